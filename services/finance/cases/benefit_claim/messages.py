"""What can be asked about a key that benefits only once, and what can happen to it."""

from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from shared.contracts.finance import BenefitKey, Scheme, Step
from shared.contracts.formats import Line, Prose
from shared.contracts.message import CaseRef, Command, Fact
from shared.contracts.text import Text


class Word(BaseModel):
    """A word of a case about the key; ``step`` says how recent it is."""

    model_config = ConfigDict(frozen=True)
    asked_by: CaseRef
    step: Step
    benefit_key: BenefitKey


# -- commands -----------------------------------------------------------------------------------------------------


class Claim(Word, Command):
    KIND: ClassVar[str] = "finance.benefit_claim.Claim.v1"
    case_no: Line
    scheme: Scheme


class Release(Word, Command):
    KIND: ClassVar[str] = "finance.benefit_claim.Release.v1"


class JudgeNearDuplicate(Command):
    """An officer compared the papers of a claim with those of the keys that look like its own."""

    KIND: ClassVar[str] = "finance.benefit_claim.JudgeNearDuplicate.v1"
    claimant: UUID
    is_same: bool
    reason: Prose


# -- facts --------------------------------------------------------------------------------------------------------


class ClaimFact(Word):
    case_no: str
    scheme: Scheme
    value: str
    """The key as it is compared."""


class ClaimGranted(ClaimFact, Fact):
    KIND: ClassVar[str] = "finance.benefit_claim.ClaimGranted.v1"
    SAYS: ClassVar[Text] = Text("{value}由{case_no}使用（{scheme}）", "{value} serves {case_no} ({scheme})")


class NearDuplicateFound(ClaimFact, Fact):
    """``NEAR_DUPLICATE``: the claim waits until an officer has compared the papers."""

    KIND: ClassVar[str] = "finance.benefit_claim.NearDuplicateFound.v1"
    SAYS: ClassVar[Text] = Text(
        "{case_no}的{value}与{held_by}的编号形近，待人工核对",
        "{value} of {case_no} looks like a key of {held_by}: an officer compares them",
    )
    held_by: tuple[str, ...]


class ClaimDenied(ClaimFact, Fact):
    KIND: ClassVar[str] = "finance.benefit_claim.ClaimDenied.v1"
    SAYS: ClassVar[Text] = Text(
        "{value}已由{held_by}使用，{case_no}不得重复享受", "{value} serves {held_by} already, and not {case_no} as well"
    )
    held_by: tuple[str, ...]
    reason: str | None = None


class ClaimReleased(Word, Fact):
    """Also where nothing was held: a claim that comes later is older than this word."""

    KIND: ClassVar[str] = "finance.benefit_claim.ClaimReleased.v1"
    SAYS: ClassVar[Text] = Text("{value}不再由该案占用", "{value} is released by a case")
    value: str
