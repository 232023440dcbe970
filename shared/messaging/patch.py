"""Makes a process cooperative. Must run before anything else of ours is imported; the relay does without it."""

import os
import sys
import warnings
from collections.abc import Callable, Generator
from typing import Any


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
    waiting.wait = _kernel_first(waiting.wait)


def _kernel_first(wait_in_hub: Callable[..., Any]) -> Callable[..., Any]:
    """A socket that is asked for writing is nearly always writable: to ask the kernel costs a hundredth of a round through
    the hub, of which a batch would take dozens. psycopg's own wait function for asyncio does the same."""
    from eventlet.patcher import original
    from psycopg.waiting import Ready, Wait

    select = original("select")

    def eager(gen: Generator[Any, Any, Any], fileno: int) -> Generator[Any, Any, Any]:
        socket = select.poll()
        socket.register(fileno, select.POLLOUT)
        try:
            wants = next(gen)
            while True:
                ready = Ready.W if wants & Wait.W and socket.poll(0) else (yield wants)
                wants = gen.send(ready)
        except StopIteration as done:
            return done.value

    return lambda gen, fileno, *more, **named: wait_in_hub(eager(gen, fileno), fileno, *more, **named)
