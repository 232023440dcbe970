"""Calls the obvious build through nameko's own client, as many calls in flight as it likes."""

import eventlet

eventlet.monkey_patch()

import json  # noqa: E402
import sys  # noqa: E402
from time import monotonic  # noqa: E402

from nameko.standalone.rpc import ClusterRpcProxy  # noqa: E402

if __name__ == "__main__":
    url, count, command = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    with ClusterRpcProxy({"AMQP_URI": url}) as cluster:
        cluster.obvious.open(command)
        started = monotonic()
        for first in range(0, count, 1_000):
            replies = [cluster.obvious.open.call_async(command) for _ in range(min(1_000, count - first))]
            for one in replies:
                one.result()
        print(json.dumps({"rate": count / (monotonic() - started)}))
