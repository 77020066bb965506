"""The card's contacts: those of the last two days on top."""

from __future__ import annotations

import streamlit as st

from pages.customers import customer_part
from pages.customers.customer_head import CustomerCard
from pages.ui import load, tables
from pages.ui.format import format_count, format_day, is_missing
from pages.ui.say import show_sentence
from pages.ui.words import _, join_sentences, n_

CONTACT_COLUMNS = ("at", "result", "note", "next_on", "purpose", "means", "employee", "direction")
MAX_OLDER = 5


def render_contacts(shown: CustomerCard) -> None:
    """What was said last, and when to speak again."""
    st.header(_("Contacts"), anchor=False)
    asked = shown.ask("interactions")
    total = load.count_rows(asked)
    if not total:
        st.caption(_("No contact is on record. The first one can be logged above."))
        return
    recent = load.QueryRequest(asked.name, asked.filters, None, (("is_recent", True),))
    fresh = load.count_rows(recent)
    next_on = shown.row["next_on"]
    due = "" if is_missing(next_on) else _("The next one is due on **{day}**.", day=format_day(next_on))
    found = n_(
        "**{count}** contact is on record.", "**{count}** contacts are on record.", total, count=format_count(total)
    )
    latest = n_(
        "**{count}** is of the last two days.",
        "**{count}** are of the last two days.",
        fresh,
        count=format_count(fresh),
    )
    show_sentence(join_sentences([found, latest if fresh else _("No contact is of the last two days."), due]))
    if fresh:
        tables.show_table(load.load_rows(recent), key="card_recent", only=CONTACT_COLUMNS, height=320)
    older = load.QueryRequest(asked.name, asked.filters, None, (("is_recent", False),))
    if total > fresh:
        if fresh:
            st.caption(_("Before that"))
        tables.show_table(load.load_rows(older, limit=MAX_OLDER), key="card_older", only=CONTACT_COLUMNS)
    customer_part._render_open_all_button(_("Contacts"), asked, total, key="card_contacts")
