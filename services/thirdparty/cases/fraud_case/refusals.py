"""What nobody may do in a fraud case, and why."""

from services.thirdparty.cases.fraud_case import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- clue and filing ----------------------------------------------------------------------------------------------

HELP_FINDING = Mistake(
    "HELP_FINDING",
    Text("帮扶中发现的问题未经移送", "A finding of a help visit that was not transferred"),
    law.HELP_FINDINGS,
    Text("只使用已移送的问题，并注明来源", "use transferred findings only, and name them"),
)
TIME_BARRED = Mistake(
    "TIME_BARRED",
    Text("违法行为已过追责期限", "The act can no longer be pursued"),
    law.LIMITATION,
    Text("应于{day}前（含当日）发现", "it had to be discovered by {day}"),
)
EXTENDED_ALREADY = Mistake(
    "EXTENDED_ALREADY",
    Text("期限不能再延长", "The time cannot be extended again"),
    law.PENALTY_LAW,
    Text("按现有期限办理", "the present limit stands"),
)
PANEL_REQUIRED = Mistake(
    "PANEL_REQUIRED",
    Text("应当集体讨论决定", "This is for the panel"),
    law.COLLECTIVE,
    Text("提交集体讨论", "let the panel decide"),
)

# -- inquiry ------------------------------------------------------------------------------------------------------

NOTHING_GATHERED = Mistake(
    "NOTHING_GATHERED",
    Text("没有取得任何证据", "Nothing was gathered"),
    law.TWO_OFFICERS,
    Text("列明证据、人员或以往处罚", "name evidence, persons or earlier penalties"),
)
UNKNOWN_DOCUMENT = Mistake(
    "UNKNOWN_DOCUMENT",
    Text("本案没有该成果文件", "The case has no such document"),
    law.MEASURE_11,
    Text("核对文件标识", "check the document's id"),
)
DOC_CHANGED = Mistake(
    "DOC_CHANGED",
    Text("封存文件与登记的文件不一致", "The sealed document differs from the registered one"),
    law.MEASURE_11,
    Text("核实以哪一份为准，作为其他证据另行提交", "find out which is the one, and submit it as other evidence"),
)
REVIEWER_CONFLICT = Mistake(
    "REVIEWER_CONFLICT",
    Text("复核专家与当事人有利害关系", "The reviewer is tied to a party"),
    law.REVIEWERS,
    Text("另请专家", "ask somebody else"),
)
NOT_A_REVIEWER = Mistake(
    "NOT_A_REVIEWER",
    Text("不是本案的质量复核专家", "Not a reviewer of this case"),
    law.REVIEWERS,
    Text("由受委托的专家出具意见", "the reviewers who were asked give the opinion"),
)
REVIEW_PENDING = Mistake(
    "REVIEW_PENDING",
    Text("质量复核尚未完成", "The quality review is not done"),
    law.REVIEWERS,
    Text("等待复核意见", "wait for the opinion"),
)
NO_REVIEW = Mistake(
    "NO_REVIEW",
    Text("没有委托质量复核", "No quality review was asked for"),
    law.REVIEWERS,
    Text("先委托复核", "ask for one first"),
)
RECHECK_OPEN = Mistake(
    "RECHECK_OPEN",
    Text("复检机构尚未确定", "No body has been named for the recheck"),
    law.RECHECK,
    Text("先确定复检机构", "name it first"),
)
NO_RECHECK = Mistake(
    "NO_RECHECK",
    Text("没有待确定机构的复检申请", "No recheck awaits a body"),
    law.RECHECK,
    Text("核对申请", "check whether one was asked for"),
)
SAME_BODY = Mistake(
    "SAME_BODY",
    Text("不得由当事人复检", "A party does not repeat its own test"),
    law.RECHECK,
    Text("另行确定机构", "name another body"),
)
CLOCK_STOPPED = Mistake(
    "CLOCK_STOPPED",
    Text("该事由已在扣除期限", "The clock stands still for this reason already"),
    law.STANDSTILL,
    Text("无须重复办理", "nothing to repeat"),
)
CLOCK_RUNS = Mistake(
    "CLOCK_RUNS",
    Text("该事由没有扣除期限", "The clock does not stand still for this reason"),
    law.STANDSTILL,
    Text("核对事由", "check the reason"),
)

# -- outcome ------------------------------------------------------------------------------------------------------

NOTHING_FOUND = Mistake(
    "NOTHING_FOUND",
    Text("没有认定任何情形", "Nothing was found"),
    law.PENALTY_LAW,
    Text("填写违法情形或失信行为，或者撤案", "name findings or misconducts, or dismiss the case"),
)
OTHER_TRACK = Mistake(
    "OTHER_TRACK",
    Text("该情形不属于本案类别", "The finding belongs to another track"),
    law.MEASURE_11,
    Text("按类别填写情形代码", "use the codes of this track"),
)
EVIDENCE_UNKNOWN = Mistake(
    "EVIDENCE_UNKNOWN",
    Text("引用的证据未在本案取得", "The evidence was not gathered in this case"),
    law.TWO_OFFICERS,
    Text("先由两名执法人员取证", "let two officers gather it first"),
)
UNKNOWN_TARGET = Mistake(
    "UNKNOWN_TARGET",
    Text("不是本案的当事人", "Nobody in this case"),
    law.MEASURE_11,
    Text("先登记该机构或人员", "record the body or person first"),
)
TARGET_TWICE = Mistake(
    "TARGET_TWICE",
    Text("同一当事人只作一项处罚", "A party is punished once"),
    law.ONE_FINE,
    Text("合并为一项", "put both into one"),
)
NO_CLAUSE = Mistake(
    "NO_CLAUSE",
    Text("行为时没有处罚该情形的规定", "No law in force at the act punishes this"),
    law.MILDER_LAW,
    Text("不予处罚，或按其他身份处罚", "propose no penalty, or one in another capacity"),
)
FINE_OUT_OF_BAND = Mistake(
    "FINE_OUT_OF_BAND",
    Text("罚款不在法定幅度内", "The fine lies outside what the law provides"),
    law.MILDER_LAW,
    Text("应为{least}至{most}分（{law}）", "from {least} to {most} fen ({law})"),
)
BAN_DIFFERS = Mistake(
    "BAN_DIFFERS",
    Text("禁止从业期限与规定不符", "The ban is not what the law provides"),
    law.MILDER_LAW,
    Text("规定为：{ban}", "the law provides: {ban}"),
)
CRITICISM_DIFFERS = Mistake(
    "CRITICISM_DIFFERS",
    Text("通报批评的适用不符合规定", "Criticism is used where the law has none, or missing where it has nothing else"),
    law.ORDER_9,
    Text("一般质量问题应当通报批评", "quality problems are criticised"),
)
QUOTA_CUT_DIFFERS = Mistake(
    "QUOTA_CUT_DIFFERS",
    Text("核减配额的比例不符合规定", "The cut of allowances is not what the law provides"),
    law.CARBON_ENTERPRISES,
    Text("应为{span}", "it is {span}"),
)
FEE_BASIS_MISSING = Mistake(
    "FEE_BASIS_MISSING",
    Text("服务费不明，缺少罚款基数", "The fee is unknown: there is nothing to count the fine by"),
    law.FEE_BASIS,
    Text("按市场价评估后重新提出", "have it appraised at market price, and propose anew"),
)
NO_SUCH_POINTS = Mistake(
    "NO_SUCH_POINTS",
    Text("该失信行为对此对象不记分", "This misconduct takes no points of such a target"),
    law.ORDER_9_SCORING,
    Text("核对代码与对象", "check code and target"),
)
POINTS_NOT_IN_FORCE = Mistake(
    "POINTS_NOT_IN_FORCE",
    Text("行为发生时尚无记分规定", "There were no points when the act was done"),
    law.ORDER_9_SCORING,
    Text("2019年11月1日前的行为不记分", "acts before 1 November 2019 take no points"),
)
POINTS_FOLLOW = Mistake(
    "POINTS_FOLLOW",
    Text("该项记分随处罚、通报或者禁止自动产生", "These points follow from penalty, criticism or ban by themselves"),
    law.ORDER_9_SCORING,
    Text("不必填写", "leave it out"),
)
DUPLICATE_SCORE = Mistake(
    "DUPLICATE_SCORE",
    Text("同一行为已经记分", "The same act has been scored"),
    law.ORDER_9_SCORING,
    Text("先记录的有效：{doc_no}", "the first on record counts: {doc_no}"),
)
SAME_ACT = Mistake(
    "SAME_ACT",
    Text("同一行为在本决定中重复记分", "One act would be scored twice by this decision"),
    law.ORDER_9_SCORING,
    Text("删除重复项，或补充各文件的项目编号", "leave one out, or give each document its project number"),
)
NO_HEARING_RIGHT = Mistake(
    "NO_HEARING_RIGHT",
    Text("不符合听证条件", "There is no right to a hearing here"),
    law.HEARING,
    Text("可以陈述、申辩", "file a defence"),
)
HEARING_NOTICE = Mistake(
    "HEARING_NOTICE",
    Text("听证通知过晚", "The hearing is too near"),
    law.HEARING,
    Text("提前{days}个工作日通知", "give notice {days} working days before"),
)
HEARING_NOT_SET = Mistake(
    "HEARING_NOT_SET",
    Text("尚未通知听证时间", "No day was set for the hearing"),
    law.HEARING,
    Text("先通知", "set it first"),
)
NO_SUCH_DEFENCE = Mistake(
    "NO_SUCH_DEFENCE",
    Text("没有待答复的该号申辩", "No defence of this number awaits an answer"),
    law.NOTICE,
    Text("核对编号", "check the number"),
)
DEFENCE_UNANSWERED = Mistake(
    "DEFENCE_UNANSWERED",
    Text("陈述申辩尚未复核", "A defence is unanswered"),
    law.NOTICE,
    Text("逐份复核后再决定", "answer each before deciding"),
)
TRANSFER_REQUIRED = Mistake(
    "TRANSFER_REQUIRED",
    Text("涉嫌犯罪，应当移送公安机关", "A crime is suspected: the case goes to the police"),
    law.NO_FINE_INSTEAD,
    Text("先移送：{limbs}", "transfer it first: {limbs}"),
)

# -- after the decision -------------------------------------------------------------------------------------------

NO_POINTS = Mistake(
    "NO_POINTS",
    Text("没有待上传的记分", "No points await their upload"),
    law.ORDER_9_SCORING,
    Text("核对决定", "check the decision"),
)
FILE_UNKNOWN = Mistake(
    "FILE_UNKNOWN",
    Text("该编制单位或人员没有诚信档案", "The compiler has no credit file"),
    law.ORDER_9_SCORING,
    Text("核实信用编号，建立诚信档案后上传", "check the credit number, and upload when the file is opened"),
)
PROOF_MISSING = Mistake(
    "PROOF_MISSING",
    Text("逾期上传应附平台故障的证明", "A late upload needs proof that the platform was down"),
    law.ORDER_9_SCORING,
    Text("附上证明", "add it"),
)
DOCUMENT_STANDS = Mistake(
    "DOCUMENT_STANDS",
    Text("该成果文件没有被认定为不实", "The document was not found false"),
    law.ORDER_9_REVOKING,
    Text("一般质量问题不影响审批", "a mere quality problem leaves approvals alone"),
)
PAYMENT_DIFFERS = Mistake(
    "PAYMENT_DIFFERS",
    Text("缴款金额与应缴金额不符", "What was paid is not what is due"),
    law.PAYMENT,
    Text("应缴{due}分", "{due} fen are due"),
)
NOT_SERVED = Mistake(
    "NOT_SERVED",
    Text("处理决定尚未送达", "The decision was not served"),
    law.SERVICE,
    Text("先送达", "serve it first"),
)
BANS_NOT_NOTED = Mistake(
    "BANS_NOT_NOTED",
    Text("禁止从业尚未落实", "The bans are not noted"),
    law.PAYMENT,
    Text("落实后再办理", "have them noted first"),
)
NOT_DONE = Mistake(
    "NOT_DONE",
    Text("尚有事项未办结", "Something is left to do"),
    law.MEASURE_11,
    Text("先办理：{what}", "first: {what}"),
)

# -- police -------------------------------------------------------------------------------------------------------

THRESHOLD_NOT_REACHED = Mistake(
    "THRESHOLD_NOT_REACHED",
    Text("未达到移送标准", "No threshold of crime is reached"),
    law.PROSECUTION,
    Text(
        "按行政案件办理，或补充金额和以往处罚",
        "go on as an administrative case, or record amounts and earlier penalties",
    ),
)
NO_REFERRAL = Mistake(
    "NO_REFERRAL",
    Text("没有待决定的移送意见", "No transfer was proposed"),
    law.REFERRAL,
    Text("先由两名以上执法人员提出", "let two officers propose it first"),
)
NOT_HANDED_OVER = Mistake(
    "NOT_HANDED_OVER",
    Text("尚未移交公安机关", "The case was not handed over yet"),
    law.REFERRAL,
    Text("先移交", "hand it over first"),
)
COPY_MISSING = Mistake(
    "COPY_MISSING",
    Text("移送应当抄送检察院", "A transfer is copied to the procuratorate"),
    law.REFERRAL,
    Text("同时抄送", "send it the copy"),
)
POLICE_UNDECIDED = Mistake(
    "POLICE_UNDECIDED",
    Text("公安机关尚未作出相应决定", "The police have not decided so"),
    law.REFERRAL,
    Text("等待决定", "wait for their decision"),
)
RESULT_DIFFERS = Mistake(
    "RESULT_DIFFERS",
    Text("退回原因与公安机关的决定不符", "The reason of the return does not fit what the police decided"),
    law.REFERRAL,
    Text("核对结果", "check the result"),
)

# -- appeal -------------------------------------------------------------------------------------------------------

NO_SUCH_APPEAL = Mistake(
    "NO_SUCH_APPEAL",
    Text("没有待处理的该号申请", "No appeal of this number is open"),
    law.RECONSIDERING,
    Text("核对编号", "check the number"),
)
APPEAL_DIFFERS = Mistake(
    "APPEAL_DIFFERS",
    Text("结果与变更、撤销的内容不一致", "Result and consequences do not agree"),
    law.RECONSIDERING,
    Text(
        "维持不作改变，变更应列明变更，撤销不列变更",
        "upheld changes nothing, changed lists changes, revoked lists none",
    ),
)
NOTHING_STANDS = Mistake(
    "NOTHING_STANDS",
    Text("该当事人没有有效的处理决定", "Nothing of the decision stands against this party"),
    law.RECONSIDERING,
    Text("核对当事人", "check the party"),
)
STILL_IN_FORCE = Mistake(
    "STILL_IN_FORCE",
    Text("公开的处理决定仍然有效", "The published decision stands as it was"),
    law.WITHDRAWING,
    Text("撤销或者变更后才撤回", "withdraw it when it was revoked or changed"),
)
