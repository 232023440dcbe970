"""What crosses the borders of a call for pilots: scores come in, places and refusals go out, the fund's pots are looked up."""

from collections.abc import Iterable
from typing import Any

from services.finance.cases.pilot_programme import messages as m
from services.finance.cases.pilot_programme.rules import Known, Open, Published
from shared.casework.case_type import Order, every
from shared.contracts import finance as told
from shared.contracts.message import Announcement, CaseRef, Command, Fact

# -- hears --------------------------------------------------------------------------------------------------------


def scored(heard: told.PilotScored) -> Order:
    return Order(heard.programme, m.RecordScore(**{name: getattr(heard, name) for name in m.Entry.model_fields}))


def dropped(heard: told.PilotDropped) -> Order:
    return Order(heard.programme, m.DropEntry(pilot=heard.pilot))


HEARS = {told.PilotScored: scored, told.PilotDropped: dropped}

# -- tells --------------------------------------------------------------------------------------------------------


def stated(me: CaseRef, fact: Fact, state: Known) -> told.PilotCallStated:
    call = state.call
    return told.PilotCallStated(
        programme=me.id,
        pilot_kind=call.pilot_kind,
        standard=call.standard,
        batch=call.batch,
        closes_on=call.closes_on,
        pass_mark=call.pass_mark,
        is_open=isinstance(state, Open),
    )


def declined(me: CaseRef, fact: m.LateScoreDeclined, state: Known) -> told.PilotNotChosen:
    why, day = told.WhyNotChosen.TOO_LATE, fact.declined_on
    return told.PilotNotChosen(concerning=fact.pilot, programme=me.id, why=why, decided_on=day)


def confirmed(me: CaseRef, fact: m.ListConfirmed, state: Published) -> list[Announcement]:
    chosen = [
        told.PilotChosen(
            concerning=one.pilot,
            programme=me.id,
            rank=one.rank,
            award_fen=one.award_fen,
            line=state.listed.pot.line,
            allocation=state.listed.pot.allocation,
            listed_on=fact.confirmed_on,
            notice_ended_on=state.listed.ends_on,
            approved_by=state.listed.by,
        )
        for one in state.listed.awards
    ]
    others = [
        told.PilotNotChosen(concerning=one.pilot, programme=me.id, why=one.why, decided_on=fact.confirmed_on)
        for one in state.listed.declined
    ]
    return [*chosen, *others]


TELLS = {
    m.CallOpened: stated,
    m.PilotsListed: stated,
    m.LateScoreDeclined: declined,
    m.ListConfirmed: confirmed,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def pots(command: Command, state: Any) -> Iterable[str]:
    if not isinstance(command, m.ListCreation):
        return []
    divisions = {str(state.call.division), str(told.Division.CITY)}
    return [every(f"{told.Scheme.PILOT}/{one}") for one in sorted(divisions)]


LOOKS_UP = {told.FundPotStated.ABOUT: pots}
