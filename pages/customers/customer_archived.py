"""Why a customer is archived, and the way to the one that stands for it, too."""

from __future__ import annotations

from typing import Any

import streamlit as st

from data.entry.on_record import parse_joined_into
from pages.ui import card
from pages.ui.format import is_missing
from pages.ui.say import escape_markdown
from pages.ui.words import _


def _render_archived_notice(row: dict[str, Any]) -> None:
    """Nothing for a customer in use."""
    if row["status"] != "archived":
        return
    reason = "" if is_missing(row["archive_reason"]) else str(row["archive_reason"])
    if other := parse_joined_into("archived", reason):
        said = _("This customer is the same as {customer}, where everything stands from now on.", customer=other)
    elif reason:
        said = _("This customer is archived: {reason}.", reason=escape_markdown(reason))
    else:
        said = _("This customer is archived; no reason is on record.")
    st.warning(said, icon=":material/inventory_2:")
    if other:
        name = _("Open {customer}", customer=escape_markdown(other))
        st.button(name, icon=":material/badge:", key="card_other", on_click=card.request_card, args=(other,))
