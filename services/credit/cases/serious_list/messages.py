"""What can be asked about an entry on the serious list, and what can happen to it."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.credit import Platform
from shared.contracts.formats import Line, Prose, Sha256
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class ListingGround(Term):
    """Items of Art. 24."""

    HEALTH = "HEALTH", "严重损害公众身体健康和生命安全", "grave harm to public health or life"
    ORDER = "ORDER", "严重破坏市场公平竞争秩序和社会正常秩序", "grave harm to fair competition or public order"
    DEFIANCE = "DEFIANCE", "有能力履行而拒不履行法定义务", "refusing a legal duty that could be met"


class ListMeasure(Term):
    """What follows from being listed."""

    NO_SUBSIDY = "NO_SUBSIDY", "不予财政性资金补助", "no public money"
    NO_PROCUREMENT = "NO_PROCUREMENT", "限制参与政府采购和招标投标", "no public procurement"
    NO_CONVENIENCE = "NO_CONVENIENCE", "不适用告知承诺等便利措施", "no approvals on commitment"
    KEY_SUPERVISION = "KEY_SUPERVISION", "列为重点监管对象", "key supervision"
    NO_HONOURS = "NO_HONOURS", "不得评优评先", "no honours"


class RemovalGround(Term):
    """Why an entry ends."""

    REPAIRED = "REPAIRED", "纠正失信行为，信用修复", "conduct corrected, credit repaired"
    TERM = "TERM", "名单期限届满", "its term is over"
    REVOKED = "REVOKED", "所依据的决定被撤销", "what it rests on was annulled"
    ANNULLED = "ANNULLED", "列入决定被撤销", "the listing itself was annulled"


class DropReason(Term):
    """Why nobody was listed."""

    DEFENCE = "DEFENCE", "陈述申辩成立", "the statement convinced"
    NOT_NEEDED = "NOT_NEEDED", "不需要列入", "not called for"
    REVOKED = "REVOKED", "所依据的决定被撤销", "what it rests on was annulled"


# -- papers -------------------------------------------------------------------------------------------------------


class OutsideEntry(BaseModel):
    """An entry that another authority has made on its own list; whoever pulls such lists tells of it."""

    model_config = ConfigDict(frozen=True)
    subject_uscc: str
    subject_name: Line
    list_name: Line
    authority: Line
    listed_on: date


class Proposal(BaseModel):
    """Who is to be listed, on what ground, and on which credit records that rests."""

    model_config = ConfigDict(frozen=True)
    subject_uscc: str
    subject_name: Line
    ground: ListingGround
    records: Annotated[tuple[UUID, ...], Field(min_length=1)]
    facts: Prose


# -- commands -----------------------------------------------------------------------------------------------------


class ProposeListing(Proposal, Command):
    KIND: ClassVar[str] = "credit.serious_list.ProposeListing.v1"


class Notify(Command):
    """The subject is told facts, ground and consequences, and that it may state its case."""

    KIND: ClassVar[str] = "credit.serious_list.Notify.v1"
    served_on: date


class MakeStatement(Command):
    """A statement, or that none will be made."""

    KIND: ClassVar[str] = "credit.serious_list.MakeStatement.v1"
    statement: Prose | None = None


class ReviewLegality(Command):
    KIND: ClassVar[str] = "credit.serious_list.ReviewLegality.v1"
    approved: bool
    opinion: Prose


class List(Command):
    """``persons_in_charge`` are hashes of numbers: the decision names them, nothing that is shown does."""

    KIND: ClassVar[str] = "credit.serious_list.List.v1"
    document_no: Line
    signed_by_head: bool
    answer: Prose | None = None
    persons_in_charge: tuple[Sha256, ...] = ()
    measures: Annotated[tuple[ListMeasure, ...], Field(min_length=1)] = tuple(ListMeasure)
    removal_conditions: Prose = "全面履行义务、改正违法行为并作出信用承诺"


class Drop(Command):
    """The subject is not listed."""

    KIND: ClassVar[str] = "credit.serious_list.Drop.v1"
    reason: DropReason
    reasons: Prose


class AskForRemoval(Command):
    KIND: ClassVar[str] = "credit.serious_list.AskForRemoval.v1"
    statement: Prose
    commitment: Sha256


class RefuseRemoval(Command):
    KIND: ClassVar[str] = "credit.serious_list.RefuseRemoval.v1"
    reasons: Prose


class Delist(Command):
    KIND: ClassVar[str] = "credit.serious_list.Delist.v1"
    ground: RemovalGround
    document_no: Line


class Expire(Command):
    KIND: ClassVar[str] = "credit.serious_list.Expire.v1"


class RecordOutsideEntry(OutsideEntry, Command):
    KIND: ClassVar[str] = "credit.serious_list.RecordOutsideEntry.v1"


class RecordOutsideRemoval(Command):
    KIND: ClassVar[str] = "credit.serious_list.RecordOutsideRemoval.v1"
    removed_on: date


class HeedRemoval(Command):
    """The subject has left another list: it still stands on this one."""

    KIND: ClassVar[str] = "credit.serious_list.HeedRemoval.v1"
    entry: UUID


class HeedRecord(Command):
    """A record that the entry may rest on was withdrawn."""

    KIND: ClassVar[str] = "credit.serious_list.HeedRecord.v1"
    record: UUID
    withdrawn_on: date


class Inherit(Command):
    """The subject goes on under other credit codes."""

    KIND: ClassVar[str] = "credit.serious_list.Inherit.v1"
    successors: tuple[str, ...]
    linked_on: date


class ConfirmDisplayEnded(Command):
    """A platform no longer shows the entry."""

    KIND: ClassVar[str] = "credit.serious_list.ConfirmDisplayEnded.v1"
    platform: Platform
    confirmed_on: date


# -- facts --------------------------------------------------------------------------------------------------------


class ListingProposed(Proposal, Fact):
    """``documents`` are the decisions behind the records, as they were known then."""

    KIND: ClassVar[str] = "credit.serious_list.ListingProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "{proposed_on}拟将{subject_name}列入严重失信名单（{entry_no}）：{ground}，依据{documents}",
        "{subject_name} was proposed for the serious list on {proposed_on} ({entry_no}): {ground}, resting on {documents}",
    )
    entry_no: str
    documents: tuple[str, ...]
    proposed_on: date
    proposed_by: str


class SubjectNotified(Fact):
    """``until`` is the last day for a statement."""

    KIND: ClassVar[str] = "credit.serious_list.SubjectNotified.v1"
    SAYS: ClassVar[Text] = Text(
        "{served_on}送达拟列入告知书，可于{until}前（含当日）陈述申辩",
        "The intention was served on {served_on}; a statement is possible until {until}",
    )
    served_on: date
    until: date


class StatementMade(Fact):
    KIND: ClassVar[str] = "credit.serious_list.StatementMade.v1"
    SAYS: ClassVar[Text] = Text("{made_on}陈述申辩：{statement}", "Stated on {made_on}: {statement}")
    made_on: date
    statement: str | None


class LegalityReviewed(Fact):
    KIND: ClassVar[str] = "credit.serious_list.LegalityReviewed.v1"
    SAYS: ClassVar[Text] = Text(
        "{reviewed_on}法制审核是否通过：{approved}；{opinion}",
        "Legality approved: {approved}, on {reviewed_on}; {opinion}",
    )
    reviewed_on: date
    reviewed_by: str
    approved: bool
    opinion: str


class EntryListed(Fact):
    """``ends_on`` is the last day of its term; ``removable_from`` the first day on which the subject may ask to leave."""

    KIND: ClassVar[str] = "credit.serious_list.EntryListed.v1"
    SAYS: ClassVar[Text] = Text(
        "{listed_on}以{document_no}列入严重失信名单，至{ends_on}止，{removable_from}起可申请移出；措施：{measures}",
        "On the serious list from {listed_on} by {document_no} until {ends_on}, to be left on application from {removable_from}; "
        "measures: {measures}",
    )
    document_no: str
    listed_on: date
    ends_on: date
    removable_from: date
    measures: tuple[ListMeasure, ...]
    removal_conditions: str
    answer: str | None
    persons_in_charge: tuple[str, ...]


class OutsideEntryRecorded(OutsideEntry, Fact):
    KIND: ClassVar[str] = "credit.serious_list.OutsideEntryRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "{subject_name}于{listed_on}被{authority}列入{list_name}（{entry_no}）",
        "{subject_name} was put on {list_name} by {authority} on {listed_on} ({entry_no})",
    )
    entry_no: str


class OutsideRemovalRecorded(Fact):
    KIND: ClassVar[str] = "credit.serious_list.OutsideRemovalRecorded.v1"
    SAYS: ClassVar[Text] = Text("列入机关已于{removed_on}移出", "Removed by the authority on {removed_on}")
    removed_on: date


class EntryReaffirmed(Fact):
    KIND: ClassVar[str] = "credit.serious_list.EntryReaffirmed.v1"
    SAYS: ClassVar[Text] = Text(
        "{reaffirmed_on}主体移出其他名单，仍在本名单上",
        "Off another list on {reaffirmed_on}, the subject still stands on this one",
    )
    reaffirmed_on: date
    entry: UUID


class ListingDropped(Fact):
    KIND: ClassVar[str] = "credit.serious_list.ListingDropped.v1"
    SAYS: ClassVar[Text] = Text(
        "{dropped_on}决定不予列入：{reason}，{reasons}", "Not listed, on {dropped_on}: {reason}, {reasons}"
    )
    dropped_on: date
    reason: DropReason
    reasons: str | None = None


class RemovalAsked(Fact):
    KIND: ClassVar[str] = "credit.serious_list.RemovalAsked.v1"
    SAYS: ClassVar[Text] = Text(
        "{asked_on}申请移出名单：{statement}", "Removal was asked for on {asked_on}: {statement}"
    )
    asked_on: date
    statement: str
    commitment: str


class RemovalRefused(Fact):
    KIND: ClassVar[str] = "credit.serious_list.RemovalRefused.v1"
    SAYS: ClassVar[Text] = Text("{refused_on}不予移出：{reasons}", "Removal was refused on {refused_on}: {reasons}")
    refused_on: date
    reasons: str


class RecordFell(Fact):
    """One of the records that the entry rests on; others still stand, and somebody is to look whether they suffice."""

    KIND: ClassVar[str] = "credit.serious_list.RecordFell.v1"
    SAYS: ClassVar[Text] = Text(
        "所依据的一条记录已于{withdrawn_on}撤回，建议复核是否移出",
        "One of the records that it rests on was withdrawn on {withdrawn_on}; removal is to be considered",
    )
    record: UUID
    withdrawn_on: date


class EntryRemoved(Fact):
    KIND: ClassVar[str] = "credit.serious_list.EntryRemoved.v1"
    SAYS: ClassVar[Text] = Text(
        "{removed_on}移出严重失信名单：{ground}（{document_no}），{platforms}应于{display_ends_by}前（含当日）停止公示",
        "Off the serious list from {removed_on}: {ground} ({document_no}); {platforms} end the display by {display_ends_by}",
    )
    removed_on: date
    ground: RemovalGround
    document_no: str | None
    platforms: tuple[Platform, ...]
    display_ends_by: date


class EntryInherited(Fact):
    KIND: ClassVar[str] = "credit.serious_list.EntryInherited.v1"
    SAYS: ClassVar[Text] = Text(
        "{linked_on}起由{successors}承继", "From {linked_on} it stands against {successors} as well"
    )
    successors: tuple[str, ...]
    linked_on: date


class DisplayEnded(Fact):
    KIND: ClassVar[str] = "credit.serious_list.DisplayEnded.v1"
    SAYS: ClassVar[Text] = Text(
        "{platform}已于{confirmed_on}停止公示", "{platform} ended the display on {confirmed_on}"
    )
    platform: Platform
    confirmed_on: date
