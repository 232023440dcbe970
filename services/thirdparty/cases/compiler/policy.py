"""Every number of a compiler's credit file, in dated sets. A set is added with its first day and never edited."""

from dataclasses import dataclass
from datetime import date

from services.thirdparty.cases.compiler.messages import BureauLevel, CycleBasis
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, project_default
from shared.contracts.text import Text
from shared.contracts.thirdparty import MisconductCode

# -- grounds ------------------------------------------------------------------------------------------------------


def order_9(number: str, zh: str, en: str) -> Ground:
    return Ground(Text(f"生态环境部令第9号第{number}条（{zh}）", f"MEE order 9, Art. {number} ({en})"))


ANNEX_3 = Ground(
    Text(
        "公告2019年第38号附件三第二条（一个记分周期为一年，警示分数10分，限制分数20分；限期整改之日起重新记分，禁止从业期间不记分）",
        "Announcement 2019 no. 38, annex 3, Art. 2 (a cycle is one year, the warning score 10, the limit 20; a new cycle begins with a "
        "rectification; no points during a ban)",
    )
)
FILES = order_9("三十二", "信用平台建立诚信档案", "the credit platform keeps a file of every compiler")
CITY_LEVEL = order_9("三十一", "设区的市级以上生态环境主管部门记分", "city level or higher scores")
ONE_SCORE = order_9("三十三", "同一行为不得重复记分", "the same act is not scored twice")
UPLOAD = order_9("三十三", "记分决定五个工作日内上传", "a score decision is uploaded within five working days")
PUBLIC_POINTS = order_9(
    "三十四", "记分决定公开五年，禁止从业的永久公开", "points are public for five years, of the banned for ever"
)
TRUST = order_9("三十六", "连续两个周期各十项以上且无记分", "two cycles in a row with ten approvals each and no points")
KEY = order_9("三十七", "达到警示分数的列入后续两个记分周期", "the warning score: listed for the following two cycles")
RECTIFY = order_9("三十八", "达到限制分数的限期整改六个月", "the limit score: rectification for six months")
BLACK = order_9("三十九", "禁止从业期间列入黑名单", "blacklisted as long as banned")
LINK = order_9("三十九", "关联单位列入重点监督检查名单二年", "linked units: key supervision for two years")
PUBLIC_LISTS = order_9("四十", "名单公开五年", "lists are public for five years")
ACTS_FROM = Ground(
    Text("公告2019年第38号自2019年11月1日起施行", "Announcement 2019 no. 38 is in force from 1 November 2019")
)
ONE_CHECK = Ground(
    Text(
        "同一次检查同时发现质量控制和存档问题的，对单位合计记5分",
        "faults of control and archive found in one check count 5 in all for the unit",
    ),
    Mark.SECONDARY,
)
CYCLE_BASIS = project_default(
    "记分按上传之日计入周期；公开期限始终自决定之日起算",
    "points enter the cycle of the day of upload; publicity always runs from the decision",
)
REVERSAL = project_default(
    "记分决定撤销的，视同未记分重新计算；不再成立的名单自撤销之日失效，新达到限制分数的自撤销之日列入",
    "a revoked score is computed as if absent; lists that no longer hold are void from that day, and a limit that is newly "
    "crossed in the past starts on that day",
)
MIRROR = project_default(
    "信用平台名单与推算不一致的，以平台为准并提示", "where the platform's list differs from ours, the platform's counts"
)
IDENTITY = project_default(
    "以统一社会信用代码或信用编号识别，不以名称识别；更名、调换单位不影响记分",
    "a compiler is known by credit code or credit number, never by name; renaming and a change of employer change no points",
)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CompilerPolicy(Policy):
    cycle: Limit
    warning: Figure
    limit: Figure
    rectification: Limit
    key_cycles: Figure
    link_key: Limit
    trust_cycles: Figure
    """So many cycles in a row, each with ``trust_documents`` and no points, ..."""
    trust_documents: Figure
    trust_term: Figure
    """... give the trust list for so many cycles."""
    upload: Limit
    public_points: Limit
    public_lists: Limit
    cycle_basis: Figure
    ban_codes: Figure
    """The points of a ban, which count although they are recorded while it runs."""
    one_check: Figure
    acts_from: Figure
    levels: Figure


ORDER_9 = CompilerPolicy(
    name="EIA-SCORE-38 2019-11-01",
    in_force_from=date(2019, 11, 1),
    basis="MEE order 9 of 2019 and announcement 2019 no. 38, annex 3. Defaults: points enter the cycle of the day of upload; the key "
    "list begins with the next cycle and its two years are not shifted by a later restart; a ban's direct 20 points reach the warning "
    "score too, so the key list follows it; excess over the limit is not carried over; of several faults of control and archive in "
    "one decision each pair counts once; lists are public from their first day, a list that lasts longer as long as it lasts; a ban "
    "runs from the day it names. An approval that is revoked counts for no trust list.",
    cycle=Limit(1, Unit.YEARS, ANNEX_3),
    warning=Figure(10, "分 / points", ANNEX_3),
    limit=Figure(20, "分 / points", ANNEX_3),
    rectification=Limit(6, Unit.MONTHS, RECTIFY),
    key_cycles=Figure(2, "周期 / cycles", KEY),
    link_key=Limit(2, Unit.YEARS, LINK),
    trust_cycles=Figure(2, "周期 / cycles", TRUST),
    trust_documents=Figure(10, "项 / documents", TRUST),
    trust_term=Figure(2, "周期 / cycles", TRUST),
    upload=Limit(5, Unit.WORKING_DAYS, UPLOAD),
    public_points=Limit(5, Unit.YEARS, PUBLIC_POINTS),
    public_lists=Limit(5, Unit.YEARS, PUBLIC_LISTS),
    cycle_basis=Figure(CycleBasis.RECORDED_DATE, "日期 / date", CYCLE_BASIS),
    ban_codes=Figure((MisconductCode.P01, MisconductCode.P02), "情形 / codes", ANNEX_3),
    one_check=Figure((MisconductCode.P12, MisconductCode.P14), "情形 / codes", ONE_CHECK),
    acts_from=Figure(date(2019, 11, 1), "日期 / date", ACTS_FROM),
    levels=Figure((BureauLevel.CITY, BureauLevel.PROVINCE, BureauLevel.MINISTRY), "层级 / levels", CITY_LEVEL),
)

POLICIES = (ORDER_9,)
