"""The rules of a watershed agreement: from samples to means, from means to money, from months to a year's settlement.

Everything is exact until it is rounded once, half up, to the fen; an index P is rounded half to even to its decimals, as
measured quantities are. Each month and each year has a status of its own; the case is open until all years are closed.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from services.finance.cases.watershed_agreement import messages as m
from services.finance.cases.watershed_agreement import policy as law
from services.finance.cases.watershed_agreement import refusals as no
from services.finance.cases.watershed_agreement.messages import (
    Basis,
    Exclusion,
    Flag,
    Formula,
    Grade,
    MonthStatus,
    SectionKind,
    Settlement,
    Source,
    YearStatus,
)
from services.finance.cases.watershed_agreement.policy import WatershedPolicy
from shared.casework import four_eyes, grant_law, guards, money
from shared.casework.calendar import local
from shared.casework.case_type import Context, State, become
from shared.casework.clawback import LegPayment
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.grant_states import payee_of
from shared.casework.law import Limit, Unit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.rounding import half_up
from shared.contracts.finance import (
    Direction,
    Division,
    Indicator,
    Role,
    Verdict,
    WaterClass,
    WatershedSectionAgreed,
    payment_case,
)
from shared.contracts.granting import PaymentOutcome
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text, as_yuan, worded

Now = Context[WatershedPolicy]
Key = tuple[str, str]
"""A section and a month, ``("JD-WC", "2023-04")``."""

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before the agreement is signed."""


@dataclass(frozen=True)
class Month:
    """A month of one section under way."""

    status: MonthStatus
    figures: m.MonthFigures
    by: str
    """Who computed it."""
    objections_until: date | None = None
    objected_by: Division | None = None
    examined: m.ObjectionExamined | None = None
    examiners: tuple[str, ...] = ()
    """Whoever examined an objection to it, also before it was revised."""


@dataclass(frozen=True)
class Payout:
    """A receiver's payment: where it goes, and what became of it. The leg's ``step`` is of the newest request for it."""

    seq: int
    receiver: m.Receiver
    leg: LegPayment

    @property
    def division(self) -> Division:
        return self.receiver.division

    @property
    def is_paid(self) -> bool:
        return self.leg.outcome is PaymentOutcome.EXECUTED

    @property
    def is_lost(self) -> bool:
        """It came back in a later year: nothing can be paid from there any more."""
        return self.leg.outcome is PaymentOutcome.RETURNED and self.leg.prior_year

    @property
    def is_back(self) -> bool:
        """It came back or was given up, and can be asked for again."""
        return self.leg.outcome in (PaymentOutcome.RETURNED, PaymentOutcome.CANCELLED) and not self.is_lost


@dataclass(frozen=True)
class Asking:
    """What the line has not answered yet. ``amounts`` stay as they were asked for, whatever comes back meanwhile."""

    step: int
    amounts: Mapping[Division, int]


@dataclass(frozen=True)
class YearFile:
    """A year's settlement under way."""

    status: YearStatus
    figures: m.YearFigures
    by: str
    checked: Mapping[str, str] = field(default_factory=dict)
    """Role -> person, of the joint verification."""
    notice: m.NoticeIssued | None = None
    paid_in: Mapping[Division, int] = field(default_factory=dict)
    references: frozenset[str] = frozenset()
    """The treasury's, of what was paid in."""
    is_overdue: bool = False
    order: m.DistributionOrdered | None = None
    """What was ordered and is not promised by its line yet."""
    asked: Asking | None = None
    step: int = 0
    payouts: tuple[Payout, ...] = ()
    corrections: Mapping[Division, m.PayeeCorrected] = field(default_factory=dict)
    """Accounts that await a second person."""
    used: Mapping[Division, int] = field(default_factory=dict)

    def open_for(self, city_share_only: bool) -> dict[Division, int]:
        """What is still to be ordered for each receiver: the city's share alone, or all there is; anew what was lost."""
        city = {one.division: one.amount_fen for one in self.figures.city_share}
        ordered: dict[Division, int] = defaultdict(int)
        for one in self.kept:
            ordered[one.division] += one.leg.amount_fen
        due = city if city_share_only else receipts(self.figures)
        return {division: left for division, fen in due.items() if (left := fen - ordered[division]) > 0}

    @property
    def kept(self) -> tuple[Payout, ...]:
        return tuple(one for one in self.payouts if not one.is_lost)

    @property
    def ordered(self) -> dict[Division, int]:
        """The amounts of the order."""
        due = self.open_for(self.order.city_share_only) if self.order else {}
        receivers = {one.division for one in self.order.receivers} if self.order else ()
        return {division: amount for division, amount in due.items() if division in receivers}

    @property
    def is_accounted_for(self) -> bool:
        """Of all that is received, somebody told the use: at once where nobody receives anything."""
        return all(self.used.get(division, 0) >= amount for division, amount in receipts(self.figures).items())

    def back_of(self, division: Division) -> tuple[Payout, ...]:
        return tuple(one for one in self.payouts if one.division is division and one.is_back)

    @property
    def owed(self) -> dict[Division, int]:
        dues = self.notice.dues if self.notice else ()
        open_dues = {one.payer: one.amount_fen - self.paid_in.get(one.payer, 0) for one in dues}
        return {payer: amount for payer, amount in open_dues.items() if amount}


@dataclass(frozen=True, kw_only=True)
class Agreed(State):
    TITLE: ClassVar[Text] = Text("执行中", "in force")
    agreement: m.AgreementSigned
    samples: Mapping[str, Mapping[tuple[datetime, Source], m.Sample]] = field(default_factory=dict)
    """By station, moment and source: what is sent again for the same analysis takes the place of what was sent before."""
    reports: Mapping[tuple[str, str, Source], m.MonthReported] = field(default_factory=dict)
    volumes: Mapping[Key, m.VolumeImported] = field(default_factory=dict)
    estimates: frozenset[tuple[str, str, Division]] = frozenset()
    exempted: Mapping[Key, Exclusion] = field(default_factory=dict)
    voided: Mapping[Key, Division] = field(default_factory=dict)
    months: Mapping[Key, Month] = field(default_factory=dict)
    confirmed: Mapping[Key, m.MonthFigures] = field(default_factory=dict)
    """The newest version of each month that was confirmed; years rest on these alone."""
    years: Mapping[int, YearFile] = field(default_factory=dict)
    judges: frozenset[str] = frozenset()
    """Whoever examined, decided, exempted, voided, confirmed or approved: they touch no payment of the case (E3)."""
    payers: frozenset[str] = frozenset()
    """Makers and checkers of finance who reckoned or paid a year: they judge nothing of the case (E3)."""

    def section(self, section_id: str) -> m.Section:
        for one in self.agreement.sections:
            if one.section_id == section_id:
                return one
        raise no.NO_SUCH_SECTION.at("section_id", section_id)


@dataclass(frozen=True, kw_only=True)
class Ended(Agreed):
    TITLE: ClassVar[Text] = Text("已办结", "closed")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

LEADER = codes(Role.LEADER)
APPROVER = codes(Role.APPROVER)
MONITOR = codes(Role.MONITOR)
DATA = codes(Role.MONITOR, Role.PLATFORM)
COUNTY = codes(Role.APPLICANT)
SECOND = codes(Role.REVIEWER_2)
MAKER = codes(Role.FIN_MAKER)
CHECKER = codes(Role.FIN_CHECKER)
TREASURY = codes(Role.TREASURY)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.SignAgreement, *LEADER, *APPROVER, ground=law.ORDER_779),
    row(Agreed, m.ImportSamples, *DATA, ground=law.STATIONS),
    row(Agreed, m.ImportMonthReport, *DATA, ground=law.STATIONS),
    row(Agreed, m.ImportVolume, *DATA, ground=law.STATIONS),
    row(Agreed, m.AgreeEstimate, *COUNTY, ground=law.STATIONS),
    row(Agreed, m.ExemptMonth, *APPROVER, ground=law.JINHUA),
    row(Agreed, m.VoidMonth, *APPROVER, ground=law.JINHUA),
    row(Agreed, m.CloseMonth, *MONITOR, ground=law.CLOSING),
    row(Agreed, m.CheckMonth, *MONITOR, ground=law.FOUR_EYES),
    row(Agreed, m.Object, *COUNTY, ground=law.OBJECTION),
    row(Agreed, m.ExamineObjection, *SECOND, ground=law.OBJECTION),
    row(Agreed, m.DecideObjection, *APPROVER, ground=law.OBJECTION),
    row(Agreed, m.ConfirmMonth, *APPROVER, ground=law.JINHUA),
    row(Agreed, m.ComputeYear, *MAKER, ground=law.JINHUA),
    row(Agreed, m.JointVerify, *CHECKER, *TREASURY, ground=law.JINHUA),
    row(Agreed, m.CityApproval, *codes(Role.MEETING, Role.LEADER), ground=law.JINHUA),
    row(Agreed, m.IssueNotices, *LEADER, ground=law.JINHUA),
    row(Agreed, m.RecordPayment, *TREASURY, ground=law.JINHUA),
    row(Agreed, m.LetTimePass, *SYSTEM, ground=law.JINHUA),
    row(Agreed, m.Deduct, *TREASURY, ground=law.DEDUCTION),
    row(Agreed, m.Distribute, *MAKER, ground=law.FOUR_EYES),
    row(Agreed, m.ConfirmDistribution, *CHECKER, ground=law.FOUR_EYES),
    row(Agreed, m.RecordCommitment, *SYSTEM, ground=law.JINHUA),
    row((Agreed, Ended), m.RecordDistribution, *SYSTEM, ground=law.JINHUA),
    row(Agreed, m.CorrectPayee, *COUNTY, *MAKER, ground=law.FOUR_EYES),
    row(Agreed, m.ConfirmPayee, *CHECKER, ground=law.FOUR_EYES),
    row(Agreed, m.ReportUse, *COUNTY, ground=law.USE),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    match command:
        case m.SignAgreement():
            return sign(command, context)
        case m.ImportSamples():
            return import_samples(command, state, context)
        case m.ImportMonthReport():
            return import_report(command, state, context)
        case m.ImportVolume():
            return import_volume(command, state, context)
        case m.AgreeEstimate():
            return agree_estimate(command, state)
        case m.ExemptMonth():
            return exempt(command, state, context)
        case m.VoidMonth():
            return void(command, state, context)
        case m.CloseMonth():
            return close_month(command, state, context)
        case m.CheckMonth():
            return check_month(command, state, context)
        case m.Object():
            return object_to(command, state, context)
        case m.ExamineObjection():
            return examine(command, state, context)
        case m.DecideObjection():
            return decide_objection(command, state, context)
        case m.ConfirmMonth():
            return confirm_month(command, state, context)
        case m.ComputeYear():
            return compute_year(command, state, context)
        case m.JointVerify():
            return verify(command, state, context)
        case m.CityApproval():
            return approve_year(command, state, context)
        case m.IssueNotices():
            return issue_notices(command, state, context)
        case m.RecordPayment():
            return record_payment(command, state)
        case m.LetTimePass():
            return let_time_pass(command, state, context)
        case m.Deduct():
            return deduct(command, state)
        case m.Distribute():
            return distribute(command, state, context)
        case m.ConfirmDistribution():
            return confirm_distribution(command, state, context)
        case m.RecordCommitment():
            return record_commitment(command, state)
        case m.RecordDistribution():
            return record_distribution(command, state, context)
        case m.CorrectPayee():
            return correct_payee(command, state, context)
        case m.ConfirmPayee():
            return confirm_payee(command, state, context)
        case m.ReportUse():
            return report_use(command, state, context)
        case _:
            return []


# -- the agreement ------------------------------------------------------------------------------------------------


def sign(command: m.SignAgreement, context: Now) -> Sequence[Fact]:
    if command.year_to < command.year_from:
        raise no.TERM_REVERSED.at("year_to", command.year_to)
    ids = [one.section_id for one in command.sections]
    if len(set(ids)) < len(ids):
        raise no.SECTION_TWICE.at("sections", ids)
    _not_open_elsewhere(context)
    for place, section in enumerate(command.sections):
        _well_placed(f"sections.{place}", section, command)
        _has_baseline(f"sections.{place}.baseline", section, command, context.policy)
    _fair_params(command, context.policy)
    told = {
        name: getattr(command, name) for name in m.AgreementSigned.model_fields if name not in ("signed_on", "currency")
    }
    return [m.AgreementSigned(**told, signed_on=context.today)]


def _not_open_elsewhere(context: Now) -> None:
    for one in context.notes.values():
        if isinstance(one, WatershedSectionAgreed) and one.case_id != context.me.id:
            raise no.AGREED_ALREADY.at("agreement_no", one.agreement_no, case_id=one.case_id)


def _well_placed(field: str, section: m.Section, command: m.SignAgreement) -> None:
    if section.upstream is section.downstream:
        raise no.SAME_DIVISION.at(f"{field}.downstream", section.downstream)
    for division in (section.upstream, section.downstream):
        if division not in command.signed_by:
            raise no.SIGNATURE_MISSING.at("signed_by", command.signed_by, division=division)
    if section.inflow is not None and section.inflow not in [one.section_id for one in command.sections]:
        raise no.NO_SUCH_SECTION.at(f"{field}.inflow", section.inflow)
    if section.target_class is WaterClass.WORSE:
        raise no.NO_LIMITS.at(f"{field}.target_class", section.target_class)


def _has_baseline(field: str, section: m.Section, command: m.SignAgreement, policy: WatershedPolicy) -> None:
    match command.formula:
        case Formula.XINAN_P | Formula.MONTHLY_P:
            wanted = [indicator for indicator, _ in weights_of(command.params, policy)]
            if not all(section.baseline and section.baseline.of(one) for one in wanted):
                raise no.BASELINE_MISSING.at(field, section.section_id)
        case Formula.CLASS_STEP | Formula.GRADE:
            wanted = policy.index_indicators.value
            if not all(section.last_year and section.last_year.of(one) for one in wanted):
                raise no.BASELINE_MISSING.at(field.replace("baseline", "last_year"), section.section_id)


def _fair_params(command: m.SignAgreement, policy: WatershedPolicy) -> None:
    params = command.params
    if params.weights:
        total = sum(one.weight for one in params.weights)
        if total != 1 or len({one.indicator for one in params.weights}) < len(params.weights):
            raise no.WEIGHTS.at("params.weights", total, total=total)
    if params.base_class is WaterClass.WORSE:
        raise no.NO_LIMITS.at("params.base_class", params.base_class)
    if command.formula is Formula.JH2016 and not params.prices:
        raise no.PRICE_MISSING.at("params.prices")
    priced = [one.indicator for one in params.prices]
    limited = {one for section in command.sections for one in class_limits(section.kind, policy)}
    if len(set(priced)) < len(priced) or not limited.issuperset(priced):
        raise no.PRICES.at("params.prices", priced)


def weights_of(params: m.Params, policy: WatershedPolicy) -> list[tuple[Indicator, Decimal]]:
    return [(one.indicator, one.weight) for one in params.weights] or list(policy.p_weights.value)


def prices_of(params: m.Params, policy: WatershedPolicy) -> list[tuple[Indicator, int]]:
    return [(one.indicator, one.fen_per_t) for one in params.prices] or list(policy.prices.value)


# -- data ---------------------------------------------------------------------------------------------------------


def import_samples(command: m.ImportSamples, state: Agreed, context: Now) -> Sequence[Fact]:
    """A sample that came before is passed over, a corrected one replaces it; one that is out of range is marked as suspect."""
    stations = {one.station_code for one in state.agreement.sections}
    new: list[m.Sample] = []
    for place, sample in enumerate(command.samples):
        if sample.station_code not in stations:
            raise no.NO_SUCH_SECTION.at(f"samples.{place}.station_code", sample.station_code)
        day = local(sample.sampled_at).date()
        guards.not_in_future(f"samples.{place}.sampled_at", day, context.today)
        _in_term(f"samples.{place}.sampled_at", f"{day:%Y-%m}", state)
        marked = _marked(sample, context.policy)
        known = state.samples.get(sample.station_code, {}).get((sample.sampled_at, sample.source))
        if marked != known and marked not in new:
            new.append(marked)
    suspects = sum(one.flag is Flag.SUSPECT for one in new)
    return [m.SamplesImported(samples=tuple(new), suspects=suspects)] if new else []


def _marked(sample: m.Sample, policy: WatershedPolicy) -> m.Sample:
    beyond = any(
        (value := sample.of(indicator)) is not None and value > most for indicator, most in policy.ranges.value
    )
    return sample.model_copy(update={"flag": Flag.SUSPECT}) if beyond else sample


def import_report(command: m.ImportMonthReport, state: Agreed, context: Now) -> Sequence[Fact]:
    state.section(command.section_id)
    _over("year_month", command.year_month, state, context)
    return [m.MonthReported(**{name: getattr(command, name) for name in m.MonthReported.model_fields})]


def import_volume(command: m.ImportVolume, state: Agreed, context: Now) -> Sequence[Fact]:
    state.section(command.section_id)
    _over("year_month", command.year_month, state, context)
    return [m.VolumeImported(**{name: getattr(command, name) for name in m.VolumeImported.model_fields})]


def agree_estimate(command: m.AgreeEstimate, state: Agreed) -> Sequence[Fact]:
    section = state.section(command.section_id)
    _party("division", command.division, section)
    _in_term("year_month", command.year_month, state)
    if (command.section_id, command.year_month, command.division) in state.estimates:
        return []
    return [m.EstimateAgreed(section_id=command.section_id, year_month=command.year_month, division=command.division)]


def exempt(command: m.ExemptMonth, state: Agreed, context: Now) -> Sequence[Fact]:
    _not_begun(command.section_id, command.year_month, state)
    _judges(state, context)
    told: dict[str, Any] = {"section_id": command.section_id, "year_month": command.year_month}
    told |= {"ground": Exclusion.EXTREME_EVENT, "proof": command.proof, "reasons": command.reasons}
    return [m.MonthExempted(**told, by=context.actor.person)]


def _judges(state: Agreed, context: Now, *others: str) -> None:
    """Whoever judges neither pays (E3) nor did what is judged."""
    four_eyes.two_persons("actor", context.actor.person, [*others, *state.payers])


def void(command: m.VoidMonth, state: Agreed, context: Now) -> Sequence[Fact]:
    """Also after a month was confirmed: it is computed anew, and what differs is settled with the next year."""
    section = state.section(command.section_id)
    _party("tampered_by", command.tampered_by, section)
    _in_term("year_month", command.year_month, state)
    _judges(state, context)
    told = {name: getattr(command, name) for name in m.MonthVoided.model_fields if name != "by"}
    return [m.MonthVoided(**told, by=context.actor.person)]


def _not_begun(section_id: str, year_month: str, state: Agreed) -> None:
    state.section(section_id)
    _in_term("year_month", year_month, state)
    if (month := state.months.get((section_id, year_month))) is not None:
        raise no.MONTH_STATUS.at("year_month", year_month, status=month.status)


def _in_term(field: str, year_month: str, state: Agreed) -> None:
    first, last = state.agreement.year_from, state.agreement.year_to
    if not first <= int(year_month[:4]) <= last:
        raise no.OUTSIDE_TERM.at(field, year_month, first=first, last=last)


def _over(field: str, year_month: str, state: Agreed, context: Now) -> None:
    _in_term(field, year_month, state)
    if context.today <= last_day_of(year_month):
        raise no.MONTH_NOT_OVER.at(field, year_month)


def last_day_of(year_month: str) -> date:
    year, month = map(int, year_month.split("-"))
    return date(year, month, monthrange(year, month)[1])


def _party(field: str, division: Division, section: m.Section) -> None:
    if division not in (section.upstream, section.downstream):
        raise no.NOT_A_PARTY.at(field, division)


# -- from samples to means ----------------------------------------------------------------------------------------


COUNTED = (Flag.VALID, Flag.BELOW_LIMIT)
"""What a station marked otherwise, or what is suspect, enters no mean."""


def _counts(sample: m.Sample) -> bool:
    """Water that flowed backwards is not that of the upstream division."""
    return sample.flag in COUNTED and (sample.flow_m3s is None or sample.flow_m3s >= 0)


def mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _value(sample: m.Sample, indicator: Indicator, policy: WatershedPolicy) -> Fraction | None:
    """Below the limit of detection, half of it counts."""
    found = sample.of(indicator)
    if found is None:
        return None
    return Fraction(found) * Fraction(*policy.below_limit.value) if sample.flag is Flag.BELOW_LIMIT else Fraction(found)


def daily_means(samples: Iterable[m.Sample], policy: WatershedPolicy) -> dict[date, dict[Indicator, Fraction]]:
    """Of days with enough values; what is missing of an indicator leaves the others alone."""
    found: dict[date, dict[Indicator, list[Fraction]]] = defaultdict(lambda: defaultdict(list))
    for sample in samples:
        for indicator in Indicator:
            if (value := _value(sample, indicator, policy)) is not None:
                found[local(sample.sampled_at).date()][indicator].append(value)
    enough = policy.values_a_day.value
    return {
        day: means
        for day, values in found.items()
        if (means := {indicator: mean(got) for indicator, got in values.items() if len(got) >= enough})
    }


def means_of(values: Iterable[Mapping[Indicator, Fraction]]) -> dict[Indicator, Fraction]:
    gathered: dict[Indicator, list[Fraction]] = defaultdict(list)
    for one in values:
        for indicator, value in one.items():
            gathered[indicator].append(value)
    return {indicator: mean(got) for indicator, got in gathered.items()}


@dataclass(frozen=True)
class Found:
    """What a month's means rest on."""

    basis: Basis | None
    valid_days: int
    means: Mapping[Indicator, Fraction]


def needed_for(section: m.Section, state: Agreed, policy: WatershedPolicy) -> list[Indicator]:
    """The indicators without which a month cannot be judged: those of the index, those with a price, or those of the class."""
    params = state.agreement.params
    match state.agreement.formula:
        case Formula.XINAN_P | Formula.MONTHLY_P:
            return [indicator for indicator, _ in weights_of(params, policy)]
        case Formula.LOAD | Formula.JH2016:
            return [indicator for indicator, _ in prices_of(params, policy)]
        case _:
            return list(class_limits(section.kind, policy))


def found_for(section: m.Section, year_month: str, state: Agreed, policy: WatershedPolicy) -> Found:
    """Of each indicator the best that there is; where one that is needed has nothing, an agreed estimate."""
    sources = list(_sources(section, year_month, state, policy))
    chosen = {one: found for one in Indicator if (found := next((s for s in sources if one in s.means), None))}
    needed = needed_for(section, state, policy)
    if not all(one in chosen for one in needed):
        return _estimate(section, year_month, state)
    used = [chosen[one] for one in needed]
    basis = Basis.AUTO if all(one.basis is Basis.AUTO for one in used) else Basis.MANUAL
    means = {indicator: found.means[indicator] for indicator, found in chosen.items()}
    return Found(basis, min(one.valid_days for one in used), means)


def _sources(section: m.Section, year_month: str, state: Agreed, policy: WatershedPolicy) -> Iterator[Found]:
    """Automatic samples first, then the centre's signed report; samples by hand replace an indicator with too few days."""
    in_month = [
        one
        for one in state.samples.get(section.station_code, {}).values()
        if _counts(one) and f"{local(one.sampled_at):%Y-%m}" == year_month
    ]
    days = daily_means([one for one in in_month if one.source is Source.AUTO], policy)
    counted = {indicator: sum(indicator in day for day in days.values()) for indicator in Indicator}
    enough = [indicator for indicator, count in counted.items() if count >= policy.days_a_month.value]
    for indicator in enough:
        values = [day[indicator] for day in days.values() if indicator in day]
        yield Found(Basis.AUTO, counted[indicator], {indicator: mean(values)})
    for source, basis in ((Source.AUTO, Basis.AUTO), (Source.MANUAL, Basis.MANUAL)):
        report = state.reports.get((section.section_id, year_month, source))
        if report and (source is Source.MANUAL or report.valid_days >= policy.days_a_month.value):
            yield Found(basis, report.valid_days, exact(report.means))
    by_hand = [
        {i: value for i in Indicator if (value := _value(one, i, policy)) is not None}
        for one in in_month
        if one.source is Source.MANUAL
    ]
    yield Found(Basis.MANUAL, len(by_hand), means_of(by_hand))


def _estimate(section: m.Section, year_month: str, state: Agreed) -> Found:
    agreed = {who for id, month, who in state.estimates if (id, month) == (section.section_id, year_month)}
    others = [
        exact(one.figures.means)
        for (id, month), one in state.months.items()
        if id == section.section_id and month[:4] == year_month[:4] and month != year_month
        if one.figures.basis not in (None, Basis.ESTIMATED)
    ]
    if {section.upstream, section.downstream} <= agreed and others:
        return Found(Basis.ESTIMATED, 0, means_of(others))
    return Found(None, 0, {})


def exact(means: m.Means) -> dict[Indicator, Fraction]:
    return {one: Fraction(value) for one in Indicator if (value := means.of(one)) is not None}


def shown(means: Mapping[Indicator, Fraction]) -> m.Means:
    """As they are filed: six decimals, halves to the even digit."""
    return m.Means(**{one.lower(): money.half_even(value, 6) for one, value in means.items()})


# -- classes and indices ------------------------------------------------------------------------------------------


def class_limits(kind: SectionKind, policy: WatershedPolicy) -> dict[Indicator, tuple[Decimal, ...]]:
    table = policy.lake_limits if kind is SectionKind.LAKE else policy.river_limits
    return dict(table.value)


def class_of(means: Mapping[Indicator, Fraction], kind: SectionKind, policy: WatershedPolicy) -> WaterClass | None:
    """The worst of its indicators."""
    limits = class_limits(kind, policy)
    classes = [_class(means[indicator], limits[indicator]) for indicator in limits if indicator in means]
    return max(classes, key=list(WaterClass).index, default=None)


def _class(value: Fraction, limits: Sequence[Decimal]) -> WaterClass:
    within = [one for one, limit in zip(law.CLASSES, limits, strict=True) if value <= Fraction(limit)]
    return within[0] if within else WaterClass.WORSE


def meets(found: WaterClass | None, target: WaterClass) -> bool | None:
    return None if found is None else list(WaterClass).index(found) <= list(WaterClass).index(target)


def limits_of(water_class: WaterClass, kind: SectionKind, policy: WatershedPolicy) -> dict[Indicator, Fraction]:
    place = law.CLASSES.index(water_class)
    return {indicator: Fraction(limits[place]) for indicator, limits in class_limits(kind, policy).items()}


def index_p(
    means: Mapping[Indicator, Fraction], baseline: m.Means, params: m.Params, policy: WatershedPolicy
) -> tuple[Decimal, list[m.Worked]]:
    """P = k0 x sum(k_i x C_i / C_i0), and how it came about."""
    k0 = Fraction(params.k0 if params.k0 is not None else policy.k0.value)
    lines, total = [], Fraction(0)
    for indicator, weight in weights_of(params, policy):
        base = Fraction(baseline.of(indicator) or 0)
        part = Fraction(weight) * means[indicator] / base
        total += part
        value, against = _plain(means[indicator]), _plain(base)
        lines.append(_line(worded(indicator, "zh"), _plain(part, 6), f"{weight} × {value} ÷ {against}"))
    p = money.half_even(k0 * total, policy.p_decimals.value)
    verdict = f"{'≤' if p <= 1 else '>'} 1，{_by_index(p).words.zh}"
    return p, [*lines, _line("P", f"{p}", f"{_plain(k0)} × {_plain(total, 6)} {verdict}")]


def _by_index(p: Decimal) -> Direction:
    """At most 1 is good water."""
    return Direction.TO_UPSTREAM if p <= 1 else Direction.TO_DOWNSTREAM


def _plain(value: Fraction, decimals: int = 4) -> str:
    return f"{money.half_even(value, decimals).normalize():f}"


def _line(name: str, value: str, how: str) -> m.Worked:
    return m.Worked(name=name, value=value, worked=how)


# -- a month's result ---------------------------------------------------------------------------------------------


def share_of(section: m.Section, year_month: str) -> int:
    """A month's part of the annual sum."""
    return money.split(section.annual_sum_fen, [1] * 12)[int(year_month[5:]) - 1]


def upstream(result: m.Result) -> int:
    """What goes upstream; below nothing where it goes downstream."""
    return -result.amount_fen if result.direction is Direction.TO_DOWNSTREAM else result.amount_fen


def nothing(*lines: m.Worked, **more: Any) -> m.Result:
    return m.Result(direction=Direction.NOBODY, amount_fen=0, lines=lines, **more)


def result_of(
    section: m.Section, year_month: str, found: Found, volume: int | None, state: Agreed, policy: WatershedPolicy
) -> m.Result:
    water = class_of(found.means, section.kind, policy)
    judged: dict[str, Any] = {"water_class": water, "target_met": meets(water, section.target_class)}
    match state.agreement.formula:
        case Formula.MONTHLY_P:
            assert section.baseline is not None
            p, lines = index_p(found.means, section.baseline, state.agreement.params, policy)
            share = share_of(section, year_month)
            how = _line("当月金额", _yuan(share), f"{_yuan(section.annual_sum_fen)} ÷ 12")
            return m.Result(direction=_by_index(p), amount_fen=share, p_value=p, lines=(*lines, how), **judged)
        case Formula.LOAD:
            return loads(section, found.means, volume or 0, state.agreement.params, policy, judged)
        case Formula.JH2016:
            return quantities(section, year_month, found.means, volume or 0, state, policy, judged)
        case _:
            return nothing(**judged)


def loads(
    section: m.Section,
    means: Mapping[Indicator, Fraction],
    volume: int,
    params: m.Params,
    policy: WatershedPolicy,
    judged: Mapping[str, Any],
) -> m.Result:
    """(target - measured) x volume x price; mg/L times million m3 is t. Nothing is rounded before the sum."""
    targets = limits_of(section.target_class, section.kind, policy)
    million, total, lines = Fraction(volume, 10**6), Fraction(0), []
    for indicator, price in prices_of(params, policy):
        tonnes = (targets[indicator] - means.get(indicator, targets[indicator])) * million
        total += tonnes * price
        measured = _plain(means.get(indicator, targets[indicator]))
        how = f"({_plain(targets[indicator])} − {measured}) mg/L × {_plain(million, 6)}百万立方米"
        lines.append(_line(worded(indicator, "zh"), _priced(tonnes, price), how))
    return m.Result(**_directed(total), lines=tuple(lines), **judged)


def _directed(to_upstream: Fraction) -> dict[str, Any]:
    """More than nothing goes upstream, less goes downstream."""
    if to_upstream == 0:
        return {"direction": Direction.NOBODY, "amount_fen": 0}
    direction = Direction.TO_UPSTREAM if to_upstream > 0 else Direction.TO_DOWNSTREAM
    return {"direction": direction, "amount_fen": half_up(abs(to_upstream))}


def quantities(
    section: m.Section,
    year_month: str,
    means: Mapping[Indicator, Fraction],
    volume: int,
    state: Agreed,
    policy: WatershedPolicy,
    judged: Mapping[str, Any],
) -> m.Result:
    """JH2016: good water is rewarded for what is below the target, bad water penalised for what is above it; what comes in
    from above is set off."""
    found, total, lines = [], Fraction(0), []
    own, inflow = (
        _tonnes(section, year_month, means, volume, state, policy),
        _inflow(section, year_month, state, policy),
    )
    for indicator, price in prices_of(state.agreement.params, policy):
        mine, above = own[indicator], inflow.get(indicator, Fraction(0))
        tonnes = set_off(mine, above)
        total += tonnes * price
        found.append(m.Quantity(indicator=indicator, tonnes=money.half_even(tonnes, 6)))
        how = f"本断面{_plain(mine, 6)} t，上游断面{_plain(above, 6)} t"
        lines.append(_line(worded(indicator, "zh"), _priced(tonnes, price), how))
    return m.Result(**_directed(total), quantities=tuple(found), lines=tuple(lines), **judged)


def _priced(tonnes: Fraction, price: int) -> str:
    return f"{_plain(tonnes, 6)} t × {_yuan(price)}/t"


def _tonnes(
    section: m.Section,
    year_month: str,
    means: Mapping[Indicator, Fraction],
    volume: int,
    state: Agreed,
    policy: WatershedPolicy,
) -> dict[Indicator, Fraction]:
    """Above nothing what the section freed, where its water is rewarded; below nothing its excess, where it is penalised."""
    targets, million = limits_of(section.target_class, section.kind, policy), Fraction(volume, 10**6)
    standing = _standing(section, int(year_month[:4]), means, state, policy)
    found = {}
    for indicator, _ in prices_of(state.agreement.params, policy):
        tonnes = (targets[indicator] - means.get(indicator, targets[indicator])) * million
        found[indicator] = tonnes if tonnes * standing > 0 else Fraction(0)
    return found


def _standing(
    section: m.Section, year: int, means: Mapping[Indicator, Fraction], state: Agreed, policy: WatershedPolicy
) -> int:
    """金政办〔2016〕31号, Art. 4: 1 is rewarded, -1 penalised, 0 neither. Class III counts only where it is clearly better."""
    water, target = class_of(means, section.kind, policy), section.target_class
    if not meets(water, target):
        return -1
    if meets(water, WaterClass.CLASS_II):
        return 1
    before = means_before(section, year, state)
    if not meets(water, WaterClass.CLASS_III) or not compared(policy, means, before):
        return 0
    return int(index_change(section, year, means, target, state, policy) <= -policy.clearly_better.value)


def set_off(own: Fraction, inflow: Fraction) -> Fraction:
    """金政办〔2016〕31号, Arts. 4-6. Tonnes freed are above zero, tonnes in excess below.

    A reward is reduced by what was freed above it and increased by the excess that came in; a penalty is reduced by that
    excess, never below nothing, and increased by what was freed above.
    """
    return max(own - inflow, Fraction(0)) if own > 0 else min(own - inflow, Fraction(0))


def _inflow(section: m.Section, year_month: str, state: Agreed, policy: WatershedPolicy) -> dict[Indicator, Fraction]:
    """What the section above freed or had in excess, before anything was set off there."""
    if section.inflow is None:
        return {}
    above = state.months.get((section.inflow, year_month))
    if above is None:
        raise no.INFLOW_MISSING.at("year_month", year_month, section=section.inflow)
    theirs = above.figures
    if theirs.excluded or theirs.tampered_by:
        return {}
    return _tonnes(state.section(section.inflow), year_month, exact(theirs.means), theirs.volume_m3 or 0, state, policy)


# -- months -------------------------------------------------------------------------------------------------------


def close_month(command: m.CloseMonth, state: Agreed, context: Now) -> Sequence[Fact]:
    """Again for a month that was confirmed: later samples, or data that were tampered with, make a new version."""
    section = state.section(command.section_id)
    _over("year_month", command.year_month, state, context)
    month = state.months.get((command.section_id, command.year_month))
    if month and month.status in (MonthStatus.PROVISIONAL, MonthStatus.OBJECTED):
        raise no.MONTH_STATUS.at("year_month", command.year_month, status=month.status)
    version = month.figures.version + (month.status is MonthStatus.CONFIRMED) if month else 1
    figures = figures_of(section, command.year_month, version, state, context.policy)
    if month and month.status is MonthStatus.CONFIRMED:
        if _same(figures, month.figures):
            return []
        _is_settled_later(command.year_month, state)
    return [m.MonthProposed(figures=figures, by=context.actor.person)]


def _is_settled_later(year_month: str, state: Agreed) -> None:
    """With its own year, or as a difference with a later one of the term: after the last settlement there is no other."""
    years = range(int(year_month[:4]), state.agreement.year_to + 1)
    if not any(_is_to_come(one, state) for one in years):
        raise no.NO_SETTLEMENT_LEFT.at("year_month", year_month, year=str(state.agreement.year_to))


def _is_to_come(year: int, state: Agreed) -> bool:
    """Its settlement may still be drawn up."""
    return year not in state.years or state.years[year].status is YearStatus.DRAFT


def _same(one: m.MonthFigures, other: m.MonthFigures) -> bool:
    return one.model_copy(update={"version": other.version}) == other


def figures_of(
    section: m.Section,
    year_month: str,
    version: int,
    state: Agreed,
    policy: WatershedPolicy,
    revised: m.Means | None = None,
) -> m.MonthFigures:
    key = (section.section_id, year_month)
    water = state.volumes.get(key)
    volume = water.volume_m3 if water else None
    about: dict[str, Any] = {"section_id": section.section_id, "year_month": year_month, "version": version}
    about |= {"volume_m3": volume, "valid_days": 0, "basis": None, "means": m.Means()}
    if (guilty := state.voided.get(key)) is not None:
        return m.MonthFigures(**about, tampered_by=guilty, result=_whole_share(section, year_month, guilty))
    excluded = Exclusion.BACKFLOW if water and water.backflow else state.exempted.get(key)
    if excluded is not None:
        return m.MonthFigures(**about, excluded=excluded, result=nothing(_line("不计算", "0", worded(excluded, "zh"))))
    found = Found(Basis.REVISED, 0, exact(revised)) if revised else found_for(section, year_month, state, policy)
    if found.basis is None:
        return m.MonthFigures(**about, excluded=Exclusion.NO_DATA, result=nothing(_line("不计算", "0", "无有效数据")))
    if volume is None and state.agreement.formula in (Formula.LOAD, Formula.JH2016):
        raise no.VOLUME_MISSING.at("year_month", year_month)
    result = result_of(section, year_month, found, volume, state, policy)
    about |= {"valid_days": found.valid_days, "basis": found.basis, "means": shown(found.means)}
    return m.MonthFigures(**about, result=result)


def _whole_share(section: m.Section, year_month: str, guilty: Division) -> m.Result:
    direction = Direction.TO_DOWNSTREAM if guilty is section.upstream else Direction.TO_UPSTREAM
    line = _line("数据造假", _yuan(share_of(section, year_month)), f"由造假方{guilty.words.zh}全额支付")
    return m.Result(direction=direction, amount_fen=share_of(section, year_month), lines=(line,))


def check_month(command: m.CheckMonth, state: Agreed, context: Now) -> Sequence[Fact]:
    month = _month(command.section_id, command.year_month, state, MonthStatus.PROPOSED)
    four_eyes.two_persons("actor", context.actor.person, [month.by])
    return [
        m.MonthComputed(figures=month.figures, computed_on=context.today, objections_until=_objections_until(context))
    ]


def _objections_until(context: Now) -> date:
    return context.stopwatch.due_on(context.policy.objection, context.today)


def _month(section_id: str, year_month: str, state: Agreed, *wanted: MonthStatus) -> Month:
    state.section(section_id)
    month = state.months.get((section_id, year_month))
    if month is None or month.status not in wanted:
        status = month.status if month else Text("未计算", "not computed")
        raise no.MONTH_STATUS.at("year_month", year_month, status=status)
    return month


def object_to(command: m.Object, state: Agreed, context: Now) -> Sequence[Fact]:
    month = _month(command.section_id, command.year_month, state, MonthStatus.PROVISIONAL)
    _party("division", command.division, state.section(command.section_id))
    assert month.objections_until is not None
    guards.in_time(context.today, month.objections_until, law.OBJECTION)
    if not exact(command.own_means):
        raise no.OWN_SAMPLE_MISSING.at("own_means")
    return [m.MonthObjected(**{name: getattr(command, name) for name in m.MonthObjected.model_fields})]


def examine(command: m.ExamineObjection, state: Agreed, context: Now) -> Sequence[Fact]:
    month = _month(command.section_id, command.year_month, state, MonthStatus.OBJECTED)
    _judges(state, context, month.by)
    if command.means:
        known, section = exact(corrected(month.figures.means, command.means)), state.section(command.section_id)
        if missing := [one for one in needed_for(section, state, context.policy) if one not in known]:
            raise no.MEANS_INCOMPLETE.at("means", missing, indicators=missing)
    told = {name: getattr(command, name) for name in m.ObjectionExamined.model_fields if name != "by"}
    return [m.ObjectionExamined(**told, by=context.actor.person)]


def corrected(means: m.Means, found: m.Means) -> m.Means:
    """What the laboratory measured takes the place of what was stated; the rest stays."""
    return means.model_copy(update=found.model_dump(exclude_none=True))


def decide_objection(command: m.DecideObjection, state: Agreed, context: Now) -> Sequence[Fact]:
    """Where the approver does not agree with other means, the month stays as it was."""
    month = _month(command.section_id, command.year_month, state, MonthStatus.OBJECTED)
    if month.examined is None:
        raise no.MONTH_STATUS.at("year_month", command.year_month, status=month.status)
    _judges(state, context, month.by, month.examined.by)
    means = month.examined.means if command.agrees else None
    means = corrected(month.figures.means, means) if means else None
    section, version = state.section(command.section_id), month.figures.version
    figures = figures_of(section, command.year_month, version, state, context.policy, means) if means else month.figures
    until = _objections_until(context)
    return [
        m.MonthRevised(
            figures=figures,
            computed_on=context.today,
            objections_until=until,
            upheld=means is not None,
            by=context.actor.person,
        )
    ]


def confirm_month(command: m.ConfirmMonth, state: Agreed, context: Now) -> Sequence[Fact]:
    month = _month(command.section_id, command.year_month, state, MonthStatus.PROVISIONAL)
    assert month.objections_until is not None
    guards.not_before(context.today, context.calendar.next_working_day(month.objections_until), law.OBJECTION)
    _judges(state, context, month.by, *month.examiners)
    told = {"section_id": command.section_id, "year_month": command.year_month}
    return [m.MonthConfirmed(**told, version=month.figures.version, by=context.actor.person)]


# -- a year's settlement ------------------------------------------------------------------------------------------


def months_of(year: int) -> list[str]:
    return [f"{year}-{month:02}" for month in range(1, 13)]


def compute_year(command: m.ComputeYear, state: Agreed, context: Now) -> Sequence[Fact]:
    _in_term("year", f"{command.year}-01", state)
    if (year := state.years.get(command.year)) and year.status is not YearStatus.DRAFT:
        raise no.YEAR_STATUS.at("year", command.year, status=year.status)
    for before in range(state.agreement.year_from, command.year):
        if _is_to_come(before, state):
            raise no.YEAR_BEFORE_OPEN.at("year", command.year, before=str(before))
    _all_confirmed(command.year, state)
    four_eyes.two_persons("actor", context.actor.person, state.judges)
    figures = year_figures(command.year, command.city_share, state, context.policy)
    return [m.YearComputed(year=command.year, figures=figures, by=context.actor.person)]


def year_figures(
    year: int, city_share: tuple[m.CityShare, ...], state: Agreed, policy: WatershedPolicy
) -> m.YearFigures:
    sections = tuple(section_year(one, year, state, policy) for one in state.agreement.sections)
    pairs = tuple(_pairs(sections, state))
    return m.YearFigures(
        year=year, sections=sections, pairs=pairs, positions=tuple(positions(pairs)), city_share=city_share
    )


def _all_confirmed(year: int, state: Agreed) -> None:
    if missing := list(_unconfirmed(year, state)):
        raise no.MONTHS_OPEN.at("year", year, months=missing[:12])


def _unconfirmed(year: int, state: Agreed) -> Iterator[str]:
    """Of the year; with the last one also months of earlier years that are being revised: no other settlement takes them."""
    is_last = year == state.agreement.year_to
    for section in state.agreement.sections:
        for one in range(state.agreement.year_from if is_last else year, year + 1):
            for year_month in months_of(one):
                if not _is_confirmed((section.section_id, year_month), state):
                    yield f"{section.section_id} {year_month}"


def _is_confirmed(key: Key, state: Agreed) -> bool:
    """What was voided since is to be computed anew first."""
    month = state.months.get(key)
    if month is None or month.status is not MonthStatus.CONFIRMED:
        return False
    return month.figures.tampered_by is state.voided.get(key)


def section_year(section: m.Section, year: int, state: Agreed, policy: WatershedPolicy) -> m.SectionYear:
    """What a section's year came to: gross in each direction, and what settled years owe besides."""
    months = _confirmed(section, year, state)
    result, up, down = _gross(section, year, state, policy)
    return m.SectionYear(
        section_id=section.section_id,
        result=result,
        gross_up_fen=up,
        gross_down_fen=down,
        unpaid_fen=_shares(section, [one for one in months if one.excluded]),
        carried_fen=_carried(section, year, state, policy),
    )


def _gross(section: m.Section, year: int, state: Agreed, policy: WatershedPolicy) -> tuple[m.Result, int, int]:
    """The year's result, and what goes upstream and downstream in it."""
    months = _confirmed(section, year, state)
    annual = _annual(section, year, state, policy)
    rows = [*(one.result for one in months), *([annual] if annual else [])]
    up = sum(one.amount_fen for one in rows if one.direction is Direction.TO_UPSTREAM)
    down = sum(one.amount_fen for one in rows if one.direction is Direction.TO_DOWNSTREAM)
    result = annual or m.Result(**_directed(Fraction(up - down)), lines=tuple(_month_lines(months)))
    return result, up, down


def _confirmed(section: m.Section, year: int, state: Agreed) -> list[m.MonthFigures]:
    keys = ((section.section_id, one) for one in months_of(year))
    return [state.confirmed[key] for key in keys if key in state.confirmed]


def _shares(section: m.Section, months: Iterable[m.MonthFigures]) -> int:
    return sum(share_of(section, one.year_month) for one in months)


def _month_lines(months: Sequence[m.MonthFigures]) -> Iterator[m.Worked]:
    for one in months:
        how = one.excluded or one.result.direction
        yield _line(one.year_month, _yuan(one.result.amount_fen), worded(how, "zh"))


def _carried(section: m.Section, year: int, state: Agreed, policy: WatershedPolicy) -> int:
    """What settled years come to with the months revised since, less what was settled for them; upstream above nothing."""
    changed = 0
    for before, file in state.years.items():
        if before < year and file.status is not YearStatus.DRAFT:
            _, up, down = _gross(section, before, state, policy)
            then = next(one for one in file.figures.sections if one.section_id == section.section_id)
            changed += up - down - (then.gross_up_fen - then.gross_down_fen + then.carried_fen)
    return changed


def _annual(section: m.Section, year: int, state: Agreed, policy: WatershedPolicy) -> m.Result | None:
    """Formulas that judge the year as a whole; nothing for those that add up their months."""
    rule: Callable[..., m.Result] | None = ANNUAL.get(state.agreement.formula)
    if rule is None:
        return None
    means = year_means(section, year, state)
    if not means:
        return nothing(_line("不计算", "0", "全年无有效数据"))
    return rule(section, year, means, state, policy)


def in_play(section: m.Section, year: int, state: Agreed) -> int:
    """The annual sum without the twelfths of months that were not judged: unpaid, or paid by whoever tampered with the data."""
    months = _confirmed(section, year, state)
    return section.annual_sum_fen - _shares(section, [one for one in months if one.excluded or one.tampered_by])


def _sum_line(section: m.Section, fen: int) -> m.Worked:
    out = section.annual_sum_fen - fen
    how = f"年度金额{_yuan(section.annual_sum_fen)}"
    return _line("计入金额", _yuan(fen), f"{how} − 未计算或作废月份{_yuan(out)}" if out else how)


def _yuan(fen: int) -> str:
    return f"{as_yuan(fen)}元"


def xinan(section: m.Section, year: int, means: Any, state: Agreed, policy: WatershedPolicy) -> m.Result:
    """P of the year: at most 1, downstream pays the annual sum, and a bonus where P is low enough; else upstream does."""
    params = state.agreement.params
    assert section.baseline is not None
    p, lines = index_p(means, section.baseline, params, policy)
    bonus = params.bonus_fen if params.bonus_below is not None and p <= params.bonus_below else 0
    direction, fen = _by_index(p), in_play(section, year, state)
    lines = [*lines, _sum_line(section, fen)]
    if bonus:
        lines.append(_line("优于约定", _yuan(fen + bonus), f"P ≤ {params.bonus_below}，另加{_yuan(bonus)}"))
    return m.Result(direction=direction, amount_fen=fen + bonus, p_value=p, lines=tuple(lines))


def anji(section: m.Section, year: int, means: Any, state: Agreed, policy: WatershedPolicy) -> m.Result:
    """The year meets the target: as many twelfths as months did. It misses it: upstream pays the whole sum."""
    water = class_of(means, section.kind, policy)
    met = meets(water, section.target_class)
    count = sum(bool(one.result.target_met) for one in _confirmed(section, year, state))
    judged: dict[str, Any] = {"water_class": water, "target_met": met}
    if not met:
        fen = in_play(section, year, state)
        lines = (_line("全年未达标", _yuan(fen), "上游全额支付"), _sum_line(section, fen))
        return m.Result(**_directed(Fraction(-fen)), lines=lines, **judged)
    amount = half_up(Fraction(section.annual_sum_fen * count, 12))
    line = _line("达标月份", _yuan(amount), f"{_yuan(section.annual_sum_fen)} × {count}个月 ÷ 12")
    return m.Result(**_directed(Fraction(amount)), lines=(line,), **judged)


def class_step(section: m.Section, year: int, means: Any, state: Agreed, policy: WatershedPolicy) -> m.Result:
    """Each class better than the base class, and each whole percentage point of the index against last year."""
    params = state.agreement.params
    water, base = class_of(means, section.kind, policy), params.base_class or policy.base_class.value
    assert water is not None
    steps = list(WaterClass).index(base) - list(WaterClass).index(water)
    step_fen = params.class_step_fen or policy.class_step_fen.value
    change = index_change(section, year, means, base, state, policy)
    points = int(abs(change)) * (1 if change < 0 else -1)
    cap = params.cap_fen or policy.points_cap_fen.value
    by_points = max(-cap, min(cap, points * (params.point_fen or policy.point_fen.value)))
    total = steps * step_fen + by_points
    lines = (
        _line(
            "水质类别",
            _yuan(steps * step_fen),
            f"{worded(water, 'zh')}，基准{worded(base, 'zh')}，{steps} × {_yuan(step_fen)}",
        ),
        _line("指数变化", _yuan(by_points), f"{_trend(change)}，计{abs(points)}个整百分点，至多{_yuan(cap)}"),
    )
    met = meets(water, section.target_class)
    return m.Result(**_directed(Fraction(total)), lines=lines, water_class=water, target_met=met)


def _trend(change: Fraction) -> str:
    """Less is cleaner."""
    how = "升" if change > 0 else "降"
    return f"比上年{how}{_plain(abs(change))}%" if change else "与上年持平"


def index_of(
    of: Mapping[Indicator, Fraction],
    base: WaterClass,
    section: m.Section,
    policy: WatershedPolicy,
    indicators: Sequence[Indicator],
) -> Fraction:
    """The mean of C/S with the limits of a class: what is compared from year to year, and with what comes in."""
    limits = limits_of(base, section.kind, policy)
    return mean([of[one] / limits[one] for one in indicators])


def compared(policy: WatershedPolicy, *means: Mapping[Indicator, Fraction]) -> list[Indicator]:
    """The indicators of the index that all of them know."""
    return [one for one in policy.index_indicators.value if all(one in known for known in means)]


def index_change(
    section: m.Section,
    year: int,
    means: Mapping[Indicator, Fraction],
    base: WaterClass,
    state: Agreed,
    policy: WatershedPolicy,
) -> Fraction:
    """In percent of the year before; below nothing is better."""
    before = means_before(section, year, state)
    both = compared(policy, means, before)
    return (index_of(means, base, section, policy, both) / index_of(before, base, section, policy, both) - 1) * 100


def means_before(section: m.Section, year: int, state: Agreed) -> dict[Indicator, Fraction]:
    """Of the year before: as it was computed, or, before the first year, as the agreement states it."""
    return year_means(section, year - 1, state) or exact(section.last_year or m.Means())


def year_means(section: m.Section, year: int, state: Agreed) -> dict[Indicator, Fraction]:
    """Of the months that were computed from data."""
    months = _confirmed(section, year, state)
    return means_of(exact(one.means) for one in months if not one.excluded and not one.tampered_by)


def grade(section: m.Section, year: int, means: Any, state: Agreed, policy: WatershedPolicy) -> m.Result:
    """No money: a grade, by the target, the year before, and what came in from above."""
    water, target = class_of(means, section.kind, policy), section.target_class
    met = bool(meets(water, target))
    change = index_change(section, year, means, target, state, policy)
    found = grade_of(met, change, section, year, means, state, policy)
    line = _line("指数变化", _trend(change), worded(found, "zh"))
    return nothing(line, grade=found, water_class=water, target_met=met)


def grade_of(
    met: bool,
    change: Fraction,
    section: m.Section,
    year: int,
    means: Mapping[Indicator, Fraction],
    state: Agreed,
    policy: WatershedPolicy,
) -> Grade:
    """Better than last year or not, and where the target is missed: better than what came in or not; then a decline that
    is smaller than the inflow's still passes."""
    better = change < 0
    if met:
        return Grade.EXCELLENT if better else Grade.GOOD
    above = state.section(section.inflow) if section.inflow else None
    theirs = year_means(above, year, state) if above else {}
    if above is None or not theirs:
        return Grade.PASS if better else Grade.FAIL
    target = section.target_class
    both = compared(policy, means, theirs)
    if index_of(means, target, section, policy, both) < index_of(theirs, target, section, policy, both):
        return Grade.EXCELLENT if better else Grade.GOOD
    if better:
        return Grade.PASS
    return Grade.PASS if change < index_change(above, year, theirs, target, state, policy) else Grade.FAIL


ANNUAL: dict[Formula, Callable[..., m.Result]] = {
    Formula.XINAN_P: xinan,
    Formula.ANJI_MONTHLY: anji,
    Formula.CLASS_STEP: class_step,
    Formula.GRADE: grade,
}


def _pairs(sections: Sequence[m.SectionYear], state: Agreed) -> Iterator[m.Pair]:
    """What one division owes another: netted within the pair, or gross in both directions, as each section says."""
    owed: dict[tuple[Division, Division, Settlement], int] = defaultdict(int)
    for one in sections:
        section = state.section(one.section_id)
        up, down = one.gross_up_fen + max(one.carried_fen, 0), one.gross_down_fen + max(-one.carried_fen, 0)
        owed[section.downstream, section.upstream, section.settlement] += up
        owed[section.upstream, section.downstream, section.settlement] += down
    for (payer, payee, how), amount in sorted(owed.items()):
        less = owed.get((payee, payer, how), 0) if how is Settlement.NETTED else 0
        if amount > less:
            yield m.Pair(payer=payer, payee=payee, amount_fen=amount - less, settlement=how)


def positions(pairs: Iterable[m.Pair]) -> Iterator[m.Position]:
    """A division that pays in some pairs and receives in others is netted over those that say so."""
    fen: dict[Division, int] = defaultdict(int)
    for pair in pairs:
        if pair.settlement is Settlement.NETTED:
            fen[pair.payer] -= pair.amount_fen
            fen[pair.payee] += pair.amount_fen
    for division in sorted(fen):
        yield m.Position(division=division, fen=fen[division])


def dues(figures: m.YearFigures) -> dict[Division, int]:
    """What each division pays in."""
    owed: dict[Division, int] = defaultdict(int)
    for one in figures.positions:
        owed[one.division] += max(-one.fen, 0)
    for pair in figures.pairs:
        owed[pair.payer] += pair.amount_fen if pair.settlement is Settlement.GROSS else 0
    return {division: amount for division, amount in sorted(owed.items()) if amount}


def receipts(figures: m.YearFigures) -> dict[Division, int]:
    """What each division receives, with the city's share."""
    due: dict[Division, int] = defaultdict(int)
    for one in figures.positions:
        due[one.division] += max(one.fen, 0)
    for pair in figures.pairs:
        due[pair.payee] += pair.amount_fen if pair.settlement is Settlement.GROSS else 0
    for share in figures.city_share:
        due[share.division] += share.amount_fen
    return {division: amount for division, amount in sorted(due.items()) if amount}


def _year(year: int, state: Agreed, *wanted: YearStatus) -> YearFile:
    found = state.years.get(year)
    if found is None or found.status not in wanted:
        status = found.status if found else Text("未清算", "not computed")
        raise no.YEAR_STATUS.at("year", year, status=status)
    return found


def verify(command: m.JointVerify, state: Agreed, context: Now) -> Sequence[Fact]:
    """Bureau and finance bureau, two persons who did not draw it up; what was revised since is drawn up anew first."""
    year = _year(command.year, state, YearStatus.DRAFT)
    person, role = context.actor.person, context.actor.role
    _all_confirmed(command.year, state)
    if year_figures(command.year, year.figures.city_share, state, context.policy) != year.figures:
        raise no.YEAR_OUTDATED.at("year", command.year)
    guards.once(context.today if role in year.checked else None, law.JINHUA, "role")
    four_eyes.two_persons("actor", person, [year.by, *year.checked.values(), *state.judges])
    checked = m.YearChecked(year=command.year, role=role, by=person)
    return [checked, m.YearVerified(year=command.year)] if year.checked else [checked]


def approve_year(command: m.CityApproval, state: Agreed, context: Now) -> Sequence[Fact]:
    """Whoever approves neither drew it up nor verified it, and pays nothing of it later (E3)."""
    year = _year(command.year, state, YearStatus.VERIFIED)
    _judges(state, context, year.by, *year.checked.values())
    return [m.YearApproved(year=command.year, document_no=command.document_no, by=context.actor.person)]


def issue_notices(command: m.IssueNotices, state: Agreed, context: Now) -> Sequence[Fact]:
    year = _year(command.year, state, YearStatus.APPROVED)
    owed = tuple(m.Due(payer=payer, amount_fen=amount) for payer, amount in dues(year.figures).items())
    due_on = context.stopwatch.due_on(context.policy.pay_in, context.today)
    told = {"year": command.year, "notice_no": command.notice_no, "issued_on": context.today, "due_on": due_on}
    notice = m.NoticeIssued(**told, dues=owed)  # pyright: ignore[reportArgumentType]
    has_nothing_to_pay = not owed and not receipts(year.figures)
    return [notice, *_settling(command.year, year, state, context)] if has_nothing_to_pay else [notice]


def record_payment(command: m.RecordPayment, state: Agreed) -> Sequence[Fact]:
    year = _year(command.year, state, YearStatus.DUE)
    due = year.owed.get(command.payer, 0)
    if any(command.treasury_ref in one.references for one in state.years.values()):
        raise no.RECORDED_ALREADY.at("treasury_ref", command.treasury_ref)
    if not 0 < command.amount_fen <= due:
        raise no.NOT_DUE.at("amount_fen", command.amount_fen, due=due)
    return [m.PaidIn(**{name: getattr(command, name) for name in ("year", "payer", "amount_fen", "treasury_ref")})]


def let_time_pass(command: m.LetTimePass, state: Agreed, context: Now) -> Sequence[Fact]:
    year = _year(command.year, state, YearStatus.DUE)
    if year.is_overdue or not year.owed:
        return []
    return [m.FellOverdue(year=command.year, payers=tuple(year.owed))]


def deduct(command: m.Deduct, state: Agreed) -> Sequence[Fact]:
    """Only what is overdue; no interest."""
    year = _year(command.year, state, YearStatus.DUE)
    due = year.owed.get(command.payer, 0)
    if not year.is_overdue or not due:
        raise no.NOT_DUE.at("payer", command.payer, due=due)
    return [m.Deducted(year=command.year, payer=command.payer, amount_fen=due, settlement_no=command.settlement_no)]


def distribute(command: m.Distribute, state: Agreed, context: Now) -> Sequence[Fact]:
    """When all have paid in; the city's share is not held up by whoever has not."""
    wanted = (YearStatus.DUE, YearStatus.PAID_IN) if command.city_share_only else (YearStatus.PAID_IN,)
    year = _year(command.year, state, *wanted)
    _answered(year)
    due = year.open_for(command.city_share_only)
    if not due or sorted(one.division for one in command.receivers) != sorted(due):
        raise no.RECEIVERS.at("receivers", [one.division for one in command.receivers], divisions=tuple(due))
    for place, one in enumerate(command.receivers):
        field = f"receivers.{place}.payee.confirmed_by"
        four_eyes.two_persons(field, one.payee.confirmed_by, [one.payee.changed_by])
    four_eyes.two_persons("actor", context.actor.person, state.judges)
    told = {name: getattr(command, name) for name in ("year", "line", "allocation", "receivers", "city_share_only")}
    return [m.DistributionOrdered(**told, by=context.actor.person)]


def _answered(year: YearFile) -> None:
    if year.asked:
        raise no.LINE_ASKED.at("year", year.figures.year)


def confirm_distribution(command: m.ConfirmDistribution, state: Agreed, context: Now) -> Sequence[Fact]:
    """Checked by another person; then the line is asked, and asked again where it said no."""
    year = _year(command.year, state, YearStatus.DUE, YearStatus.PAID_IN)
    if year.order is None:
        raise no.YEAR_STATUS.at("year", command.year, status=year.status)
    _answered(year)
    four_eyes.two_persons("actor", context.actor.person, [year.order.by, *state.judges])
    total = sum(year.ordered.values())
    return [m.CommitmentSought(year=command.year, step=_next(state), amount_fen=total, by=context.actor.person)]


def _next(state: Agreed) -> int:
    """Steps are numbered on over all years."""
    return 1 + max(one.step for one in state.years.values())


def record_commitment(command: m.RecordCommitment, state: Agreed) -> Sequence[Fact]:
    for number, year in state.years.items():
        if year.order and year.asked and command.answers(year.order.line, year.asked.step):
            if command.verdict is Verdict.COMMITTED:
                first = 1 + sum(len(one.payouts) for one in state.years.values())
                return [m.DistributionCommitted(year=number, step=_next(state), first_seq=first)]
            return [m.CommitmentRefused(year=number, code=command.code)]
    return []


# -- what becomes of a share --------------------------------------------------------------------------------------


def record_distribution(command: m.RecordDistribution, state: Agreed, context: Now) -> Sequence[Fact]:
    for number, year in state.years.items():
        for one in year.payouts:
            if payment_case(context.me, one.leg.line, one.seq) == command.payment and _is_news(command, one.leg):
                return _moved_on(command, number, one, state, context)
    return []


def _is_news(command: m.RecordDistribution, leg: LegPayment) -> bool:
    """Also that it was paid after all, where the bank had contradicted itself."""
    after_all = (leg.step, leg.outcome) == (command.step, PaymentOutcome.RETURNED)
    return leg.is_news(command.step, command.outcome) or (after_all and command.outcome is PaymentOutcome.EXECUTED)


def _moved_on(
    command: m.RecordDistribution, number: int, payout: Payout, state: Agreed, context: Now
) -> Sequence[Fact]:
    told: dict[str, Any] = {"year": number, "division": payout.division, "payment": command.payment, "seq": payout.seq}
    reason = command.reason or ""
    match command.outcome:
        case PaymentOutcome.EXECUTED:
            paid = m.ShareDistributed(**told, amount_fen=payout.leg.amount_fen, paid_on=command.on)
            after = _moved(state.years[number], paid)
            is_last = after.status is YearStatus.DISTRIBUTING and all(one.is_paid for one in after.kept)
            return [paid, *(_settling(number, after, state, context) if is_last else ())]
        case PaymentOutcome.RETURNED:
            said = {"reason": reason, "returned_on": command.on, "prior_year": command.prior_year}
            return [m.ShareReturned(**told, **said)]
        case PaymentOutcome.CANCELLED:
            return [m.ShareCancelled(**told, reason=reason, cancelled_on=command.on)]
        case _:
            return []


def correct_payee(command: m.CorrectPayee, state: Agreed, context: Now) -> Sequence[Fact]:
    """An account to which the bank could not pay is no way on: a payment that came back is not sent there again."""
    shares = _back(command.year, command.division, state)
    name, bank = shares[0].receiver.payee.name, command.bank
    if not bank.belongs_to(name):
        raise grant_law.NAME_MISMATCH.at("bank.account_name", bank.account_name, name=name)
    new = (bank.account_name, bank.account_no, bank.bank_cnaps)
    for payee in (one.receiver.payee for one in shares if one.leg.outcome is PaymentOutcome.RETURNED):
        if new == (payee.account_name, payee.account_no, payee.cnaps):
            raise no.SAME_ACCOUNT.at("bank.account_no", bank.account_no)
    four_eyes.two_persons("actor", context.actor.person, state.judges)
    told = {"year": command.year, "division": command.division, "bank": bank, "corrected_on": context.today}
    return [m.PayeeCorrected(**told, by=context.actor.person)]


def _back(number: int, division: Division, state: Agreed) -> tuple[Payout, ...]:
    year = state.years.get(number)
    if year and (back := year.back_of(division)):
        return back
    if year and any(one.is_lost and one.division is division for one in year.payouts):
        raise no.ORDER_ANEW.at("division", division)
    raise grant_law.NOT_RETURNED.at("division", division)


def confirm_payee(command: m.ConfirmPayee, state: Agreed, context: Now) -> Sequence[Fact]:
    year, person = state.years.get(command.year), context.actor.person
    corrected = year.corrections.get(command.division) if year else None
    if year is None or corrected is None:
        raise no.NOT_CORRECTED.at("division", command.division)
    four_eyes.two_persons("actor", person, [corrected.by, *state.judges])
    told: dict[str, Any] = {"year": command.year, "division": command.division, "by": person}
    if not command.agrees:
        return [m.PayeeDeclined(**told)]
    shares = _back(command.year, command.division, state)
    payee = payee_of(shares[0].receiver.payee.name, corrected.bank, corrected.by, person)
    seqs = tuple(one.seq for one in shares)
    return [m.PayeeConfirmed(**told, payee=payee, seqs=seqs, step=_next(state), confirmed_on=context.today)]


# -- what it was used for -----------------------------------------------------------------------------------------


def report_use(command: m.ReportUse, state: Agreed, context: Now) -> Sequence[Fact]:
    """The year is closed when all that was received is accounted for."""
    year = _year(command.year, state, YearStatus.SETTLED)
    if command.purpose not in (uses := context.policy.uses.value):
        raise no.OFF_PURPOSE.at("purpose", command.purpose, uses=uses)
    received, reported = receipts(year.figures).get(command.division, 0), year.used.get(command.division, 0)
    if reported + command.amount_fen > received:
        raise no.MORE_THAN_RECEIVED.at("amount_fen", command.amount_fen, received=received, reported=reported)
    used = m.UseReported(**{name: getattr(command, name) for name in m.UseReported.model_fields if name != "currency"})
    return [used, *_closing(command.year, _moved(year, used), state, context)]


def _settling(number: int, year: YearFile, state: Agreed, context: Now) -> Iterator[Fact]:
    yield m.YearSettled(year=number, settled_on=context.today)
    yield from _closing(number, year, state, context)


def _closing(number: int, year: YearFile, state: Agreed, context: Now) -> Iterator[Fact]:
    """Once nothing is left to account for; and the agreement with its last year."""
    if not year.is_accounted_for:
        return
    yield m.YearClosed(year=number)
    years = range(state.agreement.year_from, state.agreement.year_to + 1)
    if all(one == number or _is_closed(one, state) for one in years):
        yield m.AgreementEnded(ended_on=context.today)


def _is_closed(number: int, state: Agreed) -> bool:
    year = state.years.get(number)
    return year is not None and year.status is YearStatus.CLOSED


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: WatershedPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch)) if isinstance(state, Agreed) else []


def _deadlines(state: Agreed, policy: WatershedPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if (year_month := next_to_close(state)) is not None:
        limit = Limit(policy.closing_day.value, Unit.DAYS, policy.closing_day.ground)
        title = Text(f"{year_month}月度计算", f"compute {year_month}")
        yield watch.deadline(f"close/{year_month}", title, limit, last_day_of(year_month))
    for (section_id, year_month), month in state.months.items():
        if month.status is MonthStatus.PROVISIONAL and month.objections_until is not None:
            title = Text(f"{section_id} {year_month}异议期", f"objections to {section_id} for {year_month}")
            began = watch.calendar.working_days_before(month.objections_until, policy.objection.count)
            yield watch.deadline(f"objection/{section_id}/{year_month}", title, policy.objection, began)
    for number, year in state.years.items():
        if year.notice is not None and year.status is YearStatus.DUE and not year.is_overdue:
            title = Text(f"{number}年度缴款", f"paying in for {number}")
            passes = m.LetTimePass(year=number)
            yield watch.deadline(f"pay_in/{number}", title, policy.pay_in, year.notice.issued_on, passes=passes)


def next_to_close(state: Agreed) -> str | None:
    """The first month that some section has not computed yet."""
    for year in range(state.agreement.year_from, state.agreement.year_to + 1):
        for year_month in months_of(year):
            if any((one.section_id, year_month) not in state.months for one in state.agreement.sections):
                return year_month
    return None


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.AgreementSigned():
            return Agreed(agreement=fact)
        case m.SamplesImported():
            return replace(state, samples=_with_samples(state.samples, fact.samples))
        case m.MonthReported():
            return replace(state, reports={**state.reports, (fact.section_id, fact.year_month, fact.source): fact})
        case m.VolumeImported():
            return replace(state, volumes={**state.volumes, (fact.section_id, fact.year_month): fact})
        case m.EstimateAgreed():
            return replace(state, estimates=state.estimates | {(fact.section_id, fact.year_month, fact.division)})
        case m.MonthExempted():
            exempted = {**state.exempted, (fact.section_id, fact.year_month): fact.ground}
            return replace(_judged(state, fact.by), exempted=exempted)
        case m.MonthVoided():
            voided = {**state.voided, (fact.section_id, fact.year_month): fact.tampered_by}
            return replace(_judged(state, fact.by), voided=voided)
        case m.MonthProposed():
            return _with_month(state, fact.figures, Month(MonthStatus.PROPOSED, fact.figures, fact.by))
        case m.MonthComputed() | m.MonthRevised():
            state = _judged(state, fact.by) if isinstance(fact, m.MonthRevised) else state
            old = state.months[fact.figures.section_id, fact.figures.year_month]
            month = Month(MonthStatus.PROVISIONAL, fact.figures, old.by, fact.objections_until, examiners=old.examiners)
            return _with_month(state, fact.figures, month)
        case m.MonthObjected():
            return _changed(state, fact, status=MonthStatus.OBJECTED, objected_by=fact.division)
        case m.ObjectionExamined():
            examiners = (*state.months[fact.section_id, fact.year_month].examiners, fact.by)
            return _changed(_judged(state, fact.by), fact, examined=fact, examiners=examiners)
        case m.MonthConfirmed():
            key = (fact.section_id, fact.year_month)
            confirmed = {**state.confirmed, key: state.months[key].figures}
            judged = _judged(state, fact.by)
            return replace(_changed(judged, fact, status=MonthStatus.CONFIRMED), confirmed=confirmed)
        case m.YearApproved():
            return replace(_judged(state, fact.by), **_year_moved(state, fact))
        case m.AgreementEnded():
            return become(Ended, state)
        case m.ShareReturned() if isinstance(state, Ended):
            return become(Agreed, state, **_year_moved(state, fact))
        case m.YearComputed() | m.YearChecked() | m.DistributionOrdered() | m.CommitmentSought() | m.PayeeConfirmed():
            return replace(state, **_year_moved(state, fact), payers=state.payers | {fact.by})
        case _ if hasattr(fact, "year"):
            return replace(state, **_year_moved(state, fact))
        case _:
            return state


def _judged(state: Agreed, by: str) -> Agreed:
    return replace(state, judges=state.judges | {by}) if by else state


def _with_samples(
    known: Mapping[str, Mapping[tuple[datetime, Source], m.Sample]], new: Sequence[m.Sample]
) -> dict[str, Mapping[tuple[datetime, Source], m.Sample]]:
    kept = {**known}
    for station in {one.station_code for one in new}:
        ours = {(one.sampled_at, one.source): one for one in new if one.station_code == station}
        kept[station] = {**kept.get(station, {}), **ours}
    return kept


def _with_month(state: Agreed, figures: m.MonthFigures, month: Month) -> Agreed:
    return replace(state, months={**state.months, (figures.section_id, figures.year_month): month})


def _changed(state: Agreed, fact: Any, **changes: Any) -> Agreed:
    key = (fact.section_id, fact.year_month)
    return replace(state, months={**state.months, key: replace(state.months[key], **changes)})


def _year_moved(state: Agreed, fact: Any) -> dict[str, Any]:
    if isinstance(fact, m.YearComputed):
        fresh = YearFile(YearStatus.DRAFT, fact.figures, fact.by)
        return {"years": {**state.years, fact.year: fresh}}
    return {"years": {**state.years, fact.year: _moved(state.years[fact.year], fact)}}


def _moved(year: YearFile, fact: Any) -> YearFile:
    match fact:
        case m.YearChecked():
            return replace(year, checked={**year.checked, fact.role: fact.by})
        case m.YearVerified():
            return replace(year, status=YearStatus.VERIFIED)
        case m.YearApproved():
            return replace(year, status=YearStatus.APPROVED)
        case m.NoticeIssued():
            return replace(year, notice=fact, status=YearStatus.DUE if fact.dues else YearStatus.PAID_IN)
        case m.PaidIn() | m.Deducted():
            paid = {**year.paid_in, fact.payer: year.paid_in.get(fact.payer, 0) + fact.amount_fen}
            known = year.references | ({fact.treasury_ref} if isinstance(fact, m.PaidIn) else frozenset())
            moved = replace(year, paid_in=paid, references=known)
            return moved if moved.owed else replace(moved, status=YearStatus.PAID_IN)
        case m.FellOverdue():
            return replace(year, is_overdue=True)
        case m.DistributionOrdered():
            return replace(year, order=fact)
        case m.CommitmentSought():
            return replace(year, step=fact.step, asked=Asking(fact.step, year.ordered))
        case m.CommitmentRefused():
            return replace(year, asked=None)
        case m.DistributionCommitted():
            return _promised(year, fact)
        case m.ShareDistributed():
            return _share_moved(year, fact, PaymentOutcome.EXECUTED)
        case m.ShareReturned():
            return _reopened(_share_moved(year, fact, PaymentOutcome.RETURNED), fact)
        case m.ShareCancelled():
            return _share_moved(year, fact, PaymentOutcome.CANCELLED)
        case m.PayeeCorrected():
            return replace(year, corrections={**year.corrections, fact.division: fact})
        case m.PayeeDeclined():
            return _without_correction(year, fact.division)
        case m.PayeeConfirmed():
            return _asked_again(year, fact)
        case m.YearSettled():
            return replace(year, status=YearStatus.SETTLED)
        case m.UseReported():
            used = {**year.used, fact.division: year.used.get(fact.division, 0) + fact.amount_fen}
            return replace(year, used=used)
        case m.YearClosed():
            return replace(year, status=YearStatus.CLOSED)
        case _:
            return year


def _promised(year: YearFile, fact: m.DistributionCommitted) -> YearFile:
    """Numbered on over all years: a line may be carried, and a payment's case follows from its number."""
    order, asked = year.order, year.asked
    assert order is not None and asked is not None
    legs = [LegPayment(order.line, asked.amounts[one.division], step=fact.step) for one in order.receivers]
    numbered = enumerate(zip(order.receivers, legs, strict=True), fact.first_seq)
    new = tuple(Payout(seq, one, leg) for seq, (one, leg) in numbered)
    moved = replace(year, step=fact.step, order=None, asked=None, payouts=(*year.payouts, *new))
    is_all = moved.status is YearStatus.PAID_IN and not moved.open_for(city_share_only=False)
    return replace(moved, status=YearStatus.DISTRIBUTING) if is_all else moved


def _share_moved(year: YearFile, fact: Any, outcome: PaymentOutcome) -> YearFile:
    """A fact without a number is about what its division has not received yet."""
    prior_year = getattr(fact, "prior_year", False)
    meant = {one.seq for one in year.payouts if one.division is fact.division and not one.is_paid}
    meant = {fact.seq} if fact.seq is not None else meant
    moved = tuple(
        replace(one, leg=replace(one.leg, outcome=outcome, prior_year=prior_year)) if one.seq in meant else one
        for one in year.payouts
    )
    return replace(year, payouts=moved)


def _reopened(year: YearFile, fact: m.ShareReturned) -> YearFile:
    """What was settled is not, once a share came back: it is paid again, or ordered anew where it is lost."""
    if year.status not in (YearStatus.DISTRIBUTING, YearStatus.SETTLED, YearStatus.CLOSED):
        return year
    return replace(year, status=YearStatus.PAID_IN if fact.prior_year else YearStatus.DISTRIBUTING)


def _without_correction(year: YearFile, division: Division) -> YearFile:
    return replace(year, corrections={one: said for one, said in year.corrections.items() if one is not division})


def _asked_again(year: YearFile, fact: m.PayeeConfirmed) -> YearFile:
    again = tuple(
        replace(
            one,
            receiver=one.receiver.model_copy(update={"payee": fact.payee}),
            leg=replace(one.leg, outcome=None, step=fact.step),
        )
        if one.seq in fact.seqs
        else one
        for one in year.payouts
    )
    return replace(_without_correction(year, fact.division), step=fact.step, payouts=again)
