"""The mistakes that a reform area refuses: each with its code, words, legal ground and remedy."""

from services.approval.cases.reform_area import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

AREA_EXISTS = Mistake(
    "AREA_EXISTS",
    Text("该标识或名称的改革区域已经登记", "An area of this identifier or name is registered already"),
    law.UNIQUE,
    Text("使用其他标识和名称，或先终止原区域", "choose another, or close the earlier area"),
)
BOUNDARY_CROSSES_ITSELF = Mistake(
    "BOUNDARY_CROSSES_ITSELF",
    Text("区域范围自相交", "The boundary crosses itself"),
    law.SHAPE,
    Text("按顺序给出边界各点", "give the points in the order in which one walks around"),
)
REPORTED_ALREADY = Mistake(
    "DONE_ALREADY",
    Text("该季度已报告，数据没有变化", "This quarter was reported, and nothing has changed since"),
    law.QUARTERLY,
    Text("无须重复报告", "nothing to report again"),
)
PLAN_EIA_MISSING = Mistake(
    "PLAN_EIA_MISSING",
    Text("规划环评尚未审查", "The plan EIA has not been reviewed"),
    law.REFORM,
    Text("先记录规划环评审查意见", "record its review first"),
)
PLAN_EIA_QUORUM = Mistake(
    "PLAN_EIA_QUORUM",
    Text("规划环评审查小组或签字人数不符合要求", "The review group, or its signatures, did not suffice"),
    law.REVIEW_GROUP,
    Text(
        "重新组织审查：专家不少于半数，签字不少于四分之三",
        "review again: half of the group experts, three quarters of it signing",
    ),
)
PLAN_EIA_OVERDUE = Mistake(
    "PLAN_EIA_OVERDUE",
    Text("规划环评已满五年且未开展跟踪评价", "The plan EIA is too old and was not evaluated again"),
    law.TRACKING,
    Text("先完成跟踪评价（应于{due}前（含当日）完成）", "evaluate it first; that was due by {due}"),
)
VERSION_EXISTS = Mistake(
    "VERSION_EXISTS",
    Text("该版本的负面清单已经公布", "A negative list of this version is out already"),
    law.REFORM,
    Text("使用新的版本号", "give the new list a version of its own"),
)
