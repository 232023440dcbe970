"""What can be asked in a quota application, and what can happen in it.

Amounts are tonnes a year with three decimals, prices fen per t/a and year, fees whole fen.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel

from shared.contracts.approval import (
    Basin,
    County,
    PermitStanding,
    PermitStatus,
    Pollutant,
    QuotaItem,
    QuotaPriority,
    QuotaReduction,
    ReductionMeasure,
    Region,
    Role,
)
from shared.contracts.formats import IndustryCode, Line, ProjectCode, Prose, Tonnes, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

SomeTonnes = Annotated[Decimal, Field(gt=0, max_digits=14, decimal_places=3)]
"""t/a, more than nothing"""

Fen = Annotated[int, Field(ge=0)]
Months = Annotated[int, Field(gt=0)]

# -- words of this case type --------------------------------------------------------------------------------------


class Acquisition(Term):
    """How a right is come by."""

    RESERVE_DIRECT = "RESERVE_DIRECT", "政府储备直接出让", "direct sale from the reserve"
    AUCTION = "AUCTION", "电子竞价", "auction"
    PEER_TRADE = "PEER_TRADE", "企业间交易", "trade between firms"
    REPLACEMENT_ONLY = "REPLACEMENT_ONLY", "仅作替代", "replacement only"


class Exemption(Term):
    """Why nothing needs to be replaced."""

    DOMESTIC_ONLY = "DOMESTIC_ONLY", "仅排放生活污水", "domestic sewage only"
    OUT_OF_SCOPE = (
        "OUT_OF_SCOPE",
        "城镇污水处理厂、垃圾处理场、危险废物和医疗废物处置厂",
        "town sewage plant, refuse site, hazardous or medical waste plant",
    )
    DECOUPLED = "DECOUPLED", "列入清单的基础设施，与总量指标脱钩", "listed infrastructure, decoupled from quotas"


class RatioBasis(Term):
    """Why a tonne must be replaced by so many."""

    EQUAL = "EQUAL", "等量替代", "equal replacement"
    WATER_MISSED = "WATER_MISSED", "上年度水环境质量未达标", "water quality was missed last year"
    PM25_MISSED = "PM25_MISSED", "上年度细颗粒物未达标", "PM2.5 was missed last year"
    AIR_MISSED = "AIR_MISSED", "上年度环境空气质量未达标", "air quality was missed last year"
    HEAVY_SECTOR = "HEAVY_SECTOR", "重污染行业", "heavily polluting sector"


class ReleaseGround(Term):
    """What became of the assessment for which tonnes were reserved."""

    REFUSED = "REFUSED", "环评不予批准", "the EIA was refused"
    WITHDRAWN = "WITHDRAWN", "环评申请撤回或终止", "the EIA was withdrawn"
    NOT_ACCEPTED = "NOT_ACCEPTED", "环评申请不予受理", "the EIA application was not accepted"
    CANCELLED = "CANCELLED", "环评批复注销", "the EIA approval was cancelled"
    REVOKED = "REVOKED", "环评批复撤销", "the EIA approval was revoked"


class PermitManagement(Term):
    """How a plant stands under the permit rules."""

    KEY = "KEY", "重点管理", "permit, key management"
    SIMPLIFIED = "SIMPLIFIED", "简化管理", "permit, simplified management"
    REGISTERED_WITH_RIGHTS = "REGISTERED_WITH_RIGHTS", "登记管理且已有排污权", "registered, owning rights"
    NONE = "NONE", "无证且未登记", "neither permit nor registration"


class InitialBasis(Term):
    """What an initial right rests on."""

    PERMIT = "PERMIT", "排污许可证许可量", "the permit"
    EIA = "EIA", "环评批复量", "the EIA"
    COEFFICIENT = "COEFFICIENT", "产排污系数法", "coefficients"


class EntryKind(Term):
    """Where tonnes of a right are."""

    OWN = "OWN", "自有", "own"
    TRADED = "TRADED", "已转让", "traded away"
    LEASED = "LEASED", "已出租", "leased out"
    RETURNED = "RETURNED", "已回储备", "back in the reserve"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Amounts(RootModel[dict[Pollutant, Decimal]]):
    """Tonnes a year by pollutant."""

    model_config = ConfigDict(frozen=True)

    @property
    def words(self) -> Text:
        zh = "、".join(f"{pollutant.words.zh}{qty:.3f}吨/年" for pollutant, qty in self.root.items())
        en = ", ".join(f"{qty:.3f} t/a of {pollutant.words.en}" for pollutant, qty in self.root.items())
        return Text(zh or "无", en or "nothing")


class NewEmission(Paper):
    pollutant: Pollutant
    new_emission: SomeTonnes


class Source(Paper):
    """A reduction that a seller offers as replacement; ``basin`` where it is not the project's own."""

    seller_uscc: Uscc
    permit_no: Line | None = None
    pollutant: Pollutant
    qty: SomeTonnes
    measure: ReductionMeasure
    available_from: date
    basin: Basin | None = None

    @property
    def reduction(self) -> QuotaReduction:
        return QuotaReduction(
            seller_uscc=self.seller_uscc,
            permit_no=self.permit_no or "",
            pollutant=self.pollutant,
            measure=self.measure,
        )


class QuotaRequest(BaseModel):
    """What an applicant asks for; ``case_ref`` is the EIA case, ``evidence`` the list that the priority rests on."""

    model_config = ConfigDict(frozen=True)
    project_code: ProjectCode
    project_name: Annotated[str, Field(min_length=4, max_length=100)]
    applicant_name: Line
    applicant_uscc: Uscc
    county_code: County
    industry_code: IndustryCode
    case_ref: UUID
    priority: QuotaPriority
    evidence: Line | None = None
    needs: Annotated[tuple[NewEmission, ...], Field(min_length=1)]
    basin: Basin | None = None
    sources: tuple[Source, ...] = ()
    acquisition: Acquisition


class Attainment(Paper):
    """Which quality standards the area met last year; ``missed`` names the water pollutants if not all of them."""

    water: bool = True
    missed: tuple[Pollutant, ...] = ()
    pm25: bool = True
    o3: bool = True


class Need(Paper):
    """``required`` = ``new_emission`` x ``ratio``, up to 0.001 t/a; price and fee as of today for the full term."""

    pollutant: Pollutant
    new_emission: Decimal
    ratio: Decimal
    basis: RatioBasis
    required: Decimal
    price_fen: int | None
    fee_fen: int | None


class Stop(Paper):
    """A ledger on the way: a region's reserve, or a seller's reduction of which ``offered`` t/a are named."""

    ledger: UUID
    pollutant: Pollutant
    region: Region | None = None
    reduction: QuotaReduction | None = None
    offered: Decimal | None = None
    transfer: bool = False
    """The deputy director named it."""

    @property
    def place(self) -> Text:
        if self.region:
            return Text(f"{self.region.words.zh}储备", f"the reserve of {self.region.words.en}")
        permit_no = self.reduction.permit_no if self.reduction else ""
        return Text(f"许可证{permit_no}的削减量", f"the reduction under permit {permit_no}")


class Route(RootModel[tuple[Stop, ...]]):
    """Ledgers in the order in which they are asked."""

    model_config = ConfigDict(frozen=True)

    @property
    def words(self) -> Text:
        places = [stop.place for stop in self.root]
        return Text("、".join(place.zh for place in places) or "无", ", ".join(place.en for place in places) or "none")


class LedgerEntry(Paper):
    """Tonnes that a ledger holds for the project."""

    ledger: UUID
    pollutant: Pollutant
    qty: Decimal
    region: Region | None = None
    reduction: QuotaReduction | None = None


class AgreedPrice(Paper):
    pollutant: Pollutant
    price_fen: Fen


class FeeItem(QuotaItem):
    """``full_fee_fen`` is what it would cost without a transitional share."""

    full_fee_fen: int


class ActualEmission(Paper):
    """What a plant really emits, as its trial run showed."""

    pollutant: Pollutant
    qty: Tonnes


class InitialClaim(Paper):
    """What the papers of an existing plant say about a pollutant."""

    pollutant: Pollutant
    permit_value: SomeTonnes | None = None
    permit_complete: bool = True
    """No source is missing from the permit."""
    eia_value: SomeTonnes | None = None
    eia_whole_plant: bool = True
    coefficient_value: SomeTonnes | None = None


class InitialRight(Paper):
    pollutant: Pollutant
    qty: Decimal
    basis: InitialBasis


class RightEntry(Paper):
    """A part of a right; ``until`` is the last day of a lease."""

    kind: EntryKind
    pollutant: Pollutant
    qty: Decimal
    holder_uscc: str | None = None
    until: date | None = None


# -- commands: need and reservation -------------------------------------------------------------------------------


class RequestQuota(QuotaRequest, Command):
    KIND: ClassVar[str] = "approval.quota_application.RequestQuota.v1"


class NameSources(Command):
    """Further reductions; where tonnes are missing they are asked for at once."""

    KIND: ClassVar[str] = "approval.quota_application.NameSources.v1"
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class AssessNeed(Command):
    KIND: ClassVar[str] = "approval.quota_application.AssessNeed.v1"
    attainment: Attainment


class GrantExemption(Command):
    KIND: ClassVar[str] = "approval.quota_application.GrantExemption.v1"
    kind: Exemption
    evidence: Line


class ReserveQuota(Command):
    """Asks the sellers' reductions first, then the reserves in their order."""

    KIND: ClassVar[str] = "approval.quota_application.ReserveQuota.v1"


class TransferFrom(Command):
    """Tries one reserve that the deputy director names by its case."""

    KIND: ClassVar[str] = "approval.quota_application.TransferFrom.v1"
    account: UUID


class RecordAnswer(Command):
    """A ledger has answered."""

    KIND: ClassVar[str] = "approval.quota_application.RecordAnswer.v1"
    ledger: UUID
    step: int
    granted: Tonnes


class IssueQuotaOpinion(Command):
    """``promise``: the document in which local government, owner and sellers promise the plan, if sellers take part."""

    KIND: ClassVar[str] = "approval.quota_application.IssueQuotaOpinion.v1"
    promise: Line | None = None


class ReleaseQuota(Command):
    """The assessment has come to nothing."""

    KIND: ClassVar[str] = "approval.quota_application.ReleaseQuota.v1"
    case_ref: UUID
    ground: ReleaseGround


class ReleaseMember(Command):
    """One member of an approved bundle has lost its part for good; ``amounts`` are its new emissions."""

    KIND: ClassVar[str] = "approval.quota_application.ReleaseMember.v1"
    case_ref: UUID
    uscc: Uscc
    amounts: Amounts


class VerifyInitialRight(Command):
    """An existing plant's right, without any new project."""

    KIND: ClassVar[str] = "approval.quota_application.VerifyInitialRight.v1"
    applicant_name: Line
    applicant_uscc: Uscc
    county_code: County
    permit_management: PermitManagement
    permit_no: Line | None = None
    claims: Annotated[tuple[InitialClaim, ...], Field(min_length=1)]


# -- commands: the right ------------------------------------------------------------------------------------------


class ConcludeAcquisition(Command):
    """A contract for ``months``, the full term unless said; ``prices`` where they are not the base prices."""

    KIND: ClassVar[str] = "approval.quota_application.ConcludeAcquisition.v1"
    contract_no: Line
    months: Months | None = None
    prices: tuple[AgreedPrice, ...] = ()
    acquisition: Acquisition | None = None
    seller_uscc: Uscc | None = None


class RegisterOnPermit(Command):
    """On the permit named, or by an electronic certificate; ``actual`` is what the trial run showed."""

    KIND: ClassVar[str] = "approval.quota_application.RegisterOnPermit.v1"
    permit_no: Line | None = None
    actual: tuple[ActualEmission, ...] = ()


class PurchaseTopUp(Command):
    """More tonnes for the rest of the term, because more is emitted than was bought."""

    KIND: ClassVar[str] = "approval.quota_application.PurchaseTopUp.v1"
    contract_no: Line
    pollutant: Pollutant
    qty: SomeTonnes
    price_fen: Fen | None = None


class ExpireQuota(Command):
    """The alarm: the day after the last day of the term has begun."""

    KIND: ClassVar[str] = "approval.quota_application.ExpireQuota.v1"


class ReclaimIdle(Command):
    """``qty``: all that is left of the pollutant unless said."""

    KIND: ClassVar[str] = "approval.quota_application.ReclaimIdle.v1"
    pollutant: Pollutant
    qty: SomeTonnes | None = None
    idle_since: date
    reasons: Prose


class RepurchaseSurplus(Command):
    KIND: ClassVar[str] = "approval.quota_application.RepurchaseSurplus.v1"
    contract_no: Line
    pollutant: Pollutant
    qty: SomeTonnes
    price_fen: Fen | None = None


class TransferToPeer(Command):
    """``buyer_basin`` for water pollutants, where it is not the seller's own."""

    KIND: ClassVar[str] = "approval.quota_application.TransferToPeer.v1"
    contract_no: Line
    buyer_uscc: Uscc
    pollutant: Pollutant
    qty: SomeTonnes
    price_fen: Fen
    buyer_basin: Basin | None = None


class LeaseToPeer(Command):
    KIND: ClassVar[str] = "approval.quota_application.LeaseToPeer.v1"
    contract_no: Line
    buyer_uscc: Uscc
    pollutant: Pollutant
    qty: SomeTonnes
    price_fen: Fen
    until: date
    buyer_basin: Basin | None = None


# -- facts: need and reservation ----------------------------------------------------------------------------------


class QuotaRequested(QuotaRequest, Fact):
    KIND: ClassVar[str] = "approval.quota_application.QuotaRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "{applicant_name}为“{project_name}”申请排污权指标（{priority}）",
        "{applicant_name} requested quotas for “{project_name}” ({priority})",
    )
    requested_at: datetime


class SourcesNamed(Fact):
    KIND: ClassVar[str] = "approval.quota_application.SourcesNamed.v1"
    SAYS: ClassVar[Text] = Text("补充替代来源：{amounts.words}", "Further reductions were named: {amounts.words}")
    sources: tuple[Source, ...]
    amounts: Amounts


class NeedAssessed(Fact):
    KIND: ClassVar[str] = "approval.quota_application.NeedAssessed.v1"
    SAYS: ClassVar[Text] = Text("核定替代量：{required.words}", "The replacement required is {required.words}")
    assessed_on: date
    attainment: Attainment
    needs: tuple[Need, ...]
    required: Amounts


class ReplacementExempted(Fact):
    KIND: ClassVar[str] = "approval.quota_application.ReplacementExempted.v1"
    SAYS: ClassVar[Text] = Text(
        "免于替代（{kind}），文号{opinion_no}", "No replacement is needed ({kind}), document {opinion_no}"
    )
    kind: Exemption
    evidence: str
    opinion_no: str
    exempted_on: date
    amounts: Amounts
    green_channel: UUID | None
    """The case in which the green channel had admitted the project."""


class AllocationOrdered(Fact):
    KIND: ClassVar[str] = "approval.quota_application.AllocationOrdered.v1"
    SAYS: ClassVar[Text] = Text("确定分配顺序：{route.words}", "Tonnes are sought in this order: {route.words}")
    route: Route


class LedgerAsked(Fact):
    """``position`` in the route, counted from 1; ``step`` in the talk with all ledgers."""

    KIND: ClassVar[str] = "approval.quota_application.LedgerAsked.v1"
    SAYS: ClassVar[Text] = Text(
        "向{stop.place}申请{stop.pollutant}{amount:.3f}吨/年",
        "{amount:.3f} t/a of {stop.pollutant} were asked of {stop.place}",
    )
    stop: Stop
    amount: Decimal
    position: int
    step: int


class LedgerAnswered(Fact):
    KIND: ClassVar[str] = "approval.quota_application.LedgerAnswered.v1"
    SAYS: ClassVar[Text] = Text(
        "{stop.place}核给{stop.pollutant}{granted:.3f}吨/年",
        "{granted:.3f} t/a of {stop.pollutant} came from {stop.place}",
    )
    stop: Stop
    granted: Decimal


class QuotaTransferred(Fact):
    """The answer of the reserve that the deputy director named, maybe nothing."""

    KIND: ClassVar[str] = "approval.quota_application.QuotaTransferred.v1"
    SAYS: ClassVar[Text] = Text(
        "自{from_region}调剂{stop.pollutant}{granted:.3f}吨/年",
        "{granted:.3f} t/a of {stop.pollutant} were transferred from {from_region}",
    )
    from_region: Region
    stop: Stop
    granted: Decimal


class QuotaReserved(Fact):
    KIND: ClassVar[str] = "approval.quota_application.QuotaReserved.v1"
    SAYS: ClassVar[Text] = Text("替代量已全部预留：{amounts.words}", "Everything is reserved: {amounts.words}")
    ledger_entries: tuple[LedgerEntry, ...]
    amounts: Amounts
    step: int


class QuotaShortfall(Fact):
    KIND: ClassVar[str] = "approval.quota_application.QuotaShortfall.v1"
    SAYS: ClassVar[Text] = Text(
        "指标不足，报{raised_to}：缺{missing.words}", "Short of {missing.words}, raised to the {raised_to}"
    )
    missing: Amounts
    raised_on: date
    raised_to: Role
    step: int


class QuotaOpinionIssued(Fact):
    """总量替代意见表"""

    KIND: ClassVar[str] = "approval.quota_application.QuotaOpinionIssued.v1"
    SAYS: ClassVar[Text] = Text(
        "出具总量替代意见表{opinion_no}：新增{amounts.words}",
        "Quota opinion {opinion_no} was issued for new emissions of {amounts.words}",
    )
    opinion_no: str
    issued_on: date
    amounts: Amounts
    promise: str | None
    notice_until: date | None
    """Last day of the public notice, where the reserve sells directly."""


class QuotaReleased(Fact):
    KIND: ClassVar[str] = "approval.quota_application.QuotaReleased.v1"
    SAYS: ClassVar[Text] = Text("{ground}，退回预留：{amounts.words}", "Released, because {ground}: {amounts.words}")
    ground: ReleaseGround
    released_on: date
    ledger_entries: tuple[LedgerEntry, ...]
    amounts: Amounts
    step: int


class LateGrantReturned(Fact):
    """A ledger's answer came after the release; what it gave goes back."""

    KIND: ClassVar[str] = "approval.quota_application.LateGrantReturned.v1"
    SAYS: ClassVar[Text] = Text(
        "释放后收到的{stop.pollutant}{granted:.3f}吨/年已退回",
        "{granted:.3f} t/a of {stop.pollutant} came after the release and went back",
    )
    stop: Stop
    granted: Decimal
    step: int


class MemberReleased(Fact):
    """``freed`` goes back to its ledgers; ``ledger_entries`` are still held."""

    KIND: ClassVar[str] = "approval.quota_application.MemberReleased.v1"
    SAYS: ClassVar[Text] = Text(
        "成员{uscc}的批复已终局撤销，退回预留，其新增排放为{amounts.words}",
        "Member {uscc} has lost its approval for good; what replaced its {amounts.words} goes back",
    )
    uscc: str
    released_on: date
    amounts: Amounts
    freed: tuple[LedgerEntry, ...]
    ledger_entries: tuple[LedgerEntry, ...]
    step: int


class PermitSeen(Paper):
    """A permit as the platform showed it when we looked."""

    permit_no: str
    management: PermitStanding
    limits: dict[Pollutant, Decimal] = {}

    @classmethod
    def of(cls, permit: PermitStatus) -> "PermitSeen":
        return cls(permit_no=permit.permit_no, management=permit.management, limits=permit.limits)


class InitialRightVerified(Fact):
    KIND: ClassVar[str] = "approval.quota_application.InitialRightVerified.v1"
    SAYS: ClassVar[Text] = Text(
        "核定{applicant_name}初始排污权：{amounts.words}", "The initial right of {applicant_name} is {amounts.words}"
    )
    applicant_name: str
    applicant_uscc: str
    county_code: County
    permit_management: PermitManagement
    permit_no: str | None
    rights: tuple[InitialRight, ...]
    amounts: Amounts
    permit: PermitSeen | None = None
    verified_on: date


# -- facts: the right ---------------------------------------------------------------------------------------------


class Paid(Fact):
    """A fact that costs something; its sentence may say the ``{yuan}``."""

    fee_fen: int

    def sentence(self) -> Text:
        return self.SAYS.filled(**dict(self), yuan=Decimal(self.fee_fen).scaleb(-2))


class QuotaAcquired(Paid):
    """``ledger_entries`` leave their ledgers for good; ``rights`` are what was bought."""

    KIND: ClassVar[str] = "approval.quota_application.QuotaAcquired.v1"
    SAYS: ClassVar[Text] = Text(
        "通过{acquisition}取得排污权（合同{contract_no}）：{rights.words}，自{starts_on}至{ends_on}，费用{yuan}元",
        "Rights were acquired by {acquisition} (contract {contract_no}): {rights.words}, {starts_on} to {ends_on}, for {yuan} yuan",
    )
    contract_no: str
    acquisition: Acquisition
    seller_uscc: str | None
    items: tuple[FeeItem, ...]
    rights: Amounts
    months: int
    starts_on: date
    ends_on: date
    full_fee_fen: int
    ledger_entries: tuple[LedgerEntry, ...]
    step: int


class QuotaRegistered(Fact):
    KIND: ClassVar[str] = "approval.quota_application.QuotaRegistered.v1"
    SAYS: ClassVar[Text] = Text(
        "排污权已登记：{rights.words}（排污许可证：{permit_no}；电子凭证：{certificate_no}）",
        "The rights were registered: {rights.words} (permit: {permit_no}; electronic certificate: {certificate_no})",
    )
    permit_no: str | None
    certificate_no: str | None
    rights: Amounts
    registered_on: date


class QuotaToppedUp(Paid):
    KIND: ClassVar[str] = "approval.quota_application.QuotaToppedUp.v1"
    SAYS: ClassVar[Text] = Text(
        "补充购买{pollutant}{qty:.3f}吨/年（合同{contract_no}，{months}个月），费用{yuan}元",
        "{qty:.3f} t/a of {pollutant} were bought in addition (contract {contract_no}, {months} months) for {yuan} yuan",
    )
    contract_no: str
    pollutant: Pollutant
    qty: Decimal
    price_fen: int
    months: int
    bought_on: date


class QuotaExpired(Fact):
    KIND: ClassVar[str] = "approval.quota_application.QuotaExpired.v1"
    SAYS: ClassVar[Text] = Text(
        "排污权有效期已于{ended_on}届满，须续购", "The rights ended on {ended_on} and must be bought anew"
    )
    ended_on: date


class QuotaReclaimed(Fact):
    KIND: ClassVar[str] = "approval.quota_application.QuotaReclaimed.v1"
    SAYS: ClassVar[Text] = Text(
        "自{idle_since}起闲置，收回{pollutant}{qty:.3f}吨/年",
        "{qty:.3f} t/a of {pollutant}, idle since {idle_since}, were reclaimed",
    )
    pollutant: Pollutant
    qty: Decimal
    idle_since: date
    reclaimed_on: date
    reasons: str
    account: UUID
    step: int


class MemberRightReturned(Fact):
    """What a member of a bundle had bought goes into the reserves that are named."""

    KIND: ClassVar[str] = "approval.quota_application.MemberRightReturned.v1"
    SAYS: ClassVar[Text] = Text(
        "成员{uscc}的批复已终局撤销，收回{amounts.words}",
        "Member {uscc} has lost its approval for good; {amounts.words} were taken back",
    )
    uscc: str
    returned_on: date
    amounts: Amounts
    entries: tuple[LedgerEntry, ...]
    step: int


class QuotaRepurchased(Paid):
    KIND: ClassVar[str] = "approval.quota_application.QuotaRepurchased.v1"
    SAYS: ClassVar[Text] = Text(
        "回购富余{pollutant}{qty:.3f}吨/年（合同{contract_no}，{months}个月），支付{yuan}元",
        "{qty:.3f} t/a of {pollutant} were bought back (contract {contract_no}, {months} months) for {yuan} yuan",
    )
    contract_no: str
    pollutant: Pollutant
    qty: Decimal
    price_fen: int
    months: int
    repurchased_on: date
    account: UUID
    step: int


class QuotaTraded(Paid):
    KIND: ClassVar[str] = "approval.quota_application.QuotaTraded.v1"
    SAYS: ClassVar[Text] = Text(
        "转让{pollutant}{qty:.3f}吨/年给{buyer_uscc}（合同{contract_no}，{months}个月），价款{yuan}元",
        "{qty:.3f} t/a of {pollutant} were sold to {buyer_uscc} (contract {contract_no}, {months} months) for {yuan} yuan",
    )
    contract_no: str
    buyer_uscc: str
    pollutant: Pollutant
    qty: Decimal
    price_fen: int
    months: int
    starts_on: date


class QuotaLeased(Paid):
    KIND: ClassVar[str] = "approval.quota_application.QuotaLeased.v1"
    SAYS: ClassVar[Text] = Text(
        "出租{pollutant}{qty:.3f}吨/年给{buyer_uscc}至{until}（合同{contract_no}），租金{yuan}元",
        "{qty:.3f} t/a of {pollutant} were leased to {buyer_uscc} until {until} (contract {contract_no}) for {yuan} yuan",
    )
    contract_no: str
    buyer_uscc: str
    pollutant: Pollutant
    qty: Decimal
    price_fen: int
    months: int
    starts_on: date
    until: date
