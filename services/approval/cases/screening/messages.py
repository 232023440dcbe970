"""What can be asked of a screening, and what can happen in it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from shared.contracts.approval import County, Pollutant, Polygon, ScreenedClass, ScreeningPath
from shared.contracts.formats import Line, Longitude, ProjectCode, Prose, Tonnes
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class PublicService(Term):
    """Works of public service that the integrated reform frees from registration inside reform areas."""

    NONE = "NONE", "非公共服务类", "none"
    URBAN_ROAD = "URBAN_ROAD", "城市道路", "urban road"
    MUNICIPAL_PIPE_GALLERY = "MUNICIPAL_PIPE_GALLERY", "市政管网、管廊", "municipal pipe or gallery"
    DISTRIBUTED_PV = "DISTRIBUTED_PV", "分布式光伏", "distributed photovoltaics"
    PRIMARY_HEALTHCARE = "PRIMARY_HEALTHCARE", "基层医疗卫生", "primary health care"
    DRAINAGE_SLUICE_PUMP = "DRAINAGE_SLUICE_PUMP", "排涝闸泵", "drainage sluice or pump"


class ApprovalLevel(Term):
    """Which authority's approval the project as such needs."""

    COUNTY = "COUNTY", "县级", "the county"
    CITY = "CITY", "市级", "the city"
    PROVINCE = "PROVINCE", "省级", "the province"
    MINISTRY = "MINISTRY", "部级", "the ministry"


class Reason(Term):
    """Why a screening came out as it did."""

    NOT_IN_CATALOGUE = "NOT_IN_CATALOGUE", "未列入分类管理名录", "not in the catalogue"
    EMERGING_INDUSTRY = "EMERGING_INDUSTRY", "名录未列的环境影响大的新兴产业", "an emerging industry of high impact"
    NO_AREA = "NO_AREA", "不在改革区域内", "outside every reform area"
    AREA_NOT_ACTIVE = "AREA_NOT_ACTIVE", "改革区域未启用或已暂停", "the reform area is not active"
    REVIEW_OVERDUE = "REVIEW_OVERDUE", "规划环评满五年未跟踪评价", "the area's plan EIA is too old"
    R1_LIKELY = "R1_LIKELY", "不符合准入环境标准，可能不予批准", "an access clause prohibits it; a refusal is likely"
    NEG_LIST = "NEG_LIST", "列入负面清单", "a rule of the negative list hits"
    CAP_EXCEEDED = "CAP_EXCEEDED", "突破总量管控上限，暂停审批", "a cap would be exceeded; approval is suspended"
    INTEGRATED_REFORM = "INTEGRATED_REFORM", "环评集成改革免予办理", "freed by the integrated reform"
    IN_REFORM_AREA = "IN_REFORM_AREA", "改革区域内降低一级", "one class lighter inside a reform area"
    LIGHTEST_CLASS = "LIGHTEST_CLASS", "登记表不再降级", "a registration form is the lightest class"
    OVERRIDDEN = "OVERRIDDEN", "经办人员调整", "set by an officer"
    RECORD_REVOKED = "RECORD_REVOKED", "承诺备案已撤销", "its record on commitment was revoked"
    PROJECT_GIVEN_UP = "PROJECT_GIVEN_UP", "环评未获批准、已撤回或撤销", "its EIA was refused, withdrawn or revoked"


class OverrideReason(Term):
    SPLIT = "SPLIT", "拆分项目", "one project was split"
    ITEMS_MISSING = "ITEMS_MISSING", "漏报名录条目", "catalogue items were left out"
    LIST_HIT = "LIST_HIT", "实际列入负面清单", "the negative list does hit"
    UNTRUE_DATA = "UNTRUE_DATA", "申报数据不实", "data were untrue"
    HIGHER_AUTHORITY = "HIGHER_AUTHORITY", "上级认定", "found so by the higher authority"
    OTHER = "OTHER", "其他", "other"


class Remark(Term):
    OUTSIDE_JINHUA = "OUTSIDE_JINHUA", "坐标不在金华市范围内", "the coordinates lie outside Jinhua"


class CapStanding(Term):
    """How the project stands with its area's caps."""

    NOT_NEEDED = "NOT_NEEDED", "无须占用总量", "no room needed"
    AWAITED = "AWAITED", "等待总量确认", "answer awaited"
    HELD = "HELD", "已占用总量", "held"
    DENIED = "DENIED", "总量不足", "denied"


# -- what a screening is asked ------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


CatalogueClass = Literal[ScreenedClass.REPORT, ScreenedClass.FORM, ScreenedClass.REGISTRATION]


class CatalogueItem(Paper):
    """An item of the classified catalogue that the project meets: section and number (三十、68), and its class there."""

    code: Annotated[str, Field(pattern=r"^[一二三四五六七八九十]{1,3}、\d{1,3}$")]
    eia_class: CatalogueClass


class AccessCheck(Paper):
    """A clause of the access standard; one that fails bars the project only where it ``prohibits``."""

    clause: Line
    passed: bool
    prohibits: bool = True


class NewEmission(Paper):
    """What the project adds, in t/a."""

    pollutant: Pollutant
    amount: Tonnes


def _one_each(emissions: tuple[NewEmission, ...]) -> tuple[NewEmission, ...]:
    if len({one.pollutant for one in emissions}) < len(emissions):
        raise ValueError(str(Text("同一污染物只填一次", "give each pollutant once")))
    return emissions


class Project(BaseModel):
    """What the owner says of the project.

    ``lon`` and ``lat`` may come swapped, and ``applicant_uscc`` mistyped: the rules tell such mistakes by their own codes.
    ``site`` is the project's ground where it is known; otherwise the point stands for it.
    """

    model_config = ConfigDict(frozen=True)
    project_code: ProjectCode
    project_name: Annotated[str, Field(min_length=4, max_length=100)]
    applicant_name: Line
    applicant_uscc: Line
    county_code: County | None = None
    lon: Longitude
    lat: Longitude
    site: Polygon | None = None
    catalogue_items: tuple[CatalogueItem, ...] = ()
    sensitive_zones: tuple[Line, ...] = ()
    solvent_paint: Tonnes = Decimal(0)
    heavy_metals: bool = False
    hazardous_process: bool = False
    emerging_industry: bool = False
    public_service_class: PublicService = PublicService.NONE
    approval_level: ApprovalLevel = ApprovalLevel.CITY
    over_verified_amount: bool = False
    drug_change_within_old_eia: bool = False
    """Making or piloting biological drugs: only materials or products change, emissions stay within the earlier EIA."""
    access_checks: tuple[AccessCheck, ...] = ()
    new_emissions: Annotated[tuple[NewEmission, ...], AfterValidator(_one_each)] = ()

    @property
    def added(self) -> dict[Pollutant, Decimal]:
        return {one.pollutant: one.amount for one in self.new_emissions if one.amount > 0}


class Finding(BaseModel):
    """What a screening comes to, and what it was found with."""

    model_config = ConfigDict(frozen=True)
    base_class: ScreenedClass
    final_class: ScreenedClass
    path: ScreeningPath
    reasons: tuple[Reason, ...]
    list_hits: tuple[str, ...] = ()
    """Codes of the rules of the negative list."""
    suspended_pollutants: tuple[Pollutant, ...] = ()
    area_id: str | None = None
    area_case: UUID | None = None
    access_standard_version: str | None = None
    negative_list_version: str | None = None
    zoning_unit: str | None = None
    prohibited_by: tuple[str, ...] = ()
    """Clauses of the zoning unit's access list that prohibit an item of the project."""
    capped: tuple[Pollutant, ...] = ()
    """The pollutants of the project that the area's caps count."""
    screened_on: date


# -- commands -----------------------------------------------------------------------------------------------------


class ScreenProject(Project, Command):
    """``reply_wanted``: the owner asks for a reply even if the project needs none."""

    KIND: ClassVar[str] = "approval.screening.ScreenProject.v1"
    reply_wanted: bool = False


class ConfirmScreening(Command):
    KIND: ClassVar[str] = "approval.screening.ConfirmScreening.v1"


class OverrideScreening(Command):
    """Never to a lighter class than the rules give. ``merged_with``: the codes of the projects it is one with."""

    KIND: ClassVar[str] = "approval.screening.OverrideScreening.v1"
    final_class: ScreenedClass
    reason: OverrideReason
    statement: Prose | None = None
    merged_with: tuple[ProjectCode, ...] = ()


class Rescreen(Command):
    """What is submitted after a newer negative list is screened once more; the stricter result wins."""

    KIND: ClassVar[str] = "approval.screening.Rescreen.v1"
    project_code: str


class TakeCapAnswer(Command):
    """The area's answer; ``short_of`` is empty for yes."""

    KIND: ClassVar[str] = "approval.screening.TakeCapAnswer.v1"
    short_of: tuple[Pollutant, ...] = ()


class GiveUpProject(Command):
    """The project will not be built on this screening."""

    KIND: ClassVar[str] = "approval.screening.GiveUpProject.v1"
    project_code: str
    reason: Reason


class LeaveScreening(Command):
    """A newer screening has taken the place of this one."""

    KIND: ClassVar[str] = "approval.screening.LeaveScreening.v1"
    project_code: str


# -- facts --------------------------------------------------------------------------------------------------------


class ProjectScreened(Project, Finding, Fact):
    KIND: ClassVar[str] = "approval.screening.ProjectScreened.v1"
    SAYS: ClassVar[Text] = Text(
        "{project_name}：名录类别{base_class}，判定为{final_class}，{path}；理由：{reasons}；负面清单版本：{negative_list_version}",
        "{project_name}: class by the catalogue {base_class}, found {final_class}, {path}; reasons: {reasons}; "
        "version of the negative list: {negative_list_version}",
    )
    remarks: tuple[Remark, ...] = ()


class ScreeningConfirmed(Fact):
    KIND: ClassVar[str] = "approval.screening.ScreeningConfirmed.v1"
    SAYS: ClassVar[Text] = Text("判定结果于{confirmed_on}确认；总量：{cap}", "Confirmed on {confirmed_on}; caps: {cap}")
    confirmed_on: date
    cap: CapStanding


class ScreeningOverridden(Finding, Fact):
    KIND: ClassVar[str] = "approval.screening.ScreeningOverridden.v1"
    SAYS: ClassVar[Text] = Text(
        "判定结果由{former_class}调整为{final_class}，{path}；原因：{reason}",
        "Changed from {former_class} to {final_class}, {path}; reason: {reason}",
    )
    former_class: ScreenedClass
    reason: OverrideReason
    statement: str | None = None
    merged_with: tuple[str, ...] = ()
    officer: str
    cap: CapStanding


class ProjectRescreened(Finding, Fact):
    """``stricter``: the newer list made the result stricter; otherwise the earlier result stands."""

    KIND: ClassVar[str] = "approval.screening.ProjectRescreened.v1"
    SAYS: ClassVar[Text] = Text(
        "按负面清单{negative_list_version}重新判定：{final_class}，{path}；结果更严：{stricter}",
        "Screened again with negative list {negative_list_version}: {final_class}, {path}; stricter: {stricter}",
    )
    stricter: bool


class CapHeld(Fact):
    KIND: ClassVar[str] = "approval.screening.CapHeld.v1"
    SAYS: ClassVar[Text] = Text("改革区域已为项目占用总量", "The area gave the project room under its caps")
    held_on: date


class CapDenied(Finding, Fact):
    KIND: ClassVar[str] = "approval.screening.CapDenied.v1"
    SAYS: ClassVar[Text] = Text(
        "改革区域总量不足：{suspended_pollutants}，暂停审批；改为{final_class}，{path}",
        "Too little is left under the caps of {suspended_pollutants}; approval is suspended; now {final_class}, {path}",
    )


class ProjectGivenUp(Finding, Fact):
    """What was held under the area's caps goes back; a new application needs a new screening."""

    KIND: ClassVar[str] = "approval.screening.ProjectGivenUp.v1"
    SAYS: ClassVar[Text] = Text(
        "判定不再使用：{reasons}；原总量情况：{cap}，占用的予以退回",
        "No longer used: {reasons}; how it stood with the caps: {cap}; what was held goes back",
    )
    cap: CapStanding


class ScreeningLeft(Fact):
    KIND: ClassVar[str] = "approval.screening.ScreeningLeft.v1"
    SAYS: ClassVar[Text] = Text("{left_on}起由新的判定取代", "Replaced by a newer screening on {left_on}")
    left_on: date
    cap: CapStanding
