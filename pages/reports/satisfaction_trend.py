"""The satisfaction page's main chart: each wave with its interval; only waves that asked the same are linked."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import axes, charts, choice, lists, load, voices, waves
from pages.ui.chance import counted, hidden_note, interval, too_few
from pages.ui.charts import records
from pages.ui.format import missing, short
from pages.ui.headings import value
from pages.ui.panel import chart
from pages.ui.whiskers import roomy
from pages.ui.words import N_, _, paragraph
from queries import Filters

METRICS = ("satisfied_ratio", "nps", "index")
STEPS = {"wave": N_("By wave"), "month": N_("By month")}


def trend(filters: Filters) -> None:
    """One figure over time; the reader picks which, and whether by wave or by month."""
    metric = waves.picked_metric(METRICS)
    st.header(_("{figure} over time", figure=value("metric", metric)), anchor=False)
    with st.container(horizontal=True, key="screen_trend"):
        waves.metric_control(METRICS)
        waves.step_control(STEPS)
    asked = load.Asked("satisfaction/changes", filters, None, (("metric", metric),))
    answer = load.rows(asked)
    if answer.empty:
        voices.missing_part(_("questions on satisfaction or recommendation"))
        return
    fig, target = waves.drawn(answer.frame), load.ask("satisfaction/headline", filters).frame
    goal = target[target["metric"] == metric]["target"].iloc[0]
    unit = str(answer.frame["unit"].iloc[0])
    charts.target_line(fig, goal, unit)
    known = [*answer.frame["low"], *answer.frame["high"], goal]
    fig.update_yaxes(**roomy(axes.ticks(known, unit, zero=False)), zeroline=False)

    def opened(row: dict[str, Any], _series: str) -> None:
        by_month = choice.rule("satisfaction_step") == "month"
        where = (("metric", metric), ("month", row["started_on"]) if by_month else ("survey_id", row["wave"]))
        lists.open_list(_("Answers of {wave}", wave=waves.named(row["name"])), "satisfaction/answers", filters, where)

    chart("", finding(answer.frame, goal), fig, asked, key="satisfaction_trend", titled=False, on_pick=opened)


def finding(frame: pd.DataFrame, goal: Any) -> str:
    """Where the latest wave stands against the target, and which waves cannot be compared or shown."""
    last: dict[str, Any] = records(frame)[-1]
    unit = str(last["unit"])
    said = [against_target(last, unit, goal)] if not missing(last["value"]) else []
    if len(waves.families(records(frame))) > 1:
        said.append(_("Only waves that asked the very same question are linked; scales are never mixed."))
    hidden = [waves.named(row["name"]) for row in records(frame) if too_few(row["n"])]
    return paragraph([*said, hidden_note(hidden)])


def against_target(row: dict[str, Any], unit: str, goal: Any) -> str:
    """Whether the target is reached beyond chance, within it, or missed."""
    parts = {
        "wave": waves.named(row["name"]),
        "value": short(row["value"], unit),
        "reach": interval(row, unit),
        "n": counted(row["n"]),
        "target": short(goal, unit),
    }
    if missing(goal):
        return _("{wave}: **{value}** ({reach}; {n}).", **parts)
    if row["low"] > goal:
        return _("{wave}: **{value}** ({reach}; {n}), above the target of {target} beyond chance.", **parts)
    if row["high"] < goal:
        return _("{wave}: **{value}** ({reach}; {n}), below the target of {target} beyond chance.", **parts)
    return _("{wave}: **{value}** ({reach}; {n}); the target of {target} lies within chance.", **parts)
