"""The card's customer, and the customers whose cards were opened last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.ui.i18n.safe_text import escape_markdown
from pages.ui.report import customer_links
from pages.ui.session import answers, view_state, warehouse_facts
from pages.ui.session.session_state import get_session
from queries import Filters

MAX_RECENT = 8


def remember_customer(customer_id: str, name: str) -> None:
    """Put the customer first among the recent ones; the session keeps the latest `MAX_RECENT`."""
    names_by_id = get_session().recent_customers
    names_by_id.pop(customer_id, None)
    names_by_id[customer_id] = name
    for oldest in list(names_by_id)[:-MAX_RECENT]:
        del names_by_id[oldest]


def render_recent_customers(current_id: str) -> None:
    """Buttons to the recent customers other than the current one, the latest first."""
    other_names = {
        customer_id: name for customer_id, name in get_session().recent_customers.items() if customer_id != current_id
    }
    if other_names:
        with st.container(horizontal=True, gap="xsmall", key="tools_card_seen"):
            for customer_id, name in reversed(other_names.items()):
                st.button(
                    escape_markdown(name),
                    key=f"card_seen_{customer_id}",
                    icon=":material/history:",
                    type="tertiary",
                    on_click=customer_links.request_card,
                    args=(customer_id,),
                )


@dataclass(frozen=True)
class CustomerCard:
    """The customer on the card, with filters that select only this customer, and the row of `customers/card`."""

    customer_id: str
    name: str
    filters: Filters
    row: dict[str, Any]

    def ask(self, question: str) -> answers.QueryRequest:
        """The request for `customers/<question>`, as of the latest day of the facts that the question counts."""
        name = f"customers/{question}"
        as_of = warehouse_facts.load_days(self.filters, answers.describe_question(name).subject).as_of
        return answers.QueryRequest(name, self.filters.with_changes(as_of=as_of, to_on=as_of))


def open_card(row: dict[str, Any]) -> CustomerCard:
    """The card for a row of `customers/card`; the customer becomes the first of the recent ones."""
    customer_id, side = str(row["customer_id"]), str(row["side"])
    page_filters = view_state.get_filters()
    sides = () if side == "external" else (side,)
    filters = Filters(as_of=page_filters.as_of, rules=page_filters.rules, customer=(customer_id,), side=sides)
    remember_customer(customer_id, str(row["name"]))
    return CustomerCard(customer_id, str(row["name"]), filters, row)
