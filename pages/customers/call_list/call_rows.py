"""The call list's rows: who, why, the number to dial, and what came of the call."""

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


def _render_next_call(row: dict[str, Any], is_open: bool) -> None:
    """What stands in it is made when it is opened, for there is one in every row."""
    name = str(row["customer_id"])
    box = st.popover(
        _("Next on …"), key=f"call_next_{name}", icon=":material/event:", disabled=not is_open, on_change="rerun"
    )
    if not box.open:
        return
    with box:
        said = st.segmented_control(
            _("What came of the call"),
            list(RESULT_LABELS),
            default="reached",
            required=True,
            key=f"call_said_{name}",
            format_func=lambda one: _(RESULT_LABELS[one]),
        )
        was_reached = said == "reached"
        with st.container(horizontal=True, gap="xsmall"):
            for days, label in NEAR_DAYS.items():
                st.button(
                    _(label),
                    key=f"call_in_{days}_{name}",
                    on_click=done.record_agreed_day,
                    args=(row, was_reached, date.today() + timedelta(days=days)),
                )
        on = st.date_input(_("Another day"), None, min_value=date.today(), key=f"call_day_{name}", format="YYYY-MM-DD")
        st.button(
            _("Call again on that day"),
            key=f"call_then_{name}",
            type="primary",
            disabled=on is None,
            on_click=done.record_agreed_day,
            args=(row, was_reached, on),
        )


def _is_recording_open(filters: Filters) -> bool:
    """Says why calls cannot be noted, where they cannot."""
    if closed := check_writable(answers.get_warehouse()):
        st.info(translate_message(closed), icon=":material/lock:")
        return False
    pinned = view_state.get_filters().as_of
    if pinned is None or pinned >= date.today():
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


ALL_SIDES = ("external", "internal", "partner")


def _load_phone_numbers(customer_ids: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The numbers to dial of each customer, the mobile first."""
    whom = Filters(customer=customer_ids, side=ALL_SIDES)
    found: dict[str, tuple[str, ...]] = {}
    for field in ("mobile", "phone"):
        for row in list_records(
            answers.load_answer("customers/profile", whom, None, (("archive_field", field),)).frame
        ):
            found[row["customer_id"]] = (*found.get(row["customer_id"], ()), str(row["archive_value"]))
    return found


def _render_phone_links(numbers: tuple[str, ...], last_contact: str, is_tried: bool) -> None:
    """The numbers as links that a telephone dials, when the customer was spoken to last, and whether tried today."""
    links = [f'<a href="tel:{escape("".join(one.split()))}">{escape(one)}</a>' for one in numbers]
    pieces = [
        *(links or [escape(_("no number on record"))]),
        escape(last_contact),
        escape(_("tried today")) if is_tried else "",
    ]
    st.html(f'<p class="dial">{" · ".join(one for one in pieces if one)}</p>')


ROWS_PER_PAGE = 12


def render_call_rows(filters: Filters, person: dict[str, Any]) -> None:
    """A page of the list at a time; on a phone one card below the other."""
    asked = answers.QueryRequest("funnel/call_list", filters, None, (("employee_id", str(person["employee_id"])),))
    found = list_records(answers.load_rows(asked).frame)
    if not found:
        st.success(_("Nobody is left to call today."), icon=":material/task_alt:")
        return
    is_open = _is_recording_open(filters)
    pages = -(-len(found) // ROWS_PER_PAGE)
    # A page that was called through is gone; then the first one is shown.
    key = f"call_page_{person['employee_id']}_{pages}"
    shown = found[(int(st.session_state.get(key) or 1) - 1) * ROWS_PER_PAGE :][:ROWS_PER_PAGE]
    numbers = _load_phone_numbers(tuple(str(row["customer_id"]) for row in shown))
    with st.container(gap="xsmall", key="call_rows"):
        for row in shown:
            _render_row(row, numbers.get(str(row["customer_id"]), ()), filters.as_of or date.today(), is_open)
    if pages > 1:
        st.pagination(pages, key=key)
    chart_panel.show_downloads(asked, key="call_list")


def _render_row(row: dict[str, Any], numbers: tuple[str, ...], on: date, is_open: bool) -> None:
    name = str(row["customer_id"])
    with st.container(key=f"row_call_{name}", horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            st.button(
                str(row["name"]),
                key=f"call_name_{name}",
                type="tertiary",
                on_click=customer_links.request_card,
                args=(name,),
            )
            show_sentence(describe_reasons(row, on))
            _render_phone_links(numbers, describe_last_contact(row), bool(row["is_tried"]))
        with st.container(horizontal=True, width="content", gap="xsmall", key=f"screen_call_{name}"):
            st.button(
                _("Reached"),
                key=f"call_yes_{name}",
                icon=":material/check:",
                disabled=not is_open,
                on_click=done.record_reached,
                args=(row,),
            )
            st.button(
                _("Not reached"),
                key=f"call_no_{name}",
                icon=":material/phone_missed:",
                disabled=not is_open,
                on_click=done.record_not_reached,
                args=(row,),
            )
            _render_next_call(row, is_open)
