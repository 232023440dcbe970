"""Every number of the register of bodies, in dated sets. A set is added with its first day and never edited."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from services.thirdparty.cases.body.messages import BodyKind
from shared.casework.law import Figure, Ground, Limit, Policy, Unit, project_default
from shared.contracts.text import Text
from shared.contracts.thirdparty import BodyStatus, Employment

# -- grounds ------------------------------------------------------------------------------------------------------

MEASURE_11 = Ground(
    Text(
        "金环发〔2023〕11号第十一条（加强第三方环保服务机构监管）",
        "金环发〔2023〕11号, measure 11 (law enforcement on third-party environmental service bodies)",
    )
)
IDENTITY = project_default(
    "以统一社会信用代码识别机构，更名不影响其登记、名单和记分",
    "a body is known by its credit code; a new name changes no entry, list or points",
)
CMA = Ground(
    Text(
        "《检验检测机构资质认定管理办法》（证书有效期六年，届满三个月前申请延续）",
        "CMA measures (a certificate is valid for six years, renewal is asked three months before its end)",
    )
)
NEEDS_CMA = project_default(
    "社会监测、碳检测机构须持有有效的资质认定", "monitoring agencies and carbon testers need a valid CMA"
)
FULL_TIME = Ground(
    Text(
        "生态环境部令第9号第四十四条（全职：劳动合同且由本单位缴纳社会保险，或者在编）",
        "MEE order 9, Art. 44 (full time: a labour contract with social insurance paid by the same unit, or an establishment post)",
    )
)
ONE_EMPLOYER = Ground(
    Text(
        "《检验检测机构监督管理办法》（总局令39号）：检验检测人员不得同时在两个以上机构从业",
        "Inspection and testing supervision measures (order 39): testing staff work for one body only",
    )
)
LINKED = Ground(
    Text(
        "生态环境部令第9号第三十九条（出资单位、所出资单位、同一出资人以及法定代表人出资的单位）",
        "MEE order 9, Art. 39 (investors, bodies invested in, sisters, and bodies in which the legal representative invests)",
    )
)
SHELL = project_default(
    "与已注销或者禁止从业机构的出资人、法定代表人、住所相同，或者半数以上人员来自该机构的，疑为另设机构",
    "owners, head or address of a body that is gone or barred, or half of its staff: a shell is suspected",
)
STATUS = project_default(
    "禁止从业期间为禁止从业；一票否决、资质失效或者决定暂停期间为暂停，期间出具的报告不作为证据",
    "barred while banned; suspended while under a veto, without CMA or by decision: reports of that time are no evidence",
)

# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class BodyPolicy(Policy):
    cma_term: Limit
    cma_renewal: Limit
    """So long before the end renewal is asked for."""
    cma_kinds: Figure
    staff_share: Figure
    shell_statuses: Figure
    full_time: Figure
    """The employment that is full time whoever pays the social insurance."""


REGISTER_2023 = BodyPolicy(
    name="2023-02-27",
    in_force_from=date(2023, 2, 27),
    basis="金环发〔2023〕11号, measure 11. Which kinds need a CMA, what suspends, and what raises the suspicion of a shell are defaults: any "
    "one trait is enough, and staff overlap is the share of the new body's staff. Common owners link two bodies by law; any other "
    "likeness links them once a decider confirms the suspicion. A ban runs from the decision that tells it.",
    cma_term=Limit(6, Unit.YEARS, CMA),
    cma_renewal=Limit(3, Unit.MONTHS, CMA),
    cma_kinds=Figure((BodyKind.MONITORING_AGENCY, BodyKind.CARBON_TESTER), "类 / kinds", NEEDS_CMA),
    staff_share=Figure(Fraction(1, 2), "比例 / share", SHELL),
    shell_statuses=Figure((BodyStatus.GONE, BodyStatus.BARRED), "状态 / states", SHELL),
    full_time=Figure((Employment.ESTABLISHMENT,), "用工形式 / employment", FULL_TIME),
)

POLICIES = (REGISTER_2023,)
