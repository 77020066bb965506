"""The satisfaction page's last part: who was asked and answered, and every question by itself."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.reports.satisfaction_response import _describe_excluded_anonymous
from pages.ui import bars, charts, lists, load
from pages.ui.asked import number_duplicates, wrap_text
from pages.ui.charts import list_records
from pages.ui.format import format_count, format_ratio, is_missing
from pages.ui.headings import label_column
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import show_chart, show_tools
from pages.ui.tables import show_table
from pages.ui.words import _, join_sentences, n_
from queries import Filters

MAX_SURVEYS = 12
QUESTION_COLUMNS = ("wording", "role", "n", "blank", "mean", "scale_min", "scale_max", "top2_ratio", "low", "high")


def render_responses(filters: Filters) -> None:
    """Complete and partial responses of each survey, with its response rate."""
    answer = load.load_answer("satisfaction/response", filters)
    frame = answer.frame
    rows = list_records(frame)
    names = number_duplicates([wrap_text(str(row["name"]), 26) for row in rows])
    fig = charts.create_figure(height=70 + 34 * len(rows))
    notes = [
        format_count(row["responses"])
        if is_missing(row["response_ratio"])
        else _("{count} · {ratio}", count=format_count(row["responses"]), ratio=format_ratio(row["response_ratio"]))
        for row in rows
    ]
    for series, colour, beside in (("complete", ACCENT, [" "] * len(rows)), ("partial", PALE, notes)):
        bars.add_horizontal_bars(
            fig,
            names,
            charts.list_values(frame, series),
            name=label_column(series),
            unit="count",
            colours=colour,
            series=series,
            notes=beside,
        )
    bars.add_series_names(fig, {label_column("complete"): ACCENT, label_column("partial"): PALE})
    most = float(frame["responses"].max()) or 1.0
    fig.update_xaxes(range=[0, most * 2])
    if len(rows) > MAX_SURVEYS:
        fig.update_layout(height=70 + 34 * MAX_SURVEYS)
        fig.update_yaxes(autorange=False, range=[len(rows) - 0.5, len(rows) - MAX_SURVEYS - 0.5])

    def opened(row: dict[str, Any], series: str) -> None:
        where: load.Where = (("survey_id", row["survey_id"]),)
        where += (("is_complete", series == "complete"),) if series else ()
        lists.open_list(_("Responses to {survey}", survey=str(row["name"])), "satisfaction/responses", filters, where)

    unknown = int(frame["unmatched"].sum())
    said = n_(
        "**{matched}** responses are of customers on record; **{unknown}** is anonymous and counted all the same.",
        "**{matched}** responses are of customers on record; **{unknown}** are anonymous and counted all the same.",
        unknown,
        matched=format_count(frame["matched"].sum()),
        unknown=format_count(unknown),
    )
    more = _("The {most} newest of {all} surveys are drawn; the table has all.", most=MAX_SURVEYS, all=len(rows))
    said = join_sentences([said, _describe_excluded_anonymous(filters), more if len(rows) > MAX_SURVEYS else ""])
    show_chart(_("Responses by survey, with response rate"), said, fig, answer.asked, key="responses", on_pick=opened)


def render_scored_questions(filters: Filters) -> None:
    """Every scored question by itself, folded away."""
    answer = load.load_answer("satisfaction/items", filters)
    with st.expander(_("Every scored question by itself"), icon=":material/unfold_more:"):
        show_table(answer, key="questions", only=QUESTION_COLUMNS, height=420)
        show_tools(answer.asked, key="questions_tools")
