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
from pages.ui.ranked import ranked
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
RANKED = ("won_amount", "closed", "won", "win_ratio", "median_days_won", "velocity", "open", "open_amount")
FIELDS = ("owner", "branch", "channel", "product", "region")

filters = choice.current()
load.together(*(load.Asked(name, filters) for name in QUESTIONS), load.Asked("funnel/by", filters, FIELDS[0]))
if not funnel_guard.nothing_to_show(filters):
    funnel_figures.figures(filters)
    funnel_reached.reached(filters)
    funnel_standing.side_by_side(filters)
    funnel_cohorts.cohorts(filters)
    funnel_steps.side_by_side(filters)
    ranked(
        "funnel/by",
        filters,
        key="funnel_ranked",
        title=_("Who and what wins"),
        only=RANKED,
        fields=FIELDS,
        behind="funnel/closed_deals",
    )
    funnel_dropped.reasons(filters)
    funnel_dropped.lost(filters)
