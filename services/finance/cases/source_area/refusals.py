"""What is not paid, and why."""

from services.finance.cases.source_area import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

NOTHING_TO_PAY = Mistake(
    "NOTHING_TO_PAY",
    Text("面积应大于零", "The area must be more than nothing"),
    law.FUND,
    Text("更正面积", "correct the area"),
)
ABOVE_CATCHMENT = Mistake(
    "AREA_ABOVE_CATCHMENT",
    Text("各村面积之和超过集水区面积", "The villages together would be larger than the catchment"),
    law.CATCHMENT,
    Text("本村至多{left}亩", "at most {left} mu are left for this village"),
)
VILLAGE_KNOWN = Mistake(
    "DUPLICATE_VILLAGE",
    Text("该村本年度已有名册", "The village has a list for this year already"),
    law.LIST,
    Text("在原案办理", "go on in its case"),
)
STRUCK_TWICE = Mistake(
    "STRUCK_TWICE",
    Text("核减人员重复或多于名册人数", "Persons are struck off twice, or more than were listed"),
    law.LIST,
    Text("核对核减名单", "compare the persons"),
)
ANSWER_MISSING = Mistake(
    "ANSWER_MISSING",
    Text("公示异议未答复", "What was objected has not been answered"),
    law.NOTICE,
    Text("填写核查答复", "state what was found"),
)
REASONS_MISSING = Mistake(
    "REASONS_MISSING",
    Text("不予批准应说明理由", "A refusal states its reasons"),
    law.FUND,
    Text("填写理由", "state them"),
)
FUNDS_ASKED = Mistake(
    "FUNDS_ASKED",
    Text("资金申请待答复", "The fund has been asked and has not answered"),
    law.FUND,
    Text("等待资金答复", "wait for its answer"),
)
