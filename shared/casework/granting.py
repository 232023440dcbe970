"""The procedure that applications for public money share: accepted, checked, reviewed by four eyes, in public, paid, clawed back.

A scheme hands in a ``Rulebook``: its messages, what it asks of an application, what it pays. Its folder lists its own rows,
facts and findings beside ``rows``, ``decide`` and ``deadlines`` of this module and the states of ``grant_states``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from shared.casework import clawback, four_eyes, guards, licensing
from shared.casework import grant_law as law
from shared.casework.calendar import DAY
from shared.casework.case_type import Context
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.four_eyes import APPROVALS, OFFICERS, RECUSAL, REVIEWS
from shared.casework.grant_states import (
    Accepted,
    Accepting,
    Approval,
    Checking,
    Clawback,
    ClawbackDue,
    ClawbackOverdue,
    ClawingBack,
    Closed,
    Committed,
    Correction,
    Draft,
    Granted,
    Held,
    InProcedure,
    Known,
    Notice,
    Objection,
    Paid,
    Payable,
    Paying,
    Recovered,
    Releasing,
    Returned,
    Review_1,
    Review_2,
    Settled,
    Spending,
    Submitted,
    Unopened,
    Waitlisted,
    evolve,
    key_name,
    payee_of,
)
from shared.casework.lifecycle import Row, codes, row
from shared.casework.money import Cap, capped
from shared.casework.rounding import half_up
from shared.contracts import granting as g
from shared.contracts.approval import EiaCancelled, EiaNews, EiaRevoked, EiaSuperseded
from shared.contracts.credit import (
    CoercionExecuted,
    EligibilityStated,
    Eligible,
    Purpose,
    SeriousListListed,
    SeriousListNews,
)
from shared.contracts.credit import Reason as CreditReason
from shared.contracts.finance import (
    ApplicantBarred,
    BenefitKey,
    Division,
    FundPotStated,
    GrantRejected,
    GrantStated,
    KeyKind,
    KeyVerdict,
    Leg,
    Payee,
    Role,
    Scheme,
    Verdict,
)
from shared.contracts.granting import (
    AskedBecause,
    HoldCause,
    ObjectionOutcome,
    PaymentOutcome,
    Reason,
    RejectedAt,
    Wait,
)
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text
from shared.contracts.thirdparty import BodyStatus, BodyStatusChanged, DeliverableInvalidated

# -- what sets a scheme apart -------------------------------------------------------------------------------------

Now = Context[Any]


def _nothing(*_: Any) -> tuple[()]:
    return ()


def _none(claim: Any) -> None:
    return None


def _always(state: Any) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Rulebook:
    """A scheme's messages, and what it asks and pays. ``reasons``, ``approval_reasons``: why it says no, all at once.

    ``complete`` and ``ready`` raise where an application lacks something, or is not ready to pass the first review.
    ``amount`` reads state and findings; it is asked on acceptance and again on approval. ``waits``: the fact by which an
    accepted case begins to wait for something before it is checked. ``pack`` is the parameter pack that an application
    follows, ``home_pack`` the one where none is set. ``news`` are the scheme's own facts from what was
    heard, ``has_all`` says whether its own checks are answered. ``stands`` is what else puts its cases on hold.
    """

    says: Any
    scheme: Scheme
    evolve: Callable[[Any, Fact], Any]
    reasons: Callable[[Any, datetime, Now], Iterable[Reason]]
    amount: Callable[[Any, datetime, Now], g.Amount]
    keys: Callable[[Any], tuple[BenefitKey, ...]]
    flags: Callable[[Any, Now], Iterable[g.Flag]] = _nothing
    complete: Callable[[Any, Now], Any] = _nothing
    project_code: Callable[[Any], str | None] = _none
    pack: Callable[[Any], str | None] = _none
    home_pack: str | None = None
    needs_approval: bool = False
    approval_reasons: Callable[[Any, g.ApprovalFacts], Iterable[Reason]] = _nothing
    waits: Callable[[Any, Now], Sequence[Fact]] = _nothing
    news: Callable[[Any, Now], Iterable[Fact]] = _nothing
    has_all: Callable[[Any], bool] = _always
    ready: Callable[[Any, Now], Any] = _nothing
    stands: Callable[[Any, Now], Iterable[g.Hold]] = _nothing
    once_paid: Callable[[Any, Now], Iterable[Fact]] = _nothing


def amount_of(raw_fen: Fraction, caps: Iterable[Cap], worked: str) -> g.Amount:
    """The raw amount rounded once, then the smallest cap; that a cap is smaller is worth a note, and no mistake."""
    raw_fen, caps = max(raw_fen, Fraction(0)), tuple(caps)
    computed, over = capped(raw_fen, caps)
    return g.Amount(
        raw_fen=half_up(raw_fen),
        caps=tuple(g.Cap(name=one.name, limit_fen=one.limit_fen) for one in caps),
        computed_fen=computed,
        notes=(g.CapNote.OVER_CAP,) if over else (),
        worked=worked,
    )


def version_of(claim: Any, context: Now, book: Rulebook) -> str:
    """Whose numbers, and of which dated set; a scheme without parameter packs has its set alone."""
    pack = book.pack(claim)
    return f"{pack}@{context.policy.name}" if pack else context.policy.name


# -- who may do what, when, and why -------------------------------------------------------------------------------

REVIEWED = (Accepted, Checking, Review_1, Review_2, Approval)
BEFORE_COMMITMENT = (Accepting, Waitlisted, *REVIEWED, Notice, Objection, Payable)
UNPAID = (*REVIEWED, Notice, Objection, Payable, Committed, Paying, Returned)
PAID = (Paid, Closed)
CLAWED = (Clawback, ClawbackDue, ClawbackOverdue)
APPLICANT = codes(Role.APPLICANT)
INTAKE = codes(Role.INTAKE)
FIRST = codes(Role.REVIEWER_1)
SECOND = codes(Role.REVIEWER_2)
APPROVERS = codes(*APPROVALS)
LEADER = codes(Role.LEADER)
MAKER = codes(Role.FIN_MAKER)
CHECKER = codes(Role.FIN_CHECKER)
SYSTEM = codes(Role.SYSTEM)
PERSONS = codes(*(role for role in Role if role is not Role.SYSTEM))


def rows(m: Any, *waiting: type) -> tuple[Row, ...]:
    """What every scheme's lifecycle has; ``m`` are its messages, ``waiting`` its states between acceptance and checks."""
    before_commitment, unpaid = (*waiting, *BEFORE_COMMITMENT), (*waiting, *UNPAID)
    return (
        row((Unopened, Draft), m.SaveDraft, *APPLICANT, *INTAKE, ground=law.PROCEDURE),
        row(Draft, m.Submit, *APPLICANT, *INTAKE, ground=law.PROCEDURE),
        row(Submitted, m.RequestCorrection, *INTAKE, ground=law.ONE_LIST),
        row(Correction, m.Resubmit, *APPLICANT, *INTAKE, ground=law.ONE_LIST),
        row(Submitted, m.Accept, *INTAKE, ground=law.FIRST_COME),
        row((Accepting, *waiting, Payable), m.RecordKey, *SYSTEM, ground=law.UNIQUE),
        row(before_commitment, m.RecordReservation, *SYSTEM, ground=law.FIRST_COME),
        row((*unpaid, *PAID), m.RecordPersonCredit, *INTAKE, *FIRST, ground=law.CHECKS),
        row((*unpaid, *PAID), m.CheckStanding, *SYSTEM, ground=law.HOLDS),
        row(unpaid, m.SettleHold, *SECOND, ground=law.HOLDS),
        row(Review_1, m.PassReview1, *FIRST, ground=four_eyes.SEPARATION),
        row(Review_1, m.FailReview1, *FIRST, ground=four_eyes.SEPARATION),
        row(Review_2, m.PassReview2, *SECOND, ground=four_eyes.SEPARATION),
        row(Review_2, m.SendBack, *SECOND, ground=four_eyes.SEPARATION),
        row(Review_2, m.FailReview2, *SECOND, ground=four_eyes.SEPARATION),
        row(Approval, m.Approve, *APPROVERS, ground=four_eyes.LEVELS),
        row(Approval, m.Reject, *APPROVERS, ground=four_eyes.LEVELS),
        row(Notice, m.RaiseObjection, *PERSONS, ground=law.OBJECTIONS),
        row(Objection, m.DecideObjection, *SECOND, ground=law.OBJECTIONS),
        row(Objection, m.ConfirmObjection, *APPROVERS, ground=law.OBJECTIONS),
        row(Payable, m.Commit, *codes(Role.APPROVER), ground=law.PAYMENT),
        row((Payable, Committed, Releasing), m.RecordCommitment, *SYSTEM, ground=law.PAYMENT),
        row((Committed, Returned), m.RevokeGrant, *APPROVERS, ground=four_eyes.LEVELS),
        row((Committed, Returned), m.ConfirmRevocation, *CHECKER, ground=four_eyes.SEPARATION),
        row((Committed, Paying, Returned, Releasing, *PAID, *CLAWED, Recovered), m.RecordPayment, *SYSTEM, ground=law.PAYMENT),
        row(Returned, m.CorrectAccount, *APPLICANT, ground=four_eyes.SEPARATION),
        row(Returned, m.ConfirmAccount, *CHECKER, ground=four_eyes.SEPARATION),
        row(Paid, m.CloseCase, *SECOND, ground=law.PROCEDURE),
        row((Draft, Submitted, Correction, *before_commitment), m.Withdraw, *APPLICANT, ground=law.PROCEDURE),
        row((Draft, Submitted, Correction, *before_commitment, Committed, Paying, Returned, Releasing, *PAID, *CLAWED),
            m.DeclareRelation, *OFFICERS, ground=RECUSAL),
        row(PAID, m.SettleClawbackReview, *SECOND, ground=law.CLAWBACK),
        row(PAID, m.OpenClawback, *codes(Role.AUDITOR, Role.APPROVER), ground=law.CLAWBACK),
        row(Clawback, m.NotifyClawback, *LEADER, ground=law.CLAWBACK),
        row(Clawback, m.DismissClawback, *LEADER, ground=law.CLAWBACK),
        row((ClawbackDue, ClawbackOverdue), m.RecordRecovery, *MAKER, ground=four_eyes.SEPARATION),
        row((ClawbackDue, ClawbackOverdue), m.ConfirmRecovery, *CHECKER, ground=four_eyes.SEPARATION),
        row((*CLAWED, Recovered), m.RecordReturn, *SYSTEM, ground=law.CLAWBACK),
        row((Correction, *unpaid, ClawbackDue), m.DeadlinePassed, *SYSTEM, ground=law.PROCEDURE),
    )  # fmt: skip


def approval_row(m: Any) -> Row:
    """For schemes whose projects rest on an EIA: what its approval and acceptance say."""
    recorders = codes(Role.INTAKE, Role.REVIEWER_1, Role.PLATFORM)
    return row(Checking, m.RecordApprovalFacts, *recorders, ground=law.CHECKS)


def decide(command: Command, state: Any, context: Now, book: Rulebook) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    takes_part(command, state, context)
    m = book.says
    match command:
        case m.SaveDraft():
            return [m.CaseDrafted(**dict(part_of(command, m.Claim)))]
        case g.Submit():
            return submit(state, context, book)
        case g.RequestCorrection():
            return request_correction(command, state, context, book)
        case m.Resubmit():
            return resubmit(command, state, context, book)
        case g.Accept():
            return accept(state, context, book)
        case g.RecordKey():
            return record_key(command, state, context, book)
        case g.RecordReservation():
            return record_reservation(command, state, context, book)
        case g.RecordApprovalFacts():
            return record_approval_facts(command, state, context, book)
        case g.RecordPersonCredit():
            return record_person_credit(command, state, context, book)
        case g.CheckStanding():
            return check_standing(state, context, book)
        case g.SettleHold():
            return settle_hold(command, state, context, book)
        case m.PassReview1():
            return pass_review_1(command, state, context, book)
        case m.FailReview1():
            return reject(command, state, context, book, RejectedAt.REVIEW_1, Role.REVIEWER_1)
        case m.PassReview2():
            return pass_review_2(command, state, context, book)
        case g.SendBack():
            return send_back(command, state, context, book)
        case m.FailReview2():
            return reject(command, state, context, book, RejectedAt.REVIEW_2, Role.REVIEWER_2)
        case g.Approve():
            return approve(command, state, context, book)
        case m.Reject():
            return disapprove(command, state, context, book)
        case g.RaiseObjection():
            return raise_objection(command, context, book)
        case g.DecideObjection():
            return examine_objection(command, state, context, book)
        case g.ConfirmObjection():
            return decide_objection(command, state, context, book)
        case g.Commit():
            return commit(state, context, book)
        case g.RevokeGrant():
            return revoke(command, state, context, book)
        case g.ConfirmRevocation():
            return confirm_revocation(command, state, context, book)
        case g.RecordCommitment() if isinstance(state, Releasing):
            return record_release(command, state, context, book)
        case g.RecordCommitment():
            return record_commitment(command, state, context, book)
        case g.RecordPayment():
            return record_payment(command, state, context, book)
        case g.CorrectAccount():
            return correct_account(command, state, context, book)
        case g.ConfirmAccount():
            return confirm_account(command, state, context, book)
        case g.CloseCase():
            return close(command, state, context, book)
        case g.Withdraw():
            return withdraw(command, state, context, book)
        case g.DeclareRelation():
            return declare_relation(command, state, context, book)
        case g.SettleClawbackReview():
            return settle_clawback_review(command, state, context, book)
        case g.DeadlinePassed():
            return let_time_pass(command.deadline, state, context, book)
        case _:
            return claw_back(command, state, context, book)


def takes_part(command: Command, state: Any, context: Now) -> None:
    """Nobody acts for another applicant, and whoever is recused takes no part at all."""
    if not isinstance(state, Known):
        return
    guards.act_for(context.actor.onbehalfof, state.claim.applicant.uscc, law.PROCEDURE)
    four_eyes.not_recused(command, state, context.actor)


def declare_relation(command: g.DeclareRelation, state: Known, context: Now, book: Rulebook) -> Sequence[Fact]:
    """A payment that is not released yet learns whom else it is barred to."""
    declared = book.says.RelationDeclared(person=command.person, relation=command.relation)
    after = evolve(state, declared, book.says)
    if isinstance(after, Committed | Paying) and after.stoppable:
        return [declared, _seek_payment(after, after.payee, AskedBecause.RECUSED, book)]
    return [declared]


# -- application --------------------------------------------------------------------------------------------------


def submit(state: Draft, context: Now, book: Rulebook) -> Sequence[Fact]:
    _complete(state.claim, context, book)
    _brings_something_new(state, context, book)
    place = f"JH-{book.scheme}-{state.claim.applicant.division_code}"
    number = context.number(place)
    return [
        book.says.CaseSubmitted(
            case_no=f"{place}-{context.today.year}-{number:06}",
            estimate=book.amount(state, context.now, context),
            pack_version=version_of(state.claim, context, book),
            submitted_on=context.today,
            submitted_by=context.actor.person,
            by_applicant=context.actor.role == Role.APPLICANT,
        )
    ]


def _complete(claim: Any, context: Now, book: Rulebook) -> None:
    """The letter of commitment is signed, and the account is the applicant's own."""
    if not claim.promise_signed:
        raise law.PROMISE_MISSING.at("promise_signed", claim.promise_signed)
    _own_account(claim.bank, claim.applicant)
    book.complete(claim, context)


def _brings_something_new(state: Draft, context: Now, book: Rulebook) -> None:
    """After a rejection the same papers are not handed in again."""
    rejected = context.notes.get((GrantRejected.ABOUT, f"{book.scheme}/{state.subject}"))
    papers = {one.file_hash for one in state.claim.evidence}
    if isinstance(rejected, GrantRejected) and papers <= set(rejected.evidence):
        raise law.NO_NEW_EVIDENCE.at("evidence", rejected.rejected_on, day=rejected.rejected_on)


def granted_elsewhere(context: Now, year: int) -> int:
    """What other cases of the scheme grant to the same beneficiary in a year."""
    grants = (one for one in context.notes.values() if isinstance(one, GrantStated) and one.case_id != context.me.id)
    return sum(one.amount_fen for one in grants if one.fiscal_year == year)


def _own_account(bank: g.Account, applicant: g.Applicant) -> None:
    if not bank.belongs_to(applicant.name):
        raise law.NAME_MISMATCH.at("bank.account_name", bank.account_name, name=applicant.name)


def request_correction(command: g.RequestCorrection, state: Submitted, context: Now, book: Rulebook) -> Sequence[Fact]:
    last_day = context.stopwatch.due_on(context.policy.completeness, state.submitted_on)
    guards.in_time(context.today, last_day, law.ONE_LIST)
    licensing.check_repeats(command.items, state.notices)
    due_on = context.stopwatch.due_on(context.policy.correction, context.today)
    return [book.says.CorrectionRequested(requested_on=context.today, items=command.items, due_on=due_on)]


def resubmit(command: Any, state: Correction, context: Now, book: Rulebook) -> Sequence[Fact]:
    guards.in_time(context.today, state.notices[-1].due_on, law.ONE_LIST)
    claim = part_of(command, book.says.Claim)
    if claim.applicant.subject != state.subject:
        raise law.OTHER_APPLICANT.at("applicant", claim.applicant.subject)
    _complete(claim, context, book)
    return [book.says.CaseResubmitted(**dict(claim), resubmitted_on=context.today)]


def withdraw(command: g.Withdraw, state: Known, context: Now, book: Rulebook) -> Sequence[Fact]:
    if isinstance(state, Payable) and state.ordered_by:
        raise law.COMMITMENT_UNDER_WAY.at("type")
    return [book.says.CaseWithdrawn(withdrawn_on=context.today, reason=command.reason)]


# -- acceptance ---------------------------------------------------------------------------------------------------


def accept(state: Submitted, context: Now, book: Rulebook) -> Sequence[Fact]:
    """The moment of acceptance is this one, whenever keys and money are confirmed."""
    four_eyes.two_persons("actor", context.actor.person, state.hands.of(Role.APPLICANT))
    pots = _open_pots(state, context, book)
    _pack_is_set(state.claim, pots, context, book)
    if reasons := [*_common_reasons(state, context, book), *book.reasons(state, context.now, context)]:
        return [rejected(reasons, RejectedAt.ACCEPTANCE, None, context, book)]
    amount = book.amount(state, context.now, context)
    if amount.computed_fen == 0:
        return [rejected([Reason.BELOW_MINIMUM], RejectedAt.ACCEPTANCE, None, context, book)]
    started = book.says.AcceptanceStarted(
        accepted_at=context.now,
        amount=amount,
        pack_version=version_of(state.claim, context, book),
        flags=tuple(sorted(set(book.flags(state.claim, context)))),
        pot=_pot(state.claim, pots, context, book),
        by=context.actor.person,
    )
    return [started, seek_keys(state, book)]


def _common_reasons(state: Submitted, context: Now, book: Rulebook) -> Iterator[Reason]:
    applicant, policy = state.claim.applicant, context.policy
    if applicant.kind not in policy.kinds.value:
        yield Reason.NOT_ELIGIBLE_KIND
    if applicant.division_code not in policy.divisions.value:
        yield Reason.OUT_OF_REGION
    if isinstance(context.notes.get((SeriousListNews.ABOUT, state.subject)), SeriousListListed):
        yield Reason.DISHONEST_LIST
    if any(context.today <= one.barred_until for one in _frauds(state, context)):
        yield Reason.BARRED_AFTER_FRAUD
    yield from (NO_EVIDENCE[one.cause] for one in _against_evidence(state, context, book))


NO_EVIDENCE = {
    HoldCause.EIA: Reason.NO_EIA,
    HoldCause.DOCUMENT: Reason.EVIDENCE_FORGED,
    HoldCause.BODY: Reason.EVIDENCE_MISSING,
}
"""What puts a running case on hold keeps a new one from being accepted."""


def _frauds(state: Known, context: Now) -> Iterator[ApplicantBarred]:
    note = context.notes.get((ApplicantBarred.ABOUT, state.subject))
    if isinstance(note, ApplicantBarred):
        yield note


def _open_pots(state: Submitted, context: Now, book: Rulebook) -> list[FundPotStated]:
    """Of the applicant's division this year, otherwise of the city. Where the division names no pack, the city's counts."""
    applicant, year = state.claim.applicant, context.today.year
    pots = [one for one in context.notes.values() if isinstance(one, FundPotStated)]
    pots = [one for one in pots if (one.scheme, one.fiscal_year) == (book.scheme, year)]
    city = [one for one in pots if one.division == Division.CITY]
    own = [one for one in pots if one not in city and one.division == applicant.division_code and one.is_open]
    packs = sorted({one.pack for one in city}, key=str) or [None]
    followed = [one.model_copy(update={"pack": pack}) for one in own for pack in ([one.pack] if one.pack else packs)]
    return followed or [one for one in city if one.is_open]


def _pack_is_set(claim: Any, pots: Sequence[FundPotStated], context: Now, book: Rulebook) -> None:
    """Whoever allocates the money says by which pack it is paid out; whoever applies does not choose."""
    named = {one.pack for one in pots} or {None}
    if not any(_may_follow(one, claim, context, book) for one in named):
        pack, wanted = str(book.pack(claim)), sorted(str(one or book.home_pack) for one in named)
        raise law.PACK_NOT_SET.at("pack", pack, pack=pack, set=wanted)


def _may_follow(named: str | None, claim: Any, context: Now, book: Rulebook) -> bool:
    """A pot that names no pack pays by Jinhua's own; where things are only tried out, by any."""
    return (named is None and context.is_trial) or book.pack(claim) == (named or book.home_pack)


def _pot(claim: Any, pots: Sequence[FundPotStated], context: Now, book: Rulebook) -> g.Pot:
    """The first that is paid out by the pack of the application."""
    fitting = [one for one in pots if _may_follow(one.pack, claim, context, book)]
    if not fitting:
        raise law.NO_POT.at("applicant.division_code", claim.applicant.division_code, year=context.today.year)
    first = min(fitting, key=lambda one: one.key())
    return g.Pot(line=first.line, allocation=first.allocation)


def seek_keys(state: Known, book: Rulebook) -> Fact:
    keys = book.keys(state)
    return book.says.KeysSought(step=state.steps + 1, keys=keys, count=len(keys))


def record_key(command: g.RecordKey, state: Held, context: Now, book: Rulebook) -> Sequence[Fact]:
    """Keys answer one by one; the case goes on when the last of them has said yes."""
    if command.step != state.keys_step or _knows(state, command):
        return []
    said = {name: getattr(command, name) for name in ("benefit_key", "verdict", "held_by")}
    checked = book.says.KeyChecked(**said)
    if command.verdict is KeyVerdict.DUPLICATE:
        return [checked, _twice(command.benefit_key, state, context, book)]
    after = evolve(state, checked, book.says)
    unique = all(after.verdicts.get(key_name(key)) is KeyVerdict.GRANTED for key in after.asked.keys)
    return [checked, *(_once_unique(after, context, book) if unique else [])]


def _once_unique(state: Held, context: Now, book: Rulebook) -> Sequence[Fact]:
    match state:
        case Accepting():
            return [book.says.ReservationSought(step=state.steps + 1, amount_fen=state.amount.computed_fen)]
        case Payable():
            return [book.says.CommitmentSought(step=state.steps + 1, amount_fen=state.granted_fen)]
        case _:
            return start_checks(state, context, book)


def _knows(state: Held, command: g.RecordKey) -> bool:
    return state.verdicts.get(key_name(command.benefit_key)) in (
        command.verdict,
        KeyVerdict.GRANTED,
        KeyVerdict.DUPLICATE,
    )


def _twice(key: BenefitKey, state: Held, context: Now, book: Rulebook) -> Fact:
    if isinstance(state, Payable):
        return book.says.CommitmentDenied(denied_on=context.today, why=str(key.kind.words))
    return rejected([DUPLICATES.get(key.kind, Reason.OTHER_FUND_USED)], RejectedAt.ACCEPTANCE, None, context, book)


DUPLICATES = {
    KeyKind.OLD_SERIAL: Reason.DUPLICATE_MACHINE,
    KeyKind.OLD_ENGINE: Reason.DUPLICATE_MACHINE,
    KeyKind.OLD_REGISTRATION: Reason.DUPLICATE_MACHINE,
    KeyKind.OLD_NRMM: Reason.DUPLICATE_MACHINE,
    KeyKind.NEW_SERIAL: Reason.DUPLICATE_MACHINE,
    KeyKind.INVOICE: Reason.DUPLICATE_INVOICE,
}


def record_reservation(command: g.RecordReservation, state: Any, context: Now, book: Rulebook) -> Sequence[Fact]:
    m, today = book.says, context.today
    match command.verdict, state:
        case Verdict.RESERVED, Accepting() | Waitlisted() if command.step == state.steps:
            promoted = isinstance(state, Waitlisted)
            accepted = m.CaseAccepted(reserved_fen=command.amount_fen, accepted_on=today, promoted=promoted)
            return [accepted, *after_acceptance(evolve(state, accepted, book.says), context, book)]
        case Verdict.WAITLISTED, Accepting() if command.step == state.steps:
            return [m.CaseWaitlisted(waitlisted_on=today, position=command.position)]
        case Verdict.REFUSED, Accepting() if command.step == state.steps:
            return [rejected([Reason.BUDGET_EXHAUSTED], RejectedAt.ACCEPTANCE, None, context, book)]
        case Verdict.LAPSED, InProcedure() | Waitlisted():
            return [m.CaseLapsed(lapsed_on=today, due_on=today)]
        case _:
            return []


def after_acceptance(state: Accepted, context: Now, book: Rulebook) -> Sequence[Fact]:
    """Checks start at once, unless the scheme waits for something first."""
    return book.waits(state, context) or start_checks(state, context, book)


def start_checks(state: Any, context: Now, book: Rulebook) -> Sequence[Fact]:
    started = book.says.ChecksStarted(started_on=context.today)
    return [started, *check_standing(evolve(state, started, book.says), context, book)]


# -- credit, approvals, and what else a case rests on -------------------------------------------------------------


def check_standing(state: Any, context: Now, book: Rulebook) -> Sequence[Fact]:
    """What follows from all that was heard. The notebook keeps the newest: late or repeated news changes nothing."""
    match state:
        case Checking():
            return _checks(state, context, book)
        case Paid() | Closed():
            return _doubts(state, context, book)
        case Releasing() | ClawingBack():
            return []
        case InProcedure():
            facts = [*_credit_news(state, context, book)]
            return [*facts, *_holds(_after(state, facts, book), context, book)]
        case _:
            return []


def _after(state: Any, facts: Iterable[Fact], book: Rulebook) -> Any:
    for fact in facts:
        state = book.evolve(state, fact)
    return state


def _checks(state: Checking, context: Now, book: Rulebook) -> Sequence[Fact]:
    """A no to the first question ends the case; what comes later puts it on hold."""
    checking, facts = state, [*_credit_news(state, context, book)]
    asked = state.credit is None
    state = _after(state, facts, book)
    if asked and state.credit and (reasons := no_of(state.credit, context.policy)):
        return [*facts, rejected(reasons, RejectedAt.CHECKS, None, context, book)]
    if state.credit is None and state.waiting is None:
        facts += _ask_credit(state, context, book)
    facts += _holds(state, context, book)
    facts += book.news(state, context)
    return [*facts, *_complete_checks(_after(checking, facts, book), context, book)]


def _complete_checks(state: Any, context: Now, book: Rulebook) -> Sequence[Fact]:
    if not isinstance(state, Checking) or state.credit is None or state.waiting or not book.has_all(state):
        return []
    if book.needs_approval and state.approval is None:
        return []
    return [book.says.ChecksCompleted(completed_on=context.today)]


def _credit_news(state: InProcedure, context: Now, book: Rulebook) -> Iterator[Fact]:
    answer = _stated(state.subject, context)
    if answer and is_fresh(answer, context) and (state.credit is None or state.credit.version < answer.version):
        yield book.says.CreditAnswered(answer=answer)


def _stated(subject: str, context: Now) -> g.CreditAnswer | None:
    """What the credit service said last; that it does not know is no answer."""
    stated = context.notes.get((EligibilityStated.ABOUT, subject))
    if not isinstance(stated, EligibilityStated) or CreditReason.CREDIT_UNKNOWN in stated.reasons:
        return None
    return g.CreditAnswer(
        version=stated.version,
        as_of=stated.as_of,
        valid_until=stated.valid_until,
        answer=stated.answers[Purpose.SUBSIDY],
        reasons=stated.reasons,
        grade=stated.grade,
    )


def is_fresh(answer: g.CreditAnswer, context: Now) -> bool:
    return context.today <= last_day_of(answer, context.policy, context.stopwatch)


def last_day_of(answer: g.CreditAnswer, policy: law.GrantPolicy, watch: Stopwatch) -> date:
    return min(answer.valid_until, watch.due_on(policy.credit_life, answer.as_of))


def no_of(answer: g.CreditAnswer, policy: law.GrantPolicy) -> tuple[Reason, ...]:
    """Why the answer is a no under this scheme; nothing where it is not."""
    if answer.answer is Eligible.NO:
        return tuple(Reason(one) for one in answer.reasons) or (Reason.CREDIT_GRADE,)
    violated = answer.answer is Eligible.REVIEW and CreditReason.ENV_VIOLATION in answer.reasons
    return (Reason.ENV_VIOLATION,) if violated and policy.violation_bars.value else ()


def _ask_credit(state: InProcedure, context: Now, book: Rulebook) -> Sequence[Fact]:
    why = Wait.CREDIT_STALE if state.credit or _stated(state.subject, context) else Wait.CREDIT_MISSING
    return [book.says.CreditAsked(asked_on=context.today, why=why)]


def record_person_credit(
    command: g.RecordPersonCredit, state: InProcedure, context: Now, book: Rulebook
) -> Sequence[Fact]:
    if state.claim.applicant.kind is not g.ApplicantKind.INDIVIDUAL:
        raise law.ASK_CREDIT.at("type")
    guards.not_in_future("as_of", command.as_of, context.today)
    answer = g.CreditAnswer(
        version=state.credit.version + 1 if state.credit else 1,
        as_of=command.as_of,
        valid_until=context.stopwatch.due_on(context.policy.credit_life, command.as_of),
        answer=Eligible.NO if command.dishonest else Eligible.YES,
        reasons=(CreditReason.DISHONEST_LIST,) if command.dishonest else (),
    )
    if not is_fresh(answer, context):
        raise law.TOO_OLD.at("as_of", command.as_of, days=context.policy.credit_life.count)
    answered = book.says.CreditAnswered(answer=answer)
    after = evolve(state, answered, book.says)
    if isinstance(state, Checking) and state.credit is None and (reasons := no_of(answer, context.policy)):
        return [answered, rejected(reasons, RejectedAt.CHECKS, None, context, book)]
    return [answered, *check_standing(after, context, book)]


def record_approval_facts(
    command: g.RecordApprovalFacts, state: Checking, context: Now, book: Rulebook
) -> Sequence[Fact]:
    recorded = book.says.ApprovalFactsRecorded(facts=command.facts, recorded_on=context.today)
    if reasons := tuple(book.approval_reasons(state.claim, command.facts)):
        return [recorded, rejected(reasons, RejectedAt.CHECKS, None, context, book)]
    return [recorded, *check_standing(evolve(state, recorded, book.says), context, book)]


def standing(state: InProcedure, context: Now, book: Rulebook) -> frozenset[g.Hold]:
    """Everything that stands against the case by the newest that was heard."""
    shared = (*_against_subject(state, context), *_against_evidence(state, context, book))
    return frozenset((*shared, *book.stands(state, context)))


def _against_subject(state: InProcedure, context: Now) -> Iterator[g.Hold]:
    listed = context.notes.get((SeriousListNews.ABOUT, state.subject))
    if isinstance(listed, SeriousListListed):
        yield g.Hold(cause=HoldCause.SERIOUS_LIST, what=state.subject, since=listed.listed_on)
    for one in context.notes.values():
        if isinstance(one, CoercionExecuted) and one.starts_on <= context.today:
            yield g.Hold(cause=HoldCause.COERCION, what=one.measure, since=one.starts_on)
    if state.credit and no_of(state.credit, context.policy):
        yield g.Hold(cause=HoldCause.CREDIT, what=state.subject, since=state.credit.as_of)


def _against_evidence(state: Known, context: Now, book: Rulebook) -> Iterator[g.Hold]:
    project = book.project_code(state.claim)
    match context.notes.get((EiaNews.ABOUT, project or "")):
        case EiaRevoked(doc_no=doc_no, revoked_on=day) | EiaCancelled(doc_no=doc_no, cancelled_on=day):
            yield g.Hold(cause=HoldCause.EIA, what=doc_no, since=day)
    match context.notes.get((EiaSuperseded.ABOUT, project or "")):
        case EiaSuperseded(doc_no=doc_no, superseded_on=day) if doc_no == _approved_by(state):
            cause = HoldCause.EIA_SUPERSEDED
            yield g.Hold(cause=cause, what=doc_no, since=day or _known_since(state, cause, doc_no) or context.today)
    for paper in state.claim.evidence:
        document = context.notes.get((DeliverableInvalidated.ABOUT, paper.doc_id or ""))
        if isinstance(document, DeliverableInvalidated):
            yield g.Hold(cause=HoldCause.DOCUMENT, what=document.doc_id, since=document.invalidated_on)
        body = context.notes.get((BodyStatusChanged.ABOUT, paper.body_uscc or ""))
        if isinstance(body, BodyStatusChanged) and body.status in (BodyStatus.SUSPENDED, BodyStatus.BARRED):
            yield g.Hold(cause=HoldCause.BODY, what=body.body_uscc, since=body.since)


def _known_since(state: Known, cause: HoldCause, what: str) -> date | None:
    """Where the news gives no date, the day on which the case first heard it: what was settled then is no new hold later."""
    known = (*state.holds, *state.settled) if isinstance(state, InProcedure) else ()
    return min((one.since for one in known if (one.cause, one.what) == (cause, what)), default=None)


def _approved_by(state: Known) -> str | None:
    """The approval that the papers of the case name."""
    return state.approval.eia_doc_no if isinstance(state, InProcedure) and state.approval else None


def _holds(state: InProcedure, context: Now, book: Rulebook) -> Sequence[Fact]:
    """Holds that begin and end. What was asked of the payment changes with the first and the last of them."""
    wanted = standing(state, context, book) - state.settled
    begun = [book.says.CaseHeld(hold=one, held_on=context.today) for one in _not_among(wanted, state.holds)]
    ended = [book.says.HoldLifted(hold=one, lifted_on=context.today) for one in _not_among(state.holds, wanted)]
    return [*begun, *ended, *_payment_said_again(state, [*begun, *ended], book)]


def _not_among(holds: Iterable[g.Hold], others: Iterable[g.Hold]) -> list[g.Hold]:
    """What is told again under another date is no other hold."""
    known = {(one.cause, one.what) for one in others}
    return [one for one in _in_order(holds) if (one.cause, one.what) not in known]


def _in_order(holds: Iterable[g.Hold]) -> list[g.Hold]:
    return sorted(holds, key=lambda one: (one.cause, one.what, one.since))


def _payment_said_again(state: InProcedure, facts: Sequence[Fact], book: Rulebook) -> Sequence[Fact]:
    """A payment that is not released yet learns when a hold begins or ends."""
    after = _after(state, facts, book)
    if not isinstance(after, Committed | Paying) or bool(after.holds) is bool(state.holds) or not after.stoppable:
        return []
    why = AskedBecause.HELD if after.holds else AskedBecause.FREE
    return [_seek_payment(after, after.payee, why, book)]


def _doubts(state: Settled, context: Now, book: Rulebook) -> Sequence[Fact]:
    """After payment nothing is held any more. What was false from the beginning, or stood before the money left, is examined."""
    facts = [*_credit_news(state, context, book)] if state.waiting else []
    found = {
        one
        for one in standing(state, context, book)
        if one.cause in (HoldCause.EIA, HoldCause.DOCUMENT, HoldCause.INVOICE) or one.since <= state.paid_on
    }
    opened, gone = _not_among(found - state.settled, state.doubts), _not_among(state.doubts, found)
    facts += [book.says.ClawbackReviewOpened(cause=one, opened_on=context.today) for one in opened]
    return [*facts, *(book.says.HoldLifted(hold=one, lifted_on=context.today) for one in gone)]


SETTLED_BY_REVIEWER = (HoldCause.DOCUMENT, HoldCause.BODY, HoldCause.EIA, HoldCause.EIA_SUPERSEDED)


def settle_hold(command: g.SettleHold, state: InProcedure, context: Now, book: Rulebook) -> Sequence[Fact]:
    """Credit and coercion are not for the reviewer to settle: only their own ends lift them."""
    _does(Role.REVIEWER_2, state, context)
    found = [one for one in state.holds if (one.cause, one.what) == (command.cause, command.what)]
    if not found or command.cause not in SETTLED_BY_REVIEWER:
        raise law.NOT_TO_SETTLE.at("cause", command.cause)
    lifted = book.says.HoldLifted(
        hold=found[0], lifted_on=context.today, explanation=command.explanation, settled_by=context.actor.person
    )
    return [lifted, *_payment_said_again(state, [lifted], book)]


# -- review and approval ------------------------------------------------------------------------------------------


def rejected(
    reasons: Iterable[Reason], stage: RejectedAt, explanation: str | None, context: Now, book: Rulebook
) -> Fact:
    return book.says.CaseRejected(
        rejected_on=context.today,
        stage=stage,
        reasons=tuple(dict.fromkeys(reasons)),
        explanation=explanation,
        by=None,
    )


def reject(
    command: g.Fail, state: InProcedure, context: Now, book: Rulebook, stage: RejectedAt, role: Role
) -> Sequence[Fact]:
    _does(role, state, context)
    fact = rejected(command.reasons, stage, command.explanation, context, book)
    return [fact.model_copy(update={"by": context.actor.person, "suspect": command.suspect})]


def _does(role: Role, state: InProcedure, context: Now) -> None:
    """The act is this person's to do: it excludes what the same person did before, and who applied does nothing else."""
    person = context.actor.person
    four_eyes.may_act(role, person, state.hands, state.amount.computed_fen, context.policy.duties)
    four_eyes.two_persons("actor", person, state.hands.of(Role.APPLICANT))
    if role in REVIEWS:
        four_eyes.two_persons("actor", person, state.hands.of(Role.MONITOR))


def _is_free(state: InProcedure) -> None:
    """``law.ON_HOLD`` with what stands against the case, and since when."""
    if state.holds:
        raise law.ON_HOLD.of(
            [
                law.ON_HOLD.detail("type", one.words.zh, since=one.since, what=one.words)
                for one in _in_order(state.holds)
            ]
        )


def pass_review_1(command: g.PassReview1, state: Review_1, context: Now, book: Rulebook) -> Sequence[Fact]:
    _does(Role.REVIEWER_1, state, context)
    _is_free(state)
    guards.not_in_future("visit.visited_on", command.visit.visited_on, context.today)
    if unseen := sorted(state.flags - set(command.checked)):
        raise law.FLAGS_UNCHECKED.at("checked", unseen, flags=tuple(unseen))
    book.ready(state, context)
    return [
        book.says.Review1Passed(
            passed_on=context.today, visit=command.visit, checked=command.checked, by=context.actor.person
        )
    ]


def pass_review_2(command: g.PassReview2, state: Review_2, context: Now, book: Rulebook) -> Sequence[Fact]:
    """The second reviewer confirms the account as well, so it must not be who entered it."""
    _does(Role.REVIEWER_2, state, context)
    _is_free(state)
    four_eyes.two_persons("actor", context.actor.person, [state.submitted_by])
    return [book.says.Review2Passed(passed_on=context.today, opinion=command.opinion, by=context.actor.person)]


def send_back(command: g.SendBack, state: Review_2, context: Now, book: Rulebook) -> Sequence[Fact]:
    _does(Role.REVIEWER_2, state, context)
    return [book.says.SentBack(sent_back_on=context.today, explanation=command.explanation, by=context.actor.person)]


def approve(command: g.Approve, state: Approval, context: Now, book: Rulebook) -> Sequence[Fact]:
    """The amount is worked out anew from what was verified; never more than was reserved."""
    _does(Role.APPROVER, state, context)
    _is_free(state)
    amount = worked_out(state, context, book)
    granted = amount.computed_fen if command.granted_fen is None else command.granted_fen
    _not_above(granted, amount.computed_fen)
    four_eyes.may_approve(context.actor.role, granted, command.minutes_no, context.policy.duties)
    approved = book.says.CaseApproved(
        approved_on=context.today,
        amount=amount,
        granted_fen=granted,
        pack_version=version_of(state.claim, context, book),
        minutes_no=command.minutes_no,
        by=context.actor.person,
    )
    return [approved, _open_notice(context, book)]


def disapprove(command: g.Fail, state: Approval, context: Now, book: Rulebook) -> Sequence[Fact]:
    """By the level that could have approved the amount."""
    amount = worked_out(state, context, book)
    four_eyes.may_decide(context.actor.role, amount.computed_fen, context.policy.duties)
    return reject(command, state, context, book, RejectedAt.APPROVAL, Role.APPROVER)


def worked_out(state: Approval, context: Now, book: Rulebook) -> g.Amount:
    return within_reservation(book.amount(state, state.asked.accepted_at, context), state.reserved_fen)


def within_reservation(amount: g.Amount, reserved_fen: int) -> g.Amount:
    if amount.computed_fen <= reserved_fen:
        return amount
    caps = (*amount.caps, g.Cap(name="RESERVED", limit_fen=reserved_fen))
    return amount.model_copy(update={"caps": caps, "computed_fen": reserved_fen})


def _not_above(granted: int, computed: int) -> None:
    if not 0 < granted <= computed:
        raise law.ABOVE_COMPUTED.at("granted_fen", granted, most=computed)


def _open_notice(context: Now, book: Rulebook) -> Fact:
    ends_on = context.stopwatch.due_on(context.policy.notice, context.today)
    return book.says.NoticeOpened(starts_on=context.today, ends_on=ends_on)


# -- in public ----------------------------------------------------------------------------------------------------


def raise_objection(command: g.RaiseObjection, context: Now, book: Rulebook) -> Sequence[Fact]:
    if not command.signed:
        raise law.UNSIGNED.at("signed", command.signed)
    return [book.says.ObjectionRaised(raised_on=context.today, text=command.text, by=context.actor.person)]


def examine_objection(command: g.DecideObjection, state: Objection, context: Now, book: Rulebook) -> Sequence[Fact]:
    _does(Role.REVIEWER_2, state, context)
    if (command.granted_fen is not None) is not (command.outcome is ObjectionOutcome.AMOUNT_CHANGED):
        raise law.AMOUNT_UNCLEAR.at("granted_fen", command.granted_fen)
    if command.granted_fen is not None:
        _not_above(command.granted_fen, state.amount.computed_fen)
    return [book.says.ObjectionExamined(**dict(command), by=context.actor.person)]


def decide_objection(command: g.ConfirmObjection, state: Objection, context: Now, book: Rulebook) -> Sequence[Fact]:
    """A changed amount is published anew for a whole period; otherwise the notice goes on where it stood."""
    _does(Role.APPROVER, state, context)
    proposed = state.proposed
    if proposed is None:
        raise law.NOT_EXAMINED.at("type")
    if not command.agrees:
        return [book.says.ObjectionProposalDeclined(by=context.actor.person)]
    granted = proposed.granted_fen or state.granted_fen
    four_eyes.may_approve(context.actor.role, granted, command.minutes_no, context.policy.duties)
    decided = book.says.ObjectionDecided(
        decided_on=context.today,
        outcome=proposed.outcome,
        explanation=proposed.explanation,
        granted_fen=granted,
        by=context.actor.person,
    )
    match proposed.outcome:
        case ObjectionOutcome.AMOUNT_CHANGED:
            return [decided, _open_notice(context, book)]
        case ObjectionOutcome.REJECTED:
            return [
                decided,
                rejected([Reason.REVIEW_FAILED], RejectedAt.OBJECTION, proposed.explanation, context, book),
            ]
        case _:
            return [decided]


# -- money --------------------------------------------------------------------------------------------------------


def commit(state: Payable, context: Now, book: Rulebook) -> Sequence[Fact]:
    """Keys are asked once more, then the fund; credit must be good today."""
    _does(Role.APPROVER, state, context)
    _is_free(state)
    _credit_is_good(state, context)
    if state.ordered_by:
        raise law.COMMITMENT_UNDER_WAY.at("type")
    ordered = book.says.CommitmentOrdered(
        ordered_on=context.today, amount_fen=state.granted_fen, by=context.actor.person
    )
    return [ordered, seek_keys(state, book)]


def _credit_is_good(state: InProcedure, context: Now) -> None:
    """``law.CREDIT_NOT_ANSWERED`` with why, and since when: a missing answer blocks, it never counts as clean."""
    if state.waiting:
        raise law.CREDIT_NOT_ANSWERED.at(
            "credit", state.waiting.why.words.zh, why=state.waiting.why, since=state.waiting.since
        )
    if state.credit is None or not is_fresh(state.credit, context):
        since = state.credit.valid_until if state.credit else state.accepted_on
        raise law.CREDIT_NOT_ANSWERED.at("credit", since, why=Wait.CREDIT_STALE, since=since)


def record_commitment(command: g.RecordCommitment, state: Any, context: Now, book: Rulebook) -> Sequence[Fact]:
    if not isinstance(state, Payable) or state.ordered_by is None or command.step != state.steps:
        return []
    if command.verdict is not Verdict.COMMITTED:
        why = command.code.words.zh if command.code else ""
        return [book.says.CommitmentDenied(denied_on=context.today, why=why)]
    committed = book.says.GrantCommitted(committed_on=context.today, amount_fen=command.amount_fen, legs=command.legs)
    after = evolve(state, committed, book.says)
    return [committed, _seek_payment(after, after.payee, AskedBecause.COMMITTED, book)]


def _seek_payment(state: Spending, payee: Payee, why: AskedBecause, book: Rulebook) -> Fact:
    legs = tuple(Leg(line=one.line, amount_fen=one.amount_fen) for one in state.stoppable)
    return book.says.PaymentSought(step=state.steps + 1, legs=legs, payee=payee, is_held=bool(state.holds), why=why)


def record_payment(command: g.RecordPayment, state: Any, context: Now, book: Rulebook) -> Sequence[Fact]:
    """What became of a leg. The case is paid when all legs are, and returned as soon as one of them is.

    While it is clawed back, what the bank sends back is no more owed; what was given back already is no news.
    """
    leg = next((one for one in state.legs if one.line == command.line), None)
    if leg is None or not leg.is_news(command.step, command.outcome):
        return []
    if isinstance(state, Settled) and not state.kept_of(leg):
        return []
    moved = book.says.PaymentMoved(amount_fen=leg.amount_fen, **dict(command))
    facts = [moved, *clawback.reduced(evolve(state, moved, book.says), book.says)]
    after = _after(state, facts, book)
    if isinstance(after, Committed) and command.outcome is PaymentOutcome.CANCELLED:
        return [*facts, _seek_payment(after, after.payee, AskedBecause.CANCELLED, book)]
    if after.unpaid:
        return [*facts, *check_standing(after, context, book)]
    return [*facts, *_paid(after, command.on, context, book)]


def _paid(state: Spending, on: date, context: Now, book: Rulebook) -> Sequence[Fact]:
    paid = book.says.GrantPaid(paid_on=max(one.on or on for one in state.legs), amount_fen=state.granted_fen)
    settled = evolve(state, paid, book.says)
    own = [*book.once_paid(settled, context)]
    return [paid, *own, *check_standing(settled, context, book)]


def correct_account(command: g.CorrectAccount, state: Returned, context: Now, book: Rulebook) -> Sequence[Fact]:
    if state.prior_year:
        raise law.PRIOR_YEAR.at("type")
    _own_account(command.bank, state.claim.applicant)
    return [book.says.AccountCorrected(bank=command.bank, by=context.actor.person)]


def confirm_account(command: g.ConfirmAccount, state: Returned, context: Now, book: Rulebook) -> Sequence[Fact]:
    """By a second person: nobody confirms an account that they changed themselves."""
    _does(Role.FIN_CHECKER, state, context)
    if state.corrected is None:
        raise law.NOT_CORRECTED.at("type")
    four_eyes.two_persons("actor", context.actor.person, [state.corrected.by])
    if not command.agrees:
        return [book.says.AccountDeclined(by=context.actor.person)]
    confirmed = book.says.AccountConfirmed(
        confirmed_on=context.today,
        payee=payee_of(state.claim.applicant.name, state.corrected.bank, state.corrected.by, context.actor.person),
        by=context.actor.person,
    )
    after = evolve(state, confirmed, book.says)
    return [confirmed, _seek_payment(after, after.payee, AskedBecause.ACCOUNT, book)]


def close(command: g.CloseCase, state: Paid, context: Now, book: Rulebook) -> Sequence[Fact]:
    _does(Role.REVIEWER_2, state, context)
    if state.doubts:
        raise law.DOUBTS_OPEN.at("type", [one.words.zh for one in _in_order(state.doubts)])
    return [book.says.CaseClosed(closed_on=context.today, findings=command.findings, by=context.actor.person)]


# -- revoked before it is paid ------------------------------------------------------------------------------------


def revoke(command: g.RevokeGrant, state: Spending, context: Now, book: Rulebook) -> Sequence[Fact]:
    """Of what a hold keeps from being paid, or came back while it was clawed back, by the level that could have granted it."""
    _does(Role.APPROVER, state, context)
    four_eyes.may_decide(context.actor.role, state.granted_fen, context.policy.duties)
    _may_be_revoked(state)
    said = {"reasons": command.reasons, "explanation": command.explanation, "proposed_on": context.today}
    return [book.says.RevocationProposed(**said, by=context.actor.person)]


def _may_be_revoked(state: Spending) -> None:
    if not state.holds and state.demand is None:
        raise law.NOT_ON_HOLD.at("type")
    if isinstance(state, Returned) and state.prior_year:
        raise law.PRIOR_YEAR.at("type")
    if state.stoppable != state.unpaid:
        raise law.UNDER_WAY.at("type")


def confirm_revocation(command: g.ConfirmRevocation, state: Spending, context: Now, book: Rulebook) -> Sequence[Fact]:
    """By a checker of finance; each line is asked for its leg."""
    _does(Role.FIN_CHECKER, state, context)
    proposed, person = state.revocation, context.actor.person
    if proposed is None:
        raise law.NO_REVOCATION.at("type")
    if not command.agrees:
        return [book.says.RevocationDeclined(by=person)]
    _may_be_revoked(state)
    legs = tuple(Leg(line=one.line, amount_fen=one.amount_fen) for one in state.unpaid)
    total = sum(one.amount_fen for one in legs)
    persons = {"approved_by": proposed.by, "by": person}
    return [book.says.ReleaseSought(step=state.steps + 1, legs=legs, amount_fen=total, **persons)]


def record_release(command: Any, state: Releasing, context: Now, book: Rulebook) -> Sequence[Fact]:
    """When all lines have answered, a grant of which nothing is left ends; what was paid of it stays, and may be clawed back."""
    m, today = book.says, context.today
    if command.step != state.steps or command.line not in state.awaits:
        return []
    answered = (
        m.RestReleased(line=command.line, amount_fen=command.amount_fen, released_on=today, step=command.step)
        if command.verdict is Verdict.RELEASED
        else m.ReleaseDenied(line=command.line, code=command.code, denied_on=today)
    )
    after = evolve(state, answered, m)
    match after:
        case Releasing(awaits=awaits) if awaits:
            return [answered]
        case Releasing(revocation=g.RevocationProposed() as proposed):
            return [answered, rejected(proposed.reasons, RejectedAt.REVOCATION, proposed.explanation, context, book)]
        case _ if after.unpaid:
            return [answered, *check_standing(after, context, book)]
        case _:
            return [answered, *_paid(after, today, context, book)]


# -- clawback -----------------------------------------------------------------------------------------------------


def settle_clawback_review(
    command: g.SettleClawbackReview, state: Settled, context: Now, book: Rulebook
) -> Sequence[Fact]:
    _does(Role.REVIEWER_2, state, context)
    if not state.doubts:
        raise law.NO_DOUBTS.at("type")
    return [
        book.says.ClawbackReviewSettled(
            settled_on=context.today, explanation=command.explanation, by=context.actor.person
        )
    ]


def claw_back(command: Command, state: Any, context: Now, book: Rulebook) -> Sequence[Fact]:
    """Once it is dismissed, whatever was heard meanwhile is looked at again."""
    facts = clawback.claw_back(command, state, context, book.says)
    after = _after(state, facts, book)
    return [*facts, *(check_standing(after, context, book) if isinstance(command, g.DismissClawback) else [])]


# -- time ---------------------------------------------------------------------------------------------------------


def let_time_pass(deadline: str, state: Any, context: Now, book: Rulebook) -> Sequence[Fact]:
    m, today = book.says, context.today
    match deadline, state:
        case "correction", Correction() if today > state.notices[-1].due_on:
            return [m.CaseLapsed(lapsed_on=today, due_on=state.notices[-1].due_on)]
        case "notice", Notice() if today > context.stopwatch.due_on(
            context.policy.notice, state.starts_on, state.pauses
        ):
            return [m.NoticeClosed(closed_on=today)]
        case "credit_answer", InProcedure() if (
            state.credit and not state.waiting and not is_fresh(state.credit, context)
        ):
            return _ask_credit(state, context, book)
        case "reservation", InProcedure() if today > context.stopwatch.due_on(
            context.policy.keep_after, state.reserved_on
        ):
            return [m.ReservationProlonged(step=state.steps + 1, kept_on=today)]
        case "repayment", ClawbackDue():
            return clawback.went_overdue(state, context, m)
        case _:
            return []


def deadlines(state: Any, policy: law.GrantPolicy, watch: Stopwatch, m: Any) -> Iterator[Deadline]:
    """What runs in a case; while it is on hold, its own limits stop."""
    match state:
        case Correction():
            title = Text("补正", "correction")
            passes = m.DeadlinePassed(deadline="correction")
            yield watch.deadline("correction", title, policy.correction, state.notices[-1].requested_on, passes=passes)
        case Submitted():
            yield watch.deadline(
                "completeness", Text("形式审查", "completeness"), policy.completeness, state.submitted_on
            )
        case InProcedure():
            yield from _procedure_deadlines(state, policy, watch, m)


def _procedure_deadlines(state: InProcedure, policy: law.GrantPolicy, watch: Stopwatch, m: Any) -> Iterator[Deadline]:
    if isinstance(state, REVIEWED):
        title = Text("审核", "review")
        yield watch.deadline("review", title, policy.review, state.accepted_on, pauses=state.pauses)
    if isinstance(state, Notice):
        title, passes = Text("公示", "public notice"), m.DeadlinePassed(deadline="notice")
        yield watch.deadline("notice", title, policy.notice, state.starts_on, pauses=state.pauses, passes=passes)
    if isinstance(state, Objection):
        title = Text("异议处理", "objection")
        yield watch.deadline("objection", title, policy.objection, state.raised.raised_on, pauses=state.pauses)
    if isinstance(state, Payable | Committed):
        title, since = Text("拨付", "payment"), _public_until(state, policy, watch)
        yield watch.deadline("payment", title, policy.payment, since, pauses=state.pauses)
    if isinstance(state, (*REVIEWED, Notice, Objection, Payable)):
        title, passes = Text("延长预占", "prolong the reservation"), m.DeadlinePassed(deadline="reservation")
        yield watch.deadline("reservation", title, policy.keep_after, state.reserved_on, passes=passes)
    if (
        isinstance(state, (*REVIEWED, Notice, Objection, Payable, Committed, Returned))
        and state.credit
        and not state.waiting
    ):
        yield _credit_deadline(state.credit, policy, watch, m)
    if isinstance(state, ClawbackDue):
        yield from clawback.deadlines(state, policy, watch, m)


def _public_until(state: Granted, policy: law.GrantPolicy, watch: Stopwatch) -> date:
    """The last day of the notice; the day on which an objection was settled, where that came later."""
    last_day = watch.due_on(policy.notice, state.starts_on, state.pauses)
    closed_on = state.notice_closed_on
    return closed_on if closed_on and closed_on > last_day + DAY else last_day


def _credit_deadline(answer: g.CreditAnswer, policy: law.GrantPolicy, watch: Stopwatch, m: Any) -> Deadline:
    title, passes = Text("信用答复有效期", "life of the credit answer"), m.DeadlinePassed(deadline="credit_answer")
    counted = watch.deadline("credit_answer", title, policy.credit_life, answer.as_of, passes=passes)
    return replace(counted, due_on=last_day_of(answer, policy, watch))


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """The numbers of the day of acceptance, for good; until then those of the day."""
    asked = getattr(state, "asked", None)
    return asked.accepted_at.date() if asked else today
