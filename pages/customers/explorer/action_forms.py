"""The explorer's actions on the matching customers, or on the selected ones: tag, owner, call list, export."""

from datetime import date

import streamlit as st

from pages.customers.explorer import bulk_actions, result_table
from pages.customers.explorer.bulk_actions import BulkAction, describe_targets
from pages.ui.criteria.value_widgets import load_value_counts
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.directory import load_employee_names
from pages.ui.report import customer_links
from pages.ui.report.chart_panel import show_downloads, show_heading
from pages.ui.session import answers
from pages.ui.uploads import intake_report
from queries import Filters

# The columns of an exported call list.
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
    """The actions; they apply to the selected rows where there are any, else to all matching customers."""
    selected = result_table.get_selected_customers()
    target_request = answers.QueryRequest(
        result_table.QUESTION, filters.with_changes(customer=tuple(selected)), columns=("customer_id",)
    )
    target_count = answers.count_rows(target_request) if selected else matching_count
    show_heading(_("Act on them"), describe_targets(target_count, bool(selected)))
    with st.container(horizontal=True, gap="small", key="screen_actions"):
        result_table.render_selection_controls()
        if target_count and intake_report.is_intake_open():
            _render_tag_form(target_request, target_count)
            _render_owner_form(target_request, target_count)
            _render_call_form(target_request, target_count)
        with st.popover(_("Export a call list"), icon=":material/contact_phone:"):
            st.caption(_("With the person in charge, the last contact and what is open."))
            show_downloads(
                answers.QueryRequest(target_request.name, target_request.filters, columns=CALL_LIST_COLUMNS),
                key="explorer_calling",
            )
    bulk_actions.render_confirmation()
    customer_links.open_requested_page()


def _render_tag_form(request: answers.QueryRequest, customer_count: int) -> None:
    title = n_("Tag {count} customer", "Tag {count} customers", customer_count, count=format_number(customer_count))
    with bulk_actions.build_action_popover("tag", title, ":material/label:"):
        tag = st.selectbox(
            _("Tag"),
            list(load_value_counts("tag")),
            index=None,
            key="explorer_tag",
            accept_new_options=True,
            placeholder=_("Choose one in use, or write a new one"),
        )
        bulk_actions.render_action_button(
            title, BulkAction("tag", request, customer_count, (str(tag or ""),)), is_ready=bool(tag)
        )


def _render_owner_form(request: answers.QueryRequest, customer_count: int) -> None:
    title = n_(
        "Hand {count} customer over", "Hand {count} customers over", customer_count, count=format_number(customer_count)
    )
    with bulk_actions.build_action_popover("assign", title, ":material/assignment_ind:"):
        employees = load_employee_names()
        employee_id = st.selectbox(
            _("Who looks after them from now on"),
            list(employees),
            index=None,
            key="explorer_owner",
            format_func=employees.__getitem__,
            placeholder=_("Choose an employee"),
        )
        from_on = st.date_input(_("From which day"), date.today(), key="explorer_since", format="YYYY-MM-DD")
        bulk_actions.render_action_button(
            title,
            BulkAction("assign", request, customer_count, (str(employee_id or ""), from_on)),
            is_ready=bool(employee_id),
        )


def _render_call_form(request: answers.QueryRequest, customer_count: int) -> None:
    title = n_(
        "Put {count} on the call list",
        "Put {count} on the call list",
        customer_count,
        count=format_number(customer_count),
    )
    with bulk_actions.build_action_popover("call", title, ":material/call:"):
        reason = st.text_input(_("Why they are called"), key="explorer_because", max_chars=120)
        employees = {"": _("whoever looks after them"), **load_employee_names()}
        employee_id = st.selectbox(
            _("Who calls"), list(employees), key="explorer_caller", format_func=employees.__getitem__
        )
        due_on = st.date_input(_("From which day"), date.today(), key="explorer_due", format="YYYY-MM-DD")
        bulk_actions.render_action_button(
            title,
            BulkAction("call", request, customer_count, (reason.strip(), str(employee_id), due_on)),
            is_ready=bool(reason.strip()),
        )
