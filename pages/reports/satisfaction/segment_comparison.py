"""The satisfaction page's comparison of segments: rates with intervals, best first, small ones pale or hidden."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.ui.charts import axes, base_chart
from pages.ui.charts.base_chart import list_records
from pages.ui.charts.error_bars import add_error_bars, widen_axis
from pages.ui.charts.uncertainty import (
    describe_hidden_groups,
    format_interval,
    format_sample_size,
    is_small,
    is_too_few,
)
from pages.ui.i18n.formatting import format_exact, format_value, is_missing
from pages.ui.i18n.translation import _, join_sentences
from pages.ui.labels.value_labels import label_value
from pages.ui.report.chart_panel import show_chart
from pages.ui.session import answers, view_state
from pages.ui.session.session_state import WidgetKey
from queries import UNKNOWN, Filters

SPLIT_FIELDS = ("tier", "lifecycle", "branch", "owner", "region", "kind", "industry", "channel")
# With more segments than this, only the best and the worst are drawn; the table has all.
MAX_SEGMENTS = 16


def _describe_segments(field: str, rows: list[dict[str, Any]]) -> str:
    """The best and the worst segment, and whether their intervals overlap."""
    if len(rows) < 2:
        return _("Fewer than two segments have enough answers to be compared.")
    best, worst = rows[0], rows[-1]
    parts = {
        "best": label_value(field, best[field]),
        "worst": label_value(field, worst[field]),
        "high": format_value(best["satisfied_ratio"], "ratio"),
        "low": format_value(worst["satisfied_ratio"], "ratio"),
    }
    if best["satisfied_low"] > worst["satisfied_high"]:
        return _(
            "**{best}** is the most satisfied ({high}), **{worst}** the least ({low}): larger than chance.", **parts
        )
    return _(
        "From **{best}** ({high}) to **{worst}** ({low}); the intervals overlap, so chance may explain it.", **parts
    )


def _build_segment_note(row: dict[str, Any]) -> str:
    """The rate and the sample size of a segment."""
    return _(
        "{rate}, {counted}",
        rate=format_value(row["satisfied_ratio"], "ratio"),
        counted=format_sample_size(row["satisfied_n"]),
    )


def _build_segment_hover(name: str, row: dict[str, Any]) -> str:
    """The segment with its rate, interval, sample size and NPS."""
    interval = format_interval(row, "ratio", "satisfied_low", "satisfied_high")
    rate, size = format_exact(row["satisfied_ratio"], "ratio"), format_sample_size(row["satisfied_n"])
    hover = f"<b>{name}</b><br>{rate} ({interval})<br>{size}"
    return (
        hover
        if is_missing(row["nps"])
        else f"{hover}<br>{label_value('metric', 'nps')} {format_value(row['nps'], 'score')}"
    )


def build_segment_request(filters: Filters) -> answers.QueryRequest:
    """The question, split by the field that the reader selected."""
    return answers.QueryRequest(
        "satisfaction/by_segment", filters, str(st.session_state.get(WidgetKey.SATISFACTION_SPLIT) or SPLIT_FIELDS[0])
    )


def render_segments(filters: Filters) -> None:
    """The satisfaction rate of each segment; choosing a segment filters by it."""
    field = str(build_segment_request(filters).by)
    st.header(_("Satisfaction rate by segment"), anchor=False)
    st.segmented_control(
        _("Split by"),
        SPLIT_FIELDS,
        default=SPLIT_FIELDS[0],
        required=True,
        key=WidgetKey.SATISFACTION_SPLIT,
        label_visibility="collapsed",
        format_func=lambda name: label_value("field", name),
    )
    answer = answers.load_rows(build_segment_request(filters))
    frame = answer.frame
    with_rate = frame[frame["satisfied_ratio"].notna()].sort_values("satisfied_ratio", ascending=False, kind="stable")
    drawn_rows = with_rate
    if len(with_rate) > MAX_SEGMENTS:
        drawn_rows = pd.concat([with_rate.iloc[: MAX_SEGMENTS // 2], with_rate.iloc[-MAX_SEGMENTS // 2 :]])
    fig = _draw_segments(field, drawn_rows)

    def filter_by_segment(row: dict[str, Any], _series: str) -> None:
        view_state.narrow_filters(**{field: (str(row[field]),)})

    hidden = [label_value(field, row[field]) for row in list_records(frame) if is_too_few(row["satisfied_n"])]
    sentences = [
        _describe_segments(field, [row for row in list_records(drawn_rows) if row[field] != UNKNOWN]),
        describe_hidden_groups(hidden),
    ]
    if len(with_rate) > MAX_SEGMENTS:
        sentences.append(
            _("The {most} best and worst of {all} are drawn; the table has all.", most=MAX_SEGMENTS, all=len(with_rate))
        )
    show_chart(
        "",
        join_sentences(sentences),
        fig,
        answer.request,
        key="satisfied_segments",
        has_title=False,
        on_pick=filter_by_segment,
    )


def _draw_segments(field: str, frame: pd.DataFrame) -> go.Figure:
    """A point with its interval for each segment; a click tells the number that the index of the frame holds."""
    rows = list_records(frame)
    names = [label_value(field, row[field]) for row in rows]
    fig = base_chart.create_figure(height=60 + 30 * max(len(rows), 2))
    add_error_bars(
        fig,
        names,
        *([row[end] for row in rows] for end in ("satisfied_ratio", "satisfied_low", "satisfied_high")),
        name=_("Satisfaction rate"),
        hover_texts=[_build_segment_hover(name, row) for name, row in zip(names, rows, strict=True)],
        rows=[int(number) for number in frame.index],
        pale=[is_small(row["satisfied_n"]) for row in rows],
        is_horizontal=True,
        notes=[_build_segment_note(row) for row in rows],
    )
    ends = [*frame["satisfied_low"], *frame["satisfied_high"]]
    fig.update_layout(xaxis={**widen_axis(axes.build_value_axis(ends, "ratio", zero=False)), "showgrid": True})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)
    return fig
