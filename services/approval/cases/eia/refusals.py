"""The mistakes that an EIA case refuses: each with its code, words, legal ground and remedy."""

from services.approval.cases.eia import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

ASSESSMENT_TOO_LONG = Mistake(
    "ASSESSMENT_TOO_LONG",
    Text("技术评估时间超过上限", "The technical assessment would take too long"),
    law.TECH_ASSESSMENT,
    Text("不得超过{most}个工作日", "at most {most} working days"),
)
