"""A customer typed in, new or on record: checked while typing, held against who is there, stored, undone."""

import streamlit as st

from data.intake.admission import check_writable
from pages.entry import new_customer_archive, new_customer_form, new_customer_stored, new_customer_unfinished
from pages.ui import forms
from pages.ui.boundary import show_errors
from pages.ui.load import get_warehouse
from pages.ui.say import show_sentence
from pages.ui.words import _, join_sentences, translate_message

if st.session_state.get("came_from") != forms.PAGE:
    forms.close_stored_forms()
form = None
with show_errors():
    form = forms.get_current_form()
if form is None:
    new_customer_archive.render_unknown_customer()
elif "saved" in form.outcome:
    new_customer_stored.render_stored_customer(form)
else:
    if form.customer_id:
        new_customer_archive.render_customer_status(form)
    else:
        show_sentence(_("Only the name, the kind and one way to reach the customer are needed. What you type is kept."))
    is_open = not (closed := check_writable(get_warehouse()))
    if closed:
        st.info(
            join_sentences([translate_message(closed), _("What you type stays in this window and cannot be stored.")]),
            icon=":material/lock:",
        )
    new_customer_unfinished.render_unfinished_drafts(form)
    forms.inject_form_script()
    new_customer_stored.render_undo_outcome(form)
    new_customer_form.render_form(form, is_open)
