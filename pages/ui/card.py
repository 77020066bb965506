"""The way to a customer's card, from wherever the customer is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.ui import choice
from pages.ui.format import missing

PAGE = "customers/customer.py"
PATH = "customer"
FORM = "entry/new_customer.py"
FORM_PATH = "new-customer"
# The columns that name a customer, as queries call them.
NAMING = ("other_id", "customer_id", "respondent")
SEARCH = "card_search"
_WANTED = "card_wanted"


def named_in(row: Mapping[str, Any]) -> str:
    """The customer that a row is about; '' where it is about none, or about one who is not known."""
    return next((str(row[name]) for name in NAMING if name in row and not missing(row[name]) and row[name]), "")


def want(customer_id: str) -> None:
    """Opens the card in the run that follows; for callbacks of rows and buttons."""
    if customer_id:
        choice.keep(PATH, customer=customer_id)
        st.session_state[_WANTED] = PAGE
        # Who was found is shown, so what was looked for has served.
        st.session_state[SEARCH] = ""


def go() -> None:
    """Goes to the card or form that was wanted, if any; asked wherever something stands that opens one."""
    page = st.session_state.pop(_WANTED, None)
    if page == PAGE and st.session_state["page"] == PATH:
        # Going where one is would leave the page's own part of the address behind.
        st.rerun()
    if page:
        st.switch_page(page)


def want_form(customer_id: str) -> None:
    """Opens the form to edit the customer in the run that follows; for callbacks."""
    choice.keep(FORM_PATH, customer=customer_id)
    st.session_state[_WANTED] = FORM
