"""The funnel page's days between stages: median and quartiles of those that made the step."""

from typing import Any

import streamlit as st

from pages.reports import funnel_forecast
from pages.ui import axes, charts, lists, load
from pages.ui.format import format_count, format_days, format_number, is_missing
from pages.ui.funnel_words import label_level
from pages.ui.panel import show_chart, show_heading
from pages.ui.whiskers import add_error_bars, widen_axis
from pages.ui.words import _
from queries import Filters

DURATION_COLUMNS = ("stage", "median_days_to_next", "quartile_1_days_to_next", "quartile_3_days_to_next", "made_step")


def render_durations_and_forecast(filters: Filters) -> None:
    """The days between stages, and beside them forecast and actual."""
    left, right = st.columns(2, gap="medium")
    with left:
        _render_stage_durations(filters)
    with right:
        funnel_forecast.render_forecast(filters)


def _render_stage_durations(filters: Filters) -> None:
    """How long deals take from each stage to the next."""
    answer = load.load_answer("funnel/conversion", filters)
    title = _("Days from stage to stage")
    rows = [row for row in charts.list_records(answer.frame) if not is_missing(row["median_days_to_next"])]
    if not rows:
        show_heading(
            title, _("No deal of this period has two stages with their days on record. It needs stage entries.")
        )
        st.code("python -m data load stage_events stage_events.csv", language="bash")
        return
    names = [f"{label_level('stage', row['stage'])} →" for row in rows]
    ends = [(row["quartile_1_days_to_next"], row["quartile_3_days_to_next"]) for row in rows]
    medians = [row["median_days_to_next"] for row in rows]
    told = [
        _(
            "{stage} to the next: half of {made} deals within {days}, the middle half {low} to {high}",
            stage=name.removesuffix(" →"),
            made=format_count(row["made_step"]),
            days=format_days(row["median_days_to_next"]),
            low=format_number(float(low)),
            high=format_days(high),
        )
        for name, row, (low, high) in zip(names, rows, ends, strict=True)
    ]
    fig = charts.create_figure(height=290)
    add_error_bars(
        fig,
        names,
        medians,
        [low for low, _high in ends],
        [high for _low, high in ends],
        name=title,
        told=told,
        rows=[int(row["stage"]) - 1 for row in rows],
        lying=True,
        notes=[
            _("{days}, n {count}", days=format_days(row["median_days_to_next"]), count=format_count(row["made_step"]))
            for row in rows
        ],
    )
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)
    fig.update_layout(
        xaxis={**widen_axis(axes.build_value_axis([0, *(high for _low, high in ends)], "count")), "showgrid": True}
    )
    slowest = max(rows, key=lambda row: float(row["median_days_to_next"]))
    finding = _(
        "From **{stage}** it takes longest to the next stage: {days} for half of the {made} deals that made the step. "
        "Lines span the middle half.",
        stage=label_level("stage", slowest["stage"]),
        days=format_days(slowest["median_days_to_next"]),
        made=format_count(slowest["made_step"]),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("From {stage} to the next", stage=label_level("stage", row["stage"]))
        lists.open_list(title, "funnel/steps", filters, (("stage", int(row["stage"])),))

    show_chart(title, finding, fig, answer.asked, key="steps", on_pick=picked, only=DURATION_COLUMNS)
