"""What can be asked about the code of a non-road machine, and what can happen to it. No fee is ever taken."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from shared.contracts import granting as grant
from shared.contracts.finance import Division, Money, Stage
from shared.contracts.formats import Line, Sha256, normalised
from shared.contracts.granting import Applicant
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class MachineKind(Term):
    EXCAVATOR = "EXCAVATOR", "挖掘机", "excavator"
    CRANE = "CRANE", "起重机", "crane"
    BULLDOZER = "BULLDOZER", "推土机", "bulldozer"
    LOADER = "LOADER", "装载机", "loader"
    ROLLER = "ROLLER", "压路机", "roller"
    PAVER = "PAVER", "摊铺机", "paver"
    GRADER = "GRADER", "平地机", "grader"
    FORKLIFT = "FORKLIFT", "叉车", "forklift"
    PILE = "PILE", "桩工机械", "piling machine"
    STACKER = "STACKER", "堆高机", "stacker"
    TRACTOR = "TRACTOR", "牵引车", "towing tractor"
    SHUTTLE = "SHUTTLE", "摆渡车", "shuttle"
    YARD_VEHICLE = "YARD_VEHICLE", "场内车辆", "yard vehicle"


class Fuel(Term):
    DIESEL = "DIESEL", "柴油", "diesel"
    ELECTRIC = "ELECTRIC", "电", "electric"
    HYDROGEN = "HYDROGEN", "氢", "hydrogen"
    OTHER = "OTHER", "其他", "other"


class Use(Term):
    """What a machine is for. All but the first are left out of the registry."""

    WORKS = "WORKS", "工程、场内作业", "works and yards"
    FARMING = "FARMING", "农业", "farming"
    FORESTRY = "FORESTRY", "林业", "forestry"
    FISHERY = "FISHERY", "渔业", "fishery"
    LOOSE_ENGINE = "LOOSE_ENGINE", "单独的发动机", "a loose engine"
    ABOARD = "ABOARD", "装在船舶、铁路机车、飞机上", "aboard a ship, train or aircraft"
    ROAD_VEHICLE = "ROAD_VEHICLE", "已上道路牌照的车辆", "a plated road vehicle"
    MILITARY = "MILITARY", "军用", "military"
    FOR_RESALE = "FOR_RESALE", "待售商品", "goods for resale"
    BRIDGE_CRANE = "BRIDGE_CRANE", "电动桥式起重机", "an electric bridge crane"


class Registrant(Term):
    OWNER = "OWNER", "所有人", "owner"
    SELLER = "SELLER", "销售方", "seller"


class MachineFlag(Term):
    LATE_REGISTRATION = "LATE_REGISTRATION", "逾期登记", "registered late"
    RESTRICTED_ZONE = "RESTRICTED_ZONE", "使用地划有禁用区", "its place of use has a restricted zone"


class NotRegistered(Term):
    """Why a machine gets no code."""

    STAGE_NOT_ALLOWED = "STAGE_NOT_ALLOWED", "排放阶段低于国家要求", "its stage is below what the law asks for"


class ChangeKind(Term):
    TRANSFER = "TRANSFER", "转让", "transfer"
    MOVE_OUT = "MOVE_OUT", "迁出", "moving out"
    MOVE_IN = "MOVE_IN", "迁入", "moving in"


class CancelReason(Term):
    SCRAPPED = "SCRAPPED", "报废", "scrapped"
    EXPORTED = "EXPORTED", "出口", "exported"
    WRONGLY_ISSUED = "WRONGLY_ISSUED", "错发", "wrongly issued"


class Plate(Term):
    """号码标牌"""

    ISSUED = "ISSUED", "已发放", "issued"
    MOUNTED = "MOUNTED", "已安装", "mounted"
    LOST = "LOST", "遗失", "lost"
    REPLACED = "REPLACED", "已补发", "replaced"


# -- papers -------------------------------------------------------------------------------------------------------


def _serial(value: str) -> str:
    serial = normalised(value)
    if not (4 <= len(serial) <= 20 and serial.isascii() and serial.isalnum()):
        rule = Text("编号应为4至20位字母数字", "a serial number has 4 to 20 letters and digits")
        raise ValueError(str(rule))
    return value


Serial = Annotated[str, AfterValidator(_serial)]
Disclosure = Annotated[str, Field(pattern=r"^CNFJG[1-4]00[0-9A-Z]{4}[0-9]{6}[0-9A-Z]{6}$")]
"""环保信息公开编号, of machines that carry such a label"""


class Machine(BaseModel):
    """``acquired_on``: when it was bought or brought here; ``is_new``: not used before."""

    model_config = ConfigDict(frozen=True)
    kind: MachineKind
    maker: Line
    model: Line
    serial_no: Serial
    engine_no: Line | None = None
    engine_model: Line | None = None
    rated_power_kw: Annotated[Decimal, Field(gt=0, decimal_places=1)]
    fuel: Fuel
    stage: Stage
    made_on: date
    acquired_on: date
    is_new: bool = False
    info_disclosure_no: Disclosure | None = None
    owner: Applicant
    registrant: Registrant = Registrant.OWNER
    use: Use = Use.WORKS
    use_site_division: Division
    photos: Annotated[tuple[Sha256, ...], Field(min_length=1)]

    @property
    def serial(self) -> str:
        """As it is compared."""
        return normalised(self.serial_no)


class Free(Money):
    """The code costs nothing: any other fee is no message at all."""

    fee_fen: Literal[0] = 0


class Change(BaseModel):
    """A new owner, or another place of use; leaving the city, the division it goes to."""

    model_config = ConfigDict(frozen=True)
    change: ChangeKind
    owner: Applicant | None = None
    division: Annotated[str, Field(pattern=r"^\d{4}[0-9A-Z]{2}$")] | None = None


# -- commands -----------------------------------------------------------------------------------------------------


class SubmitRegistration(Machine, Free, Command):
    KIND: ClassVar[str] = "finance.machine_code.SubmitRegistration.v1"


class RequestCorrection(Command):
    KIND: ClassVar[str] = "finance.machine_code.RequestCorrection.v1"
    items: Annotated[tuple[Line, ...], Field(min_length=1)]


class Resubmit(Machine, Free, Command):
    KIND: ClassVar[str] = "finance.machine_code.Resubmit.v1"


class Verify(Command):
    """What the first reviewer finds: the stage by label, date and list of makers, photos, serial number."""

    KIND: ClassVar[str] = "finance.machine_code.Verify.v1"
    stage: Stage
    photos_match: bool
    serial_readable: bool
    visited_on: date | None = None


class IssueCode(Free, Command):
    KIND: ClassVar[str] = "finance.machine_code.IssueCode.v1"


class ConfirmMounted(Command):
    KIND: ClassVar[str] = "finance.machine_code.ConfirmMounted.v1"
    photo: Sha256


class Transfer(Command):
    KIND: ClassVar[str] = "finance.machine_code.Transfer.v1"
    owner: Applicant
    division: Division | None = None


class MoveOut(Command):
    KIND: ClassVar[str] = "finance.machine_code.MoveOut.v1"
    division: Annotated[str, Field(pattern=r"^\d{4}[0-9A-Z]{2}$")]


class MoveIn(Command):
    KIND: ClassVar[str] = "finance.machine_code.MoveIn.v1"
    division: Division
    owner: Applicant | None = None


class ConfirmChange(Command):
    """INTAKE agrees to what the owner asked for, or does not."""

    KIND: ClassVar[str] = "finance.machine_code.ConfirmChange.v1"
    agrees: bool = True


class ReportLost(Command):
    KIND: ClassVar[str] = "finance.machine_code.ReportLost.v1"
    explanation: Line


class Replace(Free, Command):
    """A new plate with the same code."""

    KIND: ClassVar[str] = "finance.machine_code.Replace.v1"


class CorrectStage(Command):
    KIND: ClassVar[str] = "finance.machine_code.CorrectStage.v1"
    stage: Stage
    evidence: Line


class ConfirmStage(Command):
    """By the second reviewer."""

    KIND: ClassVar[str] = "finance.machine_code.ConfirmStage.v1"
    agrees: bool = True


class Cancel(Command):
    KIND: ClassVar[str] = "finance.machine_code.Cancel.v1"
    reason: CancelReason
    evidence: Line


class DeadlinePassed(Command):
    KIND: ClassVar[str] = "finance.machine_code.DeadlinePassed.v1"
    deadline: str


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.machine_code.DeclareRelation.v1"


# -- facts --------------------------------------------------------------------------------------------------------


class RegistrationSubmitted(Machine, Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.RegistrationSubmitted.v1"
    SAYS: ClassVar[Text] = Text(
        "{registrant}申请登记{kind}{maker}{model}（编号{serial_no}，{stage}；{flags}）",
        "The {registrant} asked to register {kind} {maker} {model} ({serial_no}, {stage}; {flags})",
    )
    submitted_on: date
    flags: tuple[MachineFlag, ...]


class CorrectionRequested(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.CorrectionRequested.v1"
    SAYS: ClassVar[Text] = Text(
        "一次性告知补正：{items}；请于{due_on}前补正", "Corrections were requested: {items}; to be answered by {due_on}"
    )
    items: tuple[str, ...]
    requested_on: date
    due_on: date


class RegistrationResubmitted(Machine, Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.RegistrationResubmitted.v1"
    SAYS: ClassVar[Text] = Text("补正后重新提交（{flags}）", "Handed in corrected ({flags})")
    submitted_on: date
    flags: tuple[MachineFlag, ...]


class RegistrationLapsed(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.RegistrationLapsed.v1"
    SAYS: ClassVar[Text] = Text("至{due_on}未补正，登记申请失效", "Not corrected by {due_on}: the registration lapsed")
    due_on: date


class ExistingCodeReturned(Free, Fact):
    """The machine has its code already; no second one is given."""

    KIND: ClassVar[str] = "finance.machine_code.ExistingCodeReturned.v1"
    SAYS: ClassVar[Text] = Text(
        "该机械已有环保登记号码{nrmm_code}，不再发放", "The machine has the code {nrmm_code} already"
    )
    nrmm_code: str
    existing_case: UUID


class RegistrationRefused(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.RegistrationRefused.v1"
    SAYS: ClassVar[Text] = Text(
        "不予登记：{code}。{made_on}制造、{acquired_on}购入，实为{stage}；移送执法",
        "Refused: {code}. Made on {made_on}, acquired on {acquired_on}, it is {stage}; enforcement is told",
    )
    code: NotRegistered
    stage: Stage
    made_on: date
    acquired_on: date
    refused_on: date


class Verified(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.Verified.v1"
    SAYS: ClassVar[Text] = Text("核验通过，排放阶段为{stage}", "Verified: {stage}")
    stage: Stage
    visited_on: date | None
    verified_on: date
    by: str


class CodeIssued(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.CodeIssued.v1"
    SAYS: ClassVar[Text] = Text(
        "发放环保登记号码{nrmm_code}，不收费", "The code {nrmm_code} was issued, free of charge"
    )
    nrmm_code: str
    issued_on: date
    by: str


class PlateMounted(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.PlateMounted.v1"
    SAYS: ClassVar[Text] = Text("号码标牌已安装", "The plate was mounted")
    photo: str
    mounted_on: date


class ChangeRequested(Change, Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.ChangeRequested.v1"
    SAYS: ClassVar[Text] = Text("申请{change}（{division}）", "A {change} was asked for ({division})")
    requested_on: date
    by: str


class ChangeDeclined(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.ChangeDeclined.v1"
    SAYS: ClassVar[Text] = Text("{change}未予确认", "The {change} was not confirmed")
    change: ChangeKind


class Transferred(Change, Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.Transferred.v1"
    SAYS: ClassVar[Text] = Text("{change}已办理（{division}）", "The {change} is done ({division})")
    changed_on: date


class PlateLost(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.PlateLost.v1"
    SAYS: ClassVar[Text] = Text("标牌遗失：{explanation}", "The plate was lost: {explanation}")
    explanation: str
    lost_on: date


class PlateReplaced(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.PlateReplaced.v1"
    SAYS: ClassVar[Text] = Text("补发标牌，号码{nrmm_code}不变", "The plate was replaced; the code stays {nrmm_code}")
    nrmm_code: str
    replaced_on: date


class StageProposed(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.StageProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "拟更正排放阶段为{stage}（{evidence}）", "The stage is to be corrected to {stage} ({evidence})"
    )
    stage: Stage
    evidence: str
    by: str


class StageKept(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.StageKept.v1"
    SAYS: ClassVar[Text] = Text("不更正排放阶段", "The stage stays as it is")
    by: str


class StageCorrected(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.StageCorrected.v1"
    SAYS: ClassVar[Text] = Text(
        "排放阶段更正为{stage}，号码由{old_code}换为{nrmm_code}",
        "The stage is {stage}; the code {old_code} becomes {nrmm_code}",
    )
    stage: Stage
    old_code: str
    nrmm_code: str
    corrected_on: date
    by: str


class Cancelled(Free, Fact):
    KIND: ClassVar[str] = "finance.machine_code.Cancelled.v1"
    SAYS: ClassVar[Text] = Text("注销（{reason}，{evidence}）", "Cancelled ({reason}, {evidence})")
    reason: CancelReason
    evidence: str
    cancelled_on: date


class RelationDeclared(Free, grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.machine_code.RelationDeclared.v1"
