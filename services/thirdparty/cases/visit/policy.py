"""Every number and list of a help request, in dated sets. A set is added with its first day and never edited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services.thirdparty.cases.visit.messages import Grade, Severity
from shared.casework.law import Figure, Ground, Limit, Policy, Unit, project_default
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------


MEASURE_8 = Ground(
    Text(
        "金环发〔2023〕11号第八条（环保医院、环保体检队上门帮扶）",
        "金环发〔2023〕11号, measure 8 (environmental hospital and check-up team come to firms and parks)",
    )
)
SERVICE = project_default("帮扶流程", "the course of a help request")
ONE_REQUEST = project_default("同一单位同一主题一次办理一单", "one open request for a client and a topic")
CLINIC = project_default("同一园区同一主题的求助并为一次坐诊", "requests of one park on one topic share a clinic")
PROACTIVE = project_default(
    "主动上门每家每年次数有限，应求助上门不限", "few proactive visits a year, any number on request"
)
VISITORS = project_default("两名专家，或者一名专家和一名工作人员", "two experts, or an expert and a member of staff")
NO_CONFLICT = project_default(
    "专家近年与求助单位有有偿服务、持股或亲属关系的回避",
    "no expert with paid work, a share or kinship at the client in the last years",
)
NO_CASE_OFFICER = project_default(
    "执法人员仅可作为系统内专家参加，且不得是该单位在办案件承办人",
    "enforcement officers come as in-system experts only, and never as officer of an open case on the client",
)
LISTED_BODIES = project_default(
    "列入失信、限期整改名单的单位，其专家暂不分派", "experts of listed bodies are not assigned"
)
RANKING = project_default("分派评分", "the score for assignment")
REVIEWING_AFTER = project_default(
    "帮扶过的项目，一段时间内不参加评审", "no review of a project soon after helping with it"
)
TIMELY = project_default("约定、改期和取消上门的时间", "when visits are fixed, moved and cancelled")
HELP_NOT_ENFORCEMENT = project_default(
    "体检发现的问题不作为证据，不因此处罚；两种例外事先告知",
    "findings are no evidence and bring no penalty; the client knows the two exceptions beforehand",
)
DANGER = project_default("现实危险立即报告，迟报亦收", "imminent danger is reported at once, and taken however late")
OBSTINATE = project_default(
    "两次提醒后仍未整改的违规问题作为线索移交，并告知求助单位",
    "a breach that is not put right after two reminders is passed on as a clue, and the client told",
)
CHECKED = project_default("体检单由组长复核", "the leader checks the report")
SCORING = project_default("体检评分", "the score of a check-up")
DISPUTING = project_default("异议由另一专家复核", "a second expert settles a dispute")
FOLLOW_UP = project_default("整改、回访和提醒", "putting right, follow-up and reminders")
FEEDBACK = project_default("办结后评价", "feedback after closing")


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class VisitPolicy(Policy):
    """``triage``, ``assignment`` and ``visit`` count from the request, ``report`` from the end of the visit."""

    triage: Limit
    assignment: Limit
    visit: Limit
    report: Limit
    dispute: Limit
    feedback: Limit
    change_notice: Figure
    """Hours before the visit."""
    red_message: Figure
    """Hours after the finding."""
    due: Mapping[Severity, Limit]
    """From delivery; a red one from the day on which it was raised."""
    reminders: tuple[Limit, ...]
    """From the due day."""
    contract_end: Limit
    proactive_visits: Figure
    visitors: Figure
    look_back: Limit
    no_review: Limit
    main_specialty: Figure
    second_specialty: Figure
    same_industry: Figure
    free_of_tasks: Figure
    each_task: Figure
    same_division: Figure
    shortlist: Figure
    full_score: Figure
    deductions: Mapping[Severity, Figure]
    grades: Figure
    """Least score and grade, best first."""


def points(count: int, ground: Ground) -> Figure:
    return Figure(count, "分 / points", ground)


def working_days(count: int, ground: Ground) -> Limit:
    return Limit(count, Unit.WORKING_DAYS, ground)


def days(count: int, ground: Ground) -> Limit:
    return Limit(count, Unit.DAYS, ground)


HELP_2023 = VisitPolicy(
    name="2023-02-27",
    in_force_from=date(2023, 2, 27),
    basis="金环发〔2023〕11号, measure 8, which names no figure: all of these are defaults. Internal limits that pass are shown and "
    "block nothing. An expert's task is open until the report is issued. A visit later than its limit needs a day that the "
    "client preferred, or a limit that has passed. A dispute does not stop due days or reminders.",
    triage=working_days(2, SERVICE),
    assignment=working_days(5, SERVICE),
    visit=working_days(15, SERVICE),
    report=working_days(10, SERVICE),
    dispute=working_days(10, DISPUTING),
    feedback=days(30, FEEDBACK),
    change_notice=Figure(24, "小时 / hours", TIMELY),
    red_message=Figure(2, "小时 / hours", DANGER),
    due={
        Severity.RED: days(0, FOLLOW_UP),
        Severity.AMBER: days(30, FOLLOW_UP),
        Severity.YELLOW: days(90, FOLLOW_UP),
    },
    reminders=(days(7, FOLLOW_UP), days(14, FOLLOW_UP)),
    contract_end=days(0, SERVICE),
    proactive_visits=Figure(2, "次/年 / visits a year", PROACTIVE),
    visitors=Figure(2, "人 / people", VISITORS),
    look_back=Limit(24, Unit.MONTHS, NO_CONFLICT),
    no_review=Limit(12, Unit.MONTHS, REVIEWING_AFTER),
    main_specialty=points(50, RANKING),
    second_specialty=points(30, RANKING),
    same_industry=points(20, RANKING),
    free_of_tasks=points(20, RANKING),
    each_task=points(5, RANKING),
    same_division=points(10, RANKING),
    shortlist=Figure(10, "人 / candidates", RANKING),
    full_score=points(100, SCORING),
    deductions={
        Severity.RED: points(25, SCORING),
        Severity.AMBER: points(8, SCORING),
        Severity.YELLOW: points(2, SCORING),
    },
    grades=Figure(((85, Grade.HEALTHY), (60, Grade.SUB_HEALTHY), (0, Grade.SICK)), "分 / points", SCORING),
)

POLICIES = (HELP_2023,)
