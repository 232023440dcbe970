"""The dated numbers of matching: no text that was read names a figure, so all of them are to be confirmed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, project_default
from shared.contracts.text import Text
from shared.contracts.thirdparty import Region

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_13 = Ground(
    Text(
        "金环发〔2023〕11号第十三条（行业协会搭建平台，供需精准对接）",
        "金环发〔2023〕11号, measure 13 (associations as a platform, exact matching of supply and demand)",
    )
)
DEMAND = project_default("供需对接需求发布", "posting of demands")
GATES = project_default("供需对接准入条件", "who may offer")
LISTS = project_default(
    "列入严重失信名单、限期整改名单或黑名单的不参与供需对接",
    "whoever is on the list of the seriously dishonest, the rectification list or the blacklist is kept out of matching",
)
SCORE = project_default("供需对接评分规则", "scoring of offers")
MASK = project_default("隐名需求只公开区间和地市", "of a masked demand only a band and the prefecture are public")
CONSENT = project_default("双方同意后介绍", "introduced when both have agreed")
CONFLICT = project_default(
    "开具处方的专家所有的单位不得响应该需求",
    "a firm owned by the expert who wrote the prescription may not answer the demand",
)
OWN_WORK = Ground(
    Text(
        "《建设项目环境影响报告书（表）编制监督管理办法》第九条（编制与技术评估分离）",
        "MEE Order 9, Art. 9 (who compiles EIA documents does not assess them)",
    ),
    Mark.DERIVED,
)
NEUTRALITY = project_default(
    "行政机关不指定、不推荐供方；按得分排序并公开规则；排序不收费",
    "the bureau names no provider; the list is sorted by score and shows its rule; no fee for ranking",
)
LIFE = project_default("需求有效期", "life of a demand")
ANSWER = project_default("受邀供方答复期限", "an invited provider's time to answer")
REPORT = project_default("介绍后报告结果期限", "time to report the result of an introduction")


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class DemandPolicy(Policy):
    """A score is the sum of five parts; ``credit`` and ``region`` are pairs of a code and its points."""

    category: Figure
    capacity: Figure
    credit: Figure
    price: Figure
    region: Figure
    decimals: Figure
    recommended_from: Figure
    recommended_most: Figure
    excluded_credit_grades: Figure
    excluded_agency_grades: Figure
    band: Figure
    masked_division: Figure
    life: Limit
    renewals: Figure
    answer: Limit
    report: Limit


def points(value: Any) -> Figure:
    return Figure(value, "分 / points", SCORE)


UNGRADED = ""
"""Stands for a provider without a grade."""

POLICIES = (
    DemandPolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="Measure 13 of 金环发〔2023〕11号 names no figure: all are defaults, to be confirmed. Points are exact and rounded half up "
        "once, in the score. Of equal scores the better credit comes first (by its points), then the lower price, the older "
        "registration, the credit code. A demand's ninety days run from its publication and may be renewed once.",
        category=points(40),
        capacity=points(20),
        credit=points((("A", 15), ("B", 12), ("C", 6), (UNGRADED, 8))),
        price=points(15),
        region=points(((Region.CITY, 10), (Region.PROVINCE, 5), (Region.OUTSIDE, 0))),
        decimals=Figure(2, "位小数 / decimals", SCORE),
        recommended_from=points(60),
        recommended_most=Figure(5, "家 / providers", SCORE),
        excluded_credit_grades=Figure(("D", "E"), "等级 / grades", GATES),
        excluded_agency_grades=Figure(("D",), "等级 / grades", GATES),
        band=Figure(10, "倍 / times its lower end", MASK),
        masked_division=Figure(4, "位 / digits that stay", MASK),
        life=Limit(90, Unit.DAYS, LIFE),
        renewals=Figure(1, "次 / times", LIFE),
        answer=Limit(5, Unit.WORKING_DAYS, ANSWER),
        report=Limit(60, Unit.DAYS, REPORT),
    ),
)
