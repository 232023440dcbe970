"""What nobody may do with a payment, and why."""

from services.finance.cases.payment import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

BARRED = Mistake(
    "FOUR_EYES_VIOLATION",
    Text("初审、复核或审批人员不得办理本案支付", "Whoever reviewed or approved the case touches no payment of it"),
    law.SEPARATION,
    Text("由其他人员办理", "let somebody else do it"),
)
NOT_BY_HAND = Mistake(
    "NOT_BY_HAND",
    Text("该支付由其案件请求，不得手工请求或变更", "The case asks for this payment itself, and nobody for it by hand"),
    law.SEPARATION,
    Text("手工办理的类型为{kind}", "what is done by hand has the type {kind}"),
)
ACCOUNT_UNCONFIRMED = Mistake(
    "FOUR_EYES_VIOLATION",
    Text("收款账户未经他人确认", "The account was not confirmed by a second person"),
    law.ACCOUNT,
    Text("由其他人员确认账户", "let somebody else confirm it"),
)
NAME_MISMATCH = Mistake(
    "NAME_MISMATCH",
    Text("账户名称与受益人名称不一致", "The account is not in the beneficiary's name"),
    law.ACCOUNT,
    Text("受益人：{name}", "the beneficiary is {name}"),
)
ON_HOLD = Mistake(
    "PAYMENT_HELD",
    Text("本案支付已暂停", "The case has put its payment on hold"),
    law.CREDIT,
    Text("待暂停解除后办理", "wait until the hold is lifted"),
)
ADVANCE_NOT_PAYABLE = Mistake(
    "ADVANCE_NOT_PAYABLE",
    Text("{year}年度的资金在年度开始前不得支付", "Money of {year} is not paid before its year"),
    law.TREASURY,
    Text("最早于{year}年1月1日办理", "from 1 January {year} on"),
)
LINE_SHUT = Mistake(
    "LINE_NOT_ACTIVE",
    Text("资金指标{status}", "The line is {status}"),
    law.TREASURY,
    Text("待指标恢复执行后办理", "wait until it is active"),
)

# -- credit -------------------------------------------------------------------------------------------------------

CREDIT_UNKNOWN = Mistake(
    "CREDIT_UNKNOWN",
    Text("没有信用答复", "There is no answer about its credit"),
    law.CREDIT,
    Text("先取得信用答复", "ask the credit service first"),
)
CREDIT_STALE = Mistake(
    "CREDIT_STALE",
    Text("信用答复（{as_of}）已过期", "The answer about its credit, of {as_of}, is too old"),
    law.CREDIT,
    Text("重新取得{days}日内的答复", "get one that is younger than {days} days"),
)
CREDIT_BAD = Mistake(
    "CREDIT_NOT_ELIGIBLE",
    Text("信用状况不符合支付条件：{reasons}", "Its credit stands against a payment: {reasons}"),
    law.CREDIT,
    Text("修复完成后办理", "wait until it is repaired"),
)
CREDIT_TO_REVIEW = Mistake(
    "CREDIT_REVIEW",
    Text("信用状况需人工复核：{reasons}", "Its credit is to be reviewed by a person: {reasons}"),
    law.CREDIT,
    Text(
        "注明复核人员，且不得为经办或复核付款人员",
        "name who reviewed it, and it is neither who orders nor who releases",
    ),
)

# -- the treasury -------------------------------------------------------------------------------------------------

OTHER_ORDER = Mistake(
    "UNKNOWN_ORDER",
    Text("没有此支付单号，或尚未放行", "There is no such order, or it has not left"),
    law.TREASURY,
    Text("已放行：{known}", "released: {known}"),
)
NOT_A_RESULT = Mistake(
    "NOT_A_RESULT",
    Text("国库结果应为已支付、已退回或已拒绝", "The treasury's result is paid, returned or rejected"),
    law.TREASURY,
    Text("更正结果", "correct it"),
)
NO_BANK_REF = Mistake(
    "BANK_REF_MISSING",
    Text("已支付的结果应有银行流水号", "A payment that was made has a reference of the bank"),
    law.TREASURY,
    Text("填写银行流水号", "state it"),
)
NO_REASON = Mistake(
    "REASON_MISSING",
    Text("退回或拒绝应说明原因", "A return or rejection has a reason"),
    law.TREASURY,
    Text("填写原因", "state it"),
)
EARLIER_THAN_RELEASE = Mistake(
    "BEFORE_RELEASE",
    Text("结果日期早于放行日期", "The result is older than the release"),
    law.TREASURY,
    Text("放行于{day}", "it was released on {day}"),
)
NEITHER_ANSWER = Mistake(
    "NEITHER_ANSWER",
    Text("查明的结果应为国库的两种答复之一", "What was found is one of the treasury's two answers"),
    law.RECONCILIATION,
    Text("可选：{known}", "possible: {known}"),
)
