"""What crosses the borders of an expert's file: requests report work, and the pool is told whole at every change."""

from collections.abc import Iterable, Sequence
from typing import Any

from services.thirdparty.cases.expert import messages as m
from services.thirdparty.cases.expert.rules import Known
from shared.casework.case_type import EVERY, Order
from shared.contracts import thirdparty as told
from shared.contracts.message import Announcement, CaseRef, Command, Fact

# -- hears --------------------------------------------------------------------------------------------------------


def task(heard: told.ExpertTask) -> Order:
    command = m.TakeTask if heard.is_open else m.EndTask
    return Order(heard.expert_case, command(request=heard.case_id, task=heard.task))


def helped(heard: told.ExpertHelped) -> Order:
    return Order(heard.expert_case, m.CountVisit(visit_no=heard.visit_no, visited_on=heard.visited_on))


def rated(heard: told.ExpertRated) -> Order:
    return Order(heard.expert_case, m.CountStars(rating=heard.rating, stars=heard.stars))


HEARS = {told.ExpertTask: task, told.ExpertHelped: helped, told.ExpertRated: rated}

# -- tells --------------------------------------------------------------------------------------------------------


def pool_changed(me: CaseRef, fact: Fact, state: Known) -> told.ExpertPoolChanged:
    return told.ExpertPoolChanged(
        case_id=me.id,
        expert=state.expert_id,
        person_id=state.person_id,
        standing=state.STANDING,
        specialties=state.profile.specialties,
        industries=state.profile.industries,
        division_code=state.profile.division_code,
        employer_uscc=state.profile.employer_uscc,
        interests=state.interests,
        open_tasks=len(state.tasks),
        visits=state.visits_by_year,
    )


def gone(me: CaseRef, fact: Fact, state: Known) -> list[Announcement]:
    """Requests that still count on this expert look for another one."""
    news: list[Announcement] = [pool_changed(me, fact, state)]
    if state.requests:
        news.append(
            told.ExpertGone(case_id=me.id, expert=state.expert_id, standing=state.STANDING, requests=state.requests)
        )
    return news


def struck(me: CaseRef, fact: m.ExpertStruck, state: Known) -> Sequence[Announcement]:
    return [*gone(me, fact, state), *_consequences(me, fact, state)]


def _consequences(me: CaseRef, fact: m.ExpertStruck, state: Known) -> Iterable[Announcement]:
    """Clients learn of a leak; an employer for whom the expert sold is flagged."""
    if fact.cause is m.StrikeCause.LEAK:
        for client in fact.clients:
            yield told.ClientDataLeaked(case_id=me.id, client_uscc=client, doc_no=fact.doc_no, found_on=fact.struck_on)
    if fact.cause is m.StrikeCause.SALES and state.profile.employer_uscc:
        yield told.BodySoldDuringVisit(
            case_id=me.id, body_uscc=state.profile.employer_uscc, doc_no=fact.doc_no, decided_on=fact.struck_on
        )


TELLS = {
    m.ExpertNominated: pool_changed,
    m.ExpertApproved: pool_changed,
    m.NominationRejected: pool_changed,
    m.ExpertPaused: pool_changed,
    m.ExpertResumed: pool_changed,
    m.ExpertLeft: gone,
    m.ExpertStruck: struck,
    m.ProfileChanged: pool_changed,
    m.InterestsDeclared: pool_changed,
    m.TaskTaken: pool_changed,
    m.TaskEnded: pool_changed,
    m.VisitCounted: pool_changed,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def whole_pool(command: Command, state: Any) -> Iterable[str]:
    """Whether the person is in the pool already, under whatever number."""
    return [EVERY] if isinstance(command, m.Nominate) else []


LOOKS_UP = {told.ExpertPoolChanged.ABOUT: whole_pool}
