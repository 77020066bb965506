"""What is done with the customer from the card: a contact, the owner, tags, the call list, the form."""

from __future__ import annotations

import streamlit as st

from pages.customers import customer_away, customer_call, customer_join, customer_log, customer_marks
from pages.customers.customer_head import Shown
from pages.ui import acting, card, intake
from pages.ui.words import N_, _

ACTIONS = {
    "log": N_("Log a contact"),
    "owner": N_("Change owner"),
    "tags": N_("Tags"),
    "call": N_("Call list"),
    "edit": N_("Edit"),
    "join": N_("Same as another customer…"),
    "away": N_("Archive"),
}
ICONS = {
    "log": ":material/add_comment:",
    "owner": ":material/person_add:",
    "tags": ":material/sell:",
    "call": ":material/add_call:",
    "edit": ":material/edit:",
    "join": ":material/merge:",
    "away": ":material/archive:",
}


def actions(shown: Shown) -> None:
    """What was done last, the actions, and the form of the one that was chosen."""
    acting.told(shown.customer_id)
    if not intake.is_open():
        return
    key = acting.key(shown.customer_id, "action")
    chosen = st.pills(
        _("Actions"),
        list(ACTIONS),
        format_func=lambda one: _named(shown, one),
        key=key,
        label_visibility="collapsed",
        on_change=_took,
        args=(shown.customer_id, key),
    )
    parts = {
        "log": customer_log.log,
        "owner": customer_marks.owner,
        "tags": customer_marks.tags,
        "call": customer_call.call_list,
        "join": customer_join.same,
        "away": customer_away.away,
    }
    if chosen in parts:
        with st.container(border=True, key="card_action"):
            parts[chosen](shown)


def _named(shown: Shown, action: str) -> str:
    if action == "away" and customer_away.is_away(shown):
        return f":material/unarchive: {_('Take back into use')}"
    return f"{ICONS[action]} {_(ACTIONS[action])}"


def _took(customer_id: str, key: str) -> None:
    if st.session_state[key] == "edit":
        st.session_state[key] = None
        card.want_form(customer_id)
