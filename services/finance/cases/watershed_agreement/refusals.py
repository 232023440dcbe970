"""What nobody may do with a watershed agreement, and why."""

from services.finance.cases.watershed_agreement import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- the agreement ------------------------------------------------------------------------------------------------

BASELINE_MISSING = Mistake(
    "BASELINE_MISSING",
    Text("基准值缺失或为零，协议不能生效", "A baseline that is missing or zero makes the agreement invalid"),
    law.NATIONAL,
    Text("以前三至五年均值补充各指标的基准值", "give the mean of the three to five years before for every indicator"),
)
TERM_REVERSED = Mistake(
    "TERM_REVERSED",
    Text("协议期限起止颠倒", "The term ends before it begins"),
    law.ORDER_779,
    Text("更正年度", "correct the years"),
)
SIGNATURE_MISSING = Mistake(
    "SIGNATURE_MISSING",
    Text("断面上下游未全部签署", "Not all divisions at the sections have signed"),
    law.ORDER_779,
    Text("由{division}签署", "let {division} sign"),
)
SAME_DIVISION = Mistake(
    "SAME_DIVISION",
    Text("断面上下游不能为同一行政区", "Upstream and downstream are the same division"),
    law.ORDER_779,
    Text("更正行政区", "correct the divisions"),
)
SECTION_TWICE = Mistake(
    "SECTION_TWICE",
    Text("断面重复", "A section stands twice"),
    law.ORDER_779,
    Text("更正断面编号", "correct the section numbers"),
)
WEIGHTS = Mistake(
    "WEIGHTS",
    Text("权重之和应为1且不重复", "Weights must be of different indicators and add up to 1"),
    law.NATIONAL,
    Text("更正权重，现为{total}", "correct them; they add up to {total}"),
)
PRICE_MISSING = Mistake(
    "PRICE_MISSING",
    Text("协议未约定单价", "The agreement names no prices"),
    law.JINHUA,
    Text("约定各指标单价", "agree on the price of each indicator"),
)
AGREED_ALREADY = Mistake(
    "DUPLICATE_AGREEMENT",
    Text("该断面该年度已按同一协议立案（UK-WAT）", "The same agreement already holds this section and year (UK-WAT)"),
    law.ORDER_779,
    Text("在原案{case_id}办理", "go on in its case {case_id}"),
)
NO_LIMITS = Mistake(
    "NO_LIMITS",
    Text("劣Ⅴ类没有标准限值，不能作为目标或基准类别", "Worse than V has no limits: it is no target and no base class"),
    law.GB_3838,
    Text("约定Ⅰ至Ⅴ类", "agree on a class from I to V"),
)
PRICES = Mistake(
    "PRICES",
    Text(
        "同一指标重复约定单价，或该指标没有标准限值", "An indicator is priced twice, or has no limit to be measured by"
    ),
    law.GB_3838,
    Text("河流断面不以总氮计价", "total nitrogen has no limit in a river"),
)

# -- months -------------------------------------------------------------------------------------------------------

NO_SUCH_SECTION = Mistake(
    "NO_SUCH_SECTION",
    Text("协议中没有该断面或站点", "The agreement has no such section or station"),
    law.ORDER_779,
    Text("核对断面编号与站点编号", "check section and station"),
)
OUTSIDE_TERM = Mistake(
    "OUTSIDE_TERM",
    Text("不在协议期限内", "That is outside the term of the agreement"),
    law.ORDER_779,
    Text("协议期限为{first}年至{last}年", "the agreement runs from {first} to {last}"),
)
MONTH_NOT_OVER = Mistake(
    "MONTH_NOT_OVER",
    Text("该月尚未结束", "The month is not over"),
    law.CLOSING,
    Text("次月起计算", "compute it from the next month on"),
)
MONTH_STATUS = Mistake(
    "MONTH_STATUS",
    Text("该月结果现为“{status}”，不能如此办理", "The month is {status}: this is not possible"),
    law.JINHUA,
    Text("先完成前一步骤", "finish the step before"),
)
OWN_SAMPLE_MISSING = Mistake(
    "OWN_SAMPLE_MISSING",
    Text("异议应附本方平行样监测结果", "An objection comes with a parallel sample of its own"),
    law.OBJECTION,
    Text("补充至少一项指标的监测值", "state what it found of one indicator at least"),
)
MEANS_INCOMPLETE = Mistake(
    "MEANS_INCOMPLETE",
    Text("复核结果缺少计算所需指标", "The laboratory's result lacks an indicator that is needed"),
    law.OBJECTION,
    Text("补充{indicators}", "state {indicators} too"),
)
VOLUME_MISSING = Mistake(
    "VOLUME_MISSING",
    Text("缺少过水量", "The volume of water is missing"),
    law.CHISHUI,
    Text("由水文部门报送该月过水量", "let hydrology send the month's volume"),
)
INFLOW_MISSING = Mistake(
    "INFLOW_MISSING",
    Text("上游断面该月结果尚未计算", "The section above it has no result for the month yet"),
    law.JINHUA,
    Text("先计算上游断面{section}", "compute {section} first"),
)
NOT_A_PARTY = Mistake(
    "NOT_A_PARTY",
    Text("该行政区不是断面的上下游", "This division is no party to the section"),
    law.ORDER_779,
    Text("由上游或下游办理", "it is for the division upstream or downstream"),
)

# -- years --------------------------------------------------------------------------------------------------------

MONTHS_OPEN = Mistake(
    "MONTHS_OPEN",
    Text("尚有月份未确认", "Not all months are confirmed"),
    law.JINHUA,
    Text("先确认{months}", "confirm first: {months}"),
)
NO_SETTLEMENT_LEFT = Mistake(
    "NO_SETTLEMENT_LEFT",
    Text(
        "协议最后年度（{year}年）的清算已核定，差额没有后续清算可以并入",
        "The last year of the agreement, {year}, is settled: no settlement is left that could take the difference",
    ),
    law.LATE_DATA,
    Text(
        "由双方另签补充协议，或在续签的协议中约定差额的支付",
        "let the parties settle it by a supplementary agreement, or in the agreement of the next term",
    ),
)
YEAR_BEFORE_OPEN = Mistake(
    "YEAR_BEFORE_OPEN",
    Text(
        "{before}年度尚未核定，差额不能重复结转", "The year {before} is not verified: its differences would count twice"
    ),
    law.LATE_DATA,
    Text("先完成{before}年度清算核定", "verify the settlement of {before} first"),
)
YEAR_OUTDATED = Mistake(
    "YEAR_OUTDATED",
    Text("清算草案形成后月度结果已修订", "Months were revised after this settlement was drawn up"),
    law.LATE_DATA,
    Text("由财务经办重新计算年度清算", "let the maker of finance draw it up anew"),
)
RECORDED_ALREADY = Mistake(
    "RECORDED_ALREADY",
    Text("该笔缴款已登记", "This payment was recorded already"),
    law.JINHUA,
    Text("核对国库流水号", "check the treasury's reference"),
)
YEAR_STATUS = Mistake(
    "YEAR_STATUS",
    Text("该年度现为“{status}”，不能如此办理", "The year is {status}: this is not possible"),
    law.JINHUA,
    Text("先完成前一步骤", "finish the step before"),
)
NOT_DUE = Mistake(
    "NOT_DUE",
    Text("该行政区没有应缴款，或金额不符", "This division owes nothing, or another amount"),
    law.JINHUA,
    Text("应缴{due}分", "it owes {due} fen"),
)
RECEIVERS = Mistake(
    "RECEIVERS",
    Text("收款方与清算结果不符", "The receivers are not those of the settlement"),
    law.JINHUA,
    Text("收款方应为{divisions}", "they are {divisions}"),
)
LINE_ASKED = Mistake(
    "COMMITMENT_UNDER_WAY",
    Text("资金指标尚未答复", "The line has not answered yet"),
    law.FOUR_EYES,
    Text("等待资金指标答复", "wait for its answer"),
)
SAME_ACCOUNT = Mistake(
    "SAME_ACCOUNT",
    Text("该账户的支付已被退回，不能再次使用", "A payment to this account came back: it is not sent there again"),
    law.FOUR_EYES,
    Text("填写收款方的其他账户", "name another account of the receiver"),
)
NOT_CORRECTED = Mistake(
    "NOT_CORRECTED",
    Text("收款账户尚未更正", "The account has not been corrected yet"),
    law.FOUR_EYES,
    Text("先由收款方或财务经办更正账户", "let the receiver or the maker of finance correct it first"),
)
ORDER_ANEW = Mistake(
    "PRIOR_YEAR_RETURN",
    Text(
        "款项在以后年度退回，已上缴国库，不能更正账户后重付",
        "The money came back in a later year and is the treasury's: no account helps",
    ),
    law.JINHUA,
    Text("以其他指标重新经办拨付", "order the share anew from another line"),
)
OFF_PURPOSE = Mistake(
    "OFF_PURPOSE",
    Text("补偿资金不得用于其他用途", "Compensation may not be spent on anything else"),
    law.USE,
    Text("用于{uses}", "spend it on {uses}"),
)
MORE_THAN_RECEIVED = Mistake(
    "MORE_THAN_RECEIVED",
    Text("报告的金额超过收到的金额", "More is reported than was received"),
    law.USE,
    Text("收到{received}分，已报告{reported}分", "{received} fen were received, {reported} are reported already"),
)
