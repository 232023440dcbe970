"""What can be asked about a demand, and what can happen to it. Amounts of money are in fen."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.formats import Line, Prose, Sha256, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text
from shared.contracts.thirdparty import Category, Quantity, Region

Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's number; never a name."""
Division = Annotated[str, Field(pattern=r"^\d{6}$")]
Price = Annotated[int, Field(gt=0)]

# -- words of this case type --------------------------------------------------------------------------------------


class Visibility(Term):
    PUBLIC = "PUBLIC", "公开", "public"
    MASKED = "MASKED", "隐名（双方同意前不公开名称）", "masked: no name until both agree"


class PartName(Term):
    """What a score is made of."""

    CATEGORY = "CATEGORY", "类别", "category"
    CAPACITY = "CAPACITY", "能力", "capacity"
    CREDIT = "CREDIT", "信用", "credit"
    PRICE = "PRICE", "价格", "price"
    REGION = "REGION", "地域", "region"


class DealOutcome(Term):
    DONE = "DONE", "履行完毕", "done"
    DISPUTE = "DISPUTE", "发生争议", "disputed"
    CANCELLED = "CANCELLED", "合同取消", "cancelled"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Prescription(Paper):
    """体检单处方: a check-up found the need. ``experts`` wrote it; the client consents to its being posted."""

    finding_no: Line
    experts: Annotated[tuple[Person, ...], Field(min_length=1)]
    consented: bool


class Demand(BaseModel):
    """What a client needs. ``deadline`` is the day by which it is needed."""

    model_config = ConfigDict(frozen=True)
    client_uscc: Uscc
    client_name: Line | None = None
    category: Category
    need: Quantity
    text: Prose
    budget_fen: int
    deadline: date | None = None
    visibility: Visibility = Visibility.PUBLIC
    division_code: Division | None = None
    prescription: Prescription | None = None
    eia_units: tuple[Uscc, ...] = ()
    """Where an authority wants EIA documents assessed: who wrote them, and so must not assess them."""

    @property
    def plain(self) -> "Demand":
        """The demand itself, without the command or fact that carried it."""
        return Demand(**{name: getattr(self, name) for name in Demand.model_fields})


class PublicFace(Paper):
    """What outsiders may know of the need: all of it, or of a masked demand a band and the prefecture."""

    need: str
    division_code: str | None


class Offer(BaseModel):
    """A provider's answer. ``owners`` are the numbers of the persons who own the firm."""

    model_config = ConfigDict(frozen=True)
    provider_uscc: Uscc
    price_fen: Price
    capacity: Quantity
    lead_days: Annotated[int, Field(ge=0)] | None = None
    files: tuple[Sha256, ...] = ()
    owners: tuple[Person, ...] = ()


class Part(Paper):
    """Points of one part to three decimals, and how they came about: the rule with its figures filled in."""

    points: Decimal
    worked: str


class Candidate(Paper):
    """An offer that passed the gates. ``rank`` only where it is recommended; the rest is what was known and used."""

    rank: int | None
    offer_id: str
    provider_uscc: str
    score: Decimal
    parts: dict[PartName, Part]
    price_fen: int
    credit_grade: str | None
    region: Region
    registered_on: date


class Excluded(Paper):
    """An offer whose provider no longer passes the gates, with the code of the gate."""

    offer_id: str
    provider_uscc: str
    code: str


# -- commands: the demand -----------------------------------------------------------------------------------------


class PostDemand(Demand, Command):
    KIND: ClassVar[str] = "thirdparty.demand.PostDemand.v1"


class CheckDemand(Command):
    """Where it is not in order, it goes back with the reasons."""

    KIND: ClassVar[str] = "thirdparty.demand.CheckDemand.v1"
    in_order: bool = True
    reasons: Prose | None = None


class RenewDemand(Command):
    KIND: ClassVar[str] = "thirdparty.demand.RenewDemand.v1"


class WithdrawDemand(Command):
    KIND: ClassVar[str] = "thirdparty.demand.WithdrawDemand.v1"
    reason: Prose | None = None


class Expire(Command):
    KIND: ClassVar[str] = "thirdparty.demand.Expire.v1"


# -- commands: offers and matches ---------------------------------------------------------------------------------


class InviteProvider(Command):
    KIND: ClassVar[str] = "thirdparty.demand.InviteProvider.v1"
    provider_uscc: Uscc


class DeclineInvitation(Command):
    KIND: ClassVar[str] = "thirdparty.demand.DeclineInvitation.v1"
    provider_uscc: Uscc
    reason: Prose | None = None


class LapseInvitation(Command):
    """No answer came in time."""

    KIND: ClassVar[str] = "thirdparty.demand.LapseInvitation.v1"
    provider_uscc: str


class Respond(Offer, Command):
    """An offer; a provider's newer offer takes the place of its earlier one."""

    KIND: ClassVar[str] = "thirdparty.demand.Respond.v1"


class ComputeMatches(Command):
    """Something was heard of a provider that has offered: the ranking is made anew."""

    KIND: ClassVar[str] = "thirdparty.demand.ComputeMatches.v1"


class RecommendFirm(Command):
    """What the bureau's staff must not do: it is refused, and the refusal stays on record."""

    KIND: ClassVar[str] = "thirdparty.demand.RecommendFirm.v1"
    provider_uscc: Uscc


# -- commands: introduction and deal ------------------------------------------------------------------------------


class Introduce(Command):
    """Both sides must have agreed."""

    KIND: ClassVar[str] = "thirdparty.demand.Introduce.v1"
    provider_uscc: Uscc
    client_agrees: bool
    provider_agrees: bool


class CheckBadge(Command):
    """Something was heard of the provider that was introduced."""

    KIND: ClassVar[str] = "thirdparty.demand.CheckBadge.v1"


class ReportDeal(Command):
    KIND: ClassVar[str] = "thirdparty.demand.ReportDeal.v1"
    contract_no: Line
    amount_fen: Price
    signed_at: date


class ReportNoDeal(Command):
    KIND: ClassVar[str] = "thirdparty.demand.ReportNoDeal.v1"
    reason: Prose | None = None


class ReportOutcome(Command):
    KIND: ClassVar[str] = "thirdparty.demand.ReportOutcome.v1"
    outcome: DealOutcome
    statement: Prose | None = None


# -- facts: the demand --------------------------------------------------------------------------------------------


class DemandPosted(Demand, Fact):
    """Its sentence names no client: a masked one must not be told by it."""

    KIND: ClassVar[str] = "thirdparty.demand.DemandPosted.v1"
    SAYS: ClassVar[Text] = Text(
        "{posted_on}提交需求{demand_no}：{category}，{visibility}",
        "Demand {demand_no} was posted on {posted_on}: {category}, {visibility}",
    )
    demand_no: str
    posted_on: date
    public: PublicFace


class DemandOpened(Fact):
    """``valid_to`` is its last day."""

    KIND: ClassVar[str] = "thirdparty.demand.DemandOpened.v1"
    SAYS: ClassVar[Text] = Text(
        "{published_on}发布需求，有效期至{valid_to}", "Published on {published_on}, valid until {valid_to}"
    )
    published_on: date
    valid_to: date


class DemandReturned(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.DemandReturned.v1"
    SAYS: ClassVar[Text] = Text("{returned_on}退回需求：{reasons}", "Returned on {returned_on}: {reasons}")
    returned_on: date
    reasons: str


class DemandRenewed(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.DemandRenewed.v1"
    SAYS: ClassVar[Text] = Text("{renewed_on}延长有效期至{valid_to}", "Renewed on {renewed_on}, valid until {valid_to}")
    renewed_on: date
    valid_to: date


class DemandWithdrawn(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.DemandWithdrawn.v1"
    SAYS: ClassVar[Text] = Text("{withdrawn_on}撤回需求：{reason}", "Withdrawn on {withdrawn_on}: {reason}")
    withdrawn_on: date
    reason: str | None = None


class DemandExpired(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.DemandExpired.v1"
    SAYS: ClassVar[Text] = Text("需求于{valid_to}到期", "The demand expired with {valid_to}")
    valid_to: date


# -- facts: offers and matches ------------------------------------------------------------------------------------


class ProviderInvited(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.ProviderInvited.v1"
    SAYS: ClassVar[Text] = Text(
        "{invited_on}邀请{provider_uscc}响应，应于{answer_due_on}前（含当日）答复",
        "{provider_uscc} was invited on {invited_on}, to answer by {answer_due_on}",
    )
    provider_uscc: str
    invited_on: date
    answer_due_on: date


class InvitationDeclined(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.InvitationDeclined.v1"
    SAYS: ClassVar[Text] = Text(
        "{declined_on}，{provider_uscc}谢绝邀请：{reason}", "{provider_uscc} declined on {declined_on}: {reason}"
    )
    provider_uscc: str
    declined_on: date
    reason: str | None = None


class InvitationLapsed(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.InvitationLapsed.v1"
    SAYS: ClassVar[Text] = Text(
        "{provider_uscc}逾期未答复邀请", "{provider_uscc} did not answer the invitation in time"
    )
    provider_uscc: str


class OfferMade(Offer, Fact):
    KIND: ClassVar[str] = "thirdparty.demand.OfferMade.v1"
    SAYS: ClassVar[Text] = Text(
        "{offered_on}，{provider_uscc}响应（{offer_id}）：能力{capacity!s}，报价{price_fen:yuan}元",
        "{provider_uscc} offered on {offered_on} ({offer_id}): capacity {capacity!s}, price {price_fen:yuan} yuan",
    )
    offer_id: str
    offered_on: date


class MatchComputed(Fact):
    """Every offer that passed the gates, best first, and those that pass no longer; ``recommended`` are the best few."""

    KIND: ClassVar[str] = "thirdparty.demand.MatchComputed.v1"
    SAYS: ClassVar[Text] = Text(
        "{computed_on}按得分排序，推荐：{recommended}；排序不收费，行政机关不指定供方",
        "Ranked by score on {computed_on}; recommended: {recommended}; no fee for ranking, and no authority names a provider",
    )
    computed_on: date
    recommended: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    excluded: tuple[Excluded, ...] = ()

    @property
    def scores(self) -> dict[str, Decimal]:
        """By credit code, best first."""
        return {one.provider_uscc: one.score for one in self.candidates}


# -- facts: introduction and deal ---------------------------------------------------------------------------------


class MatchIntroduced(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.MatchIntroduced.v1"
    SAYS: ClassVar[Text] = Text(
        "{introduced_on}经双方同意介绍{provider_uscc}（得分{score}），应于{report_due_on}前（含当日）报告结果",
        "{provider_uscc} (score {score}) was introduced on {introduced_on} as both agreed; the result is due by {report_due_on}",
    )
    provider_uscc: str
    offer_id: str
    score: Decimal
    rank: int | None
    introduced_on: date
    report_due_on: date


class BadgeRemoved(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.BadgeRemoved.v1"
    SAYS: ClassVar[Text] = Text(
        "{removed_on}获悉{provider_uscc}被列入名单：取消核验标识，告知双方；洽谈可以继续",
        "{provider_uscc} was found listed on {removed_on}: its badge is removed and both are told; they may go on talking",
    )
    provider_uscc: str
    removed_on: date


class BadgeRestored(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.BadgeRestored.v1"
    SAYS: ClassVar[Text] = Text(
        "{restored_on}，{provider_uscc}移出名单，恢复核验标识",
        "{provider_uscc} is off the lists; its badge is back from {restored_on}",
    )
    provider_uscc: str
    restored_on: date


class DealSigned(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.DealSigned.v1"
    SAYS: ClassVar[Text] = Text(
        "{signed_on}与{provider_uscc}签订合同{contract_no}，金额{amount_fen:yuan}元；不构成财政资金补助依据",
        "Contract {contract_no} with {provider_uscc} was signed on {signed_on} for {amount_fen:yuan} yuan; it gives no claim to public money",
    )
    provider_uscc: str
    contract_no: str
    amount_fen: int
    signed_on: date


class DealFailed(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.DealFailed.v1"
    SAYS: ClassVar[Text] = Text(
        "{failed_on}与{provider_uscc}洽谈未成：{reason}；需求重新开放",
        "The talk with {provider_uscc} failed on {failed_on}: {reason}; the demand is open again",
    )
    provider_uscc: str
    failed_on: date
    reason: str | None = None


class DealCompleted(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.DealCompleted.v1"
    SAYS: ClassVar[Text] = Text("{completed_on}合同履行完毕：{statement}", "Completed on {completed_on}: {statement}")
    completed_on: date
    statement: str | None = None


class DealDisputed(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.DealDisputed.v1"
    SAYS: ClassVar[Text] = Text("{disputed_on}发生合同争议：{statement}", "Disputed on {disputed_on}: {statement}")
    disputed_on: date
    statement: str | None = None


class DealCancelled(Fact):
    KIND: ClassVar[str] = "thirdparty.demand.DealCancelled.v1"
    SAYS: ClassVar[Text] = Text("{cancelled_on}合同取消：{statement}", "Cancelled on {cancelled_on}: {statement}")
    cancelled_on: date
    statement: str | None = None
