"""The same grant claimed twice at one moment, through two schemes and in two divisions, over an unruly post: it is given once."""

from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from random import Random
from uuid import uuid5

import pytest

from services.finance.cases.forklift_subsidy import scenarios as forklift
from services.finance.cases.fund_line.views import balances
from services.finance.cases.voc_subsidy import scenarios as voc
from shared.contracts.finance import Division
from shared.contracts.message import Envelope
from tests.books import audited
from tests.broker.bureau import Bureau, bureau_at_work
from tests.chains import refusals, statuses
from tests.test_subsidies_told import CITY, HERE, LINE, Story, machine

pytestmark = [pytest.mark.broker, pytest.mark.database, pytest.mark.timeout(300)]

DAY = "2023-06-01"


def one_invoice_in_two_schemes() -> Story:
    story = Story()
    story.fund(("VOC", CITY, 500_000_000), ("FORKLIFT", CITY, 500_000_000))
    [item] = voc.CLAIM["investment_items"]
    story.apply("voc_subsidy", "first", voc.CLAIM, DAY)
    story.apply("forklift_subsidy", "second", machine(1, new=forklift.new(invoice_key=item.invoice_key)), DAY)
    return story


def one_machine_in_two_divisions() -> Story:
    story = Story()
    story.fund(("FORKLIFT", Division.YIWU, 500_000_000), ("FORKLIFT", Division.JINDONG, 500_000_000))
    for number, (name, division) in enumerate({"first": Division.YIWU, "second": Division.JINDONG}.items(), 1):
        applicant = forklift.CLAIM["applicant"].model_copy(update={"division_code": str(division)})
        story.apply("forklift_subsidy", name, machine(number, applicant=applicant, old=forklift.old()), DAY)
    return story


def plays(bureau: Bureau, story: Story) -> datetime:
    """All letters of one moment at once, and each twice; whatever was ever told comes again and in any order."""
    letters = sorted((Envelope.model_validate(one) for one in story.letters), key=lambda one: one.time)
    now = letters[0].time
    for now, together in groupby(letters, lambda one: one.time):
        copies = [one for one in together for _ in "12"]
        Random(now.minute).shuffle(copies)
        receipts = bureau.ask(copies)
        assert refusals(receipts) == []
        bureau.deliver(bureau.told_by("finance"), Random(now.minute))
        bureau.settle(now)
    return now


@pytest.mark.parametrize("claimed", [one_invoice_in_two_schemes, one_machine_in_two_divisions])
def test_what_is_claimed_twice_is_given_once(claimed: Callable[[], Story]) -> None:
    with bureau_at_work("finance") as bureau:
        plays(bureau, claimed())
        state = statuses(bureau.stores)
        assert sorted(state["finance", uuid5(HERE, name)] for name in ("first", "second")) == ["CHECKING", "REJECTED"]
        [winner] = [name for name in ("first", "second") if state["finance", uuid5(HERE, name)] == "CHECKING"]
        line = audited(bureau.stores["finance"].history.log(0, 1_000_000), LINE)
        assert list(line.reservations) == [uuid5(HERE, winner)]
        assert balances(line)["reserved"] == line.reservations[uuid5(HERE, winner)].amount_fen > 0
        assert bureau.stores["finance"].quarantine.size()[0] == 0
