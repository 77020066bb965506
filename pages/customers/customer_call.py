"""Putting the customer on the call list from the card."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from data.entry.acting import call
from pages.customers.customer_head import Shown
from pages.customers.customer_marks import button
from pages.ui import acting, form_offers, load
from pages.ui.format import missing
from pages.ui.words import _

PARTS = ("due", "caller", "why", "action")


def call_list(shown: Shown) -> None:
    """From which day the customer is to be called, by whom, and why."""
    key, people = partial(acting.key, shown.customer_id), form_offers.employees()
    if missing(shown.row["consent"]) or not shown.row["consent"]:
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
        return call(load.warehouse(), [shown.customer_id], due_on=due_on, because=why, employee_id=who or "").batch_id

    button(shown, _("Put on the call list"), _("The customer is on the call list."), work, PARTS)
