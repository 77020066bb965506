"""A line on the card where somebody else on record looks alike, and the way to compare the two."""

from __future__ import annotations

import streamlit as st

from data.intake.admission import why_closed
from pages.customers.customer_head import Shown
from pages.ui import acting, alike, form_storing, load
from pages.ui.say import literal
from pages.ui.words import _

# The widget of the action that says who the other is.
OTHER = "other"


def hint(shown: Shown) -> None:
    """The most likely one; nothing where nobody looks alike."""
    found = () if shown.row["status"] == "archived" else alike.on_record(shown.customer_id)
    if not found:
        return
    first, more = found[0], len(found) - 1
    who = alike.called(form_storing.on_record(first.customer_id))
    said = _("Looks like **{customer}**: {why}.", customer=literal(who), why=alike.because(first.because))
    others = _("{count} more look alike too.", count=more) if more else ""
    with st.container(key="card_alike", gap="xsmall"):
        st.info(" ".join(filter(None, (said, others))), icon=":material/group:")
        if why_closed(load.warehouse()) is None:
            st.button(
                _("Compare the two"),
                icon=":material/compare_arrows:",
                type="tertiary",
                key="card_compare",
                on_click=_compare,
                args=(shown.customer_id, first.customer_id),
            )


def _compare(customer_id: str, other: str) -> None:
    st.session_state[acting.key(customer_id, "action")] = "join"
    st.session_state[acting.key(customer_id, OTHER)] = other
