"""Every number and list of a minor case, in dated sets: the law of procedure, and the list of minor violations.

The items of Jinhua's own lists of 2022 and 2023 could not be read. The demonstration list MINOR-DEMO stands in for them
with values of other places; it is replaced by adding a set.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from services.credit.cases.minor_case.messages import Exclusion, Mitigation
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, days, in_force, project_default, working_days
from shared.contracts.text import Term, Text

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_5 = Ground(
    Text(
        "金环发〔2023〕11号第五条（首次轻微违法不予处罚；指导、建议、提醒、劝告优先）",
        "金环发〔2023〕11号, measure 5 (first minor violations go unpunished; guidance before coercion)",
    )
)
ART_33 = Ground(Text("《行政处罚法》第三十三条", "Administrative Penalty Law, Art. 33"))
CODE_1056 = Ground(Text("《生态环境法典》第一千零五十六条", "Ecological Environment Code, Art. 1056"), Mark.SECONDARY)
ART_36 = Ground(Text("《行政处罚法》第三十六条", "Administrative Penalty Law, Art. 36"))
CODE_1054 = Ground(Text("《生态环境法典》第一千零五十四条", "Ecological Environment Code, Art. 1054"), Mark.SECONDARY)
ART_30 = Ground(Text("《行政处罚法》第三十条、第三十一条", "Administrative Penalty Law, Art. 30, 31"))
ART_32 = Ground(Text("《行政处罚法》第三十二条", "Administrative Penalty Law, Art. 32"))
ART_37 = Ground(Text("《行政处罚法》第三十七条（从旧兼从轻）", "Administrative Penalty Law, Art. 37 (the milder law)"))
ART_42 = Ground(Text("《行政处罚法》第四十二条", "Administrative Penalty Law, Art. 42"))
ART_57 = Ground(Text("《行政处罚法》第五十七条", "Administrative Penalty Law, Art. 57"))
ART_58 = Ground(Text("《行政处罚法》第五十八条（法制审核）", "Administrative Penalty Law, Art. 58 (legality review)"))
ART_61 = Ground(Text("《行政处罚法》第六十一条、第八十五条", "Administrative Penalty Law, Art. 61, 85"))
TRANSFER = Ground(Text("《行政处罚法》第二十七条（移送）", "Administrative Penalty Law, Art. 27 (transfer)"))
ORDER_8_FILING = Ground(Text("《环境行政处罚办法》（令8号）第二十二条", "MEP Order 8, Art. 22"))
ORDER_8_DECISION = Ground(Text("《环境行政处罚办法》（令8号）第五十五条", "MEP Order 8, Art. 55"))
ORDER_30 = Ground(Text("《生态环境行政处罚办法》（2023年令30号）", "MEE Order 30 of 2023 on penalties"), Mark.SECONDARY)
ADVERSE = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第十一条（简易程序处罚、不予处罚不属于不良信息）",
        "Zhejiang public credit ordinance, Art. 11 (summary penalties and no-penalty decisions are not adverse)",
    )
)
FIRST = project_default(
    "初次违法：追溯期内无同类且生效的处罚或首违不罚决定，只计同一统一社会信用代码",
    "first: no penalty in force and no waiver for the same violation in the window, of the same credit code",
)
IN_TIME = project_default(
    "按期改正：执法人员在期限届满前核实；期限末日遇休息日顺延",
    "corrected in time: verified by the officers before the limit ends; a last day off moves to the next working day",
)
EXCLUSIONS = project_default("不适用情形X1至X11", "exclusions X1 to X11")
OUTSIDE = project_default(
    "清单未列但符合法定条件的，由执法人员提出、集体讨论决定",
    "where no list names it and the law's conditions are met: proposed by the officer, decided by the panel",
)
FOUR_EYES = project_default(
    "提出、审核、决定由三人分别办理", "proposal, legality review and decision are made by three persons"
)
OBSERVATION = project_default("观察期", "period of observation")
FACTS = project_default("事实记录的完整与计量单位", "facts are complete and in their units")
SAME_ACT = Ground(
    Text("《行政处罚法》第二十五条、第二十九条（最先立案管辖，一事不再罚）", "Administrative Penalty Law, Art. 25, 29")
)
REVOCATION = project_default(
    "以欺骗取得、适用法律错误或重复的决定，由集体讨论撤销",
    "a decision got by fraud, under the wrong law or made twice is revoked by the panel",
)
SUCCESSION = project_default(
    "当事人合并的，仅就改正继续办理", "after a merger the case goes on for the correction only"
)

# -- the list -----------------------------------------------------------------------------------------------------


class Mode(Term):
    MUST_NOT = "MUST_NOT", "不予处罚", "must not be penalised"
    MAY_NOT = "MAY_NOT", "可以不予处罚", "need not be penalised"


class From(Term):
    """From when a correction limit counts."""

    DISCOVERY = "DISCOVERY", "自发现之日", "from discovery"
    ORDER = "ORDER", "自送达之日", "from service of the order"


class Check(Term):
    """A predicate: what it compares with its parameter."""

    EXCEED_RATIO_LE = "EXCEED_RATIO_LE", "超标倍数不超过", "over the limit by a ratio of at most"
    PH_WITHIN = "PH_WITHIN", "仅pH超标且在范围内", "only pH out of its limit, and within"
    NOISE_OVER_LE = "NOISE_OVER_LE", "噪声超标不超过", "noise over the limit by at most"
    ONLY_CLASS_B = "ONLY_CLASS_B", "仅第二类污染物", "second-class pollutants only"
    POLLUTANT_COUNT_LE = "POLLUTANT_COUNT_LE", "超标因子不超过", "pollutants over their limit, at most"
    COLOUR_RATIO_LE = "COLOUR_RATIO_LE", "仅色度超标且倍数不超过", "colour only, over the limit by a ratio of at most"
    QUANTITY_LE = "QUANTITY_LE", "数量不超过（吨）", "quantity in tonnes, at most"
    MIXED_QUANTITY_LE = "MIXED_QUANTITY_LE", "混合贮存数量不超过（吨）", "mixed quantity in tonnes, at most"
    ORDINARY_WASTE = (
        "ORDINARY_WASTE",
        "非毒性、医疗、实验室或爆炸性废物",
        "not toxic, medical, laboratory or explosive waste",
    )
    DURATION_LE = "DURATION_LE", "持续天数不超过", "duration in days, at most"
    REPORTED_WITHIN_H = "REPORTED_WITHIN_H", "故障后报告不超过（小时）", "reported after the failure, in hours, at most"
    DAILY_MEAN_OK = "DAILY_MEAN_OK", "日均值达标", "daily mean within the limit"
    NO_INTENT = "NO_INTENT", "无主观故意", "no intent"
    NO_DISCHARGE = "NO_DISCHARGE", "尚未排放污染物", "no discharge yet"
    FACILITIES_COMPLIANT = "FACILITIES_COMPLIANT", "设施已建成并符合要求", "facilities built and compliant"
    RETEST_OK = "RETEST_OK", "复测达标", "the retest is within the limit"


@dataclass(frozen=True)
class Predicate:
    check: Check
    value: Any
    ground: Ground


@dataclass(frozen=True)
class ListItem:
    """清单事项. ``first``: how far back one looks for an earlier violation; nowhere where it is missing."""

    code: str
    title: Text
    mode: Mode
    ground: Ground
    correction: Limit
    counts_from: From = From.ORDER
    first: Limit | None = None
    predicates: tuple[Predicate, ...] = ()
    exclusions: tuple[Exclusion, ...] = tuple(Exclusion)


def borrowed(place_zh: str, place_en: str, mark: Mark = Mark.SECONDARY) -> Ground:
    """A list of another place, whose values stand in."""
    return Ground(Text(f"参照{place_zh}清单（MINOR-DEMO）", f"after the list of {place_en} (MINOR-DEMO)"), mark)


JIANGMEN = borrowed("江门市", "Jiangmen", Mark.SEEN)
ZIBO = borrowed("淄博市、临沂市", "Zibo and Linyi")
QUZHOU = borrowed("衢州市", "Quzhou")
LINYI = borrowed("临沂市", "Linyi")
SHANXI = borrowed("山西省", "Shanxi")
YANGTZE_DELTA = Ground(
    Text(
        "参照长三角区域轻微违法清单；金环发〔2023〕47号首项为未批先建，其条件未能查阅",
        "after the Yangtze Delta list; unapproved construction is item 1 of 金环发〔2023〕47号, whose conditions could not be read",
    ),
    Mark.RECALLED,
)
LIMIT = project_default("清单未载明的改正期限", "correction limits that the list does not say")
TWO_YEARS, ONE_YEAR = 24, 12


def back(months: int, ground: Ground) -> Limit:
    return Limit(months, Unit.MONTHS, ground)


def waived(code: str, zh: str, en: str, correction: Limit, window: int, ground: Ground, *tests: Any) -> ListItem:
    """An item whose penalty may be waived for a first violation; ``tests`` are pairs of a check and its parameter."""
    predicates = tuple(Predicate(check, value, ground) for check, value in tests)
    return ListItem(
        code, Text(zh, en), Mode.MAY_NOT, ground, correction, first=back(window, ground), predicates=predicates
    )


MINOR_DEMO_1 = (
    ListItem(
        "MD-01",
        Text("登记表未备案", "registration form not filed"),
        Mode.MUST_NOT,
        ZIBO,
        working_days(5, ZIBO),
        From.DISCOVERY,
    ),
    ListItem(
        "MD-02",
        Text("设计无环保篇章或措施未与工程同步实施", "design without environment chapter, or measures not carried out"),
        Mode.MUST_NOT,
        QUZHOU,
        days(7, QUZHOU),
        From.DISCOVERY,
        predicates=(Predicate(Check.NO_DISCHARGE, None, QUZHOU),),
    ),
    waived(
        "MD-03",
        "单项第二类污染物超标",
        "a single second-class pollutant over its limit",
        days(1, LIMIT),
        ONE_YEAR,
        JIANGMEN,
        (Check.ONLY_CLASS_B, None),
        (Check.POLLUTANT_COUNT_LE, 1),
        (Check.EXCEED_RATIO_LE, Decimal("0.10")),
        (Check.RETEST_OK, None),
    ),
    waived(
        "MD-04",
        "仅pH超标",
        "only pH out of its limit",
        days(1, LIMIT),
        ONE_YEAR,
        JIANGMEN,
        (Check.PH_WITHIN, (Decimal(5), Decimal(10))),
    ),
    waived(
        "MD-05",
        "厂界噪声超标",
        "boundary noise",
        days(1, LINYI),
        TWO_YEARS,
        LINYI,
        (Check.NOISE_OVER_LE, Decimal(1)),
    ),
    waived(
        "MD-06",
        "治理设施突发故障停运",
        "facility down by a sudden fault",
        days(3, LIMIT),
        TWO_YEARS,
        JIANGMEN,
        (Check.REPORTED_WITHIN_H, 24),
        (Check.DAILY_MEAN_OK, None),
        (Check.NO_INTENT, None),
    ),
    waived("MD-07", "挥发性有机物作业未密闭", "work with VOCs not enclosed", days(3, LIMIT), TWO_YEARS, JIANGMEN),
    waived(
        "MD-08",
        "危险废物标识缺失",
        "hazardous-waste label missing",
        days(5, SHANXI),
        TWO_YEARS,
        SHANXI,
        (Check.QUANTITY_LE, Decimal(1)),
    ),
    waived(
        "MD-09",
        "危险废物贮存不规范",
        "hazardous waste stored against the rule",
        days(5, LIMIT),
        TWO_YEARS,
        JIANGMEN,
        (Check.QUANTITY_LE, Decimal("0.1")),
        (Check.MIXED_QUANTITY_LE, Decimal("0.01")),
        (Check.ORDINARY_WASTE, None),
    ),
    waived(
        "MD-10",
        "台账或信息公开缺漏",
        "gap in the ledger or in disclosure",
        working_days(5, JIANGMEN),
        TWO_YEARS,
        JIANGMEN,
        (Check.DURATION_LE, 20),
    ),
    waived("MD-11", "应急预案未备案", "emergency plan not filed", days(30, LIMIT), TWO_YEARS, JIANGMEN),
    waived(
        "MD-12",
        "验收报告未公开",
        "acceptance report not disclosed",
        working_days(5, LIMIT),
        TWO_YEARS,
        JIANGMEN,
        (Check.FACILITIES_COMPLIANT, None),
    ),
    waived(
        "MD-13",
        "废水色度超标",
        "colour of waste water",
        days(1, LIMIT),
        ONE_YEAR,
        JIANGMEN,
        (Check.COLOUR_RATIO_LE, Decimal("1.0")),
    ),
)
MINOR_DEMO_2 = (
    *MINOR_DEMO_1,
    waived(
        "MD-14",
        "未批先建",
        "construction without an approved EIA",
        days(30, YANGTZE_DELTA),
        TWO_YEARS,
        YANGTZE_DELTA,
        (Check.NO_DISCHARGE, None),
    ),
)

# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class MinorPolicy(Policy):
    """``items`` is the list; the law of procedure around it is that of the step, the list that of the decision or the act."""

    pack_id: Figure
    items: tuple[ListItem, ...]
    leniency: Ground
    filing: Limit
    filing_extensions: tuple[Limit, ...]
    decision: Limit
    decision_extensions: tuple[Limit, ...]
    limitation: Limit
    limitation_if_harmed: Limit
    service: Limit
    observation: Limit
    outside_first: Limit
    officers: Figure
    age_of_liability: Figure
    full_age: Figure
    waivers_count_as_prior: Figure
    x8_enabled: Figure
    mitigation: Figure
    normal_ph: Figure

    def item(self, violation_code: str) -> ListItem | None:
        return next((one for one in self.items if one.code == violation_code), None)


COMMON: dict[str, Any] = {
    "service": working_days(7, ART_61),
    "observation": Limit(6, Unit.MONTHS, OBSERVATION),
    "outside_first": back(TWO_YEARS, OUTSIDE),
    "officers": Figure(2, "人 / persons", ART_42),
    "age_of_liability": Figure(14, "周岁 / years", ART_30),
    "full_age": Figure(18, "周岁 / years", ART_30),
    "waivers_count_as_prior": Figure(True, "是否 / yes or no", FIRST),
    "x8_enabled": Figure(True, "是否 / yes or no", EXCLUSIONS),
    "mitigation": Figure(
        tuple(one for one in Mitigation if one is not Mitigation.APOLOGY), "情形 / circumstances", ART_32
    ),
    "normal_ph": Figure(
        (Decimal(6), Decimal(9)),
        "pH",
        Ground(Text("《污水综合排放标准》GB 8978", "GB 8978 on waste water"), Mark.RECALLED),
    ),
}
PENALTY_LAW: dict[str, Any] = {
    "leniency": ART_33,
    "limitation": Limit(2, Unit.YEARS, ART_36),
    "limitation_if_harmed": Limit(5, Unit.YEARS, ART_36),
}
CODE: dict[str, Any] = {
    "leniency": CODE_1056,
    "limitation": Limit(2, Unit.YEARS, CODE_1054),
    "limitation_if_harmed": Limit(5, Unit.YEARS, CODE_1054),
}
ORDER_8: dict[str, Any] = {
    "filing": working_days(7, ORDER_8_FILING),
    "filing_extensions": (),
    "decision": Limit(3, Unit.MONTHS, ORDER_8_DECISION),
    "decision_extensions": (),
}
ORDER_30_OF_2023: dict[str, Any] = {
    "filing": days(15, ORDER_30),
    "filing_extensions": (days(15, ORDER_30),),
    "decision": days(90, ORDER_30),
    "decision_extensions": (days(30, ORDER_30), days(30, ORDER_30)),
}
DEMO_1 = Figure("MINOR-DEMO-1", "清单 / list", MEASURE_5)
DEMO_2 = Figure("MINOR-DEMO-2", "清单 / list", MEASURE_5)
DEFAULTS = (
    "The list has values of other places; the limits that they do not say, the exclusions, the way to count what is first and "
    "the six months of observation are defaults. A waiver counts as an earlier violation, MUST_NOT outcomes do not. A penalty "
    "is not made lighter for a public apology: only other provinces know that. Hours as a limit are in no item."
)

POLICIES = (
    MinorPolicy(
        name="MINOR-DEMO-1 2021-07-15",
        in_force_from=date(2021, 7, 15),
        basis=f"Penalty Law of 2021, Order 8; MINOR-DEMO-1 in place of 金环发〔2022〕29号. {DEFAULTS}",
        pack_id=DEMO_1,
        items=MINOR_DEMO_1,
        **COMMON,
        **PENALTY_LAW,
        **ORDER_8,
    ),
    MinorPolicy(
        name="MINOR-DEMO-1 2023-07-01",
        in_force_from=date(2023, 7, 1),
        basis=f"Penalty Law of 2021, Order 30 of 2023; MINOR-DEMO-1 in place of 金环发〔2022〕29号; the Yangtze Delta list, in "
        f"force for five years from this day, could not be read. {DEFAULTS}",
        pack_id=DEMO_1,
        items=MINOR_DEMO_1,
        **COMMON,
        **PENALTY_LAW,
        **ORDER_30_OF_2023,
    ),
    MinorPolicy(
        name="MINOR-DEMO-2 2023-11-15",
        in_force_from=date(2023, 11, 15),
        basis=f"As before; MINOR-DEMO-2 in place of 金环发〔2023〕47号, whose first item is unapproved construction. {DEFAULTS}",
        pack_id=DEMO_2,
        items=MINOR_DEMO_2,
        **COMMON,
        **PENALTY_LAW,
        **ORDER_30_OF_2023,
    ),
    MinorPolicy(
        name="MINOR-DEMO-2 2026-08-15",
        in_force_from=date(2026, 8, 15),
        basis=f"Ecological Environment Code from 15 August 2026 (its numbering to be checked), Order 30 of 2023; MINOR-DEMO-2. "
        f"{DEFAULTS}",
        pack_id=DEMO_2,
        items=MINOR_DEMO_2,
        **COMMON,
        **CODE,
        **ORDER_30_OF_2023,
    ),
)


def pack_on(day: date) -> MinorPolicy:
    """The set in force on a day."""
    return in_force(POLICIES, day)
