"""What an EOD project does not allow."""

from services.finance.cases.eod_project import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

ABOVE_CEILING = Mistake(
    "INVESTMENT_ABOVE_CEILING",
    Text("总投资超过上限", "The investment is above the ceiling"),
    law.GUIDE_2022,
    Text("不超过{most}分", "at most {most} fen"),
)
TOO_MANY_PARTS = Mistake(
    "TOO_MANY_SUBPROJECTS",
    Text("子项目过多", "There are too many sub-projects"),
    law.GUIDE_2022,
    Text("不超过{most}个", "at most {most}"),
)
PARTS_DIFFER = Mistake(
    "PARTS_DIFFER",
    Text("子项目投资与环境、产业部分不符", "The sub-projects do not add up to the parts"),
    law.PARTS,
    Text("环境部分{environment}分，产业部分{industry}分", "environment {environment} fen, industry {industry} fen"),
)
YEARS_DIFFER = Mistake(
    "YEARS_DIFFER",
    Text("各年净收益的年数与期限不符", "There is not one net income for each year of the term"),
    law.BALANCE,
    Text("应填{years}年", "state {years}"),
)
NOT_BALANCED = Mistake(
    "NOT_SELF_BALANCED",
    Text("项目收益不能覆盖偿债额，未实现自平衡", "The project does not pay its debt from its own income"),
    law.BALANCE,
    Text("尚差{gap}分", "{gap} fen are missing"),
)
ROUTE_CLOSED = Mistake(
    "ROUTE_CLOSED",
    Text("该入库途径已停止", "This route is closed"),
    law.SINCE_2025,
    Text("可选：{routes}", "possible: {routes}"),
)
ABOVE_INVESTMENT = Mistake(
    "CREDIT_ABOVE_INVESTMENT",
    Text("授信额超过总投资", "More credit than is invested"),
    law.GUIDELINE,
    Text("不超过{most}分", "at most {most} fen"),
)
WRONG_YEAR = Mistake(
    "WRONG_YEAR",
    Text("报告年度不正确或已报告", "Not a year to report, or reported already"),
    law.YEARLY,
    Text("报告{year}年或此前未报的年度", "report {year}, or an earlier year that is missing"),
)
