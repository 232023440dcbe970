"""What cannot be agreed or settled, and why."""

from services.finance.cases.cooperation import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

SAME_DIVISION = Mistake(
    "SAME_DIVISION",
    Text("帮扶方与受援方相同", "Nobody helps itself"),
    law.MEASURE_20,
    Text("更正行政区划", "correct the divisions"),
)
RETURN_RATE = Mistake(
    "RETURN_RATE",
    Text("固定收益率超出范围", "The fixed return is out of range"),
    law.RETURN_RANGE,
    Text("不超过{most}%", "{most}% at most"),
)
SHARED_TWICE = Mistake(
    "SHARED_TWICE",
    Text("同一村重复列入分配", "A village stands twice in the shares"),
    law.SPLIT,
    Text("合并权重", "add its weights up"),
)
SIGNED_ALREADY = Mistake(
    "SIGNED_ALREADY",
    Text("该方已经签署", "This government has signed already"),
    law.MEASURE_20,
    Text("等待对方签署", "wait for the other"),
)
OTHER_YEAR = Mistake(
    "OTHER_YEAR",
    Text("不是应结算的年度", "This is not the year to be settled"),
    law.MEASURE_20,
    Text("应结算{year}年", "the next one is {year}"),
)
ALL_SETTLED = Mistake(
    "ALL_SETTLED",
    Text("协议各年度均已结算", "All years of the agreement are settled"),
    law.MEASURE_20,
    Text("可以终止协议", "it may end"),
)
COMPUTED_ALREADY = Mistake(
    "COMPUTED_ALREADY",
    Text("本年度测算待复核", "A computation of the year waits to be confirmed"),
    law.TWO_PERSONS,
    Text("先复核或退回", "confirm it or send it back first"),
)
NOT_COMPUTED = Mistake(
    "NOT_COMPUTED",
    Text("没有待复核的测算", "No computation waits to be confirmed"),
    law.TWO_PERSONS,
    Text("先测算年度收益", "compute the year first"),
)
YEARS_LEFT = Mistake(
    "YEARS_LEFT",
    Text("尚有年度未结算", "Years are left to be settled"),
    law.MEASURE_20,
    Text("结算后终止，或双方协商并说明理由", "settle them, or let both agree and state the reason"),
)
