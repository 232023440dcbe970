"""What can be asked in the review of a soil survey, and what can happen in it."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from shared.contracts.approval import County, GbClass, PlotClass, SoilResult
from shared.contracts.formats import Latitude, Line, Longitude, Phone, Prose, Sha256, Uscc
from shared.contracts.licensing import Person
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Term, Text

SAMPLES_AT_MOST = 300
"""What one message can hold, with twenty numbers for each of them."""

# -- words of this case type --------------------------------------------------------------------------------------


class Stage(Term):
    PHASE1 = "PHASE1", "第一阶段调查（不采样）", "first phase, without sampling"
    INITIAL_SAMPLING = "INITIAL_SAMPLING", "初步采样分析", "initial sampling"
    DETAILED = "DETAILED", "详细采样分析", "detailed sampling"


class Industry(Term):
    """What went on on the land: the eight industries whose former sites are surveyed, or another."""

    CHEMICALS = (
        "CHEMICALS",
        "化工（含制药、农药、焦化、石油加工）",
        "chemicals, with medicine, pesticide, coking, petroleum",
    )
    DYEING = "DYEING", "印染", "dyeing"
    ELECTROPLATING = "ELECTROPLATING", "电镀", "electroplating"
    TANNING = "TANNING", "制革", "tanning"
    LEAD_ACID_BATTERIES = "LEAD_ACID_BATTERIES", "铅蓄电池", "lead-acid batteries"
    NON_FERROUS_MINING = "NON_FERROUS_MINING", "有色金属矿采选", "non-ferrous mining"
    NON_FERROUS_SMELTING = "NON_FERROUS_SMELTING", "有色金属冶炼", "non-ferrous smelting"
    HAZARDOUS_WASTE = "HAZARDOUS_WASTE", "危险废物经营", "hazardous-waste operation"
    OTHER = "OTHER", "其他行业", "another industry"


class RiskClue(Term):
    """Who found that a plot may be contaminated."""

    CENSUS = "CENSUS", "普查、详查", "census"
    MONITORING = "MONITORING", "监测", "monitoring"
    INSPECTION = "INSPECTION", "现场检查", "inspection"


class Substance(Term):
    """A substance of GB 36600, known by its CAS number; its symbol or name is understood as well: Pb, Cr(VI), 铅."""

    AS = "7440-38-2", "砷", "arsenic"
    CD = "7440-43-9", "镉", "cadmium"
    CR_VI = "18540-29-9", "六价铬", "hexavalent chromium"
    CU = "7440-50-8", "铜", "copper"
    PB = "7439-92-1", "铅", "lead"
    HG = "7439-97-6", "汞", "mercury"
    NI = "7440-02-0", "镍", "nickel"
    CCL4 = "56-23-5", "四氯化碳", "carbon tetrachloride"
    CHLOROFORM = "67-66-3", "氯仿", "chloroform"
    BENZENE = "71-43-2", "苯", "benzene"
    TOLUENE = "108-88-3", "甲苯", "toluene"
    ETHYLBENZENE = "100-41-4", "乙苯", "ethylbenzene"
    TCE = "79-01-6", "三氯乙烯", "trichloroethylene"
    PCE = "127-18-4", "四氯乙烯", "tetrachloroethylene"
    VINYL_CHLORIDE = "75-01-4", "氯乙烯", "vinyl chloride"
    CHLOROBENZENE = "108-90-7", "氯苯", "chlorobenzene"
    O_XYLENE = "95-47-6", "邻二甲苯", "o-xylene"
    M_P_XYLENE = "108-38-3,106-42-3", "间、对二甲苯", "m- and p-xylene"
    BENZO_A_PYRENE = "50-32-8", "苯并[a]芘", "benzo[a]pyrene"
    TPH_C10_C40 = "C10-C40", "石油烃（C10—C40）", "petroleum hydrocarbons C10-C40"

    @classmethod
    def _missing_(cls, value: object) -> "Substance | None":
        """By symbol, as laboratories write it, or by its Chinese name."""
        name = re.sub(r"\W+", "_", str(value)).strip("_").upper()
        return cls.__members__.get(name) or next((one for one in cls if one.words.zh == value), None)


class Level(Term):
    """What a content of the soil means (GB 36600 chapter 5)."""

    NEGLIGIBLE = "NEGLIGIBLE", "风险可以忽略", "negligible risk"
    TO_BE_ASSESSED = "TO_BE_ASSESSED", "须详细调查和风险评估", "detailed survey and risk assessment"
    TO_BE_CONTROLLED = "TO_BE_CONTROLLED", "原则上须管控或修复", "control or remediation as a rule"


class GroundwaterClass(Term):
    """地下水质量 (GB/T 14848), the best first."""

    I = "I", "Ⅰ类", "class I"  # noqa: E741  the standard's own name
    II = "II", "Ⅱ类", "class II"
    III = "III", "Ⅲ类", "class III"
    IV = "IV", "Ⅳ类", "class IV"
    V = "V", "Ⅴ类", "class V"


class AttachmentKind(Term):
    APPLICATION_LETTER = "APPLICATION_LETTER", "评审申请书", "application letter"
    OWNER_COMMITMENT = "OWNER_COMMITMENT", "申请人承诺书", "applicant's commitment"
    REPORTER_COMMITMENT = "REPORTER_COMMITMENT", "报告编制单位承诺书", "commitment of the reporting unit"
    LAND = "LAND", "土地权属材料", "land papers"
    PLANNING_CONDITION = "PLANNING_CONDITION", "规划条件书", "planning condition sheet"
    SURVEY_REPORT = "SURVEY_REPORT", "调查报告", "survey report"
    LAB_REPORT = "LAB_REPORT", "检测报告", "laboratory report"
    OTHER = "OTHER", "其他材料", "other paper"


class Remark(Term):
    """Something odd about a report that does not stand in its way; the officer must look at it."""

    OUTSIDE_JINHUA = "OUTSIDE_JINHUA", "地块中心不在金华市范围内", "the plot's centre lies outside Jinhua"
    IMPLAUSIBLE = (
        "IMPLAUSIBLE",
        "检测值超过管制值十倍以上，可能误用了µg/kg",
        "values beyond ten times the intervention value: perhaps µg/kg given as mg/kg",
    )
    GROUNDWATER = "GROUNDWATER", "地下水劣于Ⅳ类", "groundwater worse than class IV"


class Shortcoming(Term):
    """What the bureau asks for by itself as soon as a report comes in without it."""

    PLANNED_USE_MISSING = (
        "PLANNED_USE_MISSING",
        "补充规划用途和规划条件书",
        "the planned use, with its planning condition sheet",
    )
    SURVEY_TOO_OLD = (
        "SURVEY_TOO_OLD",
        "调查已超过有效年限，须补充调查",
        "a supplementary survey, for the survey is too old",
    )
    LAND_DISTURBED = (
        "LAND_DISTURBED",
        "调查后地块受到扰动，须补充调查",
        "a supplementary survey, for the land was disturbed since",
    )


class NonAcceptance(Term):
    NOT_REQUIRED = "NOT_REQUIRED", "依法不需要评审", "no review is required"
    WRONG_AUTHORITY = "WRONG_AUTHORITY", "不属于本机关职权范围", "another authority is competent"
    NEEDS_SAMPLING = (
        "NEEDS_SAMPLING",
        "存在可能的污染源，不得止于第一阶段",
        "a potential source exists: sampling is needed",
    )


class PanelMode(Term):
    MEETING = "MEETING", "会议评审", "meeting"
    LETTER = "LETTER", "函审", "by letter"


class Vote(Term):
    PASS = "PASS", "通过", "pass"
    REVISE = "REVISE", "修改后通过", "pass subject to revision"
    FAIL = "FAIL", "不通过", "fail"


class Failure(Term):
    """Why the panel let a survey fail."""

    VOTED_DOWN = "VOTED_DOWN", "赞成的专家不足规定比例", "too few experts were in favour"
    NEEDS_SAMPLING = "NEEDS_SAMPLING", "存在可能的污染源，须采样调查", "a potential source exists: sampling is needed"


class JointOpinion(Term):
    AGREES = "AGREES", "同意", "agrees"
    OBJECTS = "OBJECTS", "不同意", "objects"


class HoldReason(Term):
    """Why natural resources should not supply the land."""

    SOLD_BEFORE_OPINION = (
        "SOLD_BEFORE_OPINION",
        "评审意见出具前土地使用权已转让",
        "the land was sold before the review opinion",
    )
    EXCEEDS = "EXCEEDS", "土壤超过筛选值，风险评估未完成", "screening values are exceeded and the risk is not assessed"
    OPINION_REVOKED = "OPINION_REVOKED", "评审意见已撤销", "the review opinion was revoked"


# -- what a report says -------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _uses(value: Any) -> Any:
    """Mixed use may come as one text: R2/B1."""
    return re.split(r"[/、+]", value) if isinstance(value, str) else value


def _reading(value: Any) -> str:
    text = format(value, "f") if isinstance(value, Decimal) else str(value).strip().upper()
    if not re.fullmatch(r"ND|<?\d{1,9}(\.\d{1,6})?", text):
        rule = Text(
            "检测值应为非负数、ND或“<检出限”", "a value is a number of at least 0, ND, or < and the detection limit"
        )
        raise ValueError(str(rule))
    return text


LandUse = Annotated[str, Field(pattern=r"^[ABEGHMRSUW][1-9]{0,2}$")]
"""A code of GB 50137: R2, A33, M1, E2."""

PlannedUse = Annotated[str, Field(pattern=r"^[ABGMRSUW][1-9]{0,2}$")]
"""A code of GB 50137 for urban construction land; only such land has values in GB 36600."""

Reading = Annotated[str, BeforeValidator(_reading)]
"""One content: a number, ``ND`` where nothing was detected, or ``<0.5`` with a detection limit of its own."""

Named = Annotated[Substance | Line, Field(union_mode="left_to_right")]
"""A substance of the national table, or the name of one that it lacks."""

Item = Annotated[Shortcoming | Line, Field(union_mode="left_to_right")]
"""Something to be corrected: what the bureau knows by itself, or an officer's words."""

PlotCode = Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,40}$")]
"""The plot's code in the national soil system."""

SampleId = Annotated[str, Field(min_length=1, max_length=40)]
SquareMetres = Annotated[Decimal, Field(gt=0, max_digits=14, decimal_places=2)]
MilligramsPerKilogram = Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=6)]
Metres = Annotated[Decimal, Field(ge=0, max_digits=7, decimal_places=2)]


class Point(Paper):
    lon: Longitude
    lat: Latitude


class Neighbours(Paper):
    """四至"""

    east: Line
    south: Line
    west: Line
    north: Line


class Occupation(Paper):
    """A stretch of the plot's history; still going on where ``ends_on`` is missing."""

    starts_on: date
    ends_on: date | None = None
    use: Line
    industry: Industry | None = None


class Borehole(Point):
    """A soil point. ``suspect``: it stands in a part where contamination is suspected (detailed sampling)."""

    id: SampleId
    max_depth: Metres
    samples: tuple[SampleId, ...]
    suspect: bool = False


class Well(Paper):
    """A groundwater point; a well that stayed dry was sunk all the same and counts."""

    id: SampleId
    depth: Metres
    dry: bool = False
    quality: GroundwaterClass | None = None


class Analysis(Paper):
    """What one substance came to in mg/kg: a column of the laboratory's table.

    ``values`` stand in the order of ``sample_ids``, or of all samples of the boreholes where none are named. A substance
    that our table of GB 36600 lacks brings its ``screening`` value and the ``standard`` it is from (DB33/T 892 for zinc).
    ``background`` is the natural level at this place, for substances that may be exempted by it.
    """

    substance: Named
    values: Annotated[tuple[Reading, ...], Field(min_length=1, max_length=SAMPLES_AT_MOST)]
    dl: MilligramsPerKilogram | None = None
    unit: Literal["mg/kg"] = "mg/kg"
    lab: Uscc | None = None
    sample_ids: tuple[SampleId, ...] = ()
    screening: MilligramsPerKilogram | None = None
    standard: Line | None = None
    background: MilligramsPerKilogram | None = None

    @property
    def highest(self) -> Decimal:
        """The highest content that was detected; 0 where none was."""
        return max((Decimal(one) for one in self.values if one[0].isdigit()), default=Decimal(0))

    @property
    def detection_limits(self) -> list[Decimal]:
        own = [Decimal(one[1:]) for one in self.values if one.startswith("<")]
        return own if self.dl is None else [self.dl, *own]


class QualityRecord(Paper):
    """质控: what was done so that the values can be trusted. ``lab_cma`` is the laboratory's accreditation number."""

    field_duplicates: Annotated[int, Field(ge=0)]
    samples: Annotated[int, Field(gt=0)]
    blanks: Annotated[int, Field(ge=0)] = 0
    custody_hours: Annotated[int, Field(ge=0)] | None = None
    lab_cma: Line


class Attachment(Paper):
    """A paper handed in: known by its digest, kept elsewhere."""

    kind: AttachmentKind
    sha256: Sha256
    mime: Annotated[str, Field(pattern=r"^[a-z]+/[\w.+-]+$", max_length=100)]
    bytes: Annotated[int, Field(gt=0)]
    public_version: bool = False


class SurveyReport(Paper):
    """A soil survey of one plot. ``planned_use`` comes from natural resources; several codes are a mixed use."""

    plot_name: Line
    plot_code: PlotCode
    county_code: County
    site_address: Line
    plot_area: SquareMetres
    plot_area_mu: Annotated[Decimal, Field(gt=0, max_digits=14, decimal_places=4)] | None = None
    center: Point
    corners: Annotated[tuple[Point, ...], Field(min_length=3, max_length=200)]
    """The boundary in order; it closes by itself, whether or not the first corner stands at the end again."""
    neighbours: Neighbours
    current_use: Annotated[tuple[LandUse, ...], BeforeValidator(_uses), Field(min_length=1)]
    planned_use: Annotated[tuple[PlannedUse, ...], BeforeValidator(_uses)] = ()
    community_park: bool = False
    """A planned park is a community or children's park."""
    condition_sheet_no: Line | None = None
    key_regulated_unit: bool = False
    right_transferred: bool = False
    """The right to use the land is recovered or transferred."""
    shown_risky_by: RiskClue | None = None
    history: Annotated[tuple[Occupation, ...], Field(min_length=1, max_length=50)]
    stage: Stage
    surveyed_on: date
    disturbed_since: bool = False
    potential_source: bool
    evidence: Prose
    suspect_area: Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)] | None = None
    """m² in which contamination is suspected, for detailed sampling."""
    boreholes: tuple[Borehole, ...] = ()
    wells: tuple[Well, ...] = ()
    results: tuple[Analysis, ...] = ()
    qc: QualityRecord | None = None
    owner: Uscc
    owner_name: Line
    surveyor: Uscc
    surveyor_name: Line
    lab: Uscc | None = None
    contact_name: Line | None = None
    contact_phone: Phone | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def sample_ids(self) -> list[str]:
        return [sample for borehole in self.boreholes for sample in borehole.samples]

    @property
    def report(self) -> "SurveyReport":
        """The report by itself, out of the command that brought it."""
        return part_of(self, SurveyReport)

    @model_validator(mode="after")
    def _samples_are_told_apart(self) -> Self:
        twice = [sample for sample, times in Counter(self.sample_ids).items() if times > 1]
        if twice or len(self.sample_ids) > SAMPLES_AT_MOST:
            rule = Text(
                f"样品编号不得重复，且不超过{SAMPLES_AT_MOST}个",
                f"sample ids differ, and there are at most {SAMPLES_AT_MOST}",
            )
            raise ValueError(str(rule))
        return self

    @model_validator(mode="after")
    def _every_value_has_its_sample(self) -> Self:
        known = set(self.sample_ids)
        for one in self.results:
            meant = one.sample_ids or self.sample_ids
            if len(one.values) != len(meant) or not known.issuperset(meant):
                rule = Text("每个检测值须对应一个土壤点位的样品", "each value belongs to one sample of the boreholes")
                raise ValueError(str(rule))
        return self

    @model_validator(mode="after")
    def _history_runs_forward(self) -> Self:
        if any(one.ends_on and one.ends_on < one.starts_on for one in self.history):
            rule = Text("利用历史的结束日期不得早于开始日期", "a stretch of history ends after it begins")
            raise ValueError(str(rule))
        return self


class Condition(BaseModel):
    """What the planning condition sheet of natural resources says."""

    model_config = ConfigDict(frozen=True)
    planned_use: Annotated[tuple[PlannedUse, ...], BeforeValidator(_uses), Field(min_length=1)]
    condition_sheet_no: Line
    community_park: bool = False


class Expert(Paper):
    """A member of the panel: a person's id, the employer's credit code, the field of expertise."""

    id: Person
    employer: Uscc
    field: Line


class Finding(Paper):
    """A substance's highest content against its values for the plot's class of land, in mg/kg."""

    substance: Named
    highest: Decimal
    screening: Decimal
    intervention: Decimal | None = None
    level: Level
    at_background: bool = False
    """Above the screening value, but not above the natural background."""


# -- commands: before the review ----------------------------------------------------------------------------------


class RequestEarlyGuidance(Command):
    """Measure 9: the expert support group helps before the survey begins; without legal effect."""

    KIND: ClassVar[str] = "approval.soil_survey.RequestEarlyGuidance.v1"
    plot_name: Line
    plot_code: PlotCode | None = None
    county_code: County
    owner: Uscc
    question: Prose


class ProvideGuidance(Command):
    KIND: ClassVar[str] = "approval.soil_survey.ProvideGuidance.v1"
    experts: Annotated[tuple[Person, ...], Field(min_length=1)]
    advice: Prose


class SubmitSurveyReport(SurveyReport, Command):
    """The whole report; it also answers a correction notice."""

    KIND: ClassVar[str] = "approval.soil_survey.SubmitSurveyReport.v1"


class FileForRecord(SurveyReport, Command):
    """A key-regulated unit's survey (乙类地块) is put on record, not reviewed."""

    KIND: ClassVar[str] = "approval.soil_survey.FileForRecord.v1"


class ProvidePlanningCondition(Condition, Command):
    """From natural resources; it goes before what the applicant says."""

    KIND: ClassVar[str] = "approval.soil_survey.ProvidePlanningCondition.v1"


class RequestCorrection(Command):
    """The complete list of what must be corrected, at once."""

    KIND: ClassVar[str] = "approval.soil_survey.RequestCorrection.v1"
    items: Annotated[tuple[Line, ...], Field(min_length=1)]


class MergePlots(Command):
    """A plot was split to need fewer points: from now on the whole counts. ``merged_area`` in m², all parts together."""

    KIND: ClassVar[str] = "approval.soil_survey.MergePlots.v1"
    plot_codes: Annotated[tuple[PlotCode, ...], Field(min_length=1)]
    merged_area: SquareMetres


class AcceptSurvey(Command):
    KIND: ClassVar[str] = "approval.soil_survey.AcceptSurvey.v1"


class DeclineSurvey(Command):
    KIND: ClassVar[str] = "approval.soil_survey.DeclineSurvey.v1"
    code: NonAcceptance
    reasons: Prose
    redirect_to: Line | None = None


class WithdrawSurvey(Command):
    KIND: ClassVar[str] = "approval.soil_survey.WithdrawSurvey.v1"
    reason: Prose | None = None


class ReportLandTransfer(Command):
    """The owner sells or hands over the land before the review opinion."""

    KIND: ClassVar[str] = "approval.soil_survey.ReportLandTransfer.v1"
    facts: Prose


class DeadlinePassed(Command):
    """The alarm: the day after a deadline's last day has begun."""

    KIND: ClassVar[str] = "approval.soil_survey.DeadlinePassed.v1"
    deadline: str


# -- commands: review ---------------------------------------------------------------------------------------------


class InspectQuality(Command):
    """``fatal``: the findings make the survey worthless."""

    KIND: ClassVar[str] = "approval.soil_survey.InspectQuality.v1"
    findings: tuple[Line, ...] = ()
    fatal: bool = False


class ConvenePanel(Command):
    """``meets_on``: the day of the meeting, or on which the letters go out; today unless said."""

    KIND: ClassVar[str] = "approval.soil_survey.ConvenePanel.v1"
    mode: PanelMode = PanelMode.MEETING
    experts: tuple[Expert, ...]
    leader: Person
    meets_on: date | None = None


class RecordJointReply(Command):
    """What natural resources say to the joint review."""

    KIND: ClassVar[str] = "approval.soil_survey.RecordJointReply.v1"
    opinion: JointOpinion
    reply: Prose
    doc_no: Line | None = None


class RecordVerdict(Command):
    """Every expert's vote; the verdict follows from them. ``drilling_days``: more working days for new drilling."""

    KIND: ClassVar[str] = "approval.soil_survey.RecordVerdict.v1"
    votes: dict[Person, Vote]
    comments: Prose
    drilling_days: Annotated[int, Field(ge=0, le=365)] = 0


class VoidVerdict(Command):
    """It came out that an expert works for those whose survey was judged: the panel must be convened anew."""

    KIND: ClassVar[str] = "approval.soil_survey.VoidVerdict.v1"
    expert: Person
    employer: Uscc
    facts: Prose


class SubmitRevision(Command):
    """``report`` is the revised report where its data changed, as after new drilling."""

    KIND: ClassVar[str] = "approval.soil_survey.SubmitRevision.v1"
    summary: Prose
    sha256: Sha256
    revised: SurveyReport | None = None


class VerifyRevision(Command):
    KIND: ClassVar[str] = "approval.soil_survey.VerifyRevision.v1"
    satisfied: bool
    comments: Prose


# -- commands: opinion and after ----------------------------------------------------------------------------------


class IssueOpinion(Command):
    """Clean or not follows from the values. ``background_note``: why an excess is nature's (GB 36600 footnote ①)."""

    KIND: ClassVar[str] = "approval.soil_survey.IssueOpinion.v1"
    background_note: Prose | None = None


class RecordListing(Command):
    """The province has assessed the risk: the plot stands in its register of contaminated land, or does not."""

    KIND: ClassVar[str] = "approval.soil_survey.RecordListing.v1"
    listed: bool
    decision_no: Line


class RecordDelisting(Command):
    KIND: ClassVar[str] = "approval.soil_survey.RecordDelisting.v1"
    decision_no: Line


class RevokeOpinion(Command):
    """The report was false. ``serious`` chooses the higher range of the fine."""

    KIND: ClassVar[str] = "approval.soil_survey.RevokeOpinion.v1"
    reasons: Prose
    serious: bool = False


# -- facts: before the review -------------------------------------------------------------------------------------


class GuidanceRequested(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.GuidanceRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "就地块“{plot_name}”申请专家提前介入：{question}",
        "Early guidance was asked for on the plot “{plot_name}”: {question}",
    )
    plot_name: str
    plot_code: str | None = None
    county_code: County
    owner: str
    question: str


class GuidanceProvided(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.GuidanceProvided.v1"
    SAYS: ClassVar[Text] = Text("专家帮扶组提出建议：{advice}", "The expert support group advised: {advice}")
    provided_on: date
    experts: tuple[Person, ...]
    advice: str


class SurveySubmitted(Fact):
    """``gb_class`` and ``plot_class`` follow from the planned use; both are missing where that is."""

    KIND: ClassVar[str] = "approval.soil_survey.SurveySubmitted.v1"
    SAYS: ClassVar[Text] = Text(
        "调查报告已提交，收件日为{received_on}；地块类别：{plot_class}；用地分类：{gb_class}；最少土壤点位：{points_needed}；提示：{remarks}",
        "The survey report counts as received on {received_on}; plot class: {plot_class}; land class: {gb_class}; "
        "soil points needed: {points_needed}; remarks: {remarks}",
    )
    EFFECTIVE: ClassVar[str | None] = "received_on"
    received_on: date
    report: SurveyReport
    gb_class: GbClass | None
    plot_class: PlotClass | None
    points_needed: int
    remarks: tuple[Remark, ...] = ()
    implausible: tuple[Named, ...] = ()


class SurveyFiled(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.SurveyFiled.v1"
    SAYS: ClassVar[Text] = Text(
        "重点监管单位调查报告已备案：{record_no}；结果：{result}；超过筛选值的物质：{over}；档案保存至{keep_until}",
        "The survey of a key-regulated unit is on record: {record_no}; result: {result}; above screening values: {over}; "
        "kept until {keep_until}",
    )
    filed_on: date
    record_no: str
    report: SurveyReport
    gb_class: GbClass
    plot_class: PlotClass
    result: SoilResult
    findings: tuple[Finding, ...]
    over: tuple[Named, ...]
    keep_until: date


class PlanningConditionProvided(Condition, Fact):
    """``received_on`` is when the report became complete by it, where nothing else was missing."""

    KIND: ClassVar[str] = "approval.soil_survey.PlanningConditionProvided.v1"
    SAYS: ClassVar[Text] = Text(
        "自然资源和规划部门提供规划条件（{condition_sheet_no}）：{planned_use}；地块类别：{plot_class}；用地分类：{gb_class}",
        "Natural resources provided the planning condition {condition_sheet_no}: {planned_use}; plot class: {plot_class}; "
        "land class: {gb_class}",
    )
    received_on: date
    gb_class: GbClass
    plot_class: PlotClass
    remarks: tuple[Remark, ...] = ()
    implausible: tuple[Named, ...] = ()


class CorrectionRequested(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.CorrectionRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "一次性告知补正：{items}；请于{due_on}前（含当日）补正",
        "Corrections were requested: {items}; to be answered by {due_on}",
    )
    requested_on: date
    items: tuple[Item, ...]
    due_on: date


class PlotsMerged(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.PlotsMerged.v1"
    SAYS: ClassVar[Text] = Text(
        "与地块{plot_codes}合并计算，面积共{merged_area}平方米，最少土壤点位：{points_needed}",
        "Counted together with {plot_codes}: {merged_area} m² in all, soil points needed: {points_needed}",
    )
    plot_codes: tuple[str, ...]
    merged_area: Decimal
    points_needed: int


class SurveyAccepted(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.SurveyAccepted.v1"
    SAYS: ClassVar[Text] = Text("调查报告已于{accepted_on}受理", "The survey report was accepted on {accepted_on}")
    accepted_on: date


class SurveyNotAccepted(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.SurveyNotAccepted.v1"
    SAYS: ClassVar[Text] = Text(
        "不予受理：{code}。理由：{reasons}。可向以下机关申请：{redirect_to}",
        "The survey was not accepted: {code}. Reasons: {reasons}. Where to turn: {redirect_to}",
    )
    declined_on: date
    code: NonAcceptance
    reasons: str
    redirect_to: str | None = None


class SurveyLapsed(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.SurveyLapsed.v1"
    SAYS: ClassVar[Text] = Text(
        "申请人至{due_on}未补正，案件终止", "The correction notice was not answered by {due_on}; the file is closed"
    )
    due_on: date


class SurveyWithdrawn(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.SurveyWithdrawn.v1"
    SAYS: ClassVar[Text] = Text("申请人撤回报告，理由：{reason}", "The applicant withdrew the report; reason: {reason}")
    withdrawn_on: date
    reason: str | None = None


class LandSupplyHoldRequested(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.LandSupplyHoldRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "请自然资源和规划部门暂停供地：{reason}（{facts}）",
        "Natural resources were asked to hold the supply of the land: {reason} ({facts})",
    )
    requested_on: date
    reason: HoldReason
    facts: str


# -- facts: review ------------------------------------------------------------------------------------------------


class QualityInspected(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.QualityInspected.v1"
    SAYS: ClassVar[Text] = Text(
        "质量检查完成，发现问题：{findings}；存在致命缺陷：{fatal}",
        "The quality was inspected; findings: {findings}; fatal: {fatal}",
    )
    inspected_on: date
    findings: tuple[str, ...]
    fatal: bool


class PanelConvened(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.PanelConvened.v1"
    SAYS: ClassVar[Text] = Text(
        "组成专家组，于{meets_on}评审（{mode}）", "A panel was convened for {meets_on} ({mode})"
    )
    mode: PanelMode
    experts: tuple[Expert, ...]
    leader: Person
    meets_on: date


class JointReviewReplied(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.JointReviewReplied.v1"
    SAYS: ClassVar[Text] = Text(
        "自然资源和规划部门答复：{opinion}。{reply}", "Natural resources replied: it {opinion}. {reply}"
    )
    replied_on: date
    opinion: JointOpinion
    reply: str
    doc_no: str | None = None


class Verdict(Fact):
    """What the panel decided, with every expert's vote by person id; ``in_favour`` of ``of`` experts."""

    decided_on: date
    votes: dict[Person, Vote]
    in_favour: int
    of: int
    comments: str


class SurveyPassed(Verdict):
    KIND: ClassVar[str] = "approval.soil_survey.SurveyPassed.v1"
    SAYS: ClassVar[Text] = Text(
        "专家组{of}人中{in_favour}人赞成，评审通过：{comments}",
        "The survey passed, {in_favour} of {of} experts in favour: {comments}",
    )


class SurveyPassedSubjectToRevision(Verdict):
    KIND: ClassVar[str] = "approval.soil_survey.SurveyPassedSubjectToRevision.v1"
    SAYS: ClassVar[Text] = Text(
        "专家组{of}人中{in_favour}人赞成，修改后通过，请于{due_on}前（含当日）提交修改稿：{comments}",
        "The survey passed subject to revision by {due_on}, {in_favour} of {of} experts in favour: {comments}",
    )
    working_days: int
    due_on: date


class SurveyFailed(Verdict):
    KIND: ClassVar[str] = "approval.soil_survey.SurveyFailed.v1"
    SAYS: ClassVar[Text] = Text(
        "评审不通过：{reason}（{of}人中{in_favour}人赞成）。{comments}",
        "The survey failed: {reason} ({in_favour} of {of} experts in favour). {comments}",
    )
    reason: Failure


class VerdictVoided(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.VerdictVoided.v1"
    SAYS: ClassVar[Text] = Text(
        "专家存在利害关系，评审结论无效，重新组织评审：{facts}",
        "An expert had a conflict of interest; the verdict is void and a new panel is needed: {facts}",
    )
    voided_on: date
    expert: Person
    employer: str
    facts: str


class RevisionSubmitted(Fact):
    """``report`` is the report as it stands now; the classes are derived from it anew."""

    KIND: ClassVar[str] = "approval.soil_survey.RevisionSubmitted.v1"
    SAYS: ClassVar[Text] = Text("修改稿已提交：{summary}", "The revised report was submitted: {summary}")
    submitted_on: date
    summary: str
    sha256: str
    report: SurveyReport
    gb_class: GbClass
    plot_class: PlotClass


class RevisionVerified(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.RevisionVerified.v1"
    SAYS: ClassVar[Text] = Text(
        "专家组组长复核，修改稿符合要求，评审通过：{comments}",
        "The panel leader found the revision satisfactory; the survey passed: {comments}",
    )
    verified_on: date
    comments: str


class RevisionRejected(Fact):
    """``due_on`` of the next revision; missing where there is none, and the survey has failed."""

    KIND: ClassVar[str] = "approval.soil_survey.RevisionRejected.v1"
    SAYS: ClassVar[Text] = Text(
        "修改稿不符合要求：{comments}。再次修改期限：{due_on}",
        "The revision was not satisfactory: {comments}. Next revision due: {due_on}",
    )
    rejected_on: date
    comments: str
    working_days: int
    due_on: date | None


class RevisionLapsed(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.RevisionLapsed.v1"
    SAYS: ClassVar[Text] = Text("至{due_on}未提交修改稿，评审不通过", "No revision came by {due_on}; the survey failed")
    due_on: date


# -- facts: opinion and after -------------------------------------------------------------------------------------


class ReviewOpinionIssued(Fact):
    """Bureau and natural resources together. ``exempted``: above the screening value, but at natural background."""

    KIND: ClassVar[str] = "approval.soil_survey.ReviewOpinionIssued.v1"
    SAYS: ClassVar[Text] = Text(
        "会同自然资源和规划部门出具评审意见{doc_no}：{outcome}（{gb_class}）；超过筛选值的物质：{over}；"
        "按背景值不计的物质：{exempted}；档案保存至{keep_until}",
        "Review opinion {doc_no} was issued together with natural resources: {outcome} ({gb_class}); above screening "
        "values: {over}; at natural background: {exempted}; kept until {keep_until}",
    )
    doc_no: str
    issued_on: date
    outcome: SoilResult
    gb_class: GbClass
    plot_class: PlotClass
    findings: tuple[Finding, ...]
    over: tuple[Named, ...]
    exempted: tuple[Named, ...] = ()
    background_note: str | None = None
    joint_reply: str | None = None
    housing_blocked: bool
    releases_hold: bool
    keep_until: date


class RiskAssessmentRequired(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.RiskAssessmentRequired.v1"
    SAYS: ClassVar[Text] = Text(
        "须开展风险评估并报省生态环境厅：{over}；完成前不得供应为住宅、公共管理与公共服务用地",
        "A risk assessment must be made and goes to the province: {over}; until then no housing and no public services here",
    )
    required_on: date
    over: tuple[Named, ...]


class PlotListed(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.PlotListed.v1"
    SAYS: ClassVar[Text] = Text(
        "地块列入风险管控和修复名录（{decision_no}）：不得作为住宅、公共管理与公共服务用地，达到目标前禁止开工与管控修复无关的项目",
        "The plot was listed for risk control and remediation ({decision_no}): no housing, no public services, and no "
        "unrelated building before the targets are met",
    )
    listed_on: date
    decision_no: str


class PlotNotListed(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.PlotNotListed.v1"
    SAYS: ClassVar[Text] = Text(
        "经风险评估不列入名录（{decision_no}）", "The risk is acceptable; the plot was not listed ({decision_no})"
    )
    decided_on: date
    decision_no: str


class PlotDelisted(Fact):
    KIND: ClassVar[str] = "approval.soil_survey.PlotDelisted.v1"
    SAYS: ClassVar[Text] = Text("地块移出名录（{decision_no}）", "The plot was taken off the list ({decision_no})")
    delisted_on: date
    decision_no: str


class OpinionRevoked(Fact):
    """The range of the fine is for enforcement, which decides on it, in fen."""

    KIND: ClassVar[str] = "approval.soil_survey.OpinionRevoked.v1"
    SAYS: ClassVar[Text] = Text(
        "调查报告虚假，评审结论撤销：{reasons}；情节严重：{serious}",
        "The report was false and the opinion is revoked: {reasons}; serious: {serious}",
    )
    revoked_on: date
    reasons: str
    serious: bool
    fine_from_fen: int
    fine_to_fen: int
