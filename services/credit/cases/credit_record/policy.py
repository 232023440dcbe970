"""The dated numbers of a credit record. How long it is shown and from when it may be repaired stands in ``casework.display``."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, days, project_default, working_days
from shared.contracts.credit import Procedure
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

DOUBLE_PUBLICITY = Ground(
    Text(
        "行政许可和行政处罚“双公示”：自作出之日起7个工作日内公示",
        "double publicity: penalties are shown within 7 working days of the decision",
    ),
    Mark.SECONDARY,
)
WITHDRAWAL = Ground(
    Text(
        "《行政处罚法》第四十八条：决定被变更、撤销、确认违法或者无效的，3日内撤回公示（第八十五条：工作日）",
        "Penalty Law, Art. 48: withdrawn within 3 (working, Art. 85) days once changed, annulled or void",
    )
)
ADVERSE = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第十一条：生效的行政处罚为不良信息，适用简易程序的除外",
        "Zhejiang Public Credit Ordinance, Art. 11: final penalties are adverse information, except by summary procedure",
    )
)
KEPT = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第十六条：不良信息自认定之日起保存披露5年，犯罪的自刑罚执行完毕起算，列入严重失信名单的至移出为止",
        "Zhejiang Public Credit Ordinance, Art. 16: kept five years from the finding, in crime from the end of the sentence, longer "
        "while on the serious list",
    )
)
PERSONS = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第十五条：自然人信息不公开，经授权方可查询",
        "Zhejiang Public Credit Ordinance, Art. 15: nothing of natural persons is published; it is queried with consent",
    )
)
OBJECTIONS = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第三十条、第三十一条：异议5个工作日内核查，最长20个工作日，核查期间标注",
        "Zhejiang Public Credit Ordinance, Art. 30 and 31: objections are checked in 5, at most 20 working days, and marked meanwhile",
    )
)
REPAIR = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第三十二条：谁认定、谁修复；修复后删除或者标注",
        "Zhejiang Public Credit Ordinance, Art. 32: repaired by whoever found it; deleted or annotated",
    )
)
ANNOTATED = project_default("修复后档案予以删除", "the file of a repaired record is deleted")
SERIOUS_LIST = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第二十四条：严重失信名单",
        "Zhejiang Public Credit Ordinance, Art. 24: serious list",
    )
)
RECONSIDERATION = Ground(
    Text("《行政复议法》（2023年修订）：知道之日起60日内申请", "Reconsideration Law of 2023: within 60 days of knowing")
)
LAWSUIT = Ground(
    Text(
        "《行政诉讼法》第四十五条、第四十六条：6个月；经复议的，收到复议决定之日起15日",
        "Administrative Litigation Law, Art. 45 and 46: six months; 15 days after a reconsideration decision",
    )
)
STAY = Ground(
    Text(
        "《行政处罚法》第七十三条：复议、诉讼期间不停止执行，法律另有规定的除外；其间不计算加处罚款",
        "Penalty Law, Art. 73: an appeal does not stop enforcement by itself; no surcharge accrues meanwhile",
    ),
    Mark.RECALLED,
)
PAYMENT = Ground(
    Text("《行政处罚法》第六十七条：收到决定之日起15日内缴纳罚款", "Penalty Law, Art. 67: pay within 15 days")
)
SURCHARGE = Ground(
    Text(
        "《行政处罚法》第七十二条：每日按罚款数额的3%加处罚款，不超过罚款数额",
        "Penalty Law, Art. 72: 3 % of the fine a day, at most the fine",
    )
)
INSTALMENTS = Ground(
    Text(
        "《行政处罚法》第六十六条：确有经济困难的，可以分期缴纳",
        "Penalty Law, Art. 66: instalments in economic hardship",
    ),
    Mark.RECALLED,
)
DUTIES = Ground(
    Text(
        "国家发展改革委令第58号：全面履行义务、改正违法行为后方可修复",
        "NDRC order 58: repaired only when all duties are done and the breach is corrected",
    ),
    Mark.SECONDARY,
)
ONE_ACT = Ground(
    Text("《行政处罚法》第二十九条：同一行为不得给予两次以上罚款", "Penalty Law, Art. 29: one act is not fined twice")
)
CLUES = project_default(
    "其他机关告知的线索先作草稿，有正式决定后方可公示",
    "what neighbours tell is a draft until there is a formal decision",
)
IDENTITY = project_default(
    "以统一社会信用代码识别主体；承继者、分立各方均承继记录",
    "a subject is known by its credit code; successors and all parts of a split inherit its records",
)
GONE = project_default(
    "主体破产或注销的，记录冻结，公示至最长期限止",
    "of a subject that is bankrupt or struck off the record is frozen and shown to its last day",
)
PLAUSIBLE = project_default("罚款超过10万万元的予以退回核对", "a fine above 100,000 wan yuan is returned to be checked")
NEW_TERMS = project_default("新规定施行时仍在公示的，从旧从轻", "what is on display ends by the milder terms")

# -- sets ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class RecordPolicy(Policy):
    publish: Limit
    withdraw: Limit
    kept: Limit
    reconsideration: Limit
    lawsuit: Limit
    lawsuit_after_reconsideration: Limit
    pay: Limit
    surcharge: Figure
    objection: Limit
    objection_longest: Limit
    reviews: Figure
    not_adverse: Figure
    deletes_repaired: Figure
    largest_fine: Figure


POLICIES = (
    RecordPolicy(
        name="2018-01-01",
        in_force_from=date(2018, 1, 1),
        basis="Zhejiang Public Credit Ordinance and the Penalty Law; the law of the day of each step. Late publication is still "
        "published, and says by how many working days it is late. A day on which nobody works moves a last day of the subject (appeal, "
        "payment), not one of the authority. While the service of a decision is unknown its appeal windows do not end.",
        publish=working_days(7, DOUBLE_PUBLICITY),
        withdraw=working_days(3, WITHDRAWAL),
        kept=Limit(5, Unit.YEARS, KEPT),
        reconsideration=days(60, RECONSIDERATION),
        lawsuit=Limit(6, Unit.MONTHS, LAWSUIT),
        lawsuit_after_reconsideration=days(15, LAWSUIT),
        pay=days(15, PAYMENT),
        surcharge=Figure(Fraction(3, 100), "每日 / a day", SURCHARGE),
        objection=working_days(5, OBJECTIONS),
        objection_longest=working_days(20, OBJECTIONS),
        reviews=Figure(1, "次 / times", OBJECTIONS),
        not_adverse=Figure((Procedure.SUMMARY,), "程序 / procedures", ADVERSE),
        deletes_repaired=Figure(True, "删除 / deleted", ANNOTATED),
        largest_fine=Figure(100_000_000_000, "分 / fen", PLAUSIBLE),
    ),
)
