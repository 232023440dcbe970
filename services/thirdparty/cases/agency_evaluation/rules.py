"""The rules of an agency evaluation: which points count, who scores and confirms, and how a grade moves once published.

One case is one evaluation of one body in one round, because only opening and freeze are common to a round: body by body
there are appeals, objections, downgrades and repairs, and the register's list of these cases is the list firms choose by.
Two rounds of a body are two cases, one collecting while the other is in appeal.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any, ClassVar

from services.thirdparty.cases.agency_evaluation import messages as m
from services.thirdparty.cases.agency_evaluation import policy as law
from services.thirdparty.cases.agency_evaluation import refusals as no
from services.thirdparty.cases.agency_evaluation.messages import ItemCode, ItemState, Standing
from services.thirdparty.cases.agency_evaluation.policy import AgencyPolicy
from shared.casework import guards
from shared.casework.calendar import DAY
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.contracts.credit import RecordNews, RecordStanding, RepairStanding
from shared.contracts.message import Command, Fact
from shared.contracts.text import Text
from shared.contracts.thirdparty import (
    AgencyEvaluationOpened,
    AgencyGradeNews,
    AgencyItemChanged,
    BodyStatusChanged,
    PenaltyRecorded,
    PenaltyRevoked,
    Role,
)

Now = Context[AgencyPolicy]

# -- what an evaluation remembers ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Item:
    """A line on the record: as it was recorded, whether it acts on this grade, and what became of it since."""

    recorded: m.ItemRecorded
    acts: bool
    state: ItemState = ItemState.ACTIVE
    settled_on: date | None = None

    @property
    def id(self) -> int:
        return self.recorded.item_id

    @property
    def code(self) -> ItemCode:
        return self.recorded.code

    @property
    def doc_no(self) -> str:
        return self.recorded.doc_no

    @property
    def act(self) -> str:
        """The first document on the act, by which two documents on one act are known."""
        return self.recorded.act or self.recorded.doc_no

    @property
    def points(self) -> int:
        return self.recorded.points

    def repaired_by(self, day: date) -> bool:
        return self.state is ItemState.REPAIRED and self.settled_on is not None and self.settled_on <= day


@dataclass(frozen=True)
class Correction:
    """What a published grade was before it was put right."""

    score: Decimal
    grade: m.Grade
    corrected_on: date
    reason: m.CorrectionReason


# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a body enters the round."""


@dataclass(frozen=True, kw_only=True)
class Opened(State):
    """What every evaluation knows."""

    agency: m.Agency
    freeze_on: date
    former_names: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    reported: m.SelfReported | None = None
    former_cma_nos: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        return self.agency.round_year

    @property
    def papers(self) -> frozenset[str]:
        return frozenset(self.reported.papers) if self.reported else frozenset()

    @property
    def labs(self) -> tuple[m.Lab, ...]:
        return self.reported.labs if self.reported else ()


@dataclass(frozen=True, kw_only=True)
class Collecting(Opened):
    TITLE: ClassVar[Text] = Text("收集材料", "collecting")


@dataclass(frozen=True, kw_only=True)
class NotEvaluated(Opened):
    TITLE: ClassVar[Text] = Text("不予评价", "not evaluated")
    OVER: ClassVar[bool] = True
    reason: m.Exclusion


@dataclass(frozen=True, kw_only=True)
class Scoring(Opened):
    TITLE: ClassVar[Text] = Text("评分", "scoring")
    assessment: m.Assessment | None = None
    scored_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Assessed(Opened):
    """Scored by one person and confirmed by another."""

    assessment: m.Assessment
    scored_by: str
    confirmed_by: str


@dataclass(frozen=True, kw_only=True)
class Prelim(Assessed):
    TITLE: ClassVar[Text] = Text("初评完成", "preliminary grade")


@dataclass(frozen=True, kw_only=True)
class Notified(Assessed):
    """The body knows its preliminary grade; appeals by their numbers."""

    notified_on: date
    appeals_until: date
    open_appeals: tuple[m.Appealed, ...] = ()
    appeals_filed: int = 0


@dataclass(frozen=True, kw_only=True)
class Appealable(Notified):
    TITLE: ClassVar[Text] = Text("可以申诉", "open to appeals")


@dataclass(frozen=True, kw_only=True)
class Publicity(Notified):
    TITLE: ClassVar[Text] = Text("公示", "up for objections")
    opened_on: date
    ends_on: date
    open_objections: frozenset[int] = frozenset()
    objections: int = 0


@dataclass(frozen=True, kw_only=True)
class Graded(Assessed):
    """``since`` is the day from which the present grade holds."""

    published_on: date
    valid_to: date
    since: date
    locked_to: date | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Published(Graded):
    TITLE: ClassVar[Text] = Text("已发布", "published")


@dataclass(frozen=True, kw_only=True)
class Expired(Graded):
    TITLE: ClassVar[Text] = Text("已失效", "expired")
    OVER: ClassVar[bool] = True
    expired_on: date


# -- who may do what, when, and why -------------------------------------------------------------------------------

BEFORE_PUBLICATION = (Collecting, Scoring, Prelim, Appealable, Publicity)
ALL_THE_WAY = (*BEFORE_PUBLICATION, Published)
EVALUATOR = codes(Role.EVALUATOR)
DECIDER = codes(Role.DECIDER)
BODY = codes(Role.BODY)
SYSTEM = codes(Role.SYSTEM)
RECORDERS = codes(Role.OFFICER, Role.SYSTEM)
EVALUATOR_OR_SYSTEM = codes(Role.EVALUATOR, Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.OpenRound, *EVALUATOR, ground=law.TRIAL_MEASURES),
    row(ALL_THE_WAY, m.RecordItem, *RECORDERS, ground=law.SN_POINTS),
    row(ALL_THE_WAY, m.RecordPenalty, *SYSTEM, ground=law.SN_POINTS),
    row(ALL_THE_WAY, m.KeepItem, *SYSTEM, ground=law.ONE_ACT),
    row(ALL_THE_WAY, m.RepairItem, *RECORDERS, ground=law.UNREPAIRED),
    row(ALL_THE_WAY, m.HeedRecord, *SYSTEM, ground=law.UNREPAIRED),
    row(ALL_THE_WAY, m.ReverseItem, *RECORDERS, ground=law.UNREPAIRED),
    row(ALL_THE_WAY, m.RenameBody, *SYSTEM, ground=law.IDENTITY),
    row(Collecting, m.SelfReport, *BODY, ground=law.FREEZE),
    row((Collecting, Scoring), m.Exclude, *EVALUATOR, ground=law.INCLUSION),
    row(Collecting, m.Freeze, *SYSTEM, ground=law.FREEZE),
    row(Scoring, m.Score, *EVALUATOR_OR_SYSTEM, ground=law.PACK),
    row(Scoring, m.Confirm, *EVALUATOR, ground=law.TWO_PEOPLE),
    row(Prelim, m.Notify, *EVALUATOR_OR_SYSTEM, ground=law.APPEALS),
    row(Appealable, m.FileAppeal, *BODY, ground=law.APPEALS),
    row(Appealable, m.DecideAppeal, *EVALUATOR, ground=law.TWO_PEOPLE),
    row(Appealable, m.OpenPublicity, *EVALUATOR_OR_SYSTEM, ground=law.PUBLICITY),
    row(Publicity, m.Object, *codes(Role.PUBLIC), ground=law.PUBLICITY),
    row(Publicity, m.AnswerObjection, *EVALUATOR, ground=law.PUBLICITY),
    row(Publicity, m.Publish, *DECIDER, ground=law.MEASURE_12),
    row(Published, m.DowngradeNow, *DECIDER, ground=law.DYNAMIC),
    row(Published, m.Restore, *DECIDER, ground=law.DYNAMIC),
    row(Published, m.Expire, *SYSTEM, ground=law.VALIDITY),
)


def policy_on(state: Any, opened_on: date, today: date) -> date:
    """A round follows the pack that was fixed before its first day."""
    return law.first_day(state.year) - DAY if isinstance(state, Opened) else today


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    match command:
        case m.OpenRound():
            return open_round(command, context)
        case m.RecordItem():
            return record_item(command, state, context)
        case m.RecordPenalty():
            return record_penalty(command, state, context)
        case m.KeepItem():
            return keep_item(command, state, context)
        case m.RepairItem():
            return repair_item(command, state, context)
        case m.HeedRecord():
            return heed_record(command, state, context)
        case m.ReverseItem():
            return reverse_item(command, state, context)
        case m.RenameBody():
            return rename(command, state)
        case m.SelfReport():
            return self_report(command, state, context)
        case m.Exclude():
            return [m.Excluded(**dict(command), excluded_on=context.today)]
        case m.Freeze():
            return freeze(state, context)
        case m.Score():
            return score(command, state, context)
        case m.Confirm():
            return confirm(state, context)
        case m.Notify():
            return notify(context)
        case m.FileAppeal():
            return file_appeal(command, state, context)
        case m.DecideAppeal():
            return decide_appeal(command, state, context)
        case m.OpenPublicity():
            return open_publicity(state, context)
        case m.Object():
            return object_to(command, state, context)
        case m.AnswerObjection():
            return answer_objection(command, state, context)
        case m.Publish():
            return publish(state, context)
        case m.DowngradeNow():
            return downgrade(state, context)
        case m.Restore():
            return restore(state, context)
        case m.Expire():
            return expire(command, state, context)
        case _:
            return []


# -- into a round -------------------------------------------------------------------------------------------------


def open_round(command: m.OpenRound, context: Now) -> Sequence[Fact]:
    """Penalties that were announced before the body entered are taken over, from the first day of the period on."""
    if command.kind is m.AgencyKind.GOVERNMENT_STATION:
        raise no.NOT_SOCIAL_AGENCY.at("kind", command.kind)
    pack = _fixed_pack(command)
    _only_evaluation(command, context)
    guards.not_in_future("active_since", command.active_since, context.today)
    freeze_on = pack.freeze_on(command.round_year)
    guards.in_time(context.today, freeze_on, law.FREEZE, "round_year")
    entry = dict(command) | {"pack_id": pack.pack_id.value, "body_name": _newest_name(command, context)}
    opened = m.RoundOpened(**entry, freeze_on=freeze_on)
    state: Any = evolve(Unopened(), opened)
    return [opened, *_announced_before(state, replace(context, policy=pack))]


def _fixed_pack(command: m.OpenRound) -> AgencyPolicy:
    """Named or not, only the pack that was in force before the period."""
    pack = law.pack_of(command.round_year)
    named = command.pack_id or pack.pack_id.value
    if named != pack.pack_id.value or pack.in_force_from >= law.first_day(command.round_year):
        raise no.PACK_NOT_FIXED.at("pack_id", named, year=command.round_year)
    return pack


def _only_evaluation(command: m.OpenRound, context: Now) -> None:
    news = context.notes.get((AgencyEvaluationOpened.ABOUT, f"{command.body_uscc}/{command.round_year}"))
    if isinstance(news, AgencyEvaluationOpened) and news.case_id != context.me.id:
        raise no.EVALUATION_EXISTS.at("body_uscc", command.body_uscc)


def _newest_name(command: m.OpenRound, context: Now) -> str:
    news = context.notes.get((BodyStatusChanged.ABOUT, command.body_uscc))
    return news.name if isinstance(news, BodyStatusChanged) else command.body_name


def _announced_before(state: Collecting, context: Now) -> list[Fact]:
    known = [one for one in context.notes.values() if isinstance(one, PenaltyRecorded)]
    ours = [one for one in known if one.body_uscc == state.agency.body_uscc and one.decided_on.year >= state.year]
    facts: list[Fact] = []
    for one in sorted(ours, key=lambda one: (one.decided_on, one.doc_no)):
        so_far: Any = reduce(evolve, facts, state)
        facts += with_repairs(record(_penalty_items(penalty_of(one), context.policy), so_far, context), so_far, context)
    return facts


def penalty_of(news: PenaltyRecorded) -> m.RecordPenalty:
    """A penalty as its announcement tells it."""
    return m.RecordPenalty(
        from_case=news.case_id,
        doc_no=news.doc_no,
        finding_codes=news.finding_codes,
        fine_fen=news.fine_fen,
        confiscated_fen=news.confiscated_fen,
        is_banned=news.is_banned,
        decided_on=news.decided_on,
    )


def rename(command: m.RenameBody, state: Opened) -> Sequence[Fact]:
    """Nothing where the news is older than what is known already."""
    if command.body_name in (state.agency.body_name, *state.former_names):
        return []
    former = dict.fromkeys((*command.former_names, *state.former_names, state.agency.body_name))
    return [m.BodyRenamed(body_name=command.body_name, former_names=tuple(former))]


def self_report(command: m.SelfReport, state: Collecting, context: Now) -> Sequence[Fact]:
    guards.act_for(context.actor.onbehalfof, state.agency.body_uscc, law.IDENTITY)
    guards.in_time(context.today, state.freeze_on, law.FREEZE)
    return [m.SelfReported(reported_on=context.today, **dict(command))]


def freeze(state: Collecting, context: Now) -> Sequence[Fact]:
    if context.today <= state.freeze_on:
        return []
    frozen = m.RoundFrozen(freeze_on=state.freeze_on)
    if reason := exclusion(state, context):
        return [frozen, m.Excluded(reason=reason, excluded_on=context.today)]
    return [frozen]


def exclusion(state: Collecting, context: Now) -> m.Exclusion | None:
    """Why the body is not evaluated, as far as its entry and its self-report show."""
    if state.labs and all(lab.cma_valid_to < state.freeze_on for lab in state.labs):
        return m.Exclusion.CMA_LOST
    full_year_on = context.stopwatch.due_on(context.policy.inclusion, state.agency.active_since)
    if full_year_on > law.last_day(state.year) + DAY:
        return m.Exclusion.NEW
    if state.reported and state.reported.reports < context.policy.reports.value:
        return m.Exclusion.NO_BUSINESS
    return None


# -- items --------------------------------------------------------------------------------------------------------


def record_item(command: m.RecordItem, state: Opened, context: Now) -> Sequence[Fact]:
    guards.not_in_future("event_date", command.event_date, context.today)
    if _is_revoked(command.doc_no, context):
        raise no.NOT_IN_FORCE.at("doc_no", command.doc_no)
    _check_round(command, state, context)
    rows = _rows_asked(command, state, context.policy)
    recorded = record(_items_asked(command, rows, state), state, context)
    if not recorded:
        raise no.DUPLICATE_ITEM.at("doc_no", command.doc_no)
    return reassessed(with_repairs(recorded, state, context), state, context, m.CorrectionReason.NEW_ITEM)


def record_penalty(command: m.RecordPenalty, state: Opened, context: Now) -> Sequence[Fact]:
    """Nothing where it is on record, was revoked meanwhile, or belongs to an earlier round."""
    if command.decided_on.year < state.year or _is_revoked(command.doc_no, context):
        return []
    recorded = with_repairs(record(_penalty_items(command, context.policy), state, context), state, context)
    return reassessed(recorded, state, context, m.CorrectionReason.NEW_ITEM)


def keep_item(command: m.KeepItem, state: Opened, context: Now) -> Sequence[Fact]:
    """An item of a sister evaluation in its newest state; what is known already leads to nothing."""
    if command.event_date.year < state.year:
        return []
    item = m.ScoreItem(**{name: getattr(command, name) for name in m.ScoreItem.model_fields})
    recorded = record([item], state, context)
    kept: Any = reduce(evolve, recorded, state)
    same = [one for one in kept.items if (one.doc_no, one.code) == (item.doc_no, item.code)]
    settled = settle(same, command.state, command.settled_on or context.today)
    return reassessed([*recorded, *settled], state, context, REASONS[command.state])


def repair_item(command: m.RepairItem, state: Opened, context: Now) -> Sequence[Fact]:
    guards.not_in_future("repaired_on", command.repaired_on, context.today)
    items = _items_of(command.doc_no, state)
    guards.not_before(command.repaired_on, items[0].recorded.event_date, law.UNREPAIRED, "repaired_on")
    settled = settle(items, ItemState.REPAIRED, command.repaired_on)
    return reassessed(settled, state, context, m.CorrectionReason.REPAIR)


def heed_record(command: m.HeedRecord, state: Opened, context: Now) -> Sequence[Fact]:
    """The newest that was told of the record counts, whatever came late or twice."""
    items, record = _items_of(command.doc_no, state), _record_of(command.doc_no, context)
    if record and record.repair is RepairStanding.COMPLETED:
        settled = settle(items, ItemState.REPAIRED, record.repaired_on or context.today)
        return reassessed(settled, state, context, m.CorrectionReason.REPAIR)
    if repaired := [one for one in items if one.state is ItemState.REPAIRED]:
        undone = m.RepairUndone(doc_no=command.doc_no, items=_ids(repaired), undone_on=context.today)
        return reassessed([undone], state, context, m.CorrectionReason.REPAIR_REVOKED)
    return []


def with_repairs(recorded: Sequence[Fact], state: Opened, context: Now) -> list[Fact]:
    """Items whose record was repaired before they came are repaired from the beginning."""
    facts: list[Fact] = list(recorded)
    after: Any = reduce(evolve, recorded, state)
    for doc_no in dict.fromkeys(one.doc_no for one in recorded if isinstance(one, m.ItemRecorded)):
        record = _record_of(doc_no, context)
        if record and record.repair is RepairStanding.COMPLETED:
            facts += settle(_items_of(doc_no, after), ItemState.REPAIRED, record.repaired_on or context.today)
    return facts


def _record_of(doc_no: str, context: Now) -> RecordStanding | None:
    told = (one.record for one in context.notes.values() if isinstance(one, RecordNews))
    return next((one for one in told if one.doc_no == doc_no), None)


def reverse_item(command: m.ReverseItem, state: Opened, context: Now) -> Sequence[Fact]:
    guards.not_in_future("reversed_on", command.reversed_on, context.today)
    settled = settle(_items_of(command.doc_no, state), ItemState.REVERSED, command.reversed_on)
    return reassessed(settled, state, context, m.CorrectionReason.REVERSAL)


def record(found: Iterable[m.ScoreItem], state: Opened, context: Now) -> list[Fact]:
    """The items that are not on record yet: a document takes each row once, and one row of fines."""
    known = {(one.doc_no, one.code) for one in state.items}
    fined = {one.doc_no for one in state.items if context.policy.is_fine_row(one.code)}
    new = [
        one
        for one in found
        if (one.doc_no, one.code) not in known and not (one.doc_no in fined and context.policy.is_fine_row(one.code))
    ]
    return [
        m.ItemRecorded(
            **dict(one),
            item_id=item_id,
            points=context.policy.points[one.code].value,
            counts_in=one.event_date.year,
            acts=acts(one, state, context.policy),
            recorded_on=context.today,
        )
        for item_id, one in enumerate(new, len(state.items) + 1)
    ]


def settle(items: Sequence[Item], into: ItemState, day: date) -> list[Fact]:
    """Penalties are repaired, anything is reversed; what is settled as strongly already stays as it is."""
    unrepaired = [one for one in items if one.state is ItemState.ACTIVE and one.points <= 0]
    standing = [one for one in items if one.state is not ItemState.REVERSED]
    if into is ItemState.REPAIRED and unrepaired:
        return [m.ItemRepaired(doc_no=unrepaired[0].doc_no, items=_ids(unrepaired), repaired_on=day)]
    if into is ItemState.REVERSED and standing:
        return [m.ItemReversed(doc_no=standing[0].doc_no, items=_ids(standing), reversed_on=day)]
    return []


REASONS = {
    ItemState.ACTIVE: m.CorrectionReason.NEW_ITEM,
    ItemState.REPAIRED: m.CorrectionReason.REPAIR,
    ItemState.REVERSED: m.CorrectionReason.REVERSAL,
}


def acts(item: m.ScoreItem, state: Opened, policy: AgencyPolicy) -> bool:
    """Items of the round do; those of a later round only where a veto comes before publication: it acts at once."""
    if isinstance(state, Graded):
        return False
    return item.event_date.year == state.year or policy.is_veto(item.code)


def _items_asked(command: m.RecordItem, rows: Iterable[ItemCode], state: Opened) -> Iterator[m.ScoreItem]:
    for code in rows:
        yield m.ScoreItem(
            doc_no=command.doc_no,
            code=code,
            event_date=command.event_date,
            act=_act(command, state),
            source=command.source,
            finding_codes=command.finding_codes,
            evidence_hash=command.evidence_hash,
        )


def _check_round(command: m.RecordItem, state: Opened, context: Now) -> None:
    """A document counts in the round of its decision and in no other; what comes after the freeze is too late for it."""
    news = context.notes.get((AgencyItemChanged.ABOUT, f"{state.agency.body_uscc}/{command.doc_no}"))
    year = news.event_date.year if isinstance(news, AgencyItemChanged) else command.event_date.year
    if year < state.year or year != command.event_date.year:
        raise no.OTHER_ROUND.at("event_date", command.event_date, year=year)
    if year == state.year:
        guards.in_time(context.today, state.freeze_on, law.FREEZE)


def _act(command: m.RecordItem, state: Opened) -> str | None:
    """The act of the other document, which may come later."""
    return next((one.act for one in state.items if one.doc_no == command.same_act_as), command.same_act_as)


def _rows_asked(command: m.RecordItem, state: Opened, policy: AgencyPolicy) -> list[ItemCode]:
    fine_row = policy.fine_row(command.fine_fen)
    on_record = [one.code for one in state.items if one.doc_no == command.doc_no]
    rows = [row for row in (command.code, *_rows(command, policy)) if row]
    fine_rows = {row for row in (*rows, *on_record) if policy.is_fine_row(row)}
    if len(fine_rows) > 1:
        raise no.FINE_ROW_DIFFERS.at("code", sorted(fine_rows), code=fine_row or min(fine_rows))
    if not rows:
        raise no.NOTHING_TO_SCORE.at("code")
    return list(dict.fromkeys(rows))


def _rows(of: m.RecordItem | m.RecordPenalty, policy: AgencyPolicy) -> list[ItemCode]:
    """A fine and a confiscation take both rows; tampering and fabrication are vetoes."""
    is_fraud = any(code.startswith(policy.fraud_classes.value) for code in of.finding_codes)
    rows = [
        policy.fine_row(of.fine_fen),
        ItemCode.G12 if of.confiscated_fen else None,
        ItemCode.FRAUD if is_fraud else None,
    ]
    return [row for row in rows if row]


def _penalty_items(command: m.RecordPenalty, policy: AgencyPolicy) -> Iterator[m.ScoreItem]:
    """A penalty without fine, confiscation and ban was a warning or criticism."""
    rows = [*_rows(command, policy), *([ItemCode.G14] if command.is_banned else [])]
    if not any(policy.points[code].value for code in rows):
        rows = [ItemCode.G02, *rows]
    for code in rows:
        yield m.ScoreItem(
            doc_no=command.doc_no,
            code=code,
            event_date=command.decided_on,
            source=m.ItemSource.FRAUD_CASE,
            finding_codes=command.finding_codes,
            from_case=command.from_case,
        )


def _is_revoked(doc_no: str, context: Now) -> bool:
    return isinstance(context.notes.get((PenaltyRevoked.ABOUT, doc_no)), PenaltyRevoked)


def _items_of(doc_no: str, state: Opened) -> list[Item]:
    items = [one for one in state.items if one.doc_no == doc_no]
    if not items:
        raise no.NO_SUCH_ITEM.at("doc_no", doc_no)
    return items


def _ids(items: Iterable[Item]) -> tuple[int, ...]:
    return tuple(one.id for one in items)


# -- the score ----------------------------------------------------------------------------------------------------


def assess(base_score: Decimal, weighing: Collection[Item], state: Opened, policy: AgencyPolicy) -> m.Assessment:
    """Base, bonus, deduction and veto of the items that weigh; every item of the record is explained."""
    counting = counted(weighing)
    bonus = min(policy.bonus_cap.value, sum(one.points for one in counting if one.points > 0))
    deduction = -sum(one.points for one in counting if one.points < 0)
    vetoes = tuple(dict.fromkeys(one.code for one in weighing if policy.is_veto(one.code)))
    score = min(policy.score_cap.value, base_score + bonus - deduction)
    return m.Assessment(
        base_score=base_score,
        bonus=bonus,
        deduction=deduction,
        vetoes=vetoes,
        score=score,
        grade=m.Grade.D if vetoes else policy.grade_of(score),
        lines=tuple(_line(one, _standing(one, weighing, counting)) for one in state.items),
    )


def counted(weighing: Iterable[Item]) -> list[Item]:
    """Of two bonus rows, and of two documents on one act, only the higher."""
    bonuses: list[Item] = []
    documents: dict[str, dict[str, list[Item]]] = {}
    for one in weighing:
        if one.points > 0:
            bonuses.append(one)
        else:
            documents.setdefault(one.act, {}).setdefault(one.doc_no, []).append(one)
    heaviest = [min(by_document.values(), key=_total) for by_document in documents.values()]
    return [*sorted(bonuses, key=lambda one: one.points)[-1:], *(one for document in heaviest for one in document)]


def weighing_before_publication(state: Opened) -> list[Item]:
    """What acts, was not reversed, and was not repaired by the freeze."""
    return [
        one
        for one in state.items
        if one.acts and one.state is not ItemState.REVERSED and not one.repaired_by(state.freeze_on)
    ]


def weighing_since(state: Graded) -> list[Item]:
    """What weighed in the grade as published, less what was reversed since; a repair waits for ``Restore``."""
    weighed = {one.item_id for one in state.assessment.lines if one.standing in (Standing.COUNTED, Standing.LESSER)}
    return [one for one in state.items if one.id in weighed and one.state is not ItemState.REVERSED]


def reassessed(facts: Sequence[Fact], state: Opened, context: Now, reason: m.CorrectionReason) -> Sequence[Fact]:
    """The facts, and the correction of a score that stands where they change it."""
    after: Any = reduce(evolve, facts, state)
    former: m.Assessment | None = getattr(after, "assessment", None)
    if former is None:
        return facts
    weighing = weighing_since(after) if isinstance(after, Graded) else weighing_before_publication(after)
    weighing += [one for one in _counting_again(facts, after) if one not in weighing]
    now = assess(former.base_score, weighing, after, context.policy)
    if (now.score, now.grade, now.vetoes) == (former.score, former.grade, former.vetoes):
        return facts
    return [*facts, _correction(now, former, after, context, reason)]


def _counting_again(facts: Iterable[Fact], after: Opened) -> list[Item]:
    """Items whose repair had lifted the grade, and was revoked."""
    back = {id for one in facts if isinstance(one, m.RepairUndone) for id in one.items}
    return [one for one in after.items if one.id in back and one.acts]


def _correction(
    now: m.Assessment, former: m.Assessment, after: Opened, context: Now, reason: m.CorrectionReason
) -> m.GradeCorrected:
    """A lock ends with the last veto behind it: what was annulled never locked anything."""
    locked_to = after.locked_to if isinstance(after, Graded) and now.vetoes else None
    return m.GradeCorrected(
        **dict(now),
        former_score=former.score,
        former_grade=former.grade,
        reason=reason,
        corrected_on=context.today,
        locked_to=locked_to,
    )


def _total(document: Sequence[Item]) -> int:
    return sum(one.points for one in document)


def _standing(item: Item, weighing: Collection[Item], counting: Collection[Item]) -> Standing:
    if item.state is ItemState.REVERSED:
        return Standing.REVERSED
    if item in weighing:
        return Standing.COUNTED if item in counting else Standing.LESSER
    return Standing.REPAIRED if item.acts else Standing.ELSEWHERE


def _line(item: Item, standing: Standing) -> m.PointLine:
    said = item.recorded
    return m.PointLine(
        item_id=said.item_id,
        code=said.code,
        points=said.points if standing is Standing.COUNTED else 0,
        standing=standing,
        doc_no=said.doc_no,
        event_date=said.event_date,
        evidence_hash=said.evidence_hash,
        from_case=said.from_case,
    )


# -- scored by one, confirmed by another --------------------------------------------------------------------------


def score(command: m.Score, state: Scoring, context: Now) -> Sequence[Fact]:
    if command.parts:
        _check_parts(command.parts, command.base_score, context.policy)
    assessment = assess(command.base_score, weighing_before_publication(state), state, context.policy)
    scored_by = context.actor.person
    return [m.Scored(**dict(assessment), parts=command.parts, scored_by=scored_by, scored_on=context.today)]


def _check_parts(parts: m.BaseParts, base_score: Decimal, policy: AgencyPolicy) -> None:
    given = {part: getattr(parts, part.lower()) for part in m.BasePart}
    for part, points in given.items():
        if points > (most := policy.base_parts[part].value):
            raise no.PART_TOO_HIGH.at(f"parts.{part.lower()}", points, most=most)
    if (total := sum(given.values())) != base_score:
        raise no.PARTS_DIFFER.at("parts", base_score, total=total)


def confirm(state: Scoring, context: Now) -> Sequence[Fact]:
    if not state.scored_by:
        raise no.NOT_SCORED.at("type")
    guards.somebody_else("actor", context.actor.person, {state.scored_by}, law.TWO_PEOPLE)
    return [m.ScoreConfirmed(confirmed_by=context.actor.person, confirmed_on=context.today)]


def notify(context: Now) -> Sequence[Fact]:
    appeals_until = context.stopwatch.due_on(context.policy.appeal, context.today)
    return [m.PrelimNotified(notified_on=context.today, appeals_until=appeals_until)]


# -- appeals ------------------------------------------------------------------------------------------------------


def file_appeal(command: m.FileAppeal, state: Appealable, context: Now) -> Sequence[Fact]:
    guards.act_for(context.actor.onbehalfof, state.agency.body_uscc, law.IDENTITY)
    guards.in_time(context.today, state.appeals_until, law.APPEALS)
    _check_items("items", command.items, _ids(state.items))
    _check_material(command, state, context)
    return [
        m.Appealed(
            **dict(command),
            appeal_no=state.appeals_filed + 1,
            filed_on=context.today,
            decide_by=context.stopwatch.due_on(context.policy.appeal_decision, context.today),
        )
    ]


def _check_material(command: m.FileAppeal, state: Appealable, context: Now) -> None:
    """Every paper that existed before the freeze and was held back without a reason is told at once."""
    for paper in command.evidence:
        guards.not_in_future("evidence.available_on", paper.available_on, context.today)
    late = [
        no.LATE_MATERIAL.detail(f"evidence.{index}.evidence_hash", paper.evidence_hash)
        for index, paper in enumerate(command.evidence)
        if paper.available_on <= state.freeze_on and paper.evidence_hash not in state.papers and not paper.why_late
    ]
    if late:
        raise no.LATE_MATERIAL.of(late)


def decide_appeal(command: m.DecideAppeal, state: Appealable, context: Now) -> Sequence[Fact]:
    """The evaluator who examines it neither scored nor confirmed; the decider is yet another person."""
    appeal = next((one for one in state.open_appeals if one.appeal_no == command.appeal_no), None)
    if appeal is None:
        raise no.NO_SUCH_APPEAL.at("appeal_no", command.appeal_no)
    examiner = context.actor.person
    involved = {state.scored_by, state.confirmed_by}
    guards.somebody_else("actor", examiner, involved, law.TWO_PEOPLE)
    guards.somebody_else("decider", command.decider, {*involved, examiner}, law.TWO_PEOPLE)
    _check_items("struck", command.struck, appeal.items)
    if (command.result is m.AppealResult.REJECTED) == bool(command.struck or command.base_score is not None):
        raise no.RESULT_DIFFERS.at("result", command.result)
    said = command.model_dump(exclude={"decider"})
    decided = m.AppealDecided(**said, decided_on=context.today, examined_by=examiner, decided_by=command.decider)
    return reassessed([decided], state, context, m.CorrectionReason.APPEAL)


def _check_items(field: str, named: Iterable[int], known: Collection[int]) -> None:
    if unknown := [one for one in named if one not in known]:
        raise no.NO_SUCH_ITEM.at(field, unknown)


# -- in public ----------------------------------------------------------------------------------------------------


def open_publicity(state: Appealable, context: Now) -> Sequence[Fact]:
    guards.not_before(context.today, state.appeals_until + DAY, law.APPEALS)
    if state.open_appeals:
        raise no.APPEAL_OPEN.at("appeal_no", [one.appeal_no for one in state.open_appeals])
    ends_on = context.stopwatch.due_on(context.policy.publicity, context.today)
    return [m.PublicityOpened(opened_on=context.today, ends_on=ends_on)]


def object_to(command: m.Object, state: Publicity, context: Now) -> Sequence[Fact]:
    guards.in_time(context.today, state.ends_on, law.PUBLICITY)
    if not command.is_signed:
        raise no.UNSIGNED.at("is_signed", command.is_signed)
    return [m.Objected(number=state.objections + 1, objected_on=context.today, statement=command.statement)]


def answer_objection(command: m.AnswerObjection, state: Publicity, context: Now) -> Sequence[Fact]:
    if command.number not in state.open_objections:
        raise no.NO_SUCH_OBJECTION.at("number", command.number)
    return [m.ObjectionAnswered(**dict(command), answered_on=context.today)]


def publish(state: Publicity, context: Now) -> Sequence[Fact]:
    guards.not_before(context.today, state.ends_on + DAY, law.PUBLICITY)
    if state.open_objections:
        raise no.OBJECTION_OPEN.at("number", sorted(state.open_objections))
    _no_newer_grade(state, context)
    weighing = weighing_before_publication(state)
    assessment = assess(state.assessment.base_score, weighing, state, context.policy)
    return [
        m.GradePublished(
            **dict(assessment),
            published_on=context.today,
            valid_to=context.stopwatch.due_on(context.policy.validity, context.today),
            locked_to=_lock(assessment, context),
        )
    ]


def _no_newer_grade(state: Publicity, context: Now) -> None:
    news = context.notes.get((AgencyGradeNews.ABOUT, state.agency.body_uscc))
    if isinstance(news, AgencyGradeNews) and news.round_year > state.year:
        raise no.NEWER_ROUND_PUBLISHED.at("round_year", state.year, year=news.round_year)


def _lock(assessment: m.Assessment, context: Now) -> date | None:
    """The first day on which a D by veto may be restored."""
    return context.stopwatch.due_on(context.policy.lock, context.today) if assessment.vetoes else None


# -- a published grade --------------------------------------------------------------------------------------------


def downgrade(state: Published, context: Now) -> Sequence[Fact]:
    grounds = grounds_to_downgrade(state, context.policy)
    if not grounds:
        raise no.NO_GROUND_TO_DOWNGRADE.at("type", least=context.policy.downgrade_points.value)
    now = assess_with(grounds, state, context.policy)
    has_veto = any(context.policy.is_veto(one.code) for one in grounds)
    locked_to = _lock(now, context) if has_veto else state.locked_to
    return [m.GradeDowngraded(**dict(now), items=_ids(grounds), downgraded_on=context.today, locked_to=locked_to)]


def grounds_to_downgrade(state: Published, policy: AgencyPolicy) -> list[Item]:
    """New items that make up enough points for a lower grade, otherwise the vetoes among them; new is what came since."""
    new = [one for one in state.items if not one.acts and one.state is ItemState.ACTIVE and one.points <= 0]
    enough = -_total(counted(new)) >= policy.downgrade_points.value
    if enough and assess_with(new, state, policy).grade is not state.assessment.grade:
        return new
    return [one for one in new if policy.is_veto(one.code)]


def assess_with(new: Iterable[Item], state: Published, policy: AgencyPolicy) -> m.Assessment:
    return assess(state.assessment.base_score, [*weighing_since(state), *new], state, policy)


def restore(state: Published, context: Now) -> Sequence[Fact]:
    if state.locked_to and context.today < state.locked_to:
        raise no.LOCKED.at("time", context.today, day=state.locked_to)
    former, weighed = state.assessment, weighing_since(state)
    weighing = [one for one in weighed if one.state is ItemState.ACTIVE]
    now = assess(former.base_score, weighing, state, context.policy)
    if now.vetoes:
        raise no.VETO_STANDS.at("type", now.vetoes)
    if now.score == former.score and not former.vetoes:
        raise no.NOTHING_TO_RESTORE.at("type")
    return [m.GradeRestored(**dict(now), restored_on=_restored_on(state, weighed))]


def _restored_on(state: Published, weighed: Iterable[Item]) -> date:
    """The day of the last repair; never inside the lock, nor before the grade that it lifts."""
    repairs = [one.settled_on for one in weighed if one.settled_on]
    return max([*repairs, state.since, state.locked_to or state.since])


def expire(command: m.Expire, state: Published, context: Now) -> Sequence[Fact]:
    if command.superseded_by is None:
        return [m.GradeExpired(expired_on=state.valid_to)] if context.today >= state.valid_to else []
    if command.superseded_by <= state.year:
        return []
    expired_on = command.superseded_on or context.today
    return [m.GradeExpired(expired_on=expired_on, superseded_by=command.superseded_by)]


# -- time passes --------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: AgencyPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: AgencyPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, Collecting):
        title = Text("材料冻结", "freeze of the material")
        yield watch.deadline("freeze", title, policy.freeze, law.last_day(state.year), passes=m.Freeze())
    if isinstance(state, BEFORE_PUBLICATION):
        title = Text("发布等级", "publish the grade")
        yield watch.deadline("publish", title, policy.publish, law.last_day(state.year))
    if isinstance(state, Appealable):
        yield from _appeal_deadlines(state, policy, watch)
    if isinstance(state, Publicity):
        yield watch.deadline("publicity", Text("公示", "publicity"), policy.publicity, state.opened_on)
    if isinstance(state, Published):
        yield _validity(state, policy, watch)
        yield from _downgrade_at_once(state, policy, watch)


def _appeal_deadlines(state: Appealable, policy: AgencyPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    yield watch.deadline("appeal", Text("提出申诉", "appeal"), policy.appeal, state.notified_on)
    for one in state.open_appeals:
        title = Text(f"决定第{one.appeal_no}号申诉", f"decide appeal {one.appeal_no}")
        yield watch.deadline(f"appeal_{one.appeal_no}", title, policy.appeal_decision, one.filed_on)


def _validity(state: Published, policy: AgencyPolicy, watch: Stopwatch) -> Deadline:
    """``valid_to`` is the first day without the grade."""
    title = Text("等级有效期", "the grade is valid")
    counted = watch.deadline("validity", title, policy.validity, state.published_on, passes=m.Expire())
    return replace(counted, due_on=state.valid_to - DAY)


def _downgrade_at_once(state: Published, policy: AgencyPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if grounds := grounds_to_downgrade(state, policy):
        known_on = max(state.published_on, *(one.recorded.recorded_on for one in grounds))
        yield watch.deadline("downgrade", Text("即时降级", "downgrade at once"), policy.downgrade, known_on)


# -- what a fact makes of the evaluation --------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> State:
    """The evaluation after a fact. It never decides and never fails."""
    match fact:
        case m.RoundOpened():
            agency = m.Agency(**{name: getattr(fact, name) for name in m.Agency.model_fields})
            return Collecting(agency=agency, freeze_on=fact.freeze_on)
        case m.ItemRecorded():
            return replace(state, items=(*state.items, Item(fact, fact.acts)))
        case m.ItemRepaired():
            return _settled(state, fact.items, ItemState.REPAIRED, fact.repaired_on)
        case m.RepairUndone():
            return _settled(state, fact.items, ItemState.ACTIVE, None)
        case m.ItemReversed():
            return _settled(state, fact.items, ItemState.REVERSED, fact.reversed_on)
        case m.SelfReported():
            return replace(state, reported=fact, former_cma_nos=_former_cma_nos(state, fact))
        case m.BodyRenamed():
            agency = state.agency.model_copy(update={"body_name": fact.body_name})
            return replace(state, agency=agency, former_names=fact.former_names)
        case m.RoundFrozen():
            return become(Scoring, state)
        case m.Excluded():
            return become(NotEvaluated, state, reason=fact.reason)
        case m.Scored():
            return replace(state, assessment=_assessment(fact), scored_by=fact.scored_by)
        case m.ScoreConfirmed():
            return become(Prelim, state, confirmed_by=fact.confirmed_by)
        case m.GradeCorrected():
            return _corrected(state, fact)
        case m.PrelimNotified():
            return become(Appealable, state, notified_on=fact.notified_on, appeals_until=fact.appeals_until)
        case m.Appealed():
            return replace(state, open_appeals=(*state.open_appeals, fact), appeals_filed=fact.appeal_no)
        case m.AppealDecided():
            return _appeal_decided(state, fact)
        case m.PublicityOpened():
            return become(Publicity, state, opened_on=fact.opened_on, ends_on=fact.ends_on)
        case m.Objected():
            return replace(state, objections=fact.number, open_objections=state.open_objections | {fact.number})
        case m.ObjectionAnswered():
            return replace(state, open_objections=state.open_objections - {fact.number})
        case m.GradePublished():
            days = {"published_on": fact.published_on, "valid_to": fact.valid_to, "since": fact.published_on}
            return become(Published, state, assessment=_assessment(fact), locked_to=fact.locked_to, **days)
        case m.GradeDowngraded():
            items = tuple(replace(one, acts=one.acts or one.id in fact.items) for one in state.items)
            graded = {"assessment": _assessment(fact), "since": fact.downgraded_on, "locked_to": fact.locked_to}
            return replace(state, items=items, **graded)
        case m.GradeRestored():
            return replace(state, assessment=_assessment(fact), since=fact.restored_on, locked_to=None)
        case m.GradeExpired():
            return become(Expired, state, expired_on=fact.expired_on)
        case _:
            return state


def _assessment(fact: Any) -> m.Assessment:
    return m.Assessment(**{name: getattr(fact, name) for name in m.Assessment.model_fields})


def _settled(state: Any, ids: Collection[int], into: ItemState, day: date | None) -> State:
    items = tuple(replace(one, state=into, settled_on=day) if one.id in ids else one for one in state.items)
    return replace(state, items=items)


def _former_cma_nos(state: Opened, fact: m.SelfReported) -> tuple[str, ...]:
    """Numbers that a renewal replaced stay known."""
    present = {lab.cma_no for lab in fact.labs}
    known = dict.fromkeys((*state.former_cma_nos, *(lab.cma_no for lab in state.labs)))
    return tuple(one for one in known if one not in present)


def _corrected(state: Any, fact: m.GradeCorrected) -> State:
    now = replace(state, assessment=_assessment(fact))
    if not isinstance(now, Graded):
        return now
    remark = Correction(fact.former_score, fact.former_grade, fact.corrected_on, fact.reason)
    kept = (*now.corrections, remark)
    return replace(now, since=fact.corrected_on, locked_to=fact.locked_to, corrections=kept)


def _appeal_decided(state: Any, fact: m.AppealDecided) -> State:
    """Struck items no longer count; a changed base enters the correction that follows."""
    without: Any = _settled(state, fact.struck, ItemState.REVERSED, fact.decided_on)
    still_open = tuple(one for one in without.open_appeals if one.appeal_no != fact.appeal_no)
    base_score = state.assessment.base_score if fact.base_score is None else fact.base_score
    assessment = state.assessment.model_copy(update={"base_score": base_score})
    return replace(without, open_appeals=still_open, assessment=assessment)
