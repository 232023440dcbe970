"""What crosses the borders of a credit subject: records, lists, grades and questions come in, answers go out."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from services.credit.cases.subject import messages as m
from services.credit.cases.subject.messages import Conduct
from services.credit.cases.subject.rules import Open
from shared.casework.case_type import Order, Orders
from shared.contracts import credit as told
from shared.contracts import finance, thirdparty
from shared.contracts.credit import subject_case
from shared.contracts.formats import is_credit_code
from shared.contracts.message import Announcement, CaseRef

# -- hears --------------------------------------------------------------------------------------------------------


def record(heard: told.RecordNews) -> Order:
    kept = m.KeepRecord(
        uscc=heard.subject_uscc,
        record_case=heard.case_id,
        version=heard.version,
        record=heard.record,
        has_expired=isinstance(heard, told.RecordFileExpired),
        subject_name=heard.subject_name if isinstance(heard, told.RecordPublished) else None,
    )
    return Order(subject_case(heard.subject_uscc), kept)


def listed(heard: told.SeriousListListed) -> Order:
    kept = m.KeepListing(uscc=heard.subject_uscc, entry=heard.case_id, listed_on=heard.listed_on, ground=heard.ground)
    return Order(subject_case(heard.subject_uscc), kept)


def removed(heard: told.SeriousListRemoved) -> Order:
    kept = m.KeepListing(uscc=heard.subject_uscc, entry=heard.case_id, removed_on=heard.removed_on)
    return Order(subject_case(heard.subject_uscc), kept)


def graded(heard: told.GradePublished) -> Order:
    kept = m.KeepGrade(
        uscc=heard.subject_uscc,
        year=heard.year or heard.published_on.year,
        version=heard.version,
        grade=heard.grade,
        published_on=heard.published_on,
        valid_to=heard.valid_to,
    )
    return Order(subject_case(heard.subject_uscc), kept)


def on_positive_list(heard: told.PositiveListEntered) -> Order:
    return _site(heard, heard.valid_to)


def off_positive_list(
    heard: told.PositiveListSuspended | told.PositiveListRemoved | told.PositiveListLeft,
) -> Order:
    match heard:
        case told.PositiveListSuspended():
            return _site(heard, heard.suspended_on)
        case told.PositiveListRemoved():
            return _site(heard, heard.removed_on)
        case _:
            return _site(heard, heard.left_on)


def _site(heard: told.PositiveListNews, until: Any) -> Order:
    kept = m.KeepPositiveSite(uscc=heard.subject_uscc, site_id=heard.site_id, until=until)
    return Order(subject_case(heard.subject_uscc), kept)


def agency_graded(heard: thirdparty.AgencyGradeNews) -> Order:
    is_over = isinstance(heard, thirdparty.AgencyGradeExpired)
    kept = m.KeepAgencyGrade(uscc=heard.body_uscc, round_year=heard.round_year, grade=None if is_over else heard.grade)
    return Order(subject_case(heard.body_uscc), kept)


def grant_closed(heard: finance.GrantClosed) -> Order | None:
    """A person who had a grant is no subject of credit. Older news does not say what it is about: then its code must do."""
    if heard.is_person or not is_credit_code(heard.subject):
        return None
    return _conduct(heard.subject, Conduct.GRANT_CLOSED, heard.case_id, heard.case_no, heard.closed_on)


def deal_closed(heard: finance.WasteDealClosed) -> Sequence[Order]:
    parties = (heard.producer_uscc, heard.disposer_uscc)
    return [_conduct(one, Conduct.DEAL_KEPT, heard.case_id, heard.listing_no, heard.closed_on) for one in parties]


BREACH = {
    finance.WasteDealCause.OTHER_WASTE: "producer_uscc",
    finance.WasteDealCause.FAKE_LISTING: "producer_uscc",
    finance.WasteDealCause.PRODUCER_BREACH: "producer_uscc",
    finance.WasteDealCause.DISPOSER_BREACH: "disposer_uscc",
}
"""Whose breach it was; a deal that both agreed to end was broken by nobody."""


def deal_broken(heard: finance.WasteDealBroken) -> Order | None:
    broke = getattr(heard, BREACH[heard.cause]) if heard.cause in BREACH else None
    if broke is None:
        return None
    what = f"{heard.listing_no}，{heard.cause.words.zh}"
    return _conduct(broke, Conduct.DEAL_BROKEN, heard.case_id, what, heard.broken_on)


def _conduct(uscc: str, conduct: Conduct, source: UUID, what: str, day: date) -> Order:
    kept = m.KeepConduct(uscc=uscc, conduct=conduct, source=source, what=what, shown_on=day)
    return Order(subject_case(uscc), kept)


def check_requested(heard: finance.CreditCheckRequested) -> Order:
    question = m.AnswerCheck(uscc=heard.subject_uscc, asked_by=heard.asked_by, purpose=heard.purpose, as_of=heard.as_of)
    return Order(subject_case(heard.subject_uscc), question)


HEARS: dict[type[Announcement], Callable[[Any], Orders]] = {
    told.RecordEntered: record,
    told.RecordPublished: record,
    told.RecordFinalised: record,
    told.RecordChanged: record,
    told.RecordDisplayEnded: record,
    told.RecordRepaired: record,
    told.RecordRepairRevoked: record,
    told.RecordWithdrawn: record,
    told.RecordFileExpired: record,
    told.SeriousListListed: listed,
    told.SeriousListRemoved: removed,
    told.GradePublished: graded,
    told.PositiveListEntered: on_positive_list,
    told.PositiveListSuspended: off_positive_list,
    told.PositiveListRemoved: off_positive_list,
    told.PositiveListLeft: off_positive_list,
    thirdparty.AgencyGradePublished: agency_graded,
    thirdparty.AgencyGradeDowngraded: agency_graded,
    thirdparty.AgencyGradeRestored: agency_graded,
    thirdparty.AgencyGradeExpired: agency_graded,
    finance.GrantClosed: grant_closed,
    finance.WasteDealClosed: deal_closed,
    finance.WasteDealBroken: deal_broken,
    finance.CreditCheckRequested: check_requested,
}

# -- tells --------------------------------------------------------------------------------------------------------


def _said(me: CaseRef, credit: m.Credit, state: Open) -> dict[str, Any]:
    """What every answer says; the findings behind it concern the firm alone."""
    assert state.stated is not None
    named = {"case_id": me.id, "subject_uscc": state.uscc, "version": state.stated.statement_no}
    told_of = ("as_of", "answers", "reasons", "grade", "is_on_serious_list", "open_obligations", "unrepaired")
    return {**named, **{name: getattr(credit, name) for name in (*told_of, "is_on_positive_list")}}


def stated(me: CaseRef, fact: m.StandingStated, state: Open) -> told.EligibilityStated:
    return told.EligibilityStated(**_said(me, fact, state), valid_until=fact.valid_until)


def answered(me: CaseRef, fact: m.CheckAnswered, state: Open) -> told.EligibilityAnswered:
    said = _said(me, fact.credit, state)
    return told.EligibilityAnswered(
        **said, valid_until=fact.valid_until, concerning=fact.asked_by, purpose=fact.purpose
    )


def linked(me: CaseRef, fact: m.SubjectLinked, state: Open) -> told.SubjectLinked:
    return told.SubjectLinked(
        case_id=me.id, subject_uscc=state.uscc, successors=state.successors, linked_on=fact.linked_on
    )


def gone(me: CaseRef, fact: m.RegistryChangeRecorded, state: Open) -> told.SubjectGone | None:
    if not fact.is_gone:
        return None
    return told.SubjectGone(case_id=me.id, subject_uscc=state.uscc, gone_on=fact.changed_on)


TELLS = {
    m.StandingStated: stated,
    m.CheckAnswered: answered,
    m.SubjectLinked: linked,
    m.RegistryChangeRecorded: gone,
}
