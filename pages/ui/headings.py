"""What columns, fields and the values of closed lists are called on screen."""

from __future__ import annotations

from typing import Any

from pages.ui.format import NONE, missing
from pages.ui.values import VALUES
from pages.ui.words import N_, _

COLUMNS = {
    "active": N_("Active"), "active_ratio": N_("Active, share"), "active_since": N_("Active since"),
    "amount": N_("Amount"), "answered_on": N_("Answered on"), "at": N_("At"),
    "average_order_value": N_("Average order value"), "batch_id": N_("Batch"), "branch": N_("Branch"),
    "buyers": N_("Buyers"), "change": N_("Change"), "channel": N_("Channel"), "churn_ratio": N_("Churn rate"),
    "churned": N_("Churned"), "churned_on": N_("Churned on"), "class": N_("Class"), "closing": N_("Closing"),
    "cohort": N_("Cohort"), "contribution": N_("Contribution"), "customer_id": N_("Customer"),
    "customers": N_("Customers"), "customers_for_80": N_("Customers for 80 %"),
    "customers_ratio": N_("Share of customers"), "days_asleep": N_("Days asleep"), "denominator": N_("Of"),
    "duplicates": N_("Duplicates"), "f": N_("F"), "field": N_("Field"), "file_name": N_("File"),
    "first_on": N_("First day"), "frequency": N_("Orders"), "from_state": N_("State at the start"),
    "from_tier": N_("Tier at the start"), "gini": N_("Gini coefficient"), "industry": N_("Industry"),
    "is_mean_monthly": N_("Mean of the months"), "is_satisfied": N_("Satisfied"), "is_unfinished": N_("Unfinished"),
    "key": N_("Key"), "kind": N_("Kind"), "kind_of_data": N_("Data"), "last_on": N_("Last purchase"),
    "last_purchase_on": N_("Last purchase"), "last_year": N_("Last year"), "latest": N_("Newest day"),
    "latest_on": N_("Last day"), "left_again": N_("Left again"), "left_again_ratio": N_("Left again, share"),
    "lifecycle": N_("Lifecycle"), "lost_opening": N_("Lost at the start"), "m": N_("M"),
    "median_days_asleep": N_("Median days asleep"), "metric": N_("Figure"), "missing": N_("Missing"),
    "monetary": N_("Revenue"), "month": N_("Month"), "months_since": N_("Months since"), "name": N_("Name"),
    "new": N_("New"), "numerator": N_("Cases"), "observed": N_("Observed"), "of_customers": N_("Of customers"),
    "opened_on": N_("Opened on"), "opening": N_("Opening"), "opportunity_id": N_("Opportunity"),
    "orders": N_("Orders"), "orders_before": N_("Orders before"), "orphans": N_("Orphans"),
    "out_of_list": N_("Outside their lists"), "owner": N_("Person in charge"),
    "percentile": N_("Best % of customers"), "previous": N_("Before"), "published_ratio": N_("US survey"),
    "quartile_1_days_asleep": N_("First quartile, days asleep"),
    "quartile_3_days_asleep": N_("Third quartile, days asleep"), "r": N_("R"), "ratio": N_("Share"),
    "reason": N_("Reason"), "recency_days": N_("Days since purchase"), "recovered": N_("Recovered"),
    "recovered_ratio": N_("Recovered, share"), "recovered_revenue": N_("Recovered revenue"), "region": N_("Region"),
    "repeat_ratio": N_("Bought again, share"), "respondent": N_("Respondent"), "response_id": N_("Response"),
    "retention_ratio": N_("Retention rate"), "revenue": N_("Revenue"), "revenue_ratio": N_("Share of revenue"),
    "rows": N_("Rows"), "rows_in": N_("Rows read"), "rows_rejected": N_("Rows rejected"),
    "rows_stored": N_("Rows stored"), "score": N_("Score"), "segment": N_("Segment"), "side": N_("Side"),
    "silent_days": N_("Days silent"), "stage": N_("Stage"), "state": N_("State"), "subject": N_("Subject"),
    "survey_id": N_("Survey"), "table": N_("Table"), "target": N_("Target"), "tier": N_("Value tier"),
    "to_state": N_("State at the end"), "to_tier": N_("Tier at the end"), "top20_ratio": N_("Held by the best 20 %"),
    "undone_at": N_("Undone at"), "unit": N_("Unit"), "usual_days": N_("Usual gap, days"), "value": N_("Value"),
    "variant": N_("Variant"), "warning": N_("Warning"), "win_back_ratio": N_("Win-back rate"),
    "window_days": N_("Window"), "won_back": N_("Won back"), "won_back_on": N_("Won back on"),
}  # fmt: skip


def heading(column: str) -> str:
    """The heading of a column of a result."""
    return _(COLUMNS[column]) if column in COLUMNS else column.replace("_", " ").capitalize()


def value(field: str, found: Any) -> str:
    """A value of a closed list in the reader's words; every other value as it stands."""
    if missing(found):
        return NONE
    return _(VALUES[str(found)]) if field in CLOSED and str(found) in VALUES else str(found)


# Only these columns hold values of closed lists; a customer named "new" keeps the name.
CLOSED = frozenset(
    {"tier", "from_tier", "to_tier", "state", "from_state", "to_state", "lifecycle", "kind", "side", "class", "segment",
     "reason", "region", "branch", "owner", "industry", "channel", "warning", "metric", "kind_of_data", "field",
    "variant",
     "unit", "subject", "rule", "missing"}
)  # fmt: skip
