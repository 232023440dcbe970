"""What nobody may do with a provider's profile, and why."""

from services.thirdparty.cases.provider import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

PROVIDER_LISTED = Mistake(
    "PROVIDER_LISTED",
    Text("该单位在名单上：{causes}", "The firm stands on a list: {causes}"),
    law.LISTS,
    Text("移出名单后自动恢复，无须申请", "it comes back by itself when the list ends"),
)
PROVIDER_GRADE = Mistake(
    "PROVIDER_GRADE",
    Text("该单位{causes}", "The firm is kept out: {causes}"),
    law.GRADES,
    Text("信用等级提高后自动恢复", "it comes back by itself when the grade is better"),
)
CERTIFICATE_EXPIRED = Mistake(
    "CERTIFICATE_EXPIRED",
    Text("证书已过有效期", "A certificate has expired"),
    law.REGISTER,
    Text("更新供方信息中的证书", "revise the profile with a valid certificate"),
)
NO_CAPACITY = Mistake(
    "NO_CAPACITY",
    Text("能力应大于零", "The capacity must be more than nothing"),
    law.REGISTER,
    Text("填写实际能力及单位", "state what the firm can do, and in which unit"),
)
NOMINATED_ALREADY = Mistake(
    "NOMINATED_ALREADY",
    Text("该年度已经推荐", "The firm was nominated for that year already"),
    law.CULTIVATION,
    Text("一个年度推荐一次", "once a year"),
)
NOT_NOMINATED = Mistake(
    "NOT_NOMINATED",
    Text("该年度没有待决定的推荐", "No nomination for that year awaits a decision"),
    law.CULTIVATION,
    Text("先由协会推荐", "the association nominates first"),
)
