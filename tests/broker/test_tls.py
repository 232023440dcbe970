"""A service that reaches its broker over TLS, as it does in data centres where the wire is not its own."""

import asyncio
import os
import shutil
import ssl
import subprocess
import threading
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from shared.messaging.broker import connect, drop
from tests.broker.office import AMQP_URL, Office, Platform, through

pytestmark = [
    pytest.mark.broker,
    pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate"),
]


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Signed by itself, and trusted by whoever we start."""
    made, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -keyout"
    subprocess.run([*command.split(), str(key), "-out", str(made)], check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(made))
    return made


@pytest.fixture
def tls_url(certificate: Path) -> Iterator[str]:
    """Of a wire that speaks TLS on our side and leads to the broker."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    broker = urlsplit(AMQP_URL)

    async def lead(near: StreamReader, near_out: StreamWriter) -> None:
        far, far_out = await asyncio.open_connection(broker.hostname, broker.port or 5672)
        with suppress(OSError, ssl.SSLError):
            await asyncio.gather(pass_on(near, far_out), pass_on(far, near_out))

    async def serve() -> None:
        server, stop = await asyncio.start_server(lead, "127.0.0.1", 0, ssl=context), asyncio.Event()
        started.set_result((server.sockets[0].getsockname()[1], asyncio.get_running_loop(), stop))
        await stop.wait()

    started: Future[tuple[int, asyncio.AbstractEventLoop, asyncio.Event]] = Future()
    thread = threading.Thread(target=asyncio.run, args=[serve()])
    thread.start()
    port, loop, stop = started.result(10)
    yield through(AMQP_URL, port).replace("amqp://", "amqps://", 1)
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)


async def pass_on(source: StreamReader, sink: StreamWriter) -> None:
    while data := await source.read(65_536):
        sink.write(data)
        await sink.drain()
    sink.close()


def test_a_service_answers_over_tls(office: Office, platform: Platform, tls_url: str) -> None:
    office.environment |= {"ECOCASE_AMQP_URL": tls_url, "SSL_CERT_FILE": os.environ["SSL_CERT_FILE"]}
    office.start()
    assert platform.ask()["outcome"] == "filed"


def test_whoever_waits_over_tls_is_not_cut_off(tls_url: str) -> None:
    """py-amqp leaves the limit of the handshake on the socket: an idle service lost its connection every five seconds."""
    connection = connect(tls_url)
    assert connection.connection.transport.sock.gettimeout() is None
    drop(connection)
