"""Makes a process cooperative. Must run before anything else of ours is imported; the relay does without it."""

import os
import sys
import warnings
from collections.abc import Callable, Generator
from typing import Any

SOON = 0.1
"""Seconds."""


def green() -> None:
    """psycopg's default wait function is C and stops the whole eventlet hub (nameko defect K7); this one does not."""
    late = [name for name in ("pydantic", "psycopg", "kombu", "nameko") if name in sys.modules]
    assert not late, f"patched too late: {late} were imported before"
    os.environ["PSYCOPG_WAIT_FUNC"] = "wait_selector"
    warnings.filterwarnings("ignore", module="eventlet")
    warnings.filterwarnings("ignore", message="(?s).*[Ee]ventlet.*")
    import eventlet

    eventlet.monkey_patch()
    from psycopg import waiting

    assert waiting.wait.__name__ == "wait_selector", waiting.wait
    waiting.wait = _quickly(waiting.wait)


def _quickly(patiently: Callable[..., Any]) -> Callable[..., Any]:
    """A wait function for psycopg that spares the hub what it can: a socket that is asked for writing is nearly always
    writable, so the kernel is asked first, and an answer that comes soon needs no selector of its own, which costs as much
    as the answer. Whatever takes longer, or has a limit, goes psycopg's own patient way."""
    from eventlet.hubs import trampoline
    from eventlet.patcher import original
    from psycopg.waiting import Ready, Wait

    select = original("select")

    def quick(gen: Generator[Any, Any, Any], fileno: int) -> Generator[Any, Any, Any]:
        """Yields what is to be waited for patiently."""
        socket = select.poll()
        socket.register(fileno, select.POLLOUT)
        try:
            wants = next(gen)
            while True:
                ready = Ready.R if wants == Wait.R and comes_soon(fileno) else None
                ready = Ready.W if wants & Wait.W and socket.poll(0) else ready
                wants = gen.send(ready or (yield wants))
        except StopIteration as done:
            return done.value

    def comes_soon(fileno: int) -> bool:
        try:
            trampoline(fileno, read=True, timeout=SOON, timeout_exc=TimeoutError)
        except TimeoutError:
            return False
        return True

    def wait(gen: Generator[Any, Any, Any], fileno: int, interval: float = 0.0, timeout: float | None = None) -> Any:
        return patiently(quick(gen, fileno) if timeout is None else gen, fileno, interval, timeout)

    return wait
