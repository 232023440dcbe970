"""The rules of cooperation: both governments sign; each year's return is computed, checked by another person, and divided."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar

from services.finance.cases.cooperation import messages as m
from services.finance.cases.cooperation import policy as law
from services.finance.cases.cooperation import refusals as no
from services.finance.cases.cooperation.policy import CooperationPolicy
from shared.casework import four_eyes, guards
from shared.casework.case_type import Context, State, become
from shared.casework.four_eyes import Hands
from shared.casework.lifecycle import Lifecycle, codes, row
from shared.casework.money import split
from shared.casework.rounding import half_up
from shared.contracts.finance import Role
from shared.contracts.formats import normalised
from shared.contracts.message import Command, Fact, part_of
from shared.contracts.text import Text

Now = Context[CooperationPolicy]

# -- states -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Unopened(State):
    """Before an agreement is drafted."""


@dataclass(frozen=True, kw_only=True)
class Known(State):
    agreement: m.Agreement
    signed: frozenset[m.Party] = frozenset()
    hands: Hands = field(default_factory=Hands)


@dataclass(frozen=True, kw_only=True)
class Draft(Known):
    TITLE: ClassVar[Text] = Text("待签署", "draft")


@dataclass(frozen=True, kw_only=True)
class Signed(Known):
    TITLE: ClassVar[Text] = Text("已签署", "signed")


@dataclass(frozen=True, kw_only=True)
class Running(Known):
    """``computed`` waits for the second person."""

    TITLE: ClassVar[Text] = Text("执行中", "running")
    invested_fen: int
    settled: tuple[m.YearSettled, ...] = ()
    computed: m.YearComputed | None = None

    @property
    def next_year(self) -> int | None:
        """The years are settled in their order."""
        done = len(self.settled)
        return self.agreement.first_year + done if done < self.agreement.years else None


@dataclass(frozen=True, kw_only=True)
class YearSettled(Running):
    TITLE: ClassVar[Text] = Text("已年度结算", "year settled")


@dataclass(frozen=True, kw_only=True)
class Ended(Known):
    TITLE: ClassVar[Text] = Text("已终止", "ended")
    OVER: ClassVar[bool] = True


# -- who may do what, when, and why -------------------------------------------------------------------------------

FIRST = codes(Role.REVIEWER_1)
MAKER = codes(Role.FIN_MAKER)
CHECKER = codes(Role.FIN_CHECKER)
LIVE = (Running, YearSettled)

LIFECYCLE = Lifecycle(
    row(Unopened, m.DraftAgreement, *FIRST, ground=law.MEASURE_20),
    row(Draft, m.SignAgreement, *codes(Role.LEADER), ground=law.MEASURE_20),
    row((Signed, *LIVE), m.RecordInvestment, *MAKER, ground=law.FIXED_RETURN),
    row(LIVE, m.SettleYear, *MAKER, ground=law.GUARANTEE),
    row(LIVE, m.ConfirmYear, *CHECKER, ground=law.TWO_PERSONS),
    row((Draft, Signed, *LIVE), m.EndAgreement, *codes(Role.LEADER), ground=law.MEASURE_20),
    row((Draft, Signed, *LIVE), m.DeclareRelation, *four_eyes.OFFICERS, ground=four_eyes.RECUSAL),
)


def decide(command: Command, state: Any, context: Now) -> Sequence[Fact]:
    """The table: which rule answers which command."""
    four_eyes.may_take_part(command, state, context.actor)
    match command:
        case m.DraftAgreement():
            return draft(command, context)
        case m.SignAgreement():
            return sign(command, state, context)
        case m.RecordInvestment():
            guards.not_in_future("since", command.since, context.today)
            return [m.InvestmentRecorded(**dict(command), by=context.actor.person)]
        case m.SettleYear():
            return settle(command, state, context)
        case m.ConfirmYear():
            return confirm(command, state, context)
        case m.EndAgreement():
            return end(command, state, context)
        case m.DeclareRelation():
            return [m.RelationDeclared(person=command.person, relation=command.relation)]
        case _:
            return []


def draft(command: m.DraftAgreement, context: Now) -> Sequence[Fact]:
    if command.helper_division == command.helped_division:
        raise no.SAME_DIVISION.at("helped_division", command.helped_division)
    most = context.policy.most_return_pct.value
    if command.fixed_return_pct > most:
        raise no.RETURN_RATE.at("fixed_return_pct", command.fixed_return_pct, most=most)
    villages = [normalised(one.village) for one in command.share_rule]
    if len(set(villages)) < len(villages):
        raise no.SHARED_TWICE.at("share_rule", villages)
    return [m.AgreementDrafted(**dict(command), drafted_on=context.today, by=context.actor.person)]


def sign(command: m.SignAgreement, state: Draft, context: Now) -> Sequence[Fact]:
    guards.not_in_future("signed_on", command.signed_on, context.today)
    if command.party in state.signed:
        raise no.SIGNED_ALREADY.at("party", command.party)
    return [m.AgreementSigned(**dict(command), by=context.actor.person)]


# -- the years ----------------------------------------------------------------------------------------------------


def settle(command: m.SettleYear, state: Running, context: Now) -> Sequence[Fact]:
    if state.computed:
        raise no.COMPUTED_ALREADY.at("type", state.computed.year)
    if state.next_year is None:
        raise no.ALL_SETTLED.at("year", command.year)
    if command.year != state.next_year:
        raise no.OTHER_YEAR.at("year", command.year, year=state.next_year)
    guards.not_before(context.today, date(command.year, 1, 1), law.MEASURE_20)
    settlement = settlement_of(command, state)
    return [m.YearComputed(**dict(settlement), computed_on=context.today, by=context.actor.person)]


def settlement_of(command: m.SettleYear, state: Running) -> m.Settlement:
    """The helper adds what the return lacks of the guarantee; the parts add up to the whole."""
    agreement = state.agreement
    fixed_fen = half_up(state.invested_fen * Fraction(agreement.fixed_return_pct) / 100)
    return_fen = fixed_fen if command.return_fen is None else command.return_fen
    total_fen = max(return_fen, agreement.guaranteed_return_fen)
    amounts = split(total_fen, [one.weight for one in agreement.share_rule])
    return m.Settlement(
        year=command.year,
        invested_fen=state.invested_fen,
        return_fen=return_fen,
        top_up_fen=total_fen - return_fen,
        total_fen=total_fen,
        parts=tuple(
            m.Part(village=one.village, amount_fen=fen) for one, fen in zip(agreement.share_rule, amounts, strict=True)
        ),
    )


def confirm(command: m.ConfirmYear, state: Running, context: Now) -> Sequence[Fact]:
    if state.computed is None:
        raise no.NOT_COMPUTED.at("type")
    if not command.agrees:
        return [m.YearReturned(year=state.computed.year, by=context.actor.person)]
    settlement = part_of(state.computed, m.Settlement)
    return [m.YearSettled(**dict(settlement), settled_on=context.today, by=context.actor.person)]


def end(command: m.EndAgreement, state: Known, context: Now) -> Sequence[Fact]:
    done = isinstance(state, Running) and state.next_year is None
    if not done and not (command.both_agree and command.reason):
        raise no.YEARS_LEFT.at("both_agree", command.both_agree)
    return [m.AgreementEnded(ended_on=context.today, reason=command.reason)]


# -- what a fact changes ------------------------------------------------------------------------------------------


ACTED_AS: dict[type[Fact], Role] = {
    m.AgreementDrafted: Role.REVIEWER_1,
    m.AgreementSigned: Role.LEADER,
    m.InvestmentRecorded: Role.FIN_MAKER,
    m.YearComputed: Role.FIN_MAKER,
    m.YearReturned: Role.FIN_CHECKER,
    m.YearSettled: Role.FIN_CHECKER,
}


def evolve(state: Any, fact: Fact) -> Any:
    after = _after(state, fact)
    return replace(after, hands=after.hands.having(ACTED_AS, fact))


def _after(state: Any, fact: Fact) -> Any:
    match fact:
        case m.AgreementDrafted():
            return Draft(agreement=part_of(fact, m.Agreement))
        case m.AgreementSigned():
            signed = state.signed | {fact.party}
            return become(Signed if signed == set(m.Party) else Draft, state, signed=signed)
        case m.InvestmentRecorded():
            kind = type(state) if isinstance(state, Running) else Running
            return become(kind, state, invested_fen=fact.invested_fen)
        case m.YearComputed():
            return replace(state, computed=fact)
        case m.YearReturned():
            return replace(state, computed=None)
        case m.YearSettled():
            return become(YearSettled, state, settled=(*state.settled, fact), computed=None)
        case m.AgreementEnded():
            return become(Ended, state)
        case m.RelationDeclared():
            return replace(state, hands=state.hands.recusing(fact.person))
        case _:
            return state
