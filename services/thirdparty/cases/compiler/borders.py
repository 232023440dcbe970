"""What crosses the borders of a credit file: scores, bans, approvals and links come in; how the compiler stands goes out."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from services.thirdparty.cases.compiler import messages as m
from services.thirdparty.cases.compiler.messages import ListCause, ListKind, Uncounted
from services.thirdparty.cases.compiler.rules import BARRING, LASTING, Black, Kept, scored_before
from shared.casework.case_type import EVERY, Order, OrderAll
from shared.contracts import approval
from shared.contracts import thirdparty as told
from shared.contracts.message import Announcement, CaseRef, Command

# -- hears --------------------------------------------------------------------------------------------------------


def score_decided(heard: told.ScoreDecided) -> Order:
    said = heard.model_dump(exclude={"case_id", "compiler", "compiler_file"})
    return Order(heard.compiler_file, m.TakeScore(**said, from_case=heard.case_id))


def score_revoked(heard: told.ScoreRevoked) -> Order:
    return Order(heard.compiler_file, m.RevokeScore(score_doc_no=heard.score_doc_no, revoked_on=heard.revoked_on))


def ban_decided(heard: told.BanDecided) -> Order:
    command = m.RecordBan(doc_no=heard.doc_no, starts_on=heard.starts_on, years=heard.years, from_case=heard.case_id)
    return Order(heard.compiler_file, command)


def ban_revoked(heard: told.BanRevoked) -> Order:
    return Order(heard.compiler_file, m.RevokeBan(doc_no=heard.doc_no, revoked_on=heard.revoked_on))


def document_approved(heard: approval.EiaApproved) -> Sequence[OrderAll]:
    return [
        OrderAll(one, m.CountDocument(compiler=one, document=heard.case_id, approved_on=heard.decided_on))
        for one in compilers_of(heard)
    ]


def approval_revoked(heard: approval.EiaRevoked) -> Sequence[OrderAll]:
    return [
        OrderAll(one, m.UncountDocument(compiler=one, document=heard.case_id, revoked_on=heard.revoked_on))
        for one in compilers_of(heard)
    ]


def compilers_of(heard: approval.EiaNews) -> tuple[str, str]:
    """Unit and lead of a document."""
    return heard.preparer_uscc, heard.lead_writer


def body_changed(heard: told.BodyStatusChanged) -> Sequence[OrderAll]:
    """Its own file takes its name and its links; those that it names look whether they are linked."""
    rename = m.RenameHolder(compiler=heard.body_uscc, name=heard.name, former_names=heard.former_names)
    heed = m.HeedBody(body=heard.body_uscc, linked=heard.linked)
    return [OrderAll(heard.body_uscc, rename), *(OrderAll(one, heed) for one in (heard.body_uscc, *heard.linked))]


def employed(heard: told.PractitionerNews) -> OrderAll | None:
    """For the file of a person who has one."""
    if heard.credit_no is None:
        return None
    command = m.ChangeEmployer(employer_uscc=heard.employer_uscc, employment=heard.employment, since=heard.since)
    return OrderAll(heard.credit_no, command)


def blacklist_changed(heard: told.CompilerBlacklisted | told.CompilerBlacklistEnded) -> OrderAll:
    """For the files of units that are linked to it."""
    return OrderAll(heard.compiler, m.HeedBody(body=heard.compiler))


HEARS = {
    told.ScoreDecided: score_decided,
    told.ScoreRevoked: score_revoked,
    told.BanDecided: ban_decided,
    told.BanRevoked: ban_revoked,
    approval.EiaApproved: document_approved,
    approval.EiaRevoked: approval_revoked,
    told.BodyStatusChanged: body_changed,
    told.PractitionerNews: employed,
    told.CompilerBlacklisted: blacklist_changed,
    told.CompilerBlacklistEnded: blacklist_changed,
}

# -- tells --------------------------------------------------------------------------------------------------------


def opened(me: CaseRef, fact: m.FileOpened, state: Kept) -> told.CompilerFileOpened:
    return told.CompilerFileOpened(
        compiler=fact.compiler, case_id=me.id, opened_on=fact.created_on, id_hash=fact.id_hash
    )


def conflicts(
    me: CaseRef, fact: m.ScoreRecorded | m.DoubleScoringRefused, state: Kept
) -> Sequence[told.ScoreConflictFound]:
    """For the province: this entry, or one on file before it, is a second score of one act."""
    double = [one.entry_id for one in fact.counts if one.uncounted is Uncounted.DUPLICATE]
    return [_conflict(me, entry_id, fact.recorded_on, state) for entry_id in double]


def _conflict(me: CaseRef, entry_id: int, day: date, state: Kept) -> told.ScoreConflictFound:
    line = next(one.line for one in state.entries if one.id == entry_id)
    first = scored_before(entry_id, state)
    assert first
    return told.ScoreConflictFound(
        case_id=me.id,
        compiler=state.compiler,
        misconduct_code=line.misconduct_code,
        eia_project_no=line.eia_project_no,
        act_on=line.act_on,
        score_doc_no=line.score_doc_no,
        counted_doc_no=first.doc_no,
        counted_bureau=first.line.bureau,
        found_on=day,
    )


def restricted(me: CaseRef, fact: m.Restricted | m.RestrictionResumed, state: Kept) -> told.CompilerRestricted:
    return _restriction(state.compiler, fact)


def renewed(me: CaseRef, fact: m.RestrictionRenewed, state: Kept) -> told.CompilerRestrictionRenewed:
    assert fact.ends_on
    return told.CompilerRestrictionRenewed(
        compiler=state.compiler, starts_on=fact.starts_on, ends_on=fact.ends_on, ground=fact.cause.words.zh
    )


def lifted(me: CaseRef, fact: m.RestrictionLifted, state: Kept) -> told.CompilerRestrictionLifted:
    return told.CompilerRestrictionLifted(compiler=state.compiler, lifted_on=fact.ended_on)


def voided(me: CaseRef, fact: m.RestrictionVoided, state: Kept) -> told.CompilerRestrictionVoided:
    return told.CompilerRestrictionVoided(compiler=state.compiler, starts_on=fact.starts_on, voided_on=fact.voided_on)


def blacklisted(me: CaseRef, fact: m.Blacklisted, state: Kept) -> told.CompilerBlacklisted:
    return _blacklist(state.compiler, fact)


def blacklist_ended(me: CaseRef, fact: m.BlacklistEnded, state: Kept) -> told.CompilerBlacklistEnded | None:
    """Not while another ban runs: that one is told as what stands."""
    if isinstance(state, Black):
        return None
    return told.CompilerBlacklistEnded(
        compiler=state.compiler, ended_on=fact.ended_on, starts_on=fact.starts_on, is_revoked=fact.is_revoked
    )


def stands(me: CaseRef, fact: m.ListingStands, state: Kept) -> Announcement | None:
    """What is over already is news to nobody."""
    if fact.state not in LASTING:
        return None
    if fact.kind is ListKind.BLACK:
        return _blacklist(state.compiler, fact)
    if fact.kind is ListKind.RECTIFY:
        return _restriction(state.compiler, fact)
    assert fact.ends_on
    return _listed(state.compiler, fact.kind, fact.starts_on, fact.ends_on, state)


def _restriction(compiler: str, listed: m.Listed) -> told.CompilerRestricted:
    assert listed.ends_on
    ground = listed.cause.words.zh
    return told.CompilerRestricted(compiler=compiler, starts_on=listed.starts_on, ends_on=listed.ends_on, ground=ground)


def _blacklist(compiler: str, listed: m.Listed) -> told.CompilerBlacklisted:
    ground = listed.cause.words.zh
    return told.CompilerBlacklisted(
        compiler=compiler, starts_on=listed.starts_on, ends_on=listed.ends_on, ground=ground
    )


def listed(me: CaseRef, fact: m.KeyListed | m.TrustListed, state: Kept) -> told.CompilerListed:
    assert fact.ends_on
    kind = ListKind.KEY if isinstance(fact, m.KeyListed) else ListKind.TRUST
    return _listed(state.compiler, kind, fact.starts_on, fact.ends_on, state)


def unlisted(me: CaseRef, fact: m.KeyEnded | m.TrustEnded | m.TrustRemoved, state: Kept) -> told.CompilerListed:
    kind = ListKind.KEY if isinstance(fact, m.KeyEnded) else ListKind.TRUST
    return _listed(state.compiler, kind, fact.starts_on, fact.ended_on, state)


def listing_voided(me: CaseRef, fact: m.ListingVoided, state: Kept) -> told.CompilerListed:
    return _listed(state.compiler, fact.kind, fact.starts_on, max(fact.starts_on, fact.voided_on), state)


def _listed(compiler: str, kind: ListKind, starts_on: date, ends_on: date, state: Kept) -> told.CompilerListed:
    """The unbroken time on the list as it is or will be; where there is none, the place of which the fact speaks."""
    lasting = [one for one in state.lists if one.kind is kind and one.state in LASTING]
    spans = sorted((one.starts_on, one.ends_on) for one in lasting if one.ends_on)
    if spans:
        starts_on, ends_on = spans[0]
        for first, last in spans:
            ends_on = max(ends_on, last) if first <= ends_on else ends_on
    return told.CompilerListed(compiler=compiler, list_kind=kind, starts_on=starts_on, ends_on=ends_on)


def mismatch(me: CaseRef, fact: m.MirrorMismatchRaised, state: Kept) -> Announcement | None:
    """As the platform says, whatever we computed."""
    match fact:
        case m.MirrorMismatchRaised(list_kind=ListKind.BLACK, starts_on=date() as starts_on, ends_on=ends_on):
            ground = ListCause.BAN.words.zh
            return told.CompilerBlacklisted(
                compiler=state.compiler, starts_on=starts_on, ends_on=ends_on, ground=ground
            )
        case m.MirrorMismatchRaised(
            list_kind=ListKind.RECTIFY, starts_on=date() as starts_on, ends_on=date() as ends_on
        ):
            ground = ListCause.LIMIT.words.zh
            return told.CompilerRestricted(compiler=state.compiler, starts_on=starts_on, ends_on=ends_on, ground=ground)
        case _:
            return _free(state.compiler, fact.as_of) if fact.predicted in BARRING else None


def mirrored(me: CaseRef, fact: m.StatusMirrored, state: Kept) -> Announcement | None:
    """Our own computation again, where the platform had said otherwise."""
    if not fact.settles:
        return None
    match state.barring:
        case m.ListEntry(kind=ListKind.BLACK) as place:
            return _blacklist(state.compiler, place)
        case m.ListEntry() as place:
            return _restriction(state.compiler, place)
        case _:
            return _free(state.compiler, fact.as_of)


def _free(compiler: str, day: date) -> told.CompilerRestrictionLifted:
    return told.CompilerRestrictionLifted(compiler=compiler, lifted_on=day)


TELLS = {
    m.FileOpened: opened,
    m.ScoreRecorded: conflicts,
    m.DoubleScoringRefused: conflicts,
    m.Restricted: restricted,
    m.RestrictionResumed: restricted,
    m.RestrictionRenewed: renewed,
    m.RestrictionLifted: lifted,
    m.RestrictionVoided: voided,
    m.Blacklisted: blacklisted,
    m.BlacklistEnded: blacklist_ended,
    m.ListingStands: stands,
    m.KeyListed: listed,
    m.TrustListed: listed,
    m.KeyEnded: unlisted,
    m.TrustEnded: unlisted,
    m.TrustRemoved: unlisted,
    m.ListingVoided: listing_voided,
    m.MirrorMismatchRaised: mismatch,
    m.StatusMirrored: mirrored,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def earlier_file(command: Command, state: Any) -> Iterable[str]:
    return [command.compiler] if isinstance(command, m.OpenFile) else []


def bodies(command: Command, state: Any) -> Iterable[str]:
    """All of them for a new file of a unit, otherwise those that may be linked to it."""
    match command, state:
        case m.OpenFile(), _:
            return [] if m.is_person(command.compiler) else [EVERY]
        case m.HeedBody(), Kept():
            return {state.compiler, command.body, *command.linked, *state.linked, *state.acquainted}
        case _:
            return []


def revoked_score(command: Command, state: Any) -> Iterable[str]:
    """Whether the score was revoked before we heard of it."""
    if isinstance(command, m.TakeScore) and isinstance(state, Kept):
        return [f"{command.from_case}/{state.compiler}/{command.score_doc_no}"]
    return []


def revoked_ban(command: Command, state: Any) -> Iterable[str]:
    if isinstance(command, m.RecordBan) and isinstance(state, Kept):
        return [f"{command.from_case}/{state.compiler}"]
    return []


LOOKS_UP = {
    told.CompilerFileOpened.ABOUT: earlier_file,
    told.BodyStatusChanged.ABOUT: bodies,
    told.CompilerNews.ABOUT: bodies,
    told.ScoreRevoked.ABOUT: revoked_score,
    told.BanRevoked.ABOUT: revoked_ban,
}
