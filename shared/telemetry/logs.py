"""One JSON object a line. Never a message body, an actor or a name: only what the fields below say."""

import logging
import os
import sys
from typing import Any

import structlog

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
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, handlers=[_Bridge()], force=True)


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
