"""The procedure that licences share (Administrative Licensing Law Arts. 29-48): received, in public, heard, told."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from shared.casework import guards
from shared.casework.calendar import Calendar
from shared.casework.clock import Deadline, Pause, Stopwatch
from shared.casework.law import Figure, Ground, Limit
from shared.casework.refusal import Mistake
from shared.contracts.approval import Pollutant
from shared.contracts.licensing import (
    CommentKind,
    HearingHeld,
    HearingNotified,
    HearingTranscriptSigned,
    NonAcceptance,
    PublishPreDecision,
    TechAssessmentReceived,
    TechConclusion,
)
from shared.contracts.message import Command
from shared.contracts.text import Text


def article(number: str, about: Text) -> Ground:
    """An article of the Administrative Licensing Law, with what it is about."""
    return Ground(
        Text(f"《行政许可法》第{number}条（{about.zh}）", f"Administrative Licensing Law Art. {number} ({about.en})")
    )


APPLYING = article("29、31", Text("申请与材料", "application and papers"))
EXAMINING_FORM = article("32", Text("受理、补正与不予受理", "acceptance, correction, non-acceptance"))
ON_SITE = article("34", Text("两名以上工作人员核查", "inspection by two or more officers"))
INTERESTED_PARTIES = article("36", Text("听取申请人、利害关系人意见", "hearing the parties concerned"))
REASONED_REFUSAL = article("38", Text("说明理由并告知救济", "reasons and remedies"))
NO_EXTENSION = article("42", Text("他法另有规定的，依照其规定", "other laws go before"))
DELIVERY = article("44", Text("十日内送达", "delivery within ten days"))
EXCLUDED_TIME = article(
    "45", Text("听证、鉴定、专家评审等时间不计入", "time of hearings and expert review does not count")
)
HEARING_OF_OWN_MOTION = article("46", Text("依职权听证", "hearing of the authority's own motion"))
HEARING_ON_REQUEST = article("47", Text("依申请听证", "hearing on request"))
HEARING_PROCEDURE = article("48", Text("听证程序", "hearing procedure"))
REVOKING = article("69、8", Text("撤销与撤回", "revocation and withdrawal"))
CANCELLING = article("70", Text("注销", "cancellation"))
REMEDIES = Ground(
    Text(
        "《行政复议法》第20条、《行政诉讼法》第46条",
        "Reconsideration Law Art. 20; Administrative Litigation Law Art. 46",
    )
)
RESTRICTING = Ground(
    Text(
        "《规划环境影响评价条例》第30条、《环境保护法》第44条",
        "Plan EIA Regulation Art. 30; Environmental Protection Law Art. 44",
    )
)

# -- received -----------------------------------------------------------------------------------------------------


def received_on(now: datetime, office_closes: Figure, calendar: Calendar) -> date:
    """The day itself if it is worked and the office is still open, otherwise the next working day."""
    closing = time.fromisoformat(office_closes.value)
    in_time = now.time().replace(tzinfo=None) <= closing
    return calendar.on_or_after(now.date()) if in_time else calendar.next_working_day(now.date())


@dataclass(frozen=True)
class CorrectionNotice:
    """What must be corrected, told once and in full (Art. 32)."""

    items: tuple[str, ...]
    requested_on: date
    due_on: date


def check_repeats(items: Collection[str], earlier: Sequence[CorrectionNotice]) -> None:
    """``SECOND_CORRECTION``: a later notice may only repeat items of the first."""
    added = [item for item in items if earlier and item not in earlier[0].items]
    if added:
        raise SECOND_CORRECTION.at("items", added)


def check_trivial(changed: Iterable[tuple[str, object]], correctable: Figure) -> None:
    """``NOT_TRIVIAL``: only errors of these fields may be put right on the spot."""
    for name, value in changed:
        if name not in correctable.value:
            raise replace(NOT_TRIVIAL, ground=correctable.ground).at(f"changes.{name}", value)


NOT_TRIVIAL = Mistake(
    "NOT_TRIVIAL",
    Text("该项不属于可以当场更正的错误", "This is no error that may be put right on the spot"),
    EXAMINING_FORM,
    Text("由窗口出具补正通知后更正", "correct it upon a correction notice"),
)
SECOND_CORRECTION = Mistake(
    "SECOND_CORRECTION",
    Text("补正应一次性告知全部内容", "All corrections must be asked for at once"),
    EXAMINING_FORM,
    Text("再次通知只能重复首次列明的事项", "repeat only items of the first notice"),
)

# -- assessed -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TechAssessment:
    """A technical assessment by a body that the authority pays; its time counts toward no limit (Art. 45)."""

    org: str
    started_on: date
    expected_on: date
    ended_on: date | None = None
    conclusion: TechConclusion | None = None

    @property
    def pause(self) -> Pause:
        return Pause(self.started_on, self.ended_on, Text("技术评估", "technical assessment"))


def after_receipt(assessments: Sequence[TechAssessment], fact: TechAssessmentReceived) -> tuple[TechAssessment, ...]:
    """The newest one is over: a second is commissioned only then."""
    *earlier, last = assessments
    return (*earlier, replace(last, ended_on=fact.ended_on, conclusion=fact.conclusion))


def open_one(assessments: Sequence[TechAssessment]) -> TechAssessment | None:
    return next((one for one in assessments if one.ended_on is None), None)


def check_none_open(assessments: Sequence[TechAssessment]) -> None:
    if one := open_one(assessments):
        raise TECH_ASSESSMENT_OPEN.at("org", one.org)


def check_one_open(assessments: Sequence[TechAssessment]) -> None:
    if not open_one(assessments):
        raise NO_TECH_ASSESSMENT.at("type")


def assessment_days(asked: int | None, usual: Limit, longest: Limit) -> int:
    """How many working days it may take: those asked for, or the usual; ``ASSESSMENT_TOO_LONG`` above the longest."""
    needed = asked or usual.count
    if needed > longest.count:
        raise replace(ASSESSMENT_TOO_LONG, ground=longest.ground).at("working_days", needed, most=longest.count)
    return needed


ASSESSMENT_TOO_LONG = Mistake(
    "ASSESSMENT_TOO_LONG",
    Text("技术评估时间超过上限", "The technical assessment would take too long"),
    EXCLUDED_TIME,
    Text("不得超过{most}个工作日", "at most {most} working days"),
)
TECH_ASSESSMENT_OPEN = Mistake(
    "TECH_ASSESSMENT_OPEN",
    Text("技术评估尚未完成", "A technical assessment is under way"),
    EXCLUDED_TIME,
    Text("收到技术评估意见后再办理", "go on when its opinion has come"),
)
NO_TECH_ASSESSMENT = Mistake(
    "NO_TECH_ASSESSMENT",
    Text("没有正在进行的技术评估", "No technical assessment is under way"),
    EXCLUDED_TIME,
    Text("先委托技术评估", "commission one first"),
)

# -- restricted in its region -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Restriction:
    """区域限批 on a pollutant; in force while ``lifted_on`` is missing."""

    pollutant: Pollutant
    area: str
    since: date
    lifted_on: date | None = None

    @property
    def pause(self) -> Pause:
        return Pause(self.since, self.lifted_on, Text("区域限批", "regional restriction"))


@dataclass(frozen=True)
class Restrictions:
    """Those that a case has met, one after the other; while one is in force nothing is accepted or decided."""

    met: tuple[Restriction, ...] = ()

    @property
    def in_force(self) -> Restriction | None:
        return next((one for one in self.met if one.lifted_on is None), None)

    @property
    def pauses(self) -> list[Pause]:
        return [one.pause for one in self.met]

    def with_one(self, pollutant: Pollutant, area: str, since: date) -> "Restrictions":
        return Restrictions((*self.met, Restriction(pollutant, area, since)))

    def lifted(self, day: date) -> "Restrictions":
        return Restrictions((*self.met[:-1], replace(self.met[-1], lifted_on=day)))

    def check_concerns(self, pollutant: Pollutant, added: Collection[Pollutant]) -> None:
        """Only projects that add the pollutant are suspended, and each once at a time."""
        if pollutant not in added:
            raise NOT_AFFECTED.at("pollutant", pollutant)
        self.check_none()

    def check_none(self) -> None:
        if one := self.in_force:
            raise RESTRICTION_IN_FORCE.at("pollutant", one.pollutant, area=one.area)

    def check_none_bars_acceptance(self) -> None:
        if one := self.in_force:
            raise REGION_RESTRICTED.at("emissions", one.pollutant)

    def check_one(self, field: str) -> None:
        if not self.in_force:
            raise NO_RESTRICTION.at(field)


NOT_AFFECTED = Mistake(
    "NOT_AFFECTED",
    Text("本项目不新增该污染物", "The project does not add this pollutant"),
    RESTRICTING,
    Text("限批仅及于新增该污染物的项目", "only projects that add it are suspended"),
)
RESTRICTION_IN_FORCE = Mistake(
    "RESTRICTION_IN_FORCE",
    Text("{area}正在实施区域限批", "A regional restriction is in force in {area}"),
    RESTRICTING,
    Text("限批解除后办理", "go on when it is lifted"),
)
REGION_RESTRICTED = Mistake(
    NonAcceptance.N5,
    NonAcceptance.N5.words,
    RESTRICTING,
    Text("待限批解除后受理，或办理不予受理", "wait until the restriction is lifted, or decline acceptance"),
)
NO_RESTRICTION = Mistake(
    "NO_RESTRICTION",
    Text("本案没有区域限批", "No regional restriction is in force for this case"),
    RESTRICTING,
    Text("先实施限批", "impose one first"),
)

# -- in public ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Window:
    """A public notice: ``starts_on`` is the day it went up, ``ends_on`` its last day."""

    starts_on: date
    ends_on: date

    @classmethod
    def opened(cls, limit: Limit, watch: Stopwatch, until: date | None = None) -> "Window":
        """From today, for the limit at least; ``WINDOW_TOO_SHORT`` for a notice that would end before."""
        return cls(watch.today, guards.long_enough(until, watch.due_on(limit, watch.today), limit.ground))

    def check_over(self, watch: Stopwatch, ground: Ground) -> None:
        """``E_PUBLICITY_NOT_OVER`` before the working day after its last day: nobody shortens a notice."""
        earliest = watch.calendar.next_working_day(self.ends_on)
        if watch.today < earliest:
            raise replace(PUBLICITY_NOT_OVER, ground=ground).at("time", watch.today, day=earliest)

    def deadline(
        self,
        name: str,
        title: Text,
        limit: Limit,
        watch: Stopwatch,
        *,
        left: bool = True,
        passes: Command | None = None,
    ) -> Deadline:
        """Its period: the last day is the one that was published; it is over by itself, unless ``left`` says not yet."""
        over = left and watch.today > self.ends_on
        counted = watch.deadline(name, title, limit, self.starts_on, met_on=self.ends_on if over else None)
        return replace(counted, due_on=self.ends_on, passes=passes)


def published_words(notice: PublishPreDecision) -> dict[str, str]:
    """What officers write into the notice of an intended decision, by field."""
    names = ("overview", "impacts_and_measures", "participation", "owner_commitments")
    return {name: getattr(notice, name) for name in names}


PUBLICITY_NOT_OVER = Mistake(
    "E_PUBLICITY_NOT_OVER",
    Text("公示期未满，不得缩短", "The notice is not over and cannot be shortened"),
    INTERESTED_PARTIES,
    Text("最早可于{day}办理", "possible from {day} on"),
)


@dataclass(frozen=True)
class Comments:
    """What the public said, numbered from one: comments await an answer, objections a resolution (Art. 36)."""

    last: int = 0
    unanswered: frozenset[int] = frozenset()
    objections: frozenset[int] = frozenset()

    def with_one(self, number: int, kind: CommentKind) -> "Comments":
        if kind is CommentKind.OBJECTION:
            return replace(self, last=number, objections=self.objections | {number})
        return replace(self, last=number, unanswered=self.unanswered | {number})

    def without(self, number: int) -> "Comments":
        return replace(self, unanswered=self.unanswered - {number}, objections=self.objections - {number})

    def check_unanswered(self, number: int) -> None:
        if number not in self.unanswered:
            raise NO_SUCH_COMMENT.at("number", number)

    def check_objection(self, number: int) -> None:
        if number not in self.objections:
            raise NO_SUCH_OBJECTION.at("number", number)

    def check_settled(self) -> None:
        """No decision over the head of the public."""
        if self.objections:
            raise OBJECTION_OPEN.at("number", sorted(self.objections))
        if self.unanswered:
            raise COMMENT_UNANSWERED.at("number", sorted(self.unanswered))


NO_SUCH_COMMENT = Mistake(
    "NO_SUCH_COMMENT",
    Text("没有待答复的该号意见", "No comment of this number awaits an answer"),
    INTERESTED_PARTIES,
    Text("核对编号", "check the number"),
)
NO_SUCH_OBJECTION = Mistake(
    "NO_SUCH_COMMENT",
    Text("没有待处理的该号异议", "No objection of this number is open"),
    INTERESTED_PARTIES,
    Text("核对编号", "check the number"),
)
OBJECTION_OPEN = Mistake(
    "OBJECTION_OPEN",
    Text("公众异议尚未处理", "An objection of the public is still open"),
    INTERESTED_PARTIES,
    Text("逐条处理后再作决定", "resolve each before deciding"),
)
COMMENT_UNANSWERED = Mistake(
    "COMMENT_UNANSWERED",
    Text("公众意见尚未答复", "A comment of the public is still unanswered"),
    INTERESTED_PARTIES,
    Text("逐条答复后再作决定", "answer each before deciding"),
)

# -- others asked -------------------------------------------------------------------------------------------------


def check_asked(department: str, consulted: Collection[str]) -> None:
    """``NOT_CONSULTED``: only a department that was asked, and has not answered yet, replies."""
    if department not in consulted:
        raise NOT_CONSULTED.at("department", department)


def check_all_replied(consulted: Collection[str]) -> None:
    if consulted:
        raise CONSULTATION_OPEN.at("department", sorted(consulted))


NOT_CONSULTED = Mistake(
    "NOT_CONSULTED",
    Text("未征求该部门意见，或已答复", "This department was not consulted, or has replied already"),
    INTERESTED_PARTIES,
    Text("先征求意见", "consult it first"),
)
CONSULTATION_OPEN = Mistake(
    "CONSULTATION_OPEN",
    Text("征求意见尚未答复", "A department has not replied yet"),
    INTERESTED_PARTIES,
    Text("收到答复后再公示", "publish after its reply"),
)

# -- heard --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Hearing:
    """A hearing, from its request to the signed transcript; its time counts toward no limit (Art. 45)."""

    asked_on: date
    organise_by: date
    notified_on: date | None = None
    hearing_on: date | None = None
    host: str | None = None
    held_on: date | None = None
    signed_on: date | None = None
    transcript: str | None = None

    @property
    def pause(self) -> Pause:
        return Pause(self.asked_on, self.signed_on, Text("听证", "hearing"))

    def after(self, fact: HearingNotified | HearingHeld | HearingTranscriptSigned) -> "Hearing":
        match fact:
            case HearingNotified():
                return replace(self, notified_on=fact.notified_on, hearing_on=fact.hearing_on, host=fact.host)
            case HearingHeld():
                return replace(self, held_on=fact.held_on)
            case HearingTranscriptSigned():
                return replace(self, signed_on=fact.signed_on, transcript=fact.sha256)

    def check_notice(
        self, hearing_on: date, host: str, reviewers: Collection[str], notice: Limit, watch: Stopwatch
    ) -> None:
        """Far enough ahead, within the time to organise it, and with a host who did not review the case."""
        if self.held_on:
            raise HEARING_HELD.at("type")
        guards.somebody_else("host", host, reviewers, HEARING_PROCEDURE)
        if watch.today > watch.calendar.working_days_before(hearing_on, notice.count):
            raise NOTICE_TOO_SHORT.at("hearing_on", hearing_on, days=notice.count)
        if watch.today <= watch.calendar.working_days_before(self.organise_by, notice.count):
            guards.in_time(hearing_on, self.organise_by, HEARING_ON_REQUEST, "hearing_on")

    def check_begins(self, person: str, today: date) -> None:
        if self.held_on:
            raise HEARING_HELD.at("type")
        if not self.hearing_on:
            raise NOT_NOTIFIED.at("type")
        self._check_host(person)
        guards.not_before(today, self.hearing_on, HEARING_PROCEDURE)

    def check_signed(self, person: str) -> None:
        if not self.held_on:
            raise NOT_HELD.at("type")
        self._check_host(person)

    def _check_host(self, person: str) -> None:
        if person != self.host:
            raise NOT_THE_HOST.at("actor", person)

    def deadlines(self, organise: Limit, notice: Limit, watch: Stopwatch) -> Iterator[Deadline]:
        title = Text("组织听证", "hold the hearing")
        yield watch.deadline("hearing_organise", title, organise, self.asked_on, met_on=self.held_on)
        title = Text("听证通知", "give notice of the hearing")
        last_day = self.hearing_on or self.organise_by
        yield watch.deadline_before("hearing_notice", title, notice, self.asked_on, last_day, met_on=self.notified_on)


HEARING_HELD = Mistake(
    "HEARING_HELD",
    Text("听证已经举行", "The hearing has been held"),
    HEARING_PROCEDURE,
    Text("意见可在决定作出前书面提出", "comments may be sent in writing"),
)
NOT_NOTIFIED = Mistake(
    "NOT_NOTIFIED",
    Text("尚未通知听证时间、地点", "Nobody was told time and place of the hearing"),
    HEARING_PROCEDURE,
    Text("先发出听证通知", "give notice first"),
)
NOT_HELD = Mistake(
    "TOO_EARLY",
    Text("听证尚未举行", "The hearing has not been held"),
    HEARING_PROCEDURE,
    Text("听证后签署笔录", "sign the transcript after the hearing"),
)
NOT_THE_HOST = Mistake(
    "NOT_THE_HOST",
    Text("只有通知中指定的主持人可以办理", "Only the host named in the notice may do this"),
    HEARING_PROCEDURE,
    Text("由指定的主持人办理，或重新通知", "let the host act, or give notice anew"),
)
NOTICE_TOO_SHORT = Mistake(
    "NOTICE_TOO_SHORT",
    Text("听证通知距听证日不足{days}个工作日", "The hearing is less than {days} working days away"),
    HEARING_PROCEDURE,
    Text("推迟听证日期", "choose a later day"),
)

# -- told ---------------------------------------------------------------------------------------------------------


def decision_deadlines(
    decided_on: date,
    announced_on: date | None,
    delivered_on: date | None,
    announce: Limit,
    deliver: Limit,
    watch: Stopwatch,
) -> Iterator[Deadline]:
    """A decision is announced to the public and delivered to its addressee."""
    title = Text("公告审批决定", "announce the decision")
    yield watch.deadline("announce", title, announce, decided_on, met_on=announced_on)
    title = Text("送达审批决定", "deliver the decision")
    yield watch.deadline("deliver", title, deliver, decided_on, met_on=delivered_on)


def remedies(reconsideration: Limit, litigation: Limit) -> Text:
    """What every decision tells its addressee; the limits rest on ``REMEDIES``."""
    days, months = reconsideration.count, litigation.count
    return Text(
        f"自知道本决定之日起{days}日内可以申请行政复议，或者{months}个月内向人民法院提起行政诉讼",
        f"administrative reconsideration within {days} days of knowing of this decision, or an administrative lawsuit within {months} months",
    )
