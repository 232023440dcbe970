"""What is not agreed or paid, and why."""

from services.finance.cases.ecological_deal import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

SAME_PARTY = Mistake(
    "SAME_PARTY",
    Text("买卖双方相同", "Nobody buys of itself"),
    law.MEASURE_20,
    Text("更正买方或卖方", "correct buyer or seller"),
)
QUANTITY = Mistake(
    "DEAL_QUANTITY",
    Text("数量应大于零且不超过合同数量", "The quantity is nothing, or more than was agreed"),
    law.DELIVERED,
    Text("更正数量", "correct the quantity"),
)
NOT_FOR_YOU = Mistake(
    "WRONG_SOURCE",
    Text("资金来源不符", "The deal is paid from another source"),
    law.BUYING,
    Text(
        "财政资金由审批、复核和财务人员办理，自有资金由购买方办理",
        "officers act where a budget pays, the buyer where its own money does",
    ),
)
FUNDS_ASKED = Mistake(
    "FUNDS_ASKED",
    Text("资金申请待答复", "The fund has been asked and has not answered"),
    law.BUYING,
    Text("等待资金答复", "wait for its answer"),
)
