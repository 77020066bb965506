"""Which recount answers which question, and the columns that both must agree in."""

from __future__ import annotations

from tests.recount import leaving, lifecycle, worth
from tests.recount.activity import by_month, cohorts
from tests.recount.asked import Recount
from tests.recount.headline import headline

MOVEMENTS = ["opening", "new", "won_back", "churned", "closing", "lost_opening"]
ASLEEP = ["median_days_asleep", "quartile_1_days_asleep", "quartile_3_days_asleep"]
SIGNS = ["warning", "silent_days", "usual_days", "orders", "orders_before"]

CHURN: dict[str, tuple[Recount, list[str]]] = {
    "churn/by_month": (
        by_month,
        ["month", *MOVEMENTS, "buyers", "churn_ratio", "win_back_ratio", "is_unfinished"],
    ),
    "churn/cohorts": (cohorts, ["cohort", "months_since", "customers", "active", "revenue"]),
}
LEAVING: dict[str, tuple[Recount, list[str]]] = {
    "churn/lost_customers": (
        leaving.lost,
        ["customer_id", "churned_on", "last_purchase_on", "amount", "reason", "won_back_on"],
    ),
    "churn/won_back_customers": (
        leaving.won_back,
        ["customer_id", "won_back_on", "churned_on", "days_asleep", "amount", "revenue"],
    ),
    "churn/active_customers": (leaving.active, ["customer_id"]),
    "churn/early_warning": (leaving.early_warning, ["customer_id", "last_purchase_on", "amount", *SIGNS]),
    "churn/left_again": (leaving.left_again, ["won_back", "observed", "left_again", "left_again_ratio"]),
    "churn/recovery": (
        leaving.recovery,
        ["month", "churned", "recovered", "recovered_ratio", *ASLEEP, "is_unfinished"],
    ),
    "churn/sensitivity": (leaving.sensitivity, ["variant", "window_days", "opening", "churned", "churn_ratio"]),
    "churn/reasons": (leaving.reasons, ["reason", "churned", "ratio", "published_ratio"]),
    "churn/summary": (
        leaving.summary,
        [*MOVEMENTS, "churn_ratio", "retention_ratio", "win_back_ratio", "recovered_revenue"],
    ),
}
VALUE: dict[str, tuple[Recount, list[str]]] = {
    "value/tiers": (worth.tiers, ["tier", "customers", "revenue", "contribution", "revenue_ratio"]),
    "value/tier_customers": (worth.tier_customers, ["customer_id", "tier", "revenue", "contribution"]),
    "value/tier_movement": (worth.movement, ["from_tier", "to_tier", "customers"]),
    "value/tier_movement_customers": (worth.moves, ["customer_id", "from_tier", "to_tier"]),
    "value/pareto": (worth.pareto, ["percentile", "customers", "revenue_ratio"]),
    "value/concentration": (worth.concentration, ["customers", "top20_ratio", "customers_for_80", "gini"]),
    "value/abc": (worth.abc, ["class", "customers", "revenue"]),
    "value/customers": (worth.customers_of, ["customer_id", "class", "orders", "revenue", "contribution"]),
    "value/summary": (
        worth.summary,
        ["customers", "orders", "revenue", "contribution", "average_order_value", "repeat_ratio"],
    ),
    "value/rfm": (worth.rfm, ["customer_id", "recency_days", "frequency", "monetary", "r", "f", "m", "segment"]),
    "value/rfm_grid": (worth.rfm_grid, ["r", "f", "customers", "revenue"]),
}
LIFECYCLE: dict[str, tuple[Recount, list[str]]] = {
    "lifecycle/states": (lifecycle.counted, ["state", "customers", "customers_ratio"]),
    "lifecycle/customers": (lifecycle.listed, ["customer_id", "state"]),
    "lifecycle/flow": (lifecycle.flow, ["from_state", "to_state", "customers"]),
    "lifecycle/flow_customers": (lifecycle.moved, ["customer_id", "from_state", "to_state"]),
}
OVERVIEW: dict[str, tuple[Recount, list[str]]] = {
    "overview/headline": (headline, ["metric", "value", "numerator", "denominator", "previous", "last_year"]),
}
ALL = CHURN | LEAVING | VALUE | LIFECYCLE | OVERVIEW
