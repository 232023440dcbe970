"""What can be asked about waste that is to be disposed of, and what can happen to it. Prices are fen per tonne."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from shared.contracts.finance import AnyDivision, ByPack, KnownDivision, Money, WasteDealCause, known_division
from shared.contracts.formats import Fen, Line, Prose, SomeFen, Tonnes, Uscc, normalised
from shared.contracts.granting import Wait
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

DivisionPrefix = Annotated[str, Field(pattern=r"^[0-9]{2}([0-9]{2}([0-9A-Z]{2})?)?$")]
"""A province, a prefecture or a county."""
LicenceCode = Annotated[str, Field(pattern=r"^([HS]W[0-9]{2}|[0-9]{3}-[0-9]{3}-S?[0-9]{2})$")]
"""A code of waste, or a whole category."""
Transports = Annotated[int, Field(ge=1)]
ManifestNo = Annotated[Line, AfterValidator(normalised)]
"""转移联单编号, compared without the accidents of writing"""

# -- words of this case type --------------------------------------------------------------------------------------


class WasteKind(Term):
    HAZARDOUS = "HAZARDOUS", "危险废物", "hazardous waste"
    GENERAL = "GENERAL", "一般固体废物", "general solid waste"


class Channel(Term):
    """Who may take the waste."""

    MARKET = "MARKET", "普通市场", "the normal market"
    MICRO = "MICRO", "小微收运", "collection from small and micro producers"


class Treatment(Term):
    REUSE = "REUSE", "利用", "reuse"
    INCINERATE = "INCINERATE", "焚烧", "incineration"
    CO_PROCESS = "CO_PROCESS", "协同处置", "co-processing"
    LANDFILL = "LANDFILL", "填埋", "landfill"


class Side(Term):
    PRODUCER = "PRODUCER", "产废单位", "the producer"
    DISPOSER = "DISPOSER", "处置利用单位", "the disposer"


class DropCause(Term):
    """Why a proposed match came to nothing."""

    LAPSED = "LAPSED", "双方未在期限内确认", "not confirmed by both in time"
    DECLINED = "DECLINED", "一方不同意", "declined by one side"
    SHUT_OUT = "SHUT_OUT", "不再符合撮合条件", "no longer fit for matching"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Listing(BaseModel):
    """Waste that is to be taken. ``stored_since`` is when the oldest of it was put into store.

    ``allowed_divisions`` are where it may go; none named means wherever the law lets it go.
    """

    model_config = ConfigDict(frozen=True)
    producer_uscc: Uscc
    producer_name: Line | None = None
    waste_kind: WasteKind
    waste_code: LicenceCode
    name: Line
    form: Line | None = None
    quantity_t: Tonnes
    pack: Line | None = None
    division_code: AnyDivision
    available_from: date
    available_to: date
    max_price_fen_per_t: SomeFen
    annual_generation_t: Tonnes
    generation_record: Line | None = None
    stored_since: date | None = None
    market_price_fen_per_t: SomeFen | None = None
    allowed_divisions: tuple[DivisionPrefix, ...] = ()
    wants_collector: bool = False


class CollectorUnit(Paper):
    """小微收运单位: its store, the divisions it serves, and its contracts with whoever takes the waste in the end."""

    storage_t: Tonnes
    area: Annotated[tuple[AnyDivision, ...], Field(min_length=1)]
    final_contracts: tuple[Line, ...] = ()
    eia_no: Line | None = None
    permit_no: Line | None = None


class Offer(BaseModel):
    """``licence_codes``: what the licence (of general waste: the permit) covers, codes or whole categories.

    ``contracted_t``: all that the disposer has contracted for this year when it offers. ``p2p_no``: a plan of directed
    use (点对点定向利用), in place of a licence.
    """

    model_config = ConfigDict(frozen=True)
    disposer_uscc: Uscc
    disposer_name: Line | None = None
    licence_no: Line | None = None
    licence_codes: tuple[LicenceCode, ...] = ()
    licence_valid_to: date | None = None
    annual_capacity_t: Tonnes
    contracted_t: Tonnes = Decimal(0)
    price_fen_per_t: Fen
    transport_fen_per_t: Fen
    min_lot_t: Tonnes = Decimal(0)
    division_code: AnyDivision
    treatment: Treatment
    collector: CollectorUnit | None = None
    p2p_no: Line | None = None

    @property
    def total_fen_per_t(self) -> int:
        return self.price_fen_per_t + self.transport_fen_per_t

    @property
    def papers(self) -> str:
        """Whose capacity it takes."""
        return normalised(self.p2p_no or self.licence_no or self.disposer_uscc)


class Candidate(Paper):
    """An offer that passed the gates; ``worked`` is its whole cost in yuan per tonne, with the figures filled in."""

    rank: int
    offer_id: str
    disposer_uscc: str
    price_fen_per_t: int
    transport_fen_per_t: int
    total_fen_per_t: int
    treatment: Treatment
    worked: str


class Excluded(Paper):
    """An offer that does not pass the gates, with the code of the first that is shut."""

    offer_id: str
    disposer_uscc: str
    code: str


class Filing(Paper):
    """跨省转移备案 of general waste: filed before the first transport, within one calendar year."""

    filing_no: Line
    filed_on: date
    valid_from: date
    valid_to: date
    quantity_t: Tonnes
    transports: Transports


class Contract(BaseModel):
    """``ends_on`` is the last day on which waste may be sent."""

    model_config = ConfigDict(frozen=True)
    contract_no: Line
    signed_on: date
    ends_on: date
    filing: Filing | None = None


class Manifest(BaseModel):
    """转移联单, as the provincial waste system has it."""

    model_config = ConfigDict(frozen=True)
    manifest_no: ManifestNo
    waste_code: LicenceCode
    quantity_t: Tonnes
    sent_on: date


# -- commands: the listing ----------------------------------------------------------------------------------------


class PublishListing(Listing, Command):
    KIND: ClassVar[str] = "finance.waste_match.PublishListing.v1"
    division_code: KnownDivision


class CancelListing(Command):
    KIND: ClassVar[str] = "finance.waste_match.CancelListing.v1"
    reason: Prose | None = None


class VoidListing(Command):
    """The waste system knows of no such waste: the listing is a fake."""

    KIND: ClassVar[str] = "finance.waste_match.VoidListing.v1"
    reasons: Prose


class ExpireListing(Command):
    KIND: ClassVar[str] = "finance.waste_match.ExpireListing.v1"


class FlagStorage(Command):
    """The waste has been in store for longer than the law allows."""

    KIND: ClassVar[str] = "finance.waste_match.FlagStorage.v1"


# -- commands: offers and matches ---------------------------------------------------------------------------------


def _of_known_divisions(unit: CollectorUnit | None) -> CollectorUnit | None:
    for division in unit.area if unit else ():
        known_division(division)
    return unit


class PlaceOffer(Offer, Command):
    """A disposer's newer offer takes the place of its earlier one, and of its place in time."""

    KIND: ClassVar[str] = "finance.waste_match.PlaceOffer.v1"
    division_code: KnownDivision
    collector: Annotated[CollectorUnit | None, AfterValidator(_of_known_divisions)] = None


class ComputeMatch(Command):
    """The time for offers is over: the best is proposed."""

    KIND: ClassVar[str] = "finance.waste_match.ComputeMatch.v1"


class CheckOffers(Command):
    """Something was heard of a disposer or of a plan."""

    KIND: ClassVar[str] = "finance.waste_match.CheckOffers.v1"


class ConfirmMatch(Command):
    KIND: ClassVar[str] = "finance.waste_match.ConfirmMatch.v1"
    agrees: bool = True


class LapseMatch(Command):
    KIND: ClassVar[str] = "finance.waste_match.LapseMatch.v1"


# -- commands: the deal -------------------------------------------------------------------------------------------


class RegisterContract(Contract, Command):
    KIND: ClassVar[str] = "finance.waste_match.RegisterContract.v1"


class RecordManifest(Manifest, Command):
    KIND: ClassVar[str] = "finance.waste_match.RecordManifest.v1"


class RecordWeighing(Command):
    """``both_present``: both sides were at the scales, as a second weighing wants it."""

    KIND: ClassVar[str] = "finance.waste_match.RecordWeighing.v1"
    manifest_no: ManifestNo
    weighed_t: Tonnes
    both_present: bool = False


class CloseDeal(Command):
    """``both_accept``: both sides accept that another quantity than agreed was delivered in all."""

    KIND: ClassVar[str] = "finance.waste_match.CloseDeal.v1"
    both_accept: bool = False


class BreakDeal(Command):
    KIND: ClassVar[str] = "finance.waste_match.BreakDeal.v1"
    cause: WasteDealCause
    statement: Prose


# -- facts: the listing -------------------------------------------------------------------------------------------


class ListingPublished(Listing, Fact, Money):
    KIND: ClassVar[str] = "finance.waste_match.ListingPublished.v1"
    SAYS: ClassVar[Text] = Text(
        "{published_on}发布固废{listing_no}：{name}（{waste_code}）{quantity_t}吨，{channel}",
        "Waste {listing_no} was listed on {published_on}: {name} ({waste_code}), {quantity_t} t, for {channel}",
    )
    listing_no: str
    published_on: date
    channel: Channel


class ListingCancelled(Fact):
    KIND: ClassVar[str] = "finance.waste_match.ListingCancelled.v1"
    SAYS: ClassVar[Text] = Text("{cancelled_on}撤回发布：{reason}", "Cancelled on {cancelled_on}: {reason}")
    cancelled_on: date
    reason: str | None = None


class ListingVoided(Fact):
    KIND: ClassVar[str] = "finance.waste_match.ListingVoided.v1"
    SAYS: ClassVar[Text] = Text("{voided_on}认定虚假发布：{reasons}", "Found to be a fake on {voided_on}: {reasons}")
    voided_on: date
    reasons: str


class ListingExpired(Fact):
    KIND: ClassVar[str] = "finance.waste_match.ListingExpired.v1"
    SAYS: ClassVar[Text] = Text("发布于{available_to}到期", "The listing expired with {available_to}")
    available_to: date


class StorageOverdue(Fact):
    KIND: ClassVar[str] = "finance.waste_match.StorageOverdue.v1"
    SAYS: ClassVar[Text] = Text(
        "自{stored_since}起贮存已超过期限（{due_on}）", "In store since {stored_since}, longer than allowed ({due_on})"
    )
    stored_since: date
    due_on: date


# -- facts: offers and matches ------------------------------------------------------------------------------------


class OfferPlaced(Offer, Fact, Money):
    KIND: ClassVar[str] = "finance.waste_match.OfferPlaced.v1"
    SAYS: ClassVar[Text] = Text(
        "{offered_on}，{disposer_uscc}报价（{offer_id}）：{treatment}，处置{price_fen_per_t:yuan}元/吨，运输{transport_fen_per_t:yuan}元/吨",
        "{disposer_uscc} offered on {offered_on} ({offer_id}): {treatment}, {price_fen_per_t:yuan} yuan/t and {transport_fen_per_t:yuan} "
        "for transport",
    )
    offer_id: str
    number: int
    offered_on: date
    offered_at: datetime


class MatchComputed(Fact, Money):
    """Every offer that passed the gates, the cheapest first, and those that did not."""

    KIND: ClassVar[str] = "finance.waste_match.MatchComputed.v1"
    SAYS: ClassVar[Text] = Text(
        "{computed_on}按总单价由低到高排序：{order}；撮合不收费",
        "Ranked by the whole cost per tonne on {computed_on}: {order}; matching is free",
    )
    computed_on: date
    order: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    excluded: tuple[Excluded, ...]

    @property
    def totals(self) -> dict[str, int]:
        """By credit code, best first."""
        return {one.disposer_uscc: one.total_fen_per_t for one in self.candidates}

    @property
    def shut_out(self) -> dict[str, str]:
        return {one.disposer_uscc: one.code for one in self.excluded}


class MatchProposed(Fact, ByPack):
    """``saving_fen``: what the producer saves against the market price, for the whole quantity; missing where none is known."""

    KIND: ClassVar[str] = "finance.waste_match.MatchProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "{proposed_on}推送撮合结果：{disposer_uscc}，总单价{total_fen_per_t:yuan}元/吨，双方应于{confirm_due_on}前（含当日）确认",
        "{disposer_uscc} was proposed on {proposed_on} at {total_fen_per_t:yuan} yuan/t in all; both confirm by {confirm_due_on}",
    )
    offer_id: str
    disposer_uscc: str
    price_fen_per_t: int
    transport_fen_per_t: int
    total_fen_per_t: int
    market_price_fen_per_t: int | None
    saving_fen: int | None
    proposed_on: date
    confirm_due_on: date


class MatchAccepted(Fact):
    KIND: ClassVar[str] = "finance.waste_match.MatchAccepted.v1"
    SAYS: ClassVar[Text] = Text("{accepted_on}，{side}同意撮合", "Accepted by {side} on {accepted_on}")
    side: Side
    accepted_on: date


class MatchConfirmed(Fact):
    KIND: ClassVar[str] = "finance.waste_match.MatchConfirmed.v1"
    SAYS: ClassVar[Text] = Text(
        "{confirmed_on}双方确认与{disposer_uscc}撮合成功",
        "Both confirmed the match with {disposer_uscc} on {confirmed_on}",
    )
    disposer_uscc: str
    confirmed_on: date


class MatchDropped(Fact):
    KIND: ClassVar[str] = "finance.waste_match.MatchDropped.v1"
    SAYS: ClassVar[Text] = Text(
        "{dropped_on}与{disposer_uscc}的撮合取消：{cause}",
        "The match with {disposer_uscc} was dropped on {dropped_on}: {cause}",
    )
    offer_id: str
    disposer_uscc: str
    cause: DropCause
    code: str | None
    dropped_on: date


# -- facts: the deal ----------------------------------------------------------------------------------------------


class CreditAwaited(Fact):
    """Between match and contract the disposer's good answer grew too old: it is asked for again."""

    KIND: ClassVar[str] = "finance.waste_match.CreditAwaited.v1"
    SAYS: ClassVar[Text] = Text(
        "{disposer_uscc}的信用答复自{since}起无效（{why}），{asked_on}重新核查，暂不签约",
        "No answer about the credit of {disposer_uscc} counts since {since} ({why}): asked again on {asked_on}, nothing is "
        "signed meanwhile",
    )
    disposer_uscc: str
    why: Wait
    since: date
    asked_on: date


class CreditCame(Fact):
    KIND: ClassVar[str] = "finance.waste_match.CreditCame.v1"
    SAYS: ClassVar[Text] = Text(
        "收到{disposer_uscc}截至{as_of}的信用答复，可以签约",
        "The credit of {disposer_uscc} was answered as of {as_of}: the contract may be signed",
    )
    disposer_uscc: str
    as_of: date


class ContractRegistered(Contract, Fact, Money):
    KIND: ClassVar[str] = "finance.waste_match.ContractRegistered.v1"
    SAYS: ClassVar[Text] = Text(
        "{signed_on}与{disposer_uscc}签订合同{contract_no}：{quantity_t}吨，处置{price_fen_per_t:yuan}元/吨，运输{transport_fen_per_t:yuan}元/吨",
        "Contract {contract_no} with {disposer_uscc} was signed on {signed_on}: {quantity_t} t, {price_fen_per_t:yuan} yuan/t and "
        "{transport_fen_per_t:yuan} for transport",
    )
    disposer_uscc: str
    quantity_t: Decimal
    price_fen_per_t: int
    transport_fen_per_t: int
    registered_on: date
    registered_at: datetime


class ManifestRecorded(Manifest, Fact):
    KIND: ClassVar[str] = "finance.waste_match.ManifestRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{sent_on}转移联单{manifest_no}：{waste_code} {quantity_t}吨",
        "Manifest {manifest_no} of {sent_on}: {quantity_t} t of {waste_code}",
    )


class WeighingRecorded(Fact):
    """``counts``: it lies within the tolerance, or both sides were at the scales."""

    KIND: ClassVar[str] = "finance.waste_match.WeighingRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{weighed_on}联单{manifest_no}过磅{weighed_t}吨（联单{manifest_t}吨）",
        "{weighed_t} t were weighed for manifest {manifest_no} ({manifest_t} t) on {weighed_on}",
    )
    manifest_no: ManifestNo
    manifest_t: Decimal
    weighed_t: Decimal
    counts: bool
    weighed_on: date


class ReweighingRequired(Fact):
    KIND: ClassVar[str] = "finance.waste_match.ReweighingRequired.v1"
    SAYS: ClassVar[Text] = Text(
        "联单{manifest_no}相差{difference_t}吨，超过允许的{allowed_t}吨，双方应共同复磅",
        "Manifest {manifest_no} differs by {difference_t} t, more than {allowed_t}: both sides weigh again",
    )
    manifest_no: ManifestNo
    difference_t: Decimal
    allowed_t: Decimal


class DealClosed(Fact, Money):
    """What the enterprises pay one another, by the weighed quantity; nothing passes through the bureau."""

    KIND: ClassVar[str] = "finance.waste_match.DealClosed.v1"
    SAYS: ClassVar[Text] = Text(
        "{closed_on}交易完成：{weighed_t}吨，处置费{disposal_fen:yuan}元，运费{transport_fen:yuan}元，合计{total_fen:yuan}元",
        "Settled on {closed_on}: {weighed_t} t, {disposal_fen:yuan} yuan for disposal and {transport_fen:yuan} for transport, {total_fen:yuan} "
        "in all",
    )
    weighed_t: Decimal
    disposal_fen: int
    transport_fen: int
    total_fen: int
    saving_fen: int | None
    closed_on: date


class DealBroken(Fact):
    KIND: ClassVar[str] = "finance.waste_match.DealBroken.v1"
    SAYS: ClassVar[Text] = Text(
        "{broken_on}交易终止：{cause}；{statement}", "The deal was broken on {broken_on}: {cause}; {statement}"
    )
    cause: WasteDealCause
    manifest_no: ManifestNo | None = None
    weighed_t: Decimal
    """What had been taken by then."""
    statement: str | None = None
    broken_on: date
