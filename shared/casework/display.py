"""公示期: how grave a breach is, from when its display may be ended by a repair, and how long it lasts at most.

Display begins with the day of the decision. The sets follow one another as the law did; a replayed old case finds the old
answer because whoever asks names the day: a repair that of its application, a record that of its publication.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from shared.casework.calendar import add_months
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, in_force
from shared.contracts.credit import BreachGrade, Domain, Penalty, PenaltyKind, Procedure, RecordKind
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

ZJ_REPAIR = Ground(
    Text(
        "《浙江省公共信用修复管理暂行办法》（浙发改财金〔2018〕671号）",
        "Zhejiang interim measures on credit repair (浙发改财金〔2018〕671号)",
    ),
    Mark.SECONDARY,
)
ORDER_58 = Ground(
    Text(
        "《失信行为纠正后的信用信息修复管理办法（试行）》（国家发展改革委令第58号）",
        "Measures on the repair of credit information after correction (NDRC order 58)",
    ),
    Mark.SECONDARY,
)
MEASURES_2026 = Ground(
    Text("国办发〔2025〕22号；《信用修复管理办法》", "国办发〔2025〕22号; Credit Repair Management Measures"),
    Mark.SECONDARY,
)
TIERS = Ground(
    Text(
        "失信程度划分标准：简易程序或者仅受警告、通报批评的为轻微；吊销许可证、责令关闭、限制从业、行政拘留、一次罚款20万元以上的，以及犯罪、骗取许可或资金、虚假承诺的为严重；其余为一般",
        "tiers: minor by summary procedure or with warning and criticism only; serious with a permit revoked, closure, ban, detention or "
        "a fine of 200,000 yuan or more, and for crime, fraud and false commitments; otherwise general",
    ),
    Mark.CONFIGURED,
)
MINOR_DISPLAY = Ground(
    Text("轻微失信信息不予公示，或最长公示3个月", "a minor breach is not shown, or for three months at most"),
    Mark.CONFIGURED,
)

# -- sets ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Tiers:
    """What makes a breach serious or minor."""

    large_fine: Figure
    serious_penalties: Figure
    minor_penalties: Figure
    serious_kinds: Figure


@dataclass(frozen=True, kw_only=True)
class DisplayTerms(Policy):
    """``shortest`` and ``longest`` by tier; ``shortest_in`` adds the domains where a display lasts longer at least.

    ``shows_minor``: whether a minor breach is displayed at all. ``is_lenient``: what is on display when the set comes into
    force ends with the earlier of the old and the new last day.
    """

    shortest: dict[BreachGrade, Limit]
    shortest_in: dict[Domain, Limit]
    fire_suspension: Limit | None = None
    longest: dict[BreachGrade, Limit]
    shows_minor: Figure
    is_lenient: Figure
    tiers: Tiers


def months(count: int, ground: Ground) -> Limit:
    return Limit(count, Unit.MONTHS, ground)


def each(limit: Limit) -> dict[BreachGrade, Limit]:
    return dict.fromkeys(BreachGrade, limit)


OF_2026 = Tiers(
    large_fine=Figure(20_000_000, "分 / fen", TIERS),
    serious_penalties=Figure(
        (PenaltyKind.PERMIT_REVOKED, PenaltyKind.CLOSURE, PenaltyKind.BAN, PenaltyKind.DETENTION),
        "处罚 / penalties",
        TIERS,
    ),
    minor_penalties=Figure((PenaltyKind.WARNING, PenaltyKind.CRITICISM), "处罚 / penalties", TIERS),
    serious_kinds=Figure(
        (
            RecordKind.CRIME,
            RecordKind.PERMIT_FRAUD,
            RecordKind.FUND_FRAUD,
            RecordKind.FALSE_COMMITMENT,
            RecordKind.DATA_FALSIFICATION,
        ),
        "记录 / records",
        TIERS,
    ),
)
SHOWN = Ground(Text("轻微失信信息照常公示", "a minor breach is shown like any other"), Mark.CONFIGURED)
LENIENT = Ground(
    Text("新规定施行时仍在公示的，从旧从轻", "what is on display when new terms begin ends by the milder ones"),
    Mark.CONFIGURED,
)
YEAR_OF_DISPLAY = months(12, ORDER_58)

ZJ_2018 = DisplayTerms(
    name="ZJ-2018",
    in_force_from=date(2018, 1, 1),
    basis="A year before repair, three for a suspension by the fire authority. How long a penalty stayed on display was not read: the "
    "five years after which credit was repaired by itself stand for it. Tiers are those of 2026, for information.",
    shortest=each(months(12, ZJ_REPAIR)),
    shortest_in={},
    fire_suspension=months(36, ZJ_REPAIR),
    longest=each(months(60, ZJ_REPAIR)),
    shows_minor=Figure(True, "是否公示 / shown", SHOWN),
    is_lenient=Figure(True, "从旧从轻 / milder", LENIENT),
    tiers=OF_2026,
)
NDRC_58 = DisplayTerms(
    name="NDRC-58",
    in_force_from=date(2023, 5, 1),
    basis="Three months at least, a year for food, drugs, special equipment, work safety and fire; three years at most. Of several kinds "
    "in one decision the longest governs. What was on display already is treated as if decided under the milder terms.",
    shortest=each(months(3, ORDER_58)),
    shortest_in=dict.fromkeys(
        (Domain.FOOD, Domain.DRUG, Domain.SPECIAL_EQUIPMENT, Domain.WORK_SAFETY, Domain.FIRE), YEAR_OF_DISPLAY
    ),
    longest=each(months(36, ORDER_58)),
    shows_minor=Figure(True, "是否公示 / shown", SHOWN),
    is_lenient=Figure(True, "从旧从轻 / milder", LENIENT),
    tiers=OF_2026,
)
NDRC_2026 = DisplayTerms(
    name="NDRC-2026",
    in_force_from=date(2026, 4, 1),
    basis="Three tiers. The annex with their thresholds was not read; a minor breach is not displayed, and three months at most where it "
    "was on display before.",
    shortest={
        BreachGrade.MINOR: months(0, MEASURES_2026),
        BreachGrade.GENERAL: months(3, MEASURES_2026),
        BreachGrade.SERIOUS: months(12, MEASURES_2026),
    },
    shortest_in={},
    longest={
        BreachGrade.MINOR: months(3, MEASURES_2026),
        BreachGrade.GENERAL: months(12, MEASURES_2026),
        BreachGrade.SERIOUS: months(36, MEASURES_2026),
    },
    shows_minor=Figure(False, "是否公示 / shown", MINOR_DISPLAY),
    is_lenient=Figure(True, "从旧从轻 / milder", LENIENT),
    tiers=OF_2026,
)
TERMS = (ZJ_2018, NDRC_58, NDRC_2026)


def terms_on(day: date) -> DisplayTerms:
    return in_force(TERMS, day)


def terms_named(name: str) -> DisplayTerms:
    return next(one for one in TERMS if one.name == name)


def next_terms(day: date) -> DisplayTerms | None:
    """The first set that comes into force after the day."""
    return next((one for one in TERMS if one.in_force_from > day), None)


# -- what follows from a decision ---------------------------------------------------------------------------------


def tier(kind: RecordKind, procedure: Procedure, penalties: Sequence[Penalty], terms: DisplayTerms) -> BreachGrade:
    """How grave a breach is, by its gravest penalty; fines of one decision are added up."""
    kinds = {one.kind for one in penalties}
    fine = sum(one.amount_fen for one in penalties if one.kind is PenaltyKind.FINE)
    if (
        kind in terms.tiers.serious_kinds.value
        or kinds & set(terms.tiers.serious_penalties.value)
        or fine >= terms.tiers.large_fine.value
    ):
        return BreachGrade.SERIOUS
    if procedure is Procedure.SUMMARY or (kinds and kinds <= set(terms.tiers.minor_penalties.value)):
        return BreachGrade.MINOR
    return BreachGrade.GENERAL


def is_shown(grade: BreachGrade, terms: DisplayTerms) -> bool:
    return grade is not BreachGrade.MINOR or terms.shows_minor.value


def earliest_repair(
    decided_on: date,
    grade: BreachGrade,
    domains: Sequence[Domain],
    penalties: Sequence[Penalty],
    terms: DisplayTerms,
) -> date:
    """The first day on which a repair may be asked for; of several kinds in one decision the longest term governs."""
    return add_months(decided_on, max(one.count for one in _shortest(grade, domains, penalties, terms)))


def _shortest(
    grade: BreachGrade, domains: Sequence[Domain], penalties: Sequence[Penalty], terms: DisplayTerms
) -> Iterator[Limit]:
    yield terms.shortest[grade]
    yield from (terms.shortest_in[one] for one in domains if one in terms.shortest_in)
    is_suspended = any(one.kind in (PenaltyKind.SUSPEND, PenaltyKind.PERMIT_SUSPENDED) for one in penalties)
    if terms.fire_suspension and Domain.FIRE in domains and is_suspended:
        yield terms.fire_suspension


def latest_end(decided_on: date, grade: BreachGrade, terms: DisplayTerms) -> date:
    """The last day of a display."""
    return add_months(decided_on, terms.longest[grade].count)


def shortened_end(end: date, decided_on: date, grade: BreachGrade, terms: DisplayTerms) -> date:
    """The last day of a display that is going on when these terms come into force; it may have passed by then."""
    return min(end, latest_end(decided_on, grade, terms)) if terms.is_lenient.value else end
