"""The third-party service as a process: its name and its cases; nothing else."""

from services.thirdparty import cases
from shared.messaging import inbox


class ThirdPartyService(inbox.CaseService):
    name = "thirdparty"
    cases = cases
