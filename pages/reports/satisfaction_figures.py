"""The satisfaction page's first row: rate, recommendation, index and response rate, each with its noise."""

from __future__ import annotations

from typing import Any

from pages.reports.satisfaction_response import build_response_figure
from pages.ui import load, waves
from pages.ui.chance import describe_change, format_interval, format_sample_size, is_too_few
from pages.ui.charts import list_records
from pages.ui.format import format_count, is_missing
from pages.ui.headings import label_value
from pages.ui.numbers import Metric
from pages.ui.say import show_sentence
from pages.ui.words import _, join_sentences, n_
from queries import Filters

KEY_METRICS = ("satisfied_ratio", "nps", "index")


def build_key_figures(filters: Filters) -> list[Metric]:
    """The four figures; those of too few answers are hidden and say so."""
    answer = load.load_answer("satisfaction/headline", filters)
    found = {str(row["metric"]): row for row in list_records(answer.frame)}
    made = []
    for metric in KEY_METRICS:
        row = found[metric]
        unit = str(row["unit"])
        reach = format_interval(row, unit)
        note = _("{counted} · 95 %: {reach}", counted=format_sample_size(row["n"]), reach=reach)
        if is_too_few(row["n"]):
            note = n_(
                "hidden: only {count} answer",
                "hidden: only {count} answers",
                float(row["n"]),
                count=format_count(row["n"]),
            )
        elif not reach:
            note = _("nobody was asked in these days")
        one = Metric(
            metric,
            label_value("metric", metric),
            unit,
            row["value"],
            answer.asked,
            previous=row["previous"],
            last_year=row["last_year"],
            target=row["target"],
            note=note,
        )
        behind = load.QueryRequest("satisfaction/answers", filters, None, (("metric", metric),))
        made.append(one if is_missing(row["value"]) else one.opening(behind, row["n"]))
    return [*made, build_response_figure(filters)]


def render_wave_comparison(filters: Filters) -> None:
    """The latest wave against the one before it, and whether that is more than chance."""
    answer = load.load_answer("satisfaction/changes", filters)
    if answer.empty:
        return
    latest = answer.frame[answer.frame["wave"] == answer.frame["wave"].iloc[-1]]
    rows = list_records(latest)
    wave = waves.format_wave_name(rows[0]["name"])
    before = {"" if is_missing(row["before_name"]) else waves.format_wave_name(row["before_name"]) for row in rows}
    if before == {""}:
        show_sentence(
            _("Latest wave, {wave}: no earlier wave asked the same questions, so nothing is compared.", wave=wave)
        )
    elif len(before) == 1:
        head = _("Latest wave, {wave}, against {before}:", wave=wave, before=before.pop())
        show_sentence(join_sentences([head, *(describe_change(row) for row in rows)]))
    else:
        # Each figure has a wave of its own to be compared with: the latest one that asked the same.
        show_sentence(join_sentences([_("Latest wave, {wave}:", wave=wave), *(_describe_change(row) for row in rows)]))


def _describe_change(row: dict[str, Any]) -> str:
    """A figure's change and the wave that it is compared with."""
    if is_missing(row["before_name"]):
        return describe_change(row)
    return _(
        "Against {before}: {change}", before=waves.format_wave_name(row["before_name"]), change=describe_change(row)
    )
