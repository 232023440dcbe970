"""The rules of the positive list: conditions are computed from facts and shown with their figures, and relief has its reasons.

A listed site is not invisible: it is checked from afar, and visited whenever a reason calls for it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, ClassVar, NamedTuple

from services.credit.cases.positive_list import messages as m
from services.credit.cases.positive_list import policy as law
from services.credit.cases.positive_list import refusals as no
from services.credit.cases.positive_list.messages import (
    Category,
    Colour,
    Condition,
    Fault,
    Ground,
    Origin,
    SuspendReason,
    Tier,
    UnitClass,
)
from services.credit.cases.positive_list.policy import ListPolicy
from shared.casework import guards, subjects
from shared.casework.calendar import DAY, add_months, local
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.law import Limit, Unit
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.credit import (
    Domain,
    GradePublished,
    PositiveListEntered,
    PositiveListNews,
    PositiveListProposed,
    PositiveListRemoved,
    PositiveListSuspended,
    RecordKind,
    RecordNews,
    RecordStanding,
    Role,
    SeriousListListed,
    SeriousListNews,
)
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text
from shared.contracts.thirdparty import FraudClientCleared

Now = Context[ListPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a site is proposed."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    """What every case knows."""

    entry: m.Entry
    entry_no: str
    quarter: str


@dataclass(frozen=True, kw_only=True)
class Proposed(Known):
    TITLE: ClassVar[Text] = Text("已提出", "proposed")


@dataclass(frozen=True, kw_only=True)
class Evaluated(Known):
    TITLE: ClassVar[Text] = Text("已核算", "evaluated")
    evaluation: m.ConditionsEvaluated


@dataclass(frozen=True, kw_only=True)
class Declined(Known):
    TITLE: ClassVar[Text] = Text("不予列入", "declined")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Recommended(Evaluated):
    TITLE: ClassVar[Text] = Text("建议列入", "recommended")
    recommended_by: str


@dataclass(frozen=True, kw_only=True)
class Publicity(Recommended):
    TITLE: ClassVar[Text] = Text("公示中", "on public notice")
    batch_id: str
    publicity_from: date
    publicity_to: date
    objections: int = 0
    open_objections: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class OnList(Evaluated):
    """A place on the list, whether or not it is suspended. Listed while ``valid_from <= day < valid_to``."""

    category: Category
    priority: int
    tier: Tier
    valid_from: date
    valid_to: date
    reviewed_on: date
    plans: Mapping[int, m.ReliefPlanned] = field(default_factory=dict)
    visits: tuple[m.OnsiteRecorded, ...] = ()
    checks: int = 0
    chances: tuple[str, ...] = ()
    """Decisions not to penalise."""
    lost_category: m.CategoryLost | None = None


@dataclass(frozen=True, kw_only=True)
class Listed(OnList):
    TITLE: ClassVar[Text] = Text("在清单上", "listed")


@dataclass(frozen=True, kw_only=True)
class Suspended(OnList):
    TITLE: ClassVar[Text] = Text("暂停", "suspended")
    causes: tuple[m.Suspended, ...]
    """What is under study, in the order in which it came."""

    @property
    def until(self) -> date:
        return max(one.until for one in self.causes)


@dataclass(frozen=True, kw_only=True)
class Removed(OnList):
    TITLE: ClassVar[Text] = Text("已移出", "removed")
    removal: m.Removed
    annulled: str | None = None
    """What the removal rested on, once it was annulled."""


@dataclass(frozen=True, kw_only=True)
class Out(OnList):
    TITLE: ClassVar[Text] = Text("限制期满", "out, and free to apply")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Exited(Known):
    TITLE: ClassVar[Text] = Text("已退出", "withdrawn")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Expired(OnList):
    TITLE: ClassVar[Text] = Text("已到期", "expired")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

LISTER = codes(Role.LISTER)
DECIDER = codes(Role.DECIDER)
OFFICER = codes(Role.OFFICER)
SUBJECT = codes(Role.SUBJECT)
SYSTEM = codes(Role.SYSTEM)
DATA = codes(Role.LISTER, Role.EXT, Role.SYSTEM)
"""Who brings facts from the registers."""
ON_LIST = (Listed, Suspended)

LIFECYCLE = Lifecycle(
    row(Unopened, m.Apply, *SUBJECT, ground=law.MEASURE_6),
    row(Unopened, m.Nominate, *LISTER, *codes(Role.HELPER), ground=law.MEASURE_6),
    row(Unopened, m.AutoPropose, *SYSTEM, ground=law.GUIDANCE),
    row((Proposed, Evaluated, Publicity, Listed, Suspended), m.RunConditions, *DATA, ground=law.PACK),
    row(Evaluated, m.Recommend, *LISTER, ground=law.PACK),
    row(Evaluated, m.Decline, *LISTER, ground=law.PACK),
    row(Recommended, m.OpenPublicity, *LISTER, ground=law.PUBLICITY),
    row(Publicity, m.Object, *codes(Role.PUBLIC, Role.SUBJECT, Role.EXT), ground=law.PUBLICITY),
    row(Publicity, m.DecideObjection, *DECIDER, ground=law.PUBLICITY),
    row(Publicity, m.Enter, *DECIDER, ground=law.GUIDANCE),
    row(ON_LIST, m.PlanRelief, *LISTER, ground=law.RELIEF),
    row(ON_LIST, m.RecordOffsite, *OFFICER, ground=law.GUIDANCE),
    row(ON_LIST, m.RecordOnsite, *OFFICER, ground=law.CHECKS),
    row(ON_LIST, m.RecordGreenCode, *DATA, ground=law.FRESH),
    row((*ON_LIST, Removed), m.NoteChance, *SYSTEM, ground=law.NO_PENALTY),
    row(ON_LIST, m.Suspend, *LISTER, *codes(Role.EXT), *SYSTEM, ground=law.SUSPENSION),
    row((*ON_LIST, Removed), m.HeedStanding, *SYSTEM, ground=law.REMOVAL),
    row(Suspended, m.Resume, *LISTER, *SYSTEM, ground=law.SUSPENSION),
    row(Suspended, m.EndSuspension, *SYSTEM, ground=law.SUSPENSION),
    row(ON_LIST, m.Remove, *DECIDER, ground=law.REMOVAL),
    row(ON_LIST, m.FallWithSubject, *SYSTEM, ground=law.FOLLOWS),
    row(ON_LIST, m.EndBySuccession, *SYSTEM, ground=law.REMOVAL),
    row(ON_LIST, m.RecordCategoryLost, *DATA, ground=law.QUARTER),
    row(Listed, m.ChangeCategory, *LISTER, ground=law.QUARTER),
    row((Proposed, Evaluated, Recommended, Publicity, *ON_LIST), m.RecordRename, *DATA, ground=law.ONE_SITE),
    row((Proposed, Evaluated, Recommended, Publicity, Listed), m.Withdraw, *SUBJECT, ground=law.MEASURE_6),
    row(ON_LIST, m.Expire, *SYSTEM, ground=law.HAINAN),
    row(Listed, m.Renew, *LISTER, ground=law.RENEWAL),
    row(Removed, m.LiftBar, *SYSTEM, ground=law.REMOVAL),
    row(Removed, m.ProposeReinstatement, *SYSTEM, ground=law.APPEAL),
    row(Removed, m.Reinstate, *DECIDER, ground=law.APPEAL),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    _acts_for_itself(command, state, context)
    match command:
        case m.Apply():
            return propose(command, Origin.APPLIED, context)
        case m.Nominate():
            return propose(command, Origin.NOMINATED, context)
        case m.AutoPropose():
            return propose(command, Origin.AUTO, context)
        case m.RunConditions():
            return run_conditions(command, state, context)
        case m.Recommend():
            return recommend(state, context)
        case m.Decline():
            return decline(state, context)
        case m.OpenPublicity():
            ends_on = context.stopwatch.due_on(context.policy.publicity, context.today)
            return [m.PublicityOpened(batch_id=command.batch_id, opened_on=context.today, ends_on=ends_on)]
        case m.Object():
            return object_to(command, state, context)
        case m.DecideObjection():
            return decide_objection(command, state, context)
        case m.Enter():
            return enter(command, state, context)
        case m.RecordRename():
            return [m.Renamed(subject_name=command.subject_name, renamed_on=context.today)]
        case m.Withdraw():
            return [m.Withdrawn(was_listed=isinstance(state, Listed), withdrawn_on=context.today)]
        case _:
            return decide_on_list(command, state, context)


def decide_on_list(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    match command:
        case m.PlanRelief():
            return plan_relief(command, state, context)
        case m.RecordOffsite():
            return record_offsite(command, state, context)
        case m.RecordOnsite():
            return record_onsite(command, state, context)
        case m.RecordGreenCode():
            return record_green_code(command, state, context)
        case m.NoteChance():
            fresh = command.decision_no not in state.chances
            return [m.ChanceNoted(**dict(command))] if fresh else []
        case m.Suspend():
            return suspend(command, state, context)
        case m.Resume():
            return resume(command, state, context)
        case m.HeedStanding():
            return heed_standing(state, context)
        case m.EndSuspension():
            return [m.SuspensionEnded(until=state.until)] if context.today > state.until else []
        case m.Remove():
            return remove(command, state, context)
        case m.FallWithSubject():
            return fall_with_subject(command, state, context)
        case m.EndBySuccession():
            return end_by_succession(command, context)
        case m.RecordCategoryLost():
            return category_lost(command, state, context)
        case m.ChangeCategory():
            return change_category(command, state, context)
        case m.Expire():
            return [m.Expired(valid_to=state.valid_to)] if context.today >= state.valid_to else []
        case m.Renew():
            return renew(state, context)
        case m.LiftBar():
            return lift_bar(state, context)
        case m.ProposeReinstatement():
            return propose_reinstatement(command, state)
        case m.Reinstate():
            return reinstate(command, state, context)
        case _:
            return []


# -- proposals ----------------------------------------------------------------------------------------------------


def propose(command: m.Apply | m.Nominate | m.AutoPropose, origin: Origin, context: Now) -> Sequence[Fact]:
    """A second proposal of the same site in the same quarter comes to nothing while the first is open."""
    uscc = subjects.credit_code("subject_uscc", command.subject_uscc)
    quarter = quarter_of(context.today)
    earlier = context.notes.get((PositiveListProposed.ABOUT, f"{uscc}/{command.site_id}/{quarter}"))
    if isinstance(earlier, PositiveListProposed) and earlier.is_open:
        return []
    _may_be_listed(uscc, command.site_id, context)
    said: dict[str, Any] = dict(command) | {"subject_uscc": uscc}
    number = f"PL-{command.division_code or '330700'}-{context.today.year}-{context.number('PL'):05}"
    return [m.Proposed(**said, entry_no=number, origin=origin, quarter=quarter, proposed_on=context.today)]


def quarter_of(day: date) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}"


def last_day_of_quarter(day: date) -> date:
    return add_months(date(day.year, (day.month + 2) // 3 * 3, 1), 1) - DAY


def _may_be_listed(uscc: str, site_id: str, context: Now) -> None:
    """K9: no place while the site has one, nor while it is barred, by itself or because of the firm."""
    for news in context.notes.values():
        match news:
            case PositiveListEntered() | PositiveListSuspended() if news.site_id == site_id and _is_other(
                news, context
            ):
                raise no.ALREADY_LISTED.at("site_id", site_id)
            case PositiveListRemoved() if news.whole_subject or news.site_id == site_id:
                _is_not_barred(news, uscc, site_id, context)
            case _:
                pass


def _is_other(news: PositiveListNews, context: Now) -> bool:
    """A term that is over leaves the site free, even before that was told."""
    is_over = isinstance(news, PositiveListEntered) and context.today >= news.valid_to
    return news.case_id != context.me.id and not is_over


def _is_not_barred(news: PositiveListRemoved, uscc: str, site_id: str, context: Now) -> None:
    if news.barred_until and context.today < news.barred_until:
        raise no.BARRED.at("site_id", site_id, until=news.barred_until)


# -- conditions ---------------------------------------------------------------------------------------------------


class Result(NamedTuple):
    holds: bool
    why: Text


@dataclass(frozen=True)
class Site:
    """A site on a day, with all that its conditions are computed from."""

    facts: m.SiteFacts
    claims: tuple[m.Claim, ...]
    today: date
    grade: str | None
    is_dishonest: bool
    records: tuple[RecordStanding, ...]
    """Environmental penalties in force, of the whole firm."""
    policy: ListPolicy

    def clean_since(self, limit: Limit, days: Sequence[date]) -> Result:
        """Z4: over on the same day of a later month."""
        open_ = [(one, add_months(one, limit.count)) for one in days if add_months(one, limit.count) > self.today]
        if open_:
            day, until = max(open_)
            return Result(False, Text("{day}起至{until}", "{day}, until {until}").filled(day=day, until=until))
        return Result(True, Text("{months}个月内无", "none for {months} months").filled(months=limit.count))


def b1(site: Site) -> Result:
    permit = site.facts.permit_valid_to
    valid = site.facts.is_registered or (permit is not None and permit >= site.today)
    why = Text(
        "环评手续{eia}，许可有效至{permit}，登记{registered}",
        "EIA {eia}, permit until {permit}, registered {registered}",
    )
    said = why.filled(eia=site.facts.eia_ok, permit=permit, registered=site.facts.is_registered)
    return Result(site.facts.eia_ok and valid, said)


def b2(site: Site) -> Result:
    facts, wanted = site.facts, site.policy.compliant_months.value
    why = Text("{months}/{wanted}个月达标，超标{over}次", "{months} of {wanted} months compliant, {over} exceedances")
    holds = facts.facilities_normal and facts.compliant_months >= wanted and not facts.exceedances
    return Result(holds, why.filled(months=facts.compliant_months, wanted=wanted, over=facts.exceedances))


def b3(site: Site) -> Result:
    """By the day of the decision, not of the act; decisions not to penalise are not among them.

    A credit record of the firm counts against the site unless the facts say that it concerns another one.
    """
    here = [one.decided_on for one in site.facts.penalties if one.in_force and not one.at_other_site]
    known = {one.doc_no for one in site.facts.penalties}
    untold = [one.decided_on for one in site.records if one.doc_no not in known]
    return site.clean_since(site.policy.clean_of_penalties, [*here, *untold])


def b4(site: Site) -> Result:
    return site.clean_since(site.policy.clean_of_incidents, site.facts.incidents)


def b5(site: Site) -> Result:
    facts = site.facts
    why = Text("应装{required}，已联网{linked}", "obligatory: {required}, linked: {linked}")
    holds = facts.online_linked or not facts.online_required
    return Result(holds, why.filled(required=facts.online_required, linked=facts.online_linked))


def b6(site: Site) -> Result:
    listed = site.is_dishonest or site.facts.on_other_dishonest_list
    code = site.facts.green_code and site.facts.green_code.colour
    why = Text("列入名单{listed}，等级{grade}，环保码{code}", "listed: {listed}, grade {grade}, code {code}")
    holds = not listed and site.grade not in site.policy.bad_grades.value and code is not Colour.RED
    return Result(holds, why.filled(listed=listed, grade=site.grade, code=code))


def b7(site: Site) -> Result:
    return site.clean_since(site.policy.clean_of_crime, site.facts.crimes)


def b8(site: Site) -> Result:
    branch = site.facts.excluded_branch
    return Result(branch is None, Text("排除行业：{branch}", "excluded branch: {branch}").filled(branch=branch))


def b9(site: Site) -> Result:
    """Small firms without pollution are spared it."""
    waived = {one.category for one in site.claims if claim_result(one, site).holds}
    if waived & set(site.policy.unchecked_categories.value):
        return Result(True, Text("无污染小微企业不要求", "waived for a small firm without pollution"))
    last = site.facts.last_checked_on
    holds = last is not None and add_months(last, site.policy.checked_within.count) >= site.today
    return Result(holds, Text("最近检查{last}", "last checked {last}").filled(last=last))


def b10(site: Site) -> Result:
    facts = site.facts
    why = Text("需要联网{needed}，同意{consent}", "link needed: {needed}, consent: {consent}")
    holds = facts.link_consent or not facts.link_needed
    return Result(holds, why.filled(needed=facts.link_needed, consent=facts.link_consent))


CONDITIONS: Mapping[Condition, Callable[[Site], Result]] = {
    Condition.B1: b1,
    Condition.B2: b2,
    Condition.B3: b3,
    Condition.B4: b4,
    Condition.B5: b5,
    Condition.B6: b6,
    Condition.B7: b7,
    Condition.B8: b8,
    Condition.B9: b9,
    Condition.B10: b10,
}


def claim_result(claim: m.Claim, site: Site) -> Result:
    match claim.category:
        case Category.LISTED_CO:
            holds = claim.stock_code is not None and claim.found_at_exchange
            return Result(holds, Text("股票代码{code}", "stock code {code}").filled(code=claim.stock_code))
        case Category.TO_BE_LISTED:
            filed = claim.filing_no is not None and claim.filed_on is not None and claim.filed_on <= site.today
            why = Text(
                "辅导备案{filed_on}，后备名单{reserve}", "tutoring filed on {filed_on}, on the reserve: {reserve}"
            )
            return Result(filed or claim.on_reserve, why.filled(filed_on=claim.filed_on, reserve=claim.on_reserve))
        case Category.UNICORN:
            first = site.today.year - site.policy.unicorn_years.value
            holds = claim.list_name is not None and claim.list_year in range(first, site.today.year + 1)
            return Result(holds, Text("{year}年名单", "list of {year}").filled(year=claim.list_year))
        case Category.CLEAN_SMALL:
            holds = claim.is_small_or_micro and claim.registration_form_only and not claim.has_outlets
            why = Text(
                "小微{small}，仅登记表{form}，有排放口{outlets}",
                "small or micro: {small}, registration form only: {form}, outlets: {outlets}",
            )
            said = {"small": claim.is_small_or_micro, "form": claim.registration_form_only}
            return Result(holds, why.filled(**said, outlets=claim.has_outlets))
        case Category.DISTRESSED_GREEN:
            return _distressed_green(claim, site)
        case _:
            return Result(claim.document is not None, Text("证明{doc}", "proof {doc}").filled(doc=claim.document))


def _distressed_green(claim: m.Claim, site: Site) -> Result:
    """A proof of distress that is valid, and a green code that is not stale."""
    code, proof = site.facts.green_code, claim.distress
    proven = proof is not None and site.today <= add_months(proof.issued_on, site.policy.distress_proof.count)
    fresh = code is not None and (site.today - code.computed_on).days <= site.policy.code_fresh.count
    why = Text("困难证明{issued}，环保码{colour}（{computed}）", "proof of {issued}, code {colour} of {computed}")
    said = {"issued": proof and proof.issued_on, "colour": code and code.colour, "computed": code and code.computed_on}
    return Result(proven and fresh and code is not None and code.colour is Colour.GREEN, why.filled(**said))


def run_conditions(command: m.RunConditions, state: Known, context: Now) -> Sequence[Fact]:
    return [evaluated(command.facts, command.claims or state.entry.claims, state, context)]


def evaluated(facts: m.SiteFacts, claims: tuple[m.Claim, ...], state: Known, context: Now) -> m.ConditionsEvaluated:
    """Every condition and every claim, as they stand today."""
    site = _site(facts, claims, state, context)
    conditions = {code: test(site) for code, test in CONDITIONS.items()}
    claimed = [(one.category, claim_result(one, site)) for one in claims]
    categories = tuple(category for category, result in claimed if result.holds)
    priority = priority_of(categories, context.policy)
    return m.ConditionsEvaluated(
        evaluated_on=context.today,
        pack_id=context.policy.pack_id.value,
        failing=tuple(code for code, result in conditions.items() if not result.holds),
        categories=categories,
        priority=priority,
        score=score_of(facts, priority, context.policy),
        conditions=tuple(
            m.ConditionResult(code=code, holds=one.holds, zh=one.why.zh, en=one.why.en)
            for code, one in conditions.items()
        ),
        claimed=tuple(
            m.CategoryResult(category=category, holds=one.holds, zh=one.why.zh, en=one.why.en)
            for category, one in claimed
        ),
        facts=facts,
        claims=claims,
    )


def _site(facts: m.SiteFacts, claims: tuple[m.Claim, ...], state: Known, context: Now) -> Site:
    guards.not_in_future("facts.as_of", facts.as_of, context.today)
    since = context.today - timedelta(days=context.policy.fresh.count)
    if facts.as_of < since:
        raise no.STALE_FACTS.at("facts.as_of", facts.as_of, since=since)
    uscc = state.entry.subject_uscc
    return Site(
        facts=facts,
        claims=claims,
        today=context.today,
        grade=_grade(uscc, context),
        is_dishonest=_is_dishonest(uscc, context),
        records=tuple(_penalties(context)),
        policy=context.policy,
    )


def _penalties(context: Now) -> Iterator[RecordStanding]:
    for news in context.notes.values():
        if isinstance(news, RecordNews) and is_environmental_penalty(news.record) and news.record.is_in_force:
            yield news.record


def is_environmental_penalty(record: RecordStanding) -> bool:
    return record.kind is RecordKind.PENALTY and Domain.ENV in record.domains


def priority_of(categories: Sequence[Category], policy: ListPolicy) -> int | None:
    """The five that the measure names come first."""
    if not categories:
        return None
    return 1 if set(categories) & set(policy.named_categories.value) else 2


def score_of(facts: m.SiteFacts, priority: int | None, policy: ListPolicy) -> int:
    """For the order of proposals; of equal scores the older one comes first."""
    return (
        policy.priority_points.value * (priority == 1)
        + policy.simplified_points.value * facts.is_simplified_permit
        + policy.linked_points.value * facts.online_linked
        + facts.compliant_months
    )


def _holds(evaluation: m.ConditionsEvaluated, policy: ListPolicy) -> None:
    """``CONDITIONS_FAIL`` with every condition that does not hold, under the rule it comes from."""
    if evaluation.failing:
        raise no.CONDITIONS_FAIL.of(
            replace(no.CONDITIONS_FAIL, ground=policy.conditions[one.code]).detail(one.code, f"{one.zh} / {one.en}")
            for one in evaluation.conditions
            if not one.holds
        )
    if not evaluation.categories:
        raise no.NO_CATEGORY.at("claims", [one.category for one in evaluation.claimed])


# -- from the recommendation to the list --------------------------------------------------------------------------


def recommend(state: Evaluated, context: Now) -> Sequence[Fact]:
    _holds(state.evaluation, context.policy)
    return [m.Recommended(recommended_by=context.actor.person, recommended_on=context.today)]


def decline(state: Evaluated, context: Now) -> Sequence[Fact]:
    failing, categories = state.evaluation.failing, state.evaluation.categories
    if not failing and categories:
        raise no.NOTHING_FAILS.at("type", m.Decline.KIND)
    return [m.Declined(failing=failing, no_category=not categories, declined_on=context.today)]


def object_to(command: m.Object, state: Publicity, context: Now) -> Sequence[Fact]:
    guards.in_time(context.today, state.publicity_to, law.PUBLICITY)
    said = {"blocks": command.signed, "grounds": command.grounds, "objected_on": context.today}
    return [m.Objected(objection=state.objections + 1, **said)]


def decide_objection(command: m.DecideObjection, state: Publicity, context: Now) -> Sequence[Fact]:
    if command.objection not in state.open_objections:
        raise no.NO_OBJECTION.at("objection", command.objection)
    said = {"objection": command.objection, "reasons": command.reasons, "decided_on": context.today}
    return [m.ObjectionUpheld(**said) if command.upheld else m.ObjectionDismissed(**said)]


def enter(command: m.Enter, state: Publicity, context: Now) -> Sequence[Fact]:
    """The conditions are computed again with the facts on file, which must still be fresh."""
    guards.somebody_else("actor", context.actor.person, [state.recommended_by], law.FOUR_EYES)
    guards.not_before(context.today, state.publicity_to + DAY, law.PUBLICITY)
    if state.open_objections:
        raise no.OBJECTION_OPEN.at("objection", sorted(state.open_objections))
    _may_be_listed(state.entry.subject_uscc, state.entry.site_id, context)
    now = evaluated(state.evaluation.facts, state.evaluation.claims, state, context)
    _holds(now, context.policy)
    _tier_fits(command.tier, now.facts.green_code)
    entered = m.Entered(
        category=now.categories[0],
        priority=now.priority or 2,
        tier=command.tier,
        valid_from=context.today,
        valid_to=add_months(context.today, context.policy.validity.count),
        entered_by=context.actor.person,
    )
    return [now, entered]


def _tier_fits(tier: Tier, code: m.GreenCode | None) -> None:
    if tier is Tier.OFF_SITE_ONLY and code and code.colour is Colour.YELLOW:
        raise no.TIER_TOO_HIGH.at("tier", tier)


# -- relief and checks --------------------------------------------------------------------------------------------


def visits_planned(unit_class: UnitClass, tier: Tier, policy: ListPolicy) -> int:
    """Half of the baseline rounded down, or none."""
    return policy.baseline[unit_class].value * policy.visits_kept[tier].value // 100


def plan_relief(command: m.PlanRelief, state: OnList, context: Now) -> Sequence[Fact]:
    if command.year in state.plans:
        raise no.PLANNED_ALREADY.at("year", command.year)
    policy, unit_class = context.policy, state.entry.unit_class
    least = policy.off_site_least[unit_class].value
    if command.planned_off_site is not None and command.planned_off_site < least:
        raise no.OFFSITE_TOO_FEW.at("planned_off_site", command.planned_off_site, least=least)
    exempt = policy.exempt_kinds.value
    return [
        m.ReliefPlanned(
            year=command.year,
            baseline_on_site=policy.baseline[unit_class].value,
            planned_on_site=visits_planned(unit_class, state.tier, policy),
            planned_off_site=least if command.planned_off_site is None else command.planned_off_site,
            exempt_kinds=exempt,
            never_exempt_kinds=tuple(one for one in m.VisitKind if one not in exempt),
            planned_on=context.today,
        )
    ]


def record_offsite(command: m.RecordOffsite, state: OnList, context: Now) -> Sequence[Fact]:
    if not command.started_at <= command.ended_at <= context.now:
        raise no.CHECK_TIMES.at("ended_at", command.ended_at)
    checked_on = local(command.ended_at).date()
    return [m.OffsiteRecorded(**dict(command), check_id=_check_id(state), checked_on=checked_on)]


def _check_id(state: OnList) -> str:
    return f"{state.entry_no}/{state.checks + 1}"


def record_onsite(command: m.RecordOnsite, state: OnList, context: Now) -> Sequence[Fact]:
    """Whatever has a reason is allowed; what is only routine, as far as the relief leaves room. A suspended relief rests."""
    visited_on = command.visited_on or context.today
    guards.not_in_future("visited_on", visited_on, context.today)
    is_routine = command.kind in context.policy.exempt_kinds.value and command.superior_order_no is None
    against_plan = is_routine and isinstance(state, Listed)
    if against_plan:
        _relief_leaves_room(command, visited_on.year, state, context)
    return [
        m.OnsiteRecorded(
            check_id=_check_id(state),
            kind=command.kind,
            visited_on=visited_on,
            superior_order_no=command.superior_order_no,
            finding=command.finding,
            against_plan=against_plan,
        )
    ]


def _relief_leaves_room(command: m.RecordOnsite, year: int, state: OnList, context: Now) -> None:
    """By the tier of today, which may have fallen since the year was planned."""
    if state.tier is Tier.OFF_SITE_ONLY:
        raise no.ONSITE_NOT_ALLOWED.at("kind", command.kind)
    room = visits_planned(state.entry.unit_class, state.tier, context.policy)
    done = sum(one.against_plan and one.visited_on.year == year for one in state.visits)
    if done >= room:
        raise no.RELIEF_EXHAUSTED.at("kind", command.kind)


def record_green_code(command: m.RecordGreenCode, state: OnList, context: Now) -> Sequence[Fact]:
    """Yellow lowers the tier, red suspends; neither removes."""
    guards.not_in_future("code.computed_on", command.code.computed_on, context.today)
    facts: list[Fact] = [m.GreenCodeRecorded(**dict(command.code))]
    if command.code.colour is Colour.YELLOW and state.tier is Tier.OFF_SITE_ONLY:
        facts.append(m.TierLowered(tier=Tier.REDUCED, lowered_on=context.today))
    if command.code.colour is Colour.RED and isinstance(state, Listed):
        facts.append(_suspended(SuspendReason.RED_CODE, None, context))
    return facts


# -- suspended, resumed -------------------------------------------------------------------------------------------


def suspend(command: m.Suspend, state: OnList, context: Now) -> Sequence[Fact]:
    """A further cause keeps it suspended longer. News that later news has overtaken suspends nothing."""
    causes = state.causes if isinstance(state, Suspended) else ()
    if (command.reason, command.reference) in {(one.reason, one.reference) for one in causes}:
        return []
    record = context.notes.get((RecordNews.ABOUT, f"{state.entry.subject_uscc}/{command.record}"))
    if isinstance(record, RecordNews) and not record.record.is_in_force:
        return []
    cleared = {one.doc_no for one in context.notes.values() if isinstance(one, FraudClientCleared)}
    if command.reason is SuspendReason.FRAUD and command.reference in cleared:
        return []
    return [_suspended(command.reason, command.reference, context)]


def heed_standing(state: OnList | Removed, context: Now) -> Sequence[Fact]:
    """What the newest news of the firm calls for, whatever was heard before: suspended, resumed, or free again."""
    bad = dict(_bad_standing(state.entry.subject_uscc, context))
    if isinstance(state, Removed):
        return [m.BarLifted(lifted_on=context.today)] if state.removal.is_open and not bad else []
    causes = state.causes if isinstance(state, Suspended) else ()
    known = {one.reason for one in causes}
    settled = [one for one in causes if one.reason in STANDING and one.reason not in bad]
    return [
        *(_suspended(reason, reference, context) for reason, reference in bad.items() if reason not in known),
        *(
            m.Resumed(finding=f"{one.reason.words.zh}的情形已消除", reference=one.reference, resumed_on=context.today)
            for one in settled
        ),
    ]


STANDING = (SuspendReason.SERIOUS_LIST, SuspendReason.GRADE)


def _bad_standing(uscc: str, context: Now) -> Iterator[tuple[SuspendReason, str]]:
    listed, grade = context.notes.get((SeriousListNews.ABOUT, uscc)), _grade(uscc, context)
    if isinstance(listed, SeriousListListed):
        yield SuspendReason.SERIOUS_LIST, str(listed.case_id)
    if grade in context.policy.worst_grades.value:
        yield SuspendReason.GRADE, str(grade)


def _is_dishonest(uscc: str, context: Now) -> bool:
    return isinstance(context.notes.get((SeriousListNews.ABOUT, uscc)), SeriousListListed)


def _grade(uscc: str, context: Now) -> str | None:
    news = context.notes.get((GradePublished.ABOUT, uscc))
    return news.grade if isinstance(news, GradePublished) else None


def _suspended(reason: SuspendReason, reference: str | None, context: Now) -> m.Suspended:
    until = context.stopwatch.due_on(context.policy.suspension, context.today)
    return m.Suspended(reason=reason, reference=reference, suspended_on=context.today, until=until)


def resume(command: m.Resume, state: Suspended, context: Now) -> Sequence[Fact]:
    """One cause is settled, or all of them."""
    if command.reference is not None and command.reference not in {one.reference for one in state.causes}:
        return []
    return [m.Resumed(finding=command.finding, reference=command.reference, resumed_on=context.today)]


# -- removed ------------------------------------------------------------------------------------------------------


def remove(command: m.Remove, state: OnList, context: Now) -> Sequence[Fact]:
    guards.not_in_future("happened_on", command.happened_on, context.today)
    _ground_is_met(command, state, context)
    ground, policy = command.ground, context.policy
    return [
        m.Removed(
            ground=ground,
            reference=command.reference,
            reasons=command.reasons,
            happened_on=command.happened_on,
            removed_on=context.today,
            barred_until=barred_until(ground, command.happened_on, context.today, policy),
            is_open=ground in policy.open_bars.value,
            whole_subject=ground in policy.whole_subject.value,
            fault=_fault(command, state),
        )
    ]


def barred_until(ground: Ground, happened_on: date, today: date, policy: ListPolicy) -> date | None:
    """From the day of the penalty or the incident; for the others from the removal."""
    bar = policy.bars.get(ground)
    start = happened_on if ground in policy.bars_from_event.value else today
    return bar and add_months(start, bar.count)


def _fault(command: m.Remove, state: OnList) -> Fault:
    """A record that was public at entry should have been seen."""
    if command.ground is Ground.R6:
        return Fault.NOBODY
    known = command.public_since is not None and command.public_since <= state.valid_from
    return Fault.BUREAU if known else Fault.FIRM


def _ground_is_met(command: m.Remove, state: OnList, context: Now) -> None:
    if command.ground is Ground.R1 and command.reference in state.chances:
        raise no.NOT_A_PENALTY.at("reference", command.reference)
    if unmet := UNMET.get(command.ground, _nothing)(command, state, context):
        raise no.GROUND_NOT_MET.at("ground", command.ground, needed_zh=unmet.zh, needed_en=unmet.en)


def _nothing(command: m.Remove, state: OnList, context: Now) -> Text | None:
    return None


def _penalty_unmet(command: m.Remove, state: OnList, context: Now) -> Text | None:
    """One that is older than the clean record asks for did not stand in the way of the entry."""
    clean = add_months(command.happened_on, context.policy.clean_of_penalties.count)
    if clean > state.valid_from:
        return None
    return Text(
        "处罚决定应在列入前二十四个月之后作出", "the penalty must be of the twenty-four months before entry or later"
    )


def _cut_unmet(command: m.Remove, state: OnList, context: Now) -> Text | None:
    hours = context.policy.link_cut.count
    if command.refused_inspection or (command.hours_cut or 0) >= hours:
        return None
    return Text(f"应有拒绝检查，或者切断数据满{hours}小时", f"a refusal, or data cut off for {hours} hours")


def _nuisance_unmet(command: m.Remove, state: OnList, context: Now) -> Text | None:
    if command.corrected_in_time is False:
        return None
    return Text("投诉属实且未按期改正", "a verified nuisance that was not corrected in time")


def _condition_unmet(command: m.Remove, state: OnList, context: Now) -> Text | None:
    """A lost category has until the end of its quarter."""
    lost = state.lost_category
    if state.evaluation.failing or (lost and context.today >= lost.quarter_end):
        return None
    return Text(
        "最近一次核算应有不符合的条件，或者类别丧失已至季末",
        "a failing condition on file, or a lost category at the quarter's end",
    )


UNMET: Mapping[Ground, Callable[[m.Remove, OnList, Now], Text | None]] = {
    Ground.R1: _penalty_unmet,
    Ground.R4: _cut_unmet,
    Ground.R5: _nuisance_unmet,
    Ground.R6: _condition_unmet,
}
"""What is missing for a ground; the others are for the decider to find."""


def fall_with_subject(command: m.FallWithSubject, state: OnList, context: Now) -> Sequence[Fact]:
    """The decision on one site carries the firm's others with it."""
    return [
        m.Removed(
            ground=command.ground,
            reference=str(command.because_of),
            reasons=None,
            happened_on=command.removed_on,
            removed_on=context.today,
            barred_until=command.barred_until,
            is_open=command.ground in context.policy.open_bars.value,
            whole_subject=False,
            fault=Fault.FIRM,
        )
    ]


def end_by_succession(command: m.EndBySuccession, context: Now) -> Sequence[Fact]:
    return [
        m.Removed(
            ground=Ground.R6,
            reference="、".join(command.successors),
            reasons=None,
            happened_on=command.linked_on,
            removed_on=context.today,
            barred_until=None,
            is_open=False,
            whole_subject=False,
            fault=Fault.NOBODY,
        )
    ]


def category_lost(command: m.RecordCategoryLost, state: OnList, context: Now) -> Sequence[Fact]:
    guards.not_in_future("lost_on", command.lost_on, context.today)
    if command.category is not state.category:
        raise no.CATEGORY_NOT_HELD.at("category", command.category)
    if state.lost_category:
        return []
    quarter_end = last_day_of_quarter(context.today)
    return [m.CategoryLost(category=command.category, lost_on=command.lost_on, quarter_end=quarter_end)]


def change_category(command: m.ChangeCategory, state: Listed, context: Now) -> Sequence[Fact]:
    now = evaluated(state.evaluation.facts, command.claims, state, context)
    if not now.categories:
        raise no.NO_CATEGORY.at("claims", [one.category for one in command.claims])
    return [
        m.CategoryChanged(
            category=now.categories[0], priority=now.priority or 2, claims=command.claims, changed_on=context.today
        )
    ]


# -- renewed, free again, reinstated ------------------------------------------------------------------------------


def renew(state: Listed, context: Now) -> Sequence[Fact]:
    """In the last sixty days, and without publicity: the conditions are computed again with fresh facts on file."""
    guards.not_before(context.today, state.valid_to - timedelta(days=context.policy.renewal.count), law.RENEWAL)
    now = evaluated(state.evaluation.facts, state.evaluation.claims, state, context)
    _holds(now, context.policy)
    valid_to = add_months(state.valid_to, context.policy.validity.count)
    return [now, m.Renewed(renewed_on=context.today, valid_to=valid_to)]


def lift_bar(state: Removed, context: Now) -> Sequence[Fact]:
    """An open bar ends with its ground, every other on its day."""
    is_over = not state.removal.is_open and context.today >= free_from(state.removal)
    return [m.BarLifted(lifted_on=context.today)] if is_over else []


def free_from(removal: m.Removed) -> date:
    """Where nothing is barred, from the next day."""
    return removal.barred_until or removal.removed_on + DAY


def propose_reinstatement(command: m.ProposeReinstatement, state: Removed) -> Sequence[Fact]:
    if state.annulled or command.reference != state.removal.reference:
        return []
    return [m.ReinstatementProposed(**dict(command))]


def reinstate(command: m.Reinstate, state: Removed, context: Now) -> Sequence[Fact]:
    if context.today >= state.valid_to:
        raise no.OVER_MEANWHILE.at("type", state.valid_to)
    return [m.Reinstated(appeal_no=command.appeal_no, reinstated_on=context.today, valid_to=state.valid_to)]


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: ListPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: ListPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    match state:
        case Publicity():
            yield watch.deadline("publicity", Text("公示", "public notice"), policy.publicity, state.publicity_from)
        case Listed() | Suspended():
            yield _until("validity", Text("清单有效期", "the place is valid"), state.valid_to - DAY, m.Expire(), watch)
            yield watch.deadline("review", Text("年度复核", "yearly review"), policy.review, state.reviewed_on)
            if isinstance(state, Suspended):
                title, start = Text("暂停期", "suspension"), max(one.suspended_on for one in state.causes)
                yield watch.deadline("suspension", title, policy.suspension, start, passes=m.EndSuspension())
            if state.lost_category:
                title = Text("另行认定类别", "find another category")
                yield _until("category", title, state.lost_category.quarter_end, None, watch)
        case Removed(removal=m.Removed(is_open=False) as removal):
            title = Text("不得再列入的期限", "not to be listed")
            yield _until("bar", title, free_from(removal) - DAY, m.LiftBar(), watch)
        case _:
            pass


def _until(name: str, title: Text, day: date, passes: Command | None, watch: Stopwatch) -> Deadline:
    """A term whose last day is known."""
    return watch.deadline(name, title, Limit(0, Unit.DAYS, law.GUIDANCE), day, passes=passes)


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Fact) -> Any:
    match fact:
        case m.Proposed():
            return Proposed(entry=fact.plain, entry_no=fact.entry_no, quarter=fact.quarter)
        case m.ConditionsEvaluated():
            return _with_evaluation(state, fact)
        case m.Recommended():
            return become(Recommended, state, recommended_by=fact.recommended_by)
        case m.Declined() | m.ObjectionUpheld():
            return become(Declined, state)
        case m.PublicityOpened():
            days = {"publicity_from": fact.opened_on, "publicity_to": fact.ends_on}
            return become(Publicity, state, batch_id=fact.batch_id, **days)
        case m.Objected():
            blocking = {fact.objection} if fact.blocks else set[int]()
            return replace(state, objections=fact.objection, open_objections=state.open_objections | blocking)
        case m.ObjectionDismissed():
            return replace(state, open_objections=state.open_objections - {fact.objection})
        case m.Entered():
            said = {name: getattr(fact, name) for name in ("category", "priority", "tier", "valid_from", "valid_to")}
            return become(Listed, state, **said, reviewed_on=fact.valid_from)
        case m.Renamed():
            return replace(state, entry=state.entry.model_copy(update={"subject_name": fact.subject_name}))
        case m.Withdrawn():
            return become(Exited, state)
        case _:
            return evolve_on_list(state, fact)


def evolve_on_list(state: Any, fact: Fact) -> Any:
    match fact:
        case m.ReliefPlanned():
            return replace(state, plans={**state.plans, fact.year: fact})
        case m.OffsiteRecorded():
            return replace(state, checks=state.checks + 1)
        case m.OnsiteRecorded():
            return replace(state, checks=state.checks + 1, visits=(*state.visits, fact))
        case m.TierLowered():
            return replace(state, tier=fact.tier)
        case m.ChanceNoted():
            return replace(state, chances=(*state.chances, fact.decision_no))
        case m.Suspended():
            return become(Suspended, state, causes=(*(state.causes if isinstance(state, Suspended) else ()), fact))
        case m.Resumed():
            left = tuple(one for one in state.causes if fact.reference and one.reference != fact.reference)
            return replace(state, causes=left) if left else become(Listed, state)
        case m.SuspensionEnded() | m.Reinstated():
            return become(Listed, state)
        case m.Removed():
            return become(Removed, state, removal=fact)
        case m.CategoryLost():
            return replace(state, lost_category=fact)
        case m.CategoryChanged():
            entry = state.entry.model_copy(update={"claims": fact.claims})
            return replace(state, entry=entry, category=fact.category, priority=fact.priority, lost_category=None)
        case m.Expired():
            return become(Expired, state)
        case m.Renewed():
            return replace(state, valid_to=fact.valid_to)
        case m.BarLifted():
            return become(Out, state)
        case m.ReinstatementProposed():
            return replace(state, annulled=fact.reference)
        case _:
            return state


def _with_evaluation(state: Any, fact: m.ConditionsEvaluated) -> Any:
    entry = state.entry.model_copy(update={"claims": fact.claims})
    match state:
        case Proposed() | Evaluated() if type(state) in (Proposed, Evaluated):
            return become(Evaluated, state, entry=entry, evaluation=fact)
        case OnList():
            return replace(state, entry=entry, evaluation=fact, reviewed_on=fact.evaluated_on)
        case _:
            return replace(state, entry=entry, evaluation=fact)


# -- guards -------------------------------------------------------------------------------------------------------


def _acts_for_itself(command: Command, state: Any, context: Now) -> None:
    """A firm applies for itself, and withdraws itself; it may object to others."""
    if context.actor.role == Role.SUBJECT and not isinstance(command, m.Object):
        entry = command if isinstance(command, m.Apply) else state.entry
        guards.act_for(context.actor.onbehalfof, subjects.as_written(entry.subject_uscc), law.ONE_SITE)
