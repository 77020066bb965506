"""Which recount answers which question, and the columns that both must agree in."""

from __future__ import annotations

from tests.recount import calls, deals, leaving, lifecycle, opinions, scales, worth
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
ENDS = ["low", "high"]
THREE = ["satisfied_ratio", "satisfied_low", "satisfied_high", "nps", "nps_low", "nps_high"]
THREE += ["index", "index_low", "index_high"]
COUNTS = ["satisfied", "satisfied_n", "promoters", "passives", "detractors", "nps_n", "n"]
CHANGE = ["is_comparable", "before", "before_name", "before_n", "previous", "change", "by_chance", "is_larger"]
SCALE = ["scale_min", "scale_max"]
SATISFACTION: dict[str, tuple[Recount, list[str]]] = {
    "satisfaction/headline": (
        opinions.headline,
        ["metric", "value", *ENDS, "n", "previous", "last_year", "target", "numerator"],
    ),
    "satisfaction/trend": (
        opinions.trend,
        ["wave", "name", "started_on", "satisfied_n", "nps_n", "n", *THREE, "is_unfinished"],
    ),
    "satisfaction/changes": (
        opinions.changes,
        ["wave", "name", "started_on", "metric", "value", *ENDS, "n", *CHANGE, "is_unfinished"],
    ),
    "satisfaction/by_segment": (opinions.by_segment, [*COUNTS, *THREE]),
    "satisfaction/answers": (
        opinions.answers,
        ["metric", "respondent", "answered_on", "score", "verdict", "survey_id", "response_id"],
    ),
    "satisfaction/items": (
        scales.items,
        ["question", "wording", "role", *SCALE, "surveys", "n", "blank", "mean", "mean_low", "mean_high", "top2_ratio"]
        + [*ENDS, "index", "importance", "importance_n", "importance_from"],
    ),
    "satisfaction/response": (
        scales.response,
        ["survey_id", "responses", "complete", "partial", "matched", "unmatched", "first_on", "last_on"],
    ),
    "satisfaction/servqual": (
        scales.servqual,
        ["level", "dimension", "item", "expectation", "perception", "gap", *ENDS, "n", "weight", *SCALE],
    ),
    "satisfaction/tolerance": (
        scales.tolerance,
        ["level", "dimension", "item", "satisfied", "basically_satisfied", "dissatisfied", "n", "satisfied_ratio"]
        + [*ENDS, "desired", "adequate", "perceived", *SCALE],
    ),
    "satisfaction/kano": (
        scales.kano,
        ["feature", *"AOMIRQ", "n", "category", "better", "better_low", "better_high"]
        + ["worse", "worse_low", "worse_high"],
    ),
    "satisfaction/acsi_style": (
        scales.acsi_style,
        ["overall", "expectation", "ideal", "n", "index", *ENDS, "overall_n", "expectation_n", "ideal_n"],
    ),
    "satisfaction/equity_drivers": (scales.equity_drivers, ["driver", "index", *ENDS, "n"]),
    "satisfaction/delivered_value": (
        scales.delivered_value,
        ["dimension", "side", "mean", *ENDS, "weight", "n"],
    ),
    "satisfaction/choices": (
        scales.choices,
        ["question", "wording", "option", "chosen", "n", "ratio", *ENDS],
    ),
    "satisfaction/comments": (
        scales.comments,
        ["respondent", "submitted_on", "score", "score_of", "nps", "text", "survey_id", "response_id"],
    ),
    "satisfaction/detractors": (
        scales.detractors,
        ["customer_id", "tier", "owner", "branch", "score", "said_on", "silent_days", "amount"]
        + ["is_top_tier", "is_silent"],
    ),
    "satisfaction/before_churn": (
        scales.before_churn,
        ["metric", "verdict", "customers", "churned", "churn_ratio", *ENDS],
    ),
    "satisfaction/before_churn_customers": (
        scales.before_churn_customers,
        ["metric", "verdict", "customer_id", "said_on", "score", "is_churned"],
    ),
}
STANDS = ["employee", "standing", "customer_id", "reason", "last_contact_on", "next_on", "is_tried", "employee_id"]
CALLS: dict[str, tuple[Recount, list[str]]] = {
    "funnel/contracts": (calls.contracts, ["state", "customers", "amount"]),
    "funnel/contract_customers": (
        calls.contract_customers,
        ["state", "customer_id", "ends_on", "days_left", "amount"],
    ),
    "funnel/channels": (
        calls.channels,
        ["channel", "leads", "converted", "conversion_ratio", "cost", "cost_per_new_customer", "costed"],
    ),
    "funnel/channel_customers": (
        calls.channel_customers,
        ["channel", "customer_id", "created_on", "is_converted", "converted_on", "cost"],
    ),
    "funnel/coverage": (
        calls.coverage,
        ["employee", "assigned", "reached", "coverage_ratio", "attempts", "over_load", "load"],
    ),
    "funnel/branch_coverage": (
        calls.branch_coverage,
        ["branch", "employees", "assigned", "reached", "coverage_ratio", "attempts", "over_load"],
    ),
    "funnel/coverage_customers": (calls.coverage_customers, ["employee", "customer_id", "is_reached", "attempts"]),
    "funnel/call_list": (
        calls.call_list,
        ["employee", "rank", "customer_id", "reason", "last_contact_on", "next_on", "stage", "amount", "intention"]
        + ["contract_state", "is_due", "is_tried", "last_tried_on", "because", "employee_id"],
    ),
    "funnel/call_customers": (calls.call_customers, STANDS),
    "funnel/call_standing": (
        calls.call_standing,
        ["employee", "customers", "tried_today", *calls.STANDINGS, "employee_id"],
    ),
}
FLOW = ["open", "win_ratio", "median_days_won", "velocity", "won", "closed"]
DAYS_TO_NEXT = ["median_days_to_next", "quartile_1_days_to_next", "quartile_3_days_to_next", "made_step"]
BY = ["closed", "won", "win_ratio", "won_amount", "median_days_won", "velocity", "lost", "open", "open_amount"]
FUNNEL: dict[str, tuple[Recount, list[str]]] = {
    "funnel/stages": (deals.stages, ["stage", "in_stage", "amount", "median_age_days", "aged"]),
    "funnel/conversion": (
        deals.conversion,
        ["stage", "reached", "lost_here", "step_ratio", "cumulative_ratio", *DAYS_TO_NEXT]
        + ["open_here", "won_here", "opened", "undated"],
    ),
    "funnel/outcomes": (
        deals.outcomes,
        ["won", "lost", "open", "win_ratio", "won_amount", "value_win_ratio", "closed", "lost_amount", "open_amount"]
        + ["median_days_won", "opened", "undated"],
    ),
    "funnel/by": (deals.by, BY),
    "funnel/velocity": (deals.velocity, [*FLOW, "mean_won_amount"]),
    "funnel/forecast": (
        deals.forecast,
        ["month", "forecast", "actual", "accuracy", "due", "is_ahead", "is_unfinished"],
    ),
    "funnel/forecast_deals": (
        deals.forecast_deals,
        ["month", "opportunity_id", "intention", "expected_amount", "forecast"],
    ),
    "funnel/reasons": (deals.reasons, ["loss_reason", "lost", "ratio", "lost_amount"]),
    "funnel/dropped": (deals.dropped, ["stage", "opportunity_id", "loss_reason"]),
    "funnel/ageing": (deals.ageing, ["opportunity_id", "stage", "days_in_stage", "intention"]),
    "funnel/closed_deals": (deals.closed, ["opportunity_id", "outcome"]),
    "funnel/opened_deals": (
        deals.opened,
        ["opportunity_id", "is_undated", "cohort", "reached_stage", "outcome"],
    ),
    "funnel/reached_deals": (deals.reached, ["stage", "opportunity_id", "fate", "outcome", "cohort"]),
    "funnel/steps": (deals.steps, ["stage", "opportunity_id", "days"]),
    "funnel/cohorts": (
        deals.cohorts,
        ["cohort", "stage", "opened", "reached", "reached_ratio", "won", "lost", "open", "is_unfinished"],
    ),
    "funnel/intentions": (deals.intentions, ["intention", "deals", "amount", "probability", "forecast"]),
    "funnel/headline": (deals.headline, ["metric", "value", "previous", "last_year"]),
}
