"""What cannot be recorded of a vehicle."""

from services.finance.cases.inspection_exemption import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

OTHER_VEHICLE = Mistake(
    "OTHER_VEHICLE",
    Text("不是本案的车辆", "This is another vehicle"),
    law.VEHICLES,
    Text("本案车辆为{vin}", "the case is about {vin}"),
)
RECORDED_ELSEWHERE = Mistake(
    "DUPLICATE_VEHICLE",
    Text("该车辆已有免检记录", "The vehicle has a record already"),
    law.VEHICLES,
    Text("在原案{case}中更新", "record it in its case {case}"),
)
PAST_A_TEST = Mistake(
    "PAST_A_TEST",
    Text("免检期跨过应检日", "The exemption would run past a day of testing"),
    law.TEN_YEARS,
    Text("止日不晚于{last}", "it ends on {last} at the latest"),
)
NO_RECALL = Mistake(
    "NO_RECALL",
    Text("没有未完成的该召回", "No such recall is open"),
    law.VEHICLES,
    Text("核对召回编号", "check the number of the recall"),
)
