"""What an account may not hold, and why."""

from services.finance.cases.ecological_product import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

ACCOUNT_KNOWN = Mistake(
    "DUPLICATE_ACCOUNT",
    Text("该区域本年度的核算结果已经发布", "An account of this division and year is published already"),
    law.VERSIONS,
    Text("在原案以新版本更正", "correct it by a new version in its own case"),
)
WRONG_STANDARD = Mistake(
    "WRONG_STANDARD",
    Text("核算标准与年度不符", "The standard is not that of the year"),
    law.STANDARDS,
    Text("本年度采用{standard}", "the year is counted by {standard}"),
)
WRONG_CATEGORY = Mistake(
    "WRONG_CATEGORY",
    Text("科目不属于该类别", "The item belongs to another category"),
    law.CATEGORIES,
    Text("归入{category}", "it belongs to {category}"),
)
DOUBLE_COUNTING = Mistake(
    "DOUBLE_COUNTING",
    Text("同一生态产品重复计算", "The same is counted twice"),
    law.ONCE,
    Text("只保留一行", "leave one of the rows"),
)
MIXED_YEARS = Mistake(
    "MIXED_YEARS",
    Text("实物量或价格不是核算年度的", "A quantity or a price is of another year"),
    law.SAME_YEAR,
    Text("采用{year}年的数据", "take those of {year}"),
)
VALUE_DIFFERS = Mistake(
    "VALUE_DIFFERS",
    Text("价值量与实物量乘单价不符", "The value is not quantity by price"),
    law.EXACT,
    Text("应为{exact}分", "it is {exact} fen"),
)
NOTHING_COUNTED = Mistake(
    "NOTHING_COUNTED",
    Text("各行价值均为零", "All rows together are worth nothing"),
    law.EXACT,
    Text("核对数据", "check the data"),
)
REMARKS_MISSING = Mistake(
    "REASONS_MISSING",
    Text("退回应说明理由", "What is sent back is told why"),
    law.TWO_PERSONS,
    Text("填写理由", "state the reasons"),
)
