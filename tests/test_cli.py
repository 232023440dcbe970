"""The command line: shapes, exit codes, and errors that name their remedy. Played once on a real embedded PostgreSQL."""

import json
import os
import re
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from typer.testing import CliRunner, Result

from shared.office.cli import app
from shared.office.supervisor import parts_of, ports_from, running

SERVERS = {name: os.environ[name] for name in ("ECOCASE_AMQP_URL", "ECOCASE_DATABASE_URL") if name in os.environ}
CASE = str(uuid5(NAMESPACE_URL, "urn:ecocase:partner:demo#1"))


def ecocase(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], catch_exceptions=False)


def told(*arguments: object) -> Any:
    result = ecocase(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def draft(id: str, day: str, **more: Any) -> str:
    return json.dumps(
        {"specversion": "1.0", "id": id, "source": "urn:ecocase:partner:demo", "type": "approval.eia.CreateDraft.v1",
         "time": f"{day}T09:00:00+08:00", "actor": "p1", "role": "APPLICANT", "data": {}} | more
    )  # fmt: skip


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    folder = tmp_path_factory.mktemp("played")
    file = folder / "commands.jsonl"
    file.write_text(
        "\n".join([draft("1", "2026-03-02"), draft("2", "2026-03-03"), "oops", draft("3", "2026-03-04", role="CLERK")])
    )
    return folder / "data", ecocase("play", file, "--data", folder / "data", "--json")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [one for one in os.environ if one.startswith("ECOCASE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("ECOCASE_DATA", str(tmp_path / ".ecocase"))


# -- playing and reading --------------------------------------------------------------------------------------------


@pytest.mark.database
def test_nothing_is_told_again_where_there_is_no_broker(played: tuple[Path, Result]) -> None:
    result = ecocase("retell", "approval", "--from", "1", "--data", played[0])
    assert result.exit_code == 2
    assert "ECOCASE_AMQP_URL" in result.output


@pytest.mark.database
def test_play_prints_one_receipt_a_line(played: tuple[Path, Result]) -> None:
    receipts = [json.loads(line) for line in played[1].stdout.splitlines()]
    assert played[1].exit_code == 0
    assert [one["type"] for one in receipts] == ["ecocase.Receipt.v1"] * 4
    assert [one["data"]["outcome"] for one in receipts] == ["filed", "filed", "refused", "refused"]
    assert [(one["data"]["refusal"] or {}).get("code") for one in receipts[2:]] == ["MALFORMED", "NO_MANDATE"]


@pytest.mark.database
def test_the_register_is_paged(played: tuple[Path, Result]) -> None:
    [first] = told("cases", "approval", "--limit", 1, "--data", played[0])
    [second] = told("cases", "approval", "--limit", 1, "--data", played[0], "--after", first["next"])
    numbers = [one["case_no"] for page in (first, second) for one in page["cases"]]
    assert numbers == ["JH-EIA-2026-000002", "JH-EIA-2026-000001"]
    assert second["next"] is None
    [none] = told("cases", "approval", "--status", "NO_SUCH_STATE", "--data", played[0])
    assert none["cases"] == []
    assert ecocase("cases", "--after", "nonsense", "--data", played[0]).exit_code == 2


@pytest.mark.database
def test_a_case_type_is_named_with_its_service_or_as_lists_show_it(played: tuple[Path, Result]) -> None:
    [whole], [short] = (told("cases", "--type", name, "--data", played[0]) for name in ("approval.eia", "eia"))
    assert whole == short
    assert len(whole["cases"]) == 2
    unknown = ecocase("cases", "--type", "nonsense", "--data", played[0])
    assert (unknown.exit_code, "→" in unknown.stderr) == (2, True)


@pytest.mark.database
def test_an_empty_list_says_so(played: tuple[Path, Result]) -> None:
    assert "no such case" in ecocase("cases", "--status", "NO_SUCH_STATE", "--data", played[0]).stdout
    assert "nothing is in quarantine" in ecocase("quarantine", "list", "--state", "retried", "--data", played[0]).stdout


@pytest.mark.database
def test_a_case_by_id_or_number_now_and_then(played: tuple[Path, Result]) -> None:
    [by_id] = told("case", CASE, "--data", played[0])
    assert told("case", "JH-EIA-2026-000001", "--data", played[0]) == [by_id]
    wanted = {
        "case_id",
        "case_no",
        "type",
        "service",
        "state",
        "version",
        "policy",
        "fields",
        "deadlines",
        "parties",
        "children",
    }
    assert wanted <= by_id.keys()
    assert (by_id["case_id"], by_id["state"], by_id["version"]) == (CASE, "DRAFT", 1)
    assert told("case", CASE, "--version", 1, "--data", played[0])[0]["state"] == "DRAFT"
    for missing in (["--version", 2], ["--as-of", "2026-03-01"]):
        assert ecocase("case", CASE, *missing, "--data", played[0]).exit_code == 1


@pytest.mark.database
def test_history_tells_one_fact_a_line(played: tuple[Path, Result]) -> None:
    [fact] = told("history", CASE, "--data", played[0])
    assert (fact["version"], fact["kind"], fact["causation_id"]) == (
        1,
        "approval.eia.CaseDrafted.v1",
        "urn:ecocase:partner:demo#1",
    )
    assert fact["recorded_at"] == "2026-03-02T09:00:00+08:00"
    assert fact["sentence"]["zh"] and fact["sentence"]["en"]


@pytest.mark.database
def test_replay_names_what_differs_and_rebuild_mends_it(played: tuple[Path, Result]) -> None:
    import psycopg

    from shared.office.embedded import EmbeddedPostgres

    assert told("replay", "--data", played[0])[0]["is_good"]
    server = EmbeddedPostgres(played[0] / "office")
    with psycopg.connect(server.url) as connection:
        connection.execute("update approval.register set status = 'APPROVED' where case_id = %s", (CASE,))
    server.stop()
    wrong = ecocase("replay", "--data", played[0], "--json")
    assert wrong.exit_code == 3
    [difference] = json.loads(wrong.stdout)["services"][0]["differences"]
    assert difference == {"case_id": CASE, "field": "status", "listed": "APPROVED", "told_by_history": "DRAFT"}
    assert ecocase("replay", "--case", CASE, "--data", played[0]).exit_code == 3
    [rebuilt] = told("rebuild", "--data", played[0])
    assert rebuilt["cases"]["approval"] == 2
    assert ecocase("replay", "--data", played[0]).exit_code == 0


@pytest.mark.database
def test_tables_fit_the_terminal(played: tuple[Path, Result], monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.cells import cell_len

    monkeypatch.setattr("shared.office.tables.OUT._width", 80)
    for command in (["cases"], ["case", CASE], ["history", CASE], ["replay"], ["quarantine", "list"]):
        output = ecocase(*command, "--data", played[0]).stdout
        assert max(cell_len(line) for line in output.splitlines()) <= 80, output


@pytest.mark.database
def test_what_is_not_there_is_said_with_a_remedy(played: tuple[Path, Result]) -> None:
    for command in (["case", "JH-EIA-1999-000001"], ["history", CASE.replace("7", "8")], ["quarantine", "show", CASE]):
        result = ecocase(*command, "--data", played[0])
        assert result.exit_code == 1
        assert "→" in result.stderr and "Traceback" not in result.output


PHONE = re.compile(r"(?<!\w)1[3-9]\d{9}(?!\w)")
SAMPLES = sorted(Path("deploy/samples").glob("*.jsonl"))
LINES = [json.loads(line) for file in SAMPLES for line in file.read_text("utf-8").splitlines()]
SUBJECTS = {line["subject"] for line in LINES if "subject" in line}
"""Every case that the samples are about."""
LAST_DAY = max(line["time"] for line in LINES)[:10]


@pytest.mark.database
def test_the_samples_give_the_same_facts_in_whichever_order_the_files_are_named(tmp_path: Path) -> None:
    first, second = (told("play", *order, "--data", tmp_path) for order in (SAMPLES, SAMPLES[::-1]))
    assert first == second
    refused = {one["data"]["refusal"]["code"] for one in first if one["data"]["outcome"] == "refused"}
    shown = {
        "AREA_ABOVE_CATCHMENT",
        "CODE_NOT_LICENSED",
        "DOUBLE_COUNTING",
        "EVIDENCE_MISSING",
        "E_BID_BELOW_FLOOR",
        "E_TOP_UP",
        "FOUR_EYES_VIOLATION",
        "REQUEST_ABOVE_TOTAL",
        "SITE_INCOMPLETE",
        "TOO_FEW_EXPERTS",
    }
    assert refused == shown, "the mistakes that the samples show"


@pytest.mark.database
def test_the_demo_tells_its_story_and_leaves_it_to_be_read(tmp_path: Path) -> None:
    result = ecocase("demo", "--data", tmp_path)
    assert result.exit_code == 0, result.output
    assert "历史与清单一致" in result.stdout
    cases = told("cases", "--data", tmp_path, "--limit", "500")[0]["cases"]
    assert {one["case_id"] for one in cases} >= SUBJECTS
    # The clock of a played office stands where the play ended, whatever day it is for the reader.
    accepted = next(one for one in cases if one["type"] == "approval.eia" and one["status"] == "UNDER_REVIEW")
    assert told("case", accepted["case_no"], "--data", tmp_path)[0]["as_of"] == LAST_DAY
    [worklist] = told("worklist", "--days", "30", "--data", tmp_path)
    pressing = [*worklist["overdue"], *worklist["today"], *worklist["this_week"]]
    assert [one["due_on"] for one in pressing] == sorted(one["due_on"] for one in pressing)
    assert "acceptance_publicity" not in {one["due_name"] for one in worklist["overdue"]}, "a notice is over by itself"
    [up] = told("notices", "--data", tmp_path)
    assert {one["type"] for one in up["notices"]} >= {"approval.soil_survey", "approval.reform_area"}
    assert PHONE.search(json.dumps(up, ensure_ascii=False)) is None
    [balances] = told("cases", "--type", "approval.quota_account", "--data", tmp_path)
    assert all("balance" in one["figures"] for one in balances["cases"])


@pytest.mark.database
def test_send_without_a_broker_goes_to_the_embedded_office(tmp_path: Path) -> None:
    sent = ecocase("send", "approval.eia.CreateDraft.v1", "--as", "p1:APPLICANT", "--id", "1", "--json")
    assert (sent.exit_code, json.loads(sent.stdout)["data"]["case_id"]) == (0, CASE)
    refused = ecocase("send", "approval.eia.CreateDraft.v1", "--as", "p1:CLERK", "--data", "{}")
    assert (refused.exit_code, "NO_MANDATE" in refused.stdout) == (1, True)
    assert told("cases")[0]["cases"][0]["case_id"] == CASE


@pytest.mark.database
def test_a_played_office_goes_on_in_its_own_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "more.jsonl"
    file.write_text(draft("9", "2026-05-04"))
    played = tmp_path / "data"
    monkeypatch.setenv("ECOCASE_DATA", str(played))
    assert ecocase("play", "deploy/samples/form-approved.jsonl", "--data", played).exit_code == 0
    assert ecocase("send", file).exit_code == 0
    [newest] = told("cases", "--limit", 1)
    assert newest["cases"][0]["opened_at"] == "2026-05-04T09:00:00+08:00"
    assert told("case", newest["cases"][0]["case_no"])[0]["as_of"] == "2026-05-04"


# -- the real thing -------------------------------------------------------------------------------------------------


@pytest.mark.broker
@pytest.mark.timeout(120)
def test_up_send_and_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(SERVERS) == 2, "run it under: deploy/servers test"
    for name, value in (SERVERS | {"ECOCASE_ENVIRONMENT": "test", "ECOCASE_CLOCK": "messages"}).items():
        monkeypatch.setenv(name, value)
    started = ecocase("up", "--detach")
    try:
        assert started.exit_code == 0, started.output
        assert ecocase("up", "--detach").exit_code == 1
        sent = ecocase("send", "deploy/samples/form-approved.jsonl", "--json")
        assert sent.exit_code == 0, sent.output
        last = json.loads(sent.stdout.splitlines()[-1])["data"]
        assert told("case", last["case_id"])[0]["case_no"] == last["case_no"]
        refused = ecocase(
            "send", "approval.eia.AcceptApplication.v1", "--case", last["case_no"], "--as", "p1:WINDOW_OFFICER"
        )
        assert (refused.exit_code, "WRONG_STATE" in refused.stdout) == (1, True)
        nowhere = ecocase("send", "nowhere.x.Y.v1", "--as", "p1:CLERK")
        assert (nowhere.exit_code, "no service takes it" in " ".join(nowhere.stderr.split())) == (1, True)
    finally:
        assert ecocase("down").exit_code == 0
    assert running(tmp_path / ".ecocase") is None


# -- without any database -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        ["nonsense"],
        ["cases", "--limit", "0"],
        ["cases", "--due-before", "tomorrow"],
        ["play", "/no/such/file"],
        ["play"],
        ["case", "x", "--as-of", "2026-01-01", "--version", "1"],
        ["history", "x", "--lang", "fr"],
        ["rebuild", "approval", "nothing"],
        ["spec", "nowhere"],
        ["send", "approval.eia.CreateDraft.v1", "--as", "nobody"],
        ["up"],
    ],
)
def test_wrong_usage_is_two(command: list[str]) -> None:
    result = ecocase(*command)
    assert result.exit_code == 2, result.output


def test_an_empty_folder_says_where_to_begin() -> None:
    result = ecocase("cases")
    assert result.exit_code == 1
    assert "ecocase demo" in result.stderr


def test_an_unknown_setting_stops_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECOCASE_NONSENSE", "1")
    result = ecocase("cases")
    assert (result.exit_code, "ECOCASE_NONSENSE" in result.stderr) == (2, True)


def test_doctor_names_remedies_and_masks_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECOCASE_DATABASE_URL", "postgresql://u:s3cret@127.0.0.1:1/x")
    monkeypatch.setenv("ECOCASE_AMQP_URL", "amqp://u:s3cret@127.0.0.1:1/x")
    result = ecocase("doctor", "--json")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert "s3cret" not in result.output
    failed = {one["check"]: one["remedy"] for one in report["checks"] if not one["good"]}
    assert {"database", "broker"} <= failed.keys()
    assert all(remedy["zh"] and remedy["en"] for remedy in failed.values())


def test_partitions_and_a_clock_of_messages_do_not_go_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECOCASE_ENVIRONMENT", "test")
    monkeypatch.setenv("ECOCASE_CLOCK", "messages")
    monkeypatch.setenv("ECOCASE_PARTITIONS", "2")
    result = ecocase("doctor")
    assert result.exit_code == 2
    assert "ECOCASE_PARTITIONS=1" in result.output


def test_a_process_for_every_partition_and_one_relay() -> None:
    assert parts_of("credit", 1) == [("credit", "run", None), ("credit", "relay", None)]
    assert parts_of("credit", 2) == [("credit", "run", 0), ("credit", "run", 1), ("credit", "relay", None)]


def test_contracts_are_schemas_of_every_message(tmp_path: Path) -> None:
    assert ecocase("contracts", "--schemas", tmp_path).exit_code == 0
    names = {file.name for file in tmp_path.iterdir()}
    assert {"ecocase.Receipt.v1.json", "approval.eia.CreateDraft.v1.json", "approval.EiaApproved.v1.json"} <= names
    schema = json.loads((tmp_path / "approval.eia.CreateDraft.v1.json").read_text())
    assert schema["additionalProperties"] is False
    phone, _ = schema["properties"]["contact_phone"]["anyOf"]
    assert phone["pattern"] == "^(?:1[3-9][0-9]{9}|0579-[0-9]{7,8})$"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_specification_names_every_command(language: str) -> None:
    result = ecocase("spec", "--lang", language)
    assert result.exit_code == 0
    assert "CreateDraft" in result.stdout


def test_nothing_runs_where_no_note_lies(tmp_path: Path) -> None:
    assert running(tmp_path) is None
    (tmp_path / "office.json").write_text(json.dumps({"pid": os.getpid(), "parts": []}))
    assert running(tmp_path) is None  # alive, but a stranger
    assert ecocase("down").exit_code == 0


def test_ports_follow_the_configured_one() -> None:
    assert ports_from(9100, 3) == [9100, 9101, 9102]
    assert len(set(ports_from(0, 3))) == 3
