"""Who a message comes from. The broker's validated ``user_id`` is believed, and nothing in a header (nameko defect K22)."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from shared.casework.docket import Docket
from shared.casework.lifecycle import SYSTEM
from shared.casework.refusal import Refused, wrong
from shared.contracts.message import Envelope
from shared.contracts.text import Text
from shared.messaging.settings import Setup

OURS = "urn:ecocase:"
PARTNER = "urn:ecocase:partner:"


@dataclass(frozen=True)
class Partner:
    """A sender outside: its broker user, and for which services and roles it may send."""

    name: str
    user: str
    services: frozenset[str]
    roles: frozenset[str]

    @property
    def source(self) -> str:
        return PARTNER + self.name


class Gate:
    """Lets a letter pass, or says why not. ``own_user`` is the broker user of the services themselves."""

    def __init__(
        self, service: str, partners: Collection[Partner], own_user: str, heard: Collection[str], trusting: bool
    ):
        self.service = service
        self.partners = {partner.user: partner for partner in partners}
        self.own_user = own_user
        self.heard = heard
        self.trusting = trusting

    def check(self, letter: Envelope, user: str | None) -> None:
        """Raises ``Refused``; such a refusal is answered but never recorded, for the identity is not the sender's."""
        if letter.type in self.heard:
            teller = OURS + letter.type.partition(".")[0]
            if user is None or user != self.own_user or letter.source != teller:
                raise not_authentic(letter)
        elif letter.source.startswith(PARTNER):
            self._check_partner(letter, user)
        elif user is None or user != self.own_user or not letter.source.startswith(OURS):
            raise not_authentic(letter)

    def check_reader(self, letter: Envelope, user: str | None) -> None:
        """Questions change nothing, but only known senders may ask, and each under its own name."""
        partner = self.partners.get(user or "")
        own = user is not None and user == self.own_user
        if not (own and self.trusting) and not (own and not letter.source.startswith(PARTNER)):
            if partner is None or partner.source != letter.source:
                raise not_authentic(letter)
            if self.service not in partner.services:
                raise no_mandate(letter)

    def _check_partner(self, letter: Envelope, user: str | None) -> None:
        if letter.role == SYSTEM:
            raise no_mandate(letter)
        if self.trusting and user is not None and user == self.own_user:
            return
        partner = self.partners.get(user or "")
        if partner is None or partner.source != letter.source:
            raise not_authentic(letter)
        if self.service not in partner.services or letter.role not in partner.roles | {None}:
            raise no_mandate(letter)


def own_gate(setup: Setup, docket: Docket) -> Gate:
    """The gate of this process: the services' own broker user is the one of its URL."""
    user = unquote(urlsplit(setup.amqp_url).username or "guest")
    return Gate(docket.service, read_partners(Path(setup.partners)), user, docket.heard, setup.is_trial)


def read_partners(file: Path) -> list[Partner]:
    """The partners on record; a missing file means that there are none."""
    if not file.exists():
        return []
    record = tomllib.loads(file.read_text("utf-8"))
    return [
        Partner(name, one["user"], frozenset(one["services"]), frozenset(one["roles"]))
        for name, one in record.get("partners", {}).items()
    ]


def not_authentic(letter: Envelope) -> Refused:
    return Refused(
        "NOT_AUTHENTIC",
        Text("无法确认消息来自其所称的来源", "The message does not provably come from its source"),
        wrong(
            "source",
            letter.source[:120],
            Text("broker 验证的 user_id 须属于该来源", "the user_id validated by the broker must belong to the source"),
            Text(
                "以本平台的 broker 用户发送，并填写 user_id",
                "send as your own broker user and set the user_id property",
            ),
        ),
    )


def no_mandate(letter: Envelope) -> Refused:
    return Refused(
        "NO_MANDATE",
        Text("该平台无权在此以此角色办理", "This platform may not act in this role here"),
        wrong(
            "role",
            letter.role,
            Text("角色与服务须在平台登记之内", "role and service must stand in the partner's record"),
            Text("联系管理员变更登记", "ask the operator to change the record"),
        ),
    )
