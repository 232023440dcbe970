"""What an applicant for the forklift subsidy must put right, and what comes too soon."""

from services.finance.cases.forklift_subsidy import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

BOUGHT_BEFORE = Mistake(
    "BOUGHT_BEFORE_SCRAPPING",
    Text("新机开票早于旧机拆解", "The new machine was invoiced before the old one was scrapped"),
    law.YIWU,
    Text("新机应在拆解当日或之后购置（拆解日{day}）", "it is bought with the scrapping or after it ({day})"),
)
NOT_ON_INVOICE = Mistake(
    "DUPLICATE_INVOICE",
    Text("发票所列机械不含本机", "The invoice does not list this machine"),
    law.NEW_MACHINE,
    Text("一张发票对应多台的，应列明每台编号", "an invoice of several machines lists each serial number"),
)
OTHER_MACHINE = Mistake(
    "OTHER_MACHINE",
    Text("编号与申请的机械不符", "That is another machine's number"),
    law.MATCHING,
    Text("核对编号（申请为{serial}）", "check it: the application names {serial}"),
)
MATCHED_ALREADY = Mistake(
    "DONE_ALREADY",
    Text("已核对", "This was matched already"),
    law.MATCHING,
    Text("无须重复办理", "nothing to repeat"),
)
