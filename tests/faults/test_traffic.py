"""Partners that repeat, shuffle, resend, overload, or send what was made to hurt."""

import os
import random
import signal
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from services.approval import cases
from shared.audit.replay import replay
from shared.casework.calendar import CALENDAR
from shared.casework.desk import Desk
from shared.casework.docket import Docket
from shared.eventstore.store import open_store
from tests.broker.office import until
from tests.faults.judge import Judge, load, on_file, set_aside
from tests.faults.load import Platform
from tests.faults.scale import figure
from tests.faults.stack import Stack

pytestmark = [pytest.mark.faults, pytest.mark.timeout(figure(300, 1200))]


def test_r10_every_message_delivered_up_to_five_times(stack: Stack, platform: Platform, judge: Judge) -> None:
    for _ in judge.turns(1, 500, 45):
        load(platform, 400, copies=5)
    judge()


def test_r11_commands_out_of_order(stack: Stack, platform: Platform, judge: Judge) -> None:
    """Who comes too early is told so, with what is missing, and comes again: each case ends with its facts in order."""
    opened: list[UUID] = []
    for turn in judge.turns(1, 1_000, 40):
        opened += platform.pairs(figure(100, 1_000), random.Random(turn), within=1_000)
        platform.insist()
        for _ in range(3):
            platform.again_where_refused("UNKNOWN_CASE")
            platform.insist()
    filed = on_file()
    assert all((str(case), version) in filed for case in opened for version in (1, 2))
    assert not any((str(case), 3) in filed for case in opened)
    judge(facts=2 * len(opened))


def test_r15_a_consumer_that_stands_still_leaves_its_backlog_at_the_broker(
    stack: Stack, platform: Platform, judge: Judge
) -> None:
    """It never has more in its hands than four batches; when it goes on, all are answered in order, and memory is bounded.
    The desk's cache of files is full before, where the backlog would fill it: 10,000 of some 18 KB."""
    platform.open_cases(figure(200, Desk.FILES_KEPT + 1_000))
    platform.insist(wait=figure(90, 300))
    memory = stack.memory()
    stack.signal("run", signal.SIGSTOP)
    platform.open_cases(figure(3_000, 30_000))
    stack.signal("run", signal.SIGCONT)
    platform.insist(wait=figure(90, 600))
    assert stack.memory() < memory + 100 * 2**20
    judge()


HOSTILE = [
    "'; drop table approval.answered; --",
    '$.** ? (@ like_regex "^a" flag "q")',
    "{{ 7 * 7 }} ${jndi:ldap://127.0.0.1/a} %n%n%s",
    "../../../../etc/passwd",
    "<script>alert(1)</script>\r\nSet-Cookie: a=b",
    "\u202e\u2066\ufeff\u0007\u001b[2J",
    "{project_name} {0.__class__.__mro__} %(x)s",
    "\\x00 \\u0000 \ud7ff \uffff 𝔘𝔫𝔦",
]


def test_r30_hostile_text_is_data_and_nothing_else(stack: Stack, platform: Platform, judge: Judge) -> None:
    dice = random.Random(30)
    texts = [*HOSTILE, *("".join(dice.choices("'\"`;$%{}\\<>|&\t甲\u200b", k=30)) for _ in range(figure(200, 10_000)))]
    ids = [platform.named_case(one) for one in texts]
    platform.insist(wait=figure(90, 300))
    store = open_store("approval", os.environ["ECOCASE_DATABASE_URL"], migrate=False)
    try:
        filed = {id: UUID(platform.receipt(id)["case_id"]) for id in ids if platform.receipt(id)["outcome"] == "filed"}
        assert len(filed) > len(texts) / 2
        for id, text in zip(ids, texts, strict=True):
            if id in filed:
                file = store.history.file(Docket.of(cases), filed[id])
                assert file is not None
                assert file.state.application.project_name == text  # pyright: ignore
                row = store.register.row(filed[id])
                assert row is not None
                assert row.title == text
    finally:
        store.close()
    judge(facts=len(filed))


@pytest.mark.parametrize("size", [64 * 1024 + 1, 2**20, 16 * 2**20], ids=["64KiB+1", "1MiB", "16MiB"])
def test_r33_too_large(stack: Stack, platform: Platform, judge: Judge, size: int) -> None:
    """Kept in quarantine up to the broker's own limit, refused by the broker above it; memory and neighbours unharmed."""
    load(platform, 100)
    memory = stack.memory()
    for _ in range(figure(2, 10)):
        platform.publish_raw(b"x" * size)
    load(platform, 100)
    assert stack.memory() < memory + 80 * 2**20
    assert stack.processes["run"].poll() is None
    judge()


def test_r40_yesterdays_file_again_and_half_of_it(stack: Stack, platform: Platform, judge: Judge) -> None:
    load(platform, figure(200, 400))
    ids, dice = list(platform.sent), random.Random(40)
    for _ in judge.turns(2, 100, 30):
        platform.resend(dice.sample(ids, len(ids) // 2))
        platform.resend(ids)
    judge()


def test_r24_many_officers_edit_one_case(stack: Stack, platform: Platform, judge: Judge) -> None:
    """All of them saw the same version: one wins each round, the others hear which version there is now."""
    load(platform, 2)
    case = next(case for case, version, _ in platform.filed() if version == 2)
    expected, officers = 2, 64
    for _ in judge.turns(5, 1_000, 40):
        ids = platform.edits(case, expected, officers)
        platform.insist()
        told = [platform.receipt(one) for one in ids]
        assert sorted(one["outcome"] for one in told) == ["filed", *["refused"] * (officers - 1)]
        assert {one["refusal"]["code"] for one in told if one["outcome"] == "refused"} == {"CONFLICT"}
        expected += 1
        assert {one["version"] for one in told if one["outcome"] == "refused"} == {expected}
    judge(facts=expected)


def test_r27_lists_rebuilt_while_work_goes_on(stack: Stack, platform: Platform, judge: Judge) -> None:
    docket = Docket.of(cases)
    store = open_store("approval", os.environ["ECOCASE_DATABASE_URL"], migrate=False)
    try:
        load(platform, 200)
        with ThreadPoolExecutor(1) as aside:
            for _ in judge.turns(1, 10, 50):
                rebuilding = aside.submit(store.register.rebuild, docket, CALENDAR)
                while not rebuilding.done():
                    load(platform, 100)
                rebuilding.result()
        assert replay(store, docket, CALENDAR).differences == []
    finally:
        store.close()
    judge()


def test_r14_mutations_of_good_messages(stack: Stack, platform: Platform, judge: Judge) -> None:
    """Bytes turned, cut, doubled and swapped: each is answered or set aside, and no process ends."""
    dice = random.Random(14)
    load(platform, 20)
    facts, before = len(platform.sent), set_aside()
    good = list(platform.sent.values())
    count = 0
    for _ in judge.turns(5, 100, 45):
        for _ in range(100):
            platform.publish_raw(mutated(dice.choice(good), dice))
        count += 100
    load(platform, 20)
    until(lambda: set_aside() > before + count // 2, 60)
    assert stack.processes["run"].poll() is None
    ghosts = len(on_file()) - judge.before - facts - 20
    assert ghosts <= count // 20, "a turned byte in a name may still be a good command of another identity"


def mutated(body: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(body))
    match dice.randrange(4):
        case 0:
            return body[:at]
        case 1:
            return body[:at] + bytes([dice.randrange(256)]) + body[at + 1 :]
        case 2:
            return body[:at] + body[at : at + 40] * 2 + body[at + 40 :]
        case _:
            return body[:at] + dice.randbytes(8) + body[at:]
