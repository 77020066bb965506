"""The funnel page without deals: what would stand here, which table it needs, and the command that fills it."""

import streamlit as st

from pages.ui import choice, load
from pages.ui.words import _
from queries import Filters

ALL_SIDES = Filters(side=("external", "internal", "partner", "Unknown"))
DEAL_COUNTS = ("won", "lost", "open", "opened", "undated")


def warn_if_no_deals(filters: Filters) -> bool:
    """Whether the page has no deal to count; says why and leads on."""
    if count_deals(filters):
        return False
    if count_deals(ALL_SIDES):
        st.info(_("No deal matches these filters in this period."), icon=":material/person_off:")
        st.button(_("Reset the filters"), on_click=choice.reset_filters, key="reset_funnel")
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


def count_deals(filters: Filters) -> int:
    """How many deals were open, closed or opened."""
    row = load.load_answer("funnel/outcomes", filters).row()
    return sum(int(row[part] or 0) for part in DEAL_COUNTS)
