"""Whether the third parties' documents on which a case rests are false, as far as it has heard, and what follows.

``m`` is the messages module of a case type: its own commands ask, its own facts answer.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import ModuleType
from typing import Any

from shared.casework.approvals import FALSE_DOCUMENTS, InForce
from shared.casework.case_type import EVERY, Context, Label, Order, OrderAll, Orders
from shared.casework.refusal import Mistake
from shared.contracts import licensing as licence
from shared.contracts.licensing import RefusalGround
from shared.contracts.message import Announcement, CaseRef, Command, Fact
from shared.contracts.text import Text
from shared.contracts.thirdparty import DeliverableInvalidated, DeliverableRestored

DocumentNews = DeliverableInvalidated | DeliverableRestored
Notes = Mapping[tuple[str, str], Announcement]


@dataclass(frozen=True)
class Document:
    """A document by its id at the third-party service, and ``since`` when it is false, or stands as before."""

    doc_id: str
    since: date
    is_false: bool

    def overrides(self, other: "Document") -> bool:
        """The later news counts, whenever it came; on one day the restoration, for it presupposes the finding."""
        return (self.since, not self.is_false) > (other.since, not other.is_false)


def told_by(news: DocumentNews) -> Document:
    match news:
        case DeliverableInvalidated():
            return Document(news.doc_id, news.invalidated_on, is_false=True)
        case DeliverableRestored():
            return Document(news.doc_id, news.restored_on, is_false=False)


@dataclass(frozen=True)
class Documents:
    """The newest that a case was told of each document. News may come late, early, again or out of order."""

    known: frozenset[Document] = frozenset()
    settled: frozenset[Document] = frozenset()
    """False ones that somebody in charge found to be no obstacle."""

    @property
    def false(self) -> frozenset[Document]:
        """Those that stand against the case."""
        return frozenset(one for one in self.known if one.is_false) - self.settled

    def is_news(self, document: Document, notes: Notes) -> bool:
        """Whether it goes beyond what the case was told, and the notebook has nothing later."""
        earlier = [one for one in self.known if one.doc_id == document.doc_id]
        return not _is_late(document, notes) and all(document.overrides(one) for one in earlier)

    def after(self, document: Document) -> "Documents":
        others = (one for one in self.known if one.doc_id != document.doc_id)
        return replace(self, known=frozenset((*others, document)))

    def settling(self, documents: frozenset[Document]) -> "Documents":
        return replace(self, settled=self.settled | documents)

    def by_id(self, doc_id: str) -> frozenset[Document]:
        """The false document of this id: one, or none."""
        return frozenset(one for one in self.false if one.doc_id == doc_id)


def _is_late(document: Document, notes: Notes) -> bool:
    newest = notes.get((DeliverableInvalidated.ABOUT, document.doc_id))
    return isinstance(newest, DocumentNews) and told_by(newest).overrides(document)


def found_false(notes: Notes) -> Iterator[DeliverableInvalidated]:
    """What the notebook has of false documents, in the order of their ids."""
    false = [one for one in notes.values() if isinstance(one, DeliverableInvalidated)]
    yield from sorted(false, key=lambda one: one.doc_id)


# -- heard --------------------------------------------------------------------------------------------------------

FALSE_DOCUMENT = licence.FalseDocument.model_fields


def heard_by(m: ModuleType) -> dict[type[Announcement], Callable[[Any], Orders]]:
    """What a case type whose cases rest on such documents hears of them."""

    def invalidated(heard: DeliverableInvalidated) -> Order | OrderAll | None:
        """For the case that the news names; where it names none, for every case of the project."""
        command = m.InvalidateDocument(**{name: getattr(heard, name) for name in FALSE_DOCUMENT})
        if heard.approval_case_id:
            return Order(heard.approval_case_id, command)
        return OrderAll(heard.project_code, command) if heard.project_code else None

    def restored(heard: DeliverableRestored) -> Sequence[Order | OrderAll]:
        """For all that may have heard of the finding, whichever of them it named."""
        command = m.RestoreDocument(doc_id=heard.doc_id, restored_on=heard.restored_on)
        orders: list[Order | OrderAll] = [Order(heard.approval_case_id, command)] if heard.approval_case_id else []
        return [*orders, OrderAll(heard.project_code, command)] if heard.project_code else orders

    return {DeliverableInvalidated: invalidated, DeliverableRestored: restored}


def asked_by(filing: tuple[type[Command], ...]) -> Callable[[Any, Any], Iterable[str]]:
    """What is looked up of documents: for a new application all, for they are known by other ids than projects."""

    def documents(command: Command, state: Any) -> Iterable[str]:
        if isinstance(command, filing):
            return [EVERY]
        return [command.doc_id] if isinstance(command, licence.InvalidateDocument | licence.RestoreDocument) else []

    return documents


# -- what follows -------------------------------------------------------------------------------------------------


def invalidate(m: ModuleType, command: licence.InvalidateDocument, state: Any, context: Context[Any]) -> list[Fact]:
    """A running case can only be refused then; an approval goes to re-examination."""
    if not state.documents.is_news(_false(command), context.notes):
        return []
    facts: list[Fact] = [m.DocumentInvalidated(**dict(command))]
    if isinstance(state, InForce) and not state.reexamined_since:
        reason = REEXAMINED_FOR.filled(doc_id=command.doc_id, day=command.invalidated_on)
        facts.append(m.ReexaminationOpened(opened_on=context.today, doc_id=command.doc_id, reason=reason))
    return facts


REEXAMINED_FOR = Text("成果文件{doc_id}于{day}被认定失实", "document {doc_id} was found false on {day}")


def restore(m: ModuleType, command: licence.RestoreDocument, state: Any, context: Context[Any]) -> list[Fact]:
    """Also before the finding itself is heard: then it counts for nothing when it comes."""
    document = _sound(command)
    if not state.documents.is_news(document, context.notes):
        return []
    facts: list[Fact] = [m.DocumentRestored(**dict(command))]
    left = state.documents.after(document).false
    if isinstance(state, InForce) and state.reexamined_since and not left:
        facts.append(m.ReexaminationEnded(ended_on=context.today))
    return facts


def disregard(m: ModuleType, command: licence.DisregardDocument, documents: Documents, today: date) -> list[Fact]:
    """A project code tells the project, not the document: whether it is the one handed in, the director finds."""
    if not documents.by_id(command.doc_id):
        raise NO_SUCH_DOCUMENT.at("doc_id", command.doc_id)
    return [m.DocumentDisregarded(disregarded_on=today, **command.model_dump())]


def warnings(m: ModuleType, projects: Collection[str], known: Documents, context: Context[Any]) -> Iterator[Fact]:
    """The documents of these projects, or of this very case, that were found false before the application was filed."""
    for news in found_false(context.notes):
        if _rests_on(news, projects, context.me) and known.is_news(told_by(news), context.notes):
            yield m.DocumentInvalidated(**{name: getattr(news, name) for name in FALSE_DOCUMENT})


def _rests_on(news: DeliverableInvalidated, projects: Collection[str], me: CaseRef) -> bool:
    if news.approval_case_id:
        return news.approval_case_id == me.id
    return news.project_code in projects


def check_none_false(documents: Documents, field: str, value: Any = None) -> None:
    if documents.false:
        raise DOCUMENT_INVALID.at(field, value)


DocumentFact = licence.DocumentInvalidated | licence.DocumentRestored | licence.DocumentDisregarded


def after(documents: Documents, fact: DocumentFact | licence.ReexaminationClosed) -> Documents:
    match fact:
        case licence.DocumentInvalidated():
            return documents.after(_false(fact))
        case licence.DocumentRestored():
            return documents.after(_sound(fact))
        case licence.DocumentDisregarded():
            return documents.settling(documents.by_id(fact.doc_id))
        case licence.ReexaminationClosed():
            return documents.settling(documents.false)


def _false(said: licence.FalseDocument) -> Document:
    return Document(said.doc_id, said.invalidated_on, is_false=True)


def _sound(said: licence.RestoreDocument | licence.DocumentRestored) -> Document:
    return Document(said.doc_id, said.restored_on, is_false=False)


WARNINGS = {
    "preparer": Label("编制单位被列入", "the preparer is listed"),
    "false_documents": Label("失实文件", "false documents"),
    "reexamined_since": Label("复查起始日", "re-examined since"),
}


def not_to_overlook(state: Any, *, is_running: bool) -> dict[str, str]:
    """For the register: listed compilers and false documents of a running case, an approval under re-examination."""
    false = "、".join(sorted(one.doc_id for one in state.documents.false))
    listed = sorted({str(one.standing.words) for one in state.terms.listed})
    figures = {"preparer": "；".join(listed), "false_documents": false} if is_running else {}
    if isinstance(state, InForce) and state.reexamined_since:
        figures = {"reexamined_since": f"{state.reexamined_since}", "false_documents": false}
    return {name: value for name, value in figures.items() if value}


DOCUMENT_INVALID = Mistake(
    RefusalGround.R5,
    Text(
        "本案所依据的成果文件已被认定失实，只能不予批准",
        "A document on which the case rests was found false: it can only be refused",
    ),
    FALSE_DOCUMENTS,
    Text(
        "以基础资料不实为由不予批准，或待失实认定撤销",
        "refuse it for untrue data, or wait until the finding is revoked",
    ),
)
NO_SUCH_DOCUMENT = Mistake(
    "NO_SUCH_DOCUMENT",
    Text("没有该份被认定失实的文件", "No false document of this id stands against the case"),
    FALSE_DOCUMENTS,
    Text("核对文件标识", "check the id"),
)
