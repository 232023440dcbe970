"""What nobody may do with a place on the positive list, and why."""

from services.credit.cases.positive_list import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- entry --------------------------------------------------------------------------------------------------------

ALREADY_LISTED = Mistake(
    "ALREADY_LISTED",
    Text("该点位已在正面清单上", "The site is on the positive list already"),
    law.ONE_SITE,
    Text("期满前60日内续期", "renew it in its last sixty days"),
)
BARRED = Mistake(
    "BARRED",
    Text("移出后的限制期未满", "It was removed and may not be listed yet"),
    law.REMOVAL,
    Text("{until}起可以再次申请", "possible again from {until}"),
)
STALE_FACTS = Mistake(
    "STALE_FACTS",
    Text("核算所用事实过期", "The facts are too old"),
    law.FRESH,
    Text("取得{since}之后的事实再核算", "compute the conditions with facts of {since} or later"),
)
CONDITIONS_FAIL = Mistake(
    "CONDITIONS_FAIL",
    Text("不符合入选条件", "Not every condition holds"),
    law.PACK,
    Text("条件具备后再提出", "propose it when they all do"),
)
NO_CATEGORY = Mistake(
    "NO_CATEGORY",
    Text("所报类别均未通过认定", "None of the categories claimed holds"),
    law.MEASURE_6,
    Text("补充类别证明", "supply the proof of a category"),
)
NOTHING_FAILS = Mistake(
    "NOTHING_FAILS",
    Text("各项条件均符合，不能不予列入", "Every condition holds: there is no ground to decline"),
    law.PACK,
    Text("建议列入", "recommend it"),
)
OBJECTION_OPEN = Mistake(
    "OBJECTION_OPEN",
    Text("署名异议尚未处理", "A signed objection has not been decided"),
    law.PUBLICITY,
    Text("先处理异议", "decide it first"),
)
NO_OBJECTION = Mistake(
    "NO_OBJECTION",
    Text("没有待处理的这一异议", "No such objection waits for a decision"),
    law.PUBLICITY,
    Text("核对异议编号", "check the number of the objection"),
)
TIER_TOO_HIGH = Mistake(
    "TIER_TOO_HIGH",
    Text("环保码为黄码的只能减少现场检查", "With a yellow code visits are reduced, not dropped"),
    law.RELIEF,
    Text("选择减少现场检查", "choose fewer visits"),
)

# -- relief -------------------------------------------------------------------------------------------------------

ONSITE_NOT_ALLOWED = Mistake(
    "ONSITE_NOT_ALLOWED",
    Text("免现场检查的企业不安排此类检查", "The site is visited for none of this kind"),
    law.RELIEF,
    Text("采用非现场方式；确有必要的注明上级交办文号", "check it off site, or state the number of an order from above"),
)
RELIEF_EXHAUSTED = Mistake(
    "RELIEF_EXHAUSTED",
    Text("本年度计划内的现场检查次数已用完", "The visits that this year's plan has are used up"),
    law.RELIEF,
    Text("下一年1月1日后再安排", "not before 1 January"),
)
PLANNED_ALREADY = Mistake(
    "PLANNED_ALREADY",
    Text("该年度已有计划", "The year has its plan"),
    law.RELIEF,
    Text("按原计划执行", "keep to it"),
)
OFFSITE_TOO_FEW = Mistake(
    "OFFSITE_TOO_FEW",
    Text("非现场检查次数过少", "Too few off-site checks"),
    law.RELIEF,
    Text("至少{least}次", "at least {least}"),
)
CHECK_TIMES = Mistake(
    "CHECK_TIMES",
    Text("检查起止时间不符", "The check begins before it ends, and not in the future"),
    law.RELIEF,
    Text("更正时间", "correct the times"),
)

# -- standing -----------------------------------------------------------------------------------------------------

NOT_A_PENALTY = Mistake(
    "NOT_A_PENALTY",
    Text("不予处罚决定不是移出的理由", "A decision not to penalise is no ground to remove"),
    law.NO_PENALTY,
    Text("核对文书", "check the document"),
)
GROUND_NOT_MET = Mistake(
    "GROUND_NOT_MET",
    Text("不符合该项移出情形", "The ground is not met"),
    law.REMOVAL,
    Text("{needed_zh}", "{needed_en}"),
)
CATEGORY_NOT_HELD = Mistake(
    "CATEGORY_NOT_HELD",
    Text("不是以该类别列入", "It is not listed in this category"),
    law.QUARTER,
    Text("核对类别", "check the category"),
)
BAR_OPEN = Mistake(
    "BAR_OPEN",
    Text("限制期未满", "The bar is not over"),
    law.REMOVAL,
    Text("期满后由系统解除", "it is lifted by itself when it is over"),
)
OVER_MEANWHILE = Mistake(
    "OVER_MEANWHILE",
    Text("原有效期已经届满", "The term it had is over by now"),
    law.APPEAL,
    Text("重新申请", "apply anew"),
)
