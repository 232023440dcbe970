"""How those who write EIA documents stand, as far as a case has heard (EIA writer supervision measures, MEE Order 9).

``m`` is the messages module of a case type: its own commands ask, its own facts answer.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from types import ModuleType
from typing import Any

from shared.casework.case_type import Context, OrderAll, Orders
from shared.contracts import licensing as licence
from shared.contracts.licensing import PreparerCheck, Standing, TermUndone
from shared.contracts.message import Announcement, Fact
from shared.contracts.thirdparty import (
    CompilerBlacklisted,
    CompilerBlacklistEnded,
    CompilerNews,
    CompilerRestricted,
    CompilerRestrictionRenewed,
    CompilerRestrictionVoided,
)

Notes = Mapping[tuple[str, str], Announcement]


def standings(compilers: Iterable[str | None], notes: Notes) -> tuple[PreparerCheck, ...]:
    """How each of these units (credit code) and persons (credit number) stands by the newest that was heard."""
    return tuple(standing_of(one, notes.get((CompilerNews.ABOUT, one))) for one in compilers if one)


def standing_of(compiler: str, news: Announcement | None) -> PreparerCheck:
    match news:
        case CompilerRestricted() | CompilerRestrictionRenewed():
            standing = Standing.RESTRICTED
        case CompilerBlacklisted():
            standing = Standing.BLACKLISTED
        case _:
            return PreparerCheck(compiler=compiler, standing=Standing.CLEAR)
    return PreparerCheck(compiler=compiler, standing=standing, starts_on=news.starts_on, ends_on=news.ends_on)


def undone_by(news: CompilerRestrictionVoided | CompilerBlacklistEnded) -> TermUndone:
    match news:
        case CompilerRestrictionVoided():
            standing, starts_on, undone_on = Standing.RESTRICTED, news.starts_on, news.voided_on
        case CompilerBlacklistEnded():
            standing, starts_on, undone_on = Standing.BLACKLISTED, None, news.ended_on
    return TermUndone(compiler=news.compiler, standing=standing, starts_on=starts_on, undone_on=undone_on)


def bars(check: PreparerCheck, day: date) -> bool:
    """Whether documents of this compiler were barred on the day; ``ends_on`` is the first free day."""
    if check.standing is Standing.CLEAR or check.starts_on is None or day < check.starts_on:
        return False
    return check.ends_on is None or day < check.ends_on


def undoes(undone: TermUndone, term: PreparerCheck) -> bool:
    """A voided restriction is known by its first day. A ban that ended before its last day was revoked; one that ran
    its whole term did bar what was filed in it."""
    if (undone.compiler, undone.standing) != (term.compiler, term.standing) or term.starts_on is None:
        return False
    if undone.starts_on is not None:
        return undone.starts_on == term.starts_on
    return term.starts_on <= undone.undone_on < (term.ends_on or date.max)


@dataclass(frozen=True)
class Terms:
    """The terms for which a case's compilers are listed, and which terms were undone.

    News may come late, early, again or out of order: the result is the same. A term counts for the days it names, also
    when it is over or a new one has begun; only its being undone takes it away.
    """

    listed: frozenset[PreparerCheck] = frozenset()
    undone: frozenset[TermUndone] = frozenset()

    def with_term(self, term: PreparerCheck) -> "Terms":
        if term.standing is Standing.CLEAR or any(undoes(one, term) for one in self.undone):
            return self
        return Terms(frozenset((*self.listed, term)), self.undone)

    def including(self, checks: Iterable[PreparerCheck]) -> "Terms":
        """With the terms that were met when somebody looked."""
        return reduce(Terms.with_term, checks, self)

    def without(self, undone: TermUndone) -> "Terms":
        left = frozenset(one for one in self.listed if not undoes(undone, one))
        return Terms(left, frozenset((*self.undone, undone)))

    def after(self, news: Announcement | None) -> "Terms":
        match news:
            case CompilerRestrictionVoided() | CompilerBlacklistEnded():
                return self.without(undone_by(news))
            case CompilerNews():
                return self.with_term(standing_of(news.compiler, news))
            case _:
                return self

    def looked_up(self, compilers: Iterable[str], notes: Notes) -> "Terms":
        """With the newest that the notebook has of these compilers."""
        terms = self
        for one in compilers:
            terms = terms.after(notes.get((CompilerNews.ABOUT, one)))
        return terms

    def of(self, compilers: Iterable[str]) -> "Terms":
        """Those of these compilers alone."""
        named = frozenset(compilers)
        return Terms(
            frozenset(one for one in self.listed if one.compiler in named),
            frozenset(one for one in self.undone if one.compiler in named),
        )

    def barring(self, day: date) -> PreparerCheck | None:
        """One that barred documents on the day, if any did."""
        return min((one for one in self.listed if bars(one, day)), key=lambda one: one.compiler, default=None)


# -- heard --------------------------------------------------------------------------------------------------------


def heard_by(m: ModuleType) -> dict[type[Announcement], Callable[[Any], Orders]]:
    """What a case type whose applications rest on compilers' work hears of them."""

    def listed(heard: CompilerRestricted | CompilerRestrictionRenewed | CompilerBlacklisted) -> OrderAll:
        """A listed unit's open cases are flagged; a person is looked up where it matters, for the register names no person."""
        return OrderAll(heard.compiler, m.FlagPreparer(check=standing_of(heard.compiler, heard)))

    def undone(heard: CompilerRestrictionVoided | CompilerBlacklistEnded) -> OrderAll:
        """Whoever was refused meanwhile may file again; nothing is accepted by itself."""
        return OrderAll(heard.compiler, m.ClearPreparer(undone=undone_by(heard)))

    listings = (CompilerRestricted, CompilerRestrictionRenewed, CompilerBlacklisted)
    return {**dict.fromkeys(listings, listed), CompilerRestrictionVoided: undone, CompilerBlacklistEnded: undone}


# -- what follows: of a state with ``terms`` whose application names its ``compilers`` ------------------------------


def terms_of(state: Any, context: Context[Any]) -> Terms:
    """What the case was told of its compilers, and the newest that we have heard of them besides."""
    return state.terms.looked_up(state.application.compilers, context.notes)


def flag(m: ModuleType, command: licence.FlagPreparer, state: Any, context: Context[Any]) -> list[Fact]:
    """A listing that was undone before we heard of it is no news."""
    check = command.check
    listed = terms_of(state, context).with_term(check).listed - state.terms.listed
    is_ours = check.compiler in state.application.compilers
    return [m.PreparerFlagged(**dict(check))] if is_ours and check in listed else []


def clear(m: ModuleType, command: licence.ClearPreparer, state: Any) -> list[Fact]:
    """Also before the listing itself is heard: then it counts for nothing when it comes."""
    is_ours = command.undone.compiler in state.application.compilers
    return [m.PreparerCleared(**dict(command.undone))] if is_ours and command.undone not in state.terms.undone else []


def flags(m: ModuleType, compilers: Collection[str], told: Terms, context: Context[Any]) -> Iterator[Fact]:
    """The listings of an application's compilers that were heard before it was filed."""
    listed = told.looked_up(compilers, context.notes).listed - told.listed
    for check in sorted(listed, key=lambda one: one.compiler):
        yield m.PreparerFlagged(**dict(check))


def after(terms: Terms, fact: licence.PreparerFlagged | licence.PreparerCleared) -> Terms:
    match fact:
        case licence.PreparerFlagged():
            return terms.with_term(PreparerCheck(**dict(fact)))
        case licence.PreparerCleared():
            return terms.without(TermUndone(**dict(fact)))
