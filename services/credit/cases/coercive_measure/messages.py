"""What can be asked about a coercive measure, and what can happen to it."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from shared.contracts.credit import Officer
from shared.contracts.formats import Line, Prose
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's number; never a name."""
Division = Annotated[str, Field(pattern=r"^\d{6}$")]

# -- words of this case type --------------------------------------------------------------------------------------


class Measure(Term):
    SEAL = "SEAL", "查封", "sealing"
    SEIZE = "SEIZE", "扣押", "seizure"
    LIMIT = "LIMIT", "限制生产", "limited production"
    SUSPEND = "SUSPEND", "停产整治", "suspended production"
    CLOSE_ASK = "CLOSE_ASK", "报请停业关闭", "asking the government to close it down"


class Situation(Term):
    """When a measure is open: of Order 29, Art. 4, and of Order 30 of 2014, Art. 5, 6 and 8."""

    SEAL_1 = "SEAL-1", "违法排放、倾倒或者处置有毒有害物质", "toxic or harmful matter discharged, dumped or disposed of"
    SEAL_2 = "SEAL-2", "在饮用水水源一级保护区、自然保护区核心区违法排放", "discharge in a core protection zone"
    SEAL_3 = "SEAL-3", "违法排放、倾倒化工、印染、电镀等工业污泥", "industrial sludge discharged or dumped"
    SEAL_4 = (
        "SEAL-4",
        "以暗管、渗井、伪造数据等逃避监管的方式排放",
        "discharge by hidden pipes, false data or other evasion",
    )
    SEAL_5 = "SEAL-5", "突发环境事件后未按要求停产、停排", "production or discharge not stopped after an incident"
    SEAL_6 = (
        "SEAL-6",
        "其他造成或者可能造成严重污染的违法排污",
        "other discharge that pollutes or may pollute seriously",
    )
    LIMIT_1 = "LIMIT-1", "超标或者超日最高排放总量", "over a limit or over the daily total"
    SUSPEND_1 = "SUSPEND-1", "以逃避监管的方式超标排放", "over a limit by evasion"
    SUSPEND_2 = "SUSPEND-2", "重金属、持久性有机污染物超标三倍以上", "heavy metals or POPs three times over"
    SUSPEND_3 = "SUSPEND-3", "超过年度总量控制指标", "over the total of the year"
    SUSPEND_4 = "SUSPEND-4", "限制生产后仍超标排放", "still over the limit after limited production"
    SUSPEND_5 = "SUSPEND-5", "因突发事件超标或超总量", "over a limit because of an incident"
    SUSPEND_6 = "SUSPEND-6", "法律法规规定的停产整治的其他情形", "other situations of the law for a suspension"
    CLOSE_1 = "CLOSE-1", "两年内因有毒物质超标受罚两次以上又再犯", "toxic excess again after two fines"
    CLOSE_2 = "CLOSE-2", "拒不停产或者擅自恢复生产", "suspension refused or broken"
    CLOSE_3 = "CLOSE-3", "解除后跟踪检查发现再犯", "the same again after the lifting"
    CLOSE_4 = "CLOSE-4", "法律法规规定的停业关闭的其他情形", "other situations of the law for a closure"


class Gentle(Term):
    """What is tried, or at least weighed, before anything is forced."""

    GUIDANCE = "GUIDANCE", "指导", "guidance"
    ADVICE = "ADVICE", "建议", "advice"
    REMINDER = "REMINDER", "提醒", "reminder"
    PERSUASION = "PERSUASION", "劝告", "persuasion"
    INTERVIEW = "INTERVIEW", "约谈", "interview"
    CORRECTION_ORDER = "CORRECTION_ORDER", "责令改正", "correction order"


class PublicInterest(Term):
    HEATING = "HEATING", "供热", "heating"
    WATER = "WATER", "供水", "water supply"
    SEWAGE = "SEWAGE", "污水处理", "sewage treatment"
    LIVELIHOOD = "LIVELIHOOD", "基本民生", "basic livelihood"
    PROCESS_SAFETY = "PROCESS_SAFETY", "生产安全", "safety of the process"


class LiftReason(Term):
    APPLIED = "APPLIED", "经当事人申请解除", "lifted as asked"
    CORRECTED = "CORRECTED", "已改正", "corrected"
    REVOKED = "REVOKED", "决定撤销", "decision revoked"
    EXPIRED = "EXPIRED", "期限届满", "its term was over"
    VOIDED = "VOIDED", "紧急措施未获批准", "an emergency that nobody approved"


class PauseReason(Term):
    """What does not count towards the term of a sealing or seizure."""

    MONITORING = "MONITORING", "检测、检验", "testing"
    APPRAISAL = "APPRAISAL", "技术鉴定", "technical appraisal"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Alternative(Paper):
    """A gentler means, and why it does not do."""

    means: Gentle
    why_not: Prose


class Impact(Paper):
    """What the measure would cost: jobs, orders in fen, load on the grid."""

    workers: Annotated[int, Field(ge=0)] = 0
    orders_fen: Annotated[int, Field(ge=0)] = 0
    grid: Line | None = None


class Proposal(BaseModel):
    """审慎评估. ``term`` in days, or in months for limited production; the longest there is, where nothing is said."""

    model_config = ConfigDict(frozen=True)
    subject_uscc: Line
    """As it is written; it is read by the rules."""
    subject_name: Line | None = None
    site: Line
    division_code: Division | None = None
    case_no: Line | None = None
    """Of the case of the violation."""
    measure: Measure
    situation_code: Situation
    has_polluted_seriously: bool = False
    what: Prose
    alternatives: tuple[Alternative, ...] = ()
    public_interest: tuple[PublicInterest, ...] = ()
    impact: Impact = Impact()
    term: Annotated[int, Field(gt=0)] | None = None
    recommendation: Prose
    emergency: bool = False

    @property
    def plain(self) -> "Proposal":
        """The proposal itself, without the command or fact that carried it."""
        return Proposal(**{name: getattr(self, name) for name in Proposal.model_fields})


# -- commands -----------------------------------------------------------------------------------------------------


class Propose(Proposal, Command):
    KIND: ClassVar[str] = "credit.coercive_measure.Propose.v1"


class ReviewAlternatives(Command):
    """The legality review looks whether gentler means were weighed."""

    KIND: ClassVar[str] = "credit.coercive_measure.ReviewAlternatives.v1"
    passed: bool
    opinion: Prose


class Approve(Command):
    KIND: ClassVar[str] = "credit.coercive_measure.Approve.v1"
    reasons: Prose | None = None
    minutes_no: Line | None = None


class Refrain(Command):
    """Gentler means are chosen instead."""

    KIND: ClassVar[str] = "credit.coercive_measure.Refrain.v1"
    means: Gentle
    letter_no: Line
    reasons: Prose


class Execute(Command):
    """Sealed, seized, or the decision served."""

    KIND: ClassVar[str] = "credit.coercive_measure.Execute.v1"
    officers: tuple[Officer, ...]
    document_no: Line


class Extend(Command):
    KIND: ClassVar[str] = "credit.coercive_measure.Extend.v1"
    term: Annotated[int, Field(gt=0)] | None = None
    reasons: Prose


class PauseClock(Command):
    KIND: ClassVar[str] = "credit.coercive_measure.PauseClock.v1"
    reason: PauseReason


class ResumeClock(Command):
    KIND: ClassVar[str] = "credit.coercive_measure.ResumeClock.v1"


class FilePlan(Command):
    """整改方案备案"""

    KIND: ClassVar[str] = "credit.coercive_measure.FilePlan.v1"
    plan: Prose


class RequestLift(Command):
    KIND: ClassVar[str] = "credit.coercive_measure.RequestLift.v1"
    grounds: Prose
    evidence: Annotated[tuple[Line, ...], Field(min_length=1)]


class RefuseLift(Command):
    KIND: ClassVar[str] = "credit.coercive_measure.RefuseLift.v1"
    reasons: Prose


class Lift(Command):
    KIND: ClassVar[str] = "credit.coercive_measure.Lift.v1"
    reason: LiftReason


class Expire(Command):
    KIND: ClassVar[str] = "credit.coercive_measure.Expire.v1"


class Void(Command):
    """Nobody approved an emergency measure in time."""

    KIND: ClassVar[str] = "credit.coercive_measure.Void.v1"


class RecordLiftService(Command):
    KIND: ClassVar[str] = "credit.coercive_measure.RecordLiftService.v1"
    served_on: date


class RecordFollowUp(Command):
    KIND: ClassVar[str] = "credit.coercive_measure.RecordFollowUp.v1"
    is_compliant: bool
    finding: Prose


class ReturnGoods(Command):
    KIND: ClassVar[str] = "credit.coercive_measure.ReturnGoods.v1"
    receipt_no: Line


class DeclareUnclaimed(Command):
    KIND: ClassVar[str] = "credit.coercive_measure.DeclareUnclaimed.v1"


# -- facts --------------------------------------------------------------------------------------------------------


class Proposed(Proposal, Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.Proposed.v1"
    SAYS: ClassVar[Text] = Text(
        "{proposed_on}提出{measure}（{situation_code}），应当采取：{obligatory}；情况紧急：{emergency}",
        "Proposed on {proposed_on}: {measure} ({situation_code}); obligatory: {obligatory}; an emergency: {emergency}",
    )
    obligatory: bool
    proposed_by: str
    proposed_on: date


class AlternativesReviewed(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.AlternativesReviewed.v1"
    SAYS: ClassVar[Text] = Text(
        "{reviewed_on}审核替代措施：{opinion}", "Gentler means were reviewed on {reviewed_on}: {opinion}"
    )
    opinion: str
    reviewed_by: str
    reviewed_on: date


class ReviewReturned(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.ReviewReturned.v1"
    SAYS: ClassVar[Text] = Text(
        "{reviewed_on}审核未通过：{opinion}", "The review did not pass it on {reviewed_on}: {opinion}"
    )
    opinion: str
    reviewed_by: str
    reviewed_on: date


class Approved(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.Approved.v1"
    SAYS: ClassVar[Text] = Text(
        "{approved_at}批准；纪要：{minutes_no}", "Approved on {approved_at}; minutes: {minutes_no}"
    )
    reasons: str | None
    minutes_no: str | None
    approved_by: str
    approved_at: AwareDatetime


class Refrained(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.Refrained.v1"
    SAYS: ClassVar[Text] = Text(
        "{refrained_on}不采取强制措施，改以{means}（{letter_no}）：{reasons}",
        "No coercion: {means} by {letter_no} on {refrained_on} instead, because: {reasons}",
    )
    means: Gentle
    letter_no: str
    reasons: str
    refrained_on: date


class Executed(Fact):
    """``term`` and ``last_day`` are missing where the measure has no fixed term."""

    KIND: ClassVar[str] = "credit.coercive_measure.Executed.v1"
    SAYS: ClassVar[Text] = Text(
        "{executed_at}由两名执法人员实施{measure}（{document_no}），至{last_day}",
        "Carried out by two officers on {executed_at}: {measure} under {document_no}; last day: {last_day}",
    )
    measure: Measure
    officers: tuple[Officer, ...]
    document_no: str
    executed_at: AwareDatetime
    term: int | None
    last_day: date | None


class Extended(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.Extended.v1"
    SAYS: ClassVar[Text] = Text(
        "{extended_on}批准延长至{last_day}：{reasons}", "Extended on {extended_on} until {last_day}: {reasons}"
    )
    term: int
    reasons: str
    extended_on: date
    runs_from: date
    last_day: date


class ClockPaused(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.ClockPaused.v1"
    SAYS: ClassVar[Text] = Text(
        "{paused_on}起不计入期限：{reason}", "The clock stands still from {paused_on}: {reason}"
    )
    reason: PauseReason
    paused_on: date


class ClockResumed(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.ClockResumed.v1"
    SAYS: ClassVar[Text] = Text("{resumed_on}恢复计算期限", "The clock runs again from {resumed_on}")
    resumed_on: date


class PlanFiled(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.PlanFiled.v1"
    SAYS: ClassVar[Text] = Text("{filed_on}整改方案备案", "The plan of rectification was filed on {filed_on}")
    plan: str
    filed_on: date


class LiftRequested(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.LiftRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "{requested_on}当事人申请解除：{grounds}", "The party asked on {requested_on} to lift it: {grounds}"
    )
    grounds: str
    evidence: tuple[str, ...]
    requested_on: date


class LiftRefused(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.LiftRefused.v1"
    SAYS: ClassVar[Text] = Text("{refused_on}不予解除：{reasons}", "Not lifted, on {refused_on}: {reasons}")
    reasons: str
    refused_on: date


class Lifted(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.Lifted.v1"
    SAYS: ClassVar[Text] = Text("{lifted_on}解除（{reason}）", "Lifted on {lifted_on} ({reason})")
    reason: LiftReason
    lifted_on: date


class Expired(Fact):
    """With the end of its last day."""

    KIND: ClassVar[str] = "credit.coercive_measure.Expired.v1"
    SAYS: ClassVar[Text] = Text("期限于{last_day}24时届满", "The term ended with {last_day}")
    last_day: date


class Voided(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.Voided.v1"
    SAYS: ClassVar[Text] = Text(
        "紧急措施至{due_at}未获批准，自动失效", "The emergency measure was not approved by {due_at}: it is void"
    )
    due_at: AwareDatetime


class LiftServed(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.LiftServed.v1"
    SAYS: ClassVar[Text] = Text("解除决定于{served_on}送达", "The lifting was served on {served_on}")
    served_on: date


class FollowedUp(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.FollowedUp.v1"
    SAYS: ClassVar[Text] = Text(
        "{checked_on}跟踪检查：{finding}；符合要求：{is_compliant}",
        "Followed up on {checked_on}: {finding}; compliant: {is_compliant}",
    )
    is_compliant: bool
    finding: str
    checked_on: date


class GoodsReturned(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.GoodsReturned.v1"
    SAYS: ClassVar[Text] = Text(
        "{returned_on}退还扣押物品（{receipt_no}）", "Goods were returned on {returned_on} ({receipt_no})"
    )
    receipt_no: str
    returned_on: date


class GoodsUnclaimed(Fact):
    KIND: ClassVar[str] = "credit.coercive_measure.GoodsUnclaimed.v1"
    SAYS: ClassVar[Text] = Text(
        "扣押物品至{last_day}无人认领，依法处理", "Nobody claimed the goods by {last_day}: they are disposed of by law"
    )
    last_day: date
