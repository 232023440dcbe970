"""deploy/servers: what it finds, what it starts, and that it ends and drops its own alone."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPT = Path(__file__).parent.parent / "deploy" / "servers"
NOBODY_LISTENS = "127.0.0.1:1"


def loaded() -> ModuleType:
    """The script as a module; it has no suffix, as commands have none."""
    loader = SourceFileLoader("deploy_servers", str(SCRIPT))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    sys.modules[loader.name] = module  # dataclasses look their module up
    loader.exec_module(module)
    return module


servers: Any = loaded()


@pytest.fixture(autouse=True)
def no_urls(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test run sets them for the project's other tests; here they would decide everything."""
    for name in ("ECOCASE_AMQP_URL", "ECOCASE_DATABASE_URL", "ECOCASE_TEST_SERVERS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder that other accounts may pass: as root, PostgreSQL runs under one of them."""
    path = Path(tempfile.mkdtemp(prefix="ecocase-servers-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def sleeper() -> Iterator[Any]:
    with subprocess.Popen(["sleep", "60"]) as child:
        yield servers.Process.of(child.pid)
        child.kill()


def run(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, SCRIPT, *words], capture_output=True, text=True, check=False, **options)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# --- order of finding ---


class Finding:
    """Which servers answer, and what was taken. Nothing is started."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.answering: list[str] = []
        self.folder = folder
        self.own = servers.Own(folder / "servers.json")
        monkeypatch.setitem(servers.REFUSAL, "broker", self.refusal)
        monkeypatch.setattr(servers, "broker_refusal", self.refusal)
        monkeypatch.setattr(servers, "virtual_host_beside", self.virtual_host)
        monkeypatch.setattr(servers, "private_broker", lambda home, vhost: servers.Server("broker", "amqp://own", []))
        monkeypatch.setattr(self.own, "bring_up", lambda server: server)

    def refusal(self, url: str) -> str | None:
        return None if url in self.answering else "connection refused"

    def virtual_host(self, url: str, name: str, _tidy: object = None) -> tuple[str, str]:
        return servers.with_path(url, name), ""

    def broker(self, *, local: bool = True) -> str:
        return servers.broker_for_use(self.own, self.folder, local)


@pytest.fixture
def finding(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Finding:
    return Finding(monkeypatch, folder)


def test_the_environment_comes_first(finding: Finding, monkeypatch: pytest.MonkeyPatch) -> None:
    finding.answering = ["amqp://theirs", servers.LOCAL_BROKER]
    monkeypatch.setenv("ECOCASE_AMQP_URL", "amqp://theirs")
    assert finding.broker() == "amqp://theirs"


def test_then_the_standard_local_port(finding: Finding) -> None:
    finding.answering = [servers.LOCAL_BROKER]
    assert finding.broker() == "amqp://guest:guest@127.0.0.1:5672/ecocase"


def test_then_a_server_of_our_own(finding: Finding) -> None:
    assert finding.broker() == "amqp://own"


def test_listening_servers_can_be_left_alone(finding: Finding) -> None:
    finding.answering = [servers.LOCAL_BROKER]
    assert finding.broker(local=False) == "amqp://own"


def test_data_of_our_own_outweigh_a_server_that_came_later(finding: Finding) -> None:
    finding.answering = [servers.LOCAL_BROKER]
    (finding.folder / "rabbitmq").mkdir()
    assert finding.broker() == "amqp://own"


def test_partitions_at_a_broker_without_their_plugin_stop_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "partition_refusal", lambda url: f"{servers.address(url)}: COMMAND_INVALID")
    with pytest.raises(servers.Remedy, match=r"rabbitmq-plugins enable rabbitmq_consistent_hash_exchange") as refused:
        servers.see_to_partitions("amqp://someone:secret@theirs/", None)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("variable", "url"),
    [
        ("ECOCASE_AMQP_URL", f"amqp://someone:secret@{NOBODY_LISTENS}/"),
        ("ECOCASE_DATABASE_URL", f"postgresql://someone:secret@{NOBODY_LISTENS}/x"),
    ],
)
def test_a_url_that_does_not_work_stops_with_a_remedy(variable: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, url)
    with pytest.raises(servers.Remedy, match=rf"(?s){variable} does not work.*unset it") as refused:
        servers.given(variable, "broker" if "AMQP" in variable else "database")
    assert "secret" not in str(refused.value)


def test_without_the_package_and_without_root_one_docker_line_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "find_command", lambda name: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(servers.Remedy, match=r"docker compose -f deploy/compose\.yaml up -d"):
        servers.broker_scripts()


# --- small promises ---


def test_secrets_are_never_readable_by_others(folder: Path) -> None:
    before = os.umask(0)
    try:
        servers.write_secret(folder / "secret", "s")
    finally:
        os.umask(before)
    assert mode(folder / "secret") == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret"]


def test_ports_stay_below_those_of_outgoing_connections() -> None:
    lowest = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    ports = servers.free_ports(20)
    assert len(set(ports)) == 20
    assert max(ports) < lowest


@pytest.mark.parametrize(
    ("url", "beside"),
    [
        ("amqp://u:p@host:5672/", "amqp://u:p@host:5672/other"),
        ("postgresql://u@host/db?sslmode=require", "postgresql://u@host/other?sslmode=require"),
        ("postgresql:///db?host=/run/postgresql", "postgresql:///other?host=/run/postgresql"),
    ],
)
def test_another_path_changes_nothing_else_of_a_url(url: str, beside: str) -> None:
    assert servers.with_path(url, "other") == beside


def test_a_package_is_installed_without_starting_services(folder: Path) -> None:
    policy = folder / "policy-rc.d"
    with servers.no_services_started(policy):
        assert subprocess.run([policy, "rabbitmq-server", "start"], check=False).returncode == 101
    assert not policy.exists()


def test_a_policy_of_the_system_is_respected(folder: Path) -> None:
    policy = folder / "policy-rc.d"
    policy.write_text("theirs")
    with servers.no_services_started(policy):
        assert policy.read_text() == "theirs"
    assert policy.read_text() == "theirs"


def test_the_lock_of_a_dead_database_is_forgotten_though_a_stranger_has_its_number(folder: Path, sleeper: Any) -> None:
    lock = folder / "postmaster.pid"
    lock.write_text(f"{sleeper.pid}\n{folder}\n")
    servers.forget_the_dead(lock)
    assert not lock.exists()


def test_the_lock_of_a_living_database_is_respected(folder: Path) -> None:
    lock, program = folder / "postmaster.pid", shutil.copy("/bin/sleep", folder / "postgres")
    with subprocess.Popen([program, "60"]) as living:
        lock.write_text(f"{living.pid}\n{folder}\n")
        servers.forget_the_dead(lock)
        living.kill()
    assert lock.exists()


def test_a_command_that_is_missing_says_what_to_type() -> None:
    done = run("test")
    assert done.returncode == 1
    assert "deploy/servers test COMMAND" in done.stderr


# --- stop ---


def noted(folder: Path, process: Any) -> None:
    """As if `start` had started this process as a database."""
    program = servers.Program(["sleep", "60"], {}, str(folder), str(folder / "log"), signal.SIGTERM, None, process)
    own = servers.Own(folder / "servers.json")
    own.servers["database"] = servers.Server("database", "postgresql://x", [program])
    own.note()
    servers.write_secret(folder / "servers.env", "ECOCASE_DATABASE_URL=postgresql://x\n")


def test_stop_ends_what_start_started_and_keeps_the_data(folder: Path, sleeper: Any) -> None:
    noted(folder, sleeper)
    (folder / "postgresql").mkdir()
    assert servers.stop(Namespace(data=folder)) == 0
    assert not sleeper.alive()
    assert sorted(path.name for path in folder.iterdir()) == ["postgresql", "servers.lock"]


def test_stop_spares_a_process_that_only_has_the_number(folder: Path, sleeper: Any) -> None:
    noted(folder, servers.Process(sleeper.pid, sleeper.born - 1))
    assert servers.stop(Namespace(data=folder)) == 0
    assert sleeper.alive()


def test_stop_where_nothing_was_started_is_content(folder: Path) -> None:
    assert servers.stop(Namespace(data=folder / "nowhere")) == 0
    assert not (folder / "nowhere").exists()


# --- with servers ---

TELL = "import json, os, sys; print(json.dumps(dict(os.environ)), flush=True)\n"
USE = "import psycopg; psycopg.connect(os.environ['ECOCASE_DATABASE_URL']).execute('CREATE TABLE t ()')\n"
WAIT = "import signal, time; signal.signal(signal.SIGTERM, lambda *_: sys.exit(9))\n" + TELL + "time.sleep(60)\n"


def gone(env: dict[str, str]) -> bool:
    amqp, database = env["ECOCASE_AMQP_URL"], env["ECOCASE_DATABASE_URL"]
    return all([servers.broker_refusal(amqp), servers.database_refusal(database)])


@pytest.mark.broker
@pytest.mark.database
def test_test_lends_a_virtual_host_and_a_database_and_drops_them() -> None:
    done = run("test", sys.executable, "-c", TELL + USE + "sys.exit(7)")
    assert done.returncode == 7, done.stderr
    env = json.loads(done.stdout)
    assert env["ECOCASE_ENVIRONMENT"] == "test"
    assert "ECOCASE_TEST_SERVERS" not in env
    assert gone(env)


@pytest.mark.broker
@pytest.mark.database
def test_a_signal_reaches_the_command_and_everything_is_dropped() -> None:
    command = [sys.executable, SCRIPT, "test", sys.executable, "-c", "import sys\n" + WAIT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        env = json.loads(running.stdout.readline())
        running.terminate()
        assert running.wait(60) == 9
    assert gone(env)


@pytest.mark.broker
@pytest.mark.database
def test_servers_of_our_own_start_once_and_stop(folder: Path) -> None:
    data = folder / "data"
    assert run("start", "--no-local", "--data", str(data)).returncode == 0
    try:
        assert mode(data / "servers.env") == mode(data / "servers.json") == 0o600
        first = (data / "servers.env").read_text()
        again = run("start", "--no-local", "--data", str(data))
        assert "our own is running" in again.stderr
        assert (data / "servers.env").read_text() == first
        assert "guest" not in first
        own = servers.Own(data / "servers.json")
        programs = [program for server in own.servers.values() for program in server.programs]
        assert len(programs) == 3, "the broker, its port mapper, the database"
        assert all(program.process.alive() for program in programs)
    finally:
        assert run("stop", "--data", str(data)).returncode == 0
    assert not any(program.process.alive() for program in programs)
    assert not (data / "servers.env").exists()
    assert (data / "rabbitmq" / "db").is_dir()


@pytest.mark.broker
@pytest.mark.database
def test_private_servers_can_be_killed_and_come_back(folder: Path) -> None:
    (folder / "tell").write_text(TELL)
    script = f"{sys.executable} {SCRIPT}"
    verbs = ["kill-broker", "kill-database", "start-broker", "start-database"]
    verbs += ["kill-broker --clean", "kill-database --clean", "start-database"]
    steps = [f"{sys.executable} {folder}/tell", *(f"{script} {verb}" for verb in verbs)]
    done = run("test", "--private", "sh", "-ec", "\n".join(steps))
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("waiting for our own database") == 3
    assert "left behind" not in done.stderr
    assert gone(json.loads(done.stdout))
