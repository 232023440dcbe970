"""Bare nameko RPC: what comes in goes back. No store, no rules."""

import eventlet

eventlet.monkey_patch()

import os  # noqa: E402

from nameko.rpc import rpc  # noqa: E402
from nameko.runners import ServiceRunner  # noqa: E402


class Echo:
    name = "echo"

    @rpc
    def echo(self, command: str) -> str:
        return command


if __name__ == "__main__":
    runner = ServiceRunner({"AMQP_URI": os.environ["ECOCASE_AMQP_URL"], "max_workers": 20})
    runner.add_service(Echo)
    runner.start()
    print("ready", flush=True)
    runner.wait()
