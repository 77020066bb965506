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
from pages.ui.nobody import nobody_on_record, nobody_selected

QUESTIONS = ("funnel/channels", "funnel/contracts")
OF_MONTH = ("funnel/coverage", "funnel/branch_coverage")

filters = choice.current()
# Coverage is of a month: that of the period's last day.
month = filters.but(from_on=None)
if not nobody_on_record() and not nobody_selected(filters):
    load.together(*(load.Asked(name, filters) for name in QUESTIONS), *(load.Asked(name, month) for name in OF_MONTH))
    channels_figures.figures(filters, month)
    channels_ways.ways(filters)
    channels_cost.cost(filters)
    channels_contracts.contracts(filters)
    channels_coverage.coverage(month)
    channels_load.loads(month)
