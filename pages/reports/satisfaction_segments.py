"""The satisfaction page's comparison: each segment with its interval, the best on top, small ones pale or hidden."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages.reports.satisfaction_words import _build_segment_hover, _build_segment_note, _describe_segments
from pages.ui import axes, charts, choice, load
from pages.ui.chance import describe_hidden_groups, is_small, is_too_few
from pages.ui.charts import list_records
from pages.ui.headings import label_value
from pages.ui.panel import show_chart
from pages.ui.whiskers import add_error_bars, widen_axis
from pages.ui.words import _, join_sentences
from queries import UNKNOWN, Filters

SPLIT_FIELDS = ("tier", "lifecycle", "branch", "owner", "region", "kind", "industry", "channel")
# Of more segments than this the best and the worst are drawn; the table has all.
MAX_SEGMENTS = 16


def build_segment_request(filters: Filters) -> load.QueryRequest:
    """The question as the reader splits it."""
    return load.QueryRequest(
        "satisfaction/by_segment", filters, str(st.session_state.get("satisfied_by") or SPLIT_FIELDS[0])
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
        key="satisfied_by",
        label_visibility="collapsed",
        format_func=lambda one: label_value("field", one),
    )
    answer = load.load_rows(build_segment_request(filters))
    frame = answer.frame
    known = frame[frame["satisfied_ratio"].notna()].sort_values("satisfied_ratio", ascending=False, kind="stable")
    shown = (
        known
        if len(known) <= MAX_SEGMENTS
        else pd.concat([known.iloc[: MAX_SEGMENTS // 2], known.iloc[-MAX_SEGMENTS // 2 :]])
    )
    rows, places = list_records(shown), [int(place) for place in shown.index]
    names = [label_value(field, row[field]) for row in rows]
    fig = charts.create_figure(height=60 + 30 * max(len(rows), 2))
    add_error_bars(
        fig,
        names,
        *([row[end] for row in rows] for end in ("satisfied_ratio", "satisfied_low", "satisfied_high")),
        name=_("Satisfaction rate"),
        told=[_build_segment_hover(*one) for one in zip(names, rows, strict=True)],
        rows=places,
        pale=[is_small(row["satisfied_n"]) for row in rows],
        lying=True,
        notes=[_build_segment_note(row) for row in rows],
    )
    ends = [*shown["satisfied_low"], *shown["satisfied_high"]]
    fig.update_layout(xaxis={**widen_axis(axes.build_value_axis(ends, "ratio", zero=False)), "showgrid": True})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)

    def picked(row: dict[str, Any], _series: str) -> None:
        choice.narrow_filters(**{field: (str(row[field]),)})

    small = [label_value(field, row[field]) for row in list_records(frame) if is_too_few(row["satisfied_n"])]
    said = [_describe_segments(field, [row for row in rows if row[field] != UNKNOWN]), describe_hidden_groups(small)]
    if len(known) > MAX_SEGMENTS:
        said.append(
            _("The {most} best and worst of {all} are drawn; the table has all.", most=MAX_SEGMENTS, all=len(known))
        )
    show_chart("", join_sentences(said), fig, answer.asked, key="satisfied_segments", titled=False, on_pick=picked)
