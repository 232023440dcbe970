"""The mistakes that a soil survey review refuses: each with its code, words, legal ground and remedy."""

from services.approval.cases.soil_survey import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

# -- the report ---------------------------------------------------------------------------------------------------

AREA_IN_MU = Mistake(
    "E_AREA_MISMATCH",
    Text("平方米与亩数不符，偏差{deviation}%", "Square metres and mu differ by {deviation} %"),
    law.AREAS,
    Text("应为{expected}亩", "it should be {expected} mu"),
)
AREA_OF_CORNERS = Mistake(
    "E_AREA_MISMATCH",
    Text("拐点围成的面积与所报面积不符，偏差{deviation}%", "The corners enclose an area that differs by {deviation} %"),
    law.AREAS,
    Text("拐点围成{expected}平方米，核对坐标或面积", "the corners enclose {expected} m²: check them, or the area"),
)
CORNERS_CROSS = Mistake(
    "CORNERS_CROSS",
    Text("拐点连线自相交，不成地块", "The boundary crosses itself"),
    law.AREAS,
    Text("按顺序列出拐点", "name the corners in order"),
)
HISTORY_GAP = Mistake(
    "HISTORY_GAP",
    Text("利用历史自{since}起有空白", "The history is blank from {since} on"),
    law.HISTORY,
    Text("补充该时段的利用情况", "say how the land was used then"),
)
INCOMPLETE = Mistake(
    "INCOMPLETE",
    Text("申请材料不齐全", "The application is incomplete"),
    law.PAPERS,
    Text("补齐后提交", "supply it and submit again"),
)
TOO_FEW_POINTS = Mistake(
    "TOO_FEW_POINTS",
    Text("土壤点位不足：应不少于{needed}个", "Too few soil points: at least {needed} are needed"),
    law.POINTS,
    Text("补充布点采样", "sample more points"),
)
TOO_FEW_WELLS = Mistake(
    "TOO_FEW_WELLS",
    Text("地下水点位不足：应不少于{needed}个", "Too few groundwater points: at least {needed} are needed"),
    law.WELLS,
    Text("补充地下水点位", "sink more wells"),
)
TOO_FEW_DUPLICATES = Mistake(
    "TOO_FEW_DUPLICATES",
    Text("现场平行样不足：应不少于{needed}个", "Too few field duplicates: at least {needed} are needed"),
    law.QUALITY,
    Text("补充平行样或重新采样", "take more duplicates, or sample again"),
)
DL_MISSING = Mistake(
    "E_DL_MISSING",
    Text("{substance}未检出而未报检出限", "Not detected, but without a detection limit: {substance}"),
    law.QUALITY,
    Text("填写检出限", "state the detection limit"),
)
DL_TOO_HIGH = Mistake(
    "E_DL_TOO_HIGH",
    Text(
        "{substance}的检出限高于筛选值{screening} mg/kg",
        "The detection limit lies above the screening value of {screening} mg/kg: {substance}",
    ),
    law.GB_36600,
    Text("改用检出限更低的方法重新检测", "analyse again by a more sensitive method"),
)
NO_SCREENING_VALUE = Mistake(
    "NO_SCREENING_VALUE",
    Text("该物质没有筛选值", "There is no screening value for this substance"),
    law.GB_36600,
    Text(
        "填写地方标准（如DB33/T 892-2022）的筛选值及标准号", "state the value of a local standard, as DB33/T 892-2022"
    ),
)
PLANNED_USE_MISSING = Mistake(
    "PLANNED_USE_MISSING",
    Text("缺少规划用途，不能判定用地分类", "Without the planned use no class can be derived"),
    law.GB_36600_CLASSES,
    Text("补充规划用途，或由自然资源和规划部门提供", "supply it, or let natural resources provide it"),
)

# -- before the review --------------------------------------------------------------------------------------------

NOT_REVIEWED = Mistake(
    "NOT_REVIEWED",
    Text("此类地块不需要评审", "Such a plot is not reviewed"),
    law.REVIEWING,
    Text("不予受理；乙类地块报备案", "decline it; surveys of class B plots are filed for record"),
)
REVIEW_REQUIRED = Mistake(
    "REVIEW_REQUIRED",
    Text("此类地块应当评审", "Such a plot must be reviewed"),
    law.REVIEWING,
    Text("受理，或以其他理由不予受理", "accept it, or decline it on another ground"),
)
NO_SAMPLING_NEEDED = Mistake(
    "NO_SAMPLING_NEEDED",
    Text("该调查不缺采样", "This survey lacks no sampling"),
    law.FIRST_STAGE_STOP,
    Text("以其他理由不予受理，或受理", "decline it on another ground, or accept it"),
)
ONLY_KEY_UNITS = Mistake(
    "NOT_YI",
    Text("只有乙类地块的调查报告报备案", "Only surveys of class B plots are filed for record"),
    law.FILING,
    Text("甲、丙类地块提交评审", "submit surveys of class A and C plots for review"),
)
NOT_LARGER = Mistake(
    "NOT_MERGED",
    Text("合并后的面积应大于本地块面积", "The merged area must be larger than the plot's own"),
    law.POINTS,
    Text("填写各部分面积之和", "state the sum of all parts"),
)

# -- panel and opinion --------------------------------------------------------------------------------------------

CONFLICT = Mistake(
    "E_CONFLICT",
    Text(
        "专家受雇于土地使用权人、调查单位或检测单位", "The expert works for the owner, the surveyor or the laboratory"
    ),
    law.PANEL,
    Text("更换专家", "choose another expert"),
)
NO_CONFLICT = Mistake(
    "NO_CONFLICT",
    Text("没有使评审结论无效的利害关系", "There is no conflict of interest that voids the verdict"),
    law.PANEL,
    Text("核对专家及其工作单位", "check the expert and the employer"),
)
PANEL_SIZE = Mistake(
    "PANEL_SIZE",
    Text(
        "专家组应为{needed}人以上的单数，且不重复", "A panel has an odd number of different experts, at least {needed}"
    ),
    law.PANEL,
    Text("调整专家组", "change the panel"),
)
NOT_ON_PANEL = Mistake(
    "NOT_ON_PANEL",
    Text("不是本案专家组成员", "Not a member of this panel"),
    law.PANEL,
    Text("核对专家组名单", "check the list of experts"),
)
NOT_THE_LEADER = Mistake(
    "NOT_THE_LEADER",
    Text("只有专家组组长可以办理", "Only the leader of the panel may do this"),
    law.PANEL,
    Text("由组长办理，或重新组成专家组", "let the leader act, or convene the panel anew"),
)
JOINT_OBJECTION = Mistake(
    "JOINT_OBJECTION",
    Text("自然资源和规划部门不同意", "Natural resources object"),
    law.REVIEWING,
    Text("协商一致并重新答复后出具", "come to terms; issue the opinion after their new reply"),
)
NOT_AT_BACKGROUND = Mistake(
    "NOT_AT_BACKGROUND",
    Text("没有因背景值超过筛选值的物质", "No substance exceeds its screening value by natural background"),
    law.BACKGROUND,
    Text("只有砷不高于背景值时可以说明", "only arsenic up to its background level may be exempted"),
)
OTHER_PLOT = Mistake(
    "OTHER_PLOT",
    Text("修改稿不是本地块的报告", "The revised report is about another plot"),
    law.REVISION,
    Text("提交地块{plot_code}的修改稿", "submit the revised report of {plot_code}"),
)
SAMPLES_NEEDED = Mistake(
    "SAMPLES_NEEDED",
    Text(
        "存在可能的污染源，修改稿不得止于第一阶段",
        "There is a potential source: the revision may not do without samples",
    ),
    law.FIRST_STAGE_STOP,
    Text("提交采样调查的结果", "submit what the samples came to"),
)
