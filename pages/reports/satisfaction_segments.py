"""The satisfaction page's comparison: each segment with its interval, the best on top, small ones pale or hidden."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages.reports.satisfaction_words import finding, hover, note
from pages.ui import axes, charts, choice, load
from pages.ui.chance import hidden_note, is_small, too_few
from pages.ui.charts import records
from pages.ui.headings import value
from pages.ui.panel import chart
from pages.ui.whiskers import roomy, whiskers
from pages.ui.words import _, paragraph
from queries import UNKNOWN, Filters

FIELDS = ("tier", "lifecycle", "branch", "owner", "region", "kind", "industry", "channel")
# Of more segments than this the best and the worst are drawn; the table has all.
MOST = 16


def asked(filters: Filters) -> load.Asked:
    """The question as the reader splits it."""
    return load.Asked("satisfaction/by_segment", filters, str(st.session_state.get("satisfied_by") or FIELDS[0]))


def segments(filters: Filters) -> None:
    """The satisfaction rate of each segment; choosing one filters by it."""
    field = str(asked(filters).by)
    st.header(_("Satisfaction rate by segment"), anchor=False)
    st.segmented_control(
        _("Split by"),
        FIELDS,
        default=FIELDS[0],
        required=True,
        key="satisfied_by",
        label_visibility="collapsed",
        format_func=lambda one: value("field", one),
    )
    answer = load.rows(asked(filters))
    frame = answer.frame
    known = frame[frame["satisfied_ratio"].notna()].sort_values("satisfied_ratio", ascending=False, kind="stable")
    shown = known if len(known) <= MOST else pd.concat([known.iloc[: MOST // 2], known.iloc[-MOST // 2 :]])
    rows, places = records(shown), [int(place) for place in shown.index]
    names = [value(field, row[field]) for row in rows]
    fig = charts.figure(height=60 + 30 * max(len(rows), 2))
    whiskers(
        fig,
        names,
        *([row[end] for row in rows] for end in ("satisfied_ratio", "satisfied_low", "satisfied_high")),
        name=_("Satisfaction rate"),
        told=[hover(*one) for one in zip(names, rows, strict=True)],
        rows=places,
        pale=[is_small(row["satisfied_n"]) for row in rows],
        lying=True,
        notes=[note(row) for row in rows],
    )
    ends = [*shown["satisfied_low"], *shown["satisfied_high"]]
    fig.update_layout(xaxis={**roomy(axes.ticks(ends, "ratio", zero=False)), "showgrid": True})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)

    def picked(row: dict[str, Any], _series: str) -> None:
        choice.narrow(**{field: (str(row[field]),)})

    small = [value(field, row[field]) for row in records(frame) if too_few(row["satisfied_n"])]
    said = [finding(field, [row for row in rows if row[field] != UNKNOWN]), hidden_note(small)]
    if len(known) > MOST:
        said.append(_("The {most} best and worst of {all} are drawn; the table has all.", most=MOST, all=len(known)))
    chart("", paragraph(said), fig, answer.asked, key="satisfied_segments", titled=False, on_pick=picked)
