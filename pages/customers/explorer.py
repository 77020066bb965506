"""Who fits any condition: cut by every attribute, counted at once, kept as a segment, and acted on together."""

import streamlit as st

from pages.customers import explorer_actions, explorer_done, explorer_figures, explorer_saved, explorer_table
from pages.ui import choice, criteria_form, load
from pages.ui.nobody import warn_if_no_customers, warn_if_nobody_selected
from pages.ui.panel import show_heading
from pages.ui.words import _

filters = choice.get_effective_filters()
if not warn_if_no_customers():
    told = "" if filters.criteria else _("Everybody fits until you choose an attribute.")
    with st.container(key="screen_condition"):
        show_heading(_("Condition"), told)
        criteria_form.show_builder()
    if not warn_if_nobody_selected(filters):
        load.load_concurrently(*explorer_figures.build_summary_requests(filters))
        found = explorer_figures.render_key_figures(filters)
        explorer_table.render_result_table(filters, found)
        explorer_actions.render_actions(filters, found)
    explorer_done.render_outcome()
    explorer_saved.render_saved_segments()
