"""How the business stands against target, the days before and last year, and what changed."""

import streamlit as st

from pages.reports import overview_change, overview_trend
from pages.ui import choice, guard, load, paper
from pages.ui.format import is_missing
from pages.ui.headline import build_metrics
from pages.ui.numbers import Metric, show_metrics
from pages.ui.words import _
from queries import Filters

MAIN_FIGURES = ("revenue", "active_customers", "churn_ratio", "win_back_ratio")
SUPPORTING_FIGURES = ("recovered_revenue", "satisfied_ratio", "nps", "open_amount")
LIST_QUESTIONS = {
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


def build_list_request(figure: str, chosen: Filters) -> load.QueryRequest:
    """The list behind a figure; answers are listed per question that they answer."""
    where = (("metric", figure),) if LIST_QUESTIONS[figure] == "satisfaction/answers" else ()
    return load.QueryRequest(LIST_QUESTIONS[figure], chosen, None, where)


def attach_list(figure: Metric) -> Metric:
    """The figure with its list; a hidden one has none."""
    if is_missing(figure.value) and figure.note:
        return figure
    return figure.opening(build_list_request(figure.key, filters), rows.get(figure.key, figure.denominator))


filters = choice.get_effective_filters()
if not guard.warn_if_no_purchases(filters):
    load.load_concurrently(
        *(load.QueryRequest(name, filters) for name in QUESTIONS), overview_change.build_change_request(filters)
    )
    headline = load.load_answer("overview/headline", filters)
    activity, sales = load.load_answer("churn/summary", filters).row(), load.load_answer("value/summary", filters).row()
    rows = {
        "revenue": sales["customers"],
        "active_customers": activity["closing"],
        "churn_ratio": activity["churned"],
        "win_back_ratio": activity["won_back"],
        "recovered_revenue": activity["won_back"],
    }
    for names in (MAIN_FIGURES, SUPPORTING_FIGURES):
        figures = [attach_list(figure) for figure in build_metrics(headline, names, bool(activity["is_mean_monthly"]))]
        show_metrics(figures, quiet=names is SUPPORTING_FIGURES)
    st.page_link(
        "reports/satisfaction.py",
        label=_("Satisfaction with its noise, and whom to call"),
        icon=":material/arrow_forward:",
    )
    overview_trend.render_revenue_trend(filters, headline)
    overview_change.render_change(filters)
    paper.show_print_footnotes(filters)
