"""What nobody may do with a listing, an offer or a deal, and why."""

from services.finance.cases.waste_match import policy as law
from shared.casework.law import Ground
from shared.casework.refusal import Mistake
from shared.contracts.text import Text


def mistake(code: str, ground: Ground, message: tuple[str, str], remedy: tuple[str, str]) -> Mistake:
    return Mistake(code, Text(*message), ground, Text(*remedy))


# -- the listing --------------------------------------------------------------------------------------------------

QUANTITY = mistake(
    "WASTE_QUANTITY",
    law.MEASURE_19,
    ("数量应大于零", "The quantity must be more than nothing"),
    ("更正数量", "correct it"),
)
CODE_AND_KIND = mistake(
    "WASTE_CODE",
    law.MEASURE_19,
    ("废物代码与类别不符", "The code does not fit the kind of waste"),
    ("危险废物用8位代码，一般固废用SW代码", "hazardous waste has a code like 900-006-09, general waste one with S"),
)
NO_RECORD = mistake(
    "NO_GENERATION_RECORD",
    law.GENUINE,
    ("没有产废记录", "There is no record that the waste was generated"),
    ("填写管理台账或申报登记编号", "name the ledger or declaration it stands in"),
)

# -- gates --------------------------------------------------------------------------------------------------------

OWN_WASTE = mistake(
    "OWN_WASTE",
    law.GATES,
    ("不得承接本单位发布的废物", "Nobody offers for waste of its own"),
    ("由其他单位报价", "let somebody else offer"),
)
DISPOSER_LISTED = mistake(
    "DISPOSER_LISTED",
    law.GATES,
    ("处置利用单位信用不符合要求", "The disposer's credit rules it out"),
    ("信用修复后再报价", "offer when it is repaired"),
)
CREDIT_UNANSWERED = mistake(
    "CREDIT_UNANSWERED",
    law.CREDIT,
    ("尚无有效的信用答复", "No valid answer about its credit has come"),
    ("等待信用答复", "wait for the answer"),
)
CREDIT_AWAITED = mistake(
    "CREDIT_NOT_ANSWERED",
    law.CREDIT,
    ("处置单位的信用尚待答复", "The credit of the disposer waits for an answer"),
    ("自{since}起：{why}；答复后签约", "since {since}: {why}; sign once it has come"),
)
LICENCE_MISSING = mistake(
    "LICENCE_MISSING",
    law.GATES,
    ("承接危险废物应有经营许可证", "Hazardous waste is taken under a licence"),
    ("填写许可证编号和有效期", "state the licence and its last day"),
)
LICENCE_EXPIRED = mistake(
    "LICENCE_EXPIRED",
    law.GATES,
    ("经营许可证有效期不能覆盖交易期", "The licence does not last to the end of the deal"),
    ("许可证应至少有效至{day}", "it must be valid until {day}"),
)
CODE_NOT_LICENSED = mistake(
    "CODE_NOT_LICENSED",
    law.GATES,
    ("许可范围不含该废物代码", "The licence does not cover this waste"),
    ("由有相应范围的单位报价", "let somebody offer whose licence does"),
)
CAPACITY_EXHAUSTED = mistake(
    "CAPACITY_EXHAUSTED",
    law.GATES,
    ("处置能力不足", "There is no capacity left for it"),
    ("已签约量加本次数量为{sum}吨，能力为{capacity}吨", "with this it would be {sum} t, of a capacity of {capacity} t"),
)
BELOW_MIN_LOT = mistake(
    "BELOW_MIN_LOT",
    law.GATES,
    ("数量低于最小承接量", "The quantity is below the smallest lot"),
    ("调整最小承接量", "take smaller lots"),
)
DIVISION_NOT_ALLOWED = mistake(
    "DIVISION_NOT_ALLOWED",
    law.GATES,
    ("去向区域不允许", "The waste may not go to this division"),
    ("由允许区域内的单位报价", "let somebody in an allowed division offer"),
)
ABOVE_MAXIMUM = mistake(
    "PRICE_ABOVE_MAXIMUM",
    law.ORDER,
    ("报价高于产废单位的最高价", "The price is above the producer's maximum"),
    ("最高{most}分/吨", "at most {most} fen per tonne"),
)
NOT_MICRO = mistake(
    "COLLECTOR_NOT_ALLOWED",
    law.MICRO,
    ("小微收运单位只收运小微产废单位的危险废物", "Collectors take hazardous waste of small and micro producers only"),
    ("走普通市场", "leave it to the normal market"),
)
COLLECTOR_PAPERS = mistake(
    "COLLECTOR_PAPERS",
    law.COLLECTOR,
    ("收运单位材料不齐", "The collector's papers are incomplete"),
    ("须有最终利用处置合同、环评和许可", "it needs a contract with a final user or disposer, EIA and permit"),
)
PLAN_NOT_ACTIVE = mistake(
    "P2P_NOT_ACTIVE",
    law.DIRECTED_USE,
    ("点对点定向利用方案未生效或已失效", "The plan of directed use is not in force"),
    ("方案批准后、在有效期内再报价", "offer while the plan is in force"),
)
OTHER_PLAN = mistake(
    "P2P_MISMATCH",
    law.DIRECTED_USE,
    ("方案只适用于一家产废单位、一种废物、一家利用单位", "A plan is for one producer, one waste and one user"),
    ("核对方案中的单位和废物代码", "compare the units and the waste of the plan"),
)

# -- match and deal -----------------------------------------------------------------------------------------------

ACCEPTED_ALREADY = mistake(
    "ACCEPTED_ALREADY",
    law.CONFIRMING,
    ("本方已经确认", "This side has confirmed already"),
    ("等待对方确认", "wait for the other side"),
)
NOT_CONFIRMED = mistake(
    "NOT_CONFIRMED",
    law.CONFIRMING,
    ("撮合尚未经双方确认", "Both sides have not confirmed the match yet"),
    ("双方确认后再登记合同", "register the contract when both have"),
)
CONTRACT_TERM = mistake(
    "CONTRACT_TERM",
    law.MEASURE_19,
    ("合同终止日早于签订日", "The contract would end before it is signed"),
    ("更正合同期限", "correct its term"),
)
FILING_MISSING = mistake(
    "FILING_MISSING",
    law.CROSS_PROVINCE,
    ("一般固废跨省转移未备案", "General waste leaves the province without a filing"),
    ("先备案并填写备案信息", "file it first, and state the filing"),
)
FILING_TERM = mistake(
    "FILING_TERM",
    law.CROSS_PROVINCE,
    ("备案期限跨自然年，或不在期限内转移", "The filing crosses a calendar year, or the transfer lies outside of it"),
    ("按自然年分别备案", "file for each calendar year"),
)
FILING_QUANTITY = mistake(
    "FILING_QUANTITY",
    law.CROSS_PROVINCE,
    ("超过备案的数量或运输次数", "More than was filed, or more transports"),
    ("变更备案", "have the filing changed"),
)
MANIFEST_QUANTITY = mistake(
    "MANIFEST_QUANTITY",
    law.TOLERANCE,
    ("联单数量为零，或累计超过合同数量与允许误差", "The manifests hold nothing, or more than was agreed and tolerated"),
    ("累计不超过{most}吨", "at most {most} t in all"),
)
MANIFEST_KNOWN = mistake(
    "MANIFEST_KNOWN",
    law.MEASURE_19,
    ("联单编号已登记且内容不同", "A manifest of this number is on file and says something else"),
    ("核对联单", "compare the manifests"),
)
NO_MANIFEST = mistake(
    "NO_MANIFEST",
    law.MEASURE_19,
    ("没有此联单", "There is no such manifest"),
    ("核对联单编号", "check its number"),
)
WEIGHED_ALREADY = mistake(
    "WEIGHED_ALREADY",
    law.TOLERANCE,
    ("该联单已有有效过磅", "The manifest has a weighing that counts"),
    ("无须重复过磅", "nothing to weigh again"),
)
BOTH_WEIGH = mistake(
    "BOTH_WEIGH",
    law.TOLERANCE,
    ("复磅须双方到场", "Both sides must be at the second weighing"),
    ("双方共同复磅", "weigh it together"),
)
NOT_WEIGHED = mistake(
    "NOT_WEIGHED",
    law.TOLERANCE,
    ("没有联单，或尚有联单未过磅", "There is no manifest, or one that has not been weighed"),
    ("先过磅或复磅", "weigh it first"),
)
WEIGHT_DIFFERS = mistake(
    "WEIGHT_DIFFERS",
    law.TOLERANCE,
    ("过磅总量与合同数量相差超过允许误差", "What was weighed differs from the agreed quantity by more than tolerated"),
    ("补足，或由双方认可实际数量", "deliver the rest, or let both sides accept it"),
)
WRONG_CAUSE = mistake(
    "WRONG_CAUSE",
    law.MEASURE_19,
    ("该原因由系统按联单或核查认定", "This cause is found by manifests or by a check, never stated by a side"),
    ("选择违约或协商解除", "state a breach or an agreement"),
)
