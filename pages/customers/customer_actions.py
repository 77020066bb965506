"""What is done with the customer from the card: a contact, the owner, tags, the call list, the form."""

from __future__ import annotations

import streamlit as st

from pages.customers import customer_away, customer_call, customer_join, customer_log, customer_marks
from pages.customers.customer_head import CustomerCard
from pages.ui import acting, card, intake
from pages.ui.words import N_, _

ACTION_LABELS = {
    "log": N_("Log a contact"),
    "owner": N_("Change owner"),
    "tags": N_("Tags"),
    "call": N_("Call list"),
    "edit": N_("Edit"),
    "join": N_("Same as another customer…"),
    "away": N_("Archive"),
}
ACTION_ICONS = {
    "log": ":material/add_comment:",
    "owner": ":material/person_add:",
    "tags": ":material/sell:",
    "call": ":material/add_call:",
    "edit": ":material/edit:",
    "join": ":material/merge:",
    "away": ":material/archive:",
}


def render_actions(shown: CustomerCard) -> None:
    """What was done last, the actions, and the form of the one that was chosen."""
    acting.show_action_result(shown.customer_id)
    if not intake.is_intake_open():
        return
    key = acting.build_action_key(shown.customer_id, "action")
    chosen = st.pills(
        _("Actions"),
        list(ACTION_LABELS),
        format_func=lambda one: _format_action(shown, one),
        key=key,
        label_visibility="collapsed",
        on_change=_open_action,
        args=(shown.customer_id, key),
    )
    parts = {
        "log": customer_log.render_contact_form,
        "owner": customer_marks._render_owner_form,
        "tags": customer_marks._render_tag_forms,
        "call": customer_call._render_call_form,
        "join": customer_join.render_join_form,
        "away": customer_away._render_archive_form,
    }
    if chosen in parts:
        with st.container(border=True, key="card_action"):
            parts[chosen](shown)


def _format_action(shown: CustomerCard, action: str) -> str:
    if action == "away" and customer_away._is_archived(shown):
        return f":material/unarchive: {_('Take back into use')}"
    return f"{ACTION_ICONS[action]} {_(ACTION_LABELS[action])}"


def _open_action(customer_id: str, key: str) -> None:
    if st.session_state[key] == "edit":
        st.session_state[key] = None
        card.request_form(customer_id)
