"""The customers whose cards were looked at last, to go back to."""

from __future__ import annotations

import streamlit as st

from pages.ui import card
from pages.ui.say import escape_markdown

MAX_RECENT = 8
_RECENT_KEY = "card_seen"


def remember_customer(customer_id: str, name: str) -> None:
    """Notes that the card was looked at; only the latest few are kept."""
    seen = st.session_state.setdefault(_RECENT_KEY, {})
    seen.pop(customer_id, None)
    seen[customer_id] = name
    for oldest in list(seen)[:-MAX_RECENT]:
        del seen[oldest]


def render_recent_customers(shown: str) -> None:
    """Whom the reader looked at before, the latest first."""
    others = {one: name for one, name in st.session_state.get(_RECENT_KEY, {}).items() if one != shown}
    if others:
        with st.container(horizontal=True, gap="xsmall", key="tools_card_seen"):
            for customer_id, name in reversed(others.items()):
                st.button(
                    escape_markdown(name),
                    key=f"card_seen_{customer_id}",
                    icon=":material/history:",
                    type="tertiary",
                    on_click=card.request_card,
                    args=(customer_id,),
                )
