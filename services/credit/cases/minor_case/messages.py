"""What can be asked in a case of a minor violation, and what can happen to it. Amounts of money are in fen."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from shared.contracts.credit import Officer, Procedure, ViolationOutcome
from shared.contracts.formats import Line, Prose, Sha256, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's number; never a name."""
Division = Annotated[str, Field(pattern=r"^\d{6}$")]
Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9-]{1,39}$")]
"""行政处罚事项码: one kind of violation. The demonstration list has no catalogue: its own codes (MD-01) stand for them."""
Amount = Annotated[Decimal, Field(ge=0)]

# -- words of this case type --------------------------------------------------------------------------------------


class SubjectKind(Term):
    ENTERPRISE = "ENTERPRISE", "企业", "enterprise"
    SOLE_TRADER = "SOLE_TRADER", "个体工商户", "sole trader"
    PUBLIC_INSTITUTION = "PUBLIC_INSTITUTION", "事业单位", "public institution"
    SOCIAL_ORG = "SOCIAL_ORG", "社会组织", "social organisation"
    NATURAL_PERSON = "NATURAL_PERSON", "自然人", "natural person"


class Source(Term):
    ROUTINE = "ROUTINE", "日常检查", "routine inspection"
    DOUBLE_RANDOM = "DOUBLE_RANDOM", "双随机抽查", "double-random inspection"
    COMPLAINT = "COMPLAINT", "投诉举报", "complaint"
    ONLINE_MONITOR = "ONLINE_MONITOR", "在线监控", "online monitoring"
    SELF_REPORT = "SELF_REPORT", "自行报告", "self-report"
    TRANSFER_IN = "TRANSFER_IN", "其他部门移送", "transfer from elsewhere"
    PATROL = "PATROL", "巡查", "patrol"


class NotFiledReason(Term):
    NO_FACTS = "NO_FACTS", "没有违法事实", "no facts"
    NO_JURISDICTION = "NO_JURISDICTION", "无管辖权", "no jurisdiction"
    TIME_BARRED = "TIME_BARRED", "超过追责时效", "time-barred"
    SOURCE_REVOKED = "SOURCE_REVOKED", "线索所依据的决定已撤销", "the decision behind the clue was revoked"


class SoftKind(Term):
    GUIDANCE = "GUIDANCE", "指导", "guidance"
    ADVICE = "ADVICE", "建议", "advice"
    REMINDER = "REMINDER", "提醒", "reminder"
    PERSUASION = "PERSUASION", "劝告", "persuasion"
    INTERVIEW = "INTERVIEW", "约谈", "interview"


class PollutantClass(Term):
    A = "A", "第一类污染物", "first-class pollutant"
    B = "B", "第二类污染物", "second-class pollutant"


class Intent(Term):
    YES = "YES", "有主观故意", "intended"
    NO = "NO", "无主观故意", "not intended"
    UNKNOWN = "UNKNOWN", "主观状态不明", "unknown"


class Harm(Term):
    """From none to the worst."""

    NONE = "NONE", "没有造成危害后果", "none"
    SLIGHT = "SLIGHT", "危害后果轻微", "slight"
    REAL = "REAL", "造成危害后果", "real"
    SERIOUS = "SERIOUS", "危害后果严重", "serious"


class Exclusion(Term):
    """Whatever closes the way to leniency; any one of an item's suffices."""

    X1 = "X1", "造成危害、群众投诉属实或突发环境事件", "real harm, a verified complaint or an incident"
    X2 = "X2", "拒绝、阻挠检查", "inspection refused or obstructed"
    X3 = "X3", "弄虚作假、私设暗管、偷排或毁灭证据", "false data, hidden outlet, by-pass or destroyed evidence"
    X4 = "X4", "追溯期内有同类违法行为", "the same kind of violation inside the look-back window"
    X5 = "X5", "位于饮用水水源保护区、生态保护红线等特殊区域", "in a protection zone or behind the red line"
    X6 = "X6", "重污染天气应急或管控期间", "during a heavy-pollution alert or control period"
    X7 = "X7", "涉嫌犯罪", "suspected crime"
    X8 = "X8", "同次检查同一设施有其他严重违法", "another serious violation in the same inspection"
    X9 = "X9", "涉及第一类或有毒污染物", "a first-class or toxic pollutant"
    X10 = "X10", "未及时改正、改正不到位或虚假改正", "correction late, partial or fake"
    X11 = "X11", "列入严重失信名单且未修复", "on the list of the seriously dishonest"


class Mitigation(Term):
    """行政处罚法第三十二条: what makes a penalty lighter."""

    OWN_INITIATIVE = "OWN_INITIATIVE", "主动消除或减轻危害后果", "removed or lessened the harm unasked"
    COERCED = "COERCED", "受胁迫或诱骗", "coerced or lured"
    CONFESSED = "CONFESSED", "主动供述", "confessed what was not known"
    MERIT = "MERIT", "有立功表现", "merit"
    MINOR = "MINOR", "已满十四周岁不满十八周岁", "between fourteen and eighteen years old"
    APOLOGY = "APOLOGY", "公开道歉并作出守法承诺", "public apology and a promise to comply"


class Burden(Term):
    """Who must prove what the outcome rests on."""

    AUTHORITY = "AUTHORITY", "由行政机关举证", "for the authority to prove"
    PARTY = "PARTY", "由当事人举证", "for the party to prove"


class CorrectionResult(Term):
    DONE = "DONE", "已改正", "done"
    PARTIAL = "PARTIAL", "改正不到位", "partial"
    FAKE = "FAKE", "虚假改正", "fake"


class PackDate(Term):
    """Which date chose the list."""

    DECISION_DATE = "DECISION_DATE", "按决定之日", "the day of the decision"
    ACT_DATE = "ACT_DATE", "按行为发生之日（较轻）", "the day of the act, whose list is milder"


class EducationMethod(Term):
    INTERVIEW = "INTERVIEW", "约谈", "interview"
    LECTURE = "LECTURE", "普法讲解", "lecture"
    GUIDANCE_LETTER = "GUIDANCE_LETTER", "指导书", "guidance letter"
    COMMITMENT = "COMMITMENT", "签订承诺书", "signed commitment"


class PauseReason(Term):
    HEARING = "HEARING", "听证", "hearing"
    ANNOUNCEMENT = "ANNOUNCEMENT", "公告", "announcement"
    MONITORING = "MONITORING", "监测", "monitoring"
    APPRAISAL = "APPRAISAL", "鉴定", "appraisal"
    EXPERT_REVIEW = "EXPERT_REVIEW", "专家评审", "expert review"
    SERVICE = "SERVICE", "送达", "service"
    POLICE = "POLICE", "移送公安机关", "transfer to the police"


class RevokeGround(Term):
    FRAUD = "FRAUD", "以欺骗手段取得决定", "the decision was got by fraud"
    WRONG_LAW = "WRONG_LAW", "适用法律错误", "wrong law"
    DUPLICATE = "DUPLICATE", "同一行为重复决定", "a second decision on the same act"
    ANNULLED = "ANNULLED", "被复议机关或者法院撤销", "annulled by a higher body or a court"


class Fate(Term):
    DEREGISTERED = "DEREGISTERED", "已注销", "deregistered"
    MERGED_INTO = "MERGED_INTO", "已合并入其他主体", "merged into another"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Clue(BaseModel):
    """What is held against whom. ``act_end`` is missing while the act goes on; a natural person is known by a digest only."""

    model_config = ConfigDict(frozen=True)
    subject_kind: SubjectKind = SubjectKind.ENTERPRISE
    subject_uscc: Line | None = None
    """As it is written; it is read by the rules."""
    subject_name: Line | None = None
    person_hash: Sha256 | None = None
    site: Line
    division_code: Division | None = None
    source: Source
    act_start: date
    act_end: date | None = None
    discovered_at: AwareDatetime | None = None
    """The moment of registration, where nothing else is said."""
    text: Prose
    suspected: tuple[Exclusion, ...] = ()

    @property
    def plain(self) -> "Clue":
        """The clue itself, without the command or fact that carried it."""
        return Clue(**{name: getattr(self, name) for name in Clue.model_fields})

    @property
    def party(self) -> str:
        """By what the subject is known: a credit code, or the digest of a person."""
        return self.subject_uscc or self.person_hash or ""

    @model_validator(mode="after")
    def _is_known(self) -> Self:
        is_person = self.subject_kind is SubjectKind.NATURAL_PERSON
        if (self.subject_uscc is None) is not is_person or (self.person_hash is None) is is_person:
            rule = Text(
                "单位应有统一社会信用代码，自然人只记摘要",
                "a firm has its credit code, a natural person a digest and nothing else",
            )
            raise ValueError(str(rule))
        if is_person and self.subject_name:
            raise ValueError(str(Text("不得记载自然人姓名", "the name of a natural person is not recorded")))
        return self


class Violation(Paper):
    """One violation and its facts; each item of the list says which of them it reads."""

    violation_code: Code
    text: Prose | None = None
    proven: bool = True
    measured: Amount | None = None
    limit: Amount | None = None
    unit: Line | None = None
    pollutant_code: Line | None = None
    pollutant_class: PollutantClass | None = None
    pollutants_exceeded: Annotated[int, Field(ge=1)] = 1
    ph: Amount | None = None
    mass_t: Amount | None = None
    is_mixed: bool = False
    """Hazardous waste mixed with other waste."""
    is_special_waste: bool | None = None
    """Toxic, medical, laboratory or explosive."""
    duration_days: Annotated[int, Field(ge=0)] | None = None
    failed_at: AwareDatetime | None = None
    reported_at: AwareDatetime | None = None
    daily_mean_ok: bool | None = None
    intent: Intent = Intent.UNKNOWN
    has_discharged: bool | None = None
    facilities_compliant: bool | None = None
    fault_disproved: bool = False
    fault_evidence: tuple[Line, ...] = ()
    """What the party handed in to prove that it was not at fault."""
    harm: Harm = Harm.NONE
    harm_evidence: tuple[Line, ...] = ()
    endangers: bool = False
    """Life, health or financial safety is affected."""
    is_serious: bool = False
    aggravators: tuple[Exclusion, ...] = ()
    mitigation: tuple[Mitigation, ...] = ()
    offender_age: Annotated[int, Field(ge=0)] | None = None
    lacks_capacity: bool = False
    fine_min_fen: Annotated[int, Field(ge=0)] = 0
    """The least fine of the article, for statistics only."""


class EarlierFinding(Paper):
    """An earlier finding against a firm, as the enforcement platform shows it or another case of ours announced it."""

    violation_code: Code
    subject_uscc: Uscc | None = None
    """Of whom, where it is not the subject of the case."""
    acted_on: date
    decided_on: date
    outcome: ViolationOutcome
    in_force: bool = True
    reference: Line


class OutsideList(Paper):
    """The officer proposes leniency for what no list names, because the law's own conditions are met."""

    violation_code: Code
    reasons: Prose


class Facts(BaseModel):
    model_config = ConfigDict(frozen=True)
    violations: Annotated[tuple[Violation, ...], Field(min_length=1)]
    earlier: tuple[EarlierFinding, ...] = ()

    @model_validator(mode="after")
    def _are_distinct(self) -> Self:
        found = [one.violation_code for one in self.violations]
        if len(set(found)) < len(found):
            raise ValueError(str(Text("同一违法事项只列一次", "each violation is listed once")))
        return self


class CorrectionLimit(Paper):
    """Until when a violation is to be corrected: ``count`` days or working days after ``starts_on``."""

    violation_code: str
    count: int
    in_working_days: bool
    starts_on: date
    last_day: date
    is_given: bool = False
    """By the officers, where no item of the list says it."""


class Tested(Paper):
    """One step of the engine: whether it settled the matter, and with which figures."""

    step: int
    settles: bool
    zh: str
    en: str


class Assessment(Paper):
    """One violation: its outcome, who bore the burden of proof, the list it rests on, and every test on the way."""

    violation_code: str
    outcome: ViolationOutcome
    burden: Burden
    item_code: str | None
    pack_id: str
    pack_by: PackDate
    is_outside_list: bool
    exclusions: tuple[Exclusion, ...]
    counted: tuple[str, ...]
    """The earlier findings because of which it is not the first."""
    mitigation: tuple[Mitigation, ...]
    ratio: Decimal | None
    """超标倍数, to three decimals: to be read, never compared."""
    police_check: bool
    trace: tuple[Tested, ...]


# -- commands: clue and filing ------------------------------------------------------------------------------------


class RegisterClue(Clue, Command):
    KIND: ClassVar[str] = "credit.minor_case.RegisterClue.v1"


class SendSoftMeasure(Command):
    """Only a risk, no violation. ``topic_technical``: expert help may be offered."""

    KIND: ClassVar[str] = "credit.minor_case.SendSoftMeasure.v1"
    kind: SoftKind
    letter_no: Line
    channel: Line
    topic: Line
    topic_technical: bool = False
    due: date | None = None


class CloseSoft(Command):
    KIND: ClassVar[str] = "credit.minor_case.CloseSoft.v1"
    result: Prose


class Escalate(Command):
    """A violation was found after all."""

    KIND: ClassVar[str] = "credit.minor_case.Escalate.v1"
    reason: Prose


class RejectClue(Command):
    KIND: ClassVar[str] = "credit.minor_case.RejectClue.v1"
    reason: NotFiledReason
    explanation: Prose | None = None


class HeedRevocation(Command):
    """The decision that the clue came from was revoked."""

    KIND: ClassVar[str] = "credit.minor_case.HeedRevocation.v1"
    doc_no: Line


class ExtendFiling(Command):
    KIND: ClassVar[str] = "credit.minor_case.ExtendFiling.v1"
    reason: Prose


class File(Command):
    """The four tests of filing; whether it is in time follows from the dates."""

    KIND: ClassVar[str] = "credit.minor_case.File.v1"
    proposed_by: Person
    has_evidence: bool
    is_punishable: bool
    has_jurisdiction: bool


# -- commands: facts and correction -------------------------------------------------------------------------------


class RecuseOfficer(Command):
    KIND: ClassVar[str] = "credit.minor_case.RecuseOfficer.v1"
    person: Person
    reason: Prose


class RecordFacts(Facts, Command):
    KIND: ClassVar[str] = "credit.minor_case.RecordFacts.v1"
    officers: tuple[Officer, ...]
    act_end: date | None = None
    """Where it is known by now that the act has ended."""


class CorrectFacts(Command):
    """What was recorded was wrong; an assessment is made anew, and the old one stays visible."""

    KIND: ClassVar[str] = "credit.minor_case.CorrectFacts.v1"
    reason: Prose
    discovered_at: AwareDatetime | None = None
    act_start: date | None = None
    act_end: date | None = None
    violations: tuple[Violation, ...] = ()
    earlier: tuple[EarlierFinding, ...] = ()


class ProveNoFault(Command):
    """The party's own proof that it was not at fault."""

    KIND: ClassVar[str] = "credit.minor_case.ProveNoFault.v1"
    violation_code: Code
    evidence: Annotated[tuple[Line, ...], Field(min_length=1)]
    statement: Prose | None = None


class OrderCorrection(Command):
    """``limit_on`` is for violations whose limit no list item says."""

    KIND: ClassVar[str] = "credit.minor_case.OrderCorrection.v1"
    order_no: Line
    officers: tuple[Officer, ...]
    served_on: date | None = None
    limit_on: date | None = None


class ReportCorrection(Command):
    """Of the violations named, or of all."""

    KIND: ClassVar[str] = "credit.minor_case.ReportCorrection.v1"
    violations: tuple[Code, ...] = ()
    done_on: date
    evidence: Annotated[tuple[Line, ...], Field(min_length=1)]


class VerifyCorrection(Command):
    """On the spot or by video, of the violations named or of all; ``retest`` where something is measured again."""

    KIND: ClassVar[str] = "credit.minor_case.VerifyCorrection.v1"
    violations: tuple[Code, ...] = ()
    result: CorrectionResult = CorrectionResult.DONE
    done_on: date | None = None
    officers: tuple[Officer, ...]
    by_video: bool = False
    retest: Amount | None = None
    evidence: tuple[Line, ...] = ()


class ExpireCorrection(Command):
    KIND: ClassVar[str] = "credit.minor_case.ExpireCorrection.v1"
    violation_code: str


# -- commands: clocks, officers, subject --------------------------------------------------------------------------


class PauseClock(Command):
    KIND: ClassVar[str] = "credit.minor_case.PauseClock.v1"
    reason: PauseReason


class ResumeClock(Command):
    KIND: ClassVar[str] = "credit.minor_case.ResumeClock.v1"


class ExtendDecision(Command):
    KIND: ClassVar[str] = "credit.minor_case.ExtendDecision.v1"
    reason: Prose


class RecordSubjectGone(Command):
    KIND: ClassVar[str] = "credit.minor_case.RecordSubjectGone.v1"
    fate: Fate
    gone_on: date
    successor_uscc: Uscc | None = None


class Merge(Command):
    """Two branches took up the same act: the case that was filed first survives."""

    KIND: ClassVar[str] = "credit.minor_case.Merge.v1"
    into_case: UUID


# -- commands: assessment and decision ----------------------------------------------------------------------------


class Assess(Command):
    KIND: ClassVar[str] = "credit.minor_case.Assess.v1"
    outside_list: tuple[OutsideList, ...] = ()


class ReviewLegality(Command):
    """``is_complex``: only the panel may waive the penalty."""

    KIND: ClassVar[str] = "credit.minor_case.ReviewLegality.v1"
    passed: bool
    opinion: Prose
    is_complex: bool = False


class RefuseWaiver(Command):
    """The law allows to waive the penalty, but the decider does not, and says why."""

    KIND: ClassVar[str] = "credit.minor_case.RefuseWaiver.v1"
    violation_code: Code
    reasons: Prose


class Split(Command):
    """What is to be penalised leaves the case, what is spared stays."""

    KIND: ClassVar[str] = "credit.minor_case.Split.v1"


class DecideNoPenalty(Command):
    KIND: ClassVar[str] = "credit.minor_case.DecideNoPenalty.v1"
    reasons: Prose | None = None
    minutes_no: Line | None = None


class DropCase(Command):
    """Nothing was proven, or it is too late for all of it."""

    KIND: ClassVar[str] = "credit.minor_case.DropCase.v1"


class HandOver(Command):
    KIND: ClassVar[str] = "credit.minor_case.HandOver.v1"
    remark: Prose | None = None


class TransferCrime(Command):
    KIND: ClassVar[str] = "credit.minor_case.TransferCrime.v1"
    letter_no: Line


# -- commands: afterwards -----------------------------------------------------------------------------------------


class RecordService(Command):
    KIND: ClassVar[str] = "credit.minor_case.RecordService.v1"
    served_on: date


class RecordEducation(Command):
    KIND: ClassVar[str] = "credit.minor_case.RecordEducation.v1"
    method: EducationMethod
    held_on: date
    signed: bool


class StartObservation(Command):
    KIND: ClassVar[str] = "credit.minor_case.StartObservation.v1"


class EndObservation(Command):
    KIND: ClassVar[str] = "credit.minor_case.EndObservation.v1"


class ReportRelapse(Command):
    KIND: ClassVar[str] = "credit.minor_case.ReportRelapse.v1"
    violation_code: Code
    acted_on: date


class CloseCase(Command):
    KIND: ClassVar[str] = "credit.minor_case.CloseCase.v1"


class LearnPrior(Command):
    """An earlier violation became known after the penalty was waived. ``hidden``: the firm hid it on purpose."""

    KIND: ClassVar[str] = "credit.minor_case.LearnPrior.v1"
    violation_code: Code
    acted_on: date
    reference: Line
    hidden: bool = False


class RevokeDecision(Command):
    KIND: ClassVar[str] = "credit.minor_case.RevokeDecision.v1"
    ground: RevokeGround
    reasons: Prose
    minutes_no: Line | None = None


class RecordThirdPartyAppeal(Command):
    """A neighbour objects to the leniency. Whether it may is for the court; the decision stays in effect."""

    KIND: ClassVar[str] = "credit.minor_case.RecordThirdPartyAppeal.v1"
    body: Line
    reference: Line


class PublishToCredit(Command):
    """What nobody may do: a decision not to penalise is no adverse information."""

    KIND: ClassVar[str] = "credit.minor_case.PublishToCredit.v1"
    platform: Line


class RecordPenalty(Command):
    """What the penalty procedure came to."""

    KIND: ClassVar[str] = "credit.minor_case.RecordPenalty.v1"
    doc_no: Line
    procedure: Procedure
    fine_fen: Annotated[int, Field(ge=0)]
    decided_on: date


class WithdrawPenalty(Command):
    """Annulled on appeal."""

    KIND: ClassVar[str] = "credit.minor_case.WithdrawPenalty.v1"
    withdrawn_on: date


class RecordPoliceAnswer(Command):
    KIND: ClassVar[str] = "credit.minor_case.RecordPoliceAnswer.v1"
    filed: bool
    reason: Prose | None = None


# -- facts: clue and filing ---------------------------------------------------------------------------------------


class ClueRegistered(Clue, Fact):
    """Its sentence names nobody."""

    KIND: ClassVar[str] = "credit.minor_case.ClueRegistered.v1"
    SAYS: ClassVar[Text] = Text(
        "{registered_on}登记违法线索（{source}）：{text}", "A clue was registered on {registered_on} ({source}): {text}"
    )
    discovered_on: date
    registered_on: date


class SoftMeasureSent(Fact):
    KIND: ClassVar[str] = "credit.minor_case.SoftMeasureSent.v1"
    SAYS: ClassVar[Text] = Text(
        "{sent_on}发出{kind}函{letter_no}：{topic}；不属于行政处罚，不记入信用",
        "By letter {letter_no} of {sent_on}: {kind} on {topic}; this is no penalty and leaves no credit record",
    )
    kind: SoftKind
    letter_no: str
    channel: str
    topic: str
    topic_technical: bool
    due: date | None
    sent_on: date


class ClosedSoft(Fact):
    KIND: ClassVar[str] = "credit.minor_case.ClosedSoft.v1"
    SAYS: ClassVar[Text] = Text("{closed_on}柔性措施办结：{result}", "The soft measure ended on {closed_on}: {result}")
    result: str
    closed_on: date


class Escalated(Fact):
    KIND: ClassVar[str] = "credit.minor_case.Escalated.v1"
    SAYS: ClassVar[Text] = Text("{escalated_on}转为违法线索：{reason}", "A clue again from {escalated_on}: {reason}")
    reason: str
    escalated_on: date


class NotFiled(Fact):
    KIND: ClassVar[str] = "credit.minor_case.NotFiled.v1"
    SAYS: ClassVar[Text] = Text("{rejected_on}不予立案：{reason}", "Not filed on {rejected_on}: {reason}")
    reason: NotFiledReason
    explanation: str | None
    rejected_on: date


class SourceRevoked(Fact):
    KIND: ClassVar[str] = "credit.minor_case.SourceRevoked.v1"
    SAYS: ClassVar[Text] = Text(
        "{heard_on}获知线索所依据的{doc_no}已撤销，由承办人处理",
        "On {heard_on} it was learnt that {doc_no}, from which the clue came, is revoked; the officers decide what follows",
    )
    doc_no: str
    heard_on: date


class FilingExtended(Fact):
    KIND: ClassVar[str] = "credit.minor_case.FilingExtended.v1"
    SAYS: ClassVar[Text] = Text(
        "{extended_on}批准延长立案期限：{reason}", "The time to file was extended on {extended_on}: {reason}"
    )
    reason: str
    extended_on: date


class Filed(Fact):
    KIND: ClassVar[str] = "credit.minor_case.Filed.v1"
    SAYS: ClassVar[Text] = Text("{filed_on}立案", "Filed on {filed_on}")
    proposed_by: str
    decided_by: str
    filed_on: date


# -- facts: facts and correction ----------------------------------------------------------------------------------


class OfficerRecused(Fact):
    KIND: ClassVar[str] = "credit.minor_case.OfficerRecused.v1"
    SAYS: ClassVar[Text] = Text(
        "{recused_on}一名执法人员回避：{reason}", "An officer withdrew on {recused_on}: {reason}"
    )
    person: str
    reason: str
    recused_on: date


class FactsRecorded(Facts, Fact):
    KIND: ClassVar[str] = "credit.minor_case.FactsRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{recorded_on}由两名执法人员记录违法事实：{found}",
        "Facts were recorded by two officers on {recorded_on}: {found}",
    )
    found: tuple[Text, ...]
    officers: tuple[Officer, ...]
    act_end: date | None
    recorded_on: date


class FactsCorrected(Facts, Fact):
    """Everything as it stands from now on; ``limits`` are those of a correction order."""

    KIND: ClassVar[str] = "credit.minor_case.FactsCorrected.v1"
    SAYS: ClassVar[Text] = Text(
        "{corrected_on}更正事实：{reason}", "The facts were corrected on {corrected_on}: {reason}"
    )
    reason: str
    discovered_at: AwareDatetime
    act_start: date
    act_end: date | None
    limits: tuple[CorrectionLimit, ...]
    corrected_on: date


class NoFaultPleaded(Fact):
    KIND: ClassVar[str] = "credit.minor_case.NoFaultPleaded.v1"
    SAYS: ClassVar[Text] = Text(
        "{pleaded_on}当事人就{violation_code}提交无主观过错的证据",
        "The party handed in its proof of no fault for {violation_code} on {pleaded_on}",
    )
    violation_code: str
    evidence: tuple[str, ...]
    statement: str | None
    pleaded_on: date


class CorrectionOrdered(Fact):
    KIND: ClassVar[str] = "credit.minor_case.CorrectionOrdered.v1"
    SAYS: ClassVar[Text] = Text(
        "{served_on}送达责令改正决定{order_no}，应于{last_day}前（含当日）改正；按{pack_id}",
        "Correction order {order_no} was served on {served_on}, to be done by {last_day}; under {pack_id}",
    )
    order_no: str
    officers: tuple[Officer, ...]
    limits: tuple[CorrectionLimit, ...]
    pack_id: str
    served_on: date
    last_day: date


class CorrectionReported(Fact):
    KIND: ClassVar[str] = "credit.minor_case.CorrectionReported.v1"
    SAYS: ClassVar[Text] = Text(
        "{reported_on}当事人报告已改正：{violations}；主动改正：{unasked}",
        "The party reported on {reported_on} that it has corrected {violations}; before it was ordered: {unasked}",
    )
    violations: tuple[str, ...]
    unasked: bool
    done_on: date
    evidence: tuple[str, ...]
    reported_on: date


class CorrectionVerified(Fact):
    KIND: ClassVar[str] = "credit.minor_case.CorrectionVerified.v1"
    SAYS: ClassVar[Text] = Text(
        "{verified_on}由两名执法人员核实已改正：{violations}；按期：{in_time}",
        "Two officers verified the correction of {violations} on {verified_on}; in time: {in_time}",
    )
    violations: tuple[str, ...]
    in_time: bool
    done_on: date
    officers: tuple[Officer, ...]
    by_video: bool
    retest: Decimal | None
    evidence: tuple[str, ...]
    verified_on: date


class CorrectionNotAccepted(Fact):
    KIND: ClassVar[str] = "credit.minor_case.CorrectionNotAccepted.v1"
    SAYS: ClassVar[Text] = Text(
        "{checked_on}核查{violations}：{result}", "Checked on {checked_on}, {violations}: {result}"
    )
    violations: tuple[str, ...]
    result: CorrectionResult
    officers: tuple[Officer, ...]
    retest: Decimal | None
    checked_on: date


class CorrectionFailed(Fact):
    KIND: ClassVar[str] = "credit.minor_case.CorrectionFailed.v1"
    SAYS: ClassVar[Text] = Text(
        "{violation_code}逾期未改正（最后期限{last_day}）",
        "{violation_code} was not corrected in time (the last day was {last_day})",
    )
    violation_code: str
    last_day: date


# -- facts: clocks, subject ---------------------------------------------------------------------------------------


class ClockPaused(Fact):
    KIND: ClassVar[str] = "credit.minor_case.ClockPaused.v1"
    SAYS: ClassVar[Text] = Text(
        "{paused_on}起不计入期限：{reason}", "The clock stands still from {paused_on}: {reason}"
    )
    reason: PauseReason
    paused_on: date


class ClockResumed(Fact):
    KIND: ClassVar[str] = "credit.minor_case.ClockResumed.v1"
    SAYS: ClassVar[Text] = Text("{resumed_on}恢复计算期限", "The clock runs again from {resumed_on}")
    resumed_on: date


class DecisionExtended(Fact):
    KIND: ClassVar[str] = "credit.minor_case.DecisionExtended.v1"
    SAYS: ClassVar[Text] = Text(
        "{extended_on}批准延长办案期限：{reason}", "The time to decide was extended on {extended_on}: {reason}"
    )
    reason: str
    extended_on: date


class SubjectGone(Fact):
    KIND: ClassVar[str] = "credit.minor_case.SubjectGone.v1"
    SAYS: ClassVar[Text] = Text(
        "当事人于{gone_on}注销，案件终结", "The party was deregistered on {gone_on}: the case ends"
    )
    gone_on: date


class SubjectSucceeded(Fact):
    KIND: ClassVar[str] = "credit.minor_case.SubjectSucceeded.v1"
    SAYS: ClassVar[Text] = Text(
        "当事人于{gone_on}合并入{successor_uscc}，仅就改正继续办理",
        "The party was merged into {successor_uscc} on {gone_on}: the case goes on for the correction only",
    )
    successor_uscc: str
    gone_on: date


class CaseMerged(Fact):
    KIND: ClassVar[str] = "credit.minor_case.CaseMerged.v1"
    SAYS: ClassVar[Text] = Text(
        "{merged_on}并入先立案的案件{into_case}",
        "Merged on {merged_on} into the case that was filed first, {into_case}",
    )
    into_case: UUID
    survivor_filed_on: date
    merged_on: date


# -- facts: assessment and decision -------------------------------------------------------------------------------


class Assessed(Fact):
    """The engine's result, one violation at a time; ``spared`` includes what may still be refused."""

    KIND: ClassVar[str] = "credit.minor_case.Assessed.v1"
    SAYS: ClassVar[Text] = Text(
        "{assessed_on}按{packs}评估：不予或可以不予处罚{spared}；处罚{penalised}；其他{others}",
        "Assessed on {assessed_on} under {packs}: penalty spared or to be waived for {spared}; penalty for {penalised}; other {others}",
    )
    assessed_on: date
    assessed_by: str
    packs: tuple[str, ...]
    spared: tuple[str, ...]
    penalised: tuple[str, ...]
    others: tuple[str, ...]
    assessments: tuple[Assessment, ...]
    outside_list: tuple[OutsideList, ...] = ()


class LegalityPassed(Fact):
    KIND: ClassVar[str] = "credit.minor_case.LegalityPassed.v1"
    SAYS: ClassVar[Text] = Text(
        "{reviewed_on}法制审核通过：{opinion}；复杂案件：{is_complex}",
        "The legality review passed on {reviewed_on}: {opinion}; complex: {is_complex}",
    )
    reviewed_by: str
    opinion: str
    is_complex: bool
    reviewed_on: date


class LegalityReturned(Fact):
    KIND: ClassVar[str] = "credit.minor_case.LegalityReturned.v1"
    SAYS: ClassVar[Text] = Text(
        "{reviewed_on}法制审核退回：{opinion}", "Returned by the legality review on {reviewed_on}: {opinion}"
    )
    reviewed_by: str
    opinion: str
    reviewed_on: date


class WaiverRefused(Fact):
    KIND: ClassVar[str] = "credit.minor_case.WaiverRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "{refused_on}决定对{violation_code}不适用首违不罚：{reasons}",
        "The waiver for {violation_code} was refused on {refused_on}: {reasons}",
    )
    violation_code: str
    reasons: str
    refused_by: str
    refused_on: date


class CaseSplit(Fact):
    """``handed`` leave for the penalty procedure."""

    KIND: ClassVar[str] = "credit.minor_case.CaseSplit.v1"
    SAYS: ClassVar[Text] = Text(
        "{split_on}分案：{handed}移交处罚程序，{kept}留在本案",
        "Split on {split_on}: {handed} go to the penalty procedure, {kept} stay",
    )
    handed: tuple[str, ...]
    kept: tuple[str, ...]
    lighter: tuple[str, ...]
    police_check: tuple[str, ...]
    split_on: date


class NoPenaltyDecided(Fact):
    """``granted``: what might have been penalised, and is not, for the ``reasons``."""

    KIND: ClassVar[str] = "credit.minor_case.NoPenaltyDecided.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}作出不予行政处罚决定{decision_no}（按{packs}）：{spared}；其中首违不罚：{granted}；不属于失信信息",
        "Decision {decision_no} not to penalise {spared}, of {decided_on} under {packs}; waived as a first violation: {granted}; this is no adverse information",
    )
    decision_no: str
    violations: tuple[str, ...]
    spared: tuple[Text, ...]
    granted: tuple[str, ...]
    outcomes: dict[str, ViolationOutcome]
    reasons: str | None
    minutes_no: str | None
    packs: tuple[str, ...]
    decided_by: str
    decided_on: date


class CaseDropped(Fact):
    KIND: ClassVar[str] = "credit.minor_case.CaseDropped.v1"
    SAYS: ClassVar[Text] = Text(
        "{dropped_on}撤销案件：违法事实不能成立{unproven}，超过时效{time_barred}",
        "Dropped on {dropped_on}: not proven {unproven}, time-barred {time_barred}",
    )
    unproven: tuple[str, ...]
    time_barred: tuple[str, ...]
    dropped_on: date


class HandedToPenalty(Fact):
    KIND: ClassVar[str] = "credit.minor_case.HandedToPenalty.v1"
    SAYS: ClassVar[Text] = Text(
        "{handed_on}移交行政处罚程序：{violations}；从轻或减轻：{lighter}；商请公安机关：{police_check}",
        "Handed to the penalty procedure on {handed_on}: {violations}; lighter: {lighter}; the police are asked about {police_check}",
    )
    violations: tuple[str, ...]
    lighter: tuple[str, ...]
    police_check: tuple[str, ...]
    remark: str | None
    handed_on: date


class CrimeTransferred(Fact):
    """``handed``: what else was found goes to the penalty procedure."""

    KIND: ClassVar[str] = "credit.minor_case.CrimeTransferred.v1"
    SAYS: ClassVar[Text] = Text(
        "{transferred_on}以{letter_no}移送公安机关：{violations}；移交处罚程序：{handed}",
        "Transferred to the police by {letter_no} on {transferred_on}: {violations}; to the penalty procedure: {handed}",
    )
    letter_no: str
    violations: tuple[str, ...]
    handed: tuple[str, ...]
    transferred_on: date


# -- facts: afterwards --------------------------------------------------------------------------------------------


class DecisionServed(Fact):
    KIND: ClassVar[str] = "credit.minor_case.DecisionServed.v1"
    SAYS: ClassVar[Text] = Text("决定书于{served_on}送达", "The decision was served on {served_on}")
    served_on: date


class EducationDone(Fact):
    KIND: ClassVar[str] = "credit.minor_case.EducationDone.v1"
    SAYS: ClassVar[Text] = Text(
        "{held_on}对当事人进行教育（{method}）", "The party was educated on {held_on} ({method})"
    )
    method: EducationMethod
    held_on: date
    signed: bool


class ObservationStarted(Fact):
    KIND: ClassVar[str] = "credit.minor_case.ObservationStarted.v1"
    SAYS: ClassVar[Text] = Text(
        "{started_on}起观察，至{last_day}", "Under observation from {started_on} until {last_day}"
    )
    started_on: date
    last_day: date


class RelapseRecorded(Fact):
    KIND: ClassVar[str] = "credit.minor_case.RelapseRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{recorded_on}发现再次违法（{violation_code}，{acted_on}），另行立案",
        "The same violation again ({violation_code}, on {acted_on}) was found on {recorded_on}: a new case opens",
    )
    violation_code: str
    acted_on: date
    recorded_on: date


class CaseClosed(Fact):
    KIND: ClassVar[str] = "credit.minor_case.CaseClosed.v1"
    SAYS: ClassVar[Text] = Text("{closed_on}结案", "Closed on {closed_on}")
    closed_on: date


class LaterPriorKnown(Fact):
    """By itself no ground to revoke."""

    KIND: ClassVar[str] = "credit.minor_case.LaterPriorKnown.v1"
    SAYS: ClassVar[Text] = Text(
        "{learnt_on}获悉此前已有同类违法{reference}（{acted_on}）；当事人故意隐瞒：{hidden}",
        "An earlier violation of the kind, {reference} of {acted_on}, became known on {learnt_on}; hidden on purpose: {hidden}",
    )
    violation_code: str
    acted_on: date
    reference: str
    hidden: bool
    learnt_on: date


class DecisionRevoked(Fact):
    KIND: ClassVar[str] = "credit.minor_case.DecisionRevoked.v1"
    SAYS: ClassVar[Text] = Text(
        "{revoked_on}撤销不予行政处罚决定（{ground}）：{reasons}",
        "The decision not to penalise was revoked on {revoked_on} ({ground}): {reasons}",
    )
    ground: RevokeGround
    reasons: str
    minutes_no: str | None
    granted: tuple[str, ...]
    revoked_on: date


class ThirdPartyAppealRecorded(Fact):
    KIND: ClassVar[str] = "credit.minor_case.ThirdPartyAppealRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{recorded_on}第三人向{body}提出争议（{reference}）；决定继续有效",
        "A third party went to {body} on {recorded_on} ({reference}); the decision stays in effect",
    )
    body: str
    reference: str
    recorded_on: date


class PenaltyReported(Fact):
    KIND: ClassVar[str] = "credit.minor_case.PenaltyReported.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}作出处罚决定{doc_no}（{procedure}），罚款{fine_fen:yuan}元；可能成为失信信息：{may_be_adverse}",
        "Penalty {doc_no} was decided on {decided_on} ({procedure}), fine {fine_fen:yuan} yuan; may become adverse information: {may_be_adverse}",
    )
    doc_no: str
    procedure: Procedure
    fine_fen: int
    may_be_adverse: bool
    decided_on: date


class PenaltyWithdrawn(Fact):
    KIND: ClassVar[str] = "credit.minor_case.PenaltyWithdrawn.v1"
    SAYS: ClassVar[Text] = Text(
        "处罚决定{doc_no}于{withdrawn_on}被撤销", "Penalty {doc_no} was annulled on {withdrawn_on}"
    )
    doc_no: str
    withdrawn_on: date


class PoliceAnswered(Fact):
    KIND: ClassVar[str] = "credit.minor_case.PoliceAnswered.v1"
    SAYS: ClassVar[Text] = Text(
        "{answered_on}公安机关答复，立案：{filed}", "The police answered on {answered_on}; filed: {filed}"
    )
    filed: bool
    reason: str | None
    answered_on: date
