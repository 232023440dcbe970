"""The desk: batches, repeats, refusals and crashes, on the store in memory and on PostgreSQL alike."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.audit.replay import replay
from shared.casework.archive import Conflict
from shared.casework.calendar import CALENDAR
from shared.casework.desk import Desk
from shared.casework.documents import alarm_letter
from shared.eventstore.memory import MemoryStore
from shared.eventstore.register import Query
from shared.eventstore.store import open_store
from tests.toy import DOCKET, NOW, Open, PartyGone, WeatherChanged, heard, letter

OPEN = Open(title="甲").model_dump()


@contextmanager
def on_postgresql() -> Iterator:
    url = os.environ["ECOCASE_DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("drop schema if exists toy cascade")
    store = open_store("toy", url)
    try:
        yield store
    finally:
        store.close()


@pytest.fixture(params=["memory", pytest.param("postgresql", marks=pytest.mark.database)])
def store(request) -> Iterator:
    if request.param == "memory":
        yield MemoryStore("toy")
    else:
        with on_postgresql() as store:
            yield store


@pytest.fixture
def desk(store) -> Desk:
    return Desk(DOCKET, store.archive)


def receipt(answer) -> dict:
    return json.loads(answer.receipt)["data"]


def test_two_commands_for_one_case_in_one_batch_see_each_other(desk, store):
    case = uuid4()
    answers = desk.handle([letter("Open", case, OPEN), letter("Stamp", case, {"n": 7})], NOW)
    assert [receipt(one)["outcome"] for one in answers] == ["filed", "filed"]
    assert receipt(answers[1])["version"] == 2
    assert store.history.file(DOCKET, case).state.n == 7


def test_the_sender_of_a_receipt_finds_the_case_in_the_register(desk, store):
    [answer] = desk.handle([letter("Open", data=OPEN)], NOW)
    [row] = store.register.find(Query(party="11330727002606583R")).rows
    assert (str(row.case_id), row.case_no) == (receipt(answer)["case_id"], "JH-SLIP-2026-000001")
    assert row.position == receipt(answer)["position"]
    assert str(row.due_on) == "2026-03-06"


def test_the_same_command_gets_the_same_bytes_and_files_nothing_again(desk, store):
    command = letter("Open", data=OPEN)
    [first] = desk.handle([command], NOW)
    [same, again] = desk.handle([command, command], NOW + timedelta(days=400))
    [after_restart] = Desk(DOCKET, store.archive).handle([command], NOW)
    assert first.receipt == same.receipt == again.receipt == after_restart.receipt
    assert len(store.history.log(0, 100)) == 1


def test_a_repeat_within_one_batch_counts_once(desk, store):
    command = letter("Open", data=OPEN)
    one, two = desk.handle([command, command], NOW)
    assert one.receipt == two.receipt
    assert len(store.history.log(0, 100)) == 1


def test_a_refusal_is_recorded_and_takes_no_number(desk, store):
    case = uuid4()
    desk.handle([letter("Open", case, OPEN)], NOW)
    wrong = letter("Stamp", case, {"n": 0})
    [refused] = desk.handle([wrong], NOW)
    desk.handle([letter("Stamp", case, {"n": 1})], NOW)
    [again] = desk.handle([wrong], NOW)
    assert receipt(refused)["refusal"]["code"] == "ZERO"
    assert again.receipt == refused.receipt
    assert "章〔2026〕1号" in store.history.entries(case)[1].body.decode()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (letter("Nothing", data={}), "UNKNOWN_TYPE"),
        (letter("Open", data={"titel": "x"}), "INVALID"),
        (letter("Stamp", uuid4(), {"n": 1}), "UNKNOWN_CASE"),
        (letter("Open", data=OPEN, role="CLEANER"), "NO_MANDATE"),
        (letter("Open", data=OPEN, role=None), "INVALID"),
        (letter("Open", data=OPEN, expirytime=NOW - timedelta(seconds=1)), "EXPIRED"),
        (letter("Open", data=OPEN, expectedversion=3), "CONFLICT"),
    ],
)
def test_mistakes_are_refused_in_both_languages(desk, store, command, code):
    [answer] = desk.handle([command], NOW)
    refusal = receipt(answer)["refusal"]
    assert refusal["code"] == code
    assert set(refusal["message"]) == {"zh", "en"}
    assert all(one["field"] and one["rule"] and one["remedy"] for one in refusal["details"])
    assert store.history.log(0, 10) == []


def test_a_case_that_is_open_cannot_be_opened_again(desk):
    case = uuid4()
    _, second = desk.handle([letter("Open", case, OPEN), letter("Open", case, OPEN)], NOW)
    assert receipt(second)["refusal"]["code"] == "WRONG_STATE"


def test_a_refusal_tells_where_the_case_stands(desk):
    case = uuid4()
    desk.handle([letter("Open", case, OPEN)], NOW)
    [refused] = desk.handle([letter("Stamp", case, {"n": 0})], NOW)
    told = receipt(refused)
    assert (told["case_id"], told["case_no"], told["version"]) == (str(case), "JH-SLIP-2026-000001", 1)
    assert told["position"] > 0


def test_a_crash_leaves_its_neighbours_filed(desk, store):
    case = uuid4()
    good, bad, also_good = desk.handle(
        [letter("Open", case, OPEN), letter("Break", case), letter("Stamp", case, {"n": 2})], NOW
    )
    assert (good.outcome, bad.outcome, also_good.outcome) == ("filed", "crashed", "filed")
    assert isinstance(bad.crash, ZeroDivisionError)
    assert bad.receipt is None
    assert store.history.file(DOCKET, case).version == 2


def test_whoever_comes_second_tries_again_on_what_is_there_now(store):
    case = uuid4()
    one, other = Desk(DOCKET, store.archive), Desk(DOCKET, store.archive)
    one.handle([letter("Open", case, OPEN)], NOW)
    other.handle([letter("Stamp", case, {"n": 1})], NOW)
    [answer] = one.handle([letter("Stamp", case, {"n": 2})], NOW)
    assert receipt(answer)["version"] == 3


def test_a_conflict_is_tried_again_and_then_each_letter_alone(store):
    desk, failures = Desk(DOCKET, store.archive), [Conflict("first"), Conflict("second")]
    file = store.archive.file

    def fails_twice(entries, write_up):
        if failures:
            raise failures.pop()
        file(entries, write_up)

    store.archive.file = fails_twice
    answers = desk.handle([letter("Open", data=OPEN), letter("Open", data=OPEN)], NOW)
    assert [one.outcome for one in answers] == ["filed", "filed"]
    assert len(store.history.log(0, 10)) == 2


def test_a_neighbours_fact_is_noted_and_used_and_written_down(desk, store):
    case = uuid4()
    desk.handle([letter("Open", case, OPEN)], NOW)
    sunny, rainy = (WeatherChanged(place="11330727002606583R", weather=one) for one in ("sunny", "rainy"))
    desk.handle([heard(sunny, sequence=9)], NOW)
    desk.handle([heard(rainy, sequence=3)], NOW)  # late: older than what is noted
    desk.handle([letter("Stamp", case, {"n": 1})], NOW)
    assert '"weather":"sunny"' in store.history.entries(case)[-1].body.decode()


def test_a_neighbours_fact_reaches_every_open_case_of_the_party_once(desk, store):
    cases = [uuid4() for _ in range(3)]
    desk.handle([letter("Open", case, OPEN) for case in cases], NOW)
    gone = heard(PartyGone(party="11330727002606583R"))
    desk.handle([gone], NOW)
    desk.handle([gone], NOW)
    assert [store.register.row(case).status for case in cases] == ["OVER"] * 3
    assert len(store.history.log(0, 100)) == 6


def test_what_neighbours_tell_is_filed_in_one_commit_with_what_comes_beside_it(desk, store, monkeypatch):
    commits, file, case = [], store.archive.file, uuid4()
    monkeypatch.setattr(store.archive, "file", lambda *given: (commits.append(1), file(*given)))
    news = [heard(WeatherChanged(place="城东", weather=one), n) for n, one in enumerate(("rain", "sun"), 1)]
    opened = letter("Open", case, OPEN | {"party": "城东"})
    answers = desk.handle([news[0], opened, news[1], letter("Stamp", case, {"n": 1})], NOW)
    assert [receipt(one)["outcome"] for one in answers] == ["nothing", "filed", "nothing", "filed"]
    assert store.history.file(DOCKET, case).version == 2
    assert json.loads(store.history.log(0, 10)[-1].body)["data"]["weather"] == "sun"
    assert len(commits) == 1
    desk.handle([letter("Open", uuid4(), OPEN | {"party": "城东"}), heard(PartyGone(party="城东"), 3)], NOW)
    assert len(commits) == 3, "what may reach any case waits until the cases before it are in the register"
    assert store.register.find(Query(party="城东", is_over=False)).rows == []


def test_a_batch_looks_up_in_one_go_what_cases_want_that_it_opens_itself(desk, store, monkeypatch):
    asked, look = [], store.archive.open
    monkeypatch.setattr(store.archive, "open", lambda *given: (asked.append(given), look(*given))[1])
    batch = []
    for n in range(1, 21):
        case, place = uuid4(), f"村{n}"
        batch += [heard(WeatherChanged(place=place, weather=place), n)] if n <= 2 else []
        batch += [letter("Open", case, OPEN | {"party": place}), letter("Stamp", case, {"n": n})]
    desk.handle(batch[:2], NOW)
    asked.clear()
    answers = desk.handle(batch[2:], NOW)
    assert {receipt(one)["outcome"] for one in answers} == {"filed", "nothing"}
    assert len(asked) <= 3, "once for the batch, once for the stamps before the news, and once for those after it"


def test_news_that_reaches_no_case_is_filed_together(desk, store, monkeypatch):
    filed, file = [], store.archive.file
    monkeypatch.setattr(store.archive, "file", lambda *given: (filed.append(given), file(*given))[1])
    news = [heard(PartyGone(party=f"村{n}"), n) for n in range(1, 21)]
    assert {one.outcome for one in desk.handle(news, NOW)} == {"nothing"}
    assert len(filed) == 1


PLACES = st.sampled_from(["城东", "城西"])
LETTERS = st.one_of(
    st.tuples(st.just("Open"), st.integers(0, 3), PLACES),
    st.tuples(st.just("Stamp"), st.integers(0, 3), st.sampled_from([0, 1, 2, 99, "no number"])),
    st.tuples(st.just("Break"), st.integers(0, 3), st.none()),
    st.tuples(st.just("heard"), PLACES, st.sampled_from(["rain", "sun"])),
    st.tuples(st.just("gone"), PLACES, st.none()),
    st.tuples(st.just("again"), st.integers(0, 9), st.none()),
    st.tuples(st.just("same id"), st.integers(0, 9), st.integers(0, 3)),
)


@given(st.lists(LETTERS, max_size=25))
def test_a_batch_comes_to_what_its_letters_come_to_one_by_one(orders):
    cases, letters = [uuid4() for _ in range(4)], []
    for number, (kind, which, more) in enumerate(orders, 1):
        match kind:
            case "heard":
                letters.append(heard(WeatherChanged(place=which, weather=more), number))
            case "gone":
                letters.append(heard(PartyGone(party=which), number))
            case "again":
                letters += letters[which : which + 1]
            case "same id":
                other = letter("Stamp", cases[more], {"n": 3})
                letters += [other.model_copy(update={"id": one.id}) for one in letters[which : which + 1]]
            case "Open":
                letters.append(letter("Open", cases[which], OPEN | {"party": more}))
            case _:
                letters.append(letter(kind, cases[which], {"n": more} if kind == "Stamp" else {}))
    together, apart = MemoryStore("toy"), MemoryStore("toy")
    at_once = Desk(DOCKET, together.archive).handle(letters, NOW)
    desk = Desk(DOCKET, apart.archive)
    one_by_one = [answer for one in letters for answer in desk.handle([one], NOW)]
    assert [gist(one) for one in at_once] == [gist(one) for one in one_by_one]
    for answers, store in (at_once, together), (one_by_one, apart):
        for said in [receipt(one) for one in answers if one.receipt and one.case_id in cases]:
            stands = [one.position for one in store.history.entries(said["case_id"] and UUID(said["case_id"]))]
            assert said["position"] == (stands[said["version"] - 1] if said["version"] else 0)
    for case in cases:
        assert [without_numbers(one) for one in together.history.entries(case)] == [
            without_numbers(one) for one in apart.history.entries(case)
        ]


def gist(answer) -> tuple[Any, ...]:
    said = receipt(answer) if answer.receipt else {}
    return answer.outcome, answer.code, *(said.get(one) for one in ("case_id", "version", "facts"))


def without_numbers(entry) -> tuple[int, str, dict]:
    """Numbers follow the order of the log, which within a batch need not be that of its letters."""
    body = json.loads(entry.body)
    return entry.version, entry.kind, body["data"] | {"doc_no": None} | {"by": body["about"]["causation_id"]}


def test_what_is_told_lies_in_the_outbox_under_the_position_of_its_fact(desk, store):
    case = uuid4()
    answers = desk.handle([letter("Open", case, OPEN), letter("Stamp", case, {"n": 1})], NOW)
    [told] = store.outbox.after(0, 10)
    body = json.loads(told.body)
    assert told.routing_key == "toy.slip.SlipStamped"
    assert told.position == body["sequence"] == receipt(answers[1])["position"]
    assert (body["type"], body["source"], body["subject"]) == ("toy.SlipStamped.v1", "urn:ecocase:toy", str(case))


def test_a_passed_deadline_speaks_once_also_after_a_standstill(desk, store):
    desk.handle([letter("Open", data=OPEN)], NOW)
    assert store.register.due(NOW + timedelta(days=2), 10) == []
    later = NOW + timedelta(days=30)
    [due] = store.register.due(later, 10)
    assert due[1].isoformat() in ("2026-03-07T00:00:00+08:00", "2026-03-06T16:00:00+00:00")
    alarm = alarm_letter("toy", *due)
    desk.handle([alarm, alarm], later)
    assert store.register.due(later, 10) == []
    assert len(store.history.log(0, 10)) == 2


def test_the_register_says_what_history_says_and_is_rebuilt_from_it(desk, store):
    for n in range(5):
        case = uuid4()
        desk.handle([letter("Open", case, OPEN), letter("Stamp", case, {"n": n})], NOW)
    before = store.register.find(Query()).rows
    assert replay(store, DOCKET, CALENDAR).is_good
    assert store.register.rebuild(DOCKET, CALENDAR) == 5
    assert store.register.find(Query()).rows == before
    assert store.register.rebuild(DOCKET, CALENDAR) == 5


def test_pages_are_cut_by_key_and_lose_nothing(desk, store):
    desk.handle([letter("Open", data=OPEN) for _ in range(7)], NOW)
    found, after = [], None
    while True:
        page = store.register.find(Query(limit=3, after=after))
        found += [row.case_id for row in page.rows]
        if (after := page.next) is None:
            break
    assert len(found) == len(set(found)) == 7


def test_a_whole_subject_can_be_looked_up(desk, store):
    case = uuid4()
    desk.handle([letter("Open", case, OPEN)], NOW)
    news = [WeatherChanged(place=place, weather="rainy") for place in ("兰溪", "义乌")]
    desk.handle([*(heard(one, n) for n, one in enumerate(news, 1)), letter("Stamp", case, {"n": 99})], NOW)
    assert '"weather":"义乌、兰溪"' in store.history.entries(case)[-1].body.decode()


def test_all_that_belongs_to_one_party_can_be_looked_up(desk, store):
    case, party = uuid4(), OPEN["party"]
    desk.handle([letter("Open", case, OPEN)], NOW)
    places = (party, f"{party}/义乌", f"{party}/兰溪", f"{party}0/东阳")
    desk.handle([heard(WeatherChanged(place=one, weather="rainy"), n) for n, one in enumerate(places, 1)], NOW)
    desk.handle([letter("Stamp", case, {"n": 98})], NOW)
    assert f'"weather":"{party}/义乌、{party}/兰溪"' in store.history.entries(case)[-1].body.decode()


def test_of_a_platform_that_counts_nothing_the_last_word_holds(desk, store):
    case = uuid4()
    desk.handle([letter("Open", case, OPEN)], NOW)
    for weather in ("sunny", "rainy"):
        desk.handle([heard(WeatherChanged(place="11330727002606583R", weather=weather), 0)], NOW)
    desk.handle([letter("Stamp", case, {"n": 1})], NOW)
    assert '"weather":"rainy"' in store.history.entries(case)[-1].body.decode()


def test_the_register_finds_cases_by_topic_and_open_notices(desk, store):
    slips = {title: uuid4() for title in ("甲", "乙")}
    desk.handle([letter("Open", id, OPEN | {"title": title}) for title, id in slips.items()], NOW)
    [row] = store.register.find(Query(topic="甲")).rows
    assert (row.case_id, row.figures) == (slips["甲"], {"n": "0"})
    assert len(store.register.find(Query(notice_on=NOW.date())).rows) == 2
    due = store.register.due(NOW + timedelta(days=60), 1)
    desk.handle([alarm_letter("toy", *due[0])], NOW)
    assert len(store.register.find(Query(notice_on=NOW.date())).rows) == 1


def test_what_presses_comes_in_the_order_of_its_urgency(desk, store):
    early, late = uuid4(), uuid4()
    desk.handle([letter("Open", late, OPEN)], NOW + timedelta(days=7))
    desk.handle([letter("Open", early, OPEN)], NOW)
    assert [row.case_id for row in store.register.pressing(NOW.date() + timedelta(days=30), None, 10)] == [early, late]
    assert [row.case_id for row in store.register.pressing(NOW.date() + timedelta(days=4), None, 10)] == [early]
    assert store.register.pressing(NOW.date() + timedelta(days=30), "330702", 10) == []


def test_the_register_tells_what_cases_hold_by_their_first_topic(store):
    desk = Desk(DOCKET, store.archive)
    desk.handle([letter("Open", data=OPEN)], NOW)
    [row] = store.register.find(Query()).rows
    assert store.register.figures(row.type) == [(row.topics[0], row.figures)]
    assert store.register.figures("toy.other") == []
