"""Whether the third parties' documents on which a case rests are false, as far as it has heard."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from shared.contracts.message import Announcement
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
