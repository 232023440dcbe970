"""Names on the broker, and their declaration. One file, so that no two processes disagree."""

from amqp.exceptions import PreconditionFailed
from kombu.transport.pyamqp import Channel

from shared.casework.docket import Docket

COMMANDS = "ecocase.commands"
EVENTS = "ecocase.events"
QUERIES = "ecocase.queries"
CONTENT_TYPE = "application/cloudevents+json"
DELIVERY_LIMIT = 100
"""The net below our own count of deaths, which acts at four: far above it, so that innocents never fall through."""


class TopologyMismatch(Exception):
    """The broker has something of our name with other arguments. Waiting does not help, so the process ends."""


def inbox(service: str) -> str:
    return f"{service}.inbox"


def dead(service: str) -> str:
    return f"{service}.dead"


def questions(service: str) -> str:
    return f"{service}.questions"


def queues(service: str) -> list[tuple[str, dict[str, object]]]:
    """The service's queues, replicated where the broker has several nodes (nameko defect K11): one that lived on a
    single node would take the whole service down with it."""
    inbox_arguments: dict[str, object] = {
        "x-queue-type": "quorum",
        "x-delivery-limit": DELIVERY_LIMIT,
        "x-dead-letter-exchange": "",
        "x-dead-letter-routing-key": dead(service),
        "x-dead-letter-strategy": "at-least-once",
        "x-overflow": "reject-publish",
    }
    replicated: dict[str, object] = {"x-queue-type": "quorum"}
    return [(dead(service), replicated), (inbox(service), inbox_arguments), (questions(service), replicated)]


def declare(channel: Channel, docket: Docket) -> None:
    """Everything one service needs. nameko retries a mismatch for ever and quietly (nameko defect K10)."""
    try:
        _declare(channel, docket)
    except PreconditionFailed as error:
        raise TopologyMismatch(
            f"{error.reply_text}. A queue or exchange of this name exists with other arguments: "
            "empty it, delete it (rabbitmqctl delete_queue <name>) and start again"
        ) from error


def declare_events(channel: Channel) -> None:
    channel.exchange_declare(EVENTS, "topic", durable=True, auto_delete=False)


def _declare(channel: Channel, docket: Docket) -> None:
    service = docket.service
    for exchange in (COMMANDS, EVENTS, QUERIES):
        channel.exchange_declare(exchange, "topic", durable=True, auto_delete=False)
    for name, arguments in queues(service):
        channel.queue_declare(name, durable=True, auto_delete=False, arguments=arguments)
    channel.queue_bind(questions(service), QUERIES, service)
    channel.queue_bind(inbox(service), COMMANDS, f"{service}.*")
    for kind in docket.heard:
        teller, fact, _ = kind.split(".")
        channel.queue_bind(inbox(service), EVENTS, f"{teller}.*.{fact}")
