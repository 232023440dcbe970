"""The rules of an evaluation: what weighs, how it is scored, who answers and publishes, and how a grade moves afterwards.

The assessment is a function of the findings in force, the marks and the day: whatever comes in whatever order, the same
findings give the same grade, and each of its lines says which finding it rests on and by which table it was counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import Any, ClassVar
from uuid import UUID

from services.credit.cases.evaluation import messages as m
from services.credit.cases.evaluation import policy as law
from services.credit.cases.evaluation import refusals as no
from services.credit.cases.evaluation.messages import ItemCode, Settlement, Standing
from services.credit.cases.evaluation.policy import EvaluationPolicy, Indicator, NationalTable, ProvincialTable, Table
from shared.casework import guards
from shared.casework.calendar import DAY, add_months
from shared.casework.case_type import Context, State, become
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.money import split
from shared.casework.rounding import half_up
from shared.casework.subjects import credit_code
from shared.contracts import credit as told
from shared.contracts.credit import Domain, Grade, GradeScheme, RecordKind, RecordStanding, RepairStanding, Role
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[EvaluationPolicy]
Findings = Mapping[str, m.Finding]
ZERO = Decimal(0)

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before a firm is evaluated."""


@dataclass(frozen=True, kw_only=True)
class Opened(State):
    """What every evaluation knows. ``version`` counts the facts, so that neighbours know which news is the newer."""

    entry: m.Entry
    findings: Findings = field(default_factory=dict)
    recorded: int = 0
    marks: tuple[m.Mark, ...] = ()
    open_objections: tuple[m.Objected, ...] = ()
    objections: int = 0
    received: m.GradeReceived | None = None
    """What the provincial system told last."""
    barred_until: date | None = None
    """The first day on which the firm may apply for a repair again."""
    version: int = 0

    @property
    def year(self) -> int:
        return self.entry.year


@dataclass(frozen=True, kw_only=True)
class Collecting(Opened):
    TITLE: ClassVar[Text] = Text("收集材料", "collecting")


@dataclass(frozen=True, kw_only=True)
class Scored(Opened):
    """``assessed_by`` neither answers objections nor publishes."""

    assessment: m.Assessment
    assessed_by: str


@dataclass(frozen=True, kw_only=True)
class Assessed(Scored):
    TITLE: ClassVar[Text] = Text("已初评", "assessed")


@dataclass(frozen=True, kw_only=True)
class Publicity(Scored):
    TITLE: ClassVar[Text] = Text("公示", "up for objections")
    opened_on: date
    ends_on: date


@dataclass(frozen=True, kw_only=True)
class Graded(Scored):
    """``since``: from when the present grade holds."""

    published_on: date
    valid_to: date
    since: date


@dataclass(frozen=True, kw_only=True)
class Published(Graded):
    TITLE: ClassVar[Text] = Text("已发布", "published")


@dataclass(frozen=True, kw_only=True)
class Expired(Graded):
    TITLE: ClassVar[Text] = Text("已失效", "expired")
    OVER: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Closed(Opened):
    TITLE: ClassVar[Text] = Text("主体不存续，已终止", "closed: the firm is gone")
    OVER: ClassVar[bool] = True
    gone_on: date


# -- who may do what, when, and why -------------------------------------------------------------------------------

ALL_THE_WAY = (Collecting, Assessed, Publicity, Published)
SCORED = (Assessed, Publicity, Published)
OBJECTABLE = (Publicity, Published)
CREDIT = codes(Role.CREDIT)
OFFICER = codes(Role.OFFICER)
DECIDER = codes(Role.DECIDER)
SYSTEM = codes(Role.SYSTEM)

LIFECYCLE = Lifecycle(
    row(Unopened, m.OpenEvaluation, *CREDIT, ground=law.PERIOD),
    row(ALL_THE_WAY, m.NoteRecord, *SYSTEM, ground=law.EXPLAINED),
    row(ALL_THE_WAY, m.NoteCoercion, *SYSTEM, ground=law.EXPLAINED),
    row(ALL_THE_WAY, m.NoteBar, *SYSTEM, ground=law.EXPLAINED),
    row(ALL_THE_WAY, m.RecordFinding, *OFFICER, *CREDIT, ground=law.EXPLAINED),
    row(ALL_THE_WAY, m.SettleFinding, *OFFICER, *CREDIT, ground=law.EXPLAINED),
    row((Collecting, Assessed), m.Assess, *CREDIT, *OFFICER, ground=law.NATIONAL),
    row(Assessed, m.OpenPublicity, *CREDIT, ground=law.PUBLICITY),
    row(OBJECTABLE, m.Object, *codes(Role.SUBJECT, Role.PUBLIC), ground=law.OBJECTIONS),
    row(OBJECTABLE, m.AnswerObjection, *CREDIT, *DECIDER, ground=law.OBJECTIONS),
    row(Publicity, m.Publish, *DECIDER, ground=law.MEASURE_7),
    row(SCORED, m.ReceiveGrade, *codes(Role.EXT), ground=law.RECONCILED),
    row(SCORED, m.Refresh, *SYSTEM, ground=law.VALIDITY),
    row(Published, m.Expire, *SYSTEM, ground=law.TERM),
    row(ALL_THE_WAY, m.Close, *SYSTEM, ground=law.PERIOD),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    match command:
        case m.OpenEvaluation():
            return open_evaluation(command, context)
        case m.NoteRecord():
            return reassessed(note_record(command, state, context), state, context)
        case m.NoteCoercion():
            return reassessed(note_coercion(command, state, context), state, context)
        case m.NoteBar():
            return note_bar(command, state)
        case m.RecordFinding():
            return reassessed(record_finding(command, state, context), state, context)
        case m.SettleFinding():
            return reassessed(settle_finding(command, state, context), state, context)
        case m.Assess():
            return assess(command, state, context)
        case m.OpenPublicity():
            ends_on = context.stopwatch.due_on(context.policy.publicity, context.today)
            return [m.PublicityOpened(opened_on=context.today, ends_on=ends_on)]
        case m.Object():
            return object_to(command, state, context)
        case m.AnswerObjection():
            return reassessed(answer_objection(command, state, context), state, context)
        case m.Publish():
            return publish(state, context)
        case m.ReceiveGrade():
            return receive_grade(command, state, context)
        case m.Refresh():
            return reassessed([], state, context)
        case m.Expire():
            return expire(command, state, context)
        case m.Close():
            return [m.EvaluationClosed(gone_on=command.gone_on)]
        case _:
            return []


# -- into an evaluation -------------------------------------------------------------------------------------------


def open_evaluation(command: m.OpenEvaluation, context: Now) -> Sequence[Fact]:
    """What was heard of the firm's records and of coercive measures before is taken over."""
    uscc = credit_code("subject_uscc", command.subject_uscc)
    guards.not_in_future("year", date(command.year, 1, 1), context.today)
    _is_the_only_one(uscc, command, context)
    if command.scheme not in (schemes := context.policy.schemes.value):
        raise no.SCHEME_NOT_IN_FORCE.at("scheme", command.scheme, schemes=schemes)
    _is_in_scope(command, context)
    entry = part_of(command, m.Entry).model_copy(update={"subject_uscc": uscc})
    opened = m.EvaluationOpened(**dict(entry), opened_on=context.today)
    return [opened, *_heard_before(evolve(Unopened(), opened), context)]


def _is_the_only_one(uscc: str, command: m.OpenEvaluation, context: Now) -> None:
    other = context.notes.get((told.EvaluationOpened.ABOUT, f"{uscc}/{command.year}"))
    if isinstance(other, told.EvaluationOpened) and other.case_id != context.me.id:
        raise no.EVALUATION_EXISTS.at("year", command.year, case=str(other.case_id))


def _is_in_scope(command: m.OpenEvaluation, context: Now) -> None:
    if command.reason not in (reasons := context.policy.reasons.value):
        raise no.NOT_IN_SCOPE.at("reason", command.reason, reasons=reasons)
    known = [one.record for one in context.notes.values() if isinstance(one, told.RecordNews)]
    if command.reason is m.Inclusion.PENALISED and not any(_includes(one, context.policy) for one in known):
        raise no.NOT_INCLUDED.at("reason", command.reason, fine=context.policy.inclusion_fine.value)


def _includes(record: RecordStanding, policy: EvaluationPolicy) -> bool:
    """Whether a decision is as grave as inclusion asks."""
    is_grave = any(one.kind in policy.inclusion_penalties.value for one in record.penalties)
    return record.is_in_force and (is_grave or record.fine_fen >= policy.inclusion_fine.value)


def _heard_before(state: Collecting, context: Now) -> list[Fact]:
    facts: list[Fact] = []
    for news in context.notes.values():
        so_far: Any = reduce(evolve, facts, state)
        match news:
            case told.RecordNews():
                facts += note_record(note_of_record(news), so_far, context)
            case told.CoercionExecuted():
                facts += note_coercion(note_of_coercion(news), so_far, context)
            case told.RepairRevoked():
                facts += note_bar(m.NoteBar(barred_until=news.barred_until), so_far)
            case _:
                pass
    return facts


def note_of_record(news: told.RecordNews) -> m.NoteRecord:
    return m.NoteRecord(record_id=news.case_id, version=news.version, record=news.record)


def note_of_coercion(news: told.CoercionExecuted) -> m.NoteCoercion:
    return m.NoteCoercion(coercion=news.case_id, measure=news.measure, starts_on=news.starts_on)


# -- findings -----------------------------------------------------------------------------------------------------


def note_record(command: m.NoteRecord, state: Opened, context: Now) -> list[Fact]:
    """Environmental penalties and crimes; of two pieces of news about a record only the newer is heeded."""
    record, finding_id = command.record, of_record(command.record_id)
    known = state.findings.get(finding_id)
    weighs = record.kind in (RecordKind.PENALTY, RecordKind.CRIME) and Domain.ENV in record.domains
    if not weighs or (known and known.version >= command.version):
        return []
    is_repaired = record.repair is RepairStanding.COMPLETED
    return [
        m.FindingNoted(
            finding_id=finding_id,
            version=command.version,
            codes=codes_of(record, context.policy),
            doc_no=record.doc_no,
            decided_on=record.decided_on,
            is_penalty=record.kind is RecordKind.PENALTY,
            act=of_record(record.double_of) if record.double_of else None,
            is_annulled=not record.is_in_force,
            repaired_on=(record.repaired_on or context.today) if is_repaired else None,
            repairable_from=record.earliest_end,
            record=command.record_id,
        )
    ]


def of_record(record: UUID) -> str:
    return f"record/{record}"


def codes_of(record: RecordStanding, policy: EvaluationPolicy) -> tuple[ItemCode, ...]:
    """Each kind of penalty once; fines are added up first."""
    if record.kind is RecordKind.CRIME:
        return (ItemCode.CRIME,)
    by_kind = dict(policy.penalty_codes.value)
    found = [by_kind[one.kind] for one in record.penalties if one.kind in by_kind]
    if record.fine_fen:
        found.append(next(code for most, code in policy.fine_bands.value if most is None or record.fine_fen <= most))
    return tuple(dict.fromkeys(found)) or (policy.otherwise.value,)


def note_coercion(command: m.NoteCoercion, state: Opened, context: Now) -> list[Fact]:
    """Once, however often its term is extended."""
    finding_id, code = f"coercion/{command.coercion}", dict(context.policy.coercion_codes.value).get(command.measure)
    if code is None or finding_id in state.findings:
        return []
    return [
        m.FindingNoted(
            finding_id=finding_id,
            version=1,
            codes=(code,),
            doc_no=None,
            decided_on=command.starts_on,
            is_penalty=False,
        )
    ]


def note_bar(command: m.NoteBar, state: Opened) -> list[Fact]:
    """Of several bars the longest."""
    is_longer = state.barred_until is None or command.barred_until > state.barred_until
    return [m.RepairBarred(barred_until=command.barred_until)] if is_longer else []


PENALTY_CODES = (ItemCode.WARNING, ItemCode.FINE_1, ItemCode.FINE_5, ItemCode.FINE_20, ItemCode.FINE_MORE)


def record_finding(command: m.RecordFinding, state: Opened, context: Now) -> list[Fact]:
    guards.not_in_future("decided_on", command.decided_on, context.today)
    if command.code in PENALTY_CODES:
        raise no.TOLD_BY_RECORD.at("code", command.code)
    if (command.code is ItemCode.BONUS) != (command.points is not None):
        raise no.BONUS_POINTS.at("points", command.points)
    if any(one.doc_no == command.doc_no and command.code in one.codes for one in state.findings.values()):
        raise no.ON_RECORD.at("doc_no", command.doc_no)
    return [
        m.FindingRecorded(
            finding_id=f"fact/{state.recorded + 1}",
            version=1,
            codes=(command.code,),
            doc_no=command.doc_no,
            decided_on=command.decided_on,
            is_penalty=False,
            points=command.points,
            evidence_hash=command.evidence_hash,
            note=command.note,
            recorded_by=context.actor.person,
        )
    ]


def settle_finding(command: m.SettleFinding, state: Opened, context: Now) -> list[Fact]:
    guards.not_in_future("settled_on", command.settled_on, context.today)
    finding = _recorded_here("finding_id", command.finding_id, state)
    if finding.is_annulled or (finding.repaired_on and command.settlement is Settlement.REPAIRED):
        return []
    return [m.FindingSettled(**dict(command), doc_no=finding.doc_no)]


def _recorded_here(named: str, finding_id: str, state: Opened) -> m.Finding:
    """What a record brought changes with the record, and only with it."""
    finding = state.findings.get(finding_id)
    if finding is None:
        raise no.NO_SUCH_FINDING.at(named, finding_id)
    if finding.record:
        raise no.STANDS_ON_RECORD.at(named, finding_id)
    return finding


# -- what weighs --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Basis:
    """All that an assessment is made of. ``published_on``: after it, later decisions weigh as well."""

    entry: m.Entry
    findings: Findings
    marks: tuple[m.Mark, ...]
    policy: EvaluationPolicy
    today: date
    published_on: date | None = None

    @property
    def table(self) -> Table:
        return self.policy.table(self.entry.scheme)


def basis_of(state: Opened, context: Now, published_on: date | None = None) -> Basis:
    if isinstance(state, Graded):
        published_on = state.published_on
    return Basis(state.entry, state.findings, state.marks, context.policy, context.today, published_on)


def standings(basis: Basis) -> dict[str, Standing]:
    """What each finding does; of several on one act only the heaviest counts."""
    found = {id: _alone(one, basis) for id, one in basis.findings.items()}
    acts: dict[str, list[m.Finding]] = {}
    for id, one in basis.findings.items():
        if found[id] is Standing.COUNTED:
            acts.setdefault(one.act or id, []).append(one)
    for on_one_act in acts.values():
        _, *lesser = sorted(on_one_act, key=lambda one: (*_lightness(one, basis), one.decided_on, one.finding_id))
        found |= dict.fromkeys((one.finding_id for one in lesser), Standing.LESSER)
    return found


def _alone(finding: m.Finding, basis: Basis) -> Standing:
    """What officers recorded of a document shares the fate of the document's record."""
    records = [one for one in basis.findings.values() if one.record and one.doc_no == finding.doc_no]
    behind = [finding] if finding.record or not records else records
    if finding.is_annulled or all(one.is_annulled for one in behind):
        return Standing.ANNULLED
    if finding.repaired_on or all(one.is_annulled or one.repaired_on for one in behind):
        return Standing.REPAIRED
    return _in_time(finding, basis)


def _in_time(finding: m.Finding, basis: Basis) -> Standing:
    """The provincial table counts for a time from the decision, the national one by the year, and what came since."""
    if basis.entry.scheme is GradeScheme.PROVINCIAL:
        return Standing.COUNTED if basis.today <= counts_until(finding, basis.policy) else Standing.EXPIRED
    is_since = basis.published_on is not None and finding.decided_on > basis.published_on
    return Standing.COUNTED if finding.decided_on.year == basis.entry.year or is_since else Standing.OTHER_YEAR


def counts_until(finding: m.Finding, policy: EvaluationPolicy) -> date:
    """The last day of a deduction."""
    return add_months(finding.decided_on, policy.provincial.validity.count)


def _lightness(finding: m.Finding, basis: Basis) -> tuple[bool, Decimal]:
    """A veto is heavier than any points."""
    deductions = basis.policy.provincial.deductions
    points = sum((deductions[one].value for one in finding.codes if one in deductions), ZERO)
    return not set(finding.codes) & set(basis.table.vetoes.value), -points


def in_order(findings: Findings) -> list[m.Finding]:
    return sorted(findings.values(), key=lambda one: (one.decided_on, one.finding_id))


# -- the score ----------------------------------------------------------------------------------------------------


def assessment_of(basis: Basis) -> m.Assessment:
    """The score, and what it would be if everything that counts against the firm were repaired."""
    now, lifted = _scored(basis), _scored(replace(basis, findings=_without_faults(basis.findings)))
    return m.Assessment(**now, lifted_score=lifted["score"], lifted_grade=lifted["grade"])


def _without_faults(findings: Findings) -> Findings:
    return {id: one for id, one in findings.items() if ItemCode.BONUS in one.codes}


def _scored(basis: Basis) -> dict[str, Any]:
    found = standings(basis)
    lines = tuple(
        national_lines(basis, found) if basis.entry.scheme is GradeScheme.NATIONAL else provincial_lines(basis, found)
    )
    score = sum((one.points for one in lines), ZERO).quantize(Decimal(1).scaleb(-basis.policy.decimals.value))
    counted = [one for one in in_order(basis.findings) if found[one.finding_id] is Standing.COUNTED]
    hit = tuple(dict.fromkeys(code for one in counted for code in one.codes))
    vetoes = tuple(code for code in hit if code in basis.table.vetoes.value)
    is_lowered = isinstance(basis.table, NationalTable) and any(code in basis.table.lowering.value for code in hit)
    grade = basis.table.worst.value if vetoes else grade_of(score, lines, basis, is_lowered=is_lowered)
    return {"score": score, "grade": grade, "vetoes": vetoes, "is_lowered": is_lowered, "lines": lines}


def grade_of(score: Decimal, lines: Sequence[m.PointLine], basis: Basis, *, is_lowered: bool) -> Grade:
    """The best grade whose score is reached, one step lower after an incident; green only without any penalty."""
    scale = [*(grade for grade, _ in basis.table.grades.value), basis.table.worst.value]
    place = next((n for n, (_, least) in enumerate(basis.table.grades.value) if score >= least), len(scale) - 1)
    if isinstance(basis.table, NationalTable) and place == 0 and not _is_clean(lines, basis.table):
        place = 1
    return scale[min(place + is_lowered, len(scale) - 1)]


def _is_clean(lines: Sequence[m.PointLine], table: NationalTable) -> bool:
    item = _item(table.penalties_in.value)
    return all(one.mark == 100 for one in lines if one.item == item)


def provincial_lines(basis: Basis, found: Mapping[str, Standing]) -> Iterator[m.PointLine]:
    table = basis.policy.provincial
    title = Text("基准分", "base")
    yield _line(basis, item="BASE", title=title, points=table.base.value, standing=Standing.COUNTED)
    bonus_left = table.bonus_cap.value
    for one in in_order(basis.findings):
        for code in one.codes:
            points = _provincial_points(one, code, table) if found[one.finding_id] is Standing.COUNTED else ZERO
            points = min(points, bonus_left)
            bonus_left -= max(points, ZERO)
            yield _finding_line(basis, one, code, found[one.finding_id], points)


def _provincial_points(finding: m.Finding, code: ItemCode, table: ProvincialTable) -> Decimal:
    if finding.points is not None:
        return finding.points
    return -table.deductions[code].value if code in table.deductions else ZERO


def national_lines(basis: Basis, found: Mapping[str, Standing]) -> Iterator[m.PointLine]:
    """Every indicator with its share of the score, then the findings that indicator 17, vetoes and incidents rest on."""
    table = basis.policy.national
    marks = {one.number: one for one in basis.marks}
    applying = {number: one for number, one in table.indicators.items() if number not in marks or marks[number].applies}
    marked = {
        number: (one.weight.value, _mark(number, marks.get(number), basis, found)) for number, one in applying.items()
    }
    for number, points in shares(marked, basis).items():
        given, (weight, mark) = marks.get(number), marked[number]
        yield _line(
            basis,
            item=_item(number),
            title=applying[number].title,
            points=points,
            standing=Standing.COUNTED,
            weight=weight,
            mark=mark,
            reason=given.reason if given else None,
            evidence_hash=given.evidence_hash if given else None,
        )
    for one in in_order(basis.findings):
        for code in one.codes:
            yield _finding_line(basis, one, code, found[one.finding_id], ZERO)


def _item(number: int) -> str:
    return f"I{number:02}"


def _mark(number: int, given: m.Mark | None, basis: Basis, found: Mapping[str, Standing]) -> Decimal:
    """Penalties leave nothing of indicator 17, orders a part; whatever else, the officer's mark stands."""
    points = given.points if given and given.points is not None else None
    table = basis.policy.national
    if number != table.penalties_in.value:
        return points or ZERO
    counted = [one for one in basis.findings.values() if found[one.finding_id] is Standing.COUNTED]
    if any(one.is_penalty for one in counted):
        return ZERO
    own = Decimal(100) if points is None else points
    return min(own, table.order_mark.value) if any(ItemCode.ORDER in one.codes for one in counted) else own


def shares(marked: Mapping[int, tuple[Decimal, Decimal]], basis: Basis) -> dict[int, Decimal]:
    """What each indicator brings, so that all of them add up to the rounded score: exact, rounded once, split without loss."""
    worth = {number: Fraction(weight) * Fraction(mark) for number, (weight, mark) in marked.items()}
    whole, weights = sum(worth.values(), Fraction(0)), sum(Fraction(weight) for weight, _ in marked.values())
    if not whole:
        return dict.fromkeys(marked, ZERO)
    decimals = basis.policy.decimals.value
    units = split(half_up(whole / weights * 10**decimals), list(worth.values()))
    return {number: Decimal(one).scaleb(-decimals) for number, one in zip(worth, units, strict=True)}


def _finding_line(basis: Basis, one: m.Finding, code: ItemCode, standing: Standing, points: Decimal) -> m.PointLine:
    is_provincial = basis.entry.scheme is GradeScheme.PROVINCIAL
    is_idle = standing in (Standing.COUNTED, Standing.EXPIRED) and not _has_effect(one, code, basis.table)
    return _line(
        basis,
        item=str(code),
        title=code.words,
        points=points,
        standing=Standing.NO_POINTS if is_idle else standing,
        finding_id=one.finding_id,
        version=one.version,
        doc_no=one.doc_no,
        decided_on=one.decided_on,
        record=one.record,
        evidence_hash=one.evidence_hash,
        counts_until=counts_until(one, basis.policy) if is_provincial else None,
        repairable_from=one.repairable_from,
    )


def _has_effect(finding: m.Finding, code: ItemCode, table: Table) -> bool:
    """Whether the table makes anything of it: by points, as a veto or an incident, or by indicator 17."""
    if code in table.vetoes.value:
        return True
    if isinstance(table, ProvincialTable):
        return code in table.deductions or code is ItemCode.BONUS
    is_lowering = isinstance(table, NationalTable) and code in table.lowering.value
    return is_lowering or finding.is_penalty or code is ItemCode.ORDER


def _line(basis: Basis, **said: Any) -> m.PointLine:
    return m.PointLine(**said, rule=basis.table.name.value)


# -- assessed, in public, published -------------------------------------------------------------------------------


def assess(command: m.Assess, state: Opened, context: Now) -> Sequence[Fact]:
    marks = _checked_marks(command.marks, state, context)
    now = assessment_of(replace(basis_of(state, context), marks=marks))
    person = context.actor.person
    return [m.Assessed(**dict(now), marks=marks, assessed_by=person, assessed_on=context.today)]


def _checked_marks(marks: Sequence[m.Mark], state: Opened, context: Now) -> tuple[m.Mark, ...]:
    """All indicators once; where penalties or orders weigh, indicator 17 follows from them and from nothing else."""
    if state.entry.scheme is GradeScheme.PROVINCIAL:
        if marks:
            raise no.NO_MARKS.at("marks", len(marks))
        return ()
    table = context.policy.national
    _each_once(marks)
    missing = set(table.indicators) - {one.number for one in marks} - {table.penalties_in.value}
    if missing:
        raise no.INDICATORS_MISSING.at("marks", sorted(missing))
    for one in marks:
        _check_mark(one, table)
    basis = basis_of(state, context)
    follows = _mark(table.penalties_in.value, None, basis, standings(basis)) < 100
    return tuple(one for one in marks if not (follows and one.number == table.penalties_in.value))


def _each_once(marks: Sequence[m.Mark]) -> None:
    numbers = [one.number for one in marks]
    if twice := sorted({one for one in numbers if numbers.count(one) > 1}):
        raise no.MARKED_TWICE.at("marks", twice)


def _check_mark(mark: m.Mark, table: NationalTable) -> None:
    field_name, indicator = f"marks.{mark.number}", table.indicators[mark.number]
    if mark.applies != (mark.points is not None):
        raise no.POINTS_MISSING.at(field_name, mark.points)
    if mark.points is None:
        return
    if not indicator.has_rule and mark.reason is None:
        raise no.REASON_MISSING.at(field_name)
    if (tier := tier_of(mark.measured, indicator)) is not None:
        low, high = (0, 0) if _is_worthless(mark.measured, indicator) else table.tiers.value[tier]
        is_top = tier == 0 and mark.points == high
        if not (low <= mark.points < high or is_top or low == high == mark.points):
            raise no.TIER_DIFFERS.at(field_name, mark.points, low=low, high=high)


def tier_of(measured: Decimal | None, indicator: Indicator) -> int | None:
    """0, 1 or 2 by what was measured; nothing where the annex has no number, or nobody measured."""
    if measured is None:
        return None
    if indicator.at_least:
        return sum(measured < least for least in indicator.at_least.value)
    if indicator.at_most:
        return sum(measured > most for most in indicator.at_most.value)
    return None


def _is_worthless(measured: Decimal | None, indicator: Indicator) -> bool:
    return measured is not None and indicator.zero_below is not None and measured < indicator.zero_below.value


def reassessed(facts: Sequence[Fact], state: Opened, context: Now) -> Sequence[Fact]:
    """The facts, and the new assessment of a score that stands where they, or the day, change it."""
    after: Any = reduce(evolve, facts, state)
    if not isinstance(after, Scored):
        return facts
    former, now = after.assessment, assessment_of(basis_of(after, context))
    if weighs(now) == weighs(former):
        return facts
    said = {"former_score": former.score, "former_grade": former.grade, "reassessed_on": context.today}
    return [*facts, m.Reassessed(**dict(now), **said)]


def weighs(assessment: m.Assessment) -> tuple[Any, ...]:
    """What makes two assessments differ: not the day on which something may be repaired."""
    lines = tuple((one.item, one.finding_id, one.points, one.standing) for one in assessment.lines)
    return assessment.score, assessment.grade, assessment.vetoes, lines


def publish(state: Publicity, context: Now) -> Sequence[Fact]:
    guards.somebody_else("actor", context.actor.person, {state.assessed_by}, law.TWO_PEOPLE)
    guards.not_before(context.today, state.ends_on + DAY, law.PUBLICITY)
    if state.open_objections:
        raise no.OBJECTION_OPEN.at("number", [one.number for one in state.open_objections])
    newest = context.notes.get((told.GradePublished.ABOUT, state.entry.subject_uscc))
    if isinstance(newest, told.GradePublished) and (newest.year or 0) > state.year:
        raise no.NEWER_YEAR_PUBLISHED.at("year", state.year, year=newest.year)
    now = assessment_of(basis_of(state, context, published_on=context.today))
    return [
        m.GradePublished(
            **dict(now),
            published_on=context.today,
            valid_to=context.stopwatch.due_on(context.policy.validity, context.today),
            published_by=context.actor.person,
        )
    ]


def receive_grade(command: m.ReceiveGrade, state: Scored, context: Now) -> Sequence[Fact]:
    guards.not_in_future("computed_on", command.computed_on, context.today)
    ours = state.assessment
    agrees = command.grade is ours.grade and command.score in (None, ours.score)
    return [m.GradeReceived(**dict(command), agrees=agrees)]


def expire(command: m.Expire, state: Published, context: Now) -> Sequence[Fact]:
    if command.superseded_by is None:
        return [m.GradeExpired(expired_on=state.valid_to)] if context.today > state.valid_to else []
    if command.superseded_by <= state.year:
        return []
    expired_on = command.superseded_on or context.today
    return [m.GradeExpired(expired_on=expired_on, superseded_by=command.superseded_by)]


# -- objections ---------------------------------------------------------------------------------------------------


def object_to(command: m.Object, state: Scored, context: Now) -> Sequence[Fact]:
    """While it is in public anybody, signed; a published grade the firm itself."""
    if context.actor.role == Role.SUBJECT:
        guards.act_for(context.actor.onbehalfof, state.entry.subject_uscc, law.IDENTITY)
    elif isinstance(state, Published):
        raise no.NOT_THE_FIRM.at("role", context.actor.role)
    if isinstance(state, Publicity):
        guards.in_time(context.today, state.ends_on, law.PUBLICITY)
    if not command.is_signed:
        raise no.UNSIGNED.at("is_signed", command.is_signed)
    if unknown := [one for one in command.findings if one not in state.findings]:
        raise no.NO_SUCH_FINDING.at("findings", unknown)
    return [
        m.Objected(
            number=state.objections + 1,
            objected_on=context.today,
            answer_due_on=context.stopwatch.due_on(context.policy.answer, context.today),
            statement=command.statement,
            findings=command.findings,
            indicators=command.indicators,
            evidence=command.evidence,
        )
    ]


def answer_objection(command: m.AnswerObjection, state: Scored, context: Now) -> Sequence[Fact]:
    guards.somebody_else("actor", context.actor.person, {state.assessed_by}, law.TWO_PEOPLE)
    if all(one.number != command.number for one in state.open_objections):
        raise no.NO_SUCH_OBJECTION.at("number", command.number)
    if command.is_upheld != bool(command.struck or command.marks):
        raise no.ANSWER_DIFFERS.at("is_upheld", command.is_upheld)
    for one in command.struck:
        _recorded_here("struck", one, state)
    if command.marks and state.entry.scheme is GradeScheme.PROVINCIAL:
        raise no.NO_MARKS.at("marks", len(command.marks))
    _each_once(command.marks)
    for mark in command.marks:
        _check_mark(mark, context.policy.national)
    return [m.ObjectionAnswered(**dict(command), answered_by=context.actor.person, answered_on=context.today)]


# -- clocks -------------------------------------------------------------------------------------------------------


def deadlines(state: Any, policy: EvaluationPolicy, watch: Stopwatch) -> Sequence[Deadline]:
    return list(_deadlines(state, policy, watch))


def _deadlines(state: Any, policy: EvaluationPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    if isinstance(state, Publicity):
        yield watch.deadline("publicity", Text("公示", "publicity"), policy.publicity, state.opened_on)
    if isinstance(state, SCORED):
        yield from _of_objections(state.open_objections, policy, watch)
        yield from _of_deductions(state, policy, watch)
    if isinstance(state, Published):
        title = Text("等级有效期", "the grade is valid")
        yield watch.deadline("validity", title, policy.validity, state.published_on, passes=m.Expire())


def _of_objections(objections: Iterable[m.Objected], policy: EvaluationPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    for one in objections:
        title = Text(f"答复第{one.number}号异议", f"answer objection {one.number}")
        yield watch.deadline(f"objection_{one.number}", title, policy.answer, one.objected_on)
        longest = Text(f"答复第{one.number}号异议（最长）", f"answer objection {one.number}, at the latest")
        yield watch.deadline(f"objection_{one.number}_longest", longest, policy.longest_answer, one.objected_on)


def _of_deductions(state: Scored, policy: EvaluationPolicy, watch: Stopwatch) -> Iterator[Deadline]:
    """Each finding that counts, or would, for a time: by when it is gone at the latest."""
    counting = {
        one.finding_id: one
        for one in state.assessment.lines
        if one.counts_until and one.finding_id and one.standing in (Standing.COUNTED, Standing.LESSER)
    }
    for finding_id, line in counting.items():
        title, decided_on = Text(f"{line.title.zh}计入", f"{line.title.en} counts"), line.decided_on or watch.today
        limit = policy.provincial.validity
        yield watch.deadline(f"counts/{finding_id}", title, limit, decided_on, passes=m.Refresh())


# -- what a fact changes ------------------------------------------------------------------------------------------


def evolve(state: Any, fact: Any) -> Any:
    return replace(_after(state, fact), version=getattr(state, "version", 0) + 1)


def _after(state: Any, fact: Any) -> Any:
    match fact:
        case m.EvaluationOpened():
            return Collecting(entry=part_of(fact, m.Entry))
        case m.FindingNoted():
            return replace(state, findings={**state.findings, fact.finding_id: part_of(fact, m.Finding)})
        case m.FindingRecorded():
            findings = {**state.findings, fact.finding_id: part_of(fact, m.Finding)}
            return replace(state, findings=findings, recorded=state.recorded + 1)
        case m.RepairBarred():
            return replace(state, barred_until=fact.barred_until)
        case m.FindingSettled():
            return _settled(state, [fact.finding_id], fact.settlement, fact.settled_on)
        case m.Assessed():
            assessment = part_of(fact, m.Assessment)
            return become(Assessed, state, assessment=assessment, assessed_by=fact.assessed_by, marks=fact.marks)
        case m.Reassessed():
            now = replace(state, assessment=part_of(fact, m.Assessment))
            return replace(now, since=fact.reassessed_on) if isinstance(now, Graded) else now
        case m.GradeReceived():
            return replace(state, received=fact)
        case m.PublicityOpened():
            return become(Publicity, state, opened_on=fact.opened_on, ends_on=fact.ends_on)
        case m.Objected():
            return replace(state, open_objections=(*state.open_objections, fact), objections=fact.number)
        case m.ObjectionAnswered():
            return _answered(state, fact)
        case m.GradePublished():
            days = {"published_on": fact.published_on, "valid_to": fact.valid_to, "since": fact.published_on}
            return become(Published, state, assessment=part_of(fact, m.Assessment), **days)
        case m.GradeExpired():
            return become(Expired, state)
        case m.EvaluationClosed():
            return become(Closed, state, gone_on=fact.gone_on)
        case _:
            return state


def _settled(state: Any, finding_ids: Iterable[str], settlement: Settlement, day: date) -> Any:
    is_repaired = settlement is Settlement.REPAIRED
    change = {"repaired_on": day} if is_repaired else {"is_annulled": True}
    changed = {one: state.findings[one].model_copy(update=change) for one in finding_ids}
    return replace(state, findings={**state.findings, **changed})


def _answered(state: Any, fact: m.ObjectionAnswered) -> Any:
    """Struck findings are annulled; a changed mark takes the place of the old one."""
    after = _settled(state, fact.struck, Settlement.ANNULLED, fact.answered_on)
    marks = {one.number: one for one in (*after.marks, *fact.marks)}
    still_open = tuple(one for one in after.open_objections if one.number != fact.number)
    return replace(after, marks=tuple(marks.values()), open_objections=still_open)
