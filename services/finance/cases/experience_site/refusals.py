"""What is not listed, and why."""

from services.finance.cases.experience_site import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

SITE_INCOMPLETE = Mistake(
    "SITE_INCOMPLETE",
    Text("体验馆、线路、课程未齐备", "Hall, route and courses are not all there"),
    law.THREE_PARTS,
    Text("补充后再核查", "supplement it and have it checked again"),
)
NOTHING_NEW = Mistake(
    "NOTHING_NEW",
    Text("没有补充任何内容", "Nothing is supplemented"),
    law.THREE_PARTS,
    Text("填写体验馆、线路或课程", "state a hall, a route or courses"),
)
FINDINGS_MISSING = Mistake(
    "REASONS_MISSING",
    Text("复核不合格应说明理由", "A failed review states what was found"),
    law.REVIEW,
    Text("填写复核意见", "state the findings"),
)
YEAR_NOT_OVER = Mistake(
    "YEAR_NOT_OVER",
    Text("该年度尚未开始", "That year has not begun"),
    law.MEASURE_20,
    Text("更正年度", "correct the year"),
)
