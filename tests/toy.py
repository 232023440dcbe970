"""A case type small enough to test the engine with: a slip is opened, stamped, and lapses after three working days."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from shared.casework.calendar import SHANGHAI
from shared.casework.case_type import EVERY, CaseType, Context, Listing, OrderAll, State, become, every
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.docket import Docket
from shared.casework.law import Ground, Limit, Policy, Unit
from shared.casework.lifecycle import SYSTEM, Lifecycle, row
from shared.casework.notice import Notice
from shared.casework.refusal import Refused
from shared.contracts.message import Announcement, CaseRef, Command, Envelope, Fact
from shared.contracts.text import Text

GROUND = Ground(Text("某法第一条", "Some Law, Art. 1"))
NOW = datetime(2026, 3, 3, 9, tzinfo=SHANGHAI)


class Open(Command):
    KIND = "toy.slip.Open.v1"
    title: str
    party: str = "11330727002606583R"


class Stamp(Command):
    KIND = "toy.slip.Stamp.v1"
    n: int


class Break(Command):
    KIND = "toy.slip.Break.v1"


class DeadlinePassed(Command):
    KIND = "toy.slip.DeadlinePassed.v1"


class Opened(Fact):
    KIND = "toy.slip.Opened.v1"
    SAYS = Text("开立{title}", "{title} was opened")
    title: str
    party: str
    opened_on: date


class Stamped(Fact):
    KIND = "toy.slip.Stamped.v1"
    SAYS = Text("盖章{doc_no}", "stamped {doc_no}")
    n: int
    doc_no: str
    weather: str | None


class Lapsed(Fact):
    KIND = "toy.slip.Lapsed.v1"
    SAYS = Text("失效", "lapsed")


class SlipStamped(Announcement):
    KIND = "toy.SlipStamped.v1"
    party: str


class WeatherChanged(Announcement):
    KIND = "sky.WeatherChanged.v1"
    ABOUT = "sky.weather"
    place: str
    weather: str

    def key(self) -> str:
        return self.place


class PartyGone(Announcement):
    KIND = "sky.PartyGone.v1"
    party: str


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    pass


@dataclass(frozen=True, kw_only=True)
class Slip(State):
    TITLE: ClassVar[Text] = Text("有效", "valid")
    title: str
    party: str
    opened_on: date
    n: int = 0


@dataclass(frozen=True, kw_only=True)
class Over(Slip):
    TITLE: ClassVar[Text] = Text("失效", "lapsed")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class SlipPolicy(Policy):
    life: Limit


LIFECYCLE = Lifecycle(
    row(Unopened, Open, "CLERK", ground=GROUND),
    row(Slip, Stamp, "CLERK", ground=GROUND),
    row(Slip, Break, "CLERK", ground=GROUND),
    row(Slip, DeadlinePassed, SYSTEM, ground=GROUND),
)


def decide(command: Command, state: Any, context: Context[Any]) -> Sequence[Fact]:
    match command:
        case Open():
            return [Opened(title=command.title, party=command.party, opened_on=context.today)]
        case Stamp(n=0):
            context.number("章")
            raise Refused("ZERO", Text("不能为零", "zero will not do"))
        case Stamp(n=98 | 99):
            heard = "、".join(sorted(place for _, place in context.notes))
            return [Stamped(n=command.n, doc_no="-", weather=heard)]
        case Stamp():
            weather = context.notes.get(("sky.weather", state.party))
            doc_no = f"章〔{context.today.year}〕{context.number('章')}号"
            return [Stamped(n=command.n, doc_no=doc_no, weather=getattr(weather, "weather", None))]
        case Break():
            raise ZeroDivisionError("a rule with a defect")
        case _:
            return [Lapsed()]


def evolve(state: Any, fact: Fact) -> State:
    match fact:
        case Opened():
            return Slip(title=fact.title, party=fact.party, opened_on=fact.opened_on)
        case Stamped():
            return become(Slip, state, n=fact.n)
        case _:
            return become(Over, state)


def deadlines(state: Any, policy: SlipPolicy, stopwatch: Stopwatch) -> Sequence[Deadline]:
    if type(state) is not Slip:
        return []
    title = Text("有效期", "validity")
    return [stopwatch.deadline("validity", title, policy.life, state.opened_on, passes=DeadlinePassed())]


def tell(me: CaseRef, fact: Stamped, state: Slip) -> Announcement:
    return SlipStamped(party=state.party)


def weather_wanted(command: Command, state: Any) -> list[str]:
    """Its own place, or, for the stamp with the number 99, every place; with 98 those within its own."""
    match command:
        case Stamp(n=99):
            return [EVERY]
        case Stamp(n=98):
            return [every(state.party)]
        case Stamp():
            return [state.party]
        case _:
            return []


CASE = CaseType(
    name="toy.slip",
    title=Text("条子", "Slip"),
    code="SLIP",
    measures=(),
    messages=sys.modules[__name__],
    policies=[
        SlipPolicy(name="2020", in_force_from=date(2020, 1, 1), basis="x", life=Limit(3, Unit.WORKING_DAYS, GROUND))
    ],
    lifecycle=LIFECYCLE,
    initial=Unopened(),
    decide=decide,
    evolve=evolve,
    deadlines=deadlines,
    listing=lambda state: Listing(state.title, (state.party,), topics=(state.title,), figures={"n": str(state.n)}),
    notice=lambda state: Notice(Text("公示", "notice"), state.opened_on, None, ()) if type(state) is Slip else None,
    hears={PartyGone: lambda gone: OrderAll(gone.party, DeadlinePassed())},
    tells={Stamped: tell},
    looks_up={"sky.weather": weather_wanted},
)
DOCKET = Docket("toy", [CASE])


def letter(kind: str, case_id: UUID | None = None, data: dict[str, Any] | None = None, **more: Any) -> Envelope:
    """A command of a platform; ``kind`` is the last part of its wire name."""
    return Envelope.model_validate(
        {
            "specversion": "1.0",
            "id": str(uuid4()),
            "source": "urn:ecocase:partner:demo",
            "type": f"toy.slip.{kind}.v1",
            "time": NOW,
            "subject": case_id,
            "actor": "p1",
            "role": "CLERK",
            "data": data or {},
            **more,
        }
    )


def heard(announcement: Announcement, sequence: int = 1) -> Envelope:
    more = {"source": "urn:ecocase:sky", "type": announcement.KIND, "sequence": sequence}
    return letter("x", data=announcement.model_dump(mode="json"), **more)
