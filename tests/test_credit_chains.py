"""What one credit case leads to in others, through the post: penalties, records, the serious list, and what firms may get."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from services.credit.cases.credit_record import scenarios as of_records
from services.credit.cases.serious_list import scenarios as of_lists
from services.credit.cases.subject import scenarios as of_subjects
from shared.audit.reading import history_json
from shared.contracts.credit import THE_BUREAU, record_case, subject_case
from shared.eventstore.register import Query
from shared.office.embedded import EmbeddedOffice
from shared.office.play import play, read_lines

AGENCY = "91330702MA29TPA41B"
P3 = of_records.P3
RECORD, ENTRY = (str(uuid5(NAMESPACE_URL, f"chain/{name}")) for name in ("record", "entry"))


def line(at: str, subject: str, command: Any, role: str, person: str = "p") -> str:
    about = {"specversion": "1.0", "id": f"{at}/{command.KIND}/{subject}", "source": "urn:ecocase:partner:demo"}
    asked = {"type": command.KIND, "subject": subject, "time": f"{at}:00+08:00", "actor": person, "role": role}
    return json.dumps(about | asked | {"data": command.model_dump(mode="json")})


def played(tmp_path: Path, lines: Sequence[str]) -> EmbeddedOffice:
    file = tmp_path / "letters.jsonl"
    file.write_text("\n".join(sorted(lines, key=lambda one: json.loads(one)["time"])), "utf-8")
    office = EmbeddedOffice(tmp_path / "data", memory=True)
    office.__enter__()
    answers = list(play(office, read_lines([file])))
    refusals = [json.loads(one.receipt)["data"].get("refusal") for one in answers]
    assert [one for one in refusals if one] == []
    return office


def facts(office: EmbeddedOffice, case_id: UUID | str, kind: str) -> list[dict[str, Any]]:
    credit = office.services["credit"]
    found = history_json(credit.store, credit.docket, UUID(str(case_id)))
    return [one["data"] for one in found if one["kind"].split(".")[-2] == kind]


def statuses(office: EmbeddedOffice, type: str) -> dict[str, str]:
    rows = office.services["credit"].store.register.find(Query(type=type)).rows
    return {str(row.case_id): row.status for row in rows}


def subsidies(office: EmbeddedOffice, uscc: str) -> list[str]:
    """What was stated of the firm for public money, in order."""
    return [one["answers"]["SUBSIDY"] for one in facts(office, subject_case(uscc), "StandingStated")]


@pytest.fixture
def sample() -> list[str]:
    return Path("deploy/samples/fraud-case.jsonl").read_text("utf-8").splitlines()


def test_a_penalty_on_an_agency_becomes_a_record_and_its_revocation_undoes_it(
    tmp_path: Path, sample: list[str]
) -> None:
    """The fraud case of the samples: a penalty in May, changed on reconsideration in July."""
    record = record_case(THE_BUREAU, "金环罚〔2026〕1号")
    publish = line("2026-05-14T09:00", str(record), of_records.Publish(), "CREDIT")
    office = played(tmp_path, [*sample, publish])

    changed = record_case(THE_BUREAU, "金政复〔2026〕41号")
    assert statuses(office, "credit.credit_record") == {str(record): "WITHDRAWN", str(changed): "DRAFT"}
    [withdrawn] = facts(office, record, "RecordWithdrawn")
    assert (withdrawn["withdrawn_on"], withdrawn["undone"]) == ("2026-07-20", ["DISPLAY", "POINTS", "ELIGIBILITY"])
    assert subsidies(office, AGENCY) == ["NO", "YES"]


def record_lines() -> list[str]:
    """A penalty that becomes final in November, its fine paid and its breach corrected."""
    return [
        line("2023-05-17T09:00", RECORD, of_records.penalty(), "EXT"),
        line("2023-05-17T09:10", RECORD, of_records.Publish(), "CREDIT"),
        line("2023-05-25T10:00", RECORD, of_records.paid(80_000, "2023-05-25"), "EXT"),
        line("2023-06-12T10:00", RECORD, of_records.CORRECTED, "HELPER"),
    ]


def listing_lines() -> list[str]:
    proposal = of_lists.proposal(records=(UUID(RECORD),))
    return [
        line("2024-01-02T09:00", ENTRY, proposal, "CREDIT", "wang"),
        line("2024-01-02T10:00", ENTRY, of_lists.Notify(served_on=of_lists.day("2024-01-02")), "CREDIT", "wang"),
        line("2024-01-03T10:00", ENTRY, of_lists.APPROVED, "LEGAL", "fa"),
        line("2024-01-10T10:00", ENTRY, of_lists.listing(), "DECIDER", "ju"),
    ]


def test_what_stands_against_a_firm_follows_its_duties_and_its_lists(tmp_path: Path) -> None:
    office = played(tmp_path, [*record_lines(), *listing_lines()])

    assert statuses(office, "credit.serious_list") == {ENTRY: "LISTED"}
    [noted] = facts(office, RECORD, "ListingNoted")
    assert noted["entry"] == ENTRY
    assert subsidies(office, P3) == ["NO", "NO", "REVIEW", "NO"]
    last = facts(office, subject_case(P3), "StandingStated")[-1]
    assert (last["as_of"], last["reasons"]) == ("2024-01-10", ["DISHONEST_LIST", "ENV_VIOLATION"])
    assert last["answers"]["EIA"] == "REVIEW"


def test_a_record_that_is_void_takes_the_list_with_it(tmp_path: Path) -> None:
    void = of_records.Withdraw(reason=of_records.WithdrawalReason.VOID, document="金环撤〔2024〕1号")
    office = played(tmp_path, [*record_lines(), *listing_lines(), line("2024-03-01T09:00", RECORD, void, "CREDIT")])

    [withdrawn] = facts(office, RECORD, "RecordWithdrawn")
    assert withdrawn["undone"] == ["DISPLAY", "FILE", "POINTS", "ELIGIBILITY", "LISTING"]
    [removed] = facts(office, ENTRY, "EntryRemoved")
    assert (removed["ground"], removed["removed_on"]) == ("REVOKED", "2024-03-01")
    assert subsidies(office, P3)[-1] == "YES"


def test_a_penalty_that_is_a_year_old_is_recent_no_longer(tmp_path: Path) -> None:
    later = line(
        "2024-05-20T09:00",
        str(uuid5(NAMESPACE_URL, "later")),
        of_records.penalty("2024-05-17", doc_no="金环罚〔2024〕9号", uscc=of_records.P1),
        "EXT",
    )
    office = played(tmp_path, [*record_lines(), later])

    stated = facts(office, subject_case(P3), "StandingStated")
    assert [(one["as_of"], one["answers"]["SUBSIDY"]) for one in stated] == [
        ("2023-05-17", "NO"),
        ("2023-05-25", "NO"),
        ("2023-06-12", "REVIEW"),
        ("2024-05-16", "YES"),
    ]


def test_a_commitment_made_to_deceive_is_a_draft_until_somebody_decides(tmp_path: Path) -> None:
    lines = Path("deploy/samples/commitment-record.jsonl").read_text("utf-8").splitlines()
    office = played(tmp_path, lines)

    [draft] = statuses(office, "credit.credit_record")
    [opened] = facts(office, draft, "DraftOpened")
    assert (statuses(office, "credit.credit_record")[draft], opened["kind"]) == ("DRAFT", "PERMIT_FRAUD")
    assert statuses(office, "credit.subject") == {}


def test_two_imports_of_one_document_are_one_record(tmp_path: Path) -> None:
    other = str(uuid5(NAMESPACE_URL, "chain/other"))
    again = line("2023-05-18T09:00", other, of_records.penalty(), "EXT")
    office = played(tmp_path, [*record_lines(), again])

    assert list(statuses(office, "credit.credit_record")) == [RECORD]


def test_a_successor_stands_where_the_firm_stood(tmp_path: Path) -> None:
    said = {"kind": of_subjects.LinkKind.SUCCESSOR, "successors": (of_records.SUCCESSOR,), "document": "吸收合并协议"}
    link = of_subjects.LinkSubject(**said, linked_on=of_lists.day("2023-08-01"), proof="c" * 64)
    linked = line("2023-08-01T09:00", str(subject_case(P3)), link, "CREDIT")
    office = played(tmp_path, [*record_lines(), linked])

    [inherited] = facts(office, RECORD, "RecordInherited")
    assert inherited["successors"] == [of_records.SUCCESSOR]
    assert subsidies(office, of_records.SUCCESSOR) == ["REVIEW"]
