"""What holds of the positive list whatever comes in whatever order: conditions, bars, relief, and what neighbours know."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.credit.cases.positive_list import CASE, borders, rules
from services.credit.cases.positive_list import messages as m
from services.credit.cases.positive_list import scenarios as told_of
from services.credit.cases.positive_list.messages import Category, Colour, Condition, Ground, Tier, UnitClass
from services.credit.cases.positive_list.scenarios import SCENARIOS, SITE, SOLAR, day
from shared.casework.calendar import add_months
from shared.casework.scenario import Play, run, scenario
from shared.contracts import credit as told
from shared.contracts.credit import Role
from shared.contracts.message import Actor, Announcement, CaseRef, Command
from tests.conftest import costly

many = costly(80)
[POLICY] = CASE.policies

# -- conditions ---------------------------------------------------------------------------------------------------

DAYS = st.dates(date(2019, 1, 1), date(2023, 3, 6))
FACTS = st.builds(
    lambda months, over, penalties, incidents, crimes, checked, colour, branch, needed, consent: told_of.facts(
        "2023-03-06",
        compliant_months=months,
        exceedances=over,
        penalties=tuple(m.PenaltyOnRecord(doc_no=f"{n}号", decided_on=one) for n, one in enumerate(penalties)),
        incidents=tuple(incidents),
        crimes=tuple(crimes),
        last_checked_on=checked,
        green_code=m.GreenCode(colour=colour, computed_on=day("2023-03-01")),
        excluded_branch=branch,
        link_needed=needed,
        link_consent=consent,
    ),
    st.sampled_from([12, 12, 11]),
    st.sampled_from([0, 0, 1]),
    st.lists(DAYS, max_size=1),
    st.lists(DAYS, max_size=1),
    st.lists(DAYS, max_size=1),
    DAYS,
    st.sampled_from(Colour),
    st.sampled_from([None, None, *m.Branch]),
    st.booleans(),
    st.booleans(),
)
CLAIMS = st.lists(
    st.sampled_from([told_of.TO_BE_LISTED, told_of.EXEMPLARY, told_of.SMALL, m.Claim(category=Category.LISTED_CO)]),
    min_size=1,
    max_size=3,
    unique_by=lambda one: one.category,
)


def evaluated(facts: m.SiteFacts, claims: list[m.Claim]) -> m.ConditionsEvaluated:
    play = run(told_of.proposed(scenario("proposed")), CASE)
    play.when(m.RunConditions(facts=facts, claims=tuple(claims)), Actor(person="lister-1", role=Role.LISTER))
    [found] = play.made
    assert isinstance(found, m.ConditionsEvaluated)
    return found


@many
@given(FACTS, CLAIMS)
def test_every_condition_is_computed_and_explained(facts, claims):
    found = evaluated(facts, claims)

    assert [one.code for one in found.conditions] == list(Condition)
    assert found.failing == tuple(one.code for one in found.conditions if not one.holds)
    assert all(one.zh and one.en for one in found.conditions)
    assert found.categories == tuple(one.category for one in found.claimed if one.holds)


@many
@given(FACTS, CLAIMS)
def test_what_was_clean_stays_clean(facts, claims):
    """No condition about the past comes to fail by the passing of time alone, but for the yearly check and the permit."""
    today, later = day("2023-03-06"), day("2023-09-06")
    both = []
    for on in (today, later):
        site = rules.Site(facts, tuple(claims), on, None, False, (), POLICY)
        both.append({code for code, test in rules.CONDITIONS.items() if not test(site).holds})
    now, then = both
    assert then - now <= {Condition.B1, Condition.B9}


@many
@given(FACTS, CLAIMS)
def test_the_score_is_a_hundred_for_the_five_names_and_no_more_than_142(facts, claims):
    found = evaluated(facts, claims)

    assert (found.score >= 100) is (found.priority == 1)
    assert 0 <= found.score <= 142


@many
@given(st.dates(date(2022, 1, 1), date(2026, 12, 31)))
def test_a_quarter_ends_on_its_last_day(on):
    last = rules.last_day_of_quarter(on)

    assert last >= on and (last.month, last.day) in [(3, 31), (6, 30), (9, 30), (12, 31)]
    assert rules.quarter_of(last) == rules.quarter_of(on)
    assert rules.quarter_of(last + timedelta(days=1)) != rules.quarter_of(on)


@many
@given(st.sampled_from(Ground), st.dates(date(2022, 1, 1), date(2024, 12, 31)), st.integers(0, 400))
def test_a_bar_runs_from_the_penalty_or_the_incident_and_otherwise_from_the_removal(ground, happened_on, later):
    today = happened_on + timedelta(days=later)
    months = {Ground.R1: 24, Ground.R2: 24, Ground.R3: 36, Ground.R4: 12, Ground.R5: 6}.get(ground)
    start = happened_on if ground in (Ground.R1, Ground.R2) else today

    assert rules.barred_until(ground, happened_on, today, POLICY) == (months and add_months(start, months))


@many
@given(st.sampled_from(UnitClass), st.sampled_from(Tier))
def test_relief_never_plans_more_visits_than_half_of_the_baseline(unit_class, tier):
    baseline = POLICY.baseline[unit_class].value
    planned = rules.visits_planned(unit_class, tier, POLICY)

    assert planned == (baseline // 2 if tier is Tier.REDUCED else 0)


# -- walks --------------------------------------------------------------------------------------------------------

STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 40 * 24)), min_size=6, max_size=30)
BEGINNINGS = [
    told_of.evaluated,
    told_of.public,
    told_of.listed,
    lambda story: told_of.listed(story, Tier.OFF_SITE_ONLY),
    told_of.removed,
]
WALKS = st.tuples(st.sampled_from(BEGINNINGS), STEPS)
COMMANDS: list[Command] = [step.said["command"] for one in SCENARIOS for step in one.steps if step.verb == "when"]
NEWS: list[Announcement] = [
    step.said["announcement"] for one in SCENARIOS for step in one.steps if step.verb == "heard"
]
PERSONS = ("lister-1", "decider-1", "officer-1")


def step(play: Play, choice: int) -> None:
    state = type(play.file.state)
    roles = {row.command: row.by for row in CASE.lifecycle if state in row.states and row.by != ("SYSTEM",)}
    today = play.now.date()
    possible = [*(one for one in COMMANDS if type(one) in roles), *NEWS]
    chosen = possible[choice % len(possible)]
    if not isinstance(chosen, Command):
        play.heard(chosen)
        return
    if isinstance(chosen, m.RunConditions):
        fresh = chosen.facts.model_copy(update={"as_of": today, "last_checked_on": today})
        chosen = chosen.model_copy(update={"facts": fresh})
    by = roles[type(chosen)]
    play.when(chosen, Actor(person=PERSONS[choice % len(PERSONS)], role=by[0], onbehalfof=None))


def walk(walked: Any) -> Iterator[Play]:
    beginning, steps = walked
    play = run(beginning(scenario("a walk")), CASE)
    for choice, hours in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(hours=hours))
        step(play, choice)
        yield play


def announced(play: Play) -> Iterator[Announcement]:
    for file, filed in zip(play.states, play.filed, strict=True):
        tell = CASE.tells.get(type(filed.fact))
        news = tell(CaseRef(type=CASE.name, id=file.case_id), filed.fact, file.state) if tell else None
        yield from [news] if isinstance(news, Announcement) else news or []


@many
@given(WALKS)
def test_k9_every_condition_held_on_the_day_of_the_entry(walked):
    *_, play = walk(walked)
    newest: m.ConditionsEvaluated | None = None
    for one in play.filed:
        match one.fact:
            case m.ConditionsEvaluated():
                newest = one.fact
            case m.Entered():
                assert newest and newest.evaluated_on == one.fact.valid_from
                assert not newest.failing and newest.categories


@many
@given(WALKS)
def test_k9_nobody_is_on_the_list_while_it_is_barred_or_beyond_its_term(walked):
    for play in walk(walked):
        state, today = play.file.state, play.now.date()
        if isinstance(state, rules.Listed | rules.Suspended):
            assert state.valid_from <= today < state.valid_to
        if isinstance(state, rules.Out):
            removals = [one.fact for one in play.filed if isinstance(one.fact, m.Removed)]
            assert removals[-1].barred_until is None or removals[-1].barred_until <= today


@many
@given(WALKS)
def test_neighbours_know_how_the_site_stands(walked):
    *_, play = walk(walked)
    news = [one for one in announced(play) if isinstance(one, told.PositiveListNews)]
    state = play.file.state
    match state:
        case rules.Listed():
            assert isinstance(news[-1], told.PositiveListEntered)
            assert (news[-1].tier, news[-1].valid_to) == (state.tier, state.valid_to)
        case rules.Suspended():
            assert isinstance(news[-1], told.PositiveListSuspended) and news[-1].until == state.until
        case rules.Removed() | rules.Out():
            assert isinstance(news[-1], told.PositiveListRemoved)
        case rules.Expired():
            assert isinstance(news[-1], told.PositiveListLeft)
        case _:
            assert not news or isinstance(news[-1], told.PositiveListLeft)


@many
@given(WALKS)
def test_routine_visits_of_a_listed_site_stay_within_the_plan(walked):
    """Relief rests while the site is suspended."""
    *_, play = walk(walked)
    done: dict[int, int] = {}
    state: Any = None
    for file, one in zip(play.states, play.filed, strict=True):
        if isinstance(one.fact, m.OnsiteRecorded) and one.fact.against_plan:
            year = one.fact.visited_on.year
            if isinstance(state, rules.Listed):
                assert state.tier is Tier.REDUCED
                assert done.get(year, 0) < rules.visits_planned(state.entry.unit_class, Tier.REDUCED, POLICY)
            done[year] = done.get(year, 0) + 1
        state = file.state


@many
@given(WALKS)
def test_a_suspension_without_a_decision_lasts_thirty_days_at_most(walked):
    for play in walk(walked):
        state = play.file.state
        if isinstance(state, rules.Suspended):
            newest = max(one.suspended_on for one in state.causes)
            assert play.now.date() <= newest + timedelta(days=30)


@many
@given(WALKS)
def test_k12_a_new_name_changes_no_clock_and_no_count(walked):
    *_, play = walk(walked)
    before = play.file.state
    roles = [row for row in CASE.lifecycle if row.command is m.RecordRename and type(before) in row.states]
    if roles:
        play.is_unsettled = False
        play.when(m.RecordRename(subject_name="新名称"), Actor(person="x", role=Role.LISTER))
        after = play.file.state
        assert type(after) is type(before)
        assert after.entry.model_copy(update={"subject_name": before.entry.subject_name}) == before.entry
        assert (after.entry.subject_uscc, after.entry.site_id) == (SOLAR, SITE)


def test_news_of_a_penalty_that_comes_after_its_annulment_suspends_nothing():
    """The notebook keeps the newest, whatever comes late."""
    play = run(told_of.listed(scenario("listed")), CASE)
    play.notes[told.RecordNews.ABOUT, told_of.ANNULLED.key()] = told_of.ANNULLED
    order = borders.penalty_published(told_of.published())
    assert order and order.concerns == SOLAR
    play.when(order.command, Actor(person="system", role=Role.SYSTEM))
    assert not play.made and isinstance(play.file.state, rules.Listed)
