"""Watershed agreements, by example."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.watershed_agreement import messages as m
from services.finance.cases.watershed_agreement.messages import (
    Basis,
    CityShare,
    Due,
    Exclusion,
    Flag,
    Formula,
    Means,
    MonthFigures,
    Params,
    Price,
    Receiver,
    Result,
    Sample,
    Section,
    Settlement,
    Source,
    UsePurpose,
    Weight,
)
from services.finance.cases.watershed_agreement.rules import last_day_of, months_of
from shared.casework.calendar import SHANGHAI
from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts.finance import (
    CommitmentAnswered,
    Direction,
    Division,
    FundCode,
    Indicator,
    Payee,
    PaymentCancelled,
    PaymentExecuted,
    PaymentReturned,
    Role,
    Verdict,
    WaterClass,
    WatershedSectionAgreed,
    payment_case,
)
from shared.contracts.granting import Account
from shared.contracts.message import CaseRef, Fact

# -- agreements to speak of ---------------------------------------------------------------------------------------

LINE = UUID(int=17)
ME = CaseRef(type="finance.watershed_agreement", id=CASE_ID)
UP, DOWN = Division.JINDONG, Division.WUCHENG
BRIDGE = "DGQ"
D = Decimal
XINAN_BASE = Means(cod_mn=D("2.00"), nh3_n=D("0.10"), tn=D("1.30"), tp=D("0.040"))
ROUND_3 = tuple(
    Weight(indicator=Indicator(one), weight=D(weight))
    for one, weight in (("COD_MN", "0.22"), ("NH3_N", "0.22"), ("TP", "0.28"), ("TN", "0.28"))
)
GOOD = Means(cod_mn=D("1.80"), nh3_n=D("0.08"), tn=D("1.20"), tp=D("0.036"))
BAD = Means(cod_mn=D("2.60"), nh3_n=D("0.15"), tn=D("1.60"), tp=D("0.060"))


def section(name: str = BRIDGE, **other: Any) -> Section:
    said: dict[str, Any] = {
        "section_id": name,
        "name": "东关大桥",
        "river": "金华江",
        "upstream": UP,
        "downstream": DOWN,
        "station_code": f"A{name}",
        "target_class": WaterClass.CLASS_III,
        "annual_sum_fen": 600_000_000,
        "baseline": XINAN_BASE,
        "last_year": XINAN_BASE,
    }
    return Section(**said | other)


def agreement(formula: Formula = Formula.MONTHLY_P, *sections: Section, **other: Any) -> m.SignAgreement:
    chosen = sections or (section(),)
    said: dict[str, Any] = {
        "agreement_no": "金流补〔2023〕1号",
        "goals": "断面水质稳定达到Ⅲ类，以四项指标月均值评判",
        "duties": "上游削减排放，下游按约补偿",
        "year_from": 2023,
        "year_to": 2023,
        "formula": formula,
        "sections": chosen,
        "signed_by": tuple(sorted({one for s in chosen for one in (s.upstream, s.downstream)})),
    }
    return m.SignAgreement(**said | other)


def signed(title: str, command: m.SignAgreement | None = None, cites: str | None = None) -> Scenario:
    told = scenario(title, cites).at("2023-01-09 09:00").when(command or agreement(), by=Role.LEADER)
    return told.then(m.AgreementSigned)


def after(year_month: str, day: int) -> str:
    """A moment in the month that follows."""
    return f"{last_day_of(year_month) + timedelta(days=day)} 09:00"


def reported(told: Scenario, year_month: str, means: Means, where: str = BRIDGE, **other: Any) -> Scenario:
    said: dict[str, Any] = {"section_id": where, "year_month": year_month, "source": Source.AUTO, "means": means}
    said |= {"valid_days": 28, **other}
    report = m.ImportMonthReport(**said)
    return told.when(report, by=Role.MONITOR).then(m.MonthReported)


def computed(told: Scenario, year_month: str, where: str = BRIDGE, **expected: Any) -> Scenario:
    about = {"section_id": where, "year_month": year_month}
    told = told.when(m.CloseMonth(**about), by=Role.MONITOR, person="maker").then(fact(m.MonthProposed, **expected))
    return told.when(m.CheckMonth(**about), by=Role.MONITOR, person="checker").then(fact(m.MonthComputed, **expected))


def month(told: Scenario, year_month: str, means: Means, where: str = BRIDGE) -> Scenario:
    """Reported, computed and checked on the 8th of the month after, confirmed on the 20th."""
    about = {"section_id": where, "year_month": year_month}
    told = computed(reported(told.at(after(year_month, 8)), year_month, means, where), year_month, where)
    return told.at(after(year_month, 20)).when(m.ConfirmMonth(**about), by=Role.APPROVER).then(m.MonthConfirmed)


def year(told: Scenario, means: Sequence[Means], sections: Sequence[str] = (BRIDGE,)) -> Scenario:
    """Twelve months of 2023; all sections are confirmed together."""
    for year_month, found in zip(months_of(2023), means, strict=True):
        told = told.at(after(year_month, 8))
        for where in sections:
            told = computed(reported(told, year_month, found, where), year_month, where)
        told = told.at(after(year_month, 20))
        for where in sections:
            confirm = m.ConfirmMonth(section_id=where, year_month=year_month)
            told = told.when(confirm, by=Role.APPROVER).then(m.MonthConfirmed)
    return told


def settled(
    told: Scenario, *dues: Due, city: tuple[CityShare, ...] = (), followed_by: tuple[type[Fact], ...] = ()
) -> Scenario:
    """From the draft to the notice of payment, on 22 Jan 2024, and what follows from the notice at once."""
    told = told.at("2024-01-22 09:00").when(
        m.ComputeYear(year=2023, city_share=city), by=Role.FIN_MAKER, person="maker"
    )
    told = told.then(m.YearComputed).when(m.JointVerify(year=2023), by=Role.FIN_CHECKER, person="checker")
    told = told.then(m.YearChecked).when(m.JointVerify(year=2023), by=Role.TREASURY, person="treasurer")
    told = told.then(m.YearChecked, m.YearVerified)
    told = told.when(m.CityApproval(year=2023, document_no="金政复〔2024〕3号"), by=Role.MEETING).then(m.YearApproved)
    return told.when(m.IssueNotices(year=2023, notice_no="金环补缴〔2024〕1号"), by=Role.LEADER).then(
        fact(m.NoticeIssued, dues=dues), *followed_by
    )


def due(payer: Division, fen: int) -> Due:
    return Due(payer=payer, amount_fen=fen)


def paid_in(told: Scenario, payer: Division, fen: int) -> Scenario:
    payment = m.RecordPayment(year=2023, payer=payer, amount_fen=fen, treasury_ref="GK2024-0117")
    return told.at("2024-02-01 10:00").when(payment, by=Role.TREASURY).then(m.PaidIn)


def receiver(division: Division = UP) -> Receiver:
    name = f"{division.words.zh}财政局"
    said = {"account_name": name, "account_no": "3300160670505300", "cnaps": "105338000017"}
    return Receiver(division=division, payee=Payee(name=name, **said, changed_by="county", confirmed_by="maker"))


def distributed(told: Scenario, *divisions: Division) -> Scenario:
    told = told.at("2024-02-05 09:00").when(order(*divisions), by=Role.FIN_MAKER, person="maker")
    told = told.then(m.DistributionOrdered)
    told = told.when(m.ConfirmDistribution(year=2023), by=Role.FIN_CHECKER, person="checker")
    return told.then(fact(m.CommitmentSought, step=1))


def order(*divisions: Division, **other: Any) -> m.Distribute:
    return m.Distribute(year=2023, line=LINE, allocation="1", receivers=tuple(map(receiver, divisions)), **other)


def line_says(verdict: Verdict, step: int = 1, code: FundCode | None = None) -> CommitmentAnswered:
    return CommitmentAnswered(concerning=ME, step=step, line=LINE, verdict=verdict, amount_fen=0, code=code)


def payment(seq: int, fen: int, step: int = 2) -> dict[str, Any]:
    return {
        "concerning": ME,
        "step": step,
        "payment": payment_case(ME, LINE, seq),
        "line": LINE,
        "seq": seq,
        "amount_fen": fen,
    }


def executed(seq: int, fen: int, step: int = 2) -> PaymentExecuted:
    return PaymentExecuted(**payment(seq, fen, step), value_date=last_day_of("2024-02"), bank_ref="B1")


def returned(seq: int, fen: int, step: int = 2, *, prior_year: bool = False) -> PaymentReturned:
    said = {"returned_on": last_day_of("2024-02"), "reason": "账户已注销", "prior_year": prior_year}
    return PaymentReturned(**payment(seq, fen, step), **said)


def cancelled(seq: int, fen: int, step: int = 2) -> PaymentCancelled:
    return PaymentCancelled(**payment(seq, fen, step), cancelled_on=last_day_of("2024-02"), reason="经办人应当回避")


OLD_ACCOUNT, NEW_ACCOUNT = "3300160670505300", "3300160670508888"


def account(number: str = NEW_ACCOUNT, name: str = f"{UP.words.zh}财政局") -> Account:
    return Account(account_name=name, account_no=number, bank_cnaps="105338000017")


def corrects(number: str = NEW_ACCOUNT, division: Division = UP, **other: Any) -> m.CorrectPayee:
    return m.CorrectPayee(year=2023, division=division, bank=account(number, f"{division.words.zh}财政局"), **other)


def corrected(told: Scenario, step: int, number: str = NEW_ACCOUNT, division: Division = UP) -> Scenario:
    """By the county, and confirmed by a checker of finance."""
    told = told.when(corrects(number, division), by=Role.APPLICANT, person="county").then(m.PayeeCorrected)
    confirm = m.ConfirmPayee(year=2023, division=division)
    return told.when(confirm, by=Role.FIN_CHECKER, person="checker").then(fact(m.PayeeConfirmed, step=step))


def price(indicator: Indicator = Indicator.COD_MN, fen: int = 100_000) -> Price:
    return Price(indicator=indicator, fen_per_t=fen)


def result(direction: Direction, fen: int, **other: Any) -> Result:
    return Result(direction=direction, amount_fen=fen, **other)


# -- signing ------------------------------------------------------------------------------------------------------

SIGNING = [
    signed("An agreement runs from its signature; the first month is closed by the tenth of the next")
    .then_state("AGREED")
    .then_due("close/2023-01", on="2023-02-10"),
    scenario("A baseline that is zero makes the agreement invalid")
    .when(agreement(Formula.MONTHLY_P, section(baseline=XINAN_BASE.model_copy(update={"tp": D(0)}))), by=Role.LEADER)
    .then_refused("BASELINE_MISSING", "sections.0.baseline"),
    scenario("So does a missing one, and the year before where the formula compares")
    .when(agreement(Formula.XINAN_P, section(baseline=None)), by=Role.LEADER)
    .then_refused("BASELINE_MISSING")
    .when(agreement(Formula.CLASS_STEP, section(last_year=None)), by=Role.LEADER)
    .then_refused("BASELINE_MISSING", "sections.0.last_year"),
    scenario("Both sides sign")
    .when(agreement(signed_by=(UP, Division.LANXI)), by=Role.LEADER)
    .then_refused("SIGNATURE_MISSING", "signed_by"),
    scenario("A section lies between two divisions, once")
    .when(agreement(Formula.MONTHLY_P, section(downstream=UP), signed_by=(UP, DOWN)), by=Role.LEADER)
    .then_refused("SAME_DIVISION")
    .when(agreement(Formula.MONTHLY_P, section(), section()), by=Role.LEADER)
    .then_refused("SECTION_TWICE")
    .when(agreement(Formula.MONTHLY_P, section(inflow="ELSEWHERE")), by=Role.LEADER)
    .then_refused("NO_SUCH_SECTION"),
    scenario("Weights add up to one, and a term has a beginning and an end")
    .when(agreement(params=Params(weights=ROUND_3[:3])), by=Role.LEADER)
    .then_refused("WEIGHTS", "params.weights")
    .when(agreement(year_from=2024), by=Role.LEADER)
    .then_refused("TERM_REVERSED", "year_to"),
    scenario("No text names the prices of 2016: the agreement must")
    .when(agreement(Formula.JH2016), by=Role.LEADER)
    .then_refused("PRICE_MISSING", "params.prices"),
    scenario("An agreement is opened once for a section and a year", "1.b3/UK-WAT")
    .heard(WatershedSectionAgreed(case_id=UUID(int=4), section_id=BRIDGE, year=2023, agreement_no="金流补〔2023〕1号"))
    .when(agreement(), by=Role.LEADER)
    .then_refused("DUPLICATE_AGREEMENT", "agreement_no")
    .when(agreement(agreement_no="金流补〔2023〕2号"), by=Role.LEADER)
    .then(m.AgreementSigned),
    scenario("Total nitrogen has no price in a river, and nothing is priced twice")
    .when(agreement(Formula.LOAD, params=Params(prices=(price(Indicator.TN),))), by=Role.LEADER)
    .then_refused("PRICES", "params.prices")
    .when(agreement(Formula.LOAD, params=Params(prices=(price(), price()))), by=Role.LEADER)
    .then_refused("PRICES", "params.prices"),
    scenario("Worse than V is no target and no base class")
    .when(agreement(Formula.LOAD, section(target_class=WaterClass.WORSE)), by=Role.LEADER)
    .then_refused("NO_LIMITS", "sections.0.target_class")
    .when(agreement(Formula.CLASS_STEP, params=Params(base_class=WaterClass.WORSE)), by=Role.LEADER)
    .then_refused("NO_LIMITS", "params.base_class"),
    signed("An agreement is signed by officials").when(agreement(), by=Role.LEADER).then_refused("WRONG_STATE"),
]

# -- data ---------------------------------------------------------------------------------------------------------


def samples(days: int, per_day: int = 6, hour: int = 0, **values: Any) -> tuple[Sample, ...]:
    """Of April 2023: every four hours, the same values."""
    said: dict[str, Any] = {"station_code": f"A{BRIDGE}", "source": Source.AUTO}
    said |= {"cod_mn": D("1.80"), "nh3_n": D("0.08"), "tn": D("1.20"), "tp": D("0.036")}
    return tuple(
        Sample(**said | values, sampled_at=datetime(2023, 4, day, hour + 4 * n, tzinfo=SHANGHAI))
        for day in range(1, days + 1)
        for n in range(per_day)
    )


APRIL = "2023-04"
IN_MAY = "2023-05-08 09:00"


def imported(told: Scenario, some: tuple[Sample, ...], suspects: int = 0) -> Scenario:
    return told.when(m.ImportSamples(samples=some), by=Role.MONITOR).then(fact(m.SamplesImported, suspects=suspects))


CLOSE = m.CloseMonth(section_id=BRIDGE, year_month=APRIL)
CHECK = m.CheckMonth(section_id=BRIDGE, year_month=APRIL)
AGREE: dict[str, Any] = {"section_id": BRIDGE, "year_month": APRIL}

NO_DATA = MonthFigures(
    section_id=BRIDGE,
    year_month=APRIL,
    version=1,
    basis=None,
    valid_days=0,
    means=Means(),
    excluded=Exclusion.NO_DATA,
    result=result(Direction.NOBODY, 0, lines=(m.Worked(name="不计算", value="0", worked="无有效数据"),)),
)


def good_april(**other: Any) -> MonthFigures:
    """P is 0.9 x (0.9 + 0.8 + 0.9 + 0.923077) / 4 = 0.792692."""
    lines = (
        m.Worked(name="高锰酸盐指数", value="0.225", worked="0.25 × 1.8 ÷ 2"),
        m.Worked(name="氨氮", value="0.2", worked="0.25 × 0.08 ÷ 0.1"),
        m.Worked(name="总磷", value="0.225", worked="0.25 × 0.036 ÷ 0.04"),
        m.Worked(name="总氮", value="0.230769", worked="0.25 × 1.2 ÷ 1.3"),
        m.Worked(name="P", value="0.793", worked="0.9 × 0.880769 ≤ 1，下游补偿上游"),
        m.Worked(name="当月金额", value="500,000.00元", worked="6,000,000.00元 ÷ 12"),
    )
    judged = {"p_value": D("0.793"), "water_class": WaterClass.CLASS_II, "target_met": True, "lines": lines}
    said: dict[str, Any] = {"section_id": BRIDGE, "year_month": APRIL, "version": 1, "means": GOOD}
    return MonthFigures(**said | other, result=result(Direction.TO_UPSTREAM, 50_000_000, **judged))


DATA = [
    imported(signed("Twenty valid days with four values each make a month").at(IN_MAY), samples(20, 4))
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then(m.MonthProposed),
    imported(signed("Nineteen do not: without samples by hand the month has no data").at(IN_MAY), samples(19, 6))
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then(fact(m.MonthProposed, figures=NO_DATA)),
    imported(signed("The same samples again change nothing").at(IN_MAY), samples(2))
    .when(m.ImportSamples(samples=samples(2)), by=Role.PLATFORM)
    .then_nothing(),
    imported(
        signed("What is beyond the range is suspect, and enters no mean").at(IN_MAY),
        samples(1, 1, cod_mn=D("100.0001")) + samples(1, 1, hour=2),
        suspects=1,
    ),
    imported(
        imported(
            signed("A corrected sample takes the place of the first, also where it is a fault").at(IN_MAY),
            samples(1, 1),
        ),
        samples(1, 1, cod_mn=D("2.10"), flag=Flag.FAULT),
    )
    .when(m.ImportSamples(samples=samples(1, 1, cod_mn=D("2.10"), flag=Flag.FAULT)), by=Role.PLATFORM)
    .then_nothing(),
    reported(
        imported(
            signed("An indicator with too few days is taken from samples by hand").at(IN_MAY), samples(20, 4, tn=None)
        ),
        APRIL,
        GOOD,
        source=Source.MANUAL,
        valid_days=2,
    )
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then(fact(m.MonthProposed, figures=good_april(basis=Basis.MANUAL, valid_days=2))),
    imported(signed("A month that lacks an indicator of the index has no data").at(IN_MAY), samples(20, 4, tn=None))
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then(fact(m.MonthProposed, figures=NO_DATA)),
    signed("Samples are of our stations, of the term, and of the past")
    .at(IN_MAY)
    .when(m.ImportSamples(samples=samples(1, station_code="ELSEWHERE")), by=Role.MONITOR)
    .then_refused("NO_SUCH_SECTION", "samples.0.station_code")
    .when(
        m.ImportSamples(
            samples=(samples(1)[0].model_copy(update={"sampled_at": datetime(2022, 4, 1, tzinfo=SHANGHAI)}),)
        ),
        by=Role.MONITOR,
    )
    .then_refused("OUTSIDE_TERM")
    .when(
        m.ImportSamples(
            samples=(samples(1)[0].model_copy(update={"sampled_at": datetime(2023, 6, 1, tzinfo=SHANGHAI)}),)
        ),
        by=Role.MONITOR,
    )
    .then_refused("IN_FUTURE"),
    reported(
        signed("Samples by hand replace a station that was down").at(IN_MAY),
        APRIL,
        GOOD,
        source=Source.MANUAL,
        valid_days=2,
    )
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then(m.MonthProposed),
    signed("A month is closed when it is over")
    .at("2023-04-30 09:00")
    .when(CLOSE, by=Role.MONITOR)
    .then_refused("MONTH_NOT_OVER", "year_month")
    .when(m.CloseMonth(section_id=BRIDGE, year_month="2024-01"), by=Role.MONITOR)
    .then_refused("OUTSIDE_TERM"),
    computed(
        month(signed("A month without data is estimated when both counties agree"), "2023-03", GOOD).at(IN_MAY), APRIL
    )
    .when(m.AgreeEstimate(**AGREE, division=UP), by=Role.APPLICANT)
    .then(m.EstimateAgreed)
    .when(m.AgreeEstimate(**AGREE, division=UP), by=Role.APPLICANT)
    .then_nothing()
    .when(m.AgreeEstimate(**AGREE, division=Division.LANXI), by=Role.APPLICANT)
    .then_refused("NOT_A_PARTY", "division"),
    month(signed("An estimate is the mean of the year's valid months"), "2023-03", GOOD)
    .at(IN_MAY)
    .when(m.AgreeEstimate(**AGREE, division=UP), by=Role.APPLICANT)
    .then(m.EstimateAgreed)
    .when(m.AgreeEstimate(**AGREE, division=DOWN), by=Role.APPLICANT)
    .then(m.EstimateAgreed)
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then(m.MonthProposed),
    signed("Extreme rain, with its proof, takes a month out")
    .at(IN_MAY)
    .when(m.ExemptMonth(**AGREE, proof="a" * 64, reasons="百年一遇降雨"), by=Role.APPROVER)
    .then(m.MonthExempted)
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then(m.MonthProposed)
    .when(m.ExemptMonth(**AGREE, proof="a" * 64, reasons="再次"), by=Role.APPROVER)
    .then_refused("MONTH_STATUS"),
    reported(signed("A river that flowed backwards is not computed").at(IN_MAY), APRIL, GOOD)
    .when(m.ImportVolume(**AGREE, volume_m3=30_000_000, backflow=True), by=Role.PLATFORM)
    .then(m.VolumeImported)
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then(m.MonthProposed),
]

# -- months -------------------------------------------------------------------------------------------------------

OBJECTION: dict[str, Any] = {"division": DOWN, "own_means": BAD, "reasons": "平行样偏高"}
NO_SAMPLE: dict[str, Any] = {**OBJECTION, "own_means": Means()}


def provisional(title: str) -> Scenario:
    return computed(reported(signed(title).at(IN_MAY), APRIL, GOOD), APRIL)


def objected(title: str) -> Scenario:
    return provisional(title).when(m.Object(**AGREE, **OBJECTION), by=Role.APPLICANT).then(m.MonthObjected)


MONTHS = [
    reported(signed("Nobody checks the own computation").at(IN_MAY), APRIL, GOOD)
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then(m.MonthProposed)
    .when(CHECK, by=Role.MONITOR, person="maker")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    provisional("Counties may object for five working days; then the month is confirmed")
    .then_due(f"objection/{BRIDGE}/{APRIL}", on="2023-05-15")
    .when(m.ConfirmMonth(**AGREE), by=Role.APPROVER)
    .then_refused("TOO_EARLY")
    .at("2023-05-16 09:00")
    .when(m.Object(**AGREE, **OBJECTION), by=Role.APPLICANT)
    .then_refused("OUT_OF_TIME")
    .when(m.ConfirmMonth(**AGREE), by=Role.APPROVER, person="maker")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(m.ConfirmMonth(**AGREE), by=Role.APPROVER)
    .then(fact(m.MonthConfirmed, version=1)),
    objected("An objection is examined by one and decided by another; the month is stated again")
    .when(m.DecideObjection(**AGREE, agrees=True), by=Role.APPROVER)
    .then_refused("MONTH_STATUS")
    .when(m.ExamineObjection(**AGREE, laboratory="省站", means=BAD, reasons="复测"), by=Role.REVIEWER_2, person="r2")
    .then(m.ObjectionExamined)
    .when(m.DecideObjection(**AGREE, agrees=True), by=Role.APPROVER, person="r2")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(m.DecideObjection(**AGREE, agrees=True), by=Role.APPROVER, person="a")
    .then(fact(m.MonthRevised, upheld=True))
    .at("2023-05-20 09:00")
    .when(m.ConfirmMonth(**AGREE), by=Role.APPROVER)
    .then(m.MonthConfirmed),
    objected("An objection that does not hold leaves the month as it was")
    .when(m.ExamineObjection(**AGREE, laboratory="省站", reasons="复测一致"), by=Role.REVIEWER_2, person="r2")
    .then(m.ObjectionExamined)
    .when(m.DecideObjection(**AGREE, agrees=False), by=Role.APPROVER, person="a")
    .then(fact(m.MonthRevised, upheld=False)),
    objected("A month under objection is not closed or confirmed")
    .when(CLOSE, by=Role.MONITOR)
    .then_refused("MONTH_STATUS")
    .at("2023-05-20 09:00")
    .when(m.ConfirmMonth(**AGREE), by=Role.APPROVER)
    .then_refused("MONTH_STATUS"),
    provisional("An objection brings a sample of its own")
    .when(m.Object(**AGREE, **NO_SAMPLE), by=Role.APPLICANT)
    .then_refused("OWN_SAMPLE_MISSING", "own_means"),
    imported(signed("A laboratory states what the computation needs").at(IN_MAY), samples(20, 4, tn=None))
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then(m.MonthProposed)
    .when(CHECK, by=Role.MONITOR, person="checker")
    .then(m.MonthComputed)
    .when(m.Object(**AGREE, **OBJECTION), by=Role.APPLICANT)
    .then(m.MonthObjected)
    .when(m.ExamineObjection(**AGREE, laboratory="省站", means=Means(tp=D("0.04")), reasons="复测"), by=Role.REVIEWER_2)
    .then_refused("MEANS_INCOMPLETE", "means"),
    provisional("Who is no party cannot object")
    .when(m.Object(**AGREE, division=Division.LANXI, own_means=BAD, reasons="无关"), by=Role.APPLICANT)
    .then_refused("NOT_A_PARTY"),
    month(
        signed("Data that were tampered with void the month, also later: whoever did it pays the whole share"),
        APRIL,
        GOOD,
    )
    .when(m.VoidMonth(**AGREE, tampered_by=UP, document_no="金环罚〔2023〕7号"), by=Role.APPROVER)
    .then(m.MonthVoided)
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then(
        fact(
            m.MonthProposed,
            figures=MonthFigures(
                section_id=BRIDGE,
                year_month=APRIL,
                version=2,
                basis=None,
                valid_days=0,
                means=Means(),
                tampered_by=UP,
                result=Result(
                    direction=Direction.TO_DOWNSTREAM,
                    amount_fen=50_000_000,
                    lines=(m.Worked(name="数据造假", value="500,000.00元", worked="由造假方金东区全额支付"),),
                ),
            ),
        )
    ),
    month(signed("A confirmed month that is computed again with the same data stays as it is"), APRIL, GOOD)
    .when(CLOSE, by=Role.MONITOR)
    .then_nothing(),
    reported(signed("Loads need the volume of water", agreement(Formula.LOAD)).at(IN_MAY), APRIL, GOOD)
    .when(CLOSE, by=Role.MONITOR)
    .then_refused("VOLUME_MISSING"),
]


def renamed(told: Scenario, title: str) -> Scenario:
    return Scenario(title, None, told.steps)


# -- years --------------------------------------------------------------------------------------------------------

HUNDRED_MILLION = 10_000_000_000
XINAN_1 = agreement(Formula.XINAN_P, section(annual_sum_fen=HUNDRED_MILLION), params=Params(k0=D("0.85")))
XINAN_3 = agreement(
    Formula.XINAN_P, section(annual_sum_fen=HUNDRED_MILLION), params=Params(k0=D("0.90"), weights=ROUND_3)
)
W2 = Means(cod_mn=D("2.2"), nh3_n=D("0.12"), tp=D("0.046"), tn=D("1.365"))
W3 = Means(cod_mn=D("2.22"), nh3_n=D("0.111"), tp=D("0.0445"), tn=D("1.446"))
TARGET_II = section(target_class=WaterClass.CLASS_II, annual_sum_fen=120_000_000)
MET, MISSED = (
    Means(cod_mn=D("2.6"), nh3_n=D("0.20"), tp=D("0.05")),
    Means(cod_mn=D("6.5"), nh3_n=D("0.20"), tp=D("0.05")),
)
W6_SECTION = section(target_class=WaterClass.CLASS_II)


def volume(told: Scenario, year_month: str, cubic: int, where: str = BRIDGE) -> Scenario:
    water = m.ImportVolume(section_id=where, year_month=year_month, volume_m3=cubic)
    return told.when(water, by=Role.PLATFORM).then(m.VolumeImported)


def w7() -> Scenario:
    """Wucheng pays Jindong and the development zone, and gets from Lanxi: one P for each section makes it so."""
    sections = (
        section("JD", annual_sum_fen=174_400_000),
        section("KF", upstream=Division.DEVELOPMENT_ZONE, annual_sum_fen=178_200_000),
        section("LX", upstream=DOWN, downstream=Division.LANXI, annual_sum_fen=224_900_000),
    )
    told = signed(
        "A county that pays here and receives there is netted",
        agreement(Formula.XINAN_P, *sections, params=Params(k0=D("0.85"))),
        "6.e/W7",
    )
    return year(told, [GOOD] * 12, ("JD", "KF", "LX"))


def gross() -> Scenario:
    sections = (
        section("JD", annual_sum_fen=174_400_000, settlement=Settlement.GROSS),
        section("LX", upstream=DOWN, downstream=Division.LANXI, annual_sum_fen=224_900_000),
    )
    told = signed("Who did not agree to netting pays and receives in full", agreement(Formula.XINAN_P, *sections))
    return year(told, [GOOD] * 12, ("JD", "LX"))


NINE_GOOD = [GOOD] * 9 + [BAD] * 3
W4 = year(signed("Nine months good, three bad: downstream pays the difference", cites="6.e/W4"), NINE_GOOD)


def late_report() -> m.ImportMonthReport:
    return m.ImportMonthReport(**AGREE, source=Source.AUTO, means=BAD, valid_days=28)


def drawn_up(title: str) -> Scenario:
    told = renamed(W4, title).at("2024-01-22 09:00")
    told = told.when(m.ComputeYear(year=2023), by=Role.FIN_MAKER, person="maker").then(m.YearComputed)
    return told.when(m.JointVerify(year=2023), by=Role.FIN_CHECKER, person="checker").then(m.YearChecked)


def verified(title: str) -> Scenario:
    told = drawn_up(title).when(m.JointVerify(year=2023), by=Role.TREASURY, person="treasurer")
    return told.then(m.YearChecked, m.YearVerified)


def revised(told: Scenario) -> Scenario:
    """The centre reports bad water for April after all."""
    told = told.when(late_report(), by=Role.MONITOR).then(m.MonthReported)
    return told.when(CLOSE, by=Role.MONITOR, person="maker").then(fact(m.MonthProposed))


YEARS = [
    settled(
        year(signed("Round 1 of the Xin'an river: P is 0.749", XINAN_1, "6.e/W1"), [GOOD] * 12),
        due(DOWN, HUNDRED_MILLION),
    ),
    settled(year(signed("Round 3: P is 1.010, upstream pays", XINAN_3, "6.e/W2"), [W2] * 12), due(UP, HUNDRED_MILLION)),
    settled(
        year(signed("P that is rounded to 1.000 counts as good", XINAN_3, "6.e/W3"), [W3] * 12),
        due(DOWN, HUNDRED_MILLION),
    ),
    settled(W4, due(DOWN, 300_000_000)),
    settled(
        year(
            signed("The year meets its target in ten months", agreement(Formula.ANJI_MONTHLY, TARGET_II), "6.e/W5"),
            [MET] * 10 + [MISSED] * 2,
        ),
        due(DOWN, 100_000_000),
    ),
    settled(
        year(
            signed(
                "The year misses its target: upstream pays the whole sum", agreement(Formula.ANJI_MONTHLY, TARGET_II)
            ),
            [MISSED] * 11 + [MET],
        ),
        due(UP, 120_000_000),
    ),
    settled(w7(), due(DOWN, 127_700_000), due(Division.LANXI, 224_900_000)),
    settled(gross(), due(DOWN, 174_400_000), due(Division.LANXI, 224_900_000)),
    month(signed("A year is settled when all its months are confirmed"), "2023-01", GOOD)
    .when(m.ComputeYear(year=2023), by=Role.FIN_MAKER)
    .then_refused("MONTHS_OPEN", "year"),
    renamed(W4, "Two persons verify what a third one drew up, for the bureau and for the treasury")
    .at("2024-01-22 09:00")
    .when(m.JointVerify(year=2023), by=Role.FIN_CHECKER)
    .then_refused("YEAR_STATUS", "year")
    .when(m.ComputeYear(year=2023), by=Role.FIN_MAKER, person="maker")
    .then(m.YearComputed)
    .when(m.JointVerify(year=2023), by=Role.FIN_CHECKER, person="maker")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(m.JointVerify(year=2023), by=Role.FIN_CHECKER, person="checker")
    .then(m.YearChecked)
    .when(m.JointVerify(year=2023), by=Role.TREASURY, person="checker")
    .then_refused("FOUR_EYES_VIOLATION")
    .when(m.JointVerify(year=2023), by=Role.FIN_CHECKER, person="other")
    .then_refused("DONE_ALREADY")
    .when(m.CityApproval(year=2023, document_no="金政复〔2024〕3号"), by=Role.MEETING)
    .then_refused("YEAR_STATUS"),
    revised(drawn_up("A month that is revised after the draft: the year is drawn up anew"))
    .when(m.JointVerify(year=2023), by=Role.TREASURY, person="treasurer")
    .then_refused("MONTHS_OPEN", "year")
    .when(CHECK, by=Role.MONITOR, person="checker")
    .then(m.MonthComputed)
    .at("2024-02-20 09:00")
    .when(m.ConfirmMonth(**AGREE), by=Role.APPROVER)
    .then(m.MonthConfirmed)
    .when(m.JointVerify(year=2023), by=Role.TREASURY, person="treasurer")
    .then_refused("YEAR_OUTDATED", "year")
    .when(m.ComputeYear(year=2023), by=Role.FIN_MAKER, person="maker")
    .then(m.YearComputed)
    .when(m.JointVerify(year=2023), by=Role.TREASURY, person="treasurer")
    .then(m.YearChecked),
    verified("After the last settlement no month is revised; that data were tampered with is still told")
    .when(late_report(), by=Role.MONITOR)
    .then(m.MonthReported)
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then_refused("NO_SETTLEMENT_LEFT", "year_month")
    .when(m.VoidMonth(**AGREE, tampered_by=UP, document_no="金环罚〔2024〕7号"), by=Role.APPROVER)
    .then(m.MonthVoided)
    .when(CLOSE, by=Role.MONITOR, person="maker")
    .then_refused("NO_SETTLEMENT_LEFT"),
    signed("Years are settled one after the other", agreement(year_to=2024))
    .when(m.ComputeYear(year=2024), by=Role.FIN_MAKER)
    .then_refused("YEAR_BEFORE_OPEN", "year"),
]

# -- money --------------------------------------------------------------------------------------------------------

NET = 300_000_000
DUE = settled(W4, due(DOWN, NET))
PAID = paid_in(DUE, DOWN, NET)
COMMITTED = distributed(PAID, UP).heard(line_says(Verdict.COMMITTED)).then(fact(m.DistributionCommitted, step=2))
SETTLED = COMMITTED.at("2024-03-01 09:00").heard(executed(1, NET)).then(m.ShareDistributed, m.YearSettled)


def use(fen: int, purpose: UsePurpose = UsePurpose.RESTORATION) -> m.ReportUse:
    return m.ReportUse(year=2023, division=UP, purpose=purpose, amount_fen=fen, report="b" * 64)


def alone(one: Receiver) -> Receiver:
    """As if one person had changed the account and confirmed it."""
    return one.model_copy(update={"payee": one.payee.model_copy(update={"confirmed_by": one.payee.changed_by})})


def with_city_share(title: str) -> Scenario:
    """The city adds half a million yuan for the division that owes three."""
    city = (CityShare(division=DOWN, amount_fen=50_000_000),)
    return settled(Scenario(title, None, W4.steps), due(DOWN, NET), city=city)


MONEY = [
    renamed(DUE, "Paying in is due within fifteen days of the notice, and in the amount that is owed")
    .then_due("pay_in/2023", on="2024-02-06")
    .when(m.RecordPayment(year=2023, payer=UP, amount_fen=1, treasury_ref="GK1"), by=Role.TREASURY)
    .then_refused("NOT_DUE")
    .when(m.RecordPayment(year=2023, payer=DOWN, amount_fen=NET + 1, treasury_ref="GK1"), by=Role.TREASURY)
    .then_refused("NOT_DUE", "amount_fen")
    .when(m.RecordPayment(year=2023, payer=DOWN, amount_fen=1, treasury_ref="GK1"), by=Role.TREASURY)
    .then(m.PaidIn)
    .when(m.RecordPayment(year=2023, payer=DOWN, amount_fen=1, treasury_ref="GK1"), by=Role.TREASURY)
    .then_refused("RECORDED_ALREADY", "treasury_ref")
    .when(m.Deduct(year=2023, payer=DOWN, settlement_no="体制结算2024"), by=Role.TREASURY)
    .then_refused("NOT_DUE"),
    renamed(DUE, "What is not paid in time is deducted at the annual settlement, without interest")
    .when(m.RecordPayment(year=2023, payer=DOWN, amount_fen=NET - 1, treasury_ref="GK1"), by=Role.TREASURY)
    .then(m.PaidIn)
    .at("2024-02-07 09:00")
    .then_passed(m.FellOverdue, at="2024-02-07 00:00", payers=(DOWN,))
    .when(m.Deduct(year=2023, payer=DOWN, settlement_no="体制结算2024"), by=Role.TREASURY)
    .then(fact(m.Deducted, amount_fen=1)),
    renamed(PAID, "Receivers are those of the settlement, and two persons send the money")
    .when(m.Distribute(year=2023, line=LINE, allocation="1", receivers=(receiver(DOWN),)), by=Role.FIN_MAKER)
    .then_refused("RECEIVERS", "receivers")
    .when(m.ConfirmDistribution(year=2023), by=Role.FIN_CHECKER)
    .then_refused("YEAR_STATUS")
    .when(
        m.Distribute(year=2023, line=LINE, allocation="1", receivers=(receiver(),)), by=Role.FIN_MAKER, person="maker"
    )
    .then(m.DistributionOrdered)
    .when(m.ConfirmDistribution(year=2023), by=Role.FIN_CHECKER, person="maker")
    .then_refused("FOUR_EYES_VIOLATION"),
    renamed(distributed(PAID, UP), "A line that says no is asked again; old answers change nothing")
    .heard(line_says(Verdict.REFUSED, code=FundCode.BUDGET_EXHAUSTED))
    .then(fact(m.CommitmentRefused, code=FundCode.BUDGET_EXHAUSTED))
    .when(m.ConfirmDistribution(year=2023), by=Role.FIN_CHECKER, person="checker")
    .then(fact(m.CommitmentSought, step=2))
    .heard(line_says(Verdict.COMMITTED, step=1))
    .then_nothing()
    .heard(line_says(Verdict.COMMITTED, step=2))
    .then(m.DistributionCommitted),
    renamed(COMMITTED, "A bank that said it came back may find out that it was paid")
    .heard(returned(1, NET))
    .then(m.ShareReturned)
    .heard(executed(1, NET))
    .then(m.ShareDistributed, m.YearSettled)
    .heard(executed(1, NET))
    .then_nothing(),
    corrected(
        renamed(COMMITTED, "A share that comes back goes to another account, which a second person confirms")
        .when(corrects(), by=Role.APPLICANT, person="county")
        .then_refused("NOT_RETURNED", "division")
        .heard(returned(1, NET))
        .then(fact(m.ShareReturned, division=UP, seq=1, reason="账户已注销"))
        .heard(returned(1, NET))
        .then_nothing()
        .when(m.ConfirmPayee(year=2023, division=UP), by=Role.FIN_CHECKER, person="checker")
        .then_refused("NOT_CORRECTED", "division")
        .when(corrects(OLD_ACCOUNT), by=Role.APPLICANT, person="county")
        .then_refused("SAME_ACCOUNT", "bank.account_no")
        .when(m.CorrectPayee(year=2023, division=UP, bank=account(name="某公司")), by=Role.APPLICANT)
        .then_refused("NAME_MISMATCH", "bank.account_name")
        .when(corrects(), by=Role.FIN_MAKER, person="p1")
        .then_refused("FOUR_EYES_VIOLATION", "actor")
        .when(corrects(), by=Role.FIN_MAKER, person="maker")
        .then(m.PayeeCorrected)
        .when(m.ConfirmPayee(year=2023, division=UP), by=Role.FIN_CHECKER, person="maker")
        .then_refused("FOUR_EYES_VIOLATION", "actor")
        .when(m.ConfirmPayee(year=2023, division=UP, agrees=False), by=Role.FIN_CHECKER, person="checker")
        .then(m.PayeeDeclined),
        step=3,
    )
    .when(corrects(), by=Role.APPLICANT, person="county")
    .then_refused("NOT_RETURNED")
    .heard(returned(1, NET))
    .then_nothing()
    .heard(executed(1, NET, step=3))
    .then(fact(m.ShareDistributed, division=UP, amount_fen=NET), m.YearSettled),
    corrected(
        renamed(COMMITTED, "A payment that was given up is asked for again, maybe to the same account")
        .heard(cancelled(1, NET))
        .then(fact(m.ShareCancelled, division=UP, seq=1)),
        step=3,
        number=OLD_ACCOUNT,
    )
    .heard(executed(1, NET, step=3))
    .then(m.ShareDistributed, m.YearSettled),
    corrected(
        renamed(SETTLED, "A return takes back that the year was settled, until the share is paid again")
        .heard(returned(1, NET))
        .then(m.ShareReturned)
        .when(use(NET), by=Role.APPLICANT)
        .then_refused("YEAR_STATUS"),
        step=3,
    )
    .heard(executed(1, NET, step=3))
    .then(m.ShareDistributed, m.YearSettled)
    .when(use(NET), by=Role.APPLICANT)
    .then(m.UseReported, m.YearClosed, m.AgreementEnded),
    corrected(
        renamed(SETTLED, "Even after the agreement has ended: it is open again, until the share is paid again")
        .when(use(NET), by=Role.APPLICANT)
        .then(m.UseReported, m.YearClosed, m.AgreementEnded)
        .heard(returned(1, NET))
        .then(m.ShareReturned)
        .then_state("AGREED"),
        step=3,
    )
    .heard(executed(1, NET, step=3))
    .then(m.ShareDistributed, m.YearSettled, m.YearClosed, m.AgreementEnded)
    .then_state("ENDED"),
    renamed(SETTLED, "What comes back in a later year is the treasury's: the share is ordered anew from other money")
    .heard(returned(1, NET, prior_year=True))
    .then(fact(m.ShareReturned, prior_year=True))
    .when(corrects(), by=Role.APPLICANT, person="county")
    .then_refused("PRIOR_YEAR_RETURN", "division")
    .when(order(UP), by=Role.FIN_MAKER, person="maker")
    .then(m.DistributionOrdered)
    .when(m.ConfirmDistribution(year=2023), by=Role.FIN_CHECKER, person="checker")
    .then(fact(m.CommitmentSought, step=3, amount_fen=NET))
    .heard(line_says(Verdict.COMMITTED, step=3))
    .then(fact(m.DistributionCommitted, step=4, first_seq=2))
    .heard(executed(2, NET, step=4))
    .then(fact(m.ShareDistributed, division=UP, amount_fen=NET), m.YearSettled),
    renamed(SETTLED, "What was received is accounted for, to the fen and for the river")
    .when(use(NET + 1), by=Role.APPLICANT)
    .then_refused("MORE_THAN_RECEIVED", "amount_fen")
    .when(use(1, UsePurpose.OTHER), by=Role.APPLICANT)
    .then_refused("OFF_PURPOSE", "purpose")
    .when(use(1, UsePurpose.LIVELIHOOD), by=Role.APPLICANT)
    .then_refused("OFF_PURPOSE", "purpose")
    .when(use(NET - 1), by=Role.APPLICANT)
    .then(m.UseReported)
    .when(use(1, UsePurpose.PROTECTION), by=Role.APPLICANT)
    .then(m.UseReported, m.YearClosed, m.AgreementEnded)
    .then_state("ENDED"),
    renamed(PAID, "Whoever judged a month touches no payment, and an account is confirmed by a second person")
    .when(order(UP), by=Role.FIN_MAKER, person="p1")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(m.VoidMonth(**AGREE, tampered_by=UP, document_no="金环罚〔2024〕7号"), by=Role.APPROVER, person="maker")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(
        m.Distribute(year=2023, line=LINE, allocation="1", receivers=(alone(receiver()),)),
        by=Role.FIN_MAKER,
        person="maker",
    )
    .then_refused("FOUR_EYES_VIOLATION", "receivers.0.payee.confirmed_by")
    .when(order(UP), by=Role.FIN_MAKER, person="maker")
    .then(m.DistributionOrdered)
    .when(m.ConfirmDistribution(year=2023), by=Role.FIN_CHECKER, person="p1")
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    renamed(distributed(PAID, UP), "While the line is asked nothing else is ordered")
    .when(order(UP), by=Role.FIN_MAKER, person="maker")
    .then_refused("COMMITMENT_UNDER_WAY", "year")
    .when(m.ConfirmDistribution(year=2023), by=Role.FIN_CHECKER, person="checker")
    .then_refused("COMMITMENT_UNDER_WAY", "year"),
    with_city_share("Whoever has not paid in does not hold up the city's share")
    .when(order(UP), by=Role.FIN_MAKER, person="maker")
    .then_refused("YEAR_STATUS")
    .when(order(UP, city_share_only=True), by=Role.FIN_MAKER, person="maker")
    .then_refused("RECEIVERS", "receivers")
    .when(order(DOWN, city_share_only=True), by=Role.FIN_MAKER, person="maker")
    .then(m.DistributionOrdered)
    .when(m.ConfirmDistribution(year=2023), by=Role.FIN_CHECKER, person="checker")
    .then(fact(m.CommitmentSought, step=1, amount_fen=50_000_000))
    .heard(line_says(Verdict.COMMITTED))
    .then(fact(m.DistributionCommitted, step=2, first_seq=1))
    .at("2024-03-01 09:00")
    .heard(executed(1, 50_000_000))
    .then_passed(m.FellOverdue, payers=(DOWN,))
    .then(fact(m.ShareDistributed, division=DOWN, amount_fen=50_000_000))
    .when(order(DOWN, city_share_only=True), by=Role.FIN_MAKER, person="maker")
    .then_refused("RECEIVERS")
    .when(m.Deduct(year=2023, payer=DOWN, settlement_no="体制结算2024"), by=Role.TREASURY)
    .then(m.Deducted)
    .when(order(UP), by=Role.FIN_MAKER, person="maker")
    .then(m.DistributionOrdered)
    .when(m.ConfirmDistribution(year=2023), by=Role.FIN_CHECKER, person="checker")
    .then(fact(m.CommitmentSought, step=3, amount_fen=NET))
    .heard(line_says(Verdict.COMMITTED, step=3))
    .then(fact(m.DistributionCommitted, step=4, first_seq=2))
    .heard(executed(2, NET, step=4))
    .then(fact(m.ShareDistributed, division=UP, amount_fen=NET), m.YearSettled),
    # 500,000 yuan of the city's share come back while the line is asked for the 3,000,000: each keeps its own amount
    corrected(
        with_city_share("What comes back while the line is asked changes nothing that was asked")
        .when(order(DOWN, city_share_only=True), by=Role.FIN_MAKER, person="maker")
        .then(m.DistributionOrdered)
        .when(m.ConfirmDistribution(year=2023), by=Role.FIN_CHECKER, person="checker")
        .then(fact(m.CommitmentSought, step=1, amount_fen=50_000_000))
        .heard(line_says(Verdict.COMMITTED))
        .then(m.DistributionCommitted)
        .when(m.RecordPayment(year=2023, payer=DOWN, amount_fen=NET, treasury_ref="GK1"), by=Role.TREASURY)
        .then(m.PaidIn)
        .when(order(UP), by=Role.FIN_MAKER, person="maker")
        .then(m.DistributionOrdered)
        .when(m.ConfirmDistribution(year=2023), by=Role.FIN_CHECKER, person="checker")
        .then(fact(m.CommitmentSought, step=3, amount_fen=NET))
        .at("2024-03-01 09:00")
        .heard(returned(1, 50_000_000))
        .then(m.ShareReturned),
        step=4,
        division=DOWN,
    )
    .heard(line_says(Verdict.COMMITTED, step=3))
    .then(fact(m.DistributionCommitted, step=5, first_seq=2))
    .heard(executed(2, NET, step=5))
    .then(fact(m.ShareDistributed, division=UP, amount_fen=NET))
    .heard(executed(1, 50_000_000, step=4))
    .then(fact(m.ShareDistributed, division=DOWN, amount_fen=50_000_000), m.YearSettled),
]

# -- loads, quantities, classes, grades ---------------------------------------------------------------------------

PRICES = (price(),)
QUANTITIES = agreement(
    Formula.JH2016,
    section("IN", upstream=Division.DONGYANG, downstream=UP),
    section(inflow="IN"),
    params=Params(prices=PRICES),
    signed_by=(Division.DONGYANG, UP, DOWN),
)


def excess(told: Scenario, tonnes: int, where: str) -> Scenario:
    """So many tonnes above the target of 6 mg/L in a million m3; below it where less than nothing."""
    told = reported(told, APRIL, Means(cod_mn=D(6 + tonnes)), where)
    return computed(volume(told, APRIL, 1_000_000, where), APRIL, where)


def quantity(tonnes: str) -> m.Quantity:
    return m.Quantity(indicator=Indicator.COD_MN, tonnes=D(tonnes))


OTHERS = [
    computed(
        volume(
            reported(
                signed("Loads: 42 t, 9 t and 1.5 t below the target", agreement(Formula.LOAD, W6_SECTION), "6.e/W6").at(
                    IN_MAY
                ),
                APRIL,
                MET,
            ),
            APRIL,
            30_000_000,
        ),
        APRIL,
        figures=MonthFigures(
            section_id=BRIDGE,
            year_month=APRIL,
            version=1,
            basis=Basis.AUTO,
            valid_days=28,
            means=Means(cod_mn=D("2.6000"), nh3_n=D("0.2000"), tp=D("0.0500")),
            volume_m3=30_000_000,
            result=Result(
                direction=Direction.TO_UPSTREAM,
                amount_fen=12_000_000,
                water_class=WaterClass.CLASS_II,
                target_met=True,
                lines=(
                    m.Worked(name="高锰酸盐指数", value="42 t × 1,000.00元/t", worked="(4 − 2.6) mg/L × 30百万立方米"),
                    m.Worked(name="氨氮", value="9 t × 7,000.00元/t", worked="(0.5 − 0.2) mg/L × 30百万立方米"),
                    m.Worked(name="总磷", value="1.5 t × 10,000.00元/t", worked="(0.1 − 0.05) mg/L × 30百万立方米"),
                ),
            ),
        ),
    ),
    excess(
        excess(signed("A penalty is less by the excess that came in", QUANTITIES, "6.e/W9").at(IN_MAY), 5, "IN"),
        12,
        BRIDGE,
    ),
    reported(signed("What came in is computed first", QUANTITIES).at(IN_MAY), APRIL, MET)
    .when(m.ImportVolume(**AGREE, volume_m3=1_000_000), by=Role.PLATFORM)
    .then(m.VolumeImported)
    .when(CLOSE, by=Role.MONITOR)
    .then_refused("INFLOW_MISSING"),
    settled(
        year(
            signed(
                "One class better, and three whole points",
                agreement(Formula.CLASS_STEP, section(last_year=Means(cod_mn=D("3"), nh3_n=D("0.4"), tp=D("0.08")))),
                "6.e/W8",
            ),
            [Means(cod_mn=D("2.892"), nh3_n=D("0.3856"), tp=D("0.07712"))] * 12,
        ),
        due(DOWN, 6_300_000_000),
    ),
    settled(
        year(
            signed("Grades cost nobody anything, and a year without money is closed at once", agreement(Formula.GRADE)),
            [GOOD] * 12,
        ),
        followed_by=(m.YearSettled, m.YearClosed, m.AgreementEnded),
    ),
    settled(
        year(
            signed("A year in which only the city pays is settled with its share", agreement(Formula.GRADE)),
            [GOOD] * 12,
        ),
        city=(CityShare(division=DOWN, amount_fen=50_000_000), CityShare(division=UP, amount_fen=20_000_000)),
    )
    .when(order(UP, DOWN, city_share_only=True), by=Role.FIN_MAKER, person="maker")
    .then(m.DistributionOrdered)
    .when(m.ConfirmDistribution(year=2023), by=Role.FIN_CHECKER, person="checker")
    .then(fact(m.CommitmentSought, step=1, amount_fen=70_000_000))
    .heard(line_says(Verdict.COMMITTED))
    .then(fact(m.DistributionCommitted, step=2, first_seq=1))
    .heard(executed(1, 20_000_000))
    .then(fact(m.ShareDistributed, division=UP, amount_fen=20_000_000))
    .heard(executed(2, 50_000_000))
    .then(fact(m.ShareDistributed, division=DOWN, amount_fen=50_000_000), m.YearSettled),
]

SCENARIOS = [*SIGNING, *DATA, *MONTHS, *YEARS, *MONEY, *OTHERS]
