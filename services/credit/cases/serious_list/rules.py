"""The rules of the serious list: notice and defence before anybody is listed, and three ways to leave it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from services.credit.cases.serious_list import messages as m
from services.credit.cases.serious_list import policy as law
from services.credit.cases.serious_list import refusals as no
from services.credit.cases.serious_list.messages import DropReason, ListingGround, RemovalGround
from services.credit.cases.serious_list.policy import ListPolicy
from shared.casework import guards
from shared.casework.calendar import DAY
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.subjects import credit_code
from shared.contracts.credit import (
    Platform,
    RecordNews,
    RecordStanding,
    RepairStanding,
    Role,
    SeriousListListed,
    SeriousListNews,
)
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[ListPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before anybody is proposed."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What every entry knows, whoever made it."""

    subject_uscc: str
    subject_name: str
    entry_no: str
    successors: tuple[str, ...] = ()

    @property
    def holders(self) -> tuple[str, ...]:
        """All whom the entry burdens."""
        return (self.subject_uscc, *self.successors)


@dataclass(frozen=True, kw_only=True)
class Ours(Known):
    """An entry that the bureau proposed. ``fallen`` are those of its records that were withdrawn."""

    proposal: m.Proposal
    proposed_by: str
    documents: tuple[str, ...]
    fallen: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Proposed(Ours):
    TITLE: ClassVar[Text] = Text("拟列入", "proposed")


@dataclass(frozen=True, kw_only=True)
class Notified(Ours):
    TITLE: ClassVar[Text] = Text("已告知", "notified")
    notified: m.SubjectNotified
    statement: m.StatementMade | None = None
    review: m.LegalityReviewed | None = None


@dataclass(frozen=True, kw_only=True)
class Entered(Ours):
    """An entry that was made; ``listed`` tells since when and until when."""

    listed: m.EntryListed
    asked: m.RemovalAsked | None = None


@dataclass(frozen=True, kw_only=True)
class Listed(Entered):
    TITLE: ClassVar[Text] = Text("在名单上", "listed")


@dataclass(frozen=True, kw_only=True)
class Removed(Entered):
    """Off the list; ``shown_on`` are the platforms that have not confirmed yet."""

    TITLE: ClassVar[Text] = Text("已移出，待平台确认", "removed, platforms to confirm")
    removed: m.EntryRemoved
    shown_on: tuple[Platform, ...]


@dataclass(frozen=True, kw_only=True)
class Closed(Entered):
    TITLE: ClassVar[Text] = Text("已移出", "removed")
    OVER: ClassVar[bool] = True
    removed: m.EntryRemoved


@dataclass(frozen=True, kw_only=True)
class Dropped(Ours):
    TITLE: ClassVar[Text] = Text("不予列入", "not listed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class OutsideListed(Known):
    TITLE: ClassVar[Text] = Text("在其他领域名单上", "on another field's list")
    outside: m.OutsideEntry


@dataclass(frozen=True, kw_only=True)
class OutsideRemoved(Known):
    TITLE: ClassVar[Text] = Text("已由列入机关移出", "removed by its authority")
    OVER: ClassVar[bool] = True
    outside: m.OutsideEntry
    removed_on: date


# -- who may do what, when, and why -------------------------------------------------------------------------------

CREDIT = codes(Role.CREDIT)
DECIDER = codes(Role.DECIDER)
SUBJECT = codes(Role.SUBJECT)
SYSTEM = codes(Role.SYSTEM)
EXT = codes(Role.EXT)

LIFECYCLE = Lifecycle(
    row(Unopened, m.ProposeListing, *CREDIT, *codes(Role.OFFICER), ground=law.ART_24),
    row(Proposed, m.Notify, *CREDIT, *codes(Role.OFFICER), ground=law.ART_27),
    row(Notified, m.MakeStatement, *SUBJECT, ground=law.STATEMENT),
    row(Notified, m.ReviewLegality, *codes(Role.LEGAL), ground=law.THREE_PEOPLE),
    row(Notified, m.List, *DECIDER, ground=law.ART_27),
    row((Proposed, Notified), m.Drop, *DECIDER, ground=law.ART_27),
    row(Listed, m.AskForRemoval, *SUBJECT, ground=law.REMOVABLE),
    row(Listed, m.RefuseRemoval, *DECIDER, ground=law.ANSWER),
    row(Listed, m.Delist, *DECIDER, ground=law.REMOVABLE),
    row(Listed, m.Expire, *SYSTEM, ground=law.TERM),
    row((Proposed, Notified, Listed), m.HeedRecord, *SYSTEM, ground=law.REVOKED),
    row((Proposed, Notified, Listed, OutsideListed), m.Inherit, *SYSTEM, ground=law.IDENTITY),
    row(Unopened, m.RecordOutsideEntry, *EXT, ground=law.OTHER_FIELDS),
    row(OutsideListed, m.RecordOutsideRemoval, *EXT, ground=law.OTHER_FIELDS),
    row((Listed, OutsideListed), m.HeedRemoval, *SYSTEM, ground=law.OTHER_FIELDS),
    row(Removed, m.ConfirmDisplayEnded, *EXT, ground=law.END_DISPLAY),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    _acts_for_itself(state, context)
    match command:
        case m.ProposeListing():
            return propose(command, context)
        case m.Notify():
            return notify(command, context)
        case m.MakeStatement():
            return make_statement(command, state, context)
        case m.ReviewLegality():
            return review(command, state, context)
        case m.List():
            return enter(command, state, context)
        case m.Drop():
            return [m.ListingDropped(**dict(command), dropped_on=context.today)]
        case m.AskForRemoval():
            return ask_for_removal(command, state, context)
        case m.RefuseRemoval():
            return refuse_removal(command, state, context)
        case m.Delist():
            return delist(command, state, context)
        case m.Expire():
            return expire(state, context)
        case m.HeedRecord():
            return heed_record(command, state, context)
        case m.RecordOutsideEntry():
            return record_outside_entry(command, context)
        case m.RecordOutsideRemoval():
            return record_outside_removal(command, state, context)
        case m.HeedRemoval():
            return heed_removal(command, context)
        case m.Inherit():
            return inherit(command, state)
        case m.ConfirmDisplayEnded():
            return confirm(command, state, context)
        case _:
            return []


# -- onto the list ------------------------------------------------------------------------------------------------


def propose(command: m.ProposeListing, context: Now) -> Sequence[Fact]:
    proposal = part_of(command, m.Proposal)
    proposal = proposal.model_copy(update={"subject_uscc": credit_code("subject_uscc", command.subject_uscc)})
    _not_listed(proposal, context)
    standings = _records(proposal, context)
    _ground_fits(proposal, standings, context)
    return [
        m.ListingProposed(
            **dict(proposal),
            entry_no=_number(context),
            documents=tuple(one.doc_no for one in standings),
            proposed_on=context.today,
            proposed_by=context.actor.person,
        )
    ]


def _number(context: Now) -> str:
    return f"SL-{context.today.year}-{context.number('SL'):06}"


def _not_listed(proposal: m.Proposal, context: Now) -> None:
    news = context.notes.get((SeriousListNews.ABOUT, proposal.subject_uscc))
    if isinstance(news, SeriousListListed) and news.case_id != context.me.id:
        raise no.LISTED_ALREADY.at("subject_uscc", proposal.subject_uscc)


def _records(proposal: m.Proposal, context: Now) -> list[RecordStanding]:
    """How the records stand on which the entry rests: each final, in force and not repaired."""
    return [_standing(one, proposal, context) for one in proposal.records]


def _standing(record: UUID, proposal: m.Proposal, context: Now) -> RecordStanding:
    news = context.notes.get((RecordNews.ABOUT, f"{proposal.subject_uscc}/{record}"))
    if not isinstance(news, RecordNews):
        raise no.RECORD_UNKNOWN.at("records", record)
    if not news.record.is_in_force or news.record.repair is RepairStanding.COMPLETED:
        raise no.RECORD_GONE.at("records", news.record.doc_no)
    if news.record.final_on is None:
        raise no.RECORD_NOT_FINAL.at("records", news.record.doc_no)
    return news.record


def _ground_fits(proposal: m.Proposal, standings: Sequence[RecordStanding], context: Now) -> None:
    match proposal.ground:
        case ListingGround.HEALTH:
            domains = context.policy.domains_of_health.value
            fits = any(one in domains for standing in standings for one in standing.domains)
        case ListingGround.DEFIANCE:
            fits = any(standing.open_obligations for standing in standings)
        case _:
            fits = True
    if not fits:
        raise no.GROUND_MISMATCH.at("ground", proposal.ground)


def notify(command: m.Notify, context: Now) -> Sequence[Fact]:
    guards.not_in_future("served_on", command.served_on, context.today)
    until = context.stopwatch.due_on(context.policy.statement, command.served_on)
    return [m.SubjectNotified(served_on=command.served_on, until=until)]


def make_statement(command: m.MakeStatement, state: Notified, context: Now) -> Sequence[Fact]:
    guards.in_time(context.today, state.notified.until, law.STATEMENT)
    if state.statement:
        raise no.STATED_ALREADY.at("type", state.statement.made_on)
    return [m.StatementMade(made_on=context.today, statement=command.statement)]


def review(command: m.ReviewLegality, state: Notified, context: Now) -> Sequence[Fact]:
    guards.somebody_else("actor", context.actor.person, [state.proposed_by], law.THREE_PEOPLE)
    return [m.LegalityReviewed(**dict(command), reviewed_on=context.today, reviewed_by=context.actor.person)]


def enter(command: m.List, state: Notified, context: Now) -> Sequence[Fact]:
    """After the time for a statement, or once it was made; and only while the records still stand."""
    if state.review is None or not state.review.approved:
        raise no.NOT_REVIEWED.at("type", state.entry_no)
    guards.somebody_else("actor", context.actor.person, [state.proposed_by, state.review.reviewed_by], law.THREE_PEOPLE)
    if not command.signed_by_head:
        raise no.NOT_SIGNED.at("signed_by_head", command.signed_by_head)
    if not command.persons_in_charge:
        raise no.PERSONS_MISSING.at("persons_in_charge")
    if state.statement is None:
        guards.not_before(context.today, state.notified.until + DAY, law.STATEMENT)
    elif state.statement.statement and command.answer is None:
        raise no.STATEMENT_UNANSWERED.at("answer")
    _not_listed(state.proposal, context)
    _records(state.proposal, context)
    listed = m.EntryListed(
        **command.model_dump(exclude={"signed_by_head"}),
        listed_on=context.today,
        ends_on=context.stopwatch.due_on(context.policy.term, context.today),
        removable_from=context.stopwatch.due_on(context.policy.removable, context.today),
    )
    return [listed]


# -- off the list -------------------------------------------------------------------------------------------------


def ask_for_removal(command: m.AskForRemoval, state: Listed, context: Now) -> Sequence[Fact]:
    if state.asked:
        raise no.REMOVAL_PENDING.at("type", state.asked.asked_on)
    guards.not_before(context.today, state.listed.removable_from, law.REMOVABLE)
    if left := open_duties(state, context):
        raise no.DUTIES_OPEN.at("type", state.entry_no, open=left)
    return [m.RemovalAsked(**dict(command), asked_on=context.today)]


def open_duties(state: Listed, context: Now) -> list[Any]:
    """What the decisions that the entry rests on still ask for; nothing of those that were withdrawn."""
    keys = [(RecordNews.ABOUT, f"{state.subject_uscc}/{one}") for one in state.proposal.records]
    known = [news for key in keys if isinstance(news := context.notes.get(key), RecordNews)]
    duties = (one for news in known if news.record.is_in_force for one in news.record.open_obligations)
    return list(dict.fromkeys(duties))


def refuse_removal(command: m.RefuseRemoval, state: Listed, context: Now) -> Sequence[Fact]:
    if state.asked is None:
        raise no.NO_APPLICATION.at("type", state.entry_no)
    return [m.RemovalRefused(reasons=command.reasons, refused_on=context.today)]


def delist(command: m.Delist, state: Listed, context: Now) -> Sequence[Fact]:
    match command.ground:
        case RemovalGround.REPAIRED if state.asked is None:
            raise no.NO_APPLICATION.at("ground", command.ground)
        case RemovalGround.REPAIRED:
            if left := open_duties(state, context):
                raise no.DUTIES_OPEN.at("ground", command.ground, open=left)
        case RemovalGround.REVOKED if not state.fallen:
            raise no.NOT_REVOKED.at("ground", command.ground)
        case RemovalGround.TERM if context.today <= state.listed.ends_on:
            raise no.TERM_RUNS.at("ground", command.ground, day=state.listed.ends_on)
    return [_removed(command.ground, command.document_no, context)]


def expire(state: Listed, context: Now) -> Sequence[Fact]:
    return [_removed(RemovalGround.TERM, None, context)] if context.today > state.listed.ends_on else []


def heed_record(command: m.HeedRecord, state: Proposed | Notified | Listed, context: Now) -> Sequence[Fact]:
    """Nothing is left to rest on: the entry ends by itself. Where something is left somebody is to look."""
    if command.record not in state.proposal.records or command.record in state.fallen:
        return []
    fell = m.RecordFell(**dict(command))
    if {*state.fallen, command.record} < set(state.proposal.records):
        return [fell]
    if isinstance(state, Listed):
        return [fell, _removed(RemovalGround.REVOKED, None, context)]
    return [fell, m.ListingDropped(dropped_on=context.today, reason=DropReason.REVOKED)]


def _removed(ground: RemovalGround, document_no: str | None, context: Now) -> m.EntryRemoved:
    ends_by = context.stopwatch.due_on(context.policy.end_display, context.today)
    return m.EntryRemoved(
        removed_on=context.today,
        ground=ground,
        document_no=document_no,
        platforms=context.policy.platforms.value,
        display_ends_by=ends_by,
    )


# -- lists of other fields ----------------------------------------------------------------------------------------


def record_outside_entry(command: m.RecordOutsideEntry, context: Now) -> Sequence[Fact]:
    guards.not_in_future("listed_on", command.listed_on, context.today)
    uscc = credit_code("subject_uscc", command.subject_uscc)
    said: dict[str, Any] = dict(command) | {"subject_uscc": uscc}
    return [m.OutsideEntryRecorded(**said, entry_no=_number(context))]


def record_outside_removal(command: m.RecordOutsideRemoval, state: OutsideListed, context: Now) -> Sequence[Fact]:
    guards.not_in_future("removed_on", command.removed_on, context.today)
    if command.removed_on < state.outside.listed_on:
        raise no.REMOVED_BEFORE_LISTED.at("removed_on", command.removed_on, day=state.outside.listed_on)
    return [m.OutsideRemovalRecorded(removed_on=command.removed_on)]


def heed_removal(command: m.HeedRemoval, context: Now) -> Sequence[Fact]:
    """Listeners keep the newest word about a firm: whoever is still listed says so after another list was left."""
    if command.entry == context.me.id:
        return []
    return [m.EntryReaffirmed(reaffirmed_on=context.today, entry=command.entry)]


# -- successors, platforms ----------------------------------------------------------------------------------------


def inherit(command: m.Inherit, state: Known) -> Sequence[Fact]:
    new = tuple(one for one in command.successors if one not in state.holders)
    return [m.EntryInherited(successors=new, linked_on=command.linked_on)] if new else []


def confirm(command: m.ConfirmDisplayEnded, state: Removed, context: Now) -> Sequence[Fact]:
    guards.not_in_future("confirmed_on", command.confirmed_on, context.today)
    if command.platform not in state.shown_on:
        raise no.NOT_SHOWN_THERE.at("platform", command.platform, open=state.shown_on)
    return [m.DisplayEnded(**dict(command))]


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: ListPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: ListPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    match state:
        case Notified():
            met_on = state.statement.made_on if state.statement else None
            title = Text("陈述申辩", "state its case")
            yield watch.deadline("statement", title, policy.statement, state.notified.served_on, met_on=met_on)
        case Listed():
            title = Text("名单期限", "term of the entry")
            yield watch.deadline("term", title, policy.term, state.listed.listed_on, passes=m.Expire())
            if state.asked:
                title = Text("答复移出申请", "answer the application for removal")
                yield watch.deadline("answer", title, policy.answer, state.asked.asked_on)
        case Removed():
            title = Text("各平台停止公示", "platforms end the display")
            yield watch.deadline("end_display", title, policy.end_display, state.removed.removed_on)


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    """The entry after a fact. It never decides and never fails."""
    match fact:
        case m.ListingProposed():
            return Proposed(
                subject_uscc=fact.subject_uscc,
                subject_name=fact.subject_name,
                proposal=part_of(fact, m.Proposal),
                entry_no=fact.entry_no,
                proposed_by=fact.proposed_by,
                documents=fact.documents,
            )
        case m.SubjectNotified():
            return become(Notified, state, notified=fact)
        case m.StatementMade():
            return replace(state, statement=fact)
        case m.LegalityReviewed():
            return replace(state, review=fact)
        case m.EntryListed():
            return become(Listed, state, listed=fact)
        case m.ListingDropped():
            return become(Dropped, state)
        case m.RemovalAsked():
            return replace(state, asked=fact)
        case m.RemovalRefused():
            return replace(state, asked=None)
        case m.RecordFell():
            return replace(state, fallen=state.fallen | {fact.record})
        case m.EntryRemoved():
            return become(Removed, state, removed=fact, shown_on=fact.platforms)
        case m.OutsideEntryRecorded():
            return OutsideListed(
                subject_uscc=fact.subject_uscc,
                subject_name=fact.subject_name,
                entry_no=fact.entry_no,
                outside=part_of(fact, m.OutsideEntry),
            )
        case m.OutsideRemovalRecorded():
            return become(OutsideRemoved, state, removed_on=fact.removed_on)
        case m.EntryInherited():
            return replace(state, successors=(*state.successors, *fact.successors))
        case m.DisplayEnded():
            left = tuple(one for one in state.shown_on if one != fact.platform)
            return replace(state, shown_on=left) if left else become(Closed, state)
        case _:
            return state


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_itself(state: Any, context: Now) -> None:
    """A subject that names a firm must be one that the entry burdens."""
    if context.actor.role == Role.SUBJECT and isinstance(state, Known):
        named = context.actor.onbehalfof
        if named not in state.holders:
            guards.act_for(named, state.subject_uscc, law.IDENTITY)
