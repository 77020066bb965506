"""A line on the card where somebody else on record looks alike, and the way to compare the two."""

from __future__ import annotations

import streamlit as st

from data.intake.admission import check_writable
from pages.customers.customer_head import CustomerCard
from pages.ui import acting, alike, form_storing, load
from pages.ui.say import escape_markdown
from pages.ui.words import _

# The widget of the action that says who the other is.
OTHER_KEY = "other"


def render_duplicate_hint(shown: CustomerCard) -> None:
    """The most likely one; nothing where nobody looks alike."""
    found = () if shown.row["status"] == "archived" else alike.find_recorded_duplicates(shown.customer_id)
    if not found:
        return
    first, more = found[0], len(found) - 1
    who = alike.label_stored_customer(form_storing.load_current_customer(first.customer_id))
    said = _(
        "Looks like **{customer}**: {why}.", customer=escape_markdown(who), why=alike.describe_match(first.because)
    )
    others = _("{count} more look alike too.", count=more) if more else ""
    with st.container(key="card_alike", gap="xsmall"):
        st.info(" ".join(filter(None, (said, others))), icon=":material/group:")
        if check_writable(load.get_warehouse()) is None:
            st.button(
                _("Compare the two"),
                icon=":material/compare_arrows:",
                type="tertiary",
                key="card_compare",
                on_click=_open_comparison,
                args=(shown.customer_id, first.customer_id),
            )


def _open_comparison(customer_id: str, other: str) -> None:
    st.session_state[acting.build_action_key(customer_id, "action")] = "join"
    st.session_state[acting.build_action_key(customer_id, OTHER_KEY)] = other
