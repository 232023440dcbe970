"""The docket: which case types a service has, and who answers for which message. Found by their folders, loudly."""

import importlib
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from shared.casework.case_type import CaseType
from shared.contracts.message import Announcement, Command


class Docket:
    """Every case type of one service."""

    def __init__(self, service: str, case_types: Iterable[CaseType[Any, Any]]):
        self.service = service
        self.case_types = {case_type.name: case_type for case_type in case_types}
        self._commands: dict[str, tuple[CaseType[Any, Any], type[Command]]] = {}
        self._facts: dict[str, CaseType[Any, Any]] = {}
        for case_type in self.case_types.values():
            self._claim(case_type)
        self.heard = self._announcements()

    @classmethod
    def of(cls, cases: ModuleType) -> "Docket":
        """Reads every folder beside ``cases/__init__.py``. Refuses one without ``CASE`` or with a foreign name."""
        service = cases.__name__.split(".")[-2]
        return cls(service, [_case_type(cases, folder) for folder in _folders(cases)])

    def command(self, kind: str) -> tuple[CaseType[Any, Any], type[Command]] | None:
        return self._commands.get(kind)

    def addressee(self, command: Command) -> str:
        """The name of the case type to which a command belongs."""
        case_type, _ = self._commands[command.KIND]
        return case_type.name

    def owner(self, fact_kind: str) -> CaseType[Any, Any] | None:
        return self._facts.get(fact_kind)

    def _claim(self, case_type: CaseType[Any, Any]) -> None:
        for kind, command in case_type.commands.items():
            self._check_name(case_type, kind)
            self._commands[kind] = (case_type, command)
        for kind in case_type.facts:
            self._check_name(case_type, kind)
            self._facts[kind] = case_type

    def _check_name(self, case_type: CaseType[Any, Any], kind: str) -> None:
        if not kind.startswith(f"{case_type.name}."):
            raise LookupError(f"{kind} is declared by {case_type.name} and must begin with its name")
        if kind in self._commands or kind in self._facts:
            raise LookupError(f"{kind} is claimed twice")

    def _announcements(self) -> dict[str, type[Announcement]]:
        """Wire name -> announcement, for everything that a case type hears or looks up."""
        heard = {one for case_type in self.case_types.values() for one in case_type.hears}
        subjects = {about for case_type in self.case_types.values() for about in case_type.looks_up}
        heard |= {one for one in all_announcements() if one.ABOUT in subjects}
        return {one.KIND: one for one in heard}

    def keeps(self, announcement: type[Announcement]) -> bool:
        """Whether the service's notebook keeps it: some case type looks its subject up."""
        return any(announcement.ABOUT in case_type.looks_up for case_type in self.case_types.values())


def all_announcements() -> list[type[Announcement]]:
    """Everything that any contract announces. Contracts are loaded by the case types that use them."""
    found: list[type[Announcement]] = []
    left = list(Announcement.__subclasses__())
    while left:
        one = left.pop()
        left += one.__subclasses__()
        if "KIND" in vars(one):
            found.append(one)
    return found


def _folders(cases: ModuleType) -> list[Path]:
    beside = sorted(Path(cases.__path__[0]).iterdir())
    return [folder for folder in beside if folder.is_dir() and folder.name != "__pycache__"]


def _case_type(cases: ModuleType, folder: Path) -> CaseType[Any, Any]:
    module = importlib.import_module(f"{cases.__name__}.{folder.name}")
    case_type = getattr(module, "CASE", None)
    if not isinstance(case_type, CaseType):
        raise LookupError(f"{module.__name__} defines no CASE")
    service = cases.__name__.split(".")[-2]
    if case_type.name != f"{service}.{folder.name}":
        raise LookupError(f"{module.__name__} calls its case type {case_type.name}, not {service}.{folder.name}")
    return case_type
