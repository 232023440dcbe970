"""What can be asked of a provider's profile, and what can happen to it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.formats import Line, Prose, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text
from shared.contracts.thirdparty import Category, Quantity, Region

Grade = Literal["A", "B", "C", "D", "E"]
Year = Annotated[int, Field(ge=2000, le=2100)]
Fen = Annotated[int, Field(ge=0)]

# -- words of this case type --------------------------------------------------------------------------------------


class Cause(Term):
    """What keeps a provider out. The first three are lists."""

    RECTIFY = "RECTIFY", "列入环评信用限期整改名单", "on the rectification list of EIA compilers"
    BLACK = "BLACK", "列入环评信用黑名单", "on the blacklist of EIA compilers"
    SERIOUS_DISHONESTY = "SERIOUS_DISHONESTY", "列入严重失信名单", "on the list of the seriously dishonest"
    CREDIT_GRADE = "CREDIT_GRADE", "环境信用等级过低", "its environmental credit grade is too low"
    AGENCY_GRADE = "AGENCY_GRADE", "监测机构信用等级过低", "its grade as a monitoring agency is too low"
    BY_COORDINATOR = "BY_COORDINATOR", "由协调人员暂停", "suspended by the coordinator"


LISTS = (Cause.RECTIFY, Cause.BLACK, Cause.SERIOUS_DISHONESTY)


class CultivationState(Term):
    NOMINATED = "NOMINATED", "已推荐", "nominated"
    LISTED = "LISTED", "列入培育名单", "on the cultivation list"
    DECLINED = "DECLINED", "未列入培育名单", "not on the cultivation list"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Reference(Paper):
    """An earlier job; ``contact_ok`` where the client may be asked about it."""

    client: Line
    year: Year
    amount_fen: Fen
    contact_ok: bool = False


class Certificate(Paper):
    """``valid_to`` is its last day; without an end where missing."""

    name: Line
    number: Line
    valid_to: date | None = None


class StatedCredit(Paper):
    """A grade that the firm states; it counts only until the credit service publishes one."""

    grade: Grade
    as_of: date


class Profile(BaseModel):
    """What a firm says of itself."""

    model_config = ConfigDict(frozen=True)
    uscc: Uscc
    name: Line
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    capacity: Quantity
    region: Region
    certificates: tuple[Certificate, ...] = ()
    references: tuple[Reference, ...] = ()
    credit: StatedCredit | None = None

    @property
    def plain(self) -> "Profile":
        """The profile itself, without the command or fact that carried it."""
        return Profile(**{name: getattr(self, name) for name in Profile.model_fields})


class ListEntry(Paper):
    """On a list while ``starts_on <= day < ends_on``; without end where that is missing."""

    cause: Cause
    starts_on: date
    ends_on: date | None = None

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        return self.ends_on is not None and self.ends_on <= day


class Standing(Paper):
    """What was heard of a firm: its grades, and the lists on which it stands or will stand.

    ``flagged_by`` is the newest decision that it sold its services through an expert's visit; it keeps nobody out.
    """

    credit_grade: str | None = None
    agency_grade: str | None = None
    lists: tuple[ListEntry, ...] = ()
    flagged_by: str | None = None


class Indicators(Paper):
    """A firm's year: ``rd_ratio`` is spending on research by revenue, 0 to 1."""

    revenue_fen: Fen
    rd_ratio: Annotated[Decimal, Field(ge=0, le=1, max_digits=7, decimal_places=6)]
    patents: Annotated[int, Field(ge=0)]


# -- commands -----------------------------------------------------------------------------------------------------


class RegisterProvider(Profile, Command):
    KIND: ClassVar[str] = "thirdparty.provider.RegisterProvider.v1"


class ReviseProfile(Profile, Command):
    """The whole profile again; it must be verified again."""

    KIND: ClassVar[str] = "thirdparty.provider.ReviseProfile.v1"


class Verify(Command):
    """The association has checked credit code, certificates and lists."""

    KIND: ClassVar[str] = "thirdparty.provider.Verify.v1"
    statement: Prose | None = None


class SuspendProvider(Command):
    """By a person; lists suspend a provider without one."""

    KIND: ClassVar[str] = "thirdparty.provider.SuspendProvider.v1"
    reason: Prose


class ResumeProvider(Command):
    KIND: ClassVar[str] = "thirdparty.provider.ResumeProvider.v1"
    reason: Prose | None = None


class RemoveProvider(Command):
    KIND: ClassVar[str] = "thirdparty.provider.RemoveProvider.v1"
    reason: Prose


class NominateForCultivation(Command):
    """培育企业: the association puts a firm forward for the cultivation list of a year."""

    KIND: ClassVar[str] = "thirdparty.provider.NominateForCultivation.v1"
    year: Year
    indicators: Indicators
    nominated_by: Uscc


class DecideCultivation(Command):
    KIND: ClassVar[str] = "thirdparty.provider.DecideCultivation.v1"
    year: Year
    listed: bool
    reasons: Prose | None = None


class HeedStanding(Command):
    """Something was heard about the firm's lists or grades, or a list began or ended: what stands in the notebook counts."""

    KIND: ClassVar[str] = "thirdparty.provider.HeedStanding.v1"


class HeedProfile(Command):
    """There is a profile of the same firm; the later one gives way."""

    KIND: ClassVar[str] = "thirdparty.provider.HeedProfile.v1"
    other_case: UUID
    registered_on: date


class TakeOverName(Command):
    """A later profile of the same firm gave way."""

    KIND: ClassVar[str] = "thirdparty.provider.TakeOverName.v1"
    from_case: UUID
    name: str


# -- facts --------------------------------------------------------------------------------------------------------


class ProviderRegistered(Profile, Fact):
    """``causes`` is what would keep the firm out on that day."""

    KIND: ClassVar[str] = "thirdparty.provider.ProviderRegistered.v1"
    SAYS: ClassVar[Text] = Text(
        "{registered_on}登记供方{name}（{uscc}）：{categories}，{region}",
        "{name} ({uscc}) registered on {registered_on}: {categories}; {region}",
    )
    registered_on: date
    standing: Standing
    causes: tuple[Cause, ...]


class ProfileRevised(Profile, Fact):
    KIND: ClassVar[str] = "thirdparty.provider.ProfileRevised.v1"
    SAYS: ClassVar[Text] = Text(
        "{revised_on}修改供方信息，须重新核验：{name}，{categories}，{region}",
        "The profile was revised on {revised_on} and must be verified again: {name}, {categories}, {region}",
    )
    revised_on: date


class ProviderVerified(Fact):
    KIND: ClassVar[str] = "thirdparty.provider.ProviderVerified.v1"
    SAYS: ClassVar[Text] = Text(
        "{verified_on}经核验：统一社会信用代码、证书、名单均无问题",
        "Verified on {verified_on}: credit code, certificates and lists",
    )
    verified_on: date
    statement: str | None = None


class StandingNoted(Fact):
    KIND: ClassVar[str] = "thirdparty.provider.StandingNoted.v1"
    SAYS: ClassVar[Text] = Text(
        "{noted_on}获悉名单或信用等级变化；不得参与对接的原因：{causes}",
        "Lists or grades changed by {noted_on}; what keeps the firm out: {causes}",
    )
    noted_on: date
    standing: Standing
    causes: tuple[Cause, ...]


class ProviderSuspended(Fact):
    """``until`` is the first day on which no list would keep the firm out, where that is known."""

    KIND: ClassVar[str] = "thirdparty.provider.ProviderSuspended.v1"
    SAYS: ClassVar[Text] = Text(
        "{suspended_on}暂停：{causes}；说明：{reason}", "Suspended on {suspended_on}: {causes}; explanation: {reason}"
    )
    suspended_on: date
    causes: tuple[Cause, ...]
    until: date | None = None
    reason: str | None = None


class ProviderResumed(Fact):
    KIND: ClassVar[str] = "thirdparty.provider.ProviderResumed.v1"
    SAYS: ClassVar[Text] = Text("{resumed_on}恢复", "Resumed on {resumed_on}")
    resumed_on: date
    reason: str | None = None


class ProviderRemoved(Fact):
    KIND: ClassVar[str] = "thirdparty.provider.ProviderRemoved.v1"
    SAYS: ClassVar[Text] = Text("{removed_on}移出供方库：{reason}", "Removed on {removed_on}: {reason}")
    removed_on: date
    reason: str


class ProfileMerged(Fact):
    """The firm has an earlier profile, in the case ``into_case``."""

    KIND: ClassVar[str] = "thirdparty.provider.ProfileMerged.v1"
    SAYS: ClassVar[Text] = Text(
        "{merged_on}与同一统一社会信用代码（{uscc}）的在先登记合并，名称：{name}",
        "Merged on {merged_on} into the earlier profile of the same credit code ({uscc}); name: {name}",
    )
    uscc: str
    name: str
    into_case: UUID
    merged_on: date


class ProfileAbsorbed(Fact):
    KIND: ClassVar[str] = "thirdparty.provider.ProfileAbsorbed.v1"
    SAYS: ClassVar[Text] = Text("并入同一单位以“{name}”名义的登记", "Took over the firm's registration as {name}")
    from_case: UUID
    name: str


class CultivationNominated(Fact):
    KIND: ClassVar[str] = "thirdparty.provider.CultivationNominated.v1"
    SAYS: ClassVar[Text] = Text(
        "{nominated_on}由{nominated_by}推荐为{year}年度培育企业",
        "Nominated on {nominated_on} by {nominated_by} for cultivation in {year}",
    )
    nominated_on: date
    year: int
    indicators: Indicators
    nominated_by: str


class CultivationDecided(Fact):
    KIND: ClassVar[str] = "thirdparty.provider.CultivationDecided.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}决定：{year}年度{outcome}；理由：{reasons}",
        "Decided on {decided_on}: {outcome} of {year}; reasons: {reasons}",
    )
    decided_on: date
    year: int
    outcome: CultivationState
    reasons: str | None = None
