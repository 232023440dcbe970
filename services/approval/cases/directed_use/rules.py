"""The rules of directed use: who may use whose waste, how much of it in which year, and what ends that.

``Refused`` is a state of the case, the bureau's own "no"; mistakes are refused by ``refusals``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from services.approval.cases.directed_use import messages as m
from services.approval.cases.directed_use import policy as law
from services.approval.cases.directed_use import refusals as no
from services.approval.cases.directed_use.policy import DirectedUsePolicy
from shared.casework import compilers, guards, licensing
from shared.casework.calendar import DAY, add_months
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Pause, Stopwatch
from shared.casework.law import Limit
from shared.casework.licensing import CorrectionNotice, Window, received_on, remedies
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.notice import check_impersonal
from shared.contracts.approval import Role
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text

Now = Context[DirectedUsePolicy]

# -- what a case remembers ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ExpertReview:
    """By experts whom the city asked; it is still open while ``received_on`` is missing."""

    commissioned_on: date
    received_on: date | None = None
    conclusion: m.ExpertConclusion | None = None


@dataclass(frozen=True)
class Validity:
    """From its first day to its last, both included."""

    starts_on: date
    ends_on: date

    @classmethod
    def of_years(cls, starts_on: date, years: int) -> "Validity":
        return cls(starts_on, years_later(starts_on, years) - DAY)

    def year_of(self, day: date) -> date | None:
        """The first day of the exemption year in which the day lies: years are counted from the validity's start."""
        if not self.starts_on <= day <= self.ends_on:
            return None
        starts = (years_later(self.starts_on, n) for n in range(day.year - self.starts_on.year + 1))
        return max(start for start in starts if start <= day)


def years_later(day: date, years: int) -> date:
    """The same day of a later year; 1 March after a leap day, so that its years end with February (Civil Code Art. 202)."""
    later = add_months(day, 12 * years)
    return later if later.day == day.day else later + DAY


# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before an application is filed."""


@dataclass(frozen=True, kw_only=True)
class Opened(State):
    """What every opened case knows; ``received_on`` is the day of the newest application."""

    application: m.Application
    received_on: date


@dataclass(frozen=True, kw_only=True)
class Applied(Opened):
    TITLE: ClassVar[Text] = Text("已申请，待初审", "applied")
    missing: tuple[m.AttachmentKind, ...] = ()
    notices: tuple[CorrectionNotice, ...] = ()
    awaits_correction: bool = False

    @property
    def examined_on(self) -> date | None:
        return self.notices[-1].requested_on if self.awaits_correction else None


@dataclass(frozen=True, kw_only=True)
class NotAccepted(Opened):
    TITLE: ClassVar[Text] = Text("不予受理", "not accepted")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Lapsed(Opened):
    TITLE: ClassVar[Text] = Text("逾期未补正，已终止", "lapsed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Opened):
    TITLE: ClassVar[Text] = Text("已撤回", "withdrawn")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Forwarded(Opened):
    """The branch has passed the file on to the city, and what was done since."""

    forwarded_on: date
    review_needed: bool
    found_record: m.CleanRecord
    reviews: tuple[ExpertReview, ...] = ()
    sites_in_order: bool | None = None
    publicity: Window | None = None
    decided_on: date | None = None

    @property
    def open_review(self) -> ExpertReview | None:
        return next((one for one in self.reviews if one.received_on is None), None)

    @property
    def excluded(self) -> list[Pause]:
        """Time that the city's review does not count."""
        pauses = [Pause(one.commissioned_on, one.received_on, REVIEWING) for one in self.reviews]
        if self.publicity:
            pauses.append(Pause(self.publicity.starts_on, self.publicity.ends_on, IN_PUBLIC))
        return pauses


@dataclass(frozen=True, kw_only=True)
class Checked(Forwarded):
    TITLE: ClassVar[Text] = Text("已初审，市局审查中", "checked, under the city's review")


@dataclass(frozen=True, kw_only=True)
class Published(Forwarded):
    TITLE: ClassVar[Text] = Text("拟同意公示", "intended approval published")


@dataclass(frozen=True, kw_only=True)
class Refused(Forwarded):
    TITLE: ClassVar[Text] = Text("不同意", "refused")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Approved(Forwarded):
    """``used`` and ``warned`` go by the first day of an exemption year; ``manifests`` hold the quantity reported."""

    p2p_no: str
    annual_qty: Decimal
    exemption_item: int
    conditions: tuple[str, ...]
    validities: tuple[Validity, ...]
    used: Mapping[date, Decimal] = field(default_factory=dict)
    warned: frozenset[date] = frozenset()
    manifests: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def valid_from(self) -> date:
        return self.validities[0].starts_on

    @property
    def valid_to(self) -> date:
        return self.validities[-1].ends_on

    def year_of(self, day: date) -> date | None:
        return next((year for one in self.validities if (year := one.year_of(day))), None)

    def used_in(self, year: date) -> Decimal:
        return self.used.get(year, Decimal(0))


@dataclass(frozen=True, kw_only=True)
class Active(Approved):
    TITLE: ClassVar[Text] = Text("有效", "active")


@dataclass(frozen=True, kw_only=True)
class Suspended(Approved):
    TITLE: ClassVar[Text] = Text("暂停利用", "suspended")
    deficiencies: tuple[m.Deficiency, ...]
    rectified_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Terminated(Approved):
    TITLE: ClassVar[Text] = Text("已终止", "terminated")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Expired(Approved):
    TITLE: ClassVar[Text] = Text("已到期", "expired")
    OVER: ClassVar[bool] = True


REVIEWING = Text("专家论证", "expert review")
IN_PUBLIC = Text("公示", "publicity")

# -- who may do what, when, and why -------------------------------------------------------------------------------

UNITS = codes(Role.APPLICANT)
BRANCH = codes(Role.WINDOW_OFFICER, Role.CASE_OFFICER)
OFFICER = codes(Role.CASE_OFFICER)
CITY = codes(Role.CASE_OFFICER, Role.SECTION_HEAD)
EXPERTS = codes(Role.EXPERT, Role.TECH_ORG, Role.CASE_OFFICER)
SIGNATORY = codes(Role.DEPUTY_DIRECTOR)
WASTE_SYSTEM = codes(Role.PLATFORM)
SYSTEM = codes(Role.SYSTEM)
IN_FORCE = (Active, Suspended)

LIFECYCLE = Lifecycle(
    row(Unopened, m.ApplyJointly, *UNITS, ground=law.FILING),
    row(Applied, m.RequestCorrection, *BRANCH, ground=licensing.EXAMINING_FORM),
    row(Applied, m.ResubmitCorrected, *UNITS, ground=licensing.EXAMINING_FORM),
    row(Applied, m.PreliminaryCheck, *BRANCH, ground=law.BRANCH_CHECK),
    row(Applied, m.DeclineP2p, *BRANCH, ground=law.DECIDING),
    row((Applied, Checked, Published), m.WithdrawApplication, *UNITS, ground=law.WITHDRAWING),
    row(Checked, m.CommissionExpertReview, *OFFICER, ground=law.EXPERTS),
    row(Checked, m.ReceiveExpertReview, *EXPERTS, ground=law.EXPERTS),
    row(Checked, m.InspectSites, *OFFICER, ground=licensing.ON_SITE),
    row(Checked, m.PublishP2p, *CITY, ground=law.PUBLICITY),
    row(Published, m.ApproveP2p, *SIGNATORY, ground=law.DECIDING),
    row((Checked, Published), m.RefuseP2p, *SIGNATORY, ground=licensing.REASONED_REFUSAL),
    row(Active, m.RecordTransfer, *WASTE_SYSTEM, ground=law.MANIFEST),
    row(Active, m.InspectOperation, *OFFICER, ground=law.SUPERVISION),
    row(Active, m.RenewP2p, *UNITS, ground=law.RENEWING),
    row(Suspended, m.Rectify, *UNITS, ground=law.SUPERVISION),
    row(Suspended, m.Resume, *CITY, *SIGNATORY, ground=law.SUPERVISION),
    row(IN_FORCE, m.TerminateP2p, *SIGNATORY, *UNITS, ground=law.TERMINATING),
    row((Applied, *IN_FORCE), m.DeadlinePassed, *SYSTEM, ground=law.VALIDITY),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for_a_unit(command, state, context)
    match command:
        case m.ApplyJointly():
            return apply(command, context)
        case m.RequestCorrection():
            return request_correction(command, state, context)
        case m.ResubmitCorrected():
            return resubmit(command, state, context)
        case m.PreliminaryCheck():
            return check(command, state, context)
        case m.DeclineP2p():
            return [m.P2pNotAccepted(declined_on=context.today, **command.model_dump())]
        case m.WithdrawApplication():
            return [m.P2pWithdrawn(withdrawn_on=context.today, reason=command.reason)]
        case m.CommissionExpertReview():
            return commission_review(command, state, context)
        case m.ReceiveExpertReview():
            return receive_review(command, state, context)
        case m.InspectSites():
            return inspect_sites(command, context)
        case m.PublishP2p():
            return publish(command, state, context)
        case m.ApproveP2p():
            return approve(command, state, context)
        case m.RefuseP2p():
            return [m.P2pRefused(decided_on=context.today, reasons=command.reasons, remedies=_remedies(context))]
        case m.RecordTransfer():
            return record_transfer(command, state, context)
        case m.InspectOperation():
            return inspect_operation(command, context)
        case m.Rectify():
            return [m.Rectified(rectified_on=context.today, measures=command.measures)]
        case m.Resume():
            return resume(command, state, context)
        case m.RenewP2p():
            return renew(command, state, context)
        case m.TerminateP2p():
            return terminate(command, context)
        case m.DeadlinePassed():
            return let_time_pass(command.deadline, state, context)
        case _:
            return []


# -- application and check ----------------------------------------------------------------------------------------


def apply(command: m.ApplyJointly, context: Now) -> Sequence[Fact]:
    received = _received(command, context)
    missing = tuple(_missing_papers(command, context.policy))
    return [m.P2pApplied(application=command.plain, received_on=received, missing=missing)]


def request_correction(command: m.RequestCorrection, state: Applied, context: Now) -> Sequence[Fact]:
    """Once, with a complete list; a second notice may only repeat items of the first."""
    _no_open_correction(state)
    licensing.check_repeats(command.items, state.notices)
    due_on = context.stopwatch.due_on(context.policy.correction_answer, context.today, rolls=True)
    return [m.CorrectionRequested(requested_on=context.today, items=command.items, due_on=due_on)]


def resubmit(command: m.ResubmitCorrected, state: Applied, context: Now) -> Sequence[Fact]:
    if not state.awaits_correction:
        raise no.NO_CORRECTION_OPEN.at("type", command.KIND)
    guards.in_time(context.today, _correction_due(state, context.policy, context.stopwatch), licensing.EXAMINING_FORM)
    if command.units != state.application.units:
        raise no.OTHER_UNITS.at("user.uscc", command.user.uscc)
    received = _received(command, context)
    missing = tuple(_missing_papers(command, context.policy))
    return [m.P2pResubmitted(application=command.plain, received_on=received, missing=missing)]


def check(command: m.PreliminaryCheck, state: Applied, context: Now) -> Sequence[Fact]:
    """The branch forwards a complete file that it need not decline; the city's limit runs from this day."""
    _no_open_correction(state)
    _acceptable(state.application, context.policy)
    _happened("found_record", command.found_record, context.today)
    if state.missing:
        raise no.PAPERS_MISSING.of([no.PAPERS_MISSING.detail("attachments", one, paper=one) for one in state.missing])
    authors = (state.application.preparer_uscc, state.application.lead_writer)
    checks = compilers.standings(authors, context.notes)
    for one in checks:
        if compilers.bars(one, state.received_on):
            raise no.PREPARER_LISTED.at("preparer_uscc", one.compiler)
    return [
        m.PreliminaryChecked(
            forwarded_on=context.today,
            city_limit=context.stopwatch.due_on(context.policy.city_review, context.today),
            preparer_checks=checks,
            opinion=command.opinion,
            expert_review_needed=command.expert_review_needed,
            found_record=command.found_record,
        )
    ]


# -- what an application must fulfil ------------------------------------------------------------------------------


def _received(application: m.Application, context: Now) -> date:
    """The day on which a filing counts as received, if it may be filed at all."""
    received = received_on(context.now, context.policy.office_closes, context.calendar)
    for condition in CONDITIONS:
        condition(application, context.policy)
    _clean(application.clean_record, received, context)
    return received


def _one_code(application: m.Application, policy: DirectedUsePolicy) -> None:
    waste = application.waste
    if waste.code[-2:] != waste.hw_category[-2:]:
        raise no.CODE_NOT_OF_CATEGORY.at("waste.code", waste.code, code=waste.code, suffix=waste.code[-2:])
    if waste.hw_category in policy.barred_categories.value:
        raise no.MEDICAL_WASTE.at("waste.code", waste.code)


def _two_units(application: m.Application, policy: DirectedUsePolicy) -> None:
    producer, user = application.producer, application.user
    if producer.uscc == user.uscc:
        raise no.SAME_UNIT.at("user.uscc", user.uscc)
    if _in_province(producer, policy) and not producer.division.startswith(policy.city.value):
        raise no.NOT_IN_JINHUA.at("producer.county_code", producer.division)


def _rated(application: m.Application, policy: DirectedUsePolicy) -> None:
    for name, unit in (("producer", application.producer), ("user", application.user)):
        if unit.rating and unit.rating not in policy.accepted_ratings.value:
            raise no.RATING_TOO_LOW.at(f"{name}.rating", unit.rating)


def _quantity(application: m.Application, policy: DirectedUsePolicy) -> None:
    most = min(application.generation, application.capacity)
    if application.annual_qty > most:
        raise no.QUANTITY_TOO_LARGE.at("annual_qty", application.annual_qty, most=most)


def _product_standard(application: m.Application, policy: DirectedUsePolicy) -> None:
    level = application.substitutes.product_standard.level
    if level not in policy.accepted_standards.value:
        raise no.STANDARD_NOT_ACCEPTED.at("substitutes.product_standard.level", level)


def _controls(application: m.Application, policy: DirectedUsePolicy) -> None:
    limited = {one.substance for one in application.control_limits}
    if uncontrolled := sorted(application.waste.hazardous_components - limited):
        raise no.COMPONENT_UNCONTROLLED.at("control_limits", uncontrolled)


def _balance(application: m.Application, policy: DirectedUsePolicy) -> None:
    balance, percent = application.mass_balance, policy.balance_percent.value
    if balance.gap * 100 > balance.input * percent:
        raise no.BALANCE_OPEN.at("mass_balance", balance.gap, gap=balance.gap, percent=percent)


def _eia(application: m.Application, policy: DirectedUsePolicy) -> None:
    if not (application.user_eia_covers.covers and application.user_eia_covers.reply_no):
        raise no.EIA_NOT_COVERING.at("user_eia_covers", application.user_eia_covers.reply_no)


CONDITIONS: tuple[Callable[[m.Application, DirectedUsePolicy], None], ...] = (
    _one_code, _two_units, _rated, _quantity, _product_standard, _controls, _balance, _eia,
)  # fmt: skip


def _clean(record: m.CleanRecord, filed_on: date, context: Now) -> None:
    """Three years counted from each event; the day that reaches them is clean."""
    _happened("clean_record", record, context.today)
    for unit, event, day in record.events:
        clean_from = context.stopwatch.due_on(context.policy.clean_record, day)
        if filed_on < clean_from:
            raise no.RECORD_NOT_CLEAN.at(f"clean_record.{unit}.{event.lower()}", day, event=event, day=clean_from)


def _happened(field: str, record: m.CleanRecord, today: date) -> None:
    for unit, event, day in record.events:
        guards.not_in_future(f"{field}.{unit}.{event.lower()}", day, today)


def _acceptable(application: m.Application, policy: DirectedUsePolicy) -> None:
    """Whatever calls for ``DeclineP2p`` cannot be forwarded."""
    if application.exempt_list_check.exempt:
        raise no.LISTED_EXEMPTION.at("exempt_list_check.item_no", application.exempt_list_check.item_no)
    for name, unit in (("producer", application.producer), ("user", application.user)):
        if not _in_province(unit, policy):
            raise no.CROSS_PROVINCE.at(f"{name}.county_code", unit.division)
    if application.other_wastes:
        raise no.MULTI_WASTE.at("other_wastes", application.other_wastes)


def _in_province(unit: m.Unit, policy: DirectedUsePolicy) -> bool:
    return unit.division.startswith(policy.province.value)


def _missing_papers(application: m.Application, policy: DirectedUsePolicy) -> Iterator[m.AttachmentKind]:
    held = {paper.kind for paper in application.attachments}
    by_unit = {(paper.kind, paper.party) for paper in application.attachments}
    yield from (kind for kind in policy.required_papers.value if kind not in held)
    for kind in policy.papers_of_each_unit.value:
        if any((kind, party) not in by_unit for party in m.Party):
            yield kind
    if any(not by_unit & {(kind, party) for kind in policy.land_papers.value} for party in m.Party):
        yield policy.land_papers.value[0]


# -- review -------------------------------------------------------------------------------------------------------


def commission_review(command: m.CommissionExpertReview, state: Checked, context: Now) -> Sequence[Fact]:
    _no_open_review(state)
    needed = command.working_days or context.policy.expert_review.count
    expected_on = context.calendar.add_working_days(context.today, needed)
    return [m.ExpertReviewCommissioned(commissioned_on=context.today, expected_on=expected_on)]


def receive_review(command: m.ReceiveExpertReview, state: Checked, context: Now) -> Sequence[Fact]:
    if not state.open_review:
        raise no.NO_REVIEW.at("type", command.KIND)
    needed = context.policy.experts.value
    if len(set(command.experts)) < needed:
        raise no.TOO_FEW_EXPERTS.at("experts", command.experts, needed=needed)
    return [m.ExpertReviewReceived(received_on=context.today, **command.model_dump())]


def inspect_sites(command: m.InspectSites, context: Now) -> Sequence[Fact]:
    guards.enough_officers("officers", command.officers, context.policy.site_officers)
    if left_out := [party for party in m.Party if party not in command.sites]:
        raise no.SITE_LEFT_OUT.at("sites", command.sites, missing=left_out)
    inspected = command.model_dump(exclude={"sites"})
    return [m.SitesInspected(inspected_on=context.today, **inspected)]


def publish(command: m.PublishP2p, state: Checked, context: Now) -> Sequence[Fact]:
    _no_open_review(state)
    if state.review_needed and not state.reviews:
        raise no.REVIEW_MISSING.at("type", command.KIND)
    if state.reviews and state.reviews[-1].conclusion is m.ExpertConclusion.NOT_FEASIBLE:
        raise no.NOT_FEASIBLE.at("type", command.KIND)
    if state.sites_in_order is False:
        raise no.SITES_NOT_IN_ORDER.at("type", command.KIND)
    window = Window.opened(context.policy.publicity, context.stopwatch, command.until)
    return [m.P2pPublished(starts_on=window.starts_on, ends_on=window.ends_on, channel=command.channel)]


# -- decision -----------------------------------------------------------------------------------------------------


def approve(command: m.ApproveP2p, state: Published, context: Now) -> Sequence[Fact]:
    """From the working day after the publicity on; valid from the day of the decision."""
    assert state.publicity is not None
    guards.not_before(context.today, context.calendar.next_working_day(state.publicity.ends_on), law.PUBLICITY)
    _clean(state.found_record, state.received_on, context)
    most = state.application.annual_qty
    annual_qty = command.annual_qty or most
    if annual_qty > most:
        raise no.MORE_THAN_APPLIED.at("annual_qty", annual_qty, most=most)
    check_impersonal({f"conditions.{number}": one for number, one in enumerate(command.conditions)})
    validity = Validity.of_years(context.today, context.policy.first_validity.count)
    series = context.policy.number_series.value
    return [
        m.P2pApproved(
            p2p_no=f"{series}〔{context.today.year}〕{context.number(series)}号",
            decided_on=context.today,
            valid_from=validity.starts_on,
            valid_to=validity.ends_on,
            annual_qty=tonnes(annual_qty),
            exemption_item=context.policy.exemption_item.value,
            conditions=command.conditions,
        )
    ]


def tonnes(amount: Decimal) -> Decimal:
    """With three decimals, as manifests have them; nothing is lost, since no more are taken in."""
    return amount.quantize(m.KILOGRAM)


# -- transfers ----------------------------------------------------------------------------------------------------


def record_transfer(command: m.RecordTransfer, state: Active, context: Now) -> Sequence[Fact]:
    """One manifest after the other: what an earlier one took is no longer there for the next."""
    _manifest_of_this_case(command, state)
    if (reported := state.manifests.get(command.manifest_no)) is not None:
        return _reported_again(command, reported)
    guards.not_in_future("transferred_on", command.transferred_on, context.today)
    year = state.year_of(command.transferred_on)
    if year is None:
        raise no.OUTSIDE_VALIDITY.at(
            "transferred_on", command.transferred_on, since=state.valid_from, until=state.valid_to
        )
    if above := _above_limits(command, state.application):
        return [m.BatchRejected(**_manifest(command), substances=above)]
    if state.used_in(year) + command.qty > state.annual_qty:
        return [_exceeding(command, state, year, context.today)]
    return _transferred(command, state, year, context.policy.nearly_used_percent.value)


def _manifest(command: m.RecordTransfer) -> dict[str, Any]:
    return {
        "manifest_no": command.manifest_no,
        "transferred_on": command.transferred_on,
        "qty": tonnes(command.qty),
    }


def _manifest_of_this_case(command: m.RecordTransfer, state: Active) -> None:
    """Whatever the waste system says about waste and units must be what was approved."""
    application = state.application
    expected = {"code": application.waste.code, "producer": application.producer.uscc, "user": application.user.uscc}
    for name, value in expected.items():
        if getattr(command, name) not in (None, value):
            raise no.MANIFEST_OF_OTHERS.at(name, getattr(command, name), expected=value)


def _reported_again(command: m.RecordTransfer, reported: Decimal) -> Sequence[Fact]:
    if command.qty != reported:
        raise no.MANIFEST_KNOWN.at("manifest_no", command.manifest_no)
    return []


def _above_limits(command: m.RecordTransfer, application: m.Application) -> tuple[str, ...]:
    """The substances of which the batch holds more than their control limit."""
    above = []
    for test in command.tests:
        limit = application.limit_of(test.substance)
        if limit is None:
            known = [one.substance for one in application.control_limits]
            raise no.UNKNOWN_SUBSTANCE.at("tests", test.substance, known=known)
        if test.value > limit.max:
            above.append(test.substance)
    return tuple(above)


def _exceeding(command: m.RecordTransfer, state: Active, year: date, today: date) -> m.QuantityExceeded:
    """Waste at the gate is refused; waste that has been moved is on file as moved without an exemption."""
    used, annual_qty = state.used_in(year), state.annual_qty
    would_be = tonnes(used + command.qty)
    at_most = tonnes(max(annual_qty - used, Decimal(0)))
    if not command.completed:
        raise no.QUANTITY_EXCEEDED.at("qty", command.qty, would_be=would_be, annual_qty=annual_qty, at_most=at_most)
    return m.QuantityExceeded(
        **_manifest(command),
        year_from=year,
        would_be=would_be,
        annual_qty=annual_qty,
        at_most=at_most,
        suspended_on=today,
    )


def _transferred(command: m.RecordTransfer, state: Active, year: date, percent: int) -> Sequence[Fact]:
    used = tonnes(state.used_in(year) + command.qty)
    left = state.annual_qty - used
    facts: list[Fact] = [m.TransferRecorded(**_manifest(command), year_from=year, used=used, left=left)]
    if used * 100 >= state.annual_qty * percent and year not in state.warned:
        facts.append(m.QuantityNearlyUsed(year_from=year, used=used, annual_qty=state.annual_qty, percent=percent))
    return facts


# -- supervision --------------------------------------------------------------------------------------------------


def inspect_operation(command: m.InspectOperation, context: Now) -> Sequence[Fact]:
    officer = context.actor.person
    return [m.OperationInspected(inspected_on=context.today, officer=officer, **command.model_dump())]


def resume(command: m.Resume, state: Suspended, context: Now) -> Sequence[Fact]:
    """Some deficiencies cannot be rectified: they end the use."""
    if m.Deficiency.PROCESS_CHANGED in state.deficiencies:
        raise no.NEW_APPLICATION.at("type", command.KIND)
    if m.Deficiency.RESOLD in state.deficiencies:
        raise no.RESOLD.at("type", command.KIND)
    if not state.rectified_on:
        raise no.NOT_RECTIFIED.at("type", command.KIND)
    return [m.P2pResumed(resumed_on=context.today, opinion=command.opinion)]


def renew(command: m.RenewP2p, state: Active, context: Now) -> Sequence[Fact]:
    present = state.validities[-1]
    if context.today < present.starts_on:
        raise no.RENEWED_ALREADY.at("type", present.starts_on)
    guards.in_time(context.today, _renewal_due(state, context.policy, context.stopwatch), law.RENEWING)
    most = context.policy.renewed_validity.count
    if command.years > most:
        raise no.VALIDITY_TOO_LONG.at("years", command.years, most=most)
    if command.process_changed:
        raise no.NEW_APPLICATION.at("process_changed", command.process_changed)
    _clean(command.clean_record, context.today, context)
    validity = Validity.of_years(present.ends_on + DAY, command.years)
    return [
        m.P2pRenewed(
            p2p_no=state.p2p_no,
            filed_on=context.today,
            valid_from=validity.starts_on,
            valid_to=validity.ends_on,
            annual_qty=state.annual_qty,
        )
    ]


def terminate(command: m.TerminateP2p, context: Now) -> Sequence[Fact]:
    """No revocation of a permit; yet who does not ask for it is heard first."""
    own_request = command.reason is m.TerminationReason.OWN_REQUEST
    if context.actor.role == Role.APPLICANT and not own_request:
        raise no.NOT_OWN_REQUEST.at("reason", command.reason)
    if not own_request and not command.views:
        raise no.VIEWS_NOT_HEARD.at("views")
    return [m.P2pTerminated(terminated_on=context.today, **command.model_dump(), remedies=_remedies(context))]


# -- time passes --------------------------------------------------------------------------------------------------


def let_time_pass(deadline: str, state: Any, context: Now) -> Sequence[Fact]:
    """An alarm that no longer fits the case finds nothing to do."""
    match deadline, state:
        case "correction_answer", Applied(awaits_correction=True):
            due_on = _correction_due(state, context.policy, context.stopwatch)
            return [m.P2pLapsed(due_on=due_on)] if context.today > due_on else []
        case "validity", Active() | Suspended() if context.today > state.valid_to:
            return [m.P2pExpired(expired_on=state.valid_to)]
        case _:
            return []


def deadlines(state: Any, policy: DirectedUsePolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: DirectedUsePolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, Applied):
        yield from _branch_deadlines(state, policy, watch)
    if isinstance(state, Forwarded):
        yield from _city_deadlines(state, policy, watch)
    if isinstance(state, Active | Suspended):
        yield from _validity_deadlines(state, policy, watch)


def _branch_deadlines(state: Applied, policy: DirectedUsePolicy, watch: Stopwatch) -> Iterator[Deadline]:
    title = Text("分局初审", "the branch's check")
    yield watch.deadline("branch_check", title, policy.branch_check, state.received_on, met_on=state.examined_on)
    if state.awaits_correction:
        title = Text("申请人补正", "answer the correction notice")
        passes = m.DeadlinePassed(deadline="correction_answer")
        asked_on = state.notices[-1].requested_on
        yield watch.deadline("correction_answer", title, policy.correction_answer, asked_on, rolls=True, passes=passes)


def _city_deadlines(state: Forwarded, policy: DirectedUsePolicy, watch: Stopwatch) -> Iterator[Deadline]:
    title = Text("市局审查", "the city's review")
    yield watch.deadline(
        "city_review", title, policy.city_review, state.forwarded_on, pauses=state.excluded, met_on=state.decided_on
    )
    if state.open_review:
        title = Text("专家论证", "expert review")
        yield watch.deadline("expert_review", title, policy.expert_review, state.open_review.commissioned_on)
    if state.publicity:
        title = Text("拟同意公示", "publicity of the intended approval")
        yield state.publicity.deadline("publicity", title, policy.publicity, watch)


def _validity_deadlines(state: Approved, policy: DirectedUsePolicy, watch: Stopwatch) -> Iterator[Deadline]:
    """Nobody is late who does not renew: that limit is shown only while it can be kept."""
    present = state.validities[-1]
    if watch.today <= _renewal_due(state, policy, watch):
        title = Text("申请延续", "file for renewal")
        yield watch.deadline_before("renewal", title, policy.renewal_filing, present.starts_on, present.ends_on)
    limit = policy.first_validity if len(state.validities) == 1 else policy.renewed_validity
    yield _validity(present, limit, watch)


def _validity(present: Validity, limit: Limit, watch: Stopwatch) -> Deadline:
    """Its last day is the one that was approved, which for a renewal may come before the longest possible."""
    title = Text("有效期", "validity")
    before = present.starts_on - DAY
    counted = watch.deadline("validity", title, limit, before, passes=m.DeadlinePassed(deadline="validity"))
    return replace(counted, due_on=present.ends_on, of=(present.ends_on - before).days)


def _correction_due(state: Applied, policy: DirectedUsePolicy, watch: Stopwatch) -> date:
    return watch.due_on(policy.correction_answer, state.notices[-1].requested_on, rolls=True)


def _renewal_due(state: Approved, policy: DirectedUsePolicy, watch: Stopwatch) -> date:
    return watch.calendar.working_days_before(state.valid_to, policy.renewal_filing.count)


# -- what a fact makes of the case --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The case after a fact. It never decides and never fails."""
    match fact:
        case m.P2pApplied():
            return Applied(application=fact.application, received_on=fact.received_on, missing=fact.missing)
        case m.CorrectionRequested():
            notice = CorrectionNotice(fact.items, fact.requested_on, fact.due_on)
            return replace(state, notices=(*state.notices, notice), awaits_correction=True)
        case m.P2pResubmitted():
            return replace(
                state,
                application=fact.application,
                received_on=fact.received_on,
                missing=fact.missing,
                awaits_correction=False,
            )
        case m.P2pLapsed():
            return become(Lapsed, state)
        case m.P2pWithdrawn():
            return become(Withdrawn, state)
        case m.P2pNotAccepted():
            return become(NotAccepted, state)
        case m.PreliminaryChecked():
            return become(
                Checked,
                state,
                forwarded_on=fact.forwarded_on,
                review_needed=fact.expert_review_needed,
                found_record=fact.found_record,
            )
        case m.ExpertReviewCommissioned():
            return replace(state, reviews=(*state.reviews, ExpertReview(fact.commissioned_on)))
        case m.ExpertReviewReceived():
            received = replace(state.reviews[-1], received_on=fact.received_on, conclusion=fact.conclusion)
            return replace(state, reviews=(*state.reviews[:-1], received))
        case m.SitesInspected():
            return replace(state, sites_in_order=fact.ok)
        case m.P2pPublished():
            return become(Published, state, publicity=Window(fact.starts_on, fact.ends_on))
        case m.P2pRefused():
            return become(Refused, state, decided_on=fact.decided_on)
        case m.P2pApproved():
            return become(
                Active,
                state,
                decided_on=fact.decided_on,
                p2p_no=fact.p2p_no,
                annual_qty=fact.annual_qty,
                exemption_item=fact.exemption_item,
                conditions=fact.conditions,
                validities=(Validity(fact.valid_from, fact.valid_to),),
            )
        case m.TransferRecorded():
            return replace(
                state,
                used={**state.used, fact.year_from: fact.used},
                manifests={**state.manifests, fact.manifest_no: fact.qty},
            )
        case m.QuantityNearlyUsed():
            return replace(state, warned=state.warned | {fact.year_from})
        case m.QuantityExceeded():
            return become(
                Suspended,
                state,
                deficiencies=(m.Deficiency.QUANTITY_EXCEEDED,),
                used={**state.used, fact.year_from: fact.would_be},
                manifests={**state.manifests, fact.manifest_no: fact.qty},
            )
        case m.BatchRejected():
            return replace(state, manifests={**state.manifests, fact.manifest_no: Decimal(0)})
        case m.OperationInspected():
            return state if fact.ok else become(Suspended, state, deficiencies=fact.findings)
        case m.Rectified():
            return replace(state, rectified_on=fact.rectified_on)
        case m.P2pResumed():
            return become(Active, state)
        case m.P2pRenewed():
            return replace(state, validities=(*state.validities, Validity(fact.valid_from, fact.valid_to)))
        case m.P2pTerminated():
            return become(Terminated, state)
        case m.P2pExpired():
            return become(Expired, state)
        case _:
            return state


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_a_unit(command: Command, state: Any, context: Now) -> None:
    """An applicant who names a firm must name producer or user."""
    acts_for = context.actor.onbehalfof
    if context.actor.role != Role.APPLICANT or acts_for is None:
        return
    application = state.application if isinstance(state, Opened) else command
    if isinstance(application, m.Application) and acts_for not in application.units:
        raise guards.NOT_THE_APPLICANT.under(law.FILING).at("onbehalfof", acts_for)


def _no_open_correction(state: Applied) -> None:
    if state.awaits_correction:
        raise no.CORRECTION_OPEN.at("items", state.notices[-1].items)


def _no_open_review(state: Checked) -> None:
    if state.open_review:
        raise no.REVIEW_OPEN.at("type", state.open_review.commissioned_on)


def _remedies(context: Now) -> Text:
    return remedies(context.policy.reconsideration, context.policy.litigation)
