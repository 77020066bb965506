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
    behind = load.Asked("satisfaction/acsi_respondents", filters)
    figure = Number("acsi_style", _("ACSI-style index"), "score", row["index"], answer.asked, note=noise(row))
    return [figure.opening(behind, row["n"])]


def delivered(filters: Filters) -> list[Number]:
    answer = load.ask("satisfaction/delivered_value", filters)
    total = answer.frame[answer.frame["dimension"] == "total"]
    if total.empty or missing(total.iloc[0]["mean"]):
        return []
    row = records(total)[0]
    label = _("Customer delivered value")
    figure = Number("delivered_value", label, "score", row["mean"], answer.asked, note=noise(row))
    return [figure.opening(rated(filters, "total"), row["n"])]


def driver(filters: Filters) -> list[Number]:
    answer = load.ask("satisfaction/equity_drivers", filters)
    row = best(answer.frame, "index")
    if not row:
        return []
    label = _("Strongest driver: {driver}", driver=value("driver", row["driver"]))
    figure = Number("equity_driver", label, "score", row["index"], answer.asked, note=noise(row))
    return [figure.opening(rated(filters, row["driver"]), row["n"])]


def rated(filters: Filters, dimension: str) -> load.Asked:
    """The respondents who rated a dimension, or either side of the balance."""
    return load.Asked("satisfaction/rating_respondents", filters, None, (("dimension", dimension),))


def noise(row: dict[str, object]) -> str:
    """`n 538 · 95 %: 70.1 to 72.7`."""
    return _("{counted} · 95 %: {reach}", counted=counted(row["n"]), reach=interval(row, "score"))
