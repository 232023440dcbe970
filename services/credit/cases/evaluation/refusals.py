"""What nobody may ask of an evaluation, and why."""

from services.credit.cases.evaluation import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- into an evaluation -------------------------------------------------------------------------------------------

EVALUATION_EXISTS = Mistake(
    "EVALUATION_EXISTS",
    Text("该主体该年度已有评价", "There is an evaluation of the firm for that year"),
    law.PERIOD,
    Text("在案件{case}中办理", "go on with case {case}"),
)
SCHEME_NOT_IN_FORCE = Mistake(
    "SCHEME_NOT_IN_FORCE",
    Text("该评价表当时尚未施行", "That table was not in force"),
    law.PROVINCIAL,
    Text("使用：{schemes}", "use: {schemes}"),
)
NOT_IN_SCOPE = Mistake(
    "NOT_IN_SCOPE",
    Text("该类主体不在评价范围", "Such a firm is not in scope"),
    law.SCOPE_2026,
    Text("可用事由：{reasons}", "reasons there are: {reasons}"),
)
NOT_INCLUDED = Mistake(
    "NOT_INCLUDED",
    Text("处罚未达到纳入标准", "No penalty is as grave as inclusion asks"),
    law.INCLUSION,
    Text(
        "罚款{fine}分以上或暂扣许可证等的方可据此纳入",
        "a fine of {fine} fen and more, a suspended permit or the like is needed",
    ),
)

# -- findings -----------------------------------------------------------------------------------------------------

ON_RECORD = Mistake(
    "ON_RECORD",
    Text("该文书已记入", "The document is on record already"),
    law.EXPLAINED,
    Text("无须重复记入", "nothing to record again"),
)
TOLD_BY_RECORD = Mistake(
    "TOLD_BY_RECORD",
    Text("处罚由信用记录自动计入", "Penalties come from the credit records"),
    law.EXPLAINED,
    Text("在信用记录中办理", "act on the credit record"),
)
BONUS_POINTS = Mistake(
    "BONUS_POINTS",
    Text("加分项须写明分值，其他项不得写分值", "A bonus states its points, and nothing else does"),
    law.PROVINCIAL,
    Text("更正分值", "correct the points"),
)
NO_SUCH_FINDING = Mistake(
    "NO_SUCH_FINDING",
    Text("没有这一项", "There is no such finding"),
    law.EXPLAINED,
    Text("核对编号", "check its id"),
)

# -- marks --------------------------------------------------------------------------------------------------------

INDICATORS_MISSING = Mistake(
    "INDICATORS_MISSING",
    Text("指标未评全", "Indicators are missing"),
    law.NATIONAL,
    Text("逐项评分，不适用的注明", "mark each, or say that it does not apply"),
)
NO_MARKS = Mistake(
    "NO_MARKS",
    Text("该评价表不评指标", "This table has no marks"),
    law.PROVINCIAL,
    Text("不填指标分", "leave the marks out"),
)
MARKED_TWICE = Mistake(
    "MARKED_TWICE",
    Text("同一指标评了两次", "An indicator is marked twice"),
    law.NATIONAL,
    Text("每项一次", "each once"),
)
POINTS_MISSING = Mistake(
    "POINTS_MISSING",
    Text("适用的指标须评分，不适用的不得评分", "An indicator has points if it applies, and none if it does not"),
    law.NATIONAL,
    Text("填写0至100分", "give 0 to 100"),
)
TIER_DIFFERS = Mistake(
    "TIER_DIFFERS",
    Text("评分与实测值所在档次不符", "The points do not lie in the tier of what was measured"),
    law.NATIONAL,
    Text("应在{low}至{high}分之间", "between {low} and {high}"),
)
REASON_MISSING = Mistake(
    "REASON_MISSING",
    Text("附表未读到分档规则的指标，评分应说明理由", "An indicator without a tier rule needs a reason"),
    law.NATIONAL_RECALLED,
    Text("填写理由", "state it"),
)

NEWER_YEAR_PUBLISHED = Mistake(
    "NEWER_YEAR_PUBLISHED",
    Text("已发布更晚年度的等级", "The grade of a later year was published"),
    law.PERIOD,
    Text("以{year}年度为准", "that of {year} counts"),
)

# -- objections ---------------------------------------------------------------------------------------------------

UNSIGNED = Mistake(
    "UNSIGNED",
    Text("异议未署名", "The objection is not signed"),
    law.OBJECTIONS,
    Text("署名并留联系方式后提出", "give name and contact"),
)
NO_SUCH_OBJECTION = Mistake(
    "NO_SUCH_OBJECTION",
    Text("没有待答复的该号异议", "No such objection awaits an answer"),
    law.OBJECTIONS,
    Text("核对编号", "check its number"),
)
OBJECTION_OPEN = Mistake(
    "OBJECTION_OPEN",
    Text("有异议未答复", "An objection awaits its answer"),
    law.OBJECTIONS,
    Text("先答复", "answer it first"),
)
ANSWER_DIFFERS = Mistake(
    "ANSWER_DIFFERS",
    Text(
        "异议成立的应剔除项目或改分，不成立的不得", "Upheld, something is struck or marked anew; otherwise nothing is"
    ),
    law.OBJECTIONS,
    Text("更正答复", "correct the answer"),
)
STANDS_ON_RECORD = Mistake(
    "STANDS_ON_RECORD",
    Text("由信用记录计入的项目不能在此剔除", "What a credit record brings cannot be struck here"),
    law.OBJECTIONS,
    Text("对信用记录提出异议", "object to the credit record"),
)
NOT_THE_FIRM = Mistake(
    "NOT_THE_FIRM",
    Text("对已发布的等级由企业自己提出异议", "Of a published grade the firm itself objects"),
    law.OBJECTIONS,
    Text("公示期内任何人可以提出异议", "anybody may while it is in public"),
)
