"""What a messaging process must be told. The office's settings fill it; the two entry points here read the environment."""

import os
from dataclasses import dataclass
from typing import Literal

from shared.messaging.clock import Mode


@dataclass(frozen=True, kw_only=True)
class Setup:
    service: str
    amqp_url: str
    database_url: str
    environment: Literal["production", "demo", "test"] = "production"
    clock: Mode = "wall"
    metrics_port: int = 0
    """0: no metrics and no health pages."""
    metrics_host: str = "127.0.0.1"
    """The address they are served on; a container needs ``0.0.0.0``."""
    batch_max: int = 200
    partitions: int = 1
    """How many processes share the cases of the service among them."""
    partition: int = 0
    """Which of them this one is."""
    partners: str = "deploy/partners.toml"
    log_format: str = "json"

    @property
    def is_trial(self) -> bool:
        """A demonstration or a test, where nothing is paid in earnest."""
        return self.environment in ("demo", "test")

    @classmethod
    def from_environment(cls, service: str, partition: int = 0) -> "Setup":
        """``ECOCASE_<NAME>`` for every field but the service and its partition."""
        named = cls.__dataclass_fields__.keys() - {"service", "partition"}
        given = {name: os.environ.get(f"ECOCASE_{name.upper()}") for name in named}
        if missing := [name for name in ("amqp_url", "database_url") if not given[name]]:
            raise SystemExit(f"set {', '.join(f'ECOCASE_{name.upper()}' for name in missing)} and start again")
        numbers = {"metrics_port", "batch_max", "partitions"}
        read = {name: int(value) if name in numbers else value for name, value in given.items() if value}
        if partition not in range(int(read.get("partitions", 1))):
            raise SystemExit(f"there is no partition {partition} of {service}: see ECOCASE_PARTITIONS")
        setup = cls(service=service, partition=partition, **read)  # pyright: ignore[reportArgumentType]
        if setup.clock == "messages" and (setup.environment == "production" or setup.partitions > 1):
            raise SystemExit("ECOCASE_CLOCK=messages is for demo and test, and for one partition")
        return setup
