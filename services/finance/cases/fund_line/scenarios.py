"""Fund lines, by example."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.fund_line.messages import (
    Allocated,
    AllocationProposed,
    AllocationReduced,
    Appropriated,
    AppropriationRegistered,
    Bid,
    CloseYear,
    ClosingProposed,
    Commit,
    CommitmentLapsed,
    CommitmentRefused,
    CommitmentReleased,
    Committed,
    ConfirmAllocation,
    ConfirmAppropriation,
    ConfirmClosing,
    ConfirmReduction,
    ConfirmRelease,
    ConfirmWithdrawal,
    DropProposal,
    FreezeLine,
    LegAwaited,
    LegSet,
    LineFrozen,
    LineUnfrozen,
    MoneyReturned,
    OrderCancelled,
    OrderRefused,
    Partner,
    PaymentExecuted,
    PaymentOrdered,
    PaymentReleased,
    PaymentReturned,
    PerformanceReported,
    PlaceLapsed,
    PledgeReceived,
    ProposalDropped,
    ProposeAllocation,
    ProposeByFactors,
    ProposeByScores,
    Receiver,
    ReconciliationBroken,
    RecordYearEndBalance,
    ReduceAllocation,
    ReductionProposed,
    RegisterAppropriation,
    ReleaseCommitment,
    ReleaseProposed,
    ReleaseRefused,
    ReleaseReservation,
    ReportPerformance,
    ReservationExtended,
    ReservationLapsed,
    ReservationRefused,
    ReservationReleased,
    Reserve,
    Reserved,
    ResultNoted,
    ReturnRefused,
    StartYearEnd,
    Target,
    UnfreezeLine,
    Waitlisted,
    WithdrawalProposed,
    WithdrawByGiver,
    Withdrawn,
    YearClosed,
    YearEndBalanceRecorded,
    YearEndStarted,
)
from shared.casework.calendar import SHANGHAI
from shared.casework.scenario import Expected, Scenario, fact, scenario
from shared.contracts import finance as told
from shared.contracts.finance import (
    BY_HAND,
    AllocationMode,
    Division,
    FundCode,
    FundKind,
    FundLevel,
    Instalment,
    LineStatus,
    OrderAct,
    OrderOutcome,
    ReturnCause,
    ReturnedTo,
    Role,
    Scheme,
)
from shared.contracts.message import CaseRef

# -- money to speak of --------------------------------------------------------------------------------------------

LINE = UUID("6f0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a11")
YUAN = 100
WAN = 10_000 * YUAN
POT = "1-1"
MAKER, CHECKER, APPROVER, LEADER = "maker", "checker", "approver", "leader"
EARLY = datetime(2023, 4, 3, 9, tzinfo=SHANGHAI)


def grant(number: int) -> CaseRef:
    return CaseRef(type="finance.forklift_subsidy", id=UUID(int=number))


def by_hand(number: int) -> CaseRef:
    return CaseRef(type=BY_HAND, id=UUID(int=number))


def payment(number: int) -> CaseRef:
    return CaseRef(type="finance.payment", id=UUID(int=1_000 + number))


def appropriation(**other: Any) -> RegisterAppropriation:
    said: dict[str, Any] = {
        "level": FundLevel.PROVINCIAL,
        "fund_kind": FundKind.PROV_ECO,
        "budget_doc_no": "浙财资环〔2023〕35号",
        "function_code": "2110301",
        "fund_project_code": "Z145060020001",
        "first_year": 2023,
        "fiscal_year": 2023,
        "purpose_scope": tuple(Scheme),
        "appropriated_fen": 60 * WAN,
    }
    return RegisterAppropriation(**said | other)


def appropriated(story: Scenario, fen: int = 60 * WAN, **other: Any) -> Scenario:
    return story.when(appropriation(appropriated_fen=fen, **other), by=Role.FIN_MAKER, person=MAKER).when(
        ConfirmAppropriation(), by=Role.FIN_CHECKER, person=CHECKER
    )


def proposal(fen: int, scheme: Scheme = Scheme.FORKLIFT, **other: Any) -> ProposeAllocation:
    said: dict[str, Any] = {
        "scheme": scheme,
        "division": Division.JINDONG,
        "responsible_unit": "金东分局",
        "mode": AllocationMode.FIRST_COME,
        "amount_fen": fen,
    }
    return ProposeAllocation(**said | other)


def allocated(story: Scenario, number: int, fen: int, scheme: Scheme = Scheme.FORKLIFT, **other: Any) -> Scenario:
    return confirmed(story.when(proposal(fen, scheme, **other), by=Role.APPROVER, person=APPROVER), number)


def confirmed(story: Scenario, number: int) -> Scenario:
    confirm = ConfirmAllocation(proposal=number, minutes_no="金环办纪〔2023〕5号")
    return story.when(confirm, by=Role.MEETING, person=LEADER)


def opened(story: Scenario, fen: int = 60 * WAN, pot: int | None = None, **other: Any) -> Scenario:
    """A line with one first-come pot for forklifts in Jindong that holds all of it."""
    return allocated(appropriated(story, fen, **other), 1, fen if pot is None else pot)


def asked(number: int, fen: int, step: int = 1, minutes: int | None = None, **other: Any) -> told.ReservationAsked:
    """Accepted in the order of the numbers unless said."""
    said: dict[str, Any] = {
        "asked_by": grant(number),
        "step": step,
        "line": LINE,
        "allocation": POT,
        "case_no": f"JH-FORK-330703-2023-{number:06}",
        "amount_fen": fen,
        "accepted_at": EARLY.replace(minute=number % 60 if minutes is None else minutes),
    }
    return told.ReservationAsked(**said | other)


def gave_up(number: int, step: int = 2) -> told.ReservationReleased:
    return told.ReservationReleased(released_by=grant(number), step=step, line=LINE)


def promise(number: int, fen: int, step: int = 2, **other: Any) -> told.CommitmentAsked:
    said: dict[str, Any] = {
        "asked_by": grant(number),
        "step": step,
        "line": LINE,
        "allocation": POT,
        "case_no": f"JH-FORK-330703-2023-{number:06}",
        "beneficiary": "金东某物流有限公司",
        "amount_fen": fen,
        "approved_by": APPROVER,
    }
    return told.CommitmentAsked(**said | other)


def kept_by_hand(story: Scenario) -> Scenario:
    """100,000 yuan for a monitoring station, without a case of its own."""
    story = opened(story, pot=10 * WAN)
    promised_by_hand = Commit(
        asked_by=by_hand(1),
        step=1,
        allocation=POT,
        case_no="JH-1",
        beneficiary="金东区监测站",
        amount_fen=10 * WAN,
    )
    return story.when(promised_by_hand, by=Role.APPROVER, person=APPROVER)


def undone(number: int, step: int = 3, fen: int | None = None, checker: str = CHECKER) -> told.CommitmentReleased:
    said: dict[str, Any] = {"released_by": grant(number), "step": step, "line": LINE, "amount_fen": fen}
    return told.CommitmentReleased(**said, approved_by=APPROVER, checked_by=checker)


def order(number: int, fen: int, act: OrderAct, step: int, person: str, **other: Any) -> told.PaymentOrderAsked:
    said: dict[str, Any] = {"asked_by": payment(number), "step": step, "line": LINE, "grant": grant(number)}
    return told.PaymentOrderAsked(**said | {"act": act, "amount_fen": fen, "person": person} | other)


def ordered(number: int, fen: int, step: int = 1, **other: Any) -> told.PaymentOrderAsked:
    return order(number, fen, OrderAct.ORDER, step, **{"person": MAKER} | other)


def let_go(number: int, fen: int, step: int = 2, **other: Any) -> told.PaymentOrderAsked:
    return order(number, fen, OrderAct.RELEASE, step, **{"person": CHECKER} | other)


def result(number: int, fen: int, outcome: OrderOutcome, on: str, step: int = 3) -> told.PaymentOrderSettled:
    said: dict[str, Any] = {"settled_by": payment(number), "step": step, "line": LINE, "grant": grant(number)}
    return told.PaymentOrderSettled(**said, amount_fen=fen, outcome=outcome, on=date.fromisoformat(on))


def paid(story: Scenario, number: int, fen: int, on: str, step: int = 1) -> Scenario:
    return (
        story.heard(ordered(number, fen, step))
        .heard(let_go(number, fen, step + 1))
        .heard(result(number, fen, OrderOutcome.PAID, on, step + 2))
    )


def promised(story: Scenario, number: int, fen: int) -> Scenario:
    return story.heard(asked(number, fen)).heard(promise(number, fen))


def back(number: int, fen: int, on: str, step: int = 1, **other: Any) -> told.ReturnRecorded:
    said: dict[str, Any] = {
        "asked_by": grant(500 + number),
        "step": step,
        "line": LINE,
        "payment": payment(number).id,
        "cause": ReturnCause.CLAWBACK,
        "amount_fen": fen,
        "returned_on": date.fromisoformat(on),
        "recorded_by": MAKER,
        "checked_by": CHECKER,
    }
    return told.ReturnRecorded(**said | other)


def closing(story: Scenario, on: str, balance: int) -> Scenario:
    return (
        story.at(on)
        .when(StartYearEnd(), by=Role.FIN_HEAD)
        .when(RecordYearEndBalance(balance_fen=balance), by=Role.TREASURY, person="treasury")
        .when(CloseYear(), by=Role.FIN_MAKER, person=MAKER)
        .when(ConfirmClosing(), by=Role.FIN_CHECKER, person=CHECKER)
    )


def carried(carried: int, lapsed: int = 0, **other: Any) -> Expected:
    return fact(YearClosed, balance_fen=carried + lapsed, carried_fen=carried, lapsed_fen=lapsed, **other)


def reservation(number: int, fen: int, *, promoted: bool = False) -> Expected:
    return fact(Reserved, asked_by=grant(number), amount_fen=fen, promoted=promoted)


def in_place(number: int, position: int) -> Expected:
    return fact(Waitlisted, asked_by=grant(number), position=position)


# -- the line -----------------------------------------------------------------------------------------------------

FRAME = [
    scenario("A document enters when a second person has checked it")
    .when(appropriation(), by=Role.FIN_MAKER, person=MAKER)
    .then(fact(AppropriationRegistered, line_no="FL-2023-PROVINCIAL-000001", appropriated_fen=60_000_000))
    .then_state("DRAFT")
    .when(ConfirmAppropriation(), by=Role.FIN_CHECKER, person=MAKER)
    .then_refused("FOUR_EYES_VIOLATION")
    .when(ConfirmAppropriation(), by=Role.FIN_CHECKER, person=CHECKER)
    .then(fact(Appropriated, amount_fen=60_000_000))
    .then_state("ACTIVE")
    .then_due("pass_on", on="2023-05-17")
    .then_due("year_end", on="2023-12-31"),
    scenario("The treasury may register what it issues, and an amount may come in wan yuan", "12/12")
    .when(appropriation(appropriated_fen=None, appropriated_wan=Decimal("10381.000001")), by=Role.TREASURY)
    .then(fact(AppropriationRegistered, appropriated_fen=10_381_000_001)),
    scenario("Seven decimals in wan yuan are no amount", "12/12")
    .when(appropriation(appropriated_fen=None, appropriated_wan=Decimal("1.0000001")), by=Role.FIN_MAKER)
    .then_refused("AMOUNT_PRECISION", "appropriated_wan"),
    scenario("An amount is stated once")
    .when(appropriation(appropriated_wan=Decimal(60)), by=Role.FIN_MAKER)
    .then_refused("ONE_AMOUNT")
    .when(appropriation(appropriated_fen=None), by=Role.FIN_MAKER)
    .then_refused("ONE_AMOUNT"),
    scenario("A document gives once")
    .heard(
        told.FundLineStated(
            line=UUID(int=9),
            line_no="FL-2023-PROVINCIAL-000007",
            level=FundLevel.PROVINCIAL,
            fund_kind=FundKind.PROV_ECO,
            budget_doc_no="浙财资环〔2023〕35号",
            function_code="2110301",
            fund_project_code="Z145060020001",
            first_year=2023,
            fiscal_year=2023,
            advance=False,
            status=LineStatus.ACTIVE,
            appropriated_fen=1,
            withdrawn_fen=0,
            lapsed_fen=0,
            unallocated_fen=1,
            available_fen=0,
            reserved_fen=0,
            outstanding_fen=0,
            paid_net_fen=0,
        )
    )
    .when(appropriation(), by=Role.FIN_MAKER)
    .then_refused("DOCUMENT_KNOWN", "budget_doc_no")
    .when(appropriation(function_code="2110302"), by=Role.FIN_MAKER)
    .then(AppropriationRegistered),
    scenario("A line is not older than its first year, and an advance belongs to a later year")
    .when(appropriation(first_year=2024), by=Role.FIN_MAKER)
    .then_refused("FISCAL_YEAR", "fiscal_year")
    .when(appropriation(advance=True), by=Role.FIN_MAKER)
    .then_refused("FISCAL_YEAR", "fiscal_year"),
    scenario("Only the makers of finance and the treasury register")
    .when(appropriation(), by=Role.APPLICANT)
    .then_refused("NO_MANDATE"),
    appropriated(
        scenario("Performance is reported against the targets that were set"),
        performance_targets=(Target(indicator="淘汰叉车", unit="台", target=Decimal(60)),),
    )
    .when(ReportPerformance(actuals={"淘汰叉车": Decimal(58)}), by=Role.REVIEWER_2)
    .then(PerformanceReported)
    .when(ReportPerformance(actuals={"植树": Decimal(1)}), by=Role.REVIEWER_2)
    .then_refused("UNKNOWN_TARGET", "actuals"),
]

# -- allocations --------------------------------------------------------------------------------------------------


def jindong_2025(story: Scenario) -> Scenario:
    """The provincial eco money of the Jindong branch: 159 wan yuan for five uses."""
    story = appropriated(story.at("2025-03-25 09:00"), 159 * WAN, first_year=2025, fiscal_year=2025)
    uses = (
        (Scheme.WATER_CELLS, 10_000_000),
        (Scheme.PILOT, 75_000_000),
        (Scheme.FORKLIFT, 60_000_000),
        (Scheme.MONITORING, 9_000_000),
        (Scheme.BIODIVERSITY, 5_000_000),
    )
    for number, (scheme, fen) in enumerate(uses, 1):
        story = allocated(story, number, fen, scheme).then(fact(Allocated, amount_fen=fen))
    return story


def bid(unit: str, score: str, wanted: int, effect: str = "0", hour: int = 9) -> Bid:
    return Bid(
        division=Division.YIWU,
        responsible_unit=unit,
        score=Decimal(score),
        wanted_fen=wanted,
        effect_per_yuan=Decimal(effect),
        submitted_at=EARLY.replace(hour=hour),
    )


FACTORS = ProposeByFactors(
    scheme=Scheme.SPECIAL_FUND,
    amount_fen=600_000_000,
    weights=(Decimal("0.3"), Decimal("0.3"), Decimal("0.2"), Decimal("0.2")),
    receivers=(
        Receiver(division=Division.WUYI, responsible_unit="武义分局", factors=("0.5", "0.4", "0.25", "1/3")),
        Receiver(division=Division.PANAN, responsible_unit="磐安分局", factors=("0.3", "0.4", "0.25", "1/3")),
        Receiver(division=Division.PUJIANG, responsible_unit="浦江分局", factors=("0.2", "0.2", "0.5", "1/3")),
    ),
)

ALLOCATIONS = [
    jindong_2025(scenario("The whole of a line is allocated, and not a fen more", "1.e/F1"))
    .when(proposal(1, Scheme.VOC), by=Role.APPROVER, person=APPROVER)
    .then_refused("ALLOCATION_EXCEEDS_APPROPRIATION", "amount_fen"),
    appropriated(scenario("Two proposals that fit one by one do not both fit", "1.d/allocation above the line"))
    .when(proposal(40 * WAN), by=Role.APPROVER, person=APPROVER)
    .then(fact(AllocationProposed, proposal=1))
    .when(proposal(40 * WAN, Scheme.VOC), by=Role.APPROVER, person=APPROVER)
    .then(fact(AllocationProposed, proposal=2))
    .when(ConfirmAllocation(proposal=1), by=Role.LEADER, person=LEADER)
    .then(Allocated)
    .when(ConfirmAllocation(proposal=2), by=Role.LEADER, person=LEADER)
    .then_refused("ALLOCATION_EXCEEDS_APPROPRIATION", "proposal")
    .when(DropProposal(proposal=2, reason="资金不足"), by=Role.APPROVER)
    .then(ProposalDropped)
    .when(ConfirmAllocation(proposal=2), by=Role.LEADER, person=LEADER)
    .then_refused("NO_SUCH_PROPOSAL", "proposal"),
    appropriated(scenario("Whoever proposes does not confirm", "12/3"))
    .when(proposal(40 * WAN), by=Role.APPROVER, person=APPROVER)
    .when(ConfirmAllocation(proposal=1), by=Role.LEADER, person=APPROVER)
    .then_refused("FOUR_EYES_VIOLATION", "actor"),
    appropriated(scenario("Above a million yuan the meeting decides, and its minutes are named"), 200 * WAN)
    .when(proposal(100 * WAN + 1), by=Role.APPROVER, person=APPROVER)
    .when(ConfirmAllocation(proposal=1), by=Role.LEADER, person=LEADER)
    .then_refused("FOUR_EYES_VIOLATION", "role")
    .when(ConfirmAllocation(proposal=1), by=Role.MEETING, person=LEADER)
    .then_refused("FOUR_EYES_VIOLATION", "minutes_no")
    .when(ConfirmAllocation(proposal=1, minutes_no="金环办纪〔2023〕5号"), by=Role.MEETING, person=LEADER)
    .then(fact(Allocated, allocation=POT, minutes_no="金环办纪〔2023〕5号")),
    appropriated(
        scenario("Special money is spent on its purpose", "1.d/off-purpose spending"), purpose_scope=(Scheme.VOC,)
    )
    .when(proposal(1, Scheme.FORKLIFT), by=Role.APPROVER, person=APPROVER)
    .then_refused("OFF_PURPOSE", "scheme"),
    allocated(
        appropriated(
            scenario("Who allocates says by which city's pack it is paid, and a second person confirms", "0.4/E6")
        ),
        1,
        60 * WAN,
        pack="FORK-ZHENHAI-2023",
    ).then(fact(Allocated, allocation=POT, pack="FORK-ZHENHAI-2023", approved_by=LEADER)),
    appropriated(scenario("The pack is one of the scheme's"))
    .when(proposal(WAN, pack="VOC-XIAMEN"), by=Role.APPROVER, person=APPROVER)
    .then_refused("NO_SUCH_PACK", "pack")
    .when(proposal(WAN, Scheme.WATER_CELLS, pack="VOC-XIAMEN"), by=Role.APPROVER, person=APPROVER)
    .then_refused("NO_SUCH_PACK", "pack"),
    opened(scenario("A pot that is there may grow, in its own scheme and mode"), 60 * WAN, 20 * WAN)
    .when(proposal(WAN, Scheme.VOC, allocation=POT), by=Role.APPROVER, person=APPROVER)
    .then_refused("NO_SUCH_POT", "allocation")
    .when(proposal(WAN, allocation=POT, pack="FORK-HANGZHOU-2023"), by=Role.APPROVER, person=APPROVER)
    .then_refused("NO_SUCH_POT", "allocation")
    .when(proposal(WAN, allocation=POT), by=Role.APPROVER, person=APPROVER)
    .when(ConfirmAllocation(proposal=2), by=Role.LEADER, person=LEADER)
    .then(fact(Allocated, allocation=POT, amount_fen=WAN)),
    appropriated(scenario("Factors share a pot out exactly", "5.e/G2"), 600_000_000)
    .when(FACTORS, by=Role.APPROVER, person=APPROVER)
    .then(AllocationProposed)
    .when(ConfirmAllocation(proposal=1, minutes_no="5"), by=Role.MEETING, person=LEADER)
    .then(
        fact(Allocated, allocation="1-1", amount_fen=232_000_000, mode=AllocationMode.FACTOR),
        fact(Allocated, allocation="1-2", amount_fen=196_000_000, responsible_unit="磐安分局"),
        fact(Allocated, allocation="1-3", amount_fen=172_000_000, division=Division.PUJIANG),
    ),
    appropriated(scenario("A hundred yuan among three", "1.e/F4"), 10_000)
    .when(
        ProposeByFactors(
            scheme=Scheme.SPECIAL_FUND,
            amount_fen=10_000,
            weights=(Decimal(1),),
            receivers=tuple(
                Receiver(division=Division.WUYI, responsible_unit=unit, factors=("1/3",)) for unit in ("甲", "乙", "丙")
            ),
        ),
        by=Role.APPROVER,
        person=APPROVER,
    )
    .when(ConfirmAllocation(proposal=1), by=Role.LEADER, person=LEADER)
    .then(
        *(
            fact(Allocated, responsible_unit=unit, amount_fen=fen)
            for unit, fen in zip("甲乙丙", (3334, 3333, 3333), strict=True)
        )
    ),
    appropriated(
        scenario("Of the air fund at most a twentieth builds capacity", "5.e/G5"),
        10_381_000_000,
        fund_kind=FundKind.AIR,
    )
    .when(proposal(519_050_001, Scheme.MONITORING, mode=AllocationMode.DIRECT), by=Role.APPROVER, person=APPROVER)
    .then_refused("CAPACITY_SHARE", "amount_fen")
    .when(proposal(519_050_000, Scheme.MONITORING, mode=AllocationMode.DIRECT), by=Role.APPROVER, person=APPROVER)
    .then(AllocationProposed),
    appropriated(scenario("Shares that do not add up to one are no plan", "5.d/factor shares"), 600_000_000)
    .when(FACTORS.model_copy(update={"receivers": FACTORS.receivers[:2]}), by=Role.APPROVER)
    .then_refused("FACTOR_SHARES", "receivers")
    .when(FACTORS.model_copy(update={"weights": FACTORS.weights[:3]}), by=Role.APPROVER)
    .then_refused("FACTOR_SHARES", "receivers.0.factors"),
    appropriated(scenario("The best get what they want until the money ends, and nobody overtakes a better rank"))
    .when(
        ProposeByScores(
            scheme=Scheme.SPECIAL_FUND,
            amount_fen=60 * WAN,
            pass_mark=Decimal(60),
            bids=(
                bid("丁", "59.9", 1),
                bid("丙", "80", 10 * WAN, "1.5"),
                bid("甲", "90", 20 * WAN),
                bid("乙", "80", 20 * WAN, "2"),
                bid("戊", "75", 15 * WAN, hour=10),
                bid("己", "75", 5 * WAN, hour=11),
            ),
        ),
        by=Role.APPROVER,
        person=APPROVER,
    )
    .then(fact(AllocationProposed, amount_fen=50 * WAN))
    .when(ConfirmAllocation(proposal=1), by=Role.LEADER, person=LEADER)
    .then(
        fact(Allocated, responsible_unit="甲", amount_fen=20 * WAN, mode=AllocationMode.COMPETITIVE),
        fact(Allocated, responsible_unit="乙", amount_fen=20 * WAN),
        fact(Allocated, responsible_unit="丙", amount_fen=10 * WAN),
    ),
    appropriated(scenario("Below the pass mark nobody wins, and there may be fewer winners than money"))
    .when(
        ProposeByScores(scheme=Scheme.PILOT, amount_fen=WAN, pass_mark=Decimal(80), bids=(bid("甲", "79.9", 1),)),
        by=Role.APPROVER,
    )
    .then_refused("NOBODY_WINS", "bids")
    .when(
        ProposeByScores(
            scheme=Scheme.PILOT,
            amount_fen=WAN,
            pass_mark=Decimal(80),
            max_winners=1,
            bids=(bid("甲", "85", 1, hour=10), bid("乙", "85", 1, hour=9)),
        ),
        by=Role.APPROVER,
    )
    .then(fact(AllocationProposed, amount_fen=1)),
    promised(opened(scenario("A pot shrinks to what is reserved and promised, and no further"), 60 * WAN), 1, 20 * WAN)
    .heard(asked(2, 10 * WAN))
    .when(ReduceAllocation(allocation=POT, amount_fen=30 * WAN + 1, reason="调整"), by=Role.APPROVER)
    .then_refused("ALLOCATION_IN_USE", "amount_fen")
    .when(ReduceAllocation(allocation="9-9", amount_fen=1, reason="调整"), by=Role.APPROVER)
    .then_refused("NO_SUCH_POT", "allocation")
    .when(ReduceAllocation(allocation=POT, amount_fen=30 * WAN, reason="调整"), by=Role.APPROVER, person=APPROVER)
    .then(fact(ReductionProposed, proposal=2))
    .when(ConfirmReduction(proposal=2), by=Role.LEADER, person=LEADER)
    .then(fact(AllocationReduced, amount_fen=30 * WAN))
    .when(ConfirmReduction(proposal=2), by=Role.LEADER, person=LEADER)
    .then_refused("NO_SUCH_PROPOSAL"),
    opened(
        scenario("The giver takes back what is not allocated", "1.d/giver withdraws more than unallocated"),
        pot=50 * WAN,
    )
    .when(
        WithdrawByGiver(budget_doc_no="浙财资环〔2024〕42号", amount_fen=10 * WAN + 1, reason="项目停滞"),
        by=Role.FIN_MAKER,
    )
    .then_refused("WITHDRAWAL_EXCEEDS_UNALLOCATED", "amount_fen")
    .when(
        WithdrawByGiver(budget_doc_no="浙财资环〔2024〕42号", amount_fen=10 * WAN, reason="项目停滞"),
        by=Role.FIN_MAKER,
        person=MAKER,
    )
    .then(WithdrawalProposed)
    .when(ConfirmWithdrawal(proposal=2), by=Role.FIN_CHECKER, person=MAKER)
    .then_refused("FOUR_EYES_VIOLATION")
    .when(ConfirmWithdrawal(proposal=2), by=Role.FIN_CHECKER, person=CHECKER)
    .then(fact(Withdrawn, amount_fen=10 * WAN)),
]

ALLOCATIONS += [
    paid(
        promised(
            opened(scenario("Of a cancelled project the unpaid part goes back to the giver", "5.e/G7"), 300 * WAN),
            1,
            300 * WAN,
        ),
        1,
        120 * WAN,
        "2023-04-17",
    )
    .when(ReduceAllocation(allocation=POT, amount_fen=1, reason="收回"), by=Role.APPROVER)
    .then_refused("ALLOCATION_IN_USE", "amount_fen")
    .heard(undone(1))
    .then(fact(CommitmentReleased, amount_fen=180_000_000))
    .when(ReduceAllocation(allocation=POT, amount_fen=180 * WAN, reason="收回"), by=Role.APPROVER, person=APPROVER)
    .when(ConfirmReduction(proposal=2, minutes_no="5"), by=Role.MEETING, person=LEADER)
    .when(
        WithdrawByGiver(budget_doc_no="浙财资环〔2024〕42号", amount_fen=180 * WAN + 1, reason="项目停滞"),
        by=Role.FIN_MAKER,
    )
    .then_refused("WITHDRAWAL_EXCEEDS_UNALLOCATED")
    .when(
        WithdrawByGiver(budget_doc_no="浙财资环〔2024〕42号", amount_fen=180 * WAN, reason="项目停滞"),
        by=Role.FIN_MAKER,
        person=MAKER,
    )
    .when(ConfirmWithdrawal(proposal=3), by=Role.FIN_CHECKER, person=CHECKER)
    .then(fact(Withdrawn, amount_fen=180_000_000)),
]

# -- reservations -------------------------------------------------------------------------------------------------

RESERVATIONS = [
    opened(scenario("The last money goes to one of two", "12/5"), 4 * WAN)
    .heard(asked(1, 2 * WAN))
    .then(reservation(1, 2 * WAN))
    .heard(asked(2, 2 * WAN))
    .then(reservation(2, 2 * WAN))
    .heard(asked(3, 2 * WAN))
    .then(in_place(3, 1))
    .heard(asked(3, 2 * WAN))
    .then_nothing(),
    opened(scenario("A later and smaller case does not overtake", "1.c2/FIRST_COME"), 4 * WAN)
    .heard(asked(1, 3 * WAN))
    .heard(asked(2, 2 * WAN))
    .then(in_place(2, 1))
    .heard(asked(3, 1 * WAN))
    .then(in_place(3, 2))
    .heard(asked(5, 1 * WAN, minutes=2))
    .then(in_place(5, 2))
    .heard(gave_up(1))
    .then(
        fact(ReservationReleased, amount_fen=3 * WAN),
        reservation(2, 2 * WAN, promoted=True),
        reservation(5, 1 * WAN, promoted=True),
        reservation(3, 1 * WAN, promoted=True),
    ),
    opened(scenario("Who was accepted before those in line goes before them"), 4 * WAN)
    .heard(asked(1, 3 * WAN))
    .heard(asked(3, 2 * WAN))
    .then(in_place(3, 1))
    .heard(asked(2, 1 * WAN))
    .then(reservation(2, 1 * WAN)),
    opened(scenario("The line moves up in order when a pot grows", "12/16"), 60 * WAN, 2 * WAN)
    .heard(asked(1, 2 * WAN))
    .heard(asked(3, 2 * WAN))
    .heard(asked(2, 2 * WAN))
    .then(in_place(2, 1))
    .when(proposal(3 * WAN, allocation=POT), by=Role.APPROVER, person=APPROVER)
    .when(ConfirmAllocation(proposal=2), by=Role.LEADER, person=LEADER)
    .then(Allocated, reservation(2, 2 * WAN, promoted=True)),
    opened(scenario("A word that comes after a newer one is nothing"))
    .heard(gave_up(1))
    .then(fact(ReservationReleased, amount_fen=0, allocation=None))
    .heard(asked(1, WAN))
    .then_nothing(),
    opened(scenario("A case that asks anew gives up what it holds"))
    .heard(asked(1, 20 * WAN))
    .heard(asked(1, 30 * WAN, step=2))
    .then(fact(ReservationReleased, amount_fen=20 * WAN), reservation(1, 30 * WAN)),
    opened(scenario("A reservation lapses unless it is kept"), 2 * WAN)
    .heard(asked(1, 2 * WAN))
    .heard(asked(2, 2 * WAN))
    .then_due("reservation", on="2023-07-16", used=0, of=90)
    .at("2023-06-01 09:00")
    .heard(told.ReservationKept(kept_by=grant(1), step=2, line=LINE))
    .then(fact(ReservationExtended, kept_until=date(2023, 8, 30)))
    .heard(told.ReservationKept(kept_by=grant(2), step=2, line=LINE))
    .then_nothing()
    .at("2023-09-01 09:00")
    .then_passed(ReservationLapsed, at="2023-08-31 00:00", asked_by=grant(1), amount_fen=2 * WAN)
    .then_passed(Reserved, at="2023-08-31 00:00", asked_by=grant(2), promoted=True),
    opened(scenario("A case may say how long it needs its reservation"))
    .heard(asked(1, WAN, keep_until=date(2024, 8, 31)))
    .then(fact(Reserved, kept_until=date(2024, 8, 31))),
    opened(scenario("There must be such a pot"))
    .heard(asked(1, WAN, allocation="7-7"))
    .then(fact(ReservationRefused, code=FundCode.NO_SUCH_POT)),
    opened(scenario("An officer who reserves in person is refused in person"))
    .when(
        Reserve(asked_by=grant(1), step=1, allocation=POT, case_no="JH-1", amount_fen=1, accepted_at=EARLY),
        by=Role.INTAKE,
    )
    .then_refused("NOT_BY_HAND", "asked_by.type")
    .when(
        Reserve(asked_by=by_hand(1), step=1, allocation="7-7", case_no="JH-1", amount_fen=1, accepted_at=EARLY),
        by=Role.INTAKE,
    )
    .then_refused("NO_SUCH_POT", "allocation")
    .when(
        Reserve(asked_by=by_hand(1), step=1, allocation=POT, case_no="JH-1", amount_fen=1, accepted_at=EARLY),
        by=Role.INTAKE,
    )
    .then(Reserved)
    .when(ReleaseReservation(asked_by=by_hand(1), step=2), by=Role.INTAKE)
    .then(fact(ReservationReleased, amount_fen=1)),
    allocated(
        appropriated(scenario("Where nobody queues, money is there or it is not", "1.d/commit above available")),
        1,
        10 * WAN,
        Scheme.PILOT,
        mode=AllocationMode.COMPETITIVE,
    )
    .heard(asked(1, 10 * WAN + 1))
    .then(fact(ReservationRefused, code=FundCode.BUDGET_EXHAUSTED))
    .heard(asked(2, 10 * WAN))
    .then(reservation(2, 10 * WAN)),
]

# -- commitments --------------------------------------------------------------------------------------------------

COMMITMENTS = [
    opened(scenario("A promise takes what was reserved, and the rest is free again"), 3 * WAN)
    .heard(asked(1, 3 * WAN))
    .heard(asked(2, 1 * WAN))
    .heard(promise(1, 2 * WAN))
    .then(fact(Committed, from_reservation_fen=2 * WAN, freed_fen=WAN), reservation(2, WAN, promoted=True))
    .heard(promise(1, 2 * WAN))
    .then_nothing()
    .heard(promise(1, 2 * WAN, step=3))
    .then(fact(CommitmentRefused, code=FundCode.COMMITTED_ALREADY))
    .heard(asked(1, 2 * WAN, step=4))
    .then(fact(ReservationRefused, code=FundCode.COMMITTED_ALREADY)),
    opened(
        scenario(
            "Nothing is promised beyond the reservation, before the notice is over, or in parts that do not add up"
        )
    )
    .heard(asked(1, 2 * WAN))
    .heard(promise(1, 2 * WAN + 1))
    .then(fact(CommitmentRefused, code=FundCode.ABOVE_RESERVATION))
    .heard(promise(1, 2 * WAN, 3, notice_ended_on=date(2023, 4, 17)))
    .then(fact(CommitmentRefused, code=FundCode.NOTICE_NOT_OVER))
    .heard(promise(1, 2 * WAN, 4, instalments=(Instalment(seq=1, amount_fen=WAN),)))
    .then(fact(CommitmentRefused, code=FundCode.INSTALMENTS_DIFFER))
    .heard(promise(1, 2 * WAN, 5, allocation="7-7"))
    .then(fact(CommitmentRefused, code=FundCode.NO_SUCH_POT))
    .heard(promise(1, 2 * WAN, 6, approved_by=""))
    .then(fact(CommitmentRefused, code=FundCode.FOUR_EYES_VIOLATION))
    .heard(
        promise(
            1,
            2 * WAN,
            7,
            notice_ended_on=date(2023, 4, 14),
            instalments=(Instalment(seq=1, amount_fen=WAN), Instalment(seq=2, amount_fen=WAN)),
        )
    )
    .then(Committed),
    promised(
        opened(scenario("Without money a promise waits in line", "1.d/commit above available"), 2 * WAN), 1, 2 * WAN
    )
    .heard(promise(2, WAN, 1))
    .then(in_place(2, 1))
    .heard(promise(2, WAN, 2))
    .then(fact(CommitmentRefused, code=FundCode.BUDGET_EXHAUSTED))
    .then_state("ACTIVE"),
    allocated(
        appropriated(scenario("A named recipient is promised its money without a reservation")),
        1,
        10 * WAN,
        Scheme.SPECIAL_FUND,
        mode=AllocationMode.DIRECT,
    )
    .when(
        Commit(
            asked_by=by_hand(1),
            step=1,
            allocation=POT,
            case_no="JH-1",
            beneficiary="金东区监测站",
            amount_fen=10 * WAN + 1,
        ),
        by=Role.APPROVER,
        person=APPROVER,
    )
    .then_refused("BUDGET_EXHAUSTED", "amount_fen")
    .when(
        Commit(
            asked_by=by_hand(1), step=1, allocation=POT, case_no="JH-1", beneficiary="金东区监测站", amount_fen=10 * WAN
        ),
        by=Role.APPROVER,
        person=APPROVER,
    )
    .then(fact(Committed, from_reservation_fen=0, freed_fen=0, approved_by=APPROVER)),
    promised(
        opened(scenario("What is promised is undone by two persons, and not while a payment is under way")), 1, 2 * WAN
    )
    .heard(undone(2))
    .then(fact(ReleaseRefused, code=FundCode.NO_SUCH_COMMITMENT))
    .heard(undone(1, 3, checker=APPROVER))
    .then(fact(ReleaseRefused, code=FundCode.FOUR_EYES_VIOLATION))
    .heard(ordered(1, WAN))
    .heard(undone(1, 4))
    .then(fact(ReleaseRefused, code=FundCode.IN_FLIGHT))
    .heard(result(1, WAN, OrderOutcome.CANCELLED, "2023-04-17", 2))
    .then(OrderCancelled)
    .heard(undone(1, 5, 2 * WAN + 1))
    .then(fact(ReleaseRefused, code=FundCode.ABOVE_OUTSTANDING))
    .heard(undone(1, 6, WAN // 2))
    .then(fact(CommitmentReleased, amount_fen=WAN // 2))
    .heard(undone(1, 7))
    .then(fact(CommitmentReleased, amount_fen=2 * WAN - WAN // 2)),
    kept_by_hand(scenario("What officers keep by hand an approver proposes to release, and a checker confirms", "1.b"))
    .when(ReleaseCommitment(asked_by=by_hand(9), step=2), by=Role.APPROVER, person=APPROVER)
    .then_refused("NO_SUCH_COMMITMENT")
    .when(ReleaseCommitment(asked_by=grant(1), step=2), by=Role.APPROVER, person=APPROVER)
    .then_refused("NOT_BY_HAND")
    .when(ReleaseCommitment(asked_by=by_hand(1), step=2, amount_fen=10 * WAN + 1), by=Role.APPROVER, person=APPROVER)
    .then_refused("ABOVE_OUTSTANDING", "amount_fen")
    .when(ReleaseCommitment(asked_by=by_hand(1), step=2, amount_fen=4 * WAN), by=Role.APPROVER, person="another")
    .then(fact(ReleaseProposed, proposal=2, amount_fen=4 * WAN, allocation=POT, proposed_by="another"))
    .when(ConfirmRelease(proposal=2), by=Role.FIN_CHECKER, person="another")
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(ConfirmRelease(proposal=2), by=Role.FIN_CHECKER, person=APPROVER)
    .then_refused("FOUR_EYES_VIOLATION", "actor")
    .when(ConfirmRelease(proposal=2), by=Role.FIN_CHECKER, person=CHECKER)
    .then(fact(CommitmentReleased, amount_fen=4 * WAN, approved_by="another", checked_by=CHECKER, proposal=2))
    .when(ConfirmRelease(proposal=2), by=Role.FIN_CHECKER, person=CHECKER)
    .then_refused("NO_SUCH_PROPOSAL")
    .when(ReleaseCommitment(asked_by=by_hand(1), step=3), by=Role.APPROVER, person=APPROVER)
    .then(fact(ReleaseProposed, amount_fen=6 * WAN))
    .heard(ordered(1, WAN, grant=by_hand(1)))
    .then(PaymentOrdered)
    .when(ConfirmRelease(proposal=3), by=Role.FIN_CHECKER, person=CHECKER)
    .then_refused("IN_FLIGHT", "proposal"),
]

COMMITMENTS += [
    paid(
        promised(
            opened(scenario("A case that comes back every year is promised anew when the last promise is settled")),
            1,
            WAN,
        ),
        1,
        WAN,
        "2023-04-17",
    )
    .heard(asked(1, 2 * WAN, 5))
    .then(reservation(1, 2 * WAN))
    .heard(promise(1, 2 * WAN, 6))
    .then(Committed)
    .heard(ordered(1, 2 * WAN + 1, 1, asked_by=payment(88)))
    .then(fact(OrderRefused, code=FundCode.ABOVE_OUTSTANDING))
    .heard(ordered(1, 2 * WAN, 2, asked_by=payment(88)))
    .then(PaymentOrdered),
]

# -- payments -----------------------------------------------------------------------------------------------------


def twenty_cases(story: Scenario) -> Scenario:
    """Of 20 promises 18 are paid, and one of the 18 comes back."""
    story = opened(story)
    for number in range(1, 21):
        story = promised(story, number, 2_000_000)
    for number in range(1, 19):
        story = paid(story, number, 2_000_000, "2023-04-17")
    return story.heard(result(7, 2_000_000, OrderOutcome.RETURNED, "2023-04-20", 4))


PAYMENTS = [
    twenty_cases(scenario("Paid, returned and outstanding after eighteen payments", "1.e/F2"))
    .then(fact(PaymentReturned, moved_fen=2_000_000, to=ReturnedTo.LINE))
    .when(ReduceAllocation(allocation=POT, amount_fen=20_000_001, reason="核对"), by=Role.APPROVER)
    .then_refused("ALLOCATION_IN_USE")
    .at("2023-12-20 09:00")
    .when(StartYearEnd(), by=Role.FIN_HEAD)
    .when(RecordYearEndBalance(balance_fen=60_000_000 - 34_000_000), by=Role.TREASURY)
    .when(CloseYear(), by=Role.FIN_MAKER)
    .then(fact(ClosingProposed, balance_fen=26_000_000)),
    opened(
        scenario("Money announced in advance is allocated ahead of its year, and paid in it", "1.e/F6").at(
            "2022-12-10 09:00"
        ),
        500 * WAN,
        first_year=2023,
        fiscal_year=2023,
        advance=True,
    )
    .at("2022-12-15 09:00")
    .heard(asked(1, 2 * WAN))
    .heard(promise(1, 2 * WAN))
    .at("2022-12-28 09:00")
    .heard(ordered(1, 2 * WAN))
    .then(fact(OrderRefused, act=OrderAct.ORDER, code=FundCode.ADVANCE_NOT_PAYABLE))
    .at("2023-01-03 09:00")
    .heard(ordered(1, 2 * WAN, 2))
    .then(PaymentOrdered)
    .heard(let_go(1, 2 * WAN, 3))
    .then(PaymentReleased)
    .heard(result(1, 2 * WAN, OrderOutcome.PAID, "2023-01-03", 4))
    .then(fact(PaymentExecuted, amount_fen=2 * WAN)),
    promised(opened(scenario("No more is under way than is promised, and nobody is on both sides", "12/4")), 1, 2 * WAN)
    .heard(ordered(1, 2 * WAN + 1))
    .then(fact(OrderRefused, code=FundCode.ABOVE_OUTSTANDING))
    .heard(ordered(1, 2 * WAN, 2, person=APPROVER))
    .then(fact(OrderRefused, code=FundCode.FOUR_EYES_VIOLATION))
    .heard(let_go(1, 2 * WAN, 3))
    .then(fact(OrderRefused, act=OrderAct.RELEASE, code=FundCode.NO_SUCH_COMMITMENT))
    .heard(ordered(1, 2 * WAN, 4))
    .then(PaymentOrdered)
    .heard(ordered(1, 2 * WAN, 5))
    .then(fact(OrderRefused, code=FundCode.IN_FLIGHT))
    .heard(ordered(1, 1, 1, asked_by=payment(77)))
    .then(fact(OrderRefused, code=FundCode.ABOVE_OUTSTANDING))
    .heard(let_go(1, 2 * WAN, 6, person=MAKER))
    .then(fact(OrderRefused, code=FundCode.FOUR_EYES_VIOLATION))
    .heard(let_go(1, 2 * WAN, 7))
    .then(PaymentReleased)
    .heard(ordered(9, 1))
    .then(fact(OrderRefused, code=FundCode.NO_SUCH_COMMITMENT)),
    promised(opened(scenario("What the bank sends back may be paid again", "1.d/bank returns payment")), 1, 2 * WAN)
    .heard(ordered(1, 2 * WAN))
    .heard(let_go(1, 2 * WAN))
    .heard(result(1, 2 * WAN, OrderOutcome.RETURNED, "2023-04-18"))
    .then(fact(PaymentReturned, moved_fen=0))
    .heard(result(1, 2 * WAN, OrderOutcome.RETURNED, "2023-04-18", 4))
    .then(fact(ResultNoted, outcome=OrderOutcome.RETURNED))
    .heard(result(1, 2 * WAN, OrderOutcome.RETURNED, "2023-04-18", 4))
    .then_nothing()
    .heard(ordered(1, 2 * WAN, 5))
    .then(PaymentOrdered)
    .heard(result(44, 2 * WAN, OrderOutcome.PAID, "2023-04-18"))
    .then(ResultNoted)
    .heard(result(1, 2 * WAN, OrderOutcome.CANCELLED, "2023-04-18", 4))
    .then_nothing(),
    paid(
        promised(opened(scenario("What comes back in January is the treasury's", "12/8")), 1, 2 * WAN),
        1,
        2 * WAN,
        "2023-04-18",
    )
    .at("2024-01-10 09:00")
    .heard(result(1, 2 * WAN, OrderOutcome.RETURNED, "2024-01-09", 4))
    .then(fact(PaymentReturned, to=ReturnedTo.TREASURY, moved_fen=0))
    .heard(ordered(1, 2 * WAN, 5))
    .then(fact(OrderRefused, code=FundCode.ABOVE_OUTSTANDING)),
    paid(
        promised(
            opened(scenario("A grant obtained by fraud goes back to the treasury in a later year", "1.e/F5")),
            1,
            2_000_000,
        ),
        1,
        2_000_000,
        "2023-04-18",
    )
    .at("2024-05-06 09:00")
    .heard(back(1, 2_000_000, "2024-05-06"))
    .then(
        fact(MoneyReturned, to=ReturnedTo.TREASURY, amount_fen=2_000_000, moved_fen=0, freed_fen=0, payment_year=2023)
    )
    .heard(back(1, 1, "2024-05-06", 2))
    .then(fact(ReturnRefused, code=FundCode.CLAWBACK_EXCEEDS_PAID)),
    paid(
        promised(
            opened(scenario("A grant that comes back in its own year serves others", "12/15"), 2 * WAN), 1, 2 * WAN
        ),
        1,
        2 * WAN,
        "2023-04-18",
    )
    .heard(asked(2, WAN))
    .then(in_place(2, 1))
    .heard(back(1, 2 * WAN + 1, "2023-06-01"))
    .then(fact(ReturnRefused, code=FundCode.CLAWBACK_EXCEEDS_PAID))
    .heard(back(1, WAN, "2023-06-01", 2, checked_by=MAKER))
    .then(fact(ReturnRefused, code=FundCode.FOUR_EYES_VIOLATION))
    .heard(back(1, WAN, "2023-06-01", 3))
    .then(fact(MoneyReturned, moved_fen=WAN, freed_fen=WAN, to=ReturnedTo.LINE), reservation(2, WAN, promoted=True))
    .heard(back(1, WAN, "2023-06-01", 3))
    .then_nothing()
    .heard(back(1, WAN, "2023-06-02", 4, cause=ReturnCause.BANK_REJECT))
    .then(fact(MoneyReturned, moved_fen=WAN, freed_fen=0)),
]

PAYMENTS += [
    promised(opened(scenario("A cancellation that comes before its order takes it back")), 1, 2 * WAN)
    .heard(result(1, 2 * WAN, OrderOutcome.CANCELLED, "2023-04-17", 2))
    .then(fact(ResultNoted, outcome=OrderOutcome.CANCELLED))
    .heard(ordered(1, 2 * WAN))
    .then_nothing(),
    promised(opened(scenario("What was rejected and is found to be paid is paid")), 1, 2 * WAN)
    .heard(ordered(1, 2 * WAN))
    .heard(let_go(1, 2 * WAN))
    .heard(result(1, 2 * WAN, OrderOutcome.REJECTED, "2023-04-17"))
    .then(PaymentReturned)
    .heard(result(1, 2 * WAN, OrderOutcome.PAID, "2023-04-17", 5))
    .then(fact(PaymentExecuted, amount_fen=2 * WAN))
    .heard(ordered(1, 1, 6))
    .then(fact(OrderRefused, code=FundCode.IN_FLIGHT)),
]


def promised_from_two_pots(title: str) -> Scenario:
    """Two wan yuan paid from the first pot, and one promised from the second."""
    story = allocated(opened(scenario(title), 10 * WAN, 6 * WAN), 2, 2 * WAN, mode=AllocationMode.DIRECT)
    return paid(promised(story, 1, 2 * WAN), 1, 2 * WAN, "2023-04-17").heard(promise(1, WAN, 3, allocation="2-1"))


PAYMENTS += [
    promised_from_two_pots("What is clawed back is free in the pot that it was paid from")
    .then(fact(Committed, allocation="2-1", amount_fen=WAN))
    .heard(back(1, WAN, "2023-04-17"))
    .then(fact(MoneyReturned, freed_fen=WAN))
    .heard(asked(2, 5 * WAN))
    .then(reservation(2, 5 * WAN)),
    promised_from_two_pots("What the bank sends back is paid again from the pot that it came back to")
    .heard(result(1, 2 * WAN, OrderOutcome.RETURNED, "2023-04-17", 4))
    .then(fact(PaymentReturned, moved_fen=2 * WAN))
    .heard(promise(1, WAN, 4, allocation="2-1"))
    .then(fact(CommitmentRefused, code=FundCode.COMMITTED_ALREADY))
    .heard(ordered(1, 2 * WAN, 5))
    .then(fact(PaymentOrdered, allocation=POT))
    .heard(order(2, WAN, OrderAct.ORDER, 1, MAKER, grant=grant(1)))
    .then(fact(PaymentOrdered, allocation="2-1"))
    .heard(order(3, 1, OrderAct.ORDER, 1, MAKER, grant=grant(1)))
    .then(fact(OrderRefused, code=FundCode.ABOVE_OUTSTANDING)),
]

PAYMENTS += [
    paid(
        promised(
            opened(scenario("Sent back to the treasury and found to be paid after all, it is paid once")), 1, 4 * WAN
        ),
        1,
        2 * WAN,
        "2023-04-17",
    )
    .at("2024-01-09 09:00")
    .heard(result(1, 2 * WAN, OrderOutcome.RETURNED, "2024-01-08", 4))
    .then(fact(PaymentReturned, to=ReturnedTo.TREASURY, moved_fen=0))
    .heard(result(1, 2 * WAN, OrderOutcome.PAID, "2023-04-17", 5))
    .then(fact(PaymentExecuted, moved_fen=0))
    .heard(order(2, 2 * WAN, OrderAct.ORDER, 1, MAKER, grant=grant(1)))
    .then(PaymentOrdered),
    paid(
        promised(
            opened(scenario("What was clawed back before stays so when the rest is found to be paid")), 1, 4 * WAN
        ),
        1,
        2 * WAN,
        "2023-04-17",
    )
    .heard(back(1, WAN, "2023-04-17"))
    .heard(result(1, 2 * WAN, OrderOutcome.RETURNED, "2023-04-17", 4))
    .then(fact(PaymentReturned, moved_fen=WAN))
    .heard(result(1, 2 * WAN, OrderOutcome.PAID, "2023-04-17", 5))
    .then(fact(PaymentExecuted, moved_fen=WAN))
    .heard(back(1, WAN, "2023-04-17", 2))
    .then(fact(MoneyReturned, moved_fen=WAN))
    .heard(back(1, 1, "2023-04-17", 3))
    .then(fact(ReturnRefused, code=FundCode.CLAWBACK_EXCEEDS_PAID)),
]

# -- co-financing -------------------------------------------------------------------------------------------------

PARTNER = UUID(int=6)
SHARED: dict[str, Any] = {"own_share": 70, "partners": (Partner(line=PARTNER, share=30),)}


def pledge(fen: int) -> told.PotPledged:
    said: dict[str, Any] = {"line": PARTNER, "allocation": "1-1", "lead": LINE, "pledged_fen": fen}
    return told.PotPledged(**said, scheme=Scheme.FORKLIFT, division=Division.JINDONG)


def leg(number: int, step: int, reserved: int, committed: int = 0, **other: Any) -> told.LegMoved:
    said: dict[str, Any] = {
        "line": LINE,
        "allocation": POT,
        "lead": PARTNER,
        "step": step,
        "grant": grant(number),
        "case_no": f"JH-FORK-330703-2023-{number:06}",
        "beneficiary": "金东某农机合作社",
        "approved_by": APPROVER,
        "reserved_fen": reserved,
        "committed_fen": committed,
    }
    return told.LegMoved(**said | other)


def pledged(title: str) -> Scenario:
    return allocated(appropriated(scenario(title)), 1, 6 * WAN, pledged_to=PARTNER)


def part(fen: int) -> told.Leg:
    return told.Leg(line=PARTNER, amount_fen=fen)


CO_FINANCED = [
    allocated(appropriated(scenario("Sixty machines are paid 70 to 30", "1.c/co-financing")), 1, 50 * WAN, **SHARED)
    .heard(asked(1, 19_800_000))
    .then(fact(Waitlisted, amount_fen=13_860_000, legs=(part(5_940_000),)))
    .heard(pledge(5_939_999))
    .then(PledgeReceived)
    .heard(pledge(6_000_000))
    .then(PledgeReceived, fact(Reserved, amount_fen=13_860_000, legs=(part(5_940_000),), promoted=True))
    .heard(pledge(6_000_000))
    .then_nothing()
    .heard(asked(2, 1_000_000))
    .then(fact(Waitlisted, amount_fen=700_000, position=1))
    .heard(promise(1, 19_800_001))
    .then(fact(CommitmentRefused, code=FundCode.ABOVE_RESERVATION))
    .heard(promise(1, 10_000_001, 3))
    .then(
        fact(
            Committed,
            amount_fen=7_000_001,
            legs=(part(3_000_000),),
            from_reservation_fen=7_000_001,
            freed_fen=6_859_999,
        ),
        fact(Reserved, asked_by=grant(2), amount_fen=700_000, legs=(part(300_000),)),
    )
    .heard(gave_up(2))
    .then(fact(ReservationReleased, amount_fen=700_000, legs=(part(300_000),))),
    pledged("A pot that is pledged serves its lead, and nobody else")
    .heard(asked(1, WAN))
    .then(fact(ReservationRefused, code=FundCode.NO_SUCH_POT))
    .heard(promise(1, WAN))
    .then(fact(CommitmentRefused, code=FundCode.NO_SUCH_POT))
    .when(ReduceAllocation(allocation=POT, amount_fen=1, reason="调整"), by=Role.APPROVER)
    .then_refused("POT_PLEDGED", "allocation")
    .heard(leg(1, 4, 2 * WAN))
    .then(fact(LegSet, reserved_moved_fen=2 * WAN, committed_moved_fen=0))
    .heard(leg(1, 9, 0, WAN))
    .then(fact(LegSet, reserved_moved_fen=-2 * WAN, committed_moved_fen=WAN))
    .heard(leg(1, 4, 2 * WAN))
    .then_nothing()
    .heard(leg(1, 11, 0, WAN, lead=UUID(int=99)))
    .then_nothing()
    .heard(ordered(1, WAN))
    .then(PaymentOrdered)
    .heard(let_go(1, WAN))
    .heard(result(1, WAN, OrderOutcome.PAID, "2023-04-17"))
    .then(fact(PaymentExecuted, amount_fen=WAN))
    .heard(leg(3, 10, WAN))
    .heard(leg(2, 14, 5 * WAN))
    .then(LegAwaited)
    .heard(leg(3, 13, 0))
    .then(fact(LegSet, reserved_moved_fen=-WAN), fact(LegSet, grant=grant(2), reserved_moved_fen=5 * WAN)),
    pledged("What a case is promised anew after it was paid is the partner's promise too")
    .heard(leg(1, 1, 0, 1_000_000))
    .then(fact(LegSet, committed_moved_fen=1_000_000))
    .heard(ordered(1, 1_000_000))
    .heard(let_go(1, 1_000_000))
    .heard(result(1, 1_000_000, OrderOutcome.PAID, "2023-04-17"))
    .heard(leg(1, 2, 0, 2_000_000))
    .then(fact(LegSet, committed_moved_fen=1_000_000))
    .heard(order(2, 1_000_000, OrderAct.ORDER, 1, MAKER, grant=grant(1)))
    .then(fact(PaymentOrdered, amount_fen=1_000_000)),
    pledged("What is promised anew after a release is the partner's promise too, also after a lower word")
    .heard(leg(1, 1, 0, 1_000_000))
    .heard(undone(1))
    .then(fact(CommitmentReleased, amount_fen=1_000_000))
    .heard(leg(1, 2, 1_000_000, 0))
    .then(fact(LegSet, reserved_moved_fen=1_000_000, committed_moved_fen=0))
    .heard(leg(1, 3, 0, 2_000_000))
    .then(fact(LegSet, reserved_moved_fen=-1_000_000, committed_moved_fen=1_000_000))
    .heard(ordered(1, 1_000_000))
    .then(fact(PaymentOrdered, amount_fen=1_000_000)),
    appropriated(scenario("A line is no partner of itself, and a pot has partners or is pledged"))
    .when(proposal(WAN, partners=(Partner(line=LINE, share=1),)), by=Role.APPROVER)
    .then_refused("CO_FINANCING", "partners")
    .when(proposal(WAN, pledged_to=PARTNER, **SHARED), by=Role.APPROVER)
    .then_refused("CO_FINANCING", "partners"),
]

# -- frozen lines -------------------------------------------------------------------------------------------------

FROZEN = [
    promised(opened(scenario("A frozen line gives nothing, and takes back what comes", "12/17")), 1, 2 * WAN)
    .heard(ordered(1, 2 * WAN))
    .heard(let_go(1, 2 * WAN))
    .heard(asked(2, WAN))
    .when(FreezeLine(reason="审计调查"), by=Role.AUDITOR)
    .then(LineFrozen)
    .then_state("FROZEN")
    .when(proposal(1), by=Role.APPROVER)
    .then_refused("WRONG_STATE")
    .heard(asked(3, WAN))
    .then(in_place(3, 1))
    .heard(promise(2, WAN))
    .then(fact(CommitmentRefused, code=FundCode.LINE_FROZEN))
    .heard(ordered(2, WAN))
    .then(fact(OrderRefused, code=FundCode.NO_SUCH_COMMITMENT))
    .heard(result(1, 2 * WAN, OrderOutcome.PAID, "2023-04-18"))
    .then(PaymentExecuted)
    .heard(back(1, WAN, "2023-05-08"))
    .then(MoneyReturned)
    .when(UnfreezeLine(reason="调查结束"), by=Role.LEADER)
    .then(LineUnfrozen, reservation(3, WAN, promoted=True))
    .then_state("ACTIVE"),
    promised(opened(scenario("What was ordered is not let go while the line is frozen")), 1, 2 * WAN)
    .heard(ordered(1, 2 * WAN))
    .when(FreezeLine(reason="审计调查"), by=Role.LEADER)
    .heard(let_go(1, 2 * WAN))
    .then(fact(OrderRefused, act=OrderAct.RELEASE, code=FundCode.LINE_FROZEN))
    .when(UnfreezeLine(reason="调查结束"), by=Role.LEADER)
    .heard(let_go(1, 2 * WAN, 3))
    .then(PaymentReleased),
    promised(
        opened(scenario("A treasury that contradicts itself freezes the line", "1.d/duplicate treasury answer")),
        1,
        2 * WAN,
    )
    .heard(
        told.ReconciliationBroken(
            payment=payment(1),
            step=4,
            line=LINE,
            order_no="ZF-2023-000001",
            answers=(OrderOutcome.PAID, OrderOutcome.REJECTED),
        )
    )
    .then(ReconciliationBroken)
    .then_state("FROZEN"),
]

# -- the end of the year ------------------------------------------------------------------------------------------


def line_of_2022(story: Scenario) -> Scenario:
    """3 million yuan: in 2022 paid 1.2 and promised 0.8."""
    story = opened(story.at("2022-03-01 09:00"), 300 * WAN, first_year=2022, fiscal_year=2022)
    story = paid(promised(story, 1, 120 * WAN), 1, 120 * WAN, "2022-05-10")
    return promised(story, 2, 80 * WAN)


YEARS = [
    closing(
        line_of_2022(scenario("A line is carried over twice, and then what is free lapses", "1.e/F3")),
        "2022-12-28 09:00",
        180_000_000,
    )
    .then(carried(180_000_000, carried_committed_fen=80_000_000, next_line_no="FL-2023-PROVINCIAL-000001"))
    .then_state("ACTIVE")
    .at("2023-02-01 09:00")
    .heard(ordered(2, 80 * WAN))
    .heard(let_go(2, 80 * WAN))
    .heard(result(2, 80 * WAN, OrderOutcome.PAID, "2023-02-02"))
    .then(PaymentExecuted)
    .heard(asked(3, 30 * WAN))
    .heard(promise(3, 30 * WAN))
    .at("2023-12-25 09:00")
    .when(StartYearEnd(), by=Role.FIN_HEAD)
    .when(RecordYearEndBalance(balance_fen=100_000_000), by=Role.TREASURY)
    .when(CloseYear(), by=Role.FIN_MAKER, person=MAKER)
    .when(ConfirmClosing(), by=Role.FIN_CHECKER, person=CHECKER)
    .then(carried(100_000_000, carried_committed_fen=30_000_000, first_year=2022))
    .at("2024-03-01 09:00")
    .heard(ordered(3, 30 * WAN))
    .heard(let_go(3, 30 * WAN))
    .heard(result(3, 30 * WAN, OrderOutcome.PAID, "2024-03-01"))
    .at("2024-12-25 09:00")
    .when(StartYearEnd(), by=Role.FIN_HEAD)
    .when(RecordYearEndBalance(balance_fen=70_000_000), by=Role.TREASURY)
    .when(CloseYear(), by=Role.FIN_MAKER, person=MAKER)
    .when(ConfirmClosing(), by=Role.FIN_CHECKER, person=CHECKER)
    .then(carried(0, 70_000_000, lapsed_by_allocation={POT: 70_000_000}, next_line_no=None))
    .then_state("CLOSED")
    .heard(asked(9, 1))
    .then(fact(ReservationRefused, code=FundCode.LINE_CLOSED))
    .heard(result(3, 30 * WAN, OrderOutcome.RETURNED, "2024-12-27", 4))
    .then(fact(PaymentReturned, to=ReturnedTo.TREASURY, moved_fen=0)),
    closing(
        closing(
            closing(
                line_of_2022(scenario("After the term the head of finance lets pay what was promised")),
                "2022-12-28 09:00",
                180 * WAN,
            ),
            "2023-12-28 09:00",
            180 * WAN,
        )
        .at("2024-11-01 09:00")
        .heard(asked(3, 10 * WAN))
        .heard(asked(4, 200 * WAN)),
        "2024-12-28 09:00",
        180 * WAN,
    )
    .then(
        fact(ReservationLapsed, asked_by=grant(3), amount_fen=10 * WAN),
        fact(PlaceLapsed, asked_by=grant(4)),
        carried(80 * WAN, 100 * WAN, carried_committed_fen=80 * WAN),
    )
    .at("2025-02-10 09:00")
    .heard(ordered(2, 20 * WAN))
    .then(fact(OrderRefused, code=FundCode.HEAD_CONSENT_MISSING))
    .heard(ordered(2, 20 * WAN, 2, head_consent="head"))
    .then(PaymentOrdered)
    .heard(let_go(2, 20 * WAN, 3, head_consent="head"))
    .then(fact(PaymentReleased, head_consent="head"))
    .heard(result(2, 20 * WAN, OrderOutcome.PAID, "2025-02-11", 4))
    .at("2025-04-01 09:00")
    .heard(ordered(2, 60 * WAN, 1, asked_by=payment(88), head_consent="head"))
    .then(fact(OrderRefused, code=FundCode.CARRY_OVER_ENDED))
    .at("2025-12-22 09:00")
    .when(StartYearEnd(), by=Role.FIN_HEAD)
    .when(RecordYearEndBalance(balance_fen=60 * WAN), by=Role.TREASURY)
    .when(CloseYear(), by=Role.FIN_MAKER, person=MAKER)
    .when(ConfirmClosing(), by=Role.FIN_CHECKER, person=CHECKER)
    .then(fact(CommitmentLapsed, asked_by=grant(2), amount_fen=60 * WAN), carried(0, 60 * WAN))
    .then_state("CLOSED"),
    promised(
        opened(scenario("A year is not closed with payments under way", "1.d/year-end with orders in flight")),
        1,
        2 * WAN,
    )
    .heard(ordered(1, 2 * WAN))
    .heard(let_go(1, 2 * WAN))
    .at("2023-12-19 09:00")
    .when(StartYearEnd(), by=Role.FIN_HEAD)
    .then_refused("TOO_EARLY")
    .at("2023-12-20 09:00")
    .when(StartYearEnd(), by=Role.FIN_HEAD)
    .then_refused("ORDERS_IN_FLIGHT")
    .heard(result(1, 2 * WAN, OrderOutcome.CANCELLED, "2023-12-20"))
    .then(PaymentReturned)
    .when(StartYearEnd(), by=Role.FIN_HEAD)
    .then(YearEndStarted)
    .heard(ordered(1, 2 * WAN, 4))
    .then(fact(OrderRefused, code=FundCode.LINE_CLOSED)),
    opened(scenario("Our books and the treasury's agree to the fen, in the eyes of two"))
    .at("2023-12-20 09:00")
    .when(StartYearEnd(), by=Role.FIN_HEAD)
    .when(ConfirmClosing(), by=Role.FIN_CHECKER, person=CHECKER)
    .then_refused("NO_SUCH_PROPOSAL")
    .when(CloseYear(), by=Role.FIN_MAKER, person=MAKER)
    .then_refused("NOT_RECONCILED")
    .when(RecordYearEndBalance(balance_fen=60 * WAN - 1), by=Role.TREASURY)
    .then(YearEndBalanceRecorded)
    .when(CloseYear(), by=Role.FIN_MAKER, person=MAKER)
    .then_refused("NOT_RECONCILED", "balance_fen")
    .when(RecordYearEndBalance(balance_fen=60 * WAN), by=Role.TREASURY)
    .when(CloseYear(), by=Role.FIN_MAKER, person=MAKER)
    .then(ClosingProposed)
    .when(ConfirmClosing(), by=Role.FIN_CHECKER, person=MAKER)
    .then_refused("FOUR_EYES_VIOLATION")
    .heard(asked(1, WAN))
    .then(in_place(1, 1))
    .when(FreezeLine(reason="审计调查"), by=Role.AUDITOR)
    .when(UnfreezeLine(reason="调查结束"), by=Role.AUDITOR)
    .then_state("CLOSING")
    .when(ConfirmClosing(), by=Role.FIN_CHECKER, person=CHECKER)
    .then(carried(60 * WAN), reservation(1, WAN, promoted=True))
    .at("2023-12-29 09:00")
    .heard(promise(1, WAN))
    .heard(ordered(1, WAN))
    .then(fact(OrderRefused, code=FundCode.ADVANCE_NOT_PAYABLE)),
]

YEARS += [
    closing(
        closing(
            closing(
                closing(
                    allocated(
                        appropriated(
                            scenario("A promised leg lapses with the partner's last term, 4 after 1 was paid")
                        ),
                        1,
                        6 * WAN,
                        pledged_to=PARTNER,
                    )
                    .heard(leg(1, 4, 0, 5 * WAN))
                    .heard(ordered(1, WAN))
                    .heard(let_go(1, WAN))
                    .heard(result(1, WAN, OrderOutcome.PAID, "2023-04-17")),
                    "2023-12-28 09:00",
                    59 * WAN,
                ),
                "2024-12-28 09:00",
                59 * WAN,
            ).then(carried(59 * WAN)),
            "2025-12-28 09:00",
            59 * WAN,
        ).then(carried(5 * WAN, 54 * WAN, carried_committed_fen=4 * WAN, lapsed_unallocated_fen=54 * WAN)),
        "2026-12-28 09:00",
        5 * WAN,
    )
    .then(fact(CommitmentLapsed, asked_by=grant(1), amount_fen=4 * WAN), carried(0, 5 * WAN))
    .then_state("CLOSED"),
]

SCENARIOS = [*FRAME, *ALLOCATIONS, *RESERVATIONS, *COMMITMENTS, *PAYMENTS, *CO_FINANCED, *FROZEN, *YEARS]
