"""What the investment platform and the service hall hear of a licence, and the tax platform of invoices."""

from collections.abc import Callable
from typing import Any

import pytest

from services.approval.cases import bundle, combined_assessment, eia
from services.approval.cases.bundle import messages as bundled
from services.approval.cases.bundle import scenarios as of_bundles
from services.approval.cases.combined_assessment import messages as combined
from services.approval.cases.combined_assessment import scenarios as of_combined
from services.approval.cases.eia import messages as single
from services.approval.cases.eia import scenarios as of_eia
from services.finance.cases import forklift_subsidy, voc_subsidy
from services.finance.cases.forklift_subsidy import scenarios as of_forklifts
from services.finance.cases.voc_subsidy import scenarios as of_voc
from shared.casework.case_type import CaseType, as_list
from shared.casework.scenario import Play, Scenario, run, scenario
from shared.contracts.approval import EiaResult, EiaResultReported, HallNotice, HallStatusPushed, Role
from shared.contracts.finance import InvoiceCheckAsked, KeyKind
from shared.contracts.licensing import RevocationGround
from shared.contracts.message import Announcement

HALL_NO = "330702202304170001"
URL = "https://example.gov.cn/1"


def told(play: Play, kind: type[Announcement]) -> list[Any]:
    """What the case told of this kind."""
    case_type = play.case_type
    facts = zip(play.filed, play.states, strict=True)
    said = [
        case_type.tells[type(one.fact)](file.ref, one.fact, file.state)
        for one, file in facts
        if type(one.fact) in case_type.tells
    ]
    return [one for now in said for one in as_list(now) if isinstance(one, kind)]


def single_approved(story: Scenario, **other: Any) -> Scenario:
    return of_eia.approved(story, **other).when(single.AnnounceDecision(url=URL), by=Role.WINDOW_OFFICER)


def solar_farm_approved(story: Scenario, **other: Any) -> Scenario:
    reviewed = of_combined.reviewed(
        of_combined.under_review(story, *of_combined.SOLAR_FARM, **other),
        of_combined.PROJECT_EIA,
        of_combined.RADIATION_EIA,
    )
    return (
        reviewed.at("2023-03-14 09:00")
        .when(of_combined.notice(), by=Role.SECTION_HEAD)
        .at("2023-03-22 09:00")
        .when(of_combined.APPROVAL, by=Role.DIRECTOR)
        .when(combined.AnnounceDecision(url=URL), by=Role.WINDOW_OFFICER)
    )


def bundle_approved(story: Scenario, **other: Any) -> Scenario:
    return of_bundles.approved(story, **other).when(bundled.AnnounceDecision(url=URL), by=Role.WINDOW_OFFICER)


KINDS: dict[str, tuple[CaseType[Any, Any], Any, Callable[..., Scenario], str]] = {
    "eia": (eia.CASE, single, single_approved, "2023-05-17"),
    "combined": (combined_assessment.CASE, combined, solar_farm_approved, "2023-04-05"),
    "bundle": (bundle.CASE, bundled, bundle_approved, "2023-05-17"),
}
each = pytest.mark.parametrize(("case_type", "m", "approved", "decide_by"), KINDS.values(), ids=KINDS)


@each
def test_the_hall_hears_of_every_step_of_what_came_through_it(case_type, m, approved, decide_by):
    pushed = told(run(approved(scenario("any"), hall_no=HALL_NO), case_type), HallStatusPushed)
    assert [one.notice_kind for one in pushed] == [HallNotice.ACCEPTED, HallNotice.DECIDED, HallNotice.DECIDED]
    assert [one.state for one in pushed] == ["ACCEPTED", "APPROVED", "APPROVED"]
    assert f"{pushed[0].due_on}" == decide_by
    assert [one.download_url for one in pushed] == [None, None, URL]
    assert {one.key() for one in pushed} == {HALL_NO}


@each
def test_the_hall_hears_nothing_of_what_came_over_the_counter(case_type, m, approved, decide_by):
    assert told(run(approved(scenario("any")), case_type), HallStatusPushed) == []


@pytest.mark.parametrize("case_type, scenarios", [(voc_subsidy.CASE, of_voc), (forklift_subsidy.CASE, of_forklifts)])
def test_the_tax_platform_is_asked_about_each_invoice_once(case_type, scenarios):
    play = run(scenarios.CAST.paid(scenario("any")), case_type)
    asked = [one.invoice_key for one in told(play, InvoiceCheckAsked)]
    keys = [key.parts[0] for key in scenarios.CAST.keys if key.kind is KeyKind.INVOICE]
    assert asked == keys and keys
    assert {(one.asked_by, one.case_no) for one in told(play, InvoiceCheckAsked)} == {
        (play.file.ref, play.file.state.case_no)
    }


@each
def test_the_investment_platform_hears_of_the_result_and_of_what_becomes_of_it(case_type, m, approved, decide_by):
    revoking = m.RevokeApproval(ground=RevocationGround.DECEPTION, reasons="提供虚假材料")
    play = run(approved(scenario("any")).when(revoking, by=Role.DIRECTOR), case_type)
    results = told(play, EiaResultReported)
    assert [one.result for one in results] == [EiaResult.APPROVED, EiaResult.REVOKED]
    assert len({(one.project_code, one.doc_no, one.eia_class) for one in results}) == 1


def test_corrections_and_special_procedures_are_pushed_with_their_days():
    correction = single.RequestCorrection(items=("营业执照不清晰",))
    story = of_eia.submitted(scenario("any"), hall_no=HALL_NO).when(correction, by=Role.WINDOW_OFFICER)
    [pushed] = told(run(story, eia.CASE), HallStatusPushed)
    assert (pushed.notice_kind, f"{pushed.due_on}") == (HallNotice.CORRECTION, "2023-05-17")
    assessed = (
        of_eia.under_review(scenario("any"), hall_no=HALL_NO)
        .when(single.CommissionTechAssessment(org="评估中心", working_days=10), by=Role.CASE_OFFICER)
        .at("2023-04-24 09:00")
        .when(single.ReceiveTechAssessment(conclusion="FEASIBLE", summary="可行"), by=Role.TECH_ORG)
    )
    _, started, ended = told(run(assessed, eia.CASE), HallStatusPushed)
    assert (started.notice_kind, f"{started.due_on}") == (HallNotice.SPECIAL_PROCEDURE_STARTED, "2023-04-28")
    assert ended.notice_kind is HallNotice.SPECIAL_PROCEDURE_ENDED
