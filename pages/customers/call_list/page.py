"""The call list: whom to call today and why, one list per person; one click stores the result of a call."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.customers.call_list import call_outcomes, call_rows, list_header
from pages.customers.call_list.list_header import PERSON_PARAMETER, UNASSIGNED
from pages.ui.empty_states import warn_if_no_customers
from pages.ui.i18n.formatting import format_count
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.value_labels import label_value
from pages.ui.report import customer_links, list_dialog
from pages.ui.report.chart_panel import show_downloads, show_heading
from pages.ui.report.explanation import show_explanation
from pages.ui.report.result_table import show_table
from pages.ui.session import answers, view_state
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
OFF_LIST_STATES = ("done_today", "agreed_later", "waiting", "without_consent", "archived")


def render_all_lists(filters: Filters) -> None:
    """Every person's progress as a table, with the download of all lists."""
    answer = answers.load_answer("funnel/call_standing", filters)
    if len(answer.frame) < 2:
        return
    left_count, done_count = int(answer.frame["on_list"].sum()), int(answer.frame["done_today"].sum())
    show_heading(
        _("Everybody's lists"),
        n_(
            "**{count}** customer is left to call on all lists together, {done} answered.",
            "**{count}** customers are left to call on all lists together, {done} answered.",
            left_count,
            count=format_count(left_count),
            done=format_count(done_count),
        ),
    )
    st.caption(_("Choose a row to open that person's list."))
    show_table(answer, key="call_everybody", columns=PROGRESS_COLUMNS, height=360, on_pick=_open_list)
    files = st.popover(_("Download all lists"), icon=":material/download:", key="call_all_files", on_change="rerun")
    if files.open:
        with files:
            show_downloads(answers.QueryRequest("funnel/call_list", filters), key="call_all_lists")


def _open_list(row: dict[str, Any], _series: str) -> None:
    view_state.set_page_parameters(**{PERSON_PARAMETER: str(row["employee_id"]) or UNASSIGNED})


def render_off_list(filters: Filters, person: dict[str, Any]) -> None:
    """The person's customers who are not on the list, by state, and how the list is computed."""
    of_person = ("employee_id", str(person["employee_id"]))
    offers = {
        label_value("standing", state): (
            answers.QueryRequest("funnel/call_customers", filters, None, (of_person, ("standing", state))),
            int(person[state]),
        )
        for state in OFF_LIST_STATES
        if int(person[state])
    }
    if offers:
        list_dialog.show_list_offers(_("Not on the list"), offers)
    with st.expander(_("How is this computed?")):
        show_explanation(answers.QueryRequest("funnel/call_list", filters, None, (of_person,)))


customer_links.open_requested_page()
if not warn_if_no_customers():
    filters = list_header.build_list_filters()
    person = list_header.select_person(filters)
    call_outcomes.render_last_outcome()
    if person:
        list_header.render_progress(filters, person)
        call_rows.render_call_rows(filters, person)
        render_off_list(filters, person)
        render_all_lists(filters)
