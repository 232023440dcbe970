"""What a person at the terminal can mend: told in both languages with its remedy, never as a traceback."""

from enum import IntEnum

from shared.contracts.text import Text


class Exit(IntEnum):
    """How a command ends, as the contract numbers it."""

    GOOD = 0
    REFUSED = 1
    USAGE = 2
    NOT_VERIFIED = 3


class Trouble(Exception):
    """Stops a command; ``remedy`` says what to do next."""

    def __init__(self, message: Text, remedy: Text, exit: Exit = Exit.REFUSED):
        super().__init__(message.en)
        self.message = message
        self.remedy = remedy
        self.exit = exit
