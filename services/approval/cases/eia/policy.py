"""Every number and list of an EIA case, in dated sets. A set is added with its first day and never edited.

A case follows the set of its acceptance date; until then, that of the day on which its complete file was received.
"""

from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from services.approval.cases.eia.messages import AttachmentKind
from shared.casework import approvals, licensing
from shared.casework.approvals import ApprovalPolicy
from shared.casework.law import Figure, Ground, Limit, Mark, Unit
from shared.contracts.approval import EiaClass, Pollutant, ScreenedClass
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------


def project_default(about: Text) -> Ground:
    return Ground(about, Mark.CONFIGURED)


SECRETS = Ground(
    Text(
        "《环境保护法》第56条（涉及国家秘密、商业秘密的除外）",
        "Environmental Protection Law Art. 56 (secrets are excepted)",
    )
)
INVESTMENT = Ground(
    Text(
        "总投资应大于零，环保投资不得超过总投资",
        "total investment is above zero and environmental investment within it",
    ),
    Mark.DERIVED,
)
CORRECTION_LAPSE = project_default(Text("补正期限", "time to answer a correction notice"))
ON_THE_SPOT = project_default(Text("可当场更正的错误", "errors that may be put right on the spot"))
PANEL = Ground(
    Text(
        "受理前合议（磐安县做法）：局长主持，合议案件由局长签发",
        "panel before acceptance (Pan'an practice), chaired and signed by the director",
    )
)
WITHDRAWING = Ground(
    Text("申请人在决定作出前可以撤回申请", "an applicant may withdraw before the decision"), Mark.DERIVED
)
DECIDING = Ground(
    Text(
        "《环境影响评价法》第22条、《建设项目环境保护管理条例》第9条",
        "EIA Law Art. 22; Construction Project Regulation Art. 9",
    )
)
REFUSING = Ground(Text("《建设项目环境保护管理条例》第11条", "Construction Project Regulation Art. 11"))
RESTRICTING = Ground(
    Text(
        "《规划环境影响评价条例》第30条、《环境保护法》第44条",
        "Plan EIA Regulation Art. 30; Environmental Protection Law Art. 44",
    )
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
        "《建设项目环境影响评价政府信息公开指南》（环办〔2013〕103号）",
        "Guide to disclosure of EIA information, 环办〔2013〕103号",
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
    Text("浙江省承诺时限：法定时限的四分之一；按工作日计，不含公示、补正、技术评估",
         "Zhejiang's promised time: a quarter of the statutory limit; working days, without publicity, correction and assessment"),
    Mark.CONFIGURED,
)  # fmt: skip
CLASSES = Ground(
    Text(
        "《环境影响评价法》第16条、《建设项目环境影响评价分类管理名录》",
        "EIA Law Art. 16; classified catalogue of construction projects",
    ),
    Mark.RECALLED,
)
NO_PERMIT_NEEDED = Ground(
    Text(
        "《行政许可法》第32条、《建设项目环境保护管理条例》第9条（登记表只备案）",
        "Licensing Law Art. 32; Construction Project Regulation Art. 9 (registration forms are only recorded)",
    )
)
QUOTA_FIRST = Ground(
    Text("总量指标为审批前置条件（环发〔2014〕197号）", "quotas come before approval, 环发〔2014〕197号"), Mark.RECALLED
)
MAJOR_CHANGES = Ground(
    Text(
        "《污染影响类建设项目重大变动清单（试行）》（环办环评函〔2020〕688号）",
        "Major-change list, 环办环评函〔2020〕688号",
    )
)
REMEDIES = Ground(
    Text(
        "《行政复议法》第20条、《行政诉讼法》第46条",
        "Reconsideration Law Art. 20; Administrative Litigation Law Art. 46",
    )
)
PAPERS = Ground(
    Text("《行政许可法》第31条；金华市报告表申报材料清单", "Licensing Law Art. 31; Jinhua's list of papers"),
    Mark.SECONDARY,
)
CONTACT = project_default(Text("公示的联系方式", "the contact that notices name"))
BRANCHES_CONCLUDE = Ground(
    Text("受委托的县（市、区）分局可以审批报告书", "county branches may conclude delegated report cases"), Mark.DERIVED
)
BRANCHES_WITHOUT_REPORTS = Ground(
    Text("浙环发〔2024〕67号：报告书不得由分局办理", "浙环发〔2024〕67号: county branches no longer handle reports")
)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class EiaPolicy(ApprovalPolicy):
    office_closes: Figure
    correction_or_acceptance: Limit
    correction_answer: Limit
    statutory_report: Limit
    statutory_form: Limit
    promise_report: Limit
    promise_form: Limit
    acceptance_publicity_report: Limit
    acceptance_publicity_form: Limit
    pre_decision_publicity: Limit
    tech_assessment: Limit
    tech_assessment_at_most: Limit
    panel_members: Figure
    site_visit_officers: Figure
    hearing_request: Limit
    hearing_organise: Limit
    hearing_notice: Limit
    announce: Limit
    deliver: Limit
    required_fields: Figure
    required_papers: Figure
    required_papers_report: Figure
    correctable_on_spot: Figure
    no_approval: Figure
    quota_pollutants: Figure
    class_i_pollutants: Figure
    pm25_precursors: Figure
    ozone_precursors: Figure
    major_capacity_percent: Figure
    major_emission_percent: Figure
    major_stack_percent: Figure
    jinhua_box: Figure
    contact_of_bureau: Figure
    contact_of_branch: Figure
    how_to_comment: Figure
    branches_conclude: Figure

    def statutory(self, eia_class: EiaClass | None) -> Limit:
        return self.statutory_report if eia_class is EiaClass.REPORT else self.statutory_form

    def promise(self, eia_class: EiaClass | None) -> Limit:
        return self.promise_report if eia_class is EiaClass.REPORT else self.promise_form

    def acceptance_publicity(self, eia_class: EiaClass | None) -> Limit:
        return self.acceptance_publicity_report if eia_class is EiaClass.REPORT else self.acceptance_publicity_form

    def papers(self, eia_class: EiaClass | None) -> tuple[AttachmentKind, ...]:
        return self.required_papers.value + (self.required_papers_report.value if eia_class is EiaClass.REPORT else ())


def working_days(count: int, ground: Ground) -> Limit:
    return Limit(count, Unit.WORKING_DAYS, ground)


def days(count: int, ground: Ground) -> Limit:
    return Limit(count, Unit.DAYS, ground)


REGULATION_2017 = EiaPolicy(
    name="2017-10-01",
    in_force_from=date(2017, 10, 1),
    basis="建设项目环境保护管理条例（2017年修订）. Statutory days are counted as calendar days from receipt of the complete file and "
    "are not rolled off holidays (stricter reading, to be confirmed); a regional restriction stops the authority's limits (derived).",
    office_closes=Figure(
        time(17, 30).isoformat("minutes"),
        "时 / o'clock",
        project_default(Text("网上收件截止时间", "online cut-off time")),
    ),
    correction_or_acceptance=working_days(5, licensing.EXAMINING_FORM),
    correction_answer=days(30, CORRECTION_LAPSE),
    statutory_report=days(60, DECIDING),
    statutory_form=days(30, DECIDING),
    promise_report=working_days(15, PROMISE),
    promise_form=working_days(7, PROMISE),
    acceptance_publicity_report=working_days(10, PUBLICITY),
    acceptance_publicity_form=working_days(5, PUBLICITY),
    pre_decision_publicity=working_days(5, PRE_DECISION_NOTICE),
    tech_assessment=working_days(30, TECH_ASSESSMENT),
    tech_assessment_at_most=working_days(60, TECH_ASSESSMENT),
    panel_members=Figure(3, "人 / persons", project_default(Text("合议组最少人数", "fewest members of a panel"))),
    site_visit_officers=Figure(2, "人 / persons", licensing.ON_SITE),
    hearing_request=working_days(5, licensing.HEARING_ON_REQUEST),
    hearing_organise=working_days(20, licensing.HEARING_ON_REQUEST),
    hearing_notice=working_days(7, licensing.HEARING_PROCEDURE),
    announce=working_days(7, ANNOUNCING),
    deliver=working_days(10, licensing.DELIVERY),
    five_year_review=Limit(5, Unit.YEARS, approvals.FIVE_YEARS),
    five_year_answer=days(10, approvals.FIVE_YEARS),
    bar_after_deception=Limit(3, Unit.YEARS, approvals.BARRED),
    reconsideration=days(60, REMEDIES),
    litigation=Limit(6, Unit.MONTHS, REMEDIES),
    required_fields=Figure(
        (
            "project_name",
            "project_code",
            "applicant_name",
            "applicant_uscc",
            "legal_rep_name",
            "contact_name",
            "contact_phone",
            "authority",
            "county_code",
            "site_address",
            "lon",
            "lat",
            "industry_code",
            "total_investment",
            "env_investment",
            "site_area",
            "construction_started",
            "confidentiality",
            "eia_class",
            "preparer_name",
            "preparer_uscc",
            "lead_writer",
            "filing_situation",
            "construction_nature",
        ),
        "项 / fields",
        PAPERS,
    ),
    required_papers=Figure(
        (
            AttachmentKind.APPLICATION_LETTER,
            AttachmentKind.EIA_FULL,
            AttachmentKind.EIA_PUBLIC,
            AttachmentKind.OWNER_COMMITMENT,
            AttachmentKind.PROJECT_CODE_SHEET,
            AttachmentKind.LICENCE,
        ),
        "份 / papers",
        PAPERS,
    ),
    required_papers_report=Figure((AttachmentKind.BASIC_INFO_TABLE,), "份 / papers", PAPERS),
    correctable_on_spot=Figure(
        (
            "project_name",
            "legal_rep_name",
            "contact_name",
            "contact_phone",
            "site_address",
            "lon",
            "lat",
            "attachments",
        ),
        "项 / fields",
        ON_THE_SPOT,
    ),
    no_approval=Figure((ScreenedClass.EXEMPT, ScreenedClass.REGISTRATION), "类 / classes", NO_PERMIT_NEEDED),
    quota_pollutants=Figure(
        (Pollutant.COD, Pollutant.NH3_N, Pollutant.SO2, Pollutant.NOX, Pollutant.VOCS), "种 / pollutants", QUOTA_FIRST
    ),
    class_i_pollutants=Figure(
        (
            Pollutant.MERCURY,
            Pollutant.CADMIUM,
            Pollutant.CHROMIUM,
            Pollutant.CHROMIUM_VI,
            Pollutant.ARSENIC,
            Pollutant.LEAD,
            Pollutant.NICKEL,
        ),
        "种 / pollutants",
        Ground(Text("《污水综合排放标准》（GB 8978-1996）表1", "GB 8978-1996 table 1"), Mark.RECALLED),
    ),
    pm25_precursors=Figure(
        (Pollutant.SO2, Pollutant.NOX, Pollutant.PM10, Pollutant.VOCS), "种 / pollutants", MAJOR_CHANGES
    ),
    ozone_precursors=Figure((Pollutant.NOX, Pollutant.VOCS), "种 / pollutants", MAJOR_CHANGES),
    major_capacity_percent=Figure(30, "%", MAJOR_CHANGES),
    major_emission_percent=Figure(10, "%", MAJOR_CHANGES),
    major_stack_percent=Figure(10, "%", MAJOR_CHANGES),
    jinhua_box=Figure(
        (Decimal("119.23"), Decimal("120.78"), Decimal("28.53"), Decimal("29.69")),
        "度 / degrees",
        Ground(Text("金华市四至", "Jinhua's bounding box"), Mark.RECALLED),
    ),
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
    how_to_comment=Figure(
        Text(
            "公示期间可以通过上述联系方式书面或者口头提出意见，并说明事实和理由",
            "while the notice is up, comments with their facts and reasons may be sent or spoken to the contact above",
        ),
        "文字 / words",
        licensing.INTERESTED_PARTIES,
    ),
    branches_conclude=Figure((EiaClass.REPORT, EiaClass.FORM), "类 / classes", BRANCHES_CONCLUDE),
)

PARTICIPATION_2019 = replace(
    REGULATION_2017,
    name="2019-01-01",
    in_force_from=date(2019, 1, 1),
    basis="环境影响评价公众参与办法 (MEE Order 4): reports come with a statement of public participation. "
    + REGULATION_2017.basis,
    required_papers_report=Figure(
        (AttachmentKind.BASIC_INFO_TABLE, AttachmentKind.PARTICIPATION_STATEMENT), "份 / papers", PAPERS
    ),
)

PREPARERS_2019 = replace(
    PARTICIPATION_2019,
    name="2019-11-01",
    in_force_from=date(2019, 11, 1),
    basis="MEE Order 9: the preparer's commitment belongs to the papers (first day recalled). "
    + PARTICIPATION_2019.basis,
    required_papers=Figure(
        (*REGULATION_2017.required_papers.value, AttachmentKind.PREPARER_COMMITMENT), "份 / papers", PAPERS
    ),
)

CATALOGUE_2021 = replace(
    PREPARERS_2019,
    name="2021-01-01",
    in_force_from=date(2021, 1, 1),
    basis="Classified catalogue 2021 and MEE Order 14; major-change list 688号 of 2020-12-13 (used for earlier cases too). "
    + PREPARERS_2019.basis,
)

BRANCHES_2025 = replace(
    CATALOGUE_2021,
    name="2025-02-02",
    in_force_from=date(2025, 2, 2),
    basis="浙环发〔2024〕67号: county branches no longer conclude report cases. " + CATALOGUE_2021.basis,
    branches_conclude=Figure((EiaClass.FORM,), "类 / classes", BRANCHES_WITHOUT_REPORTS),
)

POLICIES = (REGULATION_2017, PARTICIPATION_2019, PREPARERS_2019, CATALOGUE_2021, BRANCHES_2025)
