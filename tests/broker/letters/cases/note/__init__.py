"""便笺 / A note: opened, amended, and able to hurt whoever handles it."""

from datetime import date

from shared.casework.case_type import CaseType, Listing
from shared.casework.law import Ground, Policy
from shared.casework.lifecycle import Lifecycle, row
from shared.contracts.text import Text
from tests.broker.letters.cases.note import messages, rules

GROUND = Ground(Text("测试", "test"))

CASE = CaseType(
    name="letters.note",
    title=Text("便笺", "note"),
    code="BJ",
    measures=(),
    messages=messages,
    policies=[Policy(name="one", in_force_from=date(2020, 1, 1), basis="test")],
    lifecycle=Lifecycle(
        row(rules.Blank, messages.OpenNote, "CLERK", ground=GROUND),
        row(rules.Open, messages.AmendNote, "CLERK", ground=GROUND),
    ),
    initial=rules.Blank(),
    decide=rules.decide,
    evolve=rules.evolve,
    listing=lambda state: Listing(title="note"),
    tells={messages.NoteOpened: lambda ref, fact, state: messages.NoteTold(text=fact.text)},
    hears={messages.BellRang: lambda heard: None},
)
