"""The satisfaction page's comparison: each segment with its interval, the best on top, small ones pale or hidden."""

from __future__ import annotations

from typing import Any

import pandas as pd
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


def _describe_segments(field: str, rows: list[dict[str, Any]]) -> str:
    """The best and the worst segment, and whether their intervals are apart."""
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
    """What stands beside a segment: its rate and its answers."""
    return _(
        "{rate}, {counted}",
        rate=format_value(row["satisfied_ratio"], "ratio"),
        counted=format_sample_size(row["satisfied_n"]),
    )


def _build_segment_hover(name: str, row: dict[str, Any]) -> str:
    """All there is to say of a segment."""
    reach = format_interval(row, "ratio", "satisfied_low", "satisfied_high")
    told = f"<b>{name}</b><br>{format_exact(row['satisfied_ratio'], 'ratio')} ({reach})<br>{format_sample_size(row['satisfied_n'])}"
    return (
        told
        if is_missing(row["nps"])
        else f"{told}<br>{label_value('metric', 'nps')} {format_value(row['nps'], 'score')}"
    )


SPLIT_FIELDS = ("tier", "lifecycle", "branch", "owner", "region", "kind", "industry", "channel")
# Of more segments than this the best and the worst are drawn; the table has all.
MAX_SEGMENTS = 16


def build_segment_request(filters: Filters) -> answers.QueryRequest:
    """The question as the reader splits it."""
    return answers.QueryRequest(
        "satisfaction/by_segment", filters, str(st.session_state.get(WidgetKey.SATISFACTION_SPLIT) or SPLIT_FIELDS[0])
    )


def render_segments(filters: Filters) -> None:
    """The satisfaction rate of each segment; choosing one filters by it."""
    field = str(build_segment_request(filters).by)
    st.header(_("Satisfaction rate by segment"), anchor=False)
    st.segmented_control(
        _("Split by"),
        SPLIT_FIELDS,
        default=SPLIT_FIELDS[0],
        required=True,
        key=WidgetKey.SATISFACTION_SPLIT,
        label_visibility="collapsed",
        format_func=lambda one: label_value("field", one),
    )
    answer = answers.load_rows(build_segment_request(filters))
    frame = answer.frame
    known = frame[frame["satisfied_ratio"].notna()].sort_values("satisfied_ratio", ascending=False, kind="stable")
    shown = (
        known
        if len(known) <= MAX_SEGMENTS
        else pd.concat([known.iloc[: MAX_SEGMENTS // 2], known.iloc[-MAX_SEGMENTS // 2 :]])
    )
    rows, places = list_records(shown), [int(place) for place in shown.index]
    names = [label_value(field, row[field]) for row in rows]
    fig = base_chart.create_figure(height=60 + 30 * max(len(rows), 2))
    add_error_bars(
        fig,
        names,
        *([row[end] for row in rows] for end in ("satisfied_ratio", "satisfied_low", "satisfied_high")),
        name=_("Satisfaction rate"),
        hover_texts=[_build_segment_hover(*one) for one in zip(names, rows, strict=True)],
        rows=places,
        pale=[is_small(row["satisfied_n"]) for row in rows],
        is_horizontal=True,
        notes=[_build_segment_note(row) for row in rows],
    )
    ends = [*shown["satisfied_low"], *shown["satisfied_high"]]
    fig.update_layout(xaxis={**widen_axis(axes.build_value_axis(ends, "ratio", zero=False)), "showgrid": True})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)

    def picked(row: dict[str, Any], _series: str) -> None:
        view_state.narrow_filters(**{field: (str(row[field]),)})

    small = [label_value(field, row[field]) for row in list_records(frame) if is_too_few(row["satisfied_n"])]
    said = [_describe_segments(field, [row for row in rows if row[field] != UNKNOWN]), describe_hidden_groups(small)]
    if len(known) > MAX_SEGMENTS:
        said.append(
            _("The {most} best and worst of {all} are drawn; the table has all.", most=MAX_SEGMENTS, all=len(known))
        )
    show_chart("", join_sentences(said), fig, answer.request, key="satisfied_segments", has_title=False, on_pick=picked)
