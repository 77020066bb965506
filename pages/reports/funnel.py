"""Where deals stand and stop: how far they come, what is won, forecast and lost, and which to look after."""

from pages.reports import (
    funnel_cohorts,
    funnel_dropped,
    funnel_figures,
    funnel_guard,
    funnel_reached,
    funnel_standing,
    funnel_steps,
)
from pages.ui import choice, load
from pages.ui.ranked import show_ranked_table
from pages.ui.words import _

QUESTIONS = (
    "funnel/outcomes",
    "funnel/velocity",
    "funnel/headline",
    "funnel/conversion",
    "funnel/stages",
    "funnel/intentions",
    "funnel/cohorts",
    "funnel/forecast",
    "funnel/reasons",
)
RANKED_METRICS = ("won_amount", "closed", "won", "win_ratio", "median_days_won", "velocity", "open", "open_amount")
SPLIT_FIELDS = ("owner", "branch", "channel", "product", "region")

filters = choice.get_effective_filters()
load.load_concurrently(
    *(load.QueryRequest(name, filters) for name in QUESTIONS), load.QueryRequest("funnel/by", filters, SPLIT_FIELDS[0])
)
if not funnel_guard.warn_if_no_deals(filters):
    funnel_figures.render_key_figures(filters)
    funnel_reached.render_reached_stages(filters)
    funnel_standing.render_open_deals(filters)
    funnel_cohorts.render_cohorts(filters)
    funnel_steps.render_durations_and_forecast(filters)
    show_ranked_table(
        "funnel/by",
        filters,
        key="funnel_ranked",
        title=_("Who and what wins"),
        only=RANKED_METRICS,
        fields=SPLIT_FIELDS,
        behind="funnel/closed_deals",
    )
    funnel_dropped.render_loss_reasons(filters)
    funnel_dropped.render_deal_lists(filters)
