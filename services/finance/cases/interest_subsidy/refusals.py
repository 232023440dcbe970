"""What an applicant for the interest subsidy must put right."""

from services.finance.cases.interest_subsidy import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

OTHER_ENTRY = Mistake(
    "OTHER_ENTRY",
    Text("补正不得改为名单中的另一项目", "A corrected application stays with its entry of the list"),
    law.CLAIMED,
    Text("撤回后另行申请", "withdraw it, and apply anew"),
)
NOT_CLAIMED = Mistake(
    "INTEREST_NOT_CLAIMED",
    Text("名单中没有该企业的这笔贴息核算", "The list knows no such claim of this firm"),
    law.CLAIMED,
    Text(
        "先在绿色信贷名单申请核算，再核对合同编号和计息期",
        "claim it on the green loan list, or correct loan and period",
    ),
)
