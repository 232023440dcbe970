"""What can be asked of a compiler's credit file, and what can happen to it."""

import re
from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.formats import CompilerNumber, Line, Prose, Sha256, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text
from shared.contracts.thirdparty import Employment, MisconductCode

CompilerId = CompilerNumber | Uscc
"""A person's credit number, or a unit's credit code."""
EiaProjectNo = Annotated[str, Field(pattern=r"^[a-z0-9]{6}$")]
"""The number of a document on the credit platform."""


def is_person(compiler: str) -> bool:
    return re.fullmatch(r"BH\d{6}", compiler, re.ASCII) is not None


# -- words of this case type --------------------------------------------------------------------------------------


class ListKind(Term):
    TRUST = "TRUST", "守信名单", "trust list"
    KEY = "KEY", "重点监督检查名单", "key supervision list"
    RECTIFY = "RECTIFY", "限期整改名单", "rectification list"
    BLACK = "BLACK", "黑名单", "blacklist"


class ListCause(Term):
    CLEAN = "CLEAN", "连续两个周期守信", "two clean cycles"
    WARNING = "WARNING", "达到警示分数", "the warning score was reached"
    LINK = "LINK", "与黑名单单位关联", "linked to a blacklisted unit"
    LIMIT = "LIMIT", "达到限制分数", "the limit score was reached"
    BAN = "BAN", "禁止从业", "banned"


class ListState(Term):
    PLANNED = "PLANNED", "待列入", "to come"
    RUNNING = "RUNNING", "列入期间", "running"
    ENDED = "ENDED", "期满", "over"
    REPLACED = "REPLACED", "由新的名单取代", "replaced by another listing"
    REMOVED = "REMOVED", "移出", "removed"
    VOIDED = "VOIDED", "已失效", "void"


class CycleBasis(Term):
    """Which day of a score says in which cycle it counts."""

    RECORDED_DATE = "RECORDED_DATE", "上传之日", "the day of upload"
    DECIDED_DATE = "DECIDED_DATE", "决定之日", "the day of decision"


class Closing(Term):
    """Why a cycle ended."""

    YEAR = "YEAR", "满一年", "the year is over"
    RECTIFY = "RECTIFY", "限期整改", "rectification"
    BLACK = "BLACK", "禁止从业", "ban"


class EntryState(Term):
    DECIDED = "DECIDED", "已决定", "decided"
    RECORDED = "RECORDED", "已记录", "recorded"
    REVERSED = "REVERSED", "已撤销", "reversed"


class Uncounted(Term):
    """Why an entry takes no points."""

    DUPLICATE = "DUPLICATE", "同一行为已被记分", "the act is scored already"
    SAME_CHECK = "SAME_CHECK", "同一次检查合并记分", "one check counts once"
    BAN = "BAN", "禁止从业期间不记分", "no points during a ban"
    REVERSED = "REVERSED", "记分决定已撤销", "the decision was revoked"


class BureauLevel(Term):
    COUNTY = "COUNTY", "县级", "county"
    CITY = "CITY", "设区的市级", "city"
    PROVINCE = "PROVINCE", "省级", "province"
    MINISTRY = "MINISTRY", "部级", "ministry"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Misconduct(Paper):
    """One misconduct of a decision. Its points follow from the table; where they are given they must agree."""

    misconduct_code: MisconductCode
    act_on: date
    eia_project_no: EiaProjectNo | None = None
    article: Line | None = None
    points: Annotated[int, Field(ge=1, le=20)] | None = None


class Decision(BaseModel):
    """A score decision about this compiler; several documents or acts in one decision are added.

    Whoever names the compiler does so by number: a name alone is not enough.
    """

    model_config = ConfigDict(frozen=True)
    score_doc_no: Line
    bureau: Line
    decided_on: date
    misconducts: Annotated[tuple[Misconduct, ...], Field(min_length=1, max_length=50)]
    level: BureauLevel = BureauLevel.CITY
    compiler: CompilerId | None = None
    compiler_name: Line | None = None


class ScoreLine(BaseModel):
    """One misconduct as it stands on file. ``recorded_on`` is the day of upload."""

    model_config = ConfigDict(frozen=True)
    entry_id: int
    score_doc_no: str
    bureau: str
    decided_on: date
    misconduct_code: MisconductCode
    act_on: date
    eia_project_no: str | None
    article: str | None
    points: int
    from_case: UUID | None = None

    @property
    def duplicate_key(self) -> tuple[str, str, date]:
        """Within a file, one act counts once."""
        return (self.eia_project_no or "-", self.misconduct_code, self.act_on)


class Count(BaseModel):
    """What an entry takes in which cycle, or why nothing."""

    model_config = ConfigDict(frozen=True)
    entry_id: int
    points: int = 0
    cycle_no: int | None = None
    uncounted: Uncounted | None = None


class Cycle(BaseModel):
    """记分周期. ``ends_on`` is the first day after it, planned while it runs; ``approved`` are documents approved in it."""

    model_config = ConfigDict(frozen=True)
    no: int
    starts_on: date
    ends_on: date
    total: int = 0
    approved: int = 0
    closed_why: Closing | None = None


class Recount(BaseModel):
    """What a fact does to the count: every cycle from the first that changed on, and the entries that changed."""

    model_config = ConfigDict(frozen=True)
    cycles: tuple[Cycle, ...] = ()
    counts: tuple[Count, ...] = ()


class Listed(BaseModel):
    """A place on a list, closed-open; for life where ``ends_on`` is missing.

    ``entries`` led to it, or ``because_of``: a blacklisted unit, or the decision that bans. ``public_until`` is the first day
    on which it is not shown.
    """

    model_config = ConfigDict(frozen=True)
    starts_on: date
    ends_on: date | None
    cause: ListCause
    state: ListState
    cycle_no: int | None = None
    entries: tuple[int, ...] = ()
    because_of: str | None = None
    public_until: date | None = None


class ListEntry(Listed):
    kind: ListKind

    @property
    def identity(self) -> tuple[str, date, str, str | None]:
        return (self.kind, self.starts_on, self.cause, self.because_of)


class PlatformStatus(BaseModel):
    """What the national platform says of a compiler; no list: it stands on none."""

    model_config = ConfigDict(frozen=True)
    list_kind: ListKind | None = None
    starts_on: date | None = None
    ends_on: date | None = None


# -- commands: the file -------------------------------------------------------------------------------------------


class OpenFile(Command):
    """The platform created the compiler's file, which starts its first cycle. A person is kept by number, without a name.

    ``id_hash`` tells two persons with one number apart. ``cycle_basis`` only where this file departs from the policy.
    """

    KIND: ClassVar[str] = "thirdparty.compiler.OpenFile.v1"
    compiler: CompilerId
    created_on: date
    name: Line | None = None
    id_hash: Sha256 | None = None
    employer_uscc: Uscc | None = None
    cycle_basis: CycleBasis | None = None


class RenameHolder(Command):
    KIND: ClassVar[str] = "thirdparty.compiler.RenameHolder.v1"
    compiler: str
    name: Line
    former_names: tuple[str, ...] = ()


class ChangeEmployer(Command):
    """A person works for another unit: the points stay with the person. Missing: for none."""

    KIND: ClassVar[str] = "thirdparty.compiler.ChangeEmployer.v1"
    employer_uscc: Uscc | None
    employment: Employment | None = None
    since: date


# -- commands: points ---------------------------------------------------------------------------------------------


class DecideScore(Decision, Command):
    """A decision of our own bureau, after notice: it must be uploaded in time, and counts from then."""

    KIND: ClassVar[str] = "thirdparty.compiler.DecideScore.v1"
    notified_on: date


class ReportUploadFailure(Command):
    """The platform is down: the clock runs on, the attempt is on record."""

    KIND: ClassVar[str] = "thirdparty.compiler.ReportUploadFailure.v1"
    score_doc_no: Line
    proof: Sha256


class UploadScore(Command):
    KIND: ClassVar[str] = "thirdparty.compiler.UploadScore.v1"
    score_doc_no: Line


class RecordScore(Decision, Command):
    """A decision that stands on the platform, ours or another bureau's; ``recorded_on`` is today unless said."""

    KIND: ClassVar[str] = "thirdparty.compiler.RecordScore.v1"
    recorded_on: date | None = None


class TakeScore(Command):
    """Points that a fraud case announced."""

    KIND: ClassVar[str] = "thirdparty.compiler.TakeScore.v1"
    from_case: UUID
    score_doc_no: str
    bureau: str
    decided_on: date
    recorded_on: date
    misconduct_code: MisconductCode
    act_on: date
    eia_project_no: str | None
    points: int


class RevokeScore(Command):
    """The decision was revoked or annulled: all its entries in this file are computed as if absent."""

    KIND: ClassVar[str] = "thirdparty.compiler.RevokeScore.v1"
    score_doc_no: str
    revoked_on: date | None = None
    reason: Prose | None = None


# -- commands: bans, links, documents -----------------------------------------------------------------------------


class RecordBan(Command):
    """``years`` missing: for life."""

    KIND: ClassVar[str] = "thirdparty.compiler.RecordBan.v1"
    doc_no: Line
    starts_on: date
    years: Annotated[int, Field(ge=1, le=100)] | None = None
    from_case: UUID | None = None


class RevokeBan(Command):
    KIND: ClassVar[str] = "thirdparty.compiler.RevokeBan.v1"
    doc_no: str
    revoked_on: date | None = None


class HeedBody(Command):
    """Something was heard of a unit with which this one may be linked; ``linked`` are those that the news names."""

    KIND: ClassVar[str] = "thirdparty.compiler.HeedBody.v1"
    body: str
    linked: tuple[str, ...] = ()


class CountDocument(Command):
    """A document of this compiler was approved, as unit or as lead."""

    KIND: ClassVar[str] = "thirdparty.compiler.CountDocument.v1"
    compiler: str
    document: UUID
    approved_on: date


class UncountDocument(Command):
    """The approval was revoked."""

    KIND: ClassVar[str] = "thirdparty.compiler.UncountDocument.v1"
    compiler: str
    document: UUID
    revoked_on: date


# -- commands: the platform, time ---------------------------------------------------------------------------------


class MirrorStatus(PlatformStatus, Command):
    """The platform's list as of a day."""

    KIND: ClassVar[str] = "thirdparty.compiler.MirrorStatus.v1"
    model_config = ConfigDict(frozen=True, extra="forbid")
    as_of: date


class DeadlinePassed(Command):
    """The alarm: the day after a deadline's last day has begun."""

    KIND: ClassVar[str] = "thirdparty.compiler.DeadlinePassed.v1"
    deadline: str


# -- facts: the file ----------------------------------------------------------------------------------------------


class FileOpened(Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.FileOpened.v1"
    SAYS: ClassVar[Text] = Text(
        "{created_on}建立{compiler}的诚信档案，第一个记分周期至{cycle_ends_on}（不含当日）",
        "The credit file of {compiler} was opened on {created_on}; its first cycle ends before {cycle_ends_on}",
    )
    EFFECTIVE: ClassVar[str | None] = "created_on"
    compiler: str
    created_on: date
    name: str | None
    id_hash: str | None
    employer_uscc: str | None
    cycle_basis: CycleBasis
    cycle_ends_on: date


class HolderRenamed(Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.HolderRenamed.v1"
    SAYS: ClassVar[Text] = Text(
        "单位名称变更为{name}（曾用名：{former_names}），记分和名单不变",
        "The unit is now called {name} (formerly {former_names}); points and lists stay as they are",
    )
    name: str
    former_names: tuple[str, ...]


class EmployerChanged(Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.EmployerChanged.v1"
    SAYS: ClassVar[Text] = Text(
        "{since}起从业单位：{employer_uscc}（{employment}），记分随人", "Employer from {since} on: {employer_uscc} ({employment}); the points stay with the person"
    )  # fmt: skip
    EFFECTIVE: ClassVar[str | None] = "since"
    employer_uscc: str | None
    employment: Employment | None
    since: date


# -- facts: points ------------------------------------------------------------------------------------------------


class ScoreDecided(ScoreLine, Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.ScoreDecided.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}决定记{points}分：{misconduct_code}（{score_doc_no}），{upload_by}前上传",
        "{points} points were decided on {decided_on} ({score_doc_no}): {misconduct_code}; to be uploaded by {upload_by}",
    )
    notified_on: date
    upload_by: date


class UploadFailed(Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.UploadFailed.v1"
    SAYS: ClassVar[Text] = Text(
        "{attempted_on}上传{score_doc_no}未成功，信用平台故障，已留存证据",
        "The upload of {score_doc_no} failed on {attempted_on}, the platform being down; the proof is kept",
    )
    score_doc_no: str
    attempted_on: date
    proof: str


class ScoreRecorded(ScoreLine, Recount, Fact):
    """``reversed_on``: the revocation was heard before the score."""

    KIND: ClassVar[str] = "thirdparty.compiler.ScoreRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{recorded_on}记录失信记分{points}分：{misconduct_code}（{bureau}，{score_doc_no}）",
        "{points} points recorded on {recorded_on}: {misconduct_code} ({bureau}, {score_doc_no})",
    )
    EFFECTIVE: ClassVar[str | None] = "recorded_on"
    recorded_on: date
    is_late: bool = False
    """Uploaded after the last day; ``proofs`` show that the platform was down."""
    proofs: tuple[str, ...] = ()
    reversed_on: date | None = None


class DoubleScoringRefused(ScoreLine, Recount, Fact):
    """The entry is kept but takes no points: the decision that was recorded first wins."""

    KIND: ClassVar[str] = "thirdparty.compiler.DoubleScoringRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "{score_doc_no}（{bureau}）的记分不予计入：同一行为已由{counted_bureau}记分（{counted_doc_no}）",
        "{score_doc_no} of {bureau} takes no points: {counted_bureau} scored the act first ({counted_doc_no})",
    )
    EFFECTIVE: ClassVar[str | None] = "recorded_on"
    recorded_on: date
    is_late: bool = False
    proofs: tuple[str, ...] = ()
    reversed_on: date | None = None
    code: str = "DUPLICATE_SCORE"
    counted_doc_no: str
    counted_bureau: str


class ScoreReversed(Recount, Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.ScoreReversed.v1"
    SAYS: ClassVar[Text] = Text(
        "{reversed_on}撤销记分决定{score_doc_no}，视同未记分重新计算",
        "The score decision {score_doc_no} was revoked on {reversed_on}: the file is computed as if it were absent",
    )
    EFFECTIVE: ClassVar[str | None] = "reversed_on"
    score_doc_no: str
    entries: tuple[int, ...]
    reversed_on: date
    reason: str | None


class CycleClosed(Recount, Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.CycleClosed.v1"
    SAYS: ClassVar[Text] = Text(
        "第{no}个记分周期于{closed_on}届满，累计{total}分，批准文件{approved}项；重新记分",
        "Cycle {no} ended before {closed_on} with {total} points and {approved} approved documents; a new one begins",
    )
    EFFECTIVE: ClassVar[str | None] = "closed_on"
    no: int
    closed_on: date
    total: int
    approved: int


# -- facts: lists -------------------------------------------------------------------------------------------------


class KeyListed(Listed, Fact):
    """``instead_of``: the first day for which it was planned before."""

    KIND: ClassVar[str] = "thirdparty.compiler.KeyListed.v1"
    SAYS: ClassVar[Text] = Text(
        "{starts_on}至{ends_on}（不含当日）列入重点监督检查名单：{cause}",
        "On the key supervision list from {starts_on} until before {ends_on}: {cause}",
    )
    EFFECTIVE: ClassVar[str | None] = "starts_on"
    instead_of: date | None = None


class TrustListed(Listed, Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.TrustListed.v1"
    SAYS: ClassVar[Text] = Text(
        "{starts_on}至{ends_on}（不含当日）列入守信名单：{cause}", "On the trust list from {starts_on} until before {ends_on}: {cause}"
    )  # fmt: skip
    EFFECTIVE: ClassVar[str | None] = "starts_on"


class Restricted(Listed, Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.Restricted.v1"
    SAYS: ClassVar[Text] = Text(
        "{starts_on}至{ends_on}（不含当日）列入限期整改名单，第{entries}号记分，期间不受理其编制的文件",
        "On the rectification list from {starts_on} until before {ends_on} for the entries {entries}: documents are not accepted",
    )
    EFFECTIVE: ClassVar[str | None] = "starts_on"


class RestrictionRenewed(Listed, Fact):
    """The limit was reached again during the term, which does not add up: a new one begins."""

    KIND: ClassVar[str] = "thirdparty.compiler.RestrictionRenewed.v1"
    SAYS: ClassVar[Text] = Text(
        "限期整改期间再次达到限制分数（第{entries}号记分），{starts_on}至{ends_on}（不含当日）重新限期整改",
        "The limit was reached again (entries {entries}): rectification anew from {starts_on} until before {ends_on}",
    )
    EFFECTIVE: ClassVar[str | None] = "starts_on"


class RestrictionResumed(Listed, Fact):
    """What stood in its place was revoked: the rest of its term runs."""

    KIND: ClassVar[str] = "thirdparty.compiler.RestrictionResumed.v1"
    SAYS: ClassVar[Text] = Text(
        "{starts_on}起继续执行原限期整改，至{ends_on}（不含当日）",
        "The former rectification runs on from {starts_on} until before {ends_on}",
    )
    EFFECTIVE: ClassVar[str | None] = "starts_on"


class Blacklisted(Listed, Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.Blacklisted.v1"
    SAYS: ClassVar[Text] = Text(
        "{starts_on}起列入黑名单，至{ends_on}（无截止日的为终身），期间不受理其编制的文件，不再记分",
        "Blacklisted from {starts_on}, until before {ends_on} (none: for life): documents are not accepted, no points are taken",
    )
    EFFECTIVE: ClassVar[str | None] = "starts_on"


class ListingStands(ListEntry, Fact):
    """How a place on a list stands where that is not plain from what was filed before."""

    KIND: ClassVar[str] = "thirdparty.compiler.ListingStands.v1"
    SAYS: ClassVar[Text] = Text(
        "{kind}（{starts_on}至{ends_on}，不含当日；第{entries}号记分）：{state}",
        "The {kind} from {starts_on} until before {ends_on} (entries {entries}): {state}",
    )


class ListFact(Fact):
    """The end of a place on a list, known by its first day and its cause."""

    starts_on: date
    cause: ListCause
    because_of: str | None = None


class RestrictionLifted(ListFact):
    KIND: ClassVar[str] = "thirdparty.compiler.RestrictionLifted.v1"
    SAYS: ClassVar[Text] = Text("{ended_on}限期整改期满，移出名单", "The rectification ended on {ended_on}")
    EFFECTIVE: ClassVar[str | None] = "ended_on"
    ended_on: date


class BlacklistEnded(ListFact):
    KIND: ClassVar[str] = "thirdparty.compiler.BlacklistEnded.v1"
    SAYS: ClassVar[Text] = Text(
        "{ended_on}移出黑名单（因撤销：{is_revoked}），重新记分", "Off the blacklist on {ended_on} (revoked: {is_revoked}); points count again"
    )  # fmt: skip
    EFFECTIVE: ClassVar[str | None] = "ended_on"
    ended_on: date
    is_revoked: bool


class KeyEnded(ListFact):
    KIND: ClassVar[str] = "thirdparty.compiler.KeyEnded.v1"
    SAYS: ClassVar[Text] = Text("{ended_on}移出重点监督检查名单", "Off the key supervision list on {ended_on}")
    EFFECTIVE: ClassVar[str | None] = "ended_on"
    ended_on: date


class TrustEnded(ListFact):
    KIND: ClassVar[str] = "thirdparty.compiler.TrustEnded.v1"
    SAYS: ClassVar[Text] = Text("{ended_on}守信名单期满", "The time on the trust list was over on {ended_on}")
    EFFECTIVE: ClassVar[str | None] = "ended_on"
    ended_on: date


class TrustRemoved(ListFact):
    KIND: ClassVar[str] = "thirdparty.compiler.TrustRemoved.v1"
    SAYS: ClassVar[Text] = Text(
        "因失信记分或者列入其他名单，{ended_on}移出守信名单", "Off the trust list on {ended_on}, for points or another list"
    )  # fmt: skip
    EFFECTIVE: ClassVar[str | None] = "ended_on"
    ended_on: date


class RestrictionVoided(ListFact):
    KIND: ClassVar[str] = "thirdparty.compiler.RestrictionVoided.v1"
    SAYS: ClassVar[Text] = Text(
        "{starts_on}起的限期整改不再成立，{voided_on}失效", "The rectification from {starts_on} no longer holds: void on {voided_on}"
    )  # fmt: skip
    EFFECTIVE: ClassVar[str | None] = "voided_on"
    voided_on: date


class ListingVoided(ListFact):
    """Of a list that bars nobody from filing."""

    KIND: ClassVar[str] = "thirdparty.compiler.ListingVoided.v1"
    SAYS: ClassVar[Text] = Text(
        "{kind}（{starts_on}起）不再成立，{voided_on}失效", "The {kind} from {starts_on} no longer holds: void on {voided_on}"
    )  # fmt: skip
    EFFECTIVE: ClassVar[str | None] = "voided_on"
    kind: ListKind
    voided_on: date


class PublicityEnded(Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.PublicityEnded.v1"
    SAYS: ClassVar[Text] = Text(
        "{ended_on}公开期满，停止公开第{entries}号记分及自下列日期起的名单：{lists}",
        "Publicity ended on {ended_on} for the entries {entries} and the lists that began on {lists}",
    )
    ended_on: date
    entries: tuple[int, ...]
    lists: tuple[date, ...]


# -- facts: bans, links, documents --------------------------------------------------------------------------------


class BanRecorded(Recount, Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.BanRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{starts_on}起禁止从业（{doc_no}），至{ends_on}（无截止日的为终身），直接记满限制分数",
        "Banned from {starts_on} ({doc_no}), until before {ends_on} (none: for life): the limit score is reached directly",
    )
    EFFECTIVE: ClassVar[str | None] = "starts_on"
    doc_no: str
    starts_on: date
    ends_on: date | None
    from_case: UUID | None
    revoked_on: date | None = None


class BanReversed(Recount, Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.BanReversed.v1"
    SAYS: ClassVar[Text] = Text(
        "{reversed_on}撤销禁止从业决定{doc_no}", "The ban {doc_no} was revoked on {reversed_on}"
    )
    EFFECTIVE: ClassVar[str | None] = "reversed_on"
    doc_no: str
    reversed_on: date


class LinksNoted(Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.LinksNoted.v1"
    SAYS: ClassVar[Text] = Text("关联单位：{linked}", "Linked units: {linked}")
    linked: tuple[str, ...]


class LinkRecorded(Recount, Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.LinkRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "关联单位{unit}自{since}起列入黑名单", "The linked unit {unit} has been blacklisted since {since}"
    )
    unit: str
    since: date


class LinkReversed(Recount, Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.LinkReversed.v1"
    SAYS: ClassVar[Text] = Text(
        "关联单位{unit}自{since}起的黑名单于{reversed_on}撤销",
        "The blacklisting of the linked unit {unit} since {since} was revoked on {reversed_on}",
    )
    unit: str
    since: date
    reversed_on: date


class DocumentCounted(Recount, Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.DocumentCounted.v1"
    SAYS: ClassVar[Text] = Text(
        "{approved_on}一项编制的环评文件获批准", "A document of this compiler was approved on {approved_on}"
    )
    document: UUID
    approved_on: date


class DocumentUncounted(Recount, Fact):
    KIND: ClassVar[str] = "thirdparty.compiler.DocumentUncounted.v1"
    SAYS: ClassVar[Text] = Text(
        "{revoked_on}一项批准被撤销，不再计入", "An approval was revoked on {revoked_on} and counts no more"
    )
    document: UUID
    revoked_on: date


# -- facts: the platform ------------------------------------------------------------------------------------------


class StatusMirrored(PlatformStatus, Fact):
    """The platform agrees with the file."""

    KIND: ClassVar[str] = "thirdparty.compiler.StatusMirrored.v1"
    SAYS: ClassVar[Text] = Text(
        "{as_of}信用平台名单与本档案一致：{list_kind}", "On {as_of} the platform agrees with this file: {list_kind}"
    )
    as_of: date
    settles: bool
    """It had said otherwise before."""


class MirrorMismatchRaised(PlatformStatus, Fact):
    """The platform's list counts for approval until both agree."""

    KIND: ClassVar[str] = "thirdparty.compiler.MirrorMismatchRaised.v1"
    SAYS: ClassVar[Text] = Text(
        "{as_of}信用平台名单为{list_kind}（{starts_on}至{ends_on}），与推算的{predicted}不一致，以平台为准",
        "On {as_of} the platform lists {list_kind} ({starts_on} to {ends_on}) where {predicted} was computed: the platform's counts",
    )
    code: str = "MIRROR_MISMATCH"
    predicted: ListKind | None
    predicted_ends_on: date | None
    as_of: date
