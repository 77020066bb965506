"""What is done with all who fit, or with those whose rows are ticked; each button says with how many."""

from datetime import date

import streamlit as st

from pages.customers.explorer import bulk_actions, result_table
from pages.customers.explorer.bulk_actions import BulkAction, describe_targets
from pages.ui.criteria.value_widgets import load_value_counts as used
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.directory import load_employee_names
from pages.ui.report import customer_links
from pages.ui.report.chart_panel import show_downloads, show_heading
from pages.ui.session import answers
from pages.ui.uploads import intake_report
from queries import Filters

# What one who calls wants to see beside the name.
CALL_LIST_COLUMNS = (
    "customer_id",
    "name",
    "owner",
    "tier",
    "lifecycle",
    "silent_days",
    "last_contact_on",
    "next_on",
    "satisfaction",
    "open_amount",
    "overdue_amount",
)


def render_actions(filters: Filters, matching_count: int) -> None:
    """The actions; ticked rows are meant where there are any, else all who fit."""
    ticked = result_table.get_selected_customers()
    meant = answers.QueryRequest(
        result_table.QUESTION, filters.with_changes(customer=tuple(ticked)), columns=("customer_id",)
    )
    many = answers.count_rows(meant) if ticked else matching_count
    show_heading(_("Act on them"), describe_targets(many, bool(ticked)))
    with st.container(horizontal=True, gap="small", key="screen_actions"):
        result_table.render_selection_controls()
        if many and intake_report.is_intake_open():
            _render_tag_form(meant, many)
            _render_owner_form(meant, many)
            _render_call_form(meant, many)
        with st.popover(_("Export a call list"), icon=":material/contact_phone:"):
            st.caption(_("With the person in charge, the last contact and what is open."))
            show_downloads(
                answers.QueryRequest(meant.name, meant.filters, columns=CALL_LIST_COLUMNS), key="explorer_calling"
            )
    bulk_actions.render_confirmation()
    customer_links.open_requested_page()


def _render_tag_form(request: answers.QueryRequest, customer_count: int) -> None:
    title = n_("Tag {count} customer", "Tag {count} customers", customer_count, count=format_number(customer_count))
    with bulk_actions.build_action_popover("tag", title, ":material/label:"):
        word = st.selectbox(
            _("Tag"),
            list(used("tag")),
            index=None,
            key="explorer_tag",
            accept_new_options=True,
            placeholder=_("Choose one in use, or write a new one"),
        )
        bulk_actions.render_action_button(
            title, BulkAction("tag", request, customer_count, (str(word or ""),)), is_ready=bool(word)
        )


def _render_owner_form(request: answers.QueryRequest, customer_count: int) -> None:
    title = n_(
        "Hand {count} customer over", "Hand {count} customers over", customer_count, count=format_number(customer_count)
    )
    with bulk_actions.build_action_popover("assign", title, ":material/assignment_ind:"):
        people = load_employee_names()
        who = st.selectbox(
            _("Who looks after them from now on"),
            list(people),
            index=None,
            key="explorer_owner",
            format_func=people.__getitem__,
            placeholder=_("Choose an employee"),
        )
        since = st.date_input(_("From which day"), date.today(), key="explorer_since", format="YYYY-MM-DD")
        bulk_actions.render_action_button(
            title, BulkAction("assign", request, customer_count, (str(who or ""), since)), is_ready=bool(who)
        )


def _render_call_form(request: answers.QueryRequest, customer_count: int) -> None:
    title = n_(
        "Put {count} on the call list",
        "Put {count} on the call list",
        customer_count,
        count=format_number(customer_count),
    )
    with bulk_actions.build_action_popover("call", title, ":material/call:"):
        why = st.text_input(_("Why they are called"), key="explorer_because", max_chars=120)
        people = {"": _("whoever looks after them"), **load_employee_names()}
        who = st.selectbox(_("Who calls"), list(people), key="explorer_caller", format_func=people.__getitem__)
        due = st.date_input(_("From which day"), date.today(), key="explorer_due", format="YYYY-MM-DD")
        bulk_actions.render_action_button(
            title, BulkAction("call", request, customer_count, (why.strip(), str(who), due)), is_ready=bool(why.strip())
        )
