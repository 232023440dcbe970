"""A grant, its keys, its line and its payment, each in its own case: what they say to one another brings the money there.

The stories are those of the schemes' own scenarios; whatever the fund would say in them is left out, for here it says it
itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from pydantic_core import from_json

from services.finance.cases import forklift_subsidy as forklift
from services.finance.cases.ecological_deal import scenarios as deals
from services.finance.cases.forklift_subsidy.scenarios import CAST as FORKLIFT
from services.finance.cases.forklift_subsidy.scenarios import OWNER
from services.finance.cases.fund_line import messages as line
from services.finance.cases.fund_line.views import balances
from services.finance.cases.interest_subsidy.scenarios import CAST as INTEREST
from services.finance.cases.interest_subsidy.scenarios import ENTRY
from services.finance.cases.loan_list import messages as loans
from services.finance.cases.loan_list import scenarios as entries
from services.finance.cases.payment import messages as pay
from services.finance.cases.payment.scenarios import ORDER
from services.finance.cases.pool_project import messages as pool
from services.finance.cases.pool_project import scenarios as projects
from services.finance.cases.source_area import scenarios as areas
from services.finance.cases.voc_subsidy.scenarios import CAST as VOC
from shared.casework.calendar import SHANGHAI
from shared.casework.grant_scenarios import LINE, Cast, listed
from shared.casework.lifecycle import name_of
from shared.casework.scenario import CASE_ID, Play, Scenario, run, scenario
from shared.contracts import finance as told
from shared.contracts import granting as grant
from shared.contracts.credit import EligibilityStated, Purpose
from shared.contracts.finance import AllocationMode, Division, FundKind, FundLevel, OrderOutcome, Role
from shared.contracts.granting import ClawbackCause, PaymentOutcome, Reason
from shared.contracts.message import Announcement, CaseRef, Command, Envelope
from shared.office.embedded import EmbeddedOffice
from tests.conftest import all_case_types

CASTS = pytest.mark.parametrize("cast", [FORKLIFT, VOC, INTEREST], ids=["forklift", "voc", "interest"])
FUND = (told.FundPotStated, told.KeyAnswered, told.ReservationAnswered, told.CommitmentAnswered, told.PaymentNews)
BORROWED = replace(INTEREST, claim=INTEREST.claim | {"contract_no": "JK-2023-0088", "first_day": date(2023, 5, 15)})
"""An application for interest of a loan that the list itself knows."""
POOL = Cast(says=pool, scheme=told.Scheme.SPECIAL_FUND, claim={}, keys=(), amount_fen=300_000_000)
"""A project of the reserve pool; it asks a line by itself."""


def of_all_purposes(heard: Any) -> Any:
    """As the credit service answers, of whom several cases may ask."""
    if not isinstance(heard, EligibilityStated):
        return heard
    [answer] = {*heard.answers.values()}
    return heard.model_copy(update={"answers": dict.fromkeys(Purpose, answer)})


class Bureau:
    """An office in memory where every announcement reaches those who hear it."""

    def __init__(self, folder: Any, cast: Cast, begins: datetime = datetime(2023, 5, 15, 9, tzinfo=SHANGHAI)):
        self.cast, self.begins = cast, begins
        self.office = EmbeddedOffice(folder, ["finance"], memory=True, now=begins)
        self.sent = 0

    @property
    def files(self) -> Any:
        return self.office.services["finance"].desk.files

    def send(self, subject: UUID, command: Any, role: Any, person: str) -> None:
        self.sent += 1
        data = command.model_dump(mode="json")
        letter = Envelope(
            specversion="1.0",
            id=f"letter-{self.sent}",
            source="urn:ecocase:partner:demo" if isinstance(command, Command) else "urn:ecocase:elsewhere",
            type=command.KIND,
            time=self.office.now or self.begins,
            subject=subject,
            actor=person,
            role=str(role),
            data=data,
        )
        receipt = self.office.handle(letter)
        assert b'"outcome":"refused"' not in receipt, receipt.decode()

    def plays(self, story: Scenario, begin: int = 0) -> int:
        """The steps from ``begin`` on that are not the fund's; how many there are in all."""
        for step in story.steps[begin:]:
            match step.verb:
                case "at":
                    self.office.advance(step.said["moment"])
                case "heard" if not isinstance(step.said["announcement"], FUND):
                    self.send(UUID(int=7), of_all_purposes(step.said["announcement"]), Role.SYSTEM, "elsewhere")
                case "when":
                    actor = step.said["actor"]
                    self.send(CASE_ID, step.said["command"], actor.role, actor.person)
        return len(story.steps)

    def funded(self, fen: int) -> None:
        year = self.begins.year
        said: dict[str, Any] = {"first_year": year, "fiscal_year": year, "purpose_scope": (self.cast.scheme,)}
        source = line.RegisterAppropriation(
            level=FundLevel.MUNICIPAL,
            fund_kind=FundKind.AIR,
            budget_doc_no="金财预〔2023〕9号",
            function_code="2110301",
            appropriated_fen=fen,
            **said,
        )
        pot = line.ProposeAllocation(
            scheme=self.cast.scheme,
            division=Division.CITY,
            responsible_unit="大气处",
            mode=AllocationMode.FIRST_COME,
            amount_fen=fen,
        )
        self.send(LINE, source, Role.FIN_MAKER, "maker")
        self.send(LINE, line.ConfirmAppropriation(), Role.FIN_CHECKER, "checker")
        self.send(LINE, pot, Role.APPROVER, "proposer")
        self.send(LINE, line.ConfirmAllocation(proposal=1, minutes_no="5"), Role.MEETING, "leader")

    @property
    def payment(self) -> UUID:
        """The first that the case asks for."""
        return told.payment_case(CaseRef(type="finance.payment", id=CASE_ID), LINE, 1)

    def credit_is_good(self, day: date) -> None:
        if not self.cast.claim:
            return
        stated = [
            step.said["announcement"]
            for step in self.cast.committing(scenario("credit")).steps
            if step.verb == "heard" and isinstance(step.said["announcement"], EligibilityStated)
        ]
        fresh = {"as_of": day, "valid_until": date(2023, 12, 31), "version": 9}
        self.send(UUID(int=7), of_all_purposes(stated[-1].model_copy(update=fresh)), Role.SYSTEM, "elsewhere")

    def pays(self, outcome: OrderOutcome) -> None:
        today = self.office.now.date() if self.office.now else date(2023, 6, 16)
        self.credit_is_good(today)
        self.send(self.payment, ORDER, Role.FIN_MAKER, "maker")
        self.send(self.payment, pay.ReleasePayment(), Role.FIN_CHECKER, "checker")
        said = {"bank_ref": "BK"} if outcome is OrderOutcome.PAID else {"reason": "账户已销户"}
        number = self.files[self.payment].state.order.order_no
        result = pay.RecordPaymentResult(order_no=number, outcome=outcome, on=today, **said)
        self.send(self.payment, result, Role.TREASURY, "treasury")

    def stands(self) -> tuple[str, str]:
        """The grant and its payment."""
        return name_of(self.files[CASE_ID].state), name_of(self.files[self.payment].state)

    def balances(self) -> dict[str, int]:
        return balances(self.files[LINE].state)

    def facts(self) -> Iterator[Any]:
        """Everything on file, in the order in which it happened."""
        service = self.office.services["finance"]
        for entry in service.store.history.log(0, 100_000):
            case_type = service.docket.owner(entry.kind)
            yield case_type.facts[entry.kind].model_validate(from_json(entry.body)["data"])


@dataclass
class Outsider:
    """Knows nothing but facts: what left the lines is with the beneficiaries, and what they gave back is with the lines."""

    left: int = 0
    paid: dict[UUID, int] = field(default_factory=dict)
    owed: int = 0

    def reads(self, fact: Any) -> None:
        match fact:
            case line.PaymentExecuted():
                self.left += fact.amount_fen
            case line.PaymentReturned() | line.MoneyReturned():
                self.left -= fact.moved_fen
            case grant.PaymentMoved(outcome=PaymentOutcome.EXECUTED):
                self.paid[fact.payment] = fact.amount_fen
            case grant.PaymentMoved(outcome=PaymentOutcome.RETURNED):
                self.paid.pop(fact.payment, None)
            case grant.RecoveryConfirmed():
                self.owed -= fact.amount_fen
                for part in fact.parts:
                    self.paid[part.payment] -= part.amount_fen
            case grant.ClawbackOpened():
                self.owed += fact.amount_fen
            case grant.ClawbackDismissed():
                self.owed = 0
            case grant.ClawbackReduced():
                self.owed -= fact.amount_fen
        assert min(self.paid.values(), default=0) >= 0


def judged(office: Bureau) -> Outsider:
    outsider = Outsider()
    for fact in office.facts():
        outsider.reads(fact)
    assert outsider.left == sum(outsider.paid.values()) == office.balances()["paid_net"]
    assert 0 <= outsider.owed <= outsider.left
    places = office.balances()
    assert places.pop("appropriated") == sum(places.values())
    assert min(places.values()) >= 0
    return outsider


@pytest.fixture
def bureau(tmp_path):
    """Whatever a test does, an outsider adds up its facts at the end."""
    opened: list[Bureau] = []

    def open_one(cast: Cast, **when: Any) -> Bureau:
        opened.append(Bureau(tmp_path, cast, **when))
        opened[-1].funded(3 * cast.amount_fen)
        return opened[-1]

    yield open_one
    assert opened
    for one in opened:
        judged(one)


@CASTS
def test_a_grant_is_accepted_promised_and_paid(bureau, cast):
    office = bureau(cast)
    office.plays(cast.committing(scenario("paid")))
    assert office.stands() == ("COMMITTED", "ASKED")
    assert office.balances()["outstanding"] == cast.amount_fen
    office.pays(OrderOutcome.PAID)
    assert office.stands() == ("PAID", "EXECUTED")
    assert office.balances()["paid_net"] == cast.amount_fen
    assert office.balances()["available"] == 2 * cast.amount_fen


@CASTS
def test_a_closed_account_is_corrected_and_paid_again(bureau, cast):
    office = bureau(cast)
    office.plays(cast.committing(scenario("returned")))
    office.pays(OrderOutcome.RETURNED)
    assert office.stands() == ("RETURNED", "RETURNED")
    bank = office.files[CASE_ID].state.claim.bank.model_copy(update={"account_no": "6222999988887777"})
    office.send(CASE_ID, cast.says.CorrectAccount(bank=bank), Role.APPLICANT, "boss")
    office.send(CASE_ID, cast.says.ConfirmAccount(), Role.FIN_CHECKER, "checker")
    assert office.stands() == ("COMMITTED", "ASKED")
    office.pays(OrderOutcome.PAID)
    assert office.stands() == ("PAID", "EXECUTED")
    assert office.balances()["paid_net"] == cast.amount_fen


@CASTS
def test_an_account_that_was_frozen_is_confirmed_as_it_is_and_paid_again(bureau, cast):
    office = bureau(cast)
    office.plays(cast.committing(scenario("frozen")))
    office.pays(OrderOutcome.RETURNED)
    same = office.files[CASE_ID].state.claim.bank
    office.send(CASE_ID, cast.says.CorrectAccount(bank=same), Role.APPLICANT, "boss")
    assert office.stands() == ("RETURNED", "RETURNED")
    office.send(CASE_ID, cast.says.ConfirmAccount(), Role.FIN_CHECKER, "checker")
    assert office.stands() == ("COMMITTED", "ASKED")
    office.pays(OrderOutcome.PAID)
    assert office.stands() == ("PAID", "EXECUTED")
    assert office.balances()["paid_net"] == cast.amount_fen


@CASTS
def test_what_is_clawed_back_in_its_year_serves_others(bureau, cast):
    office = bureau(cast)
    office.plays(cast.committing(scenario("clawed back")))
    office.pays(OrderOutcome.PAID)
    opened = cast.says.OpenClawback(cause=ClawbackCause.FRAUD, explanation="发票系伪造")
    office.send(CASE_ID, opened, Role.AUDITOR, "auditor")
    office.send(CASE_ID, cast.says.NotifyClawback(doc_no="金环追〔2023〕1号"), Role.LEADER, "leader")
    back = cast.says.RecordRecovery(amount_fen=cast.amount_fen, bank_ref="BK-9", received_on=office.office.now.date())
    office.send(CASE_ID, back, Role.FIN_MAKER, "maker")
    office.send(CASE_ID, cast.says.ConfirmRecovery(bank_ref="BK-9"), Role.FIN_CHECKER, "checker")
    assert office.balances()["paid_net"] == 0
    assert office.balances()["available"] == 3 * cast.amount_fen


def claws_back(office: Bureau, amount_fen: int | None = None) -> None:
    """To be paid back; nothing is yet."""
    says = office.cast.says
    opened = says.OpenClawback(cause=ClawbackCause.BREACH, amount_fen=amount_fen, explanation="违反承诺")
    office.send(CASE_ID, opened, Role.AUDITOR, "auditor")
    office.send(CASE_ID, says.NotifyClawback(doc_no="金环追〔2023〕1号"), Role.LEADER, "leader")


def pays_part_back(office: Bureau, fen: int) -> None:
    back = office.cast.says.RecordRecovery(amount_fen=fen, bank_ref="BK-9", received_on=office.office.now.date())
    office.send(CASE_ID, back, Role.FIN_MAKER, "maker")
    office.send(CASE_ID, office.cast.says.ConfirmRecovery(bank_ref="BK-9"), Role.FIN_CHECKER, "checker")


def sends_back(office: Bureau) -> None:
    """The bank, what it had paid."""
    number, today = office.files[office.payment].state.order.order_no, office.office.now.date()
    late = pay.RecordPaymentResult(order_no=number, outcome=OrderOutcome.RETURNED, on=today, reason="账户已销户")
    office.send(office.payment, late, Role.TREASURY, "treasury")


@CASTS
def test_what_the_bank_sends_back_during_a_clawback_is_owed_by_nobody_and_revoked(bureau, cast):
    office = bureau(cast)
    office.plays(cast.committing(scenario("sent back")))
    office.pays(OrderOutcome.PAID)
    claws_back(office)
    sends_back(office)
    assert office.stands() == ("RETURNED", "RETURNED")
    assert judged(office).owed == 0
    revoked = cast.says.RevokeGrant(reasons=(Reason.REVIEW_FAILED,), explanation="违反承诺")
    office.send(CASE_ID, revoked, cast.approver(), "ap")
    office.send(CASE_ID, cast.says.ConfirmRevocation(), Role.FIN_CHECKER, "checker")
    assert name_of(office.files[CASE_ID].state) == "REJECTED"
    assert office.balances()["available"] == 3 * cast.amount_fen


@CASTS
def test_the_cap_of_the_year_has_room_again_for_what_came_back(bureau, cast):
    office = bureau(cast)
    office.plays(cast.committing(scenario("a part")))
    office.pays(OrderOutcome.PAID)
    part = cast.amount_fen // 4
    claws_back(office, part)
    pays_part_back(office, part)
    assert name_of(office.files[CASE_ID].state) == "RECOVERED"
    notes = office.office.services["finance"].store.notes.values()
    [stated] = [from_json(one.data) for one in notes if one.about == told.GrantStated.ABOUT]
    assert (stated["fiscal_year"], stated["amount_fen"]) == (2023, cast.amount_fen - part)


def test_a_payment_that_comes_back_after_a_part_was_recovered_leaves_the_rest_with_the_line(bureau):
    office = bureau(FORKLIFT)
    office.plays(FORKLIFT.committing(scenario("a part, and then the payment")))
    office.pays(OrderOutcome.PAID)
    part = FORKLIFT.amount_fen // 4
    claws_back(office)
    pays_part_back(office, part)
    sends_back(office)
    assert name_of(office.files[CASE_ID].state) == "RETURNED"
    assert office.files[CASE_ID].state.granted_fen == FORKLIFT.amount_fen - part


@CASTS
def test_a_withdrawn_case_gives_back_money_and_keys(bureau, cast):
    office = bureau(cast)
    office.plays(cast.asked(scenario("withdrawn")))
    assert office.balances()["reserved"] == cast.amount_fen
    held = [key.case_id for key in cast.keys]
    assert {name_of(office.files[key].state) for key in held} == {"HELD"}
    office.send(CASE_ID, cast.says.Withdraw(), Role.APPLICANT, "boss")
    assert office.balances()["reserved"] == 0
    assert {name_of(office.files[key].state) for key in held} == {"FREE"}


# -- interest of a loan on the green list -------------------------------------------------------------------------


def lends(office: Bureau) -> None:
    """A firm on the list, its loan of this day, and 92 days of its interest claimed: 4,477.33 yuan."""
    day = date(2023, 5, 15)
    good = of_all_purposes(entries.answer(version=0, as_of=day, valid_until=date(2023, 5, 31)))
    office.send(ENTRY, entries.nominate(), Role.REVIEWER_1, "r1")
    office.send(UUID(int=7), good, Role.SYSTEM, "elsewhere")
    office.send(ENTRY, loans.CheckEntry(finance_opinion="符合支持方向"), Role.REVIEWER_2, "r2")
    office.send(ENTRY, loans.ListEntry(), Role.APPROVER, "ap")
    office.send(ENTRY, loans.PushToBank(bank="金华银行"), Role.REVIEWER_2, "r2")
    office.send(ENTRY, entries.loan(start=day, end=date(2024, 5, 15)), Role.PLATFORM, "bank")
    office.send(ENTRY, entries.claim(first_day=day), Role.APPLICANT, "boss")


def misuse(office: Bureau) -> None:
    found = loans.ReportMisuse(contract_no="JK-2023-0088", findings="购买理财")
    office.send(ENTRY, found, Role.AUDITOR, "auditor")


def test_interest_is_claimed_on_the_list_and_paid_by_the_fund(bureau):
    office = bureau(BORROWED)
    lends(office)
    office.plays(BORROWED.committing(scenario("interest")))
    office.pays(OrderOutcome.RETURNED)
    assert office.balances()["paid_net"] == 0
    assert office.files[ENTRY].state.granted == ()
    bank = office.files[CASE_ID].state.claim.bank.model_copy(update={"account_no": "6222999988887777"})
    office.send(CASE_ID, BORROWED.says.CorrectAccount(bank=bank), Role.APPLICANT, "boss")
    office.send(CASE_ID, BORROWED.says.ConfirmAccount(), Role.FIN_CHECKER, "checker")
    office.pays(OrderOutcome.PAID)
    assert office.balances()["paid_net"] == 447_733
    assert [one.subsidy_fen for one in office.files[ENTRY].state.granted] == [447_733]


def test_the_interest_of_a_misused_loan_comes_back_into_the_fund(bureau):
    office = bureau(BORROWED)
    lends(office)
    office.plays(BORROWED.committing(scenario("misused")))
    office.pays(OrderOutcome.PAID)
    misuse(office)
    assert office.stands() == ("CLAWBACK", "EXECUTED")
    office.send(CASE_ID, BORROWED.says.NotifyClawback(doc_no="金环追〔2023〕1号"), Role.LEADER, "leader")
    back = BORROWED.says.RecordRecovery(amount_fen=447_733, bank_ref="BK-9", received_on=office.office.now.date())
    office.send(CASE_ID, back, Role.FIN_MAKER, "maker")
    office.send(CASE_ID, BORROWED.says.ConfirmRecovery(bank_ref="BK-9"), Role.FIN_CHECKER, "checker")
    assert office.stands() == ("RECOVERED", "EXECUTED")
    assert office.balances()["paid_net"] == 0
    assert office.balances()["available"] == 3 * 447_733


def test_a_misused_loan_that_is_not_committed_gives_back_money_and_key(bureau):
    office = bureau(BORROWED)
    lends(office)
    office.plays(BORROWED.payable(scenario("misused")))
    assert office.balances()["reserved"] == 447_733
    misuse(office)
    [key] = [one.case_id for one in office.files[CASE_ID].state.asked.keys]
    assert (name_of(office.files[CASE_ID].state), name_of(office.files[key].state)) == ("REJECTED", "FREE")
    assert office.balances()["reserved"] == 0


def test_a_misused_loan_keeps_its_payment_from_leaving(bureau):
    office = bureau(BORROWED)
    lends(office)
    office.plays(BORROWED.committing(scenario("misused")))
    misuse(office)
    assert office.files[office.payment].state.request.is_held


@CASTS
def test_a_grant_that_is_held_for_good_leaves_nothing_behind(bureau, cast):
    office = bureau(cast)
    office.plays(cast.committing(scenario("held for good")))
    office.credit_is_good(office.office.now.date())
    office.send(office.payment, ORDER, Role.FIN_MAKER, "maker")
    office.send(UUID(int=7), listed(office.office.now.date()), Role.SYSTEM, "elsewhere")
    revoked = cast.says.RevokeGrant(reasons=(Reason.DISHONEST_LIST,), explanation="列入严重失信主体名单")
    office.send(CASE_ID, revoked, cast.approver(), "ap")
    office.send(CASE_ID, cast.says.ConfirmRevocation(), Role.FIN_CHECKER, "checker")
    assert name_of(office.files[CASE_ID].state) == "REJECTED"
    assert office.balances()["available"] == 3 * cast.amount_fen
    assert {name_of(office.files[key.case_id].state) for key in cast.keys} == {"FREE"}


# -- a project of the reserve pool --------------------------------------------------------------------------------

STALLED = pool.Recall(doc_no="浙财资环〔2024〕42号", reason="项目停滞")


@pytest.fixture
def project(bureau):
    """3,000,000 yuan of the line are promised to it, and 1,200,000 asked for."""
    office = bureau(POOL, begins=datetime(2022, 2, 10, 8, tzinfo=SHANGHAI))
    office.plays(projects.pooled(scenario("a project")))
    office.office.advance(datetime(2022, 7, 1, 9, tzinfo=SHANGHAI))
    arrived = pool.FundArrived(
        budget_doc_no="浙财资环〔2022〕35号", amount_fen=300_000_000, line=LINE, allocation="1-1"
    )
    office.send(CASE_ID, arrived, Role.PLATFORM, "budget")
    office.send(CASE_ID, pool.PayOut(amount_fen=120_000_000), Role.APPROVER, "ap")
    assert office.balances()["outstanding"] == 300_000_000
    return office


def pays_back(office: Bureau, fen: int, ref: str = "BK-9") -> None:
    back = pool.RecordRecovery(amount_fen=fen, bank_ref=ref, received_on=office.office.now.date())
    office.send(CASE_ID, back, Role.FIN_MAKER, "maker")
    office.send(CASE_ID, pool.ConfirmRecovery(bank_ref=ref), Role.FIN_CHECKER, "checker")


def test_money_of_a_recalled_project_is_the_funds_again(project):
    project.pays(OrderOutcome.PAID)
    project.send(CASE_ID, STALLED, Role.LEADER, "le")
    project.send(CASE_ID, pool.ReleaseRest(), Role.FIN_CHECKER, "checker")
    assert project.balances()["outstanding"] == 0
    assert judged(project).owed == 120_000_000
    project.send(CASE_ID, pool.NotifyClawback(doc_no="金环追〔2022〕1号"), Role.LEADER, "le2")
    pays_back(project, 50_000_000)
    assert judged(project).owed == 70_000_000
    pays_back(project, 70_000_000, "BK-10")
    assert project.balances()["paid_net"] == 0
    assert project.balances()["available"] == 3 * 300_000_000


def test_a_payout_to_a_closed_account_is_corrected_and_paid_again(project):
    project.pays(OrderOutcome.RETURNED)
    assert project.balances()["paid_net"] == 0
    project.send(CASE_ID, pool.CorrectAccount(bank=projects.OTHER_ACCOUNT), Role.APPLICANT, "boss")
    project.send(CASE_ID, pool.ConfirmAccount(), Role.FIN_CHECKER, "checker2")
    project.pays(OrderOutcome.PAID)
    assert project.balances()["paid_net"] == 120_000_000


def test_a_payout_to_an_account_that_was_frozen_is_paid_again_to_the_same(project):
    project.pays(OrderOutcome.RETURNED)
    same = project.files[CASE_ID].state.project.bank
    project.send(CASE_ID, pool.CorrectAccount(bank=same), Role.APPLICANT, "boss")
    project.send(CASE_ID, pool.ConfirmAccount(), Role.FIN_CHECKER, "checker2")
    assert name_of(project.files[project.payment].state) == "ASKED"
    project.pays(OrderOutcome.PAID)
    assert project.balances()["paid_net"] == 120_000_000


def test_a_payout_that_comes_back_after_the_recall_is_owed_by_nobody(project):
    project.pays(OrderOutcome.PAID)
    project.send(CASE_ID, STALLED, Role.LEADER, "le")
    number = project.files[project.payment].state.order.order_no
    late = pay.RecordPaymentResult(
        order_no=number, outcome=OrderOutcome.RETURNED, on=project.office.now.date(), reason="账户已销户"
    )
    project.send(project.payment, late, Role.TREASURY, "treasury")
    assert judged(project).owed == 0
    project.send(CASE_ID, pool.ReleaseRest(), Role.FIN_CHECKER, "checker")
    assert project.balances()["available"] == 3 * 300_000_000


def test_a_payout_that_was_not_ordered_stays_when_the_project_is_recalled(project):
    project.send(CASE_ID, STALLED, Role.LEADER, "le")
    assert project.files[project.payment].state.request.is_held
    project.send(CASE_ID, pool.ReleaseRest(), Role.FIN_CHECKER, "checker")
    assert project.balances()["available"] == 3 * 300_000_000


def test_whoever_is_recused_after_the_payout_was_asked_for_does_not_order_it(project):
    project.send(CASE_ID, pool.DeclareRelation(person="maker", relation="配偶任职"), Role.AUDITOR, "au")
    assert "maker" in project.files[project.payment].state.request.barred


# -- what is told ---------------------------------------------------------------------------------------------------


def announced(play: Play) -> Iterator[tuple[Any, Announcement]]:
    """Each fact, and what it tells."""
    tells, me = play.case_type.tells, CaseRef(type=play.case_type.name, id=CASE_ID)
    for filed, file in zip(play.filed, play.states, strict=True):
        news = tells[type(filed.fact)](me, filed.fact, file.state) if type(filed.fact) in tells else None
        yield from ((filed, one) for one in ([news] if isinstance(news, Announcement) else news or []))


@pytest.mark.parametrize("stories", [areas, deals], ids=["source_area", "ecological_deal"])
def test_only_a_payment_asked_for_after_a_correction_may_follow_a_return(stories):
    [case_type] = [one for one in all_case_types() if f".{one.name.split('.')[1]}." in stories.__name__]
    asked = [
        (type(filed.fact).__name__, news.after_return)
        for story in stories.SCENARIOS
        for filed, news in announced(run(story, case_type))
        if isinstance(news, told.PaymentAsked)
    ]
    assert {("PayeeCorrected", True), ("FundsCommitted", False)} <= {*asked}
    assert all(is_after is (kind == "PayeeCorrected") for kind, is_after in asked)


def test_a_closed_grant_says_whether_it_was_a_persons():
    play = run(FORKLIFT.closed(scenario("closed")), forklift.CASE)
    state, fact = play.file.state, play.filed[-1].fact
    of_a_person = replace(state, claim=state.claim.model_copy(update={"applicant": OWNER}))
    closed = [forklift.CASE.tells[type(fact)](FORKLIFT.me, fact, one) for one in (state, of_a_person)]
    assert [one.is_person for one in closed] == [False, True]
