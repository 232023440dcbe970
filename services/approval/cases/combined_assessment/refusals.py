"""The mistakes that a combined assessment refuses: each with its code, words, legal ground and remedy.

What every licence can get wrong (too late, too early, twice, alone) stands in ``shared.casework.guards`` and ``licensing``.
"""

from services.approval.cases.combined_assessment import policy as law
from shared.casework import licensing
from shared.casework.refusal import Mistake
from shared.contracts.licensing import NonAcceptance
from shared.contracts.text import Text

# -- parts --------------------------------------------------------------------------------------------------------

OUTFALL_NOT_APPLICABLE = Mistake(
    "E_OUTFALL_NOT_APPLICABLE",
    Text("项目废水不直接排入水体，没有入河排污口", "The project has no river outfall: its waste water goes elsewhere"),
    law.NO_OUTFALL,
    Text("删除该事项，只申请其余事项", "leave the part out and file the others"),
)
OUTFALL_LOAD = Mistake(
    "E_OUTFALL_LOAD",
    Text("排放量与浓度、水量、天数不符", "The load does not follow from concentration, flow and days"),
    law.OUTFALL_ARITHMETIC,
    Text("核对后填报，应为{expected}吨/年", "correct it: it should be {expected} t/a"),
)
PART_TWICE = Mistake(
    "E_PART_TWICE",
    Text("同一事项只能填报一次", "A part of this kind is there already"),
    law.DRAFTING,
    Text("先删除原事项", "remove the earlier one first"),
)
NO_SUCH_PART = Mistake(
    "E_NO_SUCH_PART",
    Text("本案没有该事项", "The case has no such part"),
    law.DRAFTING,
    Text("本案事项：{parts}", "the parts of the case: {parts}"),
)
TOO_FEW_PARTS = Mistake(
    "E_TOO_FEW_PARTS",
    Text("合并办理至少需要两项", "A combined case has two parts or more"),
    law.DRAFTING,
    Text("增加事项，或按单项申请", "add a part, or file an ordinary application"),
)
NO_EIA_PART = Mistake(
    "E_NO_EIA_PART",
    Text("至少应有一项须审批的环评（报告书或报告表）", "At least one part must be an EIA that needs approval"),
    law.DRAFTING,
    Text(
        "增加或保留环评事项；登记表项目网上备案即可",
        "add or keep such a part; registration forms are only filed online",
    ),
)

# -- application --------------------------------------------------------------------------------------------------

OFFLINE_ONLY = Mistake(
    "OFFLINE_ONLY",
    Text("涉及国家秘密的项目不得网上办理", "A project with state secrets is never handled online"),
    law.SECRETS,
    Text("请线下提交", "file it on paper"),
)
FIELD_MISSING = Mistake(
    "INCOMPLETE",
    Text("申请材料不齐全", "The application is incomplete"),
    licensing.APPLYING,
    Text("补齐后提交", "supply it and submit again"),
)
PAPER_MISSING = Mistake("INCOMPLETE", FIELD_MISSING.message, law.PAPERS, Text("补充：{paper}", "add: {paper}"))
CLASS_TOO_LIGHT = Mistake(
    "CLASS_TOO_LIGHT",
    Text("项目环评类别低于判定结果", "The project's EIA is of a lighter class than the screening found"),
    law.HEAVIEST_PART,
    Text("按{needed}申报", "file a project of this class: {needed}"),
)
NOT_COMBINABLE = Mistake(
    "NOT_COMBINABLE",
    Text("不能合并办理：{obstacles}", "The parts cannot be combined: {obstacles}"),
    law.COMBINING,
    Text("作出不能合并办理的告知，由申请人调整", "deny combinability, so that the applicant can change the parts"),
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
        "更换编制单位或编制主持人，或办理不予受理、不予批准",
        "name another preparer, or decline acceptance, or refuse",
    ),
)
LAPSES_BY_ITSELF = Mistake(
    NonAcceptance.N6,
    NonAcceptance.N6.words,
    law.CORRECTING,
    Text("逾期未补正的案件由系统终止，无须办理", "an unanswered correction notice closes the file by itself"),
)
NOWHERE_TO_TURN = Mistake(
    "INCOMPLETE",
    Text("应告知申请人向哪个机关申请", "The applicant must be told where to turn"),
    licensing.EXAMINING_FORM,
    Text("填写有权机关", "name the competent authority"),
)

# -- review -------------------------------------------------------------------------------------------------------

PARTS_UNREVIEWED = Mistake(
    "PARTS_UNREVIEWED",
    Text("部分事项尚未审查", "Some parts have not been reviewed"),
    law.COMBINING,
    Text("先审查：{parts}", "review first: {parts}"),
)
PART_FAILED = Mistake(
    "PART_FAILED",
    Text("有事项未通过审查，不得整体批准", "A part failed its review, so nothing can be approved"),
    law.COMBINING,
    Text(
        "不予批准，或在拟审批公示前由申请人分出该事项",
        "refuse, or let the part be split off before the intended decision",
    ),
)
SPLIT_NOT_REQUESTED = Mistake(
    "SPLIT_NOT_REQUESTED",
    Text("申请人未请求分出该事项", "The applicant has not asked to split this part off"),
    law.SPLITTING,
    Text("由申请人先以同一命令提出", "let the applicant ask first, by the same command"),
)
QUOTA_MISSING = Mistake(
    "E_QUOTA_MISSING",
    Text("新增污染物的总量指标尚未落实", "The quotas for the new emissions are not held"),
    law.QUOTA_FIRST,
    Text("申请总量指标，取得总量替代意见", "apply for the quotas and get the quota opinion"),
)
NO_EXTENSION = Mistake(
    "NO_EXTENSION",
    Text(
        "只有入河排污口的二十日时限可以延长，环评时限不得延长",
        "Only the twenty days of an outfall can be extended, never an EIA's limit",
    ),
    law.TWENTY_DAYS,
    Text("技术评估、听证时间依法不计入时限", "time of assessments and hearings does not count anyway"),
)

# -- decision -----------------------------------------------------------------------------------------------------

NOT_FEASIBLE = Mistake(
    "R5",
    Text("技术评估结论为不可行，不得批准", "The technical assessment found the project not feasible"),
    law.REFUSING,
    Text("不予批准，或重新评估", "refuse it, or have it assessed again"),
)
FATAL_IS_R1 = Mistake(
    "R1",
    Text("排污口位于饮用水水源保护区，应以R1不予批准", "An outfall in a drinking-water zone is refused on ground R1"),
    law.OUTFALL_REFUSALS,
    Text("不予批准情形选择R1", "choose ground R1"),
)
OUTFALL_GROUND_ELSEWHERE = Mistake(
    "E_OUTFALL_GROUND",
    Text("排污口情形只适用于入河排污口事项", "An outfall ground belongs to the outfall only"),
    law.OUTFALL_REFUSALS,
    Text("删除排污口情形，或改为排污口事项", "leave it out, or name the outfall as the failing part"),
)
