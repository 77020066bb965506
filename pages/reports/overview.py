"""How the business stands against target, the days before and last year, and what changed."""

from pages.reports import overview_change, overview_trend
from pages.ui import choice, guard, load, paper
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

QUESTIONS = ("overview/headline", "overview/revenue_by_month", "churn/summary", "value/summary")

filters = choice.current()
if not guard.nothing_to_show(filters):
    load.together(*(load.Asked(name, filters) for name in QUESTIONS), overview_change.asked(filters))
    headline = load.ask("overview/headline", filters)
    activity, sales = load.ask("churn/summary", filters).row(), load.ask("value/summary", filters).row()
    rows = {
        "revenue": sales["customers"], "active_customers": activity["closing"], "churn_ratio": activity["churned"],
        "win_back_ratio": activity["won_back"], "recovered_revenue": activity["won_back"],
    }  # fmt: skip
    for names in (FIRST, SECOND):
        figures = from_headline(headline, names)
        numbers(
            [figure.opening(load.Asked(BEHIND[figure.key], filters), rows.get(figure.key)) for figure in figures],
            quiet=names is SECOND,
        )
    overview_trend.revenue(filters, headline)
    overview_change.change(filters)
    paper.footnotes(filters)
