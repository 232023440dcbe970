"""One JSON object a line. Never a message body, an actor or a name: only what the fields below say."""

import fcntl
import logging
import os
import stat
import sys
import termios
from typing import Any

import structlog

from shared.telemetry import metrics

FIELDS = "service, case_type, command, case_id, correlation_id, outcome"


def configure(service: str, log_format: str | None = None) -> None:
    """Once a process. Libraries' own warnings go the same way."""
    as_json = (log_format or os.environ.get("ECOCASE_LOG_FORMAT", "json")) == "json"
    chain: list[Any] = [
        _of(service),
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=False),
    ]
    structlog.configure(
        processors=chain,
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(Unhurried(sys.stderr)),  # pyright: ignore[reportArgumentType]
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, handlers=[_Bridge()], force=True)


class Unhurried:
    """Standard error that never holds the service up: lines that a slow reader has left no room for are dropped and
    counted. Only a pipe can fill; half of it is kept free, for it is filled by pages and not by bytes."""

    def __init__(self, stream: Any):
        self.stream = stream
        is_pipe = stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
        self.room = fcntl.fcntl(stream.fileno(), fcntl.F_GETPIPE_SZ) // 2 if is_pipe else None

    def write(self, line: str) -> None:
        if self._is_full():
            metrics.LOG_LINES_DROPPED.inc()
        else:
            self._try(self.stream.write, line)

    def flush(self) -> None:
        self._try(self.stream.flush)

    def _is_full(self) -> bool:
        return self.room is not None and _unread(self.stream.fileno()) > self.room

    def _try(self, act: Any, *given: Any) -> None:
        try:
            act(*given)
        except OSError:  # the reader is gone, or the disk full
            metrics.LOG_LINES_DROPPED.inc()


def _unread(pipe: int) -> int:
    """Bytes in a pipe that nobody has read yet."""
    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


def log(name: str) -> Any:
    return structlog.get_logger(part=name)


def _of(service: str) -> Any:
    """Context variables start empty in every greenlet, so the service is stamped on each line instead."""

    def stamp(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
        return {"service": service, **event}

    return stamp


class _Bridge(logging.Handler):
    """Standard-library records as structlog lines."""

    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger(part=record.name).log(record.levelno, record.getMessage()[:500])
