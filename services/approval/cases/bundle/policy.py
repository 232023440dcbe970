"""Every number and list of a bundle, in dated sets. A set is added with its first day and never edited.

A bundle follows the set of its acceptance date; until then, that of the day on which its complete file was received.
Procedure and time are those of a single form (provincial notices on bundled approval).
"""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from services.approval.cases.bundle.messages import AttachmentKind, BundleKind, Topic
from shared.casework import approvals, licensing
from shared.casework.approvals import ApprovalPolicy
from shared.casework.law import Figure, Ground, Limit, Mark, Unit, days, project_default, working_days
from shared.contracts.approval import Pollutant, ScreenedClass
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------


BUNDLING = Ground(
    Text(
        "环环评〔2020〕49号及生态环境部问答：同类小微企业项目打捆开展环评审批",
        "环环评〔2020〕49号 and the ministry's answers: bundled EIA of small firms of one kind",
    ),
    Mark.SECONDARY,
)
ONE_KIND = Ground(
    Text(
        "打捆项目应属分类管理名录同一类别，或经认定的同一工艺类型",
        "members have one catalogue item, or are found to be one process family",
    ),
    Mark.SECONDARY,
)
FORMS_ONLY = Ground(Text("打捆成员限于报告表类项目", "members are of the form class only"), Mark.SECONDARY)
PARK_READY = Ground(
    Text(
        "园区已完成规划环评或跟踪评价并落实其要求",
        "the park's plan EIA or tracking evaluation is done and its demands are met",
    ),
    Mark.SECONDARY,
)
SAME_CITY = Ground(
    Text(
        "环环评〔2022〕39号：同一县（市、区）或者设区市内的同类基础设施可以打捆",
        "环环评〔2022〕39号: infrastructure of one type within one county or city may be bundled",
    ),
    Mark.SECONDARY,
)
HIGHER_LEVEL = Ground(
    Text(
        "涉及多个同级审批部门的，由上一级审批", "where several authorities of one level are concerned, the next decides"
    ),
    Mark.SECONDARY,
)
SOLVENTS = Ground(
    Text(
        "打捆后溶剂型涂料（含稀释剂）、油墨、胶粘剂年用量合计低于10吨（三类合计为推导）",
        "solvent paint with thinner, ink and adhesive stay below 10 t/a after bundling (that the three add up is derived)",
    ),
    Mark.DERIVED,
)
RESPONSIBILITY = Ground(
    Text(
        "责任主体明确：共用事项各有一个责任人；委托运营不免除业主责任",
        "clear responsibility: one bearer for each shared matter; entrusting others frees no owner",
    ),
    Mark.SECONDARY,
)
TOTALS = Ground(
    Text(
        "文件所列合计应与各成员之和一致（三位小数）",
        "declared totals equal the sum of the members at three decimals",
    ),
    Mark.DERIVED,
)
COMMITMENT = Ground(
    Text("每个成员均应签署承诺书", "every member signs its commitment"),
    Mark.DERIVED,
)
TENANT_CLASSES = project_default(
    "可登记入园的环评类别", "classes whose later firms may be registered within the envelope"
)
ON_THE_SPOT = project_default("可当场更正的错误", "errors that may be put right on the spot")
CONTACT = project_default("公示联系方式", "whom the public may turn to")
ENVELOPE = Ground(
    Text("后续入园企业符合预留规模的，只作登记", "a later firm within the envelope is only registered"), Mark.SECONDARY
)
MEMBER_COUNT = Ground(Text("打捆项目的成员数", "how many members a bundle has"), Mark.DERIVED)
FALLS_TO_LEAD = project_default(
    "退出成员原负责的共用事项由牵头单位承担", "what a leaving member answered for falls to the lead unit"
)
SUCCESSION = project_default("牵头单位终止后的承继", "succession of a dissolved lead unit")
CONVERTING = project_default(
    "成员不足时可转为单个项目，案号与受理日期不变", "a last member goes on alone: same number, same acceptance"
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
QUOTA_FIRST = Ground(
    Text(
        "总量指标为审批前置条件（环发〔2014〕197号），按成员排放量之和替代",
        "quotas come before approval (环发〔2014〕197号), on the sum of the members' emissions",
    ),
    Mark.RECALLED,
)
MAJOR_CHANGES = Ground(
    Text(
        "《污染影响类建设项目重大变动清单（试行）》（环办环评函〔2020〕688号）",
        "Major-change list, 环办环评函〔2020〕688号",
    )
)
PAPERS = Ground(
    Text("《行政许可法》第31条；打捆项目申报材料清单", "Licensing Law Art. 31; list of papers of a bundle"),
    Mark.DERIVED,
)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class BundlePolicy(ApprovalPolicy):
    members_at_least: Figure
    members_at_most: Figure
    solvents_below: Figure
    responsibility_topics: Figure
    conversion_answer: Limit
    office_closes: Figure
    correction_or_acceptance: Limit
    correction_answer: Limit
    correctable_on_spot: Figure
    statutory: Limit
    promise: Limit
    acceptance_publicity: Limit
    pre_decision_publicity: Limit
    tech_assessment: Limit
    tech_assessment_at_most: Limit
    site_visit_officers: Figure
    hearing_request: Limit
    hearing_organise: Limit
    hearing_notice: Limit
    announce: Limit
    deliver: Limit
    required_papers: Figure
    required_of_each: Figure
    quota_pollutants: Figure
    class_i_pollutants: Figure
    pm25_precursors: Figure
    ozone_precursors: Figure
    major_capacity_percent: Figure
    major_emission_percent: Figure
    jinhua_box: Figure
    tenant_classes: Figure
    contact_of_bureau: Figure
    contact_of_branch: Figure

    def topics(self, kind: BundleKind | None) -> tuple[Topic, ...]:
        """What must have a bearer: everything that small firms of a park share, nothing by itself elsewhere."""
        return self.responsibility_topics.value if kind is BundleKind.PARK_SMALL_FIRMS else ()


CATALOGUE_2021 = BundlePolicy(
    name="2021-01-01",
    in_force_from=date(2021, 1, 1),
    basis="Classified catalogue 2021; bundling by 环环评〔2020〕49号 (opening seen) and provincial notices (secondary). Statutory days are "
    "calendar days from receipt of the complete file, not rolled off holidays. To be confirmed: that the three kinds of solvent add up; "
    "200 members at most; ten working days to go on alone; that shared matters of a leaving member fall to the lead unit; that "
    "infrastructure names bearers only for what it shares; that a revocation is final when the time for a lawsuit has run out.",
    members_at_least=Figure(2, "家 / members", MEMBER_COUNT),
    members_at_most=Figure(200, "家 / members", project_default("单个打捆项目成员上限", "members at most")),
    solvents_below=Figure(Decimal("10.000"), "吨/年 / t/a", SOLVENTS),
    responsibility_topics=Figure(tuple(Topic), "项 / topics", RESPONSIBILITY),
    conversion_answer=working_days(10, CONVERTING),
    office_closes=Figure(
        time(17, 30).isoformat("minutes"),
        "时 / o'clock",
        project_default("网上收件截止时间", "online cut-off time"),
    ),
    correction_or_acceptance=working_days(5, licensing.EXAMINING_FORM),
    correction_answer=days(30, project_default("补正期限", "time to answer a correction notice")),
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
    statutory=days(30, DECIDING),
    promise=working_days(7, PROMISE),
    acceptance_publicity=working_days(5, PUBLICITY),
    pre_decision_publicity=working_days(5, PRE_DECISION_NOTICE),
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
    required_papers=Figure(
        (
            AttachmentKind.APPLICATION_LETTER,
            AttachmentKind.EIA_FULL,
            AttachmentKind.EIA_PUBLIC,
            AttachmentKind.PREPARER_COMMITMENT,
            AttachmentKind.RESPONSIBILITY_AGREEMENT,
        ),
        "份 / papers",
        PAPERS,
    ),
    required_of_each=Figure((AttachmentKind.PROJECT_CODE_SHEET, AttachmentKind.LICENCE), "份 / papers", PAPERS),
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
    jinhua_box=Figure(
        (Decimal("119.23"), Decimal("120.78"), Decimal("28.53"), Decimal("29.69")),
        "度 / degrees",
        Ground(Text("金华市四至", "Jinhua's bounding box"), Mark.RECALLED),
    ),
    tenant_classes=Figure((ScreenedClass.FORM, ScreenedClass.REGISTRATION), "类 / classes", TENANT_CLASSES),
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

POLICIES = (CATALOGUE_2021,)
