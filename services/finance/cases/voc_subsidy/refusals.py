"""What an applicant for the VOC subsidy must put right, and what comes too soon."""

from services.finance.cases.voc_subsidy import policy as law
from shared.casework.grant_law import UNIQUE
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

NO_LOW_VOC_REPORT = Mistake(
    "EVIDENCE_MISSING",
    Text(
        "替代后的材料缺少带CMA标志的低含量检测报告",
        "A material of after lacks a CMA report that proves it to be low in VOCs",
    ),
    law.CONTENT,
    Text("补充{material}的检测报告", "add the report on {material}"),
)
LONELY_THINNER = Mistake(
    "MATERIAL_INCOMPLETE",
    Text("稀释剂、固化剂应与所配涂料一并填报", "Thinner and hardener are listed with the paint that they belong to"),
    law.BALANCE,
    Text("填写所配涂料的名称", "name a material of the same list"),
)
TOO_MUCH_VOC = Mistake(
    "MATERIAL_IMPLAUSIBLE",
    Text("挥发性有机物含量超过材料自身质量", "More VOCs than the material itself weighs"),
    law.BALANCE,
    Text("核对{material}的克每升与密度", "check the g/L and the density of {material}"),
)
PERIOD_BEFORE = Mistake(
    "PERIOD",
    Text("替代前期间应为十二个月", "The period before has twelve months"),
    law.BALANCE,
    Text("填写完整的十二个月", "take twelve whole months"),
)
PERIOD_AFTER = Mistake(
    "PERIOD",
    Text(
        "替代后应稳定使用满六个月，且不与替代前期间重叠",
        "The period after has six whole months or more, and begins after the one before",
    ),
    law.STABLE,
    Text("满六个月后申请", "apply after six whole months"),
)
INVOICE_TWICE = Mistake(
    "DUPLICATE_INVOICE",
    Text("同一发票填报了两次", "An invoice is listed twice"),
    UNIQUE,
    Text("每张发票只填一次", "list each once"),
)
NO_REPORT = Mistake(
    "REDUCTION_NOT_FILED",
    Text("申请人尚未提交减排量报告", "The applicant has not filed a report on the reduction"),
    law.VERIFIED,
    Text("先提交监测或物料衡算报告", "file a monitoring report or a material balance first"),
)
NOT_VERIFIED = Mistake(
    "REDUCTION_NOT_VERIFIED",
    Text("减排量未经监测中心核实", "The monitoring centre has not verified the reduction"),
    law.VERIFIED,
    Text("先由监测中心核实", "let it be verified first"),
)
VERIFIED_ALREADY = Mistake(
    "DONE_ALREADY",
    Text("减排量已核实", "The reduction was verified already"),
    law.VERIFIED,
    Text("无须重复办理", "nothing to repeat"),
)
WATCH_OVER = Mistake(
    "WATCH_OVER",
    Text("不在跟踪期内", "That day does not lie in the watch"),
    law.WATCH,
    Text("跟踪期为{since}至{until}", "the watch runs from {since} to {until}"),
)
