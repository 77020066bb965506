"""Survey waves over time: which of them asked the same question, their names, and the controls of the chart."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.ui.charts import bars, base_chart
from pages.ui.charts.axes import MAX_TICKS, format_short_month, format_year
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
# A shorter common beginning names no group of waves.
MIN_COMMON_LENGTH = 4


def format_wave_name(name: Any) -> str:
    """The name of a wave; where the reader looks by month, the month whose first day is its name."""
    try:
        return format_month(to_date(str(name))) if view_state.get_rule("satisfaction_step") == "month" else str(name)
    except ValueError:
        return str(name)


def group_comparable_waves(rows: Rows) -> list[tuple[str, list[int]]]:
    """Groups the waves that can be compared, because they asked the same question.

    Args:
        rows: the waves with `wave`, `name` and `before`, the wave that each is compared with.

    Returns:
        (name, indexes of the rows) of each group; a wave that asked another question is a group of its own.
    """
    group_of_wave: dict[str, int] = {}
    groups: list[list[int]] = []
    for index, row in enumerate(rows):
        before = "" if is_missing(row["before"]) else str(row["before"])
        group = group_of_wave.get(before)
        if group is None:
            group = len(groups)
            groups.append([])
        # The wave before may lie before the period; all that follow it belong together nevertheless.
        group_of_wave |= {str(row["wave"]): group} | ({before: group} if before else {})
        groups[group].append(index)
    return [
        (find_common_name([format_wave_name(rows[index]["name"]) for index in members]), members) for members in groups
    ]


def find_common_name(names: Sequence[str]) -> str:
    """The beginning that the names share; '' where it is short."""
    shared = os.path.commonprefix(list(names)).rstrip("0123456789-/. ·_（(第")
    return names[0] if len(names) == 1 else shared if len(shared) >= MIN_COMMON_LENGTH else ""


def draw_survey_trend(frame: pd.DataFrame) -> go.Figure:
    """Draws each wave as a point with its interval, and lines between comparable waves.

    Args:
        frame: one row per wave, as `satisfaction/changes` returns them; waves whose value is hidden are not drawn.
    """
    fig = base_chart.create_figure(height=320)
    rows = list_records(frame)
    days = [pd.Timestamp(row["started_on"]) for row in rows]
    span = max(days) - min(days)
    # Groups that were asked on the same days are drawn beside each other.
    shift = max(span * 0.006, pd.Timedelta(days=1))
    legend: dict[str, str] = {}
    for number, (name, members) in enumerate(group_comparable_waves(rows)):
        colour = CATEGORIES[number % len(CATEGORIES)]
        _add_waves(fig, rows, members, name=name, colour=colour, shift=shift * number)
        if name:
            legend[escape(name)] = colour
    bars.add_series_names(fig, dict(list(legend.items())[: len(CATEGORIES)]))
    margin = max(span * 0.04, pd.Timedelta(days=15))
    fig.update_xaxes(type="date", range=[min(days) - margin, max(days) + margin], **build_wave_axis(rows))
    return fig


def _add_waves(
    fig: go.Figure, rows: Rows, members: Sequence[int], *, name: str, colour: str, shift: pd.Timedelta
) -> None:
    """Adds one group of comparable waves, `shift` to the right of their days."""
    rows_by_wave = {str(row["wave"]): row for row in rows}
    waves = [rows[index] for index in members]

    def get_position(row: Mapping[str, Any]) -> pd.Timestamp:
        return pd.Timestamp(row["started_on"]) + shift

    pairs = [(rows_by_wave[str(row["before"])], row) for row in waves if str(row["before"]) in rows_by_wave]
    add_links(
        fig,
        [
            (get_position(before), before["value"], get_position(row), row["value"])
            for before, row in pairs
            if not is_missing(before["value"]) and not is_missing(row["value"])
        ],
        colour=colour,
    )
    add_error_bars(
        fig,
        [get_position(row) for row in waves],
        *([row[column] for row in waves] for column in ("value", "low", "high")),
        name=name,
        colour=colour,
        rows=members,
        pale=[is_small(row["n"]) for row in waves],
        hover_texts=[format_wave_hover(row) for row in waves],
    )


def format_wave_hover(row: Mapping[str, Any]) -> str:
    """Hover text of a wave: name, value with interval, number of answers, change."""
    unit = str(row["unit"])
    head = (
        f"<b>{format_wave_name(row['name'])}</b><br>{format_exact(row['value'], unit)} ({format_interval(row, unit)})"
    )
    return f"{head}<br>{format_sample_size(row['n'])}<br>{strip_emphasis(describe_change(row))}"


def build_wave_axis(rows: Rows) -> dict[str, Any]:
    """Ticks of an axis of waves: the month of each, and the year under the first of each year."""
    days = sorted({to_date(row["started_on"]) for row in rows})
    every = max(1, -(-len(days) // MAX_TICKS))
    labels, labelled_year = [], 0
    for day in days[::every]:
        labels.append(format_short_month(day) + ("" if day.year == labelled_year else f"<br>{format_year(day)}"))
        labelled_year = day.year
    return {"tickmode": "array", "tickvals": days[::every], "ticktext": labels, "tickangle": 0}


def get_trend_metric(metrics: Sequence[str]) -> str:
    """The metric that the reader chose, by default the first."""
    return str(st.session_state.get(WidgetKey.TREND_METRIC) or metrics[0])


def show_metric_control(metrics: Sequence[str]) -> None:
    """Lets the reader choose the metric."""
    st.segmented_control(
        _("Figure"),
        metrics,
        default=metrics[0],
        required=True,
        key=WidgetKey.TREND_METRIC,
        label_visibility="collapsed",
        format_func=lambda metric: label_value("metric", metric),
    )


def show_step_control(steps: Mapping[str, str]) -> None:
    """Lets the reader choose between waves and months; the choice is a rule, so the address carries it."""
    st.session_state[WidgetKey.TREND_STEP] = view_state.get_rule("satisfaction_step")
    st.segmented_control(
        _("Step"),
        list(steps),
        required=True,
        key=WidgetKey.TREND_STEP,
        label_visibility="collapsed",
        format_func=lambda step: _(steps[step]),
        on_change=_apply_step,
    )


def _apply_step() -> None:
    view_state.set_filters(
        view_state.get_filters().with_rule("satisfaction_step", str(st.session_state[WidgetKey.TREND_STEP]))
    )
