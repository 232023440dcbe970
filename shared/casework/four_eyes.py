"""双人复核: who may do what in one case of public money, by the person in the envelope, never by the role (E1-E7)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from shared.casework.law import Figure, Ground, Mark, project_default
from shared.casework.lifecycle import codes
from shared.casework.refusal import Mistake
from shared.contracts.finance import Role
from shared.contracts.granting import DeclareRelation
from shared.contracts.message import Actor, Command, Fact
from shared.contracts.text import Text

SEPARATION = Ground(
    Text("财会〔2012〕21号：不相容岗位相互分离", "财会〔2012〕21号: incompatible duties are separated"), Mark.SECONDARY
)
LEVELS = project_default(
    "20万元以下由审批岗审批，100万元以下由分管局领导审批，超过的由局长办公会审批并注明纪要文号",
    "up to 200,000 yuan the approver, up to 1,000,000 the leader, above that the meeting with the number of its minutes",
)
SMALL_INTAKE = project_default(
    "2万元以下的案件，受理岗可兼初审岗", "up to 20,000 yuan the person at intake may be the first reviewer"
)
RECUSAL = project_default(
    "与受益人有利害关系的人员应当回避", "whoever declared a relation to the beneficiary takes no part"
)


@dataclass(frozen=True, kw_only=True)
class Duties:
    """The limits, in fen."""

    approver_up_to: Figure
    leader_up_to: Figure
    intake_reviews_up_to: Figure


DUTIES = Duties(
    approver_up_to=Figure(20_000_000, "分 / fen", LEVELS),
    leader_up_to=Figure(100_000_000, "分 / fen", LEVELS),
    intake_reviews_up_to=Figure(2_000_000, "分 / fen", SMALL_INTAKE),
)

FINANCE = (Role.FIN_MAKER, Role.FIN_CHECKER)
REVIEWS = (Role.REVIEWER_1, Role.REVIEWER_2)
APPROVALS = (Role.APPROVER, Role.LEADER, Role.MEETING)
OUTSIDERS = (Role.SYSTEM, Role.APPLICANT, Role.PRODUCER, Role.DISPOSER, Role.PLATFORM, Role.TREASURY)
OFFICERS = codes(*(role for role in Role if role not in OUTSIDERS))
"""Who may be related to a beneficiary, and says so."""


@dataclass(frozen=True)
class Hands:
    """Which persons acted in which capacity in one case, and who declared a relation to the beneficiary."""

    acted: Mapping[Role, frozenset[str]] = field(default_factory=dict)
    recused: frozenset[str] = frozenset()

    def after(self, role: Role, person: str) -> "Hands":
        return Hands({**self.acted, role: self.acted.get(role, frozenset()) | {person}}, self.recused)

    def having(self, acted_as: Mapping[type[Fact], Role], fact: Fact) -> "Hands":
        """After a fact that says by whom, where that kind of fact is somebody's duty."""
        role, by = acted_as.get(type(fact)), getattr(fact, "by", None)
        return self.after(role, by) if role and by else self

    def recusing(self, person: str) -> "Hands":
        return Hands(self.acted, self.recused | {person})

    def of(self, *roles: Role) -> frozenset[str]:
        return frozenset().union(*(self.acted.get(role, frozenset()) for role in roles))

    @property
    def barred_from_payment(self) -> tuple[str, ...]:
        """Reviewers and approvers touch no payment of their case (E3); neither does whoever is recused."""
        return tuple(sorted(self.of(*REVIEWS, *APPROVALS) | self.recused))


def not_recused(command: Command, state: Any, actor: Actor) -> None:
    """Whoever is recused in the ``hands`` of an open case does nothing at all; officers declare their own relations, a leader or an auditor bars others (E5)."""
    match command:
        case DeclareRelation(person=person):
            if person != actor.person and actor.role not in (Role.LEADER, Role.AUDITOR):
                raise OWN_RELATION.at("person", person)
        case _ if actor.person in getattr(state, "hands", Hands()).recused:
            raise RECUSED.at("actor", actor.person)
        case _:
            return


def may_act(role: Role, person: str, hands: Hands, amount_fen: int, duties: Duties) -> None:
    """``FOUR_EYES_VIOLATION`` where the person acted in a capacity that excludes this one, or is recused (E2, E3, E5)."""
    if person in hands.recused:
        raise RECUSED.at("actor", person)
    if person in hands.of(*_excluding(role, amount_fen, duties)):
        raise SAME_PERSON.at("actor", person)


def may_take_part(command: Command, state: Any, actor: Actor) -> None:
    """The same in a case that grants nothing; an open one keeps its ``hands``. What depends on an amount excludes nobody."""
    not_recused(command, state, actor)
    if not isinstance(command, DeclareRelation):
        may_act(Role(actor.role), actor.person, getattr(state, "hands", Hands()), 0, DUTIES)


def _excluding(role: Role, amount_fen: int, duties: Duties) -> tuple[Role, ...]:
    intake = () if amount_fen <= duties.intake_reviews_up_to.value else (Role.INTAKE,)
    match role:
        case Role.INTAKE if intake:
            return (Role.REVIEWER_1,)
        case Role.REVIEWER_1:
            return (*intake, Role.REVIEWER_2, *APPROVALS, *FINANCE)
        case Role.REVIEWER_2:
            return (Role.REVIEWER_1, *APPROVALS, *FINANCE)
        case Role.APPROVER | Role.LEADER | Role.MEETING:
            return (*REVIEWS, *FINANCE)
        case Role.FIN_MAKER:
            return (*REVIEWS, *APPROVALS, Role.FIN_CHECKER)
        case Role.FIN_CHECKER:
            return (*REVIEWS, *APPROVALS, Role.FIN_MAKER)
        case _:
            return ()


def may_approve(
    role: str, amount_fen: int, minutes_no: str | None, duties: Duties, at_least: Role | None = None
) -> None:
    """``FOUR_EYES_VIOLATION`` where the amount asks for a higher level, or the meeting's minutes are not named (E4)."""
    may_decide(role, amount_fen, duties, at_least)
    if role == Role.MEETING and not minutes_no:
        raise MINUTES_MISSING.at("minutes_no")


def may_decide(role: str, amount_fen: int, duties: Duties, at_least: Role | None = None) -> None:
    """``FOUR_EYES_VIOLATION`` where the amount asks for a higher level: also of a rejection, which needs no minutes."""
    level = max(APPROVALS.index(level_of(amount_fen, duties)), APPROVALS.index(at_least or Role.APPROVER))
    if APPROVALS.index(Role(role)) < level:
        raise LEVEL.at("role", role, level=APPROVALS[level])


def level_of(amount_fen: int, duties: Duties) -> Role:
    """Who at least approves such an amount."""
    if amount_fen <= duties.approver_up_to.value:
        return Role.APPROVER
    return Role.LEADER if amount_fen <= duties.leader_up_to.value else Role.MEETING


def two_persons(field: str, person: str, others: Collection[str | None]) -> None:
    """``FOUR_EYES_VIOLATION`` where somebody confirms what the same person entered or changed (E3, E6)."""
    if person in others:
        raise SAME_PERSON.at(field, person)


CODE = "FOUR_EYES_VIOLATION"
SAME_PERSON = Mistake(
    CODE,
    Text("同一人员在本案中不得兼任", "The same person may not do both in one case"),
    SEPARATION,
    Text("由其他人员办理", "let somebody else do it"),
)
RECUSED = Mistake(
    CODE,
    Text("该人员应当回避", "This person is recused"),
    RECUSAL,
    Text("由其他人员办理", "let somebody else do it"),
)
OWN_RELATION = Mistake(
    "NOT_OWN_RELATION",
    Text("只能申报本人的利害关系", "Everybody declares their own relations only"),
    RECUSAL,
    Text("由本人申报，或由分管局领导、审计人员决定", "let the person declare it, or a leader or auditor decide it"),
)
LEVEL = Mistake(
    CODE,
    Text("审批权限不足", "The amount asks for a higher level"),
    LEVELS,
    Text("由{level}或以上审批", "it is for {level}, or above"),
)
MINUTES_MISSING = Mistake(
    CODE,
    Text("局长办公会审批应注明纪要文号", "A decision of the meeting names its minutes"),
    LEVELS,
    Text("填写纪要文号", "name the minutes"),
)
