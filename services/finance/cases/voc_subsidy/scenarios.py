"""The specification of the VOC subsidy: given, when, then."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.finance.cases.voc_subsidy import messages as m
from services.finance.cases.voc_subsidy.messages import (
    FileReduction,
    InvestmentItem,
    MaterialKind,
    MaterialUse,
    Method,
    OtherFunding,
    Pack,
    PerformanceGrade,
    Period,
    RecordRelapse,
    Treatment,
    UnitKind,
    VerifyReduction,
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
    of_project,
    shared_scenarios,
)
from shared.casework.scenario import Scenario, fact, scenario
from shared.contracts.approval import EiaSuperseded
from shared.contracts.finance import BenefitKey, GrantStated, KeyKind, Role, Scheme, Verdict
from shared.contracts.granting import (
    Amount,
    Applicant,
    ApplicantKind,
    ApprovalFacts,
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

# -- a project to speak of (V1) -----------------------------------------------------------------------------------

PROJECT = "2101-330702-04-02-123456"
SOLVENT_PAINT = "溶剂型木器面漆"
YUAN = 100


def paint(use_t: str, fraction: str, name: str = SOLVENT_PAINT, **other: Any) -> MaterialUse:
    said: dict[str, Any] = {
        "material_name": name,
        "kind": MaterialKind.COATING,
        "use_t": Decimal(use_t),
        "voc_mass_fraction": Decimal(fraction),
    }
    return MaterialUse(**said | other)


def clean(use_t: str, fraction: str, name: str = "水性木器面漆", **other: Any) -> MaterialUse:
    proven = {"test_report_no": REPORT, "has_cma": True, "is_low_voc": True, "standard": "GB/T 38597-2020"}
    return paint(use_t, fraction, name, **proven | other)


def superseded(doc_no: str, on: date | None = date(2023, 6, 7)) -> EiaSuperseded:
    said = of_project(PROJECT, doc_no)
    return EiaSuperseded(**said, superseded_by="金环建婺〔2023〕7号", superseded_on=on)


def granted_too(case_id: UUID, amount_fen: int) -> GrantStated:
    """Another grant to the firm in the same year."""
    return GrantStated(case_id=case_id, scheme=Scheme.VOC, subject=FIRM, fiscal_year=2023, amount_fen=amount_fen)


def invested(yuan: str, **other: Any) -> tuple[InvestmentItem, ...]:
    fen = int(Decimal(yuan) * YUAN)
    said = {"invoice_key": "033002200111 12345678", "amount_ex_vat_fen": fen, "category": "喷涂设备"}
    return (InvestmentItem(**said | other),)


CLAIM: dict[str, Any] = {
    "applicant": Applicant(
        kind=ApplicantKind.ENTERPRISE, name="金华市美嘉家具有限公司", uscc=FIRM, division_code="330702"
    ),
    "bank": ACCOUNT,
    "evidence": (Evidence(doc_type="检测报告", file_hash=HASH, page_count=12, doc_id=REPORT, body_uscc=LAB),),
    "promise_signed": True,
    "project_id": "YTD-2023-001",
    "line_id": "喷涂一线",
    "industry": "2110",
    "project_code": PROJECT,
    "eia_doc_no": "金环建婺〔2021〕12号",
    "eia_acceptance_no": "自验〔2022〕3号",
    "permit_no": f"{FIRM}001Q",
    "finished_on": date(2023, 3, 31),
    "materials_before": (paint("20.000", "0.55"),),
    "materials_after": (clean("18.000", "0.08"),),
    "output_before": Decimal(10_000),
    "output_after": Decimal(10_000),
    "output_unit": "件",
    "period_before": Period(first=date(2021, 1, 1), last=date(2021, 12, 31)),
    "period_after": Period(first=date(2022, 4, 1), last=date(2023, 3, 31)),
    "investment_items": invested("1200000"),
}
FACTS = ApprovalFacts(
    eia_doc_no="金环建婺〔2021〕12号",
    eia_approved_on=date(2021, 3, 1),
    acceptance_no="自验〔2022〕3号",
    accepted_on=date(2022, 2, 1),
    permit_no=f"{FIRM}001Q",
    materials=(SOLVENT_PAINT,),
)
KEYS = (
    BenefitKey(kind=KeyKind.VOC_LINE, parts=(FIRM, "喷涂一线")),
    BenefitKey(kind=KeyKind.INVOICE, parts=("03300220011112345678",)),
)


def report(**other: Any) -> FileReduction:
    said = {"method": Method.MATERIAL_BALANCE, "report_no": "HS-2023-01", "sha256": HASH}
    return FileReduction(**said | other)


def verified(story: Scenario, tonnes: str | None = None) -> Scenario:
    amount = Decimal(tonnes) if tonnes else None
    story = story.when(report(), by=Role.APPLICANT, person="boss")
    return story.when(VerifyReduction(report_no="JC-2023-08", reduction_t=amount), by=Role.MONITOR, person="mo")


CAST = Cast(
    says=m,
    scheme=Scheme.VOC,
    claim=CLAIM,
    keys=KEYS,
    amount_fen=47_800_000,
    prepared=verified,
    facts=FACTS,
    project_code=PROJECT,
    once_paid=(m.WatchStarted,),
)


def asked(title: str, cites: str | None = None, **changes: Any) -> Scenario:
    return CAST.asked(scenario(title, cites), **changes)


def computes(
    story: Scenario, worked: str, raw: int, computed: int, c1: int, c2: int = 500_000_000, flags: tuple[Flag, ...] = ()
) -> Scenario:
    """The acceptance that was asked for comes to this, in fen."""
    amount = Amount(
        raw_fen=raw,
        caps=(Cap(name="C1", limit_fen=c1), Cap(name="C2", limit_fen=c2)),
        computed_fen=computed,
        notes=(CapNote.OVER_CAP,) if computed < raw else (),
        worked=worked,
    )
    return story.then(fact(m.AcceptanceStarted, amount=amount, flags=flags), m.KeysSought)


def rejects(story: Scenario, *reasons: Reason) -> Scenario:
    return story.then(fact(m.CaseRejected, reasons=reasons, stage=RejectedAt.ACCEPTANCE))


def approved(title: str, cites: str, tonnes: str, yuan: str) -> Scenario:
    """With another investment and what the monitoring centre verified, up to the approval."""
    story = CAST.asked(
        scenario(title, cites), investment_items=invested(yuan), materials_before=(paint("40.000", "0.55"),)
    )
    story = CAST.unique(story).heard(CAST.fund_says(Verdict.RESERVED, 45_000_000)).heard(eligible())
    story = CAST.facts_known(verified(story, tonnes)).at("2023-06-06 09:00")
    story = story.when(m.PassReview1(visit=VISIT), by=Role.REVIEWER_1, person="r1")
    story = story.when(m.PassReview2(), by=Role.REVIEWER_2, person="r2")
    return story.when(m.Approve(), by=Role.LEADER, person="ap")


# -- what is paid -------------------------------------------------------------------------------------------------

AMOUNTS = [
    computes(
        asked("a reduction is what was emitted before less what is emitted after", "3.e/V1"),
        "9.560 t × 50,000.00",
        47_800_000,
        47_800_000,
        60_000_000,
    ),
    approved("half of the investment is the most, and that is no mistake", "3.e/V2", "12.345", "900000").then(
        fact(
            m.CaseApproved,
            granted_fen=45_000_000,
            amount=Amount(
                raw_fen=61_725_000,
                caps=(Cap(name="C1", limit_fen=45_000_000), Cap(name="C2", limit_fen=500_000_000)),
                computed_fen=45_000_000,
                notes=(CapNote.OVER_CAP,),
                worked="12.345 t × 50,000.00",
            ),
        ),
        m.NoticeOpened,
    ),
    rejects(
        asked(
            "less than a tonne is not paid",
            "3.e/V3",
            materials_before=(paint("1.099", "1"),),
            materials_after=(clean("1.000", "0.1"),),
            investment_items=invested("900000"),
        ),
        Reason.BELOW_MINIMUM,
    ),
    computes(
        asked(
            "a tonne is paid",
            "3.e/V3",
            materials_before=(paint("1.100", "1"),),
            materials_after=(clean("1.000", "0.1"),),
            investment_items=invested("900000"),
        ),
        "1.000 t × 50,000.00",
        5_000_000,
        5_000_000,
        45_000_000,
    ),
    computes(
        asked(
            "treatment and output count on both sides",
            "3.e/V4",
            materials_before=(paint("30.000", "0.48"),),
            treatment_before=Treatment(collect_rate=Decimal("0.80"), removal_rate=Decimal("0.60")),
            materials_after=(clean("28.000", "0.06"),),
            output_after=Decimal(12_000),
            investment_items=invested("1000000"),
        ),
        "7.306 t × 50,000.00",
        36_530_000,
        36_530_000,
        50_000_000,
    ),
    asked(
        "Xiamen pays thirty per cent of the investment, rounded once",
        "3.e/V5",
        pack=Pack.XIAMEN,
        investment_items=invested("1234567.89"),
        treatment_after=Treatment(collect_rate=Decimal("0.90"), removal_rate=Decimal("0.85")),
    ).then(
        fact(
            m.AcceptanceStarted, amount=Amount(raw_fen=37_037_037, computed_fen=37_037_037, worked="1,234,567.89 × 0.3")
        ),
        m.KeysSought,
    ),
    computes(
        asked(
            "of an exact tie the even digit counts, of money the half goes up",
            "3.e/V6",
            materials_before=(paint("14.200", "0.62"), paint("3.600", "0.85", "溶剂型底漆")),
            materials_after=(clean("13.500", "0.045"), clean("1.200", "0.05", "水性底漆")),
            investment_items=invested("2000000"),
        ),
        "11.196 t × 50,000.00",
        55_980_000,
        55_980_000,
        100_000_000,
    ),
    computes(
        asked(
            "a shorter period after is taken for a whole year",
            period_after=Period(first=date(2022, 10, 1), last=date(2023, 3, 31)),
            output_after=Decimal(5_000),
            materials_after=(clean("9.000", "0.08"),),
        ),
        "9.560 t × 50,000.00",
        47_800_000,
        47_800_000,
        60_000_000,
    ),
    computes(
        asked(
            "grams in a litre come with the density",
            materials_before=(
                paint(
                    "20.000",
                    "0.5",
                    voc_mass_fraction=None,
                    voc_g_per_l=Decimal("605.0"),
                    density_kg_per_l=Decimal("1.1"),
                ),
            ),
        ),
        "9.560 t × 50,000.00",
        47_800_000,
        47_800_000,
        60_000_000,
    ),
    computes(
        asked("much more output is looked at by a person", output_after=Decimal(15_001)),
        "15.061 t × 50,000.00",
        75_305_000,
        60_000_000,
        60_000_000,
        flags=(Flag.CAPACITY_EXPANSION,),
    ),
    computes(
        asked(
            "an invoice of a related firm is looked at by a person",
            investment_items=invested("1200000", seller_is_related=True),
        ),
        "9.560 t × 50,000.00",
        47_800_000,
        47_800_000,
        60_000_000,
        flags=(Flag.RELATED_SELLER,),
    ),
    computes(
        CAST.submitted(scenario("what other cases were granted in the year lowers the cap of the year"))
        .heard(
            GrantStated(case_id=UUID(int=7), scheme=Scheme.VOC, subject=FIRM, fiscal_year=2023, amount_fen=460_000_000)
        )
        .heard(
            GrantStated(case_id=UUID(int=8), scheme=Scheme.VOC, subject=FIRM, fiscal_year=2022, amount_fen=99_000_000)
        )
        .at("2023-06-02 10:00")
        .when(m.Accept(), by=Role.INTAKE, person="in"),
        "9.560 t × 50,000.00",
        47_800_000,
        40_000_000,
        60_000_000,
        40_000_000,
    ),
    CAST.submitted(scenario("a pot that is set to a city's pack is paid out by no other", "2.a/pack_version"))
    .heard(CAST.pot(pack=Pack.XIAMEN))
    .when(m.Accept(), by=Role.INTAKE, person="in")
    .then_refused("PACK_NOT_SET", "pack"),
    CAST.submitted(
        scenario("and every amount says by whose numbers it came about", "0.1/M8"),
        pack=Pack.XIAMEN,
        fugitive_cut=Decimal("0.30"),
    )
    .heard(CAST.pot(pack=Pack.XIAMEN))
    .when(m.Accept(), by=Role.INTAKE, person="in")
    .then(fact(m.AcceptanceStarted, pack_version="VOC-XIAMEN@2023-02-27"), m.KeysSought),
    asked("Nantong pays by the tonne without a cap", "3.c/S05", pack=Pack.NANTONG, project_code=None).then(
        fact(
            m.AcceptanceStarted,
            amount=Amount(raw_fen=47_800_000, computed_fen=47_800_000, worked="9.560 t × 50,000.00"),
        ),
        m.KeysSought,
    ),
    computes(
        asked("Shenzhen pays forty thousand a tonne", "3.c/S06", pack=Pack.SHENZHEN),
        "9.560 t × 40,000.00",
        38_240_000,
        38_240_000,
        60_000_000,
    ),
    asked("Zhuhai rounds up to whole tonnes, up to the investment", "3.c/S07", pack=Pack.ZHUHAI).then(
        fact(
            m.AcceptanceStarted,
            amount=Amount(
                raw_fen=50_000_000,
                caps=(Cap(name="C1", limit_fen=120_000_000),),
                computed_fen=50_000_000,
                worked="10 t × 50,000.00",
            ),
        ),
        m.KeysSought,
    ),
    asked(
        "Xiamen paid by the unit in 2017, three million a firm at most",
        "3.c/S10",
        pack=Pack.XIAMEN_2017,
        units={UnitKind.COMBUSTION: 4, UnitKind.OTHER: 2, UnitKind.BOOTH: 1},
    ).then(
        fact(
            m.AcceptanceStarted,
            amount=Amount(
                raw_fen=305_000_000,
                caps=(Cap(name="C2", limit_fen=300_000_000),),
                computed_fen=300_000_000,
                notes=(CapNote.OVER_CAP,),
                worked="4 × 700,000.00 + 2 × 100,000.00 + 1 × 50,000.00",
            ),
        ),
        m.KeysSought,
    ),
    asked(
        "Chizhou pays a lump sum for a grade", "3.c/S08", pack=Pack.CHIZHOU, performance_grade=PerformanceGrade.LEADING
    ).then(
        fact(m.AcceptanceStarted, amount=Amount(raw_fen=15_000_000, computed_fen=15_000_000, worked="LEADING")),
        m.KeysSought,
    ),
]

# -- what is not paid ---------------------------------------------------------------------------------------------

REJECTIONS = [
    rejects(
        asked("what grew instead of shrinking is not paid", materials_after=(clean("200.000", "0.08"),)),
        Reason.BELOW_MINIMUM,
    ),
    rejects(
        asked("a project that was finished before the scheme began is too early", finished_on=date(2023, 2, 26)),
        Reason.OUT_OF_WINDOW,
    ),
    rejects(
        asked(
            "other public money bars the project",
            other_funding=(OtherFunding(source="省级技改资金", amount_fen=1, is_public=True),),
        ),
        Reason.OTHER_FUND_USED,
    ),
    rejects(
        asked(
            "so does other money that pays all of it",
            other_funding=(OtherFunding(source="集团补贴", amount_fen=120_000_000, is_public=False),),
        ),
        Reason.OTHER_FUND_USED,
    ),
    rejects(
        asked("Nantong asks for a grade of resource use", pack=Pack.NANTONG, resource_grade="C"), Reason.CREDIT_GRADE
    ),
    rejects(
        asked("Xiamen asks for clean air or fewer fugitives", pack=Pack.XIAMEN, fugitive_cut=Decimal("0.2999")),
        Reason.BELOW_MINIMUM,
    ),
    rejects(
        asked("Chizhou pays no other grade", pack=Pack.CHIZHOU, performance_grade=PerformanceGrade.OTHER),
        Reason.BELOW_MINIMUM,
    ),
    rejects(asked("without a unit nothing is paid for units", pack=Pack.XIAMEN_2017), Reason.BELOW_MINIMUM),
    rejects(
        asked(
            "a unit financed by the budget is not eligible",
            applicant=CLAIM["applicant"].model_copy(update={"kind": ApplicantKind.PUBLIC_UNIT}),
        ),
        Reason.NOT_ELIGIBLE_KIND,
    ),
    CAST.drafted(
        scenario("a material of after is proven to be low in VOCs by a CMA report"),
        materials_after=(clean("18", "0.08", has_cma=False),),
    )
    .when(m.Submit(), by=Role.APPLICANT)
    .then_refused("EVIDENCE_MISSING", "materials_after"),
    CAST.drafted(
        scenario("a thinner comes with its paint"),
        materials_before=(
            paint("20", "0.55"),
            paint("2", "1", "天那水", kind=MaterialKind.THINNER, belongs_to="别的漆"),
        ),
    )
    .when(m.Submit(), by=Role.APPLICANT)
    .then_refused("MATERIAL_INCOMPLETE", "materials_before"),
    CAST.drafted(
        scenario("no paint holds more VOCs than it weighs"),
        materials_before=(
            paint("20", "0", voc_mass_fraction=None, voc_g_per_l=Decimal("800.1"), density_kg_per_l=Decimal("0.8")),
        ),
    )
    .when(m.Submit(), by=Role.APPLICANT)
    .then_refused("MATERIAL_IMPLAUSIBLE", "materials_before"),
    CAST.reviewed(scenario("who may not approve an amount does not reject it either", "2.b/Approve, Reject"))
    .when(m.Reject(reasons=(Reason.REVIEW_FAILED,), explanation="不符合方向"), by=Role.APPROVER, person="ap")
    .then_refused("FOUR_EYES_VIOLATION", "role"),
    CAST.drafted(
        scenario("the period before is a whole year"),
        period_before=Period(first=date(2021, 1, 1), last=date(2021, 12, 30)),
    )
    .when(m.Submit(), by=Role.APPLICANT)
    .then_refused("PERIOD", "period_before"),
    CAST.drafted(
        scenario("the new material was in use for half a year"),
        period_after=Period(first=date(2022, 10, 2), last=date(2023, 3, 31)),
    )
    .when(m.Submit(), by=Role.APPLICANT)
    .then_refused("PERIOD", "period_after"),
    CAST.drafted(scenario("an invoice is listed once"), investment_items=invested("1") + invested("2"))
    .when(m.Submit(), by=Role.APPLICANT)
    .then_refused("DUPLICATE_INVOICE", "investment_items"),
    rejects(
        CAST.submitted(scenario("where the cap of the year is used up nothing is left to grant"))
        .heard(
            GrantStated(case_id=UUID(int=7), scheme=Scheme.VOC, subject=FIRM, fiscal_year=2023, amount_fen=500_000_000)
        )
        .when(m.Accept(), by=Role.INTAKE, person="in"),
        Reason.BELOW_MINIMUM,
    ),
]

# -- verified, confirmed by the EIA, watched ----------------------------------------------------------------------

CHECKS = [
    CAST.facts_known(CAST.accepted(scenario("the first review waits for the verified reduction")).heard(eligible()))
    .at("2023-06-06 09:00")
    .when(m.PassReview1(visit=VISIT), by=Role.REVIEWER_1, person="r1")
    .then_refused("REDUCTION_NOT_VERIFIED"),
    CAST.accepted(scenario("only what was filed is verified"))
    .when(VerifyReduction(report_no="JC-1"), by=Role.MONITOR, person="mo")
    .then_refused("REDUCTION_NOT_FILED"),
    verified(CAST.accepted(scenario("a reduction is verified once, and by no reviewer")))
    .then(fact(m.ReductionVerified, reduction_t=Decimal("9.560"), by="mo"))
    .when(VerifyReduction(report_no="JC-2"), by=Role.MONITOR, person="mo")
    .then_refused("DONE_ALREADY")
    .heard(eligible())
    .when(m.RecordApprovalFacts(facts=FACTS), by=Role.PLATFORM)
    .then(m.ApprovalFactsRecorded, m.ChecksCompleted)
    .when(m.PassReview1(visit=VISIT), by=Role.REVIEWER_1, person="mo")
    .then_refused("FOUR_EYES_VIOLATION"),
    verified(CAST.accepted(scenario("what was verified may be too little", "3.e/V3")), "0.999").then(
        m.ReductionVerified, fact(m.CaseRejected, reasons=(Reason.BELOW_MINIMUM,))
    ),
    CAST.accepted(scenario("an EIA that names another paper is none"))
    .when(m.RecordApprovalFacts(facts=FACTS.model_copy(update={"eia_doc_no": "金环建婺〔2020〕9号"})), by=Role.INTAKE)
    .then(m.ApprovalFactsRecorded, fact(m.CaseRejected, reasons=(Reason.NO_EIA,), stage=RejectedAt.CHECKS)),
    CAST.accepted(scenario("a project that was not accepted on completion gets nothing"))
    .when(m.RecordApprovalFacts(facts=FACTS.model_copy(update={"acceptance_no": None})), by=Role.INTAKE)
    .then(m.ApprovalFactsRecorded, fact(m.CaseRejected, reasons=(Reason.NO_ACCEPTANCE,))),
    CAST.reviewed_once(scenario("an EIA approval that a new one has superseded is looked at again"))
    .heard(superseded("金环建婺〔2021〕12号"))
    .then(
        fact(m.CaseHeld, hold=Hold(cause=HoldCause.EIA_SUPERSEDED, what="金环建婺〔2021〕12号", since=date(2023, 6, 7)))
    )
    .when(
        m.SettleHold(cause=HoldCause.EIA_SUPERSEDED, what="金环建婺〔2021〕12号", explanation="新批复含同一生产线"),
        by=Role.REVIEWER_2,
        person="r2",
    )
    .then(m.HoldLifted),
    CAST.reviewed_once(scenario("what a reviewer settled stays so on later days, also where the news gives no date"))
    .heard(superseded("金环建婺〔2021〕12号", on=None))
    .then(m.CaseHeld)
    .when(
        m.SettleHold(cause=HoldCause.EIA_SUPERSEDED, what="金环建婺〔2021〕12号", explanation="新批复含同一生产线"),
        by=Role.REVIEWER_2,
        person="r2",
    )
    .then(m.HoldLifted)
    .at("2023-06-12 09:00")
    .heard(eligible(version=2))
    .then(m.CreditAnswered),
    CAST.reviewed_once(scenario("that another approval of the project was superseded holds nobody"))
    .heard(superseded("金环建婺〔2018〕2号"))
    .then_nothing(),
    CAST.public(scenario("of two grants that were approved at once one keeps its amount, the other waits for its cap"))
    .heard(granted_too(UUID(int=7), 460_000_000))
    .then(fact(m.CaseHeld, hold=Hold(cause=HoldCause.CAP, what="2023", since=date(2023, 6, 8))))
    .heard(granted_too(UUID(int=7), 460_000_000))
    .then_nothing()
    .when(m.SettleHold(cause=HoldCause.CAP, what="2023", explanation="无关"), by=Role.REVIEWER_2, person="r2")
    .then_refused("NOT_TO_SETTLE")
    .heard(granted_too(UUID(int=7), 0))
    .then(m.HoldLifted),
    CAST.public(scenario("the one of the lower id keeps its amount"))
    .heard(granted_too(UUID(int=2**128 - 1), 460_000_000))
    .then_nothing(),
    CAST.accepted(scenario("the EIA names a material that was replaced"))
    .when(m.RecordApprovalFacts(facts=FACTS.model_copy(update={"materials": ("油墨",)})), by=Role.INTAKE)
    .then(m.ApprovalFactsRecorded, fact(m.CaseRejected, reasons=(Reason.EVIDENCE_MISSING,))),
    CAST.paid(scenario("a line is watched for a year after payment")).then_due("watch", on="2024-06-20"),
    CAST.paid(scenario("whoever goes back to solvents pays for the months that are missing", "3.d"))
    .at("2023-12-01 09:00")
    .when(RecordRelapse(relapsed_on=date(2023, 11, 25), findings="恢复使用溶剂型面漆"), by=Role.INTAKE, person="en")
    .then(
        fact(m.RelapseRecorded, missing_months=7),
        fact(m.ClawbackOpened, cause=ClawbackCause.BREACH, amount_fen=27_883_333, fine_most_fen=0),
    ),
    CAST.paid(scenario("after the watch nobody is asked any more"))
    .at("2024-07-01 09:00")
    .when(RecordRelapse(relapsed_on=date(2024, 6, 21), findings="恢复使用溶剂型面漆"), by=Role.INTAKE)
    .then_refused("WATCH_OVER", "relapsed_on"),
]

# -- invoices -----------------------------------------------------------------------------------------------------

PAPER = "03300220011112345678"


def invoice(status: InvoiceStatus, **other: Any) -> m.RecordInvoice:
    said: dict[str, Any] = {"invoice_key": PAPER, "status": status, "buyer": str(CLAIM["applicant"].name)}
    return m.RecordInvoice(**said | other)


def not_valid(why: InvoiceStatus | Reason, since: date) -> Hold:
    return Hold(cause=HoldCause.INVOICE, what=f"{PAPER} {why.words}", since=since)


RED = not_valid(InvoiceStatus.RED, date(2023, 6, 7))
INVOICES = [
    CAST.reviewed_once(
        scenario("an invoice that was reversed holds the case, since when and why, until it is valid", "10")
    )
    .at("2023-06-07 09:00")
    .when(invoice(InvoiceStatus.RED), by=Role.PLATFORM)
    .then(m.InvoiceChecked, fact(m.CaseHeld, hold=RED))
    .when(invoice(InvoiceStatus.RED), by=Role.PLATFORM)
    .then_nothing()
    .when(m.PassReview2(opinion="材料齐全"), by=Role.REVIEWER_2, person="r2")
    .then_refused("ON_HOLD")
    .when(m.SettleHold(cause=HoldCause.INVOICE, what=RED.what, explanation="无妨"), by=Role.REVIEWER_2, person="r2")
    .then_refused("NOT_TO_SETTLE")
    .when(invoice(InvoiceStatus.VALID), by=Role.PLATFORM)
    .then(m.InvoiceChecked, fact(m.HoldLifted, hold=RED))
    .when(m.PassReview2(opinion="材料齐全"), by=Role.REVIEWER_2, person="r2")
    .then(m.Review2Passed),
    CAST.reviewed_once(scenario("whatever the tax platform confirms stands in nobody's way"))
    .when(invoice(InvoiceStatus.VALID), by=Role.PLATFORM)
    .then(m.InvoiceChecked)
    .when(invoice(InvoiceStatus.VALID, invoice_key="0" * 20), by=Role.PLATFORM)
    .then_refused("NO_SUCH_INVOICE", "invoice_key"),
    CAST.reviewed_once(scenario("what somebody else bought is no investment of the applicant", "3.d"))
    .at("2023-06-07 09:00")
    .when(invoice(InvoiceStatus.VALID, buyer="别的公司"), by=Role.PLATFORM)
    .then(m.InvoiceChecked, fact(m.CaseHeld, hold=not_valid(Reason.NAME_MISMATCH, date(2023, 6, 7)))),
    CAST.committed(scenario("what is committed by then is not paid out"))
    .when(invoice(InvoiceStatus.VOID), by=Role.PLATFORM)
    .then(m.InvoiceChecked, m.CaseHeld, fact(m.PaymentSought, is_held=True)),
    CAST.paid(scenario("and what is paid is examined for a clawback"))
    .at("2023-07-03 09:00")
    .when(invoice(InvoiceStatus.VOID), by=Role.PLATFORM)
    .then(m.InvoiceChecked, fact(m.ClawbackReviewOpened, cause=not_valid(InvoiceStatus.VOID, date(2023, 7, 3)))),
]

SCENARIOS = [*AMOUNTS, *REJECTIONS, *CHECKS, *INVOICES, *shared_scenarios(CAST)]
