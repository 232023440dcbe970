"""What can be asked of an EOD project, and what can happen to it. Amounts are in fen."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts import granting as grant
from shared.contracts.credit import Eligible
from shared.contracts.finance import Division, Money
from shared.contracts.formats import Fen, Line, ProjectCode, Prose, SomeFen, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

# -- words of this case type --------------------------------------------------------------------------------------


class GovernmentLevel(Term):
    PREFECTURE = "PREFECTURE", "市级", "prefecture"
    COUNTY = "COUNTY", "县级", "county"


class HiddenDebt(Term):
    """Whether the project makes the local government owe what its budget does not show."""

    PASS = "PASS", "不涉及地方政府隐性债务", "no hidden debt"
    FAIL = "FAIL", "涉及地方政府隐性债务", "hidden debt"


class Route(Term):
    """Who takes a project into a pool."""

    NATIONAL = "NATIONAL", "国家金融支持项目储备库", "the national financing pool"
    PROVINCIAL = "PROVINCIAL", "省级项目库", "the province's pool"
    MARKET = "MARKET", "市场化融资", "the market"


class Result(Term):
    PASSED = "PASSED", "通过", "passed"
    REJECTED = "REJECTED", "不通过", "rejected"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Subproject(Paper):
    name: Line
    investment_fen: SomeFen
    is_environmental: bool
    project_code: ProjectCode | None = None


NetIncome = Annotated[int, Field(strict=True, ge=-(2**63), le=2**63 - 1)]


class Plan(BaseModel):
    """``operating_net_income_fen``: of each year of the term; ``debt_service_fen``: all that is paid to lenders in it."""

    model_config = ConfigDict(frozen=True)
    eod_id: Line
    name: Line
    lead_government_level: GovernmentLevel
    division_code: Division
    environment_part_fen: SomeFen
    industry_part_fen: SomeFen
    subprojects: Annotated[tuple[Subproject, ...], Field(min_length=1)]
    term_years: Annotated[int, Field(strict=True, ge=1, le=50)]
    operating_net_income_fen: Annotated[tuple[NetIncome, ...], Field(min_length=1)]
    debt_service_fen: Fen
    market_body_uscc: Uscc
    market_body: Line

    @property
    def total_fen(self) -> int:
        return self.environment_part_fen + self.industry_part_fen


# -- commands -----------------------------------------------------------------------------------------------------


class ProposePlan(Plan, Command):
    """Also a corrected one."""

    KIND: ClassVar[str] = "finance.eod_project.ProposePlan.v1"


class AskCredit(Command):
    KIND: ClassVar[str] = "finance.eod_project.AskCredit.v1"


class SelfCheck(Command):
    KIND: ClassVar[str] = "finance.eod_project.SelfCheck.v1"
    hidden_debt_check: HiddenDebt
    findings: Prose


class SubmitToPool(Command):
    KIND: ClassVar[str] = "finance.eod_project.SubmitToPool.v1"
    route: Route


class RecordPoolResult(Command):
    KIND: ClassVar[str] = "finance.eod_project.RecordPoolResult.v1"
    result: Result
    decided_on: date
    remarks: Prose | None = None


class RecordCredit(Command):
    """A bank has granted credit, at its own risk."""

    KIND: ClassVar[str] = "finance.eod_project.RecordCredit.v1"
    bank: Line
    amount_fen: SomeFen
    granted_on: date


class StartBuilding(Command):
    KIND: ClassVar[str] = "finance.eod_project.StartBuilding.v1"
    started_on: date


class StartOperating(Command):
    KIND: ClassVar[str] = "finance.eod_project.StartOperating.v1"
    started_on: date


class ReportYear(Command):
    KIND: ClassVar[str] = "finance.eod_project.ReportYear.v1"
    year: Annotated[int, Field(strict=True, ge=2000, le=2100)]
    progress: Prose
    net_income_fen: NetIncome


class Evaluate(Command):
    KIND: ClassVar[str] = "finance.eod_project.Evaluate.v1"
    findings: Prose


class RecordMajorChange(Command):
    """Another body, other subprojects or another scale: the project must be entered anew."""

    KIND: ClassVar[str] = "finance.eod_project.RecordMajorChange.v1"
    explanation: Prose


class DeclareRelation(grant.DeclareRelation):
    KIND: ClassVar[str] = "finance.eod_project.DeclareRelation.v1"


class DeadlinePassed(Command):
    KIND: ClassVar[str] = "finance.eod_project.DeadlinePassed.v1"
    deadline: str


# -- facts --------------------------------------------------------------------------------------------------------


class PlanProposed(Plan, Fact, Money):
    KIND: ClassVar[str] = "finance.eod_project.PlanProposed.v1"
    SAYS: ClassVar[Text] = Text(
        "申报EOD项目{eod_id}“{name}”，总投资{investment_fen:yuan}元，期内净收益{income_fen:yuan}元，偿债{debt_service_fen:yuan}元",
        "EOD project {eod_id} “{name}”: {investment_fen:yuan} yuan in all, net income {income_fen:yuan} yuan, debt service "
        "{debt_service_fen:yuan} yuan",
    )
    investment_fen: SomeFen
    income_fen: int
    proposed_on: date
    by: str


class CreditAsked(Fact):
    KIND: ClassVar[str] = "finance.eod_project.CreditAsked.v1"
    SAYS: ClassVar[Text] = Text("{asked_on}请求信用答复", "The credit service was asked on {asked_on}")
    asked_on: date


class SelfChecked(Fact):
    KIND: ClassVar[str] = "finance.eod_project.SelfChecked.v1"
    SAYS: ClassVar[Text] = Text("自查：{hidden_debt_check}。{findings}", "Self-check: {hidden_debt_check}. {findings}")
    hidden_debt_check: HiddenDebt
    findings: str
    credit: Eligible | None
    credit_as_of: date | None
    checked_on: date
    by: str


class PoolSought(Fact):
    KIND: ClassVar[str] = "finance.eod_project.PoolSought.v1"
    SAYS: ClassVar[Text] = Text("申请入库：{route}", "Entry was sought: {route}")
    route: Route
    sought_on: date
    by: str


class PoolEntered(Fact):
    KIND: ClassVar[str] = "finance.eod_project.PoolEntered.v1"
    SAYS: ClassVar[Text] = Text("{entered_on}入库", "Entered the pool on {entered_on}")
    EFFECTIVE: ClassVar[str | None] = "entered_on"
    entered_on: date


class PoolRefused(Fact):
    KIND: ClassVar[str] = "finance.eod_project.PoolRefused.v1"
    SAYS: ClassVar[Text] = Text("未入库（{remarks}）", "Not entered into the pool ({remarks})")
    decided_on: date
    remarks: str | None


class CreditGranted(Fact, Money):
    KIND: ClassVar[str] = "finance.eod_project.CreditGranted.v1"
    SAYS: ClassVar[Text] = Text("{bank}授信{amount_fen:yuan}元", "{bank} granted credit of {amount_fen:yuan} yuan")
    EFFECTIVE: ClassVar[str | None] = "granted_on"
    bank: str
    amount_fen: SomeFen
    granted_on: date


class BuildingStarted(Fact):
    KIND: ClassVar[str] = "finance.eod_project.BuildingStarted.v1"
    SAYS: ClassVar[Text] = Text("{started_on}开工", "Building began on {started_on}")
    EFFECTIVE: ClassVar[str | None] = "started_on"
    started_on: date


class OperationStarted(Fact):
    KIND: ClassVar[str] = "finance.eod_project.OperationStarted.v1"
    SAYS: ClassVar[Text] = Text("{started_on}投入运营", "In operation since {started_on}")
    EFFECTIVE: ClassVar[str | None] = "started_on"
    started_on: date


class YearReported(Fact, Money):
    KIND: ClassVar[str] = "finance.eod_project.YearReported.v1"
    SAYS: ClassVar[Text] = Text("{year}年度报告：{progress}", "Report of {year}: {progress}")
    year: int
    progress: str
    net_income_fen: int
    reported_on: date


class ReportMissed(Fact):
    KIND: ClassVar[str] = "finance.eod_project.ReportMissed.v1"
    SAYS: ClassVar[Text] = Text("{year}年度报告逾期未报", "The report of {year} is missing")
    year: int
    noted_on: date


class ProjectEvaluated(Fact):
    KIND: ClassVar[str] = "finance.eod_project.ProjectEvaluated.v1"
    SAYS: ClassVar[Text] = Text("后评价：{findings}", "Evaluated: {findings}")
    findings: str
    evaluated_on: date
    by: str


class MajorChangeRecorded(Fact):
    KIND: ClassVar[str] = "finance.eod_project.MajorChangeRecorded.v1"
    SAYS: ClassVar[Text] = Text(
        "重大变更，须重新入库：{explanation}", "A major change, to be entered anew: {explanation}"
    )
    explanation: str
    changed_on: date
    by: str


class RelationDeclared(grant.RelationDeclared):
    KIND: ClassVar[str] = "finance.eod_project.RelationDeclared.v1"
