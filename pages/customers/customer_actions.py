"""What is done with the customer from the card: a contact, the owner, tags, the call list, the form."""

from __future__ import annotations

import streamlit as st

from pages.customers import customer_call, customer_log, customer_marks
from pages.customers.customer_head import Shown
from pages.ui import acting, card, intake
from pages.ui.words import N_, _

ACTIONS = {
    "log": N_("Log a contact"), "owner": N_("Change owner"), "tags": N_("Tags"), "call": N_("Call list"),
}  # fmt: skip
ICONS = {
    "log": ":material/add_comment:", "owner": ":material/person_add:", "tags": ":material/sell:",
    "call": ":material/add_call:",
}  # fmt: skip


def actions(shown: Shown) -> None:
    """What was done last, the actions, and the form of the one that was chosen."""
    acting.told(shown.customer_id)
    if not intake.is_open():
        return
    with st.container(horizontal=True, vertical_alignment="center", key="card_actions"):
        chosen = st.pills(
            _("Actions"), list(ACTIONS), format_func=lambda one: f"{ICONS[one]} {_(ACTIONS[one])}",
            key=acting.key(shown.customer_id, "action"), label_visibility="collapsed",
        )  # fmt: skip
        st.button(
            _("Edit"), key="card_edit", icon=":material/edit:", type="tertiary", on_click=card.want_form,
            args=(shown.customer_id,),
        )  # fmt: skip
    parts = {
        "log": customer_log.log, "owner": customer_marks.owner, "tags": customer_marks.tags,
        "call": customer_call.call_list,
    }  # fmt: skip
    if chosen:
        with st.container(border=True, key="card_action"):
            parts[chosen](shown)
