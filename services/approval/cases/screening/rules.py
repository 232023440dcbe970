"""The rules of a screening: the class that a project's EIA must have, and the way it goes.

The rules are asked in a fixed order and the first that hits decides; a lighter class is what remains when none did.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

import shapely
from stdnum.cn import uscc

from services.approval.cases.screening import messages as m
from services.approval.cases.screening import policy as law
from services.approval.cases.screening import refusals as no
from services.approval.cases.screening.policy import ScreeningPolicy
from shared.casework import guards
from shared.casework.case_type import Context, State, become
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.approval import (
    AreaStatus,
    ItemRule,
    ListedTrait,
    ListRule,
    Pollutant,
    PollutantRule,
    Polygon,
    ReformAreaNews,
    Role,
    ScreenedClass,
    ScreeningPath,
    SolventPaintRule,
    SuspensionReason,
    TraitRule,
    ZoningUnitResolved,
    point_key,
)
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[ScreeningPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before the project is screened."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What every screening knows."""

    project: m.Project
    finding: m.Finding
    ruled: m.Finding
    """What the rules found last, whatever an officer has made of it since."""
    cap: m.CapStanding = m.CapStanding.NOT_NEEDED
    asked: UUID | None = None
    """The area as it was found when the screening was confirmed: whoever gave room gets it back."""


@dataclass(frozen=True, kw_only=True)
class Screened(Known):
    TITLE: ClassVar[Text] = Text("已判定，待确认", "screened")


@dataclass(frozen=True, kw_only=True)
class Confirmed(Known):
    TITLE: ClassVar[Text] = Text("已确认", "confirmed")


@dataclass(frozen=True, kw_only=True)
class Spent(Known):
    TITLE: ClassVar[Text] = Text("不再使用", "no longer used")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

OPEN = (Screened, Confirmed)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.ScreenProject, *codes(Role.APPLICANT), ground=law.CATALOGUE),
    row(Screened, m.ConfirmScreening, *codes(Role.WINDOW_OFFICER), ground=law.REFORM),
    row(OPEN, m.OverrideScreening, *codes(Role.CASE_OFFICER), ground=law.OVERRIDING),
    row(OPEN, m.Rescreen, *SYSTEM, ground=law.RESCREENING),
    row(Confirmed, m.TakeCapAnswer, *SYSTEM, ground=law.CAPS),
    row(Confirmed, m.GiveUpProject, *SYSTEM, ground=law.CAPS),
    row(Confirmed, m.LeaveScreening, *SYSTEM, ground=law.REFORM),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    match command:
        case m.ScreenProject():
            return screen_project(command, context)
        case m.ConfirmScreening():
            return [m.ScreeningConfirmed(confirmed_on=context.today, cap=_cap_standing(state.finding, state.cap))]
        case m.OverrideScreening():
            return override(command, state, context)
        case m.Rescreen():
            return rescreen(command, state, context)
        case m.TakeCapAnswer():
            return take_cap_answer(command, state, context)
        case m.GiveUpProject():
            return give_up(command, state)
        case m.LeaveScreening() if command.project_code == state.project.project_code:
            return [m.ScreeningLeft(left_on=context.today, cap=state.cap)]
        case _:
            return []


# -- screening ----------------------------------------------------------------------------------------------------


def screen_project(command: m.ScreenProject, context: Now) -> Sequence[Fact]:
    _readable(command, context.policy)
    guards.act_for(context.actor.onbehalfof, command.applicant_uscc, law.CATALOGUE)
    finding = screen(command, areas_in(context.notes), context)
    if command.reply_wanted and finding.reasons == (m.Reason.NOT_IN_CATALOGUE,):
        raise no.NO_PERMIT_NEEDED.at("reply_wanted", command.reply_wanted)
    project = {name: getattr(command, name) for name in m.Project.model_fields}
    remarks = () if _inside(context.policy, command.lon, command.lat) else (m.Remark.OUTSIDE_JINHUA,)
    return [m.ProjectScreened(**project, **finding.model_dump(), remarks=remarks)]


def _readable(project: m.Project, policy: ScreeningPolicy) -> None:
    if not uscc.is_valid(project.applicant_uscc) or uscc.compact(project.applicant_uscc) != project.applicant_uscc:
        raise no.CREDIT_CODE.at("applicant_uscc", project.applicant_uscc)
    swapped = not _inside(policy, project.lon, project.lat) and _inside(policy, project.lat, project.lon)
    if swapped or abs(project.lat) > 90:
        raise no.COORDINATES_SWAPPED.at("lat", project.lat)


def _inside(policy: ScreeningPolicy, lon: Decimal, lat: Decimal) -> bool:
    west, east, south, north = policy.jinhua_box.value
    return west <= lon <= east and south <= lat <= north


WEIGHT = {
    ScreenedClass.EXEMPT: 0,
    ScreenedClass.REFER_UP: 0,
    ScreenedClass.REGISTRATION: 1,
    ScreenedClass.FORM: 2,
    ScreenedClass.REPORT: 3,
}
LIGHTER = {
    ScreenedClass.REPORT: (ScreenedClass.FORM, ScreeningPath.DOWNGRADED, m.Reason.IN_REFORM_AREA),
    ScreenedClass.FORM: (ScreenedClass.REGISTRATION, ScreeningPath.COMMITMENT, m.Reason.IN_REFORM_AREA),
    ScreenedClass.REGISTRATION: (ScreenedClass.REGISTRATION, ScreeningPath.ONLINE_RECORD, m.Reason.LIGHTEST_CLASS),
}
"""Inside an active reform area, for a project that nothing bars: one step, never two."""


@dataclass(frozen=True)
class Obstacle:
    """Why a project keeps its class."""

    reasons: tuple[m.Reason, ...]
    list_hits: tuple[str, ...] = ()
    suspended_pollutants: tuple[Pollutant, ...] = ()


def screen(
    project: m.Project, areas: Iterable[ReformAreaNews], context: Now, held: Mapping[Pollutant, Decimal] | None = None
) -> m.Finding:
    """``held``: what the project holds under its area's caps already, in t/a."""
    if not project.catalogue_items:
        return _outside_catalogue(project, context.today)
    base = max((one.eia_class for one in project.catalogue_items), key=WEIGHT.__getitem__)
    area = area_of(project, areas)
    found = m.Finding(
        base_class=base,
        final_class=base,
        path=unlightened(base),
        reasons=(),
        screened_on=context.today,
        **_zoning(project, context),
        **_looked_up(project, area),
    )
    obstacle = obstacle_to(project, area, context.today, held or {}, found.prohibited_by)
    if obstacle is not None:
        return found.model_copy(update=vars(obstacle))
    final, path, reason = _freed(project, base, context.policy) or LIGHTER[base]
    return found.model_copy(update={"final_class": final, "path": path, "reasons": (reason,)})


def _outside_catalogue(project: m.Project, today: date) -> m.Finding:
    """No EIA, but for new industries of high impact, of which a higher authority decides."""
    refer = project.emerging_industry
    found = ScreenedClass.REFER_UP if refer else ScreenedClass.EXEMPT
    reason = m.Reason.EMERGING_INDUSTRY if refer else m.Reason.NOT_IN_CATALOGUE
    return m.Finding(base_class=found, final_class=found, path=ScreeningPath.NONE, reasons=(reason,), screened_on=today)


def unlightened(eia_class: ScreenedClass) -> ScreeningPath:
    """The way that a class goes where no reform helps it."""
    match eia_class:
        case ScreenedClass.REPORT | ScreenedClass.FORM:
            return ScreeningPath.STANDARD
        case ScreenedClass.REGISTRATION:
            return ScreeningPath.ONLINE_RECORD
        case _:
            return ScreeningPath.NONE


def _looked_up(project: m.Project, area: ReformAreaNews | None) -> dict[str, Any]:
    """The area and the versions that the screening rests on."""
    if area is None:
        return {}
    has_caps = area.status in (AreaStatus.ACTIVE, AreaStatus.SUSPENDED)
    return {
        "area_id": area.area_id,
        "area_case": area.case_id,
        "access_standard_version": area.access_standard_version,
        "negative_list_version": area.negative_list_version,
        "capped": tuple(one.pollutant for one in area.caps if has_caps and one.pollutant in project.added),
    }


def _zoning(project: m.Project, context: Now) -> dict[str, Any]:
    """The zoning unit of the project's point, as far as it was resolved, and its clauses that prohibit the project."""
    unit = context.notes.get((ZoningUnitResolved.ABOUT, point_key(project.lon, project.lat)))
    if not isinstance(unit, ZoningUnitResolved):
        return {}
    clauses = (
        one.clause
        for one in unit.access_list
        if any(_named(one.prohibited_items, item) for item in project.catalogue_items)
    )
    return {"zoning_unit": unit.unit_code, "prohibited_by": tuple(clauses)}


def obstacle_to(
    project: m.Project,
    area: ReformAreaNews | None,
    today: date,
    held: Mapping[Pollutant, Decimal],
    prohibited_by: Sequence[str] = (),
) -> Obstacle | None:
    """The first of: no active area, a prohibiting access clause, the negative list, the caps."""
    if area is None:
        return Obstacle((m.Reason.NO_AREA,))
    if reasons := why_not_active(area, today):
        return Obstacle(reasons)
    if prohibited_by or any(one.prohibits and not one.passed for one in project.access_checks):
        return Obstacle((m.Reason.R1_LIKELY,))
    if list_hits := tuple(one.code for one in area.negative_list if hits(one, project)):
        return Obstacle((m.Reason.NEG_LIST,), list_hits=list_hits)
    if exceeded := tuple(exceeded_caps(project, area, held)):
        return Obstacle((m.Reason.CAP_EXCEEDED,), suspended_pollutants=exceeded)
    return None


def why_not_active(area: ReformAreaNews, today: date) -> tuple[m.Reason, ...]:
    """An area whose plan EIA has grown too old is not active, even before its own alarm has said so."""
    overdue = area.evaluation_due_on is not None and today > area.evaluation_due_on
    if overdue or area.suspended_for is SuspensionReason.REVIEW_OVERDUE:
        return (m.Reason.AREA_NOT_ACTIVE, m.Reason.REVIEW_OVERDUE)
    return () if area.status is AreaStatus.ACTIVE else (m.Reason.AREA_NOT_ACTIVE,)


def exceeded_caps(project: m.Project, area: ReformAreaNews, held: Mapping[Pollutant, Decimal]) -> Iterable[Pollutant]:
    for one in area.caps:
        wanted = project.added.get(one.pollutant, Decimal(0)) - held.get(one.pollutant, Decimal(0))
        if wanted > 0 and one.committed + wanted > one.cap:
            yield one.pollutant


def _freed(
    project: m.Project, base: ScreenedClass, policy: ScreeningPolicy
) -> tuple[ScreenedClass, ScreeningPath, m.Reason] | None:
    """What the integrated reform frees from any EIA inside reform areas."""
    service = base is ScreenedClass.REGISTRATION and project.public_service_class in policy.freed_services.value
    drug_change = policy.frees_drug_changes.value and project.drug_change_within_old_eia
    if service or drug_change:
        return ScreenedClass.EXEMPT, ScreeningPath.NONE, m.Reason.INTEGRATED_REFORM
    return None


# -- the negative list --------------------------------------------------------------------------------------------


def hits(rule: ListRule, project: m.Project) -> bool:
    """A rule about items hits if any item is meant; the others look at the project as a whole."""
    match rule:
        case ItemRule():
            return any(_means(rule, item) for item in project.catalogue_items)
        case SolventPaintRule():
            return project.solvent_paint >= rule.at_least
        case PollutantRule():
            return project.added.get(rule.pollutant, Decimal(0)) > rule.above
        case TraitRule():
            return has(rule.trait, project)
        case _:
            return False


def _means(rule: ItemRule, item: m.CatalogueItem) -> bool:
    return _named(rule.items, item) and (rule.of_class is None or item.eia_class == rule.of_class)


def _named(codes: Iterable[str], item: m.CatalogueItem) -> bool:
    """三十 means every number of that section, 三十、67 only that one."""
    return any(item.code == code or item.code.startswith(f"{code}、") for code in codes)


def has(trait: ListedTrait, project: m.Project) -> bool:
    match trait:
        case ListedTrait.HEAVY_METALS:
            return project.heavy_metals
        case ListedTrait.HAZARDOUS_PROCESS:
            return project.hazardous_process
        case ListedTrait.EMERGING_INDUSTRY:
            return project.emerging_industry
        case ListedTrait.SENSITIVE_ZONE:
            return bool(project.sensitive_zones)
        case ListedTrait.APPROVED_ABOVE:
            return project.approval_level in (m.ApprovalLevel.PROVINCE, m.ApprovalLevel.MINISTRY)
        case ListedTrait.OVER_VERIFIED:
            return project.over_verified_amount


# -- where it lies ------------------------------------------------------------------------------------------------


def areas_in(notes: Mapping[Any, Any]) -> list[ReformAreaNews]:
    """Every reform area that was told of and has not ended."""
    areas = [one for one in notes.values() if isinstance(one, ReformAreaNews)]
    return sorted((one for one in areas if one.status is not AreaStatus.EXPIRED), key=lambda one: one.area_id)


def area_of(project: m.Project, areas: Iterable[ReformAreaNews]) -> ReformAreaNews | None:
    """The area in which the project lies as a whole; an active one first where areas overlap."""
    around = [one for one in areas if lies_in(project, one.boundary)]
    return next((one for one in around if one.status is AreaStatus.ACTIVE), around[0] if around else None)


def lies_in(project: m.Project, boundary: Polygon) -> bool:
    """A ground that straddles the boundary lies outside, and so does a point on it: what stands there has extent."""
    area = _shape(boundary)
    if project.site is not None:
        return bool(area.covers(_shape(project.site)))
    return bool(area.contains(shapely.Point(float(project.lon), float(project.lat))))


def _shape(polygon: Polygon) -> shapely.Polygon:
    """Geometry is reckoned in floating point; it only says inside or outside, and no amount rests on it."""
    outer, *holes = [[(float(lon), float(lat)) for lon, lat in ring] for ring in polygon.coordinates]
    return shapely.Polygon(outer, holes)


# -- confirmed, overridden, screened again ------------------------------------------------------------------------


def _cap_standing(finding: m.Finding, former: m.CapStanding) -> m.CapStanding:
    """A confirmed project that adds what its area caps must ask for room, once."""
    if former is not m.CapStanding.NOT_NEEDED:
        return former
    if finding.suspended_pollutants:
        return m.CapStanding.DENIED
    asks = finding.capped and finding.path is not ScreeningPath.NONE
    return m.CapStanding.AWAITED if asks else m.CapStanding.NOT_NEEDED


def override(command: m.OverrideScreening, state: Known, context: Now) -> Sequence[Fact]:
    if WEIGHT[command.final_class] < WEIGHT[state.ruled.final_class]:
        raise no.LIGHTER_THAN_RULES.at("final_class", command.final_class, least=state.ruled.final_class)
    if command.reason is m.OverrideReason.OTHER and not command.statement:
        raise no.REASON_MISSING.at("statement")
    finding = overridden(state.ruled, command.final_class)
    return [
        m.ScreeningOverridden(
            **finding.model_dump(),
            former_class=state.finding.final_class,
            reason=command.reason,
            statement=command.statement,
            merged_with=command.merged_with,
            officer=context.actor.person,
            cap=_cap_standing(finding, state.cap),
        )
    ]


def overridden(ruled: m.Finding, final_class: ScreenedClass) -> m.Finding:
    """The officer's class goes the ordinary way; back at the class that the rules gave, theirs."""
    path = ruled.path if final_class is ruled.final_class else unlightened(final_class)
    base_class = max(ruled.base_class, final_class, key=WEIGHT.__getitem__)
    changes = {"base_class": base_class, "final_class": final_class, "path": path, "reasons": (m.Reason.OVERRIDDEN,)}
    return ruled.model_copy(update=changes)


def rescreen(command: m.Rescreen, state: Known, context: Now) -> Sequence[Fact]:
    """Under the list of today, if it is another one; a lighter result does not count."""
    if command.project_code != state.project.project_code:
        return []
    held = state.project.added if state.cap is m.CapStanding.HELD else {}
    newer, former = screen(state.project, areas_in(context.notes), context, held), state.finding
    if newer.negative_list_version == former.negative_list_version:
        return []
    stricter = _strictness(newer) > _strictness(former)
    finding = newer if stricter else as_of(newer, former)
    return [m.ProjectRescreened(**finding.model_dump(), stricter=stricter)]


def as_of(newer: m.Finding, former: m.Finding) -> m.Finding:
    """The former result, as found with the newer list on the newer day."""
    kept = {"area_id", "area_case", "access_standard_version", "negative_list_version", "screened_on"}
    return former.model_copy(update=newer.model_dump(include=kept))


def _strictness(finding: m.Finding) -> tuple[int, bool]:
    return WEIGHT[finding.final_class], bool(finding.suspended_pollutants)


# -- caps ---------------------------------------------------------------------------------------------------------


def take_cap_answer(command: m.TakeCapAnswer, state: Confirmed, context: Now) -> Sequence[Fact]:
    if state.cap is not m.CapStanding.AWAITED:
        return []
    if not command.short_of:
        return [m.CapHeld(held_on=context.today)]
    denied = _kept_class(state.finding, m.Reason.CAP_EXCEEDED)
    return [m.CapDenied(**denied.model_dump(exclude={"suspended_pollutants"}), suspended_pollutants=command.short_of)]


def give_up(command: m.GiveUpProject, state: Confirmed) -> Sequence[Fact]:
    """A revoked record ends a screening; a refused or withdrawn EIA does where room under a cap was held for it."""
    asked = state.cap in (m.CapStanding.HELD, m.CapStanding.AWAITED)
    if command.project_code != state.project.project_code:
        return []
    if command.reason is not m.Reason.RECORD_REVOKED and not asked:
        return []
    return [m.ProjectGivenUp(**_kept_class(state.finding, command.reason).model_dump(), cap=state.cap)]


def _kept_class(finding: m.Finding, reason: m.Reason) -> m.Finding:
    """Without the reform: the class of the catalogue, the ordinary way."""
    base = finding.base_class
    return finding.model_copy(update={"final_class": base, "path": unlightened(base), "reasons": (reason,)})


# -- what a fact makes of the case --------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The case after a fact. It never decides and never fails."""
    match fact:
        case m.ProjectScreened():
            project = part_of(fact, m.Project)
            return Screened(project=project, finding=finding_in(fact), ruled=finding_in(fact))
        case m.ScreeningConfirmed():
            return become(Confirmed, state, cap=fact.cap, asked=state.finding.area_case)
        case m.ScreeningOverridden():
            return become(Confirmed, state, finding=finding_in(fact), cap=fact.cap, asked=state.asked or fact.area_case)
        case m.ProjectRescreened():
            ruled = finding_in(fact) if fact.stricter else as_of(fact, state.ruled)
            return replace(state, finding=finding_in(fact), ruled=ruled)
        case m.CapHeld():
            return replace(state, cap=m.CapStanding.HELD)
        case m.CapDenied():
            return replace(state, finding=finding_in(fact), ruled=finding_in(fact), cap=m.CapStanding.DENIED)
        case m.ProjectGivenUp():
            return become(Spent, state, finding=finding_in(fact))
        case m.ScreeningLeft():
            return become(Spent, state)
        case _:
            return state


def finding_in(fact: m.Finding) -> m.Finding:
    return part_of(fact, m.Finding)
