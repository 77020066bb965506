"""How the business stands against target, the days before and last year, and what changed."""

import streamlit as st

from pages.reports import overview_change, overview_trend
from pages.ui import choice, guard, load, paper
from pages.ui.format import missing
from pages.ui.headline import from_headline
from pages.ui.numbers import Number, numbers
from pages.ui.words import _
from queries import Filters

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


def behind(figure: str, chosen: Filters) -> load.Asked:
    """The list behind a figure; answers are listed per question that they answer."""
    where = (("metric", figure),) if BEHIND[figure] == "satisfaction/answers" else ()
    return load.Asked(BEHIND[figure], chosen, None, where)


def opened(figure: Number) -> Number:
    """The figure with its list; a hidden one has none."""
    if missing(figure.value) and figure.note:
        return figure
    return figure.opening(behind(figure.key, filters), rows.get(figure.key, figure.denominator))


filters = choice.current()
if not guard.nothing_to_show(filters):
    load.together(*(load.Asked(name, filters) for name in QUESTIONS), overview_change.asked(filters))
    headline = load.ask("overview/headline", filters)
    activity, sales = load.ask("churn/summary", filters).row(), load.ask("value/summary", filters).row()
    rows = {
        "revenue": sales["customers"],
        "active_customers": activity["closing"],
        "churn_ratio": activity["churned"],
        "win_back_ratio": activity["won_back"],
        "recovered_revenue": activity["won_back"],
    }
    for names in (FIRST, SECOND):
        figures = [opened(figure) for figure in from_headline(headline, names, bool(activity["is_mean_monthly"]))]
        numbers(figures, quiet=names is SECOND)
    st.page_link(
        "reports/satisfaction.py",
        label=_("Satisfaction with its noise, and whom to call"),
        icon=":material/arrow_forward:",
    )
    overview_trend.revenue(filters, headline)
    overview_change.change(filters)
    paper.footnotes(filters)
