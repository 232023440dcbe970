"""What crosses the borders of a coercive measure: that it is in force, until when, and that it has ended."""

from typing import Any

from services.credit.cases.coercive_measure import messages as m
from services.credit.cases.coercive_measure.rules import InForce, Known, Lifted
from shared.casework.calendar import local
from shared.contracts import credit as told
from shared.contracts.message import CaseRef

# -- tells --------------------------------------------------------------------------------------------------------


def _measure(me: CaseRef, state: Known) -> dict[str, Any]:
    """What every announcement says about the measure."""
    return {"case_id": me.id, "subject_uscc": state.proposal.subject_uscc, "measure": state.proposal.measure}


def in_force(me: CaseRef, fact: m.Executed | m.Extended, state: InForce) -> told.CoercionExecuted:
    starts_on = local(state.executed_at).date()
    return told.CoercionExecuted(**_measure(me, state), starts_on=starts_on, last_day=state.last_day)


def lifted(me: CaseRef, fact: m.Lifted, state: Lifted) -> told.CoercionLifted:
    return told.CoercionLifted(**_measure(me, state), lifted_on=fact.lifted_on, reason=fact.reason)


TELLS = {m.Executed: in_force, m.Extended: in_force, m.Lifted: lifted}
