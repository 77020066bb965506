"""Who is worth how much: tiers, concentration, recency and frequency, and who moved."""

import streamlit as st

from pages.reports import value_abc, value_pareto, value_rfm, value_tiers
from pages.ui import choice, guard, load
from pages.ui.headline import from_headline
from pages.ui.numbers import numbers
from pages.ui.ranked import ranked
from pages.ui.words import _

FIGURES = ("average_order_value", "repeat_ratio", "top20_ratio")
RANKED = ("revenue", "customers", "orders", "average_order_value", "repeat_ratio", "contribution")
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

filters = choice.current()
if not guard.nothing_to_show(filters):
    load.together(*(load.Asked(name, filters) for name in QUESTIONS), load.Asked("value/summary", filters, "branch"))
    behind = load.Asked("value/customers", filters)
    summary, spread = load.ask("value/summary", filters), load.ask("value/concentration", filters)
    bought = summary.row()["customers"]
    figures = [
        *from_headline(load.ask("overview/headline", filters), ("revenue",)),
        *from_headline(load.ask("value/headline", filters), FIGURES),
    ]
    numbers([figure.opening(behind, bought) for figure in figures])
    value_tiers.tiers(filters)
    value_pareto.pareto(filters, spread)
    value_abc.classes(filters)
    left, right = st.columns(2, gap="medium")
    with left:
        value_rfm.grid(filters)
    with right:
        value_tiers.movement(filters)
    ranked("value/summary", filters, key="value_ranked", title=_("Value by segment"), only=RANKED)
