"""A public notice of a case: labelled lines in their prescribed order; never a natural person's name or number."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shared.contracts.approval import Column, NoticeKind, NoticePublished
from shared.contracts.message import CaseRef
from shared.contracts.text import Text, worded


@dataclass(frozen=True)
class Notice:
    """What the public reads while it is up; ``ends_on`` is missing where a notice stays up."""

    title: Text
    starts_on: date | None
    ends_on: date | None
    lines: tuple[tuple[Text, Any], ...]


def published(me: CaseRef, kind: NoticeKind, notice: Notice, *project_codes: str) -> NoticePublished:
    """The notice for the bureau's website, which is in Chinese; its labels are in both languages."""
    assert notice.starts_on is not None
    columns = tuple(Column(zh=label.zh, en=label.en, value=worded(value, "zh")) for label, value in notice.lines)
    return NoticePublished(
        case_id=me.id,
        notice_kind=kind,
        title=notice.title.zh,
        starts_on=notice.starts_on,
        ends_on=notice.ends_on,
        columns=columns,
        project_codes=project_codes,
    )
