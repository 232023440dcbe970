"""What nobody may do in a case of a minor violation, and why."""

from services.credit.cases.minor_case import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- clue and filing ----------------------------------------------------------------------------------------------

ACT_ORDER = Mistake(
    "ACT_ORDER",
    Text("行为起止与发现时间的先后不符", "The act begins before it ends, and before it is discovered"),
    law.FACTS,
    Text("更正日期", "correct the dates"),
)
FILING_TEST = Mistake(
    "FILING_TEST",
    Text("不符合立案条件", "The conditions of filing are not met"),
    law.ORDER_30,
    Text("不予立案，或先采取柔性措施", "reject the clue, or use a soft measure"),
)
TIME_BARRED = Mistake(
    "TIME_BARRED",
    Text("发现时已超过追责时效", "It was discovered too late to be penalised"),
    law.ART_36,
    Text("最后可追责日为{last}；不予立案", "the last day was {last}; reject the clue"),
)
NOT_EXTENDABLE = Mistake(
    "NOT_EXTENDABLE",
    Text("期限不能再延长", "The time cannot be extended any more"),
    law.ORDER_30,
    Text("在现有期限内办结", "finish within the time there is"),
)
PANEL_REQUIRED = Mistake(
    "PANEL_REQUIRED",
    Text("应由集体讨论决定并注明纪要", "The panel decides, and names its minutes"),
    law.OUTSIDE,
    Text("提交集体讨论，填写纪要编号", "take it to the panel and state the number of the minutes"),
)

# -- facts --------------------------------------------------------------------------------------------------------

NO_EXCEEDANCE = Mistake(
    "NO_EXCEEDANCE",
    Text("测值未超过限值", "The value measured is within its limit"),
    law.FACTS,
    Text("没有违法事实的，不予记录", "what is within its limit is no violation"),
)
FACT_UNIT = Mistake(
    "FACT_UNIT",
    Text("缺少该事项所需的事实，或计量单位、限值不符", "A fact the item needs is missing, or in the wrong unit"),
    law.FACTS,
    Text("该事项需要：{needed}", "the item needs: {needed}"),
)
HARM_EVIDENCE = Mistake(
    "HARM_EVIDENCE",
    Text("认定危害后果应有证据", "Harm is found on evidence"),
    law.ART_33,
    Text("列明证据", "name the evidence"),
)
BURDEN_OF_PROOF = Mistake(
    "BURDEN_OF_PROOF",
    Text("无主观过错应由当事人提供证据证明", "Absence of fault is for the party to prove"),
    law.ART_33,
    Text("由当事人提交证据后再认定", "find it when the party has handed in its proof"),
)
UNKNOWN_VIOLATION = Mistake(
    "UNKNOWN_VIOLATION",
    Text("本案没有这项违法", "The case has no such violation"),
    law.FACTS,
    Text("核对违法事项码", "check the code"),
)
FACTS_MISSING = Mistake(
    "FACTS_MISSING",
    Text("尚未记录违法事实", "No facts are on record yet"),
    law.FACTS,
    Text("先由两名执法人员记录事实", "let two officers record them first"),
)
LIMIT_MISSING = Mistake(
    "LIMIT_MISSING",
    Text("清单没有该事项的改正期限", "The list has no limit for this violation"),
    law.IN_TIME,
    Text("在责令改正决定中写明期限", "state one in the order"),
)
CORRECTION_PENDING = Mistake(
    "CORRECTION_PENDING",
    Text("尚未责令改正", "Nobody was ordered to correct it yet"),
    law.IN_TIME,
    Text("先责令改正，或待改正核实后评估", "order the correction, or verify it, and assess then"),
)

# -- assessment and decision --------------------------------------------------------------------------------------

SUCCESSOR = Mistake(
    "SUCCESSOR_NOT_LIABLE",
    Text("当事人已合并，仅就改正继续办理", "The party was merged: only the correction goes on"),
    law.SUCCESSION,
    Text("改正后结案", "close the case when it is corrected"),
)
PACK_CHANGED = Mistake(
    "PACK_CHANGED",
    Text(
        "评估后清单或在先记录有变化，结论随之改变",
        "Since the assessment the list or the record changed, and with it the result",
    ),
    law.ART_37,
    Text("重新评估", "assess it again"),
)
MIXED_OUTCOMES = Mistake(
    "MIXED_OUTCOMES",
    Text("同案既有应予处罚的，也有不予处罚的", "Some are to be penalised and some are not"),
    law.MEASURE_5,
    Text("先分案", "split the case first"),
)
NOT_MIXED = Mistake(
    "NOT_MIXED",
    Text("没有可以分案的不同结果", "There are no different outcomes to split"),
    law.MEASURE_5,
    Text("直接作出决定或移交", "decide it, or hand it over"),
)
TO_BE_PENALISED = Mistake(
    "TO_BE_PENALISED",
    Text("不符合不予处罚的条件", "The conditions of leniency are not met"),
    law.ART_33,
    Text("移交处罚程序", "hand it over to the penalty procedure"),
)
NOTHING_TO_PENALISE = Mistake(
    "NOTHING_TO_PENALISE",
    Text("没有应予处罚的违法行为", "There is nothing to penalise"),
    law.ART_33,
    Text(
        "作出不予处罚决定，或先说明理由不适用首违不罚",
        "decide not to penalise, or refuse the waiver with reasons first",
    ),
)
NOT_DROPPED = Mistake(
    "NOT_DROPPED",
    Text("尚有成立且未超过时效的违法行为", "Something is proven, and in time"),
    law.ART_57,
    Text("作出决定或移交", "decide it, or hand it over"),
)
SUSPECTED_CRIME = Mistake(
    "SUSPECTED_CRIME",
    Text("涉嫌犯罪的应当移送，不得以行政处理代替", "A suspected crime is transferred, not dealt with here"),
    law.TRANSFER,
    Text("移送公安机关", "transfer it to the police"),
)
NO_CRIME = Mistake(
    "NO_CRIME",
    Text("没有涉嫌犯罪的违法行为", "No crime is suspected"),
    law.TRANSFER,
    Text("作出决定或移交处罚程序", "decide it, or hand it over"),
)
REASONS_MISSING = Mistake(
    "REASONS_MISSING",
    Text("首违不罚应当说明理由", "A waiver states its reasons"),
    law.ART_33,
    Text("填写理由", "state them"),
)
NO_WAIVER = Mistake(
    "NO_WAIVER",
    Text("该项不属于可以不予处罚", "No waiver is open for this violation"),
    law.ART_33,
    Text("核对评估结果", "check the assessment"),
)

# -- afterwards ---------------------------------------------------------------------------------------------------

NOT_SERVED = Mistake(
    "NOT_SERVED",
    Text("决定书尚未送达", "The decision has not been served"),
    law.ART_61,
    Text("先送达", "serve it first"),
)
NO_DECISION = Mistake(
    "NO_DECISION",
    Text("本案没有不予处罚决定", "The case has no decision not to penalise"),
    law.REVOCATION,
    Text("核对案件", "check the case"),
)
NOT_HIDDEN = Mistake(
    "NOT_HIDDEN",
    Text(
        "事后获悉的在先违法并非当事人故意隐瞒，不构成撤销理由",
        "What became known later was not hidden: no ground to revoke",
    ),
    law.REVOCATION,
    Text("如有故意隐瞒，先记录", "record first that it was hidden on purpose"),
)
NOT_A_PENALTY = Mistake(
    "NOT_A_PENALTY",
    Text("不予处罚不是处罚，不得报送公共信用信息", "Leniency is no penalty: it does not go to public credit"),
    law.ADVERSE,
    Text("可作为不具名的统计发布", "publish it as a statistic without a name"),
)
OTHER_VIOLATION = Mistake(
    "OTHER_VIOLATION",
    Text("不是同类违法行为", "This is not the same kind of violation"),
    law.OBSERVATION,
    Text("另行登记线索", "register a clue of its own"),
)
NO_SURVIVOR = Mistake(
    "NO_SURVIVOR",
    Text("该当事人没有这一在先立案的案件", "The party has no such case that was filed earlier"),
    law.SAME_ACT,
    Text("并入最先立案的案件", "merge it into the case that was filed first"),
)
NO_SUCCESSOR = Mistake(
    "NO_SUCCESSOR",
    Text("未说明合并后的主体", "It is not said into whom the party was merged"),
    law.SUCCESSION,
    Text("填写承继主体的统一社会信用代码", "state the successor's credit code"),
)
NO_PENALTY_YET = Mistake(
    "NO_PENALTY_YET",
    Text("尚无处罚决定", "There is no penalty yet"),
    law.ORDER_30,
    Text("先记录处罚决定", "record the penalty first"),
)
