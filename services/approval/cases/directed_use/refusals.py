"""The mistakes that a case of directed use refuses: each with its code, words, legal ground and remedy."""

from services.approval.cases.directed_use import policy as law
from services.approval.cases.directed_use.messages import NonAcceptance
from shared.casework import licensing
from shared.casework.law import Ground
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- application --------------------------------------------------------------------------------------------------

CODE_NOT_OF_CATEGORY = Mistake(
    "E_HW_CODE",
    Text("危险废物代码与类别不一致", "The waste code does not belong to its category"),
    law.CODE_AND_CATEGORY,
    Text("代码{code}属于HW{suffix}，核对代码或类别", "{code} belongs to HW{suffix}: check code or category"),
)
MEDICAL_WASTE = Mistake(
    "MEDICAL_WASTE",
    Text("医疗废物不适用点对点定向利用", "Medical waste is no matter of directed use"),
    law.NO_MEDICAL_WASTE,
    Text("按医疗废物管理规定处置", "dispose of it as medical waste"),
)
SAME_UNIT = Mistake(
    "SAME_UNIT",
    Text("产生单位与利用单位应为两家单位", "Producer and user must be two units"),
    law.FILING,
    Text("自行利用不适用点对点豁免", "a unit's use of its own waste needs no such exemption"),
)
NOT_IN_JINHUA = Mistake(
    "NOT_IN_JINHUA",
    Text("产生单位不在金华市", "The producer does not lie in Jinhua"),
    law.FILING,
    Text("向产生单位所在地的分局申请", "file at the branch of the producer's county"),
)
QUANTITY_TOO_LARGE = Mistake(
    "QUANTITY_TOO_LARGE",
    Text("年利用量过大", "The yearly quantity is too large"),
    law.YEARLY_AMOUNT,
    Text("最多{most}吨", "at most {most} t"),
)
STANDARD_NOT_ACCEPTED = Mistake(
    "STANDARD_NOT_ACCEPTED",
    Text("产品标准不是国家、地方或行业标准", "The product standard is no national, local or sector standard"),
    law.OPEN_STANDARD,
    Text("改用国家、地方或行业标准", "name a national, local or sector standard"),
)
COMPONENT_UNCONTROLLED = Mistake(
    "COMPONENT_UNCONTROLLED",
    Text("有害组分缺少控制限值", "A hazardous component has no control limit"),
    law.RISK_CONTROLLED,
    Text("为每种有害组分规定至少一项限值", "give each hazardous component a limit"),
)
BALANCE_OPEN = Mistake(
    "BALANCE_OPEN",
    Text("物料不平衡，差额{gap}吨", "The mass balance is {gap} t off"),
    law.BALANCE,
    Text("差额不得超过投入量的{percent}%", "the gap may be {percent} % of the input"),
)
EIA_NOT_COVERING = Mistake(
    "EIA_NOT_COVERING",
    Text("利用单位的环评未覆盖该利用活动", "The user's EIA does not cover the use"),
    law.EIA_FIRST,
    Text("先办理环评变更，并填写批复文号", "change the EIA first, and give its reply number"),
)
RATING_TOO_LOW = Mistake(
    "RATING_TOO_LOW",
    Text("危险废物规范化管理评估未达到良好", "The hazardous-waste management is not rated good"),
    law.GOOD_RATING,
    Text("评估达到良好后申请", "apply when it is rated good"),
)
RECORD_NOT_CLEAN = Mistake(
    "RECORD_NOT_CLEAN",
    Text("三年内有{event}", "The record holds {event} within three years"),
    law.CLEAN_RECORD,
    Text("最早可于{day}申请", "first eligible filing day: {day}"),
)

# -- check and review ---------------------------------------------------------------------------------------------

CORRECTION_OPEN = Mistake(
    "CORRECTION_OPEN",
    Text("补正通知尚未答复", "A correction notice awaits its answer"),
    licensing.EXAMINING_FORM,
    Text("待申请人补正", "wait for the applicants' answer"),
)
NO_CORRECTION_OPEN = Mistake(
    "NO_CORRECTION_OPEN",
    Text("没有待答复的补正通知", "No correction notice awaits an answer"),
    licensing.EXAMINING_FORM,
    Text("无须补正", "nothing to correct"),
)
OTHER_UNITS = Mistake(
    "OTHER_UNITS",
    Text("补正不得变更产生单位或利用单位", "A correction cannot change producer or user"),
    licensing.EXAMINING_FORM,
    Text("另行申请", "file anew"),
)
PAPERS_MISSING = Mistake(
    "INCOMPLETE",
    Text("申请材料不齐全", "The application is incomplete"),
    law.PAPERS,
    Text("一次性告知补正：{paper}", "ask for a correction: {paper}"),
)
PREPARER_LISTED = Mistake(
    "PREPARER_LISTED",
    Text("工作方案编制单位或人员列入失信名单", "The author of the work plan is restricted or blacklisted"),
    law.PREPARER,
    Text("告知申请人另请编制单位后补正", "ask for a correction: a plan by somebody else"),
)
REVIEW_OPEN = Mistake(
    "REVIEW_OPEN",
    Text("专家论证尚未完成", "An expert review is under way"),
    licensing.EXCLUDED_TIME,
    Text("收到论证意见后再办理", "go on when the opinion has come"),
)
NO_REVIEW = Mistake(
    "NO_REVIEW",
    Text("没有正在进行的专家论证", "No expert review is under way"),
    law.EXPERTS,
    Text("先组织专家论证", "commission one first"),
)
REVIEW_MISSING = Mistake(
    "REVIEW_MISSING",
    Text("本案需要专家论证", "This case needs an expert review"),
    law.EXPERTS,
    Text("先组织专家论证", "commission one first"),
)
NOT_FEASIBLE = Mistake(
    "NOT_FEASIBLE",
    Text("专家论证结论为不可行", "The experts found the use not feasible"),
    law.EXPERTS,
    Text("不予同意，或重新论证", "refuse it, or have it reviewed again"),
)
TOO_FEW_EXPERTS = Mistake(
    "TOO_FEW_EXPERTS",
    Text("论证专家不足", "Too few experts took part"),
    law.EXPERTS,
    Text("由{needed}名以上不同的专家论证", "let at least {needed} different experts review it"),
)
SITE_LEFT_OUT = Mistake(
    "SITE_LEFT_OUT",
    Text("应核查产生单位和利用单位双方场所", "Both sites must be inspected"),
    licensing.ON_SITE,
    Text("补充核查{missing}", "inspect the site of {missing} as well"),
)
SITES_NOT_IN_ORDER = Mistake(
    "SITES_NOT_IN_ORDER",
    Text("现场核查不符合要求", "The sites were found not in order"),
    licensing.ON_SITE,
    Text("重新核查合格，或不予同意", "inspect them again, or refuse the application"),
)
MORE_THAN_APPLIED = Mistake(
    "MORE_THAN_APPLIED",
    Text("批准量超过申请量", "More would be approved than was applied for"),
    law.DECIDING,
    Text("最多{most}吨", "at most {most} t"),
)

# -- use ----------------------------------------------------------------------------------------------------------

QUANTITY_EXCEEDED = Mistake(
    "QUANTITY_EXCEEDED",
    Text(
        "本豁免年度将达{would_be}吨，超过年利用量{annual_qty}吨",
        "This would make {would_be} t this exemption year, more than the {annual_qty} t allowed",
    ),
    law.APPROVED_QUANTITY,
    Text("最多可转移{at_most}吨", "at most {at_most} t"),
)
MANIFEST_KNOWN = Mistake(
    "MANIFEST_KNOWN",
    Text("该联单已经记录，内容不同", "This manifest is on file with other contents"),
    law.MANIFEST,
    Text("核对联单编号和数量", "check its number and quantity"),
)
MANIFEST_OF_OTHERS = Mistake(
    "MANIFEST_OF_OTHERS",
    Text("联单与本案的废物、产生单位或利用单位不符", "The manifest is of another waste, producer or user"),
    law.MANIFEST,
    Text("本案为{expected}", "this case is about {expected}"),
)
OUTSIDE_VALIDITY = Mistake(
    "OUTSIDE_VALIDITY",
    Text("转移日期不在有效期内", "The transfer lies outside the validity"),
    law.VALIDITY,
    Text("有效期自{since}至{until}", "valid from {since} to {until}"),
)
UNKNOWN_SUBSTANCE = Mistake(
    "UNKNOWN_SUBSTANCE",
    Text("该物质没有控制限值", "This substance has no control limit"),
    law.RISK_CONTROLLED,
    Text("本案的控制项目：{known}", "limits of this case: {known}"),
)
NOT_RECTIFIED = Mistake(
    "NOT_RECTIFIED",
    Text("尚未报告整改", "No rectification was reported"),
    law.SUPERVISION,
    Text("申请人整改并报告后恢复", "resume when the units have reported it"),
)
NEW_APPLICATION = Mistake(
    "NEW_APPLICATION",
    Text("产生单位工艺改变，应重新申请", "The producer changed its process: this needs a new application"),
    law.SUPERVISION,
    Text("终止本案并重新申请", "terminate this one and apply anew"),
)
RESOLD = Mistake(
    "RESOLD",
    Text("废物转让他人的，不得恢复利用", "Waste was passed on: the use is not resumed"),
    law.SUPERVISION,
    Text("终止本案", "terminate the case"),
)
RENEWED_ALREADY = Mistake(
    "DONE_ALREADY",
    Text("已经延续", "It was renewed already"),
    law.RENEWING,
    Text("现有效期届满前再申请", "apply again within the renewed validity"),
)
VALIDITY_TOO_LONG = Mistake(
    "VALIDITY_TOO_LONG",
    Text("延续时间过长", "The renewal would last too long"),
    law.VALIDITY,
    Text("最多{most}年", "at most {most} years"),
)
VIEWS_NOT_HEARD = Mistake(
    "VIEWS_NOT_HEARD",
    Text("终止前应听取当事人意见", "The units must be heard before a termination"),
    law.TERMINATING,
    Text("听取意见并载明，未陈述的也应载明", "hear them and say what they said, or that they kept silent"),
)
NOT_OWN_REQUEST = Mistake(
    "NOT_OWN_REQUEST",
    Text("申请人只能申请主动终止", "Applicants can only give up their own use"),
    law.TERMINATING,
    Text("终止原因选择“申请人主动终止”", "give OWN_REQUEST as the reason"),
)


def not_acceptable(reason: NonAcceptance, ground: Ground) -> Mistake:
    """What a branch must decline instead of forwarding."""
    return Mistake(reason, reason.words, ground, Text("办理不予受理", "decline the filing"))


LISTED_EXEMPTION = not_acceptable(NonAcceptance.LISTED_EXEMPTION, law.EXEMPTION_LIST)
CROSS_PROVINCE = not_acceptable(NonAcceptance.CROSS_PROVINCE, law.INSIDE_PROVINCE)
MULTI_WASTE = not_acceptable(NonAcceptance.MULTI_WASTE, law.ONE_WASTE)
