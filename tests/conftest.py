"""What tests of every kind share: all case types there are, and how many random walks they take through them.

``HYPOTHESIS_PROFILE=thorough`` walks a thousand command orders per property, where the default keeps the suite fast.
"""

import importlib
import os
from pathlib import Path

from hypothesis import HealthCheck, settings

from shared.casework.case_type import CaseType
from shared.casework.docket import Docket

WALKS = 150
settings.register_profile(
    "default",
    max_examples=WALKS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize="CI"
    in os.environ,  # the same walks for everybody there; at a desk and under "thorough" they are new each time
)
settings.register_profile("thorough", settings.get_profile("default"), max_examples=1000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def costly(examples: int) -> settings:
    """For walks that take long: so many of the default profile's, and as large a share of any other's."""
    return settings(max_examples=max(1, examples * settings().max_examples // WALKS))


SERVICES = ("approval", "credit", "thirdparty", "finance")


def all_case_types() -> list[CaseType]:
    dockets = [Docket.of(importlib.import_module(f"services.{service}.cases")) for service in SERVICES]
    return [case_type for docket in dockets for case_type in docket.case_types.values()]


def scenarios_of(case_type: CaseType) -> list:
    return importlib.import_module(f"services.{case_type.name.replace('.', '.cases.')}.scenarios").SCENARIOS


def folder_of(case_type: CaseType) -> Path:
    return Path("services", *case_type.name.replace(".", ".cases.").split("."))
