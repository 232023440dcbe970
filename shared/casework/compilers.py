"""How those who write EIA documents stand, as far as a case has heard (EIA writer supervision measures, MEE Order 9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from shared.contracts.licensing import PreparerCheck, Standing, TermUndone
from shared.contracts.message import Announcement
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
