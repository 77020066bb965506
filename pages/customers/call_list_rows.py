"""The call list's rows: who, why, the number to dial, and what came of the call."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from pages.customers import call_list_done as done
from pages.customers import call_list_later, call_list_open
from pages.customers.call_list_phones import _load_phone_numbers, _render_phone_links
from pages.customers.call_list_words import describe_last_contact, describe_reasons
from pages.ui import card, load, panel
from pages.ui.charts import list_records
from pages.ui.say import show_sentence
from pages.ui.words import _
from queries import Filters

ROWS_PER_PAGE = 12


def render_call_rows(filters: Filters, person: dict[str, Any]) -> None:
    """A page of the list at a time; on a phone one card below the other."""
    asked = load.QueryRequest("funnel/call_list", filters, None, (("employee_id", str(person["employee_id"])),))
    found = list_records(load.load_rows(asked).frame)
    if not found:
        st.success(_("Nobody is left to call today."), icon=":material/task_alt:")
        return
    is_open = call_list_open._is_recording_open(filters)
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
    panel.show_downloads(asked, key="call_list")


def _render_row(row: dict[str, Any], numbers: tuple[str, ...], on: date, is_open: bool) -> None:
    name = str(row["customer_id"])
    with st.container(key=f"row_call_{name}", horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            st.button(
                str(row["name"]),
                key=f"call_name_{name}",
                type="tertiary",
                on_click=card.request_card,
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
            call_list_later._render_next_call(row, is_open)
