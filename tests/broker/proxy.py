"""A wire between a service and its server that tests can cut, freeze and mend without touching the server."""

import socket
import threading
from contextlib import suppress


class Proxy:
    """Listens on a port of its own and passes everything on to ``target``."""

    def __init__(self, host: str, port: int):
        self.target = (host, port)
        self.flows = threading.Event()
        self.flows.set()
        self.pairs: list[socket.socket] = []
        self.listener = self._listen(0)
        self.port: int = self.listener.getsockname()[1]

    def cut(self) -> None:
        """The server is gone: connections break, new ones are refused."""
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.break_connections()

    def break_connections(self) -> None:
        pairs, self.pairs = self.pairs, []
        for one in pairs:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def mend(self) -> None:
        self.listener = self._listen(self.port)

    def freeze(self) -> None:
        """Nothing is said any more, and nothing breaks."""
        self.flows.clear()

    def thaw(self) -> None:
        self.flows.set()

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._accept, args=[listener], daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(self.target)
            except OSError:  # the server itself is away
                near.close()
                continue
            self.pairs += [near, far]
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=[source, sink], daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self.flows.wait()
                sink.sendall(data)
        for one in (source, sink):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
