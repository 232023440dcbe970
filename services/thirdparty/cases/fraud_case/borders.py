"""What crosses the borders of a fraud case: clues come in; penalties, points, bans and false documents go out, and are undone."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from services.thirdparty.cases.fraud_case import messages as m
from services.thirdparty.cases.fraud_case.messages import ClientRole, DeliverableKind, PersonRole, Source, Track
from services.thirdparty.cases.fraud_case.rules import Opened, Resolved, Reversed, act_key
from shared.casework.case_type import EVERY, Order
from shared.contracts import thirdparty as told
from shared.contracts.approval import EiaClass, EiaQualitySuspect, FalseSoilReportFound
from shared.contracts.finance import EvidenceSuspect
from shared.contracts.message import Announcement, CaseRef, Command

# -- hears: clues. The case's id follows from the news, so that the same news opens one case -----------------------


def quality_suspect(heard: EiaQualitySuspect) -> Order:
    """A refusal for the document's quality: a clue, and never points by itself."""
    is_report = heard.eia_class is EiaClass.REPORT
    document = m.Deliverable(
        doc_id=heard.project_code,
        kind=DeliverableKind.EIA_REPORT if is_report else DeliverableKind.EIA_FORM,
        lead=heard.lead_writer,
        project_code=heard.project_code,
        approval_case_id=heard.case_id,
    )
    return _clue(
        f"eia/{heard.case_id}",
        track=Track.EIA,
        body_uscc=heard.preparer_uscc,
        deliverables=(document,),
        persons=(m.Involved(number=heard.lead_writer, role=PersonRole.LEAD),),
        client_uscc=heard.applicant_uscc,
        source=Source.REVIEW,
        description=heard.reasons,
        division_code=heard.county_code,
    )


def false_soil_report(heard: FalseSoilReportFound) -> Order:
    document = m.Deliverable(doc_id=f"soil/{heard.case_id}", kind=DeliverableKind.SOIL_SURVEY)
    return _clue(
        f"soil/{heard.case_id}",
        track=Track.TEST,
        body_uscc=heard.surveyor,
        deliverables=(document,),
        source=Source.REVIEW,
        description=heard.reasons,
    )


def evidence_suspect(heard: EvidenceSuspect) -> Order:
    document = m.Deliverable(doc_id=heard.doc_id, kind=DeliverableKind.TEST_REPORT, doc_no=heard.report_no)
    return _clue(
        f"evidence/{heard.key()}",
        track=Track.TEST,
        body_uscc=heard.body_uscc,
        deliverables=(document,),
        client_uscc=heard.applicant_uscc,
        source=Source.TRANSFER_IN,
        description=heard.reasons,
    )


def agency_item(heard: told.AgencyItemChanged) -> Order | None:
    """A check or another authority found false monitoring data; what a fraud case found is no new clue."""
    if heard.code != "FRAUD" or heard.state != "ACTIVE" or heard.from_case is not None:
        return None
    document = m.Deliverable(doc_id=heard.doc_no, kind=DeliverableKind.TEST_REPORT, doc_no=heard.doc_no)
    return _clue(
        f"agency/{heard.key()}",
        track=Track.TEST,
        body_uscc=heard.body_uscc,
        deliverables=(document,),
        source=Source.RANDOM_CHECK,
        description=f"{heard.doc_no}：{'、'.join(heard.finding_codes) or heard.code}",
    )


def _clue(name: str, **said: Any) -> Order:
    return Order(uuid5(NAMESPACE_URL, f"fraud/{name}"), m.OpenClue(**said))


HEARS = {
    EiaQualitySuspect: quality_suspect,
    FalseSoilReportFound: false_soil_report,
    EvidenceSuspect: evidence_suspect,
    told.AgencyItemChanged: agency_item,
}

# -- tells: the decision ------------------------------------------------------------------------------------------


def decided(me: CaseRef, fact: m.Decided, state: Resolved) -> list[Announcement]:
    news: list[Announcement] = []
    for line in fact.lines:
        doc_no = fact.doc_nos[line.target]
        news += _penalty(me, line, doc_no, state)
        news += _ban(me, line, doc_no, state)
    client = state.clue.client_uscc
    if fact.client_role is ClientRole.INSTIGATOR and client:
        news.append(
            told.FraudClientInvolved(case_id=me.id, client_uscc=client, doc_no=fact.doc_no, decided_on=fact.decided_on)
        )
    if state.track is Track.TEST and state.body in fact.doc_nos:
        news.append(
            told.CmaFindingNotified(
                case_id=me.id,
                body_uscc=state.body,
                cma_no=state.clue.cma_no,
                finding_codes=fact.codes,
                doc_no=fact.doc_nos[state.body],
                decided_on=fact.decided_on,
            )
        )
    return news


def _penalty(me: CaseRef, line: m.PenaltyLine, doc_no: str, state: Resolved) -> Iterator[told.PenaltyRecorded]:
    """For credit records, which are kept of bodies and not of persons."""
    if line.capacity.is_person:
        return
    yield told.PenaltyRecorded(
        case_id=me.id,
        body_uscc=line.target,
        body_name=(state.clue.body_name if line.target == state.body else None) or line.target,
        track=state.track,
        doc_no=doc_no,
        finding_codes=state.decided.codes,
        fine_fen=line.fine_fen,
        confiscated_fen=line.confiscated_fen,
        ban_years=line.ban.years if line.ban else None,
        is_banned=line.ban is not None,
        is_criticised=line.criticism,
        decided_on=state.decided.decided_on,
    )


def _ban(me: CaseRef, line: m.PenaltyLine, doc_no: str, state: Resolved) -> Iterator[told.BanDecided]:
    """For the files of compilers; bans in other trades are told with the penalty."""
    if line.ban and line.target in state.files:
        yield told.BanDecided(
            case_id=me.id,
            compiler=line.target,
            compiler_file=state.files[line.target],
            starts_on=state.decided.decided_on,
            years=line.ban.years,
            doc_no=doc_no,
        )


def uploaded(me: CaseRef, fact: m.ScoreUploaded, state: Resolved) -> list[Announcement]:
    """The 20 points of a ban come with the ban, which waited for the file where there was none at the decision."""
    news: list[Announcement] = []
    for line in fact.scores:
        doc_no = state.standing[line.target]
        news.append(_act(me, line, doc_no, state, is_counted=True))
        if not line.is_by_ban:
            news.append(_score(me, line, fact, state))
        elif line.target not in state.decided.files:
            news += _ban(me, state.lines[line.target], state.ban_nos.get(line.target, doc_no), state)
    return news


def _score(me: CaseRef, line: m.ScoreLine, fact: m.ScoreUploaded, state: Resolved) -> told.ScoreDecided:
    return told.ScoreDecided(
        case_id=me.id,
        compiler=line.target,
        compiler_file=fact.files[line.target],
        misconduct_code=line.code,
        points=line.points,
        eia_project_no=line.eia_project_no,
        act_on=line.act_on,
        score_doc_no=state.standing[line.target],
        bureau=state.decided.bureau,
        decided_on=state.decided.decided_on,
        recorded_on=fact.recorded_on,
    )


def _act(me: CaseRef, line: m.ScoreLine, doc_no: str, state: Resolved, *, is_counted: bool) -> told.ActScored:
    return told.ActScored(
        case_id=me.id,
        compiler=line.target,
        eia_project_no=line.eia_project_no,
        misconduct_code=line.code,
        act_on=line.act_on,
        score_doc_no=doc_no,
        bureau=state.decided.bureau,
        is_counted=is_counted,
    )


def set_aside(me: CaseRef, fact: m.ScoreSetAside, state: Resolved) -> list[told.ScoreConflictFound]:
    return [
        told.ScoreConflictFound(
            case_id=me.id,
            compiler=one.line.target,
            misconduct_code=one.line.code,
            eia_project_no=one.line.eia_project_no,
            act_on=one.line.act_on,
            score_doc_no=state.standing[one.line.target],
            counted_doc_no=one.counted_doc_no,
            counted_bureau=one.counted_bureau,
            found_on=fact.found_on,
        )
        for one in fact.conflicts
    ]


def invalidated(me: CaseRef, fact: m.DeliverablesInvalidated, state: Resolved) -> list[told.DeliverableInvalidated]:
    documents = [state.deliverables[doc_id] for doc_id in fact.doc_ids]
    return [
        told.DeliverableInvalidated(
            case_id=me.id,
            doc_id=one.doc_id,
            kind=one.kind,
            body_uscc=state.body,
            finding_codes=_codes(one.doc_id, state),
            invalidated_on=fact.invalidated_on,
            project_code=one.project_code,
            approval_case_id=one.approval_case_id,
        )
        for one in documents
    ]


def _codes(doc_id: str, state: Resolved) -> tuple[str, ...]:
    found = [one.punished_as for one in state.outcome.findings if one.doc_id == doc_id]
    scored = [str(one.code) for one in state.outcome.misconducts if one.doc_id == doc_id]
    return tuple(dict.fromkeys((*found, *scored)))


def handed_over(me: CaseRef, fact: m.HandedOver, state: Any) -> told.FraudCaseTransferred:
    """To the police and, as a copy, to the procuratorate."""
    prepared, decision = state.referral.prepared, state.referral.transferred
    return told.FraudCaseTransferred(
        case_id=me.id,
        body_uscc=state.body,
        track=state.track,
        grounds=(prepared.crime, *prepared.limbs),
        transferred_on=decision.transferred_at.date(),
        handed_over_on=fact.handed_at.date(),
    )


# -- tells: what is undone ----------------------------------------------------------------------------------------


def appeal_applied(me: CaseRef, fact: m.AppealApplied, state: Resolved) -> list[Announcement]:
    news = list(_undone(me, fact.undone, fact.restored, fact.takes_effect_on, state))
    for one in fact.changed:
        news += _penalty(me, one.line, one.doc_no, state)
        news += _ban(me, one.line, one.doc_no, state) if one.is_new_ban else ()
    return news


def revoked(me: CaseRef, fact: m.DecisionRevoked, state: Resolved) -> list[Announcement]:
    return list(_undone(me, fact.undone, fact.restored, fact.revoked_on, state))


def _undone(
    me: CaseRef, undone: Iterable[m.Undone], restored: Iterable[str], day: Any, state: Resolved
) -> Iterator[Announcement]:
    for one in undone:
        if one.penalty_no and not state.is_person(one.target):
            yield told.PenaltyRevoked(case_id=me.id, body_uscc=one.target, doc_no=one.penalty_no, revoked_on=day)
        if one.file:
            yield from _file_undone(me, one, day, state)
    for doc_id in restored:
        document = state.deliverables[doc_id]
        yield told.DeliverableRestored(
            case_id=me.id,
            doc_id=doc_id,
            restored_on=day,
            project_code=document.project_code,
            approval_case_id=document.approval_case_id,
        )
    client = state.clue.client_uscc
    if isinstance(state, Reversed) and client and state.decided.client_role is ClientRole.INSTIGATOR:
        yield told.FraudClientCleared(case_id=me.id, client_uscc=client, doc_no=state.decided.doc_no, cleared_on=day)


def _file_undone(me: CaseRef, one: m.Undone, day: Any, state: Resolved) -> Iterator[Announcement]:
    of_compiler = {"case_id": me.id, "compiler": one.target, "compiler_file": one.file, "revoked_on": day}
    if one.ban_no:
        yield told.BanRevoked(**of_compiler, doc_no=one.ban_no)
    if one.score_no is None:
        return
    for line in one.scores:
        yield _act(me, line, one.score_no, state, is_counted=False)
    if any(not line.is_by_ban for line in one.scores):
        yield told.ScoreRevoked(**of_compiler, score_doc_no=one.score_no)


TELLS = {
    m.Decided: decided,
    m.ScoreUploaded: uploaded,
    m.ScoreSetAside: set_aside,
    m.DeliverablesInvalidated: invalidated,
    m.HandedOver: handed_over,
    m.AppealApplied: appeal_applied,
    m.DecisionRevoked: revoked,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def body(command: Command, state: Any) -> Iterable[str]:
    match command, state:
        case m.OpenClue(), _:
            return [command.body_uscc]
        case m.RequestQualityReview(), Opened():
            return [state.body]
        case _:
            return []


def visit_findings(command: Command, state: Any) -> Iterable[str]:
    match command:
        case m.OpenClue():
            named = [command.visit_finding]
        case m.GatherEvidence():
            named = [one.visit_finding for one in command.items]
        case _:
            named = []
    return [f"{one.visit}/{one.finding_no}" for one in named if one]


def penalties(command: Command, state: Any) -> Iterable[str]:
    """All of them, for they are known by their numbers; the body's are picked out."""
    return [EVERY] if isinstance(command, m.ProposeOutcome | m.PrepareReferral | m.Decide) else []


def compiler_files(command: Command, state: Any) -> Iterable[str]:
    if isinstance(command, m.Decide | m.UploadScore) and isinstance(state, Opened):
        return sorted(state.parties)
    return []


def scored_acts(command: Command, state: Any) -> Iterable[str]:
    match command, state:
        case m.ProposeOutcome(), Opened():
            return [_key_of(one, state) for one in command.misconducts]
        case m.UploadScore(), Resolved():
            return [act_key(one) for one in state.scores_left]
        case _:
            return []


def _key_of(one: m.Misconduct, state: Opened) -> str:
    document = state.deliverables.get(one.doc_id or "")
    return told.scored_act_key(one.target, document.eia_project_no if document else None, one.code, one.act_on)


LOOKS_UP = {
    told.BodyStatusChanged.ABOUT: body,
    told.FindingTransferred.ABOUT: visit_findings,
    told.PenaltyRecorded.ABOUT: penalties,
    told.CompilerFileOpened.ABOUT: compiler_files,
    told.ActScored.ABOUT: scored_acts,
}
