"""Four eyes (双人复核): who may not do what after what in one case, by the person's id and never by the role."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from shared.casework.law import Figure, Ground, Mark, project_default
from shared.casework.refusal import Mistake
from shared.contracts.finance import Role
from shared.contracts.text import Term, Text

DUTIES = Ground(
    Text(
        "《行政事业单位内部控制规范（试行）》（财会〔2012〕21号）不相容岗位分离",
        "财会〔2012〕21号: incompatible duties are separated",
    ),
    Mark.SECONDARY,
)
LEVELS = project_default(
    "20万元以下由审批岗审批，100万元以下由分管局领导审批，超过的由局长办公会审批并注明纪要文号",
    "up to 200,000 yuan the approver, up to 1,000,000 the leader, above that the meeting with the number of its minutes",
)
RECUSAL = project_default("有利害关系的人员回避", "whoever is related to the beneficiary takes no part")


class Duty(Term):
    """What somebody did in a case. Duties that exclude one another are for different persons, whatever their roles."""

    APPLYING = "APPLYING", "申请", "applying"
    INTAKE = "INTAKE", "受理", "intake"
    MONITORING = "MONITORING", "监测核实", "monitoring"
    REVIEW_1 = "REVIEW_1", "初审", "first review"
    REVIEW_2 = "REVIEW_2", "复核", "second review"
    APPROVAL = "APPROVAL", "审批", "approval"
    PAY_MAKING = "PAY_MAKING", "财务经办", "making payments"
    PAY_CHECKING = "PAY_CHECKING", "财务复核", "checking payments"
    CLAIMING_BACK = "CLAIMING_BACK", "提出追回", "opening a clawback"
    DECIDING_BACK = "DECIDING_BACK", "决定追回", "deciding a clawback"


JUDGES = frozenset((Duty.REVIEW_1, Duty.REVIEW_2, Duty.APPROVAL))
PAYERS = frozenset((Duty.PAY_MAKING, Duty.PAY_CHECKING))
APART: dict[Duty, frozenset[Duty]] = {
    Duty.APPLYING: JUDGES | PAYERS | {Duty.MONITORING, Duty.INTAKE},
    Duty.INTAKE: frozenset((Duty.APPLYING,)),
    Duty.MONITORING: frozenset((Duty.APPLYING, Duty.REVIEW_1, Duty.REVIEW_2)),
    Duty.REVIEW_1: JUDGES | PAYERS | {Duty.APPLYING, Duty.MONITORING},
    Duty.REVIEW_2: JUDGES | PAYERS | {Duty.APPLYING, Duty.MONITORING},
    Duty.APPROVAL: JUDGES | PAYERS | {Duty.APPLYING},
    Duty.PAY_MAKING: JUDGES | PAYERS | {Duty.APPLYING},
    Duty.PAY_CHECKING: JUDGES | PAYERS | {Duty.APPLYING},
    Duty.CLAIMING_BACK: frozenset((Duty.DECIDING_BACK,)),
    Duty.DECIDING_BACK: frozenset((Duty.CLAIMING_BACK,)),
}


@dataclass(frozen=True)
class Acted:
    """Who did what in a case, and who is recused from it."""

    done: frozenset[tuple[Duty, str]] = frozenset()
    recused: frozenset[str] = frozenset()

    def having(self, duty: Duty, person: str) -> "Acted":
        return replace(self, done=self.done | {(duty, person)})

    def without(self, person: str) -> "Acted":
        return replace(self, recused=self.recused | {person})

    def persons(self, *duties: Duty) -> frozenset[str]:
        return frozenset(person for duty, person in self.done if duty in duties)

    def check(self, duty: Duty, person: str, *also_apart: Duty) -> None:
        """``FOUR_EYES_VIOLATION`` for whoever is recused, or did what ``duty`` excludes."""
        if person in self.recused:
            raise RECUSED.at("actor", person)
        apart = APART[duty] - {duty} | set(also_apart)
        if clash := sorted(one for one, who in self.done if who == person and one in apart):
            raise SAME_PERSON.at("actor", person, did=Duty(clash[0]))


def two_persons(field: str, person: str, others: Collection[str | None]) -> None:
    """``FOUR_EYES_VIOLATION`` where somebody confirms what the same person entered or changed (E3, E6)."""
    if person in others:
        raise ONE_PERSON.at(field, person)


# -- how high an amount is decided (E4) ---------------------------------------------------------------------------

APPROVALS = (Role.APPROVER, Role.LEADER, Role.MEETING)
"""From the lowest to the highest level."""


@dataclass(frozen=True, kw_only=True)
class Levels:
    """Up to which amount each level decides, in fen; the meeting decides whatever is more."""

    approver_up_to: Figure
    leader_up_to: Figure


def level_of(amount_fen: int, levels: Levels) -> Role:
    """Who at least approves such an amount."""
    if amount_fen <= levels.approver_up_to.value:
        return Role.APPROVER
    return Role.LEADER if amount_fen <= levels.leader_up_to.value else Role.MEETING


def may_approve(
    role: str, amount_fen: int, minutes_no: str | None, levels: Levels, at_least: Role = Role.APPROVER
) -> None:
    """``FOUR_EYES_VIOLATION`` where the amount asks for a higher level, or the meeting's minutes are not named."""
    level = max(level_of(amount_fen, levels), at_least, key=APPROVALS.index)
    if APPROVALS.index(Role(role)) < APPROVALS.index(level):
        raise TOO_LOW.at("role", role, level=level)
    if role == Role.MEETING and not minutes_no:
        raise MINUTES_MISSING.at("minutes_no")


E4 = Levels(approver_up_to=Figure(20_000_000, "分 / fen", LEVELS), leader_up_to=Figure(100_000_000, "分 / fen", LEVELS))

# -- refusals -----------------------------------------------------------------------------------------------------

SAME_PERSON = Mistake(
    "FOUR_EYES_VIOLATION",
    Text("同一人员在本案中已承担“{did}”，不得兼任", "This person did the {did} in this case already"),
    DUTIES,
    Text("由其他人员办理", "let somebody else do it"),
)
RECUSED = Mistake(
    "FOUR_EYES_VIOLATION",
    Text("该人员应当回避", "This person is recused from the case"),
    RECUSAL,
    Text("由其他人员办理", "let somebody else do it"),
)
ONE_PERSON = Mistake(
    "FOUR_EYES_VIOLATION",
    Text("经办与复核不得为同一人员", "Nobody checks what the same person entered"),
    DUTIES,
    Text("由其他人员办理", "let somebody else do it"),
)
TOO_LOW = Mistake(
    "FOUR_EYES_VIOLATION",
    Text("审批权限不足", "The amount asks for a higher level"),
    LEVELS,
    Text("由{level}或以上审批", "it is for {level}, or above"),
)
MINUTES_MISSING = Mistake(
    "FOUR_EYES_VIOLATION",
    Text("局长办公会审批应注明纪要文号", "A decision of the meeting names its minutes"),
    LEVELS,
    Text("填写纪要文号", "name the minutes"),
)
