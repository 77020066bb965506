"""The call list's rows: customer, reasons, numbers to dial, and the buttons for the result of the call."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import Any

import streamlit as st

from data.ledger.write_access import check_writable
from pages.customers.call_list import call_outcomes as done
from pages.customers.call_list.call_reasons import describe_last_contact, describe_reasons
from pages.ui.charts.base_chart import list_records
from pages.ui.i18n.formatting import format_day
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import N_, _, translate_message
from pages.ui.report import chart_panel, customer_links
from pages.ui.session import answers, view_state
from queries import Filters

NEAR_DAYS = {1: N_("Tomorrow"), 7: N_("In a week"), 30: N_("In a month")}
RESULT_LABELS = {"reached": N_("Reached"), "not_reached": N_("Not reached")}
ALL_SIDES = ("external", "internal", "partner")
ROWS_PER_PAGE = 12


def _render_next_call(row: dict[str, Any], is_open: bool) -> None:
    """The form for the next call, built only when its popover is open, as every row has one."""
    customer_id = str(row["customer_id"])
    popover = st.popover(
        _("Next on …"), key=f"call_next_{customer_id}", icon=":material/event:", disabled=not is_open, on_change="rerun"
    )
    if not popover.open:
        return
    with popover:
        result = st.segmented_control(
            _("What came of the call"),
            list(RESULT_LABELS),
            default="reached",
            required=True,
            key=f"call_said_{customer_id}",
            format_func=lambda result_name: _(RESULT_LABELS[result_name]),
        )
        was_reached = result == "reached"
        with st.container(horizontal=True, gap="xsmall"):
            for days, label in NEAR_DAYS.items():
                st.button(
                    _(label),
                    key=f"call_in_{days}_{customer_id}",
                    on_click=done.record_agreed_day,
                    args=(row, was_reached, date.today() + timedelta(days=days)),
                )
        next_on = st.date_input(
            _("Another day"), None, min_value=date.today(), key=f"call_day_{customer_id}", format="YYYY-MM-DD"
        )
        st.button(
            _("Call again on that day"),
            key=f"call_then_{customer_id}",
            type="primary",
            disabled=next_on is None,
            on_click=done.record_agreed_day,
            args=(row, was_reached, next_on),
        )


def _is_recording_open(filters: Filters) -> bool:
    """Whether calls can be stored now; shows the reason where they cannot."""
    if closed := check_writable(answers.get_warehouse()):
        st.info(translate_message(closed), icon=":material/lock:")
        return False
    chosen_day = view_state.get_filters().as_of
    if chosen_day is None or chosen_day >= date.today():
        if filters.as_of and filters.as_of < date.today():
            st.caption(
                _(
                    "Nothing is on record since {day}, so this is that day's list. The first call that is noted begins "
                    "today's.",
                    day=format_day(filters.as_of),
                )
            )
        return True
    with st.container(horizontal=True, vertical_alignment="center", key="call_pinned"):
        st.info(
            _("This is the list of {day}. Calls are noted on today's list.", day=format_day(filters.as_of)),
            icon=":material/event_busy:",
        )
        st.button(_("Today's list"), key="call_today", icon=":material/today:", on_click=_show_today)
    return False


def _show_today() -> None:
    view_state.set_filters(view_state.get_filters().with_changes(as_of=None))


def _load_phone_numbers(customer_ids: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The numbers to dial by customer id, mobile numbers first."""
    customers = Filters(customer=customer_ids, side=ALL_SIDES)
    numbers: dict[str, tuple[str, ...]] = {}
    for field in ("mobile", "phone"):
        for row in list_records(
            answers.load_answer("customers/profile", customers, None, (("archive_field", field),)).frame
        ):
            numbers[row["customer_id"]] = (*numbers.get(row["customer_id"], ()), str(row["archive_value"]))
    return numbers


def _render_phone_links(numbers: tuple[str, ...], last_contact: str, is_tried: bool) -> None:
    """The numbers as `tel:` links, the last contact, and whether the customer was tried today."""
    links = [f'<a href="tel:{escape("".join(number.split()))}">{escape(number)}</a>' for number in numbers]
    pieces = [
        *(links or [escape(_("no number on record"))]),
        escape(last_contact),
        escape(_("tried today")) if is_tried else "",
    ]
    st.html(f'<p class="dial">{" · ".join(piece for piece in pieces if piece)}</p>')


def render_call_rows(filters: Filters, person: dict[str, Any]) -> None:
    """A page of the person's list, with the download of all of it."""
    request = answers.QueryRequest("funnel/call_list", filters, None, (("employee_id", str(person["employee_id"])),))
    rows = list_records(answers.load_rows(request).frame)
    if not rows:
        st.success(_("Nobody is left to call today."), icon=":material/task_alt:")
        return
    is_open = _is_recording_open(filters)
    pages = -(-len(rows) // ROWS_PER_PAGE)
    # The key holds the number of pages: when the last page is called through, the list begins at the first.
    key = f"call_page_{person['employee_id']}_{pages}"
    page_rows = rows[(int(st.session_state.get(key) or 1) - 1) * ROWS_PER_PAGE :][:ROWS_PER_PAGE]
    numbers = _load_phone_numbers(tuple(str(row["customer_id"]) for row in page_rows))
    with st.container(gap="xsmall", key="call_rows"):
        for row in page_rows:
            _render_row(row, numbers.get(str(row["customer_id"]), ()), filters.as_of or date.today(), is_open)
    if pages > 1:
        st.pagination(pages, key=key)
    chart_panel.show_downloads(request, key="call_list")


def _render_row(row: dict[str, Any], numbers: tuple[str, ...], on: date, is_open: bool) -> None:
    customer_id = str(row["customer_id"])
    with st.container(key=f"row_call_{customer_id}", horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            st.button(
                str(row["name"]),
                key=f"call_name_{customer_id}",
                type="tertiary",
                on_click=customer_links.request_card,
                args=(customer_id,),
            )
            show_sentence(describe_reasons(row, on))
            _render_phone_links(numbers, describe_last_contact(row), bool(row["is_tried"]))
        with st.container(horizontal=True, width="content", gap="xsmall", key=f"screen_call_{customer_id}"):
            st.button(
                _("Reached"),
                key=f"call_yes_{customer_id}",
                icon=":material/check:",
                disabled=not is_open,
                on_click=done.record_reached,
                args=(row,),
            )
            st.button(
                _("Not reached"),
                key=f"call_no_{customer_id}",
                icon=":material/phone_missed:",
                disabled=not is_open,
                on_click=done.record_not_reached,
                args=(row,),
            )
            _render_next_call(row, is_open)
