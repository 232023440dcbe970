"""Names on the broker, and their declaration. One file, so that no two processes disagree."""

from itertools import count, takewhile

from amqp.exceptions import InvalidCommand, NotFound, PreconditionFailed
from kombu import Connection
from kombu.transport.pyamqp import Channel

from shared.casework.docket import Docket

COMMANDS = "ecocase.commands"
EVENTS = "ecocase.events"
QUERIES = "ecocase.queries"
CONTENT_TYPE = "application/cloudevents+json"
CASE = "ecocase-case"
"""The header by which commands are shared out: the id of the case that a command concerns. It decides which process
handles the command and nothing else; without it, all of a sender's commands take the same way."""
PLUGIN = "rabbitmq_consistent_hash_exchange"
DELIVERY_LIMIT = 100
"""The net below our own count of deaths, which acts at four: far above it, so that innocents never fall through."""


class TopologyMismatch(Exception):
    """The broker has something of our name with other arguments. Waiting does not help, so the process ends."""


def inbox(service: str) -> str:
    return f"{service}.inbox"


def partition(service: str, number: int) -> str:
    return f"{service}.inbox.{number}"


def cases(service: str) -> str:
    """The exchange that shares commands out among the partitions."""
    return f"{service}.cases"


def consumed(service: str, partitions: int, number: int) -> list[str]:
    """What the process of this number takes in. What concerns no single case (announcements, and what operators put
    back) comes to the inbox in the order in which it was told, so one process takes it: the first."""
    if partitions == 1:
        return [inbox(service)]
    own = partition(service, number)
    return [own] if number else [inbox(service), own]


def dead(service: str) -> str:
    return f"{service}.dead"


def questions(service: str) -> str:
    return f"{service}.questions"


def queues(service: str, partitions: int = 1) -> list[tuple[str, dict[str, object]]]:
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
    one_at_a_time = inbox_arguments | {"x-single-active-consumer": True}
    shares = [(partition(service, number), one_at_a_time) for number in range(partitions) if partitions > 1]
    fixed = [(dead(service), replicated), (inbox(service), inbox_arguments), (questions(service), replicated)]
    return [*fixed, *shares]


def declare(channel: Channel, docket: Docket, partitions: int = 1) -> None:
    """Everything one service needs. nameko retries a mismatch for ever and quietly (nameko defect K10)."""
    try:
        _declare(channel, docket, partitions)
    except (InvalidCommand, PreconditionFailed) as error:
        if "exchange type" in str(error.reply_text):
            raise TopologyMismatch(
                f"ECOCASE_PARTITIONS={partitions} needs the broker's plugin {PLUGIN}: "
                f"enable it (rabbitmq-plugins enable {PLUGIN}), or unset ECOCASE_PARTITIONS"
            ) from error
        if isinstance(error, InvalidCommand):
            raise
        raise TopologyMismatch(
            f"{error.reply_text}. A queue or exchange of this name exists with other arguments: "
            "empty it, delete it (rabbitmqctl delete_queue <name>) and start again"
        ) from error


def declare_events(channel: Channel) -> None:
    channel.exchange_declare(EVENTS, "topic", durable=True, auto_delete=False)


def _declare(channel: Channel, docket: Docket, partitions: int) -> None:
    service = docket.service
    for exchange in (COMMANDS, EVENTS, QUERIES):
        channel.exchange_declare(exchange, "topic", durable=True, auto_delete=False)
    for name, arguments in queues(service, partitions):
        channel.queue_declare(name, durable=True, auto_delete=False, arguments=arguments)
    channel.queue_bind(questions(service), QUERIES, service)
    if partitions == 1:
        channel.queue_bind(inbox(service), COMMANDS, f"{service}.*")
    else:
        _share_out(channel, service, partitions)
    for kind in docket.heard:
        teller, fact, _ = kind.split(".")
        channel.queue_bind(inbox(service), EVENTS, f"{teller}.*.{fact}")


def _share_out(channel: Channel, service: str, partitions: int) -> None:
    """Commands go to the partitions by their case. The new way is open before the old one is closed: for that moment a
    command may take both and is answered twice with the same receipt, but none is lost."""
    channel.exchange_declare(
        cases(service), "x-consistent-hash", durable=True, auto_delete=False, arguments={"hash-header": CASE}
    )
    for number in range(partitions):
        channel.queue_bind(partition(service, number), cases(service), "1")
    channel.exchange_bind(cases(service), COMMANDS, f"{service}.*")
    channel.queue_unbind(inbox(service), COMMANDS, f"{service}.*")


def left_over(connection: Connection, service: str, partitions: int) -> list[str]:
    """Queues of partitions that there are no longer, after the number was made smaller; they get nothing any more.

    The highest go first, while they are empty: a hole would hide those above it from whoever looks next. The others are
    still to be consumed.
    """
    with connection.channel() as channel:
        if partitions == 1:
            channel.exchange_delete(cases(service))
    first = 0 if partitions == 1 else partitions
    numbered = (partition(service, number) for number in count(first))
    there = list(takewhile(lambda queue: _is_there(connection, queue), numbered))
    found: list[str] = []
    for queue in reversed(there):
        with connection.channel() as channel:
            if partitions > 1:
                channel.queue_unbind(queue, cases(service), "1")
            held = channel.queue_declare(queue, passive=True)
            if found or held.message_count or held.consumer_count:
                found.append(queue)
            else:
                channel.queue_delete(queue)
    return found


def _is_there(connection: Connection, queue: str) -> bool:
    try:
        with connection.channel() as channel:
            channel.queue_declare(queue, passive=True)
    except NotFound:
        return False
    return True
