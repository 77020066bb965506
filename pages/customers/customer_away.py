"""Putting the customer away from the card, with the reason, and taking it back into use; nobody is deleted."""

from __future__ import annotations

import streamlit as st

from data.entry.archiving import ARCHIVED, archive, reopen
from pages.customers.customer_head import Shown
from pages.customers.customer_marks import button
from pages.ui import acting, load
from pages.ui.say import literal
from pages.ui.words import _


def is_away(shown: Shown) -> bool:
    """Whether the customer is archived."""
    return bool(shown.row["status"] == ARCHIVED)


def away(shown: Shown) -> None:
    """One of the two, whichever the customer is not."""
    if is_away(shown):
        back = _("{name} is back in use.", name=shown.name)
        button(shown, _("Take back into use"), back, lambda: reopen(load.warehouse(), shown.customer_id).batch_id, DONE)
        return
    key = acting.key(shown.customer_id, "away")
    because = st.text_input(_("Why the customer is archived"), key=key, max_chars=200, live="300ms") or ""
    st.caption(_("Nothing is deleted: everything stays on record, and the customer can be taken back into use."))

    def work() -> str:
        return archive(load.warehouse(), shown.customer_id, because).batch_id

    label = _("Archive {name}", name=literal(shown.name))
    button(shown, label, _("{name} is archived.", name=shown.name), work, DONE, disabled=not because.strip())


# The reason is emptied and the form closes.
DONE = ("away", "action")
