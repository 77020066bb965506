"""Under the call list: how far everybody is with theirs, for whoever leads them; a row opens that person's list."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.customers.call_list_person import PERSON_PARAMETER, UNASSIGNED
from pages.ui import choice, load
from pages.ui.format import format_count
from pages.ui.panel import show_downloads, show_heading
from pages.ui.tables import show_table
from pages.ui.words import _, n_
from queries import Filters

PROGRESS_COLUMNS = (
    "employee",
    "on_list",
    "done_today",
    "tried_today",
    "waiting",
    "agreed_later",
    "without_consent",
    "customers",
)


def render_all_lists(filters: Filters) -> None:
    """Each person with how many are left, answered, tried and not called."""
    answer = load.load_answer("funnel/call_standing", filters)
    if len(answer.frame) < 2:
        return
    left, done = int(answer.frame["on_list"].sum()), int(answer.frame["done_today"].sum())
    show_heading(
        _("Everybody's lists"),
        n_(
            "**{count}** customer is left to call on all lists together, {done} answered.",
            "**{count}** customers are left to call on all lists together, {done} answered.",
            left,
            count=format_count(left),
            done=format_count(done),
        ),
    )
    st.caption(_("Choose a row to open that person's list."))
    show_table(answer, key="call_everybody", only=PROGRESS_COLUMNS, height=360, on_pick=_open_list)
    files = st.popover(_("Download all lists"), icon=":material/download:", key="call_all_files", on_change="rerun")
    if files.open:
        with files:
            show_downloads(load.QueryRequest("funnel/call_list", filters), key="call_all_lists")


def _open_list(row: dict[str, Any], _series: str) -> None:
    choice.set_page_parameters(**{PERSON_PARAMETER: str(row["employee_id"]) or UNASSIGNED})
