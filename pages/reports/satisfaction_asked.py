"""The satisfaction page's last part: who was asked and answered, and every question by itself."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.reports.satisfaction_response import anonymous_left_out
from pages.ui import bars, charts, lists, load
from pages.ui.asked import told_apart, wrapped
from pages.ui.charts import records
from pages.ui.format import count, missing, ratio
from pages.ui.headings import heading
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import chart, tools
from pages.ui.tables import table
from pages.ui.words import _, n_, paragraph
from queries import Filters

NEWEST = 12
ITEMS = ("wording", "role", "n", "blank", "mean", "scale_min", "scale_max", "top2_ratio", "low", "high")


def responses(filters: Filters) -> None:
    """Complete and partial responses of each survey, with its response rate."""
    answer = load.ask("satisfaction/response", filters)
    frame = answer.frame
    rows = records(frame)
    names = told_apart([wrapped(str(row["name"]), 26) for row in rows])
    fig = charts.figure(height=70 + 34 * len(rows))
    notes = [
        count(row["responses"])
        if missing(row["response_ratio"])
        else _("{count} · {ratio}", count=count(row["responses"]), ratio=ratio(row["response_ratio"]))
        for row in rows
    ]
    for series, colour, beside in (("complete", ACCENT, [" "] * len(rows)), ("partial", PALE, notes)):
        bars.lying(
            fig,
            names,
            charts.column(frame, series),
            name=heading(series),
            unit="count",
            colours=colour,
            series=series,
            notes=beside,
        )
    bars.above(fig, {heading("complete"): ACCENT, heading("partial"): PALE})
    most = float(frame["responses"].max()) or 1.0
    fig.update_xaxes(range=[0, most * 2])
    if len(rows) > NEWEST:
        fig.update_layout(height=70 + 34 * NEWEST)
        fig.update_yaxes(autorange=False, range=[len(rows) - 0.5, len(rows) - NEWEST - 0.5])

    def opened(row: dict[str, Any], series: str) -> None:
        where: load.Where = (("survey_id", row["survey_id"]),)
        where += (("is_complete", series == "complete"),) if series else ()
        lists.open_list(_("Responses to {survey}", survey=str(row["name"])), "satisfaction/responses", filters, where)

    unknown = int(frame["unmatched"].sum())
    said = n_(
        "**{matched}** responses are of customers on record; **{unknown}** is anonymous and counted all the same.",
        "**{matched}** responses are of customers on record; **{unknown}** are anonymous and counted all the same.",
        unknown,
        matched=count(frame["matched"].sum()),
        unknown=count(unknown),
    )
    more = _("The {most} newest of {all} surveys are drawn; the table has all.", most=NEWEST, all=len(rows))
    said = paragraph([said, anonymous_left_out(filters), more if len(rows) > NEWEST else ""])
    chart(_("Responses by survey, with response rate"), said, fig, answer.asked, key="responses", on_pick=opened)


def questions(filters: Filters) -> None:
    """Every scored question by itself, folded away."""
    answer = load.ask("satisfaction/items", filters)
    with st.expander(_("Every scored question by itself"), icon=":material/unfold_more:"):
        table(answer, key="questions", only=ITEMS, height=420)
        tools(answer.asked, key="questions_tools")
