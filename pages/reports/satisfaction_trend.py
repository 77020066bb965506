"""The satisfaction page's main chart: each wave with its interval; only waves that asked the same are linked."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import axes, charts, choice, lists, load, voices, waves
from pages.ui.chance import describe_hidden_groups, format_interval, format_sample_size, is_too_few
from pages.ui.charts import list_records
from pages.ui.format import format_value, is_missing
from pages.ui.headings import label_value
from pages.ui.panel import show_chart
from pages.ui.whiskers import widen_axis
from pages.ui.words import N_, _, join_sentences
from queries import Filters

TREND_METRICS = ("satisfied_ratio", "nps", "index")
TIME_STEPS = {"wave": N_("By wave"), "month": N_("By month")}


def render_trend(filters: Filters) -> None:
    """One figure over time; the reader picks which, and whether by wave or by month."""
    metric = waves.get_trend_metric(TREND_METRICS)
    st.header(_("{figure} over time", figure=label_value("metric", metric)), anchor=False)
    with st.container(horizontal=True, key="screen_trend"):
        waves.show_metric_control(TREND_METRICS)
        waves.show_step_control(TIME_STEPS)
    asked = load.QueryRequest("satisfaction/changes", filters, None, (("metric", metric),))
    answer = load.load_rows(asked)
    if answer.empty:
        voices.show_missing_questions(_("questions on satisfaction or recommendation"))
        return
    fig, target = waves.draw_survey_trend(answer.frame), load.load_answer("satisfaction/headline", filters).frame
    goal = target[target["metric"] == metric]["target"].iloc[0]
    unit = str(answer.frame["unit"].iloc[0])
    charts.add_target_line(fig, goal, unit)
    known = [*answer.frame["low"], *answer.frame["high"], goal]
    fig.update_yaxes(**widen_axis(axes.build_value_axis(known, unit, zero=False)), zeroline=False)

    def opened(row: dict[str, Any], _series: str) -> None:
        by_month = choice.get_rule("satisfaction_step") == "month"
        where = (("metric", metric), ("month", row["started_on"]) if by_month else ("survey_id", row["wave"]))
        lists.open_list(
            _("Answers of {wave}", wave=waves.format_wave_name(row["name"])), "satisfaction/answers", filters, where
        )

    show_chart(
        "", _describe_trend(answer.frame, goal), fig, asked, key="satisfaction_trend", titled=False, on_pick=opened
    )


def _describe_trend(frame: pd.DataFrame, goal: Any) -> str:
    """Where the latest wave stands against the target, and which waves cannot be compared or shown."""
    last: dict[str, Any] = list_records(frame)[-1]
    unit = str(last["unit"])
    said = [_compare_with_target(last, unit, goal)] if not is_missing(last["value"]) else []
    if len(waves.group_comparable_waves(list_records(frame))) > 1:
        said.append(_("Only waves that asked the very same question are linked; scales are never mixed."))
    hidden = [waves.format_wave_name(row["name"]) for row in list_records(frame) if is_too_few(row["n"])]
    return join_sentences([*said, describe_hidden_groups(hidden)])


def _compare_with_target(row: dict[str, Any], unit: str, goal: Any) -> str:
    """Whether the target is reached beyond chance, within it, or missed."""
    parts = {
        "wave": waves.format_wave_name(row["name"]),
        "value": format_value(row["value"], unit),
        "reach": format_interval(row, unit),
        "n": format_sample_size(row["n"]),
        "target": format_value(goal, unit),
    }
    if is_missing(goal):
        return _("{wave}: **{value}** ({reach}; {n}).", **parts)
    if row["low"] > goal:
        return _("{wave}: **{value}** ({reach}; {n}), above the target of {target} beyond chance.", **parts)
    if row["high"] < goal:
        return _("{wave}: **{value}** ({reach}; {n}), below the target of {target} beyond chance.", **parts)
    return _("{wave}: **{value}** ({reach}; {n}); the target of {target} lies within chance.", **parts)
