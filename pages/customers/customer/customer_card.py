"""The customers whose cards were looked at last, to go back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.ui.i18n.safe_text import escape_markdown
from pages.ui.report import customer_links
from pages.ui.session import answers, view_state, warehouse_facts
from queries import Filters

MAX_RECENT = 8
_RECENT_KEY = "card_seen"


def remember_customer(customer_id: str, name: str) -> None:
    """Notes that the card was looked at; only the latest few are kept."""
    seen = st.session_state.setdefault(_RECENT_KEY, {})
    seen.pop(customer_id, None)
    seen[customer_id] = name
    for oldest in list(seen)[:-MAX_RECENT]:
        del seen[oldest]


def render_recent_customers(current_id: str) -> None:
    """Whom the reader looked at before, the latest first."""
    others = {one: name for one, name in st.session_state.get(_RECENT_KEY, {}).items() if one != current_id}
    if others:
        with st.container(horizontal=True, gap="xsmall", key="tools_card_seen"):
            for customer_id, name in reversed(others.items()):
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
    """The customer on the card: the filters that mean only this one, and the row of the card."""

    customer_id: str
    name: str
    filters: Filters
    row: dict[str, Any]

    def ask(self, question: str) -> answers.QueryRequest:
        """A question about this customer, looked at from the latest day of the facts that it counts."""
        name = f"customers/{question}"
        as_of = warehouse_facts.load_days(self.filters, answers.describe_question(name).subject).as_of
        return answers.QueryRequest(name, self.filters.with_changes(as_of=as_of, to_on=as_of))


def open_card(row: dict[str, Any]) -> CustomerCard:
    """The card of a customer who was found; it is remembered among those looked at last."""
    customer_id, side = str(row["customer_id"]), str(row["side"])
    chosen = view_state.get_filters()
    sides = () if side == "external" else (side,)
    filters = Filters(as_of=chosen.as_of, rules=chosen.rules, customer=(customer_id,), side=sides)
    remember_customer(customer_id, str(row["name"]))
    return CustomerCard(customer_id, str(row["name"]), filters, row)
