"""The dated numbers of fairs: no text that was read names a figure, so all of them are to be confirmed."""

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
REGISTRATION = Ground(Text("对接会报名先到先得", "registration for a fair: first come, first served"), Mark.CONFIGURED)
PER_FIRM = Ground(Text("对接会每个单位限定人数", "persons of one firm at a fair"), Mark.CONFIGURED)
INTENTS = Ground(
    Text("只统计双方信用代码齐全且已签字的意向书", "only signed letters of intent with both credit codes count"),
    Mark.CONFIGURED,
)


@dataclass(frozen=True, kw_only=True)
class FairPolicy(Policy):
    per_firm: Figure
    parties: Figure


POLICIES = (
    FairPolicy(
        name="2023-02-27",
        in_force_from=date(2023, 2, 27),
        basis="Measure 13 of 金环发〔2023〕11号 names no figure: all are defaults, to be confirmed. Those who wait for a place count "
        "towards their firm's persons.",
        per_firm=Figure(2, "人 / persons, at most", PER_FIRM),
        parties=Figure(2, "方 / parties", INTENTS),
    ),
)
