"""The credit service as a process: its name and its cases; nothing else."""

from services.credit import cases
from shared.messaging import inbox


class CreditService(inbox.CaseService):
    name = "credit"
    cases = cases
