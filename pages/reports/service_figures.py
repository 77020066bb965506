"""The service page's first row: expected, perceived, the gap, and the share of answers that reach the desired."""

from __future__ import annotations

from typing import Any

from pages.ui import load
from pages.ui.asked import format_scale, to_cell_value
from pages.ui.chance import format_interval, format_sample_size
from pages.ui.charts import list_records
from pages.ui.format import is_missing
from pages.ui.numbers import Metric, show_metrics
from pages.ui.words import _
from queries import Filters


def render_key_figures(filters: Filters) -> None:
    """Figures of the whole; of several scales the one with most respondents, and named."""
    overall = load.load_rows(load.QueryRequest("satisfaction/servqual", filters, None, (("level", "overall"),)))
    figures = []
    if not overall.empty:
        row = list_records(overall.frame.sort_values("n", ascending=False, kind="stable"))[0]
        note = _("{counted} · scale {scale}", counted=format_sample_size(row["n"]), scale=format_scale(row))
        reach = _("95 %: {reach}", reach=format_interval(row, "score", places=2))
        where = tuple((name, to_cell_value(row[name])) for name in ("level", "scale_min", "scale_max"))
        behind = load.QueryRequest("satisfaction/servqual_respondents", filters, None, where)
        for key, label, said in (
            ("expectation", _("Expected service"), note),
            ("perception", _("Perceived service"), note),
            ("gap", _("Gap of service quality"), reach),
        ):
            one = Metric(key, label, "score", row[key], overall.asked, note=said)
            figures.append(one if is_missing(row[key]) else one.opening(behind, row["n"]))
    figures += _build_desired_figure(filters)
    if figures:
        show_metrics(figures)


def _build_desired_figure(filters: Filters) -> list[Metric]:
    """The share of all answers that perceive at least what they desire."""
    answer = load.load_rows(load.QueryRequest("satisfaction/tolerance", filters, None, (("level", "dimension"),)))
    shown: Any = answer.frame.dropna(subset=["satisfied"])
    everybody = int(shown["n"].sum())
    if not everybody:
        return []
    some = int(shown["satisfied"].sum())
    return [Metric("desired", _("Desired level reached"), "ratio", some / everybody, answer.asked, some, everybody)]
