"""A long campaign of random commands against the fund: I1-I9 after every fact, however often everything is asked.

Five thousand commands each time; ``make faults`` plays up to a million, as far as its time reaches. Each walk has a seed of
its own, which a failure names.
"""

from random import Random

import pytest

from tests.faults.scale import figure, turns
from tests.test_fund_invariants import AMOUNTS, GRANTS, KINDS, holds, opened, opened_with_others, walk

WALK = 200
"""Commands of one walk: by then most lines have seen their last year."""
SHARES = 4


@pytest.mark.timeout(figure(120, 3_600))
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("open", [opened, opened_with_others])
def test_every_fen_is_in_one_place_after_every_fact(open, share, record_property):
    played = 0
    for turn in turns(short=3, full=625, seconds=110):
        seed = share + SHARES * turn
        dice = Random(seed)
        steps = [
            (dice.choice(KINDS), dice.randrange(10_000), dice.choice(GRANTS), dice.choice(AMOUNTS)) for _ in range(WALK)
        ]
        try:
            *_, play = walk(steps, open)
            holds(play)
        except Exception as error:
            error.add_note(f"{open.__name__}, seed {seed}")
            raise
        played += WALK
    record_property("tally", {"turns": f"{played}/125000"})
