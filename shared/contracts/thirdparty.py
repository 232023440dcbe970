"""What the third-party service announces: standing of those who write environmental impact assessments."""

from datetime import date
from typing import ClassVar

from shared.contracts.message import Announcement


class CompilerNews(Announcement):
    """Something about a compiler, who is a unit (credit code) or a person (credit number such as BH012345)."""

    ABOUT: ClassVar[str] = "thirdparty.compiler"
    compiler: str

    def key(self) -> str:
        return self.compiler


class CompilerRestricted(CompilerNews):
    """限期整改名单: documents are not accepted from ``starts_on`` to ``ends_on``, both included."""

    KIND: ClassVar[str] = "thirdparty.CompilerRestricted.v1"
    starts_on: date
    ends_on: date
    ground: str


class CompilerRestrictionLifted(CompilerNews):
    """The restriction ended, or was voided."""

    KIND: ClassVar[str] = "thirdparty.CompilerRestrictionLifted.v1"
    lifted_on: date


class CompilerBlacklisted(CompilerNews):
    """黑名单: documents are not accepted from ``starts_on``; for life where ``ends_on`` is missing."""

    KIND: ClassVar[str] = "thirdparty.CompilerBlacklisted.v1"
    starts_on: date
    ends_on: date | None = None
    ground: str
