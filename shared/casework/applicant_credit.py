"""What the credit service has told of an applicant: a bad word calls for a closer look, and closes the easier ways.

It never refuses an approval by itself. Whatever stands against a firm is told without being asked; of whom nothing was
told, nothing is known to stand against.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from shared.casework.case_type import Context, Label, every
from shared.casework.law import Ground, Mark, project_default
from shared.casework.refusal import Mistake
from shared.contracts.credit import (
    EligibilityStated,
    Eligible,
    Purpose,
    RecordFileExpired,
    RecordKind,
    RecordNews,
    RecordStanding,
    RepairStanding,
)
from shared.contracts.licensing import CreditWord
from shared.contracts.message import Command
from shared.contracts.text import Text

CLOSER_LOOK = project_default(
    "信用不良或有未批先建处罚在案的，拟批准前须现场核查；信用不作为不予批准的理由",
    "whose credit is doubtful, or who built before approval, is visited before an intended approval; credit is no ground of refusal",
)
ONLY_THE_TRUSTED = Ground(
    Text(
        "国办发〔2020〕42号：有较严重不良信用记录或曾作出虚假承诺的，在信用修复前不适用告知承诺制",
        "国办发〔2020〕42号: no commitment from whose credit is seriously bad, or who broke one, until it is repaired",
    ),
    Mark.RECALLED,
)
BUILT_EARLY = "未批先建"
ON_POSITIVE_LIST = Text("监督执法正面清单", "on the positive list")
BROKEN = (RecordKind.BROKEN_COMMITMENT, RecordKind.FALSE_COMMITMENT, RecordKind.PERMIT_FRAUD)

SITE_NOT_SEEN = Mistake(
    "SITE_NOT_SEEN",
    Text(
        "申请人信用存疑或有未批先建记录，尚未现场核查",
        "The applicant's credit is doubtful, and nobody has seen the site",
    ),
    CLOSER_LOOK,
    Text("先进行现场核查并记录", "visit the site and record it first"),
)
NOT_TRUSTED = Mistake(
    "NOT_TRUSTED",
    Text("申请人信用状况不适用承诺方式", "The applicant's credit does not allow a commitment"),
    ONLY_THE_TRUSTED,
    Text("信用修复后办理，或按常规程序办理", "have the credit repaired first, or go the ordinary way"),
)


Applicants = Callable[[Command, Any], Iterable[str]]


def looks_up(applicants: Applicants) -> dict[str, Applicants]:
    """The standing and the records of whoever a command concerns as an applicant."""

    def records(command: Command, state: Any) -> Iterable[str]:
        return [every(uscc) for uscc in applicants(command, state)]

    return {EligibilityStated.ABOUT: applicants, RecordNews.ABOUT: records}


def of(uscc: str | None, context: Context[Any]) -> CreditWord | None:
    """Nothing where nothing was told."""
    stated = context.notes.get((EligibilityStated.ABOUT, uscc or ""))
    records = list(_burdening(uscc, context))
    if not isinstance(stated, EligibilityStated):
        stated = None
    if stated is None and not records:
        return None
    return CreditWord(
        version=stated.version if stated else None,
        answer=stated.answers.get(Purpose.EIA, Eligible.REVIEW) if stated else Eligible.REVIEW,
        grade=stated.grade if stated else None,
        is_on_serious_list=bool(stated and stated.is_on_serious_list),
        is_on_positive_list=bool(stated and stated.is_on_positive_list),
        built_early=tuple(sorted(one.doc_no for one in records if BUILT_EARLY in (one.breach or ""))),
        broke_promises=tuple(sorted(one.doc_no for one in records if one.kind in BROKEN)),
    )


def _burdening(uscc: str | None, context: Context[Any]) -> Iterator[RecordStanding]:
    """Records in force that nobody has repaired."""
    told = [one for one in context.notes.values() if isinstance(one, RecordNews) and one.subject_uscc == uscc]
    for one in told:
        has_expired = isinstance(one, RecordFileExpired)
        if not has_expired and one.record.is_in_force and one.record.repair is not RepairStanding.COMPLETED:
            yield one.record


FIGURES = {
    "applicant_credit": Label("申请人信用", "the applicant's credit"),
    "built_early": Label("未批先建处罚", "penalties for building early"),
    "positive_list": Label("正面清单", "positive list"),
}


def shown(word: CreditWord | None) -> dict[str, str]:
    """For the register: what speaks for or against an applicant."""
    if word is None:
        return {}
    said = {
        "applicant_credit": str(word.answer.words) if word.answer is not Eligible.YES else "",
        "built_early": "、".join(word.built_early),
        "positive_list": str(ON_POSITIVE_LIST) if word.is_on_positive_list else "",
    }
    return {name: value for name, value in said.items() if value}


def check_site_seen(word: CreditWord | None, *, visited: bool) -> None:
    if word and (word.answer is not Eligible.YES or word.built_early) and not visited:
        raise SITE_NOT_SEEN.at("intended", word.answer)


def check_trusted(word: CreditWord | None) -> None:
    if word and (word.is_on_serious_list or word.broke_promises):
        raise NOT_TRUSTED.at("applicant_uscc", word.broke_promises)
