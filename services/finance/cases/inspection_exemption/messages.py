"""What the vehicle administration tells of a vehicle, and what is answered to whoever asks."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from shared.contracts.formats import Line, normalised
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text


class Basis(Term):
    """Why a vehicle is exempt."""

    NEW_PRIVATE_CAR = "NEW_PRIVATE_CAR", "非营运小微型客车新车免上线检测", "a private car that is new"
    ELECTRIC = "ELECTRIC", "纯电动车免尾气检测", "an electric car"
    OTHER = "OTHER", "车管部门认定", "found by the vehicle administration"


class Answer(Term):
    EXEMPT = "EXEMPT", "免检", "exempt"
    NOT_EXEMPT = "NOT_EXEMPT", "不免检", "not exempt"


class Why(Term):
    IN_FORCE = "IN_FORCE", "免检有效", "the exemption is in force"
    NOT_YET = "NOT_YET", "免检尚未开始", "it has not begun yet"
    EXPIRED = "EXPIRED", "免检已到期", "it has ended"
    RECALL_OPEN = "RECALL_OPEN", "有未完成的召回", "a recall is open"
    ALTERED = "ALTERED", "车辆已改装", "the vehicle was altered"


def _vin(value: str) -> str:
    vin = normalised(value)
    if len(vin) != 17 or not vin.isascii() or not vin.isalnum() or set(vin) & set("IOQ"):
        rule = Text("车辆识别代号应为17位，不含I、O、Q", "a VIN has 17 characters, none of them I, O or Q")
        raise ValueError(str(rule))
    return vin


Vin = Annotated[str, AfterValidator(_vin)]
PlateNo = Annotated[str, Field(pattern=r"^[\u4e00-\u9fa5][A-Z][0-9A-Z]{5,6}$")]


class Exemption(BaseModel):
    """``valid_from`` and ``valid_to`` are the first and the last day. ``first_registered_on``: of a private car."""

    model_config = ConfigDict(frozen=True)
    vin: Vin
    plate_no: PlateNo
    basis: Basis
    valid_from: date
    valid_to: date
    first_registered_on: date | None = None
    recall_open: bool = False

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Exemption":
        if self.valid_to < self.valid_from:
            rule = Text("止日不得早于起日", "it ends on or after the day on which it begins")
            raise ValueError(str(rule))
        return self


# -- commands -----------------------------------------------------------------------------------------------------


class RecordExemption(Exemption, Command):
    """A record, or a newer one of the same vehicle."""

    KIND: ClassVar[str] = "finance.inspection_exemption.RecordExemption.v1"


class RecordRecall(Command):
    """A recall was opened, or every work of it is done."""

    KIND: ClassVar[str] = "finance.inspection_exemption.RecordRecall.v1"
    notice_no: Line
    is_open: bool


class RecordAlteration(Command):
    KIND: ClassVar[str] = "finance.inspection_exemption.RecordAlteration.v1"
    findings: Line
    altered_on: date


class AskExemption(Command):
    """Is the vehicle exempt on the day, by default today?"""

    KIND: ClassVar[str] = "finance.inspection_exemption.AskExemption.v1"
    day: date | None = None


class DeadlinePassed(Command):
    KIND: ClassVar[str] = "finance.inspection_exemption.DeadlinePassed.v1"
    deadline: str


# -- facts --------------------------------------------------------------------------------------------------------


class ExemptionRecorded(Exemption, Fact):
    KIND: ClassVar[str] = "finance.inspection_exemption.ExemptionRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "车管登记免检（{basis}），{valid_from}至{valid_to}",
        "The exemption was recorded ({basis}), {valid_from} to {valid_to}",
    )
    recorded_on: date


class RecallRecorded(Fact):
    KIND: ClassVar[str] = "finance.inspection_exemption.RecallRecorded.v1"
    SAYS: ClassVar[Text] = Text("召回{notice_no}，未完成：{is_open}", "Recall {notice_no}; open: {is_open}")
    notice_no: str
    is_open: bool
    recorded_on: date


class ExemptionVoided(Fact):
    KIND: ClassVar[str] = "finance.inspection_exemption.ExemptionVoided.v1"
    SAYS: ClassVar[Text] = Text(
        "车辆改装，免检失效：{findings}", "The vehicle was altered and is exempt no longer: {findings}"
    )
    EFFECTIVE: ClassVar[str | None] = "altered_on"
    findings: str
    altered_on: date


class ExemptionAnswered(Fact):
    KIND: ClassVar[str] = "finance.inspection_exemption.ExemptionAnswered.v1"
    SAYS: ClassVar[Text] = Text("{day}：{answer}（{why}）", "{day}: {answer} ({why})")
    day: date
    answer: Answer
    why: Why


class ExemptionExpired(Fact):
    KIND: ClassVar[str] = "finance.inspection_exemption.ExemptionExpired.v1"
    SAYS: ClassVar[Text] = Text("免检于{valid_to}到期", "The exemption ended on {valid_to}")
    valid_to: date
