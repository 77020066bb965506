"""Who is worth how much: tiers, concentration, recency and frequency, and who moved."""

import streamlit as st

from pages.reports import value_abc, value_pareto, value_rfm, value_tiers
from pages.ui import choice, guard, load
from pages.ui.headline import build_metrics
from pages.ui.numbers import show_metrics
from pages.ui.ranked import show_ranked_table
from pages.ui.words import _

KEY_FIGURES = ("average_order_value", "repeat_ratio", "top20_ratio")
RANKED_METRICS = ("revenue", "customers", "orders", "average_order_value", "repeat_ratio", "contribution")
QUESTIONS = (
    "overview/headline",
    "value/headline",
    "value/summary",
    "value/concentration",
    "value/tiers",
    "value/pareto",
    "value/abc",
    "value/rfm_grid",
    "value/tier_movement",
)

filters = choice.get_effective_filters()
if not guard.warn_if_no_purchases(filters):
    load.load_concurrently(
        *(load.QueryRequest(name, filters) for name in QUESTIONS), load.QueryRequest("value/summary", filters, "branch")
    )
    behind = load.QueryRequest("value/customers", filters)
    summary, spread = load.load_answer("value/summary", filters), load.load_answer("value/concentration", filters)
    bought = summary.row()["customers"]
    figures = [
        *build_metrics(load.load_answer("overview/headline", filters), ("revenue",)),
        *build_metrics(load.load_answer("value/headline", filters), KEY_FIGURES),
    ]
    show_metrics([figure.opening(behind, bought) for figure in figures])
    value_tiers.render_tiers(filters)
    value_pareto.render_concentration(filters, spread)
    value_abc.render_abc_classes(filters)
    left, right = st.columns(2, gap="medium")
    with left:
        value_rfm.render_rfm_grid(filters)
    with right:
        value_tiers.render_tier_movement(filters)
    show_ranked_table("value/summary", filters, key="value_ranked", title=_("Value by segment"), only=RANKED_METRICS)
