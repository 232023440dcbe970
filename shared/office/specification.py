"""What the code says of itself: lifecycle tables and scenarios as a readable specification, messages as JSON Schemas."""

import importlib
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from shared.casework.case_type import CaseType
from shared.casework.docket import Docket, all_announcements
from shared.casework.lifecycle import name_of, words_of
from shared.casework.scenario import as_text
from shared.contracts.message import Envelope, Receipt
from shared.contracts.text import Language, Text
from shared.office.embedded import docket_of, service_names
from shared.office.trouble import Exit, Trouble

Chapter = dict[str, Any]


def chapters(service: str | None) -> list[Chapter]:
    """One chapter a case type, as plain JSON values."""
    names = service_names()
    if service is not None and service not in names:
        raise Trouble(
            Text(f"没有服务 {service}", f"There is no service {service}"),
            Text(f"可用的服务：{'、'.join(names)}", f"there are: {', '.join(names)}"),
            Exit.USAGE,
        )
    dockets = [docket_of(name) for name in names if service in (None, name)]
    return [_chapter(one) for docket in dockets for one in docket.case_types.values()]


def _chapter(case_type: CaseType[Any, Any]) -> Chapter:
    return {
        "type": case_type.name,
        "title": _both(case_type.title),
        "measures": list(case_type.measures),
        "lifecycle": [
            {
                "states": [{"name": name_of(state), "title": _both(words_of(state))} for state in row.states],
                "command": row.command.KIND,
                "by": [str(role) for role in row.by],
                "ground": _both(row.ground.words),
                "to_be_confirmed": row.ground.to_be_confirmed,
            }
            for row in case_type.lifecycle
        ],
        "scenarios": [{"zh": as_text(one, "zh"), "en": as_text(one, "en")} for one in _scenarios(case_type)],
    }


def _scenarios(case_type: CaseType[Any, Any]) -> list[Any]:
    module = f"services.{case_type.name.replace('.', '.cases.')}.scenarios"
    return list(importlib.import_module(module).SCENARIOS) if find_spec(module) else []


def printed(found: list[Chapter], language: Language) -> str:
    """The chapters as Markdown."""
    lines: list[str] = []
    words = Text("生命周期", "Lifecycle"), Text("情景", "Scenarios")
    lifecycle, scenarios = (one.in_language(language) for one in words)
    for chapter in found:
        lines += [f"# {chapter['title'][language]} ({chapter['type']})", "", f"## {lifecycle}", ""]
        for row in chapter["lifecycle"]:
            states = "、".join(state["title"][language] for state in row["states"])
            command = row["command"].split(".")[-2]
            lines.append(f"- {states} → {command} ({', '.join(row['by'])}): {row['ground'][language]}")
        lines += ["", f"## {scenarios}", ""]
        for one in chapter["scenarios"]:
            lines += [one[language].rstrip(), ""]
    return "\n".join(lines)


def write_schemas(folder: Path) -> list[Path]:
    """A file for each command and announcement, named by its wire name; the envelope and the receipt beside them."""
    dockets = [docket_of(name) for name in service_names()]
    kinds: dict[str, type[BaseModel]] = {"ecocase.Envelope.v1": Envelope, Receipt.KIND: Receipt}
    for docket in dockets:
        kinds |= _commands(docket)
    kinds |= {one.KIND: one for one in all_announcements() if one.KIND.partition(".")[0] in _known(dockets)}
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind, message in sorted(kinds.items()):
        # As it travels: commands and the envelope as we read them, everything else as we write it.
        mode = "validation" if issubclass(message, Envelope) or kind.count(".") == 3 else "serialization"
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:ecocase:{kind}"}
        schema |= message.model_json_schema(mode=mode)
        file = folder / f"{kind}.json"
        file.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", "utf-8")
        written.append(file)
    return written


def _commands(docket: Docket) -> dict[str, type[BaseModel]]:
    return {kind: one for case_type in docket.case_types.values() for kind, one in case_type.commands.items()}


def _known(dockets: list[Docket]) -> set[str]:
    """Services whose announcements matter here: our own, and those that one of ours hears."""
    return {docket.service for docket in dockets} | {
        kind.partition(".")[0] for docket in dockets for kind in docket.heard
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
