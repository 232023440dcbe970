"""``/metrics``, ``/health/live`` and ``/health/ready``; standard library only, so it works in threads and greenlets."""

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic

from prometheus_client import CONTENT_TYPE_LATEST

from shared.telemetry.metrics import page

STUCK = 2.5
"""Seconds without a turn of the loop after which a process is not ready."""
DEAD = 60.0


class Vitals:
    """What a process knows of itself. Every loop calls ``turn`` at least once a second."""

    def __init__(self, *expected: str):
        self.consuming = dict.fromkeys(expected, False)
        self.store_away = False
        self.last_turn = monotonic()

    def turn(self) -> None:
        self.last_turn = monotonic()

    @property
    def still(self) -> float:
        return monotonic() - self.last_turn

    def live(self) -> list[str]:
        return [f"no turn of the loop for {self.still:.0f} s"] if self.still > DEAD else []

    def ready(self) -> list[str]:
        """What is missing; nothing means ready."""
        missing = [f"no consumer on {queue}" for queue, there in self.consuming.items() if not there]
        missing += ["the database cannot be reached"] if self.store_away else []
        missing += [f"no turn of the loop for {self.still:.1f} s"] if self.still > STUCK else []
        return missing


def serve(host: str, port: int, vitals: Vitals) -> ThreadingHTTPServer:
    checks: dict[str, Callable[[], list[str]]] = {"/health/live": vitals.live, "/health/ready": vitals.ready}

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/metrics":
                self._answer(200, CONTENT_TYPE_LATEST, page())
            elif self.path in checks:
                missing = checks[self.path]()
                body = json.dumps({"ok": not missing, "missing": missing}).encode()
                self._answer(503 if missing else 200, "application/json", body)
            else:
                self._answer(404, "text/plain", b"/metrics /health/live /health/ready\n")

        def _answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer((host, port), Pages)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    return server
