"""How customers are found and what becomes of them, where their contracts stand, and whether they are looked after."""

from pages.reports import (
    channels_contracts,
    channels_cost,
    channels_coverage,
    channels_figures,
    channels_load,
    channels_ways,
)
from pages.ui import choice, load
from pages.ui.nobody import warn_if_no_customers, warn_if_nobody_selected

QUESTIONS = ("funnel/channels", "funnel/contracts")
MONTH_QUESTIONS = ("funnel/coverage", "funnel/branch_coverage")

filters = choice.get_effective_filters()
# Coverage is of a month: that of the period's last day.
month_filters = filters.but(from_on=None)
if not warn_if_no_customers() and not warn_if_nobody_selected(filters):
    load.load_concurrently(
        *(load.QueryRequest(name, filters) for name in QUESTIONS),
        *(load.QueryRequest(name, month_filters) for name in MONTH_QUESTIONS),
    )
    channels_figures.render_key_figures(filters, month_filters)
    channels_ways.render_acquisition_channels(filters)
    channels_cost.render_acquisition_cost(filters)
    channels_contracts.render_contracts(filters)
    channels_coverage.render_branch_coverage(month_filters)
    channels_load.render_workload(month_filters)
