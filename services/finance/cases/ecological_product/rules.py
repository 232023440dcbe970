"""The rules of accounts of ecological products: every row holds, nothing counts twice, and two persons stand behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar

from services.finance.cases.ecological_product import messages as m
from services.finance.cases.ecological_product import policy as law
from services.finance.cases.ecological_product import refusals as no
from services.finance.cases.ecological_product.messages import Category
from services.finance.cases.ecological_product.policy import GepPolicy
from shared.casework import four_eyes, guards
from shared.casework.case_type import Context, State, become
from shared.casework.four_eyes import Hands
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.money import half_even
from shared.casework.refusal import Refused
from shared.casework.rounding import half_up
from shared.contracts.finance import GepPublished, Role
from shared.contracts.formats import normalised
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[GepPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before data are collected."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    account: m.Account
    version: int
    latest: m.AccountPublished | None = None
    latest_result: m.AccountComputed | None = None
    """The version that counts while the next is prepared, and what it came to."""
    hands: Hands = field(default_factory=Hands)


@dataclass(frozen=True, kw_only=True)
class Collected(Known):
    TITLE: ClassVar[Text] = Text("已收集数据", "collected")


@dataclass(frozen=True, kw_only=True)
class Computed(Known):
    TITLE: ClassVar[Text] = Text("已测算，待复核", "computed")
    result: m.AccountComputed


@dataclass(frozen=True, kw_only=True)
class SentBack(Known):
    TITLE: ClassVar[Text] = Text("复核退回", "sent back")


@dataclass(frozen=True, kw_only=True)
class Reviewed(Known):
    TITLE: ClassVar[Text] = Text("已复核", "reviewed")
    result: m.AccountComputed


@dataclass(frozen=True, kw_only=True)
class Published(Known):
    TITLE: ClassVar[Text] = Text("已发布", "published")
    result: m.AccountComputed


# -- who may do what, when, and why -------------------------------------------------------------------------------

INTAKE = codes(Role.INTAKE)

LIFECYCLE = Lifecycle(
    row(Unopened, m.CollectAccount, *INTAKE, ground=law.STANDARDS),
    row(Collected, m.ComputeAccount, *codes(Role.REVIEWER_1), ground=law.EXACT),
    row(Computed, m.ReviewAccount, *codes(Role.REVIEWER_2), ground=law.TWO_PERSONS),
    row(SentBack, m.ResubmitAccount, *INTAKE, ground=law.TWO_PERSONS),
    row(Reviewed, m.PublishAccount, *codes(Role.APPROVER), ground=law.VERSIONS),
    row(Published, m.CorrectAccount, *INTAKE, ground=law.VERSIONS),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    four_eyes.may_take_part(command, state, context.actor)
    match command:
        case m.CollectAccount():
            return collect(part_of(command, m.Account), 1, None, context)
        case m.ResubmitAccount():
            return collect(_with(state, command.rows), state.version, None, context)
        case m.CorrectAccount():
            return collect(_with(state, command.rows), state.version + 1, command.reason, context)
        case m.ComputeAccount():
            result = result_of(state.account, context.policy)
            said = {"pack_version": context.policy.name, "computed_on": context.today, "by": context.actor.person}
            return [m.AccountComputed(**dict(result), **said)]
        case m.ReviewAccount():
            return review(command, state, context)
        case m.PublishAccount():
            return publish(state, context)
        case _:
            return []


def publish(state: Reviewed, context: Now) -> Sequence[Fact]:
    _only_one(state.account, context)
    said: dict[str, Any] = {"version": state.version, "gep_fen": state.result.gep_fen}
    return [m.AccountPublished(**said, published_on=context.today, by=context.actor.person)]


def _with(state: Known, rows: tuple[m.Row, ...]) -> m.Account:
    return state.account.model_copy(update={"rows": rows})


# -- the data -----------------------------------------------------------------------------------------------------


def collect(account: m.Account, version: int, reason: str | None, context: Now) -> Sequence[Fact]:
    _only_one(account, context)
    guards.not_before(context.today, date(account.year, 1, 1), law.SAME_YEAR)
    wanted = standard_of(account.year, context.policy)
    if account.standard is not wanted:
        raise no.WRONG_STANDARD.at("standard", account.standard, standard=wanted)
    for wrong in mistakes(account, context.policy):
        raise wrong
    return [m.AccountCollected(**dict(account), version=version, collected_on=context.today, reason=reason)]


def _only_one(account: m.Account, context: Now) -> None:
    """What another case has published is corrected there."""
    others = [one for one in context.notes.values() if isinstance(one, GepPublished)]
    if any(one.case_id != context.me.id for one in others):
        raise no.ACCOUNT_KNOWN.at("division_code", account.division_code)


def standard_of(year: int, policy: GepPolicy) -> m.Standard:
    """The one in force on the last day of the year."""
    standards = [one for one, since in policy.standards.value if since <= date(year, 12, 31)]
    return standards[-1] if standards else policy.standards.value[0][0]


def mistakes(account: m.Account, policy: GepPolicy) -> Iterator[Refused]:
    seen: set[str] = set()
    for number, one in enumerate(account.rows):
        field = f"rows.{number}"
        home = next(category for category, items in policy.items.value if one.item in items)
        if one.category is not home:
            yield no.WRONG_CATEGORY.at(f"{field}.category", one.category, category=home)
        counted = normalised(one.basis or one.item)
        if counted in seen:
            yield no.DOUBLE_COUNTING.at(f"{field}.basis", one.basis or one.item)
        seen.add(counted)
        for name in ("physical_year", "price_year"):
            if getattr(one, name) != account.year:
                yield no.MIXED_YEARS.at(f"{field}.{name}", getattr(one, name), year=account.year)
        if one.value_fen is not None and one.value_fen != value_of(one):
            yield no.VALUE_DIFFERS.at(f"{field}.value_fen", one.value_fen, exact=value_of(one))
    if not sum(map(value_of, account.rows)):
        yield no.NOTHING_COUNTED.at("rows")


def value_of(one: m.Row) -> int:
    return half_up(Fraction(one.physical_qty) * Fraction(one.unit_price_fen))


# -- computed, reviewed -------------------------------------------------------------------------------------------


def result_of(account: m.Account, policy: GepPolicy) -> m.Result:
    values = tuple(map(value_of, account.rows))
    sums = dict.fromkeys(Category, 0)
    for one, value in zip(account.rows, values, strict=True):
        sums[one.category] += value
    gep_fen = sum(values)
    converted = Fraction(gep_fen - sums[Category.REGULATING], gep_fen)
    percent = policy.percent_decimals.value
    return m.Result(
        values_fen=values,
        material_fen=sums[Category.MATERIAL],
        regulating_fen=sums[Category.REGULATING],
        cultural_fen=sums[Category.CULTURAL],
        gep_fen=gep_fen,
        regulating_percent=half_even(100 * (1 - converted), percent),
        conversion_rate=half_even(converted, policy.ratio_decimals.value),
        conversion_percent=half_even(100 * converted, percent),
    )


def review(command: m.ReviewAccount, state: Computed, context: Now) -> Sequence[Fact]:
    if command.agrees:
        return [m.AccountReviewed(reviewed_on=context.today, remarks=command.remarks, by=context.actor.person)]
    if command.remarks is None:
        raise no.REMARKS_MISSING.at("remarks")
    return [m.AccountSentBack(sent_back_on=context.today, remarks=command.remarks, by=context.actor.person)]


# -- what a fact changes ------------------------------------------------------------------------------------------


ACTED_AS: dict[type[Fact], Role] = {
    m.AccountComputed: Role.REVIEWER_1,
    m.AccountReviewed: Role.REVIEWER_2,
    m.AccountSentBack: Role.REVIEWER_2,
    m.AccountPublished: Role.APPROVER,
}


def evolve(state: Any, fact: Fact) -> Any:
    after = _after(state, fact)
    return replace(after, hands=after.hands.having(ACTED_AS, fact))


def _after(state: Any, fact: Fact) -> Any:
    match fact:
        case m.AccountCollected():
            account = part_of(fact, m.Account)
            if isinstance(state, Known):
                return become(Collected, state, account=account, version=fact.version)
            return Collected(account=account, version=fact.version)
        case m.AccountComputed():
            return become(Computed, state, result=fact)
        case m.AccountSentBack():
            return become(SentBack, state)
        case m.AccountReviewed():
            return become(Reviewed, state)
        case m.AccountPublished():
            return become(Published, state, latest=fact, latest_result=state.result)
        case _:
            return state
