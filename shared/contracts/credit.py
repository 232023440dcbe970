"""What the credit service shares with others: who acts in it, and what it announces about records, lists, grades and help."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.formats import Line
from shared.contracts.message import Announcement, CaseRef
from shared.contracts.text import Term


class Role(Term):
    """In whose capacity somebody acts."""

    OFFICER = "OFFICER", "执法人员", "officer"
    LEGAL = "LEGAL", "法制审核人员", "legal reviewer"
    DECIDER = "DECIDER", "负责人", "decider"
    PANEL = "PANEL", "集体讨论", "panel"
    CREDIT = "CREDIT", "信用专员", "credit desk"
    LISTER = "LISTER", "清单管理员", "list keeper"
    HELPER = "HELPER", "帮扶人员", "helper"
    SUBJECT = "SUBJECT", "信用主体", "the enterprise concerned"
    PUBLIC = "PUBLIC", "公众", "public"
    EXT = "EXT", "其他机关", "another authority"
    SYSTEM = "SYSTEM", "系统", "system"


class Officer(BaseModel):
    """执法人员: a person's number and that of the law-enforcement certificate."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    person: Annotated[str, Field(min_length=1, max_length=100)]
    certificate: Line


# -- credit records ----------------------------------------------------------------------------------------------


class RecordKind(Term):
    """What is recorded against a firm. Only a penalty counts in the environmental score."""

    PENALTY = "PENALTY", "行政处罚", "penalty"
    BROKEN_COMMITMENT = "BROKEN_COMMITMENT", "违反告知承诺", "broken commitment"
    FALSE_COMMITMENT = "FALSE_COMMITMENT", "信用修复承诺或材料虚假", "false commitment or material in a repair"
    PERMIT_FRAUD = "PERMIT_FRAUD", "以欺骗等手段取得许可", "fraud in a permit"
    FUND_FRAUD = "FUND_FRAUD", "骗取财政资金", "fraud in public money"
    BROKEN_REPAYMENT = "BROKEN_REPAYMENT", "逾期未退还财政资金", "broken duty to repay public money"
    CRIME = "CRIME", "环境犯罪", "crime"
    FORCED_EXECUTION = "FORCED_EXECUTION", "被强制执行", "forced execution"
    UNFULFILLED_JUDGMENT = "UNFULFILLED_JUDGMENT", "未履行生效裁判", "unfulfilled judgment"
    DATA_FALSIFICATION = "DATA_FALSIFICATION", "数据弄虚作假", "falsified data"


class PenaltyKind(Term):
    WARNING = "WARNING", "警告", "warning"
    CRITICISM = "CRITICISM", "通报批评", "public criticism"
    FINE = "FINE", "罚款", "fine"
    CONFISCATION = "CONFISCATION", "没收", "confiscation"
    PERMIT_SUSPENDED = "PERMIT_SUSPENDED", "暂扣许可证件", "permit suspended"
    PERMIT_REVOKED = "PERMIT_REVOKED", "吊销许可证件", "permit revoked"
    LIMIT_PRODUCTION = "LIMIT_PRODUCTION", "限制生产", "production limited"
    SUSPEND = "SUSPEND", "停产整治", "production suspended"
    CLOSURE = "CLOSURE", "责令关闭", "closure"
    BAN = "BAN", "限制从业", "ban"
    DETENTION = "DETENTION", "行政拘留", "detention"


class Penalty(BaseModel):
    """One penalty of a decision; money in fen."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: PenaltyKind
    amount_fen: int = 0
    until: date | None = None


class Procedure(Term):
    SUMMARY = "SUMMARY", "简易程序", "summary procedure"
    GENERAL = "GENERAL", "普通程序", "general procedure"


class Domain(Term):
    """Under whose law a decision was made; one decision may touch several."""

    ENV = "ENV", "生态环境", "environment"
    FOOD = "FOOD", "食品", "food"
    DRUG = "DRUG", "药品", "drugs"
    SPECIAL_EQUIPMENT = "SPECIAL_EQUIPMENT", "特种设备", "special equipment"
    WORK_SAFETY = "WORK_SAFETY", "安全生产", "work safety"
    FIRE = "FIRE", "消防", "fire safety"
    OTHER = "OTHER", "其他", "other"


class BreachGrade(Term):
    MINOR = "MINOR", "轻微失信", "minor breach"
    GENERAL = "GENERAL", "一般失信", "general breach"
    SERIOUS = "SERIOUS", "严重失信", "serious breach"


class ObligationKind(Term):
    """What a decision asks of a firm; nothing is repaired while one of these is open."""

    PAY_FINE = "PAY_FINE", "缴纳罚款", "pay the fine"
    PAY_SURCHARGE = "PAY_SURCHARGE", "缴纳加处罚款", "pay the surcharge"
    CORRECT = "CORRECT", "改正违法行为", "correct the breach"
    REMOVE_HARM = "REMOVE_HARM", "消除危害后果", "remove the harm"
    COMPENSATE = "COMPENSATE", "赔偿或退还", "compensate or pay back"


class RepairStanding(Term):
    NONE = "NONE", "未修复", "not repaired"
    PARTIAL = "PARTIAL", "部分平台已修复", "repaired on some platforms only"
    COMPLETED = "COMPLETED", "已修复", "repaired"


class RecordStanding(BaseModel):
    """A credit record as it stands.

    ``earliest_end`` is the first day on which its display may be ended by repair under the rules of today, ``latest_end``
    the last day of its display; a repair counts with the pack of its own application. ``is_in_force``: not annulled.
    """

    model_config = ConfigDict(frozen=True)
    record_no: str
    kind: RecordKind
    issuer: str
    doc_no: str
    act_no: str | None
    double_of: UUID | None
    """The record of another authority's decision on the same act: of the two the heavier counts."""
    procedure: Procedure
    domains: tuple[Domain, ...]
    penalties: tuple[Penalty, ...]
    breach: str | None = None
    """What kind of breach it was; two of the same words are of the same kind."""
    breach_grade: BreachGrade
    decided_on: date
    final_on: date | None
    is_in_force: bool
    is_appealed: bool
    open_obligations: tuple[ObligationKind, ...]
    fine_due_on: date | None
    surcharge_fen: int
    """加处罚款 still owed by the last payment; it grows by the day while the fine itself is open."""
    displayed_on: date | None
    platforms: tuple[str, ...] = ()
    """Where it is or was displayed: ``Platform`` codes."""
    earliest_end: date | None
    latest_end: date | None
    display_ended_on: date | None
    repair: RepairStanding
    repaired_on: date | None
    serious_list_entry: UUID | None
    frozen_on: date | None
    """Since when the subject is bankrupt or struck off: only a successor or liquidator may have it repaired."""
    barred_until: date | None = None
    """The first day for another application, after a repair was revoked."""

    @property
    def fine_fen(self) -> int:
        return sum(one.amount_fen for one in self.penalties if one.kind is PenaltyKind.FINE)


class RecordNews(Announcement):
    """Something about a credit record; each tells how the record stands, and the one with the highest ``version`` counts.

    Told once for each firm that the record burdens: the one that was found, and whoever succeeds it.
    """

    ABOUT: ClassVar[str] = "credit.record"
    case_id: UUID
    subject_uscc: str
    version: int
    record: RecordStanding

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.case_id}"


class RecordEntered(RecordNews):
    """In force, and not displayed because the breach is minor; it counts like any other all the same."""

    KIND: ClassVar[str] = "credit.RecordEntered.v1"


class RecordPublished(RecordNews):
    """On display (双公示). The fine for platforms that count in wan yuan, with six decimals."""

    KIND: ClassVar[str] = "credit.RecordPublished.v1"
    subject_name: str
    breach: str
    facts: str
    basis: tuple[str, ...]
    fine_wan_yuan: Decimal
    platforms: tuple[str, ...]


class RecordFinalised(RecordNews):
    """No appeal is possible any more: it is adverse information from now on."""

    KIND: ClassVar[str] = "credit.RecordFinalised.v1"


class RecordChanged(RecordNews):
    """Appealed, a duty done, a decision changed or corrected, a successor found: see the standing."""

    KIND: ClassVar[str] = "credit.RecordChanged.v1"


class RecordDisplayEnded(RecordNews):
    """The longest display is over; the file keeps the record."""

    KIND: ClassVar[str] = "credit.RecordDisplayEnded.v1"


class RecordRepaired(RecordNews):
    KIND: ClassVar[str] = "credit.RecordRepaired.v1"


class RecordRepairRevoked(RecordNews):
    """The record stands again, and is on display for the rest of its longest term."""

    KIND: ClassVar[str] = "credit.RecordRepairRevoked.v1"


class RecordWithdrawn(RecordNews):
    """The decision was annulled or void: whatever rested on the record is undone."""

    KIND: ClassVar[str] = "credit.RecordWithdrawn.v1"
    withdrawn_on: date
    reason: str


class RecordFileExpired(RecordNews):
    KIND: ClassVar[str] = "credit.RecordFileExpired.v1"


class RecordDocumentKnown(Announcement):
    """Which record holds a document of an authority: a second one of the same document is refused or nothing."""

    ABOUT: ClassVar[str] = "credit.record_document"
    KIND: ClassVar[str] = "credit.RecordDocumentKnown.v1"
    case_id: UUID
    issuer: str
    doc_no: str
    subject_uscc: str | None
    act_no: str | None
    is_live: bool

    def key(self) -> str:
        return f"{self.issuer}/{self.doc_no}"


class RecordActKnown(RecordDocumentKnown):
    """Which decision came first upon an act: another authority's decision upon it is suspect of double jeopardy."""

    ABOUT: ClassVar[str] = "credit.record_act"
    KIND: ClassVar[str] = "credit.RecordActKnown.v1"

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.act_no}"


THE_BUREAU = "金华市生态环境局"
"""The issuer of decisions that our own services tell of."""


def record_case(issuer: str, doc_no: str) -> UUID:
    """The record that opens because a neighbour told of this document."""
    return uuid5(NAMESPACE_URL, f"credit-record:{issuer}/{doc_no}")


# -- who may have public money, permits and partners -------------------------------------------------------------


class Purpose(Term):
    """What somebody wants to know the credit for."""

    SUBSIDY = "SUBSIDY", "财政补助", "subsidy"
    LOAN_LIST = "LOAN_LIST", "绿色信贷名单", "loan list"
    PILOT = "PILOT", "试点", "pilot"
    WASTE_DEAL = "WASTE_DEAL", "固废利用对接", "waste deal"
    EIA = "EIA", "环评审批", "EIA"


class Eligible(Term):
    """From best to worst; of several facts the worst answer wins."""

    YES = "YES", "符合", "yes"
    REVIEW = "REVIEW", "需人工复核", "to be reviewed"
    NO = "NO", "不符合", "no"


class Reason(Term):
    """Why not simply yes. ``CREDIT_UNKNOWN`` is for whoever has no answer: it counts as ``REVIEW`` and pays nothing."""

    CREDIT_GRADE = "CREDIT_GRADE", "环境信用等级不符合要求", "environmental credit grade"
    CREDIT_UNKNOWN = "CREDIT_UNKNOWN", "信用状况未知", "credit unknown"
    DISHONEST_LIST = "DISHONEST_LIST", "列入严重失信名单", "on a list of the seriously dishonest"
    ENV_VIOLATION = "ENV_VIOLATION", "环境违法", "environmental violation"


class EligibilityBody(Announcement):
    """A firm's credit on ``as_of``: ``answers`` by purpose, ``reasons`` in the order of their codes, each once.

    ``version`` grows with every statement about the firm; after ``valid_until`` it must be asked for anew.
    ``ENV_VIOLATION`` with ``REVIEW`` may be a no under the rules of a scheme.
    """

    case_id: UUID
    subject_uscc: str
    as_of: date
    valid_until: date
    version: int
    answers: Mapping[Purpose, Eligible]
    reasons: tuple[Reason, ...]
    grade: str | None
    is_on_serious_list: bool
    open_obligations: int
    unrepaired: int
    is_on_positive_list: bool

    def key(self) -> str:
        return self.subject_uscc


class EligibilityStated(EligibilityBody):
    """How the firm stands now; told whenever that changes, and when somebody asks. The newest counts.

    Where nothing was ever stated the answer is unknown, which is never a yes: ask with ``finance.CreditCheckRequested``.
    """

    ABOUT: ClassVar[str] = "credit.eligibility"
    KIND: ClassVar[str] = "credit.EligibilityStated.v1"


class EligibilityAnswered(EligibilityBody):
    """The answer to one question, maybe about a day that is past; for the case that asked."""

    KIND: ClassVar[str] = "credit.EligibilityAnswered.v1"
    concerning: CaseRef
    purpose: Purpose


class SubjectLinked(Announcement):
    """A firm goes on under another credit code, or several: what stands against it stands against them as well."""

    ABOUT: ClassVar[str] = "credit.subject_link"
    KIND: ClassVar[str] = "credit.SubjectLinked.v1"
    case_id: UUID
    subject_uscc: str
    successors: tuple[str, ...]
    linked_on: date

    def key(self) -> str:
        return self.subject_uscc


class SubjectGone(Announcement):
    """A firm is bankrupt or struck off the register."""

    ABOUT: ClassVar[str] = "credit.subject_gone"
    KIND: ClassVar[str] = "credit.SubjectGone.v1"
    case_id: UUID
    subject_uscc: str
    gone_on: date

    def key(self) -> str:
        return self.subject_uscc


def subject_case(uscc: str) -> UUID:
    """The one case that keeps what stands against a firm, and says what that means for others."""
    return uuid5(NAMESPACE_URL, f"credit-subject:{uscc}")


# -- lists and grades --------------------------------------------------------------------------------------------


class SeriousListNews(Announcement):
    """严重失信名单: whether a firm stands on the list of the seriously dishonest; the newest counts."""

    ABOUT: ClassVar[str] = "credit.serious_list"
    case_id: UUID
    subject_uscc: str
    records: tuple[UUID, ...] = ()
    """The credit records that the entry rests on."""

    def key(self) -> str:
        return self.subject_uscc


class SeriousListListed(SeriousListNews):
    KIND: ClassVar[str] = "credit.SeriousListListed.v1"
    listed_on: date
    ground: str


class SeriousListRemoved(SeriousListNews):
    KIND: ClassVar[str] = "credit.SeriousListRemoved.v1"
    removed_on: date


class GradeScheme(Term):
    """By which table a firm is graded."""

    PROVINCIAL = "PROVINCIAL", "浙江省企业环境信用评价", "evaluation of Zhejiang (A to E)"
    NATIONAL = "NATIONAL", "国家企业环境信用评价（环发〔2013〕150号）", "national evaluation (green to red)"


class Grade(Term):
    """A to E of the provincial table, colours of the national one; from best to worst in each."""

    A = "A", "A级", "A"
    B = "B", "B级", "B"
    C = "C", "C级", "C"
    D = "D", "D级", "D"
    E = "E", "E级", "E"
    GREEN = "GREEN", "环保诚信企业（绿）", "green: environmental integrity"
    BLUE = "BLUE", "环保良好企业（蓝）", "blue: good"
    YELLOW = "YELLOW", "环保警示企业（黄）", "yellow: warning"
    RED = "RED", "环保不良企业（红）", "red: bad"

    @property
    def letter(self) -> str:
        """As the provincial table would say it, for whoever compares firms of both."""
        return {"GREEN": "A", "BLUE": "B", "YELLOW": "D", "RED": "E"}.get(self, str(self))


class GradePublished(Announcement):
    """环境信用等级: the grade of a firm, a ``Grade``; told when it is published, and whenever it changes afterwards.

    The latest ``year`` counts, and of one evaluation the highest ``version``. ``valid_to`` is the last day.
    """

    ABOUT: ClassVar[str] = "credit.grade"
    KIND: ClassVar[str] = "credit.GradePublished.v1"
    case_id: UUID
    subject_uscc: str
    grade: str
    published_on: date
    version: int = 0
    year: int | None = None
    scheme: GradeScheme = GradeScheme.PROVINCIAL
    score: Decimal | None = None
    former_grade: str | None = None
    vetoes: tuple[str, ...] = ()
    records: tuple[UUID, ...] = ()
    """The credit records that took points."""
    valid_to: date | None = None

    def key(self) -> str:
        return self.subject_uscc


class EvaluationOpened(Announcement):
    """Where the evaluation of a firm for a year lies: there is one."""

    ABOUT: ClassVar[str] = "credit.evaluation"
    KIND: ClassVar[str] = "credit.EvaluationOpened.v1"
    case_id: UUID
    subject_uscc: str
    year: int

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.year}"


# -- repair ------------------------------------------------------------------------------------------------------


class Layer(Term):
    """What is repaired together; mixing them up is the commonest mistake."""

    PUBLICITY = "PUBLICITY", "处罚信息公示", "publicity of penalties"
    CREDIT_FILE = "CREDIT_FILE", "公共信用档案（不良信息）", "credit file (adverse information)"
    ENV_CREDIT = "ENV_CREDIT", "环境信用评价", "environmental credit"


class Platform(Term):
    """Who shows or keeps a record."""

    CREDIT_CHINA = "CREDIT_CHINA", "信用中国", "Credit China"
    CREDIT_ZJ = "CREDIT_ZJ", "信用浙江", "Credit Zhejiang"
    CREDIT_JH = "CREDIT_JH", "信用金华", "Credit Jinhua"
    ENV_CREDIT_SYS = "ENV_CREDIT_SYS", "浙江省企业环境信用评价综合管理系统", "provincial environmental credit system"
    GSXT = "GSXT", "国家企业信用信息公示系统", "national enterprise publicity system"
    BUREAU_SITE = "BUREAU_SITE", "局门户网站", "the bureau's site"


class SyncAction(Term):
    END_DISPLAY = "END_DISPLAY", "停止公示", "end the display"
    DELETE = "DELETE", "删除", "delete"
    ANNOTATE = "ANNOTATE", "标注已修复", "annotate as repaired"
    RESTORE_SCORE = "RESTORE_SCORE", "恢复评分", "restore the score"
    RESTORE_DISPLAY = "RESTORE_DISPLAY", "恢复公示", "restore the display"


class RepairNews(Announcement):
    """信用修复: one application and one of its records; told for each record by itself.

    Of one application (``case_id``) the news with the highest ``version`` counts; a record is repaired as long as the
    newest of any application says ``RepairCompleted``.
    """

    ABOUT: ClassVar[str] = "credit.repair"
    case_id: UUID
    version: int
    application_no: str
    subject_uscc: str
    record: UUID

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.record}/{self.case_id}"


class RepairSubmitted(RepairNews):
    """An application is open: nobody applies for the same record again meanwhile."""

    KIND: ClassVar[str] = "credit.RepairSubmitted.v1"
    submitted_on: date


class RepairEnded(RepairNews):
    """Rejected, refused, lapsed or withdrawn: the record stands as it stood."""

    KIND: ClassVar[str] = "credit.RepairEnded.v1"
    ended_on: date
    outcome: str
    reasons: tuple[str, ...] = ()


class RepairApproved(RepairNews):
    """Decided, but on no platform yet; ``layers`` are those it reaches."""

    KIND: ClassVar[str] = "credit.RepairApproved.v1"
    approved_on: date
    decision_no: str
    layers: tuple[Layer, ...]


class RepairPartial(RepairNews):
    """Some platform has refused, or is silent after its day: the promise of measure 7 is not met yet."""

    KIND: ClassVar[str] = "credit.RepairPartial.v1"
    since: date
    missing: tuple[Platform, ...]


class RepairCompleted(RepairNews):
    """Every platform has confirmed; not before."""

    KIND: ClassVar[str] = "credit.RepairCompleted.v1"
    completed_on: date
    decision_no: str
    layers: tuple[Layer, ...]


class RepairRevoked(RepairNews):
    """False material or a broken commitment: the record stands again for the rest of its longest term.

    ``is_false``: a record of the false commitment itself follows, under ``revocation_no``.
    """

    KIND: ClassVar[str] = "credit.RepairRevoked.v1"
    revoked_on: date
    revocation_no: str
    is_false: bool
    reasons: str
    barred_until: date
    """The first day on which the firm may apply again."""


class RepairProgressed(Announcement):
    """For the applicant's app: how its application stands, by name and in words, and until when somebody must act."""

    ABOUT: ClassVar[str] = "credit.repair_progress"
    KIND: ClassVar[str] = "credit.RepairProgressed.v1"
    case_id: UUID
    version: int
    application_no: str
    subject_uscc: str
    state: str
    zh: str
    en: str
    due_on: date | None

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.case_id}"


class RepairDivided(Announcement):
    """An application named records of several authorities: the part of another one goes on as an application of its own."""

    KIND: ClassVar[str] = "credit.RepairDivided.v1"
    case_id: UUID
    part: int
    application: Mapping[str, Any]


class SyncRequested(Announcement):
    """One platform is to carry a repair out, or to take it back. Confirmed by ``credit.repair.ConfirmSync``.

    The same ``request_id`` comes again with the next ``attempt``, never another id: after a silence with ``is_query``,
    which only asks what became of it. ``due_on`` is the last day for the answer.
    """

    ABOUT: ClassVar[str] = "credit.repair_sync"
    KIND: ClassVar[str] = "credit.SyncRequested.v1"
    case_id: UUID
    request_id: UUID
    platform: Platform
    action: SyncAction
    attempt: int
    is_query: bool
    subject_uscc: str
    records: tuple[UUID, ...]
    doc_nos: tuple[str, ...]
    decision_no: str
    due_on: date

    def key(self) -> str:
        return str(self.request_id)


class SyncEscalated(Announcement):
    """A platform stays silent or refuses: its supervising authority is asked to see to it."""

    ABOUT: ClassVar[str] = "credit.repair_sync_escalated"
    KIND: ClassVar[str] = "credit.SyncEscalated.v1"
    case_id: UUID
    request_id: UUID
    platform: Platform
    attempts: int
    last_error: str | None
    escalated_on: date

    def key(self) -> str:
        return str(self.request_id)


# -- help --------------------------------------------------------------------------------------------------------


class SoftMeasureSent(Announcement):
    """A minor violation was answered with advice: help may be offered."""

    ABOUT: ClassVar[str] = "credit.soft_measure"
    KIND: ClassVar[str] = "credit.SoftMeasureSent.v1"
    case_id: UUID
    subject_uscc: str
    topic: str
    sent_on: date

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.case_id}"


# -- minor violations --------------------------------------------------------------------------------------------


class ViolationOutcome(Term):
    """What becomes of one violation. ``MAY_NOT`` is a proposal: somebody must grant it or refuse it, with reasons."""

    NO_FACTS = "NO_FACTS", "违法事实不能成立", "facts not proven"
    TRANSFER = "TRANSFER", "涉嫌犯罪移送", "transfer for suspected crime"
    TIME_BARRED = "TIME_BARRED", "超过追责时效", "time-barred"
    NOT_LIABLE = "NOT_LIABLE", "无责任能力，不予处罚", "not liable"
    NO_FAULT = "NO_FAULT", "当事人证明无主观过错，不予处罚", "no penalty: the party has proven absence of fault"
    MUST_NOT = "MUST_NOT", "轻微并及时改正且无危害后果，不予处罚", "no penalty: minor, corrected in time, no harm"
    MAY_NOT = "MAY_NOT", "初次违法且危害轻微并及时改正，可以不予处罚", "penalty may be waived: first, slight, corrected"
    MAY_NOT_GRANTED = "MAY_NOT_GRANTED", "首违不罚，决定不予处罚", "penalty waived for a first violation"
    MAY_NOT_REFUSED = "MAY_NOT_REFUSED", "首违不罚，决定不适用", "waiver for a first violation refused"
    LIGHTER = "LIGHTER", "从轻或减轻处罚", "lighter or mitigated penalty"
    PENALISE = "PENALISE", "给予行政处罚", "penalty"


class MinorCaseNews(Announcement):
    """Where a case of a minor violation stands. None of this is adverse information: it never becomes a credit record."""

    ABOUT: ClassVar[str] = "credit.minor_case"
    case_id: UUID
    subject_uscc: str
    filed_on: date
    violations: tuple[str, ...]

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.case_id}"


class MinorCaseFiled(MinorCaseNews):
    KIND: ClassVar[str] = "credit.MinorCaseFiled.v1"


class MinorCaseNoPenalty(MinorCaseNews):
    """不予行政处罚: no deduction, no loss of a place on the positive list."""

    KIND: ClassVar[str] = "credit.MinorCaseNoPenalty.v1"
    decision_no: str
    outcomes: Mapping[str, ViolationOutcome]
    packs: tuple[str, ...]
    """The lists of minor violations that it rests on."""
    decided_on: date


class MinorCaseHandedOver(MinorCaseNews):
    """For the penalty procedure; ``police_check``: the police are asked whether these are crimes or call for detention."""

    KIND: ClassVar[str] = "credit.MinorCaseHandedOver.v1"
    lighter: tuple[str, ...]
    police_check: tuple[str, ...]
    handed_on: date


class MinorCaseTransferred(MinorCaseNews):
    """To the police, on suspicion of a crime."""

    KIND: ClassVar[str] = "credit.MinorCaseTransferred.v1"
    letter_no: str
    transferred_on: date


class MinorCaseRevoked(MinorCaseNews):
    """A decision not to penalise was revoked."""

    KIND: ClassVar[str] = "credit.MinorCaseRevoked.v1"
    revoked_on: date


class MinorCaseEducated(MinorCaseNews):
    """For statistics: the firm was spared and told what to do; ``spared_fen`` is the least fine that the article has."""

    KIND: ClassVar[str] = "credit.MinorCaseEducated.v1"
    method: str
    spared_fen: int
    educated_on: date


class MinorRelapse(Announcement):
    """The same kind of violation came again while the firm was under observation: a new case opens."""

    ABOUT: ClassVar[str] = "credit.minor_relapse"
    KIND: ClassVar[str] = "credit.MinorRelapse.v1"
    case_id: UUID
    subject_uscc: str
    subject_name: str | None
    site: str
    division_code: str | None
    violation: str
    acted_on: date
    relapsed_on: date

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.case_id}"


class ViolationFound(Announcement):
    """A finding that counts when a later violation of the firm claims to be its first; or, not ``in_force``, one that was annulled."""

    ABOUT: ClassVar[str] = "credit.violation"
    KIND: ClassVar[str] = "credit.ViolationFound.v1"
    case_id: UUID
    subject_uscc: str
    violation: str
    acted_on: date
    decided_on: date
    outcome: ViolationOutcome
    in_force: bool

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.case_id}/{self.violation}"


# -- coercion ----------------------------------------------------------------------------------------------------


class CoercionNews(Announcement):
    """Sealing, seizure, limited or suspended production of a firm; the newest of one measure counts."""

    ABOUT: ClassVar[str] = "credit.coercion"
    case_id: UUID
    subject_uscc: str
    measure: str

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.case_id}"


class CoercionExecuted(CoercionNews):
    """In force from ``starts_on`` to ``last_day``, which moves when it is extended."""

    KIND: ClassVar[str] = "credit.CoercionExecuted.v1"
    starts_on: date
    last_day: date | None


class CoercionLifted(CoercionNews):
    KIND: ClassVar[str] = "credit.CoercionLifted.v1"
    lifted_on: date
    reason: str


# -- positive list -----------------------------------------------------------------------------------------------


class PositiveListProposed(Announcement):
    """A site was proposed in a quarter: while that is open, a second proposal comes to nothing."""

    ABOUT: ClassVar[str] = "credit.positive_proposal"
    KIND: ClassVar[str] = "credit.PositiveListProposed.v1"
    case_id: UUID
    subject_uscc: str
    site_id: str
    quarter: str
    is_open: bool

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.site_id}/{self.quarter}"


class PositiveListNews(Announcement):
    """正面清单: how one site of a firm stands; the newest counts. ``valid_to`` is the first day after the term."""

    ABOUT: ClassVar[str] = "credit.positive_list"
    case_id: UUID
    subject_uscc: str
    site_id: str

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.site_id}"


class PositiveListEntered(PositiveListNews):
    """On the list: entered, renewed, resumed, reinstated, or listed as something else now."""

    KIND: ClassVar[str] = "credit.PositiveListEntered.v1"
    subject_name: str | None = None
    """As it is now: the label of the site is renewed when the firm is renamed."""
    category: str
    priority: int
    tier: str
    valid_from: date
    valid_to: date


class PositiveListSuspended(PositiveListNews):
    KIND: ClassVar[str] = "credit.PositiveListSuspended.v1"
    suspended_on: date
    until: date
    reason: str


class PositiveListRemoved(PositiveListNews):
    """``whole_subject``: the ground concerns the firm, so its other sites fall as well."""

    KIND: ClassVar[str] = "credit.PositiveListRemoved.v1"
    ground: str
    whole_subject: bool
    removed_on: date
    barred_until: date | None


class PositiveListLeft(PositiveListNews):
    """Its own wish, or the end of the term."""

    KIND: ClassVar[str] = "credit.PositiveListLeft.v1"
    left_on: date
    reason: str
