"""The funnel page without deals: what would stand here, which table it needs, and the command that fills it."""

import streamlit as st

from pages.ui import choice, load
from pages.ui.words import _
from queries import Filters

EVERYBODY = Filters(side=("external", "internal", "partner", "Unknown"))
PARTS = ("won", "lost", "open", "opened", "undated")


def nothing_to_show(filters: Filters) -> bool:
    """Whether the page has no deal to count; says why and leads on."""
    if counted(filters):
        return False
    if counted(EVERYBODY):
        st.info(_("No deal matches these filters in this period."), icon=":material/person_off:")
        st.button(_("Reset the filters"), on_click=choice.reset, key="reset_funnel")
        return True
    st.header(_("No deals yet"), anchor=False)
    st.info(
        _("There are no deals on record yet. Here the page would stand once the table opportunities has rows."),
        icon=":material/inbox:",
    )
    st.markdown(_("Load your own file; only its key is needed, every other column makes the page richer:"))
    st.code(
        "python -m data load opportunities opportunities.csv\npython -m data load stage_events stage_events.csv",
        language="bash",
    )
    return True


def counted(filters: Filters) -> int:
    """How many deals were open, closed or opened."""
    row = load.ask("funnel/outcomes", filters).row()
    return sum(int(row[part] or 0) for part in PARTS)
