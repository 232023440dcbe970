"""What can be asked about a service body, and what can happen to it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.formats import CmaNumber, CompilerNumber, Line, Prose, Sha256, Uscc
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text
from shared.contracts.thirdparty import BodyStatus, Division, Employment

Person = Sha256
"""A digest of a person's identity; nobody is kept by name."""

# -- words of this case type --------------------------------------------------------------------------------------


class BodyKind(Term):
    EIA_COMPILER = "EIA_COMPILER", "环评编制", "EIA compiler"
    MONITORING_AGENCY = "MONITORING_AGENCY", "社会监测", "monitoring agency"
    CEMS_OPERATOR = "CEMS_OPERATOR", "自动监测运维", "operator of continuous monitoring"
    ACCEPTANCE_CONSULTANT = "ACCEPTANCE_CONSULTANT", "验收咨询", "acceptance consultant"
    CARBON_REPORTER = "CARBON_REPORTER", "碳报告编制", "carbon reporter"
    CARBON_TESTER = "CARBON_TESTER", "碳检测", "carbon tester"
    CARBON_REVIEWER = "CARBON_REVIEWER", "碳核查", "carbon reviewer"
    TREATMENT = "TREATMENT", "治理工程", "treatment works"
    CONSULTANT = "CONSULTANT", "环保管家", "environmental consultant"


class CmaState(Term):
    VALID = "VALID", "有效", "valid"
    SUSPENDED = "SUSPENDED", "暂停", "suspended"
    REVOKED = "REVOKED", "撤销或者注销", "revoked"


class SuspensionCause(Term):
    CMA = "CMA", "没有有效的资质认定", "no valid CMA"
    VETO = "VETO", "信用评价一票否决", "a veto in the credit evaluation"
    DECISION = "DECISION", "决定暂停", "suspended by decision"


class Trait(Term):
    """By what a body is known again."""

    INVESTOR = "INVESTOR", "出资人", "owner"
    LEGAL_REP = "LEGAL_REP", "法定代表人", "legal representative"
    ADDRESS = "ADDRESS", "住所", "address"
    STAFF = "STAFF", "半数以上人员", "half of the staff"


# -- papers -------------------------------------------------------------------------------------------------------


class Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Investor(Paper):
    """A unit by its credit code, or a person by a digest; ``share`` in percent."""

    uscc: Uscc | None = None
    id_hash: Person | None = None
    share: Annotated[Decimal, Field(gt=0, le=100, max_digits=7, decimal_places=4)]

    @property
    def code(self) -> str | None:
        return self.uscc or self.id_hash


class Cma(Paper):
    """资质认定: ``valid_to`` is the last valid day."""

    cma_no: CmaNumber
    valid_from: date
    valid_to: date
    scope: tuple[Line, ...] = ()


class Profile(BaseModel):
    """What a body tells about itself, or a platform about it."""

    model_config = ConfigDict(frozen=True)
    kinds: Annotated[tuple[BodyKind, ...], Field(min_length=1)]
    division_code: Division
    address: Line
    legal_rep: Person
    investors: tuple[Investor, ...] = ()
    invests_in: tuple[Uscc, ...] = ()
    cma: Cma | None = None
    local_filing_no: Line | None = None
    eia_platform_created_at: date | None = None

    @property
    def plain(self) -> "Profile":
        """The profile itself, without the command or fact that carried it."""
        return Profile(**{name: getattr(self, name) for name in Profile.model_fields})

    @property
    def owners(self) -> frozenset[str]:
        return frozenset(one.code for one in self.investors if one.code)


class Practitioner(BaseModel):
    """Somebody who works for the body. ``is_tester``: takes part in testing, and so works for one body only."""

    model_config = ConfigDict(frozen=True)
    person: Person
    credit_no: CompilerNumber | None = None
    engineer_cert: Annotated[str, Field(min_length=6, max_length=40)] | None = None
    employment: Employment
    insured_by: Uscc | None = None
    """Who pays the social insurance."""
    is_tester: bool = False
    since: date


# -- commands: the register ---------------------------------------------------------------------------------------


class RegisterBody(Profile, Command):
    KIND: ClassVar[str] = "thirdparty.body.RegisterBody.v1"
    uscc: Uscc
    name: Line


class ReviseBody(Profile, Command):
    """The profile as it is from now on, whole."""

    KIND: ClassVar[str] = "thirdparty.body.ReviseBody.v1"


class RenameBody(Command):
    KIND: ClassVar[str] = "thirdparty.body.RenameBody.v1"
    name: Line


class ChangeCma(Command):
    """Market supervision renewed, suspended or revoked the certificate; without ``cma`` the present one is meant."""

    KIND: ClassVar[str] = "thirdparty.body.ChangeCma.v1"
    state: CmaState
    cma: Cma | None = None


class Dissolve(Command):
    KIND: ClassVar[str] = "thirdparty.body.Dissolve.v1"
    dissolved_on: date


class Suspend(Command):
    KIND: ClassVar[str] = "thirdparty.body.Suspend.v1"
    reason: Prose


class Resume(Command):
    KIND: ClassVar[str] = "thirdparty.body.Resume.v1"
    reason: Prose


# -- commands: practitioners --------------------------------------------------------------------------------------


class Employ(Practitioner, Command):
    KIND: ClassVar[str] = "thirdparty.body.Employ.v1"


class EndEmployment(Command):
    KIND: ClassVar[str] = "thirdparty.body.EndEmployment.v1"
    person: Person
    ended_on: date


# -- commands: what is heard --------------------------------------------------------------------------------------


class HeedPenalty(Command):
    """A ban of any track; ``years`` missing: for life."""

    KIND: ClassVar[str] = "thirdparty.body.HeedPenalty.v1"
    doc_no: str
    decided_on: date
    years: int | None


class HeedRevocation(Command):
    KIND: ClassVar[str] = "thirdparty.body.HeedRevocation.v1"
    doc_no: str
    revoked_on: date


class HeedLists(Command):
    """Something was heard about the compilers' blacklist or about the grade: the newest counts."""

    KIND: ClassVar[str] = "thirdparty.body.HeedLists.v1"


class HeedOther(Command):
    """Something was heard of a body that this one may be linked to or stem from."""

    KIND: ClassVar[str] = "thirdparty.body.HeedOther.v1"
    other: str


class ConfirmSuspicion(Command):
    """The body stems from the other one, and is linked to it."""

    KIND: ClassVar[str] = "thirdparty.body.ConfirmSuspicion.v1"
    other: Uscc
    reason: Prose


class DismissSuspicion(Command):
    KIND: ClassVar[str] = "thirdparty.body.DismissSuspicion.v1"
    other: Uscc
    reason: Prose


class DeadlinePassed(Command):
    """The alarm: the day after a deadline's last day has begun."""

    KIND: ClassVar[str] = "thirdparty.body.DeadlinePassed.v1"
    deadline: str


# -- facts: the register ------------------------------------------------------------------------------------------


class BodyRegistered(Profile, Fact):
    KIND: ClassVar[str] = "thirdparty.body.BodyRegistered.v1"
    SAYS: ClassVar[Text] = Text(
        "{registered_on}登记机构{name}（{uscc}），业务：{kinds}", "{name} ({uscc}) was registered on {registered_on}: {kinds}"
    )  # fmt: skip
    uscc: str
    name: str
    registered_on: date


class BodyRevised(Profile, Fact):
    KIND: ClassVar[str] = "thirdparty.body.BodyRevised.v1"
    SAYS: ClassVar[Text] = Text("{revised_on}变更登记，业务：{kinds}", "The entry was revised on {revised_on}: {kinds}")
    revised_on: date


class BodyRenamed(Fact):
    KIND: ClassVar[str] = "thirdparty.body.BodyRenamed.v1"
    SAYS: ClassVar[Text] = Text(
        "{renamed_on}更名为{name}（曾用名：{former_names}）", "Renamed {name} on {renamed_on} (formerly {former_names})"
    )
    name: str
    former_names: tuple[str, ...]
    renamed_on: date


class CmaChanged(Fact):
    KIND: ClassVar[str] = "thirdparty.body.CmaChanged.v1"
    SAYS: ClassVar[Text] = Text("{changed_on}资质认定变更：{state}", "The CMA changed on {changed_on}: {state}")
    state: CmaState
    cma: Cma | None
    changed_on: date


class BodyDissolved(Fact):
    KIND: ClassVar[str] = "thirdparty.body.BodyDissolved.v1"
    SAYS: ClassVar[Text] = Text("{dissolved_on}注销", "Dissolved on {dissolved_on}")
    EFFECTIVE: ClassVar[str | None] = "dissolved_on"
    dissolved_on: date


# -- facts: practitioners -----------------------------------------------------------------------------------------


class PractitionerEmployed(Practitioner, Fact):
    """Not full time: a certificate may be rented out (P06, P09)."""

    KIND: ClassVar[str] = "thirdparty.body.PractitionerEmployed.v1"
    SAYS: ClassVar[Text] = Text(
        "{since}起一名从业人员入职（{employment}，全职：{is_full_time}）",
        "Somebody works here from {since} on ({employment}, full time: {is_full_time})",
    )
    EFFECTIVE: ClassVar[str | None] = "since"
    is_full_time: bool


class EmploymentEnded(Fact):
    KIND: ClassVar[str] = "thirdparty.body.EmploymentEnded.v1"
    SAYS: ClassVar[Text] = Text("{ended_on}一名从业人员离职", "Somebody left on {ended_on}")
    EFFECTIVE: ClassVar[str | None] = "ended_on"
    person: str
    credit_no: str | None
    ended_on: date


# -- facts: standing ----------------------------------------------------------------------------------------------


class BodyBarred(Fact):
    """``source`` is the number of the decision, or says that the compilers' blacklist does."""

    KIND: ClassVar[str] = "thirdparty.body.BodyBarred.v1"
    SAYS: ClassVar[Text] = Text(
        "{starts_on}起禁止从业（{source}），至{ends_on}（无截止日的为终身）",
        "Barred from {starts_on} ({source}), until before {ends_on} (none: for life)",
    )
    EFFECTIVE: ClassVar[str | None] = "starts_on"
    source: str
    starts_on: date
    ends_on: date | None


class BarEnded(Fact):
    KIND: ClassVar[str] = "thirdparty.body.BarEnded.v1"
    SAYS: ClassVar[Text] = Text("{ended_on}禁止从业终止（{source}）", "The bar ended on {ended_on} ({source})")
    EFFECTIVE: ClassVar[str | None] = "ended_on"
    source: str
    ended_on: date


class BodySuspended(Fact):
    KIND: ClassVar[str] = "thirdparty.body.BodySuspended.v1"
    SAYS: ClassVar[Text] = Text(
        "{suspended_on}暂停：{cause}。{reason}", "Suspended on {suspended_on}: {cause}. {reason}"
    )
    EFFECTIVE: ClassVar[str | None] = "suspended_on"
    cause: SuspensionCause
    suspended_on: date
    reason: str | None = None


class SuspensionEnded(Fact):
    KIND: ClassVar[str] = "thirdparty.body.SuspensionEnded.v1"
    SAYS: ClassVar[Text] = Text(
        "{ended_on}暂停原因消除：{cause}。{reason}", "No longer suspended on {ended_on}: {cause}. {reason}"
    )
    EFFECTIVE: ClassVar[str | None] = "ended_on"
    cause: SuspensionCause
    ended_on: date
    reason: str | None = None


# -- facts: linked bodies -----------------------------------------------------------------------------------------


class LinksFound(Fact):
    """All bodies linked by law as the register knows them now, and what this one has in common with others."""

    KIND: ClassVar[str] = "thirdparty.body.LinksFound.v1"
    SAYS: ClassVar[Text] = Text("关联机构：{linked}", "Linked bodies: {linked}")
    linked: tuple[str, ...]
    alike: dict[str, tuple[Trait, ...]]


class ShellSuspected(Fact):
    KIND: ClassVar[str] = "thirdparty.body.ShellSuspected.v1"
    SAYS: ClassVar[Text] = Text(
        "{suspected_on}疑为{other}（{status}）另设的机构，相同之处：{traits}",
        "Suspected on {suspected_on} to stem from {other} ({status}): {traits} in common",
    )
    code: str = "SHELL_SUSPECT"
    other: str
    status: BodyStatus
    traits: tuple[Trait, ...]
    suspected_on: date


class SuspicionConfirmed(Fact):
    KIND: ClassVar[str] = "thirdparty.body.SuspicionConfirmed.v1"
    SAYS: ClassVar[Text] = Text(
        "{confirmed_on}认定与{other}关联：{reason}", "Found on {confirmed_on} to be linked to {other}: {reason}"
    )
    other: str
    reason: str
    confirmed_on: date


class SuspicionDismissed(Fact):
    KIND: ClassVar[str] = "thirdparty.body.SuspicionDismissed.v1"
    SAYS: ClassVar[Text] = Text(
        "{dismissed_on}排除与{other}的关联：{reason}",
        "The suspicion about {other} was dismissed on {dismissed_on}: {reason}",
    )
    other: str
    reason: str
    dismissed_on: date
