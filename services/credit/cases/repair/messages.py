"""What can be asked about a repair, and what can happen to it. Amounts of money are in fen."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.credit import Domain, Layer, ObligationKind, Platform, SyncAction
from shared.contracts.formats import Line, Prose, Sha256
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Person = Annotated[str, Field(min_length=1, max_length=100)]
"""A person's id, as actors carry it."""
Records = Annotated[tuple[UUID, ...], Field(min_length=1)]
"""Credit records by the ids of their cases."""

# -- words of this case type --------------------------------------------------------------------------------------


class Channel(Term):
    WINDOW = "WINDOW", "窗口", "window"
    APP = "APP", "浙里办", "government service app"
    CREDIT_CHINA = "CREDIT_CHINA", "信用中国", "Credit China"


class MaterialKind(Term):
    FORM = "FORM", "申请表", "application form"
    LICENCE = "LICENCE", "营业执照", "business licence"
    PAYMENT_PROOF = "PAYMENT_PROOF", "缴款凭证", "proof of payment"
    CORRECTION_PROOF = "CORRECTION_PROOF", "整改证明", "proof of correction"
    COMMITMENT = "COMMITMENT", "信用承诺书", "credit commitment"
    ACCEPTANCE = "ACCEPTANCE", "验收材料", "acceptance of the works"


class Capacity(Term):
    """As what somebody applies."""

    SUBJECT = "SUBJECT", "信用主体", "the firm itself"
    SUCCESSOR = "SUCCESSOR", "承继主体", "its successor"
    LIQUIDATOR = "LIQUIDATOR", "清算组或管理人", "its liquidator"


class Objection(Term):
    """Why a record cannot be repaired, or not yet."""

    TOO_EARLY = "TOO_EARLY", "未满最短公示期", "the shortest term has not passed"
    SERIOUS_LIST = "SERIOUS_LIST", "在严重失信名单上", "on the list of the seriously dishonest"
    OBLIGATION_OPEN = "OBLIGATION_OPEN", "义务未履行完毕", "a duty is open"
    SURCHARGE_OPEN = "SURCHARGE_OPEN", "加处罚款未缴清", "the surcharge is open"
    BARRED = "BARRED", "撤销修复后的限制申请期内", "barred after a repair was revoked"
    SAME_KIND_AGAIN = "SAME_KIND_AGAIN", "又有同类不良信息", "new adverse information of the same kind"
    ALREADY_REPAIRED = "ALREADY_REPAIRED", "已经修复", "repaired already"
    RECORD_GONE = "RECORD_GONE", "记录已撤销或到期", "the record was withdrawn or has expired"
    NOT_REPAIRABLE = "NOT_REPAIRABLE", "依法不予修复", "not repairable by law"
    WRONG_AUTHORITY = "WRONG_AUTHORITY", "不是本机关认定的记录", "found by another authority"


class Result(Term):
    APPROVED = "APPROVED", "准予修复", "approved"
    REFUSED = "REFUSED", "不予修复", "refused"


class RevocationGround(Term):
    FALSE_MATERIAL = "FALSE_MATERIAL", "材料或承诺虚假", "false material or commitment"
    BROKEN_COMMITMENT = "BROKEN_COMMITMENT", "违背信用承诺", "broken commitment"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Material(Paper):
    kind: MaterialKind
    sha256: Sha256


class Commitment(Paper):
    """The public promise. ``signed_by`` is a person's id."""

    text_version: Line
    signed_by: Person
    signed_on: date


class Agent(Paper):
    """Who applies for the firm; without a mandate nobody does."""

    id_hash: Sha256
    mandate: Sha256 | None = None


class Application(BaseModel):
    """A firm's wish to have records repaired. ``layers``: all three unless some are left out.

    ``is_active``: the firm is registered and in business; otherwise only its successor or liquidator may apply.
    """

    model_config = ConfigDict(frozen=True)
    subject_uscc: str
    subject_name: Line
    records: Records
    channel: Channel = Channel.APP
    materials: tuple[Material, ...] = ()
    commitment: Commitment | None = None
    agent: Agent | None = None
    layers: Annotated[tuple[Layer, ...], Field(min_length=1)] = tuple(Layer)
    is_active: bool = True
    capacity: Capacity = Capacity.SUBJECT
    capacity_proof: Sha256 | None = None


class Path(Paper):
    """What stands between a record and its repair, as it was known on a day, and by when it can be gone."""

    record: UUID
    record_no: str
    doc_no: str
    issuer: str
    decided_on: date
    domains: tuple[Domain, ...]
    name_in_document: str | None
    repairable_from: date
    display_until: date | None
    open_obligations: tuple[ObligationKind, ...]
    surcharge_fen: int
    fine_fen: int
    platforms: tuple[Platform, ...]


class Gap(Paper):
    """What a visit found missing, and until when it should be done."""

    obligation: ObligationKind
    advice: Prose
    due_on: date | None = None


class Effect(Paper):
    """What a decision does on one platform."""

    platform: Platform
    layer: Layer
    action: SyncAction


# -- commands: help before an application -------------------------------------------------------------------------


class VisitSubject(Command):
    """上门帮扶. ``notice_delivered_on``: when the repair notice was delivered with the penalty decision."""

    KIND: ClassVar[str] = "credit.repair.VisitSubject.v1"
    subject_uscc: str
    subject_name: Line
    records: Records
    helpers: Annotated[tuple[Person, ...], Field(min_length=1)]
    visited_on: date
    gaps: tuple[Gap, ...] = ()
    is_signed: bool = True
    notice_delivered_on: date | None = None


# -- commands: the application ------------------------------------------------------------------------------------


class Submit(Application, Command):
    KIND: ClassVar[str] = "credit.repair.Submit.v1"


class RequestSupplement(Command):
    """Once, and all that is missing at once."""

    KIND: ClassVar[str] = "credit.repair.RequestSupplement.v1"
    missing: Annotated[tuple[MaterialKind, ...], Field(min_length=1)]
    explanation: Prose | None = None


class Supplement(Command):
    KIND: ClassVar[str] = "credit.repair.Supplement.v1"
    materials: tuple[Material, ...] = ()
    commitment: Commitment | None = None


class Lapse(Command):
    """Nothing was supplied in time."""

    KIND: ClassVar[str] = "credit.repair.Lapse.v1"


class Accept(Command):
    KIND: ClassVar[str] = "credit.repair.Accept.v1"


class Reject(Command):
    """For what the records show; ``codes`` for what only people can see."""

    KIND: ClassVar[str] = "credit.repair.Reject.v1"
    codes: tuple[Objection, ...] = ()
    explanation: Prose | None = None


class WithdrawApplication(Command):
    KIND: ClassVar[str] = "credit.repair.WithdrawApplication.v1"


class DropRecord(Command):
    """The decision behind a record was annulled: there is nothing to repair."""

    KIND: ClassVar[str] = "credit.repair.DropRecord.v1"
    record: UUID


# -- commands: checks and decision --------------------------------------------------------------------------------


class VerifyFacts(Command):
    """Whether the correction was seen. Officers act in pairs."""

    KIND: ClassVar[str] = "credit.repair.VerifyFacts.v1"
    is_corrected: bool
    seen_on: date
    findings: Prose | None = None
    second: Person | None = None


class OpenPublicity(Command):
    KIND: ClassVar[str] = "credit.repair.OpenPublicity.v1"


class Object(Command):
    """Anybody's objection; ``is_signed``: the objector gave name and contact, which are kept outside this case."""

    KIND: ClassVar[str] = "credit.repair.Object.v1"
    statement: Prose
    is_signed: bool


class Decide(Command):
    """By the decider, after ``checked_by`` of the credit desk. ``also``: platforms beside those that show or keep a record.

    ``file_action``: whether the credit file deletes the record or annotates it. ``answer``: to objections, if there were any.
    """

    KIND: ClassVar[str] = "credit.repair.Decide.v1"
    result: Result
    checked_by: Person
    reasons: Prose | None = None
    file_action: SyncAction = SyncAction.ANNOTATE
    also: tuple[Platform, ...] = ()
    answer: Prose | None = None


# -- commands: every platform -------------------------------------------------------------------------------------


class ConfirmSync(Command):
    """A platform has done what was asked. ``request_id`` is the request's, where the platform names it."""

    KIND: ClassVar[str] = "credit.repair.ConfirmSync.v1"
    platform: Platform
    request_id: UUID | None = None
    answer: Sha256 | None = None


class RejectSync(Command):
    """A platform refuses. ``is_not_found``: it has no such record; ``ended_by_expiry``: because it had ended by itself."""

    KIND: ClassVar[str] = "credit.repair.RejectSync.v1"
    platform: Platform
    request_id: UUID | None = None
    error: Line
    is_not_found: bool = False
    ended_by_expiry: bool = False
    answer: Sha256 | None = None


class ExpireSync(Command):
    """The alarm: a platform has not answered in time."""

    KIND: ClassVar[str] = "credit.repair.ExpireSync.v1"
    platform: Platform


class RetrySync(Command):
    KIND: ClassVar[str] = "credit.repair.RetrySync.v1"
    platform: Platform


class EscalateSync(Command):
    KIND: ClassVar[str] = "credit.repair.EscalateSync.v1"
    platform: Platform


# -- commands: after the repair -----------------------------------------------------------------------------------


class NoteRecord(Command):
    """Another record against the firm: within the term of its commitment somebody must look at it."""

    KIND: ClassVar[str] = "credit.repair.NoteRecord.v1"
    record: UUID
    doc_no: str
    decided_on: date


class KeepCommitment(Command):
    """The alarm: the term of the commitment is over."""

    KIND: ClassVar[str] = "credit.repair.KeepCommitment.v1"


class Revoke(Command):
    """``breach``: the new record, where the commitment was broken."""

    KIND: ClassVar[str] = "credit.repair.Revoke.v1"
    ground: RevocationGround
    reasons: Prose
    breach: UUID | None = None


# -- facts: help before an application ----------------------------------------------------------------------------


class GuidanceVisited(Fact):
    """``paths``: what the firm can do, and by when."""

    KIND: ClassVar[str] = "credit.repair.GuidanceVisited.v1"
    SAYS: ClassVar[Text] = Text(
        "{visited_on}上门帮扶，涉及{doc_nos}，最早可于{repairable_from}申请修复",
        "Guidance visit on {visited_on} about {doc_nos}; repair may be asked for from {repairable_from} on",
    )
    EFFECTIVE: ClassVar[str | None] = "visited_on"
    subject_uscc: str
    subject_name: str
    helpers: tuple[str, ...]
    visited_on: date
    doc_nos: tuple[str, ...]
    repairable_from: date
    paths: tuple[Path, ...]
    gaps: tuple[Gap, ...]
    is_signed: bool
    notice_delivered_on: date | None


# -- facts: the application ---------------------------------------------------------------------------------------


class RepairSubmitted(Application, Fact):
    """``records`` are those of one authority; what others found goes on in applications of its own."""

    KIND: ClassVar[str] = "credit.repair.RepairSubmitted.v1"
    SAYS: ClassVar[Text] = Text(
        "{subject_name}申请信用修复（{application_no}），涉及{doc_nos}，最早可修复日{repairable_from}，适用{pack}",
        "{subject_name} applied for repair ({application_no}) of {doc_nos}, repairable from {repairable_from} under {pack}",
    )
    application_no: str
    submitted_on: date
    pack: str
    doc_nos: tuple[str, ...]
    repairable_from: date
    paths: tuple[Path, ...]


class ApplicationDivided(Fact):
    """Records of another authority: an application of their own."""

    KIND: ClassVar[str] = "credit.repair.ApplicationDivided.v1"
    SAYS: ClassVar[Text] = Text(
        "{doc_nos}由{issuer}认定，另立申请", "{doc_nos} were found by {issuer}: an application of their own follows"
    )
    part: int
    issuer: str
    doc_nos: tuple[str, ...]
    application: Application


class SupplementRequested(Fact):
    KIND: ClassVar[str] = "credit.repair.SupplementRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "{requested_on}一次性告知补正：{missing}，{due_on}前补齐；{explanation}",
        "Asked on {requested_on} for {missing}, due {due_on}; {explanation}",
    )
    requested_on: date
    due_on: date
    missing: tuple[MaterialKind, ...]
    explanation: str | None


class Supplemented(Fact):
    KIND: ClassVar[str] = "credit.repair.Supplemented.v1"
    SAYS: ClassVar[Text] = Text("{supplemented_on}补正材料", "Supplied on {supplemented_on}")
    supplemented_on: date
    materials: tuple[Material, ...]
    commitment: Commitment | None


class RepairLapsed(Fact):
    KIND: ClassVar[str] = "credit.repair.RepairLapsed.v1"
    SAYS: ClassVar[Text] = Text("逾期未补正，申请失效", "Nothing was supplied in time: the application lapsed")
    lapsed_on: date


class RepairAccepted(Fact):
    KIND: ClassVar[str] = "credit.repair.RepairAccepted.v1"
    SAYS: ClassVar[Text] = Text("{accepted_on}受理修复申请", "Accepted on {accepted_on}")
    accepted_on: date
    repairable_from: date
    paths: tuple[Path, ...]


class RepairRejected(Fact):
    """``repairable_from``: when the firm may come again, where it only came too early; that bars nothing."""

    KIND: ClassVar[str] = "credit.repair.RepairRejected.v1"
    SAYS: ClassVar[Text] = Text(
        "{rejected_on}不予受理：{codes}；最早可修复日{repairable_from}；{explanation}",
        "Rejected on {rejected_on}: {codes}; repairable from {repairable_from}; {explanation}",
    )
    rejected_on: date
    codes: tuple[Objection, ...]
    repairable_from: date
    paths: tuple[Path, ...]
    explanation: str | None


class ApplicationWithdrawn(Fact):
    KIND: ClassVar[str] = "credit.repair.ApplicationWithdrawn.v1"
    SAYS: ClassVar[Text] = Text("{withdrawn_on}撤回申请", "Withdrawn on {withdrawn_on}")
    withdrawn_on: date


class RecordDropped(Fact):
    KIND: ClassVar[str] = "credit.repair.RecordDropped.v1"
    SAYS: ClassVar[Text] = Text(
        "{dropped_on}，{doc_no}已撤销，无须修复", "{doc_no} was annulled ({dropped_on}): nothing to repair there"
    )
    record: UUID
    doc_no: str
    dropped_on: date


class RepairMoot(Fact):
    KIND: ClassVar[str] = "credit.repair.RepairMoot.v1"
    SAYS: ClassVar[Text] = Text(
        "{over_on}，{doc_no}已撤销，再无可修复的记录，申请终止",
        "{doc_no} was annulled ({over_on}), no record is left: the application is over",
    )
    record: UUID
    doc_no: str
    over_on: date


# -- facts: checks and decision -----------------------------------------------------------------------------------


class FactsVerified(Fact):
    KIND: ClassVar[str] = "credit.repair.FactsVerified.v1"
    SAYS: ClassVar[Text] = Text("{seen_on}核实已整改：{findings}", "The correction was seen on {seen_on}: {findings}")
    EFFECTIVE: ClassVar[str | None] = "seen_on"
    seen_on: date
    findings: str | None
    verified_by: tuple[str, ...]


class FactsFailed(Fact):
    """The application is refused for it."""

    KIND: ClassVar[str] = "credit.repair.FactsFailed.v1"
    SAYS: ClassVar[Text] = Text(
        "{seen_on}核实未整改到位，不予修复：{findings}", "Not corrected when seen on {seen_on}, so refused: {findings}"
    )
    EFFECTIVE: ClassVar[str | None] = "seen_on"
    seen_on: date
    findings: str | None
    verified_by: tuple[str, ...]


class PublicityOpened(Fact):
    KIND: ClassVar[str] = "credit.repair.PublicityOpened.v1"
    SAYS: ClassVar[Text] = Text("{opened_on}公示拟修复信息，至{ends_on}止", "In public from {opened_on} to {ends_on}")
    opened_on: date
    ends_on: date


class Objected(Fact):
    KIND: ClassVar[str] = "credit.repair.Objected.v1"
    SAYS: ClassVar[Text] = Text("{objected_on}收到异议：{statement}", "Objection of {objected_on}: {statement}")
    objected_on: date
    statement: str


class RepairApproved(Fact):
    KIND: ClassVar[str] = "credit.repair.RepairApproved.v1"
    SAYS: ClassVar[Text] = Text(
        "{approved_on}准予信用修复（{decision_no}），须由{platforms}逐一确认；承诺期至{committed_until}",
        "Repair approved on {approved_on} ({decision_no}); to be confirmed by {platforms}; committed until {committed_until}",
    )
    decision_no: str
    approved_on: date
    decided_by: tuple[str, ...]
    reasons: str | None
    answer: str | None
    effects: tuple[Effect, ...]
    platforms: tuple[Platform, ...]
    committed_until: date


class RepairRefused(Fact):
    KIND: ClassVar[str] = "credit.repair.RepairRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "{refused_on}不予信用修复（{decision_no}）：{reasons}",
        "Repair refused on {refused_on} ({decision_no}): {reasons}",
    )
    decision_no: str
    refused_on: date
    decided_by: tuple[str, ...]
    reasons: str


# -- facts: every platform ----------------------------------------------------------------------------------------


class SyncRequested(Fact):
    KIND: ClassVar[str] = "credit.repair.SyncRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "{sent_on}请{platform}{action}，{due_on}前答复", "{platform} asked on {sent_on}: {action}, answer due {due_on}"
    )
    platform: Platform
    action: SyncAction
    request_id: UUID
    sent_on: date
    due_on: date


class SyncRetried(Fact):
    """The same request again; after a silence only as a question what became of it."""

    KIND: ClassVar[str] = "credit.repair.SyncRetried.v1"
    SAYS: ClassVar[Text] = Text(
        "{sent_on}第{attempt}次请{platform}办理，仅查询结果：{is_query}，{due_on}前答复",
        "{platform} asked for the {attempt}th time on {sent_on}, query only: {is_query}, answer due {due_on}",
    )
    platform: Platform
    request_id: UUID
    attempt: int
    is_query: bool
    sent_on: date
    due_on: date


class SyncConfirmed(Fact):
    KIND: ClassVar[str] = "credit.repair.SyncConfirmed.v1"
    SAYS: ClassVar[Text] = Text(
        "{confirmed_on}，{platform}确认已办理（原已到期消失：{was_gone}）",
        "{platform} confirmed on {confirmed_on} (gone by expiry before: {was_gone})",
    )
    platform: Platform
    request_id: UUID
    confirmed_on: date
    was_gone: bool = False
    answer: str | None = None


class SyncRejected(Fact):
    KIND: ClassVar[str] = "credit.repair.SyncRejected.v1"
    SAYS: ClassVar[Text] = Text(
        "{rejected_on}，{platform}拒绝：{error}", "{platform} refused on {rejected_on}: {error}"
    )
    platform: Platform
    request_id: UUID
    rejected_on: date
    error: str
    answer: str | None = None


class SyncOverdue(Fact):
    KIND: ClassVar[str] = "credit.repair.SyncOverdue.v1"
    SAYS: ClassVar[Text] = Text("{platform}未在{due_on}前答复", "{platform} did not answer by {due_on}")
    platform: Platform
    request_id: UUID
    due_on: date
    overdue_on: date


class SyncEscalated(Fact):
    KIND: ClassVar[str] = "credit.repair.SyncEscalated.v1"
    SAYS: ClassVar[Text] = Text(
        "{escalated_on}提请{platform}的主管部门督办（已请求{attempts}次，原因：{last_error}）",
        "The authority over {platform} was asked on {escalated_on} to see to it (after {attempts} requests; {last_error})",
    )
    platform: Platform
    request_id: UUID
    attempts: int
    last_error: str | None
    escalated_on: date


class RepairCompleted(Fact):
    """Every platform has confirmed."""

    KIND: ClassVar[str] = "credit.repair.RepairCompleted.v1"
    SAYS: ClassVar[Text] = Text(
        "{completed_on}各平台均已确认，信用修复完成", "Every platform has confirmed: repaired on {completed_on}"
    )
    completed_on: date


# -- facts: after the repair --------------------------------------------------------------------------------------


class NewRecordNoted(Fact):
    """Somebody must look whether it breaks the commitment."""

    KIND: ClassVar[str] = "credit.repair.NewRecordNoted.v1"
    SAYS: ClassVar[Text] = Text(
        "承诺期内又有记录{doc_no}（{decided_on}），待核查是否违背承诺",
        "Within the term of the commitment came {doc_no} of {decided_on}: to be looked at",
    )
    record: UUID
    doc_no: str
    decided_on: date


class CommitmentKept(Fact):
    KIND: ClassVar[str] = "credit.repair.CommitmentKept.v1"
    SAYS: ClassVar[Text] = Text("承诺期至{until}届满", "The term of the commitment ended with {until}")
    until: date


class RepairRevoked(Fact):
    """``restored_until``: the last day of each display that comes back, by record."""

    KIND: ClassVar[str] = "credit.repair.RepairRevoked.v1"
    SAYS: ClassVar[Text] = Text(
        "{revoked_on}撤销信用修复（{revocation_no}，{ground}）：{reasons}；恢复公示，{barred_until}前不得再次申请",
        "Repair revoked on {revoked_on} ({revocation_no}, {ground}): {reasons}; displays come back, no new application before {barred_until}",
    )
    revocation_no: str
    revoked_on: date
    ground: RevocationGround
    reasons: str
    breach: UUID | None
    barred_until: date
    restored_until: dict[UUID, date]


class DisplayRestored(Fact):
    """Every platform shows the records again."""

    KIND: ClassVar[str] = "credit.repair.DisplayRestored.v1"
    SAYS: ClassVar[Text] = Text("{restored_on}各平台均已恢复公示", "Every platform shows it again from {restored_on}")
    restored_on: date
