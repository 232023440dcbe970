"""What can be asked of a watershed agreement, and what can happen under it. Amounts are in fen, concentrations in mg/L."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from shared.casework.fund_answers import CommitmentAnswer
from shared.contracts.finance import Direction, Division, FundCode, Indicator, Money, Payee, Step, WaterClass
from shared.contracts.formats import Fen, Line, Prose, Sha256, SomeFen
from shared.contracts.granting import Account, PaymentOutcome
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- the words of an agreement ------------------------------------------------------------------------------------


class Formula(Term):
    """How water becomes money."""

    XINAN_P = "XINAN_P", "年度补偿指数P", "yearly index P"
    MONTHLY_P = "MONTHLY_P", "月度补偿指数P", "monthly index P"
    ANJI_MONTHLY = "ANJI_MONTHLY", "按达标月数", "by months that met the target"
    CLASS_STEP = "CLASS_STEP", "按水质类别与指数变化", "by class and change of the index"
    LOAD = "LOAD", "按污染物通量", "by loads"
    JH2016 = "JH2016", "按奖惩水量污染物量", "by quantities rewarded and penalised"
    GRADE = "GRADE", "考核等次", "by grade"


class Settlement(Term):
    NETTED = "NETTED", "轧差结算", "netted"
    GROSS = "GROSS", "分别结算", "gross"


class SectionKind(Term):
    RIVER = "RIVER", "河流", "river"
    LAKE = "LAKE", "湖库", "lake"


class Source(Term):
    AUTO = "AUTO", "自动站", "automatic station"
    MANUAL = "MANUAL", "手工监测", "by hand"


class Flag(Term):
    """What the station says of a sample; only the first and the last enter means."""

    VALID = "VALID", "有效", "valid"
    CALIBRATION = "CALIBRATION", "校准", "calibration"
    FAULT = "FAULT", "故障", "fault"
    MAINTENANCE = "MAINTENANCE", "维护", "maintenance"
    SUSPECT = "SUSPECT", "存疑", "suspect"
    BELOW_LIMIT = "BELOW_LIMIT", "低于检出限", "below the limit of detection"


class Basis(Term):
    """What the means of a month rest on."""

    AUTO = "AUTO", "自动监测", "automatic samples"
    MANUAL = "MANUAL", "手工监测", "samples by hand"
    ESTIMATED = "ESTIMATED", "双方同意的估算", "an estimate that both counties agreed to"
    REVISED = "REVISED", "异议复核", "the third-party laboratory's samples"


class Exclusion(Term):
    """Why a month is not computed."""

    NO_DATA = "NO_DATA", "无有效数据", "no valid data"
    EXTREME_EVENT = "EXTREME_EVENT", "极端降雨或不可控事故", "extreme rain, or an accident beyond the payer's control"
    BACKFLOW = "BACKFLOW", "倒流", "the river flowed backwards"


class MonthStatus(Term):
    PROPOSED = "PROPOSED", "待复核", "to be checked"
    PROVISIONAL = "PROVISIONAL", "待确认", "provisional"
    OBJECTED = "OBJECTED", "有异议", "objected to"
    CONFIRMED = "CONFIRMED", "已确认", "confirmed"


class YearStatus(Term):
    DRAFT = "DRAFT", "清算草案", "draft"
    VERIFIED = "VERIFIED", "已联合核定", "verified jointly"
    APPROVED = "APPROVED", "市政府已批准", "approved by the city"
    DUE = "DUE", "待缴", "due"
    PAID_IN = "PAID_IN", "已缴齐", "paid in"
    DISTRIBUTING = "DISTRIBUTING", "拨付中", "being distributed"
    SETTLED = "SETTLED", "已拨付", "settled"
    CLOSED = "CLOSED", "已办结", "closed"


class Grade(Term):
    EXCELLENT = "EXCELLENT", "优秀", "excellent"
    GOOD = "GOOD", "良好", "good"
    PASS = "PASS", "合格", "pass"
    FAIL = "FAIL", "不合格", "fail"


class UsePurpose(Term):
    """What received money is spent on: Order 779, Art. 17, knows the first three, and a policy set says which of them it allows."""

    PROTECTION = "PROTECTION", "自然资源保护", "nature protection"
    RESTORATION = "RESTORATION", "生态环境治理和修复", "restoration"
    LIVELIHOOD = "LIVELIHOOD", "经济社会发展和民生改善", "local development and livelihood"
    OTHER = "OTHER", "其他", "anything else"


Concentration = Annotated[Decimal, Field(ge=0, max_digits=11, decimal_places=6)]
Points = Annotated[Decimal, Field(max_digits=9, decimal_places=4)]
Volume = Annotated[int, Field(strict=True, ge=0, le=10**13)]
"""m3"""
YearMonth = Annotated[str, Field(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]
Year = Annotated[int, Field(strict=True, ge=2012, le=2099)]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Means(Part):
    """Of the indicators that are measured; one that is missing is not known."""

    cod_mn: Concentration | None = None
    nh3_n: Concentration | None = None
    tp: Concentration | None = None
    tn: Concentration | None = None

    def of(self, indicator: Indicator) -> Decimal | None:
        return getattr(self, indicator.lower())


class Section(Part):
    """断面. ``annual_sum_fen`` is what is agreed for it and a year; ``inflow`` names the section above it, for JH2016."""

    section_id: Line
    name: Line
    river: Line
    upstream: Division
    downstream: Division
    station_code: Line
    target_class: WaterClass
    kind: SectionKind = SectionKind.RIVER
    annual_sum_fen: Fen
    settlement: Settlement = Settlement.NETTED
    baseline: Means | None = None
    last_year: Means | None = None
    """Means of the year before the first: for formulas that compare."""
    inflow: Line | None = None


class Weight(Part):
    indicator: Indicator
    weight: Annotated[Decimal, Field(gt=0, le=1, max_digits=7, decimal_places=6)]


class Price(Part):
    """Fen for a tonne."""

    indicator: Indicator
    fen_per_t: SomeFen


class Params(Part):
    """What the parties agreed on; where they say nothing, the policy set's figures hold."""

    k0: Annotated[Decimal, Field(gt=0, max_digits=5, decimal_places=4)] | None = None
    weights: tuple[Weight, ...] = ()
    bonus_below: Annotated[Decimal, Field(gt=0, max_digits=5, decimal_places=4)] | None = None
    bonus_fen: Fen = 0
    base_class: WaterClass | None = None
    class_step_fen: SomeFen | None = None
    point_fen: SomeFen | None = None
    cap_fen: SomeFen | None = None
    prices: tuple[Price, ...] = ()


class Sample(Part):
    """What one analysis found. ``flow_m3s`` below zero: the river flowed backwards."""

    station_code: Line
    sampled_at: AwareDatetime
    source: Source
    cod_mn: Concentration | None = None
    nh3_n: Concentration | None = None
    tp: Concentration | None = None
    tn: Concentration | None = None
    do: Concentration | None = None
    ph: Annotated[Decimal, Field(ge=0, le=14, max_digits=4, decimal_places=2)] | None = None
    flow_m3s: Annotated[Decimal, Field(max_digits=10, decimal_places=3)] | None = None
    flag: Flag = Flag.VALID

    def of(self, indicator: Indicator) -> Decimal | None:
        return getattr(self, indicator.lower())


class Worked(Part):
    """One line of a computation: what it is called, its exact value, and how it came about."""

    name: Line
    value: Line
    worked: Line


class Quantity(Part):
    """JH2016: tonnes rewarded (more than nothing) or penalised (less), by indicator."""

    indicator: Indicator
    tonnes: Annotated[Decimal, Field(max_digits=14, decimal_places=6)]


class Result(Part, Money):
    """What a month, or a year of one section, came to; every amount with the lines that make it."""

    direction: Direction
    amount_fen: Fen
    p_value: Decimal | None = None
    water_class: WaterClass | None = None
    target_met: bool | None = None
    grade: Grade | None = None
    quantities: tuple[Quantity, ...] = ()
    lines: tuple[Worked, ...] = ()


class MonthFigures(Part):
    """A month of one section, as it is computed."""

    section_id: Line
    year_month: YearMonth
    version: int
    basis: Basis | None
    valid_days: int
    means: Means
    volume_m3: Volume | None = None
    excluded: Exclusion | None = None
    tampered_by: Division | None = None
    result: Result


class Pair(Part, Money):
    """What one division owes another for a year."""

    payer: Division
    payee: Division
    amount_fen: Fen
    settlement: Settlement


class SectionYear(Part):
    section_id: Line
    result: Result
    gross_up_fen: Fen
    """To upstream."""
    gross_down_fen: Fen
    unpaid_fen: Fen = 0
    """Shares of months that were not computed."""
    carried_fen: int = 0
    """From months of a settled year that were revised: more than nothing goes upstream."""


class Position(Part):
    """Where a division stands after netting: it receives what is above zero, and pays in what is below."""

    division: Division
    fen: int


class CityShare(Part):
    division: Division
    amount_fen: SomeFen


class YearFigures(Part, Money):
    year: Year
    sections: tuple[SectionYear, ...]
    pairs: tuple[Pair, ...]
    positions: tuple[Position, ...]
    """Of divisions whose pairs are netted."""
    city_share: tuple[CityShare, ...] = ()


class Due(Part):
    """What a division has to pay in."""

    payer: Division
    amount_fen: SomeFen


class Receiver(Part):
    division: Division
    payee: Payee


# -- commands -----------------------------------------------------------------------------------------------------


class SignAgreement(Command):
    """Opens the case: what Order 779, Art. 17, wants of an agreement."""

    KIND: ClassVar[str] = "finance.watershed_agreement.SignAgreement.v1"
    agreement_no: Line
    goals: Prose
    duties: Prose
    year_from: Year
    year_to: Year
    formula: Formula
    params: Params = Params()
    sections: Annotated[tuple[Section, ...], Field(min_length=1, max_length=60)]
    signed_by: Annotated[tuple[Division, ...], Field(min_length=2)]


class ImportSamples(Command):
    KIND: ClassVar[str] = "finance.watershed_agreement.ImportSamples.v1"
    samples: Annotated[tuple[Sample, ...], Field(min_length=1, max_length=250)]


class ImportMonthReport(Command):
    """A month's means as the monitoring centre signed them, where the samples themselves stay with the station."""

    KIND: ClassVar[str] = "finance.watershed_agreement.ImportMonthReport.v1"
    section_id: Line
    year_month: YearMonth
    source: Source
    means: Means
    valid_days: Annotated[int, Field(strict=True, ge=0, le=31)]


class ImportVolume(Command):
    """From hydrology: how much water passed the section in a month."""

    KIND: ClassVar[str] = "finance.watershed_agreement.ImportVolume.v1"
    section_id: Line
    year_month: YearMonth
    volume_m3: Volume
    backflow: bool = False


class AgreeEstimate(Command):
    """A county agrees that a month without data is estimated; both must."""

    KIND: ClassVar[str] = "finance.watershed_agreement.AgreeEstimate.v1"
    section_id: Line
    year_month: YearMonth
    division: Division


class ExemptMonth(Command):
    """Extreme rain or an accident, with the proof of hydrology: the month is not computed."""

    KIND: ClassVar[str] = "finance.watershed_agreement.ExemptMonth.v1"
    section_id: Line
    year_month: YearMonth
    proof: Sha256
    reasons: Prose


class VoidMonth(Command):
    """Data were tampered with: the county that did it pays the month's whole share."""

    KIND: ClassVar[str] = "finance.watershed_agreement.VoidMonth.v1"
    section_id: Line
    year_month: YearMonth
    tampered_by: Division
    document_no: Line


class CloseMonth(Command):
    """The maker's computation of a month, for the checker."""

    KIND: ClassVar[str] = "finance.watershed_agreement.CloseMonth.v1"
    section_id: Line
    year_month: YearMonth


class CheckMonth(Command):
    KIND: ClassVar[str] = "finance.watershed_agreement.CheckMonth.v1"
    section_id: Line
    year_month: YearMonth


class Object(Command):
    """A county's objection, with samples of its own."""

    KIND: ClassVar[str] = "finance.watershed_agreement.Object.v1"
    section_id: Line
    year_month: YearMonth
    division: Division
    own_means: Means
    reasons: Prose


class ExamineObjection(Command):
    """The reviewer's proposal: other means as the third-party laboratory found them, or none."""

    KIND: ClassVar[str] = "finance.watershed_agreement.ExamineObjection.v1"
    section_id: Line
    year_month: YearMonth
    laboratory: Line
    means: Means | None = None
    reasons: Prose


class DecideObjection(Command):
    """The approver's decision on what the reviewer proposed."""

    KIND: ClassVar[str] = "finance.watershed_agreement.DecideObjection.v1"
    section_id: Line
    year_month: YearMonth
    agrees: bool


class ConfirmMonth(Command):
    KIND: ClassVar[str] = "finance.watershed_agreement.ConfirmMonth.v1"
    section_id: Line
    year_month: YearMonth


class ComputeYear(Command):
    """``city_share``: what the city adds, by its own rules."""

    KIND: ClassVar[str] = "finance.watershed_agreement.ComputeYear.v1"
    year: Year
    city_share: tuple[CityShare, ...] = ()


class JointVerify(Command):
    """Bureau and finance bureau, each for itself."""

    KIND: ClassVar[str] = "finance.watershed_agreement.JointVerify.v1"
    year: Year


class CityApproval(Command):
    KIND: ClassVar[str] = "finance.watershed_agreement.CityApproval.v1"
    year: Year
    document_no: Line


class IssueNotices(Command):
    KIND: ClassVar[str] = "finance.watershed_agreement.IssueNotices.v1"
    year: Year
    notice_no: Line


class RecordPayment(Command):
    """The treasury received what a division had to pay in."""

    KIND: ClassVar[str] = "finance.watershed_agreement.RecordPayment.v1"
    year: Year
    payer: Division
    amount_fen: SomeFen
    treasury_ref: Line


class Deduct(Command):
    """What was not paid in time is deducted at the annual fiscal settlement."""

    KIND: ClassVar[str] = "finance.watershed_agreement.Deduct.v1"
    year: Year
    payer: Division
    settlement_no: Line


class LetTimePass(Command):
    KIND: ClassVar[str] = "finance.watershed_agreement.LetTimePass.v1"
    year: Year


class Distribute(Command):
    """The maker's order to pay the receivers from a pot of a watershed line; it carries whose accounts get what.

    The city's share alone may be ordered while some have not paid in.
    """

    KIND: ClassVar[str] = "finance.watershed_agreement.Distribute.v1"
    year: Year
    line: UUID
    allocation: Line
    receivers: Annotated[tuple[Receiver, ...], Field(min_length=1)]
    city_share_only: bool = False


class ConfirmDistribution(Command):
    KIND: ClassVar[str] = "finance.watershed_agreement.ConfirmDistribution.v1"
    year: Year


class RecordCommitment(CommitmentAnswer, Command):
    """What the line says to it."""

    KIND: ClassVar[str] = "finance.watershed_agreement.RecordCommitment.v1"


class RecordDistribution(Command):
    """What became of the payment to a receiver."""

    KIND: ClassVar[str] = "finance.watershed_agreement.RecordDistribution.v1"
    step: Step
    payment: UUID
    outcome: PaymentOutcome
    on: date
    reason: str | None = None
    prior_year: bool = False


class CorrectPayee(Command):
    """After a return: another account of the receiver. After a payment was given up: the account that it goes to, maybe the same."""

    KIND: ClassVar[str] = "finance.watershed_agreement.CorrectPayee.v1"
    year: Year
    division: Division
    bank: Account


class ConfirmPayee(Command):
    """By a second person: the shares that have not arrived are asked for again."""

    KIND: ClassVar[str] = "finance.watershed_agreement.ConfirmPayee.v1"
    year: Year
    division: Division
    agrees: bool = True


class ReportUse(Command):
    """What a county did with what it received."""

    KIND: ClassVar[str] = "finance.watershed_agreement.ReportUse.v1"
    year: Year
    division: Division
    purpose: UsePurpose
    amount_fen: SomeFen
    report: Sha256


# -- facts --------------------------------------------------------------------------------------------------------


class AgreementSigned(Fact, Money):
    KIND: ClassVar[str] = "finance.watershed_agreement.AgreementSigned.v1"
    SAYS: ClassVar[Text] = Text(
        "签订流域横向生态补偿协议{agreement_no}，{year_from}年至{year_to}年，计算方法：{formula}",
        "The watershed agreement {agreement_no} was signed for {year_from} to {year_to}, computed {formula}",
    )
    agreement_no: str
    goals: str
    duties: str
    year_from: int
    year_to: int
    formula: Formula
    params: Params
    sections: tuple[Section, ...]
    signed_by: tuple[Division, ...]
    signed_on: date


class SamplesImported(Fact):
    """What is out of range was marked as suspect when it came in."""

    KIND: ClassVar[str] = "finance.watershed_agreement.SamplesImported.v1"
    SAYS: ClassVar[Text] = Text("导入监测数据，存疑{suspects}组", "Samples were imported, {suspects} of them suspect")
    samples: tuple[Sample, ...]
    suspects: int


class MonthReported(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.MonthReported.v1"
    SAYS: ClassVar[Text] = Text(
        "收到断面{section_id}的{year_month}月报（{source}），有效{valid_days}天",
        "The report of {section_id} for {year_month} came in ({source}, {valid_days} valid days)",
    )
    section_id: str
    year_month: str
    source: Source
    means: Means
    valid_days: int


class VolumeImported(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.VolumeImported.v1"
    SAYS: ClassVar[Text] = Text(
        "断面{section_id}{year_month}过水量{volume_m3}立方米", "{volume_m3} m3 passed {section_id} in {year_month}"
    )
    section_id: str
    year_month: str
    volume_m3: int
    backflow: bool


class EstimateAgreed(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.EstimateAgreed.v1"
    SAYS: ClassVar[Text] = Text(
        "{division}同意估算断面{section_id}{year_month}的水质",
        "{division} agreed to an estimate of {section_id} for {year_month}",
    )
    section_id: str
    year_month: str
    division: Division


class MonthExempted(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.MonthExempted.v1"
    SAYS: ClassVar[Text] = Text(
        "断面{section_id}{year_month}因{ground}不计算", "{section_id} is not computed for {year_month}: {ground}"
    )
    section_id: str
    year_month: str
    ground: Exclusion
    proof: str
    reasons: str
    by: str = ""


class MonthVoided(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.MonthVoided.v1"
    SAYS: ClassVar[Text] = Text(
        "断面{section_id}{year_month}数据造假，由{tampered_by}全额支付",
        "Data of {section_id} for {year_month} were tampered with: {tampered_by} pays the whole share",
    )
    section_id: str
    year_month: str
    tampered_by: Division
    document_no: str
    by: str = ""


class MonthProposed(Fact, Money):
    KIND: ClassVar[str] = "finance.watershed_agreement.MonthProposed.v1"
    SAYS: ClassVar[Text] = Text("月度计算结果待复核", "A month's result is to be checked")
    figures: MonthFigures
    by: str


class MonthComputed(Fact, Money):
    """Provisional: counties may object until ``objections_until``."""

    KIND: ClassVar[str] = "finance.watershed_agreement.MonthComputed.v1"
    SAYS: ClassVar[Text] = Text(
        "月度计算结果已复核，异议期至{objections_until}",
        "A month's result was checked; objections are possible until {objections_until}",
    )
    figures: MonthFigures
    computed_on: date
    objections_until: date


class MonthObjected(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.MonthObjected.v1"
    SAYS: ClassVar[Text] = Text(
        "{division}对断面{section_id}{year_month}的结果提出异议：{reasons}",
        "{division} objected to {section_id} for {year_month}: {reasons}",
    )
    section_id: str
    year_month: str
    division: Division
    own_means: Means
    reasons: str


class ObjectionExamined(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.ObjectionExamined.v1"
    SAYS: ClassVar[Text] = Text(
        "对断面{section_id}{year_month}的异议已由{laboratory}复核", "The objection to {section_id} for {year_month} was examined"
    )  # fmt: skip
    section_id: str
    year_month: str
    laboratory: str
    means: Means | None
    reasons: str
    by: str


class MonthRevised(Fact, Money):
    """The objection is decided: with other figures, or the same."""

    KIND: ClassVar[str] = "finance.watershed_agreement.MonthRevised.v1"
    SAYS: ClassVar[Text] = Text("异议已处理，结果重新公布", "An objection was decided and the result stated again")
    figures: MonthFigures
    computed_on: date
    objections_until: date
    upheld: bool
    by: str = ""


class MonthConfirmed(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.MonthConfirmed.v1"
    SAYS: ClassVar[Text] = Text(
        "断面{section_id}{year_month}结果确认", "The result of {section_id} for {year_month} is confirmed"
    )
    section_id: str
    year_month: str
    version: int
    by: str = ""


class YearComputed(Fact, Money):
    KIND: ClassVar[str] = "finance.watershed_agreement.YearComputed.v1"
    SAYS: ClassVar[Text] = Text("{year}年度清算草案", "The settlement of {year} was drawn up")
    year: int
    figures: YearFigures
    by: str


class YearChecked(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.YearChecked.v1"
    SAYS: ClassVar[Text] = Text("{year}年度清算已由一方核定", "One side verified the settlement of {year}")
    year: int
    role: str
    by: str


class YearVerified(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.YearVerified.v1"
    SAYS: ClassVar[Text] = Text("{year}年度清算已联合核定", "The settlement of {year} was verified jointly")
    year: int


class YearApproved(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.YearApproved.v1"
    SAYS: ClassVar[Text] = Text(
        "市政府以{document_no}批准{year}年度清算", "The city approved the settlement of {year} by {document_no}"
    )
    year: int
    document_no: str
    by: str = ""


class NoticeIssued(Fact, Money):
    KIND: ClassVar[str] = "finance.watershed_agreement.NoticeIssued.v1"
    SAYS: ClassVar[Text] = Text(
        "{year}年度缴款通知{notice_no}，{due_on}前缴清",
        "Payment for {year} was asked by notice {notice_no}, due by {due_on}",
    )
    year: int
    notice_no: str
    dues: tuple[Due, ...]
    issued_on: date
    due_on: date


class PaidIn(Fact, Money):
    KIND: ClassVar[str] = "finance.watershed_agreement.PaidIn.v1"
    SAYS: ClassVar[Text] = Text(
        "{payer}缴入{amount_fen:yuan}元（{treasury_ref}）", "{payer} paid in {amount_fen:yuan} yuan ({treasury_ref})"
    )
    year: int
    payer: Division
    amount_fen: int
    treasury_ref: str


class FellOverdue(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.FellOverdue.v1"
    SAYS: ClassVar[Text] = Text("{year}年度逾期未缴：{payers}", "Not paid in time for {year}: {payers}")
    year: int
    payers: tuple[Division, ...]


class Deducted(Fact, Money):
    KIND: ClassVar[str] = "finance.watershed_agreement.Deducted.v1"
    SAYS: ClassVar[Text] = Text(
        "{payer}未缴的{amount_fen:yuan}元在年终体制结算{settlement_no}中扣缴",
        "{amount_fen:yuan} yuan that {payer} did not pay were deducted by {settlement_no}",
    )
    year: int
    payer: Division
    amount_fen: int
    settlement_no: str


class DistributionOrdered(Fact, Money):
    KIND: ClassVar[str] = "finance.watershed_agreement.DistributionOrdered.v1"
    SAYS: ClassVar[Text] = Text("经办{year}年度补偿资金拨付", "The distribution for {year} was ordered")
    year: int
    line: UUID
    allocation: str
    receivers: tuple[Receiver, ...]
    city_share_only: bool = False
    by: str


class CommitmentSought(Fact, Money):
    KIND: ClassVar[str] = "finance.watershed_agreement.CommitmentSought.v1"
    SAYS: ClassVar[Text] = Text(
        "{year}年度拨付已复核，申请指标承诺", "The distribution for {year} was checked; the line is asked"
    )
    year: int
    step: int
    amount_fen: int
    by: str


class CommitmentRefused(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.CommitmentRefused.v1"
    SAYS: ClassVar[Text] = Text("指标不同意：{code}", "The line says no: {code}")
    year: int
    code: FundCode | None


class DistributionCommitted(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.DistributionCommitted.v1"
    SAYS: ClassVar[Text] = Text(
        "{year}年度拨付指标已承诺，逐笔支付", "The line promised the money for {year}; it is paid one by one"
    )
    year: int
    step: int
    first_seq: int


class ShareDistributed(Fact, Money):
    KIND: ClassVar[str] = "finance.watershed_agreement.ShareDistributed.v1"
    SAYS: ClassVar[Text] = Text("{division}收到{amount_fen:yuan}元", "{division} received {amount_fen:yuan} yuan")
    year: int
    division: Division
    payment: UUID
    seq: int | None = None
    amount_fen: int
    paid_on: date


class ShareReturned(Fact):
    """Maybe after it was received. ``prior_year``: the money is the treasury's, and the share is ordered from other money."""

    KIND: ClassVar[str] = "finance.watershed_agreement.ShareReturned.v1"
    SAYS: ClassVar[Text] = Text("拨付{division}的款项退回：{reason}", "What {division} was paid came back: {reason}")
    year: int
    division: Division
    payment: UUID
    seq: int | None = None
    reason: str
    returned_on: date | None = None
    prior_year: bool = False


class ShareCancelled(Fact):
    """Its payment was given up before it left."""

    KIND: ClassVar[str] = "finance.watershed_agreement.ShareCancelled.v1"
    SAYS: ClassVar[Text] = Text(
        "拨付{division}的支付被取消：{reason}", "The payment to {division} was cancelled: {reason}"
    )
    year: int
    division: Division
    payment: UUID
    seq: int
    reason: str
    cancelled_on: date


class PayeeCorrected(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.PayeeCorrected.v1"
    SAYS: ClassVar[Text] = Text(
        "{division}的收款账户已更正，待复核", "The account of {division} was corrected; it awaits confirmation"
    )
    year: int
    division: Division
    bank: Account
    corrected_on: date
    by: str


class PayeeDeclined(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.PayeeDeclined.v1"
    SAYS: ClassVar[Text] = Text("{division}的收款账户未通过复核", "The account of {division} was not confirmed")
    year: int
    division: Division
    by: str


class PayeeConfirmed(Fact):
    """``seqs``: the payments that are asked for again."""

    KIND: ClassVar[str] = "finance.watershed_agreement.PayeeConfirmed.v1"
    SAYS: ClassVar[Text] = Text(
        "{division}的收款账户已由他人复核，重新申请支付",
        "The account of {division} was confirmed by a second person; its share is asked for again",
    )
    year: int
    division: Division
    payee: Payee
    seqs: tuple[int, ...]
    step: int
    confirmed_on: date
    by: str


class YearSettled(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.YearSettled.v1"
    SAYS: ClassVar[Text] = Text("{year}年度补偿资金全部拨付", "All of {year} is distributed")
    year: int
    settled_on: date


class UseReported(Fact, Money):
    KIND: ClassVar[str] = "finance.watershed_agreement.UseReported.v1"
    SAYS: ClassVar[Text] = Text(
        "{division}报告补偿资金用途：{purpose}，{amount_fen:yuan}元",
        "{division} reported its use: {purpose}, {amount_fen:yuan} yuan",
    )
    year: int
    division: Division
    purpose: UsePurpose
    amount_fen: int
    report: str


class YearClosed(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.YearClosed.v1"
    SAYS: ClassVar[Text] = Text("{year}年度补偿办结", "The year {year} is closed")
    year: int


class AgreementEnded(Fact):
    KIND: ClassVar[str] = "finance.watershed_agreement.AgreementEnded.v1"
    SAYS: ClassVar[Text] = Text("协议各年度均已办结", "All years of the agreement are closed")
    ended_on: date
