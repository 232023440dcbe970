"""What crosses the borders of a credit record: penalties and clues come in, how it stands goes out to all who build on it."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from services.credit.cases.credit_record import messages as m
from services.credit.cases.credit_record.messages import EndReason
from services.credit.cases.credit_record.rules import ENTERED, Draft, Known, Withdrawn, wan_yuan
from shared.casework.calendar import add_months
from shared.casework.case_type import Order, OrderAll, Orders
from shared.casework.subjects import as_written
from shared.contracts import approval, credit, finance, thirdparty
from shared.contracts.credit import Penalty, PenaltyKind, RecordKind, RecordStanding, record_case
from shared.contracts.message import Announcement, CaseRef, Command, Fact
from shared.contracts.text import worded

# -- hears: penalties and clues -----------------------------------------------------------------------------------

BUREAU = credit.THE_BUREAU
DOCUMENT = re.compile(m.DOC_NO)
STATEMENT = 4000
"""How long a statement may be."""


def penalty_recorded(heard: thirdparty.PenaltyRecorded) -> Order:
    """A penalty on an agency. One whose number is none of a decision is a clue until somebody records its decision."""
    party: dict[str, Any] = {"uscc": heard.body_uscc, "subject_name": heard.body_name}
    if not DOCUMENT.fullmatch(heard.doc_no):
        return _clue(heard, heard.doc_no, RecordKind.PENALTY, heard.decided_on, heard.doc_no, party)
    penalty = m.ImportPenalty(
        **party,
        issuer=BUREAU,
        doc_no=heard.doc_no,
        decided_on=heard.decided_on,
        penalties=tuple(_penalties(heard)),
        breach="第三方环保服务机构弄虚作假",
        facts=f"违法情形：{'、'.join(heard.finding_codes)}" if heard.finding_codes else None,
    )
    return Order(record_case(BUREAU, heard.doc_no), penalty)


def _penalties(heard: thirdparty.PenaltyRecorded) -> Iterable[Penalty]:
    if heard.is_criticised:
        yield Penalty(kind=PenaltyKind.CRITICISM)
    if heard.fine_fen:
        yield Penalty(kind=PenaltyKind.FINE, amount_fen=heard.fine_fen)
    if heard.confiscated_fen:
        yield Penalty(kind=PenaltyKind.CONFISCATION, amount_fen=heard.confiscated_fen)
    if heard.is_banned or heard.ban_years:
        until = add_months(heard.decided_on, 12 * heard.ban_years) if heard.ban_years else None
        yield Penalty(kind=PenaltyKind.BAN, until=until)


def penalty_revoked(heard: thirdparty.PenaltyRevoked) -> Order:
    held = m.HoldWithdrawal(doc_no=heard.doc_no, revoked_on=heard.revoked_on)
    return Order(record_case(BUREAU if DOCUMENT.fullmatch(heard.doc_no) else heard.ABOUT, heard.doc_no), held)


def commitment_breached(heard: approval.CommitmentBreached) -> Order:
    kind = RecordKind.PERMIT_FRAUD if heard.deceived else RecordKind.BROKEN_COMMITMENT
    party: dict[str, Any] = {"uscc": heard.applicant_uscc, "subject_name": heard.applicant_name}
    statement = f"{heard.document_no} {heard.project_name}：{heard.findings}"
    return _clue(heard, heard.document_no, kind, heard.found_on, statement, party)


DECEPTION = "DECEPTION"
"""Of the grounds on which an approval is revoked the one that says something about the applicant."""


def eia_revoked(heard: approval.EiaRevoked) -> Order | None:
    if heard.ground != DECEPTION:
        return None
    party: dict[str, Any] = {"uscc": heard.applicant_uscc, "subject_name": heard.applicant_name}
    statement = f"{heard.doc_no} {heard.project_name}：以欺骗、贿赂等不正当手段取得批复，已撤销"
    return _clue(heard, heard.doc_no, RecordKind.PERMIT_FRAUD, heard.revoked_on, statement, party)


def clawback_overdue(heard: finance.ClawbackOverdue) -> Order:
    statement = f"{heard.document_no}（{heard.case_no}）：应于{worded(heard.due_on, 'zh')}前退还（分）{heard.amount_fen}，逾期未退"
    party: dict[str, Any] = {"uscc": heard.subject_uscc}
    return _clue(heard, heard.key(), RecordKind.BROKEN_REPAYMENT, heard.due_on, statement, party)


def fraud_confirmed(heard: finance.FraudConfirmed) -> Order:
    statement = f"{heard.document_no}（{heard.case_no}）：{heard.facts}"
    party: dict[str, Any] = {"uscc": heard.subject_uscc}
    return _clue(heard, heard.key(), RecordKind.FUND_FRAUD, heard.decided_on, statement, party)


def carbon_data_falsified(heard: finance.CarbonDataFalsified) -> Order | None:
    """A village or a town that runs a pilot is no subject of credit."""
    if heard.subject_uscc is None:
        return None
    statement = f"低（零）碳试点碳数据不实（{heard.unit_code}）：{heard.facts}"
    party: dict[str, Any] = {"uscc": heard.subject_uscc}
    return _clue(heard, heard.key(), RecordKind.DATA_FALSIFICATION, heard.found_on, statement, party)


def _clue(heard: Any, key: str, kind: RecordKind, found_on: Any, statement: str, party: dict[str, Any]) -> Order:
    """A draft under an id that follows from what was told: told again, it opens nothing more."""
    draft = m.OpenDraft(**party, kind=kind, found_on=found_on, statement=statement[:STATEMENT], from_case=heard.case_id)
    return Order(record_case(heard.ABOUT, key), draft)


# -- hears: repairs, lists, subjects ------------------------------------------------------------------------------


def _word(heard: credit.RepairNews) -> dict[str, Any]:
    return {"application": heard.case_id, "version": heard.version}


def repair_partial(heard: credit.RepairPartial) -> Order:
    return Order(heard.record, m.NotePartialRepair(**_word(heard), since=heard.since))


def repair_completed(heard: credit.RepairCompleted) -> Order:
    done = m.ApplyRepair(**_word(heard), decision_no=heard.decision_no, completed_on=heard.completed_on)
    return Order(heard.record, done)


def repair_revoked(heard: credit.RepairRevoked) -> Sequence[Order]:
    """False material is a breach by itself, once for the application."""
    said = {name: getattr(heard, name) for name in ("revoked_on", "reasons", "barred_until")}
    revoked = m.RevokeRepair(**_word(heard), **said)
    orders = [Order(heard.record, revoked)]
    if heard.is_false:
        party: dict[str, Any] = {"uscc": heard.subject_uscc}
        statement = f"{heard.revocation_no}（{heard.application_no}）：{heard.reasons}"
        kind = RecordKind.FALSE_COMMITMENT
        orders.append(_clue(heard, heard.revocation_no, kind, heard.revoked_on, statement, party))
    return orders


def listed(heard: credit.SeriousListListed) -> Sequence[Order]:
    return [Order(one, m.NoteListing(entry=heard.case_id, listed_on=heard.listed_on)) for one in heard.records]


def delisted(heard: credit.SeriousListRemoved) -> Sequence[Order]:
    return [Order(one, m.NoteDelisting(entry=heard.case_id, removed_on=heard.removed_on)) for one in heard.records]


def linked(heard: credit.SubjectLinked) -> OrderAll:
    return OrderAll(heard.subject_uscc, m.Inherit(successors=heard.successors, linked_on=heard.linked_on))


def gone(heard: credit.SubjectGone) -> OrderAll:
    return OrderAll(heard.subject_uscc, m.Freeze(gone_on=heard.gone_on))


def document_known(heard: credit.RecordDocumentKnown) -> OrderAll | None:
    return OrderAll(heard.key(), m.HeedTwin(twin=heard.case_id)) if heard.is_live else None


HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {
    thirdparty.PenaltyRecorded: penalty_recorded,
    thirdparty.PenaltyRevoked: penalty_revoked,
    approval.CommitmentBreached: commitment_breached,
    approval.EiaRevoked: eia_revoked,
    finance.ClawbackOverdue: clawback_overdue,
    finance.FraudConfirmed: fraud_confirmed,
    finance.CarbonDataFalsified: carbon_data_falsified,
    credit.RepairPartial: repair_partial,
    credit.RepairCompleted: repair_completed,
    credit.RepairRevoked: repair_revoked,
    credit.SeriousListListed: listed,
    credit.SeriousListRemoved: delisted,
    credit.SubjectLinked: linked,
    credit.SubjectGone: gone,
    credit.RecordDocumentKnown: document_known,
}

# -- tells --------------------------------------------------------------------------------------------------------


def standing(state: Known) -> RecordStanding:
    decision, shown = state.decision, state.display
    assert decision is not None
    is_double = state.suspect and state.checked and state.checked.same_act
    return RecordStanding(
        record_no=state.record_no,
        kind=state.kind,
        issuer=decision.issuer,
        doc_no=decision.doc_no,
        act_no=decision.act_no,
        double_of=state.suspect.other if state.suspect and is_double else None,
        procedure=decision.procedure,
        domains=decision.domains,
        breach=decision.breach,
        penalties=decision.penalties,
        breach_grade=state.grade,
        decided_on=decision.decided_on,
        final_on=state.final_on,
        is_in_force=not state.is_annulled and not isinstance(state, Withdrawn),
        is_appealed=state.is_appealed,
        open_obligations=state.open_obligations,
        fine_due_on=decision.fine_due_on,
        surcharge_fen=state.surcharge_fen,
        displayed_on=shown.published.published_on if shown else None,
        platforms=shown.published.platforms if shown else (),
        earliest_end=shown.earliest_end if shown else None,
        latest_end=shown.latest_end if shown else None,
        display_ended_on=shown.ended_on if shown else None,
        repair=state.repair,
        repaired_on=state.repaired_on,
        serious_list_entry=state.entry,
        frozen_on=state.frozen_on,
        barred_until=state.barred_until,
    )


def _to_holders(kind: type[credit.RecordNews], me: CaseRef, state: Known, **more: Any) -> list[Any]:
    """One for each firm that the record burdens."""
    said = {"case_id": me.id, "version": state.changes, "record": standing(state), **more}
    return [kind(subject_uscc=uscc, **said) for uscc in state.holders]


def document(me: CaseRef, fact: Fact, state: Known) -> list[Announcement]:
    """That there is a record of this document, and on which act it is the first decision."""
    decision = state.decision
    if decision is None:
        return []
    said: dict[str, Any] = {
        "case_id": me.id,
        "issuer": decision.issuer,
        "doc_no": decision.doc_no,
        "subject_uscc": state.uscc or state.party.uscc,
        "act_no": decision.act_no,
        "is_live": not isinstance(state, Withdrawn),
    }
    known: list[Announcement] = [credit.RecordDocumentKnown(**said)]
    is_first = decision.act_no and said["subject_uscc"] and state.suspect is None
    return [*known, credit.RecordActKnown(**said)] if is_first else known


def matched(me: CaseRef, fact: m.SubjectMatched, state: Known) -> list[Announcement]:
    return document(me, fact, state) if fact.by_hand else []


def published(me: CaseRef, fact: m.RecordPublished, state: Known) -> list[Any]:
    decision = state.decision
    assert decision is not None
    return _to_holders(
        credit.RecordPublished,
        me,
        state,
        subject_name=state.party.subject_name or "",
        breach=decision.breach,
        facts=decision.facts or "",
        basis=decision.basis,
        fine_wan_yuan=wan_yuan(state.fine_fen),
        platforms=fact.platforms,
    )


def entered(me: CaseRef, fact: Fact, state: Known) -> list[Any]:
    return _to_holders(credit.RecordEntered, me, state)


def finalised(me: CaseRef, fact: Fact, state: Known) -> list[Any]:
    return _to_holders(credit.RecordFinalised, me, state)


def changed(me: CaseRef, fact: Fact, state: Known) -> list[Any]:
    """Nothing of a draft: nobody builds on it."""
    return _to_holders(credit.RecordChanged, me, state) if isinstance(state, ENTERED) else []


def display_ended(me: CaseRef, fact: m.DisplayEnded, state: Known) -> list[Any]:
    """A repair is told by itself."""
    return [] if fact.why is EndReason.REPAIRED else _to_holders(credit.RecordDisplayEnded, me, state)


def repaired(me: CaseRef, fact: Fact, state: Known) -> list[Any]:
    return _to_holders(credit.RecordRepaired, me, state)


def repair_taken_back(me: CaseRef, fact: Fact, state: Known) -> list[Any]:
    return _to_holders(credit.RecordRepairRevoked, me, state)


def withdrawn(me: CaseRef, fact: m.RecordWithdrawn, state: Withdrawn) -> list[Any]:
    said = {"withdrawn_on": fact.withdrawn_on, "reason": fact.reason}
    news = _to_holders(credit.RecordWithdrawn, me, state, **said) if state.was_entered else []
    return [*news, *document(me, fact, state)]


def file_expired(me: CaseRef, fact: Fact, state: Known) -> list[Any]:
    return _to_holders(credit.RecordFileExpired, me, state)


TELLS = {
    m.RecordImported: document,
    m.DecisionRecorded: document,
    m.SubjectMatched: matched,
    m.RecordEntered: entered,
    m.RecordPublished: published,
    m.RecordFinalised: finalised,
    m.DisplayEnded: display_ended,
    m.RecordRepaired: repaired,
    m.RepairRevoked: repair_taken_back,
    m.RecordWithdrawn: withdrawn,
    m.FileExpired: file_expired,
    m.JeopardyChecked: changed,
    m.DisplayShortened: changed,
    m.DisplayRestored: changed,
    m.AppealRecorded: changed,
    m.StayOrdered: changed,
    m.AppealDecided: changed,
    m.RecordAmended: changed,
    m.ServiceRecorded: changed,
    m.InstalmentsGranted: changed,
    m.PaymentRecorded: changed,
    m.DutyDone: changed,
    m.ListingNoted: changed,
    m.DelistingNoted: changed,
    m.RepairIncomplete: changed,
    m.RecordInherited: changed,
    m.RecordFrozen: changed,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def same_document(command: Command, state: Any) -> Iterable[str]:
    if isinstance(command, m.ImportPenalty | m.RecordDecision):
        return [f"{command.issuer}/{command.doc_no}"]
    return []


def same_act(command: Command, state: Any) -> Iterable[str]:
    match command, state:
        case m.ImportPenalty(), _ if command.uscc and command.act_no:
            return [f"{as_written(command.uscc)}/{command.act_no}"]
        case m.RecordDecision(), Draft() if command.act_no:
            return [f"{state.uscc}/{command.act_no}"]
        case m.Match(), Draft() if state.decision and state.decision.act_no:
            return [f"{as_written(command.uscc)}/{state.decision.act_no}"]
        case _:
            return []


def the_subject(command: Command, state: Any) -> Iterable[str]:
    if isinstance(command, m.ImportPenalty | m.OpenDraft | m.Match) and command.uscc:
        return [as_written(command.uscc)]
    return []


LOOKS_UP = {
    credit.RecordDocumentKnown.ABOUT: same_document,
    credit.RecordActKnown.ABOUT: same_act,
    credit.SubjectLinked.ABOUT: the_subject,
    credit.SubjectGone.ABOUT: the_subject,
}
