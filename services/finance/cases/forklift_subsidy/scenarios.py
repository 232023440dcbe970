"""The specification of the forklift subsidy: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.forklift_subsidy import messages as m
from services.finance.cases.forklift_subsidy.messages import (
    MatchNew,
    MatchOld,
    MatchScrap,
    Mode,
    NewMachine,
    OldMachine,
    Pack,
    Power,
    Scrapping,
)
from shared.casework.grant_scenarios import (
    ACCOUNT,
    FIRM,
    HASH,
    LAB,
    REPORT,
    VISIT,
    Cast,
    eligible,
    shared_scenarios,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.finance import (
    BenefitKey,
    CodeStatus,
    KeyKind,
    KeyVerdict,
    NrmmCodeStated,
    Registry,
    Role,
    Scheme,
    Stage,
    Verdict,
)
from shared.contracts.granting import (
    Amount,
    Applicant,
    ApplicantKind,
    Cap,
    CapNote,
    ClawbackCause,
    Evidence,
    Flag,
    Hold,
    HoldCause,
    InvoiceStatus,
    Reason,
    RejectedAt,
)

# -- a forklift to speak of ---------------------------------------------------------------------------------------

NAME = "金华市美嘉家具有限公司"
DISMANTLER = LAB
SERIAL, NEW_SERIAL = "FD30-12 345", "XE30-000871"
INVOICE = "23332000000012345678"


def old(**other: Any) -> OldMachine:
    said: dict[str, Any] = {
        "maker": "杭叉",
        "serial_no": SERIAL,
        "engine_no": "A490-7781",
        "special_equipment_reg_no": "场11浙G00123(15)",
        "rated_capacity_t": Decimal("3.00"),
        "stage": Stage.CN2,
        "made_on": date(2014, 5, 6),
        "registered_on": date(2014, 6, 1),
        "registry": Registry.SPECIAL_EQUIPMENT,
    }
    return OldMachine(**said | other)


def scrapped(on: date = date(2023, 5, 20), **other: Any) -> Scrapping:
    said: dict[str, Any] = {
        "dismantler_uscc": DISMANTLER,
        "dismantler_division": "330703",
        "scrap_certificate_no": "CJ-2023-0520",
        "scrapped_on": on,
    }
    return Scrapping(**said | other)


def new(capacity: str = "3.00", on: date = date(2023, 5, 28), **other: Any) -> NewMachine:
    said: dict[str, Any] = {
        "serial_no": NEW_SERIAL,
        "rated_capacity_t": Decimal(capacity),
        "power": Power.LITHIUM,
        "first_sale": True,
        "buyer_name": NAME,
        "invoice_key": INVOICE,
        "invoice_amount_fen": 9_800_000,
        "invoiced_on": on,
    }
    return NewMachine(**said | other)


CLAIM: dict[str, Any] = {
    "applicant": Applicant(kind=ApplicantKind.ENTERPRISE, name=NAME, uscc=FIRM, division_code="330702"),
    "bank": ACCOUNT,
    "evidence": (Evidence(doc_type="报废回收证明", file_hash=HASH, page_count=2, doc_id=REPORT, body_uscc=LAB),),
    "promise_signed": True,
    "old": old(),
    "scrap": scrapped(),
    "new": new(),
}
OLD_KEYS = (
    BenefitKey(kind=KeyKind.OLD_SERIAL, parts=("杭叉", SERIAL)),
    BenefitKey(kind=KeyKind.OLD_ENGINE, parts=("A490-7781",)),
    BenefitKey(kind=KeyKind.OLD_REGISTRATION, parts=("场11浙G00123(15)",)),
)
NEW_KEYS = (
    BenefitKey(kind=KeyKind.NEW_SERIAL, parts=(NEW_SERIAL,)),
    BenefitKey(kind=KeyKind.INVOICE, parts=(INVOICE,)),
)


def registered(**other: Any) -> MatchOld:
    said: dict[str, Any] = {
        "registry": Registry.SPECIAL_EQUIPMENT,
        "reg_no": "场11浙G00123(15)",
        "serial_no": "FD3012345",
        "owner_name": NAME,
        "made_on": date(2014, 5, 6),
        "registered_on": date(2014, 6, 1),
        "deregistered_on": date(2023, 5, 22),
    }
    return MatchOld(**said | other)


def dismantled(**other: Any) -> MatchScrap:
    said: dict[str, Any] = {
        "dismantler_uscc": DISMANTLER,
        "is_recognised": True,
        "certificate_no": "CJ-2023-0520",
        "serial_no": SERIAL,
        "scrapped_on": date(2023, 5, 20),
    }
    return MatchScrap(**said | other)


def matched(story: Scenario) -> Scenario:
    return story.when(registered(), by=Role.PLATFORM).when(dismantled(), by=Role.PLATFORM)


CAST = Cast(
    says=m,
    scheme=Scheme.FORKLIFT,
    claim=CLAIM,
    keys=OLD_KEYS + NEW_KEYS,
    amount_fen=2_000_000,
    prepared=matched,
    checks_more=True,
)


def asked(title: str, moment: str = "2023-06-02 10:00", cites: str | None = None, /, **changes: Any) -> Scenario:
    """Drafted and submitted an hour before the year's pot is asked."""
    day = date.fromisoformat(moment[:10])
    story = scenario(title, cites).heard(CAST.pot(year=day.year)).at(f"{day} 00:00")
    story = story.when(m.SaveDraft(**CLAIM | changes), by=Role.APPLICANT, person="boss")
    story = story.when(m.Submit(), by=Role.APPLICANT, person="boss")
    return story.at(moment).when(m.Accept(), by=Role.INTAKE, person="in")


def computes(story: Scenario, worked: str, raw: int, cap: int) -> Scenario:
    computed = min(raw, cap)
    amount = Amount(
        raw_fen=raw,
        caps=(Cap(name="machine", limit_fen=cap),),
        computed_fen=computed,
        notes=(CapNote.OVER_CAP,) if cap < raw else (),
        worked=worked,
    )
    return story.then(fact(m.AcceptanceStarted, amount=amount), m.KeysSought)


def rejects(story: Scenario, *reasons: Reason) -> Scenario:
    return story.then(fact(m.CaseRejected, reasons=reasons, stage=RejectedAt.ACCEPTANCE))


# -- how much is paid ---------------------------------------------------------------------------------------------

AMOUNTS = [
    computes(
        asked(
            "a machine of three tonnes is worth twenty thousand to the last minute of August",
            "2023-08-31 23:59",
            "4B.e/K1",
        ),
        "3.00 t: 20,000.00 × 1",
        2_000_000,
        2_000_000,
    ),
    computes(
        asked("from the first of September eighty per cent are paid", "2023-09-01 00:00", "4B.e/K2"),
        "3.00 t: 20,000.00 × 0.8",
        1_600_000,
        1_600_000,
    ),
    computes(
        asked("the clock of Shanghai counts", "2023-08-31T15:59:00+00:00", "12/20"),
        "3.00 t: 20,000.00 × 1",
        2_000_000,
        2_000_000,
    ),
    computes(
        asked(
            "midnight in Shanghai is the next day, whatever the zone of the message",
            "2023-08-31T16:00:00+00:00",
            "12/20",
        ),
        "3.00 t: 20,000.00 × 0.8",
        1_600_000,
        1_600_000,
    ),
    computes(
        asked("a small machine is worth ten thousand", "2023-06-01 09:00", "4B.e/K3", new=new("2.49")),
        "2.49 t: 10,000.00 × 1",
        1_000_000,
        2_000_000,
    ),
    computes(
        asked("the tier of a large machine is cut at the cap", "2023-07-10 09:00", "4B.e/K4", new=new("7.00")),
        "7.00 t: 40,000.00 × 1",
        4_000_000,
        2_000_000,
    ),
    computes(
        asked("and of the cap eighty per cent are paid", "2023-09-10 09:00", new=new("7.00")),
        "7.00 t: 40,000.00 × 0.8",
        3_200_000,
        1_600_000,
    ),
    computes(
        asked("two and a half tonnes belong to the middle tier", new=new("2.50")),
        "2.50 t: 20,000.00 × 1",
        2_000_000,
        2_000_000,
    ),
    computes(
        asked("so do five tonnes in Zhenhai", "2023-10-13 09:00", pack=Pack.ZHENHAI, new=new("5.00")),
        "5.00 t: 20,000.00 × 1",
        2_000_000,
        4_000_000,
    ),
    computes(
        asked(
            "Zhenhai steps down by the day of scrapping",
            "2024-03-01 09:00",
            "4B.e/K5",
            pack=Pack.ZHENHAI,
            scrap=scrapped(date(2024, 1, 1)),
            new=new("5.01", date(2024, 1, 2)),
        ),
        "5.01 t: 40,000.00 × 0.8",
        3_200_000,
        3_200_000,
    ),
    computes(
        asked(
            "so does Hangzhou, in its own steps",
            "2023-08-20 09:00",
            "4B.e/K6",
            pack=Pack.HANGZHOU,
            scrap=scrapped(date(2023, 8, 1)),
            new=new("6.00", date(2023, 8, 2)),
        ),
        "6.00 t: 40,000.00 × 0.7",
        2_800_000,
        2_800_000,
    ),
    CAST.unique(CAST.asked(scenario("the last twenty thousand are reserved", "4B.e/K7")))
    .heard(CAST.fund_says(Verdict.RESERVED))
    .then(fact(m.CaseAccepted, reserved_fen=2_000_000), m.ChecksStarted, m.CreditAsked),
    CAST.unique(CAST.asked(scenario("the case after it waits in line", "4B.e/K7")))
    .heard(CAST.fund_says(Verdict.WAITLISTED, 0, position=1))
    .then(m.CaseWaitlisted)
    .then_state("WAITLISTED"),
]

# -- what is not paid ---------------------------------------------------------------------------------------------

REJECTIONS = [
    rejects(
        asked("the window begins on 25 May 2023", "2023-05-24 23:59", scrap=scrapped(), new=new(on=date(2023, 5, 24))),
        Reason.OUT_OF_WINDOW,
    ),
    rejects(asked("and ends on 31 August 2024", "2024-09-01 00:00"), Reason.OUT_OF_WINDOW),
    rejects(
        asked(
            "nothing is left in Hangzhou from July 2024",
            "2024-07-10 09:00",
            pack=Pack.HANGZHOU,
            scrap=scrapped(date(2024, 7, 1)),
            new=new(on=date(2024, 7, 2)),
        ),
        Reason.OUT_OF_WINDOW,
    ),
    rejects(asked("a machine of stage III is not old", old=old(stage=Stage.CN3)), Reason.NOT_ELIGIBLE_KIND),
    rejects(
        asked("a machine that was made late proves its stage", old=old(made_on=date(2016, 4, 1))),
        Reason.EVIDENCE_MISSING,
    ),
    asked("with the paper it is paid", old=old(made_on=date(2016, 4, 1), stage_evidence="铭牌照片")).then(
        m.AcceptanceStarted, m.KeysSought
    ),
    rejects(
        asked("a machine registered on 1 October 2022 came too late", old=old(registered_on=date(2022, 10, 1))),
        Reason.OUT_OF_WINDOW,
    ),
    rejects(asked("who only scraps gets nothing", mode=Mode.SCRAP_ONLY), Reason.SCHEME_MODE_NOT_FUNDED),
    rejects(asked("who only buys gets nothing", scrap=None), Reason.PURCHASE_ONLY),
    rejects(
        asked("a machine is scrapped in the city", scrap=scrapped(dismantler_division="330106")),
        Reason.NOT_SCRAPPED_LOCALLY,
    ),
    rejects(asked("the new machine is sold for the first time", new=new(first_sale=False)), Reason.NOT_FIRST_SALE),
    rejects(asked("its buyer is who applies", new=new(buyer_name="别人的公司")), Reason.NAME_MISMATCH),
    asked(
        "spaces make no other buyer", "2023-06-02 10:00", "12/14", new=new(buyer_name="金华市美嘉家具 有限公司")
    ).then(m.AcceptanceStarted, m.KeysSought),
    rejects(
        asked(
            "a unit financed by the budget is not eligible",
            applicant=CLAIM["applicant"].model_copy(update={"kind": ApplicantKind.PUBLIC_UNIT}),
        ),
        Reason.NOT_ELIGIBLE_KIND,
    ),
    CAST.drafted(
        scenario("the new machine is not bought before the old one is scrapped"), new=new(on=date(2023, 5, 19))
    )
    .when(m.Submit(), by=Role.APPLICANT)
    .then_refused("BOUGHT_BEFORE_SCRAPPING", "new.invoiced_on"),
    CAST.drafted(
        scenario("nobody reports a scrapping that is still to come"),
        scrap=scrapped(date(2023, 6, 2)),
        new=new(on=date(2023, 6, 3)),
    )
    .when(m.Submit(), by=Role.APPLICANT)
    .then_refused("IN_FUTURE", "scrap.scrapped_on"),
    CAST.drafted(
        scenario("an invoice of several machines lists this one"), new=new(invoice_lists=("XE30-000872", "XE30-000873"))
    )
    .when(m.Submit(), by=Role.APPLICANT)
    .then_refused("DUPLICATE_INVOICE", "new.invoice_lists"),
    CAST.asked(scenario("an old machine that another county has paid for is a duplicate", "12/2"))
    .heard(CAST.key_says(OLD_KEYS[0], KeyVerdict.DUPLICATE, held_by=("JH-FORKLIFT-330782-2023-000003",)))
    .then(m.KeyChecked, fact(m.CaseRejected, reasons=(Reason.DUPLICATE_MACHINE,))),
    CAST.asked(scenario("an invoice that another scheme has paid for is a duplicate", "12/1 4B.d"))
    .heard(CAST.key_says(NEW_KEYS[1], KeyVerdict.DUPLICATE))
    .then(m.KeyChecked, fact(m.CaseRejected, reasons=(Reason.DUPLICATE_INVOICE,))),
]

# -- matched with registries --------------------------------------------------------------------------------------

NRMM_CODE = "2浙G00012A"


def known(status: CodeStatus = CodeStatus.CANCELLED, owner: str = FIRM) -> NrmmCodeStated:
    return NrmmCodeStated(
        case_id=UUID(int=61),
        serial="FD3012345",
        nrmm_code=NRMM_CODE,
        kind="FORKLIFT",
        stage=Stage.CN2,
        owner=owner,
        made_on=date(2014, 5, 6),
        registered_on=date(2020, 3, 1),
        use_site_division="330702",
        status=status,
        ended_on=date(2023, 5, 22) if status is CodeStatus.CANCELLED else None,
    )


BY_CODE: dict[str, Any] = {"old": old(registry=Registry.NRMM, nrmm_code=NRMM_CODE, special_equipment_reg_no=None)}
CODE_KEYS = (*OLD_KEYS[:2], BenefitKey(kind=KeyKind.OLD_NRMM, parts=(NRMM_CODE,)), *NEW_KEYS)


def with_code(title: str) -> Scenario:
    story = CAST.asked(scenario(title), **BY_CODE)
    for key in CODE_KEYS:
        story = story.heard(CAST.key_says(key))
    return story.heard(CAST.fund_says(Verdict.RESERVED))


MATCHES = [
    CAST.accepted(scenario("the first review waits for registry and dismantler"))
    .heard(eligible())
    .then(m.CreditAnswered)
    .when(registered(), by=Role.PLATFORM)
    .then(m.OldMatched)
    .then_state("CHECKING")
    .when(registered(), by=Role.PLATFORM)
    .then_refused("DONE_ALREADY")
    .when(dismantled(serial_no="FD3012346"), by=Role.PLATFORM)
    .then_refused("OTHER_MACHINE", "serial_no")
    .when(dismantled(), by=Role.PLATFORM)
    .then(m.ScrapMatched, m.ChecksCompleted)
    .then_state("REVIEW_1"),
    CAST.accepted(scenario("the registry's owner is who applies"))
    .when(registered(owner_name="别人的公司"), by=Role.PLATFORM)
    .then(m.OldMatched, fact(m.CaseRejected, reasons=(Reason.NAME_MISMATCH,), stage=RejectedAt.CHECKS)),
    CAST.accepted(scenario("unless an inheritance or a merger explains it"), succession="合并公告〔2022〕8号")
    .when(registered(owner_name="被合并的公司"), by=Role.PLATFORM)
    .then(m.OldMatched),
    CAST.accepted(scenario("the registry may know a later registration"))
    .when(registered(registered_on=date(2022, 11, 1)), by=Role.PLATFORM)
    .then(m.OldMatched, fact(m.CaseRejected, reasons=(Reason.OUT_OF_WINDOW,))),
    CAST.accepted(scenario("a dismantler that nobody recognises proves nothing"))
    .when(dismantled(is_recognised=False), by=Role.INTAKE)
    .then(m.ScrapMatched, fact(m.CaseRejected, reasons=(Reason.EVIDENCE_MISSING,))),
    CAST.accepted(scenario("nor does another certificate"))
    .when(dismantled(certificate_no="CJ-2023-0001"), by=Role.PLATFORM)
    .then(m.ScrapMatched, fact(m.CaseRejected, reasons=(Reason.EVIDENCE_MISSING,))),
    CAST.accepted(scenario("a scrapping that was matched once is not matched again"))
    .when(dismantled(), by=Role.PLATFORM)
    .when(dismantled(), by=Role.PLATFORM)
    .then_refused("DONE_ALREADY"),
    with_code("our own registry of codes answers by itself")
    .heard(known())
    .then(fact(m.OldMatched, registry=Registry.NRMM, reg_no=NRMM_CODE))
    .heard(known())
    .then_nothing(),
    with_code("and knows whose the machine is")
    .heard(known(owner=LAB))
    .then(m.OldMatched, fact(m.CaseRejected, reasons=(Reason.NAME_MISMATCH,))),
]

# -- waiting for the new machine ----------------------------------------------------------------------------------


def waiting(title: str, cites: str | None = None) -> Scenario:
    story = CAST.asked(scenario(title, cites), new=None)
    for key in OLD_KEYS:
        story = story.heard(CAST.key_says(key))
    return story.heard(CAST.fund_says(Verdict.RESERVED))


WAITING = [
    waiting("who has scrapped may buy until the window ends, and the most is kept in reserve")
    .then(m.CaseAccepted, fact(m.NewMachineAwaited, until=date(2024, 8, 31)))
    .then_state("WAIT_NEW_MACHINE")
    .then_due("window", on="2024-08-31")
    .then_due("review", suspended=True),
    waiting("the purchase is asked for before anything is checked; the day of acceptance still counts")
    .at("2023-10-10 09:00")
    .when(MatchNew(new=new("2.00", date(2023, 10, 9))), by=Role.PLATFORM)
    .then(m.NewMatched, fact(m.KeysSought, step=4, keys=OLD_KEYS + NEW_KEYS))
    .when(MatchNew(new=new("2.00", date(2023, 10, 9))), by=Role.APPLICANT)
    .then_refused("DONE_ALREADY")
    .heard(CAST.key_says(OLD_KEYS[0], step=4))
    .heard(CAST.key_says(OLD_KEYS[1], step=4))
    .heard(CAST.key_says(OLD_KEYS[2], step=4))
    .heard(CAST.key_says(NEW_KEYS[0], step=4))
    .heard(CAST.key_says(NEW_KEYS[1], step=4))
    .then(m.KeyChecked, m.ChecksStarted, m.CreditAsked)
    .then_due("review", on="2023-11-07", suspended=False)
    .heard(eligible(as_of=date(2023, 10, 10), valid_until=date(2023, 11, 9)))
    .when(registered(), by=Role.PLATFORM)
    .when(dismantled(), by=Role.PLATFORM)
    .when(m.PassReview1(visit=VISIT), by=Role.REVIEWER_1, person="r1")
    .when(m.PassReview2(), by=Role.REVIEWER_2, person="r2")
    .when(m.Approve(), by=Role.APPROVER, person="ap")
    .then(fact(m.CaseApproved, granted_fen=1_000_000), m.NoticeOpened),
    waiting("without a purchase the case lapses when the window ends")
    .at("2024-09-02 09:00")
    .then_passed(m.CaseLapsed, at="2024-09-01 00:00", due_on=date(2024, 8, 31)),
    waiting("registry and dismantler may answer while the new machine is awaited")
    .when(registered(), by=Role.PLATFORM)
    .then(m.OldMatched)
    .when(dismantled(), by=Role.PLATFORM)
    .then(m.ScrapMatched)
    .then_state("WAIT_NEW_MACHINE"),
    waiting("a second-hand machine ends the waiting")
    .at("2023-10-10 09:00")
    .when(MatchNew(new=new("2.00", date(2023, 10, 9), first_sale=False)), by=Role.PLATFORM)
    .then(m.NewMatched, fact(m.CaseRejected, reasons=(Reason.NOT_FIRST_SALE,))),
    waiting("nobody has bought a machine tomorrow")
    .when(MatchNew(new=new("2.00", date(2023, 6, 3))), by=Role.PLATFORM)
    .then_refused("IN_FUTURE", "new.invoiced_on"),
]

# -- individuals --------------------------------------------------------------------------------------------------

OWNER = Applicant(
    kind=ApplicantKind.INDIVIDUAL, name="张三丰", person="urn:person:zhang", id_last4="123X", division_code="330782"
)
OWN_CASE = {
    "applicant": OWNER,
    "bank": ACCOUNT.model_copy(update={"account_name": "张三丰"}),
    "new": new(buyer_name="张三丰"),
}


def report(dishonest: bool = False, as_of: date = date(2023, 6, 1)) -> m.RecordPersonCredit:
    return m.RecordPersonCredit(as_of=as_of, dishonest=dishonest, report_no="信用浙江20230601")


INDIVIDUALS = [
    CAST.accepted(scenario("of an individual an officer records the public credit report"), **OWN_CASE)
    .when(report(as_of=date(2023, 4, 1)), by=Role.INTAKE, person="in")
    .then_refused("CREDIT_TOO_OLD", "as_of")
    .when(registered(owner_name="张三丰"), by=Role.PLATFORM)
    .when(dismantled(), by=Role.PLATFORM)
    .when(report(), by=Role.INTAKE, person="in")
    .then(m.CreditAnswered, m.ChecksCompleted),
    CAST.accepted(scenario("a dishonest individual gets nothing"), **OWN_CASE)
    .when(report(dishonest=True), by=Role.INTAKE, person="in")
    .then(m.CreditAnswered, fact(m.CaseRejected, reasons=(Reason.DISHONEST_LIST,))),
    CAST.paid(scenario("a machine that works on elsewhere is fraud", "4B.d"))
    .at("2023-09-01 09:00")
    .when(m.OpenClawback(cause=ClawbackCause.FRAUD, explanation="旧机仍在邻县使用"), by=Role.AUDITOR, person="au")
    .then(fact(m.ClawbackOpened, amount_fen=2_000_000, fine_least_fen=200_000, fine_most_fen=1_000_000)),
    CAST.asked(scenario("a serial number that looks like another one is compared by a person", "0.3"))
    .heard(CAST.key_says(OLD_KEYS[0], KeyVerdict.NEAR_DUPLICATE, held_by=("JH-FORKLIFT-330782-2023-000003",)))
    .then(m.KeyChecked)
    .heard(CAST.key_says(OLD_KEYS[0]))
    .heard(CAST.key_says(OLD_KEYS[1]))
    .heard(CAST.key_says(OLD_KEYS[2]))
    .heard(CAST.key_says(NEW_KEYS[0]))
    .heard(CAST.key_says(NEW_KEYS[1]))
    .then(m.KeyChecked, m.ReservationSought)
    .heard(CAST.fund_says(Verdict.RESERVED))
    .heard(eligible())
    .when(registered(), by=Role.PLATFORM)
    .when(dismantled(), by=Role.PLATFORM)
    .at("2023-06-06 09:00")
    .when(m.PassReview1(visit=VISIT), by=Role.REVIEWER_1, person="r1")
    .then_refused("FLAGS_UNCHECKED")
    .when(m.PassReview1(visit=VISIT, checked=(Flag.NEAR_DUPLICATE,)), by=Role.REVIEWER_1, person="r1")
    .then(m.Review1Passed),
]

INVOICES = [
    CAST.reviewed_once(scenario("an invoice that the tax platform does not know holds the case", "10"))
    .at("2023-06-07 09:00")
    .when(m.RecordInvoice(invoice_key=INVOICE, status=InvoiceStatus.NOT_FOUND), by=Role.PLATFORM)
    .then(
        m.InvoiceChecked,
        fact(
            m.CaseHeld,
            hold=Hold(
                cause=HoldCause.INVOICE, what=f"{INVOICE} {InvoiceStatus.NOT_FOUND.words}", since=date(2023, 6, 7)
            ),
        ),
    )
    .when(m.RecordInvoice(invoice_key=INVOICE, status=InvoiceStatus.VALID), by=Role.PLATFORM)
    .then(m.InvoiceChecked, m.HoldLifted),
]

SCENARIOS = [*AMOUNTS, *REJECTIONS, *MATCHES, *INVOICES, *WAITING, *INDIVIDUALS, *shared_scenarios(CAST)]
