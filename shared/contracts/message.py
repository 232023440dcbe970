"""Messages: commands that ask, facts that happened, announcements that neighbours hear, and the envelope around them."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from shared.contracts.text import Language, Term, Text


class Message(BaseModel):
    """What is said or filed under a wire name: ``KIND`` is ``<service>.<case_type>.<Name>.v<n>``.

    A changed meaning is a new ``KIND`` beside the old one, never an edited one.
    """

    model_config = ConfigDict(frozen=True)
    KIND: ClassVar[str]


class Command(Message):
    """A wish, in the imperative. Fields that the contract does not know are refused: a typing error must not pass."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(Message):
    """Something that happened, in the past tense; filed for ever.

    ``SAYS`` is its sentence, with the fact's fields in braces. ``EFFECTIVE`` names the field that holds the day from
    which the fact has effect, where that is not the day on which it was recorded.
    """

    SAYS: ClassVar[Text]
    EFFECTIVE: ClassVar[str | None] = None

    def effective_on(self, recorded: date) -> date:
        return getattr(self, self.EFFECTIVE) if self.EFFECTIVE else recorded

    def sentence(self) -> Text:
        return self.SAYS.filled(**{name: getattr(self, name) for name in type(self).model_fields})


M = TypeVar("M", bound=BaseModel)


def part_of(message: BaseModel, part: type[M]) -> M:
    """The part of a message that is a model by itself: commands and facts that share one inherit from it."""
    return part(**{name: getattr(message, name) for name in part.model_fields})


def restated(message: BaseModel, kind: type[M]) -> M:
    """The same content as another kind of message: a fact that says what its command said, where both inherit its fields.

    What was validated when the command came in is not validated again, for a form of thirty fields takes longer to
    check than to file; pydantic's own ``model_construct`` looks at every field too.
    """
    made = kind.__new__(kind)
    for attribute, value in (
        ("__dict__", dict(message.__dict__)),
        ("__pydantic_fields_set__", set(message.model_fields_set)),
        ("__pydantic_extra__", None),
        ("__pydantic_private__", None),
    ):
        object.__setattr__(made, attribute, value)
    return made


class Announcement(Message):
    """A fact told to others: ``KIND`` is ``<service>.<Fact>.v<n>``; routed as ``<service>.<case_type>.<Fact>``.

    ``ABOUT`` names the subject matter and ``key()`` the one it is about; a listening service keeps the newest
    announcement for each ``(ABOUT, key)`` in its notebook, so two announcements that replace one another share both.
    """

    ABOUT: ClassVar[str] = ""

    def key(self) -> str:
        """Whom or what it is about: a credit code, a person number, a project code."""
        return ""


class Actor(BaseModel):
    """Who acts: a person id, in which role, and for whom (a unified social credit code)."""

    model_config = ConfigDict(frozen=True)
    person: str
    role: str
    onbehalfof: str | None = None


class CaseRef(BaseModel):
    """The address of a case; requests carry it as ``asked_by``, replies carry it back as ``concerning``."""

    model_config = ConfigDict(frozen=True)
    type: str
    id: UUID


Attribute = Annotated[str, Field(min_length=1, max_length=256)]


class Envelope(BaseModel):
    """A CloudEvents 1.0 envelope as this system reads it; unknown extension attributes are left unread."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    specversion: Literal["1.0"]
    id: Attribute
    source: Attribute
    type: Attribute
    time: AwareDatetime
    subject: UUID | None = None
    datacontenttype: Literal["application/json"] | None = None
    actor: Attribute | None = None
    role: Attribute | None = None
    onbehalfof: Attribute | None = None
    correlationid: Attribute | None = None
    causationid: Attribute | None = None
    sequence: int | None = None
    expirytime: AwareDatetime | None = None
    expectedversion: Annotated[int, Field(ge=0)] | None = None
    data: dict[str, Any] = Field(default_factory=dict)

    @property
    def name(self) -> str:
        """The identity that holds for ever: what a fact's ``causation_id`` says."""
        return f"{self.source}#{self.id}"

    def case_id(self) -> UUID:
        """The case meant; where a command opens one, its id follows from the command's identity."""
        return self.subject or uuid5(NAMESPACE_URL, self.name)


class Outcome(Term):
    """What became of a command."""

    FILED = "filed", "已办理", "filed"
    NOTHING = "nothing", "无须办理", "nothing to do"
    REFUSED = "refused", "不予办理", "refused"


class Detail(BaseModel):
    """One thing that is wrong: the field, its value, the rule it breaks and what to do; both languages in one line."""

    model_config = ConfigDict(frozen=True)
    field: str
    value: Any = None
    rule: str
    remedy: str


class Refusal(BaseModel):
    """A "no" to a mistaken command."""

    model_config = ConfigDict(frozen=True)
    code: str
    message: dict[Language, str]
    details: tuple[Detail, ...] = ()


class Receipt(BaseModel):
    """The answer to a command; the same command gets it again byte for byte, whenever it comes again.

    ``version`` is the case's number of facts, ``position`` the log position reached (0 where nothing was ever filed).
    """

    model_config = ConfigDict(frozen=True)
    KIND: ClassVar[str] = "ecocase.Receipt.v1"
    outcome: Outcome
    case_id: UUID | None = None
    case_no: str | None = None
    version: int = 0
    position: int = 0
    facts: tuple[str, ...] = ()
    refusal: Refusal | None = None
