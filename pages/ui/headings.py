"""What columns, fields and the values of closed lists are called on screen."""

from __future__ import annotations

from typing import Any

from pages.ui import call_words, card_words, funnel_words
from pages.ui.archive_words import VALUES as ARCHIVE
from pages.ui.format import NONE, missing
from pages.ui.values import OWN, VALUES
from pages.ui.words import N_, _

COLUMNS = {
    **card_words.COLUMNS,
    **call_words.COLUMNS,
    **funnel_words.COLUMNS,
    "A": N_("A, attractive"), "active": N_("Active"), "active_ratio": N_("Active, share"),
    "active_since": N_("Active since"), "adequate": N_("Just acceptable"), "amount": N_("Amount"),
    "answered": N_("Answered"), "filters": N_("Filters"), "is_shared": N_("Shared"), "segment_id": N_("Segment number"),
    "answered_on": N_("Answered on"), "at": N_("At"), "average_order_value": N_("Average order value"),
    "basically_satisfied": N_("Basically satisfied"), "batch_id": N_("Batch"), "before": N_("Compared with"),
    "before_n": N_("Its answers"), "before_name": N_("Compared with, name"), "better": N_("Better"),
    "better_high": N_("Better, up to"), "better_low": N_("Better, from"), "blank": N_("Left out"),
    "branch": N_("Branch"), "buyers": N_("Buyers"), "by_chance": N_("By chance up to"), "category": N_("Category"),
    "change": N_("Change"), "channel": N_("Channel"), "chosen": N_("Chosen"), "churn_ratio": N_("Churn rate"),
    "churned": N_("Churned"), "churned_on": N_("Churned on"), "class": N_("Class"), "closed_on": N_("Closed on"),
    "closing": N_("Closing"), "cohort": N_("Cohort"), "complete": N_("Complete"), "contribution": N_("Contribution"),
    "customer_id": N_("Customer"), "customers": N_("Customers"), "customers_for_80": N_("Customers for 80 %"),
    "customers_ratio": N_("Share of customers"), "days_asleep": N_("Days asleep"), "days_until": N_("Days until then"),
    "denominator": N_("Of"), "desired": N_("Desired"), "detractors": N_("Detractors"), "dimension": N_("Dimension"),
    "dissatisfied": N_("Dissatisfied"), "driver": N_("Driver"), "duplicates": N_("Duplicates"),
    "dysfunctional": N_("If it is not there"), "expectation": N_("Expectation"),
    "expectation_n": N_("Answers, expectation"), "expectation_weight": N_("Weight, expectation"), "f": N_("F"),
    "feature": N_("Feature"), "field": N_("Field"), "file_name": N_("File"), "first_on": N_("First day"),
    "frequency": N_("Orders"), "from_state": N_("State at the start"), "from_tier": N_("Tier at the start"),
    "functional": N_("If it is there"), "gap": N_("Gap"), "gini": N_("Gini coefficient"), "high": N_("Interval to"),
    "I": N_("I, indifferent"), "ideal": N_("Ideal"), "ideal_n": N_("Answers, ideal"),
    "ideal_weight": N_("Weight, ideal"), "importance": N_("Importance"), "importance_from": N_("Importance is"),
    "importance_n": N_("Answers, importance"), "index": N_("Index"), "index_high": N_("Index, up to"),
    "index_low": N_("Index, from"), "industry": N_("Industry"), "invited": N_("Invited"),
    "is_churned": N_("Lost afterwards"), "is_comparable": N_("Comparable"), "is_complete": N_("Answered to the end"),
    "is_larger": N_("Larger than chance"), "is_matched": N_("Customer known"),
    "is_mean_monthly": N_("Mean of the months"), "is_satisfied": N_("Satisfied"), "is_silent": N_("Silent"),
    "is_top_tier": N_("Top tier"), "is_unfinished": N_("Unfinished"), "item": N_("Item"), "key": N_("Key"),
    "kind": N_("Kind"), "kind_of_data": N_("Data"), "last_on": N_("Last purchase"),
    "last_purchase_on": N_("Last purchase"), "last_year": N_("Last year"), "latest": N_("Newest day"),
    "latest_on": N_("Last day"), "left_again": N_("Left again"), "left_again_ratio": N_("Left again, share"),
    "level": N_("Level"), "lifecycle": N_("Lifecycle"), "lost_opening": N_("Lost at the start"),
    "low": N_("Interval from"), "M": N_("M, must-be"), "m": N_("M"), "matched": N_("Customer known"),
    "mean": N_("Mean"), "mean_high": N_("Mean, up to"), "mean_low": N_("Mean, from"),
    "median_days_asleep": N_("Median days asleep"), "metric": N_("Figure"), "missing": N_("Missing"),
    "monetary": N_("Revenue"), "month": N_("Month"), "months_since": N_("Months since"), "n": N_("Answers"),
    "name": N_("Name"), "new": N_("New"), "nps": N_("NPS"), "nps_high": N_("NPS, up to"), "nps_low": N_("NPS, from"),
    "nps_n": N_("Answers, NPS"), "numerator": N_("Cases"), "O": N_("O, one-dimensional"), "observed": N_("Observed"),
    "of_customers": N_("Of customers"), "opened_on": N_("Opened on"), "opening": N_("Opening"),
    "opportunity_id": N_("Opportunity"), "option": N_("Option"), "orders": N_("Orders"),
    "orders_before": N_("Orders before"), "orphans": N_("Orphans"), "out_of_list": N_("Outside their lists"),
    "overall": N_("Overall"), "overall_n": N_("Answers, overall"), "overall_weight": N_("Weight, overall"),
    "owner": N_("Person in charge"), "partial": N_("Partial"), "passives": N_("Passives"),
    "perceived": N_("Perceived"), "percentile": N_("Best % of customers"), "perception": N_("Perception"),
    "previous": N_("Before"), "promoters": N_("Promoters"), "published_ratio": N_("US survey"),
    "Q": N_("Q, questionable"), "quartile_1_days_asleep": N_("First quartile, days asleep"),
    "quartile_3_days_asleep": N_("Third quartile, days asleep"), "question": N_("Question"),
    "question_id": N_("Question"), "R": N_("R, reverse"), "r": N_("R"), "rated": N_("Rated, 0 to 100"),
    "ratio": N_("Share"), "reason": N_("Reason"),
    "recency_days": N_("Days since purchase"), "recovered": N_("Recovered"), "recovered_ratio": N_("Recovered, share"),
    "recovered_revenue": N_("Recovered revenue"), "region": N_("Region"), "repeat_ratio": N_("Bought again, share"),
    "respondent": N_("Respondent"), "response_id": N_("Response"), "response_ratio": N_("Response rate"),
    "responses": N_("Responses"), "retention_ratio": N_("Retention rate"), "revenue": N_("Revenue"),
    "revenue_ratio": N_("Share of revenue"), "role": N_("What it measures"), "rows": N_("Rows"),
    "rows_in": N_("Rows read"), "rows_rejected": N_("Rows rejected"), "rows_stored": N_("Rows stored"),
    "said_on": N_("Said on"), "satisfied": N_("Satisfied"), "satisfied_high": N_("Satisfaction rate, up to"),
    "satisfied_low": N_("Satisfaction rate, from"), "satisfied_n": N_("Answers, satisfaction"),
    "satisfied_ratio": N_("Satisfaction rate"), "scale_max": N_("Scale to"), "scale_min": N_("Scale from"),
    "score": N_("Score"), "score_of": N_("Score of"), "segment": N_("Segment"), "side": N_("Side"),
    "silent_days": N_("Days silent"), "stage": N_("Stage"), "started_on": N_("Started on"), "state": N_("State"),
    "subject": N_("Subject"), "submitted_on": N_("Submitted on"), "survey": N_("Survey"), "survey_id": N_("Survey"),
    "surveys": N_("Surveys"), "table": N_("Table"), "target": N_("Target"), "text": N_("Comment"),
    "tier": N_("Value tier"), "to_state": N_("State at the end"), "to_tier": N_("Tier at the end"),
    "top20_ratio": N_("Held by the best 20 %"), "top2_ratio": N_("Best answers, share"), "undone_at": N_("Undone at"),
    "unit": N_("Unit"), "unmatched": N_("Anonymous"), "usual_days": N_("Usual gap, days"), "value": N_("Value"),
    "variant": N_("Variant"), "verdict": N_("Verdict"), "warning": N_("Warning"), "wave": N_("Wave"),
    "weight": N_("Weight"), "win_back_ratio": N_("Win-back rate"), "window_days": N_("Window"),
    "won_back": N_("Won back"), "won_back_on": N_("Won back on"), "wording": N_("Wording"), "worse": N_("Worse"),
    "worse_high": N_("Worse, up to"), "worse_low": N_("Worse, from"), "zone": N_("Zone"),
    # Of the explorer: what is known of a customer.
    "all_orders": N_("Orders so far"), "attribute": N_("Attribute"),
    "branch_id": N_("Branch, number"), "cases": N_("Cases, 12 months"), "city": N_("City"), "consent": N_("Consent"),
    "contact_days": N_("Days since contact"), "contacts": N_("Contacts, 12 months"), "contract": N_("Contract"),
    "contract_days": N_("Contract, days left"), "contract_ends_on": N_("Contract ends on"),
    "created_on": N_("On record since"), "deal_customers": N_("With an open deal"), "demand": N_("Level of demand"),
    "district": N_("District"), "has_means": N_("Can pay"), "has_need": N_("Has a need"),
    "invoices_due": N_("Invoices due, 12 months"), "invoices_late": N_("Invoices paid late"),
    "last_contact_on": N_("Last contact"), "next_on": N_("Next contact"), "open_amount": N_("Open amount"),
    "open_cases": N_("Open cases"), "open_deals": N_("Open deals"), "overdue_amount": N_("Overdue"),
    "overdue_customers": N_("With an overdue invoice"), "overdue_days": N_("Days overdue"), "owed_amount": N_("Owed"),
    "owner_id": N_("Person in charge, number"), "party": N_("Party"), "referred": N_("Recommended, customers"),
    "referred_by": N_("Recommended by"), "revenue_before": N_("Revenue, the year before"),
    "rfm_segment": N_("RFM segment"), "satisfaction": N_("Satisfaction"), "source": N_("Source"),
    "status": N_("Status"), "tag": N_("Tag"), "tags": N_("Tags"),
    "card_bond": N_("Points: bond"), "card_buying": N_("Points: buying"), "card_effort": N_("Points: effort"),
    "card_known": N_("Criteria judged, good customer"), "card_payment": N_("Points: payment"),
    "card_profit": N_("Points: profit"), "card_score": N_("Good-customer score"),
    "customer_ratio": N_("Share of customers"), "effort_ratio": N_("Contacts and cases per order"),
    "is_big": N_("Big"), "late_ratio": N_("Late invoices, share"), "likeness_ratio": N_("Likeness to loyal ones"),
    "margin_ratio": N_("Margin"), "mean_score": N_("Mean score"), "quadrant": N_("Quadrant"),
    "target_fit": N_("Points: fits us"), "target_good": N_("Points: good customer"),
    "target_known": N_("Criteria judged, target"), "target_likeness": N_("Points: likeness"),
    "target_match": N_("Points: match"), "target_potential": N_("Points: potential"),
    "target_score": N_("Target score"),
}  # fmt: skip


# What is known of a customer, where another question's column has the same name and means something else.
EXPLORER = "explorer/"
OF_CUSTOMER = {
    "attempts": N_("Attempts, 12 months"), "first_on": N_("First purchase"), "lost": N_("Customers lost"),
}  # fmt: skip


def heading(column: str, question: str = "") -> str:
    """The heading of a column of a result; `question` by its name, for a few are called otherwise in the explorer."""
    if question.startswith(EXPLORER) and column in OF_CUSTOMER:
        return _(OF_CUSTOMER[column])
    return _(COLUMNS[column]) if column in COLUMNS else column.replace("_", " ").capitalize()


def value(field: str, found: Any) -> str:
    """A value of a closed list in the reader's words; every other value as it stands."""
    if missing(found):
        return NONE
    own = OWN.get(field, {}) | (ARCHIVE[field] if field in OF_ARCHIVE else {})
    if str(found) in own:
        return _(own[str(found)])
    return _(VALUES[str(found)]) if field in CLOSED and str(found) in VALUES else str(found)


# These lists of the contract have the same words as in the customer's form.
OF_ARCHIVE = frozenset({"kind", "side", "party", "demand", "channel"})
# Only these columns hold values of closed lists; a customer named "new" keeps the name.
CLOSED = frozenset(
    {"tier", "from_tier", "to_tier", "state", "from_state", "to_state", "lifecycle", "kind", "side", "class", "segment",
     "reason", "region", "branch", "owner", "industry", "channel", "warning", "metric", "kind_of_data", "field",
     "employee",
    "variant", "rfm_segment", "contract", "status",
     "unit", "subject", "rule", "missing"}
)  # fmt: skip
