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
PRELOADED_QUESTIONS = ("conflicts", "tags", "profile", "completeness")

card.open_requested_page()
card_row = customer_search.find_customer()
if card_row:
    shown = customer_head.open_card(card_row)
    load.load_concurrently(*(shown.ask(question) for question in PRELOADED_QUESTIONS))
    customer_head.render_header(shown)
    customer_alike.render_duplicate_hint(shown)
    customer_actions.render_actions(shown)
    customer_numbers.render_key_figures(shown)
    customer_value.render_value_chart(shown)
    customer_contacts.render_contacts(shown)
    customer_business.render_business(shown)
    customer_said.render_answers(shown)
    customer_states.render_state_chart(shown)
    customer_archive.render_archive(shown)
    customer_people.render_people(shown)
