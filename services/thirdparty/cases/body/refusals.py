"""What nobody may ask about a body: each mistake with its code, words, ground and remedy."""

from services.thirdparty.cases.body import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

BODY_EXISTS = Mistake(
    "BODY_EXISTS",
    Text("该统一社会信用代码已有登记", "A body with this credit code is registered already"),
    law.IDENTITY,
    Text("在原登记中更名或者变更", "rename or revise that entry"),
)
INVESTOR_UNKNOWN = Mistake(
    "INVESTOR_UNKNOWN",
    Text("出资人缺少代码", "An owner has neither a credit code nor a digest"),
    law.LINKED,
    Text("单位填写统一社会信用代码，个人填写身份摘要，二者填一项", "give one of the two"),
)
CMA_TERM = Mistake(
    "CMA_TERM",
    Text("资质认定证书的有效期不符", "The validity of the certificate is not possible"),
    law.CMA,
    Text("有效期不超过六年，至{day}", "at most six years, until {day}"),
)
NO_CMA = Mistake(
    "NO_CMA",
    Text("没有资质认定证书", "There is no certificate"),
    law.CMA,
    Text("填写证书", "give the certificate"),
)
EMPLOYED_ALREADY = Mistake(
    "EMPLOYED_ALREADY",
    Text("该人员已在本机构从业", "This person works here already"),
    law.FULL_TIME,
    Text("无须重复登记", "nothing to repeat"),
)
DUAL_EMPLOYMENT = Mistake(
    "DUAL_EMPLOYMENT",
    Text("检验检测人员已在其他机构从业", "A tester works for another body already"),
    law.ONE_EMPLOYER,
    Text("先办理原机构（{employer}）离职", "let the other body ({employer}) end the employment first"),
)
NOT_EMPLOYED = Mistake(
    "NOT_EMPLOYED",
    Text("该人员不在本机构从业", "This person does not work here"),
    law.FULL_TIME,
    Text("核对人员", "check the person"),
)
NOT_SUSPENDED = Mistake(
    "NOT_SUSPENDED",
    Text("没有暂停决定", "It is not suspended by a decision"),
    law.STATUS,
    Text("资质失效、一票否决的暂停随原因消除", "a suspension for want of CMA or for a veto ends with its cause"),
)
SUSPENDED_ALREADY = Mistake(
    "SUSPENDED_ALREADY",
    Text("已经决定暂停", "It is suspended by decision already"),
    law.STATUS,
    Text("无须重复办理", "nothing to repeat"),
)
NO_SUCH_SUSPICION = Mistake(
    "NO_SUCH_SUSPICION",
    Text("没有待认定的该项嫌疑", "No such suspicion awaits a decision"),
    law.SHELL,
    Text("核对机构代码", "check the credit code"),
)
