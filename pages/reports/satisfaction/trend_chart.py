"""The satisfaction page's trend: each wave with its interval; only waves that asked the same question are linked."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import empty_states
from pages.ui.charts import axes, base_chart, survey_trend
from pages.ui.charts.base_chart import list_records
from pages.ui.charts.error_bars import widen_axis
from pages.ui.charts.uncertainty import describe_hidden_groups, format_interval, format_sample_size, is_too_few
from pages.ui.i18n.formatting import format_value, is_missing
from pages.ui.i18n.translation import N_, _, join_sentences
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.session import answers, view_state
from queries import Filters

TREND_METRICS = ("satisfied_ratio", "nps", "index")
TIME_STEPS = {"wave": N_("By wave"), "month": N_("By month")}


def render_trend(filters: Filters) -> None:
    """One metric over time; the reader selects the metric, and whether it is shown by wave or by month."""
    metric = survey_trend.get_trend_metric(TREND_METRICS)
    st.header(_("{figure} over time", figure=label_value("metric", metric)), anchor=False)
    with st.container(horizontal=True, key="screen_trend"):
        survey_trend.show_metric_control(TREND_METRICS)
        survey_trend.show_step_control(TIME_STEPS)
    request = answers.QueryRequest("satisfaction/changes", filters, None, (("metric", metric),))
    answer = answers.load_rows(request)
    if answer.empty:
        empty_states.show_missing_questions(_("questions on satisfaction or recommendation"))
        return
    fig = survey_trend.draw_survey_trend(answer.frame)
    headline = answers.load_answer("satisfaction/headline", filters).frame
    target = headline[headline["metric"] == metric]["target"].iloc[0]
    unit = str(answer.frame["unit"].iloc[0])
    base_chart.add_target_line(fig, target, unit)
    values = [*answer.frame["low"], *answer.frame["high"], target]
    fig.update_yaxes(**widen_axis(axes.build_value_axis(values, unit, zero=False)), zeroline=False)

    def open_rows(row: dict[str, Any], _series: str) -> None:
        by_month = view_state.get_rule("satisfaction_step") == "month"
        where = (("metric", metric), ("month", row["started_on"]) if by_month else ("survey_id", row["wave"]))
        list_dialog.open_list(
            _("Answers of {wave}", wave=survey_trend.format_wave_name(row["name"])),
            "satisfaction/answers",
            filters,
            where,
        )

    show_chart(
        "",
        _describe_trend(answer.frame, target),
        fig,
        request,
        key="satisfaction_trend",
        has_title=False,
        on_pick=open_rows,
    )


def _describe_trend(frame: pd.DataFrame, target: Any) -> str:
    """The latest wave against the target, and which waves are not linked or are hidden."""
    last: dict[str, Any] = list_records(frame)[-1]
    unit = str(last["unit"])
    sentences = [_compare_with_target(last, unit, target)] if not is_missing(last["value"]) else []
    if len(survey_trend.group_comparable_waves(list_records(frame))) > 1:
        sentences.append(_("Only waves that asked the very same question are linked; scales are never mixed."))
    hidden = [survey_trend.format_wave_name(row["name"]) for row in list_records(frame) if is_too_few(row["n"])]
    return join_sentences([*sentences, describe_hidden_groups(hidden)])


def _compare_with_target(row: dict[str, Any], unit: str, target: Any) -> str:
    """Whether the latest value lies above or below the target by more than chance."""
    parts = {
        "wave": survey_trend.format_wave_name(row["name"]),
        "value": format_value(row["value"], unit),
        "reach": format_interval(row, unit),
        "n": format_sample_size(row["n"]),
        "target": format_value(target, unit),
    }
    if is_missing(target):
        return _("{wave}: **{value}** ({reach}; {n}).", **parts)
    if row["low"] > target:
        return _("{wave}: **{value}** ({reach}; {n}), above the target of {target} beyond chance.", **parts)
    if row["high"] < target:
        return _("{wave}: **{value}** ({reach}; {n}), below the target of {target} beyond chance.", **parts)
    return _("{wave}: **{value}** ({reach}; {n}); the target of {target} lies within chance.", **parts)
