"""What nobody may ask of a compiler's file: each mistake with its code, words, ground and remedy."""

from services.thirdparty.cases.compiler import policy as law
from shared.casework.points import UNREAD
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- the file -----------------------------------------------------------------------------------------------------

FILE_EXISTS = Mistake(
    "FILE_EXISTS",
    Text("该编制单位或者编制人员已有诚信档案", "This compiler has a credit file already"),
    law.IDENTITY,
    Text("在原档案中办理", "go on with that file"),
)
IDENTITY_CLASH = Mistake(
    "IDENTITY_CLASH",
    Text("该信用编号属于另一人", "This credit number belongs to somebody else"),
    law.IDENTITY,
    Text("由人工核对两人的信用编号", "let somebody compare the two persons' numbers"),
)
NAME_ONLY = Mistake(
    "NAME_ONLY",
    Text("只凭名称不能识别编制单位", "A compiler is not known by a name alone"),
    law.IDENTITY,
    Text("填写统一社会信用代码或者信用编号", "give the credit code or the credit number"),
)
OTHER_COMPILER = Mistake(
    "OTHER_COMPILER",
    Text("该决定针对其他编制单位或者编制人员", "This decision is about another compiler"),
    law.IDENTITY,
    Text("在其诚信档案中办理", "record it in that compiler's file"),
)
NO_EMPLOYER = Mistake(
    "NO_EMPLOYER",
    Text("编制单位没有从业单位", "A unit has no employer"),
    law.IDENTITY,
    Text("从业单位只用于编制人员", "only a person has one"),
)

# -- points -------------------------------------------------------------------------------------------------------

LEVEL_TOO_LOW = Mistake(
    "LEVEL_TOO_LOW",
    Text("县级部门不得记分", "A county authority does not score"),
    law.CITY_LEVEL,
    Text("由设区的市级以上部门决定", "let the city or a higher level decide"),
)
NOT_FOR_TARGET = Mistake(
    "NOT_FOR_TARGET",
    Text("该情形不适用于此类对象", "This misconduct does not exist for such a compiler"),
    UNREAD,
    Text("核对情形代码", "check the code"),
)
POINTS_DIFFER = Mistake(
    "POINTS_DIFFER",
    Text("分值与记分标准不一致", "The points differ from the table"),
    UNREAD,
    Text("该情形应记{points}分", "it takes {points} points"),
)
ACT_TOO_EARLY = Mistake(
    "ACT_TOO_EARLY",
    Text("该行为发生在记分办法施行以前", "The act is older than the scoring rules"),
    law.ACTS_FROM,
    Text("{day}以后的行为才予记分", "only acts since {day} are scored"),
)
DATES_OUT_OF_ORDER = Mistake(
    "DATES_OUT_OF_ORDER",
    Text("日期先后不符", "The dates are not in order"),
    law.UPLOAD,
    Text("不得早于{day}", "not before {day}"),
)
SCORED_ALREADY = Mistake(
    "SCORED_ALREADY",
    Text("该决定的此项记分已经记录", "This line of the decision is on file already"),
    law.ONE_SCORE,
    Text("无须重复记录", "nothing to repeat"),
)
NO_SCORING_DURING_BAN = Mistake(
    "NO_SCORING_DURING_BAN",
    Text("禁止从业期间不记分", "No points are taken during a ban"),
    law.ANNEX_3,
    Text("禁止从业期满后重新记分", "points count again when the ban is over"),
)
NO_SUCH_SCORE = Mistake(
    "NO_SUCH_SCORE",
    Text("没有该文号的记分决定", "No score decision of this number is on file here"),
    law.UPLOAD,
    Text("核对文号", "check the document number"),
)
UPLOADED_ALREADY = Mistake(
    "UPLOADED_ALREADY",
    Text("该决定已经上传", "This decision is uploaded already"),
    law.UPLOAD,
    Text("无须重复上传", "nothing to repeat"),
)

# -- bans ---------------------------------------------------------------------------------------------------------

BAN_ON_FILE = Mistake(
    "BAN_ON_FILE",
    Text("该禁止从业决定已经记录", "This ban is on file already"),
    law.BLACK,
    Text("无须重复记录", "nothing to repeat"),
)
NO_SUCH_BAN = Mistake(
    "NO_SUCH_BAN",
    Text("没有该文号的禁止从业决定", "No ban of this number is in force here"),
    law.BLACK,
    Text("核对文号", "check the document number"),
)

# -- the platform -------------------------------------------------------------------------------------------------

STATUS_INCOMPLETE = Mistake(
    "STATUS_INCOMPLETE",
    Text("名单状态缺少起始日期", "A place on a list has a first day"),
    law.MIRROR,
    Text("填写名单及其起始日期，或者都不填写", "give list and first day, or neither"),
)
