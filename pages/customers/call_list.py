"""Whom to call today, one after the other, and why; what came of a call is noted with one click."""

from pages.customers import call_list_done, call_list_everybody, call_list_person, call_list_rows
from pages.customers.call_list_rest import rest
from pages.ui import card
from pages.ui.nobody import nobody_on_record

card.go()
if not nobody_on_record():
    filters = call_list_person.filters()
    person = call_list_person.chosen(filters)
    call_list_done.told()
    if person:
        call_list_person.standing(filters, person)
        call_list_rows.rows(filters, person)
        rest(filters, person)
        call_list_everybody.everybody(filters)
