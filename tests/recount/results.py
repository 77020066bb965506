"""Which recount answers which question, and the columns that both must agree in."""

from __future__ import annotations

from tests.recount import call_list, churn_events, funnel, lifecycle, satisfaction, satisfaction_scales, value_results
from tests.recount.activity import by_month, cohorts
from tests.recount.assertions import Recount
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
        churn_events.lost,
        ["customer_id", "churned_on", "last_purchase_on", "amount", "reason", "won_back_on"],
    ),
    "churn/won_back_customers": (
        churn_events.won_back,
        ["customer_id", "won_back_on", "churned_on", "days_asleep", "amount", "revenue"],
    ),
    "churn/active_customers": (churn_events.active, ["customer_id"]),
    "churn/early_warning": (churn_events.early_warning, ["customer_id", "last_purchase_on", "amount", *SIGNS]),
    "churn/left_again": (churn_events.left_again, ["won_back", "observed", "left_again", "left_again_ratio"]),
    "churn/recovery": (
        churn_events.recovery,
        ["month", "churned", "recovered", "recovered_ratio", *ASLEEP, "is_unfinished"],
    ),
    "churn/sensitivity": (churn_events.sensitivity, ["variant", "window_days", "opening", "churned", "churn_ratio"]),
    "churn/reasons": (churn_events.reasons, ["reason", "churned", "ratio", "published_ratio"]),
    "churn/summary": (
        churn_events.summary,
        [*MOVEMENTS, "churn_ratio", "retention_ratio", "win_back_ratio", "recovered_revenue"],
    ),
}
VALUE: dict[str, tuple[Recount, list[str]]] = {
    "value/tiers": (value_results.tiers, ["tier", "customers", "revenue", "contribution", "revenue_ratio"]),
    "value/tier_customers": (value_results.tier_customers, ["customer_id", "tier", "revenue", "contribution"]),
    "value/tier_movement": (value_results.movement, ["from_tier", "to_tier", "customers"]),
    "value/tier_movement_customers": (value_results.moves, ["customer_id", "from_tier", "to_tier"]),
    "value/pareto": (value_results.pareto, ["percentile", "customers", "revenue_ratio"]),
    "value/concentration": (value_results.concentration, ["customers", "top20_ratio", "customers_for_80", "gini"]),
    "value/abc": (value_results.abc, ["class", "customers", "revenue"]),
    "value/customers": (value_results.customers_of, ["customer_id", "class", "orders", "revenue", "contribution"]),
    "value/summary": (
        value_results.summary,
        ["customers", "orders", "revenue", "contribution", "average_order_value", "repeat_ratio"],
    ),
    "value/rfm": (
        value_results.rfm,
        ["customer_id", "recency_days", "frequency", "monetary", "r", "f", "m", "segment"],
    ),
    "value/rfm_grid": (value_results.rfm_grid, ["r", "f", "customers", "revenue"]),
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
        satisfaction.headline,
        ["metric", "value", *ENDS, "n", "previous", "last_year", "target", "numerator"],
    ),
    "satisfaction/trend": (
        satisfaction.trend,
        ["wave", "name", "started_on", "satisfied_n", "nps_n", "n", *THREE, "is_unfinished"],
    ),
    "satisfaction/changes": (
        satisfaction.changes,
        ["wave", "name", "started_on", "metric", "value", *ENDS, "n", *CHANGE, "is_unfinished"],
    ),
    "satisfaction/by_segment": (satisfaction.by_segment, [*COUNTS, *THREE]),
    "satisfaction/answers": (
        satisfaction.answers,
        ["metric", "respondent", "answered_on", "score", "verdict", "survey_id", "response_id"],
    ),
    "satisfaction/items": (
        satisfaction_scales.items,
        ["question", "wording", "role", *SCALE, "surveys", "n", "blank", "mean", "mean_low", "mean_high", "top2_ratio"]
        + [*ENDS, "index", "importance", "importance_n", "importance_from"],
    ),
    "satisfaction/response": (
        satisfaction_scales.response,
        ["survey_id", "responses", "complete", "partial", "matched", "unmatched", "first_on", "last_on"],
    ),
    "satisfaction/servqual": (
        satisfaction_scales.servqual,
        ["level", "dimension", "item", "expectation", "perception", "gap", *ENDS, "n", "weight", *SCALE],
    ),
    "satisfaction/tolerance": (
        satisfaction_scales.tolerance,
        ["level", "dimension", "item", "satisfied", "basically_satisfied", "dissatisfied", "n", "satisfied_ratio"]
        + [*ENDS, "desired", "adequate", "perceived", *SCALE],
    ),
    "satisfaction/kano": (
        satisfaction_scales.kano,
        ["feature", *"AOMIRQ", "n", "category", "better", "better_low", "better_high"]
        + ["worse", "worse_low", "worse_high"],
    ),
    "satisfaction/acsi_style": (
        satisfaction_scales.acsi_style,
        ["overall", "expectation", "ideal", "n", "index", *ENDS, "overall_n", "expectation_n", "ideal_n"],
    ),
    "satisfaction/equity_drivers": (satisfaction_scales.equity_drivers, ["driver", "index", *ENDS, "n"]),
    "satisfaction/delivered_value": (
        satisfaction_scales.delivered_value,
        ["dimension", "side", "mean", *ENDS, "weight", "n"],
    ),
    "satisfaction/choices": (
        satisfaction_scales.choices,
        ["question", "wording", "option", "chosen", "n", "ratio", *ENDS],
    ),
    "satisfaction/comments": (
        satisfaction_scales.comments,
        ["respondent", "submitted_on", "score", "score_of", "nps", "text", "survey_id", "response_id"],
    ),
    "satisfaction/detractors": (
        satisfaction_scales.detractors,
        ["customer_id", "tier", "owner", "branch", "score", "said_on", "silent_days", "amount"]
        + ["is_top_tier", "is_silent"],
    ),
    "satisfaction/before_churn": (
        satisfaction_scales.before_churn,
        ["metric", "verdict", "customers", "churned", "churn_ratio", *ENDS],
    ),
    "satisfaction/before_churn_customers": (
        satisfaction_scales.before_churn_customers,
        ["metric", "verdict", "customer_id", "said_on", "score", "is_churned"],
    ),
}
STANDS = ["employee", "standing", "customer_id", "reason", "last_contact_on", "next_on", "is_tried", "employee_id"]
CALLS: dict[str, tuple[Recount, list[str]]] = {
    "funnel/contracts": (call_list.contracts, ["state", "customers", "amount"]),
    "funnel/contract_customers": (
        call_list.contract_customers,
        ["state", "customer_id", "ends_on", "days_left", "amount"],
    ),
    "funnel/channels": (
        call_list.channels,
        ["channel", "leads", "converted", "conversion_ratio", "cost", "cost_per_new_customer", "costed"],
    ),
    "funnel/channel_customers": (
        call_list.channel_customers,
        ["channel", "customer_id", "created_on", "is_converted", "converted_on", "cost"],
    ),
    "funnel/coverage": (
        call_list.coverage,
        ["employee", "assigned", "reached", "coverage_ratio", "attempts", "over_load", "load"],
    ),
    "funnel/branch_coverage": (
        call_list.branch_coverage,
        ["branch", "employees", "assigned", "reached", "coverage_ratio", "attempts", "over_load"],
    ),
    "funnel/coverage_customers": (call_list.coverage_customers, ["employee", "customer_id", "is_reached", "attempts"]),
    "funnel/call_list": (
        call_list.call_list,
        ["employee", "rank", "customer_id", "reason", "last_contact_on", "next_on", "stage", "amount", "intention"]
        + ["contract_state", "is_due", "is_tried", "last_tried_on", "because", "employee_id"],
    ),
    "funnel/call_customers": (call_list.call_customers, STANDS),
    "funnel/call_standing": (
        call_list.call_standing,
        ["employee", "customers", "tried_today", *call_list.STANDINGS, "employee_id"],
    ),
}
FLOW = ["open", "win_ratio", "median_days_won", "velocity", "won", "closed"]
DAYS_TO_NEXT = ["median_days_to_next", "quartile_1_days_to_next", "quartile_3_days_to_next", "made_step"]
BY = ["closed", "won", "win_ratio", "won_amount", "median_days_won", "velocity", "lost", "open", "open_amount"]
FUNNEL: dict[str, tuple[Recount, list[str]]] = {
    "funnel/stages": (funnel.stages, ["stage", "in_stage", "amount", "median_age_days", "aged"]),
    "funnel/conversion": (
        funnel.conversion,
        ["stage", "reached", "lost_here", "step_ratio", "cumulative_ratio", *DAYS_TO_NEXT]
        + ["open_here", "won_here", "opened", "undated"],
    ),
    "funnel/outcomes": (
        funnel.outcomes,
        ["won", "lost", "open", "win_ratio", "won_amount", "value_win_ratio", "closed", "lost_amount", "open_amount"]
        + ["median_days_won", "opened", "undated"],
    ),
    "funnel/by": (funnel.by, BY),
    "funnel/velocity": (funnel.velocity, [*FLOW, "mean_won_amount"]),
    "funnel/forecast": (
        funnel.forecast,
        ["month", "forecast", "actual", "accuracy", "due", "is_ahead", "is_unfinished"],
    ),
    "funnel/forecast_deals": (
        funnel.forecast_deals,
        ["month", "opportunity_id", "intention", "expected_amount", "forecast"],
    ),
    "funnel/reasons": (funnel.reasons, ["loss_reason", "lost", "ratio", "lost_amount"]),
    "funnel/dropped": (funnel.dropped_deals, ["stage", "opportunity_id", "loss_reason"]),
    "funnel/ageing": (funnel.ageing, ["opportunity_id", "stage", "days_in_stage", "intention"]),
    "funnel/closed_deals": (funnel.closed_deals, ["opportunity_id", "outcome"]),
    "funnel/opened_deals": (
        funnel.opened_deals,
        ["opportunity_id", "is_undated", "cohort", "reached_stage", "outcome"],
    ),
    "funnel/reached_deals": (funnel.reached_deals, ["stage", "opportunity_id", "fate", "outcome", "cohort"]),
    "funnel/steps": (funnel.steps, ["stage", "opportunity_id", "days"]),
    "funnel/cohorts": (
        funnel.cohorts,
        ["cohort", "stage", "opened", "reached", "reached_ratio", "won", "lost", "open", "is_unfinished"],
    ),
    "funnel/intentions": (funnel.intentions, ["intention", "deals", "amount", "probability", "forecast"]),
    "funnel/headline": (funnel.headline, ["metric", "value", "previous", "last_year"]),
}
