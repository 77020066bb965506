"""The values of closed lists, as the warehouse keeps them and as they are called on screen."""

from __future__ import annotations

from typing import Any

from pages.ui.i18n.formatting import NONE, is_missing
from pages.ui.i18n.translation import N_, _
from pages.ui.labels import archive_labels, call_labels, card_labels, funnel_labels
from pages.ui.labels.archive_labels import ARCHIVE_VALUE_LABELS as ARCHIVE
from queries.catalog.fields import CATALOGUE, FIELDS

# These lists of the contract have the same words as in the customer's form.
ARCHIVE_COLUMNS = frozenset({"kind", "side", "party", "demand", "channel"})


# Only these columns hold values of closed lists; a customer named "new" keeps the name.
CLOSED_LIST_COLUMNS = frozenset(
    {
        "tier",
        "from_tier",
        "to_tier",
        "state",
        "from_state",
        "to_state",
        "lifecycle",
        "kind",
        "side",
        "class",
        "segment",
        "reason",
        "region",
        "branch",
        "owner",
        "industry",
        "channel",
        "warning",
        "metric",
        "kind_of_data",
        "field",
        "employee",
        "variant",
        "rfm_segment",
        "contract",
        "status",
        "unit",
        "subject",
        "rule",
        "missing",
    }
)


VALUE_LABELS = {
    **funnel_labels.FUNNEL_METRIC_LABELS,
    "Unknown": N_("Unknown"),
    "Other": N_("Other"),
    "none": N_("No revenue"),
    "new": N_("New"),
    "lost": N_("Lost"),
    "core": N_("Core"),
    "important": N_("Important"),
    "ordinary": N_("Ordinary"),
    "small": N_("Small"),
    "long_gone": N_("Long gone"),
    "hibernating": N_("Hibernating"),
    "at_risk": N_("At risk"),
    "cannot_lose": N_("Cannot lose"),
    "about_to_sleep": N_("About to sleep"),
    "needs_attention": N_("Needs attention"),
    "loyal_buyers": N_("Loyal buyers"),
    "promising": N_("Promising"),
    "potential_loyal": N_("Potential loyal"),
    "champions": N_("Champions"),
    "died": N_("Died"),
    "moved": N_("Moved away"),
    "other_relationship": N_("Other relationships"),
    "competition": N_("Competition"),
    "product": N_("Dissatisfied with the product"),
    "staff_attitude": N_("Attitude of staff"),
    "unknown": N_("Unknown"),
    "non_customer": N_("Non-customer"),
    "potential": N_("Potential"),
    "target": N_("Target customer"),
    "first_time": N_("First-time"),
    "repeat": N_("Repeat"),
    "loyal": N_("Loyal"),
    "external": N_("External"),
    "internal": N_("Internal"),
    "enterprise": N_("Enterprise"),
    "person": N_("Person"),
    "consumer": N_("Consumer"),
    "revenue": N_("Revenue"),
    "active_customers": N_("Active customers"),
    "churn_ratio": N_("Churn rate"),
    "win_back_ratio": N_("Win-back rate"),
    "recovered_revenue": N_("Recovered revenue"),
    "satisfied_ratio": N_("Satisfaction rate"),
    "nps": N_("Net Promoter Score"),
    "index": N_("Satisfaction index"),
    "open_amount": N_("Open deals"),
    "average_order_value": N_("Average order value"),
    "repeat_ratio": N_("Bought again, share"),
    "top20_ratio": N_("Held by the best 20 %"),
    "silence": N_("Silent for longer than usual"),
    "fewer_orders": N_("Orders half as often"),
    "both": N_("Silent, and orders less often"),
    "half": N_("half"),
    "rule": N_("in force"),
    "double": N_("double"),
    "proposed": N_("proposed"),
    "purchases": N_("Purchases"),
    "contracts": N_("Contracts"),
    "survey_responses": N_("Survey responses"),
    "churn_notes": N_("Churn notes"),
    "interactions": N_("Interactions"),
    "opportunities": N_("Opportunities"),
    "service_cases": N_("Service cases"),
    "responses": N_("Survey responses"),
    "deals": N_("Opportunities"),
    "deduct": N_("deducted"),
    "ignore": N_("left out"),
    "rank": N_("ties share a score"),
    "ntile": N_("five equal groups"),
    "365": N_("365 days"),
    "all": N_("all days"),
    "contribution": N_("Contribution"),
    "complete": N_("complete ones"),
    "money": N_("Money"),
    "count": N_("Number"),
    "ratio": N_("Share"),
    "score": N_("Score"),
    "the table": N_("the table"),
    "active": N_("Active"),
    "dormant": N_("Dormant"),
    "archived": N_("Archived"),
    # What the fields of filters are called.
    **{name: CATALOGUE[name].label for name in FIELDS},
}

DIMENSION_LABELS = {
    "tangibles": N_("Tangibles"),
    "reliability": N_("Reliability"),
    "responsiveness": N_("Responsiveness"),
    "assurance": N_("Assurance"),
    "empathy": N_("Empathy"),
    "product": N_("Product"),
    "service": N_("Service"),
    "personnel": N_("Personnel"),
    "image": N_("Image"),
    "money": N_("Money spent"),
    "time": N_("Time spent"),
    "energy": N_("Effort spent"),
    "value": N_("Value to the customer"),
    "brand": N_("Brand"),
    "relationship": N_("Relationship"),
    "total": N_("Total"),
    "Unknown": N_("Unknown"),
}
VERDICT_LABELS = {
    "satisfied": N_("Satisfied"),
    "not_satisfied": N_("Not satisfied"),
    "promoter": N_("Promoter"),
    "passive": N_("Passive"),
    "detractor": N_("Detractor"),
}
ROLE_LABELS = {
    "csat": N_("Satisfaction"),
    "nps": N_("Recommendation"),
    "effort": N_("Effort"),
    "servqual_expectation": N_("Expectation"),
    "servqual_adequate": N_("Just acceptable"),
    "servqual_perception": N_("Perception"),
    "acsi_overall": N_("Overall satisfaction"),
    "acsi_expectation": N_("Against expectations"),
    "acsi_ideal": N_("Against the ideal"),
    "kano_functional": N_("If it is there"),
    "kano_dysfunctional": N_("If it is not there"),
    "rating": N_("Rating"),
    "importance": N_("Importance"),
    "choice": N_("Choice"),
    "comment": N_("Comment"),
}
# Words that mean something else in these columns than in others.
COLUMN_VALUE_LABELS = {
    "dimension": DIMENSION_LABELS,
    "driver": DIMENSION_LABELS,
    "verdict": VERDICT_LABELS,
    "role": ROLE_LABELS,
    "score_of": ROLE_LABELS,
    "zone": {
        "satisfied": N_("Satisfied"),
        "basically_satisfied": N_("Basically satisfied"),
        "dissatisfied": N_("Dissatisfied"),
    },
    "category": {
        "A": N_("A, attractive"),
        "O": N_("O, one-dimensional"),
        "M": N_("M, must-be"),
        "I": N_("I, indifferent"),
        "R": N_("R, reverse"),
        "Q": N_("Q, questionable"),
    },
    "level": {"overall": N_("Overall"), "dimension": N_("Dimension"), "item": N_("Item")},
    "side": {"benefit": N_("Benefit"), "cost": N_("Cost"), "total": N_("Benefits less costs")},
    "importance_from": {"stated": N_("stated"), "derived": N_("derived")},
    "quadrant": {
        "big_good": N_("Big and good"),
        "small_good": N_("Small but good"),
        "big_risky": N_("Big but risky"),
        "small_weak": N_("Small and weak"),
        "not_judged": N_("Not judged"),
    },
    "contract": {"none": N_("No contract"), "running": N_("Running"), "expired": N_("Expired")},
    "satisfaction_step": {"wave": N_("wave"), "month": N_("month")},
    **card_labels.CARD_VALUE_LABELS,
    **funnel_labels.FUNNEL_VALUE_LABELS,
    **call_labels.CALL_VALUE_LABELS,
    **{field: archive_labels.ARCHIVE_VALUE_LABELS[field] for field in ("party", "demand", "channel", "kind")},
}


def label_value(field: str, found: Any) -> str:
    """A value of a closed list in the reader's words; every other value as it stands."""
    if is_missing(found):
        return NONE
    own = COLUMN_VALUE_LABELS.get(field, {}) | (ARCHIVE[field] if field in ARCHIVE_COLUMNS else {})
    if str(found) in own:
        return _(own[str(found)])
    return _(VALUE_LABELS[str(found)]) if field in CLOSED_LIST_COLUMNS and str(found) in VALUE_LABELS else str(found)
