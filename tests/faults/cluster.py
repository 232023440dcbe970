"""Three broker nodes on this machine that form a cluster by themselves, started as ``deploy/servers`` starts its one."""

import os
import secrets
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.broker.office import until
from tests.broker.proxy import Proxy
from tests.test_servers import loaded

SIZE = 3
CONFIG = """
cluster_formation.peer_discovery_backend = classic_config
cluster_formation.node_type = disc
cluster_partition_handling = pause_minority
"""


class Cluster:
    """``wire`` is what a load balancer is to clients: it leads to one node, and to another when that is lost."""

    def __init__(self, folder: Path):
        servers = self.servers = loaded()
        ports = servers.free_ports(2 * SIZE + 1)
        self.ports, dist_ports, epmd_port = ports[:SIZE], ports[SIZE : 2 * SIZE], ports[-1]
        self.password = secrets.token_hex(16)
        shared = folder / "home"
        shared.mkdir(mode=0o700, parents=True)
        environments = [
            servers.broker_env(self._home(folder, number), dist_ports[number], epmd_port)
            | {"RABBITMQ_NODENAME": self._name(number), "HOME": str(shared)}
            for number in range(SIZE)
        ]
        first = servers.environment(**environments[0])
        epmd = [servers.find_command("epmd") or "epmd", "-port", str(epmd_port), "-address", "127.0.0.1"]
        self.epmd = servers.Program(epmd, first, str(folder), str(folder / "epmd.log"), signal.SIGTERM)
        self.nodes: list[Any] = []
        for number, environment in enumerate(environments):
            home = self._home(folder, number)
            script = [str(servers.broker_scripts() / "rabbitmq-server")]
            own = servers.environment(**environment, RUNNING_UNDER_SYSTEMD="true")
            self.nodes.append(servers.Program(script, own, str(home), str(home / "log/console.log"), signal.SIGTERM))
        self.control = [*_env(environments[0]), str(servers.broker_scripts() / "rabbitmqctl")]
        self.wire = Proxy("127.0.0.1", self.ports[0])
        self.url = f"amqp://eco:{self.password}@127.0.0.1:{self.wire.port}/eco"

    def _name(self, number: int) -> str:
        return f"eco{number + 1}@localhost"

    def _home(self, folder: Path, number: int) -> Path:
        """Made with its configuration when it is first asked for."""
        home = folder / f"node{number + 1}"
        if not home.exists():
            for part in (home / "db", home / "log"):
                part.mkdir(mode=0o700, parents=True)
            (home / "enabled_plugins").write_text("[].\n")
            nodes = "".join(f"cluster_formation.classic_config.nodes.{n + 1} = {self._name(n)}\n" for n in range(SIZE))
            own = {"port": self.ports[number], "vhost": "eco", "user": "eco", "password": self.password}
            text = self.servers.BROKER_CONFIG.format(**own) + CONFIG + nodes
            self.servers.write_secret(home / "rabbitmq.conf", text)
        return home

    def start(self, number: int) -> None:
        self.nodes[number].start()

    def kill(self, number: int) -> None:
        self.nodes[number].kill()

    def signal(self, number: int, what: signal.Signals) -> None:
        for process in (self.nodes[number].process, *self.nodes[number].process.children()):
            process.send(what)

    def lead_to(self, number: int) -> None:
        self.wire.target = ("127.0.0.1", self.ports[number])
        self.wire.break_connections()

    def accepts(self, number: int) -> bool:
        url = f"amqp://eco:{self.password}@127.0.0.1:{self.ports[number]}/eco"
        return self.servers.broker_refusal(url) is None

    def is_whole(self) -> bool:
        return all(self.accepts(number) for number in range(SIZE))


def _env(environment: dict[str, str]) -> list[str]:
    return ["env", *(f"{key}={value}" for key, value in environment.items())]


@contextmanager
def three_nodes() -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory(prefix="ecocase-cluster-") as folder:
        cluster = Cluster(Path(folder))
        cluster.epmd.start()
        try:
            for number in range(SIZE):
                cluster.start(number)
            until(cluster.is_whole, 180, "three nodes accept")
            yield cluster
        finally:
            for number in range(SIZE):
                cluster.signal(number, signal.SIGCONT)
                cluster.kill(number)
            cluster.epmd.kill()
            os.sync()
