"""Examples of measures 16, 17 and 18 that were reckoned by hand from the rules, away from the code: indices, classes and
loads of rivers, what tampering and gaps cost, pilots and their pots, the reserve pool, green loans, water source areas.

They stand beside the worked examples that the scenarios cite.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal as D
from typing import Any

import pytest
from pydantic import ValidationError

from services.finance.cases import (
    eod_project,
    loan_list,
    pilot,
    pilot_programme,
    pool_project,
    source_area,
    watershed_agreement,
)
from services.finance.cases.eod_project import messages as em
from services.finance.cases.eod_project import scenarios as es
from services.finance.cases.loan_list import messages as lm
from services.finance.cases.loan_list import scenarios as ls
from services.finance.cases.pilot import messages as pm
from services.finance.cases.pilot import scenarios as ps
from services.finance.cases.pilot_programme import messages as cm
from services.finance.cases.pilot_programme import scenarios as cs
from services.finance.cases.pool_project import messages as rm
from services.finance.cases.pool_project import scenarios as rs
from services.finance.cases.source_area import messages as am
from services.finance.cases.source_area import scenarios as sa
from services.finance.cases.watershed_agreement import messages as wm
from services.finance.cases.watershed_agreement import rules
from services.finance.cases.watershed_agreement import scenarios as ws
from services.finance.cases.watershed_agreement.messages import (
    Basis,
    Exclusion,
    Formula,
    Grade,
    Means,
    MonthFigures,
    Params,
    SectionKind,
    Settlement,
    Source,
)
from services.finance.cases.watershed_agreement.policy import POLICIES
from shared.casework.scenario import Scenario, fact, run, scenario
from shared.contracts.finance import Direction, Division, Indicator, Role, WaterClass, WhyNotChosen

day = date.fromisoformat
UP, DOWN = ws.UP, ws.DOWN
WAN = 1_000_000
"""万元, in fen"""

# -- a year of a river (6.b2) -------------------------------------------------------------------------------------


def water(cod_mn: str, nh3_n: str, tp: str, tn: str | None = None) -> Means:
    return Means(cod_mn=D(cod_mn), nh3_n=D(nh3_n), tp=D(tp), tn=D(tn) if tn else None)


BASE = ws.XINAN_BASE
"""2.00, 0.10, 0.040 and 1.30: an index of 1 before k0."""
TWICE = water("4.00", "0.20", "0.080", "2.60")
HALF = water("1.00", "0.05", "0.020", "0.65")


def river(title: str, formula: Formula, wan: int = 1_200, params: Params | None = None, **other: Any) -> Scenario:
    """One section, for which so many 万元 a year are agreed."""
    section = ws.section(annual_sum_fen=wan * WAN, **other)
    return ws.signed(title, ws.agreement(formula, section, params=params or Params(k0=D(1))))


VOIDED: dict[Division, wm.VoidMonth] = {
    guilty: wm.VoidMonth(**ws.AGREE, tampered_by=guilty, document_no="金环罚〔2023〕12号") for guilty in (UP, DOWN)
}
RAIN = wm.ExemptMonth(**ws.AGREE, proof="c" * 64, reasons="梅雨期特大洪水")


def year(story: Scenario, months: Sequence[Means], april: wm.VoidMonth | wm.ExemptMonth | None = None) -> Scenario:
    """The months of 2023 as they were reported; in April something else may have happened."""
    for year_month, found in zip(rules.months_of(2023), months, strict=True):
        story = ws.reported(story.at(ws.after(year_month, 8)), year_month, found)
        if april and year_month == ws.APRIL:
            story = story.when(april, by=Role.APPROVER)
        story = ws.computed(story, year_month).at(ws.after(year_month, 20))
        confirm = wm.ConfirmMonth(section_id=ws.BRIDGE, year_month=year_month)
        story = story.when(confirm, by=Role.APPROVER).then(wm.MonthConfirmed)
    return story


def pays(story: Scenario, payer: Division | None, fen: int = 0) -> Scenario:
    if payer is None:
        return ws.settled(story, followed_by=(wm.YearSettled, wm.YearClosed, wm.AgreementEnded))
    return ws.settled(story, ws.due(payer, fen))


def index_of_year(k0: str, payer: Division, wan: int, found: Means = BASE, **params: Any) -> Scenario:
    said = Params(k0=D(k0), **params)
    story = river(f"k0 of {k0} and {found.cod_mn} mg/L of CODMn: {payer.words.en} pays", Formula.XINAN_P, params=said)
    return pays(year(story, [found] * 12), payer, wan * WAN)


SECOND_ROUND: dict[str, Any] = {"bonus_below": D("0.95"), "bonus_fen": 300 * WAN}
INDEX = [
    # 0.25 x (1.05 + 1.2 + 1.05 + 0.961538) = 1.065385; x 0.89 = 0.948192
    index_of_year("0.89", DOWN, 1_500, water("2.10", "0.120", "0.042", "1.25"), **SECOND_ROUND),
    index_of_year("0.95", DOWN, 1_500, **SECOND_ROUND),
    index_of_year("0.9505", DOWN, 1_500, **SECOND_ROUND),  # half to the even digit: 0.950
    index_of_year("0.9515", DOWN, 1_200, **SECOND_ROUND),  # 0.952
    index_of_year("1.0005", DOWN, 1_200),  # 1.000
    index_of_year("1.0006", UP, 1_200),  # 1.001
    index_of_year("1.0015", UP, 1_200),  # 1.002
]
MONTHLY = [
    # 7,777,777 fen: eleven months of 648,148 and January with one more; eight go up, four down
    pays(
        year(
            ws.signed(
                "A sum that twelve does not divide",
                ws.agreement(Formula.MONTHLY_P, ws.section(annual_sum_fen=7_777_777)),
            ),
            [ws.GOOD] * 8 + [ws.BAD] * 4,
        ),
        DOWN,
        2_592_593,
    ),
    pays(
        year(
            ws.signed(
                "The same, January the only good month",
                ws.agreement(Formula.MONTHLY_P, ws.section(annual_sum_fen=7_777_777)),
            ),
            [ws.GOOD] + [ws.BAD] * 11,
        ),
        UP,
        6_481_479,
    ),
    pays(year(river("Six months each way come to nothing", Formula.MONTHLY_P), [HALF] * 6 + [TWICE] * 6), None),
    pays(
        year(river("Rain in April: its twelfth stays unpaid", Formula.MONTHLY_P), [HALF] * 12, RAIN), DOWN, 1_100 * WAN
    ),
    pays(
        year(river("Upstream tampers in April and pays for it", Formula.MONTHLY_P), [HALF] * 12, VOIDED[UP]),
        DOWN,
        1_000 * WAN,
    ),
    pays(
        year(
            river("Downstream tampers in a bad April", Formula.MONTHLY_P),
            [HALF] * 3 + [TWICE] + [HALF] * 8,
            VOIDED[DOWN],
        ),
        DOWN,
        1_200 * WAN,
    ),
]
ONE_OF_TWELVE = [
    # A yearly index decides on eleven twelfths; the twelfth of April is unpaid, or paid by whoever tampered.
    pays(year(river("A good year without April", Formula.XINAN_P), [HALF] * 12, RAIN), DOWN, 1_100 * WAN),
    pays(year(river("A bad year without April", Formula.XINAN_P), [TWICE] * 12, RAIN), UP, 1_100 * WAN),
    pays(year(river("A good year, upstream tampered", Formula.XINAN_P), [HALF] * 12, VOIDED[UP]), DOWN, 1_000 * WAN),
    pays(
        year(river("A good year, downstream tampered", Formula.XINAN_P), [HALF] * 12, VOIDED[DOWN]), DOWN, 1_200 * WAN
    ),
    pays(year(river("A bad year, upstream tampered", Formula.XINAN_P), [TWICE] * 12, VOIDED[UP]), UP, 1_200 * WAN),
    pays(year(river("A bad year, downstream tampered", Formula.XINAN_P), [TWICE] * 12, VOIDED[DOWN]), UP, 1_000 * WAN),
    # Without April the index is 0.5; with it, it would be (11 x 0.5 + 20) / 12, above 1.
    pays(
        year(
            river("Void data do not count in the index", Formula.XINAN_P),
            [HALF] * 3 + [water("40", "2.0", "0.8", "26")] + [HALF] * 8,
            VOIDED[DOWN],
        ),
        DOWN,
        1_200 * WAN,
    ),
]


def anji(
    title: str, months: Sequence[Means], payer: Division, fen: int, april: Any = None, yuan: int = 1_200_000
) -> Scenario:
    section = ws.section(annual_sum_fen=yuan * 100, target_class=WaterClass.CLASS_II)
    return pays(year(ws.signed(title, ws.agreement(Formula.ANJI_MONTHLY, section)), months, april), payer, fen)


CLEAN, LIMIT, FOUL = water("3", "0.30", "0.05"), water("4", "0.50", "0.10"), water("5", "0.30", "0.05")
BY_MONTHS = [
    anji("Seven of twelve months", [CLEAN] * 7 + [FOUL] * 5, DOWN, 70_000_000),  # mean 3.83: met
    anji("Seven twelfths of a million: 583,333.33", [CLEAN] * 7 + [FOUL] * 5, DOWN, 58_333_333, yuan=1_000_000),
    anji("Eight twelfths of a million: 666,666.67", [CLEAN] * 8 + [FOUL] * 4, DOWN, 66_666_667, yuan=1_000_000),
    anji("A mean of 4 mg/L is class II, met by half of the months", [CLEAN, FOUL] * 6, DOWN, 60_000_000),
    anji("On the limit in every month", [LIMIT] * 12, DOWN, 120_000_000),
    anji(
        "One hundredth above it once is a year that is missed",
        [LIMIT] * 11 + [water("4.01", "0.5", "0.1")],
        UP,
        120_000_000,
    ),
    anji("A good year, upstream tampered: eleven twelfths less one", [CLEAN] * 12, DOWN, 100_000_000, VOIDED[UP]),
    anji("A good year, downstream tampered", [CLEAN] * 12, DOWN, 120_000_000, VOIDED[DOWN]),
    anji("A missed year, upstream tampered: the whole sum, not more", [FOUL] * 12, UP, 120_000_000, VOIDED[UP]),
    anji("A missed year, downstream tampered", [FOUL] * 12, UP, 100_000_000, VOIDED[DOWN]),
    anji("A missed year without April", [FOUL] * 12, UP, 110_000_000, RAIN),
]


def steps(title: str, before: Means, found: Means, payer: Division | None, wan: int = 0) -> Scenario:
    story = ws.signed(title, ws.agreement(Formula.CLASS_STEP, ws.section(annual_sum_fen=0, last_year=before)))
    return pays(year(story, [found] * 12), payer, wan * WAN)


STEPS = [
    # index x 1.127: twelve whole points; one class worse
    steps("IV, and 12.7% worse", water("8", "1.2", "0.24"), water("9.016", "1.3524", "0.27048"), UP, 7_200),
    # index x 0.45: fifty-five points, capped at forty; two classes better
    steps("I, and 55% better", water("4", "0.30", "0.04"), water("1.8", "0.135", "0.018"), DOWN, 16_000),
    # index x 1.30: thirty points; three classes worse
    steps("Worse than V, and 30% worse", water("12", "1.8", "0.38"), water("15.6", "2.34", "0.494"), UP, 21_000),
    # index x 0.9901: no whole point
    steps("III, and 0.99% better", water("5", "0.80", "0.16"), water("4.9505", "0.79208", "0.158416"), None),
    # index x 0.99: one whole point
    steps("III, and 1% better", water("5", "0.80", "0.16"), water("4.95", "0.792", "0.1584"), DOWN, 100),
    # index before (0.5 + 0.5 + 0.5) / 3; after (0.4 + 0.5 + 0.54) / 3 = 0.48: 4% better, CODMn makes it no other class
    steps("Indicators weigh alike in the index", water("3", "0.5", "0.1"), water("2.4", "0.5", "0.108"), DOWN, 400),
]

# -- several sections, several years ------------------------------------------------------------------------------


def basin(title: str, *sections: wm.Section, months: Sequence[Means] = (HALF,) * 12) -> Scenario:
    said = ws.agreement(Formula.XINAN_P, *sections, params=Params(k0=D(1)))
    return ws.year(ws.signed(title, said), months, [one.section_id for one in sections])


WUYI, LANXI = Division.WUYI, Division.LANXI
CHAIN = (
    ws.section("WY", upstream=WUYI, downstream=UP, annual_sum_fen=500 * WAN),
    ws.section("DGQ", annual_sum_fen=800 * WAN),
    ws.section("LX", upstream=DOWN, downstream=LANXI, annual_sum_fen=650 * WAN),
)
NETTING = [
    # Jindong pays 500 and gets 800; Wucheng pays 800 and gets 650; Lanxi pays 650
    ws.settled(
        basin("Down the river only the ends pay and receive", *CHAIN), ws.due(DOWN, 150 * WAN), ws.due(LANXI, 650 * WAN)
    ),
    ws.settled(
        basin(
            "Two of three are netted, the third is paid in full",
            CHAIN[0],
            CHAIN[1].model_copy(update={"settlement": Settlement.GROSS}),
            CHAIN[2],
        ),
        ws.due(DOWN, 800 * WAN),
        ws.due(UP, 500 * WAN),
        ws.due(LANXI, 650 * WAN),
    ),
    ws.settled(
        basin(
            "Two sections of one pair, netted and not: each in its own way",
            ws.section("A", annual_sum_fen=300 * WAN),
            ws.section("B", upstream=DOWN, downstream=UP, annual_sum_fen=200 * WAN),
            ws.section("C", annual_sum_fen=50 * WAN, settlement=Settlement.GROSS),
        ),
        ws.due(DOWN, 150 * WAN),
    ),
]


def two_years(title: str, formula: Formula, after: Sequence[Any]) -> Scenario:
    """2023 is good and settled; then something comes up, and 2024 is as good."""
    section = ws.section(annual_sum_fen=1_200 * WAN, target_class=WaterClass.CLASS_II)
    said = ws.agreement(formula, section, year_to=2024, params=Params(k0=D(1)))
    story = ws.settled(year(ws.signed(title, said), [BASE] * 12), ws.due(DOWN, 1_200 * WAN)).at("2024-02-20 09:00")
    for command, role in after:
        story = story.when(command, by=role)
    story = story.when(ws.CLOSE, by=Role.MONITOR, person="maker").when(ws.CHECK, by=Role.MONITOR, person="checker")
    story = story.at("2024-03-20 09:00").when(wm.ConfirmMonth(**ws.AGREE), by=Role.APPROVER)
    for year_month in rules.months_of(2024):
        month: dict[str, Any] = {"section_id": ws.BRIDGE, "year_month": year_month}
        story = ws.reported(story.at(max(ws.after(year_month, 8), "2024-03-21 09:00")), year_month, BASE)
        story = ws.computed(story, year_month).at(max(ws.after(year_month, 20), "2024-04-08 09:00"))
        story = story.when(wm.ConfirmMonth(**month), by=Role.APPROVER)
    return story.at("2025-01-22 09:00").when(wm.ComputeYear(year=2024), by=Role.FIN_MAKER, person="maker")


LATER: dict[str, Any] = {"section_id": ws.BRIDGE, "year_month": ws.APRIL, "source": Source.AUTO, "valid_days": 28}
REVISED = wm.ImportMonthReport(**LATER, means=TWICE)


@pytest.mark.parametrize(
    ("formula", "after", "carried"),
    [
        # 11/12 go up, 1/12 down, where 12/12 went up
        (Formula.MONTHLY_P, [(VOIDED[UP], Role.APPROVER)], -200 * WAN),
        (Formula.XINAN_P, [(VOIDED[UP], Role.APPROVER)], -200 * WAN),
        (Formula.XINAN_P, [(VOIDED[DOWN], Role.APPROVER)], 0),
        # the year's index becomes 13/12: the whole sum turns round
        (Formula.XINAN_P, [(REVISED, Role.MONITOR)], -2_400 * WAN),
        (Formula.MONTHLY_P, [(REVISED, Role.MONITOR)], -200 * WAN),
    ],
)
def test_what_a_settled_year_comes_to_later_is_settled_with_the_next(formula, after, carried):
    story = two_years(f"{formula}, revised by {carried}", formula, after)
    [section] = run(story, watershed_agreement.CASE).file.state.years[2024].figures.sections
    assert section.carried_fen == carried
    assert section.gross_up_fen == 1_200 * WAN


def revised(story: Scenario, found: Means, until: str) -> Scenario:
    """April 2023 is reported anew, and confirmed after its objections."""
    story = story.when(wm.ImportMonthReport(**LATER, means=found), by=Role.MONITOR).then(wm.MonthReported)
    story = story.when(ws.CLOSE, by=Role.MONITOR, person="maker").then(wm.MonthProposed)
    story = story.when(ws.CHECK, by=Role.MONITOR, person="checker").then(wm.MonthComputed)
    return story.at(until).when(wm.ConfirmMonth(**ws.AGREE), by=Role.APPROVER).then(wm.MonthConfirmed)


def verified(story: Scenario, year: int) -> Scenario:
    check = wm.JointVerify(year=year)
    story = story.when(check, by=Role.FIN_CHECKER, person="checker").then(wm.YearChecked)
    return story.when(check, by=Role.TREASURY, person="treasurer").then(wm.YearChecked, wm.YearVerified)


def drawn_up(story: Scenario, year: int) -> Scenario:
    return story.when(wm.ComputeYear(year=year), by=Role.FIN_MAKER, person="maker").then(wm.YearComputed)


def test_a_draft_is_drawn_up_anew_after_a_month_was_revised():
    """Eleven of twelve millions go up and one down: ten are left of twelve."""
    story = year(river("April turns out bad", Formula.MONTHLY_P), [HALF] * 12).at("2024-01-22 09:00")
    story = revised(drawn_up(story, 2023), TWICE, "2024-02-20 09:00")
    story = story.when(wm.JointVerify(year=2023), by=Role.FIN_CHECKER, person="checker").then_refused("YEAR_OUTDATED")
    story = verified(drawn_up(story, 2023), 2023)
    figures = run(story, watershed_agreement.CASE).file.state.years[2023].figures
    assert rules.dues(figures) == {DOWN: 1_000 * WAN}


def test_the_last_settlement_takes_what_is_revised_before_it_and_nothing_after():
    """2023 was settled with 12 millions. April turns bad, which is 2 less; then it turns good again, in the draft of 2024."""
    story = two_years("the last year", Formula.MONTHLY_P, [(REVISED, Role.MONITOR)])
    state = run(story, watershed_agreement.CASE).file.state
    assert rules.dues(state.years[2024].figures) == {DOWN: 1_000 * WAN}
    again = verified(drawn_up(revised(story, BASE, "2025-02-20 09:00"), 2024), 2024)
    state = run(again, watershed_agreement.CASE).file.state
    assert rules.dues(state.years[2024].figures) == {DOWN: 1_200 * WAN}
    late = again.when(REVISED, by=Role.MONITOR).then(wm.MonthReported)
    run(late.when(ws.CLOSE, by=Role.MONITOR).then_refused("NO_SETTLEMENT_LEFT"), watershed_agreement.CASE)


@pytest.mark.parametrize(
    "story",
    [
        ONE_OF_TWELVE[2],
        BY_MONTHS[9],
        STEPS[0],
        two_years("revised", Formula.XINAN_P, [(REVISED, Role.MONITOR)]),
        two_years("voided", Formula.MONTHLY_P, [(VOIDED[UP], Role.APPROVER)]),
    ],
    ids=["tampered", "missed", "by class", "revised", "voided"],
)
def test_the_bars_of_an_explanation_add_up_to_what_is_paid(story):
    state = run(story, watershed_agreement.CASE).file.state
    told = watershed_agreement.CASE.explain(state)
    assert told is not None
    newest = state.years[max(state.years)].figures
    net = {one.division: one.fen for one in newest.positions}
    assert sum(one.fen or 0 for one in told.lines) == net[UP] == -net[DOWN]


# -- loads and quantities (LOAD, JH2016) --------------------------------------------------------------------------


def april(
    title: str, formula: Formula, found: Means, cubic: int, direction: Direction, fen: int, **other: Any
) -> Scenario:
    """One month of one section: who pays what for it."""
    params = other.pop("params", Params())
    story = ws.signed(title, ws.agreement(formula, ws.section(**other), params=params)).at(ws.IN_MAY)
    story = ws.volume(ws.reported(story, ws.APRIL, found), ws.APRIL, cubic)
    return judged(story, direction, fen)


def judged(story: Scenario, direction: Direction, fen: int) -> Scenario:
    return story.when(ws.CLOSE, by=Role.MONITOR, person="maker").then(
        fact(wm.MonthProposed, figures=Came(direction, fen))
    )


class Came:
    """Equal to the figures of a month that came to this, whatever its lines say."""

    def __init__(self, direction: Direction, fen: int, **other: Any):
        self.expected = {"direction": direction, "amount_fen": fen} | other

    def __eq__(self, other: object) -> bool:
        assert isinstance(other, MonthFigures)
        return all(
            (getattr(other.result, name) if hasattr(other.result, name) else getattr(other, name)) == value
            for name, value in self.expected.items()
        )

    def __hash__(self) -> int:
        return hash(tuple(self.expected))

    def __repr__(self) -> str:
        return f"figures with {self.expected}"


NOBODY, TO_UP, TO_DOWN = Direction.NOBODY, Direction.TO_UPSTREAM, Direction.TO_DOWNSTREAM
ON_III = water("6", "1.0", "0.2")
LOADS = [
    # -15.625 t x 1,000 + 2.5 t x 7,000 - 1.875 t x 10,000 = -16,875 yuan
    april("Loads that set each other off", Formula.LOAD, water("7.25", "0.80", "0.35"), 12_500_000, TO_DOWN, 1_687_500),
    # 0.1 mg/L x 0.12345 million m3 = 0.012345 t: 12.345 yuan, half up
    april("Half a fen is rounded up", Formula.LOAD, water("5.9", "1.0", "0.2"), 123_450, TO_UP, 1_235),
    april("and less is not", Formula.LOAD, water("5.9", "1.0", "0.2"), 123_449, TO_UP, 1_234),
    # 0.3 + 0.3 + 0.4 of a fen: rounded once, not three times
    april(
        "Loads are rounded once",
        Formula.LOAD,
        water("5.97", "0.9", "0.1"),
        100,
        TO_UP,
        1,
        params=Params(
            prices=(ws.price(fen=100_000), ws.price(Indicator.NH3_N, 30_000), ws.price(Indicator.TP, 40_000))
        ),
    ),
    april("On the target nobody pays", Formula.LOAD, ON_III, 30_000_000, NOBODY, 0),
    april("No water, no load", Formula.LOAD, water("1", "0.1", "0.02"), 0, NOBODY, 0),
]

PRICED = Params(prices=(ws.price(), ws.price(Indicator.NH3_N, 700_000)))


def of_2016(title: str, found: Means, direction: Direction, fen: int, **other: Any) -> Scenario:
    return april(title, Formula.JH2016, found, 1_000_000, direction, fen, params=PRICED, **other)


def chain(title: str, *tonnes: int) -> Scenario:
    """Sections one below the other, each so many tonnes of CODMn above (or, below nothing, beneath) its 6 mg/L."""
    where = (Division.PANAN, Division.DONGYANG, UP, DOWN)[-len(tonnes) - 1 :]
    sections = [
        ws.section(
            ws.BRIDGE if n == len(tonnes) - 1 else f"S{n}",
            upstream=where[n],
            downstream=where[n + 1],
            inflow=f"S{n - 1}" if n else None,
        )
        for n in range(len(tonnes))
    ]
    said = ws.agreement(Formula.JH2016, *sections, params=Params(prices=ws.PRICES))
    story = ws.signed(title, said).at(ws.IN_MAY)
    for n, excess in enumerate(tonnes[:-1]):
        story = ws.excess(story, excess, f"S{n}")
    story = ws.reported(story, ws.APRIL, Means(cod_mn=D(6 + tonnes[-1])))
    return ws.volume(story, ws.APRIL, 1_000_000)


OLD = water("5.0", "0.50", "0.10", "1")
QUANTITIES = [
    judged(chain("An excess of 20 t, 7 t of it came in", 7, 20), TO_DOWN, 1_300_000),
    judged(chain("All of it came in, and more", 21, 20), NOBODY, 0),
    judged(chain("Above, 3 t were freed: the whole is one's own", -3, 20), TO_DOWN, 2_300_000),
    judged(chain("4 t freed although 6 t came in", 6, -4), TO_UP, 1_000_000),
    judged(chain("4 t freed, 3 t of it above", -3, -4), TO_UP, 100_000),
    judged(chain("4 t freed, all above", -5, -4), NOBODY, 0),
    judged(chain("What came in is what was measured there, not what was penalised there", 5, 12, 15), TO_DOWN, 300_000),
    # class II: 2 t x 1,000 + 0.5 t x 7,000
    of_2016("Class II is rewarded", water("4", "0.5", "0.1"), TO_UP, 550_000, last_year=OLD),
    # index before (5/6 + 0.5 + 0.5) / 3 = 0.6111; CODMn 4.5, NH3-N 0.45, TP 0.09 are ten per cent less: class III
    of_2016(
        "Class III is rewarded where it is a tenth better", water("4.5", "0.45", "0.09"), TO_UP, 535_000, last_year=OLD
    ),
    of_2016("Class III that is not is neither", water("4.6", "0.45", "0.09"), NOBODY, 0, last_year=OLD),
    of_2016(
        "Class III of which nothing is known before neither", water("4.5", "0.45", "0.09"), NOBODY, 0, last_year=None
    ),
    of_2016(
        "Class IV is nothing good even where it was agreed on",
        water("8", "0.6", "0.1"),
        NOBODY,
        0,
        target_class=WaterClass.CLASS_IV,
    ),
    # CODMn 1 t above; the 0.8 t of ammonia below the limit are no merit of a month that missed its class
    of_2016("Bad water is penalised and not rewarded", water("7", "0.2", "0.1"), TO_DOWN, 100_000),
]

# -- grades -------------------------------------------------------------------------------------------------------

GRADES = {
    "met and better": ("III", "0.9", None, Grade.EXCELLENT),
    "met and the same": ("III", "1", None, Grade.GOOD),
    "missed, better than the inflow, better than last year": ("II", "0.9", "1.2", Grade.EXCELLENT),
    "missed, better than the inflow, worse than last year": ("II", "1.1", "1.2", Grade.GOOD),
    "missed, worse than the inflow, better than last year": ("II", "0.9", "0.8", Grade.PASS),
    "missed, worse than the inflow, and declined as it did": ("II", "1.1", "1.1", Grade.FAIL),
    "missed, worse than the inflow, which improved": ("II", "1.1", "0.9", Grade.FAIL),
}


@pytest.mark.parametrize(("target", "factor", "inflow", "grade"), GRADES.values(), ids=list(GRADES))
def test_grades_go_by_the_target_the_year_before_and_the_inflow(target, factor, inflow, grade):
    """All of it class III; a year is so many times the year before."""
    before = water("5", "0.80", "0.16")
    above = ws.section("IN", upstream=Division.DONGYANG, downstream=UP, last_year=before)
    own = ws.section(target_class=WaterClass(target), last_year=before, inflow="IN" if inflow else None)
    sections = (above, own) if inflow else (own,)
    story = ws.signed("grades", ws.agreement(Formula.GRADE, *sections))
    for year_month in rules.months_of(2023):
        story = story.at(ws.after(year_month, 8))
        for one, times in ((above, inflow), (own, factor)):
            if times:
                found = Means(
                    **{name: value * D(times) for name, value in before.model_dump(exclude_none=True).items()}
                )
                story = ws.computed(ws.reported(story, year_month, found, one.section_id), year_month, one.section_id)
        story = story.at(ws.after(year_month, 20))
        for one in sections:
            story = story.when(wm.ConfirmMonth(section_id=one.section_id, year_month=year_month), by=Role.APPROVER)
    story = story.at("2024-01-22 09:00").when(wm.ComputeYear(year=2023), by=Role.FIN_MAKER, person="maker")
    figures = run(story, watershed_agreement.CASE).file.state.years[2023].figures
    assert figures.sections[-1].result.grade is grade
    assert figures.pairs == ()


# -- classes of GB 3838 -------------------------------------------------------------------------------------------

RIVER_LIMITS = {"cod_mn": "2 4 6 10 15", "nh3_n": "0.15 0.5 1.0 1.5 2.0", "tp": "0.02 0.1 0.2 0.3 0.4"}
LAKE_LIMITS = {**RIVER_LIMITS, "tp": "0.01 0.025 0.05 0.1 0.2", "tn": "0.2 0.5 1.0 1.5 2.0"}


@pytest.mark.parametrize(
    ("kind", "indicator", "limits"),
    [
        (kind, *row)
        for kind, table in ((SectionKind.RIVER, RIVER_LIMITS), (SectionKind.LAKE, LAKE_LIMITS))
        for row in table.items()
    ],
)
def test_a_limit_belongs_to_the_better_class(kind, indicator, limits):
    classes = list(WaterClass)
    for place, limit in enumerate(map(D, limits.split())):
        for value, expected in ((limit, classes[place]), (limit + D("0.000001"), classes[place + 1])):
            found = rules.exact(Means(**{indicator: value}))
            assert rules.class_of(found, kind, POLICIES[0]) is expected


# -- what the stations send (6.c, 15) -----------------------------------------------------------------------------


def at_the_station(title: str, *batches: tuple[wm.Sample, ...]) -> Scenario:
    story = ws.signed(
        title, ws.agreement(Formula.MONTHLY_P, ws.section(annual_sum_fen=1_200 * WAN), params=Params(k0=D(1)))
    )
    story = story.at(ws.IN_MAY)
    for batch in batches:
        story = story.when(wm.ImportSamples(samples=batch), by=Role.PLATFORM)
    return story


def month_of(story: Scenario, **expected: Any) -> Scenario:
    """What the maker computes of April."""
    came = Came(expected.pop("direction", TO_UP), expected.pop("fen", 100 * WAN), **expected)
    return story.when(ws.CLOSE, by=Role.MONITOR, person="maker").then(fact(wm.MonthProposed, figures=came))


def four_a_day(days: int, **values: Any) -> tuple[wm.Sample, ...]:
    said = {"cod_mn": D("2.00"), "nh3_n": D("0.10"), "tp": D("0.040"), "tn": D("1.30")}
    return ws.samples(days, 4, **said | values)


def one_day(number: int, count: int = 4, **values: Any) -> tuple[wm.Sample, ...]:
    said = {"cod_mn": D("2.00"), "nh3_n": D("0.10"), "tp": D("0.040"), "tn": D("1.30")}
    return ws.samples(number, count, **said | values)[-count:]


NOTHING: dict[str, Any] = {"direction": NOBODY, "fen": 0, "excluded": Exclusion.NO_DATA}
STATIONS = [
    month_of(at_the_station("Twenty days of four values: P is 1", four_a_day(20)), p_value=D("1.000"), valid_days=20),
    month_of(at_the_station("Nineteen, and one day of three", four_a_day(19), one_day(20, 3)), **NOTHING),
    # 0.25 x 2.02 / 2.00 + 0.75 = 1.0025, half to even: 1.002
    month_of(
        at_the_station(
            "A day weighs as a day, however many values it has", four_a_day(19), one_day(20, 6, cod_mn=D("2.40"))
        ),
        direction=TO_DOWN,
        p_value=D("1.002"),
    ),
    # twenty-one days: the day of three values is left out, so P stays 1
    month_of(at_the_station("A day of three values enters no mean", four_a_day(20), one_day(21, 3, cod_mn=D("90")))),
    month_of(
        at_the_station(
            "A value beyond the range is suspect and enters none", four_a_day(20), one_day(21, 6, nh3_n=D("50.0001"))
        )
    ),
    # 50 is within the range: (20 x 0.10 + 50) / 21 = 2.476 mg/L
    month_of(
        at_the_station("One that is on it counts", four_a_day(20), one_day(21, nh3_n=D("50"))),
        direction=TO_DOWN,
        water_class=WaterClass.WORSE,
    ),
    # half of 4.00 is 2.00
    month_of(
        at_the_station(
            "Below the limit of detection half of it counts",
            four_a_day(20, cod_mn=D("4.00"), nh3_n=D("0.20"), tp=D("0.080"), tn=D("2.60"), flag=wm.Flag.BELOW_LIMIT),
        ),
        p_value=D("1.000"),
    ),
    *(
        month_of(
            at_the_station(f"A sample of {flag} counts for nothing", four_a_day(19), one_day(20, 6, flag=flag)),
            **NOTHING,
        )
        for flag in (wm.Flag.CALIBRATION, wm.Flag.FAULT, wm.Flag.MAINTENANCE, wm.Flag.SUSPECT)
    ),
    month_of(
        at_the_station("A correction that came later counts alone", four_a_day(20, cod_mn=D("9.00")), four_a_day(20)),
        p_value=D("1.000"),
    ),
    month_of(
        at_the_station("So does one that makes it a fault", four_a_day(20), one_day(20, flag=wm.Flag.FAULT)), **NOTHING
    ),
    month_of(
        at_the_station(
            "Water that flowed backwards is not upstream's",
            four_a_day(20),
            one_day(21, cod_mn=D("90"), flow_m3s=D("-3.5")),
        ),
        valid_days=20,
        p_value=D("1.000"),
    ),
    month_of(
        at_the_station("A day that is sent late, and twice", four_a_day(19), one_day(20))
        .when(wm.ImportSamples(samples=one_day(20)), by=Role.PLATFORM)
        .then_nothing(),
        valid_days=20,
    ),
    month_of(
        at_the_station("Nineteen days of nitrogen are too few", four_a_day(20, tn=None), four_a_day(19)), **NOTHING
    ),
    month_of(
        at_the_station(
            "Nitrogen by hand fills the gap",
            four_a_day(20, tn=None),
            one_day(3, 1, hour=1, source=Source.MANUAL, tn=D("1.30")),
        ),
        basis=Basis.MANUAL,
        p_value=D("1.000"),
    ),
    month_of(
        at_the_station(
            "A sample by hand changes nothing where the station ran",
            four_a_day(20),
            one_day(3, 1, hour=1, source=Source.MANUAL, cod_mn=D("9")),
        ),
        basis=Basis.AUTO,
        p_value=D("1.000"),
    ),
]

REPORTS = [
    month_of(ws.reported(at_the_station("A report of twenty days"), ws.APRIL, BASE, valid_days=20)),
    month_of(ws.reported(at_the_station("A report of nineteen"), ws.APRIL, BASE, valid_days=19), **NOTHING),
    month_of(ws.reported(at_the_station("A report without nitrogen"), ws.APRIL, water("2", "0.1", "0.04")), **NOTHING),
    month_of(
        ws.reported(ws.reported(at_the_station("A report that corrects another"), ws.APRIL, TWICE), ws.APRIL, BASE),
        p_value=D("1.000"),
    ),
]


def estimated(title: str, *agreed: Division) -> Scenario:
    """January at half the baseline and March at 1.3 times it were computed; in April the station was down."""
    story = ws.signed(
        title, ws.agreement(Formula.MONTHLY_P, ws.section(annual_sum_fen=1_200 * WAN), params=Params(k0=D(1)))
    )
    story = ws.month(ws.month(story, "2023-01", HALF), "2023-03", water("2.60", "0.13", "0.052", "1.69")).at(ws.IN_MAY)
    for division in agreed:
        story = story.when(wm.AgreeEstimate(**ws.AGREE, division=division), by=Role.APPLICANT)
    return story


ESTIMATES = [
    # (0.5 + 1.3) / 2
    month_of(
        estimated("Both agree: the mean of the valid months", UP, DOWN), basis=Basis.ESTIMATED, p_value=D("0.900")
    ),
    month_of(estimated("One of them agrees", UP), **NOTHING),
    month_of(estimated("Neither does"), **NOTHING),
]

# -- the days of the procedure ------------------------------------------------------------------------------------


def noticed(on: str, due_on: str) -> Scenario:
    story = Scenario(f"Noticed on {on}, paid in by {due_on}", None, ws.W4.steps).at(f"{on} 09:00")
    for command, role, person in (
        (wm.ComputeYear(year=2023), Role.FIN_MAKER, "maker"),
        (wm.JointVerify(year=2023), Role.FIN_CHECKER, "checker"),
        (wm.JointVerify(year=2023), Role.TREASURY, "treasurer"),
        (wm.CityApproval(year=2023, document_no="金政复〔2024〕3号"), Role.MEETING, "city"),
        (wm.IssueNotices(year=2023, notice_no="金环补缴〔2024〕1号"), Role.LEADER, "leader"),
    ):
        story = story.when(command, by=role, person=person)
    return story.then_due("pay_in/2023", on=due_on)


def objection(computed: str, on: str) -> Scenario:
    story = ws.reported(
        ws.signed(f"Computed on {computed}, objected to until {on}").at(f"{computed} 09:00"), ws.APRIL, ws.GOOD
    )
    return ws.computed(story, ws.APRIL).then_due(f"objection/{ws.BRIDGE}/{ws.APRIL}", on=on)


DAYS = [
    noticed("2024-01-31", "2024-02-15"),
    noticed("2024-02-15", "2024-03-01"),
    objection("2023-05-04", "2023-05-10"),  # Saturday 6 May is worked
    objection("2023-09-28", "2023-10-11"),  # holiday until the 6th, the 7th and 8th are worked
    ws.month(ws.signed("January and February are closed by the tenth of March"), "2023-01", ws.GOOD).then_due(
        "close/2023-02", on="2023-03-10"
    ),
    ws.year(
        ws.signed("December is closed by the tenth of January", ws.agreement(year_to=2024)), [ws.GOOD] * 12
    ).then_due("close/2024-01", on="2024-02-10"),
    noticed("2024-01-31", "2024-02-15")
    .at("2024-02-16 00:00")
    .then_passed(wm.FellOverdue, at="2024-02-16 00:00", payers=(DOWN,)),
]

# -- calls for pilots (7) -----------------------------------------------------------------------------------------


def listed(title: str, *scores: str, plan: cm.AwardPlan | None = None, places: int = 20) -> Scenario:
    said = {"award_plan": plan} if plan else {}
    return cs.lists(cs.with_scores(cs.opened(title, max_winners=places, **said), *scores))


def equal(count: int, *fen: int) -> Scenario:
    awards = cs.awards(*((n, "88.0", one) for n, one in enumerate(fen, start=1)))
    return listed(f"{count} pilots share 750,000 yuan", *["88.0"] * count).then(
        fact(cm.PilotsListed, awards=awards, sum_fen=75_000_000)
    )


def of_fixed(wan: int) -> cm.AwardPlan:
    return cm.AwardPlan(mode=cm.AwardMode.FIXED, fixed_fen=wan * WAN)


CALLS = [
    equal(4, *[18_750_000] * 4),
    equal(11, *[6_818_182] * 9, *[6_818_181] * 2),
    # 75,000,000 / 263.8: remainders .9477, .6406 and .4117 share the two fen left
    listed("By 95.5, 88.3 and 80.0", "80.0", "95.5", "88.3", plan=cm.AwardPlan(mode=cm.AwardMode.SCORE_WEIGHTED)).then(
        fact(
            cm.PilotsListed,
            awards=cs.awards((2, "95.5", 27_151_251), (3, "88.3", 25_104_246), (1, "80.0", 22_744_503)),
        )
    ),
    listed("Whoever has 79.9 gets nothing", "79.9", "80.0").then(
        fact(
            cm.PilotsListed,
            awards=cs.awards((2, "80.0", 75_000_000)),
            declined=cs.declined((1, WhyNotChosen.BELOW_PASS_MARK)),
        )
    ),
    listed("Nobody reaches eighty", "79.9", "12.0").then_refused("NOBODY_PASSES"),
    listed("Two places for three", "85.0", "84.0", "86.0", places=2).then(
        fact(
            cm.PilotsListed,
            awards=cs.awards((3, "86.0", 37_500_000), (1, "85.0", 37_500_000)),
            declined=cs.declined((2, WhyNotChosen.NO_PLACE_LEFT)),
        )
    ),
    listed("Of 200,000 yuan each the pot holds three", "90.0", "91.0", "92.0", "93.0", plan=of_fixed(20)).then(
        fact(
            cm.PilotsListed,
            awards=cs.awards((4, "93.0", 20 * WAN), (3, "92.0", 20 * WAN), (2, "91.0", 20 * WAN)),
            sum_fen=60 * WAN,
        )
    ),
    listed("The list hangs out for five working days", "90.0").then_due("notice", on="2023-06-08"),
    cs.lists(
        cs.with_scores(cs.opened("Equal scores: the larger cut for each yuan first", max_winners=1), "90.0")
        .heard(cs.scored(2, "90.0", cut_tco2e=D("120.1")))
        .heard(cs.scored(3, "90.0", budget_fen=60_000_001))
    ).then(fact(cm.PilotsListed, awards=cs.awards((2, "90.0", 75_000_000)))),
]

# -- pilots -------------------------------------------------------------------------------------------------------


def final_score(expected: str, *scores: str) -> Scenario:
    story = ps.scored(scenario(f"{', '.join(scores)} make {expected}"), *scores)
    return story.then(fact(pm.ExpertsScored, final_score=D(expected)))


def milestones(award: int, first: int, second: int) -> Scenario:
    parts = [(1, "0.7", first), (2, "0.3", second)]
    instalments = tuple(pm.Instalment(seq=seq, share=D(share), amount_fen=fen) for seq, share, fen in parts)
    story = ps.building(scenario(f"{award} fen in two milestones"), award)
    return story.then(fact(pm.PilotListed, instalments=instalments), pm.KeysSought)


def risen(title: str, worth: int, *earlier: int) -> Scenario:
    story = scenario(title)
    for number, fen in enumerate(earlier, start=50):
        story = story.heard(ps.title(case_id=pm.UUID(int=number), award_fen=fen))
    story = story.heard(ps.call(standard=ps.PilotStandard.ZERO_CARBON)).at("2023-05-10 09:00")
    story = story.when(ps.declare(), by=Role.APPLICANT, person="head")
    story = story.when(pm.Recommend(), by=Role.REVIEWER_1, person="r1").heard(ps.key())
    return ps.scores(story, "90.0", "91.0", "92.0").at("2023-06-15 09:00").heard(ps.chosen(worth))


PILOTS = [
    final_score("80.0", "79.9", "80.0", "79.9", "80.0"),  # 79.95, half up
    final_score("79.9", "79.9", "79.9", "80.0"),  # 79.93
    final_score("85.0", "0.0", "85.0", "85.0", "85.0", "100.0"),  # of five the extremes are dropped
    final_score("70.0", "10.0", "85.0", "85.0", "100.0"),  # of four they are not
    final_score("90.1", "90.0", "90.0", "90.1", "90.1", "90.1", "99.9"),  # (90.0 + 3 x 90.1) / 4 = 90.075
    milestones(10_714_286, 7_500_000, 3_214_286),  # the fen goes to the larger remainder, .8
    milestones(33_333_333, 23_333_333, 10_000_000),
    milestones(1, 1, 0),
    risen("Worth 456,789.01, 123,456.78 of it paid before", 45_678_901, 12_345_678).then(
        fact(pm.PilotListed, earlier_fen=12_345_678, granted_fen=33_333_223), pm.KeysSought
    ),
    risen("Worth no more than before: nothing", 10_000_000, 12_000_000).then(fact(pm.PilotListed, granted_fen=0)),
    ps.building(scenario("Listed on 15 June 2023, begun by 15 June 2024"))
    .then_due("start", on="2024-06-15")
    .heard(ps.key(2))
    .heard(ps.commitment())
    .when(pm.PayMilestone(seq=1), by=Role.APPROVER, person="ap")
    .at("2023-06-20 15:00")
    .heard(ps.executed())
    .at("2024-06-16 08:00")
    .then_passed(pm.TitleRemoved, at="2024-06-16 00:00", cause=pm.Removal.NOT_STARTED, paid_fen=17_500_000)
    .then_passed(pm.ClawbackOpened, amount_fen=17_500_000),
    ps.begun(scenario("Failed on 31 August, repeated by the last day of February"))
    .at("2023-08-31 09:00")
    .when(pm.FailAcceptance(explanation="光伏未并网"), by=Role.LEADER, person="le")
    .then_due("repeat", on="2024-02-29"),
    ps.accepts(ps.begun(scenario("79.9 is not accepted")), "79.9", "79.9", "80.0").then_refused("BELOW_PASS_MARK"),
    ps.accepts(ps.begun(scenario("79.95 is")), "79.9", "80.0", "79.9", "80.0").then(
        fact(pm.PilotAccepted, final_score=D("80.0"))
    ),
    ps.awarded(scenario("Accepted on 20 May 2024, reviewed by 20 May 2027")).then_due("review", on="2027-05-20"),
    ps.removed(
        ps.paid_once(scenario("The province withdraws: what was paid stays, the rest is not paid")),
        pm.Removal.PROVINCE_WITHDREW,
    ).then(fact(pm.TitleRemoved, paid_fen=17_500_000, unpaid_fen=7_500_000)),
    ps.removed(ps.awarded(scenario("False data: all of it is fraud")), pm.Removal.FALSE_DATA).then(
        pm.TitleRemoved,
        fact(
            pm.ClawbackOpened,
            cause=ps.ClawbackCause.FRAUD,
            amount_fen=25_000_000,
            fine_least_fen=2_500_000,
            fine_most_fen=12_500_000,
        ),
    ),
]

# -- the reserve pool (16A) ---------------------------------------------------------------------------------------


def entered(on: str, leaves: str) -> Scenario:
    said: dict[str, Any] = {"round": rm.Round.SUPPLEMENTARY, "reason": "应急项目"}
    story = rs.passed(scenario(f"In the pool on {on}, out on {leaves}"))
    return rs.enters(story, day(on), **said).then(fact(rm.PoolEntered, expires_on=day(leaves)))


def uplift(title: str, fen: int) -> Scenario:
    """2,345,678.91 yuan x 1.03 = 2,416,049.2773."""
    story = rs.pooled(scenario(title), division_code=Division.PANAN)
    return rs.arrives(story, fen, base_fen=234_567_891)


POOL = [
    entered("2023-02-28", "2026-02-28"),
    entered("2024-02-29", "2027-02-28"),
    entered("2022-12-31", "2025-12-31"),
    rs.enters(rs.passed(scenario("The round of spring ends on 15 April")), day("2022-04-16")).then_refused(
        "ROUND_OVER"
    ),
    rs.enters(
        rs.passed(scenario("That of autumn has its 15 September")), day("2022-09-15"), round=rm.Round.SEPTEMBER
    ).then(rm.PoolEntered),
    uplift("A mountain county gets three per cent more, to the fen", 241_604_928).then(rm.ProjectFunded, rm.KeysSought),
    uplift("One fen less is not enough", 241_604_927).then_refused("UPLIFT_MISSING", "amount_fen"),
    rs.proposed(scenario("All of the investment may be asked for"), central_request_fen=500_000_000).then(
        rm.ProjectProposed, rm.KeysSought
    ),
    rs.proposed(scenario("and not a fen more"), central_request_fen=500_000_001).then_refused(
        "REQUEST_ABOVE_TOTAL", "central_request_fen"
    ),
    rs.pooled(scenario("A change is answered in twenty working days, the National Day between them"))
    .at("2022-09-20 09:00")
    .when(
        rm.RequestChange(change=rm.Change.AMOUNT, central_request_fen=250_000_000, explanation="规模缩减"),
        by=Role.LEADER,
        person="le",
    )
    .then_due("change", on="2022-10-21"),
    rs.arrives(
        rs.pooled(scenario("Below half after twelve months is yellow, after eighteen a recall is proposed")),
        at="2022-08-31 09:00",
    )
    .when(rm.RecordProgress(progress_pct=D("49.99")), by=Role.REVIEWER_1, person="r1")
    .then_due("progress", on="2023-08-31")
    .then_due("stalled", on="2024-02-29")
    .at("2024-03-01 08:00")
    .then_passed(rm.ProgressWarned, at="2023-09-01 00:00")
    .then_passed(rm.RecallProposed, at="2024-03-01 00:00"),
]

# -- EOD (16C) ----------------------------------------------------------------------------------------------------

YI = es.YI


def parts(environment: int, industry: int, count: int = 2) -> dict[str, Any]:
    """So much for the environment and for industry, in ``count`` subprojects."""
    of_industry = [em.Subproject(name=f"产业{n}", investment_fen=1, is_environmental=False) for n in range(count - 2)]
    rest = em.Subproject(name="康养", investment_fen=industry - len(of_industry), is_environmental=False)
    river_part = em.Subproject(name="治理", investment_fen=environment, is_environmental=True)
    return {
        "environment_part_fen": environment,
        "industry_part_fen": industry,
        "subprojects": (river_part, rest, *of_industry),
    }


PREFECTURE = {"lead_government_level": em.GovernmentLevel.PREFECTURE}
EOD = [
    es.proposed(scenario("A prefecture invests five billion yuan"), **parts(20 * YI, 30 * YI), **PREFECTURE).then(
        fact(em.PlanProposed, investment_fen=50 * YI), em.CreditAsked
    ),
    es.proposed(scenario("and not a fen more"), **parts(20 * YI, 30 * YI + 1), **PREFECTURE).then_refused(
        "INVESTMENT_ABOVE_CEILING"
    ),
    es.proposed(scenario("A county three billion and a fen"), **parts(30 * YI, 1)).then_refused(
        "INVESTMENT_ABOVE_CEILING"
    ),
    es.proposed(scenario("Five parts"), **parts(10 * YI, 10 * YI, 5)).then(em.PlanProposed, em.CreditAsked),
    es.proposed(scenario("Six parts"), **parts(10 * YI, 10 * YI, 6)).then_refused("TOO_MANY_SUBPROJECTS"),
    es.proposed(
        scenario("Two years of income for a term of three"), operating_net_income_fen=(12 * YI, 14 * YI)
    ).then_refused("YEARS_DIFFER"),
    es.pooled(scenario("The year of the entry is reported by its last day"))
    .then_due("report", on="2023-12-31")
    .at("2024-01-01 08:00")
    .then_passed(em.ReportMissed, at="2024-01-01 00:00", year=2023),
]

# -- green loans (16D) --------------------------------------------------------------------------------------------


def interest(title: str, fen: int, green: lm.Green, principal: int, **claim: Any) -> Scenario:
    """Of a loan of the same principal that runs from 3 July 2023."""
    story = ls.pushed(scenario(title), green=green).at("2023-07-05 09:00")
    lent = ls.loan(principal_fen=principal, end=day("2024-12-31"))
    story = story.when(lent, by=Role.PLATFORM).at("2024-11-09 09:00")
    claimed = ls.claim(principal_fen=principal, **claim)
    return story.when(claimed, by=Role.APPLICANT, person="boss").then(fact(lm.InterestClaimed, subsidy_fen=fen))


def refinanced(principal: int, part: int, yearly: int) -> Scenario:
    story = ls.pushed(scenario(f"A loan of {principal} fen is refinanced by {part}")).at("2023-07-05 09:00")
    told = fact(lm.LoanReported, refinancing_fen=part, refinancing_interest_fen=yearly)
    return story.when(ls.loan(principal_fen=principal), by=Role.PLATFORM).then(told)


LIGHT, MEDIUM, DARK = lm.Green.LIGHT, lm.Green.MEDIUM, lm.Green.DARK
LOANS = [
    # 5,000,000 x 4.35% x 12% x 31/360 = 2,247.50
    interest("Deep green, a month", 224_750, DARK, 500_000_000, benchmark_rate=D("4.35"), days=31),
    # 1,234,567.89 x 3.85% x 9% x 181/360 = 2,150.7716
    interest("Medium green, half a year", 215_077, MEDIUM, 123_456_789, benchmark_rate=D("3.85"), days=181),
    # 1,000,000 x 3.65% x 6% x 366/360 = 2,226.50
    interest("Light green, a leap year of days", 222_650, LIGHT, 100_000_000, days=366),
    # 16,438.36 x 3.65% x 6% / 360 = 0.1000000233
    interest("A day", 10, LIGHT, 1_643_836, days=1),
    refinanced(3_333_333_333, 1_999_999_999, 35_000_000),  # the part is rounded down, its interest half up
    refinanced(500_000_000, 300_000_000, 5_250_000),
    ls.checked(scenario("Listed on 20 June 2023 for a year at most"))
    .at("2023-06-20 09:00")
    .when(lm.ListEntry(valid_to=day("2024-06-21")), by=Role.APPROVER, person="ap")
    .then_refused("VALID_TOO_LONG", "valid_to")
    .when(lm.ListEntry(valid_to=day("2024-06-20")), by=Role.APPROVER, person="ap")
    .then(lm.EntryListed),
]

# -- water source areas (9.c) -------------------------------------------------------------------------------------


def village(title: str, total: int, mu: str, people: int, forest: str = "0", *relocations: am.Relocation) -> Scenario:
    said = {"area_mu": D(mu), "registered_people": people, "public_forest_mu": D(forest), "relocations": relocations}
    return sa.verified(scenario(title), **said).then(fact(am.ListVerified, total_fen=total))


def approved(story: Scenario, role: Role, minutes: str | None = None) -> Scenario:
    return story.when(am.ApprovePayment(minutes_no=minutes), by=role, person="zhao")


SOURCES = [
    village("987.6 mu and 123 people", 1_686_360, "987.6", 123),  # 3,456.60 + 13,407.00
    village("with 456.7 mu of public forest", 2_143_060, "987.6", 123, "456.7"),  # + 4,567.00
    village(
        "and of three households the one that left and lost its house",
        10_143_060,
        "987.6",
        123,
        "456.7",
        sa.moved(4),
        sa.moved(3, register=False, household="H-2"),
        sa.moved(2, house=False, household="H-3"),
    ),  # + 4 x 20,000
    # 26,000 mu and 1,000 people are 200,000.00 yuan; a tenth of a mu more is 200,000.35
    approved(village("200,000 yuan", 20_000_000, "26000", 1_000), Role.APPROVER).then(am.PaymentApproved),
    approved(village("200,000.35 yuan", 20_000_035, "26000.1", 1_000), Role.APPROVER).then_refused(
        "FOUR_EYES_VIOLATION"
    ),
    approved(village("1,000,000 yuan", 100_000_000, "130000", 5_000), Role.LEADER).then(am.PaymentApproved),
    approved(village("1,000,000.35 yuan", 100_000_035, "130000.1", 5_000), Role.LEADER).then_refused(
        "FOUR_EYES_VIOLATION"
    ),
]

# -- the field table (15) -----------------------------------------------------------------------------------------

NOT_ACCEPTED: dict[str, Any] = {
    "a concentration below nothing": lambda: water("-0.01", "0.1", "0.04"),
    "a month of 32 valid days": lambda: wm.ImportMonthReport(**LATER | {"valid_days": 32}, means=BASE),
    "a thirteenth month": lambda: wm.CloseMonth(section_id=ws.BRIDGE, year_month="2023-13"),
    "a sample without a time zone": lambda: wm.Sample(
        station_code="A", sampled_at=datetime(2023, 4, 1), source=Source.AUTO
    ),
    "an unknown flag": lambda: ws.samples(1, 1, flag="GOOD"),
    "a weight of nothing": lambda: wm.Weight(indicator=Indicator.TP, weight=D(0)),
    "a score above a hundred": lambda: ps.experts("100.1"),
    "a score of two decimals": lambda: ps.experts("88.25"),
    "interest for no day": lambda: ls.claim(days=0),
    "interest for 367 days": lambda: ls.claim(days=367),
    "a benchmark rate above fifteen per cent": lambda: ls.claim(benchmark_rate=D("15.0001")),
    "a rate of five decimals": lambda: ls.claim(benchmark_rate=D("3.65001")),
    "an area of two decimals": lambda: sa.village(area_mu=D("987.65")),
    "a request for nothing": lambda: rs.proposal(central_request_fen=0),
}


@pytest.mark.parametrize("said", NOT_ACCEPTED.values(), ids=list(NOT_ACCEPTED))
def test_what_a_field_does_not_hold_is_no_message(said):
    with pytest.raises(ValidationError):
        said()


STORIES = [
    *(
        (watershed_agreement.CASE, one)
        for one in (
            *INDEX,
            *MONTHLY,
            *ONE_OF_TWELVE,
            *BY_MONTHS,
            *STEPS,
            *NETTING,
            *LOADS,
            *QUANTITIES,
            *STATIONS,
            *REPORTS,
            *ESTIMATES,
            *DAYS,
        )
    ),
    *((pilot_programme.CASE, one) for one in CALLS),
    *((pilot.CASE, one) for one in PILOTS),
    *((pool_project.CASE, one) for one in POOL),
    *((eod_project.CASE, one) for one in EOD),
    *((loan_list.CASE, one) for one in LOANS),
    *((source_area.CASE, one) for one in SOURCES),
]


@pytest.mark.parametrize(("case_type", "story"), STORIES, ids=[one.title for _, one in STORIES])
def test_by_hand(case_type, story):
    run(story, case_type)
