"""The funnel page's main chart: how many of the deals opened ever reached each stage, with the lost ones kept in."""

from typing import Any

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


def render_reached_stages(filters: Filters) -> None:
    """Each stage's deals: those that went on, and what became of those that came no further."""
    answer = answers.load_answer("funnel/conversion", filters)
    title = _("Stages that deals ever reached")
    frame = answer.frame
    if not frame["opened"].sum():
        show_heading(title, _("No deal was opened in this period, so none could reach a stage."))
        return
    labels = [label_level("stage", found) for found in frame["stage"]]
    stuck = {
        "won": list_values(frame, "won_here"),
        "open": list_values(frame, "open_here"),
        "lost": list_values(frame, "lost_here"),
    }
    on = [*to_floats(frame["reached"].tolist())[1:], 0]
    fig = base_chart.create_figure(height=330)
    fig.update_layout(barmode="stack")
    whole = [
        _("{count} ({ratio})", count=format_count(row["reached"]), ratio=format_ratio(row["cumulative_ratio"]))
        for row in base_chart.list_records(frame)
    ]
    for series, values in {"went_on": on, **stuck}.items():
        last = series == "lost"
        bars.add_horizontal_bars(
            fig,
            labels,
            values,
            name=label_value("fate", series),
            unit="count",
            colours=OUTCOME_COLOURS[series],
            series=series,
            notes=whole if last else [" "] * len(labels),
        )
    fig.update_xaxes(range=[0, float(frame["opened"].max()) * 1.52])
    bars.add_series_names(fig, {label_value("fate", series): colour for series, colour in OUTCOME_COLOURS.items()})
    fig.update_annotations(x=1, xanchor="right")

    def picked(row: dict[str, Any], series: str) -> None:
        where = (("stage", int(row["stage"])), ("is_undated", False), *((("fate", series),) if series else ()))
        name = label_value("fate", series) if series else _("Reached")
        list_dialog.open_list(f"{label_level('stage', row['stage'])}: {name}", "funnel/reached_deals", filters, where)

    show_chart(title, _describe_conversion(frame), fig, answer.request, key="reached", on_pick=picked)


def _describe_conversion(frame: Any) -> str:
    """How many came to a contract, and where most were lost."""
    first, last = frame.iloc[0], frame.iloc[-1]
    worst = frame.iloc[int(frame["lost_here"].astype(int).argmax())]
    said = _(
        "Of **{opened}** deals opened in this period, **{signed}** reached {stage}, {ratio}.",
        opened=format_count(first["opened"]),
        signed=format_count(last["reached"]),
        stage=label_level("stage", last["stage"]),
        ratio=format_ratio(last["cumulative_ratio"]),
    )
    most = _(
        "Most were lost at **{stage}**: {lost} came no further.",
        stage=label_level("stage", worst["stage"]),
        lost=format_count(worst["lost_here"]),
    )
    beside = int(first["opened"] - first["reached"])
    nowhere = n_(
        "{count} has none of these stages on record.",
        "{count} have none of these stages on record.",
        beside,
        count=format_count(beside),
    )
    return join_sentences([said, most if worst["lost_here"] else "", nowhere if beside else ""])


DURATION_COLUMNS = ("stage", "median_days_to_next", "quartile_1_days_to_next", "quartile_3_days_to_next", "made_step")


def render_durations_and_forecast(filters: Filters) -> None:
    """The days between stages, and beside them forecast and actual."""
    left, right = st.columns(2, gap="medium")
    with left:
        _render_stage_durations(filters)
    with right:
        forecast_chart.render_forecast(filters)


def _render_stage_durations(filters: Filters) -> None:
    """How long deals take from each stage to the next."""
    answer = answers.load_answer("funnel/conversion", filters)
    title = _("Days from stage to stage")
    rows = [row for row in base_chart.list_records(answer.frame) if not is_missing(row["median_days_to_next"])]
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
    fig = base_chart.create_figure(height=290)
    add_error_bars(
        fig,
        names,
        medians,
        [low for low, _high in ends],
        [high for _low, high in ends],
        name=title,
        hover_texts=told,
        rows=[int(row["stage"]) - 1 for row in rows],
        is_horizontal=True,
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
        list_dialog.open_list(title, "funnel/steps", filters, (("stage", int(row["stage"])),))

    show_chart(title, finding, fig, answer.request, key="steps", on_pick=picked, columns=DURATION_COLUMNS)
