"""What the bureau's website shows: the notices of every case type of the approval service, and nobody's name in them."""

from typing import Any

import pytest
from pydantic import BaseModel

from shared.casework.case_type import as_list
from shared.casework.notice import PRIVATE_NUMBER
from shared.casework.scenario import Play, run
from shared.contracts.approval import NoticeKind, NoticePublished
from shared.contracts.text import worded
from tests.conftest import all_case_types, scenarios_of

APPROVAL = [one for one in all_case_types() if one.service == "approval"]
PLAYED = {one.name: [run(told, one) for told in scenarios_of(one)] for one in APPROVAL}
each = pytest.mark.parametrize("case_type", APPROVAL, ids=[one.name for one in APPROVAL])
PERSONAL = {"legal_rep_name", "contact_name", "contact_phone", "contact_officer", "phone", "signed_by"}
PEOPLE = {"officer", "host", "leader", "tracker", "backup", "experts", "officers", "agreed_by", "expert"}


def published(play: Play) -> list[NoticePublished]:
    """What the facts of a case put on the website, in order."""
    tells, facts = play.case_type.tells, zip(play.filed, play.states, strict=True)
    said = [tells[type(one.fact)](file.ref, one.fact, file.state) for one, file in facts if type(one.fact) in tells]
    return [one for now in said for one in as_list(now) if isinstance(one, NoticePublished)]


@each
def test_the_website_shows_what_the_register_shows(case_type):
    """Whatever notice a case has up by itself is the newest of its kind that the website was told of."""
    for play in PLAYED[case_type.name]:
        notice = case_type.notice(play.file.state)
        if notice is None or notice.starts_on is None:
            continue
        newest = published(play)[-1]
        assert (newest.starts_on, newest.ends_on) == (notice.starts_on, notice.ends_on)
        assert [(one.zh, one.value) for one in newest.columns] == [
            (label.zh, worded(value, "zh")) for label, value in notice.lines
        ]


def personal(message: Any) -> set[str]:
    """The names and numbers of natural persons that a message says somewhere."""
    if isinstance(message, BaseModel):
        found = set()
        for name in type(message).model_fields:
            value = getattr(message, name)
            if name in PERSONAL | PEOPLE and value:
                found |= {str(one) for one in ([value] if isinstance(value, str | int) else value)}
            found |= personal(value)
        return found
    return {one for part in message for one in personal(part)} if isinstance(message, list | tuple) else set()


@each
def test_nobody_is_named_in_listings_notices_or_on_the_website(case_type):
    for play in PLAYED[case_type.name]:
        names = {one for filed in play.filed for one in personal(filed.fact)} | {"zhang", "chen", "李某", "王某"}
        for file in play.states:
            listing, notice = case_type.listing(file.state), case_type.notice(file.state)
            shown = [listing.title, *listing.parties, *listing.topics, *listing.figures.values()]
            shown += [worded(value, "zh") for _, value in notice.lines] if notice else []
            check_impersonal(shown, names)
        check_impersonal([column.value for one in published(play) for column in one.columns], names)


def check_impersonal(shown: list[str], names: set[str]) -> None:
    for text in shown:
        assert not [one for one in names if one in text], text
        assert not PRIVATE_NUMBER.search(text), text


def test_every_kind_of_notice_is_put_up_and_what_is_over_is_taken_down():
    shown = [one for plays in PLAYED.values() for play in plays for one in published(play)]
    assert {one.notice_kind for one in shown} == set(NoticeKind)
    ended = {one.notice_kind for one in shown if one.ends_on}
    assert {NoticeKind.REFORM_AREA, NoticeKind.AUCTION, NoticeKind.SOIL_OPINION} <= ended
