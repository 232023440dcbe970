"""The rules of the forklift subsidy: which old machine counts, which new one, and how much of the tier is paid when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from services.finance.cases.forklift_subsidy import messages as m
from services.finance.cases.forklift_subsidy import policy as law
from services.finance.cases.forklift_subsidy import refusals as no
from services.finance.cases.forklift_subsidy.policy import ForkliftPack, ForkliftPolicy
from shared.casework import grant_states, granting, guards, invoices
from shared.casework.case_type import Context, become
from shared.casework.clock import Deadline, Pause, Stopwatch
from shared.casework.grant_states import Accepted, Checking, Known, Unopened
from shared.casework.granting import Rulebook
from shared.casework.law import Limit, Unit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.money import Cap, share_of
from shared.contracts.finance import BenefitKey, CodeStatus, KeyKind, NrmmCodeStated, Registry, Role, Scheme
from shared.contracts.formats import normalised
from shared.contracts.granting import Amount, Hold, Reason, RejectedAt
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text, as_yuan

Now = Context[ForkliftPolicy]
UNOPENED = Unopened()


@dataclass(frozen=True)
class Findings:
    """What registry, dismantler and tax platform said."""

    old: m.OldMatched | None = None
    scrap: m.ScrapMatched | None = None
    invoices: Mapping[str, m.InvoiceChecked] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class WaitNewMachine(Accepted):
    """Scrapped and accepted; the money stays reserved until the new machine is bought, or the window ends.

    The review does not run meanwhile: it is the applicant's time.
    """

    TITLE: ClassVar[Text] = Text("已受理，待购置新机", "accepted, waiting for the new machine")
    since: date
    until: date


PURCHASE = Text("等待购置新机", "waiting for the new machine")

# -- who may do what, when, and why -------------------------------------------------------------------------------

PLATFORM = codes(Role.PLATFORM, Role.INTAKE)
LIFECYCLE = Lifecycle(
    *granting.rows(m, WaitNewMachine),
    invoices.invoice_row(m),
    row((WaitNewMachine, Checking), m.MatchOld, *PLATFORM, ground=law.MATCHING),
    row((WaitNewMachine, Checking), m.MatchScrap, *PLATFORM, ground=law.MATCHING),
    row(WaitNewMachine, m.MatchNew, *PLATFORM, *codes(Role.APPLICANT), ground=law.WAITING),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    match command:
        case m.MatchOld() | m.MatchScrap() | m.MatchNew():
            granting.takes_part(command, state, context)
            return match_machine(command, state, context)
        case m.RecordInvoice():
            return invoices.record(command, state, buyers, context, BOOK)
        case m.DeadlinePassed(deadline="window"):
            ended = isinstance(state, WaitNewMachine) and context.today > state.until
            return [m.CaseLapsed(lapsed_on=context.today, due_on=state.until)] if ended else []
        case _:
            return granting.decide(command, state, context, BOOK)


def deadlines(state: Any, policy: ForkliftPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    shared = [*granting.deadlines(state, policy, watch, m)]
    if not isinstance(state, WaitNewMachine):
        return shared
    window = Limit((state.until - state.since).days, Unit.DAYS, law.WAITING)
    title, passes = Text("购置新机", "buy the new machine"), m.DeadlinePassed(deadline="window")
    return [*shared, watch.deadline("window", title, window, state.since, passes=passes)]


policy_on = granting.policy_on

# -- the application ----------------------------------------------------------------------------------------------


def complete(claim: m.Claim, context: Now) -> None:
    if claim.scrap and claim.new:
        guards.not_in_future("scrap.scrapped_on", claim.scrap.scrapped_on, context.today)
    if claim.new:
        _new_machine_fits(claim.new, claim.scrap)


def _new_machine_fits(new: m.NewMachine, scrap: m.Scrapping | None) -> None:
    if scrap and new.invoiced_on < scrap.scrapped_on:
        raise no.BOUGHT_BEFORE.at("new.invoiced_on", new.invoiced_on, day=scrap.scrapped_on)
    listed = set(map(normalised, new.invoice_lists))
    if listed and normalised(new.serial_no) not in listed:
        raise no.NOT_ON_INVOICE.at("new.invoice_lists", new.serial_no)


def reasons(state: Known, accepted_at: datetime, context: Now) -> Iterator[Reason]:
    claim, pack = state.claim, context.policy.packs[state.claim.pack]
    first, last = pack.claims.value
    if not first <= accepted_at.date() <= last or share_paid(claim, accepted_at, pack) == 0:
        yield Reason.OUT_OF_WINDOW
    yield from _old_machine(claim.old, pack)
    if claim.mode not in pack.modes.value:
        yield Reason.SCHEME_MODE_NOT_FUNDED
    if claim.scrap is None:
        yield Reason.PURCHASE_ONLY
    elif not claim.scrap.dismantler_division.startswith(pack.scrapped_in.value):
        yield Reason.NOT_SCRAPPED_LOCALLY
    if claim.new:
        yield from _new_machine(claim.new, claim)


def _old_machine(old: m.OldMachine, pack: ForkliftPack) -> Iterator[Reason]:
    """Old enough by its stage; one that was made late proves its stage by a paper."""
    if old.stage not in pack.oldest_stages.value:
        yield Reason.NOT_ELIGIBLE_KIND
    elif old.made_on >= pack.made_before.value and old.stage_evidence is None:
        yield Reason.EVIDENCE_MISSING
    if old.registered_on >= pack.registered_before.value:
        yield Reason.OUT_OF_WINDOW


def _new_machine(new: m.NewMachine, claim: m.Claim) -> Iterator[Reason]:
    if not new.first_sale:
        yield Reason.NOT_FIRST_SALE
    if not claim.succession and normalised(new.buyer_name) != normalised(claim.applicant.name):
        yield Reason.NAME_MISMATCH


def keys(state: Known) -> tuple[BenefitKey, ...]:
    """Every number by which the old machine is known; serial and invoice of the new one as soon as there is one."""
    old, new = state.claim.old, state.claim.new
    said = [
        BenefitKey(kind=KeyKind.OLD_SERIAL, parts=(old.maker, old.serial_no)),
        BenefitKey(kind=KeyKind.OLD_ENGINE, parts=(old.engine_no,)),
    ]
    if old.special_equipment_reg_no:
        said.append(BenefitKey(kind=KeyKind.OLD_REGISTRATION, parts=(old.special_equipment_reg_no,)))
    if old.nrmm_code:
        said.append(BenefitKey(kind=KeyKind.OLD_NRMM, parts=(old.nrmm_code,)))
    if new:
        lists = new.invoice_lists
        invoice = BenefitKey(
            kind=KeyKind.INVOICE, parts=(new.invoice_key,), item=new.serial_no if lists else None, lists=lists
        )
        said += [BenefitKey(kind=KeyKind.NEW_SERIAL, parts=(new.serial_no,)), invoice]
    return tuple(said)


# -- the amount ---------------------------------------------------------------------------------------------------


def amount(state: Known, accepted_at: datetime, context: Now) -> Amount:
    """The tier of the new machine, at most the cap, and of both the share of the day; the highest tier while it is awaited."""
    claim, pack = state.claim, context.policy.packs[state.claim.pack]
    share = share_paid(claim, accepted_at, pack)
    tier = tier_of(claim.new.rated_capacity_t, pack) if claim.new else max(fen for _, _, fen in pack.tiers.value)
    capacity = f"{claim.new.rated_capacity_t} t" if claim.new else "?"
    cap = Cap("machine", share_of(pack.cap.value, share))
    worked = f"{capacity}: {as_yuan(tier)} × {share}"
    return granting.amount_of(tier * Fraction(share), [cap], worked)


def tier_of(capacity: Decimal, pack: ForkliftPack) -> int:
    return next(fen for most, included, fen in pack.tiers.value if capacity < most or (included and capacity == most))


def share_paid(claim: m.Claim, accepted_at: datetime, pack: ForkliftPack) -> Decimal:
    """By the day of acceptance or of scrapping, as the pack has it; after its last step nothing."""
    by_scrapping = pack.by_scrapping.value and claim.scrap
    day = claim.scrap.scrapped_on if by_scrapping and claim.scrap else accepted_at.date()
    return next((share for last, share in pack.steps.value if day <= last), Decimal(0))


# -- matching -----------------------------------------------------------------------------------------------------


def waits(state: Accepted, context: Now) -> Sequence[Fact]:
    if state.claim.new:
        return []
    _, until = context.policy.packs[state.claim.pack].claims.value
    return [m.NewMachineAwaited(until=until, since=context.today)]


def match_machine(
    command: m.MatchOld | m.MatchScrap | m.MatchNew, state: Accepted | Checking, context: Now
) -> Sequence[Fact]:
    match command:
        case m.MatchOld():
            facts = match_old(part_of(command, m.RegistryRecord), state, context)
        case m.MatchScrap():
            facts = match_scrap(command, state, context)
        case _:
            return match_new(command, state, context)
    return [*facts, *_go_on(facts, state, context)]


def _go_on(facts: Sequence[Fact], state: Accepted | Checking, context: Now) -> Sequence[Fact]:
    for fact in facts:
        state = evolve(state, fact)
    return granting.check_standing(state, context, BOOK) if isinstance(state, Checking) else []


def match_old(record: m.RegistryRecord, state: Any, context: Now) -> Sequence[Fact]:
    """The registry knows the machine, as the applicant's, and since before the limit."""
    claim, pack = state.claim, context.policy.packs[state.claim.pack]
    _is_this(record.serial_no, claim.old.serial_no)
    if state.found.old:
        raise no.MATCHED_ALREADY.at("serial_no", record.serial_no)
    matched = m.OldMatched(**dict(record), matched_on=context.today)
    found = [*_owner(record, claim)]
    if record.registered_on >= pack.registered_before.value:
        found.append(Reason.OUT_OF_WINDOW)
    return [matched, *_no_match(found, context)]


def _owner(record: m.RegistryRecord, claim: m.Claim) -> Iterator[Reason]:
    """By its name, or by what else the registry knows it; an inheritance or merger explains another one."""
    same = (record.owner_name and normalised(record.owner_name) == normalised(claim.applicant.name)) or (
        record.owner and record.owner == claim.applicant.subject
    )
    if not same and claim.succession is None:
        yield Reason.NAME_MISMATCH


def match_scrap(command: m.MatchScrap, state: Any, context: Now) -> Sequence[Fact]:
    """A recognised dismantler has scrapped this machine, under the certificate that the applicant named."""
    claim = state.claim
    _is_this(command.serial_no, claim.old.serial_no)
    if state.found.scrap:
        raise no.MATCHED_ALREADY.at("serial_no", command.serial_no)
    matched = m.ScrapMatched(**dict(command), matched_on=context.today)
    scrap = claim.scrap
    same = scrap and normalised(scrap.scrap_certificate_no) == normalised(command.certificate_no)
    agrees = same and (scrap.dismantler_uscc, scrap.scrapped_on) == (command.dismantler_uscc, command.scrapped_on)
    return [matched, *_no_match([] if command.is_recognised and agrees else [Reason.EVIDENCE_MISSING], context)]


def _no_match(reasons: Sequence[Reason], context: Now) -> Sequence[Fact]:
    return [granting.rejected(reasons, RejectedAt.CHECKS, None, context, BOOK)] if reasons else []


def _is_this(serial: str, wanted: str) -> None:
    if normalised(serial) != normalised(wanted):
        raise no.OTHER_MACHINE.at("serial_no", serial, serial=wanted)


def match_new(command: m.MatchNew, state: Any, context: Now) -> Sequence[Fact]:
    """The purchase ends the waiting; its serial and invoice are asked for before anything is checked."""
    claim, new = state.claim, command.new
    if claim.new:
        raise no.MATCHED_ALREADY.at("new.serial_no", new.serial_no)
    _new_machine_fits(new, claim.scrap)
    guards.not_in_future("new.invoiced_on", new.invoiced_on, context.today)
    matched = m.NewMatched(new=new, matched_on=context.today)
    if found := [*_new_machine(new, claim)]:
        return [matched, *_no_match(found, context)]
    return [matched, granting.seek_keys(evolve(state, matched), BOOK)]


def news(state: Checking, context: Now) -> Iterator[Fact]:
    """Our own registry of environmental codes answers by itself."""
    old = state.claim.old
    known = context.notes.get((NrmmCodeStated.ABOUT, normalised(old.serial_no)))
    if state.found.old or old.registry is not Registry.NRMM or not isinstance(known, NrmmCodeStated):
        return
    record = m.RegistryRecord(
        registry=Registry.NRMM,
        reg_no=known.nrmm_code,
        serial_no=known.serial,
        owner=known.owner,
        made_on=known.made_on,
        registered_on=known.registered_on,
        deregistered_on=known.ended_on if known.status is CodeStatus.CANCELLED else None,
    )
    yield from match_old(record, state, context)


def buyers(claim: m.Claim) -> Mapping[str, str]:
    """The new machine's, as soon as there is one."""
    return {claim.new.invoice_key: claim.new.buyer_name} if claim.new else {}


def stands(state: Known, context: Now) -> Iterator[Hold]:
    yield from invoices.stands(state, buyers)


def has_all(state: Checking) -> bool:
    return bool(state.found.old and state.found.scrap)


# -- what happened ------------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.CaseDrafted():
            return replace(grant_states.evolve(state, fact, m), found=Findings())
        case m.NewMachineAwaited():
            pauses = (*state.pauses, Pause(fact.since, None, PURCHASE))
            return become(WaitNewMachine, state, since=fact.since, until=fact.until, pauses=pauses)
        case m.NewMatched():
            pauses = tuple(replace(one, end=fact.matched_on) if one.reason == PURCHASE else one for one in state.pauses)
            return replace(state, claim=state.claim.model_copy(update={"new": fact.new}), pauses=pauses)
        case m.InvoiceChecked():
            return invoices.kept(state, fact)
        case m.OldMatched():
            return replace(state, found=replace(state.found, old=fact))
        case m.ScrapMatched():
            return replace(state, found=replace(state.found, scrap=fact))
        case _:
            return grant_states.evolve(state, fact, m)


BOOK = Rulebook(
    says=m,
    scheme=Scheme.FORKLIFT,
    evolve=evolve,
    reasons=reasons,
    amount=amount,
    keys=keys,
    complete=complete,
    pack=lambda claim: claim.pack,
    home_pack=m.Pack.JH_DEFAULT,
    waits=waits,
    news=news,
    has_all=has_all,
    stands=stands,
)
