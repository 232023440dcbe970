"""What crosses the borders of an evaluation: penalties, names, items of its sisters and grades."""

from collections.abc import Iterable, Sequence
from typing import Any

from services.thirdparty.cases.agency_evaluation import messages as m
from services.thirdparty.cases.agency_evaluation.rules import Item, Opened, Publicity, Published, penalty_of
from shared.casework.case_type import EVERY, OrderAll, every
from shared.contracts import credit
from shared.contracts import thirdparty as told
from shared.contracts.message import CaseRef, Command

# -- hears: every evaluation of the body that is not over ---------------------------------------------------------


def penalty_recorded(heard: told.PenaltyRecorded) -> OrderAll:
    return OrderAll(heard.body_uscc, penalty_of(heard))


def penalty_revoked(heard: told.PenaltyRevoked) -> OrderAll:
    return OrderAll(heard.body_uscc, m.ReverseItem(doc_no=heard.doc_no, reversed_on=heard.revoked_on))


def record_told(heard: credit.RecordRepaired | credit.RecordRepairRevoked) -> OrderAll:
    return OrderAll(heard.subject_uscc, m.HeedRecord(doc_no=heard.record.doc_no))


def body_changed(heard: told.BodyStatusChanged) -> OrderAll:
    return OrderAll(heard.body_uscc, m.RenameBody(body_name=heard.name, former_names=heard.former_names))


def item_changed(heard: told.AgencyItemChanged) -> OrderAll:
    return OrderAll(heard.body_uscc, m.KeepItem(**heard.model_dump(exclude={"case_id", "body_uscc"})))


def grade_published(heard: told.AgencyGradePublished) -> OrderAll:
    command = m.Expire(superseded_by=heard.round_year, superseded_on=heard.published_on)
    return OrderAll(heard.body_uscc, command)


HEARS = {
    told.PenaltyRecorded: penalty_recorded,
    told.PenaltyRevoked: penalty_revoked,
    told.BodyStatusChanged: body_changed,
    told.AgencyItemChanged: item_changed,
    told.AgencyGradePublished: grade_published,
    credit.RecordRepaired: record_told,
    credit.RecordRepairRevoked: record_told,
}

# -- tells --------------------------------------------------------------------------------------------------------


def opened(me: CaseRef, fact: m.RoundOpened, state: Any) -> told.AgencyEvaluationOpened:
    return told.AgencyEvaluationOpened(case_id=me.id, body_uscc=fact.body_uscc, round_year=fact.round_year)


def recorded(me: CaseRef, fact: m.ItemRecorded, state: Opened) -> told.AgencyItemChanged:
    return _changed(me, next(one for one in state.items if one.id == fact.item_id), state)


def settled(
    me: CaseRef, fact: m.ItemRepaired | m.RepairUndone | m.ItemReversed, state: Opened
) -> Sequence[told.AgencyItemChanged]:
    return [_changed(me, one, state) for one in state.items if one.id in fact.items]


def _changed(me: CaseRef, item: Item, state: Opened) -> told.AgencyItemChanged:
    said = {name: getattr(item.recorded, name) for name in m.ScoreItem.model_fields}
    return told.AgencyItemChanged(
        **said, case_id=me.id, body_uscc=state.agency.body_uscc, state=item.state, settled_on=item.settled_on
    )


def _grade(me: CaseRef, state: Any) -> dict[str, Any]:
    """What every announcement says about the grade."""
    return {
        "case_id": me.id,
        "body_uscc": state.agency.body_uscc,
        "round_year": state.year,
        "grade": state.assessment.grade,
    }


def published(me: CaseRef, fact: m.GradePublished, state: Published) -> told.AgencyGradePublished:
    score = f"{fact.score:.1f}"
    return told.AgencyGradePublished(
        **_grade(me, state),
        score=score,
        published_on=fact.published_on,
        valid_to=fact.valid_to,
        locked_to=state.locked_to,
    )


def corrected(me: CaseRef, fact: m.GradeCorrected, state: Any) -> told.AgencyGradePublished | None:
    """Published anew; a correction before publication concerns nobody else."""
    if not isinstance(state, Published):
        return None
    score = f"{fact.score:.1f}"
    return told.AgencyGradePublished(
        **_grade(me, state),
        score=score,
        published_on=fact.corrected_on,
        valid_to=state.valid_to,
        locked_to=state.locked_to,
    )


def downgraded(me: CaseRef, fact: m.GradeDowngraded, state: Published) -> told.AgencyGradeDowngraded:
    grounds = [one.code.words.zh for one in state.items if one.id in fact.items]
    return told.AgencyGradeDowngraded(
        **_grade(me, state),
        downgraded_on=fact.downgraded_on,
        locked_to=fact.locked_to,
        ground="；".join(dict.fromkeys(grounds)),
    )


def restored(me: CaseRef, fact: m.GradeRestored, state: Published) -> told.AgencyGradeRestored:
    return told.AgencyGradeRestored(**_grade(me, state), restored_on=fact.restored_on)


def expired(me: CaseRef, fact: m.GradeExpired, state: Any) -> told.AgencyGradeExpired | None:
    """Not where a later grade took its place: that one is the newest about the body."""
    if fact.superseded_by:
        return None
    return told.AgencyGradeExpired(**_grade(me, state), expired_on=fact.expired_on)


TELLS = {
    m.RoundOpened: opened,
    m.ItemRecorded: recorded,
    m.ItemRepaired: settled,
    m.RepairUndone: settled,
    m.ItemReversed: settled,
    m.GradePublished: published,
    m.GradeCorrected: corrected,
    m.GradeDowngraded: downgraded,
    m.GradeRestored: restored,
    m.GradeExpired: expired,
}

# -- looks up -----------------------------------------------------------------------------------------------------


def other_evaluation(command: Command, state: Any) -> Iterable[str]:
    return [f"{command.body_uscc}/{command.round_year}"] if isinstance(command, m.OpenRound) else []


def body(command: Command, state: Any) -> Iterable[str]:
    """The newest name of the body."""
    return [command.body_uscc] if isinstance(command, m.OpenRound) else []


def penalties(command: Command, state: Any) -> Iterable[str]:
    """All of them for a body that enters a round, otherwise whether this one was revoked."""
    match command:
        case m.OpenRound():
            return [EVERY]
        case m.RecordItem() | m.RecordPenalty():
            return [command.doc_no]
        case _:
            return []


def counted_elsewhere(command: Command, state: Any) -> Iterable[str]:
    """Whether a round has counted the document already."""
    if isinstance(command, m.RecordItem) and isinstance(state, Opened):
        return [f"{state.agency.body_uscc}/{command.doc_no}"]
    return []


def credit_records(command: Command, state: Any) -> Iterable[str]:
    """Whether the credit record of a document was repaired."""
    if isinstance(command, m.OpenRound):
        return [every(command.body_uscc)]
    is_asked = isinstance(command, m.RecordItem | m.RecordPenalty | m.HeedRecord) and isinstance(state, Opened)
    return [every(state.agency.body_uscc)] if is_asked else []


def newest_grade(command: Command, state: Any) -> Iterable[str]:
    publishes = isinstance(command, m.Publish) and isinstance(state, Publicity)
    return [state.agency.body_uscc] if publishes else []


LOOKS_UP = {
    told.AgencyEvaluationOpened.ABOUT: other_evaluation,
    told.BodyStatusChanged.ABOUT: body,
    told.PenaltyRecorded.ABOUT: penalties,
    told.AgencyItemChanged.ABOUT: counted_elsewhere,
    told.AgencyGradeNews.ABOUT: newest_grade,
    credit.RecordNews.ABOUT: credit_records,
}
