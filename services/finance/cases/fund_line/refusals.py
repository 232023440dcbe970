"""What nobody may do with a fund line, and why."""

from services.finance.cases.fund_line import policy as law
from shared.casework.law import Ground
from shared.casework.refusal import Mistake
from shared.contracts.finance import FundCode
from shared.contracts.text import Text

# -- the line -----------------------------------------------------------------------------------------------------

DOCUMENT_KNOWN = Mistake(
    "DOCUMENT_KNOWN",
    Text("该文件已登记（{line_no}）", "This document is registered already ({line_no})"),
    law.DOCUMENTS,
    Text("核对文号、科目和项目代码", "check its number, function and project code"),
)
ONE_AMOUNT = Mistake(
    "ONE_AMOUNT",
    Text("金额应以分或以万元填写其一", "The amount is stated once: in fen or in wan yuan"),
    law.BUDGET_LAW,
    Text("只填一项", "state one of them"),
)
YEARS = Mistake(
    "FISCAL_YEAR",
    Text("预算年度不得早于首年", "The fiscal year is not before the first year"),
    law.SURPLUS,
    Text("首年为{first}", "the first year is {first}"),
)
ADVANCE_YEAR = Mistake(
    "FISCAL_YEAR",
    Text("提前下达的资金属于以后的预算年度", "Money announced in advance belongs to a later year"),
    law.ADVANCE,
    Text("核对预算年度", "check the fiscal year"),
)
NO_SUCH_PROPOSAL = Mistake(
    "NO_SUCH_PROPOSAL",
    Text("没有此项待复核提议", "There is no such proposal to be confirmed"),
    law.SEPARATION,
    Text("待复核：{open}", "to be confirmed: {open}"),
)

# -- allocations --------------------------------------------------------------------------------------------------

EXCEEDS_APPROPRIATION = Mistake(
    "ALLOCATION_EXCEEDS_APPROPRIATION",
    Text("分配超过指标可分配余额", "More is allocated than the line has left"),
    law.BUDGET_LAW,
    Text("至多{left}分", "at most {left} fen"),
)
OFF_PURPOSE = Mistake(
    "OFF_PURPOSE",
    Text("不属于本资金的使用方向", "This is none of the line's purposes"),
    law.PURPOSE,
    Text("使用方向：{scope}", "purposes: {scope}"),
)
CAPACITY_SHARE = Mistake(
    "CAPACITY_SHARE",
    Text("能力建设超过大气污染防治资金的比例上限", "More of the air fund goes to capacity building than may"),
    law.CAPACITY,
    Text("合计至多{most}分", "at most {most} fen in all"),
)
OTHER_POT = Mistake(
    "NO_SUCH_POT",
    Text(
        "无此项分配，或其用途、区划、方式、参数包不同",
        "No such allocation, or it is of another scheme, division, mode or parameter pack",
    ),
    law.BUDGET_LAW,
    Text("核对分配编号", "check its name"),
)
NO_SUCH_PACK = Mistake(
    "NO_SUCH_PACK",
    Text("“{scheme}”没有此参数包", "There is no such parameter pack for {scheme}"),
    law.PACKS,
    Text("可用的参数包：{known}", "packs that there are: {known}"),
)
CO_FINANCING = Mistake(
    "CO_FINANCING",
    Text("配套关系不成立", "This is no co-financing"),
    law.CO_FINANCING,
    Text(
        "牵头指标列明配套指标，或配套指标专供牵头指标，二者择一",
        "name partners or pledge it to another line, one of them",
    ),
)
PLEDGED = Mistake(
    "POT_PLEDGED",
    Text("配套分配专供牵头指标，不得调减", "This pot is pledged to another line and is not reduced"),
    law.CO_FINANCING,
    Text("待配套期满", "wait until the pledge ends"),
)
ALLOCATION_IN_USE = Mistake(
    "ALLOCATION_IN_USE",
    Text("调减后不足以覆盖预占和承诺", "What is reserved and committed would not be covered"),
    law.BUDGET_LAW,
    Text("至多调减{most}分", "reduce it by {most} fen at most"),
)
FACTOR_SHARES = Mistake(
    "FACTOR_SHARES",
    Text("因素份额之和不等于一", "The shares do not add up to 1"),
    law.FACTORS,
    Text("现为{sum}", "they add up to {sum}"),
)
FACTOR_COUNT = Mistake(
    "FACTOR_SHARES",
    Text("每个单位应有每个因素的份额", "Each unit has a share of each factor"),
    law.FACTORS,
    Text("共{count}个因素", "there are {count} factors"),
)
NOBODY_WINS = Mistake(
    "NOBODY_WINS",
    Text("没有单位入围", "Nobody wins"),
    law.COMPETITION,
    Text("核对合格线和资金总额", "check the pass mark and the money"),
)
WITHDRAWAL_EXCEEDS = Mistake(
    "WITHDRAWAL_EXCEEDS_UNALLOCATED",
    Text("收回超过未分配余额", "More is taken back than is unallocated"),
    law.BUDGET_LAW,
    Text("先调减分配，未承诺的在先；至多收回{left}分", "reduce allocations first; at most {left} fen"),
)

# -- the end of the year ------------------------------------------------------------------------------------------

ORDERS_IN_FLIGHT = Mistake(
    "ORDERS_IN_FLIGHT",
    Text("有在途支付", "Payments are under way and have no result"),
    law.CLOSING,
    Text("待国库答复或取消后办理（{count}笔）", "wait for the treasury, or cancel them ({count})"),
)
NO_BALANCE = Mistake(
    "NOT_RECONCILED",
    Text("尚无国库年终余额", "The treasury's balance is not known"),
    law.CLOSING,
    Text("先取得国库余额", "get it first"),
)
NOT_RECONCILED = Mistake(
    "NOT_RECONCILED",
    Text("账面余额与国库不一致", "Our balance and the treasury's differ"),
    law.CLOSING,
    Text("账面{ours}分，国库{theirs}分", "ours is {ours} fen, theirs {theirs}"),
)
NOT_PROPOSED = Mistake(
    "NO_SUCH_PROPOSAL",
    Text("尚未提出结账", "Nobody has proposed to close"),
    law.CLOSING,
    Text("由财务经办岗先提出", "a maker of finance proposes it"),
)
UNKNOWN_TARGET = Mistake(
    "UNKNOWN_TARGET",
    Text("没有此项绩效目标", "There is no such target"),
    law.PURPOSE,
    Text("目标：{known}", "targets: {known}"),
)

NOT_BY_HAND = Mistake(
    "NOT_BY_HAND",
    Text("该案由其自身案件办理，不得手工办理", "The case acts for itself, and nobody for it by hand"),
    law.SEPARATION,
    Text("手工办理的类型为{kind}", "what is done by hand has the type {kind}"),
)

# -- what a case is told, said to a person ------------------------------------------------------------------------

GROUNDS: dict[FundCode, Ground] = {
    FundCode.BUDGET_EXHAUSTED: law.BUDGET_LAW,
    FundCode.ABOVE_RESERVATION: law.COMMITMENT,
    FundCode.COMMITTED_ALREADY: law.COMMITMENT,
    FundCode.NO_SUCH_COMMITMENT: law.COMMITMENT,
    FundCode.ABOVE_OUTSTANDING: law.COMMITMENT,
    FundCode.IN_FLIGHT: law.COMMITMENT,
    FundCode.NOTICE_NOT_OVER: law.COMMITMENT,
    FundCode.NO_SUCH_POT: law.BUDGET_LAW,
    FundCode.LINE_FROZEN: law.FREEZING,
    FundCode.LINE_CLOSED: law.CLOSING,
    FundCode.INSTALMENTS_DIFFER: law.COMMITMENT,
}


def said(code: FundCode) -> Mistake:
    """An officer who asks in person is refused; a case that asks is answered."""
    return Mistake(code.value, code.words, GROUNDS[code], Text("核对后再办理", "check it and ask again"))
