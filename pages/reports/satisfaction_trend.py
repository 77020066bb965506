"""The satisfaction page's main chart: each wave with its interval; only waves that asked the same are linked."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui import axes, charts, choice, lists, load, voices, waves
from pages.ui.chance import changed, hidden_note, too_few
from pages.ui.headings import value
from pages.ui.panel import chart
from pages.ui.words import N_, _
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
    fig.update_yaxes(**axes.ticks(known, unit, zero=False), zeroline=False)

    def opened(row: dict[str, Any], _series: str) -> None:
        by_month = choice.rule("satisfaction_step") == "month"
        where = (("metric", metric), ("month", row["started_on"]) if by_month else ("survey_id", row["wave"]))
        lists.open_list(_("Answers of {wave}", wave=waves.named(row["name"])), "satisfaction/answers", filters, where)

    chart("", finding(answer.frame), fig, asked, key="satisfaction_trend", titled=False, on_pick=opened)


def finding(frame: Any) -> str:
    """Where the latest wave stands, and which waves cannot be compared or shown."""
    last = frame.iloc[-1].to_dict()
    said = [_("{wave}: {change}", wave=waves.named(last["name"]), change=changed(last))]
    alone = int((~frame["is_comparable"].astype(bool)).sum())
    if alone > 1:
        said.append(_("Only waves that asked the very same question are linked and compared; scales are never mixed."))
    hidden = [waves.named(row["name"]) for row in frame.to_dict("records") if too_few(row["n"])]
    return " ".join([*said, *([hidden_note(hidden)] if hidden else [])])
