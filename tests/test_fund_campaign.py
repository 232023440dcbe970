"""A long campaign of random commands against the fund: I1-I9 after every fact, however often everything is asked.

Five thousand commands each time; ``ECOCASE_TEST_FAULTS=full`` makes it a million, some fifteen minutes of them, and ``make
faults`` plays those. Each walk has a seed of its own, which a failure names.
"""

from random import Random

import pytest

from tests.faults.scale import figure
from tests.test_fund_invariants import AMOUNTS, GRANTS, KINDS, holds, opened, opened_with_others, walk

WALK = 200
"""Commands of one walk: by then most lines have seen their last year."""
COMMANDS = figure(5_000, 1_000_000)


@pytest.mark.timeout(figure(120, 3_600))
@pytest.mark.parametrize("share", range(4))
@pytest.mark.parametrize("open", [opened, opened_with_others])
def test_every_fen_is_in_one_place_after_every_fact(open, share):
    for seed in range(share, COMMANDS // WALK // 2, 4):
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
