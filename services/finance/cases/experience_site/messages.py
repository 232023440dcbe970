"""What can be asked about an experience site, and what can happen to it."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts import granting as grant
from shared.contracts.finance import AnyDivision, KnownDivision
from shared.contracts.formats import Line, Prose, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Visitors = Annotated[int, Field(strict=True, ge=0)]
Year = Annotated[int, Field(ge=2000, le=2100)]

# -- words of this case type --------------------------------------------------------------------------------------


class Level(Term):
    MUNICIPAL = "MUNICIPAL", "市级", "municipal"
    PROVINCIAL = "PROVINCIAL", "省级", "provincial"


class RemovalCause(Term):
    CLOSED = "CLOSED", "停止开放超过六个月", "closed for more than six months"
    REVIEW_FAILED = "REVIEW_FAILED", "复核不合格", "it failed its review"
    GIVEN_UP = "GIVEN_UP", "运营单位退出", "given up by its operator"


# -- papers -------------------------------------------------------------------------------------------------------


class Site(BaseModel):
    """``hall``, ``route`` and ``course_set`` are what a site consists of: where it lacks one it is declared, never listed."""

    model_config = ConfigDict(frozen=True)
    name: Line
    operator_uscc: Uscc
    division_code: AnyDivision
    level: Level
    hall: Line | None = None
    route: Line | None = None
    course_set: Line | None = None
    visitors_per_year: Visitors = 0


# -- commands -----------------------------------------------------------------------------------------------------


class DeclareSite(Site, Command):
    KIND: ClassVar[str] = "finance.experience_site.DeclareSite.v1"
    division_code: KnownDivision


class SupplementSite(Command):
    """What was missing, or is another now."""

    KIND: ClassVar[str] = "finance.experience_site.SupplementSite.v1"
    hall: Line | None = None
    route: Line | None = None
    course_set: Line | None = None


class CheckSite(Command):
    KIND: ClassVar[str] = "finance.experience_site.CheckSite.v1"
    visited_on: date


class ListSite(Command):
    """``batch``: the notice by which it is listed."""

    KIND: ClassVar[str] = "finance.experience_site.ListSite.v1"
    batch: Line


class ReportVisitors(Command):
    KIND: ClassVar[str] = "finance.experience_site.ReportVisitors.v1"
    year: Year
    visitors: Visitors


class ReviewSite(Command):
    KIND: ClassVar[str] = "finance.experience_site.ReviewSite.v1"
    passed: bool
    findings: Prose | None = None


class CloseSite(Command):
    KIND: ClassVar[str] = "finance.experience_site.CloseSite.v1"
    closed_on: date
    reason: Prose | None = None


class ReopenSite(Command):
    KIND: ClassVar[str] = "finance.experience_site.ReopenSite.v1"
    reopened_on: date


class GiveUpSite(Command):
    KIND: ClassVar[str] = "finance.experience_site.GiveUpSite.v1"


class RemoveSite(Command):
    """It has been closed for too long."""

    KIND: ClassVar[str] = "finance.experience_site.RemoveSite.v1"


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.experience_site.DeclareRelation.v1"


# -- facts --------------------------------------------------------------------------------------------------------


class SiteDeclared(Site, Fact):
    KIND: ClassVar[str] = "finance.experience_site.SiteDeclared.v1"
    SAYS: ClassVar[Text] = Text(
        "{declared_on}申报{level}体验地：{name}", "{name} ({level}) was declared on {declared_on}"
    )
    declared_on: date


class SiteSupplemented(Fact):
    KIND: ClassVar[str] = "finance.experience_site.SiteSupplemented.v1"
    SAYS: ClassVar[Text] = Text(
        "{supplemented_on}补充：体验馆{hall}，线路{route}，课程{course_set}",
        "Supplemented on {supplemented_on}: hall {hall}, route {route}, courses {course_set}",
    )
    hall: str | None
    route: str | None
    course_set: str | None
    supplemented_on: date


class SiteChecked(Fact):
    KIND: ClassVar[str] = "finance.experience_site.SiteChecked.v1"
    SAYS: ClassVar[Text] = Text(
        "{checked_on}核查通过（{visited_on}现场）：馆、线路、课程齐备",
        "Checked on {checked_on} (visited on {visited_on}): hall, route and courses are there",
    )
    visited_on: date
    checked_on: date
    by: str


class SiteListed(Fact):
    KIND: ClassVar[str] = "finance.experience_site.SiteListed.v1"
    SAYS: ClassVar[Text] = Text(
        "{listed_on}列入名单（{batch}），应于{review_due}前（含当日）复核",
        "Listed on {listed_on} ({batch}), to be reviewed by {review_due}",
    )
    batch: str
    listed_on: date
    review_due: date
    by: str | None = None


class VisitorsReported(Fact):
    KIND: ClassVar[str] = "finance.experience_site.VisitorsReported.v1"
    SAYS: ClassVar[Text] = Text("{year}年接待{visitors}人次", "{visitors} visitors in {year}")
    year: int
    visitors: int


class SiteReviewed(Fact):
    KIND: ClassVar[str] = "finance.experience_site.SiteReviewed.v1"
    SAYS: ClassVar[Text] = Text(
        "{reviewed_on}复核合格，下次应于{review_due}前（含当日）复核",
        "Passed its review on {reviewed_on}, the next is due by {review_due}",
    )
    reviewed_on: date
    review_due: date
    by: str | None = None


class SiteClosed(Fact):
    KIND: ClassVar[str] = "finance.experience_site.SiteClosed.v1"
    SAYS: ClassVar[Text] = Text("{closed_on}停止开放：{reason}", "Closed on {closed_on}: {reason}")
    closed_on: date
    reason: str | None


class SiteReopened(Fact):
    KIND: ClassVar[str] = "finance.experience_site.SiteReopened.v1"
    SAYS: ClassVar[Text] = Text("{reopened_on}恢复开放", "Open again on {reopened_on}")
    reopened_on: date


class SiteRemoved(Fact):
    KIND: ClassVar[str] = "finance.experience_site.SiteRemoved.v1"
    SAYS: ClassVar[Text] = Text("{removed_on}移出名单：{cause}", "Removed on {removed_on}: {cause}")
    cause: RemovalCause
    removed_on: date
    findings: str | None = None


class RelationDeclared(grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.experience_site.RelationDeclared.v1"
