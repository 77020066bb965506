"""One customer on one page: who it is, what contradicts itself, what it is worth, says and owes, what to do."""

from pages.customers import (
    customer_actions,
    customer_alike,
    customer_archive,
    customer_business,
    customer_contacts,
    customer_head,
    customer_numbers,
    customer_people,
    customer_said,
    customer_search,
    customer_states,
    customer_value,
)
from pages.ui import card, load

# Those of which the card shows all rows.
PARTS = ("conflicts", "tags", "profile", "completeness")

card.go()
found = customer_search.search()
if found:
    shown = customer_head.card_of(found)
    load.together(*(shown.ask(question) for question in PARTS))
    customer_head.head(shown)
    customer_alike.hint(shown)
    customer_actions.actions(shown)
    customer_numbers.numbers(shown)
    customer_value.value(shown)
    customer_contacts.contacts(shown)
    customer_business.business(shown)
    customer_said.said(shown)
    customer_states.history(shown)
    customer_archive.archive(shown)
    customer_people.people(shown)
