"""What columns, fields and the values of closed lists are called on screen."""

from __future__ import annotations

from typing import Any

from pages.ui.format import NONE, missing
from pages.ui.values import VALUES
from pages.ui.words import N_, _

COLUMNS = {
    "active": N_("Active"), "age": N_("Age"), "amount": N_("Amount"), "as_of": N_("As of"), "at": N_("At"),
    "branch": N_("Branch"), "buyers": N_("Buyers"), "change": N_("Change"), "channel": N_("Channel"),
    "churn_ratio": N_("Churn rate"), "churned": N_("Churned"), "churned_on": N_("Churned on"), "class": N_("Class"),
    "closing": N_("Closing"), "cohort": N_("Cohort"), "contribution": N_("Contribution"), "country": N_("Country"),
    "customer_id": N_("Customer"), "customers": N_("Customers"), "customers_for_80": N_("Customers for 80 %"),
    "days_asleep": N_("Days asleep"), "days_silent": N_("Days silent"), "denominator": N_("Of"), "f": N_("F"),
    "field": N_("Field"), "first_on": N_("First"), "frequency": N_("Orders"), "gini": N_("Gini coefficient"),
    "industry": N_("Industry"), "is_unfinished": N_("Unfinished"), "kind": N_("Kind"), "kind_of_data": N_("Data"),
    "label": N_("Name"), "last_on": N_("Last purchase"), "last_year": N_("Last year"), "lifecycle": N_("Lifecycle"),
    "lost_opening": N_("Lost at the start"), "m": N_("M"), "median_days_asleep": N_("Median days asleep"),
    "metric": N_("Figure"), "monetary": N_("Revenue"), "month": N_("Month"), "months_since": N_("Months since"),
    "name": N_("Name"), "new": N_("New"), "numerator": N_("Cases"), "opening": N_("Opening"), "orders": N_("Orders"),
    "owner": N_("Person"), "percentile": N_("Share of customers"), "previous": N_("Before"), "r": N_("R"),
    "ratio": N_("Share"), "reason": N_("Reason"), "recency_days": N_("Days since purchase"),
    "recovered": N_("Recovered"), "recovered_ratio": N_("Recovered, share"), "region": N_("Region"),
    "recovered_revenue": N_("Recovered revenue"), "revenue": N_("Revenue"), "revenue_ratio": N_("Share of revenue"),
    "segment": N_("Segment"), "side": N_("Side"), "state": N_("State"), "target": N_("Target"), "tier": N_("Value tier"),
    "tier_end": N_("Tier at the end"), "tier_start": N_("Tier at the start"), "top20_ratio": N_("Held by the top 20 %"),
    "unit": N_("Unit"), "value": N_("Value"), "win_back_ratio": N_("Win-back rate"), "window_days": N_("Window"),
    "won_back": N_("Won back"), "won_back_on": N_("Won back on"),
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
    {"tier", "tier_start", "from_tier", "to_tier", "from_state", "to_state", "state", "state_start", "state_end", "lifecycle", "kind", "side", "class",
     "segment", "reason", "region", "branch", "owner", "industry", "channel", "warning", "metric", "kind_of_data",
     "stage", "outcome", "intention", "which", "field"}
)  # fmt: skip
