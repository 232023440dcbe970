"""A public notice of a case: labelled lines in their prescribed order; never a natural person's name or number."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from shared.casework.law import Ground, Mark
from shared.casework.refusal import Mistake
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


PERSONAL_DATA = Mistake(
    "PERSONAL_DATA",
    Text(
        "公示内容含有个人姓名、电话或证件号码",
        "A public notice names no natural person, private telephone or identity number",
    ),
    Ground(Text("《个人信息保护法》第34条", "Personal Information Protection Law Art. 34"), Mark.RECALLED),
    Text("删去后再公示", "leave it out and publish again"),
)
PRIVATE_NUMBER = re.compile(
    r"(?<!\d)(1[3-9]\d{9}|\d{6}(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dX])(?!\d)", re.ASCII
)
"""A mobile telephone, or the number of an identity card, which holds a day of birth; a firm's credit code holds none."""


def check_impersonal(texts: Mapping[str, str], personal: Collection[str] = ()) -> None:
    """``PERSONAL_DATA`` for words of a notice, by field, that name one of these persons or anybody's private number."""
    for field, text in texts.items():
        if PRIVATE_NUMBER.search(text) or any(one in text for one in personal):
            raise PERSONAL_DATA.at(field)
