"""The mistakes that the case of a bundle refuses: each with its code, words, legal ground and remedy."""

from services.approval.cases.bundle import policy as law
from shared.casework import licensing
from shared.casework.refusal import Mistake
from shared.contracts.licensing import NonAcceptance, RefusalGround
from shared.contracts.text import Text

# -- application --------------------------------------------------------------------------------------------------

OFFLINE_ONLY = Mistake(
    "OFFLINE_ONLY",
    Text("涉及国家秘密的项目不得网上办理", "A project with state secrets is never handled online"),
    licensing.APPLYING,
    Text("请线下提交", "file it on paper"),
)
INCOMPLETE = Mistake(
    "INCOMPLETE",
    Text("申请材料不齐全或自相矛盾", "The application is incomplete or contradicts itself"),
    licensing.APPLYING,
    Text("补齐后提交", "supply it and submit again"),
)
PAPER_MISSING = Mistake("INCOMPLETE", INCOMPLETE.message, law.PAPERS, Text("补充：{paper}", "add: {paper}"))
INVESTMENT = Mistake(
    "INCOMPLETE",
    INCOMPLETE.message,
    licensing.APPLYING,
    Text(
        "总投资应大于零，环保投资不得超过总投资",
        "total investment is above zero and environmental investment within it",
    ),
)
LEAD_UNIT = Mistake(
    "INCOMPLETE",
    INCOMPLETE.message,
    law.BUNDLING,
    Text("申请人应为牵头单位", "the applicant is the lead unit"),
)
NOT_THE_PARTY = Mistake(
    "NOT_THE_APPLICANT",
    Text("不是可以办理此事项的单位", "This is not a firm that may do this"),
    licensing.APPLYING,
    Text("由牵头单位或有关成员自行办理", "the lead unit, or the member concerned, must act itself"),
)
PARK = Mistake(
    "E_PARK",
    Text(
        "园区规划环评（跟踪评价）未完成或要求未落实",
        "The park's plan EIA is not done, or its demands are not met",
    ),
    law.PARK_READY,
    Text("完成并落实后打捆申报", "bundle after it is done and carried out"),
)
RESPONSIBILITY = Mistake(
    "E_RESPONSIBILITY",
    Text("每个共用事项应有且只有一个责任人", "Every shared matter has exactly one bearer"),
    law.RESPONSIBILITY,
    Text("在责任划分协议中为“{topic}”指定一个责任人", "let the agreement name one bearer for {topic}"),
)

# -- members ------------------------------------------------------------------------------------------------------

MEMBER_DUP = Mistake(
    "E_MEMBER_DUP",
    Text("同一企业不得重复打捆", "A firm is in one open bundle once"),
    law.BUNDLING,
    Text("核对成员名单；已在其他打捆案件中的先行退出", "check the members; leave the other bundle first"),
)
NO_SUCH_MEMBER = Mistake(
    "NO_SUCH_MEMBER",
    Text("本打捆项目没有该成员", "The bundle has no such member"),
    law.BUNDLING,
    Text("核对统一社会信用代码", "check the credit code"),
)
TOO_FEW_MEMBERS = Mistake(
    "E_MEMBER_COUNT",
    Text("打捆成员不足", "The bundle has too few members"),
    law.MEMBER_COUNT,
    Text("至少{least}家报告表类成员，否则单独申报", "at least {least} members of the form class, or file alone"),
)
TOO_MANY_MEMBERS = Mistake(
    "E_MEMBER_COUNT",
    Text("打捆成员过多", "The bundle has too many members"),
    law.MEMBER_COUNT,
    Text("不超过{most}家，其余另行打捆", "at most {most}; bundle the others apart"),
)
FORM_ONLY = Mistake(
    "E_CLASS",
    Text("打捆项目应编制报告表", "A bundle has the form as its document"),
    law.FORMS_ONLY,
    Text("报告书类项目单独申报", "projects of the report class file alone"),
)
TYPE_MIXED = Mistake(
    "E_TYPE_MIXED",
    Text("成员的分类管理名录类别不一致", "The members have different catalogue items"),
    law.ONE_KIND,
    Text("分别打捆，或由承办人认定为同一工艺类型", "bundle them apart, or let an officer find one process family"),
)
NOTHING_MIXED = Mistake(
    "NOTHING_MIXED",
    Text("成员类别一致，无须认定", "The members have one catalogue item: there is nothing to find"),
    law.ONE_KIND,
    Text("无须办理", "nothing to do"),
)
SOLVENT_LIMIT = Mistake(
    "E_SOLVENT_LIMIT",
    Text("溶剂型原料合计达到或超过{below}吨/年", "Solvents together reach {below} t/a"),
    law.SOLVENTS,
    Text("合计应低于{below}吨/年", "stay below {below} t/a together"),
)
TOTALS = Mistake(
    "E_TOTALS",
    Text("申报合计与各成员之和不一致", "Declared totals are not the sum of the members"),
    law.TOTALS,
    Text("{pollutant}合计应为{sum}吨/年", "{pollutant} adds up to {sum} t/a"),
)
UNSIGNED = Mistake(
    "E_COMMITMENT",
    Text("成员尚未签署承诺书", "A member has not signed its commitment"),
    law.COMMITMENT,
    Text("由该成员签署后提交", "submit when it has signed"),
)
SIGNED_ALREADY = Mistake(
    "DONE_ALREADY",
    Text("该成员已签署承诺书", "This member has signed already"),
    law.COMMITMENT,
    Text("无须重复办理", "nothing to repeat"),
)
LAST_MEMBER = Mistake(
    "LAST_MEMBER",
    Text("案件只剩一个成员", "Only one member is left in the case"),
    law.CONVERTING,
    Text("撤回申请，或作出决定", "withdraw the application, or decide it"),
)

# -- acceptance and review ----------------------------------------------------------------------------------------

LISTED_PREPARER = Mistake(
    NonAcceptance.N4,
    NonAcceptance.N4.words,
    law.CREDIT_OF_PREPARERS,
    Text(
        "更换编制单位或编制主持人后重新申报；办理不予受理或不予批准",
        "file again with another preparer; decline acceptance, or refuse",
    ),
)
NOT_FOR_OFFICERS = Mistake(
    NonAcceptance.N6,
    NonAcceptance.N6.words,
    licensing.EXAMINING_FORM,
    Text("逾期未补正的案件由系统终止，无须办理", "an unanswered correction notice closes the file by itself"),
)
WHERE_TO_TURN = Mistake(
    "INCOMPLETE",
    Text("应告知申请人向哪个机关申请", "The applicant must be told where to turn"),
    licensing.EXAMINING_FORM,
    Text("填写有权机关", "name the competent authority"),
)
QUOTA_MISSING = Mistake(
    "E_QUOTA_MISSING",
    Text("成员新增排放量之和缺少总量替代", "The sum of the members' new emissions has no quota"),
    law.QUOTA_FIRST,
    Text("落实{pollutant}总量{needed}吨/年", "settle {needed} t/a of {pollutant}"),
)

# -- decision and after -------------------------------------------------------------------------------------------

NOT_FEASIBLE = Mistake(
    RefusalGround.R5,
    Text("技术评估结论为不可行，不得批准", "The technical assessment found the project not feasible"),
    law.REFUSING,
    Text("不予批准，或重新评估", "refuse it, or have it assessed again"),
)
NO_OLD_POLLUTION = Mistake(
    RefusalGround.R4,
    Text("新建项目没有原有污染", "A new project has no old pollution"),
    law.REFUSING,
    Text("选择相应的不予批准情形", "choose the ground that applies"),
)
ENVELOPE = Mistake(
    "E_ENVELOPE",
    Text("超出预留规模，不能登记", "It does not fit the envelope and cannot be registered"),
    law.ENVELOPE,
    Text("办理不予登记，由企业单独办理环评", "reject it: the firm needs its own EIA"),
)
FITS_ENVELOPE = Mistake(
    "FITS_ENVELOPE",
    Text("符合预留规模，不得拒绝登记", "It fits the envelope and may not be turned away"),
    law.ENVELOPE,
    Text("办理入园登记", "register it"),
)
COUNTED_CLAUSE = Mistake(
    "COUNTED_CLAUSE",
    Text("该条款由系统按数值判定", "This clause is counted from the figures"),
    law.MAJOR_CHANGES,
    Text("填写产能和排放量", "state capacity and emissions instead"),
)
REVOKED_ALREADY = Mistake(
    "DONE_ALREADY",
    Text("该成员的批复已撤销", "This member's approval was revoked already"),
    licensing.REVOKING,
    Text("无须重复办理", "nothing to repeat"),
)
SAME_LEAD_UNIT = Mistake(
    "DONE_ALREADY",
    Text("该单位已是牵头单位", "This is the lead unit already"),
    law.SUCCESSION,
    Text("无须重复办理", "nothing to repeat"),
)
