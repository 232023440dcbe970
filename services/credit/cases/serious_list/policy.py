"""The dated numbers of the serious list."""

from dataclasses import dataclass
from datetime import date

from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, project_default, working_days
from shared.contracts.credit import Domain, Platform
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

ART_24 = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第二十四条：严重失信名单的情形，包括损害公众身体健康的环境违法行为",
        "Zhejiang Public Credit Ordinance, Art. 24: who is listed; environmental breaches that harm health among them",
    )
)
ART_26 = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第二十六条：对严重失信主体的措施，第六项为不予财政补助",
        "Zhejiang Public Credit Ordinance, Art. 26: measures; item 6 is no public money",
    )
)
ART_27 = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第二十七条：列入前告知，听取陈述申辩；决定由单位负责人签署",
        "Zhejiang Public Credit Ordinance, Art. 27: notice and defence first; the decision is signed by the head",
    )
)
ART_28 = Ground(
    Text(
        "《浙江省公共信用信息管理条例》第二十八条：列明对严重失信负有责任的人员",
        "Zhejiang Public Credit Ordinance, Art. 28: persons responsible are named",
    )
)
THREE_PEOPLE = project_default(
    "提出、法制审核、决定由三人分别办理", "proposer, legal reviewer and decider are three persons"
)
STATEMENT = project_default("告知送达后5个工作日内陈述申辩", "a statement within five working days of the notice")
TERM = project_default("名单期限三年", "an entry lasts three years")
REMOVABLE = project_default("列入满一年且履行义务的，可申请移出", "may be left after a year, when all duties are done")
ANSWER = project_default("10个工作日内答复移出申请", "an application for removal is answered in ten working days")
REVOKED = project_default(
    "所依据的决定全部被撤销的，名单记录自行失效；部分被撤销的，建议复核",
    "an entry ends by itself when all that it rests on was annulled; when a part was, removal is considered",
)
END_DISPLAY = Ground(
    Text(
        "国家发展改革委令第58号：移出名单的，3个工作日内停止公示",
        "NDRC order 58: after removal the display ends within 3 working days",
    ),
    Mark.SECONDARY,
)
OTHER_FIELDS = project_default(
    "其他领域的严重失信名单同样对待，以列入机关的决定为准",
    "lists of other fields count alike; their authority decides on them",
)
IDENTITY = project_default("承继者、分立各方均承继名单记录", "successors and all parts of a split inherit an entry")

# -- sets ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ListPolicy(Policy):
    """``domains_of_health``: which domains of a record the ground HEALTH may rest on."""

    domains_of_health: Figure
    statement: Limit
    term: Limit
    removable: Limit
    answer: Limit
    end_display: Limit
    platforms: Figure


POLICIES = (
    ListPolicy(
        name="2018-01-01",
        in_force_from=date(2018, 1, 1),
        basis="Zhejiang Public Credit Ordinance, Art. 24 to 28. It was read as a whole, and names neither the time for a statement nor the "
        "term of an entry nor when it may be left: these are defaults. An entry rests on final records only.",
        domains_of_health=Figure((Domain.ENV, Domain.FOOD, Domain.DRUG), "领域 / domains", ART_24),
        statement=working_days(5, STATEMENT),
        term=Limit(3, Unit.YEARS, TERM),
        removable=Limit(1, Unit.YEARS, REMOVABLE),
        answer=working_days(10, ANSWER),
        end_display=working_days(3, END_DISPLAY),
        platforms=Figure((Platform.CREDIT_CHINA, Platform.CREDIT_ZJ, Platform.BUREAU_SITE), "平台 / platforms", ART_26),
    ),
)
