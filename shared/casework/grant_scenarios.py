"""The specification that all applications for public money share, played by every scheme with its own claim.

A scheme describes its ``Cast`` and adds the scenarios of what it does differently. The steps below take a case from one
state to the next; times are of one June, so that notices, answers and limits can be followed on a calendar.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from shared.casework.scenario import CASE_ID, Scenario, fact, scenario
from shared.contracts import finance as told
from shared.contracts.approval import County, EiaCancelled, EiaClass, EiaRevoked
from shared.contracts.credit import (
    CoercionExecuted,
    CoercionLifted,
    EligibilityStated,
    Eligible,
    Purpose,
    SeriousListListed,
    SeriousListRemoved,
)
from shared.contracts.credit import Reason as CreditReason
from shared.contracts.finance import BenefitKey, FundCode, KeyVerdict, Role, Verdict
from shared.contracts.granting import (
    Account,
    ApprovalFacts,
    AskedBecause,
    ClawbackCause,
    Flag,
    HoldCause,
    ObjectionOutcome,
    Reason,
    RejectedAt,
    SiteVisit,
    Wait,
)
from shared.contracts.message import CaseRef
from shared.contracts.thirdparty import BodyStatus, BodyStatusChanged, DeliverableInvalidated, DeliverableRestored

FIRM = "91330702MA2JH4K7XG"
LAB = "91330782MA2JH7R5TQ"
REPORT = "CMA-2023-0417"
LINE = UUID(int=141)
OTHER_LINE = UUID(int=142)
PAYMENT = UUID(int=143)
EIA_CASE = UUID(int=144)
HASH = "a1" * 32
OTHER_HASH = "b2" * 32
VISIT = SiteVisit(visited_on=date(2023, 6, 5), officers=("r1", "r1b"), findings="现场与申报一致")


@dataclass(frozen=True)
class Cast:
    """A scheme's messages and one claim of it. ``prepared`` are the steps that it wants before the first review."""

    says: Any
    scheme: told.Scheme
    claim: dict[str, Any]
    keys: tuple[BenefitKey, ...]
    amount_fen: int
    prepared: Callable[[Scenario], Scenario] = lambda story: story
    facts: ApprovalFacts | None = None
    project_code: str | None = None
    checks_more: bool = False
    """Whether the scheme's own answers must be there before the first review."""
    once_paid: tuple[Any, ...] = ()
    """The facts that follow a payment."""

    @property
    def me(self) -> CaseRef:
        return CaseRef(type=".".join(self.says.Submit.KIND.split(".")[:2]), id=CASE_ID)

    # -- what neighbours say --------------------------------------------------------------------------------------

    def pot(self, division: told.Division = told.Division.CITY, year: int = 2023, **other: Any) -> told.FundPotStated:
        said: dict[str, Any] = {
            "line": LINE,
            "allocation": "A1",
            "scheme": self.scheme,
            "division": division,
            "fiscal_year": year,
            "mode": told.AllocationMode.FIRST_COME,
            "allocated_fen": 500_000_000,
            "is_open": True,
        }
        return told.FundPotStated(**said | other)

    def key_says(
        self, key: BenefitKey, verdict: KeyVerdict = KeyVerdict.GRANTED, step: int = 1, held_by: tuple[str, ...] = ()
    ) -> told.KeyAnswered:
        return told.KeyAnswered(concerning=self.me, step=step, benefit_key=key, verdict=verdict, held_by=held_by)

    def fund_says(self, verdict: Verdict, amount_fen: int | None = None, **other: Any) -> told.ReservationAnswered:
        amount = self.amount_fen if amount_fen is None else amount_fen
        said = {"concerning": self.me, "step": 2, "line": LINE, "verdict": verdict, "amount_fen": amount}
        return told.ReservationAnswered(**said | other)

    def commitment(self, verdict: Verdict = Verdict.COMMITTED, **other: Any) -> told.CommitmentAnswered:
        said: dict[str, Any] = {
            "concerning": self.me,
            "step": 4,
            "line": LINE,
            "verdict": verdict,
            "amount_fen": self.amount_fen,
            "legs": (told.Leg(line=LINE, amount_fen=self.amount_fen),),
        }
        return told.CommitmentAnswered(**said | other)

    def payment(self, kind: type[told.PaymentNews], **other: Any) -> Any:
        said = {
            "concerning": self.me,
            "step": 5,
            "payment": PAYMENT,
            "line": LINE,
            "seq": 1,
            "amount_fen": self.amount_fen,
        }
        return kind(**said | other)

    def released(self, **other: Any) -> told.PaymentReleased:
        return self.payment(told.PaymentReleased, **{"released_on": date(2023, 6, 19)} | other)

    def executed(self, **other: Any) -> told.PaymentExecuted:
        return self.payment(told.PaymentExecuted, **{"value_date": date(2023, 6, 20), "bank_ref": "B1"} | other)

    def returned(self, **other: Any) -> told.PaymentReturned:
        said = {"returned_on": date(2023, 6, 21), "reason": "户名不符", "prior_year": False}
        return self.payment(told.PaymentReturned, **said | other)

    # -- steps ----------------------------------------------------------------------------------------------------

    def drafted(self, story: Scenario, **changes: Any) -> Scenario:
        story = story.heard(self.pot()).at("2023-06-01 09:00")
        return story.when(self.says.SaveDraft(**self.claim | changes), by=Role.APPLICANT, person="boss")

    def submitted(self, story: Scenario, **changes: Any) -> Scenario:
        return self.drafted(story, **changes).when(self.says.Submit(), by=Role.APPLICANT, person="boss")

    def asked(self, story: Scenario, at: str = "2023-06-02 10:00", **changes: Any) -> Scenario:
        return self.submitted(story, **changes).at(at).when(self.says.Accept(), by=Role.INTAKE, person="in")

    def unique(self, story: Scenario, step: int = 1) -> Scenario:
        for key in self.keys:
            story = story.heard(self.key_says(key, step=step))
        return story

    def accepted(self, story: Scenario, **changes: Any) -> Scenario:
        return self.unique(self.asked(story, **changes)).heard(self.fund_says(Verdict.RESERVED))

    def facts_known(self, story: Scenario) -> Scenario:
        if self.facts is None:
            return story
        return story.when(self.says.RecordApprovalFacts(facts=self.facts), by=Role.INTAKE, person="in")

    def checked(self, story: Scenario) -> Scenario:
        story = self.prepared(self.accepted(story))
        return self.facts_known(story.heard(eligible())).then_state("REVIEW_1")

    def reviewed_once(self, story: Scenario) -> Scenario:
        passed = self.says.PassReview1(visit=VISIT)
        return self.checked(story).at("2023-06-06 09:00").when(passed, by=Role.REVIEWER_1, person="r1")

    def reviewed(self, story: Scenario) -> Scenario:
        passed = self.says.PassReview2()
        return self.reviewed_once(story).at("2023-06-07 09:00").when(passed, by=Role.REVIEWER_2, person="r2")

    def approver(self) -> Role:
        if self.amount_fen <= 20_000_000:
            return Role.APPROVER
        return Role.LEADER if self.amount_fen <= 100_000_000 else Role.MEETING

    def public(self, story: Scenario) -> Scenario:
        approve = self.says.Approve(minutes_no="纪要〔2023〕6号")
        return self.reviewed(story).at("2023-06-08 09:00").when(approve, by=self.approver(), person="ap")

    def payable(self, story: Scenario) -> Scenario:
        return self.public(story).at("2023-06-16 09:00").then_state("PAYABLE")

    def committing(self, story: Scenario) -> Scenario:
        ordered = self.payable(story).when(self.says.Commit(), by=Role.APPROVER, person="ap")
        return self.unique(ordered, step=3)

    def committed(self, story: Scenario) -> Scenario:
        return self.committing(story).heard(self.commitment())

    def paying(self, story: Scenario) -> Scenario:
        return self.committed(story).at("2023-06-19 09:00").heard(self.released())

    def paid(self, story: Scenario) -> Scenario:
        return self.paying(story).at("2023-06-20 15:00").heard(self.executed())

    def closed(self, story: Scenario) -> Scenario:
        close = self.says.CloseCase(findings="设施正常使用")
        return self.paid(story).at("2023-07-10 09:00").when(close, by=Role.REVIEWER_2, person="r2")

    def clawback(
        self, story: Scenario, cause: ClawbackCause = ClawbackCause.FRAUD, amount: int | None = None
    ) -> Scenario:
        opened = self.says.OpenClawback(cause=cause, amount_fen=amount, explanation="发票系伪造")
        return self.paid(story).at("2023-08-01 09:00").when(opened, by=Role.AUDITOR, person="au")

    def owing(self, story: Scenario, **how: Any) -> Scenario:
        notified = self.says.NotifyClawback(doc_no="金环追〔2023〕1号")
        return self.clawback(story, **how).at("2023-08-03 09:00").when(notified, by=Role.LEADER, person="le")


# -- what neighbours say of the applicant -------------------------------------------------------------------------


def eligible(
    answer: Eligible = Eligible.YES,
    *reasons: CreditReason,
    version: int = 1,
    as_of: date = date(2023, 6, 2),
    valid_until: date = date(2023, 7, 2),
) -> EligibilityStated:
    return EligibilityStated(
        case_id=UUID(int=90),
        subject_uscc=FIRM,
        as_of=as_of,
        valid_until=valid_until,
        version=version,
        answers={Purpose.SUBSIDY: answer},
        reasons=reasons,
        grade="B",
        is_on_serious_list=False,
        open_obligations=0,
        unrepaired=0,
        is_on_positive_list=False,
    )


def listed(day: date = date(2023, 6, 9)) -> SeriousListListed:
    return SeriousListListed(case_id=UUID(int=91), subject_uscc=FIRM, listed_on=day, ground="严重失信")


def unlisted(day: date = date(2023, 6, 30)) -> SeriousListRemoved:
    return SeriousListRemoved(case_id=UUID(int=91), subject_uscc=FIRM, removed_on=day)


def coerced() -> CoercionExecuted:
    said = {"case_id": UUID(int=92), "subject_uscc": FIRM, "measure": "停产整治"}
    return CoercionExecuted(**said, starts_on=date(2023, 6, 6), last_day=None)


def freed() -> CoercionLifted:
    said = {"case_id": UUID(int=92), "subject_uscc": FIRM, "measure": "停产整治"}
    return CoercionLifted(**said, lifted_on=date(2023, 6, 7), reason="已改正")


def falsified(day: date = date(2023, 6, 7)) -> DeliverableInvalidated:
    return DeliverableInvalidated(
        case_id=UUID(int=93),
        doc_id=REPORT,
        kind="MONITORING_REPORT",
        body_uscc=LAB,
        finding_codes=("M2",),
        invalidated_on=day,
    )


def restored() -> DeliverableRestored:
    return DeliverableRestored(case_id=UUID(int=93), doc_id=REPORT, restored_on=date(2023, 7, 1))


def body(status: BodyStatus = BodyStatus.BARRED, since: date = date(2023, 6, 7)) -> BodyStatusChanged:
    return BodyStatusChanged(
        case_id=UUID(int=94),
        body_uscc=LAB,
        name="某检测",
        former_names=(),
        kinds=("MONITORING",),
        status=status,
        since=since,
    )


def of_project(project_code: str, doc_no: str = "金环建婺〔2021〕12号") -> dict[str, Any]:
    return {
        "case_id": EIA_CASE,
        "project_code": project_code,
        "project_name": "涂装线改造",
        "applicant_uscc": FIRM,
        "applicant_name": "某家具",
        "preparer_uscc": LAB,
        "lead_writer": "BH000001",
        "county_code": County.WUCHENG,
        "eia_class": EiaClass.FORM,
        "doc_no": doc_no,
    }


def revoked(project_code: str, kind: type[EiaRevoked | EiaCancelled] = EiaRevoked) -> EiaRevoked | EiaCancelled:
    said = of_project(project_code)
    if kind is EiaRevoked:
        return EiaRevoked(**said, revoked_on=date(2023, 6, 7), ground="隐瞒情况")
    return EiaCancelled(**said, cancelled_on=date(2023, 6, 7))


ACCOUNT = Account(account_name="金华市美嘉家具有限公司", account_no="33050161712700000123", bank_cnaps="105338000017")


# -- the shared specification -------------------------------------------------------------------------------------


def shared_scenarios(cast: Cast) -> list[Scenario]:
    """Every row that all schemes share, and every mistake in them."""
    return [
        *_applying(cast),
        *_accepting(cast),
        *_checking(cast),
        *_reviewing(cast),
        *_in_public(cast),
        *_paying(cast),
        *_holding(cast),
        *_clawing_back(cast),
    ]


def _applying(cast: Cast) -> list[Scenario]:
    m = cast.says
    correction = m.RequestCorrection(items=("合同复印件", "付款凭证"))
    corrected = cast.submitted(scenario("one list of all defects is answered within fifteen working days")).when(
        correction, by=Role.INTAKE, person="in"
    )
    return [
        cast.submitted(scenario("an application gets its number when it is submitted"))
        .then(fact(m.CaseSubmitted, case_no=f"JH-{cast.scheme}-330702-2023-000001", by_applicant=True))
        .then_due("completeness", on="2023-06-08"),
        cast.drafted(scenario("nothing is submitted without the letter of commitment"), promise_signed=False)
        .when(m.Submit(), by=Role.APPLICANT)
        .then_refused("EVIDENCE_MISSING", "promise_signed"),
        cast.drafted(
            scenario("the account is the applicant's own"),
            bank=ACCOUNT.model_copy(update={"account_name": "别人的公司"}),
        )
        .when(m.Submit(), by=Role.APPLICANT)
        .then_refused("NAME_MISMATCH", "bank.account_name"),
        cast.drafted(
            scenario("brackets of another width make no other name", "12/14"),
            applicant=cast.claim["applicant"].model_copy(update={"name": "美嘉家具（金华）有限公司"}),
            bank=ACCOUNT.model_copy(update={"account_name": "美嘉家具(金华) 有限公司"}),
        )
        .when(m.Submit(), by=Role.APPLICANT)
        .then(m.CaseSubmitted),
        cast.drafted(scenario("nobody submits for somebody else"))
        .when(m.Submit(), by=Role.APPLICANT, onbehalfof=LAB)
        .then_refused("NOT_THE_APPLICANT"),
        corrected.then(fact(m.CorrectionRequested, due_on=date(2023, 6, 25)))
        .then_due("correction", on="2023-06-25")
        .at("2023-06-20 09:00")
        .when(m.Resubmit(**cast.claim), by=Role.APPLICANT, person="boss")
        .then(fact(m.CaseResubmitted, resubmitted_on=date(2023, 6, 20)))
        .then_due("completeness", on="2023-06-28")
        .at("2023-06-29 09:00")
        .when(correction, by=Role.INTAKE, person="in")
        .then_refused("OUT_OF_TIME"),
        cast.submitted(scenario("a second list may only repeat the first"))
        .when(correction, by=Role.INTAKE, person="in")
        .when(m.Resubmit(**cast.claim), by=Role.APPLICANT, person="boss")
        .when(m.RequestCorrection(items=("另一份材料",)), by=Role.INTAKE)
        .then_refused("SECOND_CORRECTION")
        .when(m.RequestCorrection(items=("付款凭证",)), by=Role.INTAKE, person="in")
        .then(m.CorrectionRequested),
        cast.submitted(scenario("an application that is not corrected lapses"))
        .when(correction, by=Role.INTAKE)
        .at("2023-07-01 09:00")
        .then_passed(m.CaseLapsed, due_on=date(2023, 6, 25))
        .then_state("LAPSED"),
        cast.submitted(scenario("a correction does not change the applicant"))
        .when(correction, by=Role.INTAKE)
        .when(
            m.Resubmit(**cast.claim | {"applicant": cast.claim["applicant"].model_copy(update={"uscc": LAB})}),
            by=Role.APPLICANT,
        )
        .then_refused("NOT_THE_APPLICANT", "applicant"),
        cast.submitted(scenario("an application can be withdrawn"))
        .when(m.Withdraw(reason="另行安排"), by=Role.APPLICANT)
        .then(m.CaseWithdrawn)
        .then_state("WITHDRAWN"),
        cast.drafted(
            scenario("whoever was rejected applies again with new evidence, not with the same").heard(
                told.GrantRejected(
                    case_id=UUID(int=95),
                    scheme=cast.scheme,
                    subject=FIRM,
                    evidence=tuple(one.file_hash for one in cast.claim["evidence"]),
                    rejected_on=date(2023, 5, 8),
                )
            )
        )
        .when(m.Submit(), by=Role.APPLICANT)
        .then_refused("NO_NEW_EVIDENCE", "evidence"),
    ]


def _accepting(cast: Cast) -> list[Scenario]:
    m, first = cast.says, cast.keys[0]
    applicant = cast.claim["applicant"]
    return [
        cast.asked(scenario("accepting asks the keys first, then the fund"))
        .then(fact(m.AcceptanceStarted, by="in"), fact(m.KeysSought, step=1, keys=cast.keys))
        .then_state("ACCEPTING"),
        cast.accepted(scenario("an application is accepted when nothing of it was used and money is reserved"))
        .then(*_started(cast))
        .then_due("review", on="2023-07-03"),
        cast.asked(scenario("a key that another case uses ends the application", "12/1"))
        .heard(cast.key_says(first, KeyVerdict.DUPLICATE, held_by=("JH-VOC-330782-2023-000007",)))
        .then(m.KeyChecked, fact(m.CaseRejected, stage=RejectedAt.ACCEPTANCE))
        .then_state("REJECTED")
        .heard(cast.key_says(cast.keys[-1]))
        .then_nothing()
        .heard(cast.fund_says(Verdict.RESERVED))
        .then_nothing(),
        cast.unique(
            cast.asked(scenario("a number that looks like another one is compared before the first review")).heard(
                cast.key_says(first, KeyVerdict.NEAR_DUPLICATE, held_by=("JH-VOC-330782-2023-000007",))
            )
        )
        .heard(cast.fund_says(Verdict.RESERVED))
        .heard(cast.key_says(first))
        .then_nothing(),
        cast.unique(cast.asked(scenario("a pot that is too small puts the case in line", "2.b/WAITLISTED")))
        .heard(cast.fund_says(Verdict.WAITLISTED, 0, position=1))
        .then(fact(m.CaseWaitlisted, position=1))
        .then_state("WAITLISTED")
        .at("2023-09-01 09:00")
        .heard(cast.fund_says(Verdict.RESERVED))
        .then(fact(m.CaseAccepted, promoted=True), *_started(cast)[1:]),
        cast.unique(cast.asked(scenario("where nobody waits any more the budget is exhausted")))
        .heard(cast.fund_says(Verdict.REFUSED, 0, code=FundCode.BUDGET_EXHAUSTED))
        .then(fact(m.CaseRejected, reasons=(Reason.BUDGET_EXHAUSTED,))),
        cast.accepted(scenario("a reservation that nobody kept is gone, and the case with it"))
        .heard(cast.fund_says(Verdict.LAPSED, 0))
        .then(m.CaseLapsed),
        cast.submitted(scenario("without a pot nothing is accepted"))
        .heard(cast.pot(is_open=False))
        .when(m.Accept(), by=Role.INTAKE)
        .then_refused("NO_POT"),
        cast.asked(
            scenario("whoever is outside the city gets nothing"),
            applicant=applicant.model_copy(update={"division_code": "330102"}),
        ).then(fact(m.CaseRejected, reasons=(Reason.OUT_OF_REGION,), stage=RejectedAt.ACCEPTANCE)),
        cast.submitted(scenario("whoever is listed as seriously dishonest gets nothing"))
        .heard(listed(date(2023, 5, 8)))
        .when(m.Accept(), by=Role.INTAKE)
        .then(fact(m.CaseRejected, reasons=(Reason.DISHONEST_LIST,))),
        cast.submitted(scenario("evidence that is known to be false is no evidence"))
        .heard(falsified(date(2023, 5, 8)))
        .when(m.Accept(), by=Role.INTAKE)
        .then(fact(m.CaseRejected, reasons=(Reason.EVIDENCE_FORGED,))),
        cast.submitted(scenario("nor is the report of a body that is barred"))
        .heard(body(since=date(2023, 5, 8)))
        .when(m.Accept(), by=Role.INTAKE)
        .then(fact(m.CaseRejected, reasons=(Reason.EVIDENCE_MISSING,))),
        cast.submitted(scenario("whoever obtained money by fraud is barred for three years"))
        .heard(_barred(date(2023, 6, 30)))
        .when(m.Accept(), by=Role.INTAKE)
        .then(fact(m.CaseRejected, reasons=(Reason.BARRED_AFTER_FRAUD,))),
        cast.asked(scenario("a case that is withdrawn gives back what it asked for"))
        .when(m.Withdraw(), by=Role.APPLICANT)
        .then(m.CaseWithdrawn)
        .heard(cast.key_says(first))
        .then_nothing(),
    ]


def _started(cast: Cast) -> list[Any]:
    m = cast.says
    return [m.CaseAccepted, m.ChecksStarted, fact(m.CreditAsked, why=Wait.CREDIT_MISSING)]


def _barred(until: date) -> told.ApplicantBarred:
    return told.ApplicantBarred(
        case_id=UUID(int=96), subject=FIRM, established_on=date(2020, 6, 30), barred_until=until
    )


def _checking(cast: Cast) -> list[Scenario]:
    m = cast.says
    completed = [m.ChecksCompleted] if cast.facts is None else []
    return [
        cast.prepared(cast.accepted(scenario("the case waits for a credit answer, and says since when and why")))
        .then_state("CHECKING")
        .heard(eligible(as_of=date(2023, 4, 1), valid_until=date(2023, 5, 1)))
        .then_nothing()
        .heard(eligible(Eligible.REVIEW, CreditReason.CREDIT_UNKNOWN, version=2))
        .then_nothing()
        .heard(eligible(version=3))
        .then(fact(m.CreditAnswered), *completed),
        cast.accepted(scenario("a no of the credit service ends the case", "2.c/CREDIT_GRADE"))
        .heard(eligible(Eligible.NO, CreditReason.CREDIT_GRADE))
        .then(m.CreditAnswered, fact(m.CaseRejected, reasons=(Reason.CREDIT_GRADE,), stage=RejectedAt.CHECKS)),
        cast.accepted(scenario("an environmental violation that is not repaired ends the case"))
        .heard(eligible(Eligible.REVIEW, CreditReason.ENV_VIOLATION))
        .then(m.CreditAnswered, fact(m.CaseRejected, reasons=(Reason.ENV_VIOLATION,))),
        cast.unique(cast.asked(scenario("an answer that is there already is used at once").heard(eligible())))
        .heard(cast.fund_says(Verdict.RESERVED))
        .then(m.CaseAccepted, m.ChecksStarted, m.CreditAnswered, *([] if cast.checks_more else completed)),
        cast.accepted(scenario("the credit of a firm is for the credit service to state"))
        .when(m.RecordPersonCredit(as_of=date(2023, 6, 1), dishonest=False, report_no="1"), by=Role.INTAKE)
        .then_refused("ASK_CREDIT"),
        cast.facts_known(
            cast.prepared(cast.accepted(scenario("credit that is to be reviewed is looked at by a person"))).heard(
                eligible(Eligible.REVIEW)
            )
        )
        .at("2023-06-06 09:00")
        .when(m.PassReview1(visit=VISIT), by=Role.REVIEWER_1, person="r1")
        .then_refused("FLAGS_UNCHECKED", "checked")
        .when(m.PassReview1(visit=VISIT, checked=(Flag.CREDIT_REVIEW,)), by=Role.REVIEWER_1, person="r1")
        .then(m.Review1Passed),
    ]


def _reviewing(cast: Cast) -> list[Scenario]:
    m = cast.says
    fail = {"reasons": (Reason.EVIDENCE_FORGED,), "explanation": "检测报告系伪造", "suspect": REPORT}
    granted = cast.amount_fen
    return [
        cast.reviewed_once(scenario("the first reviewer passes the case after a visit")).then(
            fact(m.Review1Passed, by="r1")
        ),
        cast.checked(scenario("the first reviewer finds the evidence forged"))
        .when(m.FailReview1(**fail), by=Role.REVIEWER_1, person="r1")
        .then(fact(m.CaseRejected, stage=RejectedAt.REVIEW_1, suspect=REPORT, by="r1")),
        _intake_reviews(cast),
        cast.reviewed_once(scenario("the second reviewer is somebody else", "0.4/E2"))
        .when(m.PassReview2(), by=Role.REVIEWER_2, person="r1")
        .then_refused("FOUR_EYES_VIOLATION", "actor"),
        cast.reviewed_once(scenario("the second reviewer did not hand in the application", "0.4/E1"))
        .when(m.PassReview2(), by=Role.REVIEWER_2, person="boss")
        .then_refused("FOUR_EYES_VIOLATION", "actor"),
        cast.reviewed_once(scenario("the second reviewer sends a case back"))
        .when(m.SendBack(explanation="现场照片不清"), by=Role.REVIEWER_2, person="r2")
        .then(fact(m.SentBack, by="r2"))
        .then_state("REVIEW_1")
        .when(m.PassReview1(visit=VISIT), by=Role.REVIEWER_1, person="r2")
        .then_refused("FOUR_EYES_VIOLATION"),
        cast.reviewed_once(scenario("the second reviewer rejects a case"))
        .when(
            m.FailReview2(reasons=(Reason.EVIDENCE_MISSING,), explanation="缺少原件"), by=Role.REVIEWER_2, person="r2"
        )
        .then(fact(m.CaseRejected, stage=RejectedAt.REVIEW_2)),
        cast.reviewed(scenario("the approver rejects a case"))
        .when(m.Reject(reasons=(Reason.REVIEW_FAILED,), explanation="不符合方向"), by=cast.approver(), person="ap")
        .then(fact(m.CaseRejected, stage=RejectedAt.APPROVAL, by="ap")),
        cast.reviewed(scenario("the approver reviewed nothing of the case", "12/3"))
        .when(m.Approve(), by=cast.approver(), person="r1")
        .then_refused("FOUR_EYES_VIOLATION"),
        cast.reviewed(scenario("nobody grants more than was computed"))
        .when(m.Approve(granted_fen=granted + 1, minutes_no="1"), by=Role.MEETING, person="ap")
        .then_refused("ABOVE_COMPUTED", "granted_fen"),
        cast.reviewed(scenario("the meeting decides with minutes", "0.4/E4"))
        .when(m.Approve(), by=Role.MEETING, person="ap")
        .then_refused("FOUR_EYES_VIOLATION"),
        cast.public(scenario("a grant is in public for five working days"))
        .then(fact(m.CaseApproved, granted_fen=granted, by="ap"), fact(m.NoticeOpened, ends_on=date(2023, 6, 15)))
        .then_due("notice", on="2023-06-15"),
        cast.checked(scenario("whoever is related to the beneficiary takes no part", "0.4/E5"))
        .when(m.DeclareRelation(person="r2", relation="配偶任职"), by=Role.REVIEWER_1, person="r1")
        .then_refused("NOT_OWN_RELATION", "person")
        .when(m.DeclareRelation(person="r2", relation="配偶任职"), by=Role.AUDITOR, person="au")
        .then(m.RelationDeclared)
        .when(m.DeclareRelation(person="r1", relation="配偶任职"), by=Role.REVIEWER_1, person="r1")
        .then(m.RelationDeclared)
        .when(m.PassReview1(visit=VISIT), by=Role.REVIEWER_1, person="r1")
        .then_refused("FOUR_EYES_VIOLATION"),
        cast.committed(scenario("a payment that is not released learns whom else it is barred to", "0.4/E5"))
        .when(m.DeclareRelation(person="fm", relation="配偶任职"), by=Role.FIN_MAKER, person="fm")
        .then(m.RelationDeclared, fact(m.PaymentSought, step=6, why=AskedBecause.RECUSED)),
    ]


def _intake_reviews(cast: Cast) -> Scenario:
    passed = cast.says.PassReview1(visit=VISIT)
    if cast.amount_fen <= 2_000_000:
        story = cast.checked(scenario("up to 20,000 yuan who accepted may be the first reviewer", "0.4/E2"))
        return story.at("2023-06-06 09:00").when(passed, by=Role.REVIEWER_1, person="in").then(cast.says.Review1Passed)
    story = cast.checked(scenario("above 20,000 yuan who accepted is not the first reviewer", "0.4/E2"))
    return (
        story.at("2023-06-06 09:00").when(passed, by=Role.REVIEWER_1, person="in").then_refused("FOUR_EYES_VIOLATION")
    )


def _in_public(cast: Cast) -> list[Scenario]:
    m, granted = cast.says, cast.amount_fen
    objection = m.RaiseObjection(text="该生产线早已停产", signed=True)

    def objected(title: str, cites: str | None = None, at: str = "2023-06-12 09:00") -> Scenario:
        return cast.public(scenario(title, cites)).at(at).when(objection, by=Role.PLATFORM, person="citizen")

    def decided(story: Scenario, outcome: ObjectionOutcome, amount: int | None = None) -> Scenario:
        examined = m.DecideObjection(outcome=outcome, explanation="已核实", granted_fen=amount)
        confirmed = m.ConfirmObjection(minutes_no="纪要〔2023〕7号")
        return story.when(examined, by=Role.REVIEWER_2, person="r2").when(confirmed, by=Role.MEETING, person="ap")

    return [
        cast.public(scenario("a notice without objections ends by itself"))
        .at("2023-06-16 09:00")
        .then_passed(m.NoticeClosed, at="2023-06-16 00:00")
        .then_state("PAYABLE")
        .then_due("payment", on="2023-06-30"),
        cast.public(scenario("objections are signed"))
        .when(m.RaiseObjection(text="不公", signed=False), by=Role.APPLICANT)
        .then_refused("UNSIGNED"),
        objected("an objection of the last minute counts", "12/10", at="2023-06-15 23:59")
        .then(m.ObjectionRaised)
        .then_due("objection", on="2023-06-30"),
        objected("an objection is confirmed by a second person before anything is decided")
        .when(m.ConfirmObjection(), by=cast.approver(), person="ap")
        .then_refused("NOT_EXAMINED")
        .when(
            m.DecideObjection(outcome=ObjectionOutcome.AMOUNT_CHANGED, explanation="核减"),
            by=Role.REVIEWER_2,
            person="r2",
        )
        .then_refused("AMOUNT_UNCLEAR", "granted_fen")
        .when(
            m.DecideObjection(outcome=ObjectionOutcome.DISMISSED, explanation="不成立"), by=Role.REVIEWER_2, person="r2"
        )
        .then(m.ObjectionExamined)
        .when(m.ConfirmObjection(agrees=False), by=cast.approver(), person="ap")
        .then(m.ObjectionProposalDeclined)
        .when(
            m.DecideObjection(outcome=ObjectionOutcome.DISMISSED, explanation="不成立"), by=Role.REVIEWER_2, person="r2"
        )
        .when(m.ConfirmObjection(), by=Role.APPROVER, person="r2")
        .then_refused("FOUR_EYES_VIOLATION"),
        decided(objected("a dismissed objection leaves the notice as it was"), ObjectionOutcome.DISMISSED)
        .then(m.ObjectionDecided)
        .then_due("notice", on="2023-06-15"),
        decided(
            objected("another amount is published for a whole period anew"),
            ObjectionOutcome.AMOUNT_CHANGED,
            granted - 1,
        )
        .then(fact(m.ObjectionDecided, granted_fen=granted - 1), fact(m.NoticeOpened, ends_on=date(2023, 6, 19)))
        .then_due("notice", on="2023-06-19"),
        decided(objected("an objection may send the case back to the first review"), ObjectionOutcome.REVIEW_AGAIN)
        .then(m.ObjectionDecided)
        .then_state("REVIEW_1"),
        decided(objected("an objection may end the case"), ObjectionOutcome.REJECTED).then(
            m.ObjectionDecided, fact(m.CaseRejected, stage=RejectedAt.OBJECTION)
        ),
    ]


def _paying(cast: Cast) -> list[Scenario]:
    m, granted = cast.says, cast.amount_fen
    half = (told.Leg(line=LINE, amount_fen=granted - 1), told.Leg(line=OTHER_LINE, amount_fen=1))
    back = cast.paying(scenario("a corrected account is confirmed by a second person and paid again", "0.4/E6")).heard(
        cast.returned()
    )
    return [
        cast.committing(scenario("committing asks the keys once more, then the fund"))
        .then(m.KeyChecked, fact(m.CommitmentSought, step=4, amount_fen=granted))
        .when(m.Commit(), by=Role.APPROVER, person="ap")
        .then_refused("COMMITMENT_UNDER_WAY")
        .when(m.Withdraw(), by=Role.APPLICANT)
        .then_refused("COMMITMENT_UNDER_WAY"),
        cast.committed(scenario("a commitment is paid to the account that two persons have seen"))
        .then(fact(m.GrantCommitted, amount_fen=granted), fact(m.PaymentSought, step=5, is_held=False))
        .then_state("COMMITTED")
        .heard(cast.commitment())
        .then_nothing(),
        cast.committing(scenario("a fund that says no may be asked again"))
        .heard(cast.commitment(Verdict.REFUSED, code=FundCode.LINE_FROZEN, legs=()))
        .then(m.CommitmentDenied)
        .when(m.Commit(), by=Role.APPROVER, person="ap")
        .then(m.CommitmentOrdered, fact(m.KeysSought, step=5)),
        cast.payable(scenario("a key that was given to another case stops the commitment"))
        .when(m.Commit(), by=Role.APPROVER, person="ap")
        .heard(cast.key_says(cast.keys[0], KeyVerdict.DUPLICATE, step=3))
        .then(m.KeyChecked, m.CommitmentDenied),
        cast.payable(scenario("whoever reviewed does not commit"))
        .when(m.Commit(), by=Role.APPROVER, person="r2")
        .then_refused("FOUR_EYES_VIOLATION"),
        cast.payable(scenario("an answer older than thirty days pays nothing", "12/18"))
        .at("2023-07-03 09:00")
        .then_passed(m.CreditAsked, at="2023-07-03 00:00", why=Wait.CREDIT_STALE)
        .when(m.Commit(), by=Role.APPROVER, person="ap")
        .then_refused("CREDIT_NOT_ANSWERED", "credit")
        .heard(eligible(version=2, as_of=date(2023, 7, 3), valid_until=date(2023, 8, 2)))
        .then(m.CreditAnswered)
        .when(m.Commit(), by=Role.APPROVER, person="ap")
        .then(m.CommitmentOrdered, m.KeysSought),
        cast.paid(scenario("a grant is paid once, whatever is heard twice or late", "12/6"))
        .then(fact(m.PaymentMoved), fact(m.GrantPaid, amount_fen=granted, paid_on=date(2023, 6, 20)), *cast.once_paid)
        .heard(cast.executed())
        .then_nothing()
        .heard(cast.released())
        .then_nothing(),
        cast.committed(scenario("the result may come before the release"))
        .at("2023-06-20 15:00")
        .heard(cast.executed())
        .heard(cast.released())
        .then_nothing()
        .then_state("PAID"),
        cast.committing(scenario("two lines pay a leg each, and the grant is paid when both are"))
        .heard(cast.commitment(legs=half))
        .at("2023-06-19 09:00")
        .heard(cast.released())
        .heard(cast.executed(value_date=date(2023, 6, 19)))
        .then(m.PaymentMoved)
        .then_state("PAYING")
        .heard(cast.executed(line=OTHER_LINE, amount_fen=1, value_date=date(2023, 6, 19)))
        .then_state("PAID"),
        cast.committed(scenario("a payment that is given up is asked for again"))
        .heard(cast.payment(told.PaymentCancelled, cancelled_on=date(2023, 6, 16), reason="附件不全"))
        .then(m.PaymentMoved, fact(m.PaymentSought, step=6)),
        back.then(fact(m.PaymentMoved))
        .then_state("RETURNED")
        .when(m.ConfirmAccount(), by=Role.FIN_CHECKER, person="fc")
        .then_refused("NOT_CORRECTED")
        .when(
            m.CorrectAccount(bank=ACCOUNT.model_copy(update={"account_name": "别人"})), by=Role.APPLICANT, person="boss"
        )
        .then_refused("NAME_MISMATCH")
        .when(m.CorrectAccount(bank=_in_name(cast)), by=Role.APPLICANT, person="fc")
        .when(m.ConfirmAccount(), by=Role.FIN_CHECKER, person="fc")
        .then_refused("FOUR_EYES_VIOLATION")
        .when(m.ConfirmAccount(agrees=False), by=Role.FIN_CHECKER, person="fc2")
        .then(m.AccountDeclined)
        .when(m.CorrectAccount(bank=_in_name(cast)), by=Role.APPLICANT, person="boss")
        .when(m.ConfirmAccount(), by=Role.FIN_CHECKER, person="r1")
        .then_refused("FOUR_EYES_VIOLATION")
        .when(m.ConfirmAccount(), by=Role.FIN_CHECKER, person="fc")
        .then(m.AccountConfirmed, fact(m.PaymentSought, step=6))
        .then_state("COMMITTED")
        .at("2023-06-26 09:00")
        .heard(cast.released())
        .then_nothing()
        .heard(cast.executed(step=6, value_date=date(2023, 6, 26)))
        .then_state("PAID"),
        cast.closed(scenario("a bank may send money back after the case was closed"))
        .then(m.CaseClosed)
        .at("2023-07-12 09:00")
        .heard(cast.returned(returned_on=date(2023, 7, 12)))
        .then_state("RETURNED"),
        cast.closed(scenario("what comes back in a later year is not paid again from here", "12/8"))
        .at("2024-01-08 09:00")
        .heard(cast.returned(returned_on=date(2024, 1, 8), prior_year=True))
        .when(m.CorrectAccount(bank=_in_name(cast)), by=Role.APPLICANT)
        .then_refused("PRIOR_YEAR_RETURN"),
        cast.checked(scenario("a reservation is prolonged while the case is under review"))
        .at("2023-08-25 09:00")
        .then_passed(m.ReservationProlonged, at="2023-08-22 00:00"),
    ]


def _in_name(cast: Cast) -> Account:
    return ACCOUNT.model_copy(update={"account_name": cast.claim["applicant"].name})


def _holding(cast: Cast) -> list[Scenario]:
    m = cast.says
    document = {"cause": HoldCause.DOCUMENT, "what": REPORT, "explanation": "另有合格报告"}
    eia = []
    if cast.project_code:
        eia = [
            cast.submitted(scenario("a project whose EIA approval is gone gets nothing"))
            .heard(revoked(cast.project_code))
            .when(m.Accept(), by=Role.INTAKE)
            .then(fact(m.CaseRejected, reasons=(Reason.NO_EIA,))),
            cast.reviewed_once(scenario("a revoked EIA approval holds the case"))
            .heard(revoked(cast.project_code))
            .then(m.CaseHeld)
            .when(m.PassReview2(), by=Role.REVIEWER_2, person="r2")
            .then_refused("ON_HOLD"),
            cast.paid(scenario("an EIA approval that is cancelled after payment is a matter for a clawback review"))
            .heard(revoked(cast.project_code, EiaCancelled))
            .then(m.ClawbackReviewOpened),
        ]

    def given_up(story: Scenario) -> Scenario:
        """Proposed, on a hold."""
        proposal = m.RevokeGrant(reasons=(Reason.DISHONEST_LIST,), explanation="列入严重失信主体名单")
        story = cast.committed(story).heard(listed(date(2023, 6, 16)))
        return story.when(proposal, by=cast.approver(), person="ap")

    return [
        *eia,
        cast.public(scenario("a listing holds the case and stops its notice; only its end lifts the hold"))
        .at("2023-06-09 09:00")
        .heard(listed())
        .then(m.CaseHeld)
        .heard(listed())
        .then_nothing()
        .when(
            m.SettleHold(cause=HoldCause.SERIOUS_LIST, what=FIRM, explanation="无关"), by=Role.REVIEWER_2, person="r2"
        )
        .then_refused("NOT_TO_SETTLE")
        .at("2023-06-26 09:00")
        .then_state("NOTICE")
        .heard(unlisted(date(2023, 6, 26)))
        .then(m.HoldLifted)
        .then_due("notice", on="2023-06-30"),
        cast.payable(scenario("nothing is committed for whoever is on hold"))
        .heard(listed(date(2023, 6, 16)))
        .when(m.Commit(), by=Role.APPROVER, person="ap")
        .then_refused("ON_HOLD", "type"),
        cast.reviewed_once(scenario("a coercive measure holds the case until it is lifted"))
        .heard(coerced())
        .then(m.CaseHeld)
        .heard(freed())
        .then(m.HoldLifted),
        cast.reviewed_once(scenario("a later no of the credit service holds the case, a later yes frees it"))
        .heard(eligible(Eligible.NO, CreditReason.CREDIT_GRADE, version=2))
        .then(m.CreditAnswered, fact(m.CaseHeld))
        .heard(eligible(Eligible.NO, CreditReason.CREDIT_GRADE, version=3, as_of=date(2023, 6, 6)))
        .then(m.CreditAnswered)
        .heard(eligible(version=4))
        .then(m.CreditAnswered, m.HoldLifted),
        cast.reviewed_once(scenario("a false document holds the case until it is restored or found to be no obstacle"))
        .at("2023-06-07 10:00")
        .heard(falsified())
        .then(m.CaseHeld)
        .when(m.SettleHold(**document), by=Role.REVIEWER_2, person="r2")
        .then(fact(m.HoldLifted, settled_by="r2"))
        .heard(falsified())
        .then_nothing(),
        cast.reviewed_once(scenario("a restored document holds nobody"))
        .heard(falsified())
        .heard(restored())
        .then(m.HoldLifted),
        cast.reviewed_once(scenario("a barred body holds the cases that rest on its reports"))
        .heard(body())
        .then(m.CaseHeld)
        .heard(body(BodyStatus.ACTIVE))
        .then(m.HoldLifted),
        cast.committed(scenario("a payment that is not released learns of holds"))
        .heard(listed(date(2023, 6, 16)))
        .then(m.CaseHeld, fact(m.PaymentSought, step=6, is_held=True))
        .heard(unlisted())
        .then(m.HoldLifted, fact(m.PaymentSought, step=7, is_held=False)),
        cast.committed(scenario("nothing that may be paid is revoked", "1.d"))
        .when(m.RevokeGrant(reasons=(Reason.DISHONEST_LIST,), explanation="失信"), by=cast.approver(), person="ap")
        .then_refused("NOT_ON_HOLD")
        .when(m.ConfirmRevocation(), by=Role.FIN_CHECKER, person="fc")
        .then_refused("NO_REVOCATION"),
        given_up(scenario("what a hold keeps for good goes back to the line, by two persons", "1.b"))
        .then(m.RevocationProposed)
        .when(m.ConfirmRevocation(agrees=False), by=Role.FIN_CHECKER, person="fc")
        .then(m.RevocationDeclined)
        .when(m.ConfirmRevocation(), by=Role.FIN_CHECKER, person="fc")
        .then_refused("NO_REVOCATION"),
        given_up(scenario("neither who proposed it nor who reviewed the case confirms it", "0.4/E3"))
        .when(m.ConfirmRevocation(), by=Role.FIN_CHECKER, person="ap")
        .then_refused("FOUR_EYES_VIOLATION", "actor")
        .when(m.ConfirmRevocation(), by=Role.FIN_CHECKER, person="r1")
        .then_refused("FOUR_EYES_VIOLATION", "actor")
        .heard(unlisted())
        .then(m.HoldLifted, fact(m.PaymentSought, is_held=False))
        .when(m.ConfirmRevocation(), by=Role.FIN_CHECKER, person="fc")
        .then_refused("NO_REVOCATION"),
        given_up(
            scenario("a proposal ends with the hold that gave rise to it: another hold asks for a new one", "0.4/E8")
        )
        .heard(unlisted())
        .then(m.HoldLifted, m.PaymentSought)
        .at("2023-07-03 09:00")
        .heard(listed(date(2023, 7, 3)))
        .then(m.CaseHeld, fact(m.PaymentSought, is_held=True))
        .when(m.ConfirmRevocation(), by=Role.FIN_CHECKER, person="fc")
        .then_refused("NO_REVOCATION")
        .when(
            m.RevokeGrant(reasons=(Reason.DISHONEST_LIST,), explanation="再次列入严重失信主体名单"),
            by=cast.approver(),
            person="ap",
        )
        .then(m.RevocationProposed)
        .when(m.ConfirmRevocation(), by=Role.FIN_CHECKER, person="fc")
        .then(m.ReleaseSought),
        given_up(scenario("then nothing is left of it", "10"))
        .when(m.ConfirmRevocation(), by=Role.FIN_CHECKER, person="fc")
        .then(fact(m.ReleaseSought, step=7, amount_fen=cast.amount_fen, approved_by="ap", by="fc"))
        .then_state("RELEASING")
        .heard(unlisted())
        .then_nothing()
        .heard(cast.commitment(Verdict.RELEASED, step=6))
        .then_nothing()
        .heard(cast.commitment(Verdict.RELEASED, step=7))
        .then(
            fact(m.RestReleased, amount_fen=cast.amount_fen),
            fact(m.CaseRejected, stage=RejectedAt.REVOCATION, reasons=(Reason.DISHONEST_LIST,)),
        )
        .then_state("REJECTED"),
        given_up(scenario("a line that cannot release yet leaves the case as it stood"))
        .when(m.ConfirmRevocation(), by=Role.FIN_CHECKER, person="fc")
        .heard(cast.commitment(Verdict.REFUSED, step=7, code=FundCode.IN_FLIGHT))
        .then(fact(m.ReleaseDenied, code=FundCode.IN_FLIGHT))
        .then_state("COMMITTED")
        .heard(unlisted())
        .then(m.HoldLifted, fact(m.PaymentSought, step=8, is_held=False)),
        given_up(scenario("what left before the line was asked is paid"))
        .when(m.ConfirmRevocation(), by=Role.FIN_CHECKER, person="fc")
        .heard(cast.released(step=6))
        .then(m.PaymentMoved)
        .heard(cast.commitment(Verdict.REFUSED, step=7, code=FundCode.IN_FLIGHT))
        .then(m.ReleaseDenied)
        .then_state("PAYING"),
        cast.paying(scenario("a listing between release and payment cannot stop the bank: it is examined afterwards"))
        .heard(listed(date(2023, 6, 19)))
        .then(m.CaseHeld)
        .at("2023-06-20 15:00")
        .heard(cast.executed())
        .then(m.PaymentMoved, m.GrantPaid, *cast.once_paid, m.ClawbackReviewOpened),
        cast.paid(scenario("a listing after payment is no cause to claw back"))
        .at("2023-07-03 09:00")
        .heard(listed(date(2023, 7, 3)))
        .then_nothing(),
        cast.paid(scenario("a document found false after payment is examined, and the case is not closed meanwhile"))
        .when(m.SettleClawbackReview(explanation="无"), by=Role.REVIEWER_2, person="r2")
        .then_refused("NO_CLAWBACK_REVIEW")
        .heard(falsified(date(2023, 6, 21)))
        .then(m.ClawbackReviewOpened)
        .when(m.CloseCase(findings="正常"), by=Role.REVIEWER_2, person="r2")
        .then_refused("CLAWBACK_REVIEW_OPEN")
        .when(m.SettleClawbackReview(explanation="该报告不影响补助条件"), by=Role.REVIEWER_2, person="r2")
        .then(m.ClawbackReviewSettled)
        .heard(falsified(date(2023, 6, 21)))
        .then_nothing(),
    ]


def _clawing_back(cast: Cast) -> list[Scenario]:
    m, paid = cast.says, cast.amount_fen
    tenth = (paid + 5) // 10
    first, rest = paid // 4, paid - paid // 4

    def recorded(story: Scenario, amount: int, ref: str, day: date, person: str = "fm") -> Scenario:
        receipt = m.RecordRecovery(amount_fen=amount, bank_ref=ref, received_on=day)
        return story.when(receipt, by=Role.FIN_MAKER, person=person)

    def partly(title: str) -> Scenario:
        return recorded(cast.owing(scenario(title)), first, "R1", date(2023, 8, 3))

    return [
        cast.clawback(scenario("fraud is clawed back whole, and the fine is a matter of its own", "1.e/F5 2.b"))
        .then(fact(m.ClawbackOpened, amount_fen=paid, fine_least_fen=tenth, fine_most_fen=(paid + 1) // 2, by="au"))
        .then_state("CLAWBACK"),
        cast.clawback(scenario("an error is clawed back without a fine"), cause=ClawbackCause.ERROR).then(
            fact(m.ClawbackOpened, fine_least_fen=0, fine_most_fen=0)
        ),
        cast.paid(scenario("a clawback is never larger than what was paid", "12/15"))
        .when(
            m.OpenClawback(cause=ClawbackCause.MISUSE, amount_fen=paid + 1, explanation="挪用"),
            by=Role.AUDITOR,
            person="au",
        )
        .then_refused("CLAWBACK_EXCEEDS_PAID", "amount_fen"),
        cast.clawback(scenario("whoever opened a clawback does not decide it"))
        .when(m.NotifyClawback(doc_no="1"), by=Role.LEADER, person="au")
        .then_refused("FOUR_EYES_VIOLATION"),
        cast.clawback(scenario("a clawback can be dismissed"))
        .when(m.DismissClawback(explanation="证据不足"), by=Role.LEADER, person="le")
        .then(m.ClawbackDismissed)
        .then_state("PAID"),
        cast.owing(scenario("the beneficiary has fifteen days to pay back"))
        .then(fact(m.ClawbackNotified, due_on=date(2023, 8, 18)))
        .then_due("repayment", on="2023-08-18"),
        partly("a clawback may come back in parts, each recorded by one person and confirmed by another")
        .then(fact(m.RecoveryRecorded, by="fm"))
        .when(m.ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fm")
        .then_refused("FOUR_EYES_VIOLATION")
        .when(m.ConfirmRecovery(bank_ref="R9"), by=Role.FIN_CHECKER, person="fc")
        .then_refused("NOTHING_RECORDED")
        .when(m.ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
        .then(fact(m.RecoveryConfirmed, amount_fen=first, outstanding_fen=rest))
        .heard(_booked(cast, first))
        .then(m.RecoveryBooked)
        .then_state("CLAWBACK_DUE")
        .when(
            m.RecordRecovery(amount_fen=rest + 1, bank_ref="R2", received_on=date(2023, 8, 3)),
            by=Role.FIN_MAKER,
            person="fm",
        )
        .then_refused("ABOVE_OUTSTANDING")
        .when(
            m.RecordRecovery(amount_fen=1, bank_ref="R1", received_on=date(2023, 8, 3)), by=Role.FIN_MAKER, person="fm"
        )
        .then_refused("RECORDED_ALREADY")
        .when(
            m.RecordRecovery(amount_fen=rest, bank_ref="R2", received_on=date(2023, 8, 3)),
            by=Role.FIN_MAKER,
            person="fm",
        )
        .when(m.ConfirmRecovery(bank_ref="R2"), by=Role.FIN_CHECKER, person="fc")
        .then(fact(m.RecoveryConfirmed, outstanding_fen=0), fact(m.FraudEstablished, barred_until=date(2026, 8, 3)))
        .then_state("RECOVERED"),
        cast.owing(scenario("what is not paid back in time is told to the credit service, and can still be paid"))
        .at("2023-08-21 09:00")
        .then_passed(m.ClawbackWentOverdue, at="2023-08-19 00:00", outstanding_fen=paid)
        .then_passed(m.FraudEstablished)
        .then_state("CLAWBACK_OVERDUE")
        .when(
            m.RecordRecovery(amount_fen=paid, bank_ref="R1", received_on=date(2023, 8, 21)),
            by=Role.FIN_MAKER,
            person="fm",
        )
        .when(m.ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
        .then(m.RecoveryConfirmed)
        .then_state("RECOVERED"),
        cast.clawback(
            scenario("what the bank sends back while it is clawed back is owed by nobody, and may be revoked", "2.b")
        )
        .heard(cast.returned(returned_on=date(2023, 8, 1)))
        .then(m.PaymentMoved, fact(m.ClawbackReduced, amount_fen=paid, outstanding_fen=0))
        .then_state("RETURNED")
        .when(
            m.RevokeGrant(reasons=(Reason.EVIDENCE_FORGED,), explanation="发票系伪造"), by=cast.approver(), person="ap"
        )
        .when(m.ConfirmRevocation(), by=Role.FIN_CHECKER, person="fc")
        .then(fact(m.ReleaseSought, amount_fen=paid))
        .heard(cast.commitment(Verdict.RELEASED, step=6))
        .then(m.RestReleased, fact(m.CaseRejected, stage=RejectedAt.REVOCATION)),
        cast.owing(
            scenario("of what came back in part, the bank returns the payment: the rest is paid again, if anything")
        )
        .when(
            m.RecordRecovery(amount_fen=first, bank_ref="R1", received_on=date(2023, 8, 3)),
            by=Role.FIN_MAKER,
            person="fm",
        )
        .when(m.ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
        .at("2023-08-04 09:00")
        .heard(cast.returned(returned_on=date(2023, 8, 4)))
        .then(m.PaymentMoved, fact(m.ClawbackReduced, amount_fen=rest, outstanding_fen=0))
        .then_state("RETURNED")
        .when(m.CorrectAccount(bank=_in_name(cast)), by=Role.APPLICANT, person="boss")
        .when(m.ConfirmAccount(), by=Role.FIN_CHECKER, person="fc")
        .then(m.AccountConfirmed, fact(m.PaymentSought, legs=(told.Leg(line=LINE, amount_fen=rest),)))
        .when(m.RevokeGrant(reasons=(Reason.EVIDENCE_FORGED,), explanation="无"), by=cast.approver(), person="ap")
        .then_refused("NOT_ON_HOLD"),
        recorded(
            cast.owing(scenario("a part is clawed back, and the bank returns the payment afterwards"), amount=first),
            first,
            "R1",
            date(2023, 8, 3),
        )
        .when(m.ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
        .then_state("RECOVERED")
        .at("2023-08-04 09:00")
        .heard(cast.returned(returned_on=date(2023, 8, 4)))
        .then(m.PaymentMoved)
        .then_state("RETURNED"),
        partly("while money comes back, what the fund says late of a release changes nothing")
        .when(m.ConfirmRecovery(bank_ref="R1"), by=Role.FIN_CHECKER, person="fc")
        .heard(cast.released(step=5))
        .then_nothing(),
        recorded(
            cast.owing(scenario("whoever reviewed the case touches none of its money")), 1, "R1", date(2023, 8, 3), "r1"
        ).then_refused("FOUR_EYES_VIOLATION"),
    ]


def _booked(cast: Cast, amount: int) -> told.ReturnAnswered:
    return told.ReturnAnswered(
        concerning=cast.me,
        step=6,
        line=LINE,
        payment=PAYMENT,
        amount_fen=amount,
        verdict=Verdict.GRANTED,
        to=told.ReturnedTo.LINE,
        code=None,
        fiscal_year_of_payment=2023,
        fiscal_year_of_return=2023,
    )
