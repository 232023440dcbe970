"""``ecocase explain``: the lines of a settlement add up to what was settled; other cases say that there is nothing."""

from io import StringIO
from pathlib import Path

from rich.console import Console

from shared.audit.reading import explanation_json
from shared.eventstore.register import Query
from shared.office import tables
from shared.office.embedded import EmbeddedOffice
from shared.office.play import play, read_lines

WATERSHED, VISIT = (Path("deploy/samples", name) for name in ("watershed.jsonl", "help-visit.jsonl"))


def test_the_months_of_a_settlement_add_up_to_its_year() -> None:
    with EmbeddedOffice(Path(), memory=True) as office:
        list(play(office, read_lines([WATERSHED, VISIT])))
        finance, thirdparty = office.services["finance"], office.services["thirdparty"]
        [agreement] = finance.store.register.find(Query(type="finance.watershed_agreement")).rows
        told = explanation_json(finance.store, finance.docket, agreement.case_id)
        [visit, *_] = thirdparty.store.register.find(Query(type="thirdparty.visit")).rows
        assert explanation_json(thirdparty.store, thirdparty.docket, visit.case_id) is None
    assert told is not None
    months = [one for one in told["lines"] if one["amount_fen"] is not None]
    assert len(months) == 12
    assert f"net_330703 {sum(one['amount_fen'] for one in months) / 100:,.2f}" in [
        f"{name} {value}" for name, value in agreement.figures.items()
    ]
    page = Console(width=80, file=StringIO(), record=True)
    page.print(tables.explanation_view(told))
    drawn = page.export_text()
    assert "█│" in drawn and "│█" in drawn and "…" not in drawn
