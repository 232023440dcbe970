"""The dated lists of providers: no text that was read names a figure, so all of it is to be confirmed."""

from dataclasses import dataclass
from datetime import date

from shared.casework.law import Figure, Ground, Mark, Policy
from shared.contracts.text import Text

MEASURE_13 = Ground(
    Text(
        "金环发〔2023〕11号第十三条（行业协会搭建平台，供需精准对接）",
        "金环发〔2023〕11号, measure 13 (associations as a platform, exact matching of supply and demand)",
    )
)
REGISTER = Ground(Text("供方库登记与核验", "registration and verification of providers"), Mark.CONFIGURED)
LISTS = Ground(
    Text(
        "列入严重失信名单、限期整改名单或黑名单的不参与供需对接",
        "whoever is on the list of the seriously dishonest, the rectification list or the blacklist is kept out of matching",
    ),
    Mark.CONFIGURED,
)
GRADES = Ground(
    Text("信用等级过低的不参与供需对接", "whoever's credit grade is too low is kept out of matching"), Mark.CONFIGURED
)
CULTIVATION = Ground(Text("环保企业培育名单", "cultivation list of environmental firms"), Mark.CONFIGURED)


@dataclass(frozen=True, kw_only=True)
class ProviderPolicy(Policy):
    excluded_credit_grades: Figure
    excluded_agency_grades: Figure


POLICIES = (
    ProviderPolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="Measure 13 of 金环发〔2023〕11号 names no figure: which grades keep a provider out is a default, to be confirmed. A list "
        "counts from its first day until the day before its end, also where the news of its end comes late. A grade that the "
        "firm states counts until the credit service publishes one.",
        excluded_credit_grades=Figure(("D", "E"), "等级 / grades", GRADES),
        excluded_agency_grades=Figure(("D",), "等级 / grades", GRADES),
    ),
)
