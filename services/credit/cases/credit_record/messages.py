"""What can be asked about a credit record, and what can happen to it. Amounts of money are in fen."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.credit import (
    BreachGrade,
    Domain,
    ObligationKind,
    Penalty,
    Platform,
    Procedure,
    RecordKind,
)
from shared.contracts.formats import Line, Prose, Sha256, SomeFen
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

DOC_NO = r"^\S{2,12}[〔\[](20\d\d)[〕\]]\S{0,6}\d{1,5}号(（\d+）)?$"
DocNo = Annotated[str, Field(pattern=DOC_NO)]
"""A document number such as 金环罚〔2023〕12号; of a document on several subjects with the number of each, as in 12号（2）."""

# -- words of this case type --------------------------------------------------------------------------------------


class SubjectKind(Term):
    ENTERPRISE = "ENTERPRISE", "企业", "enterprise"
    SOLE_TRADER = "SOLE_TRADER", "个体工商户", "sole trader"
    PUBLIC_INSTITUTION = "PUBLIC_INSTITUTION", "事业单位", "public institution"
    SOCIAL_ORG = "SOCIAL_ORG", "社会组织", "social organisation"
    NATURAL_PERSON = "NATURAL_PERSON", "自然人", "natural person"


class AppealKind(Term):
    RECONSIDERATION = "RECONSIDERATION", "行政复议", "administrative reconsideration"
    LAWSUIT = "LAWSUIT", "行政诉讼", "lawsuit"


class AppealResult(Term):
    UPHELD = "UPHELD", "维持", "upheld"
    CHANGED = "CHANGED", "变更", "changed"
    REVOKED = "REVOKED", "撤销", "annulled"


class WithdrawalReason(Term):
    REVOKED = "REVOKED", "处罚决定被撤销", "the decision was annulled"
    CHANGED = "CHANGED", "处罚决定被变更，另行登记", "the decision was replaced by another"
    VOID = "VOID", "处罚决定无效", "the decision is void"
    DUPLICATE = "DUPLICATE", "同一文书重复登记", "the document was recorded twice"
    UNFOUNDED = "UNFOUNDED", "线索核查不成立", "the clue proved unfounded"
    OBJECTION = "OBJECTION", "异议成立", "an objection was upheld"


class AmendmentReason(Term):
    APPEAL = "APPEAL", "复议或诉讼变更", "changed on appeal"
    AUTHORITY = "AUTHORITY", "作出机关变更", "changed by its authority"
    CORRECTION = "CORRECTION", "更正笔误", "a clerical error was corrected"


class EndReason(Term):
    """Why a display ended."""

    LONGEST_TERM = "LONGEST_TERM", "最长公示期届满", "its longest term is over"
    NEW_TERMS = "NEW_TERMS", "新规定缩短公示期", "new rules shortened it"
    AMENDED = "AMENDED", "变更后公示期已满", "over after the decision was changed"
    REPAIRED = "REPAIRED", "信用修复", "repaired"
    WITHDRAWN = "WITHDRAWN", "撤回", "withdrawn"
    OBJECTION = "OBJECTION", "异议成立", "an objection was upheld"


class FileState(Term):
    """Where the record stands in the provincial credit file (不良信息)."""

    NOT_FILED = "NOT_FILED", "未归档", "not filed"
    FILED = "FILED", "已归档", "filed"
    ANNOTATED = "ANNOTATED", "已标注修复", "annotated as repaired"
    DELETED = "DELETED", "已删除", "deleted"
    EXPIRED = "EXPIRED", "已届满", "expired"


class Undone(Term):
    """What a record leads to."""

    DISPLAY = "DISPLAY", "公示信息", "the display"
    FILE = "FILE", "信用档案", "the credit file"
    POINTS = "POINTS", "环境信用扣分", "points of the environmental score"
    LISTING = "LISTING", "严重失信名单（建议移出）", "the serious list (removal proposed)"
    ELIGIBILITY = "ELIGIBILITY", "资格限制", "what others may give the firm"


class ObjectionGround(Term):
    WRONG_FACTS = "WRONG_FACTS", "信息与事实不符", "the facts are wrong"
    WRONG_SUBJECT = "WRONG_SUBJECT", "不是本主体的信息", "it is somebody else's"
    EXPIRED = "EXPIRED", "超过保存或公示期限仍在公示", "shown after its term"
    REPAIRED = "REPAIRED", "已修复仍在公示", "shown although repaired"
    NOT_PUBLIC = "NOT_PUBLIC", "依法不应公示", "must not be shown"
    OTHER = "OTHER", "其他", "other"


class ObjectionRemedy(Term):
    """What follows when an objection is upheld."""

    CORRECT = "CORRECT", "更正", "correct it"
    END_DISPLAY = "END_DISPLAY", "停止公示", "end the display"
    WITHDRAW = "WITHDRAW", "删除", "delete it"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Decision(BaseModel):
    """A final or appealable decision. ``act_no`` names the act it is about, where authorities share that number.

    ``duties`` are what it asks for beside paying the fine. ``sentence_ends_on``: of a crime, from when its file is counted.
    """

    model_config = ConfigDict(frozen=True)
    issuer: Line
    doc_no: DocNo
    decided_on: date
    served_on: date | None = None
    procedure: Procedure = Procedure.GENERAL
    penalties: tuple[Penalty, ...] = ()
    domains: Annotated[tuple[Domain, ...], Field(min_length=1)] = (Domain.ENV,)
    duties: tuple[ObligationKind, ...] = ()
    fine_due_on: date | None = None
    act_no: Line | None = None
    breach: Line = "生态环境违法行为"
    facts: Prose | None = None
    basis: tuple[Line, ...] = ()
    sentence_ends_on: date | None = None


class Party(BaseModel):
    """Whom a record is about, as the source says it. A natural person is known by the hash of a number, never by name."""

    model_config = ConfigDict(frozen=True)
    uscc: str | None = None
    subject_name: Line | None = None
    subject_kind: SubjectKind = SubjectKind.ENTERPRISE
    person_hash: Sha256 | None = None


class Instalment(Paper):
    due_on: date
    amount_fen: SomeFen


# -- commands: how a record comes about ---------------------------------------------------------------------------


class ImportPenalty(Decision, Party, Command):
    """A decision of an authority. Of one document and issuer there is one record, however often it is sent."""

    KIND: ClassVar[str] = "credit.credit_record.ImportPenalty.v1"
    kind: RecordKind = RecordKind.PENALTY


class OpenDraft(Party, Command):
    """A neighbour told of something that may become a record once there is a formal decision."""

    KIND: ClassVar[str] = "credit.credit_record.OpenDraft.v1"
    kind: RecordKind
    found_on: date
    statement: Prose
    from_case: UUID | None = None


class HoldWithdrawal(Command):
    """An annulment was told of: it withdraws the record, or waits for it where it has overtaken it."""

    KIND: ClassVar[str] = "credit.credit_record.HoldWithdrawal.v1"
    doc_no: str
    revoked_on: date


class Match(Command):
    """The subject was found by hand."""

    KIND: ClassVar[str] = "credit.credit_record.Match.v1"
    uscc: str
    reasons: Prose | None = None


class RecordDecision(Decision, Command):
    """The formal decision that a draft was waiting for."""

    KIND: ClassVar[str] = "credit.credit_record.RecordDecision.v1"


class RecordService(Command):
    KIND: ClassVar[str] = "credit.credit_record.RecordService.v1"
    served_on: date


class CheckJeopardy(Command):
    """Two authorities fined what looks like one act: somebody has looked."""

    KIND: ClassVar[str] = "credit.credit_record.CheckJeopardy.v1"
    same_act: bool
    reasons: Prose


class HeedTwin(Command):
    """Another record of the same document was imported at the same moment."""

    KIND: ClassVar[str] = "credit.credit_record.HeedTwin.v1"
    twin: UUID


# -- commands: display --------------------------------------------------------------------------------------------


class Publish(Command):
    KIND: ClassVar[str] = "credit.credit_record.Publish.v1"
    platforms: Annotated[tuple[Platform, ...], Field(min_length=1)] = (
        Platform.CREDIT_CHINA,
        Platform.CREDIT_ZJ,
        Platform.CREDIT_JH,
        Platform.GSXT,
        Platform.BUREAU_SITE,
    )


class ApplyNewTerms(Command):
    """New rules on display have come into force."""

    KIND: ClassVar[str] = "credit.credit_record.ApplyNewTerms.v1"


class ExpireDisplay(Command):
    KIND: ClassVar[str] = "credit.credit_record.ExpireDisplay.v1"


class ExpireFile(Command):
    KIND: ClassVar[str] = "credit.credit_record.ExpireFile.v1"


# -- commands: appeal, change, withdrawal -------------------------------------------------------------------------


class RecordAppeal(Command):
    KIND: ClassVar[str] = "credit.credit_record.RecordAppeal.v1"
    kind: AppealKind
    filed_on: date
    stay: bool = False


class OrderStay(Command):
    """The enforcement of the decision is stayed: its display rests."""

    KIND: ClassVar[str] = "credit.credit_record.OrderStay.v1"


class RecordAppealResult(Command):
    KIND: ClassVar[str] = "credit.credit_record.RecordAppealResult.v1"
    result: AppealResult
    result_on: date


class Finalise(Command):
    """No appeal is possible any more."""

    KIND: ClassVar[str] = "credit.credit_record.Finalise.v1"


class Amend(Command):
    """The decision was changed: penalties from then on. A clerical correction changes words and names only."""

    KIND: ClassVar[str] = "credit.credit_record.Amend.v1"
    reason: AmendmentReason
    document: Line
    penalties: tuple[Penalty, ...] | None = None
    subject_name: Line | None = None
    facts: Prose | None = None
    breach: Line | None = None


class Withdraw(Command):
    KIND: ClassVar[str] = "credit.credit_record.Withdraw.v1"
    reason: WithdrawalReason
    document: Line | None = None


# -- commands: duties ---------------------------------------------------------------------------------------------


class GrantInstalments(Command):
    """The fine may be paid in parts; they must add up to it."""

    KIND: ClassVar[str] = "credit.credit_record.GrantInstalments.v1"
    instalments: Annotated[tuple[Instalment, ...], Field(min_length=2)]


class RecordPayment(Command):
    """Of fine and surcharge; the fine is served first."""

    KIND: ClassVar[str] = "credit.credit_record.RecordPayment.v1"
    amount_fen: SomeFen
    paid_on: date
    receipt: Sha256 | None = None


class RecordDuty(Command):
    """A duty other than paying was done."""

    KIND: ClassVar[str] = "credit.credit_record.RecordDuty.v1"
    duty: ObligationKind
    done_on: date
    proof: Sha256 | None = None


# -- commands: what others decide ---------------------------------------------------------------------------------


class NoteListing(Command):
    KIND: ClassVar[str] = "credit.credit_record.NoteListing.v1"
    entry: UUID
    listed_on: date


class NoteDelisting(Command):
    KIND: ClassVar[str] = "credit.credit_record.NoteDelisting.v1"
    entry: UUID
    removed_on: date


class NotePartialRepair(Command):
    """Some platform refuses or is silent."""

    KIND: ClassVar[str] = "credit.credit_record.NotePartialRepair.v1"
    application: UUID
    version: int
    since: date


class ApplyRepair(Command):
    """Every platform has confirmed."""

    KIND: ClassVar[str] = "credit.credit_record.ApplyRepair.v1"
    application: UUID
    version: int
    decision_no: str
    completed_on: date


class RevokeRepair(Command):
    KIND: ClassVar[str] = "credit.credit_record.RevokeRepair.v1"
    application: UUID
    version: int
    revoked_on: date
    reasons: str
    barred_until: date


class Inherit(Command):
    """The subject goes on under other credit codes."""

    KIND: ClassVar[str] = "credit.credit_record.Inherit.v1"
    successors: tuple[str, ...]
    linked_on: date


class Freeze(Command):
    """The subject is bankrupt, or struck off the register."""

    KIND: ClassVar[str] = "credit.credit_record.Freeze.v1"
    gone_on: date


# -- commands: objections -----------------------------------------------------------------------------------------


class RaiseObjection(Command):
    KIND: ClassVar[str] = "credit.credit_record.RaiseObjection.v1"
    ground: ObjectionGround
    statement: Prose


class ExtendObjection(Command):
    KIND: ClassVar[str] = "credit.credit_record.ExtendObjection.v1"
    reasons: Prose


class AnswerObjection(Command):
    KIND: ClassVar[str] = "credit.credit_record.AnswerObjection.v1"
    upheld: bool
    answer: Prose
    remedy: ObjectionRemedy | None = None


class AskForReview(Command):
    """The answer to an objection is to be looked at again, once."""

    KIND: ClassVar[str] = "credit.credit_record.AskForReview.v1"
    statement: Prose


# -- facts: how a record comes about ------------------------------------------------------------------------------


class RecordImported(Decision, Party, Fact):
    """Its sentence names no subject: a natural person must not be told by it. ``grade`` by the terms of that day."""

    KIND: ClassVar[str] = "credit.credit_record.RecordImported.v1"
    SAYS: ClassVar[Text] = Text(
        "登记{record_no}：{kind}，{issuer}{doc_no}，{decided_on}作出，{grade}",
        "Recorded as {record_no}: {kind}, {issuer} {doc_no} of {decided_on}, {grade}",
    )
    record_no: str
    kind: RecordKind
    imported_on: date
    grade: BreachGrade


class DraftOpened(Party, Fact):
    KIND: ClassVar[str] = "credit.credit_record.DraftOpened.v1"
    SAYS: ClassVar[Text] = Text(
        "{found_on}获悉线索{record_no}：{kind}，{statement}；有正式决定后方可公示",
        "Clue {record_no} of {found_on}: {kind}, {statement}; nothing is shown before a formal decision",
    )
    record_no: str
    kind: RecordKind
    found_on: date
    statement: str
    from_case: UUID | None


class WithdrawalHeld(Fact):
    KIND: ClassVar[str] = "credit.credit_record.WithdrawalHeld.v1"
    SAYS: ClassVar[Text] = Text(
        "获悉{doc_no}已于{revoked_on}撤销，尚未收到该处罚，先行保留",
        "{doc_no} was annulled on {revoked_on}; the penalty itself has not come yet, and is waited for",
    )
    doc_no: str
    revoked_on: date


class SubjectMatched(Fact):
    KIND: ClassVar[str] = "credit.credit_record.SubjectMatched.v1"
    SAYS: ClassVar[Text] = Text("信用主体匹配为{uscc}", "The subject was found to be {uscc}")
    uscc: str
    by_hand: bool


class DecisionRecorded(Decision, Fact):
    KIND: ClassVar[str] = "credit.credit_record.DecisionRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "正式决定为{issuer}{doc_no}，{decided_on}作出，{grade}",
        "The formal decision is {issuer} {doc_no} of {decided_on}, {grade}",
    )
    grade: BreachGrade


class ServiceRecorded(Fact):
    KIND: ClassVar[str] = "credit.credit_record.ServiceRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "决定于{served_on}送达，罚款应于{fine_due_on}前（含当日）缴纳",
        "The decision was served on {served_on}; a fine is to be paid by {fine_due_on}",
    )
    served_on: date
    fine_due_on: date | None


class DoubleJeopardySuspected(Fact):
    KIND: ClassVar[str] = "credit.credit_record.DoubleJeopardySuspected.v1"
    SAYS: ClassVar[Text] = Text(
        "同一行为{act_no}已由{other_issuer}以{other_doc_no}处理，疑似重复处罚，待人工核查",
        "The same act {act_no} was decided by {other_issuer} as {other_doc_no}: suspected double jeopardy, to be checked by hand",
    )
    act_no: str
    other: UUID
    other_issuer: str
    other_doc_no: str


class JeopardyChecked(Fact):
    KIND: ClassVar[str] = "credit.credit_record.JeopardyChecked.v1"
    SAYS: ClassVar[Text] = Text(
        "经核查，是否同一行为：{same_act}；{reasons}。同一行为只按较重者记分",
        "Checked; one act: {same_act}; {reasons}. Of one act only the heavier decision takes points",
    )
    same_act: bool
    reasons: str


# -- facts: display -----------------------------------------------------------------------------------------------


class RecordPublished(Fact):
    """``late_by``: working days after the last day on which it should have been published."""

    KIND: ClassVar[str] = "credit.credit_record.RecordPublished.v1"
    SAYS: ClassVar[Text] = Text(
        "{published_on}公示于{platforms}：{earliest_end}起可因修复停止，最迟{latest_end}停止（{pack_id}，{grade}）",
        "On display from {published_on} on {platforms}: a repair may end it from {earliest_end}, {latest_end} is its last day "
        "({pack_id}, {grade})",
    )
    platforms: tuple[Platform, ...]
    published_on: date
    earliest_end: date
    latest_end: date
    grade: BreachGrade
    pack_id: str
    late_by: int


class RecordEntered(Fact):
    """In force and known, but not shown: a minor breach."""

    KIND: ClassVar[str] = "credit.credit_record.RecordEntered.v1"
    SAYS: ClassVar[Text] = Text(
        "{entered_on}登记在案，依{pack_id}不予公示（{grade}）",
        "On record from {entered_on}, not displayed under {pack_id} ({grade})",
    )
    entered_on: date
    grade: BreachGrade
    pack_id: str


class DisplayShortened(Fact):
    KIND: ClassVar[str] = "credit.credit_record.DisplayShortened.v1"
    SAYS: ClassVar[Text] = Text(
        "适用{pack_id}，公示最迟于{latest_end}停止（{grade}）",
        "Under {pack_id} the display ends with {latest_end} ({grade})",
    )
    pack_id: str
    grade: BreachGrade
    earliest_end: date
    latest_end: date


class DisplayEnded(Fact):
    """``ended_on`` is its last day."""

    KIND: ClassVar[str] = "credit.credit_record.DisplayEnded.v1"
    SAYS: ClassVar[Text] = Text("公示于{ended_on}停止：{why}", "The display ended with {ended_on}: {why}")
    ended_on: date
    why: EndReason


class DisplayRestored(Fact):
    KIND: ClassVar[str] = "credit.credit_record.DisplayRestored.v1"
    SAYS: ClassVar[Text] = Text(
        "{restored_on}恢复公示，至{latest_end}止", "On display again from {restored_on} until {latest_end}"
    )
    restored_on: date
    latest_end: date


class FileExpired(Fact):
    KIND: ClassVar[str] = "credit.credit_record.FileExpired.v1"
    SAYS: ClassVar[Text] = Text(
        "不良信息保存期于{expired_on}届满，予以删除", "Its time on file ended with {expired_on}; it is deleted"
    )
    expired_on: date


# -- facts: appeal, change, withdrawal ----------------------------------------------------------------------------


class AppealRecorded(Fact):
    KIND: ClassVar[str] = "credit.credit_record.AppealRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{filed_on}提起{kind}，停止执行：{stay}；公示加注说明",
        "{kind} was asked for on {filed_on}, enforcement stayed: {stay}; the display carries a remark",
    )
    kind: AppealKind
    filed_on: date
    stay: bool


class StayOrdered(Fact):
    KIND: ClassVar[str] = "credit.credit_record.StayOrdered.v1"
    SAYS: ClassVar[Text] = Text(
        "{stayed_on}决定停止执行，公示中止", "Enforcement was stayed on {stayed_on}: the display rests"
    )
    stayed_on: date


class AppealDecided(Fact):
    KIND: ClassVar[str] = "credit.credit_record.AppealDecided.v1"
    SAYS: ClassVar[Text] = Text("{result_on}{kind}结果：{result}", "{kind} decided on {result_on}: {result}")
    kind: AppealKind
    result: AppealResult
    result_on: date


class RecordFinalised(Fact):
    KIND: ClassVar[str] = "credit.credit_record.RecordFinalised.v1"
    SAYS: ClassVar[Text] = Text(
        "决定于{final_on}起不可再复议、诉讼；信用档案：{file}", "Final with {final_on}; credit file: {file}"
    )
    final_on: date
    file: FileState


class RecordAmended(Fact):
    """Clocks are counted anew from the original day of the decision; ``surcharge_fen`` is what is open of it by then."""

    KIND: ClassVar[str] = "credit.credit_record.RecordAmended.v1"
    SAYS: ClassVar[Text] = Text(
        "{amended_on}变更（{reason}，{document}）：{grade}，{earliest_end}起可修复，公示至{latest_end}",
        "Amended on {amended_on} ({reason}, {document}): {grade}, repair from {earliest_end}, display until {latest_end}",
    )
    reason: AmendmentReason
    document: str
    amended_on: date
    penalties: tuple[Penalty, ...]
    subject_name: str | None
    facts: str | None
    breach: str
    grade: BreachGrade
    earliest_end: date | None
    latest_end: date | None
    surcharge_fen: int


class RecordWithdrawn(Fact):
    """``undone``: what rested on the record and does so no longer."""

    KIND: ClassVar[str] = "credit.credit_record.RecordWithdrawn.v1"
    SAYS: ClassVar[Text] = Text(
        "{withdrawn_on}撤回：{reason}（{document}）；同时恢复：{undone}",
        "Withdrawn on {withdrawn_on}: {reason} ({document}); undone with it: {undone}",
    )
    reason: WithdrawalReason
    document: str | None
    withdrawn_on: date
    undone: tuple[Undone, ...]


# -- facts: duties ------------------------------------------------------------------------------------------------


class InstalmentsGranted(Fact):
    KIND: ClassVar[str] = "credit.credit_record.InstalmentsGranted.v1"
    SAYS: ClassVar[Text] = Text(
        "{granted_on}准予分{parts}期缴纳罚款，最后一期{last_due_on}到期",
        "{parts} instalments of the fine were granted on {granted_on}, the last due on {last_due_on}",
    )
    granted_on: date
    instalments: tuple[Instalment, ...]
    parts: int
    last_due_on: date


class PaymentRecorded(Fact):
    """``surcharge_fen`` is what was owed beside the fine by that day, ``open_fen`` what is still owed of both."""

    KIND: ClassVar[str] = "credit.credit_record.PaymentRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{paid_on}缴款{amount_fen:yuan}元，加处罚款{surcharge_fen:yuan}元，尚欠{open_fen:yuan}元",
        "{amount_fen:yuan} yuan paid on {paid_on}; surcharge {surcharge_fen:yuan} yuan, still owed {open_fen:yuan} yuan",
    )
    amount_fen: int
    paid_on: date
    receipt: str | None
    surcharge_fen: int
    open_fen: int


class DutyDone(Fact):
    KIND: ClassVar[str] = "credit.credit_record.DutyDone.v1"
    SAYS: ClassVar[Text] = Text("{done_on}已履行：{duty}", "Done on {done_on}: {duty}")
    duty: ObligationKind
    done_on: date
    proof: str | None


# -- facts: what others decide ------------------------------------------------------------------------------------


class ListingNoted(Fact):
    KIND: ClassVar[str] = "credit.credit_record.ListingNoted.v1"
    SAYS: ClassVar[Text] = Text("{listed_on}据此列入严重失信名单", "The serious list rests on it from {listed_on}")
    entry: UUID
    listed_on: date


class DelistingNoted(Fact):
    KIND: ClassVar[str] = "credit.credit_record.DelistingNoted.v1"
    SAYS: ClassVar[Text] = Text("{removed_on}移出严重失信名单", "Off the serious list from {removed_on}")
    entry: UUID
    removed_on: date


class RepairIncomplete(Fact):
    KIND: ClassVar[str] = "credit.credit_record.RepairIncomplete.v1"
    SAYS: ClassVar[Text] = Text(
        "信用修复自{since}起仅部分平台完成，尚未同步",
        "Repaired on some platforms only since {since}: not synchronous yet",
    )
    application: UUID
    version: int
    since: date


class RecordRepaired(Fact):
    KIND: ClassVar[str] = "credit.credit_record.RecordRepaired.v1"
    SAYS: ClassVar[Text] = Text(
        "{repaired_on}经{decision_no}信用修复，各平台均已确认；信用档案：{file}",
        "Repaired on {repaired_on} by {decision_no}, confirmed on every platform; credit file: {file}",
    )
    application: UUID
    version: int
    decision_no: str
    repaired_on: date
    file: FileState


class RepairRevoked(Fact):
    KIND: ClassVar[str] = "credit.credit_record.RepairRevoked.v1"
    SAYS: ClassVar[Text] = Text(
        "{revoked_on}撤销信用修复：{reasons}；记录恢复，{barred_until}起方可再次申请",
        "The repair was revoked on {revoked_on}: {reasons}; the record stands again, no application before {barred_until}",
    )
    application: UUID
    version: int
    revoked_on: date
    reasons: str
    barred_until: date


class RecordInherited(Fact):
    KIND: ClassVar[str] = "credit.credit_record.RecordInherited.v1"
    SAYS: ClassVar[Text] = Text(
        "{linked_on}起由{successors}承继", "From {linked_on} it stands against {successors} as well"
    )
    successors: tuple[str, ...]
    linked_on: date


class RecordFrozen(Fact):
    KIND: ClassVar[str] = "credit.credit_record.RecordFrozen.v1"
    SAYS: ClassVar[Text] = Text(
        "{gone_on}主体注销或破产，记录冻结，公示至最长期限止",
        "The subject was gone on {gone_on}: the record is frozen, and shown to its last day",
    )
    gone_on: date


# -- facts: objections --------------------------------------------------------------------------------------------


class ObjectionRaised(Fact):
    KIND: ClassVar[str] = "credit.credit_record.ObjectionRaised.v1"
    SAYS: ClassVar[Text] = Text(
        "{raised_on}提出异议：{ground}；公示信息加注，应于{answer_due_on}前（含当日）答复",
        "An objection was raised on {raised_on}: {ground}; the display is marked, the answer is due by {answer_due_on}",
    )
    ground: ObjectionGround
    statement: str
    raised_on: date
    answer_due_on: date


class ObjectionExtended(Fact):
    KIND: ClassVar[str] = "credit.credit_record.ObjectionExtended.v1"
    SAYS: ClassVar[Text] = Text(
        "{extended_on}异议核查延长至{answer_due_on}：{reasons}",
        "The check of the objection was extended on {extended_on} to {answer_due_on}: {reasons}",
    )
    extended_on: date
    answer_due_on: date
    reasons: str


class ObjectionAnswered(Fact):
    KIND: ClassVar[str] = "credit.credit_record.ObjectionAnswered.v1"
    SAYS: ClassVar[Text] = Text(
        "{answered_on}异议是否成立：{upheld}，处理：{remedy}；{answer}",
        "Objection upheld: {upheld}, on {answered_on}, remedy: {remedy}; {answer}",
    )
    answered_on: date
    upheld: bool
    remedy: ObjectionRemedy | None
    answer: str
    answered_by: str


class ReviewAsked(Fact):
    KIND: ClassVar[str] = "credit.credit_record.ReviewAsked.v1"
    SAYS: ClassVar[Text] = Text(
        "{asked_on}申请复核，应于{answer_due_on}前（含当日）答复",
        "A second look was asked for on {asked_on}, the answer is due by {answer_due_on}",
    )
    statement: str
    asked_on: date
    answer_due_on: date
