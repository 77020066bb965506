"""Putting the customer away from the card, with the reason, and taking it back into use; nobody is deleted."""

from __future__ import annotations

import streamlit as st

from data.entry.archiving import ARCHIVED, archive_customer, reopen_customer
from pages.customers.customer_head import CustomerCard
from pages.customers.customer_marks import _render_action_button
from pages.ui import acting, load
from pages.ui.say import escape_markdown
from pages.ui.words import _


def _is_archived(shown: CustomerCard) -> bool:
    """Whether the customer is archived."""
    return bool(shown.row["status"] == ARCHIVED)


def _render_archive_form(shown: CustomerCard) -> None:
    """One of the two, whichever the customer is not."""
    if _is_archived(shown):
        back = _("{name} is back in use.", name=shown.name)
        _render_action_button(
            shown,
            _("Take back into use"),
            back,
            lambda: reopen_customer(load.get_warehouse(), shown.customer_id).batch_id,
            ARCHIVE_FORM_KEYS,
        )
        return
    key = acting.build_action_key(shown.customer_id, "away")
    because = st.text_input(_("Why the customer is archived"), key=key, max_chars=200, live="300ms") or ""
    st.caption(_("Nothing is deleted: everything stays on record, and the customer can be taken back into use."))

    def work() -> str:
        return archive_customer(load.get_warehouse(), shown.customer_id, because).batch_id

    label = _("Archive {name}", name=escape_markdown(shown.name))
    _render_action_button(
        shown, label, _("{name} is archived.", name=shown.name), work, ARCHIVE_FORM_KEYS, disabled=not because.strip()
    )


# The reason is emptied and the form closes.
ARCHIVE_FORM_KEYS = ("away", "action")
