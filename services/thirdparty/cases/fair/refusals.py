"""What nobody may do with a fair, and why."""

from services.thirdparty.cases.fair import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

EVENT_BEGUN = Mistake(
    "EVENT_BEGUN",
    Text("对接会开始时间已过", "The fair has begun"),
    law.REGISTRATION,
    Text("在开始之前办理", "do it before it begins"),
)
ALREADY_REGISTERED = Mistake(
    "ALREADY_REGISTERED",
    Text("该人员已经报名", "This person is registered already"),
    law.REGISTRATION,
    Text("无须重复报名", "nothing to repeat"),
)
PER_FIRM_LIMIT = Mistake(
    "PER_FIRM_LIMIT",
    Text("该单位报名人数已满", "The firm has as many persons as it may"),
    law.PER_FIRM,
    Text("每个单位最多{most}人（含候补）", "at most {most} persons of a firm, the waiting list included"),
)
NOT_REGISTERED = Mistake(
    "NOT_REGISTERED",
    Text("该单位没有此人的报名", "The firm has not registered this person"),
    law.REGISTRATION,
    Text("核对单位和人员编号", "check the firm and the person's number"),
)
