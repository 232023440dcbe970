"""Every number and list of a fraud case, in dated sets. A set is added with its first day and never edited.

What is punished, and how, is the law of the act, unless the law on the day of the decision is milder; a step of procedure
follows the law of its own day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from services.thirdparty.cases.fraud_case.messages import Breach, Capacity, Effect, PoliceTerm, Track
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, days, in_force, project_default, working_days
from shared.contracts.text import Text
from shared.contracts.thirdparty import MisconductCode

YUAN = 100
"""In fen."""

# -- grounds: the acts --------------------------------------------------------------------------------------------

MEASURE_11 = Ground(
    Text(
        "金环发〔2023〕11号第十一条（严惩第三方环保服务机构弄虚作假）",
        "金环发〔2023〕11号, measure 11 (strike hard at fraud of third-party bodies)",
    )
)
EIA_LAW = Ground(Text("《环境影响评价法》（2018年修正）第三十二条", "EIA Law as amended in 2018, Art. 32"))
EIA_ORDINANCE = Ground(
    Text("《建设项目环境保护管理条例》第二十五条", "Construction Project Environment Ordinance, Art. 25")
)
ORDER_9 = Ground(
    Text("《建设项目环境影响报告书（表）编制监督管理办法》第二十六条、第二十七条", "MEE Order 9, Arts. 26 and 27")
)
ORDER_9_REVOKING = Ground(
    Text("《建设项目环境影响报告书（表）编制监督管理办法》第三十条", "MEE Order 9, Art. 30 (approvals that rest on it)")
)
ORDER_9_SCORING = Ground(
    Text(
        "《建设项目环境影响报告书（表）编制监督管理办法》第三十一条、第三十三条（设区市级以上记分，五个工作日内上传，同一行为不重复记分）",
        "MEE Order 9, Arts. 31 and 33 (cities and above score, upload within five working days, one act is scored once)",
    )
)
ORDER_9_PUBLIC = Ground(
    Text(
        "《建设项目环境影响报告书（表）编制监督管理办法》第三十四条（公开期限五年，终身禁止的永久公开）",
        "MEE Order 9, Art. 34 (points are public for five years, of whoever is banned for life for ever)",
    )
)
RULE_175 = Ground(
    Text(
        "《环境监测数据弄虚作假行为判定及处理办法》（环发〔2015〕175号）",
        "rule on false monitoring data, 环发〔2015〕175号",
    )
)
ZHEJIANG_INSPECTION = Ground(Text("《浙江省检验机构管理条例》", "Zhejiang ordinance on inspection bodies"))
RECHECK = Ground(
    Text(
        "《浙江省检验机构管理条例》第三十八条（十五日内申请复检，五个工作日内确定复检机构）",
        "Zhejiang ordinance on inspection bodies, Art. 38 (recheck within fifteen days, by a body named within five working days)",
    )
)
ORDER_39 = Ground(
    Text(
        "《检验检测机构监督管理办法》（市场监管总局令第39号）",
        "Inspection and Testing Supervision Measures (SAMR Order 39)",
    )
)
ORDER_101 = Ground(
    Text(
        "《检验检测机构监督管理办法》（按市场监管总局令第101号修改）",
        "Inspection and Testing Supervision Measures as revised by SAMR Order 101",
    ),
    Mark.SECONDARY,
)
MONITORING_ORDINANCE = Ground(
    Text(
        "《生态环境监测条例》（国令第820号）第四十三条、第四十五条", "Ecological Monitoring Ordinance, Arts. 43 and 45"
    ),
    Mark.SECONDARY,
)
SOIL_LAW = Ground(Text("《土壤污染防治法》第九十条", "Soil Pollution Law, Art. 90"))
ACCEPTANCE = Ground(
    Text("《建设项目环境保护管理条例》第二十三条", "Construction Project Environment Ordinance, Art. 23")
)
CARBON_MEASURES = Ground(
    Text(
        "《碳排放权交易管理办法（试行）》第三十九条、第四十条",
        "Carbon Trading Measures (MEE Order 19), Arts. 39 and 40",
    )
)
CARBON_ENTERPRISES = Ground(Text("《碳排放权交易管理暂行条例》第二十二条", "Interim Carbon Trading Ordinance, Art. 22"))
CARBON_BODIES = Ground(Text("《碳排放权交易管理暂行条例》第二十三条", "Interim Carbon Trading Ordinance, Art. 23"))
CARBON_INSPECTION = Ground(Text("《碳排放权交易管理暂行条例》第二十六条", "Interim Carbon Trading Ordinance, Art. 26"))


def code_article(*numbers: str) -> Ground:
    zh, en = "、".join(f"第{one}条" for one in numbers), ", ".join(numbers)
    return Ground(Text(f"《生态环境法典》{zh}", f"Ecological Environment Code, Art. {en}"), Mark.SECONDARY)


CODE_EIA = code_article("1096", "1097")
CODE_TESTING = code_article("1091")
CODE_OWN_DATA = code_article("1088")
CODE_OTHER_BODIES = code_article("1230")

# -- grounds: procedure -------------------------------------------------------------------------------------------

PENALTY_LAW = Ground(Text("《行政处罚法》", "Administrative Penalty Law"))
LIMITATION = Ground(
    Text("《行政处罚法》第三十六条（自行为终了之日起）", "Penalty Law Art. 36 (from the day on which the act ended)")
)
MILDER_LAW = Ground(
    Text("《行政处罚法》第三十七条（从旧兼从轻）", "Penalty Law Art. 37 (law of the act, or the milder new law)")
)
ONE_FINE = Ground(
    Text("《行政处罚法》第二十九条（按罚款数额高的规定处罚）", "Penalty Law Art. 29 (fined once, by the higher rule)")
)
TWO_OFFICERS = Ground(
    Text("《行政处罚法》第四十二条（执法人员不得少于两人）", "Penalty Law Art. 42 (two officers at least)")
)
NOTICE = Ground(
    Text("《行政处罚法》第四十四条、第四十五条（告知与申辩）", "Penalty Law Arts. 44, 45 (notice, defence)")
)
LEGAL_REVIEW = Ground(Text("《行政处罚法》第五十八条（法制审核）", "Penalty Law Art. 58 (legal review)"))
COLLECTIVE = Ground(
    Text(
        "《行政处罚法》第五十七条（重大复杂案件集体讨论）", "Penalty Law Art. 57 (collective discussion of grave cases)"
    )
)
HEARING = Ground(Text("《行政处罚法》第六十三条、第六十四条（听证）", "Penalty Law Arts. 63, 64 (hearing)"))
SERVICE = Ground(Text("《行政处罚法》第六十一条（七日内送达）", "Penalty Law Art. 61 (served within seven days)"))
WITHDRAWING = Ground(
    Text(
        "《行政处罚法》第四十八条（三日内撤回公开信息）",
        "Penalty Law Art. 48 (published decisions are withdrawn in three days)",
    )
)
PAYMENT = Ground(Text("《行政处罚法》第六十七条、第七十二条", "Penalty Law Arts. 67 and 72"))
REVOKING = Ground(
    Text("《行政处罚法》第七十五条（发现错误主动改正）", "Penalty Law Art. 75 (mistakes are put right)"), Mark.RECALLED
)
OLD_PROCEDURE = Ground(
    Text("《环境行政处罚办法》（环境保护部令第8号）", "Environmental Penalty Measures (MEP Order 8)")
)
NEW_PROCEDURE = Ground(
    Text("《生态环境行政处罚办法》（生态环境部令第30号）", "Ecological Penalty Measures (MEE Order 30 of 2023)"),
    Mark.SECONDARY,
)
STANDSTILL = Ground(
    Text(
        "听证、公告、监测、鉴定、专家论证、移送公安的时间不计入办案期限",
        "time of hearing, announcement, monitoring, appraisal, expert review and transfer is not counted",
    )
)
REVIEWERS = project_default(
    "质量复核由两名以上无利害关系的专家进行", "two reviewers at least, none tied to the parties"
)
RECONSIDERING = Ground(
    Text("《行政复议法》《行政诉讼法》", "Administrative Reconsideration Law; Administrative Procedure Law")
)
HELP_FINDINGS = project_default(
    "帮扶中发现的问题，未经移送不得作为案件线索和证据",
    "findings of help visits are no clue and no evidence unless they were transferred",
)
FEE_BASIS = project_default(
    "以合同价为罚款基数；无合同价的按市场价评估",
    "the fine counts by the contract price, or by an appraisal where there is none",
)
MARKET_SUPERVISION = project_default(
    "七个工作日内通报市场监管部门", "market supervision is told within seven working days"
)

# -- grounds: police ----------------------------------------------------------------------------------------------

REFERRAL = Ground(
    Text(
        "《行政执法机关移送涉嫌犯罪案件的规定》（国令第310号）、《环境保护行政执法与刑事司法衔接工作办法》",
        "State Council Order 310; measures of 2017 linking environmental enforcement and criminal justice",
    )
)
NO_FINE_INSTEAD = Ground(
    Text("国令第310号（不得以行政处罚代替移送）", "State Council Order 310 (no fine instead of a transfer)")
)
PROSECUTION = Ground(
    Text("《立案追诉标准的规定（二）》第七十三条", "prosecution standards II, Art. 73"), Mark.SECONDARY
)
INTERPRETATION = Ground(
    Text("法释〔2023〕7号第十条、第十九条", "judicial interpretation 法释〔2023〕7号, Arts. 10 and 19")
)

ONE_CHECK = Ground(
    Text(
        "同一次检查中质控与存档问题合计记5分（参照深圳湾案）",
        "control and archive faults of one check take five points in all (as in the Shenzhen Bay case)",
    ),
    Mark.SECONDARY,
)

# -- what a clause provides ---------------------------------------------------------------------------------------

Span = tuple[int, int]
FOR_LIFE = 1000
"""Years of a ban for life; no other ban is as long."""
AS_DECIDED = 999
"""Years of a ban whose length the law leaves to the decision."""


@dataclass(frozen=True)
class Bans:
    """For how many years whoever is punished may not work in the trade: as a rule, in serious cases, after a crime.

    ``is_owed``: the ban comes with the penalty; otherwise it may be imposed.
    """

    normal: int = 0
    serious: int = 0
    crime: int = 0
    is_owed: bool = True

    def years(self, *, is_serious: bool, is_convicted: bool) -> int:
        if is_convicted and self.crime:
            return self.crime
        return self.serious if is_serious else self.normal


NO_BAN = Bans()
IF_SERIOUS = Bans(serious=AS_DECIDED, crime=AS_DECIDED)


@dataclass(frozen=True)
class Clause:
    """Fines in fen: a fixed span, with another for serious cases, or a multiple of the fee or of the income.

    A multiple of the income begins at ``from_fen``; below it the fixed span applies.
    """

    ground: Ground
    fixed: Span | None = None
    serious: Span | None = None
    of_fee: Span | None = None
    of_income: Span | None = None
    from_fen: int = 0
    confiscates: bool = False
    criticism: bool = False
    """By itself, or beside a fine."""
    bans: Bans = NO_BAN
    quota_cut: Span | None = None
    """In per cent of the allowances of the next year."""

    def fine(self, fee_fen: int | None, income_fen: int, *, is_serious: bool) -> Span | None:
        """From least to most; nothing where the fee is missing that it counts by."""
        if self.of_fee:
            return (self.of_fee[0] * fee_fen, self.of_fee[1] * fee_fen) if fee_fen else None
        if self.of_income and income_fen >= self.from_fen:
            return self.of_income[0] * income_fen, self.of_income[1] * income_fen
        return (is_serious and self.serious) or self.fixed or (0, 0)


def yuan(least: int, most: int) -> Span:
    return least * YUAN, most * YUAN


Clauses = dict[tuple[Breach, Capacity], Clause]


def for_each(breaches: tuple[Breach, ...], capacity: Capacity, clause: Clause) -> Clauses:
    return dict.fromkeys([(one, capacity) for one in breaches], clause)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class FraudPolicy(Policy):
    """``breaches``: which findings make which breach. ``letters``: the codes of a track."""

    clauses: Clauses
    breaches: Mapping[Breach, Figure]
    letters: Mapping[Track, Figure]
    false_documents: Figure
    upgrading_effects: Figure
    one_check: Figure
    bureau: Figure
    fee_basis: Figure
    limitation: Limit
    limitation_with_harm: Limit
    filing: Limit
    filing_extension: Figure
    officers: Figure
    reviewers: Figure
    recheck: Limit
    recheck_naming: Limit
    recheck_tracks: Figure
    decision: Limit
    decision_extensions: Figure
    defence: Limit
    hearing_notice: Limit
    hearing_fine_of_body: Figure
    hearing_fine_of_person: Figure
    panel_above: Figure
    service: Limit
    publication: Limit
    withdrawal: Limit
    payment: Limit
    surcharge: Figure
    upload: Limit
    public_for: Limit
    reconsideration: Limit
    lawsuit: Limit
    crime_codes: Figure
    crime_income: Figure
    special_income: Figure
    special_tracks: Figure
    crime_loss: Figure
    negligent_loss: Figure
    invented: Figure
    invented_share: Figure
    prior_penalties: Figure
    prior_window: Limit
    transfer_decision: Limit
    hand_over: Figure
    police: Mapping[PoliceTerm, Limit]
    supplement: Limit
    materials: Limit
    police_reconsideration: Limit
    sharing: Limit


def on(day: date) -> FraudPolicy:
    """The set that is in force on the day."""
    return in_force(POLICIES, day)


def numbered(letter: str, first: int, last: int, width: int = 2) -> tuple[str, ...]:
    return tuple(f"{letter}{number:0{width}}" for number in range(first, last + 1))


def finding_list(codes: tuple[str, ...], ground: Ground) -> Figure:
    return Figure(codes, "情形 / findings", ground)


def fen(amount: int, ground: Ground) -> Figure:
    return Figure(amount * YUAN, "分（人民币） / fen", ground)


FALSE_TESTS = (*numbered("T", 1, 14), *numbered("F", 1, 8), *numbered("I", 1, 5), "V")
SERIOUS_EIA = (*numbered("S", 1, 8, 1), "Q*")
FALSE_CARBON = numbered("K", 1, 5)
A_TEST = (Breach.TEST_FALSE, Breach.TEST_UNTRUE, Breach.TEST_IRREGULAR)
AN_ACCEPTANCE = (Breach.ACCEPT_FALSE, Breach.ACCEPT_DEFECT)

PERSONAL_EIA_BAN = Bans(normal=5, serious=5, crime=FOR_LIFE)
CRITICISM = Clause(ORDER_9, criticism=True)
BUILDER_ACCEPTANCE = Clause(ACCEPTANCE, fixed=yuan(200_000, 1_000_000), serious=yuan(1_000_000, 2_000_000))
THREE_YEARS = Bans(normal=3, serious=3, crime=3, is_owed=False)

CLAUSES_OF_2017: Clauses = {
    (Breach.EIA_FRAUD, Capacity.TECHNICAL_UNIT): Clause(EIA_ORDINANCE, of_fee=(1, 3), confiscates=True),
    (Breach.TEST_FALSE, Capacity.TESTING_BODY): Clause(
        ZHEJIANG_INSPECTION, fixed=yuan(30_000, 100_000), bans=THREE_YEARS
    ),
    (Breach.TEST_FALSE, Capacity.TESTING_PERSON): Clause(
        ZHEJIANG_INSPECTION, fixed=yuan(20_000, 50_000), bans=THREE_YEARS
    ),
    **for_each(A_TEST[1:], Capacity.TESTING_BODY, Clause(ZHEJIANG_INSPECTION, fixed=yuan(5_000, 30_000))),
    (Breach.SOIL_FALSE, Capacity.SURVEYOR): Clause(
        SOIL_LAW, fixed=yuan(100_000, 500_000), serious=yuan(500_000, 1_000_000), confiscates=True, bans=IF_SERIOUS
    ),
    **for_each(AN_ACCEPTANCE, Capacity.BUILDER, BUILDER_ACCEPTANCE),
    **for_each(AN_ACCEPTANCE, Capacity.BUILDER_PERSON, Clause(ACCEPTANCE, fixed=yuan(50_000, 200_000))),
    (Breach.ACCEPT_UNPUBLISHED, Capacity.BUILDER): Clause(ACCEPTANCE, fixed=yuan(50_000, 200_000)),
}  # fmt: skip
CLAUSES_OF_2018: Clauses = CLAUSES_OF_2017 | {
    (Breach.EIA_FRAUD, Capacity.BUILDER): Clause(EIA_LAW, fixed=yuan(500_000, 2_000_000)),
    (Breach.EIA_FRAUD, Capacity.BUILDER_PERSON): Clause(EIA_LAW, fixed=yuan(50_000, 200_000)),
    (Breach.EIA_FRAUD, Capacity.TECHNICAL_UNIT): Clause(EIA_LAW, of_fee=(3, 5), confiscates=True, bans=IF_SERIOUS),
    (Breach.EIA_FRAUD, Capacity.COMPILER_PERSON): Clause(EIA_LAW, bans=PERSONAL_EIA_BAN),
}
CLAUSES_OF_2019: Clauses = CLAUSES_OF_2018 | dict.fromkeys(
    [(Breach.EIA_QUALITY, one) for one in (Capacity.BUILDER, Capacity.TECHNICAL_UNIT, Capacity.COMPILER_PERSON)],
    CRITICISM,
)
CLAUSES_OF_FEBRUARY_2021: Clauses = CLAUSES_OF_2019 | {
    (Breach.CARBON_FALSE, Capacity.ENTERPRISE): Clause(CARBON_MEASURES, fixed=yuan(10_000, 30_000)),
    (Breach.CARBON_SURRENDER, Capacity.ENTERPRISE): Clause(CARBON_MEASURES, fixed=yuan(20_000, 30_000)),
}
CLAUSES_OF_JUNE_2021: Clauses = CLAUSES_OF_FEBRUARY_2021 | {
    (Breach.TEST_UNTRUE, Capacity.TESTING_BODY): Clause(ORDER_39, fixed=yuan(0, 30_000)),
}
CARBON_BANS = Bans(normal=5, serious=FOR_LIFE, crime=FOR_LIFE)
CLAUSES_OF_2024: Clauses = CLAUSES_OF_JUNE_2021 | {
    (Breach.CARBON_FALSE, Capacity.ENTERPRISE): Clause(
        CARBON_ENTERPRISES, fixed=yuan(500_000, 2_000_000), of_income=(5, 10), from_fen=500_000 * YUAN, confiscates=True,
        quota_cut=(50, 100),
    ),
    (Breach.CARBON_FALSE, Capacity.ENTERPRISE_PERSON): Clause(CARBON_ENTERPRISES, fixed=yuan(50_000, 200_000)),
    (Breach.CARBON_FALSE, Capacity.CARBON_TESTER): Clause(
        CARBON_BODIES, fixed=yuan(20_000, 100_000), of_income=(5, 10), from_fen=20_000 * YUAN, confiscates=True,
        bans=IF_SERIOUS,
    ),
    (Breach.CARBON_FALSE, Capacity.CARBON_REPORTER): Clause(
        CARBON_BODIES, fixed=yuan(200_000, 1_000_000), of_income=(5, 10), from_fen=200_000 * YUAN, confiscates=True,
        bans=IF_SERIOUS,
    ),
    (Breach.CARBON_FALSE, Capacity.CARBON_PERSON): Clause(CARBON_BODIES, fixed=yuan(20_000, 200_000), bans=CARBON_BANS),
    **dict.fromkeys(
        [
            (Breach.CARBON_REFUSAL, one)
            for one in (Capacity.ENTERPRISE, Capacity.CARBON_TESTER, Capacity.CARBON_REPORTER)
        ],
        Clause(CARBON_INSPECTION, fixed=yuan(20_000, 200_000)),
    ),
}  # fmt: skip
CLAUSES_OF_2025: Clauses = CLAUSES_OF_2024 | {
    (Breach.TEST_UNTRUE, Capacity.TESTING_BODY): Clause(ORDER_101, fixed=yuan(0, 50_000), criticism=True),
}


def monitoring(ground: Ground) -> Clauses:
    """Testing under the ordinance of 2026, whose bands the Code took over."""
    irregular = Clause(ground, fixed=yuan(20_000, 200_000))
    person = Clause(ground, fixed=yuan(10_000, 50_000), bans=Bans(normal=5, serious=10, crime=FOR_LIFE))
    return {
        (Breach.TEST_FALSE, Capacity.TESTING_BODY): Clause(
            ground, fixed=yuan(100_000, 500_000), serious=yuan(500_000, 2_000_000), bans=IF_SERIOUS
        ),
        (Breach.TEST_FALSE, Capacity.TESTING_PERSON): person,
        **for_each(A_TEST[1:], Capacity.TESTING_BODY, irregular),
    }  # fmt: skip


CLAUSES_OF_JANUARY_2026: Clauses = CLAUSES_OF_2025 | monitoring(MONITORING_ORDINANCE)
CODE_BODY = Clause(CODE_OTHER_BODIES, fixed=yuan(100_000, 500_000), serious=yuan(500_000, 2_000_000), bans=IF_SERIOUS)
CLAUSES_OF_THE_CODE: Clauses = CLAUSES_OF_JANUARY_2026 | monitoring(CODE_TESTING) | {
    (Breach.EIA_FRAUD, Capacity.BUILDER): Clause(CODE_EIA, fixed=yuan(500_000, 2_000_000)),
    (Breach.EIA_FRAUD, Capacity.BUILDER_PERSON): Clause(CODE_EIA, fixed=yuan(50_000, 200_000)),
    (Breach.EIA_FRAUD, Capacity.TECHNICAL_UNIT): replace(CODE_BODY, ground=CODE_EIA, confiscates=True),
    (Breach.EIA_FRAUD, Capacity.COMPILER_PERSON): Clause(CODE_EIA, bans=Bans(normal=5, serious=10, crime=FOR_LIFE)),
    (Breach.TEST_FALSE, Capacity.ENTERPRISE): Clause(CODE_OWN_DATA, fixed=yuan(100_000, 1_000_000)),
    (Breach.TEST_FALSE, Capacity.ENTERPRISE_PERSON): Clause(CODE_OWN_DATA, fixed=yuan(50_000, 200_000)),
    (Breach.ACCEPT_FALSE, Capacity.CONSULTANT): CODE_BODY,
    (Breach.ACCEPT_FALSE, Capacity.CONSULTANT_PERSON): Clause(CODE_OTHER_BODIES, fixed=yuan(10_000, 50_000)),
    (Breach.ACCEPT_DEFECT, Capacity.CONSULTANT): Clause(CODE_OTHER_BODIES, fixed=yuan(20_000, 200_000)),
}  # fmt: skip

FIRST = FraudPolicy(
    name="2017-11-20",
    in_force_from=date(2017, 11, 20),
    basis="Project Ordinance of 2017, the acceptance measures, the rule on monitoring data of 2015, the Zhejiang ordinance on "
    "inspection bodies (earlier versions unread, taken as of this set), MEP Order 8; days of five and seven are working days "
    "(Penalty Law Art. 85). A fine counts by the contract price. A body's income is its fee where nothing else is recorded. "
    "More than 200,000 yuan is meant of one party. Standards of prosecution before 2022 were not read and are taken as the same. "
    "The three years of the Zhejiang ordinance may be imposed. A false soil survey follows the Soil Pollution Law.",
    clauses=CLAUSES_OF_2017,
    breaches={
        Breach.EIA_FRAUD: finding_list(SERIOUS_EIA, ORDER_9),
        Breach.EIA_QUALITY: finding_list(numbered("Q", 1, 10, 1), ORDER_9),
        Breach.TEST_FALSE: finding_list((*FALSE_TESTS, "A10"), RULE_175),
        Breach.TEST_UNTRUE: finding_list(("U",), ORDER_39),
        Breach.TEST_IRREGULAR: finding_list(("B",), project_default("其他检测违规", "other irregular testing")),
        Breach.SOIL_FALSE: finding_list(("V",), SOIL_LAW),
        Breach.ACCEPT_FALSE: finding_list(("A08", "A10"), ACCEPTANCE),
        Breach.ACCEPT_DEFECT: finding_list((*numbered("A", 1, 7), "A09"), ACCEPTANCE),
        Breach.ACCEPT_UNPUBLISHED: finding_list(("A11",), ACCEPTANCE),
        Breach.CARBON_FALSE: finding_list(FALSE_CARBON, CARBON_BODIES),
        Breach.CARBON_CONFLICT: finding_list(("K06", "K07"), CARBON_BODIES),
        Breach.CARBON_REFUSAL: finding_list(("K08",), CARBON_INSPECTION),
        Breach.CARBON_SURRENDER: finding_list(("K09",), CARBON_MEASURES),
    },
    letters={
        Track.EIA: finding_list(("Q", "S"), ORDER_9),
        Track.TEST: finding_list(("T", "F", "I", "U", "V", "B"), RULE_175),
        Track.ACCEPT: finding_list(("A", "T", "F", "U", "V"), ACCEPTANCE),
        Track.CARBON: finding_list(("K",), CARBON_BODIES),
    },
    false_documents=Figure(
        (
            Breach.EIA_FRAUD,
            Breach.TEST_FALSE,
            Breach.TEST_UNTRUE,
            Breach.SOIL_FALSE,
            Breach.ACCEPT_FALSE,
            Breach.CARBON_FALSE,
            MisconductCode.P05,
            MisconductCode.P16,
        ),
        "情形 / breaches and misconducts",
        ORDER_9_REVOKING,
    ),
    upgrading_effects=Figure((Effect.CONCLUSION_WRONG,), "后果 / effects", ORDER_9),
    one_check=Figure((MisconductCode.P12, MisconductCode.P14), "合计记一次 / count as one", ONE_CHECK),
    bureau=Figure("金华市生态环境局", "机关 / authority", ORDER_9_SCORING),
    fee_basis=Figure("CONTRACT", "基数 / basis", FEE_BASIS),
    limitation=Limit(2, Unit.YEARS, LIMITATION),
    limitation_with_harm=Limit(5, Unit.YEARS, LIMITATION),
    filing=working_days(7, OLD_PROCEDURE),
    filing_extension=Figure(0, "日 / days", OLD_PROCEDURE),
    officers=Figure(2, "人 / officers", TWO_OFFICERS),
    reviewers=Figure(2, "人 / reviewers", REVIEWERS),
    recheck=days(15, RECHECK),
    recheck_naming=working_days(5, RECHECK),
    recheck_tracks=Figure((Track.TEST, Track.ACCEPT), "类 / tracks", RECHECK),
    decision=Limit(3, Unit.MONTHS, OLD_PROCEDURE),
    decision_extensions=Figure((), "日 / days", OLD_PROCEDURE),
    defence=working_days(5, NOTICE),
    hearing_notice=working_days(7, HEARING),
    hearing_fine_of_body=fen(50_000, OLD_PROCEDURE),
    hearing_fine_of_person=fen(5_000, OLD_PROCEDURE),
    panel_above=fen(200_000, COLLECTIVE),
    service=working_days(7, SERVICE),
    publication=working_days(7, SERVICE),
    withdrawal=working_days(3, WITHDRAWING),
    payment=days(15, PAYMENT),
    surcharge=Figure(Fraction(3, 100), "每日 / a day", PAYMENT),
    upload=working_days(5, ORDER_9_SCORING),
    public_for=Limit(5, Unit.YEARS, ORDER_9_PUBLIC),
    reconsideration=days(60, RECONSIDERING),
    lawsuit=Limit(6, Unit.MONTHS, RECONSIDERING),
    crime_codes=finding_list((*SERIOUS_EIA, *FALSE_TESTS, "A08", "A10", *FALSE_CARBON), PROSECUTION),
    crime_income=fen(100_000, PROSECUTION),
    special_income=fen(100_000, PROSECUTION),
    special_tracks=Figure((Track.EIA, Track.TEST, Track.CARBON), "类 / tracks", PROSECUTION),
    crime_loss=fen(500_000, PROSECUTION),
    negligent_loss=fen(1_000_000, PROSECUTION),
    invented=fen(1_000_000, PROSECUTION),
    invented_share=Figure(Fraction(30, 100), "比例 / share", PROSECUTION),
    prior_penalties=Figure(2, "次 / penalties", PROSECUTION),
    prior_window=Limit(2, Unit.YEARS, PROSECUTION),
    transfer_decision=days(3, REFERRAL),
    hand_over=Figure(24, "小时 / hours", REFERRAL),
    police={
        PoliceTerm.ORDINARY: days(3, REFERRAL),
        PoliceTerm.CHECKS: days(7, REFERRAL),
        PoliceTerm.COMPLEX: days(30, REFERRAL),
    },
    supplement=days(3, REFERRAL),
    materials=days(3, REFERRAL),
    police_reconsideration=working_days(3, REFERRAL),
    sharing=days(7, REFERRAL),
)
OF_2018 = replace(
    FIRST,
    name="2018-12-29",
    in_force_from=date(2018, 12, 29),
    basis="EIA Law as amended on 29 December 2018: 3 to 5 times the fee prevails over the ordinance's 1 to 3 times",
    clauses=CLAUSES_OF_2018,
)
OF_2019 = replace(
    OF_2018,
    name="2019-11-01",
    in_force_from=date(2019, 11, 1),
    basis="MEE Order 9 and announcement 2019 no. 38: criticism and points. P03, P04 and P07 count document by document, the 20 "
    "points of a ban once.",
    clauses=CLAUSES_OF_2019,
)
OF_FEBRUARY_2021 = replace(
    OF_2019,
    name="2021-02-01",
    in_force_from=date(2021, 2, 1),
    basis="Carbon Trading Measures, MEE Order 19",
    clauses=CLAUSES_OF_FEBRUARY_2021,
)
OF_JUNE_2021 = replace(
    OF_FEBRUARY_2021,
    name="2021-06-01",
    in_force_from=date(2021, 6, 1),
    basis="SAMR Order 39: untrue reports up to 30,000 yuan; for false reports the higher band of Zhejiang stays (Penalty Law Art. 29)",
    clauses=CLAUSES_OF_JUNE_2021,
)
OF_2022 = replace(
    OF_JUNE_2021,
    name="2022-05-15",
    in_force_from=date(2022, 5, 15),
    basis="prosecution standards II, Art. 73",
)
OF_JULY_2023 = replace(
    OF_2022,
    name="2023-07-01",
    in_force_from=date(2023, 7, 1),
    basis="Ecological Penalty Measures, MEE Order 30 of 2023. Whether exactly 200,000 yuan gives a hearing is disputed: it does.",
    filing=days(15, NEW_PROCEDURE),
    filing_extension=Figure(15, "日 / days", NEW_PROCEDURE),
    decision=days(90, NEW_PROCEDURE),
    decision_extensions=Figure((30, 30), "日 / days", NEW_PROCEDURE),
    defence=working_days(5, NEW_PROCEDURE),
    hearing_fine_of_body=fen(200_000, NEW_PROCEDURE),
    hearing_fine_of_person=fen(5_000, NEW_PROCEDURE),
)
OF_AUGUST_2023 = replace(
    OF_JULY_2023,
    name="2023-08-15",
    in_force_from=date(2023, 8, 15),
    basis="judicial interpretation 法释〔2023〕7号: for EIA, monitoring and greenhouse-gas bodies the special threshold of income "
    "takes the place of the general one; consultants on acceptance are not named and stay under the general one",
    special_income=fen(300_000, INTERPRETATION),
    special_tracks=Figure((Track.EIA, Track.TEST, Track.CARBON), "类 / tracks", INTERPRETATION),
    prior_penalties=Figure(2, "次 / penalties", INTERPRETATION),
    prior_window=Limit(2, Unit.YEARS, INTERPRETATION),
)
OF_2024 = replace(
    OF_AUGUST_2023,
    name="2024-05-01",
    in_force_from=date(2024, 5, 1),
    basis="Interim Carbon Trading Ordinance, State Council Order 775",
    clauses=CLAUSES_OF_2024,
)
OF_2025 = replace(
    OF_2024,
    name="2025-05-01",
    in_force_from=date(2025, 5, 1),
    basis="SAMR Order 101 of 2025, whose first day is recalled and to be confirmed; for false reports and irregular work the "
    "bands of Zhejiang, which begin higher, stay",
    clauses=CLAUSES_OF_2025,
)
OF_JANUARY_2026 = replace(
    OF_2025,
    name="2026-01-01",
    in_force_from=date(2026, 1, 1),
    basis="Ecological Monitoring Ordinance, State Council Order 820",
    clauses=CLAUSES_OF_JANUARY_2026,
)
OF_THE_CODE = replace(
    OF_JANUARY_2026,
    name="2026-08-15",
    in_force_from=date(2026, 8, 15),
    basis="Ecological Environment Code, read in a stored copy whose numbering is to be checked; bans for life after a crime are "
    "taken over from the laws before",
    clauses=CLAUSES_OF_THE_CODE,
)

POLICIES = (
    FIRST,
    OF_2018,
    OF_2019,
    OF_FEBRUARY_2021,
    OF_JUNE_2021,
    OF_2022,
    OF_JULY_2023,
    OF_AUGUST_2023,
    OF_2024,
    OF_2025,
    OF_JANUARY_2026,
    OF_THE_CODE,
)
