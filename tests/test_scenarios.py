"""Every scenario of every case type of every service."""

import pytest

from shared.casework.scenario import as_text, run
from tests.conftest import all_case_types, scenarios_of

CASES = [(case_type, one) for case_type in all_case_types() for one in scenarios_of(case_type)]


@pytest.mark.parametrize(("case_type", "told"), CASES, ids=[f"{c.name}: {s.title}" for c, s in CASES])
def test_scenario(case_type, told):
    run(told, case_type)


@pytest.mark.parametrize(("case_type", "told"), CASES[:1])
def test_a_scenario_that_is_not_true_fails(case_type, told):
    with pytest.raises(AssertionError, match="no deadline"):
        run(told.then_due("nothing of the kind"), case_type)


def test_titles_are_told_apart():
    titles = [(case_type.name, told.title) for case_type, told in CASES]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_specification_can_be_read(language):
    for _, told in CASES:
        assert told.title in as_text(told, language)
