"""What must go wrong in the same way in every case of public money: the twenty deviations that cut across the schemes.

Some are asked here of all case types alike; the others have their example in a scenario that cites its line, or the test
that is named below.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import dropwhile
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from shared.casework.case_type import CaseType
from shared.casework.four_eyes import OFFICERS
from shared.casework.lifecycle import SYSTEM
from shared.casework.scenario import Play, run
from shared.contracts.finance import ByPack, Role
from shared.contracts.granting import DeclareRelation
from shared.contracts.message import Actor, Command
from tests.conftest import all_case_types, scenarios_of

FINANCE = [one for one in all_case_types() if one.service == "finance"]
PLAYED = {one.name: [run(told, one) for told in scenarios_of(one)] for one in FINANCE}
each = pytest.mark.parametrize("case_type", FINANCE, ids=[one.name for one in FINANCE])

# -- who (3, 4; E8) -----------------------------------------------------------------------------------------------

DECIDING = {str(role) for role in Role} - {"SYSTEM", "APPLICANT", "INTAKE", "PLATFORM", "TREASURY"}
RELAYED = {
    "finance.fund_line.Commit.v1",
    "finance.fund_line.ReleaseCommitment.v1",
    "finance.payment.RequestPayment.v1",
    "finance.payment.QueryTreasury.v1",
}
"""What an officer of another case decided, or no decision at all: the system carries it to the fund."""


@each
def test_the_system_decides_nothing_that_an_officer_decides(case_type):
    shared = {row.command.KIND for row in case_type.lifecycle if SYSTEM in row.by and DECIDING & set(row.by)}
    assert shared - RELAYED == set()


REVIEWS = frozenset({"REVIEWER_1", "REVIEWER_2"})
APPROVALS = frozenset({"APPROVER", "LEADER", "MEETING"})
EXCLUDED_BY = {
    "REVIEWER_2": frozenset({"REVIEWER_1"}),
    **dict.fromkeys(APPROVALS, REVIEWS),
    "FIN_MAKER": REVIEWS | APPROVALS,
    "FIN_CHECKER": REVIEWS | APPROVALS | {"FIN_MAKER"},
}
IN_PAIRS_OF_ITS_OWN = {"finance.fund_line", "finance.watershed_agreement"}
"""A ledger and an agreement of years, not a case: each of their proposals, months and settlements has its two persons."""
DECIDES_NOTHING = {"AskCredit", "PushToBank", "QueryTreasury", "CancelPayment", "DeclareRelation"}
"""It asks, hands on, gives up what was not released, or says whose relation bars whom."""


class Doubled(Play):
    """Whatever an officer does is tried first by everybody whose earlier duty in the case excludes it."""

    def __init__(self, case_type: CaseType[Any, Any]):
        super().__init__(case_type)
        self.slipped: set[str] = set()

    def when(self, command: Command, actor: Actor) -> None:
        before, numbers, seen = self.file, dict(self.numbers), len(self.filed)
        super().when(command, actor)
        if self.made and type(command).__name__ not in DECIDES_NOTHING:
            excluded = EXCLUDED_BY.get(actor.role, frozenset())
            for person in {one.about.actor for one in self.filed[:seen] if one.about.role in excluded}:
                trial = Play(self.case_type)
                trial.now, trial.file, trial.notes, trial.numbers = self.now, before, self.notes, dict(numbers)
                trial.when(command, actor.model_copy(update={"person": person}))
                if trial.made:
                    self.slipped.add(f"{type(command).__name__} by {actor.role} {person}")


@each
def test_who_reviewed_does_not_approve_and_who_did_either_does_not_pay(case_type):
    """E2, E3: over every scenario, by the person in the envelope."""
    if case_type.name in IN_PAIRS_OF_ITS_OWN:
        pytest.skip("each of its acts has a pair of its own, see its invariants")
    slipped = set()
    for told in scenarios_of(case_type):
        play = Doubled(case_type)
        for step in told.steps:
            getattr(play, step.verb)(**step.said)
        slipped |= play.slipped
    assert slipped == set()


NO_BENEFICIARY = {
    "finance.fund_line": "a ledger: its cases bar whoever is related, and each of its pairs is its own",
    "finance.payment": "its case says whom it is barred to",
    "finance.watershed_agreement": "an agreement of governments: each of its months has persons of its own",
    "finance.benefit_claim": "a register of keys",
    "finance.inspection_exemption": "nobody decides: the platform records",
    "finance.ecological_product": "an account of nature: nobody is paid by it",
    "finance.waste_match": "a market of firms: no public money, and no officer's judgement in the order",
}
related = pytest.mark.parametrize(
    "case_type", [one for one in FINANCE if one.name not in NO_BENEFICIARY], ids=lambda one: one.name
)


class Related(Play):
    """Whatever an officer does in an open case is tried first by the same person once related to the beneficiary."""

    def __init__(self, case_type: CaseType[Any, Any]):
        super().__init__(case_type)
        self.tried: set[str] = set()
        self.slipped: set[str] = set()

    def when(self, command: Command, actor: Actor) -> None:
        before, numbers, name = self.file, dict(self.numbers), f"{type(command).__name__} by {actor.role}"
        super().when(command, actor)
        is_step = actor.role in OFFICERS and not isinstance(command, DeclareRelation)
        if self.made and is_step and before.state != self.case_type.initial and name not in self.tried:
            self.tried.add(name)
            trial = Play(self.case_type)
            trial.now, trial.file, trial.notes, trial.numbers = self.now, before, self.notes, numbers
            declared = self.case_type.messages.DeclareRelation(person=actor.person, relation="配偶任职")
            trial.when(declared, Actor(person="auditor", role=Role.AUDITOR))
            recused = trial.made
            trial.when(command, actor)
            if trial.made or not recused:
                self.slipped.add(name)


@related
def test_whoever_is_related_to_the_beneficiary_takes_no_step(case_type):
    """E5: over every scenario, whatever the step and the role."""
    tried: set[str] = set()
    slipped: set[str] = set()
    for told in scenarios_of(case_type):
        play = Related(case_type)
        play.tried = tried
        for step in told.steps:
            getattr(play, step.verb)(**step.said)
        slipped |= play.slipped
    assert tried
    assert slipped == set()


# -- the pack (9) -------------------------------------------------------------------------------------------------

SOME_DAY = date(2099, 1, 1)


@each
def test_a_case_follows_the_pack_of_one_day_from_its_acceptance_to_its_end(case_type):
    """Until then it follows the day's."""
    for play in PLAYED[case_type.name]:
        days = [case_type.policy_on(file.state, file.opened_on, SOME_DAY) for file in play.states]
        kept = list(dropwhile(lambda day: day == SOME_DAY, days))
        assert len(set(kept)) <= 1, days


# -- amounts (12, 13; M1, M2) -------------------------------------------------------------------------------------


def amounts_in(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Every field in fen that somebody may send."""
    for name, field in model.model_fields.items():
        if re.search(r"_fen(_per_t)?$", name):
            yield f"{path}{name}", field
        for inner in models_of(field.annotation):
            yield from amounts_in(inner, f"{path}{name}.")


def models_of(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for one in get_args(annotation):
        yield from models_of(one)


def takes(field: FieldInfo, value: Any) -> bool:
    sent = (value,) if get_origin(field.annotation) is tuple else value
    try:
        TypeAdapter(field.rebuild_annotation()).validate_python(sent)
    except ValidationError:
        return False
    return True


MAY_BE_A_LOSS = {"operating_net_income_fen", "net_income_fen"}
MAY_BE_A_PART_OF_A_FEN = {"unit_price_fen"}
"""The price of one unit of what nature gives; values are whole fen."""


@each
def test_an_amount_is_whole_fen_and_never_below_nothing(case_type):
    sent = {row.command for row in case_type.lifecycle if row.by != (SYSTEM,)}
    for command in sorted(sent, key=lambda one: one.KIND):
        for where, field in amounts_in(command):
            name = where.rsplit(".", 1)[-1]
            none = [2**63, *([-1] if name not in MAY_BE_A_LOSS else [])]
            none += [1.5, "100", True] if name not in MAY_BE_A_PART_OF_A_FEN else []
            assert [value for value in none if takes(field, value)] == [], f"{command.KIND}: {where}"


@each
def test_whatever_happened_to_an_amount_states_its_currency(case_type):
    """M8."""
    stated = [fact for fact in case_type.facts.values() if any(amounts_in(fact))]
    assert [fact.KIND for fact in stated if "currency" not in fact.model_fields] == []


CARRIED_ON = {
    "CaseAccepted", "ReservationSought", "CommitmentOrdered", "CommitmentSought", "GrantCommitted", "PaymentSought",
    "PayoutSought", "PaymentMoved", "GrantPaid", "MilestonePaid", "ReleaseSought", "RestReleased", "ClawbackReduced",
    "ClawbackWentOverdue", "RecoveryRecorded", "RecoveryConfirmed", "RecoveryBooked", "FraudEstablished",
    "TitleRemoved", "ProjectRecalled", "FundsAsked", "FundsCommitted", "CompensationPaid", "PaymentApproved",
    "SubsidyGranted", "SubsidyClawbackOpened", "AccountPublished", "YearSettled", "DealPaid",
}  # fmt: skip
"""Sums and remainders of what another fact of the same case says by its pack."""
STATED = {
    "CaseDrafted", "CaseResubmitted", "NewMatched", "ObjectionExamined", "ObjectionDecided", "PilotDeclared",
    "ScoreRecorded", "ProjectProposed", "ProjectFunded", "ChangeRequested", "EntryNominated", "AccountCollected",
    "PlanProposed", "YearReported", "CreditGranted", "AgreementDrafted", "InvestmentRecorded", "ProductOffered",
    "ListingPublished", "OfferPlaced", "MatchComputed", "ContractRegistered",
}  # fmt: skip
"""By an applicant, a document, a bank, a party or an officer: a rule may refuse or rank it, and makes none of it."""
AGREED = {
    "finance.cooperation": "YearComputed",
    "finance.ecological_deal": "ProductDelivered",
    "finance.waste_match": "DealClosed",
    "finance.pilot_programme": "PilotsListed",
}
"""By the figures of an agreement, a contract or a call that stands in the same case."""
WITHOUT_PACK = {
    "finance.fund_line": "the ledger moves whole amounts and works out none",
    "finance.payment": "it pays what was asked for",
    "finance.machine_code": "a code is free whatever the year",
    "finance.watershed_agreement": "the numbers are those of the agreement, whose version the case keeps",
}


@each
def test_an_amount_that_rules_worked_out_says_by_which_pack(case_type):
    """M8. Every other fact with an amount is listed above with why it names none."""
    stated = {fact for fact in case_type.facts.values() if any(amounts_in(fact))}
    if case_type.name in WITHOUT_PACK:
        assert stated and not any(issubclass(fact, ByPack) for fact in stated)
        return
    none = CARRIED_ON | STATED | {AGREED.get(case_type.name, "")}
    assert {fact.__name__ for fact in stated if not issubclass(fact, ByPack)} <= none
    assert not {fact.__name__ for fact in stated if issubclass(fact, ByPack)} & none
    versions = {policy.name for policy in case_type.policies}
    stories = scenarios_of(case_type)
    earlier = [fact for told in stories for step in told.steps if step.verb == "given" for fact in step.said["facts"]]
    worked_out = [one.fact for play in PLAYED[case_type.name] for one in play.filed if isinstance(one.fact, ByPack)]
    new = [one for one in worked_out if one not in earlier]
    assert [one for one in new if str(one.pack_version).rpartition("@")[-1] not in versions] == []


# -- all twenty ---------------------------------------------------------------------------------------------------

NAMED = {
    1: "test_an_invoice_is_paid_under_one_scheme_only",
    2: "test_an_old_machine_is_scrapped_once_in_the_whole_city",
    5: "test_of_two_who_race_for_the_last_twenty_thousand_one_gets_them",
    7: "test_history_gives_the_same_case_again",
    9: "test_a_case_follows_the_pack_of_one_day_from_its_acceptance_to_its_end",
    11: "test_who_withdrew_may_apply_again_with_the_same_machine",
    13: "test_an_amount_is_whole_fen_and_never_below_nothing",
    16: "test_who_waits_is_promoted_in_order_when_there_is_more",
    17: "test_a_frozen_line_commits_nothing",
    19: "test_a_revised_month_of_a_settled_year_is_carried_into_the_next",
}
HERE = Path(__file__).parent


@pytest.mark.parametrize("line", range(1, 21))
def test_every_deviation_has_its_example(line):
    cited = {told.cites for one in FINANCE for told in scenarios_of(one)}
    written = "".join(file.read_text("utf-8") for file in HERE.glob("test_*.py"))
    assert f"12/{line}" in cited or f"def {NAMED[line]}(" in written
