"""The command ``ecocase``. Exit codes: 0 good, 1 refused or not found, 2 usage, 3 verification failed."""

from shared.office.cli.about import contracts, doctor, spec
from shared.office.cli.app import app
from shared.office.cli.quarantine import quarantine
from shared.office.cli.reading import case, cases, explain, history, notices, rebuild, replay, worklist
from shared.office.cli.running import demo, down, play, retell, send, up

for command in (demo, up, down, play, send, retell, cases, worklist, notices, case, explain, history, replay, rebuild):
    app.command()(command)
app.add_typer(quarantine, name="quarantine")
for command in (doctor, spec, contracts):
    app.command()(command)


def main() -> None:
    app()
