"""Offer and value: Kano's features, customer delivered value, the ACSI-style index, drivers of customer equity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pages.reports.offer_value import kano
from pages.ui import empty_states
from pages.ui.charts import axes, bars, base_chart
from pages.ui.charts.base_chart import list_records
from pages.ui.charts.error_bars import add_error_bars, widen_axis
from pages.ui.charts.palette import ACCENT
from pages.ui.charts.uncertainty import format_interval, format_sample_size, is_small
from pages.ui.i18n.formatting import format_score, is_missing
from pages.ui.i18n.translation import _
from pages.ui.labels.column_labels import label_column
from pages.ui.labels.value_labels import label_value
from pages.ui.report.chart_panel import show_chart
from pages.ui.report.metric_tiles import Metric, show_metrics
from pages.ui.session import answers, view_state
from pages.ui.session.periods import find_highest_row
from queries import Filters

ACSI_PARTS = ("overall", "expectation", "ideal")
QUESTIONS = ("kano", "acsi_style", "delivered_value", "equity_drivers", "response")


def _draw_dot_chart(
    title: str, summary: str, answer: answers.Answer, frame: pd.DataFrame, names: Sequence[str], column: str, key: str
) -> None:
    """A point with its 95 % interval for each row of the frame; `column` holds the value and `names` the labels."""
    rows: list[dict[str, Any]] = list_records(frame)
    fig = base_chart.create_figure(height=70 + 34 * len(rows))
    notes = [
        _("{index}, {counted}", index=format_score(row[column]), counted=format_sample_size(row["n"])) for row in rows
    ]
    add_error_bars(
        fig,
        list(names),
        *([row[end] for row in rows] for end in (column, "low", "high")),
        name=title,
        is_horizontal=True,
        hover_texts=[
            f"<b>{names[index]}</b><br>{notes[index]}<br>{format_interval(row, 'score')}"
            for index, row in enumerate(rows)
        ],
        pale=[is_small(row["n"]) for row in rows],
        notes=notes,
    )
    ends = [*frame["low"], *frame["high"]]
    fig.update_layout(xaxis={**widen_axis(axes.build_value_axis(ends, "score", zero=False)), "showgrid": True})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)
    show_chart(title, summary, fig, answer.request, key=key)


def render_key_figures(filters: Filters) -> None:
    """The figures whose questions were asked in the period, each with its interval."""
    figures = [*_build_acsi_figure(filters), *_build_delivered_figure(filters), *_build_driver_figure(filters)]
    if figures:
        show_metrics(figures)


def _build_acsi_figure(filters: Filters) -> list[Metric]:
    answer = answers.load_answer("satisfaction/acsi_style", filters)
    row = answer.row()
    if answer.empty or is_missing(row["index"]):
        return []
    respondents = answers.QueryRequest("satisfaction/acsi_respondents", filters)
    figure = Metric(
        "acsi_style", _("ACSI-style index"), "score", row["index"], answer.request, note=_format_uncertainty(row)
    )
    return [figure.with_rows(respondents, row["n"])]


def _build_delivered_figure(filters: Filters) -> list[Metric]:
    answer = answers.load_answer("satisfaction/delivered_value", filters)
    total = answer.frame[answer.frame["dimension"] == "total"]
    if total.empty or is_missing(total.iloc[0]["mean"]):
        return []
    row = list_records(total)[0]
    label = _("Customer delivered value")
    figure = Metric("delivered_value", label, "score", row["mean"], answer.request, note=_format_uncertainty(row))
    return [figure.with_rows(_build_rating_request(filters, "total"), row["n"])]


def _build_driver_figure(filters: Filters) -> list[Metric]:
    answer = answers.load_answer("satisfaction/equity_drivers", filters)
    row = find_highest_row(answer.frame, "index")
    if not row:
        return []
    label = _("Strongest driver: {driver}", driver=label_value("driver", row["driver"]))
    figure = Metric("equity_driver", label, "score", row["index"], answer.request, note=_format_uncertainty(row))
    return [figure.with_rows(_build_rating_request(filters, row["driver"]), row["n"])]


def _build_rating_request(filters: Filters, dimension: str) -> answers.QueryRequest:
    """The list of respondents who rated a dimension; `total` lists those who rated either side of the balance."""
    return answers.QueryRequest("satisfaction/rating_respondents", filters, None, (("dimension", dimension),))


def _format_uncertainty(row: dict[str, object]) -> str:
    """`n 538 · 95 %: 70.1 to 72.7`."""
    return _("{counted} · 95 %: {reach}", counted=format_sample_size(row["n"]), reach=format_interval(row, "score"))


def render_delivered_value(filters: Filters) -> None:
    """The mean rating of each benefit and cost, with its weight in the balance."""
    answer = answers.load_answer("satisfaction/delivered_value", filters)
    parts = answer.frame[answer.frame["side"] != "total"]
    if parts.empty:
        empty_states.show_missing_questions(
            _("ratings of product, service, people, reputation and of money, time and effort spent")
        )
        return
    names = [_format_part(row) for row in list_records(parts)]
    finding = _describe_balance(list_records(answer.frame[answer.frame["side"] == "total"])[0])
    _draw_dot_chart(_("Customer delivered value, 0 to 100"), finding, answer, parts, names, "mean", "delivered_value")


def _format_part(row: dict[str, Any]) -> str:
    """`Benefit: Product, weight 40`."""
    parts = {"side": label_value("side", row["side"]), "part": label_value("dimension", row["dimension"])}
    return _("{side}: {part}, weight {weight}", **parts, weight=format_score(float(row["weight"]) * 100, 0))


def _describe_balance(total: dict[str, Any]) -> str:
    """Whether benefits outweigh costs, and whether that is more than chance."""
    parts = {"total": format_score(total["mean"]), "reach": format_interval(total, "score")}
    if is_missing(total["mean"]):
        return _("Only one side was rated, or by too few, so benefits and costs are not compared.")
    if total["low"] <= 0 <= total["high"]:
        return _("Benefits and costs weigh the same within chance: **{total}** points ({reach}).", **parts)
    if total["mean"] < 0:
        return _("Costs outweigh benefits: **{total}** points ({reach}).", **parts)
    return _("Benefits outweigh costs by **{total}** points ({reach}).", **parts)


def render_index_and_drivers(filters: Filters) -> None:
    """The index and the drivers side by side."""
    left, right = st.columns(2, gap="medium")
    with left:
        _render_acsi_index(filters)
    with right:
        _render_equity_drivers(filters)


def _render_acsi_index(filters: Filters) -> None:
    """The three questions of the index, which is in the style of the ACSI and not named so."""
    answer = answers.load_answer("satisfaction/acsi_style", filters)
    row = answer.row()
    if answer.empty or is_missing(row["index"]):
        empty_states.show_missing_questions(
            _("three questions of 1 to 10: overall, against expectations, against the ideal")
        )
        return
    fig = base_chart.create_figure(height=172)
    names = [
        _("{part} ({n})", part=label_column(part, answer.request.name), n=format_sample_size(row[f"{part}_n"]))
        for part in ACSI_PARTS
    ]
    bars.add_horizontal_bars(
        fig, names, [row[part] for part in ACSI_PARTS], name=_("Mean, 1 to 10"), unit="score", colours=ACCENT
    )
    finding = _(
        "The index is **{index}** of 100 ({reach}); its three parts are means of 1 to 10.",
        index=format_score(row["index"]),
        reach=format_interval(row, "score"),
    )
    show_chart(_("ACSI-style index and its three parts"), finding, fig, answer.request, key="acsi_style")


def _render_equity_drivers(filters: Filters) -> None:
    """The drivers value, brand and relationship, each on a scale of 0 to 100."""
    answer = answers.load_answer("satisfaction/equity_drivers", filters)
    if answer.empty:
        empty_states.show_missing_questions(_("ratings of value, brand and relationship"))
        return
    names = [label_value("driver", driver) for driver in answer.frame["driver"]]
    top = find_highest_row(answer.frame, "index")
    finding = (
        ""
        if not top
        else _(
            "**{driver}** stands highest: {index} of 100 ({reach}).",
            driver=label_value("driver", top["driver"]),
            index=format_score(top["index"]),
            reach=format_interval(top, "score"),
        )
    )
    _draw_dot_chart(
        _("Drivers of customer equity, 0 to 100"), finding, answer, answer.frame, names, "index", "equity_drivers"
    )


filters = view_state.get_effective_filters()
if not empty_states.warn_if_no_responses(filters):
    answers.load_concurrently(*(answers.QueryRequest(f"satisfaction/{name}", filters) for name in QUESTIONS))
    render_key_figures(filters)
    kano.render_feature_map(filters)
    render_delivered_value(filters)
    render_index_and_drivers(filters)
