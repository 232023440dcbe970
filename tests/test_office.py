"""The embedded office: local post, virtual clock, play, settings. Two small services of its own, so rules do not matter."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from shared.audit.reading import case_json, cases_json, history_json
from shared.audit.replay import replay
from shared.casework.calendar import SHANGHAI
from shared.casework.case_type import CaseType, Context, Listing, Order, State
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.docket import Docket
from shared.casework.law import Ground, Limit, Mark, Policy, Unit
from shared.casework.lifecycle import SYSTEM, Lifecycle, row
from shared.contracts.message import Announcement, Command, Fact
from shared.contracts.text import Text
from shared.eventstore.register import Query
from shared.office import embedded, isolation
from shared.office.embedded import EmbeddedOffice
from shared.office.looking import Desktop
from shared.office.play import MARKER, OFFICE, clock_of, empty, fresh_office, play, read_letters_of, read_lines
from shared.office.settings import masked, read_settings
from shared.office.trouble import Exit, Trouble

GROUND = Ground(Text("某法第一条", "Some Law Art. 1"), Mark.CONFIGURED)
THREE_DAYS = Limit(3, Unit.DAYS, GROUND)
POLICY = [Policy(name="one", in_force_from=date(2020, 1, 1), basis="test")]


class Place(Command):
    __module__ = "shop"
    KIND: ClassVar[str] = "shop.order.Place.v1"
    what: str


class Lapse(Command):
    __module__ = "shop"
    KIND: ClassVar[str] = "shop.order.Lapse.v1"


class Placed(Fact):
    __module__ = "shop"
    KIND: ClassVar[str] = "shop.order.Placed.v1"
    SAYS: ClassVar[Text] = Text("订购{what}", "{what} ordered")
    what: str
    on: date


class Lapsed(Fact):
    __module__ = "shop"
    KIND: ClassVar[str] = "shop.order.Lapsed.v1"
    SAYS: ClassVar[Text] = Text("逾期失效", "lapsed")


class OrderTold(Announcement):
    KIND: ClassVar[str] = "shop.OrderTold.v1"
    case_id: UUID
    what: str


class Enter(Command):
    __module__ = "guild"
    KIND: ClassVar[str] = "guild.book.Enter.v1"
    what: str


class Entered(Fact):
    __module__ = "guild"
    KIND: ClassVar[str] = "guild.book.Entered.v1"
    SAYS: ClassVar[Text] = Text("登记{what}", "{what} entered")
    what: str


@dataclass(frozen=True, kw_only=True)
class Nothing(State):
    pass


@dataclass(frozen=True, kw_only=True)
class Something(State):
    TITLE = Text("进行中", "open")
    what: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Gone(State):
    TITLE = Text("已失效", "lapsed")
    OVER = True
    what: str


def decide_order(command: Any, state: Any, context: Context[Any]) -> list[Fact]:
    if isinstance(command, Lapse):
        return [Lapsed()]
    if command.what == "crash":
        raise RuntimeError("a defect in the rules")
    return [Placed(what=command.what, on=context.today)]


def evolve_order(state: Any, fact: Any) -> State:
    return Gone(what=state.what) if isinstance(fact, Lapsed) else Something(what=fact.what, on=fact.on)


def deadlines(state: Any, policy: Policy, stopwatch: Stopwatch) -> list[Deadline]:
    if not isinstance(state, Something):
        return []
    return [stopwatch.deadline("pay", Text("付款", "payment"), THREE_DAYS, state.on, passes=Lapse())]


def module(name: str, *messages: type) -> ModuleType:
    made = ModuleType(name)
    vars(made).update({one.__name__: one for one in messages})
    return made


def case_type(name: str, *messages: type, **parts: Any) -> CaseType[Any, Any]:
    return CaseType(
        name=name, title=Text(name, name), code=name[0].upper(), measures=(), policies=POLICY, initial=Nothing(),
        messages=module(name.partition(".")[0], *messages), listing=lambda state: Listing(title=state.what, parties=("P",)),
        **parts,
    )  # fmt: skip


ORDER = case_type(
    "shop.order", Place, Lapse, Placed, Lapsed,
    lifecycle=Lifecycle(row(Nothing, Place, "BUYER", ground=GROUND), row(Something, Lapse, SYSTEM, ground=GROUND)),
    decide=decide_order, evolve=evolve_order, deadlines=deadlines,
    tells={Placed: lambda me, fact, state: OrderTold(case_id=me.id, what=fact.what)},
)  # fmt: skip
BOOK = case_type(
    "guild.book", Enter, Entered,
    lifecycle=Lifecycle(row(Nothing, Enter, SYSTEM, ground=GROUND)),
    decide=lambda command, state, context: [Entered(what=command.what)],
    evolve=lambda state, fact: Gone(what=fact.what),
    hears={OrderTold: lambda heard: Order(uuid5(heard.case_id, "book"), Enter(what=heard.what))},
)  # fmt: skip
DOCKETS = {"guild": [BOOK], "shop": [ORDER]}


@pytest.fixture(autouse=True)
def two_services(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "docket_of", lambda name: Docket(name, DOCKETS[name]))
    monkeypatch.setattr(embedded, "service_names", lambda: sorted(DOCKETS))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[EmbeddedOffice]:
    with EmbeddedOffice(tmp_path, memory=True) as opened:
        yield opened


def line(id: str, day: str, what: str = "tea", kind: str = Place.KIND, **more: Any) -> str:
    return json.dumps(
        {"specversion": "1.0", "id": id, "source": "urn:ecocase:partner:demo", "type": kind, "time": f"{day}T09:00:00+08:00",
         "actor": "p1", "role": "BUYER", "data": {"what": what}} | more
    )  # fmt: skip


def written(folder: Path, name: str, *lines: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join(lines) + "\n")
    return folder / name


def case_of(id: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"urn:ecocase:partner:demo#{id}")


def facts(office: EmbeddedOffice) -> dict[str, list[tuple[Any, ...]]]:
    return {
        service.name: [
            (entry.case_id, entry.version, entry.kind, entry.body) for entry in service.store.history.log(0, 100)
        ]
        for service in office.services.values()
    }


def receipts(office: EmbeddedOffice, *files: Path, until: datetime | None = None) -> list[dict[str, Any]]:
    return [json.loads(one.receipt)["data"] for one in play(office, read_lines(files), until)]


# -- play -----------------------------------------------------------------------------------------------------------


def test_one_receipt_a_line_in_order_whatever_the_line_is(office: EmbeddedOffice, tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "a",
        line("1", "2026-03-02"),
        "no json",
        "",
        line("2", "2026-03-01", kind="x.y.Z.v1"),
        line("3", "2026-03-03", "crash"),
    )
    told = receipts(office, file)
    assert [(one["outcome"], (one["refusal"] or {}).get("code")) for one in told] == [
        ("filed", None), ("refused", "MALFORMED"), ("refused", "UNKNOWN_TYPE"), ("refused", "QUARANTINED"),
    ]  # fmt: skip
    assert told[0]["case_no"] == "JH-S-2026-000001"
    [waiting] = office.services["shop"].store.quarantine.list()
    assert b'"crash"' in waiting.body


def test_the_same_command_gets_the_same_receipt(office: EmbeddedOffice, tmp_path: Path) -> None:
    file = written(tmp_path, "a", line("1", "2026-03-02"), line("2", "2026-03-20"), line("1", "2026-03-02"))
    told = [one.receipt for one in play(office, read_lines([file]))]
    assert told[0] == told[2]


def test_deadlines_fire_in_between_and_until_the_end(office: EmbeddedOffice, tmp_path: Path) -> None:
    file = written(tmp_path, "a", line("1", "2026-03-02"), line("2", "2026-03-10"))
    rung = [one.rung for one in play(office, read_lines([file]), datetime(2026, 4, 1, tzinfo=SHANGHAI))]
    shop = office.services["shop"]
    told = [history_json(shop.store, shop.docket, case_of(id))[-1] for id in ("1", "2")]
    assert rung == [0, 1]
    assert [(one["kind"], one["recorded_at"], one["role"]) for one in told] == [
        ("shop.order.Lapsed.v1", "2026-03-06T00:00:00+08:00", "SYSTEM"),
        ("shop.order.Lapsed.v1", "2026-03-14T00:00:00+08:00", "SYSTEM"),
    ]
    assert office.now == datetime(2026, 4, 1, tzinfo=SHANGHAI)


def test_time_never_runs_back(office: EmbeddedOffice) -> None:
    office.advance(datetime(2026, 4, 1, tzinfo=SHANGHAI))
    office.advance(datetime(2026, 3, 1, tzinfo=SHANGHAI))
    assert office.now == datetime(2026, 4, 1, tzinfo=SHANGHAI)


def test_neighbours_hear_what_was_filed(office: EmbeddedOffice, tmp_path: Path) -> None:
    receipts(office, written(tmp_path, "a", line("1", "2026-03-02")))
    guild = office.services["guild"]
    [entered] = history_json(guild.store, guild.docket, uuid5(case_of("1"), "book"))
    assert entered["data"] == {"what": "tea"}
    assert entered["causation_id"].startswith("urn:ecocase:shop#")
    assert entered["correlation_id"] == "urn:ecocase:partner:demo#1"


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    one = written(tmp_path / "x", "one", line("1", "2026-03-02"), line("2", "2026-03-09"))
    other = written(tmp_path / "x", "other", line("3", "2026-03-02"), line("4", "2026-03-04"))
    told = []
    for files in ([one, other], [other, one]):
        with EmbeddedOffice(tmp_path, memory=True) as office:
            receipts(office, *files, until=datetime(2026, 5, 1, tzinfo=SHANGHAI))
            told.append(facts(office))
    assert told[0] == told[1]
    assert len(told[0]["shop"]) == 8


def test_only_what_a_play_made_is_emptied(tmp_path: Path) -> None:
    (tmp_path / "keep").mkdir()
    (tmp_path / "keep" / "letter").write_text("mine")
    with pytest.raises(Trouble, match="not made by play"):
        empty(tmp_path / "keep")
    assert (tmp_path / "keep" / "letter").exists()
    (tmp_path / "keep" / MARKER).write_text("{}")
    empty(tmp_path / "keep")
    assert not (tmp_path / "keep").exists()


def test_nothing_is_sent_of_a_file_with_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="line 2"):
        read_letters_of(written(tmp_path, "a", line("1", "2026-03-02"), "oops"))
    pretty = tmp_path / "b"
    pretty.write_text(json.dumps(json.loads(line("1", "2026-03-02")), indent=2))
    assert [one.id for one in read_letters_of(pretty)] == ["1"]


# -- quarantine -----------------------------------------------------------------------------------------------------


def test_what_crashed_is_tried_again_or_discarded(bare: Path, office: EmbeddedOffice, tmp_path: Path) -> None:
    receipts(office, written(tmp_path, "a", line("1", "2026-03-02", "crash"), line("2", "2026-03-02", "crash")))
    desktop = Desktop(read_settings(), office, datetime(2026, 3, 2, 9, tzinfo=SHANGHAI))
    first, second = [
        row["id"] for row in (isolation.as_json(*one) for one in isolation.listed(office, None, "waiting"))
    ]
    with pytest.raises(Trouble, match="failed again"):
        isolation.retry(desktop, UUID(first), "me", "again")
    object.__setattr__(ORDER, "decide", lambda command, state, context: [Placed(what="mended", on=context.today)])
    try:
        assert isolation.retry(desktop, UUID(second), "me", "again").startswith("filed: JH-S-2026-000001")
    finally:
        object.__setattr__(ORDER, "decide", decide_order)
    with pytest.raises(Trouble, match="settled by me"):
        isolation.discard(office, UUID(second), "me", "enough")
    [(_, waiting)] = isolation.listed(office, "shop", "waiting")
    assert waiting.id is not None
    assert isolation.as_json("shop", waiting, whole=True)["body"]
    isolation.discard(office, waiting.id, "me", "enough")
    assert not list(isolation.listed(office, None, "waiting"))
    assert [one.why for _, one in isolation.listed(office, None, "discarded")] == ["enough"]


# -- reading --------------------------------------------------------------------------------------------------------


def test_a_case_is_told_with_its_clock_now_and_then(office: EmbeddedOffice, tmp_path: Path) -> None:
    receipts(office, written(tmp_path, "a", line("1", "2026-03-02")), until=datetime(2026, 3, 20, tzinfo=SHANGHAI))
    shop = office.services["shop"]

    def told(**when: Any) -> Any:
        now = datetime(2026, 3, 20, tzinfo=SHANGHAI)
        return case_json(shop.store, shop.docket, case_of("1"), calendar=office.calendar, now=now, **when)

    assert (told()["state"], told()["version"], told()["deadlines"]) == ("GONE", 2, [])
    then = told(as_of=datetime(2026, 3, 4, 12, tzinfo=SHANGHAI))
    assert then["fields"] == {"what": "tea", "on": "2026-03-02"}
    assert then["parties"] == ["P"] and then["children"] == []
    [deadline] = then["deadlines"]
    expected = {
        "name": "pay",
        "due_on": "2026-03-05",
        "unit": "d",
        "used": 2,
        "of": 3,
        "paused": 0,
        "met_on": None,
        "to_be_confirmed": True,
    }
    assert {name: deadline[name] for name in expected} == expected
    assert deadline["ground"] == {"zh": "某法第一条", "en": "Some Law Art. 1"}
    assert told(version=1)["deadlines"][0]["used"] == 0
    assert told(as_of=datetime(2026, 3, 1, tzinfo=SHANGHAI)) is None


def test_history_and_register_have_the_shapes_of_the_contract(office: EmbeddedOffice, tmp_path: Path) -> None:
    receipts(office, written(tmp_path, "a", line("1", "2026-03-02")))
    shop = office.services["shop"]
    [fact] = history_json(shop.store, shop.docket, case_of("1"))
    wanted = {"position", "version", "kind", "recorded_at", "effective_on", "actor", "role", "onbehalfof", "policy"}
    assert wanted | {"causation_id", "correlation_id", "data", "sentence"} <= fact.keys()
    assert fact["sentence"] == {"zh": "订购tea", "en": "tea ordered"}
    page = cases_json(shop.store.register.find(Query()), "shop")
    assert page["next"] is None
    assert [(one["case_no"], one["service"], one["status"]) for one in page["cases"]] == [
        ("JH-S-2026-000001", "shop", "SOMETHING")
    ]
    json.dumps(page)


# -- the real store -------------------------------------------------------------------------------------------------


@pytest.mark.database
def test_played_on_postgresql_it_says_the_same_and_can_be_read_again(tmp_path: Path) -> None:
    file = written(tmp_path / "x", "a", line("1", "2026-03-02"), line("2", "2026-03-10"))
    until = datetime(2026, 4, 1, tzinfo=SHANGHAI)
    with EmbeddedOffice(tmp_path, memory=True) as memory:
        receipts(memory, file, until=until)
        expected = facts(memory)
    for _ in range(2):  # the second time, what the first left is emptied
        with fresh_office(tmp_path, "play") as office:
            receipts(office, file, until=until)
            assert facts(office) == expected
    assert clock_of(tmp_path / OFFICE) == until
    with EmbeddedOffice(tmp_path / OFFICE, now=until) as office:
        shop = office.services["shop"]
        assert office.find("JH-S-2026-000001") == (shop, case_of("1"))
        found = replay(shop.store, shop.docket, office.calendar)
        assert (found.cases, found.facts, found.differences) == (2, 4, [])
        assert office.advance(datetime(2027, 1, 1, tzinfo=SHANGHAI)) == 0


@pytest.mark.database
def test_folders_above_the_data_do_not_become_readable_for_everybody(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    with fresh_office(private / "data", "play"):
        assert private.stat().st_mode & 0o066 == 0
    with EmbeddedOffice(private / "data" / OFFICE) as office:
        assert office.services["shop"].store.history.last_position() == 0


# -- settings -------------------------------------------------------------------------------------------------------


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    import os

    for name in [one for one in os.environ if one.startswith("ECOCASE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_unknown_setting_is_refused(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECOCASE_TEST_ANYTHING", "1")
    read_settings()
    monkeypatch.setenv("ECOCASE_DATABSE_URL", "postgresql://localhost/x")
    with pytest.raises(Trouble, match="ECOCASE_DATABSE_URL") as told:
        read_settings()
    assert told.value.exit is Exit.USAGE


def test_the_clock_of_messages_is_refused_in_production(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECOCASE_CLOCK", "messages")
    with pytest.raises(Trouble, match="needs ECOCASE_ENVIRONMENT"):
        read_settings()
    monkeypatch.setenv("ECOCASE_ENVIRONMENT", "demo")
    assert read_settings().clock == "messages"


def test_servers_env_lies_below_the_environment(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bare / ".ecocase").mkdir()
    (bare / ".ecocase" / "servers.env").write_text(
        "ECOCASE_AMQP_URL=amqp://u:p@h:1/v\nECOCASE_DATABASE_URL='postgresql://a'\n"
    )
    assert (read_settings().amqp_url, read_settings().database_url) == ("amqp://u:p@h:1/v", "postgresql://a")
    monkeypatch.setenv("ECOCASE_AMQP_URL", "amqp://other/")
    assert read_settings().amqp_url == "amqp://other/"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("amqp://user:s3cret@host:5672/v", "amqp://user:***@host:5672/v"),
        ("postgresql://user:s%40c@ret@host/db", "postgresql://user:***@host/db"),
        ("postgresql://host/db?user=u&password=s3cret&x=1", "postgresql://host/db?user=u&password=***&x=1"),
        ("postgresql://host/db", "postgresql://host/db"),
    ],
)
def test_passwords_are_masked(url: str, shown: str) -> None:
    assert masked(url) == shown


def test_settings_never_show_a_password(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECOCASE_AMQP_URL", "amqp://user:s3cret@host/")
    settings = read_settings()
    assert "s3cret" not in repr(settings) + str(settings) + str(settings.shown())
    monkeypatch.setenv("ECOCASE_AMQP_URL", "http://user:s3cret@host/")
    with pytest.raises(Trouble) as told:
        read_settings()
    assert "s3cret" not in told.value.message.en + told.value.remedy.en
