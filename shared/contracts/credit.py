"""What the credit service shares with others: who acts in it, and what it announces about lists, grades and help."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from shared.contracts.message import Announcement
from shared.contracts.text import Term


class Role(Term):
    """In whose capacity somebody acts."""

    OFFICER = "OFFICER", "执法人员", "officer"
    LEGAL = "LEGAL", "法制审核人员", "legal reviewer"
    DECIDER = "DECIDER", "负责人", "decider"
    PANEL = "PANEL", "集体讨论", "panel"
    CREDIT = "CREDIT", "信用专员", "credit desk"
    LISTER = "LISTER", "清单管理员", "list keeper"
    HELPER = "HELPER", "帮扶人员", "helper"
    SUBJECT = "SUBJECT", "信用主体", "the enterprise concerned"
    PUBLIC = "PUBLIC", "公众", "public"
    EXT = "EXT", "其他机关", "another authority"
    SYSTEM = "SYSTEM", "系统", "system"


class SeriousListNews(Announcement):
    """严重失信名单: whether a firm stands on the list of the seriously dishonest; the newest counts."""

    ABOUT: ClassVar[str] = "credit.serious_list"
    case_id: UUID
    subject_uscc: str

    def key(self) -> str:
        return self.subject_uscc


class SeriousListListed(SeriousListNews):
    KIND: ClassVar[str] = "credit.SeriousListListed.v1"
    listed_on: date
    ground: str


class SeriousListRemoved(SeriousListNews):
    KIND: ClassVar[str] = "credit.SeriousListRemoved.v1"
    removed_on: date


class GradePublished(Announcement):
    """环境信用等级: the grade of a firm, A to E."""

    ABOUT: ClassVar[str] = "credit.grade"
    KIND: ClassVar[str] = "credit.GradePublished.v1"
    case_id: UUID
    subject_uscc: str
    grade: str
    published_on: date

    def key(self) -> str:
        return self.subject_uscc


class SoftMeasureSent(Announcement):
    """A minor violation was answered with advice: help may be offered."""

    ABOUT: ClassVar[str] = "credit.soft_measure"
    KIND: ClassVar[str] = "credit.SoftMeasureSent.v1"
    case_id: UUID
    subject_uscc: str
    topic: str
    sent_on: date

    def key(self) -> str:
        return f"{self.subject_uscc}/{self.case_id}"
