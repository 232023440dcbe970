"""The dated numbers of payments: how fast they are made, and what is done when the treasury is silent."""

from dataclasses import dataclass
from datetime import date

from shared.casework.law import Figure, Ground, Limit, Mark, Policy, project_default, working_days
from shared.contracts.text import Text

SEPARATION = Ground(
    Text(
        "财会〔2012〕21号：支付的申请与审核、办理与记账分离",
        "财会〔2012〕21号: ordering and checking of payments are separate duties",
    ),
    Mark.SECONDARY,
)
TREASURY = Ground(
    Text("国库集中支付：直接支付到收款人账户", "central payment by the treasury, directly to the payee's account"),
    Mark.RECALLED,
)
ACCOUNT = project_default(
    "收款账户名称与受益人登记名称一致，账户变更由他人确认",
    "the account is in the beneficiary's registered name, and a change is confirmed by a second person",
)
CREDIT = Ground(
    Text(
        "参照南通2022年方案：至付款之日无环境违法和严重失信；信用答复三十日内有效，没有答复不得支付",
        "after the Nantong plan of 2022: no violation and no serious dishonesty until the day of payment; a credit answer is "
        "good for 30 days, and without one nothing is paid",
    ),
    Mark.CONFIGURED,
)
PAY = project_default("公示结束后十个工作日内支付", "paid within 10 working days after the notice")
SILENCE = project_default(
    "国库三个工作日未答复的查询，不重复发送支付指令",
    "where the treasury is silent for 3 working days it is asked; the order is never sent again",
)
RECONCILIATION = project_default(
    "同一支付先后两种答复的，冻结指标，由财务负责人查明",
    "two different answers to one order freeze the line until the head of finance has found out",
)


@dataclass(frozen=True, kw_only=True)
class PaymentPolicy(Policy):
    pay: Limit
    answer: Limit
    queries: Figure
    credit_life: Figure


PAYMENTS_2023 = PaymentPolicy(
    name="2023-01-01",
    in_force_from=date(2023, 1, 1),
    basis="财会〔2012〕21号 (separate duties). Ten working days to pay, three until the treasury is asked, at most three questions "
    "by itself, and thirty days' life of a credit answer are defaults of this project. A firm whose credit is to be reviewed "
    "is paid when a reviewer has examined it. The treasury's later RETURNED after PAID is a late return by the bank; any "
    "other second answer is a contradiction. Only payments in full come back this way.",
    pay=working_days(10, PAY),
    answer=working_days(3, SILENCE),
    queries=Figure(3, "次 / questions", SILENCE),
    credit_life=Figure(30, "日 / days", CREDIT),
)

POLICIES = (PAYMENTS_2023,)
