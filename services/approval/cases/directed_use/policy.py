"""Every number and list of a case of directed use, in dated sets. A set is added with its first day and never edited."""

from dataclasses import dataclass, replace
from datetime import date

from services.approval.cases.directed_use.messages import AttachmentKind, Rating, StandardLevel
from shared.casework import licensing
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, days, project_default, working_days
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------


EXEMPTION_2021 = Ground(
    Text(
        "《国家危险废物名录（2021年版）》豁免管理清单第32项：仅豁免利用环节",
        "National catalogue of hazardous waste 2021, exemption list item 32: only the use is exempt",
    ),
    Mark.RECALLED,
)
EXEMPTION_2025 = Ground(
    Text(
        "《国家危险废物名录（2025年版）》豁免管理清单第31项：仅豁免利用环节",
        "National catalogue of hazardous waste 2025, exemption list item 31: only the use is exempt",
    )
)
EXEMPTION_LIST = Ground(
    Text(
        "《国家危险废物名录》豁免管理清单：列入且符合条件的，无须另行申请",
        "exemption list of the national catalogue: what is listed and meets its conditions needs no application",
    )
)
FILING = Ground(
    Text(
        "由产生单位与利用单位共同向产生单位所在地分局申请（参照嘉环发〔2023〕68号）",
        "producer and user file together at the producer's county branch, as in 嘉环发〔2023〕68号",
    )
)
INSIDE_PROVINCE = Ground(
    Text("产生单位、利用单位均在省内", "both units lie inside the province (Zhejiang's draft)"), Mark.SECONDARY
)
ONE_WASTE = Ground(Text("一家单位的一种危险废物", "one unit's one waste"), Mark.RECALLED)
CODE_AND_CATEGORY = Ground(
    Text("《国家危险废物名录》：代码末两位即废物类别", "National catalogue: a code ends in its category"), Mark.RECALLED
)
NO_MEDICAL_WASTE = project_default("医疗废物不得点对点定向利用", "medical waste is barred from directed use")
YEARLY_AMOUNT = project_default(
    "年利用量不得超过年产生量和利用能力", "the yearly quantity stays within generation and capacity"
)
OPEN_STANDARD = Ground(
    Text("产品应符合国家、地方或行业标准", "the product meets a national, local or sector standard"), Mark.SECONDARY
)
RISK_CONTROLLED = Ground(
    Text("环境风险可控：每种有害组分均有控制限值", "risk is controlled: a limit for each hazardous component"),
    Mark.SECONDARY,
)
BALANCE = project_default("物料平衡：投入＝产品＋残渣＋排放", "mass balance: input = product + residue + emission")
EIA_FIRST = Ground(
    Text("利用单位环评应覆盖该利用活动", "the user's EIA covers the use, or is changed first"), Mark.SECONDARY
)
CLEAN_RECORD = Ground(
    Text(
        "三年内无较大及以上环境事件、生产安全事故、危险废物处罚和不良信用",
        "three years without a larger incident, a serious accident, a hazardous-waste penalty or bad credit",
    ),
    Mark.SECONDARY,
)
GOOD_RATING = Ground(
    Text(
        "危险废物规范化管理评估良好及以上（参照外省方案）",
        "hazardous-waste management rated good or above, as in another province's plan",
    ),
    Mark.SECONDARY,
)
PREPARER = Ground(
    Text("环评信用平台限期整改名单、黑名单", "rectification list and blacklist of the EIA credit platform"),
    Mark.SECONDARY,
)
BRANCH_CHECK = project_default("分局初审期限", "time of the branch's check")
CITY_REVIEW = project_default(
    "市局审查期限（参照《危险废物经营许可证管理办法》第九条），专家论证、公示时间不计入",
    "time of the city's review, after Licence Measures Art. 9; expert review and publicity do not count",
)
EXPERTS = Ground(
    Text("必要时组织专家论证，专家不少于三人", "expert review where needed, by three experts or more"), Mark.SECONDARY
)
PUBLICITY = project_default("拟同意事项公示", "publicity of the intended approval")
DECIDING = Ground(
    Text(
        "《国家危险废物名录》豁免管理清单“点对点”项；浙江省定向利用工作方案（浙环发〔2023〕4号，原文未见）",
        "point-to-point item of the catalogue's exemption list; Zhejiang's work plan 浙环发〔2023〕4号 (its own text was not seen)",
    ),
    Mark.SECONDARY,
)
VALIDITY = project_default("首次有效期一年，延续不超过三年", "valid for one year first, then for up to three")
RENEWING = Ground(
    Text(
        "有效期届满三十个工作日前申请延续（参照《行政许可法》第五十条）",
        "renewal is filed thirty working days before expiry, after Licensing Law Art. 50",
    ),
    Mark.DERIVED,
)
MANIFEST = Ground(
    Text(
        "《固体废物污染环境防治法》第八十二条：收集、贮存、运输仍按危险废物管理，转移应填联单",
        "Solid Waste Law Art. 82: collection, storage and transport stay regulated, transfers need a manifest",
    )
)
APPROVED_QUANTITY = Ground(
    Text(
        "超出批准年利用量的部分不予豁免，适用《固体废物污染环境防治法》第一百一十四条",
        "what exceeds the approved yearly quantity is not exempt: Solid Waste Law Art. 114",
    ),
    Mark.DERIVED,
)
SUPERVISION = Ground(
    Text("利用单位参照持证单位监管，定期检查", "users are supervised like licence holders, with regular checks"),
    Mark.SECONDARY,
)
TERMINATING = project_default(
    "终止豁免不是撤销许可，但应说明理由并听取意见",
    "termination is no revocation of a permit, but needs reasons and a hearing of views",
)
WITHDRAWING = Ground(
    Text("申请人在决定作出前可以撤回申请", "an applicant may withdraw before the decision"), Mark.DERIVED
)
PAPERS = Ground(Text("点对点申请材料清单", "list of papers of a directed-use file"), Mark.DERIVED)

# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class DirectedUsePolicy(Policy):
    office_closes: Figure
    exemption_item: Figure
    province: Figure
    city: Figure
    barred_categories: Figure
    accepted_standards: Figure
    accepted_ratings: Figure
    balance_percent: Figure
    clean_record: Limit
    required_papers: Figure
    papers_of_each_unit: Figure
    land_papers: Figure
    branch_check: Limit
    correction_answer: Limit
    city_review: Limit
    expert_review: Limit
    experts: Figure
    site_officers: Figure
    publicity: Limit
    number_series: Figure
    first_validity: Limit
    renewed_validity: Limit
    renewal_filing: Limit
    nearly_used_percent: Figure
    reconsideration: Limit
    litigation: Limit


CATALOGUE_2021 = DirectedUsePolicy(
    name="2021-01-01",
    in_force_from=date(2021, 1, 1),
    basis="国家危险废物名录（2021年版）, exemption list; 浙环发〔2023〕4号 as other cities quote it. An exemption year begins with the "
    "validity, and a renewal begins the next. A day that reaches three years after an event counts as clean. A manifest "
    "that would exceed the yearly quantity is refused; one that is completed already is filed and suspends the use. "
    "A renewal takes effect by its filing in time, with a clean record and an unchanged process (to be confirmed).",
    office_closes=Figure("17:30", "时 / o'clock", project_default("网上收件截止时间", "online cut-off time")),
    exemption_item=Figure(32, "项 / item", EXEMPTION_2021),
    province=Figure("33", "区划前缀 / division prefix", INSIDE_PROVINCE),
    city=Figure("3307", "区划前缀 / division prefix", FILING),
    barred_categories=Figure(("HW01",), "类 / categories", NO_MEDICAL_WASTE),
    accepted_standards=Figure(
        (StandardLevel.NATIONAL, StandardLevel.LOCAL, StandardLevel.SECTOR), "级 / levels", OPEN_STANDARD
    ),
    accepted_ratings=Figure((Rating.EXCELLENT, Rating.GOOD), "级 / ratings", GOOD_RATING),
    balance_percent=Figure(2, "%", BALANCE),
    clean_record=Limit(3, Unit.YEARS, CLEAN_RECORD),
    required_papers=Figure(
        (AttachmentKind.APPLICATION_LETTER, AttachmentKind.TEST_REPORT, AttachmentKind.CONTRACT), "份 / papers", PAPERS
    ),
    papers_of_each_unit=Figure((AttachmentKind.OWNER_COMMITMENT, AttachmentKind.LICENCE), "份 / papers", PAPERS),
    land_papers=Figure((AttachmentKind.LAND, AttachmentKind.LEASE), "份，任一 / papers, either", PAPERS),
    branch_check=working_days(5, BRANCH_CHECK),
    correction_answer=days(30, project_default("补正期限", "time to answer a correction notice")),
    city_review=working_days(20, CITY_REVIEW),
    expert_review=working_days(20, project_default("专家论证所需时间", "time an expert review takes")),
    experts=Figure(3, "人 / persons", EXPERTS),
    site_officers=Figure(2, "人 / persons", licensing.ON_SITE),
    publicity=working_days(5, PUBLICITY),
    number_series=Figure("金环危豁", "文号 / number series", project_default("同意文号", "number of an approval")),
    first_validity=Limit(1, Unit.YEARS, VALIDITY),
    renewed_validity=Limit(3, Unit.YEARS, VALIDITY),
    renewal_filing=working_days(30, RENEWING),
    nearly_used_percent=Figure(90, "%", project_default("年利用量预警", "warning of the yearly quantity")),
    reconsideration=days(60, licensing.REMEDIES),
    litigation=Limit(6, Unit.MONTHS, licensing.REMEDIES),
)

CATALOGUE_2025 = replace(
    CATALOGUE_2021,
    name="2025-01-01",
    in_force_from=date(2025, 1, 1),
    basis="国家危险废物名录（2025年版）, exemption list item 31. " + CATALOGUE_2021.basis,
    exemption_item=Figure(31, "项 / item", EXEMPTION_2025),
)

POLICIES = (CATALOGUE_2021, CATALOGUE_2025)
