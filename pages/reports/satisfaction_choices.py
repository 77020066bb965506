"""The satisfaction page's questions of choice: how many chose each option."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui import axes, charts, lists, load
from pages.ui.asked import number_duplicates, wrap_text
from pages.ui.chance import format_interval, format_sample_size, is_small
from pages.ui.charts import list_records
from pages.ui.format import format_count, format_ratio
from pages.ui.panel import show_chart
from pages.ui.whiskers import add_error_bars, widen_axis
from pages.ui.words import _
from queries import Filters


def render_choices(filters: Filters) -> None:
    """How many chose each option of the question that most answered."""
    whole = load.load_answer("satisfaction/choices", filters).frame
    if whole.empty:
        return
    questions = dict(zip(whole["wording"].astype(str), whole["n"], strict=True))
    st.header(_("What they chose"), anchor=False)
    asked = max(questions, key=lambda one: questions[one])
    if len(questions) > 1:
        asked = str(
            st.selectbox(_("Question"), list(questions), key="choice_of", label_visibility="collapsed") or asked
        )
    answer = load.load_rows(load.QueryRequest("satisfaction/choices", filters, None, (("wording", asked),)))
    frame = answer.frame
    rows = list_records(frame)
    names = number_duplicates([wrap_text(str(row["option"])) for row in rows])
    fig = charts.create_figure(height=60 + 34 * len(rows))
    notes = [_("{ratio}, {count}", ratio=format_ratio(row["ratio"]), count=format_count(row["chosen"])) for row in rows]
    add_error_bars(
        fig,
        names,
        *(charts.list_values(frame, end) for end in ("ratio", "low", "high")),
        name=asked,
        lying=True,
        pale=[is_small(row["n"]) for row in rows],
        notes=notes,
        told=[
            f"<b>{row['option']}</b><br>{format_ratio(row['ratio'])} ({format_interval(row, 'ratio')})" for row in rows
        ],
    )
    ends = [*frame["low"], *frame["high"]]
    fig.update_layout(xaxis={**widen_axis(axes.build_value_axis(ends, "ratio")), "showgrid": True})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)

    def opened(row: dict[str, Any], _series: str) -> None:
        where = (("question", row["question"]), ("wording", row["wording"]), ("option", row["option"]))
        lists.open_list(str(row["option"]), "satisfaction/choice_respondents", filters, where)

    said = _(
        "{question} **{option}** was chosen most, by {ratio}; {counted}.",
        question=asked,
        option=rows[0]["option"],
        ratio=format_ratio(rows[0]["ratio"]),
        counted=format_sample_size(rows[0]["n"]),
    )
    show_chart("", said, fig, answer.asked, key="choices", titled=False, on_pick=opened)
