"""What can be asked of a record on commitment, and what can happen to it.

The second half is informed commitment (告知承诺制): an approval after a formal check, where the bureau has opened that way.
"""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from shared.contracts.approval import County, ScreenedClass, ScreeningPath
from shared.contracts.formats import Line, ProjectCode, Prose, Sha256, Uscc
from shared.contracts.licensing import CreditWord, Person
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class Signatory(Term):
    LEGAL_REPRESENTATIVE = "LEGAL_REPRESENTATIVE", "法定代表人", "legal representative"
    ATTORNEY = "ATTORNEY", "受托人", "person with power of attorney"


class Rejection(Term):
    """Why a commitment is not recorded."""

    NO_POWER_OF_ATTORNEY = "NO_POWER_OF_ATTORNEY", "签署人无授权委托", "signed without power of attorney"
    FORM_INCOMPLETE = "FORM_INCOMPLETE", "登记表内容不完整", "the form is incomplete"
    FORM_INCONSISTENT = "FORM_INCONSISTENT", "登记表与判定不一致", "the form does not agree with the screening"
    SCREENING_CHANGED = "SCREENING_CHANGED", "重新判定后不再适用承诺备案", "screened again, it no longer goes this way"
    OTHER = "OTHER", "其他", "other"


class RecordGround(Term):
    """Why a record is revoked."""

    LIST_HIT = "LIST_HIT", "实际列入负面清单", "the negative list does hit"
    COMMITMENT_BREACH = "COMMITMENT_BREACH", "违反承诺", "the commitment was broken"
    NOT_RECTIFIED = "NOT_RECTIFIED", "逾期未整改", "not put right in time"
    DECEPTION = "DECEPTION", "以欺骗等不正当手段取得", "obtained by deception"


class Exclusion(Term):
    """What keeps a project from informed commitment."""

    SENSITIVE_ZONE = "SENSITIVE_ZONE", "涉及环境敏感区", "a sensitive zone"
    ELECTROPLATING = "ELECTROPLATING", "电镀", "electroplating"
    NATIONAL_SECURITY = "NATIONAL_SECURITY", "涉及国家安全", "national security"
    PUBLIC_INTEREST = "PUBLIC_INTEREST", "涉及重大公共利益", "a major public interest"
    RADIATION = "RADIATION", "涉及核与辐射", "radiation"


class ApprovalGround(Term):
    COMMITMENT_BREACH = "COMMITMENT_BREACH", "违反承诺", "the commitment was broken"


# -- papers -------------------------------------------------------------------------------------------------------


class Subject(BaseModel):
    """Whose project it is, and the confirmed screening that sends it this way."""

    model_config = ConfigDict(frozen=True)
    screening_id: UUID
    project_code: ProjectCode
    project_name: Annotated[str, Field(min_length=4, max_length=100)]
    applicant_name: Line
    applicant_uscc: Uscc
    county_code: County | None = None


class Commitment(BaseModel):
    """The commitment as it was signed: which text, by whom, when; ``e_signature`` and the power of attorney are digests."""

    model_config = ConfigDict(frozen=True)
    form_content: Prose
    commitment_version: Line
    signed_by: Line
    signatory: Signatory = Signatory.LEGAL_REPRESENTATIVE
    power_of_attorney: Sha256 | None = None
    signed_at: AwareDatetime
    e_signature: Sha256
    construction_start_planned: date

    @property
    def may_sign(self) -> bool:
        return self.signatory is Signatory.LEGAL_REPRESENTATIVE or self.power_of_attorney is not None


class PostCheck(BaseModel):
    """A check afterwards. ``officers`` are those who went to the site; none where only papers were checked."""

    model_config = ConfigDict(frozen=True)
    passed: bool
    findings: Prose
    deceived: bool = False
    officers: tuple[Person, ...] = ()


# -- commands: record on commitment -------------------------------------------------------------------------------


class SubmitCommitment(Subject, Commitment, Command):
    KIND: ClassVar[str] = "approval.commitment_record.SubmitCommitment.v1"


class RecordCommitment(Command):
    KIND: ClassVar[str] = "approval.commitment_record.RecordCommitment.v1"


class RejectCommitment(Command):
    KIND: ClassVar[str] = "approval.commitment_record.RejectCommitment.v1"
    reason: Rejection
    statement: Prose | None = None


class TakeScreening(Command):
    """The screening was done again, or changed by an officer."""

    KIND: ClassVar[str] = "approval.commitment_record.TakeScreening.v1"
    screening_id: UUID
    path: ScreeningPath
    negative_list_version: str | None = None


class VerifyAfterwards(PostCheck, Command):
    KIND: ClassVar[str] = "approval.commitment_record.VerifyAfterwards.v1"


class OrderRectification(Command):
    KIND: ClassVar[str] = "approval.commitment_record.OrderRectification.v1"
    due_on: date
    requirements: Prose


class RevokeRecord(Command):
    KIND: ClassVar[str] = "approval.commitment_record.RevokeRecord.v1"
    ground: RecordGround
    statement: Prose | None = None


class AmendRecord(Command):
    """The changed project was screened anew first: ``screening_id`` names that screening."""

    KIND: ClassVar[str] = "approval.commitment_record.AmendRecord.v1"
    screening_id: UUID
    form_content: Prose
    construction_start_planned: date | None = None


# -- commands: informed commitment --------------------------------------------------------------------------------


class ChooseCommitmentPath(Subject, Command):
    """The owner's free choice. ``exclusions``: which of these the project has."""

    KIND: ClassVar[str] = "approval.commitment_record.ChooseCommitmentPath.v1"
    exclusions: tuple[Exclusion, ...] = ()


class SubmitCommitmentApplication(Commitment, Command):
    """``preparer_commitment``: the digest of what the writer of the EIA document promises."""

    KIND: ClassVar[str] = "approval.commitment_record.SubmitCommitmentApplication.v1"
    preparer_commitment: Sha256 | None = None


class ApproveOnCommitment(Command):
    """Given twice: by the window after the formal check, then by the deputy director, who decides."""

    KIND: ClassVar[str] = "approval.commitment_record.ApproveOnCommitment.v1"


class RedirectToOrdinary(Command):
    KIND: ClassVar[str] = "approval.commitment_record.RedirectToOrdinary.v1"
    reason: Prose


class ConcludePostCheck(PostCheck, Command):
    KIND: ClassVar[str] = "approval.commitment_record.ConcludePostCheck.v1"


class RevokeApproval(Command):
    KIND: ClassVar[str] = "approval.commitment_record.RevokeApproval.v1"
    ground: ApprovalGround = ApprovalGround.COMMITMENT_BREACH
    statement: Prose | None = None


# -- facts: record on commitment ----------------------------------------------------------------------------------


class CommitmentSubmitted(Subject, Commitment, Fact):
    """``negative_list_version`` is that of the screening; ``rescreening``: a newer list is out, so it is screened again."""

    KIND: ClassVar[str] = "approval.commitment_record.CommitmentSubmitted.v1"
    SAYS: ClassVar[Text] = Text(
        "{applicant_name}就{project_name}提交承诺，收件日{received_on}；需重新判定：{rescreening}",
        "{applicant_name} submitted its commitment for {project_name}, received on {received_on}; to be screened again: {rescreening}",
    )
    received_on: date
    area_id: str | None = None
    """The reform area of the screening."""
    negative_list_version: str | None = None
    rescreening: bool = False
    credit: CreditWord | None = None


class ScreeningRenewed(Fact):
    KIND: ClassVar[str] = "approval.commitment_record.ScreeningRenewed.v1"
    SAYS: ClassVar[Text] = Text(
        "按负面清单{negative_list_version}重新判定，仍适用承诺备案",
        "Screened again with negative list {negative_list_version}, it still goes by commitment",
    )
    negative_list_version: str | None


class CommitmentRecorded(Fact):
    KIND: ClassVar[str] = "approval.commitment_record.CommitmentRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{recorded_on}予以备案，备案号{record_no}", "Recorded on {recorded_on} under no. {record_no}"
    )
    record_no: str
    recorded_on: date
    recorded_at: AwareDatetime


class CommitmentRejected(Fact):
    KIND: ClassVar[str] = "approval.commitment_record.CommitmentRejected.v1"
    SAYS: ClassVar[Text] = Text(
        "{rejected_on}退回承诺：{reason}；说明：{statement}",
        "The commitment was rejected on {rejected_on}: {reason}; statement: {statement}",
    )
    rejected_on: date
    reason: Rejection
    statement: str | None = None


class PostCheckPassed(Fact):
    KIND: ClassVar[str] = "approval.commitment_record.PostCheckPassed.v1"
    SAYS: ClassVar[Text] = Text(
        "{checked_on}事后核查通过：{findings}", "The check of {checked_on} found all in order: {findings}"
    )
    checked_on: date
    findings: str
    officers: tuple[str, ...] = ()


class PostCheckFailed(Fact):
    KIND: ClassVar[str] = "approval.commitment_record.PostCheckFailed.v1"
    SAYS: ClassVar[Text] = Text(
        "{checked_on}事后核查不通过：{findings}；涉嫌欺骗：{deceived}",
        "The check of {checked_on} failed: {findings}; deception suspected: {deceived}",
    )
    checked_on: date
    findings: str
    deceived: bool
    officers: tuple[str, ...] = ()


class RectificationOrdered(Fact):
    KIND: ClassVar[str] = "approval.commitment_record.RectificationOrdered.v1"
    SAYS: ClassVar[Text] = Text(
        "责令于{due_on}前（含当日）整改：{requirements}", "To be put right by {due_on}: {requirements}"
    )
    ordered_on: date
    due_on: date
    requirements: str


class RecordRevoked(Fact):
    """``gains_protected``: what was obtained by deception is not."""

    KIND: ClassVar[str] = "approval.commitment_record.RecordRevoked.v1"
    SAYS: ClassVar[Text] = Text(
        "{revoked_on}撤销备案：{ground}；所得利益受保护：{gains_protected}；应按常规程序办理。救济途径：{remedies}",
        "The record was revoked on {revoked_on}: {ground}; gains protected: {gains_protected}; "
        "the owner must go the standard way. Remedies: {remedies}",
    )
    revoked_on: date
    ground: RecordGround
    statement: str | None = None
    gains_protected: bool
    remedies: Text


class RecordAmended(Fact):
    KIND: ClassVar[str] = "approval.commitment_record.RecordAmended.v1"
    SAYS: ClassVar[Text] = Text(
        "{amended_on}变更备案，已按变更后的项目重新判定",
        "Amended on {amended_on}, after a new screening of the changed project",
    )
    amended_on: date
    screening_id: UUID
    former_screening_id: UUID
    form_content: str
    construction_start_planned: date


# -- facts: informed commitment -----------------------------------------------------------------------------------


class CommitmentPathChosen(Subject, Fact):
    KIND: ClassVar[str] = "approval.commitment_record.CommitmentPathChosen.v1"
    SAYS: ClassVar[Text] = Text(
        "{applicant_name}就{project_name}选择告知承诺，已书面告知办理要求",
        "{applicant_name} chose informed commitment for {project_name} and was handed the requirements",
    )
    chosen_on: date
    final_class: ScreenedClass
    credit: CreditWord | None = None


class CommitmentApplicationSubmitted(Commitment, Fact):
    KIND: ClassVar[str] = "approval.commitment_record.CommitmentApplicationSubmitted.v1"
    SAYS: ClassVar[Text] = Text("告知承诺申请于{received_on}收到", "The application came in on {received_on}")
    received_on: date
    preparer_commitment: str | None = None


class FormalCheckPassed(Fact):
    KIND: ClassVar[str] = "approval.commitment_record.FormalCheckPassed.v1"
    SAYS: ClassVar[Text] = Text(
        "{checked_on}形式审查通过，报请决定", "The formal check of {checked_on} found all in order"
    )
    checked_on: date
    officer: str


class ApprovedOnCommitment(Fact):
    KIND: ClassVar[str] = "approval.commitment_record.ApprovedOnCommitment.v1"
    SAYS: ClassVar[Text] = Text(
        "{decided_on}以告知承诺方式批准，文号{doc_no}", "Approved on commitment on {decided_on} under no. {doc_no}"
    )
    doc_no: str
    decided_on: date


class CommitmentPathDenied(Fact):
    KIND: ClassVar[str] = "approval.commitment_record.CommitmentPathDenied.v1"
    SAYS: ClassVar[Text] = Text("{denied_on}转为常规程序：{reason}", "Sent the ordinary way on {denied_on}: {reason}")
    denied_on: date
    reason: str


class ApprovalRevoked(Fact):
    KIND: ClassVar[str] = "approval.commitment_record.ApprovalRevoked.v1"
    SAYS: ClassVar[Text] = Text(
        "{revoked_on}撤销以告知承诺方式作出的批准并公开：{ground}。救济途径：{remedies}",
        "The approval on commitment was revoked on {revoked_on} and this is published: {ground}. Remedies: {remedies}",
    )
    revoked_on: date
    ground: ApprovalGround
    statement: str | None = None
    remedies: Text
