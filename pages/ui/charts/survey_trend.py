"""Waves of a survey over time: which of them asked the same, what they are called, and how the reader looks at them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.ui.charts import bars, base_chart
from pages.ui.charts.axes import format_short_month, format_year
from pages.ui.charts.base_chart import list_records
from pages.ui.charts.error_bars import add_error_bars, add_links
from pages.ui.charts.palette import CATEGORIES
from pages.ui.charts.uncertainty import describe_change, format_interval, format_sample_size, is_small
from pages.ui.i18n.formatting import format_exact, format_month, is_missing, to_date
from pages.ui.i18n.safe_text import strip_emphasis
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.session import view_state
from pages.ui.session.session_state import WidgetKey

Rows = Sequence[Mapping[str, Any]]
# Two surveys with less than this in common are told by their whole names.
LEAST_IN_COMMON = 4


def format_wave_name(name: Any) -> str:
    """A wave by its name; a month, which is named by its first day, as a month."""
    try:
        return format_month(to_date(str(name))) if view_state.get_rule("satisfaction_step") == "month" else str(name)
    except ValueError:
        return str(name)


def group_comparable_waves(rows: Rows) -> list[tuple[str, list[int]]]:
    """Waves linked by comparison, as (name, numbers of their rows); a wave that asked otherwise stands alone."""
    family: dict[str, int] = {}
    members: list[list[int]] = []
    for place, row in enumerate(rows):
        before = "" if is_missing(row["before"]) else str(row["before"])
        found = family.get(before)
        if found is None:
            found = len(members)
            members.append([])
        # The wave before may lie before the period; all that follow it are of one family nevertheless.
        family |= {str(row["wave"]): found} | ({before: found} if before else {})
        members[found].append(place)
    return [(find_common_name([format_wave_name(rows[place]["name"]) for place in mine]), mine) for mine in members]


def find_common_name(names: Sequence[str]) -> str:
    """What several waves are called together: the part that their names share."""
    shared = os.path.commonprefix(list(names)).rstrip("0123456789-/. ·_（(第")
    return names[0] if len(names) == 1 else shared if len(shared) >= LEAST_IN_COMMON else ""


def draw_survey_trend(frame: pd.DataFrame) -> go.Figure:
    """Points with whiskers by family of waves that asked the same; hidden ones are left out."""
    fig = base_chart.create_figure(height=320)
    rows = list_records(frame)
    places = {str(row["wave"]): row for row in rows}
    days = [pd.Timestamp(row["started_on"]) for row in rows]
    # Families that were asked on the same days stand beside each other, not upon each other.
    span = max(days) - min(days)
    aside = max(span * 0.006, pd.Timedelta(days=1))
    for turn, (name, members) in enumerate(group_comparable_waves(rows)):
        colour = CATEGORIES[turn % len(CATEGORIES)]
        mine = [rows[place] for place in members]

        def at(row: Mapping[str, Any], shift: pd.Timedelta = aside * turn) -> pd.Timestamp:
            return pd.Timestamp(row["started_on"]) + shift

        pairs = [(places[str(row["before"])], row) for row in mine if str(row["before"]) in places]
        add_links(
            fig,
            [
                (at(one), one["value"], at(two), two["value"])
                for one, two in pairs
                if not is_missing(one["value"]) and not is_missing(two["value"])
            ],
            colour=colour,
        )
        add_error_bars(
            fig,
            [at(row) for row in mine],
            *([row[end] for row in mine] for end in ("value", "low", "high")),
            name=name,
            colour=colour,
            rows=members,
            pale=[is_small(row["n"]) for row in mine],
            hover_texts=[format_wave_hover(row) for row in mine],
        )
    named_ones = {
        escape(name): CATEGORIES[turn % len(CATEGORIES)]
        for turn, (name, _mine) in enumerate(group_comparable_waves(rows))
        if name
    }
    bars.add_series_names(fig, dict(list(named_ones.items())[: len(CATEGORIES)]))
    edge = max(span * 0.04, pd.Timedelta(days=15))
    fig.update_xaxes(type="date", range=[min(days) - edge, max(days) + edge], **build_wave_axis(rows))
    return fig


def format_wave_hover(row: Mapping[str, Any]) -> str:
    """What a point says when pointed at."""
    unit = str(row["unit"])
    head = (
        f"<b>{format_wave_name(row['name'])}</b><br>{format_exact(row['value'], unit)} ({format_interval(row, unit)})"
    )
    return f"{head}<br>{format_sample_size(row['n'])}<br>{strip_emphasis(describe_change(row))}"


def build_wave_axis(rows: Rows) -> dict[str, Any]:
    """An axis with a mark under each wave: its month, and its year under the first and each January."""
    days = sorted({to_date(row["started_on"]) for row in rows})
    every = max(1, -(-len(days) // 14))
    marks, seen = [], 0
    for day in days[::every]:
        marks.append(format_short_month(day) + ("" if day.year == seen else f"<br>{format_year(day)}"))
        seen = day.year
    return {"tickmode": "array", "tickvals": days[::every], "ticktext": marks, "tickangle": 0}


def get_trend_metric(metrics: Sequence[str]) -> str:
    """The figure that the reader follows."""
    return str(st.session_state.get(WidgetKey.TREND_METRIC) or metrics[0])


def show_metric_control(metrics: Sequence[str]) -> None:
    """Which figure is followed."""
    st.segmented_control(
        _("Figure"),
        metrics,
        default=metrics[0],
        required=True,
        key=WidgetKey.TREND_METRIC,
        label_visibility="collapsed",
        format_func=lambda one: label_value("metric", one),
    )


def show_step_control(steps: Mapping[str, str]) -> None:
    """By wave or by month: a rule of the reader's own, so it stands in the address."""
    st.session_state[WidgetKey.TREND_STEP] = view_state.get_rule("satisfaction_step")
    st.segmented_control(
        _("Step"),
        list(steps),
        required=True,
        key=WidgetKey.TREND_STEP,
        label_visibility="collapsed",
        format_func=lambda one: _(steps[one]),
        on_change=_apply_step,
    )


def _apply_step() -> None:
    view_state.set_filters(
        view_state.get_filters().with_rule("satisfaction_step", str(st.session_state[WidgetKey.TREND_STEP]))
    )
