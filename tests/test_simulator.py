"""The whole office under simulated traffic: mishaps change nothing, disorder breaks nothing."""

import os

import pytest

from tests.faults.scale import FULL
from tests.simulator import Traffic, letters

SEEDS = [int(os.environ["SEED"])] if "SEED" in os.environ else range(1, 1 + int(os.environ.get("SEEDS", "2")))
PARTS = 1 if FULL or "SEED" in os.environ else 4
"""In ``make test`` a day sees every fourth scenario of each case type, each seed others; else all of them."""


@pytest.fixture(scope="module", params=SEEDS, ids=lambda seed: f"seed {seed}")
def seed(request):
    return request.param


@pytest.fixture(scope="module")
def traffic(seed):
    return letters(seed % PARTS, PARTS)


@pytest.fixture(scope="module")
def calm(traffic, tmp_path_factory):
    return Traffic(tmp_path_factory.mktemp("calm")).run(traffic)


def test_a_calm_day_leaves_nothing_behind(calm):
    assert calm.facts > 100
    assert (calm.crashed, calm.differences) == ([], [])


def test_repeats_and_deaths_leave_the_same_histories_receipts_and_announcements(traffic, calm, seed, tmp_path):
    """Exactly once, for every case type: byte for byte what one undisturbed delivery leaves."""
    hard = Traffic(tmp_path, seed, repeats=0.5, crashes=0.3).run(traffic)
    assert hard.accidents > 10
    assert hard.histories == calm.histories
    assert hard.outboxes == calm.outboxes
    assert hard.receipts == calm.receipts
    assert hard.differences == []


def test_disorder_is_answered_and_breaks_nothing(traffic, seed, tmp_path):
    """Letters far out of order: every one gets one answer, none makes our program fail, and the lists are true."""
    muddle = Traffic(tmp_path, seed, repeats=0.2, crashes=0.1, swaps=400).run(traffic)
    assert muddle.crashed == []
    assert muddle.differences == []
    assert all(len(receipts) == 1 for receipts in muddle.receipts.values())
