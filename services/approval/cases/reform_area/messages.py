"""What can be asked of a reform area, and what can happen to it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from shared.contracts.approval import Cap, County, NegativeRule, Pollutant, Polygon, SuspensionReason
from shared.contracts.formats import Line, Prose, Uscc
from shared.contracts.message import CaseRef, Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class AreaLevel(Term):
    """Only these take part in the reform; a town counts while it is being created or cultivated, too."""

    NATIONAL = "NATIONAL", "国家级", "national"
    PROVINCIAL = "PROVINCIAL", "省级", "provincial"
    PROVINCIAL_TOWN = "PROVINCIAL_TOWN", "省级特色小镇", "provincial characteristic town"


class ReviewFinding(Term):
    """What the form of a plan-EIA review comes to."""

    VALID = "VALID", "审查意见有效", "the opinion is valid"
    VOID = "VOID", "专家人数不足，审查意见无效", "too few experts: the opinion is void"
    AUTHORS_IN_GROUP = (
        "AUTHORS_IN_GROUP",
        "审查小组有规划环评编制人员，审查意见无效",
        "authors sat in the group: the opinion is void",
    )
    NOT_ADOPTED = "NOT_ADOPTED", "签字人数不足，审查意见未通过", "too few signatures: the opinion was not adopted"


class PlanEiaVerdict(Term):
    FAIL = "FAIL", "不予通过", "failed"
    REDO = "REDO", "修改后重新审查", "to be redone and reviewed again"


class PlanEiaGround(Term):
    """Plan EIA Regulation Art. 20 (redo, seven grounds) and Art. 21 (fail, two)."""

    REDO_1 = "REDO_1", "基础资料、数据失实", "untrue data"
    REDO_2 = "REDO_2", "评价方法选择不当", "an unsuitable method"
    REDO_3 = "REDO_3", "影响分析、预测和评估不准确、不深入", "impacts analysed inaccurately or superficially"
    REDO_4 = "REDO_4", "预防或减轻不良影响的对策和措施存在严重缺陷", "seriously defective measures"
    REDO_5 = "REDO_5", "评价结论不明确、不合理或者错误", "an unclear, unreasonable or wrong conclusion"
    REDO_6 = "REDO_6", "未说明公众意见采纳情况或理由明显不合理", "public comments unanswered, or unreasonably"
    REDO_7 = "REDO_7", "其他重大缺陷或者遗漏", "another grave defect or omission"
    FAIL_1 = "FAIL_1", "影响的程度或范围无法作出科学判断", "extent of the impact cannot be judged by present knowledge"
    FAIL_2 = "FAIL_2", "可能造成重大不良影响且无可行对策", "a grave impact without feasible measures"


# -- what a registration says -------------------------------------------------------------------------------------


def _told_apart(rules: tuple[NegativeRule, ...]) -> tuple[NegativeRule, ...]:
    if len({one.code for one in rules}) < len(rules):
        raise ValueError(str(Text("负面清单条目编号重复", "two rules of the list have the same code")))
    return rules


def _one_each(caps: tuple[Cap, ...]) -> tuple[Cap, ...]:
    if len({one.pollutant for one in caps}) < len(caps):
        raise ValueError(str(Text("同一污染物只能有一项总量上限", "a pollutant has one cap")))
    return caps


NegativeList = Annotated[tuple[NegativeRule, ...], Field(max_length=500), AfterValidator(_told_apart)]
Caps = Annotated[tuple[Cap, ...], AfterValidator(_one_each)]


class Area(BaseModel):
    """What a registration says of an area."""

    model_config = ConfigDict(frozen=True)
    area_id: Annotated[str, Field(min_length=1, max_length=64)]
    area_name: Line
    area_level: AreaLevel
    county_code: County | None = None
    operator_uscc: Uscc | None = None
    boundary: Polygon
    access_standard_version: Line
    negative_list_version: Line
    negative_list: NegativeList = ()
    caps: Caps = ()


class PlanReview(BaseModel):
    """Who reviewed the plan EIA: ``review_experts`` and ``review_signatures`` are members of the group."""

    model_config = ConfigDict(frozen=True)
    plan_eia_title: Line
    plan_eia_review_no: Line
    plan_eia_reviewed_on: date
    review_group_size: Annotated[int, Field(ge=1)]
    review_experts: Annotated[int, Field(ge=0)]
    review_signatures: Annotated[int, Field(ge=0)]
    authors_in_group: Annotated[int, Field(ge=0)] = 0
    tracking_eval_on: date | None = None

    @model_validator(mode="after")
    def _members_of_the_group(self) -> Self:
        if max(self.review_experts, self.review_signatures, self.authors_in_group) > self.review_group_size:
            rule = Text(
                "专家、签字和编制人数不得超过审查小组人数", "experts, signatures and authors are members of the group"
            )
            raise ValueError(str(rule))
        return self

    @model_validator(mode="after")
    def _tracked_after_the_review(self) -> Self:
        if self.tracking_eval_on and self.tracking_eval_on < self.plan_eia_reviewed_on:
            raise ValueError(str(Text("跟踪评价不得早于规划环评审查", "a tracking evaluation follows the review")))
        return self


# -- commands -----------------------------------------------------------------------------------------------------


class RegisterArea(Area, Command):
    """``negative_list`` is the area's own; the province's core belongs to every list and is added to it."""

    KIND: ClassVar[str] = "approval.reform_area.RegisterArea.v1"


class RecordPlanEiaReview(PlanReview, Command):
    KIND: ClassVar[str] = "approval.reform_area.RecordPlanEiaReview.v1"


class RejectPlanEia(Command):
    KIND: ClassVar[str] = "approval.reform_area.RejectPlanEia.v1"
    verdict: PlanEiaVerdict
    grounds: Annotated[tuple[PlanEiaGround, ...], Field(min_length=1)]
    opinion: Prose | None = None

    @model_validator(mode="after")
    def _grounds_of_the_verdict(self) -> Self:
        if not all(one.value.startswith(self.verdict.value) for one in self.grounds):
            raise ValueError(str(Text("理由与审查结论不一致", "the grounds belong to another verdict")))
        return self


class ActivateArea(Command):
    """The county government has approved the scheme of the reform."""

    KIND: ClassVar[str] = "approval.reform_area.ActivateArea.v1"
    scheme_approved_by: Line
    scheme_no: Line
    scheme_on: date


class SuspendArea(Command):
    KIND: ClassVar[str] = "approval.reform_area.SuspendArea.v1"
    reason: SuspensionReason
    statement: Prose | None = None


class ResumeArea(Command):
    KIND: ClassVar[str] = "approval.reform_area.ResumeArea.v1"
    statement: Prose | None = None


class PublishNegativeList(Command):
    """The whole new list; as at registration, the province's core is added to it."""

    KIND: ClassVar[str] = "approval.reform_area.PublishNegativeList.v1"
    version: Line
    negative_list: NegativeList = ()


class RecordTrackingEvaluation(Command):
    KIND: ClassVar[str] = "approval.reform_area.RecordTrackingEvaluation.v1"
    tracking_eval_on: date


class CloseArea(Command):
    KIND: ClassVar[str] = "approval.reform_area.CloseArea.v1"
    reason: Prose | None = None


class ReportQuarter(Command):
    """What was recorded on commitment in the area in a quarter, for the branch; again where news of it came late."""

    KIND: ClassVar[str] = "approval.reform_area.ReportQuarter.v1"
    year: Annotated[int, Field(ge=2017, le=2100)]
    quarter: Annotated[int, Field(ge=1, le=4)]


class NoteRegistration(Command):
    """A project of the area was recorded on commitment."""

    KIND: ClassVar[str] = "approval.reform_area.NoteRegistration.v1"
    record_no: str
    recorded_on: date


class NoteRevocation(Command):
    """A record of the area was revoked."""

    KIND: ClassVar[str] = "approval.reform_area.NoteRevocation.v1"
    record_no: str
    revoked_on: date


class CommitCap(Command):
    """A project's new emissions in t/a, wished by its screening ``asked_by``."""

    KIND: ClassVar[str] = "approval.reform_area.CommitCap.v1"
    asked_by: CaseRef
    project_code: str
    amounts: dict[Pollutant, Decimal]


class ReleaseCap(Command):
    KIND: ClassVar[str] = "approval.reform_area.ReleaseCap.v1"
    asked_by: CaseRef
    project_code: str


# -- facts --------------------------------------------------------------------------------------------------------


class AreaRegistered(Area, Fact):
    """``negative_list`` is complete: the province's core and the area's own rules."""

    KIND: ClassVar[str] = "approval.reform_area.AreaRegistered.v1"
    SAYS: ClassVar[Text] = Text(
        "登记改革区域{area_name}（{area_level}），准入环境标准{access_standard_version}，负面清单{negative_list_version}",
        "Area {area_name} ({area_level}) was registered with access standard {access_standard_version} and negative list {negative_list_version}",
    )


class PlanEiaReviewed(PlanReview, Fact):
    KIND: ClassVar[str] = "approval.reform_area.PlanEiaReviewed.v1"
    SAYS: ClassVar[Text] = Text(
        "规划环评于{plan_eia_reviewed_on}经{review_group_size}人小组审查（专家{review_experts}人，签字{review_signatures}人）：{finding}",
        "The plan EIA was reviewed on {plan_eia_reviewed_on} by a group of {review_group_size} "
        "({review_experts} experts, {review_signatures} signatures): {finding}",
    )
    valid: bool
    finding: ReviewFinding
    evaluation_due_on: date


class PlanEiaRejected(Fact):
    KIND: ClassVar[str] = "approval.reform_area.PlanEiaRejected.v1"
    SAYS: ClassVar[Text] = Text("规划环评{verdict}：{grounds}", "The plan EIA is {verdict}: {grounds}")
    rejected_on: date
    verdict: PlanEiaVerdict
    grounds: tuple[PlanEiaGround, ...]
    opinion: str | None = None


class AreaActivated(Fact):
    KIND: ClassVar[str] = "approval.reform_area.AreaActivated.v1"
    SAYS: ClassVar[Text] = Text(
        "{activated_on}启用，实施方案由{scheme_approved_by}于{scheme_on}以{scheme_no}批准",
        "Active from {activated_on}; {scheme_approved_by} approved the scheme on {scheme_on} under {scheme_no}",
    )
    activated_on: date
    scheme_approved_by: str
    scheme_no: str
    scheme_on: date


class AreaSuspended(Fact):
    KIND: ClassVar[str] = "approval.reform_area.AreaSuspended.v1"
    SAYS: ClassVar[Text] = Text("{suspended_on}暂停：{reason}", "Suspended on {suspended_on}: {reason}")
    suspended_on: date
    reason: SuspensionReason
    statement: str | None = None


class AreaResumed(Fact):
    KIND: ClassVar[str] = "approval.reform_area.AreaResumed.v1"
    SAYS: ClassVar[Text] = Text("{resumed_on}恢复", "Resumed on {resumed_on}")
    resumed_on: date
    statement: str | None = None


class NegativeListPublished(Fact):
    """``negative_list`` is complete: the province's core and the area's own rules."""

    KIND: ClassVar[str] = "approval.reform_area.NegativeListPublished.v1"
    SAYS: ClassVar[Text] = Text(
        "{published_on}公布负面清单{version}", "Negative list {version} was published on {published_on}"
    )
    published_on: date
    version: str
    negative_list: NegativeList


class TrackingEvaluated(Fact):
    KIND: ClassVar[str] = "approval.reform_area.TrackingEvaluated.v1"
    SAYS: ClassVar[Text] = Text(
        "规划环评于{tracking_eval_on}完成跟踪评价，下一次应于{evaluation_due_on}前（含当日）完成",
        "The plan EIA was evaluated again on {tracking_eval_on}; the next evaluation is due by {evaluation_due_on}",
    )
    tracking_eval_on: date
    evaluation_due_on: date


class AreaClosed(Fact):
    KIND: ClassVar[str] = "approval.reform_area.AreaClosed.v1"
    SAYS: ClassVar[Text] = Text("{closed_on}终止：{reason}", "Closed on {closed_on}: {reason}")
    closed_on: date
    reason: str | None = None


class RegistrationNoted(Fact):
    KIND: ClassVar[str] = "approval.reform_area.RegistrationNoted.v1"
    SAYS: ClassVar[Text] = Text("{recorded_on}承诺备案{record_no}", "Record {record_no} was made on {recorded_on}")
    record_no: str
    recorded_on: date


class RevocationNoted(Fact):
    KIND: ClassVar[str] = "approval.reform_area.RevocationNoted.v1"
    SAYS: ClassVar[Text] = Text("{revoked_on}撤销备案{record_no}", "Record {record_no} was revoked on {revoked_on}")
    record_no: str
    revoked_on: date


class QuarterReported(Fact):
    KIND: ClassVar[str] = "approval.reform_area.QuarterReported.v1"
    SAYS: ClassVar[Text] = Text(
        "{reported_on}报告{year}年第{quarter}季度：承诺备案{recorded}件，撤销备案{revoked}件",
        "Report of {reported_on} on quarter {quarter} of {year}: {recorded} recorded, {revoked} revoked",
    )
    year: int
    quarter: int
    recorded: int
    revoked: int
    reported_on: date


class CapCommitted(Fact):
    """What the project now holds, in place of what it held before; ``amounts`` in t/a, of pollutants that have a cap."""

    KIND: ClassVar[str] = "approval.reform_area.CapCommitted.v1"
    SAYS: ClassVar[Text] = Text(
        "项目{project_code}占用总量：{amounts}", "Project {project_code} was given room under the caps of: {amounts}"
    )
    asked_by: CaseRef
    project_code: str
    amounts: dict[Pollutant, Decimal]


class CapExceeded(Fact):
    """Nothing was committed."""

    KIND: ClassVar[str] = "approval.reform_area.CapExceeded.v1"
    SAYS: ClassVar[Text] = Text(
        "项目{project_code}将突破总量管控上限：{pollutants}，未予占用",
        "Project {project_code} would exceed the caps of {pollutants}; nothing was committed",
    )
    asked_by: CaseRef
    project_code: str
    pollutants: tuple[Pollutant, ...]


class CapReleased(Fact):
    KIND: ClassVar[str] = "approval.reform_area.CapReleased.v1"
    SAYS: ClassVar[Text] = Text(
        "项目{project_code}释放总量：{amounts}", "Project {project_code} gave back room of: {amounts}"
    )
    asked_by: CaseRef
    project_code: str
    amounts: dict[Pollutant, Decimal]
