"""What nobody may do with a key."""

from services.finance.cases.benefit_claim import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

NOTHING_TO_COMPARE = Mistake(
    "NOTHING_TO_COMPARE",
    Text("该案没有待核对的编号", "This case has no key to be compared"),
    law.COMPARISON,
    Text("待核对：{waiting}", "to be compared: {waiting}"),
)
