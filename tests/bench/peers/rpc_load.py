"""Calls a nameko service through nameko's own client, many calls in flight. Prints calls answered a second."""

import eventlet

eventlet.monkey_patch()

import json  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
from time import monotonic  # noqa: E402

from nameko.standalone.rpc import ClusterRpcProxy  # noqa: E402

from tests.bench.commands import bodies  # noqa: E402

IN_FLIGHT = 500


def echo(cluster: object, letters: list[str]) -> None:
    for first in range(0, len(letters), IN_FLIGHT):
        for one in [cluster.echo.echo.call_async(one) for one in letters[first : first + IN_FLIGHT]]:  # type: ignore[attr-defined]
            one.result()


def obvious(cluster: object, letters: list[str]) -> None:
    """Opens a window of cases, then acts on each of them."""
    openings, actions = letters[::2], letters[1::2]
    for first in range(0, len(openings), IN_FLIGHT):
        opened = [cluster.obvious.open.call_async(one) for one in openings[first : first + IN_FLIGHT]]  # type: ignore[attr-defined]
        ids = [one.result() for one in opened]
        acted = [
            cluster.obvious.act.call_async(id, one)  # type: ignore[attr-defined]
            for id, one in zip(ids, actions[first : first + IN_FLIGHT], strict=True)
        ]
        for one in acted:
            one.result()


if __name__ == "__main__":
    peer = {"echo": echo, "obvious": obvious}[sys.argv[1]]
    letters = [one.decode() for one in bodies(int(sys.argv[2]))]
    with ClusterRpcProxy({"AMQP_URI": os.environ["ECOCASE_AMQP_URL"]}) as cluster:
        peer(cluster, letters[:2])
        started = monotonic()
        peer(cluster, letters)
        print(json.dumps({"rate": len(letters) / (monotonic() - started)}))
