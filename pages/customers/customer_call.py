"""Putting the customer on the call list from the card."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from data.entry.calling import add_to_call_list
from pages.customers.customer_head import CustomerCard
from pages.customers.customer_marks import _render_action_button
from pages.ui import acting, form_offers, load
from pages.ui.format import is_missing
from pages.ui.words import _

CALL_FORM_KEYS = ("due", "caller", "why", "action")


def _render_call_form(shown: CustomerCard) -> None:
    """From which day the customer is to be called, by whom, and why."""
    key, people = partial(acting.build_action_key, shown.customer_id), form_offers.load_employee_names()
    if is_missing(shown.row["consent"]) or not shown.row["consent"]:
        st.caption(_("There is no consent to contact on record."))
    left, right = st.columns(2)
    due = left.date_input(_("From which day"), "today", min_value="today", key=key("due"), format="YYYY-MM-DD")
    who = right.selectbox(
        _("Who"),
        list(people),
        index=None,
        key=key("caller"),
        format_func=people.__getitem__,
        placeholder=_("whoever looks after the customer"),
    )
    why = str(st.text_input(_("Why"), key=key("why"), max_chars=200) or "").strip()

    def work() -> str:
        due_on = due or date.today()
        return add_to_call_list(
            load.get_warehouse(), [shown.customer_id], due_on=due_on, because=why, employee_id=who or ""
        ).batch_id

    _render_action_button(
        shown, _("Put on the call list"), _("The customer is on the call list."), work, CALL_FORM_KEYS
    )
