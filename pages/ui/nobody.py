"""Empty cases of the pages about customers: none on record yet, and none who fits."""

from __future__ import annotations

import streamlit as st

from pages.ui import choice, facts
from pages.ui.words import _
from queries import Filters


def warn_if_no_customers() -> bool:
    """Whether there is no customer at all; says how the first ones come in."""
    if (facts.load_filter_options()["field"] == "side").any():
        return False
    st.info(
        _("There are no customers on record yet. Here the page would stand once the table customers has rows."),
        icon=":material/inbox:",
    )
    st.page_link("entry/new_customer.py", label=_("Enter a new customer"), icon=":material/person_add:")
    st.code("python -m data load customers customers.csv", language="bash")
    return True


def warn_if_nobody_selected(filters: Filters) -> bool:
    """Whether nobody fits the choice; offers the way back."""
    if facts.count_population(filters)[0]:
        return False
    st.info(_("Nobody matches these filters."), icon=":material/person_off:")
    st.button(_("Reset the filters"), on_click=choice.reset_filters, key="reset_nobody")
    return True
