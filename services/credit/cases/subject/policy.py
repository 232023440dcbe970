"""What a firm's credit means for others: the pack ELIG-1 of eligibility."""

from dataclasses import dataclass
from datetime import date

from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, days, project_default
from shared.contracts.credit import Eligible, Purpose
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

ONE_SUBJECT = project_default(
    "一个统一社会信用代码一个信用主体；更名不改变识别",
    "one subject for one credit code; a change of name changes nothing",
)
ART_26 = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第二十六条第六项：列入严重失信名单的，不予财政补助",
        "Zhejiang Public Credit Ordinance, Art. 26(6): no public money for whoever is on the serious list",
    )
)
GRADES = Ground(
    Text(
        "环发〔2013〕150号的运用：红色（E级）停止专项资金，黄色（D级）从严审查",
        "practice of 环发〔2013〕150号: red (E) gets no special funds, yellow (D) stricter review",
    ),
    Mark.SECONDARY,
)
RECENT = project_default(
    "近12个月内未修复的环境处罚须人工复核，资金方案可规定为不符合",
    "an unrepaired environmental penalty of the last 12 months is reviewed; a scheme may refuse it",
)
DUTIES = project_default("环境处罚义务未履行的，不符合", "no while a duty of an environmental penalty is open")
APPEALED = project_default("处罚尚在复议、诉讼中的，人工复核", "a penalty under appeal is reviewed")
PARTIAL = project_default(
    "信用修复未在各平台全部完成的，人工复核", "a repair that is not complete everywhere is reviewed"
)
NEVER_REFUSED = project_default(
    "环评审批不因信用自动不予批准，从严审查",
    "an EIA is never refused for credit by itself, only reviewed more strictly",
)
VALIDITY = project_default("答复30日内有效", "an answer is valid for thirty days")
LINKED = project_default(
    "换码、承继、分立须有证明文件；各承继主体承继全部记录",
    "a new code, a succession or a split needs a document of proof; each successor inherits every record",
)
BESIDE = project_default(
    "监测机构信用等级列示于主体旁，不计入企业环境信用",
    "the grade of a monitoring agency is shown beside, never added to the score",
)
CONDUCT = project_default(
    "履约情况列示于主体旁，既非信用记录，也不计入环境信用",
    "how a firm keeps its word is shown beside its credit; it is no record and counts nowhere",
)
REGISTRY = project_default("以市场监管登记为准", "the register of the market authority decides")

# -- sets ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class EligibilityPolicy(Policy):
    """``look_back``: how long a penalty is recent; on the same day a year later it is not any more."""

    look_back: Limit
    valid: Limit
    bad_grades: Figure
    doubtful_grades: Figure
    never_refused: Figure
    listed: Figure
    bad_grade: Figure
    doubtful_grade: Figure
    open_duty: Figure
    appealed: Figure
    partly_repaired: Figure
    recent_penalty: Figure


def answer(value: Eligible, ground: Ground) -> Figure:
    return Figure(value, "是否符合 / eligible", ground)


POLICIES = (
    EligibilityPolicy(
        name="ELIG-1",
        in_force_from=date(2018, 1, 1),
        basis="Eligibility of the credit dossier. Several facts: the worst answer wins, all reasons are told in the order of their codes. "
        "Appeals and partial repairs are told as ENV_VIOLATION, for which no code of their own was found. Penalties and duties outside "
        "the environment do not count. No-penalty decisions and soft measures never count. Statements are made of what was known on a "
        "day; an answer about a past day is what would have been said on it.",
        look_back=Limit(12, Unit.MONTHS, RECENT),
        valid=days(30, VALIDITY),
        bad_grades=Figure(("E", "RED"), "等级 / grades", GRADES),
        doubtful_grades=Figure(("D", "YELLOW"), "等级 / grades", GRADES),
        never_refused=Figure((Purpose.EIA,), "用途 / purposes", NEVER_REFUSED),
        listed=answer(Eligible.NO, ART_26),
        bad_grade=answer(Eligible.NO, GRADES),
        doubtful_grade=answer(Eligible.REVIEW, GRADES),
        open_duty=answer(Eligible.NO, DUTIES),
        appealed=answer(Eligible.REVIEW, APPEALED),
        partly_repaired=answer(Eligible.REVIEW, PARTIAL),
        recent_penalty=answer(Eligible.REVIEW, RECENT),
    ),
)
