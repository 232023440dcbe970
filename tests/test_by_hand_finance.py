"""Examples of the fund, of the VOC subsidy and of mobile sources that were reckoned by hand from the rules, away from the code:
the fen below and above each limit, the day before and after each date, halves of a fen and of a gram, holidays.

They stand beside the worked examples that the scenarios cite; each measure has some.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from services.finance.cases import (
    benefit_claim,
    forklift_subsidy,
    fund_line,
    inspection_exemption,
    machine_code,
    payment,
    voc_subsidy,
)  # fmt: skip
from services.finance.cases.benefit_claim import messages as bm
from services.finance.cases.benefit_claim import scenarios as bs
from services.finance.cases.forklift_subsidy import messages as km
from services.finance.cases.forklift_subsidy import scenarios as ks
from services.finance.cases.fund_line import messages as fm
from services.finance.cases.fund_line import scenarios as fs
from services.finance.cases.fund_line.scenarios import WAN
from services.finance.cases.inspection_exemption import messages as xm
from services.finance.cases.inspection_exemption import scenarios as xs
from services.finance.cases.machine_code import messages as nm
from services.finance.cases.machine_code import scenarios as ns
from services.finance.cases.payment import messages as pm
from services.finance.cases.payment import scenarios as ps
from services.finance.cases.voc_subsidy import messages as vm
from services.finance.cases.voc_subsidy import scenarios as vs
from shared.casework.grant_scenarios import ACCOUNT, FIRM, VISIT, eligible, listed, unlisted
from shared.casework.money import Cap, capped, from_wan, from_yuan, half_even, share_of, split
from shared.casework.refusal import Refused
from shared.casework.scenario import Scenario, fact, run, scenario
from shared.contracts import finance as told
from shared.contracts.credit import Eligible
from shared.contracts.finance import (
    BenefitKey,
    Division,
    FundCode,
    FundKind,
    FundLevel,
    Instalment,
    KeyKind,
    OrderAct,
    OrderOutcome,
    ReturnedTo,
    Role,
    Scheme,
    Stage,
    Verdict,
)
from shared.contracts.granting import Account, ApplicantKind, ClawbackCause, Flag, ObjectionOutcome, Reason

day = date.fromisoformat

# -- money and measures (0.1) -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (1_000, [1, 2, 3], [167, 333, 500]),
        (5, [1, 1], [3, 2]),
        (10_000_001, [1] * 7, [1_428_572] * 4 + [1_428_571] * 3),
        (19_800_001, [70, 30], [13_860_001, 5_940_000]),
        (1, [1, 9, 9], [0, 1, 0]),
    ],
)
def test_parts_add_up_to_the_whole(total, weights, parts):
    assert split(total, weights) == parts


@pytest.mark.parametrize(
    ("raw", "limits", "grant", "over"),
    [
        (Fraction(5, 2), [], 3, ()),
        (Fraction(49, 10), [5], 5, ()),
        (Fraction(11, 2), [5], 5, ("0",)),
        (Fraction(10_000_000), [9_999_999, 10_000_000], 9_999_999, ("0",)),
        (Fraction(7), [0], 0, ("0",)),
    ],
)
def test_a_grant_is_rounded_once_and_then_the_smallest_cap_counts(raw, limits, grant, over):
    assert capped(raw, [Cap(str(place), limit) for place, limit in enumerate(limits)]) == (grant, over)


def test_half_of_an_odd_investment_is_rounded_down():
    assert share_of(123_456_789, Decimal("0.5")) == 61_728_394


@pytest.mark.parametrize(
    ("exact", "decimals", "measured"),
    [("7.3065", 3, "7.306"), ("7.3075", 3, "7.308"), ("0.9995", 3, "1.000"), ("-0.0005", 3, "0.000"), ("2.5", 0, "2")],
)
def test_measured_quantities_go_to_the_even_digit(exact, decimals, measured):
    assert half_even(Fraction(exact), decimals) == Decimal(measured)


@pytest.mark.parametrize(
    ("reads", "amount", "fen"),
    [
        (from_yuan, "0.01", 1),
        (from_yuan, "1234.5", 123_450),
        (from_wan, "0.000001", 1),
        (from_wan, "26252", 26_252_000_000),
    ],
)
def test_amounts_in_yuan_and_wan_are_whole_fen(reads, amount, fen):
    assert reads("amount", Decimal(amount)) == fen


@pytest.mark.parametrize(("reads", "amount"), [(from_yuan, "0.005"), (from_wan, "1.2345675")])
def test_more_digits_are_refused_and_never_rounded(reads, amount):
    with pytest.raises(Refused) as refused:
        reads("amount", Decimal(amount))
    assert refused.value.refusal.code == "AMOUNT_PRECISION"


# -- what is no message at all (0.3, 4A.b, 15) --------------------------------------------------------------------


def paint(**said: Any) -> vm.MaterialUse:
    usual: dict[str, Any] = {"material_name": "面漆", "kind": vm.MaterialKind.COATING, "use_t": Decimal(1)}
    return vm.MaterialUse(**usual | said)


def content(grams: str, density: str) -> dict[str, Any]:
    return {"voc_g_per_l": Decimal(grams), "density_kg_per_l": Decimal(density)}


def fraction(value: str = "0.5", **other: Any) -> dict[str, Any]:
    return {"voc_mass_fraction": Decimal(value)} | other


def treated(collected: str, removed: str) -> vm.Treatment:
    return vm.Treatment(collect_rate=Decimal(collected), removal_rate=Decimal(removed))


def claimed(**changes: Any) -> vm.SaveDraft:
    return vm.SaveDraft(**vs.CLAIM | changes)


def account(digits: int) -> Account:
    return Account(**dict(ACCOUNT) | {"account_no": "6" * digits})


def serial(number: str) -> nm.SubmitRegistration:
    return nm.SubmitRegistration(**ns.machine(serial_no=number))


def disclosed(number: str) -> nm.SubmitRegistration:
    return nm.SubmitRegistration(**ns.machine(info_disclosure_no=number))


GOOD: dict[str, Callable[[], Any]] = {
    "all of it is VOC": lambda: paint(**fraction("1")),
    "a kilogram, a millionth of it VOC": lambda: paint(**fraction("0.000001"), use_t=Decimal("0.001")),
    "a gram below a hundred thousand tonnes": lambda: paint(**fraction(), use_t=Decimal("99999.999")),
    "a thousand grams in a litre": lambda: paint(**content("1000.0", "3.000")),
    "all of a light paint is VOC": lambda: paint(**content("500.0", "0.500")),
    "all collected, little removed": lambda: treated("1", "0.0001"),
    "half a tonne of capacity": lambda: ks.new("0.50"),
    "fifty tonnes of capacity": lambda: ks.new("50.00"),
    "an account of 8 digits": lambda: account(8),
    "an account of 32 digits": lambda: account(32),
    "a serial number of 4": lambda: serial("AB12"),
    "a serial number of 20, written with separators": lambda: serial("AB-12 34.56789012345678"),
    "a label of stage IV": lambda: disclosed("CNFJG4000A1B123456ZZZZZ9"),
    "a short budget document": lambda: fs.appropriation(budget_doc_no="浙财〔2023〕1号"),
    "an invoice code of 12 digits": lambda: ks.new(invoice_key="033002200111-12345678"),
    "an invoice code of 10 digits": lambda: ks.new(invoice_key="3300231130 12345678"),
}
BAD: dict[str, Callable[[], Any]] = {
    "more than all of it is VOC": lambda: paint(**fraction("1.000001")),
    "seven decimals of a fraction": lambda: paint(**fraction("0.0000001")),
    "none was used": lambda: paint(**fraction(), use_t=Decimal(0)),
    "a hundred thousand tonnes": lambda: paint(**fraction(), use_t=Decimal("100000.000")),
    "half a kilogram": lambda: paint(**fraction(), use_t=Decimal("1.0005")),
    "no content": lambda: paint(),
    "grams without the density": lambda: paint(voc_g_per_l=Decimal("420.0")),
    "a density without grams": lambda: paint(density_kg_per_l=Decimal("1.050")),
    "a content told twice": lambda: paint(**fraction(), **content("420.0", "1.050")),
    "more than a thousand grams in a litre": lambda: paint(**content("1000.1", "3.000")),
    "two decimals of grams": lambda: paint(**content("420.05", "1.050")),
    "a density below 0.5": lambda: paint(**content("420.0", "0.499")),
    "a density above 3": lambda: paint(**content("420.0", "3.001")),
    "more collected than there is": lambda: treated("1.0001", "0.5"),
    "five decimals of a rate": lambda: treated("0.5", "0.00001"),
    "nothing was made": lambda: claimed(output_before=Decimal(0)),
    "nothing was invested": lambda: claimed(investment_items=vs.invested("0")),
    "capacity below half a tonne": lambda: ks.new("0.49"),
    "capacity above fifty tonnes": lambda: ks.new("50.01"),
    "three decimals of capacity": lambda: ks.new("3.001"),
    "an account of 7 digits": lambda: account(7),
    "an account of 33 digits": lambda: account(33),
    "a serial number of 3": lambda: serial("AB1"),
    "a serial number of 21": lambda: serial("A" * 21),
    "a serial number in Chinese": lambda: serial("杭叉12"),
    "a label of stage V": lambda: disclosed("CNFJG5000A1B123456ZZZZZ9"),
    "a letter among the digits of a label": lambda: disclosed("CNFJG4000A1B12345AZZZZZ9"),
    "a fee for a code": lambda: nm.SubmitRegistration(**ns.machine(fee_fen=1)),
    "two decimals of a kilowatt": lambda: nm.SubmitRegistration(**ns.machine(rated_power_kw=Decimal("15.05"))),
    "a budget document in other brackets": lambda: fs.appropriation(budget_doc_no="浙财资环[2023]35号"),
    "a budget document of another century": lambda: fs.appropriation(budget_doc_no="浙财资环〔1999〕35号"),
    "a function code of 6 digits": lambda: fs.appropriation(function_code="211030"),
    "less than nothing": lambda: fs.appropriation(appropriated_fen=-1),
    "half a fen": lambda: fs.appropriation(appropriated_fen=100.5),
    "an allocation of nothing": lambda: fs.proposal(0),
    "a negative instalment": lambda: Instalment(seq=1, amount_fen=-1),
    "an invoice code of 11 digits": lambda: ks.new(invoice_key="12345678901 12345678"),
    "a VIN with an I": lambda: xs.record(vin="LSVAM4187C218484I"),
}


@pytest.mark.parametrize("said", GOOD.values(), ids=GOOD)
def test_the_last_value_that_is_allowed(said):
    assert said()


@pytest.mark.parametrize("said", BAD.values(), ids=BAD)
def test_the_first_value_that_is_not(said):
    with pytest.raises(ValidationError):
        said()


def test_every_amount_states_its_currency():
    for one in (km.CaseSubmitted, km.CaseAccepted, km.CaseApproved, km.GrantCommitted, km.GrantPaid, km.ClawbackOpened):
        assert one.model_fields["currency"].default == "CNY"


# -- the VOC subsidy: how much (3.b2, 3.c) ------------------------------------------------------------------------


def claims(title: str, at: str = "2023-06-02 10:00", **changes: Any) -> Scenario:
    """An application of the day, which is accepted at this moment or is not."""
    story = scenario(title).heard(vs.CAST.pot(year=int(at[:4]))).at(f"{at[:10]} 00:00")
    story = story.when(claimed(**changes), by=Role.APPLICANT, person="boss")
    story = story.when(vm.Submit(), by=Role.APPLICANT, person="boss").at(at)
    return story.when(vm.Accept(), by=Role.INTAKE, person="in")


def replaces(before: str, after: str = "1.000 x 0", title: str = "", **changes: Any) -> Scenario:
    """Tonnes and VOC content of one paint before and one after, such as ``20.000 x 0.55``."""
    sides: dict[str, Any] = {
        "materials_before": (vs.paint(*before.split(" x ")),),
        "materials_after": (vs.clean(*after.split(" x ")),),
    }
    return claims(title or f"{before} before, {after} after", **sides | changes)


def used(first: str, last: str) -> vm.Period:
    return vm.Period(first=day(first), last=day(last))


def costs(yuan: str) -> dict[str, Any]:
    return {"investment_items": vs.invested(yuan)}


def granted_before(fen: int) -> told.GrantStated:
    return told.GrantStated(case_id=UUID(int=7), scheme=Scheme.VOC, subject=FIRM, fiscal_year=2023, amount_fen=fen)


THINNED = (
    vs.paint("5.000", "0.3"),
    vs.paint("2.000", "1", "天那水", kind=vm.MaterialKind.THINNER, belongs_to=vs.SOLVENT_PAINT),
)
XIAMEN: dict[str, Any] = {"pack": vm.Pack.XIAMEN, "treatment_after": treated("0.9", "0.85")}
BOOTHS = {vm.UnitKind.BOOTH: 3, vm.UnitKind.OTHER: 1}
CHIZHOU: dict[str, Any] = {"pack": vm.Pack.CHIZHOU}
ZHUHAI: dict[str, Any] = {"pack": vm.Pack.ZHUHAI}

VOC_AMOUNTS = [
    (replaces("12.345 x 0.40", "9.876 x 0.03"), 23_210_000),
    (replaces("10.003 x 0.5"), 25_010_000),
    (replaces("10.005 x 0.5"), 25_010_000),
    (replaces("1.999 x 0.5", title="0.9995 t is a tie, and a tonne"), 5_000_000),
    (replaces("4.000 x 0.5", title="Half of an odd investment", **costs("123456.79")), 6_172_839),
    (
        replaces(
            "25.000 x 0.52",
            "22.000 x 0.05",
            title="Treated before, and a quarter more made after",
            treatment_before=treated("0.9000", "0.7500"),
            output_before=Decimal(8_000),
        ),
        20_905_000,
    ),
    (replaces("10.000 x 0.5", "10.000 x 0.2", treatment_after=treated("0.5", "0.5")), 17_500_000),
    (
        replaces(
            "24.000 x 0.5",
            "8.000 x 0.1",
            title="Six months count twice",
            period_after=used("2022-10-01", "2023-03-31"),
            output_after=Decimal(4_000),
        ),
        40_000_000,
    ),
    (
        replaces(
            "24.000 x 0.5",
            "8.000 x 0.1",
            title="Seven months count twelve sevenths",
            period_after=used("2022-09-01", "2023-03-31"),
            output_after=Decimal(4_000),
        ),
        34_285_000,
    ),
    (
        replaces(
            "24.000 x 0.5",
            "20.000 x 0.1",
            title="Fifteen months are not taken for twelve",
            period_after=used("2022-01-01", "2023-03-31"),
            output_after=Decimal(15_000),
            **costs("2000000"),
        ),
        80_000_000,
    ),
    (
        claims(
            "420 g/L at 1.05 kg/L are forty per cent",
            materials_before=(paint(**content("420.0", "1.050"), use_t=Decimal(10)),),
            materials_after=(vs.clean("1", "0"),),
        ),
        20_000_000,
    ),
    (claims("A thinner evaporates too", materials_before=THINNED, materials_after=(vs.clean("1", "0"),)), 17_500_000),
    (replaces("4.690 x 0.5", pack=vm.Pack.SHENZHEN), 9_380_000),
    (replaces("1.000 x 0.5", title="Zhuhai: half a tonne counts one", **ZHUHAI), 5_000_000),
    (replaces("2.000 x 0.5", title="Zhuhai: a tonne counts one", **ZHUHAI), 5_000_000),
    (replaces("2.002 x 0.5", title="Zhuhai: a kilogram more counts two", **ZHUHAI), 10_000_000),
    (replaces("2.002 x 0.5", title="Zhuhai: never above the investment", **ZHUHAI, **costs("75000")), 7_500_000),
    (claims("Xiamen: half a fen goes up", **XIAMEN, **costs("333333.35")), 10_000_001),
    (claims("Xiamen: fewer fugitives do", pack=vm.Pack.XIAMEN, fugitive_cut=Decimal("0.3000")), 36_000_000),
    (claims("Xiamen in 2017: three booths and a unit", pack=vm.Pack.XIAMEN_2017, units=BOOTHS), 25_000_000),
    (claims("Chizhou: grade A", **CHIZHOU, performance_grade=vm.PerformanceGrade.A), 15_000_000),
    (claims("Chizhou: grade B", **CHIZHOU, performance_grade=vm.PerformanceGrade.B), 10_000_000),
    (claims("Nantong on its last day", "2024-06-30 23:59", pack=vm.Pack.NANTONG, resource_grade="B"), 47_800_000),
    (
        claims("Shenzhen's last project", "2025-07-10 09:00", pack=vm.Pack.SHENZHEN, finished_on=day("2025-06-30")),
        38_240_000,
    ),
    (claims("Finished on the day of the scheme", finished_on=day("2023-02-27")), 47_800_000),
    (
        claims(
            "Private money that leaves a fen to pay",
            other_funding=(vm.OtherFunding(source="集团", amount_fen=119_999_999, is_public=False),),
        ),
        47_800_000,
    ),
]


@pytest.mark.parametrize(("story", "fen"), VOC_AMOUNTS, ids=[one.title for one, _ in VOC_AMOUNTS])
def test_what_a_substitution_is_worth(story, fen):
    started = run(story, voc_subsidy.CASE).made[0]
    assert isinstance(started, vm.AcceptanceStarted), started
    assert started.amount.computed_fen == fen


def nothing(story: Scenario, *reasons: Reason) -> Scenario:
    return story.then(fact(vm.CaseRejected, reasons=reasons))


def verified_and_checked(title: str, yuan: str) -> Scenario:
    """20.560 t with this investment, up to the first review."""
    story = vs.CAST.asked(scenario(title), **costs(yuan), materials_before=(vs.paint("40.000", "0.55"),))
    story = vs.CAST.unique(story).heard(vs.CAST.fund_says(Verdict.RESERVED, 102_800_000)).heard(eligible())
    return vs.CAST.facts_known(vs.verified(story)).at("2023-06-06 09:00")


def reviewed_by(story: Scenario, person: str) -> Scenario:
    return story.when(vm.PassReview1(visit=VISIT), by=Role.REVIEWER_1, person=person)


def approved_by(role: Role, yuan: str, minutes: str | None = None) -> Scenario:
    """Half of the investment is the grant, and the grant says who approves it."""
    story = reviewed_by(verified_and_checked(f"{role} grants half of {yuan} yuan", yuan), "r1")
    story = story.when(vm.PassReview2(), by=Role.REVIEWER_2, person="r2")
    return story.when(vm.Approve(minutes_no=minutes), by=role, person="ap")


def grants(story: Scenario, fen: int) -> Scenario:
    return story.then(fact(vm.CaseApproved, granted_fen=fen), vm.NoticeOpened)


def relapsed(on: str, missing: int, fen: int) -> Scenario:
    """478,000 yuan were paid on 20 June 2023 and are watched for twelve months."""
    story = vs.CAST.paid(scenario(f"Back to solvents on {on}")).at("2024-06-20 09:00")
    relapse = vm.RecordRelapse(relapsed_on=day(on), findings="恢复使用溶剂型面漆")
    return story.when(relapse, by=Role.INTAKE, person="en").then(
        fact(vm.RelapseRecorded, missing_months=missing), fact(vm.ClawbackOpened, amount_fen=fen)
    )


def clawed_back(title: str, cause: ClawbackCause, fen: int, least: int, most: int) -> Scenario:
    opened = vm.OpenClawback(cause=cause, amount_fen=fen, explanation="查实")
    story = vs.CAST.paid(scenario(title)).when(opened, by=Role.APPROVER, person="ap")
    return story.then(fact(vm.ClawbackOpened, amount_fen=fen, fine_least_fen=least, fine_most_fen=most))


VOC = [
    nothing(replaces("1.998 x 0.5", title="A kilogram below a tonne"), Reason.BELOW_MINIMUM),
    nothing(replaces("10.000 x 0.1", "10.000 x 0.1", title="Nothing was saved"), Reason.BELOW_MINIMUM),
    nothing(replaces("0.998 x 0.5", title="Zhuhai: a kilogram below half a tonne", **ZHUHAI), Reason.BELOW_MINIMUM),
    nothing(
        claims(
            "Xiamen: neither clean nor tight enough",
            pack=vm.Pack.XIAMEN,
            treatment_after=treated("1", "0.8499"),
            fugitive_cut=Decimal("0.2999"),
        ),
        Reason.BELOW_MINIMUM,
    ),
    nothing(claims("Nantong is over", "2024-07-01 00:00", pack=vm.Pack.NANTONG), Reason.OUT_OF_WINDOW),
    nothing(
        claims("Shenzhen: too late", "2025-07-10 09:00", pack=vm.Pack.SHENZHEN, finished_on=day("2025-07-01")),
        Reason.OUT_OF_WINDOW,
    ),
    nothing(claims("Shenzhen: too early", pack=vm.Pack.SHENZHEN, finished_on=day("2021-12-31")), Reason.OUT_OF_WINDOW),
    nothing(
        claims(
            "All that stands against an application is said at once",
            applicant=vs.CLAIM["applicant"].model_copy(
                update={"kind": ApplicantKind.PUBLIC_UNIT, "division_code": "330802"}
            ),
            finished_on=day("2023-02-26"),
            other_funding=(vm.OtherFunding(source="技改", amount_fen=1, is_public=True),),
        ),
        Reason.NOT_ELIGIBLE_KIND,
        Reason.OUT_OF_REGION,
        Reason.OUT_OF_WINDOW,
        Reason.OTHER_FUND_USED,
    ),
    vs.CAST.submitted(scenario("A fen is left of the year's cap"))
    .heard(granted_before(499_999_999))
    .when(vm.Accept(), by=Role.INTAKE, person="in")
    .then(vm.AcceptanceStarted, vm.KeysSought)
    .heard(vs.CAST.key_says(vs.KEYS[0]))
    .heard(vs.CAST.key_says(vs.KEYS[1]))
    .then(vm.KeyChecked, fact(vm.ReservationSought, amount_fen=1)),
    claims("One and a half times the output is no expansion", output_after=Decimal(15_000)).then(
        fact(vm.AcceptanceStarted, flags=()), vm.KeysSought
    ),
    claims("A piece more is", output_after=Decimal("15000.000001")).then(
        fact(vm.AcceptanceStarted, flags=(Flag.CAPACITY_EXPANSION,)), vm.KeysSought
    ),
    vs.CAST.drafted(scenario("The periods share a day"), period_after=used("2021-12-31", "2022-12-31"))
    .when(vm.Submit(), by=Role.APPLICANT)
    .then_refused("PERIOD", "period_after"),
    vs.CAST.drafted(
        scenario("Half a kilogram of paint in a litre holds no 500.1 g of VOCs"),
        materials_before=(paint(**content("500.1", "0.500")),),
    )
    .when(vm.Submit(), by=Role.APPLICANT)
    .then_refused("MATERIAL_IMPLAUSIBLE", "materials_before"),
    reviewed_by(verified_and_checked("Of 20,000.00 yuan who accepted reviews", "40000"), "in").then(vm.Review1Passed),
    reviewed_by(verified_and_checked("Of 20,000.01 yuan not", "40000.02"), "in").then_refused("FOUR_EYES_VIOLATION"),
    grants(approved_by(Role.APPROVER, "400000"), 20_000_000),
    approved_by(Role.APPROVER, "400000.02").then_refused("FOUR_EYES_VIOLATION", "role"),
    grants(approved_by(Role.LEADER, "400000.02"), 20_000_001),
    grants(approved_by(Role.LEADER, "2000000"), 100_000_000),
    approved_by(Role.LEADER, "2000000.02").then_refused("FOUR_EYES_VIOLATION", "role"),
    approved_by(Role.MEETING, "2000000.02").then_refused("FOUR_EYES_VIOLATION", "minutes_no"),
    grants(approved_by(Role.MEETING, "2000000.02", "纪要〔2023〕6号"), 100_000_001),
    vs.CAST.reviewed(scenario("Who may not approve an amount does not reject it either"))
    .when(vm.Reject(reasons=(Reason.REVIEW_FAILED,), explanation="不符合方向"), by=Role.APPROVER, person="ap")
    .then_refused("FOUR_EYES_VIOLATION", "role")
    .when(vm.Reject(reasons=(Reason.REVIEW_FAILED,), explanation="不符合方向"), by=Role.LEADER, person="le")
    .then(vm.CaseRejected),
    relapsed("2023-07-19", 12, 47_800_000),
    relapsed("2023-07-20", 11, 43_816_667),
    relapsed("2023-12-20", 6, 23_900_000),
    relapsed("2024-01-20", 5, 19_916_667),
    relapsed("2024-05-20", 1, 3_983_333),
    clawed_back("A part is misused", ClawbackCause.MISUSE, 1_234_567, 123_457, 370_370),
    clawed_back("Fraud of an odd amount", ClawbackCause.FRAUD, 33_333_335, 3_333_334, 16_666_668),
    clawed_back("A broken promise is not fined", ClawbackCause.BREACH, 33_333_335, 0, 0),
]

# -- forklifts: how much, and who (4B) ----------------------------------------------------------------------------


def forklift(moment: str, capacity: str, scrapped: str = "2023-05-20", title: str = "", **changes: Any) -> Scenario:
    """Accepted at this moment, for a new machine that was bought on the day of the scrapping."""
    papers = {"scrap": ks.scrapped(day(scrapped)), "new": ks.new(capacity, day(scrapped))}
    said = papers | changes
    return ks.asked(
        title or f"{capacity} t, scrapped {scrapped}, accepted {moment}, {said.get('pack', 'JH')}", moment, **said
    )


Z, H = {"pack": km.Pack.ZHENHAI}, {"pack": km.Pack.HANGZHOU}
FORKLIFT_AMOUNTS = [
    (forklift("2023-05-25 00:00", "0.50"), 1_000_000),
    (forklift("2023-08-31 23:59", "2.49"), 1_000_000),
    (forklift("2023-09-01 00:00", "2.50"), 1_600_000),
    (forklift("2023-07-31 10:00", "5.00"), 2_000_000),
    (forklift("2023-07-31 10:00", "5.01"), 2_000_000),
    (forklift("2024-08-31 23:59", "2.49"), 800_000),
    (forklift("2024-08-31 23:59", "50.00"), 1_600_000),
    (forklift("2023-10-13 00:00", "2.49", "2023-09-01", **Z), 1_000_000),
    (forklift("2024-12-31 23:59", "2.50", "2023-12-31", **Z), 2_000_000),
    (forklift("2024-12-31 23:59", "5.00", "2024-01-01", **Z), 1_600_000),
    (forklift("2024-02-01 09:00", "2.49", "2024-01-01", **Z), 800_000),
    (forklift("2023-08-01 09:00", "5.01", "2023-07-31", **H), 4_000_000),
    (forklift("2024-01-10 09:00", "2.50", "2023-12-31", **H), 1_400_000),
    (forklift("2024-01-10 09:00", "5.01", "2024-01-01", **H), 2_000_000),
    (forklift("2024-07-10 09:00", "2.49", "2024-06-30", **H), 500_000),
]


@pytest.mark.parametrize(("story", "fen"), FORKLIFT_AMOUNTS, ids=[one.title for one, _ in FORKLIFT_AMOUNTS])
def test_what_a_forklift_is_worth(story, fen):
    started = run(story, forklift_subsidy.CASE).made[0]
    assert isinstance(started, km.AcceptanceStarted), started
    assert started.amount.computed_fen == fen


def accepts(title: str, moment: str = "2023-06-02 10:00", **changes: Any) -> Scenario:
    return ks.asked(title, moment, **changes).then(km.AcceptanceStarted, km.KeysSought)


def kind(one: ApplicantKind) -> Any:
    return ks.CLAIM["applicant"].model_copy(update={"kind": one})


def barred(until: str) -> Scenario:
    bar = told.ApplicantBarred(
        case_id=UUID(int=9), subject=FIRM, established_on=day("2020-06-01"), barred_until=day(until)
    )
    story = ks.CAST.submitted(scenario(f"Barred until {until}, accepted on 2 June")).heard(bar).at("2023-06-02 00:00")
    return story.when(km.Accept(), by=Role.INTAKE, person="in")


def handed_in(title: str, on: str = "2023-09-28") -> Scenario:
    story = scenario(title).heard(ks.CAST.pot()).at(f"{on} 09:00")
    story = story.when(km.SaveDraft(**ks.CLAIM), by=Role.APPLICANT, person="boss")
    return story.when(km.Submit(), by=Role.APPLICANT, person="boss")


DEFECTS = km.RequestCorrection(items=("付款凭证",))
OBJECT = km.RaiseObjection(text="旧机仍在使用", signed=True)
APPROVE = km.Approve()
WITHDRAW = km.Withdraw()


def in_public(title: str) -> Scenario:
    """Five working days from 22 September 2023 over the National Day: 25 to 28 September and 7 October."""
    story = ks.CAST.reviewed(scenario(title)).at("2023-09-22 09:00").when(APPROVE, by=Role.APPROVER, person="ap")
    return story.then(km.CaseApproved, fact(km.NoticeOpened, starts_on=day("2023-09-22"), ends_on=day("2023-10-07")))


def objected(title: str) -> Scenario:
    """In the last minute of the notice."""
    return in_public(title).at("2023-10-07 23:59").when(OBJECT, by=Role.PLATFORM, person="citizen")


def settled(story: Scenario, outcome: ObjectionOutcome, fen: int | None = None) -> Scenario:
    examined = km.DecideObjection(outcome=outcome, explanation="已核实", granted_fen=fen)
    story = story.at("2023-10-12 10:00").when(examined, by=Role.REVIEWER_2, person="r2")
    return story.when(km.ConfirmObjection(), by=Role.APPROVER, person="ap")


def waiting(title: str, accepted: str) -> Scenario:
    story = ks.CAST.asked(scenario(title), at=accepted, new=None)
    for key in ks.OLD_KEYS:
        story = story.heard(ks.CAST.key_says(key))
    return story


def owing(title: str, notified: str) -> Scenario:
    notice = km.NotifyClawback(doc_no="金环追〔2023〕2号")
    return ks.CAST.clawback(scenario(title)).at(f"{notified} 09:00").when(notice, by=Role.LEADER, person="le")


def rejected(title: str, *reasons: Reason, **changes: Any) -> Scenario:
    return ks.rejects(ks.asked(title, changes.pop("moment", "2023-06-02 10:00"), **changes), *reasons)


FORKLIFTS = [
    rejected(
        "A minute before the window", Reason.OUT_OF_WINDOW, moment="2023-05-24 23:59", new=ks.new(on=day("2023-05-24"))
    ),
    ks.rejects(forklift("2023-10-12 23:59", "3.00", "2023-09-01", "Zhenhai has not begun", **Z), Reason.OUT_OF_WINDOW),
    ks.rejects(forklift("2025-01-01 00:00", "3.00", "2024-12-31", "Zhenhai is over", **Z), Reason.OUT_OF_WINDOW),
    ks.rejects(forklift("2024-07-10 09:00", "3.00", "2024-07-01", "Hangzhou pays no more", **H), Reason.OUT_OF_WINDOW),
    accepts("Made on the last day of March 2016", old=ks.old(made_on=day("2016-03-31"))),
    accepts("Registered on the last day of September 2022", old=ks.old(registered_on=day("2022-09-30"))),
    accepts("Older than every stage", old=ks.old(stage=Stage.PRE1)),
    accepts("Scrapped in Yongkang", scrap=ks.scrapped(dismantler_division="330784")),
    accepts("Scrapped in the development zone", scrap=ks.scrapped(dismantler_division="3307KF")),
    rejected("Scrapped in Quzhou", Reason.NOT_SCRAPPED_LOCALLY, scrap=ks.scrapped(dismantler_division="330802")),
    accepts("Bought on the day of the scrapping", new=ks.new(on=day("2023-05-20"))),
    accepts(
        "Scrapped on the day of the application", scrap=ks.scrapped(day("2023-06-02")), new=ks.new(on=day("2023-06-02"))
    ),
    accepts("A sole trader applies", applicant=kind(ApplicantKind.SOLE_TRADER)),
    accepts("A village applies", applicant=kind(ApplicantKind.VILLAGE)),
    rejected(
        "Bought only, second-hand, by somebody else",
        Reason.PURCHASE_ONLY,
        Reason.NOT_FIRST_SALE,
        Reason.NAME_MISMATCH,
        scrap=None,
        new=ks.new(first_sale=False, buyer_name="别人的公司"),
    ),
    barred("2023-06-02").then(fact(km.CaseRejected, reasons=(Reason.BARRED_AFTER_FRAUD,))),
    barred("2023-06-01").then(km.AcceptanceStarted, km.KeysSought),
    waiting("The most is kept for who still has to buy, by the day of acceptance", "2023-09-01 09:00").then(
        km.KeyChecked, fact(km.ReservationSought, amount_fen=1_600_000)
    ),
    waiting("The last minute to buy", "2023-08-31 23:00")
    .heard(ks.CAST.fund_says(Verdict.RESERVED))
    .at("2024-08-31 23:59")
    .when(km.MatchNew(new=ks.new("3.00", day("2024-08-31"))), by=Role.PLATFORM)
    .then(km.NewMatched, km.KeysSought),
    waiting("The weeks in which the applicant may buy are not the reviewer's", "2023-08-11 09:00")
    .heard(ks.CAST.fund_says(Verdict.RESERVED))
    .at("2023-09-27 09:00")
    .when(km.MatchNew(new=ks.new("3.00", day("2023-09-27"))), by=Role.PLATFORM)
    .then_due("review", on="2023-10-31"),
    handed_in("All defects are told within five working days")
    .then_due("completeness", on="2023-10-11")
    .at("2023-10-11 23:59")
    .when(DEFECTS, by=Role.INTAKE, person="in")
    .then(fact(km.CorrectionRequested, due_on=day("2023-11-01")))
    .at("2023-11-01 23:59")
    .when(km.Resubmit(**ks.CLAIM), by=Role.APPLICANT, person="boss")
    .then(km.CaseResubmitted)
    .then_due("completeness", on="2023-11-08")
    .at("2023-11-08 23:59")
    .when(DEFECTS, by=Role.INTAKE, person="in")
    .then(fact(km.CorrectionRequested, due_on=day("2023-11-29"))),
    handed_in("and not on the sixth")
    .at("2023-10-12 00:00")
    .when(DEFECTS, by=Role.INTAKE, person="in")
    .then_refused("OUT_OF_TIME"),
    handed_in("Nobody corrects within fifteen working days")
    .at("2023-10-11 09:00")
    .when(DEFECTS, by=Role.INTAKE, person="in")
    .at("2023-11-02 09:00")
    .then_passed(km.CaseLapsed, at="2023-11-02 00:00", due_on=day("2023-11-01")),
    ks.CAST.unique(
        ks.CAST.asked(scenario("Reviewed over Spring Festival").heard(ks.CAST.pot(year=2024)), at="2024-01-25 10:00")
    )
    .heard(ks.CAST.fund_says(Verdict.RESERVED))
    .then_due("review", on="2024-02-27"),
    ks.CAST.reviewed_once(scenario("Two working days on hold are given back"))
    .heard(listed(day("2023-06-06")))
    .at("2023-06-08 09:00")
    .heard(unlisted(day("2023-06-08")))
    .then(km.HoldLifted)
    .then_due("review", on="2023-07-05"),
    in_public("In public over the National Day")
    .at("2023-10-07 23:59")
    .then_state("NOTICE")
    .at("2023-10-08 09:00")
    .then_passed(km.NoticeClosed, at="2023-10-08 00:00")
    .then_due("payment", on="2023-10-19"),
    ks.CAST.payable(scenario("Paid within ten working days after 15 June")).then_due("payment", on="2023-06-30"),
    in_public("A minute after the notice")
    .at("2023-10-08 00:00")
    .when(OBJECT, by=Role.PLATFORM)
    .then_refused("WRONG_STATE"),
    objected("Objected in the last minute").then_due("objection", on="2023-10-19"),
    settled(objected("Dismissed after the notice"), ObjectionOutcome.DISMISSED)
    .at("2023-10-12 10:01")
    .then_passed(km.NoticeClosed, at="2023-10-12 10:00")
    .then_due("payment", on="2023-10-26"),
    settled(objected("Another amount, another notice"), ObjectionOutcome.AMOUNT_CHANGED, 1_999_999).then(
        fact(km.ObjectionDecided, granted_fen=1_999_999), fact(km.NoticeOpened, ends_on=day("2023-10-19"))
    ),
    ks.CAST.payable(scenario("Credit of the thirtieth day is good"))
    .at("2023-07-02 23:59")
    .when(km.Commit(), by=Role.APPROVER, person="ap")
    .then(km.CommitmentOrdered, km.KeysSought),
    ks.CAST.public(scenario("Withdrawn in public")).when(WITHDRAW, by=Role.APPLICANT).then(km.CaseWithdrawn),
    ks.CAST.payable(scenario("Withdrawn before it is committed"))
    .when(WITHDRAW, by=Role.APPLICANT)
    .then(km.CaseWithdrawn),
    ks.CAST.committed(scenario("Not afterwards")).when(WITHDRAW, by=Role.APPLICANT).then_refused("WRONG_STATE"),
    settled(objected("Reviewed again, then public for a whole period"), ObjectionOutcome.REVIEW_AGAIN)
    .when(km.PassReview1(visit=VISIT), by=Role.REVIEWER_1, person="r1")
    .when(km.PassReview2(), by=Role.REVIEWER_2, person="r2")
    .when(APPROVE, by=Role.APPROVER, person="ap")
    .then(km.CaseApproved, fact(km.NoticeOpened, starts_on=day("2023-10-12"), ends_on=day("2023-10-19"))),
    ks.CAST.public(scenario("Withdrawn while on hold"))
    .heard(listed())
    .when(WITHDRAW, by=Role.APPLICANT)
    .then(km.CaseWithdrawn),
    ks.CAST.committed(scenario("What is not paid is not clawed back"))
    .when(km.OpenClawback(cause=ClawbackCause.ERROR, explanation="核算错误"), by=Role.AUDITOR, person="au")
    .then_refused("WRONG_STATE"),
    ks.CAST.closed(scenario("A dismissed clawback leaves a closed case closed"))
    .when(km.OpenClawback(cause=ClawbackCause.BREACH, explanation="旧机未拆解"), by=Role.APPROVER, person="ap")
    .then(fact(km.ClawbackOpened, amount_fen=2_000_000))
    .when(km.DismissClawback(explanation="已拆解"), by=Role.LEADER, person="le")
    .then(km.ClawbackDismissed)
    .then_state("CLOSED"),
    owing("Fifteen days end in a holiday", "2023-09-15")
    .then(fact(km.ClawbackNotified, due_on=day("2023-09-30")))
    .at("2023-10-09 09:00")
    .then_passed(km.ClawbackWentOverdue, at="2023-10-01 00:00", outstanding_fen=2_000_000)
    .then_passed(km.FraudEstablished, barred_until=day("2026-10-01")),
    owing("Paid back on a leap day", "2024-02-14")
    .at("2024-02-29 09:00")
    .when(
        km.RecordRecovery(amount_fen=2_000_000, bank_ref="R1", received_on=day("2024-02-29")),
        by=Role.FIN_MAKER,
        person="fm",
    )
    .when(km.ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
    .then(fact(km.RecoveryConfirmed, outstanding_fen=0), fact(km.FraudEstablished, barred_until=day("2027-02-28"))),
]

# -- the fund (1) -------------------------------------------------------------------------------------------------

PAID, RETURNED, REJECTED = OrderOutcome.PAID, OrderOutcome.RETURNED, OrderOutcome.REJECTED


def test_the_ledger_after_ten_payments_of_which_two_came_back():
    """As in F2: twelve cases of 16,000 yuan; an eleventh order is rejected and was never paid."""
    story, each = fs.opened(scenario("The ledger"), 50_000_000), 1_600_000
    for number in range(1, 13):
        story = fs.promised(story, number, each)
    for number in range(1, 11):
        story = fs.paid(story, number, each, "2023-04-17")
    for number in (9, 10):
        story = story.heard(fs.result(number, each, RETURNED, "2023-04-17", 4))
    story = story.heard(fs.ordered(11, each)).heard(fs.let_go(11, each))
    story = story.heard(fs.result(11, each, REJECTED, "2023-04-17"))
    line: Any = run(story, fund_line.CASE).file.state
    pot = line.pots[fs.POT]
    assert pot.committed_fen == 19_200_000
    assert (pot.paid_gross_fen, pot.returned_fen, pot.paid_net_fen) == (16_000_000, 3_200_000, 12_800_000)
    assert (pot.outstanding_fen, pot.available_fen, line.unallocated_fen) == (6_400_000, 30_800_000, 0)


def unit(name: str, *factors: str) -> fm.Receiver:
    return fm.Receiver(division=Division.WUYI, responsible_unit=name, factors=factors)


def shared_out(title: str, fen: int, weights: str, *units: fm.Receiver) -> Scenario:
    shares = tuple(map(Decimal, weights.split()))
    plan = fm.ProposeByFactors(scheme=Scheme.SPECIAL_FUND, amount_fen=fen, weights=shares, receivers=units)
    return fs.appropriated(scenario(title), fen).when(plan, by=Role.APPROVER, person=fs.APPROVER)


def gets(*parts: tuple[str, int]) -> list[Any]:
    return [fact(fm.Allocated, responsible_unit=name, amount_fen=fen) for name, fen in parts]


def competed(title: str, *bids: fm.Bid, winners: int | None = None) -> Scenario:
    contest = fm.ProposeByScores(
        scheme=Scheme.SPECIAL_FUND, amount_fen=60 * WAN, pass_mark=Decimal(60), max_winners=winners, bids=bids
    )
    story = fs.appropriated(scenario(title)).when(contest, by=Role.APPROVER, person=fs.APPROVER)
    return fs.confirmed(story, 1)


def advance() -> Scenario:
    """Announced in December 2023 for 2024, and promised at once."""
    story = scenario("Money of the next year leaves with the first minute of January").at("2023-12-10 09:00")
    story = fs.opened(story, advance=True, first_year=2024, fiscal_year=2024).at("2023-12-15 09:00")
    return fs.promised(story, 1, 2 * WAN).then(fm.Committed)


def carried_to_its_end() -> Scenario:
    """100,000 yuan of 2023: 40,000.01 paid in it, 19,999.99 in 2024, 4,000 in 2026; 30,000 lapse in 2025, 6,000 in 2026."""
    story = fs.opened(scenario("Every fen of a line of 2023 is paid or lapses"), 10_000_000)
    story = fs.paid(fs.promised(story, 1, 4_000_001), 1, 4_000_001, "2023-04-17")
    story = fs.closing(fs.promised(story, 2, 1_999_999), "2023-12-29 09:00", 5_999_999)
    story = story.then(fs.carried(5_999_999, carried_committed_fen=1_999_999)).at("2024-02-05 09:00")
    story = fs.promised(fs.paid(story, 2, 1_999_999, "2024-02-05"), 3, 1_000_000)
    story = fs.closing(story, "2024-12-20 09:00", 4_000_000).then(fs.carried(4_000_000, first_year=2023))
    story = fs.closing(story, "2025-12-31 09:00", 4_000_000).then(fs.carried(1_000_000, 3_000_000))
    return (
        story.at("2026-03-31 09:00")
        .heard(fs.ordered(3, 400_000))
        .then(fact(fm.OrderRefused, code=FundCode.HEAD_CONSENT_MISSING))
        .heard(fs.ordered(3, 400_000, 2, head_consent="head"))
        .heard(fs.let_go(3, 400_000, 3, head_consent="head"))
        .heard(fs.result(3, 400_000, PAID, "2026-03-31", 4))
        .then(fm.PaymentExecuted)
        .at("2026-04-01 00:00")
        .heard(fs.ordered(3, 600_000, 1, asked_by=fs.payment(88), head_consent="head"))
        .then(fact(fm.OrderRefused, code=FundCode.CARRY_OVER_ENDED))
        .at("2026-12-20 09:00")
        .when(fm.StartYearEnd(), by=Role.FIN_HEAD)
        .when(fm.RecordYearEndBalance(balance_fen=600_000), by=Role.TREASURY)
        .when(fm.CloseYear(), by=Role.FIN_MAKER, person=fs.MAKER)
        .when(fm.ConfirmClosing(), by=Role.FIN_CHECKER, person=fs.CHECKER)
        .then(fact(fm.CommitmentLapsed, amount_fen=600_000), fs.carried(0, 600_000))
        .then_state("CLOSED")
    )


def paid_in_december(title: str) -> Scenario:
    story = fs.promised(fs.opened(scenario(title)), 1, 2 * WAN).at("2023-12-29 09:00")
    return fs.paid(story, 1, 2 * WAN, "2023-12-29").at("2024-01-02 09:00")


def in_parts(title: str, *parts: tuple[int, int]) -> Scenario:
    """30,000 yuan, promised in these instalments."""
    instalments = tuple(Instalment(seq=seq, amount_fen=fen) for seq, fen in parts)
    story = fs.opened(scenario(title)).heard(fs.asked(1, 3 * WAN))
    return story.heard(fs.promise(1, 3 * WAN, instalments=instalments))


def last_of_the_pot() -> Scenario:
    """As in K7, with 80 per cent: of 480,000 yuan 29 cases of 16,000 are promised, and two more come."""
    story = fs.opened(scenario("The last money of a pot goes to one"), pot=48 * WAN)
    for number in range(1, 30):
        story = fs.promised(story, number, 1_600_000)
    story = story.heard(fs.asked(30, 1_600_000)).then(fs.reservation(30, 1_600_000))
    return story.heard(fs.asked(31, 1_600_000)).then(fs.in_place(31, 1))


FUND = [
    shared_out(
        "A hundredth of a yuan too much for three",
        100_000_001,
        "0.3 0.3 0.2 0.2",
        *(unit(name, "1/3", "1/3", "1/3", "1/3") for name in "甲乙丙"),
    )
    .when(fm.ConfirmAllocation(proposal=1, minutes_no="5"), by=Role.MEETING, person=fs.LEADER)
    .then(*gets(("甲", 33_333_334), ("乙", 33_333_334), ("丙", 33_333_333))),
    shared_out("Eleven fen", 11, "1", unit("甲", "0.5"), unit("乙", "0.3"), unit("丙", "0.2"))
    .when(fm.ConfirmAllocation(proposal=1), by=Role.LEADER, person=fs.LEADER)
    .then(*gets(("甲", 6), ("乙", 3), ("丙", 2))),
    shared_out("A billionth too little", 100, "1", unit("甲", "0.5"), unit("乙", "0.499999999")).then_refused(
        "FACTOR_SHARES"
    ),
    competed(
        "Among equals effect counts, then who came first",
        fs.bid("甲", "70", WAN, "1", 9),
        fs.bid("乙", "80", WAN, "1.5"),
        fs.bid("丙", "80", WAN, "1.6", 10),
        fs.bid("丁", "70", WAN, "1", 8),
        winners=3,
    ).then(*gets(("丙", WAN), ("乙", WAN), ("丁", WAN))),
    competed("The pass mark passes", fs.bid("甲", "60", WAN), fs.bid("乙", "59.99", WAN)).then(*gets(("甲", WAN))),
    fs.appropriated(scenario("A twentieth of the air fund is rounded down"), 12_345_678, fund_kind=FundKind.AIR)
    .when(fs.proposal(617_284, Scheme.MONITORING), by=Role.APPROVER)
    .then_refused("CAPACITY_SHARE")
    .when(fs.proposal(617_283, Scheme.MONITORING), by=Role.APPROVER)
    .then(fm.AllocationProposed),
    fs.appropriated(scenario("A million yuan is for the leader"), 100 * WAN)
    .when(fs.proposal(100 * WAN), by=Role.APPROVER, person=fs.APPROVER)
    .when(fm.ConfirmAllocation(proposal=1), by=Role.LEADER, person=fs.LEADER)
    .then(fm.Allocated),
    fs.appropriated(scenario("Central money is passed on in thirty days"), level=FundLevel.CENTRAL).then_due(
        "pass_on", on="2023-05-17"
    ),
    fs.appropriated(scenario("The city's own in sixty"), level=FundLevel.MUNICIPAL).then_due(
        "pass_on", on="2023-06-16"
    ),
    fs.opened(scenario("No more is reduced than is free"))
    .heard(fs.asked(1, 2 * WAN))
    .when(fm.ReduceAllocation(allocation=fs.POT, amount_fen=58 * WAN + 1, reason="调整"), by=Role.APPROVER)
    .then_refused("ALLOCATION_IN_USE", "amount_fen")
    .when(
        fm.ReduceAllocation(allocation=fs.POT, amount_fen=58 * WAN, reason="调整"), by=Role.APPROVER, person=fs.APPROVER
    )
    .when(fm.ConfirmReduction(proposal=2), by=Role.LEADER, person=fs.LEADER)
    .then(fact(fm.AllocationReduced, amount_fen=58 * WAN)),
    fs.opened(scenario("No more is taken back than is unallocated"), pot=40 * WAN)
    .when(
        fm.WithdrawByGiver(budget_doc_no="浙财资环〔2024〕42号", amount_fen=20 * WAN + 1, reason="收回"),
        by=Role.FIN_MAKER,
        person=fs.MAKER,
    )
    .then_refused("WITHDRAWAL_EXCEEDS_UNALLOCATED", "amount_fen")
    .when(
        fm.WithdrawByGiver(budget_doc_no="浙财资环〔2024〕42号", amount_fen=20 * WAN, reason="收回"),
        by=Role.FIN_MAKER,
        person=fs.MAKER,
    )
    .when(fm.ConfirmWithdrawal(proposal=2), by=Role.FIN_CHECKER, person=fs.MAKER)
    .then_refused("FOUR_EYES_VIOLATION")
    .when(fm.ConfirmWithdrawal(proposal=2), by=Role.FIN_CHECKER, person=fs.CHECKER)
    .then(fact(fm.Withdrawn, amount_fen=20 * WAN)),
    fs.opened(scenario("Who was accepted earlier stands before, and nobody overtakes"), pot=50_000)
    .heard(fs.asked(2, 30_000))
    .then(fs.reservation(2, 30_000))
    .heard(fs.asked(3, 30_000))
    .then(fs.in_place(3, 1))
    .heard(fs.asked(4, 10_000))
    .then(fs.in_place(4, 2))
    .heard(fs.asked(1, 15_000))
    .then(fs.reservation(1, 15_000))
    .heard(fs.gave_up(2))
    .then(fm.ReservationReleased, fs.reservation(3, 30_000, promoted=True))
    .heard(fs.gave_up(1))
    .then(fm.ReservationReleased, fs.reservation(4, 10_000, promoted=True)),
    fs.opened(scenario("Of one moment the lower number comes first"), pot=10_000)
    .heard(fs.asked(1, 10_000))
    .heard(fs.asked(6, 5_000, minutes=10))
    .then(fs.in_place(6, 1))
    .heard(fs.asked(5, 5_000, minutes=10))
    .then(fs.in_place(5, 1))
    .heard(fs.gave_up(1))
    .then(
        fm.ReservationReleased,
        fs.reservation(5, 5_000, promoted=True),
        fs.reservation(6, 5_000, promoted=True),
    ),
    fs.opened(scenario("A fen short is short"), pot=2 * WAN)
    .heard(fs.asked(1, 2 * WAN))
    .heard(fs.asked(2, WAN))
    .then(fs.in_place(2, 1))
    .when(fs.proposal(WAN - 1, allocation=fs.POT), by=Role.APPROVER, person=fs.APPROVER)
    .when(fm.ConfirmAllocation(proposal=2), by=Role.LEADER, person=fs.LEADER)
    .then(fm.Allocated)
    .when(fs.proposal(1, allocation=fs.POT), by=Role.APPROVER, person=fs.APPROVER)
    .when(fm.ConfirmAllocation(proposal=3), by=Role.LEADER, person=fs.LEADER)
    .then(fm.Allocated, fs.reservation(2, WAN, promoted=True)),
    fs.opened(scenario("A reservation lives for ninety days"))
    .heard(fs.asked(1, WAN))
    .then(fact(fm.Reserved, kept_until=day("2023-07-16")))
    .then_due("reservation", on="2023-07-16")
    .at("2023-07-17 09:00")
    .then_passed(fm.ReservationLapsed, at="2023-07-17 00:00", amount_fen=WAN),
    fs.opened(scenario("Nothing is promised on the last day of the notice"))
    .heard(fs.asked(1, WAN))
    .heard(fs.promise(1, WAN, notice_ended_on=day("2023-04-17")))
    .then(fact(fm.CommitmentRefused, code=FundCode.NOTICE_NOT_OVER))
    .heard(fs.promise(1, WAN, 3, notice_ended_on=day("2023-04-16")))
    .then(fact(fm.Committed, amount_fen=WAN)),
    in_parts("Instalments count from one without gaps", (1, WAN), (3, 2 * WAN)).then(
        fact(fm.CommitmentRefused, code=FundCode.INSTALMENTS_DIFFER)
    ),
    in_parts("and add up to the fen", (1, WAN), (2, 2 * WAN - 1)).then(
        fact(fm.CommitmentRefused, code=FundCode.INSTALMENTS_DIFFER)
    ),
    in_parts("In two instalments", (1, WAN), (2, 2 * WAN))
    .then(fm.Committed)
    .heard(fs.ordered(1, 3 * WAN + 1))
    .then(fact(fm.OrderRefused, code=FundCode.ABOVE_OUTSTANDING))
    .heard(fs.ordered(1, WAN, 2))
    .then(fm.PaymentOrdered)
    .heard(fs.ordered(1, 2 * WAN + 1, 1, asked_by=fs.payment(77)))
    .then(fact(fm.OrderRefused, code=FundCode.ABOVE_OUTSTANDING)),
    advance()
    .at("2023-12-31 23:59")
    .heard(fs.ordered(1, 2 * WAN))
    .then(fact(fm.OrderRefused, code=FundCode.ADVANCE_NOT_PAYABLE))
    .at("2024-01-01 00:00")
    .heard(fs.ordered(1, 2 * WAN, 2))
    .then(fm.PaymentOrdered),
    paid_in_december("Back on the last day of the year of payment")
    .heard(fs.back(1, WAN, "2023-12-31"))
    .then(fact(fm.MoneyReturned, to=ReturnedTo.LINE, moved_fen=WAN)),
    paid_in_december("Back on the first day of the next")
    .heard(fs.back(1, WAN, "2024-01-01"))
    .then(fact(fm.MoneyReturned, to=ReturnedTo.TREASURY, moved_fen=0)),
    carried_to_its_end(),
    last_of_the_pot(),
    competed(
        "Where the second does not fit, the third gets nothing either",
        fs.bid("甲", "90", 40 * WAN),
        fs.bid("乙", "80", 30 * WAN),
        fs.bid("丙", "70", 10 * WAN),
    ).then(*gets(("甲", 40 * WAN))),
    fs.promised(fs.opened(scenario("Who approved it orders no payment of it")), 1, WAN)
    .heard(fs.ordered(1, WAN, person=fs.APPROVER))
    .then(fact(fm.OrderRefused, code=FundCode.FOUR_EYES_VIOLATION))
    .heard(fs.ordered(1, WAN, 2))
    .heard(fs.let_go(1, WAN, 3, person=fs.MAKER))
    .then(fact(fm.OrderRefused, act=OrderAct.RELEASE, code=FundCode.FOUR_EYES_VIOLATION)),
    fs.kept_by_hand(scenario("Of what was promised by hand a fen is released, and serves another"))
    .heard(fs.asked(2, 1))
    .then(fs.in_place(2, 1))
    .when(fm.ReleaseCommitment(asked_by=fs.by_hand(1), step=2, amount_fen=1), by=Role.APPROVER, person=fs.APPROVER)
    .when(fm.ConfirmRelease(proposal=2), by=Role.FIN_CHECKER, person=fs.CHECKER)
    .then(fact(fm.CommitmentReleased, amount_fen=1), fs.reservation(2, 1, promoted=True)),
]

# -- payments -----------------------------------------------------------------------------------------------------


def firm_credit(title: str, on: str) -> Scenario:
    """An answer of 30 January 2024, when a payment is to be released on this day."""
    answer = ps.credit(Eligible.YES, day("2024-01-30")).model_copy(update={"valid_until": day("2024-12-31")})
    story = scenario(title).at(f"{on} 09:00").heard(answer)
    story = ps.ordered(ps.requested(story, subject_uscc=ps.FIRM))
    return story.when(pm.ReleasePayment(), by=Role.FIN_CHECKER, person=ps.CHECKER)


def sent_back(title: str, on: str) -> Scenario:
    story = ps.answered(ps.released(ps.requested(scenario(title)))).at("2024-01-02 09:00")
    return story.when(ps.result(RETURNED, on), by=Role.TREASURY)


PAYMENTS = [
    ps.requested(scenario("Asked for before Labour Day").at("2023-04-24 09:00")).then_due("pay", on="2023-05-10"),
    ps.released(ps.requested(scenario("Silence over the National Day").at("2023-09-27 09:00")))
    .then_due("answer", on="2023-10-08")
    .at("2023-10-09 09:00")
    .then_passed(pm.TreasuryQueried, at="2023-10-09 00:00", count=1),
    firm_credit("Thirty days old on a leap day", "2024-02-29").then(pm.ReleaseAsked),
    firm_credit("Thirty-one days old", "2024-03-01").then_refused("CREDIT_STALE"),
    sent_back("Sent back on the last day of the year", "2023-12-31").then(fact(pm.PaymentReturned, prior_year=False)),
    sent_back("Sent back on the first day of the next", "2024-01-01").then(fact(pm.PaymentReturned, prior_year=True)),
    ps.ordered(ps.requested(scenario("Refused at the release")))
    .when(pm.ReleasePayment(), by=Role.FIN_CHECKER, person=ps.CHECKER)
    .heard(ps.line_says(2, OrderAct.RELEASE, Verdict.REFUSED, FundCode.CARRY_OVER_ENDED))
    .then(fact(pm.OrderTurnedDown, code=FundCode.CARRY_OVER_ENDED)),
]

# -- machines (4A) ------------------------------------------------------------------------------------------------


def registers(title: str, at: str = "2023-04-17", **said: Any) -> Scenario:
    return scenario(title).at(f"{at} 09:00").when(nm.SubmitRegistration(**said), by=Role.APPLICANT, person="boss")


def flagged(story: Scenario, *flags: nm.MachineFlag) -> Scenario:
    return story.then(fact(nm.RegistrationSubmitted, flags=flags))


def coded(title: str, at: str, found: Stage, **said: Any) -> Scenario:
    story = registers(title, at, **said).when(ns.found(found), by=Role.REVIEWER_1, person="r1")
    return story.when(nm.IssueCode(), by=Role.REVIEWER_2, person="r2")


STAGE_THREE: dict[str, Any] = {"stage": Stage.CN3, "acquired_on": day("2023-04-03")}
MACHINES = [
    registers("Handled over the National Day", "2023-09-28", **ns.machine()).then_due("handling", on="2023-10-11"),
    flagged(registers("The thirtieth day is in time", "2024-03-01", **ns.machine(acquired_on=day("2024-01-31")))),
    flagged(
        registers("The thirty-first is late", "2024-03-02", **ns.machine(acquired_on=day("2024-01-31"))),
        nm.MachineFlag.LATE_REGISTRATION,
    ),
    registers("Made on the first day of stage IV", **ns.loader(**STAGE_THREE, made_on=day("2022-12-01"))).then(
        nm.RegistrationSubmitted, fact(nm.RegistrationRefused, code="STAGE_NOT_ALLOWED")
    ),
    registers("Made on the day before", **ns.loader(**STAGE_THREE, made_on=day("2022-11-30"))).then(
        nm.RegistrationSubmitted
    ),
    registers(
        "560 kW are not above it",
        **ns.loader(**STAGE_THREE, made_on=day("2022-12-01"), rated_power_kw=Decimal("560.0")),
    ).then(nm.RegistrationSubmitted, nm.RegistrationRefused),
    registers("Of stage IV", **ns.loader(stage=Stage.CN4, made_on=day("2022-12-01"))).then(nm.RegistrationSubmitted),
    registers("A bridge crane", **ns.machine(kind=nm.MachineKind.CRANE, use=nm.Use.BRIDGE_CRANE)).then_refused(
        "EXCLUDED_KIND"
    ),
    registers("Goods for resale", **ns.machine(use=nm.Use.FOR_RESALE)).then_refused("EXCLUDED_KIND"),
    scenario("Wide letters are the same number")
    .heard(ns.known("LG0001234"))
    .when(nm.SubmitRegistration(**ns.loader(serial_no="ｌｇ000－1234")), by=Role.APPLICANT)
    .then(nm.RegistrationSubmitted, fact(nm.ExistingCodeReturned, fee_fen=0)),
    coded("A code of 2024", "2024-05-06", Stage.ELECTRIC, **ns.machine()).then(
        fact(nm.CodeIssued, nrmm_code="D浙G240001", fee_fen=0)
    ),
    coded("Older than stage I", "2023-04-17", Stage.PRE1, **ns.loader()).then(
        fact(nm.CodeIssued, nrmm_code="0浙G230001")
    ),
]

# -- vehicles (4C), keys (1.b3) -----------------------------------------------------------------------------------

LEAP = day("2020-02-29")
VEHICLES = [
    xs.answers(xs.recorded(scenario("Exempt on the first day")), xm.Answer.EXEMPT, xm.Why.IN_FORCE, day("2023-04-01")),
    xs.answers(xs.recorded(scenario("Exempt on the last day")), xm.Answer.EXEMPT, xm.Why.IN_FORCE, day("2025-03-31")),
    xs.answers(
        xs.recorded(scenario("A recall counts on every day"), recall_open=True),
        xm.Answer.NOT_EXEMPT,
        xm.Why.RECALL_OPEN,
        day("2023-04-01"),
    ),
    xs.recorded(scenario("Six years from a leap day"), first_registered_on=LEAP, valid_to=day("2026-02-27")).then(
        xm.ExemptionRecorded
    ),
    xs.recorded(scenario("and a day"), first_registered_on=LEAP, valid_to=day("2026-02-28")).then_refused(
        "PAST_A_TEST"
    ),
]
ENGINE = BenefitKey(kind=KeyKind.OLD_ENGINE, parts=("A490-B781",))
KEYS = [
    scenario("Eight and B look alike")
    .heard(bs.asked(1, ENGINE))
    .heard(bs.asked(2, BenefitKey(kind=KeyKind.OLD_ENGINE, parts=("A4908781",))))
    .then(fact(bm.NearDuplicateFound, held_by=(bs.no(1),))),
    scenario("An invoice in wide digits, from another scheme")
    .heard(bs.asked(1, bs.INVOICE, scheme=Scheme.VOC))
    .heard(bs.asked(2, BenefitKey(kind=KeyKind.INVOICE, parts=("３３００２３１１３０", "00-12.34 56"))))
    .then(bs.denied(2, 1)),
    scenario("Withdrawn, it may be used by another, and then not by the first again")
    .heard(bs.asked(1))
    .heard(bs.released(1))
    .heard(bs.asked(2))
    .then(bm.ClaimGranted)
    .heard(bs.asked(1, step=10))
    .then(bs.denied(1, 2)),
]

STORIES = [
    *((voc_subsidy.CASE, one) for one in VOC),
    *((forklift_subsidy.CASE, one) for one in FORKLIFTS),
    *((fund_line.CASE, one) for one in FUND),
    *((payment.CASE, one) for one in PAYMENTS),
    *((machine_code.CASE, one) for one in MACHINES),
    *((inspection_exemption.CASE, one) for one in VEHICLES),
    *((benefit_claim.CASE, one) for one in KEYS),
]


@pytest.mark.parametrize(("case_type", "story"), STORIES, ids=[one.title for _, one in STORIES])
def test_by_hand(case_type, story):
    run(story, case_type)
