"""What the offer is worth to customers: features, an index of three questions, delivered value, drivers of loyalty."""

from pages.reports import offer_delivered, offer_figures, offer_kano, offer_parts
from pages.ui import choice, load, voices

QUESTIONS = ("kano", "acsi_style", "delivered_value", "equity_drivers", "response")

filters = choice.get_effective_filters()
if not voices.warn_if_no_responses(filters):
    load.load_concurrently(*(load.QueryRequest(f"satisfaction/{name}", filters) for name in QUESTIONS))
    offer_figures.render_key_figures(filters)
    offer_kano.render_feature_map(filters)
    offer_delivered.render_delivered_value(filters)
    offer_parts.render_index_and_drivers(filters)
