"""What crosses the borders of a help request.

Findings leave it in one way only: ``FindingTransferred``, once each. Nothing else that is told here speaks of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from services.thirdparty.cases.visit import messages as m
from services.thirdparty.cases.visit import policy as law
from services.thirdparty.cases.visit.rules import Assigned, Opened, Visited, Visiting
from shared.casework.case_type import EVERY, Order
from shared.contracts import thirdparty as told
from shared.contracts.credit import SeriousListNews, SoftMeasureSent
from shared.contracts.message import Announcement, CaseRef, Command, Fact

ME = "thirdparty.visit"

# -- hears --------------------------------------------------------------------------------------------------------


def soft_measure_sent(heard: SoftMeasureSent) -> Order:
    """One request for one soft measure. A topic in other words than ours is triaged from policy on."""
    known = heard.topic in set(told.Specialty)
    command = m.OpenBySoftMeasure(
        client_uscc=heard.subject_uscc,
        topic=told.Specialty(heard.topic) if known else told.Specialty.POLICY,
        about=heard.topic,
        measure=heard.case_id,
    )
    return Order(uuid5(NAMESPACE_URL, f"help/{heard.key()}"), command)


def clinic_wished(heard: told.ClinicWished) -> Order:
    guest = m.Guest(case=heard.asked_by, client=heard.client, request_no=heard.request_no, topics=heard.topics)
    return Order(heard.clinic, m.JoinClinic(guest=guest))


def clinic_answered(heard: told.ClinicJoined | told.ClinicDenied) -> Order:
    is_joined = isinstance(heard, told.ClinicJoined)
    return Order(heard.concerning.id, m.TakeClinicAnswer(clinic=heard.clinic, is_joined=is_joined))


def expert_gone(heard: told.ExpertGone) -> Sequence[Order]:
    command = m.ReleaseExpert(expert=heard.expert, standing=heard.standing)
    return [Order(request, command) for request in heard.requests]


HEARS = {
    SoftMeasureSent: soft_measure_sent,
    told.ClinicWished: clinic_wished,
    told.ClinicJoined: clinic_answered,
    told.ClinicDenied: clinic_answered,
    told.ExpertGone: expert_gone,
}

# -- tells: the request -------------------------------------------------------------------------------------------


def submitted(me: CaseRef, fact: m.HelpRequestSubmitted, state: Opened) -> list[Announcement]:
    """What hopes to join a clinic does not invite guests itself."""
    asked_for = {fact.client, fact.client if fact.clinic else fact.park or fact.client}
    news: list[Announcement] = [*open_topics(me, sorted(asked_for), fact.topics), *slot(me, state, is_taken=True)]
    if fact.clinic:
        news.append(
            told.ClinicWished(
                asked_by=me, clinic=fact.clinic, client=fact.client, request_no=fact.request_no, topics=fact.topics
            )
        )
    return news


def open_topics(
    me: CaseRef, asked_for: Iterable[str], topics: Iterable[told.Specialty], *, is_open: bool = True
) -> Iterator[Announcement]:
    for one in asked_for:
        for topic in topics:
            yield told.HelpRequestNews(case_id=me.id, asked_for=one, topic=topic, is_open=is_open)


def closed_topics(me: CaseRef, state: Opened, topics: Iterable[told.Specialty]) -> Iterator[Announcement]:
    asked_for = {state.request.client, state.request.park or state.request.client}
    return open_topics(me, sorted(asked_for), topics, is_open=False)


def slot(me: CaseRef, state: Opened, *, is_taken: bool) -> Iterator[Announcement]:
    if state.plan_slot:
        yield told.PlannedVisitNews(
            case_id=me.id,
            client=state.request.client,
            slot=state.plan_slot,
            year=state.submitted_on.year,
            is_taken=is_taken,
        )


def topics_declined(me: CaseRef, fact: m.HelpTopicsDeclined, state: Opened) -> list[Announcement]:
    return list(closed_topics(me, state, fact.topics))


def called_off(me: CaseRef, fact: Fact, state: Opened) -> list[Announcement]:
    """Declined or withdrawn: guests of the clinic go their own way again."""
    denied = [told.ClinicDenied(concerning=one.case, clinic=me.id) for one in state.guests]
    released = tasks(me, fact.released, is_open=False) if isinstance(fact, m.HelpRequestWithdrawn) else ()
    return [*closed_topics(me, state, state.request.topics), *slot(me, state, is_taken=False), *denied, *released]


def clinic_joined(me: CaseRef, fact: m.ClinicJoined, state: Opened) -> told.ClinicJoined:
    return told.ClinicJoined(concerning=fact.guest.case, clinic=me.id)


def clinic_denied(me: CaseRef, fact: m.ClinicDenied, state: Opened) -> told.ClinicDenied:
    return told.ClinicDenied(concerning=fact.guest.case, clinic=me.id)


# -- tells: the experts -------------------------------------------------------------------------------------------


def tasks(me: CaseRef, experts: Iterable[m.AssignedExpert], *, is_open: bool) -> Iterator[Announcement]:
    for one in experts:
        yield told.ExpertTask(case_id=me.id, expert_case=one.case_id, task=one.task, is_open=is_open)


def assigned(me: CaseRef, fact: m.HelpRequestAssigned, state: Assigned) -> list[Announcement]:
    return list(tasks(me, fact.experts, is_open=True))


def reassigned(me: CaseRef, fact: m.HelpRequestReassigned, state: Assigned) -> list[Announcement]:
    return [*tasks(me, fact.former, is_open=False), *tasks(me, fact.experts, is_open=True)]


Released = m.AssignmentRefused | m.AssignmentLapsed | m.VisitCancelled | m.EntryRefused


def released(me: CaseRef, fact: Released, state: Opened) -> list[Announcement]:
    """A plan visit that was refused at the door does not count."""
    freed = slot(me, state, is_taken=False) if isinstance(fact, m.EntryRefused) else ()
    return [*tasks(me, fact.released, is_open=False), *freed]


def started(me: CaseRef, fact: m.VisitStarted, state: Visiting) -> list[Announcement]:
    return list(slot(me, state, is_taken=True))


def finished(me: CaseRef, fact: m.VisitFinished, state: Visited) -> list[Announcement]:
    return [
        told.ExpertHelped(
            case_id=me.id,
            expert_case=one.case_id,
            person_id=one.person_id,
            employer_uscc=one.employer_uscc,
            client=client,
            visit_no=fact.visit_no,
            visited_on=fact.left_at.date(),
            no_review_until=fact.no_review_until,
        )
        for one in state.assignment.experts
        for client in state.clients
    ]


def work_done(me: CaseRef, fact: m.ReportIssued, state: Visited) -> list[Announcement]:
    return list(tasks(me, state.assignment.experts, is_open=False))


def closed(me: CaseRef, fact: m.HelpRequestClosed, state: Visited) -> list[Announcement]:
    guests = (news for one in state.guests for news in open_topics(me, [one.client], one.topics, is_open=False))
    own = closed_topics(me, state, state.request.topics)
    return [*own, *guests, *tasks(me, state.assignment.experts, is_open=False)]


def feedback_given(me: CaseRef, fact: m.FeedbackGiven, state: Visited) -> list[Announcement]:
    return [
        told.ExpertRated(expert_case=one.case_id, rating=uuid5(me.id, one.expert), stars=fact.stars)
        for one in state.assignment.experts
    ]


# -- tells: the two exceptions ------------------------------------------------------------------------------------

OF_DANGER = tuple(told.Recipient)
OF_OBSTINACY = (told.Recipient.ENFORCEMENT, told.Recipient.CLIENT)


def red_raised(me: CaseRef, fact: m.RedRaised, state: Visiting) -> told.FindingTransferred:
    return clue(me, fact.finding.finding_no, state, fact, OF_DANGER)


def became_red(me: CaseRef, fact: m.SecondOpinionRecorded | m.ReportCorrected, state: Visiting) -> list[Announcement]:
    return [clue(me, one, state, fact, OF_DANGER) for one in fact.newly_red]


def transferred(me: CaseRef, fact: m.FindingTransferred, state: Visiting) -> Announcement | None:
    return clue(me, fact.finding_no, state, fact, OF_OBSTINACY) if fact.is_news else None


def clue(
    me: CaseRef, finding_no: str, state: Visiting, fact: Fact, recipients: tuple[told.Recipient, ...]
) -> told.FindingTransferred:
    finding = state.finding(finding_no)
    return told.FindingTransferred(
        case_id=me.id,
        client_uscc=finding.client_uscc,
        finding_no=finding_no,
        severity=finding.severity,
        description=finding.description,
        transferred_on=_told_on(fact),
        recipients=recipients,
    )


def _told_on(fact: Any) -> Any:
    match fact:
        case m.RedRaised():
            return fact.raised_at.date()
        case m.SecondOpinionRecorded():
            return fact.recorded_on
        case m.ReportCorrected():
            return fact.resolved_on
        case _:
            return fact.transferred_on


TELLS = {
    m.HelpRequestSubmitted: submitted,
    m.HelpTopicsDeclined: topics_declined,
    m.HelpRequestDeclined: called_off,
    m.HelpRequestWithdrawn: called_off,
    m.ClinicJoined: clinic_joined,
    m.ClinicDenied: clinic_denied,
    m.HelpRequestAssigned: assigned,
    m.HelpRequestReassigned: reassigned,
    m.AssignmentRefused: released,
    m.AssignmentLapsed: released,
    m.VisitCancelled: released,
    m.EntryRefused: released,
    m.VisitStarted: started,
    m.VisitFinished: finished,
    m.ReportIssued: work_done,
    m.HelpRequestClosed: closed,
    m.FeedbackGiven: feedback_given,
    m.RedRaised: red_raised,
    m.SecondOpinionRecorded: became_red,
    m.ReportCorrected: became_red,
    m.FindingTransferred: transferred,
}

# -- looks up -----------------------------------------------------------------------------------------------------

CHOOSING = (m.Triage, m.ProposeExperts, m.Assign, m.Reassign)
SLOTS = range(1, max(one.proactive_visits.value for one in law.POLICIES) + 1)


def other_requests(command: Command, state: Any) -> Iterable[str]:
    """What the client, or its park, has open on the same topics."""
    match command:
        case m.SubmitRequest() | m.OpenByPlan():
            asked_for = [one for one in (command.client, command.park) if one]
            return [told.help_request_key(one, topic) for one in asked_for for topic in command.topics]
        case m.OpenBySoftMeasure():
            return [told.help_request_key(command.client_uscc, command.topic)]
        case _:
            return []


def planned_visits(command: Command, state: Any) -> Iterable[str]:
    if not isinstance(command, m.OpenByPlan):
        return []
    return [told.planned_visit_key(command.client, one) for one in SLOTS]


def whole_pool(command: Command, state: Any) -> Iterable[str]:
    return [EVERY] if isinstance(command, (*CHOOSING, m.ResolveDispute)) else []


def every_list(command: Command, state: Any) -> Iterable[str]:
    """Whose experts are barred is known only with the pool."""
    return [EVERY] if isinstance(command, CHOOSING) else []


LOOKS_UP = {
    told.HelpRequestNews.ABOUT: other_requests,
    told.PlannedVisitNews.ABOUT: planned_visits,
    told.ExpertPoolChanged.ABOUT: whole_pool,
    told.CompilerNews.ABOUT: every_list,
    SeriousListNews.ABOUT: every_list,
}
