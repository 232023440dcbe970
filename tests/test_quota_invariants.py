"""What holds of quota ledgers whatever comes in whatever order: not a tonne is lost, doubled or overdrawn (invariant 6).

First one ledger under random requests; then several ledgers, applications and an auction on a real desk, with what they
tell one another delivered late, in any order, and more than once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import from_json

from services.approval import cases
from services.approval.cases import quota_account, quota_application
from services.approval.cases.quota_account import messages as ledger
from services.approval.cases.quota_account.rules import Account, Reduction
from services.approval.cases.quota_application import messages as m
from services.approval.cases.quota_application.rules import (
    Acquired,
    Active,
    Assessed,
    Holder,
    Needing,
    Opinion,
    Released,
    Reserved,
    Waitlisted,
)
from services.approval.cases.quota_application.scenarios import PROJECT, SCENARIOS, eia, request, source
from services.approval.cases.quota_auction import messages as auction
from shared.casework.calendar import SHANGHAI
from shared.casework.desk import Desk
from shared.casework.docket import Docket
from shared.casework.rounding import half_up, round_up
from shared.casework.scenario import NOW_UNLESS_SAID, Play
from shared.contracts import approval as told
from shared.contracts.approval import Basin, County, Pollutant, QuotaPriority, Region, ReserveKind, Role
from shared.contracts.message import Actor, Announcement, CaseRef, Command, Envelope
from shared.eventstore.memory import MemoryStore
from shared.messaging.wire import parse
from tests.conftest import costly

NOTHING = Decimal(0)
SYSTEM = Actor(person="urn:ecocase:approval", role="SYSTEM")

# -- one ledger ---------------------------------------------------------------------------------------------------

ASKERS = [CaseRef(type="approval.quota_application", id=UUID(int=number)) for number in range(1, 5)]
KILOGRAMS = st.integers(1, 4_000).map(lambda kilograms: Decimal(kilograms).scaleb(-3))
WHO = st.fixed_dictionaries({"asker": st.sampled_from(ASKERS), "step": st.integers(1, 6)})
PRIORITIES = st.sampled_from(list(QuotaPriority))


@st.composite
def ledger_commands(draw) -> Command:
    who, qty = draw(WHO), draw(KILOGRAMS)
    asker, step = who["asker"], who["step"]
    place = {"priority": draw(PRIORITIES), "requested_at": NOW_UNLESS_SAID}
    return draw(
        st.sampled_from(
            [
                ledger.Reserve(asked_by=asker, step=step, amount=qty, **place),
                ledger.Settle(
                    settled_by=asker, step=step, **draw(st.sampled_from([{}, {"taken": qty}, {"kept": qty}]))
                ),
                ledger.KeepPlace(waiting=asker, step=step, missing=qty, **place),
                ledger.TakeBack(returned_by=asker, step=step, kind=ReserveKind.RECLAIMED, qty=qty),
                ledger.AddToReserve(kind=ReserveKind.BOUGHT, qty=qty),
            ]
        )
    )


def ledger_after(commands: Sequence[Command]) -> Play:
    play = Play(quota_account.CASE)
    opens = ledger.OpenAccount(region=Region.LANXI, pollutant=Pollutant.NOX)
    for one in [opens, *commands]:
        play.is_unsettled = False
        by_hand = isinstance(one, ledger.OpenAccount | ledger.AddToReserve)
        play.when(one, Actor(person="p", role="QUOTA_SECTION") if by_hand else SYSTEM)
        assert play.refused_with is None
    return play


@given(st.lists(ledger_commands(), max_size=40))
def test_6_a_ledger_is_never_overdrawn(commands):
    for file in ledger_after(commands).states:
        assert 0 <= file.state.reserved <= file.state.balance


@given(st.lists(ledger_commands(), max_size=40))
def test_6_every_tonne_has_a_source_and_is_accounted_for(commands):
    play = ledger_after(commands)
    facts = [one.fact for one in play.filed]
    added = sum((one.qty for one in facts if isinstance(one, ledger.ReserveAdded)), NOTHING)
    settled = [one for one in facts if isinstance(one, ledger.ReservationSettled)]
    assert play.file.state.balance == added - sum((one.taken for one in settled), NOTHING)
    assert all(one.taken == sum((source.qty for source in one.drawn), NOTHING) for one in settled)


@given(st.lists(ledger_commands(), max_size=40))
def test_6_a_release_restores_exactly_what_was_granted(commands):
    held: dict[UUID, Decimal] = {}
    for one in (filed.fact for filed in ledger_after(commands).filed):
        match one:
            case ledger.TonnesReserved():
                held[one.asked_by.id] = held.get(one.asked_by.id, NOTHING) + one.granted
            case ledger.ReservationSettled():
                assert one.taken + one.kept + one.released == held.pop(one.settled_by.id, NOTHING)
                held[one.settled_by.id] = one.kept
            case _:
                pass


@given(st.lists(ledger_commands(), max_size=30))
def test_6_what_is_heard_again_changes_nothing(commands):
    once = ledger_after(commands)
    heard = [one for one in commands if not isinstance(one, ledger.AddToReserve)]
    again = ledger_after([*commands, *heard])
    assert again.file.state == once.file.state


# -- several ledgers, applications and an auction -----------------------------------------------------------------

DOCKET = Docket.of(cases)
RESERVES = [
    (UUID(int=11), Region.LANXI, "2.2"),
    (UUID(int=12), Region.CITY, "1.5"),
    (UUID(int=13), Region.YIWU, "3.0"),
    (UUID(int=14), Region.PROVINCE, "1.0"),
]
APPLICATIONS = [UUID(int=number) for number in range(21, 26)]
AUCTION = UUID(int=31)
REDUCTION = source("1.5", pollutant=Pollutant.COD)


@dataclass
class Office:
    """A desk on a store in memory, and a post that delivers what it tells whenever the test says so."""

    store: MemoryStore = field(default_factory=lambda: MemoryStore("approval"))
    now: datetime = datetime(2023, 4, 17, 9, tzinfo=SHANGHAI)
    posted: int = 0
    sent: int = 0
    underway: list[Envelope] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.desk = Desk(DOCKET, self.store.archive)

    def send(self, case_id: UUID, command: Command, role: Role) -> None:
        self._handle(self._letter("urn:test", command.KIND, command, case_id, role))

    def hear(self, news: Announcement) -> None:
        """A neighbour's fact joins what is under way."""
        self.underway.append(self._letter("urn:ecocase:elsewhere", news.KIND, news, UUID(int=77), Role.SYSTEM))

    def deliver(self, choice: int, *, again: bool) -> None:
        """One letter out of those under way, maybe leaving a copy that looks like another letter."""
        if not self.underway:
            return
        letter = self.underway.pop(choice % len(self.underway))
        if again:
            self.underway.append(letter.model_copy(update={"id": f"{letter.id}-again"}))
        self._handle(letter)

    def deliver_all(self, choices: Sequence[int]) -> None:
        turn = 0
        while self.underway:
            self.deliver(choices[turn % len(choices)], again=False)
            turn += 1

    def _letter(self, source: str, kind: str, content: Any, subject: UUID, role: Role) -> Envelope:
        self.sent += 1
        return Envelope(
            specversion="1.0",
            id=str(uuid5(AUCTION, str(self.sent))),
            source=source,
            type=kind,
            time=self.now,
            subject=subject,
            actor="urn:person:test",
            role=role,
            data=content.model_dump(mode="json"),
        )

    def _handle(self, letter: Envelope) -> None:
        self.now += timedelta(seconds=1)
        [answer] = self.desk.handle([letter], self.now)
        assert answer.crash is None, answer.crash
        fresh = self.store.outbox.after(self.posted, 1_000)
        self.posted = max([self.posted, *(one.position for one in fresh)])
        letters = (parse(one.body) for one in fresh)
        self.underway += [one for one in letters if one.type in DOCKET.heard]

    def states(self, kind: type) -> dict[UUID, Any]:
        return {case_id: file.state for case_id, file in self.desk.files.items() if isinstance(file.state, kind)}

    def facts(self, kind: type) -> list[Any]:
        entries = [one for one in self.store.history.log(0, 100_000) if one.kind == kind.KIND]
        return [kind.model_validate(from_json(one.body)["data"]) for one in entries]


def opened(office: Office) -> Office:
    """Reserves of 7.7 t/a, known to everybody, and five applications that want 12.2 between them."""
    for case_id, region, qty in RESERVES:
        stock = ledger.ReserveSource(kind=ReserveKind.BOUGHT, qty=Decimal(qty), dated=office.now.date())
        opens = ledger.OpenAccount(region=region, pollutant=Pollutant.COD, basin=Basin.QIANTANG, sources=(stock,))
        office.send(case_id, opens, Role.QUOTA_SECTION)
    office.deliver_all([0])
    priorities = [*list(QuotaPriority)[:4], QuotaPriority.P1]
    for case_id, priority, qty in zip(APPLICATIONS, priorities, ("5.0", "2.5", "0.7", "3.1", "0.9"), strict=True):
        sources = (REDUCTION,) if priority in (QuotaPriority.P2, QuotaPriority.P4) else ()
        wanted = request(qty, priority=priority, case_ref=eia_case(case_id), sources=sources)
        office.send(case_id, wanted, Role.APPLICANT)
        office.send(case_id, m.AssessNeed(attainment=m.Attainment()), Role.QUOTA_SECTION)
    lot = auction.Lot(pollutant=Pollutant.COD, qty=Decimal(2), floor_price_fen=400_000, account=RESERVES[1][0])
    office.send(AUCTION, auction.AnnounceAuction(county_code=County.LANXI, lots=(lot,)), Role.QUOTA_SECTION)
    return office


def eia_case(application: UUID) -> UUID:
    return uuid5(application, "eia")


def act(office: Office, choice: int) -> None:
    """One thing that somebody does next to one of the cases; now and then its EIA comes to nothing, or bids are invited."""
    case_id = APPLICATIONS[choice % len(APPLICATIONS)]
    if choice % 13 == 0:
        office.hear(eia(told.EiaWithdrawn, case_id=eia_case(case_id), withdrawn_on=office.now.date()))
    elif choice % 11 == 0:
        hold_auction(office, choice)
    elif choice % 7 == 0:
        office.hear(member_lost(office, case_id))
    else:
        go_on(office, case_id, choice)


def member_lost(office: Office, case_id: UUID) -> told.BundleMemberReleased:
    """As if the project were a bundle: one of its firms emitted 0.3 t/a."""
    return told.BundleMemberReleased(
        case_id=eia_case(case_id),
        project_code=PROJECT,
        doc_no="金环建兰〔2023〕9号",
        uscc="11330782002609290T",
        released_on=office.now.date(),
        discharges=(told.Discharge(pollutant=Pollutant.COD, whole_plant=Decimal(1), change=Decimal("0.3")),),
    )


def go_on(office: Office, case_id: UUID, choice: int) -> None:
    match office.desk.files[case_id].state:
        case Assessed():
            office.send(case_id, m.ReserveQuota(), Role.QUOTA_SECTION)
        case Waitlisted():
            account = RESERVES[choice % len(RESERVES)][0]
            office.send(case_id, m.TransferFrom(account=account), Role.DEPUTY_DIRECTOR)
        case Reserved():
            office.send(case_id, m.IssueQuotaOpinion(promise="兰政函〔2023〕5号"), Role.SECTION_HEAD)
        case Opinion():
            office.send(case_id, m.ConcludeAcquisition(contract_no=f"C-{choice}"), Role.TRADING_PLATFORM)
        case Acquired():
            office.send(case_id, m.RegisterOnPermit(), Role.QUOTA_SECTION)
        case Active():
            back = m.RepurchaseSurplus(contract_no=f"R-{choice}", pollutant=Pollutant.COD, qty=Decimal("0.2"))
            office.send(case_id, back, Role.SECTION_HEAD)
        case _:
            pass


def hold_auction(office: Office, choice: int) -> None:
    office.send(AUCTION, auction.OpenBidding(), Role.QUOTA_SECTION)
    bidder = "11330782002609290T"
    bid = auction.PlaceBid(bidder_uscc=bidder, pollutant=Pollutant.COD, price_fen=500_000, qty_wanted=Decimal("0.3"))
    office.send(AUCTION, bid, Role.TRADING_PLATFORM)
    office.send(AUCTION, auction.CloseBidding(), Role.QUOTA_SECTION)
    pays = auction.ConfirmPayment(bidder_uscc=bidder, pollutant=Pollutant.COD, contract_no=f"A-{choice}")
    office.send(AUCTION, pays, Role.TRADING_PLATFORM)


def never_overdrawn(office: Office) -> None:
    for account in office.states(Account).values():
        assert 0 <= account.reserved <= account.balance


def held_for(office: Office) -> dict[tuple[UUID, UUID], Decimal]:
    """(ledger, application) -> tonnes, as the ledgers say it."""
    accounts, reductions = office.states(Account), office.states(Reduction)
    held = {(case_id, asker): qty for case_id, one in accounts.items() for asker, qty in one.held.items()}
    return held | {(case_id, one.used_by): one.qty for case_id, one in reductions.items() if one.used_by}


def entries_of(office: Office) -> dict[tuple[UUID, UUID], Decimal]:
    """The same, as the applications say it that have neither bought nor released."""
    said: dict[tuple[UUID, UUID], Decimal] = {}
    for case_id, state in office.states(Needing).items():
        for entry in () if isinstance(state, Released) else state.entries:
            said[entry.ledger, case_id] = said.get((entry.ledger, case_id), NOTHING) + entry.qty
    return said


STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.booleans(), st.booleans()), min_size=10, max_size=60)


def played(steps: Sequence[tuple[int, bool, bool]]) -> Office:
    office = opened(Office())
    for choice, acts, again in steps:
        act(office, choice) if acts else office.deliver(choice, again=again)
        never_overdrawn(office)
    office.deliver_all([choice for choice, _, _ in steps])
    return office


simulations = costly(40)


@simulations
@given(STEPS)
def test_6_ledgers_and_applications_agree_once_all_is_delivered(steps):
    office = played(steps)
    never_overdrawn(office)
    bought = {case_id for case_id in office.states(Holder)} | {AUCTION}
    held = {key: qty for key, qty in held_for(office).items() if key[1] not in bought}
    assert held == entries_of(office)


@simulations
@given(STEPS)
def test_6_no_tonne_is_lost_or_doubled(steps):
    """What was put in is there, or was taken by somebody who bought it, or came back from a holder."""
    office = played(steps)
    balance = sum((one.balance for one in office.states(Account).values()), NOTHING)
    taken = sum((one.taken for one in office.facts(ledger.ReservationSettled)), NOTHING)
    added = sum((one.qty for one in office.facts(ledger.ReserveAdded)), NOTHING)
    put_in = sum((Decimal(qty) for _, _, qty in RESERVES), NOTHING)
    returns = [entry for one in office.facts(m.MemberRightReturned) for entry in one.entries]
    came_back = sum((one.qty for one in [*office.facts(m.QuotaRepurchased), *returns]), NOTHING)
    assert added == put_in + came_back
    assert balance == added - taken
    contracts = [entry for one in office.facts(m.QuotaAcquired) for entry in one.ledger_entries if entry.region]
    sold = [sale.sold for one in office.facts(auction.AuctionCompleted) for sale in one.sales]
    assert taken == sum((entry.qty for entry in contracts), NOTHING) + sum(sold, NOTHING)


@simulations
@given(STEPS)
def test_6_nobody_gets_more_than_it_needs_and_a_reduction_serves_one(steps):
    office = played(steps)
    for state in office.states(Needing).values():
        assert all(qty >= 0 for qty in lacking(state).values())
    claims = [one for one in office.facts(ledger.ReductionSettled) if one.taken]
    assert len({one.settled_by.id for one in claims}) <= 1


def lacking(state: Needing) -> dict[Pollutant, Decimal]:
    lacks = {one.pollutant: one.required for one in state.needs}
    for entry in state.entries:
        lacks[entry.pollutant] -= entry.qty
    return lacks


def test_the_simulations_reach_what_they_are_about():
    """Otherwise the properties above would hold of nothing."""
    from random import Random

    dice = Random(11)
    reached: set[str] = set()
    for _ in range(20):
        steps = [(dice.randrange(10_000), dice.random() < 0.3, dice.random() < 0.3) for _ in range(200)]
        reached |= {one.kind for one in played(steps).store.history.log(0, 100_000)}
    wanted = {m.QuotaReserved, m.QuotaShortfall, m.QuotaTransferred, m.QuotaReleased, m.LateGrantReturned}
    wanted |= {
        m.QuotaAcquired,
        m.QuotaRepurchased,
        m.MemberReleased,
        m.MemberRightReturned,
        ledger.PlaceKept,
        ledger.ReductionClaimed,
    }
    wanted |= {auction.PaymentConfirmed, auction.AuctionCompleted}
    assert {one.KIND for one in wanted} - reached == set()


def test_a_need_is_filled_from_county_city_and_the_next_county_of_the_basin():
    """Worked example M10-E4 with the ledgers themselves: Yiwu is left with 1.7 t/a."""
    office = opened(Office())
    office.send(APPLICATIONS[0], m.ReserveQuota(), Role.QUOTA_SECTION)
    office.underway = [one for one in office.underway if one.subject != AUCTION]
    office.deliver_all([0])
    [state] = [one for case_id, one in office.states(Reserved).items() if case_id == APPLICATIONS[0]]
    assert [(one.region, one.qty) for one in state.entries] == [
        (Region.LANXI, Decimal("2.2")),
        (Region.CITY, Decimal("1.5")),
        (Region.YIWU, Decimal("1.3")),
    ]
    assert {one.region: one.free for one in office.states(Account).values()}[Region.YIWU] == Decimal("1.7")


# -- rights and rounding ------------------------------------------------------------------------------------------

COMMANDS = [step.said["command"] for story in SCENARIOS for step in story.steps if step.verb == "when"]
AFTERLIFE = (m.TransferToPeer, m.LeaseToPeer, m.RepurchaseSurplus, m.ReclaimIdle, m.RegisterOnPermit)


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 400)), max_size=20))
def test_splitting_a_right_keeps_its_tonnes(steps):
    """Traded, leased, returned: the entries always add up to what was bought."""
    [story] = [one for one in SCENARIOS if one.title == "Traded tonnes are no longer one's own"]
    play = Play(quota_application.CASE)
    for step in story.steps:
        if step.verb in ("when", "heard", "at") and not isinstance(step.said.get("command"), m.TransferToPeer):
            getattr(play, step.verb)(**step.said)
    possible = [one for one in COMMANDS if isinstance(one, AFTERLIFE)]
    for choice, days in steps:
        play.is_unsettled = False
        play.at(play.now + timedelta(days=days))
        if not isinstance(play.file.state, Active):
            break
        command = possible[choice % len(possible)]
        [by, *_] = [row.by for row in quota_application.CASE.lifecycle if row.command is type(command)]
        play.when(command, Actor(person="p", role=by[0]))
        rights = play.file.state.rights
        assert sum((one.qty for one in rights), NOTHING) == Decimal(5)
        assert all(one.qty > 0 for one in rights)


@given(st.fractions(min_value=0, max_value=10**9))
def test_half_up_is_the_nearest_and_takes_halves_upwards(exact):
    assert Fraction(-1, 2) < half_up(exact) - exact <= Fraction(1, 2)


@given(st.decimals(min_value=0, max_value=10**6, places=6))
def test_rounding_up_adds_less_than_a_kilogram(exact):
    rounded = round_up(exact, Decimal("0.001"))
    assert 0 <= rounded - exact < Decimal("0.001")
    assert rounded == rounded.quantize(Decimal("0.001"))


def test_seven_tenths_of_the_bidders_win():
    """Of 15 bidders 11 win, where rounding halves to even would give 10."""
    assert [half_up(Fraction(7, 10) * bidders) for bidders in (0, 1, 2, 5, 6, 10, 15)] == [0, 1, 1, 4, 4, 7, 11]


def test_an_opinion_stands_for_what_the_ledgers_hold():
    office = opened(Office())
    office.deliver_all([0])
    for case_id in APPLICATIONS:
        office.send(case_id, m.ReserveQuota(), Role.QUOTA_SECTION)
    office.deliver_all([0])
    for case_id in APPLICATIONS:
        office.send(case_id, m.IssueQuotaOpinion(promise="兰政函〔2023〕5号"), Role.SECTION_HEAD)
    for case_id, state in office.states(Opinion).items():
        assert not state.missing
        assert sum((qty for key, qty in held_for(office).items() if key[1] == case_id), NOTHING) == sum(
            (one.required for one in state.needs), NOTHING
        )
