"""The satisfaction page's questions of choice: how many chose each option."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui import axes, charts, lists, load
from pages.ui.asked import told_apart, wrapped
from pages.ui.chance import counted, interval, is_small
from pages.ui.charts import records
from pages.ui.format import count, ratio
from pages.ui.panel import chart
from pages.ui.whiskers import roomy, whiskers
from pages.ui.words import _
from queries import Filters


def choices(filters: Filters) -> None:
    """How many chose each option of the question that most answered."""
    whole = load.ask("satisfaction/choices", filters).frame
    if whole.empty:
        return
    questions = dict(zip(whole["wording"].astype(str), whole["n"], strict=True))
    st.header(_("What they chose"), anchor=False)
    asked = max(questions, key=lambda one: questions[one])
    if len(questions) > 1:
        asked = str(
            st.selectbox(_("Question"), list(questions), key="choice_of", label_visibility="collapsed") or asked
        )
    answer = load.rows(load.Asked("satisfaction/choices", filters, None, (("wording", asked),)))
    frame = answer.frame
    rows = records(frame)
    names = told_apart([wrapped(str(row["option"])) for row in rows])
    fig = charts.figure(height=60 + 34 * len(rows))
    notes = [_("{ratio}, {count}", ratio=ratio(row["ratio"]), count=count(row["chosen"])) for row in rows]
    whiskers(
        fig,
        names,
        *(charts.column(frame, end) for end in ("ratio", "low", "high")),
        name=asked,
        lying=True,
        pale=[is_small(row["n"]) for row in rows],
        notes=notes,
        told=[f"<b>{row['option']}</b><br>{ratio(row['ratio'])} ({interval(row, 'ratio')})" for row in rows],
    )
    ends = [*frame["low"], *frame["high"]]
    fig.update_layout(xaxis={**roomy(axes.ticks(ends, "ratio")), "showgrid": True})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)

    def opened(row: dict[str, Any], _series: str) -> None:
        where = (("question", row["question"]), ("wording", row["wording"]), ("option", row["option"]))
        lists.open_list(str(row["option"]), "satisfaction/choice_respondents", filters, where)

    said = _(
        "{question} **{option}** was chosen most, by {ratio}; {counted}.",
        question=asked,
        option=rows[0]["option"],
        ratio=ratio(rows[0]["ratio"]),
        counted=counted(rows[0]["n"]),
    )
    chart("", said, fig, answer.asked, key="choices", titled=False, on_pick=opened)
