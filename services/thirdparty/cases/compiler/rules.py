"""The rules of a credit file: which points count in which cycle, and which lists follow from them.

Cycles and lists are a pure function of what is on file: points, bans, links and approvals, each with the day on which it
became known and the day on which it was revoked. Every command files what is new, computes that function again and files
how the lists differ from those on file. So news that comes late, twice or out of order ends in the same file, and a
revoked decision leaves what it would have been without it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from itertools import pairwise
from operator import attrgetter
from typing import Any, ClassVar
from uuid import UUID

from services.thirdparty.cases.compiler import messages as m
from services.thirdparty.cases.compiler import policy as law
from services.thirdparty.cases.compiler import refusals as no
from services.thirdparty.cases.compiler.messages import Closing, CycleBasis, ListCause, ListKind, ListState, Uncounted
from services.thirdparty.cases.compiler.policy import CompilerPolicy
from shared.casework import guards
from shared.casework.calendar import DAY, add_months
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.law import Ground, Limit, Unit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.points import table_on
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text
from shared.contracts.thirdparty import (
    BanRevoked,
    BodyStatusChanged,
    CompilerBlacklisted,
    CompilerBlacklistEnded,
    CompilerFileOpened,
    CompilerNews,
    Role,
    ScoreRevoked,
)

Now = Context[CompilerPolicy]

# -- what a file remembers ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """A line of a score decision. It counts from ``recorded_on``, the day of upload, until it is revoked."""

    line: m.ScoreLine
    recorded_on: date | None = None
    revoked_on: date | None = None
    count: m.Count | None = None

    @property
    def id(self) -> int:
        return self.line.entry_id

    @property
    def doc_no(self) -> str:
        return self.line.score_doc_no

    @property
    def state(self) -> m.EntryState:
        if self.revoked_on:
            return m.EntryState.REVERSED
        return m.EntryState.RECORDED if self.recorded_on else m.EntryState.DECIDED

    @property
    def known_on(self) -> date:
        return self.recorded_on or date.max


@dataclass(frozen=True)
class Ban:
    doc_no: str
    starts_on: date
    ends_on: date | None
    revoked_on: date | None = None

    @property
    def known_on(self) -> date:
        return self.starts_on


@dataclass(frozen=True)
class Link:
    """A linked unit reached the blacklist on the day ``since``."""

    unit: str
    since: date
    revoked_on: date | None = None

    @property
    def known_on(self) -> date:
        return self.since


@dataclass(frozen=True)
class Approval:
    """A document that was approved. Where the revocation was heard first, the day of approval is not known yet."""

    document: UUID
    approved_on: date | None
    revoked_on: date | None = None

    @property
    def known_on(self) -> date:
        return self.approved_on or date.max


# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before the platform creates the file."""


@dataclass(frozen=True, kw_only=True)
class Kept(State):
    """What every file knows. ``entries``, ``bans``, ``links`` and ``approvals`` say everything about cycles and lists."""

    compiler: str
    opened_on: date
    cycle_basis: CycleBasis
    name: str | None = None
    former_names: tuple[str, ...] = ()
    employer_uscc: str | None = None
    employed_since: date | None = None
    entries: tuple[Entry, ...] = ()
    bans: tuple[Ban, ...] = ()
    links: tuple[Link, ...] = ()
    approvals: tuple[Approval, ...] = ()
    linked: tuple[str, ...] = ()
    acquainted: frozenset[str] = frozenset()
    """Units that the register of bodies ever named together with this one."""
    cycles: tuple[m.Cycle, ...] = ()
    lists: tuple[m.ListEntry, ...] = ()
    failures: tuple[m.UploadFailed, ...] = ()
    unshown_entries: frozenset[int] = frozenset()
    unshown_lists: frozenset[date] = frozenset()
    """Whose publicity is over; lists by their first day."""
    mirrored_on: date | None = None
    mismatch: m.PlatformStatus | None = None

    @property
    def is_person(self) -> bool:
        return m.is_person(self.compiler)

    @property
    def cycle(self) -> m.Cycle:
        """The newest: during a ban the one that is to come, unless it is for life."""
        return self.cycles[-1]

    @property
    def running(self) -> list[m.ListEntry]:
        return [one for one in self.lists if one.state is ListState.RUNNING]

    @property
    def barring(self) -> m.ListEntry | None:
        """The listing that keeps documents out."""
        return next((one for one in self.running if one.kind in BARRING), None)

    @property
    def is_public_for_ever(self) -> bool:
        """A banned unit's points, and those of a person banned for life, stay public."""
        return any(not one.revoked_on and (not self.is_person or one.ends_on is None) for one in self.bans)


@dataclass(frozen=True, kw_only=True)
class Normal(Kept):
    TITLE: ClassVar[Text] = Text("正常", "normal")


@dataclass(frozen=True, kw_only=True)
class Trust(Kept):
    TITLE: ClassVar[Text] = ListKind.TRUST.words


@dataclass(frozen=True, kw_only=True)
class Key(Kept):
    TITLE: ClassVar[Text] = ListKind.KEY.words


@dataclass(frozen=True, kw_only=True)
class Rectify(Kept):
    TITLE: ClassVar[Text] = ListKind.RECTIFY.words


@dataclass(frozen=True, kw_only=True)
class Black(Kept):
    TITLE: ClassVar[Text] = ListKind.BLACK.words


STRICTEST_FIRST: tuple[tuple[ListKind, type[Kept]], ...] = (
    (ListKind.BLACK, Black),
    (ListKind.RECTIFY, Rectify),
    (ListKind.KEY, Key),
    (ListKind.TRUST, Trust),
)
BARRING = (ListKind.BLACK, ListKind.RECTIFY)
LASTING = (ListState.PLANNED, ListState.RUNNING)

# -- who may do what, when, and why -------------------------------------------------------------------------------

ON_FILE = (Normal, Trust, Key, Rectify, Black)
SYSTEM = codes(Role.SYSTEM)
SCORER = codes(Role.SCORER)
PLATFORM = codes(Role.PLATFORM)
SCORER_OR_PLATFORM = codes(Role.SCORER, Role.PLATFORM)
UNDOING = codes(Role.SCORER, Role.DECIDER, Role.PLATFORM, Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.OpenFile, *SCORER_OR_PLATFORM, ground=law.FILES),
    row(ON_FILE, m.RenameHolder, *SYSTEM, ground=law.IDENTITY),
    row(ON_FILE, m.ChangeEmployer, *PLATFORM, *SYSTEM, ground=law.IDENTITY),
    row(ON_FILE, m.DecideScore, *SCORER, ground=law.UPLOAD),
    row(ON_FILE, m.ReportUploadFailure, *SCORER, ground=law.UPLOAD),
    row(ON_FILE, m.UploadScore, *SCORER, ground=law.UPLOAD),
    row(ON_FILE, m.RecordScore, *SCORER_OR_PLATFORM, ground=law.UPLOAD),
    row(ON_FILE, m.TakeScore, *SYSTEM, ground=law.UPLOAD),
    row(ON_FILE, m.RevokeScore, *UNDOING, ground=law.REVERSAL),
    row(ON_FILE, m.RecordBan, *SCORER_OR_PLATFORM, *SYSTEM, ground=law.BLACK),
    row(ON_FILE, m.RevokeBan, *UNDOING, ground=law.REVERSAL),
    row(ON_FILE, m.HeedBody, *SYSTEM, ground=law.LINK),
    row(ON_FILE, m.CountDocument, *SYSTEM, ground=law.TRUST),
    row(ON_FILE, m.UncountDocument, *SYSTEM, ground=law.TRUST),
    row(ON_FILE, m.MirrorStatus, *PLATFORM, ground=law.MIRROR),
    row(ON_FILE, m.DeadlinePassed, *SYSTEM, ground=law.ANNEX_3),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """What is due by today comes first; then what is asked, and whatever follows from it."""
    if isinstance(command, m.OpenFile):
        return open_file(command, context)
    due = let_time_pass(state, context)
    return [*due, *carry_out(command, reduce(evolve, due, state), context)]


def carry_out(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    match command:
        case m.RenameHolder():
            return rename(command, state)
        case m.ChangeEmployer():
            return change_employer(command, state, context)
        case m.DecideScore():
            return decide_score(command, state, context)
        case m.ReportUploadFailure():
            return report_failure(command, state, context)
        case m.UploadScore():
            return upload(command, state, context)
        case m.RecordScore():
            return record_score(command, state, context)
        case m.TakeScore():
            return take_score(command, state, context)
        case m.RevokeScore():
            return revoke_score(command, state, context)
        case m.RecordBan():
            return record_ban(command, state, context)
        case m.RevokeBan():
            return revoke_ban(command, state, context)
        case m.HeedBody():
            return heed_body(command, state, context)
        case m.CountDocument():
            return count_document(command, state, context)
        case m.UncountDocument():
            return uncount_document(command, state, context)
        case m.MirrorStatus():
            return mirror(command, state, context)
        case _:
            return []


# -- the file -----------------------------------------------------------------------------------------------------


def open_file(command: m.OpenFile, context: Now) -> Sequence[Fact]:
    """Units linked to this one may be blacklisted already; time that has passed since is made up for."""
    guards.not_in_future("created_on", command.created_on, context.today)
    _only_file(command, context)
    if command.employer_uscc and not m.is_person(command.compiler):
        raise no.NO_EMPLOYER.at("employer_uscc", command.employer_uscc)
    opened = m.FileOpened(
        compiler=command.compiler,
        created_on=command.created_on,
        name=None if m.is_person(command.compiler) else _newest_name(command, context),
        id_hash=command.id_hash,
        employer_uscc=command.employer_uscc,
        cycle_basis=command.cycle_basis or context.policy.cycle_basis.value,
        cycle_ends_on=a_cycle_after(command.created_on, context.policy),
    )
    state = evolve(Unopened(), opened)
    due = let_time_pass(state, context)
    known = tuple(one.body_uscc for one in context.notes.values() if isinstance(one, BodyStatusChanged))
    heed = m.HeedBody(body=command.compiler, linked=known)
    return [opened, *due, *heed_body(heed, reduce(evolve, due, state), context)]


def _only_file(command: m.OpenFile, context: Now) -> None:
    """Of two persons with one number somebody has to tell which it is."""
    earlier = context.notes.get((CompilerFileOpened.ABOUT, command.compiler))
    if not isinstance(earlier, CompilerFileOpened) or earlier.case_id == context.me.id:
        return
    if command.id_hash and earlier.id_hash and command.id_hash != earlier.id_hash:
        raise no.IDENTITY_CLASH.at("compiler", command.compiler)
    raise no.FILE_EXISTS.at("compiler", command.compiler)


def _newest_name(command: m.OpenFile, context: Now) -> str | None:
    news = context.notes.get((BodyStatusChanged.ABOUT, command.compiler))
    return news.name if isinstance(news, BodyStatusChanged) else command.name


def rename(command: m.RenameHolder, state: Kept) -> Sequence[Fact]:
    """Nothing where the news is older than what is known already."""
    if command.compiler != state.compiler or command.name in (state.name, *state.former_names):
        return []
    names = (*command.former_names, *state.former_names, state.name)
    former = dict.fromkeys(one for one in names if one and one != command.name)
    return [m.HolderRenamed(name=command.name, former_names=tuple(former))]


def change_employer(command: m.ChangeEmployer, state: Kept, context: Now) -> Sequence[Fact]:
    if not state.is_person:
        raise no.NO_EMPLOYER.at("employer_uscc", command.employer_uscc)
    guards.not_in_future("since", command.since, context.today)
    is_late = state.employed_since is not None and command.since < state.employed_since
    if is_late or command.employer_uscc == state.employer_uscc:
        return []
    return [m.EmployerChanged(**dict(command))]


# -- points -------------------------------------------------------------------------------------------------------


def decide_score(command: m.DecideScore, state: Kept, context: Now) -> Sequence[Fact]:
    guards.not_in_future("decided_on", command.decided_on, context.today)
    _in_order("decided_on", command.decided_on, command.notified_on)
    upload_by = context.stopwatch.due_on(context.policy.upload, command.decided_on)
    return [
        m.ScoreDecided(**dict(one), notified_on=command.notified_on, upload_by=upload_by)
        for one in _lines(command, state, context)
    ]


def report_failure(command: m.ReportUploadFailure, state: Kept, context: Now) -> Sequence[Fact]:
    _pending(command.score_doc_no, state)
    return [m.UploadFailed(**dict(command), attempted_on=context.today)]


def upload(command: m.UploadScore, state: Kept, context: Now) -> Sequence[Fact]:
    """Late is better than never: the clock says that it is late."""
    lines = [one.line for one in _pending(command.score_doc_no, state)]
    _no_ban(lines, context.today, state, context)
    return record(lines, context.today, state, context)


def _pending(doc_no: str, state: Kept) -> list[Entry]:
    entries = _entries_of(doc_no, state)
    pending = [one for one in entries if one.state is m.EntryState.DECIDED]
    if not pending:
        raise no.UPLOADED_ALREADY.at("score_doc_no", doc_no)
    return pending


def record_score(command: m.RecordScore, state: Kept, context: Now) -> Sequence[Fact]:
    recorded_on = command.recorded_on or context.today
    guards.not_in_future("recorded_on", recorded_on, context.today)
    _in_order("recorded_on", recorded_on, command.decided_on)
    _in_order("recorded_on", recorded_on, state.opened_on)
    lines = _lines(command, state, context)
    _no_ban(lines, recorded_on, state, context)
    return record(lines, recorded_on, state, context)


def take_score(command: m.TakeScore, state: Kept, context: Now) -> Sequence[Fact]:
    """As the fraud case announced it, once; whether it was revoked meanwhile is looked up."""
    said = command.model_dump(exclude={"recorded_on"})
    line = m.ScoreLine(**said, entry_id=_next_id(state), article=None)
    if _on_file(line, state):
        return []
    key = (ScoreRevoked.ABOUT, f"{command.from_case}/{state.compiler}/{command.score_doc_no}")
    news = context.notes.get(key)
    revoked_on = news.revoked_on if isinstance(news, ScoreRevoked) else None
    return record([line], command.recorded_on, state, context, revoked_on)


def record(
    lines: Iterable[m.ScoreLine], recorded_on: date, state: Kept, context: Now, revoked_on: date | None = None
) -> Sequence[Fact]:
    """All lines of a decision, then what they come to together: one listing names them all."""
    facts: list[Fact] = []
    for line in lines:
        so_far = reduce(evolve, facts, state)
        facts += counted(_recorded(line, recorded_on, revoked_on, so_far, context), so_far, context)
    return follow(facts, state, context)


def _recorded(
    line: m.ScoreLine, recorded_on: date, revoked_on: date | None, state: Kept, context: Now
) -> m.ScoreRecorded | m.DoubleScoringRefused:
    upload_by = context.stopwatch.due_on(context.policy.upload, line.decided_on)
    said = dict(line) | {
        "recorded_on": recorded_on,
        "is_late": recorded_on > upload_by,
        "proofs": tuple(one.proof for one in state.failures if one.score_doc_no == line.score_doc_no),
        "reversed_on": revoked_on,
    }
    recorded = m.ScoreRecorded(**said)
    after: Kept = evolve(state, recorded)
    if first := scored_before(line.entry_id, after):
        said |= {"counted_doc_no": first.doc_no, "counted_bureau": first.line.bureau}
        return m.DoubleScoringRefused(**said)
    return recorded


def scored_before(entry_id: int, state: Kept) -> Entry | None:
    """The entry that scored the same act first, if this one did not."""
    standing = sorted((one for one in state.entries if one.state is m.EntryState.RECORDED), key=first_recorded)
    mine = next((one for one in standing if one.id == entry_id), None)
    same = [one for one in standing if mine and one.line.duplicate_key == mine.line.duplicate_key]
    return same[0] if same and same[0] is not mine else None


def first_recorded(entry: Entry) -> tuple[Any, ...]:
    """The order of entries, whenever they were heard of."""
    line = entry.line
    return (entry.known_on, line.decided_on, line.score_doc_no, *line.duplicate_key)


def _lines(command: m.DecideScore | m.RecordScore, state: Kept, context: Now) -> list[m.ScoreLine]:
    """What a decision says, checked against the table of its day."""
    _about_us(command, state)
    if command.level not in context.policy.levels.value:
        raise no.LEVEL_TOO_LOW.at("level", command.level)
    lines = list(_numbered(command, state, context))
    for number, one in enumerate(lines):
        if _on_file(one, state) or one.duplicate_key in {other.duplicate_key for other in lines[:number]}:
            raise no.SCORED_ALREADY.at(f"misconducts.{number}", one.misconduct_code)
    return lines


def _numbered(command: m.DecideScore | m.RecordScore, state: Kept, context: Now) -> Iterator[m.ScoreLine]:
    for number, one in enumerate(command.misconducts):
        where = f"misconducts.{number}"
        _in_order(f"{where}.act_on", command.decided_on, one.act_on)
        if one.act_on < (first := context.policy.acts_from.value):
            raise no.ACT_TOO_EARLY.at(f"{where}.act_on", one.act_on, day=first)
        yield m.ScoreLine(
            entry_id=_next_id(state) + number,
            score_doc_no=command.score_doc_no,
            bureau=command.bureau,
            decided_on=command.decided_on,
            misconduct_code=one.misconduct_code,
            act_on=one.act_on,
            eia_project_no=one.eia_project_no,
            article=one.article,
            points=_points(one, command.decided_on, state, where),
        )


def _points(misconduct: m.Misconduct, decided_on: date, state: Kept, where: str) -> int:
    figure = table_on(decided_on).points(misconduct.misconduct_code, is_person=state.is_person)
    if figure is None:
        raise no.NOT_FOR_TARGET.at(f"{where}.misconduct_code", misconduct.misconduct_code)
    if misconduct.points not in (None, figure.value):
        raise no.POINTS_DIFFER.at(f"{where}.points", misconduct.points, points=figure.value)
    return figure.value


def _about_us(command: m.Decision, state: Kept) -> None:
    if command.compiler is None and command.compiler_name is not None:
        raise no.NAME_ONLY.at("compiler_name", command.compiler_name)
    if command.compiler not in (None, state.compiler):
        raise no.OTHER_COMPILER.at("compiler", command.compiler)


def _no_ban(lines: Iterable[m.ScoreLine], day: date, state: Kept, context: Now) -> None:
    if all(one.misconduct_code in context.policy.ban_codes.value for one in lines):
        return
    if any(one.starts_on <= day < (one.ends_on or date.max) and not one.revoked_on for one in state.bans):
        raise no.NO_SCORING_DURING_BAN.at("recorded_on", day)


def _in_order(name: str, day: date, earliest: date) -> None:
    if day < earliest:
        raise no.DATES_OUT_OF_ORDER.at(name, day, day=earliest)


def _next_id(state: Kept) -> int:
    return len(state.entries) + 1


def _on_file(line: m.ScoreLine, state: Kept) -> bool:
    same = (line.score_doc_no, line.bureau, line.duplicate_key)
    return any((one.doc_no, one.line.bureau, one.line.duplicate_key) == same for one in state.entries)


def revoke_score(command: m.RevokeScore, state: Kept, context: Now) -> Sequence[Fact]:
    revoked_on = command.revoked_on or context.today
    guards.not_in_future("revoked_on", revoked_on, context.today)
    standing = [one for one in _entries_of(command.score_doc_no, state) if not one.revoked_on]
    if not standing:
        return []
    for one in standing:
        _in_order("revoked_on", revoked_on, one.line.decided_on)
    reversed_now = m.ScoreReversed(
        score_doc_no=command.score_doc_no,
        entries=tuple(one.id for one in standing),
        reversed_on=revoked_on,
        reason=command.reason,
    )
    return follow(counted(reversed_now, state, context), state, context, undone_on=revoked_on)


def _entries_of(doc_no: str, state: Kept) -> list[Entry]:
    entries = [one for one in state.entries if one.doc_no == doc_no]
    if not entries:
        raise no.NO_SUCH_SCORE.at("score_doc_no", doc_no)
    return entries


# -- bans ---------------------------------------------------------------------------------------------------------


def record_ban(command: m.RecordBan, state: Kept, context: Now) -> Sequence[Fact]:
    guards.not_in_future("starts_on", command.starts_on, context.today)
    _in_order("starts_on", command.starts_on, state.opened_on)
    if any(one.doc_no == command.doc_no for one in state.bans):
        raise no.BAN_ON_FILE.at("doc_no", command.doc_no)
    news = context.notes.get((BanRevoked.ABOUT, f"{command.from_case}/{state.compiler}"))
    recorded = m.BanRecorded(
        doc_no=command.doc_no,
        starts_on=command.starts_on,
        ends_on=add_months(command.starts_on, 12 * command.years) if command.years else None,
        from_case=command.from_case,
        revoked_on=news.revoked_on if isinstance(news, BanRevoked) and news.doc_no == command.doc_no else None,
    )
    return follow(counted(recorded, state, context), state, context)


def revoke_ban(command: m.RevokeBan, state: Kept, context: Now) -> Sequence[Fact]:
    reversed_on = command.revoked_on or context.today
    guards.not_in_future("revoked_on", reversed_on, context.today)
    ban = next((one for one in state.bans if one.doc_no == command.doc_no and not one.revoked_on), None)
    if ban is None:
        raise no.NO_SUCH_BAN.at("doc_no", command.doc_no)
    _in_order("revoked_on", reversed_on, ban.starts_on)
    undone = m.BanReversed(doc_no=command.doc_no, reversed_on=reversed_on)
    return follow(counted(undone, state, context), state, context, undone_on=reversed_on)


# -- linked units -------------------------------------------------------------------------------------------------


def heed_body(command: m.HeedBody, state: Kept, context: Now) -> Sequence[Fact]:
    """Which units are linked by the register of bodies as it stands now, and which of them were blacklisted."""
    if state.is_person:
        return []
    linked = _linked(command, state, context)
    facts: list[Fact] = [m.LinksNoted(linked=linked)] if linked != state.linked else []
    for unit in linked:
        so_far = reduce(evolve, facts, state)
        facts += heed_blacklist(unit, so_far, context)
    return facts


def _linked(command: m.HeedBody, state: Kept, context: Now) -> tuple[str, ...]:
    ours = _links_of(state.compiler, context)
    candidates = {command.body, *command.linked, *ours, *state.linked, *state.acquainted} - {state.compiler}
    return tuple(sorted(one for one in candidates if one in ours or state.compiler in _links_of(one, context)))


def _links_of(body: str, context: Now) -> tuple[str, ...]:
    news = context.notes.get((BodyStatusChanged.ABOUT, body))
    return news.linked if isinstance(news, BodyStatusChanged) else ()


def heed_blacklist(unit: str, state: Kept, context: Now) -> Sequence[Fact]:
    """Two years from the day on which the unit was blacklisted, also where the link was found later."""
    news = context.notes.get((CompilerNews.ABOUT, unit))
    known = {one.since: one for one in state.links if one.unit == unit}
    match news:
        case CompilerBlacklistEnded(is_revoked=True, starts_on=date() as since, ended_on=ended_on):
            if since not in known or known[since].revoked_on:
                return []
            undone = m.LinkReversed(unit=unit, since=since, reversed_on=ended_on)
            return follow(counted(undone, state, context), state, context, undone_on=ended_on)
        case CompilerBlacklisted(starts_on=since) | CompilerBlacklistEnded(starts_on=date() as since):
            if since in known:
                return []
            return follow(counted(m.LinkRecorded(unit=unit, since=since), state, context), state, context)
        case _:
            return []


# -- approved documents -------------------------------------------------------------------------------------------


def count_document(command: m.CountDocument, state: Kept, context: Now) -> Sequence[Fact]:
    known = next((one for one in state.approvals if one.document == command.document), None)
    if command.compiler != state.compiler or (known and known.approved_on):
        return []
    said = m.DocumentCounted(document=command.document, approved_on=command.approved_on)
    return follow(counted(said, state, context), state, context)


def uncount_document(command: m.UncountDocument, state: Kept, context: Now) -> Sequence[Fact]:
    """Also before the approval itself is heard of: then it counts for nothing when it comes."""
    known = next((one for one in state.approvals if one.document == command.document), None)
    if command.compiler != state.compiler or (known and known.revoked_on):
        return []
    said = m.DocumentUncounted(document=command.document, revoked_on=command.revoked_on)
    return follow(counted(said, state, context), state, context, undone_on=command.revoked_on)


# -- the platform -------------------------------------------------------------------------------------------------


def mirror(command: m.MirrorStatus, state: Kept, context: Now) -> Sequence[Fact]:
    """An answer of the platform that is no newer than the last one is none."""
    guards.not_in_future("as_of", command.as_of, context.today)
    if (command.list_kind is None) != (command.starts_on is None):
        raise no.STATUS_INCOMPLETE.at("starts_on", command.starts_on)
    if state.mirrored_on and command.as_of <= state.mirrored_on:
        return []
    ours = strictest(state)
    kind, ends_on = (ours.kind, ours.ends_on) if ours else (None, None)
    said = m.PlatformStatus(**{name: getattr(command, name) for name in m.PlatformStatus.model_fields})
    if (kind, ends_on) == (command.list_kind, command.ends_on):
        return [m.StatusMirrored(**dict(said), as_of=command.as_of, settles=state.mismatch is not None)]
    predicted = {"predicted": kind, "predicted_ends_on": ends_on}
    return [m.MirrorMismatchRaised(**dict(said), **predicted, as_of=command.as_of)]


def strictest(state: Kept) -> m.ListEntry | None:
    """The running list that says how the compiler stands; of two of a kind the one that ends later."""
    for kind, _ in STRICTEST_FIRST:
        if found := [one for one in state.running if one.kind is kind]:
            return max(found, key=lambda one: one.ends_on or date.max)
    return None


# -- the count: cycles and lists as a function of what is on file -------------------------------------------------


@dataclass(frozen=True)
class Claim:
    """A place on a list that the count gives; ``origin`` is the day that gave it, by which it is known again.

    ``ends_on`` is the end of its term, ``cut_on`` that of a trust which did not last, ``void_on`` the day on which what it
    rests on was revoked.
    """

    kind: ListKind
    cause: ListCause
    origin: date
    starts_on: date
    ends_on: date | None
    cycle_no: int | None = None
    because_of: str | None = None
    cut_on: date | None = None
    void_on: date | None = None

    @property
    def identity(self) -> tuple[str, str, date, str | None]:
        return (self.kind, self.cause, self.origin, self.because_of)

    @property
    def last(self) -> date:
        """The first day after it, as it really was."""
        return min(one or date.max for one in (self.ends_on, self.cut_on, self.void_on))


@dataclass(frozen=True)
class Known:
    """What was on file on a day."""

    entries: tuple[Entry, ...]
    bans: tuple[Ban, ...]
    links: tuple[Link, ...]
    approvals: tuple[Approval, ...]

    @property
    def revocations(self) -> list[date]:
        everything = (*self.entries, *self.bans, *self.links, *self.approvals)
        return sorted({one.revoked_on for one in everything if one.revoked_on and one.known_on < date.max})

    def where(self, holds: Callable[[Any], bool]) -> "Known":
        return Known(
            entries=tuple(filter(holds, self.entries)),
            bans=tuple(filter(holds, self.bans)),
            links=tuple(filter(holds, self.links)),
            approvals=tuple(filter(holds, self.approvals)),
        )

    def before(self, day: date) -> "Known":
        """As it stood when that day began to undo something."""
        return self.where(lambda one: one.known_on <= day and (one.revoked_on or date.max) >= day)

    def after(self, day: date) -> "Known":
        return self.where(lambda one: one.known_on <= day and (one.revoked_on or date.max) > day)


Moved = dict[tuple[str, str, date, str | None], date]
"""Places that a revocation gave for a past day, with the day of the revocation, on which they start."""


@dataclass
class Course:
    """The cycles and claims that follow from what is known, in a walk from day to day."""

    policy: CompilerPolicy
    known: Known
    basis: CycleBasis
    is_person: bool
    cycles: list[m.Cycle]
    moved: Moved = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    counts: dict[int, m.Count] = field(default_factory=dict)

    def walk(self, until: date) -> "Course":
        self.counts = point_counts(self.known.entries, self.policy, is_person=self.is_person)
        due: dict[date, Claim] = {}
        days = {one.known_on for one in (*self.known.entries, *self.known.bans)} | set(self.moved.values())
        for day in sorted(one for one in days if one <= until):
            self._advance(day)
            for ban in sorted(self.known.bans, key=lambda one: one.doc_no):
                if ban.starts_on == day:
                    self._ban(ban)
            for cycle_no in self._add(day)[:1]:
                claim = self._claim(ListKind.RECTIFY, ListCause.LIMIT, day, cycle_no=cycle_no)
                due[claim.starts_on] = claim
            if claim := due.pop(day, None):
                self._restrict(claim)
        self._advance(until)
        self._link()
        self._warn()
        self._trust(until)
        return self

    def _claim(self, kind: ListKind, cause: ListCause, origin: date, **said: Any) -> Claim:
        """A place from its own day, or from that of the revocation that gave it."""
        starts_on = self.moved.get((kind, cause, origin, said.get("because_of")), origin)
        ends_on = said.pop("ends_on", None) or after(self.policy.rectification, starts_on)
        return Claim(kind=kind, cause=cause, origin=origin, starts_on=starts_on, ends_on=ends_on, **said)

    # -- cycles

    def _advance(self, day: date) -> None:
        """Closes every cycle whose year is over by the day."""
        while (last := self.cycles[-1]).closed_why is None and last.ends_on <= day:
            self._close(last.ends_on, Closing.YEAR)
            self._open(last.ends_on)

    def _close(self, day: date, why: Closing) -> None:
        last = self.cycles[-1]
        self.cycles[-1] = last.model_copy(update={"ends_on": day, "closed_why": why})

    def _open(self, day: date) -> None:
        no = self.cycles[-1].no + 1
        self.cycles.append(m.Cycle(no=no, starts_on=day, ends_on=a_cycle_after(day, self.policy)))

    def _ban(self, ban: Ban) -> None:
        """Ends the cycle; the next begins when the last of all bans is over."""
        day, free_on = ban.starts_on, ban.ends_on
        self.claims.append(Claim(ListKind.BLACK, ListCause.BAN, day, day, ban.ends_on, because_of=ban.doc_no))
        if self.cycles[-1].closed_why:
            return
        if self.cycles[-1].starts_on > day:
            planned = self.cycles.pop()
            free_on = max(planned.starts_on, ban.ends_on) if ban.ends_on else None
        else:
            self._close(day, Closing.BLACK)
        if free_on:
            self._open(free_on)

    def _restrict(self, claim: Claim) -> None:
        self.claims.append(claim)
        if not self.cycles[-1].closed_why and self.cycles[-1].starts_on <= claim.starts_on:
            self._close(claim.starts_on, Closing.RECTIFY)
            self._open(claim.starts_on)

    def _cycle_of(self, day: date) -> m.Cycle:
        return [one for one in self.cycles if one.starts_on <= day][-1]

    # -- points

    def _add(self, day: date) -> list[int]:
        """Adds the points recorded on a day to their cycles; the cycles that have reached the limit by them."""
        before = {one.no: one.total for one in self.cycles}
        for entry in self.known.entries:
            if entry.known_on == day and self.counts[entry.id].uncounted is None:
                self._place(entry)
        limit, open_to_it = self.policy.limit.value, [one for one in self.cycles if one.closed_why is not Closing.BLACK]
        return [one.no for one in open_to_it if before[one.no] < limit <= one.total]

    def _place(self, entry: Entry) -> None:
        day = entry.line.decided_on if self.basis is CycleBasis.DECIDED_DATE else entry.known_on
        cycle = self._cycle_of(max(day, self.cycles[0].starts_on))
        is_banned = day >= cycle.ends_on
        if is_banned and entry.line.misconduct_code not in self.policy.ban_codes.value:
            self.counts[entry.id] = m.Count(entry_id=entry.id, uncounted=Uncounted.BAN)
            return
        points = self.counts[entry.id].points
        self.counts[entry.id] = m.Count(entry_id=entry.id, points=points, cycle_no=cycle.no)
        self.cycles[cycle.no - 1] = cycle.model_copy(update={"total": cycle.total + points})

    # -- lists

    def _link(self) -> None:
        for link in self.known.links:
            ends_on = after(self.policy.link_key, link.since)
            self._take(self._claim(ListKind.KEY, ListCause.LINK, link.since, ends_on=ends_on, because_of=link.unit))

    def _warn(self) -> None:
        """The two cycles after one with the warning score; a ban reaches it directly."""
        starts = {one.no: one.starts_on for one in self.cycles}
        for one in self.cycles:
            origin = starts.get(one.no + 1) or (one.ends_on if one.closed_why is None else None)
            if origin and (one.total >= self.policy.warning.value or one.closed_why is Closing.BLACK):
                ends_on = a_cycle_after(origin, self.policy, self.policy.key_cycles.value)
                self._take(self._claim(ListKind.KEY, ListCause.WARNING, origin, ends_on=ends_on, cycle_no=one.no))

    def _trust(self, until: date) -> None:
        for one in self.known.approvals:
            if self.cycles[0].starts_on <= one.known_on <= until:
                cycle = self._cycle_of(one.known_on)
                is_within = one.known_on < cycle.ends_on
                self.cycles[cycle.no - 1] = cycle.model_copy(update={"approved": cycle.approved + is_within})
        needed = self.policy.trust_cycles.value
        for last in range(needed, len(self.cycles) + 1):
            cycles = self.cycles[last - needed : last]
            if all(map(self._is_clean, cycles)):
                self._take_trust(cycles[-1])

    def _is_clean(self, cycle: m.Cycle) -> bool:
        is_full = cycle.closed_why is Closing.YEAR
        return is_full and cycle.total == 0 and cycle.approved >= self.policy.trust_documents.value

    def _take_trust(self, last: m.Cycle) -> None:
        """Out on any point, and never together with another list."""
        ends_on = a_cycle_after(last.ends_on, self.policy, self.policy.trust_term.value)
        claim = self._claim(ListKind.TRUST, ListCause.CLEAN, last.ends_on, ends_on=ends_on, cycle_no=last.no)
        others = [one for one in self.claims if one.kind is not ListKind.TRUST and claim.starts_on < one.last]
        scored = [one.known_on for one in self.known.entries if self.counts[one.id].points]
        ends = [day for day in (*scored, *(one.starts_on for one in others)) if claim.origin <= day < ends_on]
        self._take(replace(claim, cut_on=min(ends, default=None)))

    def _take(self, claim: Claim) -> None:
        if claim.starts_on < claim.last:
            self.claims.append(claim)


def point_counts(entries: Iterable[Entry], policy: CompilerPolicy, *, is_person: bool) -> dict[int, m.Count]:
    """Points of each entry by itself: an act counts once, and of one check's control and archive faults the first."""
    counts: dict[int, m.Count] = {}
    acts: set[tuple[str, str, date]] = set()
    standing = sorted(entries, key=first_recorded)
    for one in standing:
        is_double = one.line.duplicate_key in acts
        acts.add(one.line.duplicate_key)
        points, why = (0, Uncounted.DUPLICATE) if is_double else (one.line.points, None)
        counts[one.id] = m.Count(entry_id=one.id, points=points, uncounted=why)
    for one in () if is_person else merged_in_one_check(standing, counts, policy):
        counts[one.id] = m.Count(entry_id=one.id, uncounted=Uncounted.SAME_CHECK)
    return counts


def merged_in_one_check(
    entries: Sequence[Entry], counts: dict[int, m.Count], policy: CompilerPolicy
) -> Iterator[Entry]:
    """Each archive fault of a decision that has a control fault to be merged with."""
    control, archive = policy.one_check.value
    for doc_no in dict.fromkeys(one.doc_no for one in entries):
        of_doc = [one for one in entries if one.doc_no == doc_no and counts[one.id].uncounted is None]
        controls = [one for one in of_doc if one.line.misconduct_code is control]
        archives = [one for one in of_doc if one.line.misconduct_code is archive]
        yield from (one for one, _ in zip(archives, controls, strict=False))


def course_of(state: Kept, policy: CompilerPolicy, today: date) -> tuple[Course, list[Claim]]:
    """The course up to today, and the claims that revocations made void.

    At each revocation the course without the revoked is compared with that before it: a place that is new and lies in the
    past starts on the day of the revocation.
    """
    known = Known(state.entries, state.bans, state.links, state.approvals)
    moved: Moved = {}
    void: list[Claim] = []

    def walked(part: Known, until: date) -> Course:
        first = m.Cycle(no=1, starts_on=state.opened_on, ends_on=a_cycle_after(state.opened_on, policy))
        return Course(policy, part, state.cycle_basis, state.is_person, [first], moved).walk(until)

    for day in known.revocations:
        if day > today:
            break
        before, now = walked(known.before(day), day), walked(known.after(day), day)
        while new := [one for one in now.claims if one.starts_on < day and not held(one, before.claims, day)]:
            moved[min(new, key=lambda one: one.starts_on).identity] = day
            now = walked(known.after(day), day)
        still = {one.identity for one in now.claims}
        void += [replace(one, void_on=day) for one in before.claims if one.identity not in still]
    return walked(known.where(lambda one: not one.revoked_on and one.known_on <= today), today), void


def held(claim: Claim, before: Iterable[Claim], day: date) -> bool:
    """Whether the place was held already, up to the day or to its end."""
    return any(one.identity == claim.identity and one.last >= min(claim.last, day) for one in before)


def places(course: Course, void: Sequence[Claim], today: date) -> list[m.ListEntry]:
    """Every place on a list that holds: of the barring lists one at a time; of others that a revocation makes begin on one
    day for one cause, the one that ends last, for they are one place."""
    claims = [*course.claims, *void]
    barring = sweep([one for one in claims if one.kind in BARRING])
    others = (
        _place(one, one.starts_on, one.last, course, today)
        for one in sorted(course.claims, key=attrgetter("last"))
        if one.kind not in BARRING
    )
    return [
        *(_place(claim, start, end, course, today) for claim, start, end in barring if not claim.void_on),
        *{one.identity: one for one in others}.values(),
    ]


def sweep(claims: Sequence[Claim]) -> Iterator[tuple[Claim, date, date]]:
    """The stretches in which each claim is the one that holds: a ban before a rectification, then what ends last.

    A claim that holds later or never, for another covers it from its first day on, has an empty stretch there.
    """
    edges = sorted({day for one in claims for day in (one.starts_on, one.last)})
    stretches: list[tuple[Claim, date, date]] = []
    for start, end in pairwise(edges):
        there = [one for one in claims if one.starts_on <= start < one.last]
        if not there:
            continue
        holds = max(there, key=strength)
        if stretches and stretches[-1][0] == holds and stretches[-1][2] == start:
            start = stretches.pop()[1]
        stretches.append((holds, start, end))
    held_from = {(claim.identity, start) for claim, start, _ in stretches}
    covered = [one for one in claims if (one.identity, one.starts_on) not in held_from]
    yield from (*stretches, *((one, one.starts_on, one.starts_on) for one in covered))


def strength(claim: Claim) -> tuple[Any, ...]:
    return (claim.kind is ListKind.BLACK, claim.ends_on or date.max, claim.starts_on, claim.because_of or "")


def _place(claim: Claim, starts_on: date, last: date, course: Course, today: date) -> m.ListEntry:
    ends_on = None if last == date.max else last
    caused_by = [no for no, one in course.counts.items() if one.points and one.cycle_no == claim.cycle_no]
    return m.ListEntry(
        kind=claim.kind,
        starts_on=starts_on,
        ends_on=ends_on,
        cause=claim.cause,
        state=_state_of(claim, starts_on, last, today),
        cycle_no=claim.cycle_no,
        entries=tuple(sorted(caused_by)) if claim.cycle_no else (),
        because_of=claim.because_of,
        public_until=ends_on and max(after(course.policy.public_lists, starts_on), ends_on),
    )


def _state_of(claim: Claim, starts_on: date, last: date, today: date) -> ListState:
    if starts_on > today:
        return ListState.PLANNED
    if last > today:
        return ListState.RUNNING
    if last == claim.cut_on:
        return ListState.REMOVED
    return ListState.ENDED if last == claim.ends_on else ListState.REPLACED


def a_cycle_after(day: date, policy: CompilerPolicy, cycles: int = 1) -> date:
    return add_months(day, 12 * policy.cycle.count * cycles)


def after(limit: Limit, day: date) -> date:
    """The first day after a stretch of months or years that begins on ``day``."""
    return add_months(day, limit.count * (12 if limit.unit is Unit.YEARS else 1))


# -- from the count to facts --------------------------------------------------------------------------------------


def counted(fact: Any, state: Kept, context: Now) -> list[Fact]:
    """The fact, with what it does to cycles and entries."""
    course, _ = course_of(evolve(state, fact), context.policy, context.today)
    return [fact.model_copy(update=recount(course, evolve(state, fact)))]


def recount(course: Course, state: Kept) -> dict[str, Any]:
    same = 0
    while same < min(len(course.cycles), len(state.cycles)) and course.cycles[same] == state.cycles[same]:
        same += 1
    return {
        "cycles": tuple(course.cycles[min(same, len(course.cycles) - 1) :]) if course.cycles != list(state.cycles) else (),
        "counts": tuple(course_counts(course, state)),
    }  # fmt: skip


def course_counts(course: Course, state: Kept) -> Iterator[m.Count]:
    for one in state.entries:
        if one.recorded_on:
            revoked = m.Count(entry_id=one.id, uncounted=Uncounted.REVERSED)
            count = course.counts.get(one.id, revoked)
            if count != one.count:
                yield count


def follow(facts: Sequence[Fact], state: Kept, context: Now, undone_on: date | None = None) -> Sequence[Fact]:
    """The facts, and how the lists change by them."""
    return [*facts, *settle(reduce(evolve, facts, state), context, undone_on or context.today)]


def let_time_pass(state: Kept, context: Now) -> Sequence[Fact]:
    """Cycles that are over, lists that begin and end, publicity that is up: each with its own day."""
    facts = settle(state, context, context.today)
    return [*facts, *end_publicity(reduce(evolve, facts, state), context)]


def settle(state: Kept, context: Now, undone_on: date) -> Sequence[Fact]:
    """What the count gives and is not on file yet. Places that no longer hold end on ``undone_on``.

    A ban that bars now comes before another one ends, so that nobody takes the compiler to be free in between.
    """
    course, void = course_of(state, context.policy, context.today)
    wanted = places(course, void, context.today)
    begun = list(begin_and_end(state, wanted, course, context.today))
    bans: list[Fact] = [one for one in begun if isinstance(one, m.Blacklisted) and one.state is ListState.RUNNING]
    bans += [one for one in put_right(state, wanted) if one.kind is ListKind.BLACK and one.state is ListState.RUNNING]
    changes = [*bans, *undo(state, wanted, undone_on), *(one for one in begun if one not in bans)]
    changes += put_right(reduce(evolve, changes, state), wanted)
    return [*changes, *what_stands(reduce(evolve, changes, state), changes)]


def undo(state: Kept, wanted: Collection[m.ListEntry], day: date) -> list[Fact]:
    """The places on file that the count no longer gives; a trust that is over was deserved as far as anybody knew."""
    gives = {one.identity for one in wanted}
    replanned = [plan for one in wanted if (plan := earlier_plan(one, state, wanted))]
    return [
        _voided(one, day)
        for one in state.lists
        if one.state is not ListState.VOIDED and one.identity not in gives
        if one not in replanned
        if not (one.kind is ListKind.TRUST and one.state not in LASTING)
    ]


def earlier_plan(entry: m.ListEntry, state: Kept, wanted: Collection[m.ListEntry]) -> m.ListEntry | None:
    """The plan on file for the same cycle that a new key list takes the place of: the cycle ends on another day."""
    planned = [one for one in state.lists if one.state is ListState.PLANNED and one.cycle_no == entry.cycle_no]
    gives, on_file = {one.identity for one in wanted}, {one.identity for one in state.lists}
    if entry.kind is not ListKind.KEY or entry.identity in on_file:
        return None
    return next((one for one in planned if one.identity not in gives), None)


def _voided(entry: m.ListEntry, day: date) -> Fact:
    known = {"starts_on": entry.starts_on, "cause": entry.cause, "because_of": entry.because_of}
    match entry.kind:
        case ListKind.RECTIFY:
            return m.RestrictionVoided(**known, voided_on=day)
        case ListKind.BLACK:
            return m.BlacklistEnded(**known, ended_on=day, is_revoked=True)
        case _:
            return m.ListingVoided(**known, kind=entry.kind, voided_on=day)


LISTING: dict[ListKind, type[Any]] = {
    ListKind.TRUST: m.TrustListed,
    ListKind.KEY: m.KeyListed,
    ListKind.RECTIFY: m.Restricted,
    ListKind.BLACK: m.Blacklisted,
}
ENDING: dict[ListKind, type[Any]] = {
    ListKind.TRUST: m.TrustEnded,
    ListKind.KEY: m.KeyEnded,
    ListKind.RECTIFY: m.RestrictionLifted,
}
KIND_OF: dict[type[Any], ListKind] = {
    **{fact: kind for kind, fact in LISTING.items()},
    m.RestrictionRenewed: ListKind.RECTIFY,
    m.RestrictionResumed: ListKind.RECTIFY,
}


def begin_and_end(state: Kept, wanted: Collection[m.ListEntry], course: Course, today: date) -> Iterator[Fact]:
    """What begins and ends by today, in the order of its days: first ends, then cycles, then beginnings."""
    on_file = {one.identity: one for one in state.lists if one.state is not ListState.VOIDED}
    dated: list[tuple[date, int, Fact]] = [(one.closed_on, 1, one) for one in closings(state, course)]
    for one in wanted:
        known = on_file.get(one.identity)
        if known is None and one.starts_on == one.ends_on:
            continue
        if known is None:
            dated.append((min(one.starts_on, today), 2, _listed(one, state, wanted)))
        if one.state in (ListState.ENDED, ListState.REMOVED) and one.ends_on and (not known or known.state in LASTING):
            dated.append((one.ends_on, 0, _ended(one, one.ends_on)))
    yield from (fact for _, _, fact in sorted(dated, key=lambda one: one[:2]))


def put_right(state: Kept, wanted: Iterable[m.ListEntry]) -> Iterator[m.ListingStands]:
    """Places that late news ends on another day, and entries of the same day that belong to them too."""
    on_file = {one.identity: one for one in state.lists if one.state is not ListState.VOIDED}
    for one in wanted:
        if (known := on_file.get(one.identity)) is None:
            continue
        is_as_known = (known.ends_on, known.state) == (one.ends_on, one.state)
        if not is_as_known or (one.kind is ListKind.RECTIFY and known.entries != one.entries):
            yield m.ListingStands(**dict(one))


def _listed(entry: m.ListEntry, state: Kept, wanted: Collection[m.ListEntry]) -> Fact:
    """A rectification that begins in another's place renews it; one that begins later than it was given resumes."""
    said = {name: getattr(entry, name) for name in m.Listed.model_fields}
    if plan := earlier_plan(entry, state, wanted):
        return m.KeyListed(**said, instead_of=plan.starts_on)
    if entry.kind is not ListKind.RECTIFY:
        return LISTING[entry.kind](**said)
    earlier = [one for one in wanted if one.kind is ListKind.RECTIFY and one.starts_on < entry.starts_on]
    if any(one.cycle_no == entry.cycle_no for one in earlier):
        return m.RestrictionResumed(**said)
    renews = any(one.ends_on == entry.starts_on and one.state is ListState.REPLACED for one in earlier)
    return m.RestrictionRenewed(**said) if renews else m.Restricted(**said)


def _ended(entry: m.ListEntry, day: date) -> Fact:
    known = {"starts_on": entry.starts_on, "cause": entry.cause, "because_of": entry.because_of, "ended_on": day}
    if entry.kind is ListKind.BLACK:
        return m.BlacklistEnded(**known, is_revoked=False)
    return (m.TrustRemoved if entry.state is ListState.REMOVED else ENDING[entry.kind])(**known)


def closings(state: Kept, course: Course) -> Iterator[m.CycleClosed]:
    """The cycles whose year is over since the file was last looked at."""
    for closed, follower in pairwise(course.cycles):
        if closed.closed_why is Closing.YEAR and closed.no >= state.cycle.no:
            yield m.CycleClosed(
                no=closed.no,
                closed_on=closed.ends_on,
                total=closed.total,
                approved=closed.approved,
                cycles=(closed, follower),
            )


def what_stands(state: Kept, changes: Sequence[Fact]) -> list[Fact]:
    """Neighbours go by the newest they hear: where that is not the listing that bars now, it is told again."""
    barring, told = state.barring, [one for one in changes if is_told(one, state)]
    if not told or barring is None:
        return []
    last = told[-1]
    is_said = isinstance(last, m.Listed) and (last.starts_on, last.ends_on) == (barring.starts_on, barring.ends_on)
    return [] if is_said else [m.ListingStands(**dict(barring))]


def is_told(fact: Fact, state: Kept) -> bool:
    """Whether neighbours hear of it as news about who is barred; the end of a ban is none while another one runs."""
    match fact:
        case m.BlacklistEnded():
            return not isinstance(state, Black)
        case m.ListingStands():
            return fact.kind in BARRING and fact.state in LASTING
        case _:
            return isinstance(fact, BARRING_NEWS)


BARRING_NEWS = (
    m.Restricted, m.RestrictionRenewed, m.RestrictionResumed, m.RestrictionLifted, m.RestrictionVoided, m.Blacklisted,
)  # fmt: skip

# -- publicity ----------------------------------------------------------------------------------------------------


def public_until(entry: Entry, state: Kept, policy: CompilerPolicy) -> date | None:
    """Five years from the decision, whenever it was uploaded; for ever of the banned."""
    return None if state.is_public_for_ever else after(policy.public_points, entry.line.decided_on)


def shown_entries(state: Kept) -> list[Entry]:
    """What the public may read: recorded, not revoked, and not too long ago."""
    return [one for one in state.entries if one.state is m.EntryState.RECORDED and one.id not in state.unshown_entries]


def shown_lists(state: Kept) -> list[m.ListEntry]:
    hidden = (ListState.PLANNED, ListState.VOIDED)
    return [one for one in state.lists if one.state not in hidden and one.starts_on not in state.unshown_lists]


def end_publicity(state: Kept, context: Now) -> list[Fact]:
    today, policy = context.today, context.policy
    entries = [one.id for one in shown_entries(state) if (public_until(one, state, policy) or date.max) <= today]
    lists = [one.starts_on for one in shown_lists(state) if (one.public_until or date.max) <= today]
    if not entries and not lists:
        return []
    return [m.PublicityEnded(ended_on=today, entries=tuple(entries), lists=tuple(dict.fromkeys(lists)))]


# -- clocks -------------------------------------------------------------------------------------------------------

TITLES = {
    ListKind.TRUST: Text("守信名单", "trust list"),
    ListKind.KEY: Text("重点监督检查", "key supervision"),
    ListKind.RECTIFY: Text("限期整改", "rectification"),
    ListKind.BLACK: Text("禁止从业", "ban"),
}
GROUNDS: dict[ListKind, Ground] = {
    ListKind.TRUST: law.TRUST,
    ListKind.KEY: law.KEY,
    ListKind.RECTIFY: law.RECTIFY,
    ListKind.BLACK: law.BLACK,
}


def deadlines(state: Any, policy: CompilerPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch)) if isinstance(state, Kept) else []


def _deadlines(state: Kept, policy: CompilerPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    """Everything that begins or ends by itself, and uploads that are due."""
    cycle = state.cycle
    if cycle.closed_why is None:
        yield _until("cycle", Text("记分周期", "scoring cycle"), law.ANNEX_3, cycle.starts_on, cycle.ends_on, watch)
    for kind, title in TITLES.items():
        lasting = [one for one in state.running if one.kind is kind and one.ends_on]
        if first := min(lasting, key=lambda one: one.ends_on or date.max, default=None):
            assert first.ends_on
            yield _until(kind.value.lower(), title, GROUNDS[kind], first.starts_on, first.ends_on, watch)
    if pending := [one for one in state.entries if one.state is m.EntryState.DECIDED]:
        earliest = min(one.line.decided_on for one in pending)
        yield watch.deadline("upload", Text("上传记分决定", "upload the score decision"), policy.upload, earliest)
    if ends := sorted(_publicity_ends(state, policy)):
        yield _until("publicity", Text("公开期限", "publicity"), law.PUBLIC_POINTS, state.opened_on, ends[0], watch)


def _publicity_ends(state: Kept, policy: CompilerPolicy) -> Iterator[date]:
    yield from (day for one in shown_entries(state) if (day := public_until(one, state, policy)))
    yield from (one.public_until for one in shown_lists(state) if one.public_until)


def _until(name: str, title: Text, ground: Ground, first: date, ends_on: date, watch: Stopwatch) -> Deadline:
    """A stretch that ends with the day before ``ends_on``; the file heeds that by itself."""
    limit = Limit((ends_on - DAY - first).days, Unit.DAYS, ground)
    return watch.deadline(name, title, limit, first, passes=m.DeadlinePassed(deadline=name))


# -- what a fact makes of the file --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> Any:
    """The file after a fact. It never decides and never fails."""
    if isinstance(fact, m.FileOpened):
        return _opened(fact)
    return _restated(_recounted(_changed(state, fact), fact))


def _opened(fact: m.FileOpened) -> Normal:
    return Normal(
        compiler=fact.compiler,
        opened_on=fact.created_on,
        cycle_basis=fact.cycle_basis,
        name=fact.name,
        employer_uscc=fact.employer_uscc,
        cycles=(m.Cycle(no=1, starts_on=fact.created_on, ends_on=fact.cycle_ends_on),),
    )


def _changed(state: Any, fact: Any) -> Any:
    match fact:
        case m.HolderRenamed():
            return replace(state, name=fact.name, former_names=fact.former_names)
        case m.EmployerChanged():
            return replace(state, employer_uscc=fact.employer_uscc, employed_since=fact.since)
        case m.ScoreDecided():
            return replace(state, entries=(*state.entries, Entry(_line_of(fact))))
        case m.UploadFailed():
            return replace(state, failures=(*state.failures, fact))
        case m.ScoreRecorded() | m.DoubleScoringRefused():
            return _with_entry(state, Entry(_line_of(fact), fact.recorded_on, fact.reversed_on))
        case m.ScoreReversed():
            entries = (
                replace(one, revoked_on=fact.reversed_on) if one.id in fact.entries else one for one in state.entries
            )
            return replace(state, entries=tuple(entries))
        case m.BanRecorded():
            return replace(state, bans=(*state.bans, Ban(fact.doc_no, fact.starts_on, fact.ends_on, fact.revoked_on)))
        case m.BanReversed():
            bans = (
                replace(one, revoked_on=fact.reversed_on) if one.doc_no == fact.doc_no else one for one in state.bans
            )
            return replace(state, bans=tuple(bans))
        case m.LinksNoted():
            return replace(state, linked=fact.linked, acquainted=state.acquainted | set(fact.linked))
        case m.LinkRecorded():
            return replace(state, links=(*state.links, Link(fact.unit, fact.since)))
        case m.LinkReversed():
            same = (fact.unit, fact.since)
            links = (
                replace(one, revoked_on=fact.reversed_on) if (one.unit, one.since) == same else one
                for one in state.links
            )
            return replace(state, links=tuple(links))
        case m.DocumentCounted():
            return _with_approval(state, fact.document, approved_on=fact.approved_on)
        case m.DocumentUncounted():
            return _with_approval(state, fact.document, revoked_on=fact.revoked_on)
        case m.StatusMirrored():
            return replace(state, mirrored_on=fact.as_of, mismatch=None)
        case m.MirrorMismatchRaised():
            said = {name: getattr(fact, name) for name in m.PlatformStatus.model_fields}
            return replace(state, mirrored_on=fact.as_of, mismatch=m.PlatformStatus(**said))
        case m.PublicityEnded():
            return replace(
                state,
                unshown_entries=state.unshown_entries | set(fact.entries),
                unshown_lists=state.unshown_lists | set(fact.lists),
            )
        case m.ListingStands():
            said = {name: getattr(fact, name) for name in m.ListEntry.model_fields}
            return _with_place(state, m.ListEntry(**said))
        case m.Listed():
            said = {name: getattr(fact, name) for name in m.Listed.model_fields}
            instead_of = fact.instead_of if isinstance(fact, m.KeyListed) else None
            return _with_place(state, m.ListEntry(**said, kind=KIND_OF[type(fact)]), instead_of)
        case m.BlacklistEnded():
            return _begun(_with_end(state, fact), fact.ended_on)
        case m.ListFact():
            return _with_end(state, fact)
        case m.CycleClosed():
            return _begun(state, fact.closed_on)
        case _:
            return state


def _line_of(fact: m.ScoreLine) -> m.ScoreLine:
    return m.ScoreLine(**{name: getattr(fact, name) for name in m.ScoreLine.model_fields})


def _with_entry(state: Kept, entry: Entry) -> Kept:
    others = tuple(one for one in state.entries if one.id != entry.id)
    return replace(state, entries=tuple(sorted((*others, entry), key=lambda one: one.id)))


def _with_approval(state: Kept, document: UUID, **said: date) -> Kept:
    known = next((one for one in state.approvals if one.document == document), Approval(document, None))
    others = tuple(one for one in state.approvals if one.document != document)
    return replace(state, approvals=(*others, replace(known, **said)))


def _with_place(state: Kept, entry: m.ListEntry, instead_of: date | None = None) -> Kept:
    """A new place; a barring one cuts that in whose place it stands, and a planned one gives way to its new plan."""
    kept = (
        _cut(one, entry)
        for one in state.lists
        if one.state is ListState.VOIDED or one.identity != entry.identity
        if not (one.state is ListState.PLANNED and one.starts_on == instead_of)
    )
    return replace(state, lists=tuple(sorted((*kept, entry), key=_in_order_of_days)))


def _in_order_of_days(one: m.ListEntry) -> tuple[date, str, str]:
    return (one.starts_on, one.kind, one.because_of or "")


def _cut(one: m.ListEntry, by: m.ListEntry) -> m.ListEntry:
    both = {one.kind, by.kind} <= set(BARRING) and {one.state, by.state} == {ListState.RUNNING}
    if not both or by.starts_on <= one.starts_on:
        return one
    return one.model_copy(update={"state": ListState.REPLACED, "ends_on": by.starts_on})


def _begun(state: Kept, day: date) -> Kept:
    """With a new cycle begin the lists that were planned for it."""
    lists = (
        one.model_copy(update={"state": ListState.RUNNING})
        if one.state is ListState.PLANNED and one.starts_on <= day
        else one
        for one in state.lists
    )
    return replace(state, lists=tuple(lists))


def _with_end(state: Kept, fact: Any) -> Kept:
    return replace(state, lists=tuple(_ended_by(fact, one) for one in state.lists))


def _ended_by(fact: Any, one: m.ListEntry) -> m.ListEntry:
    known = (fact.starts_on, fact.cause, fact.because_of)
    if one.state is ListState.VOIDED or (one.starts_on, one.cause, one.because_of) != known:
        return one
    match fact:
        case m.RestrictionVoided() | m.ListingVoided():
            day, state = fact.voided_on, ListState.VOIDED
        case m.BlacklistEnded(is_revoked=True):
            day, state = fact.ended_on, ListState.VOIDED
        case m.TrustRemoved():
            day, state = fact.ended_on, ListState.REMOVED
        case _:
            day, state = fact.ended_on, ListState.ENDED
    return one.model_copy(update={"state": state, "ends_on": min(one.ends_on or date.max, day)})


def _recounted(state: Any, fact: Any) -> Any:
    if not isinstance(fact, m.Recount) or not (fact.cycles or fact.counts):
        return state
    counts = {one.entry_id: one for one in fact.counts}
    entries = tuple(replace(one, count=counts.get(one.id, one.count)) for one in state.entries)
    cycles = (
        (*(one for one in state.cycles if one.no < fact.cycles[0].no), *fact.cycles) if fact.cycles else state.cycles
    )
    return replace(state, entries=entries, cycles=cycles)


def _restated(state: Kept) -> Kept:
    """The state that the strictest running list gives."""
    running = {one.kind for one in state.running}
    return become(next((kind for one, kind in STRICTEST_FIRST if one in running), Normal), state)
