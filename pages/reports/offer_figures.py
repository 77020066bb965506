"""The offer page's first row: the ACSI-style index, delivered value, and the strongest driver of customer equity."""

from __future__ import annotations

from pages.ui import load
from pages.ui.chance import counted, interval
from pages.ui.charts import records
from pages.ui.format import missing
from pages.ui.headings import value
from pages.ui.numbers import Number, numbers
from pages.ui.periods import best
from pages.ui.words import _
from queries import Filters


def first_row(filters: Filters) -> None:
    """What was asked in these days, each with its interval."""
    figures = [*acsi_style(filters), *delivered(filters), *driver(filters)]
    if figures:
        numbers(figures)


def acsi_style(filters: Filters) -> list[Number]:
    answer = load.ask("satisfaction/acsi_style", filters)
    row = answer.row()
    if answer.empty or missing(row["index"]):
        return []
    return [Number("acsi_style", _("ACSI-style index"), "score", row["index"], answer.asked, note=noise(row))]


def delivered(filters: Filters) -> list[Number]:
    answer = load.ask("satisfaction/delivered_value", filters)
    total = answer.frame[answer.frame["dimension"] == "total"]
    if total.empty or missing(total.iloc[0]["mean"]):
        return []
    row = records(total)[0]
    return [
        Number("delivered_value", _("Customer delivered value"), "score", row["mean"], answer.asked, note=noise(row))
    ]


def driver(filters: Filters) -> list[Number]:
    answer = load.ask("satisfaction/equity_drivers", filters)
    row = best(answer.frame, "index")
    if not row:
        return []
    label = _("Strongest driver: {driver}", driver=value("driver", row["driver"]))
    return [Number("equity_driver", label, "score", row["index"], answer.asked, note=noise(row))]


def noise(row: dict[str, object]) -> str:
    """`n 538 · 95 %: 70.1 to 72.7`."""
    return _("{counted} · 95 %: {reach}", counted=counted(row["n"]), reach=interval(row, "score"))
