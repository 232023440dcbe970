"""The mistakes that an EIA case refuses: each with its code, words, legal ground and remedy.

What every licence can get wrong (too late, too early, twice, alone) stands in ``shared.casework``: ``guards``, ``licensing``, ``deliverables`` and ``approvals``.
"""

from services.approval.cases.eia import policy as law
from shared.casework import licensing
from shared.casework.refusal import Mistake
from shared.contracts.licensing import NonAcceptance, RefusalGround
from shared.contracts.text import Text

# -- application --------------------------------------------------------------------------------------------------

OFFLINE_ONLY = Mistake(
    "OFFLINE_ONLY",
    Text("涉及国家秘密的项目不得网上办理", "A project with state secrets is never handled online"),
    law.SECRETS,
    Text("请线下提交", "file it on paper"),
)
AGENT_FOR_NOBODY = Mistake(
    "NOT_THE_APPLICANT",
    Text("代办员未说明为谁代办", "The agent does not say for whom"),
    licensing.APPLYING,
    Text("填写被代办单位的统一社会信用代码", "name the applicant's credit code"),
)
INCOMPLETE = Mistake(
    "INCOMPLETE",
    Text("申请材料不齐全或自相矛盾", "The application is incomplete or contradicts itself"),
    licensing.APPLYING,
    Text("补齐后提交", "supply it and submit again"),
)
PAPER_MISSING = Mistake("INCOMPLETE", INCOMPLETE.message, law.PAPERS, Text("补充：{paper}", "add: {paper}"))
EARLIER_APPROVAL_MISSING = Mistake(
    "INCOMPLETE",
    INCOMPLETE.message,
    law.MAJOR_CHANGES,
    Text("填写原批复案件", "name the case of the earlier approval"),
)
INVESTMENT_CONTRADICTORY = Mistake(
    "INCOMPLETE",
    INCOMPLETE.message,
    law.INVESTMENT,
    Text("核对投资额", "check the amounts"),
)

NO_PRE_REVIEW = Mistake(
    "NO_PRE_REVIEW",
    Text("没有待合议的申请", "No pre-review awaits the panel"),
    law.PANEL,
    Text("由建设单位先申请合议", "the owner asks for it first"),
)
ISSUES_MISSING = Mistake(
    "INCOMPLETE",
    Text("退回修改应列明问题", "What is sent back must be told what to improve"),
    law.PANEL,
    Text("列明需修改的问题", "list what must be improved"),
)
CLASS_TOO_LIGHT = Mistake(
    "CLASS_TOO_LIGHT",
    Text("环评文件类别低于判定结果", "The document is of a lighter class than the screening found"),
    law.CLASSES,
    Text("按{needed}申报", "file a project of this class: {needed}"),
)

# -- acceptance ---------------------------------------------------------------------------------------------------

NO_PERMIT_NEEDED = Mistake(
    NonAcceptance.N1,
    NonAcceptance.N1.words,
    law.NO_PERMIT_NEEDED,
    Text(
        "判定结果为{found}：即时告知申请人不受理",
        "the screening found: {found}; decline acceptance and tell the applicant at once",
    ),
)
OTHER_AUTHORITY = Mistake(
    NonAcceptance.N2,
    NonAcceptance.N2.words,
    law.BRANCHES_WITHOUT_REPORTS,
    Text("办理不予受理，告知向市生态环境局申请", "decline acceptance and name the municipal bureau"),
)
PREPARER_LISTED = Mistake(
    NonAcceptance.N4,
    NonAcceptance.N4.words,
    law.CREDIT_OF_PREPARERS,
    Text(
        "更换编制单位或编制主持人后重新申报，或办理不予受理",
        "file again with another preparer, or decline acceptance",
    ),
)
REGION_RESTRICTED = Mistake(
    NonAcceptance.N5,
    NonAcceptance.N5.words,
    law.RESTRICTING,
    Text("待限批解除后受理，或办理不予受理", "wait until the restriction is lifted, or decline acceptance"),
)
LAPSES_BY_ITSELF = Mistake(
    NonAcceptance.N6,
    NonAcceptance.N6.words,
    law.CORRECTION_LAPSE,
    Text("逾期未补正的案件由系统终止，无须办理", "an unanswered correction notice closes the file by itself"),
)
NOWHERE_TO_TURN = Mistake(
    "INCOMPLETE",
    Text("应告知申请人向哪个机关申请", "The applicant must be told where to turn"),
    licensing.EXAMINING_FORM,
    Text("填写有权机关", "name the competent authority"),
)

# -- review -------------------------------------------------------------------------------------------------------

PUBLICITY_NOT_OVER = Mistake(
    "E_PUBLICITY_NOT_OVER",
    Text("受理公示期未满，不得缩短", "The acceptance publicity is not over and cannot be shortened"),
    law.PUBLICITY,
    Text("最早可于{day}办理", "possible from {day} on"),
)
ASSESSMENT_TOO_LONG = Mistake(
    "ASSESSMENT_TOO_LONG",
    Text("技术评估时间超过上限", "The technical assessment would take too long"),
    law.TECH_ASSESSMENT,
    Text("不得超过{most}个工作日", "at most {most} working days"),
)
QUOTA_MISSING = Mistake(
    "E_QUOTA_MISSING",
    Text("新增污染物的总量指标尚未落实", "The quotas for the new emissions are not held"),
    law.QUOTA_FIRST,
    Text("申请总量指标，取得总量替代意见", "apply for the quotas and get the quota opinion"),
)
NO_EXTENSION = Mistake(
    "NO_EXTENSION",
    Text("环评审批时限不得延长", "The time limit of an EIA cannot be extended"),
    law.DECIDING,
    Text("技术评估、听证时间依法不计入时限", "time of assessments and hearings does not count anyway"),
)

# -- decision -----------------------------------------------------------------------------------------------------

PANEL_CASE = Mistake(
    "PANEL_CASE",
    Text("合议案件由局长签发", "What the panel has seen is signed by the director"),
    law.PANEL,
    Text("报局长签发", "let the director sign"),
)
PREPARER_WAS_LISTED = Mistake(
    NonAcceptance.N4,
    NonAcceptance.N4.words,
    law.CREDIT_OF_PREPARERS,
    Text(
        "受理时编制单位或人员已在名单内，应不予批准或由申请人撤回",
        "it was listed when the file was accepted: refuse, or let it be withdrawn",
    ),
)
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

# -- regional restriction -----------------------------------------------------------------------------------------

NOT_AFFECTED = Mistake(
    "NOT_AFFECTED",
    Text("本项目不新增该污染物", "The project does not add this pollutant"),
    law.RESTRICTING,
    Text("限批仅及于新增该污染物的项目", "only projects that add it are suspended"),
)
RESTRICTION_IN_FORCE = Mistake(
    "RESTRICTION_IN_FORCE",
    Text("{area}正在实施区域限批", "A regional restriction is in force in {area}"),
    law.RESTRICTING,
    Text("限批解除后办理", "go on when it is lifted"),
)
NO_RESTRICTION = Mistake(
    "NO_RESTRICTION",
    Text("本案没有区域限批", "No regional restriction is in force for this case"),
    law.RESTRICTING,
    Text("先实施限批", "impose one first"),
)

# -- after the approval -------------------------------------------------------------------------------------------

NEW_PROJECT = Mistake(
    "NEW_PROJECT",
    Text("环保设施验收后的变动按新项目管理", "After acceptance of the facilities a change is a new project"),
    law.MAJOR_CHANGES,
    Text("按分类管理名录另行申报", "file a new application under the catalogue"),
)
NO_MAJOR_CHANGE = Mistake(
    "NO_MAJOR_CHANGE",
    Text("原批复未判定重大变动，不得取代", "No major change of the approved project was determined"),
    law.MAJOR_CHANGES,
    Text("先报告变动并判定", "report the change and have it determined first"),
)
