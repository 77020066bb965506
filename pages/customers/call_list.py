"""Whom to call today, one after the other, and why; what came of a call is noted with one click."""

from pages.customers import call_list_done, call_list_everybody, call_list_person, call_list_rows
from pages.customers.call_list_rest import render_off_list
from pages.ui import card
from pages.ui.nobody import warn_if_no_customers

card.open_requested_page()
if not warn_if_no_customers():
    filters = call_list_person.build_list_filters()
    person = call_list_person.select_person(filters)
    call_list_done.render_last_outcome()
    if person:
        call_list_person.render_progress(filters, person)
        call_list_rows.render_call_rows(filters, person)
        render_off_list(filters, person)
        call_list_everybody.render_all_lists(filters)
