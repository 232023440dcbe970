"""What is asked about a firm's credit, and what is known and said of it."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.credit import Eligible, ObligationKind, Purpose, Reason, RecordStanding
from shared.contracts.formats import Line, Prose, Sha256
from shared.contracts.message import CaseRef, Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class Cause(Term):
    """What exactly stands against a firm."""

    LISTED = "LISTED", "列入严重失信名单", "on a list of the seriously dishonest"
    BAD_GRADE = "BAD_GRADE", "环境信用等级不良", "a bad grade"
    DOUBTFUL_GRADE = "DOUBTFUL_GRADE", "环境信用等级警示", "a doubtful grade"
    OPEN_DUTY = "OPEN_DUTY", "处罚义务未履行", "duties of a penalty are open"
    APPEALED = "APPEALED", "处罚尚在复议或诉讼中", "a penalty is under appeal"
    PARTLY_REPAIRED = "PARTLY_REPAIRED", "信用修复尚未在各平台同步", "repaired on some platforms only"
    RECENT_PENALTY = "RECENT_PENALTY", "近期受到环境处罚", "a recent environmental penalty"


class LinkKind(Term):
    SAME = "SAME", "同一主体换领代码", "the same subject under a new code"
    SUCCESSOR = "SUCCESSOR", "承继主体", "successor"
    SPLIT = "SPLIT", "分立", "split"


class RegistryEvent(Term):
    NAME = "NAME", "名称变更", "change of name"
    LEGAL_REP = "LEGAL_REP", "法定代表人变更", "change of legal representative"
    DEREGISTER = "DEREGISTER", "注销", "struck off"
    REVOKE = "REVOKE", "吊销营业执照", "licence revoked"
    BANKRUPT = "BANKRUPT", "宣告破产", "bankrupt"


class Conduct(Term):
    """How a firm kept its word outside of any decision."""

    GRANT_CLOSED = "GRANT_CLOSED", "财政补助绩效核查通过", "a grant passed the check after payment"
    DEAL_KEPT = "DEAL_KEPT", "固废撮合合同履行完毕", "a deal in waste was carried out"
    DEAL_BROKEN = "DEAL_BROKEN", "固废撮合合同违约", "a deal in waste was broken"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Finding(Paper):
    """One thing that stands against a firm, what it leads to, and what ends it.

    ``to_do`` must be done, and from ``repair_from`` on a repair may be asked for; ``ends_on`` is the first day on which it
    counts no longer if nobody does anything.
    """

    reason: Reason
    eligible: Eligible
    cause: Cause
    what: str
    to_do: tuple[ObligationKind, ...] = ()
    repair_from: date | None = None
    ends_on: date | None = None


class Credit(Paper):
    """A firm's credit on a day."""

    as_of: date
    answers: Mapping[Purpose, Eligible]
    reasons: tuple[Reason, ...]
    findings: tuple[Finding, ...]
    grade: str | None
    is_on_serious_list: bool
    open_obligations: int
    unrepaired: int
    is_on_positive_list: bool


# -- commands: what is heard --------------------------------------------------------------------------------------


class News(Command):
    """Each tells of whom it is, so that it can open the case of a firm of which nothing was known."""

    uscc: str


class KeepRecord(News):
    KIND: ClassVar[str] = "credit.subject.KeepRecord.v1"
    record_case: UUID
    version: int
    record: RecordStanding
    has_expired: bool = False
    subject_name: str | None = None


class KeepListing(News):
    KIND: ClassVar[str] = "credit.subject.KeepListing.v1"
    entry: UUID
    listed_on: date | None = None
    removed_on: date | None = None
    ground: str | None = None


class KeepGrade(News):
    """``valid_to`` is its last day."""

    KIND: ClassVar[str] = "credit.subject.KeepGrade.v1"
    year: int
    version: int
    grade: str
    published_on: date
    valid_to: date | None = None


class KeepPositiveSite(News):
    """``until`` is the first day on which the site is not on the positive list any more; today or earlier: off it."""

    KIND: ClassVar[str] = "credit.subject.KeepPositiveSite.v1"
    site_id: str
    until: date


class KeepAgencyGrade(News):
    """The grade of a monitoring agency: shown beside its credit, and counted nowhere; missing once it is over."""

    KIND: ClassVar[str] = "credit.subject.KeepAgencyGrade.v1"
    round_year: int
    grade: str | None = None


class KeepConduct(News):
    """``source``: the case in which it showed; told of each case and kind once."""

    KIND: ClassVar[str] = "credit.subject.KeepConduct.v1"
    conduct: Conduct
    source: UUID
    what: Line
    shown_on: date


class AnswerCheck(News):
    KIND: ClassVar[str] = "credit.subject.AnswerCheck.v1"
    asked_by: CaseRef
    purpose: Purpose
    as_of: date | None = None


class StateAnew(Command):
    """Something ends by itself: how the firm stands then."""

    KIND: ClassVar[str] = "credit.subject.StateAnew.v1"


# -- commands: what is asked of us --------------------------------------------------------------------------------


class AskStanding(Command):
    """A firm wants to read what stands against it, or an authority what stands against a firm."""

    KIND: ClassVar[str] = "credit.subject.AskStanding.v1"


class LinkSubject(Command):
    """The firm goes on under other credit codes; its records and entries go with it."""

    KIND: ClassVar[str] = "credit.subject.LinkSubject.v1"
    kind: LinkKind
    successors: tuple[str, ...] = Field(min_length=1)
    linked_on: date
    document: Line
    proof: Sha256


class RecordRegistryChange(Command):
    KIND: ClassVar[str] = "credit.subject.RecordRegistryChange.v1"
    event: RegistryEvent
    changed_on: date
    document: Line
    name: Line | None = None
    remarks: Prose | None = None


# -- facts --------------------------------------------------------------------------------------------------------


class SubjectOpened(Fact):
    KIND: ClassVar[str] = "credit.subject.SubjectOpened.v1"
    SAYS: ClassVar[Text] = Text("建立信用主体{uscc}", "The file of {uscc} was opened")
    uscc: str
    opened_on: date


class RecordKept(Fact):
    KIND: ClassVar[str] = "credit.subject.RecordKept.v1"
    SAYS: ClassVar[Text] = Text(
        "{kept_on}信用记录{record_no}（{doc_no}）：有效：{is_in_force}，{repair}",
        "Credit record {record_no} ({doc_no}) as of {kept_on}: in force {is_in_force}, {repair}",
    )
    record_case: UUID
    version: int
    record: RecordStanding
    has_expired: bool
    subject_name: str | None
    kept_on: date

    @property
    def counts(self) -> bool:
        """Whether anything of it stands against the firm."""
        return self.record.is_in_force and not self.has_expired

    def sentence(self) -> Text:
        said = self.record
        named = {"record_no": said.record_no, "doc_no": said.doc_no, "repair": said.repair}
        return self.SAYS.filled(kept_on=self.kept_on, is_in_force=said.is_in_force, **named)


class ListingKept(Fact):
    KIND: ClassVar[str] = "credit.subject.ListingKept.v1"
    SAYS: ClassVar[Text] = Text(
        "严重失信名单：列入{listed_on}，移出{removed_on}", "Serious list: on it {listed_on}, off it {removed_on}"
    )
    entry: UUID
    listed_on: date | None
    removed_on: date | None
    ground: str | None


class GradeKept(Fact):
    KIND: ClassVar[str] = "credit.subject.GradeKept.v1"
    SAYS: ClassVar[Text] = Text(
        "{published_on}环境信用等级：{grade}（{year}年）",
        "Environmental credit grade of {published_on}: {grade} ({year})",
    )
    year: int
    version: int
    grade: str
    published_on: date
    valid_to: date | None


class PositiveSiteKept(Fact):
    KIND: ClassVar[str] = "credit.subject.PositiveSiteKept.v1"
    SAYS: ClassVar[Text] = Text(
        "{kept_on}正面清单：场所{site_id}至{until}前有效",
        "Positive list, as of {kept_on}: site {site_id} until before {until}",
    )
    site_id: str
    until: date
    kept_on: date


class AgencyGradeKept(Fact):
    KIND: ClassVar[str] = "credit.subject.AgencyGradeKept.v1"
    SAYS: ClassVar[Text] = Text(
        "监测机构信用等级（{round_year}年度）：{grade}，仅供参考，不计入环境信用",
        "Grade as a monitoring agency, round {round_year}: {grade}; information only, it counts nowhere",
    )
    round_year: int
    grade: str | None


class ConductNoted(Fact):
    """Shown beside the credit of a firm, for whoever asks it for a promise; neither a record nor a finding."""

    KIND: ClassVar[str] = "credit.subject.ConductNoted.v1"
    SAYS: ClassVar[Text] = Text(
        "{shown_on}{conduct}（{what}），仅供参考，不计入环境信用",
        "{conduct} on {shown_on} ({what}); information only, it counts nowhere",
    )
    conduct: Conduct
    source: UUID
    what: str
    shown_on: date


class StandingStated(Credit, Fact):
    """``statement_no`` grows with every statement about the firm."""

    KIND: ClassVar[str] = "credit.subject.StandingStated.v1"
    SAYS: ClassVar[Text] = Text(
        "{as_of}信用状况第{statement_no}次告知：财政补助{subsidy}，事由：{reasons}；有效至{valid_until}",
        "Standing as of {as_of}, statement {statement_no}: public money {subsidy}, reasons: {reasons}; valid until {valid_until}",
    )
    statement_no: int
    valid_until: date

    def sentence(self) -> Text:
        return self.SAYS.filled(
            as_of=self.as_of,
            statement_no=self.statement_no,
            subsidy=self.answers[Purpose.SUBSIDY],
            reasons=self.reasons,
            valid_until=self.valid_until,
        )


class CheckAnswered(Fact):
    KIND: ClassVar[str] = "credit.subject.CheckAnswered.v1"
    SAYS: ClassVar[Text] = Text(
        "答复信用查询（{purpose}）：{eligible}", "A credit check for {purpose} was answered: {eligible}"
    )
    asked_by: CaseRef
    purpose: Purpose
    eligible: Eligible
    credit: Credit
    valid_until: date


class SubjectRenamed(Fact):
    KIND: ClassVar[str] = "credit.subject.SubjectRenamed.v1"
    SAYS: ClassVar[Text] = Text("{changed_on}更名为{name}（{document}）", "Named {name} from {changed_on} ({document})")
    name: str
    changed_on: date
    document: str


class RegistryChangeRecorded(Fact):
    KIND: ClassVar[str] = "credit.subject.RegistryChangeRecorded.v1"
    SAYS: ClassVar[Text] = Text("{changed_on}{event}（{document}）", "{event} on {changed_on} ({document})")
    event: RegistryEvent
    changed_on: date
    document: str
    is_gone: bool


class SubjectLinked(Fact):
    KIND: ClassVar[str] = "credit.subject.SubjectLinked.v1"
    SAYS: ClassVar[Text] = Text(
        "{linked_on}由{successors}承继（{kind}，{document}）",
        "Succeeded by {successors} from {linked_on} ({kind}, {document})",
    )
    kind: LinkKind
    successors: tuple[str, ...]
    linked_on: date
    document: str
    proof: str
