"""The mistakes that a screening refuses: each with its code, words, legal ground and remedy."""

from services.approval.cases.screening import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

CREDIT_CODE = Mistake(
    "E_USCC",
    Text("统一社会信用代码有误", "The unified social credit code is wrong"),
    law.CREDIT_CODE,
    Text("核对18位代码及校验码", "check its 18 characters and the check digit"),
)
COORDINATES_SWAPPED = Mistake(
    "E_COORD_SWAPPED",
    Text("经度与纬度颠倒", "Longitude and latitude are swapped"),
    law.COORDINATES,
    Text("交换经度与纬度后重新提交", "exchange them and send again"),
)
NO_PERMIT_NEEDED = Mistake(
    "N1",
    Text("该项目依法不需要办理环评，无须批复", "The project needs no EIA; there is nothing to reply to"),
    law.NO_PERMIT_NEEDED,
    Text("无须申请", "there is nothing to apply for"),
)
LIGHTER_THAN_RULES = Mistake(
    "LIGHTER_THAN_RULES",
    Text("不得调整为低于规则判定的类别", "The class would be lighter than the rules give"),
    law.OVERRIDING,
    Text("规则判定为{least}，只能维持或从严", "the rules give {least}: keep it, or choose a stricter class"),
)
REASON_MISSING = Mistake(
    "REASON_MISSING",
    Text("选择“其他”原因时应说明理由", "The reason “other” needs a statement"),
    law.OVERRIDING,
    Text("填写说明", "say why"),
)
