"""Makes a process cooperative. Must run before anything else of ours is imported; the relay does without it."""

import os
import sys
import warnings


def green() -> None:
    """psycopg's default wait function is C and stops the whole eventlet hub (nameko defect K7); this one does not."""
    late = [name for name in ("pydantic", "psycopg", "kombu", "nameko") if name in sys.modules]
    assert not late, f"patched too late: {late} were imported before"
    os.environ["PSYCOPG_WAIT_FUNC"] = "wait_selector"
    warnings.filterwarnings("ignore", module="eventlet")
    warnings.filterwarnings("ignore", message="(?s).*[Ee]ventlet.*")
    import eventlet

    eventlet.monkey_patch()
    import psycopg.waiting

    assert psycopg.waiting.wait.__name__ == "wait_selector", psycopg.waiting.wait
