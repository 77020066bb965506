"""The channels page's load: how many customers each person looks after, against what one person can."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui import bars, charts, choice, guard, lists, load
from pages.ui.format import count
from pages.ui.headings import value
from pages.ui.palette import ACCENT, BAD_FILL, QUIET
from pages.ui.panel import chart
from pages.ui.tables import table
from pages.ui.words import _, n_
from queries import Filters

DRAWN = 12
COLUMNS = ("employee", "branch", "load", "over_load", "assigned", "reached", "coverage_ratio", "attempts")


def loads(filters: Filters) -> None:
    """The people with most customers as bars against the limit, all of them in the table."""
    answer = load.ask("funnel/coverage", filters)
    people = answer.frame[answer.frame["employee_id"] != ""]
    if answer.empty or people.empty:
        guard.thin(load.Answer(answer.asked, people.iloc[:0]), "assignments", _("Load by person"))
        return
    drawn = answer.frame.iloc[: people.index[:DRAWN].max() + 1]
    limit = int(choice.rule("load_limit"))
    colours = [BAD_FILL if over else ACCENT for over in drawn["over_load"]]
    labels = [value("employee", found) for found in drawn["employee"]]
    fig = charts.figure(height=70 + 26 * len(labels))
    bars.lying(
        fig, labels, charts.column(drawn, "load"), name=_("Customers looked after"), unit="count", colours=colours
    )
    most = max(limit, int(drawn["load"].max()))
    fig.update_xaxes(range=[0, most * 1.35])
    fig.add_shape(type="line", yref="paper", x0=limit, x1=limit, y0=0, y1=1, line={"color": QUIET, "dash": "dot"})
    fig.add_annotation(
        x=limit, yref="paper", y=1, yanchor="bottom", text=_("limit {count}", count=count(limit)), showarrow=False
    )
    fig.update_layout(margin={"t": 26})

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers of {person}", person=value("employee", row["employee"]))
        lists.open_list(title, "funnel/coverage_customers", filters, (("employee_id", row["employee_id"]),))

    chart(_("Load by person"), finding(people, limit), fig, answer.asked, key="loads", on_pick=picked, only=COLUMNS)
    with st.expander(_("All {count} people", count=count(len(people))), key="screen_people"):
        table(answer, key="people", only=COLUMNS, height=420, on_pick=picked)


def finding(people: Any, limit: int) -> str:
    """Who looks after more than one person can; else who is nearest to it."""
    over = int(people["over_load"].sum())
    if over:
        return n_(
            "**{count}** person looks after more than {limit} customers.",
            "**{count}** people look after more than {limit} customers each.",
            over,
            count=count(over),
            limit=count(limit),
        )
    first = people.iloc[0]
    return _(
        "Nobody looks after more than {limit} customers; **{person}** has most, {load}.",
        limit=count(limit),
        person=value("employee", first["employee"]),
        load=count(first["load"]),
    )
