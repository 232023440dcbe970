"""A service and its relay as real processes, reached through wires that tests can cut, and a platform that talks to them."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import amqp
import psycopg
from kombu import Connection

from tests.broker.proxy import Proxy

ROOT = Path(__file__).parents[2]
AMQP_URL = os.environ.get("ECOCASE_AMQP_URL", "")
DATABASE_URL = os.environ.get("ECOCASE_DATABASE_URL", "")


def until(holds: Callable[[], Any], wait: float = 20, what: str = "") -> Any:
    """Polls until it holds; fails loudly at the deadline."""
    end = monotonic() + wait
    while not (value := holds()):
        if monotonic() > end:
            raise AssertionError(f"not within {wait} s: {what or holds}")
        sleep(0.02)
    return value


def through(url: str, port: int) -> str:
    parts = urlsplit(url)
    user = parts.netloc.rpartition("@")[0]
    return urlunsplit(parts._replace(netloc=f"{user}@127.0.0.1:{port}"))


def proxy_to(url: str, default: int) -> Proxy:
    parts = urlsplit(url)
    return Proxy(parts.hostname or "127.0.0.1", parts.port or default)


@dataclass
class Office:
    """The letters service. ``wait_ready`` reads its own health page, as an orchestrator would."""

    broker: Proxy = field(default_factory=lambda: proxy_to(AMQP_URL, 5672))
    database: Proxy = field(default_factory=lambda: proxy_to(DATABASE_URL, 5432))
    processes: dict[str, subprocess.Popen[str]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)

    def start(self, part: str = "run", *, wait: bool = True) -> subprocess.Popen[str]:
        environment = os.environ | {
            "ECOCASE_AMQP_URL": through(AMQP_URL, self.broker.port),
            "ECOCASE_DATABASE_URL": through(DATABASE_URL, self.database.port),
            "ECOCASE_ENVIRONMENT": "test",
            "ECOCASE_LOG_FORMAT": "json",
            **self.environment,
        }
        target = "tests.broker.letters.service" if part == "run" else "letters"
        process = subprocess.Popen(
            [sys.executable, "-m", f"shared.messaging.{part}", target],
            cwd=ROOT,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.processes[part] = process
        seen = len(self.lines)
        threading.Thread(target=self._listen, args=[process], daemon=True).start()
        if wait and part == "run":
            until(lambda: any('"consuming"' in line for line in self.lines[seen:]), what="service consumes")
        return process

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stderr is not None
        self.lines.extend(process.stderr)

    def said(self, words: str) -> bool:
        return any(words in line for line in self.lines)

    def terminate(self, part: str = "run", wait: float = 15) -> float:
        """SIGTERM; the seconds until the process was gone, with exit code 0."""
        started = monotonic()
        self.processes[part].send_signal(signal.SIGTERM)
        assert self.processes[part].wait(wait) == 0, self.lines[-20:]
        return monotonic() - started

    def end(self) -> None:
        for process in self.processes.values():
            process.kill()
            process.wait(10)
        for wire in (self.broker, self.database):
            wire.thaw()
            with suppress(OSError):
                wire.cut()


@dataclass
class Platform:
    """Speaks AMQP directly to the broker, as a partner's own program does, and can be as rude as one."""

    receipts: dict[str, list[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection = Connection(AMQP_URL)
        self.connection.connect()
        self.channel = self.connection.channel()
        self.channel.auto_decode = False
        self.replies = f"replies.{uuid4().hex}"
        self.channel.queue_declare(self.replies, durable=True, auto_delete=False)
        self.channel.basic_consume(self.replies, no_ack=True, callback=self._keep)

    def command(self, text: str = "x", **attributes: Any) -> dict[str, Any]:
        return {
            "specversion": "1.0",
            "id": str(uuid4()),
            "source": "urn:ecocase:partner:demo",
            "type": "letters.note.OpenNote.v1",
            "time": "2026-03-02T09:00:00+08:00",
            "actor": "p1",
            "role": "CLERK",
            "data": {"text": text},
        } | attributes

    def send(
        self,
        content: dict[str, Any] | bytes,
        *,
        exchange: str = "ecocase.commands",
        key: str = "letters.note",
        **properties: Any,
    ) -> str:
        """Returns the correlation id. ``reply_to=None`` and the like leave a property out."""
        body = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
        given = {
            "reply_to": self.replies,
            "correlation_id": uuid4().hex,
            "user_id": self.connection.userid,
            "delivery_mode": 2,
        }
        given |= {"content_type": "application/cloudevents+json", **properties}
        message = amqp.Message(body, **{key: value for key, value in given.items() if value is not None})
        self.channel.basic_publish(message, exchange, key)
        return str(given["correlation_id"])

    def receipt(self, id: str, wait: float = 20) -> dict[str, Any]:
        return json.loads(self.receipts_of(id, 1, wait)[0])["data"]

    def receipts_of(self, id: str, count: int, wait: float = 20) -> list[bytes]:
        def there() -> bool:
            with suppress(TimeoutError):
                while True:
                    self.connection.drain_events(timeout=0.01)
            return len(self.receipts.get(id, [])) >= count

        until(there, wait, f"{count} receipts for {id}")
        return self.receipts[id]

    def listen(self) -> int:
        """Takes in what has arrived; returns how many receipts there are by now."""
        with suppress(TimeoutError):
            while True:
                self.connection.drain_events(timeout=0.01)
        return sum(map(len, self.receipts.values()))

    def _keep(self, message: amqp.Message) -> None:
        self.receipts.setdefault(message.properties.get("correlation_id", ""), []).append(bytes(message.body))

    def ask(self, text: str = "x", wait: float = 20, **attributes: Any) -> dict[str, Any]:
        return self.receipt(self.send(self.command(text, **attributes)), wait)

    def ready_in(self, queue: str) -> int:
        return self.channel.queue_declare(queue, passive=True).message_count

    def close(self) -> None:
        with suppress(Exception):
            self.channel.queue_delete(self.replies)
        self.connection.release()


def query(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with psycopg.connect(DATABASE_URL, autocommit=True) as connection:
        return connection.execute(statement, values).fetchall()  # pyright: ignore[reportArgumentType]


def facts_of(case_id: str) -> int:
    return query("select count(*) from letters.letters_events where originator_id = %s", case_id)[0][0]
