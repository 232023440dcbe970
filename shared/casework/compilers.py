"""How those who write EIA documents stand, as far as a case has heard (EIA writer supervision measures, MEE Order 9)."""

from collections.abc import Iterable, Mapping
from datetime import date

from shared.contracts.licensing import PreparerCheck, Standing
from shared.contracts.message import Announcement
from shared.contracts.thirdparty import (
    CompilerBlacklisted,
    CompilerNews,
    CompilerRestricted,
    CompilerRestrictionRenewed,
)


def standings(
    compilers: Iterable[str | None], notes: Mapping[tuple[str, str], Announcement]
) -> tuple[PreparerCheck, ...]:
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


def bars(check: PreparerCheck, day: date) -> bool:
    """Whether documents of this compiler were barred on the day; ``ends_on`` is the first free day."""
    if check.standing is Standing.CLEAR or check.starts_on is None or day < check.starts_on:
        return False
    return check.ends_on is None or day < check.ends_on
