"""The letters service as a process."""

from shared.messaging import inbox
from tests.broker.letters import cases


class LettersService(inbox.CaseService):
    name = "letters"
    cases = cases
