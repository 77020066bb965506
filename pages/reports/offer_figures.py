"""The offer page's first row: the ACSI-style index, delivered value, and the strongest driver of customer equity."""

from __future__ import annotations

from pages.ui import load
from pages.ui.chance import format_interval, format_sample_size
from pages.ui.charts import list_records
from pages.ui.format import is_missing
from pages.ui.headings import label_value
from pages.ui.numbers import Metric, show_metrics
from pages.ui.periods import find_highest_row
from pages.ui.words import _
from queries import Filters


def render_key_figures(filters: Filters) -> None:
    """What was asked in these days, each with its interval."""
    figures = [*_build_acsi_figure(filters), *_build_delivered_figure(filters), *_build_driver_figure(filters)]
    if figures:
        show_metrics(figures)


def _build_acsi_figure(filters: Filters) -> list[Metric]:
    answer = load.load_answer("satisfaction/acsi_style", filters)
    row = answer.row()
    if answer.empty or is_missing(row["index"]):
        return []
    behind = load.QueryRequest("satisfaction/acsi_respondents", filters)
    figure = Metric(
        "acsi_style", _("ACSI-style index"), "score", row["index"], answer.asked, note=_format_uncertainty(row)
    )
    return [figure.opening(behind, row["n"])]


def _build_delivered_figure(filters: Filters) -> list[Metric]:
    answer = load.load_answer("satisfaction/delivered_value", filters)
    total = answer.frame[answer.frame["dimension"] == "total"]
    if total.empty or is_missing(total.iloc[0]["mean"]):
        return []
    row = list_records(total)[0]
    label = _("Customer delivered value")
    figure = Metric("delivered_value", label, "score", row["mean"], answer.asked, note=_format_uncertainty(row))
    return [figure.opening(_build_rating_request(filters, "total"), row["n"])]


def _build_driver_figure(filters: Filters) -> list[Metric]:
    answer = load.load_answer("satisfaction/equity_drivers", filters)
    row = find_highest_row(answer.frame, "index")
    if not row:
        return []
    label = _("Strongest driver: {driver}", driver=label_value("driver", row["driver"]))
    figure = Metric("equity_driver", label, "score", row["index"], answer.asked, note=_format_uncertainty(row))
    return [figure.opening(_build_rating_request(filters, row["driver"]), row["n"])]


def _build_rating_request(filters: Filters, dimension: str) -> load.QueryRequest:
    """The respondents who rated a dimension, or either side of the balance."""
    return load.QueryRequest("satisfaction/rating_respondents", filters, None, (("dimension", dimension),))


def _format_uncertainty(row: dict[str, object]) -> str:
    """`n 538 · 95 %: 70.1 to 72.7`."""
    return _("{counted} · 95 %: {reach}", counted=format_sample_size(row["n"]), reach=format_interval(row, "score"))
