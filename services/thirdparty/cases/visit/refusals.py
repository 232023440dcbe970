"""What nobody may ask of a help request: each mistake with its code, words, ground and remedy."""

from services.thirdparty.cases.visit import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- the request --------------------------------------------------------------------------------------------------

DUPLICATE_REQUEST = Mistake(
    "DUPLICATE_REQUEST",
    Text("该单位同一主题的求助正在办理", "The client has a request open on this topic"),
    law.ONE_REQUEST,
    Text("在原求助单上补充", "go on with that request"),
)
TOO_MANY_PLANNED_VISITS = Mistake(
    "TOO_MANY_PLANNED_VISITS",
    Text("本年主动上门次数已满", "The proactive visits of this year are used up"),
    law.PROACTIVE,
    Text("每年不超过{most}次；求助不受限制", "at most {most} a year; the client may ask any time"),
)
NOT_THESE_TOPICS = Mistake(
    "NOT_THESE_TOPICS",
    Text("求助单没有这些主题", "The request is not about these topics"),
    law.SERVICE,
    Text("在求助主题中选择", "choose among its topics"),
)

# -- who goes -----------------------------------------------------------------------------------------------------

CLINIC_PENDING = Mistake(
    "CLINIC_PENDING",
    Text("正在等待并入园区坐诊", "An answer about the park's clinic is still awaited"),
    law.CLINIC,
    Text("稍后再分派", "assign when the answer is there"),
)
NO_EXPERT = Mistake(
    "NO_EXPERT",
    Text("没有可分派的专家", "There is no expert to assign"),
    law.VISITORS,
    Text("指定专家，或待专家可分派时办理", "name an expert, or wait until one is free"),
)
NOT_IN_POOL = Mistake(
    "NOT_IN_POOL",
    Text("该专家不在库或已暂停", "This expert is not active in the pool"),
    law.MEASURE_8,
    Text("另选在库专家", "choose an active one"),
)
CONFLICT = Mistake(
    "CONFLICT",
    Text("专家与求助单位有利益冲突", "This expert has a conflict of interest"),
    law.NO_CONFLICT,
    Text("另选专家", "choose another expert"),
)
ROLE_CONFLICT = Mistake(
    "ROLE_CONFLICT",
    Text("执法人员不得以此身份参加", "An enforcement officer may not come in this role"),
    law.NO_CASE_OFFICER,
    Text("另选人员", "choose somebody else"),
)
BODY_LISTED = Mistake(
    "BODY_LISTED",
    Text("专家所在单位或者运营单位列入名单", "The employer or the operator stands on a list"),
    law.LISTED_BODIES,
    Text("移出名单后方可分派", "assign when it is off the list"),
)
CONTRACT_OVER = Mistake(
    "CONTRACT_OVER",
    Text("运营合同已到期", "The operator's contract is over"),
    law.SERVICE,
    Text("另选团队", "choose another team"),
)
LEADER_NOT_ON_TEAM = Mistake(
    "LEADER_NOT_ON_TEAM",
    Text("组长不在分派人员中", "The leader is not among those who go"),
    law.CHECKED,
    Text("在分派人员中指定组长", "name one of them"),
)
NOT_ON_TEAM = Mistake(
    "NOT_ON_TEAM",
    Text("不是本单分派的专家", "This expert is not assigned here"),
    law.SERVICE,
    Text("由本单专家办理", "let an expert of this request act"),
)

# -- the visit ----------------------------------------------------------------------------------------------------

IN_PAST = Mistake(
    "IN_PAST",
    Text("约定的时间已过", "That time has passed"),
    law.TIMELY,
    Text("另约时间", "agree on a later one"),
)
VISIT_TOO_LATE = Mistake(
    "VISIT_TOO_LATE",
    Text("约定的时间晚于上门时限", "That is after the last day for the visit"),
    law.TIMELY,
    Text("最迟{due}，求助单位自己选定的日期除外", "by {due}, unless the client preferred that day"),
)
SHORT_NOTICE = Mistake(
    "SHORT_NOTICE",
    Text("离约定时间过近，不能改期或者取消", "It is too short before the visit to move or cancel it"),
    law.TIMELY,
    Text("应提前{hours}小时", "do so {hours} hours before"),
)
NO_CONFLICT_NOT_DECLARED = Mistake(
    "NO_CONFLICT_NOT_DECLARED",
    Text("专家未声明无利益冲突", "An expert has not declared to be free of conflicts"),
    law.NO_CONFLICT,
    Text("每名专家逐一声明", "every expert declares it"),
)
NOTICE_NOT_SIGNED = Mistake(
    "NOTICE_NOT_SIGNED",
    Text("非执法告知书未签", "The notice that this is help is not signed"),
    law.HELP_NOT_ENFORCEMENT,
    Text("先由求助单位签收", "let the client sign it first"),
)
NOT_YET_FOUND = Mistake(
    "NOT_YET_FOUND",
    Text("发现时间晚于报告时间", "It cannot have been found later than now"),
    law.DANGER,
    Text("更正发现时间", "correct the time"),
)
FIRM_NOT_NAMED = Mistake(
    "FIRM_NOT_NAMED",
    Text("未写明问题属于哪家单位，或者该单位未受访", "Whose finding this is is not said, or that firm was not visited"),
    law.SERVICE,
    Text("写明受访单位", "name a firm that was visited"),
)

# -- the report ---------------------------------------------------------------------------------------------------

AMBER_WITHOUT_RULE = Mistake(
    "AMBER_WITHOUT_RULE",
    Text("橙色问题未写明违反的规定", "An amber finding does not say which rule is broken"),
    law.SCORING,
    Text("写明依据，或者改为黄色", "name the rule, or make it yellow"),
)
NOT_CHECKED = Mistake(
    "NOT_CHECKED",
    Text("体检单未经组长复核", "The leader has not checked this"),
    law.CHECKED,
    Text(
        "由组长复核；组长出具的由组内其他人复核",
        "let the leader check it; the leader's own, another member of the team",
    ),
)
NOT_DELIVERED = Mistake(
    "NOT_DELIVERED",
    Text("体检单尚未送达", "The report is not delivered yet"),
    law.FOLLOW_UP,
    Text("先送达", "deliver it first"),
)
DELIVERED_BEFORE_ISSUED = Mistake(
    "DELIVERED_BEFORE_ISSUED",
    Text("送达日早于出具日", "It cannot have been delivered before it was issued"),
    law.FOLLOW_UP,
    Text("更正日期", "correct the day"),
)
RED_STAYS = Mistake(
    "RED_STAYS",
    Text("红色问题不得自行撤回", "A red finding is not simply withdrawn"),
    law.DANGER,
    Text("通过异议复核更正", "let a second expert correct it"),
)

# -- following up -------------------------------------------------------------------------------------------------

NO_SUCH_FINDING = Mistake(
    "NO_SUCH_FINDING",
    Text("没有该编号的问题", "There is no such finding"),
    law.FOLLOW_UP,
    Text("核对编号", "check its number"),
)
FINDING_SETTLED = Mistake(
    "FINDING_SETTLED",
    Text("该问题当前状态不能如此办理", "The finding is past that"),
    law.FOLLOW_UP,
    Text("当前状态：{state}", "it is: {state}"),
)
NOT_TRANSFERABLE = Mistake(
    "NOT_TRANSFERABLE",
    Text("黄色问题不移交", "A yellow finding is never passed on"),
    law.HELP_NOT_ENFORCEMENT,
    Text("继续帮扶", "go on helping"),
)
FINDINGS_OPEN = Mistake(
    "FINDINGS_OPEN",
    Text("尚有问题未了结", "Findings are still open"),
    law.FOLLOW_UP,
    Text("先核实或者移交", "verify or pass them on first"),
)
