"""How the business stands against target, the days before and last year, and what changed."""

from pages.reports import overview_change, overview_trend
from pages.ui import choice, guard, load, paper
from pages.ui.headings import value
from pages.ui.numbers import from_headline, numbers

FIRST = ("revenue", "active_customers", "churn_ratio", "win_back_ratio")
SECOND = ("recovered_revenue", "satisfied_ratio", "nps", "open_amount")
BEHIND = {
    "revenue": "value/customers",
    "active_customers": "churn/active_customers",
    "churn_ratio": "churn/lost_customers",
    "win_back_ratio": "churn/won_back_customers",
    "recovered_revenue": "churn/won_back_customers",
    "satisfied_ratio": "satisfaction/answers",
    "nps": "satisfaction/answers",
    "open_amount": "funnel/open_deals",
}

filters = choice.current()
if not guard.nothing_to_show(filters):
    headline = load.ask("overview/headline", filters)
    for names in (FIRST, SECOND):
        figures = from_headline(headline, names, lambda name: value("metric", name))
        numbers([figure.opening(load.Asked(BEHIND[figure.key], filters)) for figure in figures], quiet=names is SECOND)
    overview_trend.revenue(filters, headline)
    overview_change.change(filters)
    paper.footnotes(filters)
