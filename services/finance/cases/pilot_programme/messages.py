"""What can be asked of a call for pilots, and what can happen in it. Scores have one decimal, amounts are in fen."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shared.contracts import granting as grant
from shared.contracts.finance import ByPack, Division, Money, PilotKind, PilotStandard, WhyNotChosen
from shared.contracts.formats import Line, Prose, SomeFen
from shared.contracts.granting import Pot
from shared.contracts.message import CaseRef, Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class ProgrammeLevel(Term):
    NATIONAL = "NATIONAL", "国家级", "national"
    PROVINCIAL = "PROVINCIAL", "省级", "provincial"
    MUNICIPAL = "MUNICIPAL", "市级", "municipal"


class AwardMode(Term):
    """How the pot is divided among the listed."""

    EQUAL = "EQUAL", "平均分配", "in equal parts"
    SCORE_WEIGHTED = "SCORE_WEIGHTED", "按得分分配", "by score"
    FIXED = "FIXED", "定额奖励", "a fixed amount each"


class Outcome(Term):
    """What becomes of an objection."""

    DISMISSED = "DISMISSED", "异议不成立", "dismissed"
    UPHELD = "UPHELD", "异议成立，移出名单", "upheld: struck from the list"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Score = Annotated[Decimal, Field(ge=0, le=100, decimal_places=1)]


class Criterion(Paper):
    """``weight`` is a part of one."""

    indicator: Line
    weight: Annotated[Decimal, Field(gt=0, le=1, decimal_places=6)]
    scoring: Line


class AwardPlan(Paper):
    """``total_fen``: the pot of the policy set unless said; ``fixed_fen``: of each, where amounts are fixed."""

    mode: AwardMode
    total_fen: SomeFen | None = None
    fixed_fen: SomeFen | None = None

    @model_validator(mode="after")
    def _states_the_fixed_amount(self) -> Self:
        if (self.mode is AwardMode.FIXED) is (self.fixed_fen is None):
            rule = Text("定额奖励应填写每个试点的金额，其他方式不填", "fixed_fen is given for FIXED, and only there")
            raise ValueError(str(rule))
        return self


class Call(BaseModel):
    """``pilot_kind``, ``standard`` and ``division`` say who may declare; a call of the city is open to all its divisions."""

    model_config = ConfigDict(frozen=True)
    programme_id: Line
    pilot_kind: PilotKind
    standard: PilotStandard
    level: ProgrammeLevel
    division: Division = Division.CITY
    batch: Line
    call_doc: Line
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    max_winners: Annotated[int, Field(strict=True, gt=0, le=1000)]
    award_plan: AwardPlan
    closes_on: date


class Entry(BaseModel):
    """A scored pilot, as it told itself; ``barred``: who is recused in its case."""

    model_config = ConfigDict(frozen=True)
    pilot: CaseRef
    case_no: str
    unit: str
    division: Division
    score: Score
    cut_tco2e: Decimal
    budget_fen: SomeFen
    declared_at: datetime
    barred: tuple[str, ...] = ()


class Award(Paper):
    """A place on the list and what it is worth."""

    pilot: CaseRef
    case_no: str
    unit: str
    rank: int
    score: Decimal
    award_fen: SomeFen


class Declined(Paper):
    pilot: CaseRef
    case_no: str
    why: WhyNotChosen


# -- commands -----------------------------------------------------------------------------------------------------


class OpenCall(Call, Command):
    KIND: ClassVar[str] = "finance.pilot_programme.OpenCall.v1"


class RecordScore(Entry, Command):
    KIND: ClassVar[str] = "finance.pilot_programme.RecordScore.v1"


class DropEntry(Command):
    KIND: ClassVar[str] = "finance.pilot_programme.DropEntry.v1"
    pilot: CaseRef


class ListCreation(Command):
    """Makes the list and opens its public notice; ``minutes_no`` where the meeting decides."""

    KIND: ClassVar[str] = "finance.pilot_programme.ListCreation.v1"
    minutes_no: Line | None = None


class RaiseObjection(Command):
    """Signed by whoever objects to a listed pilot."""

    KIND: ClassVar[str] = "finance.pilot_programme.RaiseObjection.v1"
    case_no: Line
    text: Prose
    signed: bool


class ExamineObjection(Command):
    """What the second reviewer proposes."""

    KIND: ClassVar[str] = "finance.pilot_programme.ExamineObjection.v1"
    outcome: Outcome
    explanation: Prose


class DecideObjection(Command):
    """``agrees``: with what the second reviewer proposed; otherwise it is examined anew."""

    KIND: ClassVar[str] = "finance.pilot_programme.DecideObjection.v1"
    agrees: bool = True


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.pilot_programme.DeclareRelation.v1"


class DeadlinePassed(Command):
    KIND: ClassVar[str] = "finance.pilot_programme.DeadlinePassed.v1"
    deadline: str


# -- facts --------------------------------------------------------------------------------------------------------


class CallOpened(Call, Fact, ByPack):
    KIND: ClassVar[str] = "finance.pilot_programme.CallOpened.v1"
    SAYS: ClassVar[Text] = Text(
        "{call_doc}：{batch}{standard}{pilot_kind}试点开始申报，至{closes_on}；奖补资金{total_fen:yuan}元，{award_plan.mode}",
        "{call_doc}: the call {batch} is open until {closes_on} ({standard}, {pilot_kind}); {total_fen:yuan} yuan, "
        "{award_plan.mode}",
    )
    total_fen: SomeFen
    pass_mark: Decimal
    opened_on: date
    by: str


class ScoreRecorded(Entry, Fact, Money):
    KIND: ClassVar[str] = "finance.pilot_programme.ScoreRecorded.v1"
    SAYS: ClassVar[Text] = Text("{unit}（{case_no}）得分{score}", "{unit} ({case_no}) scored {score}")


class LateScoreDeclined(Fact):
    KIND: ClassVar[str] = "finance.pilot_programme.LateScoreDeclined.v1"
    SAYS: ClassVar[Text] = Text("{case_no}评分晚于名单确定", "{case_no} was scored after the list was made")
    pilot: CaseRef
    case_no: str
    declined_on: date


class EntryDropped(Fact):
    KIND: ClassVar[str] = "finance.pilot_programme.EntryDropped.v1"
    SAYS: ClassVar[Text] = Text("{case_no}退出评选", "{case_no} takes no part any more")
    pilot: CaseRef
    case_no: str


class PilotsListed(Fact, Money):
    """Also when the list is made anew after an objection or a withdrawal: then its notice begins anew."""

    KIND: ClassVar[str] = "finance.pilot_programme.PilotsListed.v1"
    SAYS: ClassVar[Text] = Text(
        "拟定试点{count}个，奖补合计{sum_fen:yuan}元；公示至{ends_on}",
        "{count} pilots were listed, {sum_fen:yuan} yuan in all; public notice until {ends_on}",
    )
    awards: tuple[Award, ...]
    declined: tuple[Declined, ...]
    count: int
    sum_fen: int
    pot: Pot
    starts_on: date
    ends_on: date
    minutes_no: str | None = None
    by: str


class ObjectionRaised(Fact):
    KIND: ClassVar[str] = "finance.pilot_programme.ObjectionRaised.v1"
    SAYS: ClassVar[Text] = Text("收到对{case_no}的异议：{text}", "An objection to {case_no} was raised: {text}")
    case_no: str
    text: str
    raised_on: date
    by: str


class ObjectionExamined(Fact):
    KIND: ClassVar[str] = "finance.pilot_programme.ObjectionExamined.v1"
    SAYS: ClassVar[Text] = Text(
        "复核意见：{outcome}。{explanation}", "The second reviewer proposes: {outcome}. {explanation}"
    )
    outcome: Outcome
    explanation: str
    by: str


class ObjectionProposalDeclined(Fact):
    KIND: ClassVar[str] = "finance.pilot_programme.ObjectionProposalDeclined.v1"
    SAYS: ClassVar[Text] = Text("不同意该处理意见，重新研究", "The approver does not agree: it is examined anew")
    by: str


class ObjectionDecided(Fact):
    KIND: ClassVar[str] = "finance.pilot_programme.ObjectionDecided.v1"
    SAYS: ClassVar[Text] = Text(
        "对{case_no}的异议：{outcome}。{explanation}", "The objection to {case_no}: {outcome}. {explanation}"
    )
    case_no: str
    outcome: Outcome
    explanation: str
    decided_on: date
    by: str


class ListConfirmed(Fact):
    KIND: ClassVar[str] = "finance.pilot_programme.ListConfirmed.v1"
    SAYS: ClassVar[Text] = Text("公示期满，名单确定", "The notice is over: the list is final")
    confirmed_on: date


class RelationDeclared(grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.pilot_programme.RelationDeclared.v1"
