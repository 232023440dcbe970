"""An approval that is in force: examined again after five years, called in question, revoked, or given up by its owner.

``m`` is the messages module of a case type: its own commands ask, its own facts answer.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import ModuleType
from typing import Any, ClassVar, TypeVar

from shared.casework import guards, licensing
from shared.casework.case_type import Context, State
from shared.casework.clock import Deadline, Stopwatch
from shared.casework.law import Ground, Limit, Mark, Policy
from shared.casework.notice import Notice
from shared.casework.refusal import Mistake
from shared.contracts import licensing as licence
from shared.contracts.approval import ApplicantBarred
from shared.contracts.licensing import RevocationGround
from shared.contracts.message import CaseRef, Command, Fact
from shared.contracts.text import Text

FIVE_YEARS = Ground(
    Text(
        "《环境影响评价法》第24条、《建设项目环境保护管理条例》第12条",
        "EIA Law Art. 24; Construction Project Regulation Art. 12",
    )
)
FALSE_DOCUMENTS = Ground(
    Text(
        "生态环境部令第9号第30条、《行政许可法》第69条（失实文件的审批）",
        "MEE Order 9 Art. 30; Licensing Law Art. 69 (approvals that rest on false documents)",
    ),
    Mark.SECONDARY,
)
BARRED = licensing.article("79", Text("三年内不得再次申请", "no new application for three years"))


@dataclass(frozen=True, kw_only=True)
class ApprovalPolicy(Policy):
    """The numbers that any approval of an EIA is kept under."""

    five_year_review: Limit
    five_year_answer: Limit
    bar_after_deception: Limit
    reconsideration: Limit
    litigation: Limit


Now = Context[Any]
"""Of a case type whose policy is an ``ApprovalPolicy``."""


@dataclass(frozen=True)
class Review:
    """A re-examination after five years that awaits its answer."""

    requested_on: date
    answer_by: date


@dataclass(frozen=True, kw_only=True)
class InForce(State):
    """What an approval remembers while it is in force."""

    decided_on: date
    confirmed_on: date | None = None
    review: Review | None = None
    reexamined_since: date | None = None
    """Since when a false document calls the approval in question; the director decides what becomes of it."""


@dataclass(frozen=True, kw_only=True)
class Ended(State):
    """An approval that is over: revoked on a ground, or cancelled."""

    OVER: ClassVar[bool] = True
    doc_no: str
    ended_on: date
    ground: RevocationGround | None = None


A = TypeVar("A", bound=InForce)


# -- five years without building ----------------------------------------------------------------------------------


def request_review(m: ModuleType, command: licence.RequestFiveYearReview, state: InForce, context: Now) -> list[Fact]:
    guards.once(state.review.requested_on if state.review else None, FIVE_YEARS)
    since = state.confirmed_on or state.decided_on
    guards.not_before(context.today, context.stopwatch.due_on(context.policy.five_year_review, since), FIVE_YEARS)
    answer_by = context.stopwatch.due_on(context.policy.five_year_answer, context.today)
    return [m.FiveYearReviewRequested(requested_on=context.today, answer_by=answer_by, statement=command.statement)]


def confirm_review(m: ModuleType, state: InForce, context: Now) -> list[Fact]:
    _awaits_answer(state, context)
    return [m.FiveYearReviewConfirmed(confirmed_on=context.today)]


def refuse_review(m: ModuleType, command: licence.RefuseFiveYearReview, state: InForce, context: Now) -> list[Fact]:
    _awaits_answer(state, context)
    words = licensing.remedies(context.policy.reconsideration, context.policy.litigation)
    return [m.FiveYearReviewRefused(refused_on=context.today, reasons=command.reasons, remedies=words)]


def _awaits_answer(state: InForce, context: Now) -> None:
    if not state.review:
        raise NO_REVIEW.at("type")
    guards.in_time(context.today, state.review.answer_by, FIVE_YEARS)


def silently_confirmed(m: ModuleType, state: InForce, today: date) -> list[Fact]:
    """Silence means agreement."""
    if state.review is None or today <= state.review.answer_by:
        return []
    return [m.FiveYearReviewDeemedConfirmed(confirmed_on=state.review.answer_by)]


def deadlines(
    m: ModuleType, state: InForce, policy: ApprovalPolicy, watch: Stopwatch, *, built: bool | None
) -> Iterator[Deadline]:
    if not built:
        yield watch.deadline(
            "five_year_review",
            Text("满五年未开工须重新审核", "re-examination if building has not begun"),
            policy.five_year_review,
            state.confirmed_on or state.decided_on,
            met_on=state.review.requested_on if state.review else None,
        )
    if state.review:
        yield watch.deadline(
            "five_year_answer",
            Text("重新审核答复，逾期视为同意", "answer the re-examination; silence means agreement"),
            policy.five_year_answer,
            state.review.requested_on,
            passes=m.DeadlinePassed(deadline="five_year_answer"),
        )


# -- the end of an approval ---------------------------------------------------------------------------------------


def check_revocation(ground: RevocationGround, compensation_fen: int, *, gravely_harms_public: bool) -> None:
    """Deception costs the protection of what was gained; any other ground may call for compensation, Art. 8 must."""
    if gravely_harms_public:
        raise PUBLIC_INTEREST.at("gravely_harms_public", True)
    if ground is RevocationGround.DECEPTION and compensation_fen:
        raise COMPENSATION_NOT_DUE.at("compensation_fen", compensation_fen)
    if ground is RevocationGround.LAW_OR_FACTS_CHANGED and not compensation_fen:
        raise COMPENSATION_DUE.at("compensation_fen", 0)


def revoke(m: ModuleType, command: licence.RevokeApproval, context: Now) -> list[Fact]:
    harms = command.gravely_harms_public
    check_revocation(command.ground, command.compensation_fen, gravely_harms_public=harms)
    barred = command.ground is RevocationGround.DECEPTION and command.concerns_public_safety
    return [
        m.ApprovalRevoked(
            revoked_on=context.today,
            ground=command.ground,
            reasons=command.reasons,
            compensation_fen=command.compensation_fen,
            barred_until=context.stopwatch.due_on(context.policy.bar_after_deception, context.today)
            if barred
            else None,
            remedies=licensing.remedies(context.policy.reconsideration, context.policy.litigation),
        )
    ]


def cancel(m: ModuleType, command: licence.CancelOnRequest, today: date) -> list[Fact]:
    return [m.ApprovalCancelled(cancelled_on=today, reason=command.reason)]


def close_reexamination(m: ModuleType, command: licence.CloseReexamination, state: InForce, today: date) -> list[Fact]:
    if not state.reexamined_since:
        raise NO_REEXAMINATION.at("type", command.KIND)
    return [m.ReexaminationClosed(closed_on=today, reasons=command.reasons)]


EndingFact = licence.ApprovalRevoked | licence.ApprovalCancelled | licence.FiveYearReviewRefused


def ended_by(fact: EndingFact) -> dict[str, Any]:
    """What the fact says of an approval that is over from then on."""
    match fact:
        case licence.ApprovalRevoked():
            return {"ended_on": fact.revoked_on, "ground": fact.ground}
        case licence.ApprovalCancelled():
            return {"ended_on": fact.cancelled_on}
        case licence.FiveYearReviewRefused():
            return {"ended_on": fact.refused_on}


def notice_of_end(state: Any) -> Notice:
    """It takes the place of the notice of the decision, and stays up."""
    application = state.application
    ground = ((Text("撤销依据", "ground"), state.ground),) if state.ground else ()
    return Notice(
        Text("审批决定撤销、注销公告", "Notice that an approval is over"),
        state.ended_on,
        None,
        (
            (Text("项目名称", "project"), application.project_name),
            (Text("建设单位", "owner"), application.applicant_name),
            (Text("文号", "document number"), state.doc_no),
            (Text("现状", "status"), type(state).TITLE),
            (Text("日期", "date"), state.ended_on),
            *ground,
        ),
    )


# -- barred after deception ---------------------------------------------------------------------------------------


def barred(me: CaseRef, fact: licence.ApprovalRevoked, state: Any) -> ApplicantBarred | None:
    """Told of whoever may not apply again for some time."""
    if fact.barred_until is None:
        return None
    uscc = state.application.applicant_uscc
    return ApplicantBarred(case_id=me.id, applicant_uscc=uscc, doc_no=state.doc_no, barred_until=fact.barred_until)


def applicant(filing: tuple[type[Command], ...]) -> Callable[[Any, Any], Iterable[str]]:
    """Whose bar is looked up when an application is filed."""

    def named(command: Any, state: Any) -> Iterable[str]:
        changes: Any = getattr(command, "changes", None)
        if not isinstance(command, filing) or not hasattr(state, "application"):
            return []
        uscc = changes.applicant_uscc or state.application.applicant_uscc
        return [uscc] if uscc else []

    return named


def check_not_barred(uscc: str | None, context: Now) -> None:
    news = context.notes.get((ApplicantBarred.ABOUT, uscc or ""))
    if isinstance(news, ApplicantBarred) and context.today <= news.barred_until:
        raise APPLICANT_BARRED.at("applicant_uscc", uscc, day=news.barred_until)


APPLICANT_BARRED = Mistake(
    "APPLICANT_BARRED",
    Text(
        "以欺骗手段取得许可被撤销，限制期内不得再次申请",
        "An approval got by deception was revoked: no new application yet",
    ),
    BARRED,
    Text("{day}后可以申请", "apply after {day}"),
)


# -- what a fact makes of it --------------------------------------------------------------------------------------


def after(state: A, fact: Fact) -> A:
    """The approval after a fact that leaves it in force."""
    match fact:
        case licence.ReexaminationOpened():
            return replace(state, reexamined_since=fact.opened_on)
        case licence.ReexaminationEnded() | licence.ReexaminationClosed():
            return replace(state, reexamined_since=None)
        case licence.FiveYearReviewRequested():
            return replace(state, review=Review(fact.requested_on, fact.answer_by))
        case licence.FiveYearReviewConfirmed() | licence.FiveYearReviewDeemedConfirmed():
            return replace(state, review=None, confirmed_on=fact.confirmed_on)
        case _:
            return state


# -- mistakes -----------------------------------------------------------------------------------------------------

NO_REVIEW = Mistake(
    "NO_REVIEW",
    Text("没有待答复的重新审核", "No re-examination awaits an answer"),
    FIVE_YEARS,
    Text("由建设单位先报请", "the owner asks for it first"),
)
NO_REEXAMINATION = Mistake(
    "NO_REEXAMINATION",
    Text("批复未在核查中", "The approval is not under re-examination"),
    FALSE_DOCUMENTS,
    Text("无须办理", "nothing to close"),
)
PUBLIC_INTEREST = Mistake(
    "PUBLIC_INTEREST",
    Text("撤销可能对公共利益造成重大损害，不予撤销", "What would gravely harm the public is not revoked"),
    licensing.REVOKING,
    Text("采取其他补救措施", "choose another remedy"),
)
COMPENSATION_NOT_DUE = Mistake(
    "COMPENSATION_NOT_DUE",
    Text("以不正当手段取得的利益不受保护", "Gains from deception are not protected"),
    licensing.REVOKING,
    Text("补偿应为零", "leave compensation at zero"),
)
COMPENSATION_DUE = Mistake(
    "COMPENSATION_DUE",
    Text("因法律或情况变化撤回许可应当给予补偿", "Withdrawal for changed law or facts calls for compensation"),
    licensing.REVOKING,
    Text("填写补偿金额", "state the compensation"),
)
