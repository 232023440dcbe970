"""The dated numbers of credit repair. A set is added with its first day and never edited; an application keeps its own.

How long a display lasts, and from when it may be repaired, stands in ``shared.casework.display``, for records and repairs alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from services.credit.cases.repair.messages import MaterialKind
from shared.casework.display import MEASURES_2026, ORDER_58, ZJ_REPAIR
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, project_default, working_days
from shared.contracts.credit import Layer, Platform, SyncAction
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_7 = Ground(
    Text(
        "金环发〔2023〕11号第七条（环境信用与公共信用同步修复，上门帮扶）",
        "金环发〔2023〕11号, measure 7 (environmental and public credit repaired together, help at the door)",
    )
)
WHO_FOUND_REPAIRS = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第三十二条（谁认定、谁修复；删除或标注）",
        "Zhejiang Public Credit Ordinance, Art. 32 (who found it repairs it; delete or annotate)",
    )
)
CONDITIONS = Ground(
    Text(
        "国家发展改革委令第58号（义务履行完毕、违法行为已纠正，满最短公示期，公开承诺）",
        "NDRC Order 58 (duties done and the breach corrected, the shortest term passed, a public commitment)",
    ),
    Mark.SECONDARY,
)
SAME_KIND = Ground(
    Text(
        "浙发改财金〔2018〕671号（无新的同类不良信息）",
        "浙发改财金〔2018〕671号 (no new adverse information of the same kind)",
    ),
    Mark.SECONDARY,
)
SERIOUS_LIST = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第二十四条、第三十二条（列入严重失信名单期间不予修复）",
        "Zhejiang Public Credit Ordinance, Art. 24 and 32 (no repair while on the list of the seriously dishonest)",
    ),
    Mark.DERIVED,
)
MATERIALS = Ground(
    Text(
        "申请表、营业执照、整改证明、信用承诺书；有罚款的另附缴款凭证",
        "form, licence, proof of correction, commitment; with a fine the proof of its payment",
    ),
    Mark.CONFIGURED,
)
AGENTS = Ground(
    Text(
        "代理人须有委托书；以代办修复牟利的线索移送公安机关",
        "an agent needs a mandate; who sells repairs is pointed out to the police",
    ),
    Mark.CONFIGURED,
)
GONE = project_default(
    "主体注销、吊销或破产的，由承继主体或者清算组申请",
    "of a firm that is deregistered or bankrupt only the successor or the liquidator may apply",
)
ONE_APPLICATION = project_default("同一记录同时只办理一件申请", "one application at a time for a record")
SUPPLEMENT = project_default(
    "补正期限10个工作日，逾期失效", "ten working days to supply what is missing, otherwise it lapses"
)
VERIFIED = Ground(
    Text("温州市办事指南：认定单位3个工作日内核实", "Wenzhou's guide: the finding unit checks within 3 working days"),
    Mark.SECONDARY,
)
TWO_OFFICERS = Ground(
    Text("《行政处罚法》第四十二条（执法人员不得少于两人）", "Penalty Law, Art. 42 (officers act in pairs)")
)
TWO_PEOPLE = project_default(
    "修复决定由信用岗复核、负责人批准，核实人员不得决定",
    "the credit desk checks, the decider approves; who verified the facts does neither",
)
TARGETS = project_default(
    "三层同步：信用中国停止公示，信用浙江标注或删除，省环境信用系统恢复评分；凡公示该记录的平台均停止公示",
    "three layers: Credit China ends the display, Credit Zhejiang annotates or deletes, the provincial system restores the score; wherever the record is displayed, it ends",
)
CREDIT_CHINA = Ground(
    Text("信用中国3个工作日内停止公示", "Credit China ends a display within 3 working days"), Mark.SECONDARY
)
GSXT = Ground(
    Text("市场监管部门修复结果3个工作日内同步", "market supervision synchronises within 3 working days"),
    Mark.SECONDARY,
)
FILE = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第十三条（5个工作日内归集更新）",
        "Zhejiang Public Credit Ordinance, Art. 13 (merged and updated within 5 working days)",
    )
)
OWN_SITES = project_default("本市平台及省环境信用系统3个工作日", "three working days for the bureau's own platforms")
SILENCE = project_default(
    "逾期1个工作日后以同一请求编号查询，共3次仍未确认的提请督办",
    "one working day after a silence the same request is asked about; after three requests the authority above is told",
)
NOT_FOUND = project_default(
    "平台称无此记录的，因到期已消失的视为确认，否则视为拒绝",
    "where a platform has no such record: confirmed if it had expired by itself, refused otherwise",
)
COMMITMENT = project_default(
    "承诺期为准予修复后12个月，其间同类违法的撤销修复",
    "twelve months from the approval: the same kind of breach within them revokes the repair",
)
REVOCATION = Ground(
    Text(
        "虚假材料、违背承诺的撤销修复，恢复公示至最长公示期，1年内不得再次申请",
        "false material or a broken commitment: revoked, on display again for the rest of the longest term, no new application for a year",
    ),
    Mark.RECALLED,
)

# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class RepairPolicy(Policy):
    """``materials`` of every application; ``fined_material`` is needed where there is a fine. ``answers``: by platform.

    ``ended_by_expiry``: what needs not be done any more where the record ended by itself.
    """

    completeness: Limit
    supplement: Limit
    verification: Limit
    officers: Figure
    demands_publicity: Figure
    publicity: Limit
    decision: Limit
    asks_same_kind: Figure
    materials: Figure
    fined_material: Figure
    targets: Mapping[Layer, Figure]
    answers: Mapping[Platform, Limit]
    ended_by_expiry: Figure
    query_after: Limit
    attempts: Figure
    commitment: Limit
    bar: Limit


ZJ_2018 = RepairPolicy(
    name="ZJ-2018",
    in_force_from=date(2018, 1, 1),
    basis="浙发改财金〔2018〕671号, read in secondary texts: completeness in 2 working days with one notice, decision in 10 that hold 5 of publicity, "
    "all from the application. What is not in it (supplement, platforms, silence, commitment, bar) is a default. The bar is on the firm.",
    completeness=working_days(2, ZJ_REPAIR),
    supplement=working_days(10, SUPPLEMENT),
    verification=working_days(3, VERIFIED),
    officers=Figure(2, "人 / persons", TWO_OFFICERS),
    demands_publicity=Figure(True, "是否公示 / demanded", ZJ_REPAIR),
    publicity=working_days(5, ZJ_REPAIR),
    decision=working_days(10, ZJ_REPAIR),
    asks_same_kind=Figure(True, "是否审查 / asked", SAME_KIND),
    materials=Figure(
        (MaterialKind.FORM, MaterialKind.LICENCE, MaterialKind.CORRECTION_PROOF, MaterialKind.COMMITMENT),
        "种 / kinds",
        MATERIALS,
    ),
    fined_material=Figure(MaterialKind.PAYMENT_PROOF, "种 / kind", MATERIALS),
    targets={
        Layer.PUBLICITY: Figure(Platform.CREDIT_CHINA, "平台 / platform", TARGETS),
        Layer.CREDIT_FILE: Figure(Platform.CREDIT_ZJ, "平台 / platform", TARGETS),
        Layer.ENV_CREDIT: Figure(Platform.ENV_CREDIT_SYS, "平台 / platform", TARGETS),
    },
    answers={
        Platform.CREDIT_CHINA: working_days(3, CREDIT_CHINA),
        Platform.CREDIT_ZJ: working_days(5, FILE),
        Platform.CREDIT_JH: working_days(5, FILE),
        Platform.ENV_CREDIT_SYS: working_days(3, OWN_SITES),
        Platform.GSXT: working_days(3, GSXT),
        Platform.BUREAU_SITE: working_days(3, OWN_SITES),
    },
    ended_by_expiry=Figure(
        (SyncAction.END_DISPLAY, SyncAction.DELETE, SyncAction.ANNOTATE), "动作 / actions", NOT_FOUND
    ),
    query_after=working_days(1, SILENCE),
    attempts=Figure(3, "次 / requests", SILENCE),
    commitment=Limit(12, Unit.MONTHS, COMMITMENT),
    bar=Limit(1, Unit.YEARS, REVOCATION),
)
NDRC_58 = replace(
    ZJ_2018,
    name="NDRC-58",
    in_force_from=date(2023, 5, 1),
    basis="NDRC Order 58, read in secondary texts; no publicity before the decision. Times for completeness and decision are those of 2018, as defaults.",
    completeness=working_days(2, project_default("材料审查2个工作日", "two working days to look at the material")),
    demands_publicity=Figure(False, "是否公示 / demanded", ORDER_58),
    decision=working_days(10, project_default("修复决定10个工作日", "ten working days to decide")),
    asks_same_kind=Figure(False, "是否审查 / asked", ORDER_58),
)
NDRC_2026 = replace(
    NDRC_58,
    name="NDRC-2026",
    in_force_from=date(2026, 4, 1),
    basis="Credit Repair Measures of 2026, read in secondary texts: the result in about seven working days; a repair also ends sharing and use. "
    "The bar of a year is recalled, the rest as before.",
    decision=working_days(7, MEASURES_2026),
)
POLICIES = (ZJ_2018, NDRC_58, NDRC_2026)
