"""Under the call list: who is not on it, and why, each group to be opened; and how the list is made."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui import lists, load
from pages.ui.explain import show_explanation
from pages.ui.headings import label_value
from pages.ui.words import _
from queries import Filters

OFF_LIST_STATES = ("done_today", "agreed_later", "waiting", "without_consent", "archived")


def render_off_list(filters: Filters, person: dict[str, Any]) -> None:
    """Where the person's other customers stand."""
    of_person = ("employee_id", str(person["employee_id"]))
    offers = {
        label_value("standing", one): (
            load.QueryRequest("funnel/call_customers", filters, None, (of_person, ("standing", one))),
            int(person[one]),
        )
        for one in OFF_LIST_STATES
        if int(person[one])
    }
    if offers:
        lists.show_list_offers(_("Not on the list"), offers)
    with st.expander(_("How is this computed?")):
        show_explanation(load.QueryRequest("funnel/call_list", filters, None, (of_person,)))
