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
    partners: str = "deploy/partners.toml"
    log_format: str = "json"

    @classmethod
    def from_environment(cls, service: str) -> "Setup":
        """``ECOCASE_<NAME>`` for every field but the service."""
        given = {
            name: os.environ.get(f"ECOCASE_{name.upper()}") for name in cls.__dataclass_fields__ if name != "service"
        }
        if missing := [name for name in ("amqp_url", "database_url") if not given[name]]:
            raise SystemExit(f"set {', '.join(f'ECOCASE_{name.upper()}' for name in missing)} and start again")
        numbers = {"metrics_port", "batch_max"}
        read = {name: int(value) if name in numbers else value for name, value in given.items() if value}
        return cls(service=service, **read)  # pyright: ignore[reportArgumentType]
