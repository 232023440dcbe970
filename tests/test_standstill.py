"""What an EIA procedure waits for is told, whichever case type it belongs to: in the green channel nobody is called idle then."""

import pytest

from services.approval.cases.bundle import CASE as BUNDLE
from services.approval.cases.combined_assessment import CASE as COMBINED
from shared.casework.scenario import CASE_ID, run
from shared.contracts.approval import EiaPaused, EiaResumed, PauseCause
from shared.contracts.message import Announcement, CaseRef
from tests.conftest import scenarios_of

WAITING = [
    (BUNDLE, "An open objection holds the bundle back; resolving it lets it go on", PauseCause.OBJECTION),
    (BUNDLE, "No decision under a regional restriction; its days do not count", PauseCause.RESTRICTION),
    (COMBINED, "No decision under a regional restriction; its days do not count", PauseCause.RESTRICTION),
    (COMBINED, "The water department's objection is resolved, it refuses nothing by itself", PauseCause.OBJECTION),
]


@pytest.mark.parametrize(("case_type", "title", "cause"), WAITING)
def test_a_wait_is_told_when_it_opens_and_when_it_is_over(case_type, title, cause):
    paused, resumed = waits_told(case_type, title)
    assert (type(paused), paused.cause) == (EiaPaused, cause)
    assert (type(resumed), resumed.cause) == (EiaResumed, cause)
    assert paused.since <= resumed.resumed_on


@pytest.mark.parametrize("case_type", [BUNDLE, COMBINED], ids=["bundle", "combined"])
def test_every_cause_is_told(case_type):
    told = [one for story in scenarios_of(case_type) for one in waits_told(case_type, story.title)]
    assert {one.cause for one in told if isinstance(one, EiaPaused)} == set(PauseCause)
    assert {one.cause for one in told if isinstance(one, EiaResumed)} == set(PauseCause)


def waits_told(case_type, title) -> list[EiaPaused | EiaResumed]:
    (story,) = [one for one in scenarios_of(case_type) if one.title == title]
    play, me = run(story, case_type), CaseRef(type=case_type.name, id=CASE_ID)
    tells = case_type.tells
    told = [
        tells[type(filed.fact)](me, filed.fact, file.state)
        for file, filed in zip(play.states, play.filed, strict=True)
        if type(filed.fact) in tells
    ]
    single = [part for one in told for part in ([one] if isinstance(one, Announcement) else one or [])]
    return [one for one in single if isinstance(one, EiaPaused | EiaResumed)]
