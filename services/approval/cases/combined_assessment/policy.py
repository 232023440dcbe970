"""Every number and list of a combined assessment, in dated sets. A set is added with its first day and never edited.

A case follows the set of its acceptance date; until then, that of the day on which its complete file was received.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from services.approval.cases.combined_assessment.messages import (
    Application,
    AttachmentKind,
    Confidentiality,
    Demonstration,
    EmFacility,
    Part,
    Radiation,
    RadiationSource,
    SourceCategory,
    WorkplaceGrade,
)
from shared.casework import approvals, licensing
from shared.casework.approvals import ApprovalPolicy
from shared.casework.law import Figure, Ground, Limit, Mark, Unit, days, working_days
from shared.contracts.approval import DeviceClass, OutfallType, PartClass, PartKind, Pollutant
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

COMBINING = Ground(
    Text(
        "浙政办发〔2022〕69号：同一项目一份环评文件、一个批复",
        "浙政办发〔2022〕69号: one document and one reply for one project",
    )
)
DECIDING = Ground(
    Text(
        "《环境影响评价法》第22条、《建设项目环境保护管理条例》第9条",
        "EIA Law Art. 22; Construction Project Regulation Art. 9",
    )
)
REFUSING = Ground(Text("《建设项目环境保护管理条例》第11条", "Construction Project Regulation Art. 11"))
HEAVIEST_PART = Ground(
    Text(
        "《建设项目环境影响评价分类管理名录（2021年版）》第四条：以等级最高的确定",
        "Classified catalogue 2021 Art. 4: the heaviest part decides",
    ),
    Mark.SECONDARY,
)
RADIATION_CLASSES = Ground(
    Text(
        "《建设项目环境影响评价分类管理名录（2021年版）》核与辐射类项目",
        "Classified catalogue 2021, nuclear and radiation items",
    ),
    Mark.SECONDARY,
)
RADIATION_CLASSES_RECALLED = replace(RADIATION_CLASSES, mark=Mark.RECALLED)
RADIATION_AUTHORITY = Ground(
    Text(
        "《放射性污染防治法》第29条：由省级审批，可委托设区的市；Ⅰ类未委托",
        "Radioactive Pollution Law Art. 29: the province decides and may delegate to cities; class I is not delegated",
    ),
    Mark.RECALLED,
)
OUTFALLS_TO_APPROVE = Ground(
    Text(
        "国办函〔2022〕17号：工矿企业、园区和城镇污水处理厂排污口实行审批",
        "国办函〔2022〕17号: outfalls of factories, mines and sewage plants need approval",
    )
)
OUTFALL_MEASURES = Ground(
    Text("《入河排污口监督管理办法》（生态环境部令第35号）", "Outfall measures, MEE Order 35"),
)
TWENTY_DAYS = licensing.article(
    "42", Text("二十日内决定，经负责人批准可延长十日", "twenty days, ten more with the head's approval")
)
NO_OUTFALL = Ground(
    Text(
        "废水纳管或不外排的项目没有入河排污口", "waste water that goes into the sewer, or nowhere, has no river outfall"
    ),
    Mark.DERIVED,
)
OUTFALL_ARITHMETIC = Ground(
    Text("年排放量＝浓度×日排放量×天数÷10⁶，允许误差1%", "t/a = mg/L x m³/d x days / 10⁶, within 1 %"), Mark.CONFIGURED
)
OUTFALL_REFUSALS = Ground(
    Text("《水污染防治法》第64、84条；水利部令第22号第14条", "Water Pollution Law Arts. 64, 84; MWR Order 22 Art. 14"),
    Mark.RECALLED,
)
STRICT_WATERS = Ground(
    Text(
        "《长江保护法》第47条（参照）：未达标水功能区从严",
        "Yangtze Law Art. 47, by analogy: strict where a zone misses its target",
    )
)
WATER_DEPARTMENT = Ground(
    Text(
        "《水污染防治法》第19条：征求水行政主管部门意见，不另行许可",
        "Water Pollution Law Art. 19: the water department is consulted, no separate permit",
    ),
    Mark.DERIVED,
)
CONSULTATION_TIME = Ground(
    Text(
        "浙环发〔2018〕20号（参照）：五个工作日内提出意见",
        "浙环发〔2018〕20号, as a model: opinions within five working days",
    ),
    Mark.CONFIGURED,
)
SPLITTING = Ground(
    Text(
        "申请人请求、科室负责人同意后分案",
        "a part leaves at the applicant's request and with the section head's consent",
    ),
    Mark.CONFIGURED,
)
DRAFTING = Ground(
    Text("至少两项、每项一次、至少一项环评", "two parts or more, each once, at least one of them an EIA"),
    Mark.CONFIGURED,
)
WITHDRAWING = Ground(
    Text("申请人在决定作出前可以撤回申请", "an applicant may withdraw before the decision"), Mark.DERIVED
)
CREDIT_OF_PREPARERS = Ground(
    Text(
        "《建设项目环境影响报告书（表）编制监督管理办法》（生态环境部令第9号）",
        "EIA writer supervision measures, MEE Order 9",
    ),
    Mark.SECONDARY,
)
PUBLICITY = Ground(
    Text(
        "《建设项目环境影响评价政府信息公开指南》（环办〔2013〕103号）；取各事项最长",
        "Guide to disclosure of EIA information, 环办〔2013〕103号; the longest of the parts",
    ),
    Mark.SECONDARY,
)
PRE_DECISION_NOTICE = Ground(
    Text(
        "《行政许可法》第47条；金华市各分局拟审批公示",
        "Licensing Law Art. 47; notices of intended decisions of Jinhua's branches",
    )
)
ANNOUNCING = Ground(
    Text(
        "生态环境部令第14号；《环境影响评价公众参与办法》第27条", "MEE Order 14; Public Participation Measures Art. 27"
    ),
    Mark.SECONDARY,
)
TECH_ASSESSMENT = Ground(Text("生态环境部令第14号（参照）", "MEE Order 14, as a model"), Mark.RECALLED)
PROMISE = Ground(
    Text(
        "浙江省承诺时限：法定时限的四分之一；按工作日计，不含公示、补正、技术评估",
        "Zhejiang's promised time: a quarter of the statutory limit; working days, without publicity, correction and assessment",
    ),
    Mark.CONFIGURED,
)
QUOTA_FIRST = Ground(
    Text("总量指标为审批前置条件（环发〔2014〕197号）", "quotas come before approval, 环发〔2014〕197号"), Mark.RECALLED
)
ON_THE_SPOT = Ground(Text("可当场更正的错误", "errors that may be put right on the spot"), Mark.CONFIGURED)
CONTACT = Ground(Text("公示的联系方式", "the contact that notices name"), Mark.CONFIGURED)
SECRETS = Ground(Text("《环境保护法》第56条", "Environmental Protection Law Art. 56"))
PAPERS = Ground(
    Text("《行政许可法》第31条；多评合一申报材料清单", "Licensing Law Art. 31; list of papers of combined cases"),
    Mark.DERIVED,
)
CUT_OFF = Ground(Text("网上收件截止时间", "online cut-off time"), Mark.CONFIGURED)
CORRECTING = Ground(Text("补正期限", "time to answer a correction notice"), Mark.CONFIGURED)
BRANCHES_CONCLUDE = Ground(
    Text("受委托的县（市、区）分局可以审批报告书", "county branches may conclude delegated report cases"), Mark.DERIVED
)
BRANCHES_WITHOUT_REPORTS = Ground(
    Text("浙环发〔2024〕67号：报告书不得由分局办理", "浙环发〔2024〕67号: county branches no longer handle reports")
)


# -- the numbers --------------------------------------------------------------------------------------------------

EIA_CLASSES = (PartClass.REPORT, PartClass.FORM, PartClass.REGISTRATION)
"""The classes of an EIA, heaviest first."""


def heaviest(classes: Collection[PartClass | None]) -> PartClass | None:
    """The heaviest EIA class among these; none where no part is an EIA."""
    return next((one for one in EIA_CLASSES if one in classes), None)


@dataclass(frozen=True, kw_only=True)
class CombinedPolicy(ApprovalPolicy):
    office_closes: Figure
    correction_or_acceptance: Limit
    correction_answer: Limit
    correctable_on_spot: Figure
    statutory_report: Limit
    statutory_form: Limit
    outfall_limit: Limit
    outfall_extension: Limit
    promise_report: Limit
    promise_form: Limit
    acceptance_publicity_report: Limit
    acceptance_publicity_form: Limit
    pre_decision_publicity: Limit
    consultation: Limit
    tech_assessment: Limit
    tech_assessment_at_most: Limit
    site_visit_officers: Figure
    hearing_request: Limit
    hearing_organise: Limit
    hearing_notice: Limit
    announce: Limit
    deliver: Limit
    fewest_parts: Figure
    device_classes: Figure
    source_classes: Figure
    medical_source_classes: Figure
    workplace_classes: Figure
    em_report_from_kv: Figure
    em_form_from_kv: Figure
    devices_not_delegated: Figure
    sources_not_delegated: Figure
    approved_outfalls: Figure
    outfalls_not_limited: Figure
    outfall_tolerance_percent: Figure
    required_papers: Figure
    required_papers_report: Figure
    land_papers: Figure
    quota_pollutants: Figure
    branches_conclude: Figure
    contact_of_bureau: Figure
    contact_of_branch: Figure

    def statutory(self, combined_class: PartClass) -> Limit:
        return self.statutory_report if combined_class is PartClass.REPORT else self.statutory_form

    def promise(self, combined_class: PartClass) -> Limit:
        return self.promise_report if combined_class is PartClass.REPORT else self.promise_form

    def acceptance_publicity(self, combined_class: PartClass) -> Limit:
        """The longest of the parts: an outfall has no publicity of its own that would be longer."""
        report = combined_class is PartClass.REPORT
        return self.acceptance_publicity_report if report else self.acceptance_publicity_form

    def outfall(self, *, extended: bool) -> Limit:
        """Twenty working days, and ten more where the director has given them."""
        more = self.outfall_extension.count if extended else 0
        return replace(self.outfall_limit, count=self.outfall_limit.count + more)

    def class_of(self, part: Part) -> PartClass | None:
        """The class that follows from devices, sources or outfall; the stated one where nothing decides it."""
        if part.outfall:
            approved = part.outfall.type in self.approved_outfalls.value
            return PartClass.PERMIT20 if approved else PartClass.RECORD
        found = list(self._radiation_classes(part.radiation)) if part.radiation else []
        return heaviest(found) or part.part_class

    def _radiation_classes(self, radiation: Radiation) -> Iterator[PartClass]:
        for device in radiation.devices:
            yield dict(self.device_classes.value)[device.device_class]
        for source in radiation.sources:
            yield from self._source_classes(source)
        if radiation.em_facility:
            yield from self._em_classes(radiation.em_facility)

    def _source_classes(self, source: RadiationSource) -> Iterator[PartClass]:
        sealed = self.medical_source_classes if source.medical else self.source_classes
        if source.category:
            yield dict(sealed.value)[source.category]
        if source.workplace_grade:
            yield dict(self.workplace_classes.value)[source.workplace_grade]

    def _em_classes(self, facility: EmFacility) -> Iterator[PartClass]:
        if facility.voltage_kv >= self.em_report_from_kv.value:
            yield PartClass.REPORT
        elif facility.voltage_kv >= self.em_form_from_kv.value:
            yield PartClass.FORM

    def is_delegated(self, part: Part) -> bool:
        """Whether the province lets a city decide this radiation part."""
        if not part.radiation:
            return True
        devices = {one.device_class for one in part.radiation.devices}
        sources = {one.category for one in part.radiation.sources}
        return not (devices & set(self.devices_not_delegated.value) or sources & set(self.sources_not_delegated.value))

    def papers(self, application: Application) -> Iterator[AttachmentKind]:
        """What must be handed in for a document of this class and these parts."""
        yield from self.required_papers.value
        if heaviest([part.part_class for part in application.parts]) is PartClass.REPORT:
            yield from self.required_papers_report.value
        if application.confidentiality is Confidentiality.COMMERCIAL:
            yield AttachmentKind.DELETION_STATEMENT
        for part in application.parts:
            yield from papers_of(part)


def papers_of(part: Part) -> Iterator[AttachmentKind]:
    """What one part asks for besides the common papers."""
    if part.kind is PartKind.RADIATION_EIA:
        yield AttachmentKind.RADIATION_CHAPTER
    if part.kind is PartKind.RIVER_OUTFALL and part.demonstration is Demonstration.CHAPTER_IN_EIA:
        yield AttachmentKind.OUTFALL_CHAPTER
    if part.outfall and part.outfall.third_parties:
        yield AttachmentKind.THIRD_PARTY_AGREEMENT


THREE_IN_ONE_2022 = CombinedPolicy(
    name="2022-11-25",
    in_force_from=date(2022, 11, 25),
    basis="浙政办发〔2022〕69号: project EIA, radiation EIA and outfall of one project in one document with one reply. EIA limits are "
    "calendar days from receipt, not rolled off holidays; the strictest limit binds (derived, to be confirmed). Which radiation "
    "classes are delegated to the city is a default until the bureau's list is known.",
    office_closes=Figure("17:30", "时 / o'clock", CUT_OFF),
    correction_or_acceptance=working_days(5, licensing.EXAMINING_FORM),
    correction_answer=days(30, CORRECTING),
    correctable_on_spot=Figure(
        ("project_name", "contact_name", "contact_phone", "site_address", "lon", "lat", "attachments"),
        "项 / fields",
        ON_THE_SPOT,
    ),
    statutory_report=days(60, DECIDING),
    statutory_form=days(30, DECIDING),
    outfall_limit=working_days(20, TWENTY_DAYS),
    outfall_extension=working_days(10, TWENTY_DAYS),
    promise_report=working_days(15, PROMISE),
    promise_form=working_days(7, PROMISE),
    acceptance_publicity_report=working_days(10, PUBLICITY),
    acceptance_publicity_form=working_days(5, PUBLICITY),
    pre_decision_publicity=working_days(5, PRE_DECISION_NOTICE),
    consultation=working_days(5, CONSULTATION_TIME),
    tech_assessment=working_days(30, TECH_ASSESSMENT),
    tech_assessment_at_most=working_days(60, TECH_ASSESSMENT),
    site_visit_officers=Figure(2, "人 / persons", licensing.ON_SITE),
    hearing_request=working_days(5, licensing.HEARING_ON_REQUEST),
    hearing_organise=working_days(20, licensing.HEARING_ON_REQUEST),
    hearing_notice=working_days(7, licensing.HEARING_PROCEDURE),
    announce=working_days(7, ANNOUNCING),
    deliver=working_days(10, licensing.DELIVERY),
    five_year_review=Limit(5, Unit.YEARS, approvals.FIVE_YEARS),
    five_year_answer=days(10, approvals.FIVE_YEARS),
    bar_after_deception=Limit(3, Unit.YEARS, approvals.BARRED),
    reconsideration=days(60, licensing.REMEDIES),
    litigation=Limit(6, Unit.MONTHS, licensing.REMEDIES),
    fewest_parts=Figure(2, "项 / parts", DRAFTING),
    device_classes=Figure(
        (
            (DeviceClass.CLASS_I, PartClass.REPORT),
            (DeviceClass.CLASS_II, PartClass.FORM),
            (DeviceClass.CLASS_III, PartClass.REGISTRATION),
        ),
        "类 / classes",
        RADIATION_CLASSES,
    ),
    source_classes=Figure(
        (
            (SourceCategory.CATEGORY_I, PartClass.REPORT),
            (SourceCategory.CATEGORY_II, PartClass.FORM),
            (SourceCategory.CATEGORY_III, PartClass.FORM),
            (SourceCategory.CATEGORY_IV, PartClass.REGISTRATION),
            (SourceCategory.CATEGORY_V, PartClass.REGISTRATION),
        ),
        "类 / classes",
        RADIATION_CLASSES_RECALLED,
    ),
    medical_source_classes=Figure(
        (
            (SourceCategory.CATEGORY_I, PartClass.FORM),
            (SourceCategory.CATEGORY_II, PartClass.FORM),
            (SourceCategory.CATEGORY_III, PartClass.FORM),
            (SourceCategory.CATEGORY_IV, PartClass.REGISTRATION),
            (SourceCategory.CATEGORY_V, PartClass.REGISTRATION),
        ),
        "类 / classes",
        RADIATION_CLASSES_RECALLED,
    ),
    workplace_classes=Figure(
        (
            (WorkplaceGrade.JIA, PartClass.REPORT),
            (WorkplaceGrade.YI, PartClass.FORM),
            (WorkplaceGrade.BING, PartClass.FORM),
        ),
        "类 / classes",
        RADIATION_CLASSES_RECALLED,
    ),
    em_report_from_kv=Figure(Decimal(500), "kV", RADIATION_CLASSES_RECALLED),
    em_form_from_kv=Figure(Decimal(100), "kV", RADIATION_CLASSES_RECALLED),
    devices_not_delegated=Figure((DeviceClass.CLASS_I,), "类 / classes", RADIATION_AUTHORITY),
    sources_not_delegated=Figure((SourceCategory.CATEGORY_I,), "类 / classes", RADIATION_AUTHORITY),
    approved_outfalls=Figure(
        (OutfallType.INDUSTRIAL_MINING, OutfallType.PARK_WWTP, OutfallType.URBAN_WWTP),
        "类 / types",
        OUTFALLS_TO_APPROVE,
    ),
    outfalls_not_limited=Figure((OutfallType.PARK_WWTP, OutfallType.URBAN_WWTP), "类 / types", STRICT_WATERS),
    outfall_tolerance_percent=Figure(1, "%", OUTFALL_ARITHMETIC),
    required_papers=Figure(
        (
            AttachmentKind.APPLICATION_LETTER,
            AttachmentKind.EIA_FULL,
            AttachmentKind.EIA_PUBLIC,
            AttachmentKind.PREPARER_COMMITMENT,
            AttachmentKind.OWNER_COMMITMENT,
            AttachmentKind.PROJECT_CODE_SHEET,
            AttachmentKind.LICENCE,
        ),
        "份 / papers",
        PAPERS,
    ),
    required_papers_report=Figure(
        (AttachmentKind.BASIC_INFO_TABLE, AttachmentKind.PARTICIPATION_STATEMENT), "份 / papers", PAPERS
    ),
    land_papers=Figure((AttachmentKind.LAND, AttachmentKind.LEASE), "份，其一 / papers, one of them", PAPERS),
    quota_pollutants=Figure(
        (Pollutant.COD, Pollutant.NH3_N, Pollutant.SO2, Pollutant.NOX, Pollutant.VOCS), "种 / pollutants", QUOTA_FIRST
    ),
    branches_conclude=Figure((PartClass.REPORT, PartClass.FORM), "类 / classes", BRANCHES_CONCLUDE),
    contact_of_bureau=Figure(
        Text(
            "金华市生态环境局行政审批窗口；电话：12345；地址：金华市行政服务中心",
            "licensing window of the Jinhua Bureau of Ecology and Environment; telephone: 12345; address: Jinhua administrative service centre",
        ),
        "文字 / words",
        CONTACT,
    ),
    contact_of_branch=Figure(
        Text(
            "金华市生态环境局{county}分局行政审批窗口；电话：12345；地址：{county}行政服务中心",
            "licensing window of the {county} branch of the Jinhua Bureau of Ecology and Environment; telephone: 12345; address: {county} administrative service centre",
        ),
        "文字 / words",
        CONTACT,
    ),
)

OUTFALL_MEASURES_2025 = replace(
    THREE_IN_ONE_2022,
    name="2025-01-01",
    in_force_from=date(2025, 1, 1),
    basis="Outfall measures, MEE Order 35: other outfalls are registered before they are set. "
    + THREE_IN_ONE_2022.basis,
    approved_outfalls=replace(THREE_IN_ONE_2022.approved_outfalls, ground=OUTFALL_MEASURES),
)

BRANCHES_2025 = replace(
    OUTFALL_MEASURES_2025,
    name="2025-02-02",
    in_force_from=date(2025, 2, 2),
    basis="浙环发〔2024〕67号: county branches no longer conclude report cases. " + OUTFALL_MEASURES_2025.basis,
    branches_conclude=Figure((PartClass.FORM,), "类 / classes", BRANCHES_WITHOUT_REPORTS),
)

POLICIES = (THREE_IN_ONE_2022, OUTFALL_MEASURES_2025, BRANCHES_2025)
