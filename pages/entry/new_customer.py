"""A customer typed in, new or on record: checked while typing, held against who is there, stored, undone."""

import streamlit as st

from data.intake.admission import why_closed
from pages.entry import new_customer_archive, new_customer_form, new_customer_stored, new_customer_unfinished
from pages.ui import forms
from pages.ui.boundary import shown
from pages.ui.load import warehouse
from pages.ui.say import say
from pages.ui.words import _, paragraph, told

if st.session_state.get("came_from") != forms.PAGE:
    forms.leave_stored()
form = None
with shown():
    form = forms.current()
if form is None:
    new_customer_archive.nobody()
elif "saved" in form.outcome:
    new_customer_stored.told(form)
else:
    if form.customer_id:
        new_customer_archive.standing(form)
    else:
        say(_("Only the name, the kind and one way to reach the customer are needed. What you type is kept."))
    is_open = not (closed := why_closed(warehouse()))
    if closed:
        st.info(
            paragraph([told(closed), _("What you type stays in this window and cannot be stored.")]),
            icon=":material/lock:",
        )
    new_customer_unfinished.offered(form)
    forms.watch()
    new_customer_stored.taken_back(form)
    new_customer_form.filled_in(form, is_open)
