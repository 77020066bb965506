"""The way to a customer's card, from wherever the customer is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.ui import choice
from pages.ui.format import is_missing

CARD_PAGE = "customers/customer.py"
CARD_PATH = "customer"
FORM_PAGE = "entry/new_customer.py"
FORM_PATH = "new-customer"
# The columns that name a customer, as queries call them.
CUSTOMER_COLUMNS = ("other_id", "customer_id", "respondent")
SEARCH_KEY = "card_search"
_REQUESTED_PAGE_KEY = "card_wanted"


def find_customer(row: Mapping[str, Any]) -> str:
    """The customer that a row is about; '' where it is about none, or about one who is not known."""
    return next(
        (str(row[name]) for name in CUSTOMER_COLUMNS if name in row and not is_missing(row[name]) and row[name]), ""
    )


def request_card(customer_id: str) -> None:
    """Opens the card in the run that follows; for callbacks of rows and buttons."""
    if customer_id:
        choice.set_page_parameters(CARD_PATH, customer=customer_id)
        st.session_state[_REQUESTED_PAGE_KEY] = CARD_PAGE
        # Who was found is shown, so what was looked for has served.
        st.session_state[SEARCH_KEY] = ""


def open_requested_page() -> None:
    """Goes to the card or form that was wanted, if any; asked wherever something stands that opens one."""
    page = st.session_state.pop(_REQUESTED_PAGE_KEY, None)
    if page == CARD_PAGE and st.session_state["page"] == CARD_PATH:
        # Going where one is would leave the page's own part of the address behind.
        st.rerun()
    if page:
        st.switch_page(page)


def request_form(customer_id: str) -> None:
    """Opens the form to edit the customer in the run that follows; for callbacks."""
    choice.set_page_parameters(FORM_PATH, customer=customer_id)
    st.session_state[_REQUESTED_PAGE_KEY] = FORM_PAGE
