"""The specification of a ledger: given, when, then."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from services.approval.cases.quota_account.messages import (
    AccountOpened,
    AddToReserve,
    OpenAccount,
    PlaceKept,
    ReductionClaimed,
    ReductionSettled,
    ReservationSettled,
    ReserveAdded,
    ReserveSource,
    TonnesReserved,
)
from shared.casework.calendar import SHANGHAI
from shared.casework.scenario import Expected, Scenario, fact, scenario
from shared.contracts import approval as told
from shared.contracts.approval import (
    Basin,
    Pollutant,
    QuotaPriority,
    QuotaReduction,
    ReductionMeasure,
    Region,
    ReserveKind,
    Role,
)
from shared.contracts.message import CaseRef

# -- tonnes to speak of -------------------------------------------------------------------------------------------

LEDGER = UUID("6f0f9ca2-6f2f-5a38-9b1c-1d9f0a6f3a11")
FIRST = CaseRef(type="approval.quota_application", id=UUID(int=1))
SECOND = CaseRef(type="approval.quota_application", id=UUID(int=2))
EARLIER = datetime(2023, 4, 3, 9, tzinfo=SHANGHAI)
LATER = datetime(2023, 4, 4, 9, tzinfo=SHANGHAI)
REDUCTION = QuotaReduction(
    seller_uscc="11330782002609290T",
    permit_no="11330782002609290T001P",
    pollutant=Pollutant.COD,
    measure=ReductionMeasure.CLOSURE,
)


def source(kind: ReserveKind, qty: str, day: date) -> ReserveSource:
    return ReserveSource(kind=kind, qty=Decimal(qty), dated=day)


SET_ASIDE = source(ReserveKind.RESERVED_AT_ALLOCATION, "1.5", date(2021, 1, 1))
RECLAIMED = source(ReserveKind.RECLAIMED, "0.7", date(2022, 6, 1))
OPEN = OpenAccount(region=Region.LANXI, pollutant=Pollutant.COD, basin=Basin.QIANTANG, sources=(SET_ASIDE, RECLAIMED))


def opened(story: Scenario) -> Scenario:
    """Lanxi's COD reserve of 2.2 t/a."""
    return story.when(OPEN, by=Role.QUOTA_SECTION)


def asked(
    amount: str,
    by: CaseRef = FIRST,
    step: int = 1,
    priority: QuotaPriority = QuotaPriority.P1,
    at: datetime = EARLIER,
    reduction: QuotaReduction | None = None,
) -> told.QuotaAsked:
    return told.QuotaAsked(
        asked_by=by,
        step=step,
        ledger=LEDGER,
        pollutant=Pollutant.COD,
        amount=Decimal(amount),
        priority=priority,
        requested_at=at,
        reduction=reduction,
    )


def claimed(by: CaseRef = FIRST, step: int = 1) -> told.QuotaAsked:
    return asked("3", by, step, reduction=REDUCTION)


def settled(taken: str, by: CaseRef = FIRST, step: int = 9, kept: str = "0") -> told.QuotaSettled:
    return told.QuotaSettled(settled_by=by, step=step, ledger=LEDGER, taken=Decimal(taken), kept=Decimal(kept))


def waiting(missing: str, step: int = 2) -> told.QuotaWaiting:
    return told.QuotaWaiting(
        waiting=FIRST,
        step=step,
        ledgers=(LEDGER,),
        missing=Decimal(missing),
        priority=QuotaPriority.P1,
        requested_at=EARLIER,
    )


def granted(amount: str) -> Expected:
    return fact(TonnesReserved, granted=Decimal(amount))


SCENARIOS = [
    opened(scenario("Every tonne of a reserve has a source"))
    .then(
        AccountOpened,
        ReserveAdded(kind=ReserveKind.RESERVED_AT_ALLOCATION, qty=Decimal("1.5"), dated=date(2021, 1, 1)),
        ReserveAdded(kind=ReserveKind.RECLAIMED, qty=Decimal("0.7"), dated=date(2022, 6, 1)),
    )
    .when(AddToReserve(kind=ReserveKind.BOUGHT, qty=Decimal("0.3"), document="购入合同1号"), by=Role.QUOTA_SECTION)
    .then(fact(ReserveAdded, dated=date(2023, 4, 17))),
    opened(scenario("Tonnes of the future are no tonnes"))
    .when(AddToReserve(kind=ReserveKind.BOUGHT, qty=Decimal(1), dated=date(2023, 4, 18)), by=Role.QUOTA_SECTION)
    .then_refused("IN_FUTURE", "dated"),
    opened(scenario("A reserve gives what is free and never more"))
    .heard(asked("2.0"))
    .then(granted("2.0"))
    .heard(asked("1.0", SECOND))
    .then(granted("0.2"))
    .heard(asked("1.0", SECOND, step=2))
    .then(granted("0")),
    opened(scenario("A request heard twice is answered once"))
    .heard(asked("2.0"))
    .then(granted("2.0"))
    .heard(asked("2.0"))
    .then_nothing(),
    opened(scenario("A release gives back exactly what was held"))
    .heard(asked("2.0"))
    .heard(settled("0"))
    .then(fact(ReservationSettled, taken=Decimal(0), released=Decimal("2.0"), drawn=()))
    .heard(settled("0"))
    .then_nothing()
    .heard(asked("5", SECOND))
    .then(granted("2.2")),
    opened(scenario("A part may be given back and the rest held on"))
    .heard(asked("2.0"))
    .heard(settled("0", kept="1.4"))
    .then(fact(ReservationSettled, kept=Decimal("1.4"), released=Decimal("0.6")))
    .heard(asked("5", SECOND))
    .then(granted("0.8")),
    opened(scenario("What is taken leaves the reserve, the oldest tonnes first"))
    .heard(asked("2.0"))
    .heard(settled("1.8"))
    .then(
        fact(
            ReservationSettled,
            taken=Decimal("1.8"),
            released=Decimal("0.2"),
            drawn=(SET_ASIDE, source(ReserveKind.RECLAIMED, "0.3", date(2022, 6, 1))),
        )
    )
    .heard(asked("5", SECOND))
    .then(granted("0.4")),
    opened(scenario("Nobody overtakes an application of better priority that waits for tonnes"))
    .heard(waiting("1.2"))
    .then(PlaceKept)
    .heard(asked("2.0", SECOND, priority=QuotaPriority.P2))
    .then(granted("1.0"))
    .heard(asked("1.2", step=3))
    .then(granted("1.2")),
    opened(scenario("Among equals the earlier request comes first"))
    .heard(waiting("1.2"))
    .heard(asked("2.2", SECOND, at=LATER))
    .then(granted("1.0")),
    opened(scenario("Who is covered has left the line, and an older word does not put it back"))
    .heard(waiting("0", step=4))
    .then(PlaceKept)
    .heard(waiting("1.2", step=2))
    .then_nothing()
    .heard(asked("2.0", SECOND, priority=QuotaPriority.P2))
    .then(granted("2.0")),
    opened(scenario("Tonnes that a holder gives back are added once"))
    .heard(told.QuotaReturned(returned_by=FIRST, step=7, ledger=LEDGER, kind=ReserveKind.RECLAIMED, qty=Decimal(1)))
    .then(fact(ReserveAdded, returned_by=FIRST, dated=date(2023, 4, 17)))
    .heard(told.QuotaReturned(returned_by=FIRST, step=7, ledger=LEDGER, kind=ReserveKind.RECLAIMED, qty=Decimal(1)))
    .then_nothing(),
    scenario("A seller's reduction serves one project only")
    .heard(claimed())
    .then(fact(ReductionClaimed, granted=Decimal(3), used_by=None))
    .heard(claimed())
    .then_nothing()
    .heard(claimed(SECOND))
    .then(fact(ReductionClaimed, granted=Decimal(0), used_by=FIRST.id))
    .heard(settled("3"))
    .then(fact(ReductionSettled, taken=Decimal(3), released=Decimal(0)))
    .heard(claimed(SECOND, step=2))
    .then(fact(ReductionClaimed, granted=Decimal(0))),
    scenario("A reduction that was given back may serve another project")
    .heard(claimed())
    .heard(settled("0"))
    .then(fact(ReductionSettled, taken=Decimal(0), released=Decimal(3)))
    .heard(settled("0"))
    .then_nothing()
    .heard(claimed(SECOND))
    .then(fact(ReductionClaimed, granted=Decimal(3))),
    scenario("A county's water reserve belongs to a basin")
    .when(OpenAccount(region=Region.YIWU, pollutant=Pollutant.NH3_N), by=Role.QUOTA_SECTION)
    .then_refused("E_BASIN", "basin"),
    scenario("Air has no basin")
    .when(OpenAccount(region=Region.YIWU, pollutant=Pollutant.NOX, basin=Basin.QIANTANG), by=Role.QUOTA_SECTION)
    .then_refused("E_BASIN", "basin"),
    scenario("No reserve is kept of mercury")
    .when(OpenAccount(region=Region.YIWU, pollutant=Pollutant.MERCURY), by=Role.QUOTA_SECTION)
    .then_refused("E_POLLUTANT", "pollutant"),
    scenario("A region has one reserve of a pollutant")
    .heard(
        told.QuotaAccountStated(
            case_id=UUID(int=9),
            region=Region.LANXI,
            pollutant=Pollutant.COD,
            basin=Basin.QIANTANG,
            balance=Decimal(1),
            reserved=Decimal(0),
        )
    )
    .when(OPEN, by=Role.QUOTA_SECTION)
    .then_refused("E_ACCOUNT_EXISTS", "region")
    .when(OpenAccount(region=Region.CITY, pollutant=Pollutant.COD), by=Role.QUOTA_SECTION)
    .then(AccountOpened),
    scenario("Only the quota section opens a reserve").when(OPEN, by=Role.APPLICANT).then_refused("NO_MANDATE"),
]
