"""What tests of every kind share: all case types there are."""

import importlib
from pathlib import Path

from shared.casework.case_type import CaseType
from shared.casework.docket import Docket

SERVICES = ("approval", "credit", "thirdparty", "finance")


def all_case_types() -> list[CaseType]:
    dockets = [Docket.of(importlib.import_module(f"services.{service}.cases")) for service in SERVICES]
    return [case_type for docket in dockets for case_type in docket.case_types.values()]


def scenarios_of(case_type: CaseType) -> list:
    return importlib.import_module(f"services.{case_type.name.replace('.', '.cases.')}.scenarios").SCENARIOS


def folder_of(case_type: CaseType) -> Path:
    return Path("services", *case_type.name.replace(".", ".cases.").split("."))
