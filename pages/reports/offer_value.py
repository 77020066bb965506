"""What the offer is worth to customers: features, an index of three questions, delivered value, drivers of loyalty."""

from pages.reports import offer_delivered, offer_figures, offer_kano, offer_parts
from pages.ui import choice, load, voices

QUESTIONS = ("kano", "acsi_style", "delivered_value", "equity_drivers", "response")

filters = choice.current()
if not voices.nothing_said(filters):
    load.together(*(load.Asked(f"satisfaction/{name}", filters) for name in QUESTIONS))
    offer_figures.first_row(filters)
    offer_kano.features(filters)
    offer_delivered.delivered_value(filters)
    offer_parts.side_by_side(filters)
