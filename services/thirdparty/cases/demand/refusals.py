"""What nobody may do with a demand, and why."""

from services.thirdparty.cases.demand import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- the demand ---------------------------------------------------------------------------------------------------

DEMAND_UNIT = Mistake(
    "DEMAND_UNIT",
    Text("数量或计量单位不符", "The amount or its unit does not fit"),
    law.DEMAND,
    Text(
        "预算和需求量应大于零，能力与需求用同一计量单位",
        "budget and need are more than nothing; offer and need share a unit",
    ),
)
CONSENT_MISSING = Mistake(
    "CONSENT_MISSING",
    Text("没有委托单位的同意", "The client has not consented"),
    law.CONSENT,
    Text("由委托单位提交，或随体检处方附其同意", "let the client post it, or its consent come with the prescription"),
)
REASONS_MISSING = Mistake(
    "REASONS_MISSING",
    Text("退回需求应说明理由", "A demand is returned with reasons"),
    law.DEMAND,
    Text("填写理由", "state them"),
)
RENEWED_ALREADY = Mistake(
    "RENEWED_ALREADY",
    Text("需求已经延长过", "The demand was renewed before"),
    law.LIFE,
    Text("到期后重新提交", "post it anew when it has expired"),
)

# -- who may offer ------------------------------------------------------------------------------------------------

PROVIDER_LISTED = Mistake(
    "PROVIDER_LISTED",
    Text("供方在严重失信、限期整改或黑名单上", "The provider stands on a list"),
    law.LISTS,
    Text("移出名单后再响应", "offer when the list has ended"),
)
PROVIDER_GRADE = Mistake(
    "PROVIDER_GRADE",
    Text("供方信用等级过低", "The provider's grade is too low"),
    law.GATES,
    Text("信用等级提高后再响应", "offer when the grade is better"),
)
PROVIDER_NOT_VERIFIED = Mistake(
    "PROVIDER_NOT_VERIFIED",
    Text("供方未登记或未经核验", "The provider is not registered, or not verified"),
    law.GATES,
    Text("先登记并经协会核验", "register, and be verified by the association"),
)
CATEGORY_MISMATCH = Mistake(
    "CATEGORY_MISMATCH",
    Text("供方不提供该类服务", "The provider does not offer this category"),
    law.GATES,
    Text("在供方信息中增加该类别并经核验", "add the category to the profile and have it verified"),
)
NO_CAPACITY = Mistake(
    "NO_CAPACITY",
    Text("能力应大于零", "The capacity must be more than nothing"),
    law.GATES,
    Text("填写可用于本需求的能力", "state what can be used for this demand"),
)
CONFLICT = Mistake(
    "CONFLICT",
    Text("开具处方的专家是供方的所有人", "The provider is owned by an expert who wrote the prescription"),
    law.CONFLICT,
    Text("由其他供方响应", "let another provider offer"),
)
OWN_DEMAND = Mistake(
    "OWN_DEMAND",
    Text("不得响应本单位的需求", "Nobody answers a demand of its own"),
    law.GATES,
    Text("由其他供方响应", "let another provider offer"),
)
OWN_WORK = Mistake(
    "OWN_WORK",
    Text("环评文件的编制单位不得承担其技术评估", "Who compiled the EIA documents may not assess them"),
    law.OWN_WORK,
    Text("由未参与编制的单位响应", "let somebody offer who took no part in them"),
)
INVITED_ALREADY = Mistake(
    "INVITED_ALREADY",
    Text("已邀请该供方，尚待答复", "The provider was invited and has not answered yet"),
    law.ANSWER,
    Text("等待答复", "wait for its answer"),
)
NOT_INVITED = Mistake(
    "NOT_INVITED",
    Text("没有待答复的邀请", "No invitation awaits an answer"),
    law.ANSWER,
    Text("核对供方的统一社会信用代码", "check the provider's credit code"),
)

# -- introduction and deal ----------------------------------------------------------------------------------------

NEUTRALITY = Mistake(
    "NEUTRALITY",
    Text("行政机关工作人员不得推荐特定供方", "The bureau's staff recommends no provider"),
    law.NEUTRALITY,
    Text("由系统按得分排序，由委托单位选择", "offers are ranked by score, and the client chooses"),
)
NO_MATCH = Mistake(
    "NO_MATCH",
    Text("该供方没有参与排序的响应", "The provider has no offer in the ranking"),
    law.MEASURE_13,
    Text("核对供方的统一社会信用代码", "check the provider's credit code"),
)
NOT_AGREED = Mistake(
    "NOT_AGREED",
    Text("介绍须经双方同意", "Both sides must agree to be introduced"),
    law.CONSENT,
    Text("取得双方同意后再介绍", "introduce them when both have agreed"),
)
