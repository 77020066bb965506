"""The satisfaction page's choices, responses by survey, response rate, and every scored question."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui.charts import axes, bars, base_chart
from pages.ui.charts.base_chart import list_records
from pages.ui.charts.error_bars import add_error_bars, widen_axis
from pages.ui.charts.item_labels import number_duplicates, wrap_text
from pages.ui.charts.palette import ACCENT, PALE
from pages.ui.charts.uncertainty import format_interval, format_sample_size, is_small
from pages.ui.i18n.formatting import format_count, format_ratio, is_missing
from pages.ui.i18n.translation import _, join_sentences, n_
from pages.ui.labels.column_labels import label_column
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart, show_tools
from pages.ui.report.metric_tiles import Metric
from pages.ui.report.result_table import show_table
from pages.ui.session import answers, warehouse_facts
from queries import Filters

MAX_SURVEYS = 12
QUESTION_COLUMNS = ("wording", "role", "n", "blank", "mean", "scale_min", "scale_max", "top2_ratio", "low", "high")


def render_choices(filters: Filters) -> None:
    """The share that chose each option of a question, at first of the one with most answers."""
    choices = answers.load_answer("satisfaction/choices", filters).frame
    if choices.empty:
        return
    questions = dict(zip(choices["wording"].astype(str), choices["n"], strict=True))
    st.header(_("What they chose"), anchor=False)
    wording = max(questions, key=questions.__getitem__)
    if len(questions) > 1:
        wording = str(
            st.selectbox(_("Question"), list(questions), key="choice_of", label_visibility="collapsed") or wording
        )
    answer = answers.load_rows(answers.QueryRequest("satisfaction/choices", filters, None, (("wording", wording),)))
    frame = answer.frame
    rows = list_records(frame)
    names = number_duplicates([wrap_text(str(row["option"])) for row in rows])
    fig = base_chart.create_figure(height=60 + 34 * len(rows))
    notes = [_("{ratio}, {count}", ratio=format_ratio(row["ratio"]), count=format_count(row["chosen"])) for row in rows]
    add_error_bars(
        fig,
        names,
        *(base_chart.list_values(frame, end) for end in ("ratio", "low", "high")),
        name=wording,
        is_horizontal=True,
        pale=[is_small(row["n"]) for row in rows],
        notes=notes,
        hover_texts=[
            f"<b>{row['option']}</b><br>{format_ratio(row['ratio'])} ({format_interval(row, 'ratio')})" for row in rows
        ],
    )
    ends = [*frame["low"], *frame["high"]]
    fig.update_layout(xaxis={**widen_axis(axes.build_value_axis(ends, "ratio")), "showgrid": True})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)

    def open_rows(row: dict[str, Any], _series: str) -> None:
        where = (("question", row["question"]), ("wording", row["wording"]), ("option", row["option"]))
        list_dialog.open_list(str(row["option"]), "satisfaction/choice_respondents", filters, where)

    finding = _(
        "{question} **{option}** was chosen most, by {ratio}; {counted}.",
        question=wording,
        option=rows[0]["option"],
        ratio=format_ratio(rows[0]["ratio"]),
        counted=format_sample_size(rows[0]["n"]),
    )
    show_chart("", finding, fig, answer.request, key="choices", has_title=False, on_pick=open_rows)


def build_response_figure(filters: Filters) -> Metric:
    """The response rate; the number of complete responses where nobody knows how many were invited."""
    answer = answers.load_answer("satisfaction/response", filters)
    frame = answer.frame
    complete, partial = int(frame["complete"].sum()), format_count(frame["partial"].sum())
    respondents = answers.QueryRequest("satisfaction/responses", filters, None, (("is_complete", True),))
    ratio, complete_of_asked, invited = _compute_response_rate(frame)
    if ratio is None:
        note = _("{partial} partial ones are left out; how many were asked is not known here", partial=partial)
        figure = Metric("responses", _("Complete responses"), "count", complete, answer.request, note=note)
        return figure.with_rows(respondents, complete)
    note = _(
        "{some} of {all} asked · {partial} partial",
        some=format_count(complete_of_asked),
        all=format_count(invited),
        partial=partial,
    )
    previous_filters = _find_previous_period(filters)
    previous_ratio = (
        _compute_response_rate(answers.load_answer("satisfaction/response", previous_filters).frame)[0]
        if previous_filters
        else None
    )
    figure = Metric(
        "response_ratio", _("Response rate"), "ratio", ratio, answer.request, previous=previous_ratio, note=note
    )
    return figure.with_rows(respondents, complete) if complete_of_asked == complete else figure


def _compute_response_rate(frame: pd.DataFrame) -> tuple[float | None, int, int]:
    """The response rate over the surveys whose number of invited is known.

    Returns:
        Complete ÷ invited, None where nobody was invited; complete responses; invited.
    """
    counted = frame.dropna(subset=["invited"])
    complete, invited = int(counted["complete"].sum()), int(counted["invited"].sum())
    return (complete / invited if invited else None), complete, invited


def _find_previous_period(filters: Filters) -> Filters | None:
    """The filters with the previous period of the same length; None where the record begins later."""
    first = warehouse_facts.load_days(filters).first
    if not (filters.from_on and filters.to_on and first):
        return None
    start = filters.from_on - (filters.to_on - filters.from_on) - timedelta(days=1)
    return filters.with_changes(from_on=start, to_on=filters.from_on - timedelta(days=1)) if start >= first else None


def _describe_excluded_anonymous(filters: Filters) -> str:
    """How many anonymous responses the filters exclude; '' where none of them is about customers."""
    if not filters.customer_fields:
        return ""
    unfiltered = Filters(filters.as_of, filters.from_on, filters.to_on, rules=filters.rules)
    everyone = answers.load_answer("satisfaction/response", unfiltered).frame
    selected = answers.load_answer("satisfaction/response", filters).frame
    excluded_count = int(everyone["unmatched"].sum()) - int(selected["unmatched"].sum()) if len(everyone) else 0
    if not excluded_count:
        return ""
    return n_(
        "{count} anonymous response of these days is left out, as customers are filtered.",
        "{count} anonymous responses of these days are left out, as customers are filtered.",
        excluded_count,
        count=format_count(excluded_count),
    )


def render_responses(filters: Filters) -> None:
    """Complete and partial responses of each survey, with its response rate."""
    answer = answers.load_answer("satisfaction/response", filters)
    frame = answer.frame
    rows = list_records(frame)
    names = number_duplicates([wrap_text(str(row["name"]), 26) for row in rows])
    fig = base_chart.create_figure(height=70 + 34 * len(rows))
    notes = [
        format_count(row["responses"])
        if is_missing(row["response_ratio"])
        else _("{count} · {ratio}", count=format_count(row["responses"]), ratio=format_ratio(row["response_ratio"]))
        for row in rows
    ]
    for series, colour, series_notes in (("complete", ACCENT, [" "] * len(rows)), ("partial", PALE, notes)):
        bars.add_horizontal_bars(
            fig,
            names,
            base_chart.list_values(frame, series),
            name=label_column(series, answer.request.name),
            unit="count",
            colours=colour,
            series=series,
            notes=series_notes,
        )
    labels = {series: label_column(series, answer.request.name) for series in ("complete", "partial")}
    bars.add_series_names(fig, {labels["complete"]: ACCENT, labels["partial"]: PALE})
    longest = float(frame["responses"].max()) or 1.0
    fig.update_xaxes(range=[0, longest * 2])
    if len(rows) > MAX_SURVEYS:
        fig.update_layout(height=70 + 34 * MAX_SURVEYS)
        fig.update_yaxes(autorange=False, range=[len(rows) - 0.5, len(rows) - MAX_SURVEYS - 0.5])

    def open_rows(row: dict[str, Any], series: str) -> None:
        where: answers.Where = (("survey_id", row["survey_id"]),)
        where += (("is_complete", series == "complete"),) if series else ()
        list_dialog.open_list(
            _("Responses to {survey}", survey=str(row["name"])), "satisfaction/responses", filters, where
        )

    show_chart(
        _("Responses by survey, with response rate"),
        _describe_responses(filters, frame),
        fig,
        answer.request,
        key="responses",
        on_pick=open_rows,
    )


def _describe_responses(filters: Filters, frame: pd.DataFrame) -> str:
    """How many responses are of customers and how many anonymous, and what is excluded or not drawn."""
    anonymous_count = int(frame["unmatched"].sum())
    finding = n_(
        "**{matched}** responses are of customers on record; **{unknown}** is anonymous and counted all the same.",
        "**{matched}** responses are of customers on record; **{unknown}** are anonymous and counted all the same.",
        anonymous_count,
        matched=format_count(frame["matched"].sum()),
        unknown=format_count(anonymous_count),
    )
    limit_note = _("The {most} newest of {all} surveys are drawn; the table has all.", most=MAX_SURVEYS, all=len(frame))
    return join_sentences(
        [finding, _describe_excluded_anonymous(filters), limit_note if len(frame) > MAX_SURVEYS else ""]
    )


def render_scored_questions(filters: Filters) -> None:
    """Every scored question by itself, folded away."""
    answer = answers.load_answer("satisfaction/items", filters)
    with st.expander(_("Every scored question by itself"), icon=":material/unfold_more:"):
        show_table(answer, key="questions", columns=QUESTION_COLUMNS, height=420)
        show_tools(answer.request, key="questions_tools")
