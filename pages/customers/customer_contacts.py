"""The card's contacts: those of the last two days on top."""

from __future__ import annotations

import streamlit as st

from pages.customers import customer_part
from pages.customers.customer_head import Shown
from pages.ui import load, tables
from pages.ui.format import count, day, missing
from pages.ui.say import say
from pages.ui.words import _, n_, paragraph

COLUMNS = ("at", "result", "note", "next_on", "purpose", "means", "employee", "direction")
OLDER = 5


def contacts(shown: Shown) -> None:
    """What was said last, and when to speak again."""
    st.header(_("Contacts"), anchor=False)
    asked = shown.ask("interactions")
    total = load.count(asked)
    if not total:
        st.caption(_("No contact is on record. The first one can be logged above."))
        return
    recent = load.Asked(asked.name, asked.filters, None, (("is_recent", True),))
    fresh = load.count(recent)
    next_on = shown.row["next_on"]
    due = "" if missing(next_on) else _("The next one is due on **{day}**.", day=day(next_on))
    found = n_("**{count}** contact is on record.", "**{count}** contacts are on record.", total, count=count(total))
    latest = n_(
        "**{count}** is of the last two days.", "**{count}** are of the last two days.", fresh, count=count(fresh)
    )
    say(paragraph([found, latest if fresh else _("No contact is of the last two days."), due]))
    if fresh:
        tables.table(load.rows(recent), key="card_recent", only=COLUMNS, height=320)
    older = load.Asked(asked.name, asked.filters, None, (("is_recent", False),))
    if total > fresh:
        if fresh:
            st.caption(_("Before that"))
        tables.table(load.rows(older, limit=OLDER), key="card_older", only=COLUMNS)
    customer_part.opens(_("Contacts"), asked, total, key="card_contacts")
