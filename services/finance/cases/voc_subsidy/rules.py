"""The rules of the VOC subsidy: how much less is emitted, what that is worth, and what a return to solvents costs.

Everything is exact until it is rounded once: tonnes half to even, money half up, caps down.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any

from services.finance.cases.voc_subsidy import messages as m
from services.finance.cases.voc_subsidy import policy as law
from services.finance.cases.voc_subsidy import refusals as no
from services.finance.cases.voc_subsidy.policy import VocPack, VocPolicy
from shared.casework import clawback, four_eyes, grant_states, granting, guards, invoices
from shared.casework.calendar import DAY, add_months
from shared.casework.case_type import Context
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.grant_states import (
    Accepted,
    Accepting,
    Checking,
    Closed,
    Correction,
    Granted,
    Known,
    Paid,
    Review_1,
    Settled,
    Submitted,
    Unopened,
    Waitlisted,
)
from shared.casework.granting import Rulebook
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.money import Cap, half_even, share_of
from shared.casework.rounding import half_up
from shared.contracts.finance import BenefitKey, GrantStated, KeyKind, Role, Scheme
from shared.contracts.formats import normalised
from shared.contracts.granting import Amount, ApprovalFacts, ClawbackCause, Flag, Hold, HoldCause, Reason, RejectedAt
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text, as_yuan

Now = Context[VocPolicy]
UNOPENED = Unopened()


@dataclass(frozen=True)
class Findings:
    """What this scheme alone finds out."""

    report: m.ReductionFiled | None = None
    verified: m.ReductionVerified | None = None
    watch: m.WatchStarted | None = None
    invoices: Mapping[str, m.InvoiceChecked] = field(default_factory=dict)


# -- who may do what, when, and why -------------------------------------------------------------------------------

UNREVIEWED = (Submitted, Correction, Accepting, Waitlisted, Accepted, Checking, Review_1)
LIFECYCLE = Lifecycle(
    *granting.rows(m),
    granting.approval_row(m),
    invoices.invoice_row(m),
    row(UNREVIEWED, m.FileReduction, *codes(Role.APPLICANT), ground=law.VERIFIED),
    row((Checking, Review_1), m.VerifyReduction, *codes(Role.MONITOR), ground=law.VERIFIED),
    row((Paid, Closed), m.RecordRelapse, *codes(Role.INTAKE), ground=law.WATCH),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    match command:
        case m.FileReduction():
            granting.takes_part(command, state, context)
            return [m.ReductionFiled(**dict(command), filed_on=context.today)]
        case m.VerifyReduction():
            granting.takes_part(command, state, context)
            return verify(command, state, context)
        case m.RecordInvoice():
            return invoices.record(command, state, buyers, context, BOOK)
        case m.RecordRelapse():
            granting.takes_part(command, state, context)
            return record_relapse(command, state, context)
        case _:
            return granting.decide(command, state, context, BOOK)


def deadlines(state: Any, policy: VocPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return [*granting.deadlines(state, policy, watch, m), *_watch(state, policy, watch)]


def _watch(state: Any, policy: VocPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    """Shown while it runs; nothing follows from its end."""
    followed = state.found.watch if isinstance(state, Paid | Closed) else None
    if followed and watch.today <= followed.until:
        yield watch.deadline("watch", Text("跟踪期", "watch"), policy.watch, followed.since)


policy_on = granting.policy_on

# -- the application ----------------------------------------------------------------------------------------------


def complete(claim: m.Claim, context: Now) -> None:
    """What the applicant can put right at once."""
    for side in ("materials_before", "materials_after"):
        _thinners_have_their_paint(side, getattr(claim, side))
        _contents_are_possible(side, getattr(claim, side))
    for material in claim.materials_after:
        if not (material.is_low_voc and material.has_cma and material.test_report_no):
            raise no.NO_LOW_VOC_REPORT.at("materials_after", material.material_name, material=material.material_name)
    _periods_fit(claim, context.policy)
    keys = [normalised(one.invoice_key) for one in claim.investment_items]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise no.INVOICE_TWICE.at("investment_items", twice)


def _thinners_have_their_paint(side: str, materials: Sequence[m.MaterialUse]) -> None:
    added = (m.MaterialKind.THINNER, m.MaterialKind.HARDENER)
    paints = {one.material_name for one in materials if one.kind not in added}
    for one in materials:
        if one.kind in added and one.belongs_to not in paints:
            raise no.LONELY_THINNER.at(side, one.material_name)


def _contents_are_possible(side: str, materials: Sequence[m.MaterialUse]) -> None:
    """Grams in a litre come to a fraction of the mass, at most all of it."""
    for one in materials:
        if one.fraction > 1:
            raise no.TOO_MUCH_VOC.at(side, one.material_name, material=one.material_name)


def _periods_fit(claim: m.Claim, policy: VocPolicy) -> None:
    before, after = claim.period_before, claim.period_after
    if whole_months(before) != policy.months_before.value or _end_of(before, whole_months(before)) != before.last:
        raise no.PERIOD_BEFORE.at("period_before", before.last)
    if whole_months(after) < policy.months_after.value or after.first <= before.last:
        raise no.PERIOD_AFTER.at("period_after", after.last)


def whole_months(period: m.Period) -> int:
    """From 1 January to 30 June there are six."""
    count = 0
    while _end_of(period, count + 1) <= period.last:
        count += 1
    return count


def _end_of(period: m.Period, months: int) -> date:
    return add_months(period.first, months) - DAY


def flags(claim: m.Claim, context: Now) -> Iterator[Flag]:
    if scale_of(claim) > Fraction(context.policy.expansion.value):
        yield Flag.CAPACITY_EXPANSION
    if any(one.seller_is_related for one in claim.investment_items):
        yield Flag.RELATED_SELLER


def keys(state: Known) -> tuple[BenefitKey, ...]:
    """The line once and for all, and every invoice."""
    claim = state.claim
    line = BenefitKey(kind=KeyKind.VOC_LINE, parts=(claim.applicant.subject, claim.line_id))
    bought = (BenefitKey(kind=KeyKind.INVOICE, parts=(one.invoice_key,)) for one in claim.investment_items)
    return (line, *bought)


def buyers(claim: m.Claim) -> Mapping[str, str]:
    """Whoever applies bought what the invoices list."""
    return {one.invoice_key: claim.applicant.name for one in claim.investment_items}


def reasons(state: Known, accepted_at: datetime, context: Now) -> Iterator[Reason]:
    claim, pack = state.claim, context.policy.packs[state.claim.pack]
    if not (_within(accepted_at.date(), pack.claims.value) and _within(claim.finished_on, pack.projects.value)):
        yield Reason.OUT_OF_WINDOW
    if claim.resource_grade in pack.barred_grades.value:
        yield Reason.CREDIT_GRADE
    paid_otherwise = sum(one.amount_fen for one in claim.other_funding)
    if any(one.is_public for one in claim.other_funding) or paid_otherwise >= claim.investment_fen:
        yield Reason.OTHER_FUND_USED
    if _is_below(tonnes_of(state, context), claim, pack):
        yield Reason.BELOW_MINIMUM


def _within(day: date, window: tuple[date | None, date | None]) -> bool:
    first, last = window
    return (first or date.min) <= day <= (last or date.max)


def _is_below(tonnes: Decimal, claim: m.Claim, pack: VocPack) -> bool:
    """Less than the least that is paid: too few tonnes, not clean enough, no grade, no unit."""
    if pack.minimum:
        return tonnes < pack.minimum.value
    if pack.cleaned:
        removal, fugitives = pack.cleaned.value
        removed = claim.treatment_after.removal_rate if claim.treatment_after else Decimal(0)
        return removed < removal and (claim.fugitive_cut or Decimal(0)) < fugitives
    if pack.lump_sums:
        return claim.performance_grade not in dict(pack.lump_sums.value)
    return not claim.units


# -- the reduction ------------------------------------------------------------------------------------------------


def emitted(materials: Iterable[m.MaterialUse], treatment: m.Treatment | None) -> Fraction:
    """Tonnes of VOCs that leave: what is in the material, less what is collected and removed."""
    kept = Fraction(treatment.collect_rate) * Fraction(treatment.removal_rate) if treatment else Fraction(0)
    return sum((Fraction(one.use_t) * one.fraction * (1 - kept) for one in materials), Fraction(0))


def scale_of(claim: m.Claim) -> Fraction:
    """How much more, or less, is made than before."""
    return Fraction(claim.output_after) / Fraction(claim.output_before)


def reduction_of(claim: m.Claim, policy: VocPolicy) -> Decimal:
    """Tonnes a year: before at the output of after, minus after; a shorter period is taken for a whole year."""
    before = scale_of(claim) * emitted(claim.materials_before, claim.treatment_before)
    exact = before - emitted(claim.materials_after, claim.treatment_after)
    months = whole_months(claim.period_after)
    return half_even(exact * Fraction(12, min(months, 12)), policy.decimals.value)


def tonnes_of(state: Known, context: Now) -> Decimal:
    """What was verified; until then what the application's figures give."""
    verified = state.found.verified
    return verified.reduction_t if verified else reduction_of(state.claim, context.policy)


def verify(command: m.VerifyReduction, state: Any, context: Now) -> Sequence[Fact]:
    taken = state.hands.of(Role.APPLICANT, *four_eyes.REVIEWS)
    four_eyes.two_persons("actor", context.actor.person, taken)
    if state.found.report is None:
        raise no.NO_REPORT.at("report_no", command.report_no)
    if state.found.verified is not None:
        raise no.VERIFIED_ALREADY.at("report_no", state.found.verified.report_no)
    tonnes = reduction_of(state.claim, context.policy) if command.reduction_t is None else command.reduction_t
    verified = m.ReductionVerified(
        report_no=command.report_no, reduction_t=tonnes, verified_on=context.today, by=context.actor.person
    )
    if _is_below(tonnes, state.claim, context.policy.packs[state.claim.pack]):
        return [verified, granting.rejected([Reason.BELOW_MINIMUM], RejectedAt.REVIEW_1, None, context, BOOK)]
    return [verified]


def ready(state: Review_1, context: Now) -> None:
    """Where tonnes are paid, the first review needs them verified."""
    if context.policy.packs[state.claim.pack].per_tonne and state.found.verified is None:
        raise no.NOT_VERIFIED.at("type")


# -- the amount ---------------------------------------------------------------------------------------------------


def amount(state: Known, accepted_at: datetime, context: Now) -> Amount:
    pack = context.policy.packs[state.claim.pack]
    raw, worked = _raw(tonnes_of(state, context), state.claim, pack)
    return granting.amount_of(raw, _caps(state.claim, pack, context), worked)


def _raw(tonnes: Decimal, claim: m.Claim, pack: VocPack) -> tuple[Fraction, str]:
    """The exact amount before caps, and how it came about."""
    if pack.per_tonne:
        counted = Decimal(ceil(tonnes)) if pack.whole_tonnes else tonnes
        return Fraction(counted) * pack.per_tonne.value, f"{counted} t × {as_yuan(pack.per_tonne.value)}"
    if pack.share:
        return Fraction(
            pack.share.value
        ) * claim.investment_fen, f"{as_yuan(claim.investment_fen)} × {pack.share.value}"
    if pack.lump_sums:
        return Fraction(dict(pack.lump_sums.value).get(claim.performance_grade, 0)), str(claim.performance_grade)
    assert pack.per_unit is not None
    prices = dict(pack.per_unit.value)
    worked = " + ".join(f"{count} × {as_yuan(prices[kind])}" for kind, count in claim.units.items())
    return Fraction(sum(count * prices[kind] for kind, count in claim.units.items())), worked


def _caps(claim: m.Claim, pack: VocPack, context: Now) -> Iterator[Cap]:
    if pack.investment_cap:
        yield Cap("C1", share_of(claim.investment_fen, pack.investment_cap.value))
    if pack.yearly_cap:
        year = context.today.year
        yield Cap("C2", max(pack.yearly_cap.value - granting.granted_elsewhere(context, year), 0))


def stands(state: Known, context: Now) -> Iterator[Hold]:
    """Invoices that the tax platform does not confirm; and two grants that were approved before either was heard of may
    exceed the cap of their firm together.

    The one of the lower id keeps its amount; the other rests until an objection has it changed, or the first falls.
    """
    yield from invoices.stands(state, buyers)
    cap = context.policy.packs[state.claim.pack].yearly_cap
    if cap is None or not isinstance(state, Granted) or isinstance(state, Settled):
        return
    others = [one for one in context.notes.values() if isinstance(one, GrantStated) and one.case_id < context.me.id]
    before = sum(one.amount_fen for one in others if one.fiscal_year == state.approved_on.year)
    if before and before + state.granted_fen > cap.value:
        yield Hold(cause=HoldCause.CAP, what=f"{state.approved_on.year}", since=state.approved_on)


# -- EIA, acceptance, permit --------------------------------------------------------------------------------------


def approval_reasons(claim: m.Claim, facts: ApprovalFacts) -> Iterator[Reason]:
    """The EIA and its acceptance are done, and the EIA names a material that is replaced."""
    if normalised(facts.eia_doc_no) != normalised(claim.eia_doc_no):
        yield Reason.NO_EIA
    if facts.acceptance_no is None or facts.accepted_on is None:
        yield Reason.NO_ACCEPTANCE
    named = {normalised(one) for one in facts.materials}
    if named.isdisjoint(normalised(one.material_name) for one in claim.materials_before):
        yield Reason.EVIDENCE_MISSING


# -- after payment ------------------------------------------------------------------------------------------------


def once_paid(state: Settled, context: Now) -> Iterator[Fact]:
    yield m.WatchStarted(since=state.paid_on, until=context.stopwatch.due_on(context.policy.watch, state.paid_on))


def record_relapse(command: m.RecordRelapse, state: Settled, context: Now) -> Sequence[Fact]:
    """The months that are missing from the watch are paid back: grant x missing / 12, half up."""
    guards.not_in_future("relapsed_on", command.relapsed_on, context.today)
    watch = state.found.watch
    if not watch.since <= command.relapsed_on < watch.until:
        raise no.WATCH_OVER.at("relapsed_on", command.relapsed_on, since=watch.since, until=watch.until)
    months = context.policy.watch.count
    missing = months - whole_months(m.Period(first=watch.since, last=command.relapsed_on - DAY))
    relapse = m.RelapseRecorded(
        relapsed_on=command.relapsed_on, missing_months=missing, findings=command.findings, by=context.actor.person
    )
    owed = half_up(Fraction(state.granted_fen * missing, months))
    return [relapse, clawback.demand(ClawbackCause.BREACH, owed, command.findings, state, context, m)]


# -- what happened ------------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.CaseDrafted():
            return replace(grant_states.evolve(state, fact, m), found=Findings())
        case m.ReductionFiled():
            return replace(state, found=replace(state.found, report=fact))
        case m.ReductionVerified():
            hands = state.hands.after(Role.MONITOR, fact.by)
            return replace(state, hands=hands, found=replace(state.found, verified=fact))
        case m.InvoiceChecked():
            return invoices.kept(state, fact)
        case m.WatchStarted():
            return replace(state, found=replace(state.found, watch=fact))
        case m.RelapseRecorded():
            return state
        case _:
            return grant_states.evolve(state, fact, m)


BOOK = Rulebook(
    says=m,
    scheme=Scheme.VOC,
    evolve=evolve,
    reasons=reasons,
    amount=amount,
    keys=keys,
    flags=flags,
    complete=complete,
    pack=lambda claim: claim.pack,
    home_pack=m.Pack.JH_DEFAULT,
    project_code=lambda claim: claim.project_code,
    needs_approval=True,
    approval_reasons=approval_reasons,
    ready=ready,
    stands=stands,
    once_paid=once_paid,
)
