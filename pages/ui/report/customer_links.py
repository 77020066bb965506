"""Links to the card of a customer and to the form that edits one."""

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
# Columns that hold the customer of a row.
CUSTOMER_COLUMNS = ("other_id", "customer_id", "respondent")


def find_customer(row: Mapping[str, Any]) -> str:
    """The customer_id of a row; '' where the row has no customer or an unknown one."""
    return next(
        (str(row[name]) for name in CUSTOMER_COLUMNS if name in row and not is_missing(row[name]) and row[name]), ""
    )


def request_card(customer_id: str) -> None:
    """Asks for the card of a customer, from a callback; `open_requested_page` opens it in the run that follows."""
    if customer_id:
        view_state.set_page_parameters(CARD_PATH, customer=customer_id)
        get_session().page_to_open = CARD_PAGE
        # The search is over, so its words are removed.
        st.session_state[WidgetKey.CARD_SEARCH] = ""


def open_requested_page() -> None:
    """Goes to the card or form that a callback asked for; called wherever a page has a link to one."""
    session = get_session()
    page, session.page_to_open = session.page_to_open, None
    if page == CARD_PAGE and session.view.page == CARD_PATH:
        # Switching to the page that is shown would drop its own parameters.
        st.rerun()
    if page:
        st.switch_page(page)


def request_form(customer_id: str) -> None:
    """Asks for the form that edits a customer, as `request_card` asks for the card."""
    view_state.set_page_parameters(FORM_PATH, customer=customer_id)
    get_session().page_to_open = FORM_PAGE


# A link column shows the text after the first `#` of a link, and decodes all characters but these.
UNDECODED_CHARACTERS = ";/?:@&=+$,#"


def build_card_links(frame: pd.DataFrame) -> list[str]:
    """The link to each customer's card, with the name after a `#`; needs `customer_id` and `name`."""
    language = f"&lang={get_language()}" if get_session().is_language_pinned else ""
    return [
        f"customer?customer={quote(str(customer_id), safe='')}{language}#{quote(str(name), safe=UNDECODED_CHARACTERS)}"
        for customer_id, name in zip(frame["customer_id"], frame["name"], strict=True)
    ]


def build_link_column(column: str, question: str) -> Any:
    """The configuration of a column of such links in a table of that question."""
    return st.column_config.LinkColumn(label_column(column, question), display_text=r"#([\s\S]*)$", width="medium")
