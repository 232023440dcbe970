"""What can be asked about a place on the positive list, and what can happen to it. One case is one listing of one site."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from shared.contracts.formats import Line, Prose, Sha256, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's number; never a name."""
Division = Annotated[str, Field(pattern=r"^\d{6}$")]
StockCode = Annotated[str, Field(pattern=r"^\d{6}$")]
Count = Annotated[int, Field(ge=0)]

# -- words of this case type --------------------------------------------------------------------------------------


class Category(Term):
    """The five that measure 6 names, and others."""

    LISTED_CO = "LISTED_CO", "上市企业", "listed company"
    TO_BE_LISTED = "TO_BE_LISTED", "拟上市企业", "company to be listed"
    UNICORN = "UNICORN", "独角兽企业", "unicorn"
    CLEAN_SMALL = "CLEAN_SMALL", "无污染小微企业", "small firm without pollution"
    DISTRESSED_GREEN = "DISTRESSED_GREEN", "经营困难的环保绿码企业", "green-code firm in distress"
    LIVELIHOOD = "LIVELIHOOD", "民生保障企业", "livelihood"
    LOW_POLLUTION = "LOW_POLLUTION", "污染小、吸纳就业强", "little pollution, many jobs"
    KEY_PROJECT = "KEY_PROJECT", "重大工程", "major project"
    KEY_SECTOR = "KEY_SECTOR", "重点领域", "key sector"
    EXEMPLARY = "EXEMPLARY", "治理水平高", "exemplary treatment"


class UnitClass(Term):
    KEY = "KEY", "重点管理单位", "key unit"
    GENERAL = "GENERAL", "简化管理单位", "general unit"
    REGISTERED = "REGISTERED", "登记管理单位", "registered unit"


class Tier(Term):
    OFF_SITE_ONLY = "OFF_SITE_ONLY", "免现场检查", "no visits"
    REDUCED = "REDUCED", "减少现场检查", "fewer visits"


class Colour(Term):
    GREEN = "GREEN", "绿码", "green"
    YELLOW = "YELLOW", "黄码", "yellow"
    RED = "RED", "红码", "red"


class Indicator(Term):
    REVENUE_DROP = "REVENUE_DROP", "营收下降", "revenue drop"
    LOSS = "LOSS", "亏损", "loss"
    ORDER_LOSS = "ORDER_LOSS", "订单减少", "loss of orders"
    WAGE_SUPPORT = "WAGE_SUPPORT", "稳岗补助", "wage support"


class Branch(Term):
    """Branches that stay out, however well they do."""

    WASTE_INCINERATION = "WASTE_INCINERATION", "垃圾焚烧", "waste incineration"
    HAZARDOUS_WASTE = "HAZARDOUS_WASTE", "危险废物处置", "hazardous-waste disposal"
    SEWAGE_WORKS = "SEWAGE_WORKS", "污水处理厂", "sewage works"
    PARK_PLANT = "PARK_PLANT", "工业园区集中处理设施", "industrial-park plant"
    CHEMICAL_BY_RIVER = "CHEMICAL_BY_RIVER", "临大江大河的化工企业", "chemical works by a big river"
    PAPER_BY_RIVER = "PAPER_BY_RIVER", "临大江大河的造纸企业", "paper works by a big river"


class Condition(Term):
    """What must hold for a place on the list."""

    B1 = "B1", "环评和排污许可手续齐全", "EIA and discharge permit in order"
    B2 = "B2", "近十二个月稳定达标", "compliant in each of the last twelve months"
    B3 = "B3", "二十四个月内无环境行政处罚", "no environmental penalty for twenty-four months"
    B4 = "B4", "二十四个月内无突发环境事件", "no incident for twenty-four months"
    B5 = "B5", "应装在线监控已安装联网", "online monitoring linked where it is obligatory"
    B6 = "B6", "未列入严重失信名单，信用等级和环保码合格", "on no list of the dishonest, grade and code good enough"
    B7 = "B7", "三十六个月内无污染环境犯罪", "no pollution crime for thirty-six months"
    B8 = "B8", "不属于排除行业", "not in an excluded branch"
    B9 = "B9", "近十二个月内接受过检查", "checked in the last twelve months"
    B10 = "B10", "同意必要的视频或用电数据联网", "consents to the data links that are needed"


class VisitKind(Term):
    ROUTINE = "ROUTINE", "日常检查", "routine"
    SPECIAL_CAMPAIGN = "SPECIAL_CAMPAIGN", "专项检查", "special campaign"
    COMPLAINT = "COMPLAINT", "投诉核查", "complaint"
    INCIDENT = "INCIDENT", "突发事件", "incident"
    ONLINE_ALARM = "ONLINE_ALARM", "在线报警核查", "online alarm"
    SUPERIOR_ORDER = "SUPERIOR_ORDER", "上级交办", "order from above"
    DOUBLE_RANDOM = "DOUBLE_RANDOM", "双随机抽查", "double-random draw"
    FOLLOW_UP = "FOLLOW_UP", "后督察", "follow-up"


class Means(Term):
    ONLINE_DATA = "ONLINE_DATA", "在线数据", "online data"
    VIDEO = "VIDEO", "视频", "video"
    POWER = "POWER", "用电监控", "power use"
    DRONE = "DRONE", "无人机", "drone"
    REMOTE_SENSING = "REMOTE_SENSING", "遥感", "remote sensing"
    DOCUMENT = "DOCUMENT", "书面材料", "documents"
    PHONE = "PHONE", "电话", "telephone"


class FindingKind(Term):
    NONE = "NONE", "未发现问题", "nothing found"
    REMINDER = "REMINDER", "提醒", "reminder"
    SUSPECT = "SUSPECT", "疑似问题", "suspicion"
    VIOLATION = "VIOLATION", "违法问题", "violation"


class SuspendReason(Term):
    ONLINE_ALARM = "ONLINE_ALARM", "在线监控报警", "online alarm"
    SUSPECT_FINDING = "SUSPECT_FINDING", "检查发现疑似问题", "a suspicion"
    COMPLAINT = "COMPLAINT", "投诉待核", "a complaint under study"
    RED_CODE = "RED_CODE", "环保码转红", "its code turned red"
    PENALTY = "PENALTY", "行政处罚待核", "a penalty under study"
    FRAUD = "FRAUD", "涉嫌参与弄虚作假", "involved in a fraud"
    SERIOUS_LIST = "SERIOUS_LIST", "列入严重失信名单", "listed as seriously dishonest"
    GRADE = "GRADE", "信用等级降为E级", "grade E"
    REPAIR_REVOKED = "REPAIR_REVOKED", "信用修复被撤销", "a repair was revoked"


class Ground(Term):
    """Why a site is removed."""

    R1 = "R1", "受到环境行政处罚", "environmental penalty in force"
    R2 = "R2", "发生突发环境事件或造成损害", "incident, or damage caused"
    R3 = "R3", "弄虚作假、偷排或恶意排污", "data fraud, by-pass or malicious discharge"
    R4 = "R4", "拒绝检查或无故切断数据", "inspection refused, or data cut off without reason"
    R5 = "R5", "扰民投诉属实且未按期改正", "verified nuisance, not corrected in time"
    R6 = "R6", "不再符合入选条件", "a condition no longer holds"
    R7 = "R7", "列入严重失信名单或信用等级、环保码降至最低", "on the list of the dishonest, grade E or red code"


class Fault(Term):
    FIRM = "FIRM", "企业原因", "the firm"
    BUREAU = "BUREAU", "部门核查疏漏", "the bureau, which could have known at entry"
    NOBODY = "NOBODY", "无过错", "nobody"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Distress(Paper):
    """经营困难证明, of the economy bureau or the district."""

    indicator: Indicator
    value: Line
    period: Line
    issuer: Line
    issued_on: date


class Claim(Paper):
    """A category that a site claims, and its proof; each category reads what it needs."""

    category: Category
    document: Line | None = None
    stock_code: StockCode | None = None
    found_at_exchange: bool = False
    filing_no: Line | None = None
    """辅导备案"""
    filed_on: date | None = None
    on_reserve: bool = False
    """In the municipality's reserve of companies to be listed."""
    list_name: Line | None = None
    list_year: int | None = None
    is_small_or_micro: bool = False
    registration_form_only: bool = False
    has_outlets: bool = True
    distress: Distress | None = None


class GreenCode(Paper):
    colour: Colour
    score: Annotated[int, Field(ge=0, le=100)] | None = None
    computed_on: date


class PenaltyOnRecord(Paper):
    """An environmental penalty of the firm; ``at_other_site`` of them do not concern this one."""

    doc_no: Line
    decided_on: date
    in_force: bool = True
    at_other_site: bool = False


class SiteFacts(Paper):
    """What the registers say of a site on ``as_of``; the conditions are computed from it."""

    as_of: date
    eia_ok: bool
    permit_valid_to: date | None = None
    """Of a discharge permit; a registration has no end."""
    is_registered: bool = False
    is_simplified_permit: bool = False
    facilities_normal: bool = True
    compliant_months: Annotated[int, Field(ge=0, le=12)]
    exceedances: Count = 0
    penalties: tuple[PenaltyOnRecord, ...] = ()
    incidents: tuple[date, ...] = ()
    online_required: bool = False
    online_linked: bool = False
    on_other_dishonest_list: bool = False
    green_code: GreenCode | None = None
    crimes: tuple[date, ...] = ()
    excluded_branch: Branch | None = None
    last_checked_on: date | None = None
    link_needed: bool = False
    link_consent: bool = False


class Entry(BaseModel):
    """清单企业: a site of a firm, and what it claims; the first category is the main one."""

    model_config = ConfigDict(frozen=True)
    subject_uscc: Line
    """As it is written; it is read by the rules."""
    subject_name: Line
    site_id: Line
    division_code: Division | None = None
    unit_class: UnitClass
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]

    @property
    def plain(self) -> "Entry":
        """The entry itself, without the command or fact that carried it."""
        return Entry(**{name: getattr(self, name) for name in Entry.model_fields})


class ConditionResult(Paper):
    """A condition on a day, and the figures it came from."""

    code: Condition
    holds: bool
    zh: str
    en: str


class CategoryResult(Paper):
    category: Category
    holds: bool
    zh: str
    en: str


# -- commands: entry ----------------------------------------------------------------------------------------------


class Apply(Entry, Command):
    KIND: ClassVar[str] = "credit.positive_list.Apply.v1"


class Nominate(Entry, Command):
    KIND: ClassVar[str] = "credit.positive_list.Nominate.v1"


class AutoPropose(Entry, Command):
    KIND: ClassVar[str] = "credit.positive_list.AutoPropose.v1"


class RunConditions(Command):
    """``claims`` where the proof of a category has changed."""

    KIND: ClassVar[str] = "credit.positive_list.RunConditions.v1"
    facts: SiteFacts
    claims: tuple[Claim, ...] = ()


class Recommend(Command):
    KIND: ClassVar[str] = "credit.positive_list.Recommend.v1"


class Decline(Command):
    KIND: ClassVar[str] = "credit.positive_list.Decline.v1"


class OpenPublicity(Command):
    KIND: ClassVar[str] = "credit.positive_list.OpenPublicity.v1"
    batch_id: Line


class Object(Command):
    """Without a name it is a clue and blocks nothing."""

    KIND: ClassVar[str] = "credit.positive_list.Object.v1"
    signed: bool
    grounds: Prose


class DecideObjection(Command):
    KIND: ClassVar[str] = "credit.positive_list.DecideObjection.v1"
    objection: Annotated[int, Field(ge=1)]
    upheld: bool
    reasons: Prose


class Enter(Command):
    KIND: ClassVar[str] = "credit.positive_list.Enter.v1"
    tier: Tier


# -- commands: relief and checks ----------------------------------------------------------------------------------


class PlanRelief(Command):
    """``planned_off_site``: the least there must be, where nothing is said."""

    KIND: ClassVar[str] = "credit.positive_list.PlanRelief.v1"
    year: Annotated[int, Field(ge=2000, le=9999)]
    planned_off_site: Count | None = None


class RecordOffsite(Command):
    KIND: ClassVar[str] = "credit.positive_list.RecordOffsite.v1"
    means: Means
    started_at: AwareDatetime
    ended_at: AwareDatetime
    finding: FindingKind
    evidence_hash: tuple[Sha256, ...] = ()
    to_on_site: bool = False


class RecordOnsite(Command):
    """Before or after the visit: a kind that the relief exempts is refused."""

    KIND: ClassVar[str] = "credit.positive_list.RecordOnsite.v1"
    kind: VisitKind
    visited_on: date | None = None
    superior_order_no: Line | None = None
    finding: FindingKind = FindingKind.NONE


class RecordGreenCode(Command):
    KIND: ClassVar[str] = "credit.positive_list.RecordGreenCode.v1"
    code: GreenCode


# -- commands: standing -------------------------------------------------------------------------------------------


class Suspend(Command):
    """``record``: the credit record of a penalty, where the suspension rests on one."""

    KIND: ClassVar[str] = "credit.positive_list.Suspend.v1"
    reason: SuspendReason
    reference: Line | None = None
    record: UUID | None = None


class Resume(Command):
    """``reference``: only a suspension because of this, where it is said."""

    KIND: ClassVar[str] = "credit.positive_list.Resume.v1"
    finding: Prose
    reference: Line | None = None


class HeedStanding(Command):
    """Something was heard of the firm's grade, or of its being listed as seriously dishonest: the newest counts."""

    KIND: ClassVar[str] = "credit.positive_list.HeedStanding.v1"


class EndSuspension(Command):
    """Nobody decided in time."""

    KIND: ClassVar[str] = "credit.positive_list.EndSuspension.v1"


class Remove(Command):
    """``happened_on``: the day of the decision, the incident or the finding. ``public_since``: of a penalty's record."""

    KIND: ClassVar[str] = "credit.positive_list.Remove.v1"
    ground: Ground
    happened_on: date
    reference: Line
    reasons: Prose | None = None
    public_since: date | None = None
    refused_inspection: bool = False
    hours_cut: Count | None = None
    corrected_in_time: bool | None = None


class FallWithSubject(Command):
    """Another site was removed on a ground that concerns the whole firm."""

    KIND: ClassVar[str] = "credit.positive_list.FallWithSubject.v1"
    ground: Ground
    removed_on: date
    barred_until: date | None
    because_of: UUID


class EndBySuccession(Command):
    """The firm goes on under another credit code, which applies anew."""

    KIND: ClassVar[str] = "credit.positive_list.EndBySuccession.v1"
    successors: tuple[Uscc, ...]
    linked_on: date


class RecordCategoryLost(Command):
    KIND: ClassVar[str] = "credit.positive_list.RecordCategoryLost.v1"
    category: Category
    lost_on: date


class ChangeCategory(Command):
    KIND: ClassVar[str] = "credit.positive_list.ChangeCategory.v1"
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]


class RecordRename(Command):
    KIND: ClassVar[str] = "credit.positive_list.RecordRename.v1"
    subject_name: Line


class NoteChance(Command):
    """A decision not to penalise: it costs no place."""

    KIND: ClassVar[str] = "credit.positive_list.NoteChance.v1"
    decision_no: Line
    decided_on: date


class Withdraw(Command):
    KIND: ClassVar[str] = "credit.positive_list.Withdraw.v1"


class Expire(Command):
    KIND: ClassVar[str] = "credit.positive_list.Expire.v1"


class Renew(Command):
    KIND: ClassVar[str] = "credit.positive_list.Renew.v1"


class LiftBar(Command):
    """Its term is over."""

    KIND: ClassVar[str] = "credit.positive_list.LiftBar.v1"


class ProposeReinstatement(Command):
    """What the removal rested on was annulled."""

    KIND: ClassVar[str] = "credit.positive_list.ProposeReinstatement.v1"
    reference: Line
    annulled_on: date


class Reinstate(Command):
    KIND: ClassVar[str] = "credit.positive_list.Reinstate.v1"
    appeal_no: Line


# -- facts: entry -------------------------------------------------------------------------------------------------


class Origin(Term):
    APPLIED = "APPLIED", "企业申请", "applied for"
    NOMINATED = "NOMINATED", "推荐", "nominated"
    AUTO = "AUTO", "系统提出", "proposed by the system"


class Proposed(Entry, Fact):
    KIND: ClassVar[str] = "credit.positive_list.Proposed.v1"
    SAYS: ClassVar[Text] = Text(
        "{proposed_on}提出列入正面清单（{origin}），点位{site_id}，{quarter}",
        "Proposed for the positive list on {proposed_on} ({origin}): site {site_id}, {quarter}",
    )
    entry_no: str
    origin: Origin
    quarter: str
    proposed_on: date


class ConditionsEvaluated(Fact):
    """Every condition and category with the figures it came from; ``failing`` are those that do not hold."""

    KIND: ClassVar[str] = "credit.positive_list.ConditionsEvaluated.v1"
    SAYS: ClassVar[Text] = Text(
        "{evaluated_on}按{pack_id}核算条件：不符合{failing}；符合类别{categories}；得分{score}",
        "Conditions were computed on {evaluated_on} under {pack_id}: failing {failing}; categories {categories}; score {score}",
    )
    evaluated_on: date
    pack_id: str
    failing: tuple[Condition, ...]
    categories: tuple[Category, ...]
    priority: int | None
    score: int
    conditions: tuple[ConditionResult, ...]
    claimed: tuple[CategoryResult, ...]
    facts: SiteFacts
    claims: tuple[Claim, ...]


class Recommended(Fact):
    KIND: ClassVar[str] = "credit.positive_list.Recommended.v1"
    SAYS: ClassVar[Text] = Text("{recommended_on}建议列入", "Recommended on {recommended_on}")
    recommended_by: str
    recommended_on: date


class Declined(Fact):
    KIND: ClassVar[str] = "credit.positive_list.Declined.v1"
    SAYS: ClassVar[Text] = Text(
        "{declined_on}不予列入：不符合{failing}", "Declined on {declined_on}: {failing} do not hold"
    )
    failing: tuple[Condition, ...]
    no_category: bool
    declined_on: date


class PublicityOpened(Fact):
    KIND: ClassVar[str] = "credit.positive_list.PublicityOpened.v1"
    SAYS: ClassVar[Text] = Text(
        "{opened_on}起公示至{ends_on}（{batch_id}）", "On public notice from {opened_on} to {ends_on} ({batch_id})"
    )
    batch_id: str
    opened_on: date
    ends_on: date


class Objected(Fact):
    """``blocks``: a signed objection must be decided first."""

    KIND: ClassVar[str] = "credit.positive_list.Objected.v1"
    SAYS: ClassVar[Text] = Text(
        "{objected_on}收到异议{objection}，署名：{blocks}",
        "Objection {objection} came on {objected_on}; signed: {blocks}",
    )
    objection: int
    blocks: bool
    grounds: str
    objected_on: date


class ObjectionUpheld(Fact):
    KIND: ClassVar[str] = "credit.positive_list.ObjectionUpheld.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}异议{objection}成立，不予列入：{reasons}",
        "Objection {objection} was upheld on {decided_on}: {reasons}",
    )
    objection: int
    reasons: str
    decided_on: date


class ObjectionDismissed(Fact):
    KIND: ClassVar[str] = "credit.positive_list.ObjectionDismissed.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}异议{objection}不成立：{reasons}", "Objection {objection} was dismissed on {decided_on}: {reasons}"
    )
    objection: int
    reasons: str
    decided_on: date


class Entered(Fact):
    """Listed while ``valid_from <= day < valid_to``."""

    KIND: ClassVar[str] = "credit.positive_list.Entered.v1"
    SAYS: ClassVar[Text] = Text(
        "{valid_from}列入正面清单（{category}，{tier}），至{valid_to}之前有效",
        "On the positive list from {valid_from} ({category}, {tier}), until the day before {valid_to}",
    )
    category: Category
    priority: int
    tier: Tier
    valid_from: date
    valid_to: date
    entered_by: str


# -- facts: relief and checks -------------------------------------------------------------------------------------


class ReliefPlanned(Fact):
    KIND: ClassVar[str] = "credit.positive_list.ReliefPlanned.v1"
    SAYS: ClassVar[Text] = Text(
        "{year}年检查计划：基数{baseline_on_site}次，现场{planned_on_site}次，非现场{planned_off_site}次",
        "Checks planned for {year}: {planned_on_site} visits instead of {baseline_on_site}, {planned_off_site} off-site checks",
    )
    year: int
    baseline_on_site: int
    planned_on_site: int
    planned_off_site: int
    exempt_kinds: tuple[VisitKind, ...]
    never_exempt_kinds: tuple[VisitKind, ...]
    planned_on: date


class OffsiteRecorded(Fact):
    KIND: ClassVar[str] = "credit.positive_list.OffsiteRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{checked_on}非现场检查（{means}）：{finding}；转现场核查：{to_on_site}",
        "Checked off site on {checked_on} ({means}): {finding}; to be seen on site: {to_on_site}",
    )
    check_id: str
    means: Means
    started_at: AwareDatetime
    ended_at: AwareDatetime
    finding: FindingKind
    evidence_hash: tuple[str, ...]
    to_on_site: bool
    checked_on: date


class OnsiteRecorded(Fact):
    """``against_plan``: it uses up the visits that the year's plan has."""

    KIND: ClassVar[str] = "credit.positive_list.OnsiteRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{visited_on}现场检查（{kind}）：{finding}；计入减免计划：{against_plan}",
        "Visited on {visited_on} ({kind}): {finding}; counts against the plan: {against_plan}",
    )
    check_id: str
    kind: VisitKind
    visited_on: date
    superior_order_no: str | None
    finding: FindingKind
    against_plan: bool


class GreenCodeRecorded(Fact):
    KIND: ClassVar[str] = "credit.positive_list.GreenCodeRecorded.v1"
    SAYS: ClassVar[Text] = Text("{computed_on}环保码为{colour}", "The green code of {computed_on} is {colour}")
    colour: Colour
    score: int | None
    computed_on: date


class TierLowered(Fact):
    KIND: ClassVar[str] = "credit.positive_list.TierLowered.v1"
    SAYS: ClassVar[Text] = Text("{lowered_on}起调整为{tier}", "From {lowered_on} on: {tier}")
    tier: Tier
    lowered_on: date


# -- facts: standing ----------------------------------------------------------------------------------------------


class Suspended(Fact):
    """``until`` is the last day without a decision."""

    KIND: ClassVar[str] = "credit.positive_list.Suspended.v1"
    SAYS: ClassVar[Text] = Text(
        "{suspended_on}暂停（{reason}，{reference}），最迟至{until}",
        "Suspended on {suspended_on} ({reason}, {reference}), until {until} at the latest",
    )
    reason: SuspendReason
    reference: str | None
    suspended_on: date
    until: date


class Resumed(Fact):
    """``reference``: only that cause is settled; others may be open still."""

    KIND: ClassVar[str] = "credit.positive_list.Resumed.v1"
    SAYS: ClassVar[Text] = Text(
        "{resumed_on}暂停事由消除：{finding}", "The cause was settled on {resumed_on}: {finding}"
    )
    finding: str
    reference: str | None
    resumed_on: date


class SuspensionEnded(Fact):
    KIND: ClassVar[str] = "credit.positive_list.SuspensionEnded.v1"
    SAYS: ClassVar[Text] = Text("暂停至{until}未作决定，自动恢复", "Nobody decided by {until}: the place is back")
    until: date


class Removed(Fact):
    """``barred_until``: the first day on which it may be listed again; ``is_open``: as long as the ground lasts."""

    KIND: ClassVar[str] = "credit.positive_list.Removed.v1"
    SAYS: ClassVar[Text] = Text(
        "{removed_on}移出（{ground}，{reference}），{barred_until}前不得再列入；原因：{fault}",
        "Removed on {removed_on} ({ground}, {reference}); not to be listed before {barred_until}; at fault: {fault}",
    )
    ground: Ground
    reference: str
    reasons: str | None
    happened_on: date
    removed_on: date
    barred_until: date | None
    is_open: bool
    whole_subject: bool
    fault: Fault


class CategoryLost(Fact):
    KIND: ClassVar[str] = "credit.positive_list.CategoryLost.v1"
    SAYS: ClassVar[Text] = Text(
        "{lost_on}起不再属于{category}，应于{quarter_end}前另行认定类别",
        "No longer {category} from {lost_on}; another category must hold by {quarter_end}",
    )
    category: Category
    lost_on: date
    quarter_end: date


class CategoryChanged(Fact):
    KIND: ClassVar[str] = "credit.positive_list.CategoryChanged.v1"
    SAYS: ClassVar[Text] = Text("{changed_on}类别改为{category}", "From {changed_on} on listed as {category}")
    category: Category
    priority: int
    claims: tuple[Claim, ...]
    changed_on: date


class Renamed(Fact):
    KIND: ClassVar[str] = "credit.positive_list.Renamed.v1"
    SAYS: ClassVar[Text] = Text(
        "{renamed_on}企业更名，清单地位不变", "The firm was renamed on {renamed_on}; nothing else changes"
    )
    subject_name: str
    renamed_on: date


class ChanceNoted(Fact):
    KIND: ClassVar[str] = "credit.positive_list.ChanceNoted.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}不予处罚决定{decision_no}：不影响清单地位",
        "No penalty by {decision_no} of {decided_on}: the place is not affected",
    )
    decision_no: str
    decided_on: date


class Withdrawn(Fact):
    KIND: ClassVar[str] = "credit.positive_list.Withdrawn.v1"
    SAYS: ClassVar[Text] = Text(
        "{withdrawn_on}企业退出；此前在清单上：{was_listed}",
        "The firm withdrew on {withdrawn_on}; it was on the list: {was_listed}",
    )
    was_listed: bool
    withdrawn_on: date


class Expired(Fact):
    KIND: ClassVar[str] = "credit.positive_list.Expired.v1"
    SAYS: ClassVar[Text] = Text("{valid_to}有效期届满", "The term ended on {valid_to}")
    valid_to: date


class Renewed(Fact):
    KIND: ClassVar[str] = "credit.positive_list.Renewed.v1"
    SAYS: ClassVar[Text] = Text(
        "{renewed_on}续期，至{valid_to}之前有效", "Renewed on {renewed_on}, until the day before {valid_to}"
    )
    renewed_on: date
    valid_to: date


class BarLifted(Fact):
    KIND: ClassVar[str] = "credit.positive_list.BarLifted.v1"
    SAYS: ClassVar[Text] = Text("{lifted_on}起可以再次申请", "May be listed again from {lifted_on}")
    lifted_on: date


class ReinstatementProposed(Fact):
    KIND: ClassVar[str] = "credit.positive_list.ReinstatementProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "{annulled_on}，{reference}被撤销，建议恢复",
        "{reference} was annulled on {annulled_on}: reinstatement is proposed",
    )
    reference: str
    annulled_on: date


class Reinstated(Fact):
    """With the term it had; what was lost in between is not made up."""

    KIND: ClassVar[str] = "credit.positive_list.Reinstated.v1"
    SAYS: ClassVar[Text] = Text(
        "{reinstated_on}恢复列入（{appeal_no}），至{valid_to}之前有效",
        "Reinstated on {reinstated_on} ({appeal_no}), until the day before {valid_to}",
    )
    appeal_no: str
    reinstated_on: date
    valid_to: date
