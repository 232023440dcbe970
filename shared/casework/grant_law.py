"""On what the procedure of subsidies rests: its grounds, its dated numbers, and what nobody may do in it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from shared.casework.four_eyes import DUTIES, SEPARATION, Duties
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, days, project_default, working_days
from shared.casework.refusal import Mistake
from shared.contracts.finance import Division
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

PROCEDURE = project_default("补助申请办理流程", "procedure of applications for subsidies")
ONE_LIST = project_default("五个工作日内一次性告知补正", "all defects are told at once within five working days")
UNIQUE = project_default("不得重复享受财政资金", "nobody is paid twice from public money")
FIRST_COME = project_default(
    "按受理时间先后预占资金，补完即止", "money is reserved in the order of acceptance until it is used up"
)
PACKS = project_default(
    "参数包由资金分配提议并经第二人确认设定，申请人不得自选；未设定的用金华默认参数包",
    "who allocates money names the parameter pack, a second person confirms it, no applicant chooses; else it is Jinhua's default",
)
CHECKS = project_default(
    "受理、列支、支付前核查信用；未答复视为不通过，答复满三十日重新核查",
    "credit is checked at acceptance, commitment and payment; no answer is no yes, and an answer lasts thirty days",
)
INVOICES = project_default(
    "发票经税务平台查验，红冲、作废、查无或购买方不符的暂停办理",
    "the tax platform is asked about invoices; one that is reversed, void, unknown or somebody else's puts the case on hold",
)
IN_PUBLIC = Ground(Text("拟补助名单公示", "public notice of what is to be granted"), Mark.RECALLED)
OBJECTIONS = project_default("异议十个工作日内处理", "objections are decided within ten working days")
PAYMENT = project_default("国库集中支付", "payment through the treasury")
HOLDS = project_default(
    "失信、强制措施、证明材料失效期间暂停办理，期限中止",
    "a case rests while its applicant is listed or coerced, or what it rests on is in doubt; limits stop",
)
CLAWBACK = project_default("追回补助资金", "clawback of subsidies")
ORDER_427 = Ground(
    Text("《财政违法行为处罚处分条例》（国务院令第427号）第十四条", "State Council Order 427, Art. 14"),
)
FRAUD_BAR = project_default("骗取补助的三年内不得申请", "whoever obtained a subsidy by fraud is barred for three years")

# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class GrantPolicy(Policy):
    """The numbers of the procedure; a scheme's set adds its own."""

    completeness: Limit
    correction: Limit
    review: Limit
    notice: Limit
    objection: Limit
    payment: Limit
    repayment: Limit
    credit_life: Limit
    keep_after: Limit
    fraud_bar: Limit
    duties: Duties
    fraud_fine: Figure
    misuse_fine: Figure
    violation_bars: Figure
    divisions: Figure
    kinds: Figure


def fen(amount: int, ground: Ground) -> Figure:
    return Figure(amount, "分 / fen", ground)


TERMS_2023: dict[str, Any] = {
    "completeness": working_days(5, ONE_LIST),
    "correction": working_days(15, ONE_LIST),
    "review": working_days(20, PROCEDURE),
    "notice": working_days(5, IN_PUBLIC),
    "objection": working_days(10, OBJECTIONS),
    "payment": working_days(10, PROCEDURE),
    "repayment": days(15, CLAWBACK),
    "credit_life": days(30, CHECKS),
    "fraud_bar": Limit(3, Unit.YEARS, FRAUD_BAR),
    "duties": DUTIES,
    "fraud_fine": Figure((Fraction(1, 10), Fraction(1, 2)), "骗取额的份额 / share of what was obtained", ORDER_427),
    "misuse_fine": Figure((Fraction(1, 10), Fraction(3, 10)), "挪用额的份额 / share of what was misused", ORDER_427),
    "violation_bars": Figure(True, "是否 / whether", CHECKS),
    "keep_after": days(80, FIRST_COME),
    "divisions": Figure(tuple(map(str, Division)), "行政区划代码 / divisions", PROCEDURE),
}
"""The shared numbers of 2023; a scheme names its ``kinds`` of applicants beside them."""

# -- what nobody may do -------------------------------------------------------------------------------------------

PROMISE_MISSING = Mistake(
    "EVIDENCE_MISSING",
    Text("未签署承诺书", "The letter of commitment is not signed"),
    PROCEDURE,
    Text("签署承诺书后提交", "sign it and submit again"),
)
NAME_MISMATCH = Mistake(
    "NAME_MISMATCH",
    Text("账户名称与申请人名称不一致", "The account is not in the applicant's name"),
    PAYMENT,
    Text("使用户名为“{name}”的账户", "name an account of {name}"),
)
NO_NEW_EVIDENCE = Mistake(
    "NO_NEW_EVIDENCE",
    Text("{day}不予补助后未提供新的证明材料", "Nothing new was handed in since the rejection on {day}"),
    PROCEDURE,
    Text("附新的证明材料后再申请", "apply again with new evidence"),
)
OTHER_APPLICANT = Mistake(
    "NOT_THE_APPLICANT",
    Text("补正不得更换申请人", "A correction does not change the applicant"),
    PROCEDURE,
    Text("由新的申请人另行申请", "let the other one apply by itself"),
)
NO_POT = Mistake(
    "NO_POT",
    Text("{year}年没有可用于本项目的资金分配", "No money is set apart for this scheme in {year}"),
    FIRST_COME,
    Text("先办理资金分配", "allocate money first"),
)
PACK_NOT_SET = Mistake(
    "PACK_NOT_SET",
    Text("本项目资金未设定按参数包{pack}补助", "Money for this scheme is not set to be paid by the pack {pack}"),
    PACKS,
    Text(
        "按所设参数包{set}补正申请；需用其他城市参数包的，由资金分配人员在分配时写明",
        "have the application corrected to {set}, which is set; another city's pack is named by whoever allocates the money",
    ),
)
COMMITMENT_UNDER_WAY = Mistake(
    "COMMITMENT_UNDER_WAY",
    Text("正在办理列支", "The commitment is under way"),
    PAYMENT,
    Text("等待资金指标答复", "wait for the fund's answer"),
)
ASK_CREDIT = Mistake(
    "ASK_CREDIT",
    Text("单位的信用由信用服务答复", "The credit of a firm is for the credit service to state"),
    CHECKS,
    Text("等待信用答复", "wait for its answer"),
)
TOO_OLD = Mistake(
    "CREDIT_TOO_OLD",
    Text("信用报告已超过有效期", "The credit report is too old"),
    CHECKS,
    Text("使用{days}日内的报告", "use one of the last {days} days"),
)
ON_HOLD = Mistake(
    "ON_HOLD",
    Text("案件已暂停办理", "The case is on hold"),
    HOLDS,
    Text("自{since}起：{what}；消除后办理", "since {since}: {what}; go on when it has ended"),
)
OTHER_INVOICE = Mistake(
    "NO_SUCH_INVOICE",
    Text("申请材料中没有该发票", "The application lists no such invoice"),
    INVOICES,
    Text("所列发票：{known}", "invoices that it lists: {known}"),
)
NOT_ON_HOLD = Mistake(
    "NOT_ON_HOLD",
    Text("案件未暂停办理，不得撤销补助", "Nothing stands against the case: the grant is not revoked"),
    HOLDS,
    Text("按程序支付", "let it be paid"),
)
NO_REVOCATION = Mistake(
    "NO_REVOCATION",
    Text("没有待复核的撤销", "No revocation waits to be confirmed"),
    PAYMENT,
    Text("由审批岗先行提出", "let an approver propose it"),
)
UNDER_WAY = Mistake(
    "PAYMENT_UNDER_WAY",
    Text("款项已在支付途中", "A payment is on its way"),
    PAYMENT,
    Text("待银行结果后办理", "wait for what the bank says"),
)
NOT_TO_SETTLE = Mistake(
    "NOT_TO_SETTLE",
    Text("没有可由复核岗处理的该项暂停", "There is no such hold for the reviewer to settle"),
    HOLDS,
    Text("失信与强制措施仅随其解除而消除", "listings and coercive measures end by themselves only"),
)
FLAGS_UNCHECKED = Mistake(
    "FLAGS_UNCHECKED",
    Text("有待人工核对的事项", "Something must be looked at by a person first"),
    PROCEDURE,
    Text("核对：{flags}", "look at: {flags}"),
)
ABOVE_COMPUTED = Mistake(
    "ABOVE_COMPUTED",
    Text("补助金额超过核算额", "The grant is above what was computed"),
    PROCEDURE,
    Text("不超过{most}分", "at most {most} fen"),
)
UNSIGNED = Mistake(
    "UNSIGNED",
    Text("异议应当署名", "Objections are signed"),
    OBJECTIONS,
    Text("署名后提出", "sign it"),
)
AMOUNT_UNCLEAR = Mistake(
    "AMOUNT_UNCLEAR",
    Text("调整金额的应填写金额，其他情形不填", "An amount is given where it changes, and only there"),
    OBJECTIONS,
    Text("更正金额", "correct the amount"),
)
NOT_EXAMINED = Mistake(
    "NOT_EXAMINED",
    Text("复核岗尚未提出意见", "The second reviewer has not proposed anything yet"),
    OBJECTIONS,
    Text("先由复核岗提出意见", "let the second reviewer examine it first"),
)
CREDIT_NOT_ANSWERED = Mistake(
    "CREDIT_NOT_ANSWERED",
    Text("没有三十日内的信用答复", "There is no credit answer of the last thirty days"),
    CHECKS,
    Text("自{since}起：{why}；收到答复后办理", "since {since}: {why}; go on when it has come"),
)
PRIOR_YEAR = Mistake(
    "PRIOR_YEAR_RETURN",
    Text("款项在以后年度退回，已上缴国库", "The money came back in a later year and is the treasury's"),
    PAYMENT,
    Text("另行安排资金", "it needs other money"),
)
NOT_RETURNED = Mistake(
    "NOT_RETURNED",
    Text("没有退回的支付", "No payment came back"),
    PAYMENT,
    Text("无须更正账户", "the account needs no correction"),
)
NOT_CORRECTED = Mistake(
    "NOT_CORRECTED",
    Text("申请人尚未更正账户", "The applicant has not corrected the account yet"),
    SEPARATION,
    Text("先由申请人更正", "let the applicant correct it first"),
)
DOUBTS_OPEN = Mistake(
    "CLAWBACK_REVIEW_OPEN",
    Text("追回核查尚未完成", "Whether to claw back is still being examined"),
    CLAWBACK,
    Text("先完成核查", "finish that first"),
)
NO_DOUBTS = Mistake(
    "NO_CLAWBACK_REVIEW",
    Text("没有待核查的事项", "Nothing is being examined"),
    CLAWBACK,
    Text("无须办理", "nothing to do"),
)
NOTHING_LEFT = Mistake(
    "NOTHING_TO_RELEASE",
    Text("没有可解除的列支", "Nothing is left to give back"),
    PAYMENT,
    Text("无须办理", "nothing to do"),
)
CLAWBACK_OPEN = Mistake(
    "CLAWBACK_OPEN",
    Text("已有进行中的追回", "A clawback is under way"),
    CLAWBACK,
    Text("先办结该追回", "finish it first"),
)
NO_CLAWBACK = Mistake(
    "NO_CLAWBACK",
    Text("没有处于该步骤的追回", "No clawback stands at this step"),
    CLAWBACK,
    Text("核对追回办理情况", "look at where the clawback stands"),
)
ABOVE_PAID = Mistake(
    "CLAWBACK_EXCEEDS_PAID",
    Text("追回金额超过已支付金额", "The clawback is larger than what was paid"),
    CLAWBACK,
    Text("不超过{most}分", "at most {most} fen"),
)
ABOVE_OUTSTANDING = Mistake(
    "ABOVE_OUTSTANDING",
    Text("退还款超过欠款", "More came back than is owed"),
    CLAWBACK,
    Text("不超过{most}分", "at most {most} fen"),
)
RECORDED_ALREADY = Mistake(
    "RECORDED_ALREADY",
    Text("该笔退还款已登记", "This receipt was recorded already"),
    CLAWBACK,
    Text("核对银行流水号", "check the bank's reference"),
)
NOTHING_RECORDED = Mistake(
    "NOTHING_RECORDED",
    Text("没有待复核的该笔退还款", "No such receipt awaits confirmation"),
    CLAWBACK,
    Text("核对银行流水号", "check the bank's reference"),
)
