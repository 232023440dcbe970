"""The finance service as a process: its name and its cases; nothing else."""

from services.finance import cases
from shared.messaging import inbox


class FinanceService(inbox.CaseService):
    name = "finance"
    cases = cases
