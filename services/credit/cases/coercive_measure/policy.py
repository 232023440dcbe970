"""Every number and list of coercive measures: when each is open, for how long, and what must have been weighed before."""

from dataclasses import dataclass
from datetime import date

from services.credit.cases.coercive_measure.messages import Measure, Situation
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, days, hours, project_default, working_days
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_5 = Ground(
    Text(
        "金环发〔2023〕11号第五条（慎用查封、扣押、限制生产、停产整治）",
        "金环发〔2023〕11号, measure 5 (sparing with sealing, seizure, limited and suspended production)",
    )
)
COERCION_LAW_19 = Ground(
    Text("《行政强制法》第十九条（24小时内补办批准）", "Coercion Law, Art. 19 (approval within 24 hours)")
)
COERCION_LAW_25 = Ground(Text("《行政强制法》第二十五条", "Coercion Law, Art. 25"))
ORDER_29 = Ground(
    Text("《环境保护主管部门实施查封、扣押办法》（令29号）", "MEP Order 29 of 2014 on sealing and seizure")
)
ORDER_29_4 = Ground(
    Text("令29号第四条（六种情形，其中第四、五项及已造成严重污染的应当实施）",
         "Order 29, Art. 4 (six situations; 4 and 5, and serious pollution, leave no choice)"),
)  # fmt: skip
ORDER_29_6 = Ground(
    Text(
        "令29号第六条（公共设施、基本民生、生产安全可以不实施）",
        "Order 29, Art. 6 (public utilities, livelihood, safety)",
    )
)
ORDER_30 = Ground(
    Text("《环境保护主管部门实施限制生产、停产整治办法》（2014年令30号）",
         "MEP Order 30 of 2014 on limited and suspended production"),
)  # fmt: skip
SITUATIONS = Ground(
    Text("令30号（2014）第五、六、八条的情形", "situations of Order 30 of 2014, Art. 5, 6, 8"), Mark.RECALLED
)
ART_42 = Ground(Text("《行政处罚法》第四十二条", "Administrative Penalty Law, Art. 42"))
PRUDENCE = project_default(
    "审慎评估：列明至少两种柔性措施及其不足；涉及公共利益的另行说明理由",
    "prudence: at least two gentler means and why they do not do; reasons where a public interest is touched",
)
FOUR_EYES = project_default("提出、审核、批准由三人分别办理", "proposal, review and approval are made by three persons")
NO_MOVE = project_default(
    "限制行政机关强制权的期限末日遇休息日不顺延", "a term that limits the authority's power does not move for a day off"
)
PANEL = project_default("报请停业关闭由集体讨论决定", "to ask for a closure is for the panel")


# -- the numbers --------------------------------------------------------------------------------------------------


SEALING = (Measure.SEAL, Measure.SEIZE)


def opens(ground: Ground, *situations: Situation) -> Figure:
    return Figure(situations, "情形 / situations", ground)


SEALS = opens(ORDER_29_4, *(one for one in Situation if one.startswith("SEAL-")))


@dataclass(frozen=True, kw_only=True)
class CoercionPolicy(Policy):
    """By measure: when it is open, and for how long; what is missing in ``terms`` has no fixed term."""

    situations: dict[Measure, Figure]
    obligatory: Figure
    alternatives: Figure
    officers: Figure
    terms: dict[Measure, Limit]
    extensions: dict[Measure, Limit]
    emergency: Limit
    emergency_measures: Figure
    panel_measures: Figure
    decision_service: Limit
    plan: Limit
    lift_check: Limit
    lift_service: Limit
    follow_up: Limit
    claim: Limit


POLICIES = (
    CoercionPolicy(
        name="2015-01-01",
        in_force_from=date(2015, 1, 1),
        basis="Coercion Law of 2012, Orders 29 and 30 of 2014. The wording of the situations is recalled. Suspended production "
        "lasts until it is lifted. At least two gentler means are weighed before every measure but an emergency, also where the "
        "law leaves no choice. An extension is counted from the last day of the first term. Time for tests is left out of the "
        "term of a sealing or seizure.",
        situations={
            Measure.SEAL: SEALS,
            Measure.SEIZE: SEALS,
            Measure.LIMIT: opens(SITUATIONS, Situation.LIMIT_1),
            Measure.SUSPEND: opens(SITUATIONS, *(one for one in Situation if one.startswith("SUSPEND-"))),
            Measure.CLOSE_ASK: opens(SITUATIONS, *(one for one in Situation if one.startswith("CLOSE-"))),
        },
        obligatory=opens(ORDER_29_4, Situation.SEAL_4, Situation.SEAL_5),
        alternatives=Figure(2, "种 / means", PRUDENCE),
        officers=Figure(2, "人 / persons", ART_42),
        terms={
            Measure.SEAL: days(30, COERCION_LAW_25),
            Measure.SEIZE: days(30, COERCION_LAW_25),
            Measure.LIMIT: Limit(3, Unit.MONTHS, ORDER_30),
        },
        extensions={
            Measure.SEAL: days(30, COERCION_LAW_25),
            Measure.SEIZE: days(30, COERCION_LAW_25),
            Measure.LIMIT: Limit(3, Unit.MONTHS, ORDER_30),
        },
        emergency=hours(24, COERCION_LAW_19),
        emergency_measures=Figure(SEALING, "措施 / measures", COERCION_LAW_19),
        panel_measures=Figure((Measure.CLOSE_ASK,), "措施 / measures", PANEL),
        decision_service=working_days(7, ORDER_30),
        plan=working_days(15, ORDER_30),
        lift_check=working_days(5, ORDER_29),
        lift_service=working_days(3, ORDER_29),
        follow_up=days(30, ORDER_30),
        claim=days(60, ORDER_29),
    ),
)
