"""Stories that cross the borders of services, told in acts, wherever they are played: embedded, or over a broker.

After each act all that was told has been heard. Then these cases stand so, and these commands were refused.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from services.approval.cases.eia import messages as eia
from services.approval.cases.soil_survey import messages as soil
from services.credit.cases.credit_record import messages as records
from services.credit.cases.minor_case.borders import case_of as minor_case_of
from services.finance.cases.voc_subsidy import messages as voc
from services.thirdparty.cases.body import messages as bodies
from services.thirdparty.cases.compiler import messages as compilers
from services.thirdparty.cases.compiler import scenarios as of_compilers
from services.thirdparty.cases.fraud_case import messages as fraud
from services.thirdparty.cases.fraud_case import scenarios as of_fraud
from services.thirdparty.cases.fraud_case.messages import Capacity, ClientRole, Source, Track
from services.thirdparty.cases.fraud_case.scenarios import FANG, LIN, ZHU
from shared.casework.calendar import SHANGHAI
from shared.contracts.approval import ConstructionBeforeApproval
from shared.contracts.approval import Role as Window
from shared.contracts.credit import THE_BUREAU, Penalty, PenaltyKind, record_case
from shared.contracts.credit import Role as Credit
from shared.contracts.finance import Role as Money
from shared.contracts.granting import ClawbackCause, Reason
from shared.contracts.licensing import NonAcceptance, RevocationGround
from shared.contracts.message import Command, Envelope
from shared.contracts.thirdparty import FraudClientInvolved, Role
from shared.eventstore.register import Query

SAMPLES = Path(__file__).parents[1] / "deploy/samples"


@dataclass(frozen=True)
class Act:
    """``stands``: how cases stand after it, by service and id. ``newest``: the fact that each was left with.
    ``name``: for those amid which a post may be unruly.
    ``refused``: the codes of what was refused, in order; nothing is said of the days of a sample, with mistakes of its own."""

    letters: Sequence[Envelope]
    stands: Mapping[tuple[str, UUID], str] = field(default_factory=dict)
    newest: Mapping[tuple[str, UUID], str] = field(default_factory=dict)
    refused: Sequence[str] | None = ()
    name: str = ""

    @property
    def ends_at(self) -> datetime:
        return max(one.time for one in self.letters)


def letter(at: str, subject: UUID, command: Command, role: str, person: str = "urn:person:p") -> Envelope:
    """A command as a platform sends it."""
    return Envelope(
        specversion="1.0",
        id=f"{at}/{command.KIND}/{subject}",
        source="urn:ecocase:partner:demo",
        type=command.KIND,
        subject=subject,
        time=datetime.fromisoformat(at).replace(tzinfo=SHANGHAI),
        actor=person,
        role=role,
        data=command.model_dump(mode="json"),
    )


def sample(name: str, before: str = "9999", **changes: Any) -> list[Envelope]:
    """What a sample sends before a moment, with other words in some fields of its commands."""
    lines = (SAMPLES / f"{name}.jsonl").read_text("utf-8").splitlines()
    told = [one for one in map(json.loads, lines) if one["time"] < before]
    for one in told:
        one["data"] |= {key: value for key, value in changes.items() if key in one["data"]}
    return [Envelope.model_validate(one) for one in told]


def moved(one: Envelope, days: int, subject: UUID | None = None, **said: Any) -> Envelope:
    """A letter of a sample so many days later, about another case, or saying something more."""
    known = {"id": f"{one.id}/{days}/{subject}", "time": one.time + timedelta(days), "data": one.data | said}
    return one.model_copy(update=known | ({"subject": subject} if subject else {}))


def by_days(letters: Iterable[Envelope]) -> list[Act]:
    """One act a day: what a service answers overnight is there in the morning."""
    ordered = sorted(letters, key=lambda one: one.time)
    return [Act(list(same), refused=None) for _, same in groupby(ordered, lambda one: one.time.date())]


def by_hours(letters: Iterable[Envelope]) -> list[Act]:
    """One act an hour, where a step needs the answer to the one before it on the same day."""
    ordered = sorted(letters, key=lambda one: one.time)
    return [Act(list(same), refused=None) for _, same in groupby(ordered, lambda one: f"{one.time:%F %H}")]


def statuses(stores: Mapping[str, Any]) -> dict[tuple[str, UUID], str]:
    """How every case stands, by its service and id."""
    rows = [(name, row) for name, store in stores.items() for row in store.register.find(Query(limit=500)).rows]
    return {(name, row.case_id): row.status for name, row in rows}


def newest(stores: Mapping[str, Any], case: tuple[str, UUID]) -> str:
    service, case_id = case
    return stores[service].history.entries(case_id)[-1].kind.split(".")[2]


def refusals(receipts: Iterable[Mapping[str, Any]]) -> list[str]:
    return [one["refusal"]["code"] for one in receipts if one.get("refusal")]


# -- a fraud case -------------------------------------------------------------------------------------------------

FRAUD = uuid5(NAMESPACE_URL, "fraud through the post")
PREPARER, WRITER = "91330100MA27XP4L8M", "BH018264"
REVOKE = fraud.RevokeDecision(doc_no="金环撤〔2024〕1号", reasons="主要证据系伪造")


def decided(clue: fraud.OpenClue, outcome: fraud.ProposeOutcome, opened: str, decided: str) -> list[Envelope]:
    """From the clue to the decision: everything of the first day, a minute after the other, and then the panel's."""
    steps: list[tuple[Command, str, str]] = [
        (clue, Role.OFFICER, FANG),
        (of_fraud.SCREEN, Role.OFFICER, FANG),
        (fraud.File(), Role.DECIDER, ZHU),
        (of_fraud.EVIDENCE, Role.OFFICER, FANG),
        (of_fraud.amounts(contract=120_000), Role.OFFICER, FANG),
        (outcome, Role.OFFICER, FANG),
        (of_fraud.PASSED, Role.LEGAL, LIN),
        (fraud.GiveNotice(), Role.OFFICER, FANG),
    ]
    first = [letter(f"{opened} 09:{number:02}", FRAUD, *one) for number, one in enumerate(steps)]
    return [*first, letter(f"{decided} 09:30", FRAUD, fraud.Decide(), Role.PANEL, ZHU)]


def decision_revoked(at: str) -> Envelope:
    return letter(at, FRAUD, REVOKE, Role.PANEL, ZHU)


def file_of(compiler: str) -> UUID:
    return uuid5(NAMESPACE_URL, compiler)


def compiler_file(compiler: str, at: str) -> Envelope:
    """The platform's file of a compiler."""
    opening = compilers.OpenFile(compiler=compiler, created_on=date(2025, 7, 1))
    return letter(at, file_of(compiler), opening, Role.PLATFORM)


def five_poor_forms(act_on: str) -> tuple[fraud.OpenClue, fraud.ProposeOutcome]:
    """One form of nonsense and four poor ones: the unit reaches the limit of points, the lead is banned."""
    forms = tuple(of_fraud.form(f"form-{n}", f"prj00{n}", lead=WRITER, main_compilers=()) for n in range(5))
    clue = fraud.OpenClue(
        track=Track.EIA,
        body_uscc=PREPARER,
        deliverables=forms,
        source=Source.REVIEW,
        description="五份报告表存在问题",
    )
    poor = [of_fraud.finding("Q5", f"form-{n}", act_on) for n in range(1, 5)]
    unit = of_fraud.penalty(PREPARER, Capacity.TECHNICAL_UNIT, 360_000, criticism=True)
    return clue, of_fraud.outcome((of_fraud.finding("S3", "form-0", act_on), *poor), unit, of_fraud.person(WRITER))


# -- the chains ---------------------------------------------------------------------------------------------------

FORM_BEFORE, FORM_DURING, FORM_AFTER = (uuid5(NAMESPACE_URL, f"chain/form/{n}") for n in ("before", "during", "after"))
BODY = uuid5(NAMESPACE_URL, "chain/body")


def form(case: UUID, number: int, day: str, at: str = "09") -> list[Envelope]:
    """A form by the unit is handed in and, an hour later, to be accepted: the first steps of a sample."""
    draft, *_ = sample("form-approved")
    data = draft.data | {"preparer_uscc": PREPARER, "lead_writer": WRITER}
    create = eia.CreateDraft.model_validate(data | {"project_code": f"2512-330784-07-02-73510{number}"})
    return [
        letter(f"{day} {at}:00", case, create, Window.APPLICANT),
        letter(f"{day} {at}:05", case, eia.SubmitApplication(), Window.APPLICANT),
        letter(f"{day} {at}:50", case, eia.AcceptApplication(), Window.WINDOW_OFFICER),
    ]


def restriction() -> list[Act]:
    """Fraud decided, compiler restricted, also under its new name; forms are refused from that instant, and no longer when
    the decision falls."""
    clue, outcome = five_poor_forms("2026-03-02")
    *opened, decision = decided(clue, outcome, "2026-05-11", "2026-05-25")
    score = letter("2026-05-25 10:00", FRAUD, fraud.UploadScore(), Role.SCORER)
    register, *_ = sample("body")
    named = bodies.RegisterBody.model_validate(register.data | {"uscc": PREPARER, "name": "杭州某环境科技有限公司"})
    renamed = letter("2026-05-26 08:00", BODY, bodies.RenameBody(name="浙江某生态集团有限公司"), Role.PLATFORM)
    decline = eia.DeclineAcceptance(code=NonAcceptance.N4, reasons="编制单位限期整改")
    declined = letter("2026-05-26 11:00", FORM_DURING, decline, Window.WINDOW_OFFICER)
    files = [compiler_file(one, "2026-03-02 09:00") for one in (PREPARER, WRITER)]
    unit, lead = ("thirdparty", file_of(PREPARER)), ("thirdparty", file_of(WRITER))
    before, during, after = (("approval", one) for one in (FORM_BEFORE, FORM_DURING, FORM_AFTER))
    return [
        *by_days([letter("2026-03-02 08:00", BODY, named, Role.PLATFORM), *files, *opened]),
        Act(form(FORM_BEFORE, 1, "2026-05-25", "08"), {before: "ACCEPTED", unit: "NORMAL", lead: "NORMAL"}),
        Act([decision], {lead: "BLACK"}, name="decided"),
        Act([score], {unit: "RECTIFY", lead: "BLACK"}, name="scored"),
        Act([renamed], {unit: "RECTIFY"}, {unit: "HolderRenamed"}, name="renamed"),
        Act(form(FORM_DURING, 2, "2026-05-26"), {during: "SUBMITTED", before: "ACCEPTED"}, refused=["N4"]),
        Act([declined], {during: "NOT_ACCEPTED"}),
        Act(
            [decision_revoked("2026-06-08 09:00")],
            {unit: "NORMAL", lead: "NORMAL", during: "NOT_ACCEPTED"},
            name="revoked",
        ),
        Act(form(FORM_AFTER, 3, "2026-06-08", "10"), {after: "ACCEPTED"}),
    ]


EIA_CASE = UUID("b64fe101-4863-5841-83e0-e2ee421696a2")
"""The report that a sample approves."""
PROJECT = "2511-330702-04-01-482619"
GRANT, PAYMENT = UUID("5ffad402-4c9d-5b0c-9ef4-8891155fc227"), UUID("00258b4c-e029-5a4d-8281-71342961d522")
"""What a sample of subsidies comes to, and its payment."""
FIRM, ITS_PROJECT = "91330702MA2K3U7Q50", "2401-330702-04-02-123456"


def false_report(opened: str, day: str) -> list[Envelope]:
    """The report of the sample was made up."""
    document = fraud.Deliverable(
        doc_id=of_fraud.FORM, kind=fraud.DeliverableKind.EIA_REPORT, eia_project_no="q7x2p9", lead=WRITER,
        project_code=PROJECT, approval_case_id=EIA_CASE,
    )  # fmt: skip
    clue = fraud.OpenClue(
        track=Track.EIA,
        body_uscc=PREPARER,
        deliverables=(document,),
        source=Source.RANDOM_CHECK,
        description="现状监测系编造",
    )
    unit = of_fraud.penalty(PREPARER, Capacity.TECHNICAL_UNIT, 360_000)
    outcome = of_fraud.outcome((of_fraud.finding("S3", act_on="2026-03-02"),), unit, of_fraud.person(WRITER))
    return decided(clue, outcome, opened, day)


def reexamination() -> list[Act]:
    """A granted approval rests on a false report: it is examined again, and stands when the finding falls."""
    approved = ("approval", EIA_CASE)
    false = letter("2026-05-25 10:00", FRAUD, of_fraud.FALSE_FORM, Role.OFFICER)
    return [
        *by_days(sample("report-approved")),
        *by_days(false_report("2026-05-11", "2026-05-25")),
        Act([false], newest={approved: "ReexaminationOpened"}, name="invalidated"),
        Act([decision_revoked("2026-06-08 09:00")], newest={approved: "ReexaminationEnded"}, name="revoked"),
    ]


def ready_to_pay() -> list[Envelope]:
    """A subsidy of the samples on the day when its payment is to be released."""
    return sample("voc-subsidy", before="2026-04-13T15")


def paying(command: str, at: str) -> Envelope:
    """The order of the sample, or its release, at another time."""
    [one] = [one for one in sample("voc-subsidy", before="2026-04-14") if f".{command}." in one.type]
    return one.model_copy(update={"id": at, "time": datetime.fromisoformat(at).replace(tzinfo=SHANGHAI)})


def blocked_payment() -> list[Act]:
    """A penalty makes a record, the record makes the firm ineligible, and its payment stays; until the penalty falls."""
    document = of_fraud.form(of_fraud.FORM, "q7x2p9", lead=WRITER, main_compilers=(), project_code=ITS_PROJECT)
    clue = fraud.OpenClue(
        track=Track.EIA,
        body_uscc=PREPARER,
        deliverables=(document,),
        client_uscc=FIRM,
        source=Source.RANDOM_CHECK,
        description="现状监测系编造",
    )
    finding = of_fraud.finding("S3", act_on="2026-03-02")
    unit = of_fraud.penalty(PREPARER, Capacity.TECHNICAL_UNIT, 360_000)
    builder = of_fraud.penalty(FIRM, Capacity.BUILDER, 500_000)
    outcome = of_fraud.outcome((finding,), unit, builder, of_fraud.person(WRITER), client_role=ClientRole.INSTIGATOR)
    *opened, decision = decided(clue, outcome, "2026-03-30", "2026-04-13")
    record = record_case(THE_BUREAU, "金环罚〔2026〕2号")
    publish = letter("2026-04-13 14:00", record, records.Publish(), Credit.CREDIT)
    its_record, grant, payment = ("credit", record), ("finance", GRANT), ("finance", PAYMENT)
    clue_of_firm = ("credit", minor_case_of(FraudClientInvolved.KIND, f"{FIRM}/{FRAUD}"))
    return [
        *by_days([*ready_to_pay(), *opened]),
        Act([decision], {its_record: "DRAFT", clue_of_firm: "CLUE", payment: "ORDERED"}, name="decided"),
        Act([publish], {its_record: "PUBLISHED", payment: "ASKED"}, name="published"),
        Act([paying("OrderPayment", "2026-04-13 15:00")], {payment: "ASKED"}, refused=["PAYMENT_HELD"]),
        Act(
            [decision_revoked("2026-04-14 09:00")],
            {its_record: "WITHDRAWN", clue_of_firm: "NOT_FILED", payment: "ASKED"},
            name="revoked",
        ),
        Act([paying("OrderPayment", "2026-04-14 14:00")], {payment: "ORDERED"}),
        Act([paying("ReleasePayment", "2026-04-14 15:00")], {payment: "RELEASED", grant: "PAYING"}),
    ]


def revoked_approval() -> list[Act]:
    """The approval that a subsidy rests on was got by deception: finance holds, and credit has a clue."""
    approval, payment = ("approval", EIA_CASE), ("finance", PAYMENT)
    revoke = eia.RevokeApproval(ground=RevocationGround.DECEPTION, reasons="以虚假材料取得批准")
    taken_back = letter("2026-04-13 10:00", EIA_CASE, revoke, Window.DIRECTOR)
    return [
        *by_days([*sample("report-approved", project_code=ITS_PROJECT), *ready_to_pay()]),
        Act([taken_back], {approval: "REVOKED", payment: "ASKED"}, name="revoked"),
        Act([paying("OrderPayment", "2026-04-13 14:00")], {payment: "ASKED"}, refused=["PAYMENT_HELD"]),
    ]


REPORT, TESTER = "CMA-2026-0417", "91330702MA2K3U8R2D"
"""The test report in the sample's application, and who made it."""


def false_evidence() -> list[Act]:
    """The test report in an application is false: nothing is paid on it, until the finding falls."""
    report = fraud.Deliverable(doc_id=REPORT, kind=fraud.DeliverableKind.TEST_REPORT, doc_no=REPORT)
    clue = of_fraud.test_clue().model_copy(
        update={"body_uscc": TESTER, "deliverables": (report,), "client_uscc": None, "act_ended_on": date(2026, 3, 2)}
    )
    finding = of_fraud.finding("T06", REPORT, "2026-03-02")
    outcome = of_fraud.outcome((finding,), of_fraud.penalty(TESTER, Capacity.TESTING_BODY, 100_000))
    invalidate = fraud.InvalidateDeliverable(doc_ids=(REPORT,))
    payment = ("finance", PAYMENT)
    return [
        *by_days([*ready_to_pay(), *decided(clue, outcome, "2026-03-26", "2026-04-10")]),
        Act([letter("2026-04-13 10:00", FRAUD, invalidate, Role.OFFICER)], {payment: "ASKED"}, name="invalidated"),
        Act([paying("OrderPayment", "2026-04-13 14:00")], {payment: "ASKED"}, refused=["PAYMENT_HELD"]),
        Act([decision_revoked("2026-04-14 09:00")], {payment: "ASKED"}, name="revoked"),
        Act([paying("OrderPayment", "2026-04-14 10:00")], {payment: "ORDERED"}),
    ]


def suspicion() -> list[Act]:
    """An application is rejected because its test report looks forged: a clue against who made the report."""
    reject = voc.Reject(reasons=(Reason.EVIDENCE_FORGED,), explanation="检测报告编号不存在", suspect=REPORT)
    rejected = letter("2026-03-30 09:00", GRANT, reject, Money.LEADER, "urn:person:lou.jian")
    clue = ("thirdparty", uuid5(NAMESPACE_URL, f"fraud/evidence/{GRANT}/{REPORT}"))
    return [
        *by_days(sample("voc-subsidy", before="2026-03-30")),
        Act([rejected], {("finance", GRANT): "REJECTED", clue: "CLUE"}, name="rejected"),
    ]


LATE = uuid5(NAMESPACE_URL, "chain/built before approval")
BUILDER = "913307847045123663"


def built_early() -> list[Act]:
    """A firm that has begun to build applies late: a clue, a fine on record, and nothing is approved before the site was seen."""
    draft, *_ = sample("form-approved")
    begun = {"construction_started": True, "construction_started_on": "2026-03-16"}
    create = eia.CreateDraft.model_validate(draft.data | begun)
    notice = next(one for one in sample("form-approved") if one.type == eia.PublishPreDecision.KIND).data
    intended = eia.PublishPreDecision.model_validate(notice)
    visit = eia.RecordSiteVisit(
        officers=("urn:person:z", "urn:person:l"), visited_on=date(2026, 4, 21), findings="已停工"
    )
    fine = records.ImportPenalty(
        issuer=THE_BUREAU,
        doc_no="金环罚〔2026〕17号",
        uscc=BUILDER,
        decided_on=date(2026, 4, 16),
        breach="未批先建",
        penalties=(Penalty(kind=PenaltyKind.FINE, amount_fen=3_200_000),),
    )
    record, case = record_case(THE_BUREAU, fine.doc_no), ("approval", LATE)
    key = f"{draft.data['project_code']}"
    clue = ("credit", minor_case_of(ConstructionBeforeApproval.KIND, key))
    return [
        Act(
            [
                letter("2026-04-13 09:00", LATE, create, Window.APPLICANT),
                letter("2026-04-13 09:05", LATE, eia.SubmitApplication(), Window.APPLICANT),
                letter("2026-04-13 10:00", LATE, eia.AcceptApplication(), Window.WINDOW_OFFICER),
                letter("2026-04-13 10:20", LATE, eia.PublishAcceptance(channel="市政府网站"), Window.WINDOW_OFFICER),
            ],
            {case: "UNDER_REVIEW", clue: "CLUE"},
            name="applied",
        ),
        Act(
            [
                letter("2026-04-16 14:00", record, fine, Credit.CREDIT),
                letter("2026-04-17 09:00", record, records.Publish(), Credit.CREDIT),
            ],
            {("credit", record): "PUBLISHED"},
            name="fined",
        ),
        Act([letter("2026-04-21 09:00", LATE, intended, Window.SECTION_HEAD)], refused=["SITE_NOT_SEEN"]),
        Act(
            [
                letter("2026-04-21 15:00", LATE, visit, Window.CASE_OFFICER, "urn:person:z"),
                letter("2026-04-22 09:00", LATE, intended, Window.SECTION_HEAD),
            ],
            {case: "PREDECISION_PUBLISHED"},
        ),
    ]


NEW_EIA, COERCION = uuid5(NAMESPACE_URL, "chain/eia after a change"), UUID("f3387123-8a0b-510e-9846-d9cd13e671c9")
"""The approval that takes the place of the first; the measure of a sample that limits production."""


def held_thrice() -> list[Act]:
    """A payment rests while production is limited; then its approval is superseded, and the new approval is given up."""
    payment, first, second = ("finance", PAYMENT), ("approval", EIA_CASE), ("approval", NEW_EIA)
    number = "金环建〔2026〕1号"
    report = partial(sample, "report-approved", project_code=ITS_PROJECT)
    approved = [moved(one, -28) for one in report(visited_on="2026-02-10")]
    facts = {"eia_doc_no": number, "eia_approved_on": "2026-03-11", "acceptance_no": "自验〔2026〕3号",
             "accepted_on": "2026-03-16", "permit_no": f"{FIRM}001Q", "materials": ["溶剂型木器面漆"]}  # fmt: skip
    grant = sample("voc-subsidy", before="2026-04-13T15", facts=facts, eia_doc_no=number)
    measure = [
        one for one in sample("coercive-measure", subject_uscc=FIRM, reason="CORRECTED") if one.subject == COERCION
    ]
    executed, lifted = [moved(one, 28) for one in measure[:4]], measure[6]
    change = eia.ReportMajorChange(
        description="产能扩大一半", capacity_before=Decimal(30_000), capacity_after=Decimal(45_000)
    )
    draft, *steps = report(visited_on="2026-04-28", before="2026-04-09")
    again = [moved(draft, 49, NEW_EIA, filing_situation="MAJOR_CHANGE", replaces=str(EIA_CASE))]
    *again, decision = [*again, *(moved(one, 49, NEW_EIA) for one in steps)]
    given_up = letter("2026-06-01 09:00", NEW_EIA, eia.CancelOnRequest(reason="项目不再建设"), Window.APPLICANT)
    order = paying("OrderPayment", "2026-05-18 09:00")
    return [
        *by_days([*approved, *grant, *executed[:-1]]),
        Act(executed[-1:], {payment: "ASKED"}, name="limited"),
        *by_days([letter("2026-04-13 16:00", EIA_CASE, change, Window.APPLICANT), *again, lifted]),
        Act([order], {payment: "ORDERED"}),
        Act([decision], {first: "SUPERSEDED", second: "APPROVED", payment: "ASKED"}, name="superseded"),
        Act([given_up], {second: "CANCELLED", payment: "ASKED"}, name="given_up"),
    ]


PILOT, PARK = UUID("9d383101-bcdd-531f-a68d-870926b98f18"), "91330703MA2JP4T27U"
"""A pilot of a sample, and the firm that runs it."""


def false_claims() -> list[Act]:
    """Money that was got by fraud, and carbon data that were made up, are each a draft of a record on the firm."""
    opened = voc.OpenClawback(cause=ClawbackCause.FRAUD, explanation="发票系伪造")
    notified = voc.NotifyClawback(doc_no="金环追〔2026〕2号")
    claimed = [
        letter("2026-05-06 09:00", GRANT, opened, Money.AUDITOR, "urn:person:au"),
        letter("2026-05-08 09:00", GRANT, notified, Money.LEADER, "urn:person:lou.jian"),
    ]
    pilots = [
        moved(one, 0, uscc=PARK) if one.subject == PILOT and ".Declare." in one.type else one
        for one in sample("pilot", before="2026-12-02", cause="FALSE_DATA")
    ]
    removed = [one for one in sample("pilot", cause="FALSE_DATA") if ".RemoveTitle." in one.type]
    return [
        *by_hours([*sample("voc-subsidy", before="2026-05"), *claimed, *pilots]),
        Act(removed, {("finance", PILOT): "REMOVED"}, name="removed"),
    ]


SOIL = UUID("3129e70a-244a-5d59-96ee-f497f983f8d0")


def what_lasts() -> list[Act]:
    """Lists, grades and records begin, last and end: each end is told, and from its day on counts no more."""
    scores = [
        of_compilers.score(doc_no, on, *of_compilers.points_20(*projects))
        for doc_no, on, *projects in (
            ("D1", "2026-05-25", "x10x10", "x10x11"),
            ("D2", "2026-10-09", "x20x20", "x20x21"),
        )
    ]
    files = [compiler_file(one, "2026-03-02 08:00") for one in (PREPARER, WRITER)]
    unit, during, after = ("thirdparty", file_of(PREPARER)), ("approval", FORM_DURING), ("approval", FORM_AFTER)
    revoke = eia.RevokeApproval(ground=RevocationGround.DECEPTION, reasons="以虚假材料取得批准")
    false_soil = soil.RevokeOpinion(reasons="伪造采样记录")
    survey = sample("soil-survey", before="2026-06")
    fines = [penalty("金环罚〔2026〕41号", Penalty(kind=PenaltyKind.FINE, amount_fen=3_200_000)),
             penalty("金环罚〔2026〕42号", Penalty(kind=PenaltyKind.WARNING))]  # fmt: skip
    shown, minor = (record_case(THE_BUREAU, one.doc_no) for one in fines)
    return [
        *by_days([*files, *sample("report-approved"), *survey, *sample("agency-evaluation", before="2026-04")]),
        Act(
            [
                letter("2026-05-25 10:00", file_of(PREPARER), scores[0], Role.SCORER),
                letter("2026-05-26 09:00", EIA_CASE, revoke, Window.DIRECTOR),
                letter("2026-05-26 10:00", SOIL, false_soil, Window.DIRECTOR),
                letter("2026-05-26 11:00", shown, fines[0], Credit.CREDIT),
                letter("2026-05-26 11:30", minor, fines[1], Credit.CREDIT),
                letter("2026-05-26 14:00", shown, records.Publish(), Credit.CREDIT),
            ],
            {unit: "RECTIFY", ("credit", shown): "PUBLISHED", ("credit", minor): "ENTERED"},
            name="begun",
        ),
        Act([letter("2026-10-09 10:00", file_of(PREPARER), scores[1], Role.SCORER)], {unit: "RECTIFY"}, name="renewed"),
        Act(form(FORM_DURING, 2, "2026-12-01"), {during: "SUBMITTED"}, refused=["N4"]),
        Act(form(FORM_AFTER, 3, "2027-04-12"), {after: "ACCEPTED", unit: "KEY"}, name="graded_no_longer"),
        Act(
            [letter("2033-01-10 09:00", minor, records.Publish(), Credit.CREDIT)],
            {("credit", shown): "EXPIRED", ("credit", minor): "EXPIRED"},
            refused=["WRONG_STATE"],
            name="over",
        ),
    ]


def penalty(doc_no: str, *penalties: Penalty) -> records.ImportPenalty:
    return records.ImportPenalty(
        issuer=THE_BUREAU,
        doc_no=doc_no,
        uscc=BUILDER,
        decided_on=date(2026, 5, 22),
        served_on=date(2026, 5, 22),
        breach="未批先建",
        penalties=penalties,
    )


TOGETHER = (
    "commitment-record", "refused", "serious-list", "coercive-measure", "credit-repair", "minor-case", "voc-subsidy",
    "waste-match", "watershed", "forklift-subsidy", "agency-evaluation", "help-visit", "directed-use-aluminium-dross", "compiler", "withdrawn", "positive-list", "body",
)  # fmt: skip


def year_of_samples() -> list[Act]:
    """What the samples send to neighbours, all of them in one bureau; what is asked within an hour waits for no answer."""
    return by_hours(one for name in TOGETHER for one in sample(name))


CHAINS: Mapping[str, Callable[[], Sequence[Act]]] = {
    one.__name__: one
    for one in (
        restriction,
        reexamination,
        blocked_payment,
        revoked_approval,
        false_evidence,
        suspicion,
        built_early,
        held_thrice,
        false_claims,
        what_lasts,
        year_of_samples,
    )
}
