"""Every number and list of a green-channel ticket, in dated sets. A set is added with its first day and never edited.

What the channel does not touch stands with the inner case: both publicity windows, hearing rights, grounds of refusal,
the two-officer site check, and the quota unless the ticket decouples it.
"""

from dataclasses import dataclass
from datetime import date

from services.approval.cases.green_channel.messages import ListSource, Milestone, ProjectKind
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, working_days
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_2 = Ground(
    Text(
        "金环发〔2023〕11号第二条（重大项目绿色通道：预评估、专人跟踪）",
        "金环发〔2023〕11号, measure 2 (green channel for major projects: pre-assessment, a named follower)",
    )
)
LEDGERS = Ground(
    Text("环环评〔2022〕39号（重大项目三本台账）", "环环评〔2022〕39号 (three ledgers of major projects)"),
    Mark.SECONDARY,
)
DECOUPLING = Ground(
    Text(
        "环环评〔2022〕39号：落实各项措施的公路、铁路、水利水电、光伏、陆上风电和保供煤矿项目，审批可与总量指标脱钩；两高项目除外",
        "环环评〔2022〕39号: roads, railways, water works, photovoltaics, onshore wind and supply-securing coal mines "
        "with all measures in place may be decided before their quota; never two-high projects",
    ),
    Mark.SECONDARY,
)
ENV_REDLINE = Ground(
    Text(
        "饮用水水源保护区、生态保护红线内的项目不纳入绿色通道，也不附条件纳入（《水污染防治法》第65、66条）",
        "projects inside a water-source zone or the red line are not admitted, nor on conditions (Water Pollution Law Arts. 65, 66)",
    ),
    Mark.DERIVED,
)
ZERO_IDLE = Ground(
    Text(
        "金环发〔2023〕11号第二条（即申请即受理即公示即批复）",
        "金环发〔2023〕11号, measure 2 (applied, accepted, published and decided without idle time)",
    ),
    Mark.DERIVED,
)
TRACKING = Ground(Text("跟踪服务专人与审批决定人分开", "who tracks a project does not decide it"), Mark.CONFIGURED)
VALIDITY = Ground(Text("预评估有效期", "validity of a pre-assessment"), Mark.CONFIGURED)
ONE_TICKET = Ground(Text("一个项目一张绿色通道单", "one ticket for one project"), Mark.DERIVED)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class GreenChannelPolicy(Policy):
    """The four limits say how many working days after what it follows a milestone is planned."""

    ledgers: Figure
    decoupled_kinds: Figure
    assign_tracker: Limit
    pre_assessment_validity: Limit
    accept: Limit
    publish: Limit
    publish_intention: Limit
    decide: Limit
    idle_tolerance: Figure

    def limit(self, milestone: Milestone) -> Limit:
        match milestone:
            case Milestone.ACCEPTANCE:
                return self.accept
            case Milestone.PUBLICITY:
                return self.publish
            case Milestone.INTENDED_DECISION:
                return self.publish_intention
            case _:
                return self.decide


MAJOR_PROJECTS_2022 = GreenChannelPolicy(
    name="2022-05-31",
    in_force_from=date(2022, 5, 31),
    basis="环环评〔2022〕39号; from 27 February 2023 also measure 2 of 金环发〔2023〕11号, which names no figure. Zero idle time is read "
    "as no working day beyond the planned one (derived). Six months of a pre-assessment and one working day to name a "
    "tracker are defaults. Acceptance and its notice fall on the day itself, the later two milestones on the working day after.",
    ledgers=Figure((ListSource.NATIONAL, ListSource.LOCAL, ListSource.FOREIGN_INVEST), "本 / ledgers", LEDGERS),
    decoupled_kinds=Figure(
        (
            ProjectKind.ROAD,
            ProjectKind.RAIL,
            ProjectKind.WATER_WORKS,
            ProjectKind.PV,
            ProjectKind.ONSHORE_WIND,
            ProjectKind.COAL_MINE,
        ),
        "类 / kinds",
        DECOUPLING,
    ),
    assign_tracker=working_days(1, Ground(Text("指定跟踪服务专人", "to name a tracker"), Mark.CONFIGURED)),
    pre_assessment_validity=Limit(6, Unit.MONTHS, VALIDITY),
    accept=working_days(0, ZERO_IDLE),
    publish=working_days(0, ZERO_IDLE),
    publish_intention=working_days(1, ZERO_IDLE),
    decide=working_days(1, ZERO_IDLE),
    idle_tolerance=Figure(0, "个工作日 / working days", ZERO_IDLE),
)

POLICIES = (MAJOR_PROJECTS_2022,)
