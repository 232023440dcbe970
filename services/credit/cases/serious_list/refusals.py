"""What nobody may do with the serious list, and why."""

from services.credit.cases.serious_list import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

RECORD_UNKNOWN = Mistake(
    "RECORD_UNKNOWN",
    Text("没有该主体的这条信用记录", "The subject has no such credit record"),
    law.ART_24,
    Text("核对信用记录和主体", "check record and subject"),
)
RECORD_NOT_FINAL = Mistake(
    "RECORD_NOT_FINAL",
    Text("所依据的决定尚未生效", "The decision that it would rest on is not final"),
    law.ART_24,
    Text("待救济期限届满后再提出", "propose it when no appeal is possible any more"),
)
RECORD_GONE = Mistake(
    "RECORD_GONE",
    Text("所依据的决定已被撤销，或者已经修复", "The decision that it would rest on was annulled, or is repaired"),
    law.ART_24,
    Text("仅以有效且未修复的记录为依据", "let it rest on records that stand"),
)
GROUND_MISMATCH = Mistake(
    "GROUND_MISMATCH",
    Text("列入情形与记录不符", "The ground does not fit the records"),
    law.ART_24,
    Text(
        "损害健康须有环境、食品或药品领域的记录；拒不履行须有未履行的义务",
        "harm to health needs a record of environment, food or drugs, defiance an open duty",
    ),
)
LISTED_ALREADY = Mistake(
    "LISTED_ALREADY",
    Text("该主体已在名单上", "The subject is listed already"),
    law.ART_24,
    Text("移出后方可再次列入", "it must be off the list first"),
)
NOT_REVIEWED = Mistake(
    "NOT_REVIEWED",
    Text("未通过法制审核", "Legality was not approved"),
    law.THREE_PEOPLE,
    Text("先进行法制审核", "have it reviewed first"),
)
NOT_SIGNED = Mistake(
    "NOT_SIGNED",
    Text("决定未经单位负责人签署", "The decision is not signed by the head"),
    law.ART_27,
    Text("由负责人签署后再列入", "let the head sign it first"),
)
PERSONS_MISSING = Mistake(
    "PERSONS_MISSING",
    Text("未列明责任人员", "No responsible person is named"),
    law.ART_28,
    Text("填写责任人员证件号码摘要", "state the hashes of their numbers"),
)
STATEMENT_UNANSWERED = Mistake(
    "STATEMENT_UNANSWERED",
    Text("陈述申辩未作答复", "The statement is not answered"),
    law.ART_27,
    Text("说明采纳与否及理由", "say whether it convinces, and why"),
)
STATED_ALREADY = Mistake(
    "STATED_ALREADY",
    Text("已经陈述申辩", "The statement was made already"),
    law.STATEMENT,
    Text("等待决定", "wait for the decision"),
)
DUTIES_OPEN = Mistake(
    "DUTIES_OPEN",
    Text("尚有未履行的义务", "Duties are open"),
    law.REMOVABLE,
    Text("先履行：{open}", "do these first: {open}"),
)
REMOVAL_PENDING = Mistake(
    "REMOVAL_PENDING",
    Text("移出申请尚未答复", "An application for removal waits for its answer"),
    law.ANSWER,
    Text("等待答复", "wait for the answer"),
)
NO_APPLICATION = Mistake(
    "NO_APPLICATION",
    Text("没有移出申请", "Nobody has asked for removal"),
    law.REMOVABLE,
    Text("由主体申请", "let the subject ask"),
)
NOT_REVOKED = Mistake(
    "NOT_REVOKED",
    Text("所依据的决定没有被撤销", "Nothing that it rests on was annulled"),
    law.REVOKED,
    Text("核对信用记录", "look at the credit records"),
)
TERM_RUNS = Mistake(
    "TERM_RUNS",
    Text("名单期限未满", "The term is not over"),
    law.TERM,
    Text("期限至{day}止", "it ends with {day}"),
)
NOT_SHOWN_THERE = Mistake(
    "NOT_SHOWN_THERE",
    Text("该平台没有待停止的公示", "No display is to be ended there"),
    law.END_DISPLAY,
    Text("待确认的平台：{open}", "still to confirm: {open}"),
)
REMOVED_BEFORE_LISTED = Mistake(
    "REMOVED_BEFORE_LISTED",
    Text("移出日期早于列入日期", "Removed before it was listed"),
    law.OTHER_FIELDS,
    Text("列入日期为{day}", "it was listed on {day}"),
)
