"""What cannot be registered, and what comes too soon."""

from services.finance.cases.machine_code import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

EXCLUDED_KIND = Mistake(
    "EXCLUDED_KIND",
    Text("该机械不纳入环保编码登记", "Machines of this kind are not registered"),
    law.EXCLUDED,
    Text("无须登记", "nothing to register"),
)
STAGE_IMPLAUSIBLE = Mistake(
    "STAGE_IMPLAUSIBLE",
    Text("制造日期早于该排放阶段的实施日期", "The machine was made before that stage began"),
    law.STAGES,
    Text("核对铭牌（该阶段自{day}起）", "check the label: that stage began on {day}"),
)
FUEL_AND_STAGE = Mistake(
    "STAGE_IMPLAUSIBLE",
    Text("动力与排放阶段不符", "Fuel and stage do not fit together"),
    law.STAGES,
    Text(
        "电动、氢能机械填“电动”，其他机械不填", "electric and hydrogen machines are of stage ELECTRIC, others are not"
    ),
)
PHOTO_MISMATCH = Mistake(
    "PHOTO_MISMATCH",
    Text("照片与申报机械不符", "The photos show another machine"),
    law.REGISTERING,
    Text("通知申请人补正", "ask for a correction"),
)
SITE_VISIT_NEEDED = Mistake(
    "SITE_VISIT_NEEDED",
    Text("编号无法辨认", "The serial number cannot be read"),
    law.REGISTERING,
    Text("现场核查后核验", "look at it on the spot first"),
)
CHANGE_OPEN = Mistake(
    "CHANGE_OPEN",
    Text("有待确认的变更", "A change awaits its confirmation"),
    law.ONE_CODE,
    Text("先确认或退回", "confirm or decline it first"),
)
NO_CHANGE = Mistake(
    "NO_CHANGE",
    Text("没有待确认的变更", "No change awaits its confirmation"),
    law.ONE_CODE,
    Text("先由所有人申请", "let the owner ask for one first"),
)
NOT_LOST = Mistake(
    "NOT_LOST",
    Text("标牌未报遗失", "The plate was not reported lost"),
    law.ONE_CODE,
    Text("先由所有人报失", "let the owner report it first"),
)
SAME_STAGE = Mistake(
    "SAME_STAGE",
    Text("排放阶段未变", "The stage is the same"),
    law.ONE_CODE,
    Text("无须更正", "nothing to correct"),
)
