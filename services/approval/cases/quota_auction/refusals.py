"""What nobody may ask of a quota auction."""

from services.approval.cases.quota_auction import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

POLLUTANT = Mistake(
    "E_POLLUTANT",
    Text("没有该污染物的标的", "There is no lot of this pollutant"),
    law.AUCTIONS,
    Text("可选：{known}", "possible: {known}"),
)
LOT_TWICE = Mistake(
    "E_POLLUTANT",
    Text("每种污染物只能设一个标的", "There is one lot for each pollutant"),
    law.AUCTIONS,
    Text("合并为一个标的", "put them into one lot"),
)
FLOOR_PRICE = Mistake(
    "E_FLOOR_PRICE",
    Text("起拍价低于当地最低价", "The floor price is below the county's least price"),
    law.FLOOR_YIWU,
    Text("不低于{least}分", "at least {least} fen"),
)
NOT_SECURED = Mistake(
    "E_LOT_NOT_SECURED",
    Text("储备尚未落实标的", "The reserve has not answered for a lot yet"),
    law.RESERVE_FIRST,
    Text("待储备账户答复后办理", "wait for the reserve's answer"),
)
NOTHING_TO_SELL = Mistake(
    "E_LOT_EMPTY",
    Text("储备没有可出让的指标", "The reserves have nothing to sell"),
    law.RESERVE_FIRST,
    Text("取消本次竞价", "cancel the auction"),
)
NOT_OPEN = Mistake(
    "E_BIDDING_NOT_OPEN",
    Text("竞价尚未开始", "Bidding has not begun"),
    law.AUCTIONS,
    Text("开始后再报价", "bid when it has"),
)
BIDDING_CLOSED = Mistake(
    "E_BIDDING_CLOSED",
    Text("竞价已经结束", "Bidding is over"),
    law.AUCTIONS,
    Text("参加下一次竞价", "take part in the next auction"),
)
BELOW_FLOOR = Mistake(
    "E_BID_BELOW_FLOOR",
    Text("报价低于起拍价", "The bid is below the floor price"),
    law.AUCTIONS,
    Text("不低于{floor}分", "at least {floor} fen"),
)
TOO_MANY_BIDS = Mistake(
    "E_BID_LIMIT",
    Text("报价次数已用完", "All bids are used up"),
    law.AUCTIONS,
    Text("每人至多报价{most}次", "at most {most} bids each"),
)
WANTS_TOO_MUCH = Mistake(
    "E_BID_QTY",
    Text("求购量超过标的", "The bidder wants more than the lot holds"),
    law.AUCTIONS,
    Text("至多{most}吨/年", "at most {most} t/a"),
)
NOT_A_DEBTOR = Mistake(
    "E_NO_PAYMENT_DUE",
    Text("该单位没有待付的价款", "This firm owes nothing for this lot"),
    law.PAYING,
    Text("核对竞得人与污染物", "check winner and pollutant"),
)
