"""Who fits any condition: cut by every attribute, counted at once, kept as a segment, and acted on together."""

import streamlit as st

from pages.customers import explorer_actions, explorer_done, explorer_figures, explorer_saved, explorer_table
from pages.ui import choice, criteria_form, load
from pages.ui.nobody import nobody_on_record, nobody_selected
from pages.ui.panel import head
from pages.ui.words import _

filters = choice.current()
if not nobody_on_record():
    told = "" if filters.criteria else _("Everybody fits until you choose an attribute.")
    with st.container(key="screen_condition"):
        head(_("Condition"), told)
        criteria_form.builder()
    if not nobody_selected(filters):
        load.together(*explorer_figures.asked(filters))
        found = explorer_figures.figures(filters)
        explorer_table.table(filters, found)
        explorer_actions.offered(filters, found)
    explorer_done.told()
    explorer_saved.saved()
