"""Every number of the expert pool, in dated sets. A set is added with its first day and never edited."""

from dataclasses import dataclass
from datetime import date

from services.thirdparty.cases.expert.messages import Title
from shared.casework.law import Figure, Ground, Limit, Policy, Unit, project_default
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------


MEASURE_8 = Ground(
    Text(
        "金环发〔2023〕11号第八条（环保医院、环保体检队：组建专家团队）",
        "金环发〔2023〕11号, measure 8 (environmental hospital and check-up team: expert teams)",
    )
)
ENTRY = project_default("副高以上职称或者从业满规定年限方可入库", "a vice-senior title, or long practice, to enter")
TERM = project_default("专家聘期，可续聘", "the term of an expert, renewable")
ONE_MEMBERSHIP = project_default(
    "一人在库一次，除名者不再入库", "one membership each; whoever was struck off stays out"
)
STRIKING = project_default(
    "收受好处、泄露信息、上门推销或两次查实利益冲突的予以除名",
    "a bribe, a leak, sales during a visit, or proven conflicts end the membership",
)
STARS = project_default("评价过低的暂停", "low stars pause")
INTERESTS = project_default("专家如实申报与企业的利害关系", "experts declare their ties to firms")
COMPLAINTS = project_default("投诉查清前暂停", "whoever is complained about pauses until it is settled")
WORKLOAD = project_default("在办任务和上门次数计入分派", "open tasks and visits count when experts are assigned")


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ExpertPolicy(Policy):
    term: Limit
    entry_titles: Figure
    entry_practice: Figure
    low_stars: Figure
    """A mean below it pauses, once there are ``ratings_needed``."""
    ratings_needed: Figure
    conflicts_to_strike: Figure


POOL_2023 = ExpertPolicy(
    name="2023-02-27",
    in_force_from=date(2023, 2, 27),
    basis="金环发〔2023〕11号, measure 8, which names no figure: all of these are defaults. Ratings count since the expert was "
    "admitted or last resumed. A struck-off expert does not come back.",
    term=Limit(3, Unit.YEARS, TERM),
    entry_titles=Figure((Title.SENIOR, Title.VICE_SENIOR), "职称 / titles", ENTRY),
    entry_practice=Figure(8, "年 / years", ENTRY),
    low_stars=Figure(3, "星 / stars", STARS),
    ratings_needed=Figure(5, "次 / visits", STARS),
    conflicts_to_strike=Figure(2, "次 / conflicts", STRIKING),
)

POLICIES = (POOL_2023,)
