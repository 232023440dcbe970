"""The approval service as a process: its name and its cases; nothing else."""

from services.approval import cases
from shared.messaging import inbox


class ApprovalService(inbox.CaseService):
    name = "approval"
    cases = cases
