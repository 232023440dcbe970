"""Queues on the broker that a smaller number of partitions leaves behind."""

import amqp
import pytest
from kombu import Connection

from shared.messaging.topology import left_over, partition
from tests.broker.office import AMQP_URL, until

pytestmark = [pytest.mark.broker]
SERVICE = "spare"
LOWER, UPPER = partition(SERVICE, 0), partition(SERVICE, 1)


def test_what_lies_in_a_given_up_queue_is_found_again_however_often_the_process_starts():
    with Connection(AMQP_URL, transport_options={"confirm_publish": True}) as connection:
        channel = connection.channel()
        for queue in (LOWER, UPPER):
            channel.queue_declare(queue, durable=True, auto_delete=False, arguments={"x-queue-type": "quorum"})
        channel.basic_publish_confirm(amqp.Message("x"), "", UPPER)
        until(lambda: channel.queue_declare(UPPER, passive=True).message_count == 1, 10, "the message lies there")
        for _ in range(2):
            assert left_over(connection, SERVICE, 1) == [UPPER, LOWER]
        channel.queue_purge(UPPER)
        until(lambda: channel.queue_declare(UPPER, passive=True).message_count == 0, 10, "the queue is empty")
        assert left_over(connection, SERVICE, 1) == []
        for queue in (LOWER, UPPER):
            with pytest.raises(amqp.exceptions.NotFound):
                connection.channel().queue_declare(queue, passive=True)
