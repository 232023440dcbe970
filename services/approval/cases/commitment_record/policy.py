"""Every number and list of a record on commitment, in dated sets. A set is added with its first day and never edited."""

from dataclasses import dataclass
from datetime import date, time

from services.approval.cases.commitment_record.messages import Exclusion
from shared.casework import licensing
from shared.casework.law import Figure, Ground, Limit, Mark, Policy, Unit, days, working_days
from shared.contracts.approval import ScreenedClass
from shared.contracts.text import Text

# -- grounds ------------------------------------------------------------------------------------------------------

RECORDING = Ground(
    Text(
        "浙政办发〔2017〕57号；磐安分局环评管理通知（窗口当日办结）",
        "浙政办发〔2017〕57号; Pan'an branch: at the window, on the day",
    )
)
SIGNING = Ground(
    Text("承诺书由法定代表人或其受托人签署", "the legal representative or an attorney signs"), Mark.CONFIGURED
)
BEFORE_CONSTRUCTION = Ground(
    Text("降级的登记表应在开工前备案", "a downgraded form is recorded before construction starts"), Mark.RECALLED
)
CHECKING = Ground(Text("承诺备案事后核查", "checks after a record on commitment"), Mark.DERIVED)
RESCREENING = Ground(
    Text("提交时负面清单已更新的，重新判定并从严", "with a newer list at submission, the stricter result counts"),
    Mark.CONFIGURED,
)
AMENDING = Ground(Text("变更前先重新判定类别", "the class is screened again before a change"), Mark.DERIVED)
INFORMED_COMMITMENT = Ground(
    Text(
        "环综合〔2020〕13号告知承诺制审批试点；金华是否适用待确认",
        "informed-commitment pilots, 环综合〔2020〕13号; whether Jinhua takes part is open",
    ),
    Mark.CONFIGURED,
)
NOT_ELIGIBLE = Ground(Text("外地试点不适用告知承诺的情形", "what pilots elsewhere exclude"), Mark.SECONDARY)
ONE_DAY = Ground(Text("外地试点一个工作日办结", "one working day in pilots elsewhere"), Mark.SECONDARY)
OFFICE_HOURS = Ground(Text("网上收件截止时间", "online cut-off time"), Mark.CONFIGURED)


# -- the numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CommitmentPolicy(Policy):
    office_closes: Figure
    record: Limit
    site_officers: Figure
    informed_commitment: Figure
    """Whether informed commitment can be chosen at all."""
    eligible_classes: Figure
    exclusions: Figure
    decision_on_commitment: Limit
    reconsideration: Limit
    litigation: Limit


POLICIES = (
    CommitmentPolicy(
        name="2017-06-29",
        in_force_from=date(2017, 6, 29),
        basis="浙政办发〔2017〕57号 and Pan'an practice. Informed commitment (告知承诺制) is off: its use in Jinhua outside records on "
        "commitment is not confirmed; its figures are those of pilots elsewhere.",
        office_closes=Figure(time(17, 30).isoformat("minutes"), "时 / o'clock", OFFICE_HOURS),
        record=working_days(0, RECORDING),
        site_officers=Figure(2, "人 / persons", licensing.ON_SITE),
        informed_commitment=Figure(False, "是否开通 / whether it is open", INFORMED_COMMITMENT),
        eligible_classes=Figure((ScreenedClass.FORM,), "类 / classes", INFORMED_COMMITMENT),
        exclusions=Figure(tuple(Exclusion), "种 / kinds", NOT_ELIGIBLE),
        decision_on_commitment=working_days(1, ONE_DAY),
        reconsideration=days(60, licensing.REMEDIES),
        litigation=Limit(6, Unit.MONTHS, licensing.REMEDIES),
    ),
)
