"""Subsidies, keys, lines and payments together, through the post: nobody is paid twice, and nothing is overdrawn."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from services.finance.cases.forklift_subsidy import scenarios as forklift
from services.finance.cases.voc_subsidy import scenarios as voc
from shared.contracts.finance import Division
from shared.contracts.granting import Evidence
from shared.eventstore.register import Query
from shared.office.embedded import EmbeddedOffice
from shared.office.play import play, read_lines

HERE = UUID(int=14)
LINE = uuid5(HERE, "line")


class Story:
    """Letters of one day after another, and what they come to."""

    def __init__(self) -> None:
        self.letters: list[dict[str, Any]] = []

    def say(self, at: str, case: UUID, command: str, role: str, person: str = "p", **data: Any) -> None:
        letter = {
            "specversion": "1.0",
            "id": f"{len(self.letters)}",
            "source": "urn:ecocase:partner:demo",
            "type": f"finance.{command}.v1",
            "subject": str(case),
            "time": f"{at}:00+08:00",
            "actor": f"urn:person:{person}",
            "role": role,
            "data": to_jsonable_python(data, serialize_unknown=False),
        }
        self.letters.append(letter)

    def fund(self, *pots: tuple[str, Division, int], day: str = "2023-05-22", **to: Any) -> None:
        whole = sum(fen for _, _, fen in pots)
        self.say(
            f"{day}T09:00", LINE, "fund_line.RegisterAppropriation", "FIN_MAKER", "fm",
            level="MUNICIPAL", fund_kind="AIR", budget_doc_no="金财资环〔2023〕33号", function_code="2110301",
            first_year=2023, fiscal_year=2023, advance=False, appropriated_fen=whole + 10_000_000,
            purpose_scope=sorted({scheme for scheme, _, _ in pots}),
        )  # fmt: skip
        self.say(f"{day}T09:10", LINE, "fund_line.ConfirmAppropriation", "FIN_CHECKER", "fc")
        for number, (scheme, division, fen) in enumerate(pots, 1):
            self.allocate(f"{day}T10:0{number}", number, scheme, division, fen, **to)

    def allocate(self, at: str, number: int, scheme: str, division: Division, fen: int, **to: Any) -> None:
        said = {
            "scheme": scheme,
            "division": division,
            "responsible_unit": "大气处",
            "mode": "FIRST_COME",
            "amount_fen": fen,
        }
        self.say(at, LINE, "fund_line.ProposeAllocation", "APPROVER", "ap", **said | to)
        confirm = f"{at[:-4]}2{at[-3:]}"
        self.say(
            confirm, LINE, "fund_line.ConfirmAllocation", "MEETING", "me", proposal=number, minutes_no="纪要〔2023〕9号"
        )

    def apply(self, kind: str, name: str, claim: dict[str, Any], day: str) -> UUID:
        """Drafted, submitted and accepted in one hour of the day."""
        case = uuid5(HERE, name)
        said = {key: _plain(value) for key, value in claim.items()}
        self.say(f"{day}T11:00", case, f"{kind}.SaveDraft", "APPLICANT", "boss", **said)
        self.say(f"{day}T11:10", case, f"{kind}.Submit", "APPLICANT", "boss")
        self.say(f"{day}T11:30", case, f"{kind}.Accept", "INTAKE", "in")
        return case

    def played(self, folder: Path, *names: str) -> list[tuple[str, dict[str, Any]]]:
        """State and fields of these cases when everything is said."""
        file = folder / "story.jsonl"
        letters = sorted(self.letters, key=lambda one: one["time"])
        file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in letters), "utf-8")
        with EmbeddedOffice(folder / "office", memory=True, is_trial=False) as office:
            receipts = list(play(office, read_lines([file])))
            rows = {row.case_id: row for row in office.services["finance"].store.register.find(Query(limit=500)).rows}
        assert [one for one in receipts if b'"outcome":"refused"' in one.receipt] == []
        return [(rows[uuid5(HERE, name)].status, rows[uuid5(HERE, name)].figures) for name in names]


def _plain(value: Any) -> Any:
    match value:
        case BaseModel():
            return value.model_dump(mode="json")
        case tuple():
            return [_plain(one) for one in value]
        case _:
            return to_jsonable_python(value)


def machine(number: int, **other: Any) -> dict[str, Any]:
    """A claim for one more forklift, with papers of its own."""
    return (
        forklift.CLAIM
        | {
            "old": forklift.old(
                serial_no=f"FD30-4000{number}",
                engine_no=f"E-{number}",
                special_equipment_reg_no=f"场11浙G9000{number}(15)",
            ),
            "new": forklift.new(serial_no=f"XE30-5000{number}", invoice_key=f"2333200000001234567{number}"),
            "evidence": (Evidence(doc_type="报废回收证明", file_hash=f"{number}" * 64, page_count=2),),
        }
        | other
    )


CITY = Division.CITY


def test_a_case_is_paid_out_by_the_pack_that_the_allocation_set(tmp_path: Path):
    story = Story()
    story.fund(("FORKLIFT", CITY, 500_000_000), pack="FORK-ZHENHAI-2023")
    bought = {"scrap": forklift.scrapped(date(2023, 10, 20)), "new": forklift.new("5.01", date(2023, 10, 20))}
    story.apply("forklift_subsidy", "fork", machine(1, pack="FORK-ZHENHAI-2023", **bought), "2023-11-02")
    [(status, figures)] = story.played(tmp_path, "fork")

    assert (status, figures["computed"]) == ("CHECKING", "40,000.00")


def test_an_invoice_is_paid_under_one_scheme_only(tmp_path: Path):
    story = Story()
    story.fund(("VOC", CITY, 500_000_000), ("FORKLIFT", CITY, 500_000_000))
    story.apply("voc_subsidy", "voc", voc.CLAIM, "2023-06-01")
    [item] = voc.CLAIM["investment_items"]
    story.apply("forklift_subsidy", "fork", machine(1, new=forklift.new(invoice_key=item.invoice_key)), "2023-06-02")
    [(first, _), (second, _)] = story.played(tmp_path, "voc", "fork")

    assert (first, second) == ("CHECKING", "REJECTED")


def test_an_old_machine_is_scrapped_once_in_the_whole_city(tmp_path: Path):
    story = Story()
    story.fund(("FORKLIFT", Division.YIWU, 500_000_000), ("FORKLIFT", Division.JINDONG, 500_000_000))
    for number, division in ((1, Division.YIWU), (2, Division.JINDONG)):
        applicant = forklift.CLAIM["applicant"].model_copy(update={"division_code": str(division)})
        claim = machine(number, applicant=applicant, old=forklift.old())
        story.apply("forklift_subsidy", str(number), claim, f"2023-06-0{number}")
    [(first, _), (second, _)] = story.played(tmp_path, "1", "2")

    assert (first, second) == ("CHECKING", "REJECTED")


def test_who_withdrew_may_apply_again_with_the_same_machine(tmp_path: Path):
    story = Story()
    story.fund(("FORKLIFT", CITY, 500_000_000))
    first = story.apply("forklift_subsidy", "first", machine(1), "2023-06-01")
    story.say("2023-06-02T09:00", first, "forklift_subsidy.Withdraw", "APPLICANT", "boss")
    story.apply("forklift_subsidy", "second", machine(1), "2023-06-05")

    assert [state for state, _ in story.played(tmp_path, "first", "second")] == ["WITHDRAWN", "CHECKING"]


def accepted_in_line(*numbers: int) -> Story:
    """A pot of twenty thousand yuan, and so many who want it on one day."""
    story = Story()
    story.fund(("FORKLIFT", CITY, 2_000_000))
    for number in numbers:
        story.apply("forklift_subsidy", str(number), machine(number), "2023-06-01")
    return story


def test_of_two_who_race_for_the_last_twenty_thousand_one_gets_them(tmp_path: Path):
    states = [state for state, _ in accepted_in_line(1, 2).played(tmp_path, "1", "2")]

    assert sorted(states) == ["CHECKING", "WAITLISTED"]


def test_who_waits_is_promoted_in_order_when_there_is_more(tmp_path: Path):
    story = accepted_in_line(1, 2, 3)
    story.allocate("2023-06-05T10:00", 2, "FORKLIFT", CITY, 2_000_000, allocation="1-1")

    assert [state for state, _ in story.played(tmp_path, "1", "2", "3")] == ["CHECKING", "CHECKING", "WAITLISTED"]


def through_the_notice(story: Story, case: UUID) -> None:
    """Matched, reviewed, approved, and in public until 16 June."""
    kind = "forklift_subsidy"
    old, scrap = machine(1)["old"], forklift.CLAIM["scrap"]
    story.say(
        "2023-06-02T09:00", case, f"{kind}.MatchOld", "PLATFORM", "market",
        registry="SPECIAL_EQUIPMENT", reg_no="场11浙G90001(15)", serial_no=old.serial_no, owner_name=forklift.NAME,
        made_on="2014-05-06", registered_on="2014-06-01",
    )  # fmt: skip
    story.say(
        "2023-06-02T09:10", case, f"{kind}.MatchScrap", "PLATFORM", "commerce",
        dismantler_uscc=scrap.dismantler_uscc, is_recognised=True, certificate_no=scrap.scrap_certificate_no,
        serial_no=old.serial_no, scrapped_on="2023-05-20",
    )  # fmt: skip
    visit = {"visited_on": "2023-06-05", "officers": ["r1", "r1b"], "findings": "新机在用"}
    story.say("2023-06-05T15:00", case, f"{kind}.PassReview1", "REVIEWER_1", "r1", visit=visit)
    story.say("2023-06-06T15:00", case, f"{kind}.PassReview2", "REVIEWER_2", "r2")
    story.say("2023-06-08T15:00", case, f"{kind}.Approve", "APPROVER", "ap")


@pytest.mark.parametrize(("frozen", "state"), [(False, "COMMITTED"), (True, "PAYABLE")])
def test_a_frozen_line_commits_nothing(tmp_path: Path, frozen: bool, state: str):
    story = accepted_in_line(1)
    case = uuid5(HERE, "1")
    through_the_notice(story, case)
    if frozen:
        story.say("2023-06-16T08:00", LINE, "fund_line.FreezeLine", "AUDITOR", "au", reason="审计")
    story.say("2023-06-16T10:00", case, "forklift_subsidy.Commit", "APPROVER", "ap")

    assert story.played(tmp_path, "1")[0][0] == state
