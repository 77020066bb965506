"""The way to a customer's card, from wherever the customer is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from pages.ui.i18n.formatting import is_missing
from pages.ui.i18n.translation import get_language
from pages.ui.labels.column_labels import label_column
from pages.ui.session import view_state
from pages.ui.session.session_state import WidgetKey, get_session

CARD_PAGE = "customers/customer/page.py"
CARD_PATH = "customer"
FORM_PAGE = "entry/new_customer/page.py"
FORM_PATH = "new-customer"
# The columns that name a customer, as queries call them.
CUSTOMER_COLUMNS = ("other_id", "customer_id", "respondent")


def find_customer(row: Mapping[str, Any]) -> str:
    """The customer that a row is about; '' where it is about none, or about one who is not known."""
    return next(
        (str(row[name]) for name in CUSTOMER_COLUMNS if name in row and not is_missing(row[name]) and row[name]), ""
    )


def request_card(customer_id: str) -> None:
    """Opens the card in the run that follows; for callbacks of rows and buttons."""
    if customer_id:
        view_state.set_page_parameters(CARD_PATH, customer=customer_id)
        get_session().page_to_open = CARD_PAGE
        # Who was found is shown, so what was looked for has served.
        st.session_state[WidgetKey.CARD_SEARCH] = ""


def open_requested_page() -> None:
    """Goes to the card or form that was wanted, if any; asked wherever something stands that opens one."""
    session = get_session()
    page, session.page_to_open = session.page_to_open, None
    if page == CARD_PAGE and session.view.page == CARD_PATH:
        # Going where one is would leave the page's own part of the address behind.
        st.rerun()
    if page:
        st.switch_page(page)


def request_form(customer_id: str) -> None:
    """Opens the form to edit the customer in the run that follows; for callbacks."""
    view_state.set_page_parameters(FORM_PATH, customer=customer_id)
    get_session().page_to_open = FORM_PAGE


# The table shows what stands after the first `#` of a link, and decodes all signs but these.
UNESCAPED_SIGNS = ";/?:@&=+$,#"


def build_card_links(frame: pd.DataFrame) -> list[str]:
    """The address of each customer's card, with the name behind it; needs customer_id and name."""
    spoken = f"&lang={get_language()}" if get_session().is_language_pinned else ""
    return [
        f"customer?customer={quote(str(number), safe='')}{spoken}#{quote(str(name), safe=UNESCAPED_SIGNS)}"
        for number, name in zip(frame["customer_id"], frame["name"], strict=True)
    ]


def build_link_column(column: str, question: str) -> Any:
    """The column of a table of that question in which names are links to cards."""
    return st.column_config.LinkColumn(label_column(column, question), display_text=r"#([\s\S]*)$", width="medium")
