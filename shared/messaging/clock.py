"""The office's clock: real time, or the time that arriving messages tell (for replays of whole years in a minute)."""

from datetime import date, datetime
from typing import Literal

from shared.casework.calendar import SHANGHAI, local

Mode = Literal["wall", "messages"]


class OfficeClock:
    """In ``messages`` mode time stands still between messages and never runs back."""

    def __init__(self, mode: Mode = "wall"):
        self.mode = mode
        self.heard: datetime | None = None

    @property
    def follows_messages(self) -> bool:
        return self.mode == "messages"

    def now(self) -> datetime:
        return self.heard if self.heard and self.follows_messages else datetime.now(SHANGHAI)

    def today(self) -> date:
        return self.now().date()

    def would_be(self, time: datetime) -> datetime:
        """What time it is when this message has been heard; an older one is late and changes nothing."""
        return max(self.heard, local(time)) if self.heard else local(time)

    def hear(self, time: datetime) -> datetime:
        """A message, or a deadline that passed before it, says what time it is."""
        self.heard = self.would_be(time)
        return self.heard
