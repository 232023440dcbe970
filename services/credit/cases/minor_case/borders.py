"""What crosses the borders of a minor case: clues come in; leniency, what is handed over, and what counts as a finding go out.

Nothing is told of natural persons, and nothing here is a credit record.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from services.credit.cases.minor_case import messages as m
from services.credit.cases.minor_case.messages import Exclusion, Source
from services.credit.cases.minor_case.rules import Decided, InProcedure, Known, PenaltyTrack, Reviewed
from shared.casework import subjects
from shared.casework.case_type import Order, OrderAll, Orders, every
from shared.contracts import credit as told
from shared.contracts.approval import CommitmentBreached, ConstructionBeforeApproval
from shared.contracts.finance import WasteDealBroken, WasteDealCause
from shared.contracts.message import Announcement, CaseRef, Command
from shared.contracts.thirdparty import FindingTransferred, FraudClientCleared, FraudClientInvolved, Recipient

# -- hears: a clue for each ---------------------------------------------------------------------------------------


def clue(heard: Announcement, **said: Any) -> Order:
    """One case for one announcement, however often it comes."""
    said.setdefault("source", Source.TRANSFER_IN)
    return Order(case_of(heard.KIND, heard.key()), m.RegisterClue(**said))


def case_of(kind: str, key: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"minor-case:{kind}/{key}")


def client_involved(heard: FraudClientInvolved) -> Order:
    return clue(
        heard,
        subject_uscc=heard.client_uscc,
        site=heard.doc_no,
        act_start=heard.decided_on,
        text=f"第三方弄虚作假案件（{heard.doc_no}）认定委托单位参与",
        suspected=(Exclusion.X3,),
    )


def client_cleared(heard: FraudClientCleared) -> Order:
    return Order(case_of(FraudClientInvolved.KIND, heard.key()), m.HeedRevocation(doc_no=heard.doc_no))


def finding_transferred(heard: FindingTransferred) -> Order | None:
    """The only way from a help visit to enforcement."""
    if Recipient.ENFORCEMENT not in heard.recipients:
        return None
    return clue(
        heard,
        subject_uscc=heard.client_uscc,
        site=heard.finding_no,
        act_start=heard.transferred_on,
        text=heard.description,
    )


def built_without_approval(heard: ConstructionBeforeApproval) -> Order:
    return clue(
        heard,
        subject_uscc=heard.applicant_uscc,
        subject_name=heard.applicant_name,
        site=heard.project_code,
        division_code=str(heard.county_code),
        act_start=heard.started_on,
        text=f"未批先建：{heard.project_name}（{heard.project_code}）",
    )


def commitment_breached(heard: CommitmentBreached) -> Order:
    return clue(
        heard,
        subject_uscc=heard.applicant_uscc,
        subject_name=heard.applicant_name,
        site=heard.project_code,
        act_start=heard.found_on,
        text=f"违反告知承诺（{heard.document_no}）：{heard.findings}",
        suspected=(Exclusion.X3,) if heard.deceived else (),
    )


def waste_misdeclared(heard: WasteDealBroken) -> Order | None:
    """Other waste than was listed, or waste that was never generated; a mere breach of contract is no violation."""
    if heard.cause not in (WasteDealCause.OTHER_WASTE, WasteDealCause.FAKE_LISTING):
        return None
    text = f"固废撮合（{heard.listing_no}，{heard.waste_code}）：{heard.cause.words.zh}"
    return clue(
        heard,
        subject_uscc=heard.producer_uscc,
        site=heard.listing_no,
        act_start=heard.broken_on,
        text=f"{text}；{heard.statement}" if heard.statement else text,
    )


def relapsed(heard: told.MinorRelapse) -> Order:
    return clue(
        heard,
        subject_uscc=heard.subject_uscc,
        subject_name=heard.subject_name,
        site=heard.site,
        division_code=heard.division_code,
        source=Source.ROUTINE,
        act_start=heard.acted_on,
        text=f"观察期内再次违法（{heard.violation}）",
    )


def violation_found(heard: told.ViolationFound) -> OrderAll | None:
    """A waiver that was given before may have had an earlier violation before it."""
    if not heard.in_force:
        return None
    learnt = m.LearnPrior(violation_code=heard.violation, acted_on=heard.acted_on, reference=str(heard.case_id))
    return OrderAll(heard.subject_uscc, learnt)


HEARS: Mapping[type[Announcement], Callable[[Any], Orders]] = {
    FraudClientInvolved: client_involved,
    FraudClientCleared: client_cleared,
    FindingTransferred: finding_transferred,
    ConstructionBeforeApproval: built_without_approval,
    CommitmentBreached: commitment_breached,
    WasteDealBroken: waste_misdeclared,
    told.MinorRelapse: relapsed,
    told.ViolationFound: violation_found,
}

# -- tells --------------------------------------------------------------------------------------------------------


def soft_measure(me: CaseRef, fact: m.SoftMeasureSent, state: Known) -> told.SoftMeasureSent | None:
    """Only where experts can help."""
    uscc = state.clue.subject_uscc
    if uscc is None or not fact.topic_technical:
        return None
    return told.SoftMeasureSent(case_id=me.id, subject_uscc=uscc, topic=fact.topic, sent_on=fact.sent_on)


def _case(me: CaseRef, state: InProcedure, violations: Iterable[str] | None = None) -> dict[str, Any]:
    """What every announcement says about the case; all of its violations, unless it is about some."""
    return {
        "case_id": me.id,
        "subject_uscc": state.clue.subject_uscc,
        "filed_on": state.filed_on,
        "violations": tuple(state.violations if violations is None else violations),
    }


def of_firms(tell: Callable[[CaseRef, Any, Any], Any]) -> Callable[[CaseRef, Any, Any], Any]:
    """Nothing is told of natural persons."""
    return lambda me, fact, state: tell(me, fact, state) if state.clue.subject_uscc else None


def filed(me: CaseRef, fact: m.Filed, state: InProcedure) -> told.MinorCaseFiled:
    return told.MinorCaseFiled(**_case(me, state))


def no_penalty(me: CaseRef, fact: m.NoPenaltyDecided, state: Decided) -> Sequence[Announcement]:
    said = {name: getattr(fact, name) for name in ("decision_no", "outcomes", "packs", "decided_on")}
    granted = told.ViolationOutcome.MAY_NOT_GRANTED
    return [
        told.MinorCaseNoPenalty(**_case(me, state), **said),
        *_findings(me, state, fact.granted, granted, fact.decided_on, in_force=True),
    ]


def _findings(
    me: CaseRef,
    state: InProcedure,
    violations: Iterable[str],
    outcome: told.ViolationOutcome,
    day: date,
    *,
    in_force: bool,
) -> list[told.ViolationFound]:
    return [
        told.ViolationFound(
            case_id=me.id,
            subject_uscc=state.clue.subject_uscc or "",
            violation=code,
            acted_on=state.clue.act_start,
            decided_on=day,
            outcome=outcome,
            in_force=in_force,
        )
        for code in violations
    ]


def handed_over(
    me: CaseRef, fact: m.HandedToPenalty | m.CaseSplit, state: PenaltyTrack | Reviewed
) -> told.MinorCaseHandedOver:
    is_split = isinstance(fact, m.CaseSplit)
    return told.MinorCaseHandedOver(
        **_case(me, state, fact.handed if is_split else fact.violations),
        lighter=fact.lighter,
        police_check=fact.police_check,
        handed_on=fact.split_on if is_split else fact.handed_on,
    )


def transferred(me: CaseRef, fact: m.CrimeTransferred, state: InProcedure) -> Sequence[told.MinorCaseNews]:
    day, others = fact.transferred_on, _case(me, state, fact.handed)
    rest = [told.MinorCaseHandedOver(**others, lighter=(), police_check=(), handed_on=day)] if fact.handed else []
    crime = _case(me, state, fact.violations)
    return [*rest, told.MinorCaseTransferred(**crime, letter_no=fact.letter_no, transferred_on=day)]


def revoked(me: CaseRef, fact: m.DecisionRevoked, state: InProcedure) -> Sequence[Announcement]:
    """Whatever it had counted as, it counts no more."""
    granted = told.ViolationOutcome.MAY_NOT_GRANTED
    return [
        told.MinorCaseRevoked(**_case(me, state), revoked_on=fact.revoked_on),
        *_findings(me, state, fact.granted, granted, fact.revoked_on, in_force=False),
    ]


def educated(me: CaseRef, fact: m.EducationDone, state: Decided) -> told.MinorCaseEducated:
    spared = sum(state.violations[code].fine_min_fen for code in state.decision.violations)
    return told.MinorCaseEducated(**_case(me, state), method=fact.method, spared_fen=spared, educated_on=fact.held_on)


def relapse(me: CaseRef, fact: m.RelapseRecorded, state: Known) -> told.MinorRelapse:
    found = state.clue
    return told.MinorRelapse(
        case_id=me.id,
        subject_uscc=found.subject_uscc or "",
        subject_name=found.subject_name,
        site=found.site,
        division_code=found.division_code,
        violation=fact.violation_code,
        acted_on=fact.acted_on,
        relapsed_on=fact.recorded_on,
    )


def penalty(me: CaseRef, fact: m.PenaltyReported, state: PenaltyTrack) -> Sequence[told.ViolationFound]:
    penalised = told.ViolationOutcome.PENALISE
    return _findings(me, state, state.violations, penalised, fact.decided_on, in_force=True)


def penalty_withdrawn(me: CaseRef, fact: m.PenaltyWithdrawn, state: PenaltyTrack) -> Sequence[told.ViolationFound]:
    penalised = told.ViolationOutcome.PENALISE
    return _findings(me, state, state.violations, penalised, fact.withdrawn_on, in_force=False)


TELLS = {
    m.SoftMeasureSent: soft_measure,
    m.Filed: of_firms(filed),
    m.NoPenaltyDecided: of_firms(no_penalty),
    m.CaseSplit: of_firms(handed_over),
    m.HandedToPenalty: of_firms(handed_over),
    m.CrimeTransferred: of_firms(transferred),
    m.DecisionRevoked: of_firms(revoked),
    m.EducationDone: of_firms(educated),
    m.RelapseRecorded: of_firms(relapse),
    m.PenaltyReported: of_firms(penalty),
    m.PenaltyWithdrawn: of_firms(penalty_withdrawn),
}

# -- looks up -----------------------------------------------------------------------------------------------------

ASSESSES = (m.Assess, m.CorrectFacts, m.DecideNoPenalty, m.HandOver)


def findings(command: Command, state: Any) -> Iterable[str]:
    """All that was ever found against the firm."""
    return [every(uscc) for uscc in listed(command, state)]


def listed(command: Command, state: Any) -> Iterable[str]:
    if isinstance(command, ASSESSES) and isinstance(state, InProcedure) and state.clue.subject_uscc:
        return [state.clue.subject_uscc]
    return []


def other_case(command: Command, state: Any) -> Iterable[str]:
    if isinstance(command, m.Merge) and isinstance(state, InProcedure):
        return [f"{state.clue.party}/{command.into_case}"]
    return []


def named_clients(command: Command, state: Any) -> Iterable[str]:
    """In which fraud cases the firm is, or is no longer, named as the one who asked for it."""
    if isinstance(command, m.RegisterClue) and command.subject_uscc:
        return [every(subjects.as_written(command.subject_uscc))]
    return []


LOOKS_UP = {
    FraudClientInvolved.ABOUT: named_clients,
    told.ViolationFound.ABOUT: findings,
    told.SeriousListNews.ABOUT: listed,
    told.MinorCaseNews.ABOUT: other_case,
}
