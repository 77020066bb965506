"""The funnel page's conversion: how many of the deals opened ever reached each stage, and how long each step takes."""

from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.reports.funnel import forecast_chart
from pages.ui.charts import axes, bars, base_chart
from pages.ui.charts.base_chart import list_values, to_floats
from pages.ui.charts.error_bars import add_error_bars, widen_axis
from pages.ui.charts.palette import ACCENT, BAD_FILL, GOOD_FILL, PALE
from pages.ui.i18n.formatting import format_count, format_days, format_number, format_ratio, is_missing
from pages.ui.i18n.translation import _, join_sentences, n_
from pages.ui.labels.funnel_labels import label_level
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart, show_heading
from pages.ui.session import answers
from queries import Filters

OUTCOME_COLOURS = {"went_on": ACCENT, "won": GOOD_FILL, "open": PALE, "lost": BAD_FILL}
DURATION_COLUMNS = ("stage", "median_days_to_next", "quartile_1_days_to_next", "quartile_3_days_to_next", "made_step")


def render_reached_stages(filters: Filters) -> None:
    """The deals that reached each stage: those that went on, and the outcome of those that came no further."""
    answer = answers.load_answer("funnel/conversion", filters)
    title = _("Stages that deals ever reached")
    frame = answer.frame
    if not frame["opened"].sum():
        show_heading(title, _("No deal was opened in this period, so none could reach a stage."))
        return
    labels = [label_level("stage", stage) for stage in frame["stage"]]
    ended_here = {
        "won": list_values(frame, "won_here"),
        "open": list_values(frame, "open_here"),
        "lost": list_values(frame, "lost_here"),
    }
    went_on = [*to_floats(frame["reached"].tolist())[1:], 0]
    fig = base_chart.create_figure(height=330)
    fig.update_layout(barmode="stack")
    notes = [
        _("{count} ({ratio})", count=format_count(row["reached"]), ratio=format_ratio(row["cumulative_ratio"]))
        for row in base_chart.list_records(frame)
    ]
    for series, values in {"went_on": went_on, **ended_here}.items():
        is_last = series == "lost"
        bars.add_horizontal_bars(
            fig,
            labels,
            values,
            name=label_value("fate", series),
            unit="count",
            colours=OUTCOME_COLOURS[series],
            series=series,
            notes=notes if is_last else [" "] * len(labels),
        )
    fig.update_xaxes(range=[0, float(frame["opened"].max()) * 1.52])
    bars.add_series_names(fig, {label_value("fate", series): colour for series, colour in OUTCOME_COLOURS.items()})
    fig.update_annotations(x=1, xanchor="right")

    def open_rows(row: dict[str, Any], series: str) -> None:
        where = (("stage", int(row["stage"])), ("is_undated", False), *((("fate", series),) if series else ()))
        name = label_value("fate", series) if series else _("Reached")
        list_dialog.open_list(f"{label_level('stage', row['stage'])}: {name}", "funnel/reached_deals", filters, where)

    show_chart(title, _describe_conversion(frame), fig, answer.request, key="reached", on_pick=open_rows)


def _describe_conversion(frame: pd.DataFrame) -> str:
    """How many deals reached the last stage, and the stage at which most were lost."""
    first, last = frame.iloc[0], frame.iloc[-1]
    worst = frame.iloc[int(frame["lost_here"].astype(int).argmax())]
    finding = _(
        "Of **{opened}** deals opened in this period, **{signed}** reached {stage}, {ratio}.",
        opened=format_count(first["opened"]),
        signed=format_count(last["reached"]),
        stage=label_level("stage", last["stage"]),
        ratio=format_ratio(last["cumulative_ratio"]),
    )
    most_lost = _(
        "Most were lost at **{stage}**: {lost} came no further.",
        stage=label_level("stage", worst["stage"]),
        lost=format_count(worst["lost_here"]),
    )
    unstaged_count = int(first["opened"] - first["reached"])
    unstaged = n_(
        "{count} has none of these stages on record.",
        "{count} have none of these stages on record.",
        unstaged_count,
        count=format_count(unstaged_count),
    )
    return join_sentences([finding, most_lost if worst["lost_here"] else "", unstaged if unstaged_count else ""])


def render_durations_and_forecast(filters: Filters) -> None:
    """The days between stages, and beside them forecast and won amounts."""
    left, right = st.columns(2, gap="medium")
    with left:
        _render_stage_durations(filters)
    with right:
        forecast_chart.render_forecast(filters)


def _render_stage_durations(filters: Filters) -> None:
    """Median and quartiles of the days from each stage to the next."""
    answer = answers.load_answer("funnel/conversion", filters)
    title = _("Days from stage to stage")
    rows = [row for row in base_chart.list_records(answer.frame) if not is_missing(row["median_days_to_next"])]
    if not rows:
        show_heading(
            title, _("No deal of this period has two stages with their days on record. It needs stage entries.")
        )
        st.code("python -m data load stage_events stage_events.csv", language="bash")
        return
    show_chart(
        title,
        _describe_durations(rows),
        _draw_durations(title, rows),
        answer.request,
        key="steps",
        on_pick=partial(_open_step_list, filters),
        columns=DURATION_COLUMNS,
    )


def _draw_durations(title: str, rows: list[dict[str, Any]]) -> go.Figure:
    """A point at the median and whiskers to the quartiles for each stage; a click tells the row of the stage."""
    highs = [row["quartile_3_days_to_next"] for row in rows]
    fig = base_chart.create_figure(height=290)
    add_error_bars(
        fig,
        [f"{label_level('stage', row['stage'])} →" for row in rows],
        [row["median_days_to_next"] for row in rows],
        [row["quartile_1_days_to_next"] for row in rows],
        highs,
        name=title,
        hover_texts=[_build_duration_hover(row) for row in rows],
        rows=[int(row["stage"]) - 1 for row in rows],
        is_horizontal=True,
        notes=[
            _("{days}, n {count}", days=format_days(row["median_days_to_next"]), count=format_count(row["made_step"]))
            for row in rows
        ],
    )
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)
    fig.update_layout(xaxis={**widen_axis(axes.build_value_axis([0, *highs], "count")), "showgrid": True})
    return fig


def _build_duration_hover(row: dict[str, Any]) -> str:
    return _(
        "{stage} to the next: half of {made} deals within {days}, the middle half {low} to {high}",
        stage=label_level("stage", row["stage"]),
        made=format_count(row["made_step"]),
        days=format_days(row["median_days_to_next"]),
        low=format_number(float(row["quartile_1_days_to_next"])),
        high=format_days(row["quartile_3_days_to_next"]),
    )


def _describe_durations(rows: list[dict[str, Any]]) -> str:
    """The stage from which the median deal takes longest."""
    slowest = max(rows, key=lambda row: float(row["median_days_to_next"]))
    return _(
        "From **{stage}** it takes longest to the next stage: {days} for half of the {made} deals that made the step. "
        "Lines span the middle half.",
        stage=label_level("stage", slowest["stage"]),
        days=format_days(slowest["median_days_to_next"]),
        made=format_count(slowest["made_step"]),
    )


def _open_step_list(filters: Filters, row: dict[str, Any], _series: str) -> None:
    title = _("From {stage} to the next", stage=label_level("stage", row["stage"]))
    list_dialog.open_list(title, "funnel/steps", filters, (("stage", int(row["stage"])),))
