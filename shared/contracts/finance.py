"""What the finance service shares with others: who acts in it, what public money is for, and what is announced about it.

The fund and the cases that want money from it talk by announcements, in this order:

1. ``KeysAsked`` -> ``KeyAnswered`` for each key: nobody benefits twice. Given back with ``KeysReleased``.
2. ``ReservationAsked`` -> ``ReservationAnswered``: reserved, in line, or refused; a case in line hears a second answer to the
   same ``step`` when its turn comes. Ended by ``ReservationReleased`` or by a commitment.
3. ``CommitmentAsked`` -> ``CommitmentAnswered``: the reservation becomes a promise. Undone by ``CommitmentReleased``.
4. ``PaymentAsked`` opens a payment, which officers order and release; it tells ``PaymentReleased``, ``PaymentExecuted``,
   ``PaymentReturned``, ``PaymentCancelled``.
5. ``ReturnRecorded`` -> ``ReturnAnswered``: money that came back.

Whoever asks counts its ``step`` upwards, over all that it says to lines and keys. Of requests the newest counts: one that
was heard already, or is overtaken by a newer one, is nothing and gets no answer. What stands for itself counts once,
whenever it comes: ``ReservationKept``, ``CommitmentReleased``, ``ReturnRecorded``. An answer repeats the ``step`` that it
answers; an asker that has gone on ignores it.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar, Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from shared.contracts.credit import Purpose
from shared.contracts.formats import BankAccount, Cnaps, Fen, Line, Prose, SomeFen, Uscc, lookalike, normalised
from shared.contracts.message import Announcement, CaseRef
from shared.contracts.text import Term, Text


class Role(Term):
    """In whose capacity somebody acts."""

    APPLICANT = "APPLICANT", "申请人", "applicant"
    INTAKE = "INTAKE", "受理岗", "intake"
    REVIEWER_1 = "REVIEWER_1", "初审岗", "first reviewer (county branch)"
    REVIEWER_2 = "REVIEWER_2", "复核岗", "second reviewer"
    APPROVER = "APPROVER", "审批岗", "approver"
    LEADER = "LEADER", "分管局领导", "leader in charge"
    MEETING = "MEETING", "局长办公会", "directors' meeting"
    FIN_MAKER = "FIN_MAKER", "财务经办岗", "finance maker"
    FIN_CHECKER = "FIN_CHECKER", "财务复核岗", "finance checker"
    FIN_HEAD = "FIN_HEAD", "财务负责人", "head of finance"
    TREASURY = "TREASURY", "财政国库", "treasury"
    MONITOR = "MONITOR", "监测中心", "monitoring centre"
    PRODUCER = "PRODUCER", "产废单位", "producer of waste"
    DISPOSER = "DISPOSER", "处置利用单位", "disposer or user of waste"
    AUDITOR = "AUDITOR", "内审/审计", "auditor"
    PLATFORM = "PLATFORM", "其他政务平台", "another government platform"
    SYSTEM = "SYSTEM", "系统", "system"


class Scheme(Term):
    """What public money is given for."""

    VOC = "VOC", "挥发性有机物源头替代奖补", "VOC source substitution"
    FORKLIFT = "FORKLIFT", "老旧柴油叉车淘汰替换补助", "replacement of old diesel forklifts"
    SPECIAL_FUND = "SPECIAL_FUND", "生态环境专项资金项目", "project of a special fund"
    INTEREST = "INTEREST", "绿色信贷贴息", "green interest subsidy"
    WATERSHED = "WATERSHED", "流域横向生态补偿", "watershed compensation"
    PILOT = "PILOT", "低（零）碳试点", "low- and zero-carbon pilots"
    SOURCE_AREA = "SOURCE_AREA", "饮用水源涵养生态功能区补偿", "compensation of a water source area"
    ECO_PRODUCT = "ECO_PRODUCT", "生态产品价值实现", "ecological products"
    WATER_CELLS = "WATER_CELLS", "水环境治理单元", "water cells"
    MONITORING = "MONITORING", "监测能力与校准", "monitoring and its calibration"
    BIODIVERSITY = "BIODIVERSITY", "生物多样性", "biodiversity"
    OTHER = "OTHER", "其他用途", "another purpose"


class VocPackName(Term):
    """Whose numbers a VOC subsidy follows: Jinhua's, or those of a city whose scheme it is compared with."""

    JH_DEFAULT = "VOC-JH-DEFAULT", "金华（默认）", "Jinhua (default)"
    NANTONG = "VOC-NANTONG-2022", "南通2022", "Nantong 2022"
    SHENZHEN = "VOC-SHENZHEN-2025", "深圳2025", "Shenzhen 2025"
    ZHUHAI = "VOC-ZHUHAI-2023", "珠海2023", "Zhuhai 2023"
    XIAMEN = "VOC-XIAMEN", "厦门", "Xiamen"
    XIAMEN_2017 = "VOC-XIAMEN-2017", "厦门2017", "Xiamen 2017"
    CHIZHOU = "VOC-CHIZHOU-2023", "池州2023", "Chizhou 2023"


class ForkliftPackName(Term):
    """Whose numbers a forklift subsidy follows: Jinhua's, or those of a city whose scheme it is compared with."""

    JH_DEFAULT = "FORK-JH-DEFAULT", "金华（默认）", "Jinhua (default)"
    ZHENHAI = "FORK-ZHENHAI-2023", "宁波镇海2023", "Zhenhai, Ningbo 2023"
    HANGZHOU = "FORK-HANGZHOU-2023", "杭州2023", "Hangzhou 2023"


PACK_NAMES: Mapping[Scheme, type[Term]] = {Scheme.VOC: VocPackName, Scheme.FORKLIFT: ForkliftPackName}
"""The parameter packs of a scheme; who allocates money to it names the one that is followed."""


class Division(Term):
    """行政区划; the development zone has no county code and keeps an internal one, to be confirmed by the bureau."""

    CITY = "330700", "金华市本级", "Jinhua city"
    WUCHENG = "330702", "婺城区", "Wucheng"
    JINDONG = "330703", "金东区", "Jindong"
    WUYI = "330723", "武义县", "Wuyi"
    PUJIANG = "330726", "浦江县", "Pujiang"
    PANAN = "330727", "磐安县", "Pan'an"
    LANXI = "330781", "兰溪市", "Lanxi"
    YIWU = "330782", "义乌市", "Yiwu"
    DONGYANG = "330783", "东阳市", "Dongyang"
    YONGKANG = "330784", "永康市", "Yongkang"
    DEVELOPMENT_ZONE = "3307KF", "金华开发区", "Jinhua Development Zone"


def known_division(value: str) -> str:
    is_code = re.fullmatch(r"\d{4}[0-9A-Z]{2}", value, re.ASCII)
    if not is_code or (value.startswith("3307") and value not in set(Division)):
        raise ValueError(str(Text("没有此行政区划代码", "there is no such division")))
    return value


AnyDivision = Annotated[str, Field(pattern=r"^\d{4}[0-9A-Z]{2}$")]
"""As facts keep it: what was filed once stays readable, whatever the divisions are by now."""

KnownDivision = Annotated[AnyDivision, AfterValidator(known_division)]
"""As commands ask for it: partners may lie outside of the prefecture; within it there are the ones that are known."""


def named(division: str) -> Division | str:
    """By its name where it is one of ours, else by its code."""
    return Division(division) if division in set(Division) else division


class Money(BaseModel):
    """Whatever states an amount states its currency; there is only one."""

    model_config = ConfigDict(frozen=True)
    currency: Literal["CNY"] = "CNY"


class ByPack(Money):
    """An amount that rules worked out, and the parameter pack and the dated set of numbers that made it.

    What carries it on, asks for it or pays it belongs to the same case and names none.
    """

    pack_version: str | None = None


BY_HAND = "finance.by_hand"
"""The type of what officers commit and pay without a case of its own; they cannot act for a case that has one."""

Step = Annotated[int, Field(strict=True, ge=1)]


def _invoice_key(value: str) -> str:
    key = normalised(value)
    if not re.fullmatch(r"\d{18}|\d{20}", key, re.ASCII):
        rule = Text(
            "发票应填发票代码（10或12位）加号码（8位），或20位数电发票号码",
            "an invoice is known by its code of 10 or 12 digits and number of 8, or by 20 digits",
        )
        raise ValueError(str(rule))
    return key


InvoiceKey = Annotated[str, AfterValidator(_invoice_key)]
"""发票: paper ones by code and number, all-digital ones by their number"""


# -- credit ------------------------------------------------------------------------------------------------------


class CreditCheckRequested(Announcement):
    """A case wants to know the credit of a firm on ``as_of``, by default today; answered by ``credit.EligibilityAnswered``.

    The credit service also states anew how the firm stands now, so that its statement is young again.
    """

    KIND: ClassVar[str] = "finance.CreditCheckRequested.v1"
    asked_by: CaseRef
    subject_uscc: str
    purpose: Purpose
    as_of: date | None = None
    needed_by: date | None = None


class EvidenceSuspect(Announcement):
    """A report of a third party that was handed in as evidence looks false: a clue, and nothing more.

    ``doc_id`` names it as ``thirdparty.DeliverableInvalidated`` would; ``applicant_uscc`` handed it in.
    """

    ABOUT: ClassVar[str] = "finance.evidence"
    KIND: ClassVar[str] = "finance.EvidenceSuspect.v1"
    case_id: UUID
    doc_id: str
    report_no: str
    body_uscc: Uscc
    applicant_uscc: Uscc
    reasons: Prose
    found_on: date

    def key(self) -> str:
        return f"{self.case_id}/{self.doc_id}"


# -- no double benefit -------------------------------------------------------------------------------------------


class KeyKind(Term):
    """What may benefit only once, over all schemes, divisions and lines."""

    OLD_SERIAL = "OLD_SERIAL", "旧机械厂牌与车架（出厂）编号", "maker and serial of an old machine"
    OLD_ENGINE = "OLD_ENGINE", "旧机械发动机编号", "engine of an old machine"
    OLD_REGISTRATION = "OLD_REGISTRATION", "特种设备使用登记证编号", "special-equipment registration of an old machine"
    OLD_NRMM = "OLD_NRMM", "旧机械环保登记号码", "environmental code of an old machine"
    NEW_SERIAL = "NEW_SERIAL", "新机械出厂编号", "serial of a new machine"
    INVOICE = "INVOICE", "发票", "invoice"
    VOC_LINE = "VOC_LINE", "企业与生产线", "firm and production line"
    POOL_PROJECT = "POOL_PROJECT", "储备库项目编号", "pool project"
    PILOT = "PILOT", "区划（村）与试点类型", "division or village, and kind of pilot"
    SECTION_YEAR = "SECTION_YEAR", "断面、年度与协议版本", "section, year and version of the agreement"
    LOAN_PERIOD = "LOAN_PERIOD", "借款合同与计息期", "loan contract and interest period"


class BenefitKey(BaseModel):
    """One key that a benefit uses up: its kind and its parts, such as maker and serial, as they stand on paper.

    An invoice that lists several machines may serve one claim for each: ``item`` is the machine of this claim, ``lists``
    are all that the invoice lists. Whoever asks writes both, so that neither side is believed alone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: KeyKind
    parts: Annotated[tuple[Line, ...], Field(min_length=1, max_length=4)]
    item: Line | None = None
    lists: tuple[Line, ...] = ()

    @property
    def value(self) -> str:
        """What is compared: two claims of the same value are claims of the same thing."""
        return "/".join(map(normalised, self.parts))

    @property
    def case_id(self) -> UUID:
        """The case that keeps the key; keys that look alike meet there."""
        return uuid5(NAMESPACE_URL, f"benefit-key:{self.kind}:{'/'.join(map(lookalike, self.parts))}")


class KeysAsked(Announcement):
    """At acceptance, and again at commitment: may this case benefit from these? Answered key by key."""

    KIND: ClassVar[str] = "finance.KeysAsked.v1"
    asked_by: CaseRef
    step: Step
    case_no: str
    scheme: Scheme
    keys: tuple[BenefitKey, ...]


class KeyVerdict(Term):
    GRANTED = "GRANTED", "可以享受", "granted"
    NEAR_DUPLICATE = "NEAR_DUPLICATE", "与他案编号形近，待人工核对", "looks like another one: an officer compares them"
    DUPLICATE = "DUPLICATE", "已被他案使用", "used by another case"


class KeyAnswered(Announcement):
    """``NEAR_DUPLICATE`` is followed by one of the other two, for the same step, once an officer has compared the papers.

    ``held_by`` are the numbers of the cases that stand against it.
    """

    KIND: ClassVar[str] = "finance.KeyAnswered.v1"
    concerning: CaseRef
    step: Step
    benefit_key: BenefitKey
    verdict: KeyVerdict
    held_by: tuple[str, ...]


class KeysReleased(Announcement):
    """The case is rejected, withdrawn or lapsed: others may use its keys. After a payment they are never released."""

    KIND: ClassVar[str] = "finance.KeysReleased.v1"
    released_by: CaseRef
    step: Step
    keys: tuple[BenefitKey, ...]


# -- the fund: lines and pots ------------------------------------------------------------------------------------


class FundLevel(Term):
    CENTRAL = "CENTRAL", "中央", "central"
    PROVINCIAL = "PROVINCIAL", "省级", "provincial"
    MUNICIPAL = "MUNICIPAL", "市级", "municipal"
    COUNTY = "COUNTY", "县级", "county"


class FundKind(Term):
    AIR = "AIR", "大气污染防治资金", "air pollution fund"
    WATER = "WATER", "水污染防治资金", "water pollution fund"
    SOIL = "SOIL", "土壤污染防治资金", "soil pollution fund"
    RURAL = "RURAL", "农村环境整治资金", "rural environment fund"
    PROV_ECO = "PROV_ECO", "省生态环境保护专项资金", "provincial ecology fund"
    WATERSHED = "WATERSHED", "流域补偿资金", "watershed compensation fund"
    OTHER = "OTHER", "其他资金", "another fund"


class AllocationMode(Term):
    FIRST_COME = "FIRST_COME", "先到先得", "first come, first served"
    COMPETITIVE = "COMPETITIVE", "竞争性分配", "competitive"
    FACTOR = "FACTOR", "因素法", "by factors"
    FORMULA = "FORMULA", "公式法", "by formula"
    DIRECT = "DIRECT", "直接下达", "to a named recipient"


class LineStatus(Term):
    DRAFT = "DRAFT", "待复核", "draft"
    ACTIVE = "ACTIVE", "执行中", "active"
    FROZEN = "FROZEN", "已冻结", "frozen"
    CLOSING = "CLOSING", "年终结账中", "closing"
    CLOSED = "CLOSED", "已结账", "closed"


class FundLineStated(Announcement, Money):
    """A line as it stands, in fen, told when its frame changes and when money leaves or comes back; the newest counts.

    ``appropriated = withdrawn + lapsed + unallocated + available + reserved + outstanding + paid_net``.
    """

    ABOUT: ClassVar[str] = "finance.fund_line"
    KIND: ClassVar[str] = "finance.FundLineStated.v1"
    line: UUID
    line_no: str
    level: FundLevel
    fund_kind: FundKind
    budget_doc_no: str
    function_code: str
    fund_project_code: str | None
    first_year: int
    fiscal_year: int
    advance: bool
    status: LineStatus
    appropriated_fen: int
    withdrawn_fen: int
    lapsed_fen: int
    unallocated_fen: int
    available_fen: int
    reserved_fen: int
    outstanding_fen: int
    paid_net_fen: int

    def key(self) -> str:
        return str(self.line)


class FundPotStated(Announcement, Money):
    """Money of a line that is set apart for a scheme in a division and a year; whoever wants some asks ``line`` for it.

    Look it up with ``every(pot_key(scheme, division, fiscal_year))``: several lines may feed one scheme, and the first
    that is open is to be asked. Told when the pot is made, grows, shrinks, opens or shuts; not at every reservation.
    """

    ABOUT: ClassVar[str] = "finance.fund_pot"
    KIND: ClassVar[str] = "finance.FundPotStated.v1"
    line: UUID
    allocation: str
    scheme: Scheme
    division: Division
    fiscal_year: int
    mode: AllocationMode
    allocated_fen: int
    is_open: bool
    """Whether reservations and commitments are possible now."""
    pack: str | None = None
    """The parameter pack by which it is paid out; where none is named, Jinhua's own."""

    def key(self) -> str:
        return f"{pot_key(self.scheme, self.division, self.fiscal_year)}/{self.line}/{self.allocation}"


def pot_key(scheme: Scheme, division: Division, fiscal_year: int) -> str:
    return f"{scheme}/{division}/{fiscal_year}"


# -- reservations ------------------------------------------------------------------------------------------------


class Verdict(Term):
    """What a line says to a request."""

    RESERVED = "RESERVED", "已预占", "reserved"
    WAITLISTED = "WAITLISTED", "已列入轮候", "in line"
    COMMITTED = "COMMITTED", "已承诺", "committed"
    GRANTED = "GRANTED", "同意", "granted"
    REFUSED = "REFUSED", "不同意", "refused"
    RELEASED = "RELEASED", "已解除", "released"
    LAPSED = "LAPSED", "已失效", "lapsed"


class FundCode(Term):
    """Why a line says no."""

    BUDGET_EXHAUSTED = "BUDGET_EXHAUSTED", "资金已用完", "the money is used up"
    ABOVE_RESERVATION = "ABOVE_RESERVATION", "超过预占金额", "more than was reserved"
    COMMITTED_ALREADY = "COMMITTED_ALREADY", "已有承诺", "promised already"
    NOTICE_NOT_OVER = "NOTICE_NOT_OVER", "公示尚未结束", "the public notice is not over"
    FOUR_EYES_VIOLATION = "FOUR_EYES_VIOLATION", "违反双人复核", "the same person on both sides"
    NO_SUCH_POT = "NO_SUCH_POT", "无此项分配", "no such allocation"
    NO_SUCH_COMMITMENT = "NO_SUCH_COMMITMENT", "无此承诺", "no such commitment"
    ABOVE_OUTSTANDING = "ABOVE_OUTSTANDING", "超过未付金额", "more than is still to be paid"
    ADVANCE_NOT_PAYABLE = (
        "ADVANCE_NOT_PAYABLE",
        "提前下达的资金在预算年度开始前不得支付",
        "money announced in advance is not paid before its year",
    )
    HEAD_CONSENT_MISSING = (
        "HEAD_CONSENT_MISSING",
        "结转期满后的支付未经财务负责人同意",
        "after the carry-over term the head of finance must consent",
    )
    CARRY_OVER_ENDED = "CARRY_OVER_ENDED", "结转期已满", "the carry-over term is over"
    LINE_FROZEN = "LINE_FROZEN", "资金已冻结", "the line is frozen"
    LINE_CLOSED = "LINE_CLOSED", "资金正在或已经结账", "the line is closing or closed"
    CLAWBACK_EXCEEDS_PAID = "CLAWBACK_EXCEEDS_PAID", "退回超过已付金额", "more than was paid"
    IN_FLIGHT = "IN_FLIGHT", "有在途支付", "payments are under way"
    INSTALMENTS_DIFFER = "INSTALMENTS_DIFFER", "分期之和与总额不符", "instalments do not add up"


class ReservationAsked(Announcement, Money):
    """Reserve the most that the case may cost. ``accepted_at``, then ``case_no``, is its place in the line.

    It is kept for the days that the fund's rules say, or until ``keep_until``.
    """

    KIND: ClassVar[str] = "finance.ReservationAsked.v1"
    asked_by: CaseRef
    step: Step
    line: UUID
    allocation: str
    case_no: str
    amount_fen: SomeFen
    accepted_at: datetime
    keep_until: date | None = None


class ReservationKept(Announcement):
    """The case is still under review: its reservation lives on from today as long as a new one would, or until ``until``."""

    KIND: ClassVar[str] = "finance.ReservationKept.v1"
    kept_by: CaseRef
    step: Step
    line: UUID
    until: date | None = None


class ReservationReleased(Announcement):
    """The case is rejected, withdrawn or lapsed: what is reserved for it is free again, or its place in line is given up."""

    KIND: ClassVar[str] = "finance.ReservationReleased.v1"
    released_by: CaseRef
    step: Step
    line: UUID


class ReservationAnswered(Announcement, Money):
    """``RESERVED``; ``WAITLISTED`` with its ``position``, followed by ``RESERVED`` when its turn comes; ``REFUSED`` with a
    ``code``; ``LAPSED`` when nobody kept it in time."""

    KIND: ClassVar[str] = "finance.ReservationAnswered.v1"
    concerning: CaseRef
    step: Step
    line: UUID
    verdict: Verdict
    amount_fen: Fen
    position: int | None = None
    code: FundCode | None = None


# -- commitments -------------------------------------------------------------------------------------------------


class Instalment(BaseModel):
    """``seq`` counts from 1 without gaps."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    seq: Annotated[int, Field(strict=True, ge=1)]
    amount_fen: SomeFen
    due_on: date | None = None


class Leg(BaseModel):
    """The part of a commitment that one line pays (配套)."""

    model_config = ConfigDict(frozen=True)
    line: UUID
    amount_fen: Fen


class CommitmentAsked(Announcement, Money):
    """Promise it; at most what is reserved, the rest of the reservation is free again.

    Without a reservation only where an allocation is not first-come, and as far as money is available. ``approved_by`` is
    the person who approved it; ``notice_ended_on`` the last day of the public notice. Without ``instalments`` it is one.
    """

    KIND: ClassVar[str] = "finance.CommitmentAsked.v1"
    asked_by: CaseRef
    step: Step
    line: UUID
    allocation: str
    case_no: str
    beneficiary: Line
    amount_fen: SomeFen
    approved_by: str
    notice_ended_on: date | None = None
    instalments: tuple[Instalment, ...] = ()


class CommitmentAnswered(Announcement, Money):
    """``COMMITTED``, or ``REFUSED`` with a ``code``: then what was reserved is reserved still, and it may be asked again.

    ``legs`` say which line pays how much, the asked line first; each leg is paid by itself, so ask one payment for each.
    """

    KIND: ClassVar[str] = "finance.CommitmentAnswered.v1"
    concerning: CaseRef
    step: Step
    line: UUID
    verdict: Verdict
    amount_fen: Fen
    legs: tuple[Leg, ...] = ()
    code: FundCode | None = None


class PotPledged(Announcement, Money):
    """配套: a line gives a pot of its own to the co-financed cases of another, and ``lead`` alone decides about it.

    ``pledged_fen`` is all that was ever given for it, so that the largest one heard counts.
    """

    KIND: ClassVar[str] = "finance.PotPledged.v1"
    line: UUID
    allocation: str
    lead: UUID
    scheme: Scheme
    division: Division
    pledged_fen: Fen


class LegMoved(Announcement, Money):
    """How much of a pledged pot the lead has reserved and committed for a case, in all; the newest ``step`` counts."""

    KIND: ClassVar[str] = "finance.LegMoved.v1"
    line: UUID
    allocation: str
    lead: UUID
    step: Step
    grant: CaseRef
    case_no: str
    beneficiary: str | None
    approved_by: str | None
    reserved_fen: Fen
    committed_fen: Fen


class CommitmentReleased(Announcement):
    """What is promised and not paid is free again, or ``amount_fen`` of it; by an approver and a checker of finance.

    Of a co-financed case each line releases its own leg: tell each.

    Answered with ``CommitmentAnswered``: ``RELEASED`` with the amount, or ``REFUSED`` while a payment is under way.
    ``LAPSED`` comes unasked, when the last term of the line is over.
    """

    KIND: ClassVar[str] = "finance.CommitmentReleased.v1"
    released_by: CaseRef
    step: Step
    line: UUID
    amount_fen: SomeFen | None = None
    approved_by: str
    checked_by: str


# -- payments ----------------------------------------------------------------------------------------------------


class Payee(BaseModel):
    """Whose account gets the money. ``confirmed_by`` is not the person who entered or changed it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Line
    account_name: Line
    account_no: BankAccount
    cnaps: Cnaps
    changed_by: str
    confirmed_by: str


def payment_case(asked_by: CaseRef, line: UUID, seq: int) -> UUID:
    """The case of this payment, known to whoever asks for it."""
    return uuid5(asked_by.id, f"payment:{line}:{seq}")


class PaymentAsked(Announcement, Money):
    """Pay one leg of one instalment. Officers order and release it in the payment's own case.

    Said again with a higher ``step`` it replaces what was asked, as long as nothing is released: a corrected account, a
    hold that begins or ends. After a return ``after_return`` opens the way for a second order: two persons have corrected the
    account, or found it good again, as one that was frozen may be. No other word about the same account does.
    ``seq`` tells the payments of one case from one line apart, over all years: a number is never used for another payment.
    ``subject_uscc`` is whose credit must be good on the day of release; nobody's for payments between governments.
    ``barred`` are the persons who reviewed or approved the case: they touch no payment of it.
    """

    KIND: ClassVar[str] = "finance.PaymentAsked.v1"
    asked_by: CaseRef
    step: Step
    line: UUID
    seq: Annotated[int, Field(strict=True, ge=1)] = 1
    case_no: str
    scheme: Scheme
    amount_fen: SomeFen
    payee: Payee
    purpose: Line
    subject_uscc: str | None = None
    credit_purpose: Purpose = Purpose.SUBSIDY
    barred: tuple[str, ...] = ()
    is_held: bool = False
    after_return: bool = False


class PaymentNews(Announcement, Money):
    """What becomes of a payment, for the case that asked for it."""

    concerning: CaseRef
    step: Step
    """The step of the ``PaymentAsked`` that it follows."""
    payment: UUID
    line: UUID
    seq: int
    amount_fen: int


class PaymentReleased(PaymentNews):
    """It is on its way to the treasury and cannot be stopped."""

    KIND: ClassVar[str] = "finance.PaymentReleased.v1"
    released_on: date


class PaymentExecuted(PaymentNews):
    KIND: ClassVar[str] = "finance.PaymentExecuted.v1"
    value_date: date
    bank_ref: str


class PaymentReturned(PaymentNews):
    """Rejected, or sent back by the bank, maybe after it was executed: correct the account and ask again.

    ``prior_year``: it came back after its fiscal year, so the money is the treasury's and cannot be paid again from here.
    """

    KIND: ClassVar[str] = "finance.PaymentReturned.v1"
    returned_on: date
    reason: str
    prior_year: bool


class PaymentCancelled(PaymentNews):
    """Ordered or not, it was given up before its release."""

    KIND: ClassVar[str] = "finance.PaymentCancelled.v1"
    cancelled_on: date
    reason: str


class OrderAct(Term):
    ORDER = "ORDER", "申请支付", "order"
    RELEASE = "RELEASE", "复核放行", "release"


class PaymentOrderAsked(Announcement, Money):
    """A payment asks its line: is there room for it, and may it leave? The line never gives the same fen twice."""

    KIND: ClassVar[str] = "finance.PaymentOrderAsked.v1"
    asked_by: CaseRef
    step: Step
    line: UUID
    grant: CaseRef
    act: OrderAct
    amount_fen: SomeFen
    person: str
    head_consent: str | None = None
    """The head of finance who consents to a payment after the carry-over term."""


class PaymentOrderAnswered(Announcement):
    """``GRANTED``, or ``REFUSED`` with a ``code``; how the line is called in the budget system."""

    KIND: ClassVar[str] = "finance.PaymentOrderAnswered.v1"
    concerning: CaseRef
    step: Step
    line: UUID
    act: OrderAct
    verdict: Verdict
    code: FundCode | None
    line_no: str
    function_code: str


class OrderOutcome(Term):
    PAID = "PAID", "已支付", "paid"
    RETURNED = "RETURNED", "已退回", "returned"
    REJECTED = "REJECTED", "已拒绝", "rejected"
    CANCELLED = "CANCELLED", "已取消", "cancelled"


class PaymentOrderSettled(Announcement, Money):
    """What became of an order, for its line; ``on`` is the value date, or the day on which it came back."""

    KIND: ClassVar[str] = "finance.PaymentOrderSettled.v1"
    settled_by: CaseRef
    step: Step
    line: UUID
    grant: CaseRef
    amount_fen: SomeFen
    outcome: OrderOutcome
    on: date


class ReconciliationBroken(Announcement):
    """The treasury gave two different answers to one order: its line freezes."""

    KIND: ClassVar[str] = "finance.ReconciliationBroken.v1"
    payment: CaseRef
    step: Step
    line: UUID
    order_no: str
    answers: tuple[OrderOutcome, ...]


# -- money that comes back ---------------------------------------------------------------------------------------


class ReturnCause(Term):
    BANK_REJECT = "BANK_REJECT", "银行退回", "returned by the bank"
    CLAWBACK = "CLAWBACK", "追回", "clawed back"
    VOLUNTARY = "VOLUNTARY", "主动退回", "given back"
    OVERPAY = "OVERPAY", "多付退回", "overpaid"


class ReturnedTo(Term):
    LINE = "LINE", "退回本资金指标", "the line"
    TREASURY = "TREASURY", "作为以前年度支出退回上缴国库", "the treasury, as a prior-year return"


class ReturnRecorded(Announcement, Money):
    """Principal that came back from a beneficiary. Fines and interest are the treasury's and are never told to a line.

    It goes into the line if it came back in the fiscal year in which it was paid, otherwise to the treasury.
    """

    KIND: ClassVar[str] = "finance.ReturnRecorded.v1"
    asked_by: CaseRef
    step: Step
    line: UUID
    payment: UUID
    cause: ReturnCause
    amount_fen: SomeFen
    returned_on: date
    recorded_by: str
    checked_by: str


class ReturnAnswered(Announcement, Money):
    """``GRANTED`` with where it went, or ``REFUSED`` with a ``code``."""

    KIND: ClassVar[str] = "finance.ReturnAnswered.v1"
    concerning: CaseRef
    step: Step
    line: UUID
    payment: UUID
    amount_fen: int
    verdict: Verdict
    to: ReturnedTo | None
    code: FundCode | None
    fiscal_year_of_payment: int | None
    fiscal_year_of_return: int


# -- for the tax platform ----------------------------------------------------------------------------------------


class InvoiceCheckAsked(Announcement):
    """发票查验: is this invoice valid, and whose is it? The answer is a command to the case that asks."""

    KIND: ClassVar[str] = "finance.InvoiceCheckAsked.v1"
    asked_by: CaseRef
    case_no: str
    invoice_key: str
    asked_on: date


# -- for the treasury --------------------------------------------------------------------------------------------


class TreasuryPaymentRequested(Announcement, Money):
    """支付申请. ``order_no`` is what the treasury knows it by for ever: the same number is never sent for two payments."""

    KIND: ClassVar[str] = "finance.TreasuryPaymentRequested.v1"
    payment: UUID
    order_no: str
    line: UUID
    line_no: str
    function_code: str
    economic_class: str
    amount_fen: int
    payee_name: str
    payee_account: str
    cnaps: str
    purpose: str


class TreasuryStatusAsked(Announcement):
    """No answer came: what has become of this order? The order itself is not sent again."""

    KIND: ClassVar[str] = "finance.TreasuryStatusAsked.v1"
    payment: UUID
    order_no: str
    treasury_ref: str | None
    asked_on: date


# -- grants ------------------------------------------------------------------------------------------------------


class GrantStated(Announcement, Money):
    """What a case grants to a beneficiary in a year, nothing where it came to nothing; for caps per firm and year.

    Look up with ``every(f"{scheme}/{subject}")``. ``subject`` is a credit code, or the id of a person.
    """

    ABOUT: ClassVar[str] = "finance.grant"
    KIND: ClassVar[str] = "finance.GrantStated.v1"
    case_id: UUID
    scheme: Scheme
    subject: str
    fiscal_year: int
    amount_fen: Fen

    def key(self) -> str:
        return f"{self.scheme}/{self.subject}/{self.case_id}"


class GrantClosed(Announcement, Money):
    """A grant that was paid and passed the check afterwards: positive information.

    ``is_person``: whether ``subject`` is a natural person; of many identity cards the number also passes as a credit code.
    Older facts do not say.
    """

    ABOUT: ClassVar[str] = "finance.grant_closed"
    KIND: ClassVar[str] = "finance.GrantClosed.v1"
    case_id: UUID
    case_no: str
    scheme: Scheme
    subject: str
    amount_fen: int
    paid_on: date
    closed_on: date
    performance: str
    is_person: bool | None = None

    def key(self) -> str:
        return str(self.case_id)


class GrantRejected(Announcement):
    """The newest rejection of an applicant under a scheme; whoever applies again brings new evidence."""

    ABOUT: ClassVar[str] = "finance.grant_rejected"
    KIND: ClassVar[str] = "finance.GrantRejected.v1"
    case_id: UUID
    scheme: Scheme
    subject: str
    evidence: tuple[str, ...]
    rejected_on: date

    def key(self) -> str:
        return f"{self.scheme}/{self.subject}"


class ApplicantBarred(Announcement):
    """Fraud is established: nothing is granted under any scheme until ``barred_until``, that day included."""

    ABOUT: ClassVar[str] = "finance.barred"
    KIND: ClassVar[str] = "finance.ApplicantBarred.v1"
    case_id: UUID
    subject: str
    established_on: date
    barred_until: date

    def key(self) -> str:
        return self.subject


# -- pilots ------------------------------------------------------------------------------------------------------


class PilotKind(Term):
    """Who or what becomes a pilot."""

    TOWN = "TOWN", "乡镇（街道）", "town"
    VILLAGE = "VILLAGE", "村（社区）", "village"
    PARK = "PARK", "园区", "park"
    CITY = "CITY", "城市", "city"
    COUNTY = "COUNTY", "县（市、区）", "county"
    BENCHMARK_PROJECT = "BENCHMARK_PROJECT", "减污降碳标杆项目", "benchmark project"


class PilotStandard(Term):
    """From lower to higher: whoever rises is paid the difference (就高不重复)."""

    LOW_CARBON = "LOW_CARBON", "低碳", "low carbon"
    ZERO_CARBON = "ZERO_CARBON", "零碳", "zero carbon"


class PilotCallStated(Announcement):
    """A call for pilots as it stands: declarations come in until ``closes_on``, that day included, while it is open."""

    ABOUT: ClassVar[str] = "finance.pilot_call"
    KIND: ClassVar[str] = "finance.PilotCallStated.v1"
    programme: UUID
    pilot_kind: PilotKind
    standard: PilotStandard
    batch: str
    closes_on: date
    pass_mark: Decimal
    is_open: bool

    def key(self) -> str:
        return str(self.programme)


class PilotScored(Announcement):
    """The final score of a declared pilot, and what decides between equal ones: effect per yuan, then the earlier one.

    ``barred``: whoever is recused in its case takes no part in ranking it.
    """

    KIND: ClassVar[str] = "finance.PilotScored.v1"
    programme: UUID
    pilot: CaseRef
    case_no: str
    unit: str
    division: Division
    score: Decimal
    cut_tco2e: Decimal
    budget_fen: SomeFen
    declared_at: datetime
    barred: tuple[str, ...] = ()


class PilotDropped(Announcement):
    """A scored pilot that takes no part any more."""

    KIND: ClassVar[str] = "finance.PilotDropped.v1"
    programme: UUID
    pilot: CaseRef


class PilotChosen(Announcement, Money):
    """The list is final: this pilot is on it, with what its place is worth and the pot that pays."""

    KIND: ClassVar[str] = "finance.PilotChosen.v1"
    concerning: CaseRef
    programme: UUID
    rank: int
    award_fen: Fen
    line: UUID
    allocation: str
    listed_on: date
    notice_ended_on: date
    approved_by: str


class WhyNotChosen(Term):
    BELOW_PASS_MARK = "BELOW_PASS_MARK", "低于及格分", "below the pass mark"
    NO_PLACE_LEFT = "NO_PLACE_LEFT", "名额或资金已用完", "no place or money is left"
    OBJECTION_UPHELD = "OBJECTION_UPHELD", "公示异议成立", "an objection was upheld"
    TOO_LATE = "TOO_LATE", "评分晚于名单确定", "scored after the list was made"


class PilotNotChosen(Announcement):
    KIND: ClassVar[str] = "finance.PilotNotChosen.v1"
    concerning: CaseRef
    programme: UUID
    why: WhyNotChosen
    decided_on: date


class PilotTitleStated(Announcement, Money):
    """Who is a pilot, for the press and the public platforms, and for a later pilot of the same unit; the newest counts.

    Look up with ``every(unit_code)``. ``award_fen`` is what the pilot was granted and keeps.
    """

    ABOUT: ClassVar[str] = "finance.pilot"
    KIND: ClassVar[str] = "finance.PilotTitleStated.v1"
    case_id: UUID
    unit_code: str
    unit: str
    pilot_kind: PilotKind
    standard: PilotStandard
    award_fen: Fen
    is_held: bool
    """Whether the unit bears the title, or builds for it."""
    since: date

    def key(self) -> str:
        return f"{self.unit_code}/{self.case_id}"


class CarbonDataFalsified(Announcement):
    """The carbon data of a pilot was found false: for the credit service, as data falsification."""

    ABOUT: ClassVar[str] = "finance.carbon_data"
    KIND: ClassVar[str] = "finance.CarbonDataFalsified.v1"
    case_id: UUID
    subject_uscc: str | None
    unit_code: str
    facts: str
    found_on: date

    def key(self) -> str:
        return str(self.case_id)


# -- the reserve pool and the loan lists -----------------------------------------------------------------------------


class ListKind(Term):
    """Which list of projects or firms banks are shown."""

    SYNERGY = "SYNERGY", "减污降碳协同项目库", "pollution-carbon synergy"
    EOD = "EOD", "EOD项目", "EOD"
    GREEN_ENTERPRISE = "GREEN_ENTERPRISE", "绿色企业", "green enterprises"
    POSITIVE = "POSITIVE", "正面清单", "positive list"


class LoanListPushed(Announcement, Money):
    """An entry of a loan list, for a bank, which decides at its own risk."""

    ABOUT: ClassVar[str] = "finance.loan_list"
    KIND: ClassVar[str] = "finance.LoanListPushed.v1"
    case_id: UUID
    entry_id: str
    list_kind: ListKind
    bank: str
    uscc: str
    firm: str
    project: str
    wanted_loan_fen: int
    valid_to: date
    pushed_on: date

    def key(self) -> str:
        return f"{self.bank}/{self.entry_id}"


class LoanListRemoved(Announcement):
    """The entry is no longer on the list, for each bank that had it."""

    ABOUT: ClassVar[str] = "finance.loan_list"
    KIND: ClassVar[str] = "finance.LoanListRemoved.v1"
    case_id: UUID
    entry_id: str
    bank: str
    uscc: str
    cause: str
    removed_on: date

    def key(self) -> str:
        return f"{self.bank}/{self.entry_id}"


def loan_key(entry: UUID, contract_no: str) -> str:
    """A loan of one entry: banks number their contracts each for itself."""
    return f"{entry}/{normalised(contract_no)}"


class InterestClaimNews(Announcement):
    """How a claim of a loan's interest stands; the newest counts. ``case_id`` is the entry of the list, ``number`` the claim there."""

    ABOUT: ClassVar[str] = "finance.interest_claim"
    case_id: UUID
    number: int
    entry_id: str
    uscc: str
    contract_no: str
    first_day: date
    days: int

    def key(self) -> str:
        return f"{self.case_id}/{self.number}"


class InterestClaimed(InterestClaimNews, Money):
    """What the interest subsidy of a loan's period is worked out to be; whoever borrowed may apply for it.

    Rates and shares are percent; no day is claimed twice.
    """

    KIND: ClassVar[str] = "finance.InterestClaimed.v1"
    principal_fen: int
    benchmark_rate: Decimal
    share_pct: int
    day_base: int
    subsidy_fen: int
    claimed_on: date


class InterestClaimGivenBack(InterestClaimNews):
    """Nobody applies for this claim any more: its days may be claimed anew."""

    KIND: ClassVar[str] = "finance.InterestClaimGivenBack.v1"
    given_back_on: date


class InterestStage(Term):
    APPLIED = "APPLIED", "已申请", "applied for"
    APPROVED = "APPROVED", "已核定", "approved"
    ENDED = "ENDED", "已终结", "ended"


class InterestApplicationMoved(Announcement):
    """How far the application ``case_id`` for this claim of the list's ``entry`` has come; paid is what ``InterestPaid`` says."""

    KIND: ClassVar[str] = "finance.InterestApplicationMoved.v1"
    case_id: UUID
    entry: UUID
    number: int
    stage: InterestStage


class InterestPaid(Announcement, Money):
    """The subsidy of this claim was paid; said again when it was paid again after a return."""

    KIND: ClassVar[str] = "finance.InterestPaid.v1"
    case_id: UUID
    entry: UUID
    number: int
    amount_fen: int
    paid_on: date


class LoanMisused(Announcement):
    """A loan of the green list was used for something else: nothing of its interest is subsidised. ``found_by``: an auditor or approver."""

    ABOUT: ClassVar[str] = "finance.loan_misuse"
    KIND: ClassVar[str] = "finance.LoanMisused.v1"
    case_id: UUID
    entry_id: str
    uscc: str
    contract_no: str
    findings: str
    found_on: date
    found_by: str

    def key(self) -> str:
        return loan_key(self.case_id, self.contract_no)


class PoolProjectSubmitted(Announcement, Money):
    """For the system of the ministries' reserve pool: a project that the city proposes."""

    ABOUT: ClassVar[str] = "finance.pool_submission"
    KIND: ClassVar[str] = "finance.PoolProjectSubmitted.v1"
    case_id: UUID
    pool_project_id: str
    fund_kind: FundKind
    direction: str
    unit: str
    division_code: str
    total_investment_fen: int
    central_request_fen: int
    submitted_on: date

    def key(self) -> str:
        return self.pool_project_id


class PoolProjectStated(Announcement):
    """Whether a project stands in the reserve pool, and until the day before ``expires_on``; the newest counts."""

    ABOUT: ClassVar[str] = "finance.pool_project"
    KIND: ClassVar[str] = "finance.PoolProjectStated.v1"
    case_id: UUID
    pool_project_id: str
    is_pooled: bool
    entered_on: date
    expires_on: date

    def key(self) -> str:
        return self.pool_project_id


# -- non-road machinery ------------------------------------------------------------------------------------------


class Stage(Term):
    """Emission stage of a machine's engine."""

    PRE1 = "PRE1", "国一前", "before stage I"
    CN1 = "CN1", "国一", "stage I"
    CN2 = "CN2", "国二", "stage II"
    CN3 = "CN3", "国三", "stage III"
    CN4 = "CN4", "国四", "stage IV"
    ELECTRIC = "ELECTRIC", "电动", "electric"
    UNKNOWN = "UNKNOWN", "未知", "unknown"


class Registry(Term):
    """Where a machine is registered."""

    SPECIAL_EQUIPMENT = "SPECIAL_EQUIPMENT", "特种设备登记", "special equipment"
    NRMM = "NRMM", "非道路移动机械环保编码", "environmental codes of non-road machinery"


class CodeStatus(Term):
    """Where a machine's environmental code stands."""

    ISSUED = "ISSUED", "已发放，待安装", "issued"
    ACTIVE = "ACTIVE", "在用", "active"
    MOVED_OUT = "MOVED_OUT", "已迁出", "moved out"
    CANCELLED = "CANCELLED", "已注销", "cancelled"


class NrmmCodeStated(Announcement):
    """A machine that has an environmental code, by its serial number as it is compared; the newest counts."""

    ABOUT: ClassVar[str] = "finance.nrmm"
    KIND: ClassVar[str] = "finance.NrmmCodeStated.v1"
    case_id: UUID
    serial: str
    nrmm_code: str
    kind: str
    stage: Stage
    owner: str
    """A credit code, or the id of a person."""
    made_on: date
    registered_on: date
    use_site_division: str
    status: CodeStatus
    ended_on: date | None = None

    def key(self) -> str:
        return self.serial


class SubstandardMachineFound(Announcement):
    """For enforcement: a machine was made or sold below the stage that the law asks for."""

    ABOUT: ClassVar[str] = "finance.substandard_machine"
    KIND: ClassVar[str] = "finance.SubstandardMachineFound.v1"
    case_id: UUID
    serial: str
    maker: str
    kind: str
    stage: Stage
    owner: str
    made_on: date
    acquired_on: date
    found_on: date

    def key(self) -> str:
        return f"{self.case_id}"


class VehicleExemptionStated(Announcement):
    """Whether a vehicle is exempt from environmental inspection, from ``valid_from`` to ``valid_to``; the newest counts."""

    ABOUT: ClassVar[str] = "finance.vehicle_exemption"
    KIND: ClassVar[str] = "finance.VehicleExemptionStated.v1"
    case_id: UUID
    vin: str
    is_exempt: bool
    valid_from: date
    valid_to: date

    def key(self) -> str:
        return self.vin


# -- watersheds --------------------------------------------------------------------------------------------------


class Indicator(Term):
    """What water is judged by."""

    COD_MN = "COD_MN", "高锰酸盐指数", "permanganate index"
    NH3_N = "NH3_N", "氨氮", "ammonia nitrogen"
    TP = "TP", "总磷", "total phosphorus"
    TN = "TN", "总氮", "total nitrogen"


class WaterClass(Term):
    """地表水环境质量类别 (GB 3838-2002), from the cleanest to what is worse than all classes."""

    CLASS_I = "I", "Ⅰ类", "class I"
    CLASS_II = "II", "Ⅱ类", "class II"
    CLASS_III = "III", "Ⅲ类", "class III"
    CLASS_IV = "IV", "Ⅳ类", "class IV"
    CLASS_V = "V", "Ⅴ类", "class V"
    WORSE = "WORSE", "劣Ⅴ类", "worse than class V"


class Direction(Term):
    """Who pays whom across a section."""

    TO_UPSTREAM = "TO_UPSTREAM", "下游补偿上游", "downstream pays upstream"
    TO_DOWNSTREAM = "TO_DOWNSTREAM", "上游补偿下游", "upstream pays downstream"
    NOBODY = "NOBODY", "互不补偿", "nobody pays"


class WatershedMonthConfirmed(Announcement):
    """The water of a section in a month; where it is worse than its target, approvals of the region may be limited."""

    ABOUT: ClassVar[str] = "finance.watershed_month"
    KIND: ClassVar[str] = "finance.WatershedMonthConfirmed.v1"
    case_id: UUID
    section_id: str
    section_name: str
    upstream: Division
    downstream: Division
    year_month: str
    version: int
    water_class: WaterClass | None
    target_class: WaterClass
    target_met: bool | None

    def key(self) -> str:
        return f"{self.section_id}/{self.year_month}"


class WatershedSectionAgreed(Announcement):
    """协议断面年度: an agreement holds a section for a year (UK-WAT); nobody may open the same one twice."""

    ABOUT: ClassVar[str] = "finance.watershed_section"
    KIND: ClassVar[str] = "finance.WatershedSectionAgreed.v1"
    case_id: UUID
    section_id: str
    year: int
    agreement_no: str

    def key(self) -> str:
        return f"{self.section_id}/{self.year}/{self.agreement_no}"


class WatershedMonthVoided(Announcement):
    """监测数据造假线索: the data of a month were tampered with; for the enforcement branch."""

    ABOUT: ClassVar[str] = "finance.watershed_month_voided"
    KIND: ClassVar[str] = "finance.WatershedMonthVoided.v1"
    case_id: UUID
    section_id: str
    section_name: str
    year_month: str
    tampered_by: Division
    document_no: str

    def key(self) -> str:
        return f"{self.section_id}/{self.year_month}"


class TransferRequested(Announcement, Money):
    """补偿资金缴款通知: what a division has to pay in, for the treasury; ``deduct`` where it did not pay in time."""

    ABOUT: ClassVar[str] = "finance.watershed_due"
    KIND: ClassVar[str] = "finance.TransferRequested.v1"
    case_id: UUID
    year: int
    notice_no: str
    payer: Division
    amount_fen: int
    due_on: date
    deduct: bool

    def key(self) -> str:
        return f"{self.case_id}/{self.year}/{self.payer}"


# -- solid waste -------------------------------------------------------------------------------------------------


class WasteContractStated(Announcement):
    """What a deal takes of the yearly capacity that a licence (or plan) gives; less, or nothing, once the deal is broken.

    Look up with ``every(papers)``. ``papers`` is the number of the licence or plan, or the credit code where neither is
    needed.
    """

    ABOUT: ClassVar[str] = "finance.waste_contract"
    KIND: ClassVar[str] = "finance.WasteContractStated.v1"
    case_id: UUID
    papers: str
    producer_uscc: str
    disposer_uscc: str
    waste_code: str
    quantity_t: Decimal
    registered_at: datetime

    def key(self) -> str:
        return f"{self.papers}/{self.case_id}"


class WasteDealCause(Term):
    """Why a deal in waste, or the listing itself, came to nothing."""

    OTHER_WASTE = "OTHER_WASTE", "实际转移的废物与发布的不符", "other waste than was listed"
    FAKE_LISTING = "FAKE_LISTING", "发布虚假信息（无产废记录）", "a fake listing without a record of generation"
    PRODUCER_BREACH = "PRODUCER_BREACH", "产废单位违约", "breach by the producer"
    DISPOSER_BREACH = "DISPOSER_BREACH", "处置利用单位违约", "breach by the disposer"
    BY_AGREEMENT = "BY_AGREEMENT", "双方协商解除", "both agreed to end it"


class WasteDealBroken(Announcement):
    """For the supervision of waste and for credit: a deal that came to nothing, or a listing that was false."""

    ABOUT: ClassVar[str] = "finance.waste_deal_broken"
    KIND: ClassVar[str] = "finance.WasteDealBroken.v1"
    case_id: UUID
    listing_no: str
    cause: WasteDealCause
    producer_uscc: str
    disposer_uscc: str | None
    waste_code: str
    broken_on: date
    statement: str | None

    def key(self) -> str:
        return str(self.case_id)


class WasteDealClosed(Announcement, Money):
    """A deal that was carried out: what was weighed, and what the enterprises pay one another."""

    ABOUT: ClassVar[str] = "finance.waste_deal_closed"
    KIND: ClassVar[str] = "finance.WasteDealClosed.v1"
    case_id: UUID
    listing_no: str
    producer_uscc: str
    disposer_uscc: str
    waste_code: str
    weighed_t: Decimal
    total_fen: int
    closed_on: date

    def key(self) -> str:
        return str(self.case_id)


# -- cooperation and ecological products -------------------------------------------------------------------------


class CooperationYearSettled(Announcement, Money):
    """What an agreement of mountain-sea cooperation brought in a year, and how much of it the helper added."""

    ABOUT: ClassVar[str] = "finance.cooperation_year"
    KIND: ClassVar[str] = "finance.CooperationYearSettled.v1"
    case_id: UUID
    agreement_no: str
    helper_division: str
    helped_division: str
    year: int
    total_fen: Fen
    top_up_fen: Fen
    settled_on: date

    def key(self) -> str:
        return f"{self.agreement_no}/{self.year}"


class GepPublished(Announcement):
    """What nature gave a division in a year; the highest version counts. Banks may refer to it (GEP贷)."""

    ABOUT: ClassVar[str] = "finance.gep"
    KIND: ClassVar[str] = "finance.GepPublished.v1"
    case_id: UUID
    division_code: str
    year: int
    version: int
    standard: str
    gep_fen: Fen
    conversion_rate: Decimal
    published_on: date

    def key(self) -> str:
        return f"{self.division_code}/{self.year}"


class ExperienceSiteStated(Announcement):
    """Whether a biodiversity site stands on the list, and is open; the newest counts."""

    ABOUT: ClassVar[str] = "finance.experience_site"
    KIND: ClassVar[str] = "finance.ExperienceSiteStated.v1"
    case_id: UUID
    name: str
    division_code: str
    level: str
    is_listed: bool
    is_open: bool

    def key(self) -> str:
        return str(self.case_id)


class SourceAreaStated(Announcement):
    """How much of a catchment a village is paid for; nothing where its list was refused. Look up by catchment and year."""

    ABOUT: ClassVar[str] = "finance.source_area"
    KIND: ClassVar[str] = "finance.SourceAreaStated.v1"
    case_id: UUID
    catchment_id: str
    year: int
    village_id: str
    area_mu: Decimal

    def key(self) -> str:
        return f"{self.catchment_id}/{self.year}/{self.village_id}"


# -- for the permit platform -------------------------------------------------------------------------------------


class VocSubstitutionConfirmed(Announcement):
    """A line uses other materials now: the permit's list of raw materials is to be brought up to date."""

    ABOUT: ClassVar[str] = "finance.voc_substitution"
    KIND: ClassVar[str] = "finance.VocSubstitutionConfirmed.v1"
    case_id: UUID
    subject_uscc: str
    permit_no: str
    line_id: str
    materials: tuple[str, ...]
    reduction_t: Decimal | None
    confirmed_on: date

    def key(self) -> str:
        return f"{self.permit_no}/{self.line_id}"


# -- for the credit service --------------------------------------------------------------------------------------


class ClawbackOverdue(Announcement, Money):
    """Public money was not paid back in time; a basis for a credit record once the decision is in force."""

    ABOUT: ClassVar[str] = "finance.clawback"
    KIND: ClassVar[str] = "finance.ClawbackOverdue.v1"
    case_id: UUID
    subject_uscc: str
    case_no: str
    document_no: str
    amount_fen: int
    decided_on: date
    in_force_on: date | None
    due_on: date

    def key(self) -> str:
        return str(self.case_id)


class FraudConfirmed(Announcement, Money):
    """Public money was obtained by fraud; a basis for a credit record once the decision is in force."""

    ABOUT: ClassVar[str] = "finance.fraud"
    KIND: ClassVar[str] = "finance.FraudConfirmed.v1"
    case_id: UUID
    subject_uscc: str
    case_no: str
    scheme: Scheme
    document_no: str
    amount_fen: int
    decided_on: date
    in_force_on: date | None
    facts: str

    def key(self) -> str:
        return str(self.case_id)
