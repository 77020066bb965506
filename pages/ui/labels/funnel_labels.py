"""What the columns, stages and levels of the funnel are called on screen; stages and levels are rules."""

from __future__ import annotations

from typing import Any

from data.rules import load_rules
from pages.ui.i18n.formatting import NONE, is_missing
from pages.ui.i18n.translation import N_, _

FUNNEL_COLUMN_LABELS = {
    "accuracy": N_("Accuracy"),
    "actual": N_("Won, amount"),
    "aged": N_("With a known age"),
    "closed": N_("Deals closed"),
    "cumulative_ratio": N_("Of all opened"),
    "days_in_stage": N_("Days in stage"),
    "days_open": N_("Days open"),
    "deals": N_("Deals"),
    "due": N_("Deals due"),
    "entered_on": N_("Entered on"),
    "expected_amount": N_("Expected amount"),
    "fate": N_("What came of it"),
    "forecast": N_("Forecast"),
    "in_stage": N_("Open deals"),
    "is_ahead": N_("Ahead"),
    "is_overdue": N_("Overdue"),
    "is_undated": N_("Without an opening day"),
    "loss_reason": N_("Why lost"),
    "lost": N_("Deals lost"),
    "lost_amount": N_("Lost, amount"),
    "lost_here": N_("Lost here"),
    "made_step": N_("Made the step"),
    "mean_won_amount": N_("Mean amount won"),
    "median_age_days": N_("Median days in stage"),
    "median_days_to_next": N_("Median days to the next"),
    "median_days_won": N_("Median days to win"),
    "next_entered_on": N_("Entered the next on"),
    "open": N_("Deals open"),
    "open_here": N_("Open here"),
    "opened": N_("Deals opened"),
    "probability": N_("Probability"),
    "quartile_1_days_to_next": N_("First quartile, days to the next"),
    "quartile_3_days_to_next": N_("Third quartile, days to the next"),
    "reached": N_("Reached"),
    "reached_ratio": N_("Reached, share"),
    "reached_stage": N_("Stage reached"),
    "step_ratio": N_("Of the stage before"),
    "undated": N_("Without an opening day"),
    "value_win_ratio": N_("Win rate by value"),
    "velocity": N_("Sales velocity per day"),
    "win_ratio": N_("Win rate"),
    "won": N_("Deals won"),
    "won_amount": N_("Won, amount"),
    "won_here": N_("Won here"),
}
FUNNEL_VALUE_LABELS = {
    "loss_reason": {"Unknown": N_("Unknown")},
    "field": {"product": N_("Product")},
    "fate": {
        "went_on": N_("Went on"),
        "open": N_("Open here"),
        "lost": N_("Lost here"),
        "won": N_("Won here"),
    },
}
FUNNEL_METRIC_LABELS = {
    "win_ratio": N_("Win rate"),
    "velocity": N_("Sales velocity per day"),
    "won_amount": N_("Won, amount"),
}
# Columns that hold the place of a stage or level, and the rule that names it.
LEVEL_COLUMNS = {
    "stage": ("funnel_stages", "stage"),
    "reached_stage": ("funnel_stages", "stage"),
    "intention": ("intention_levels", "intention"),
}


def list_levels(column: str) -> dict[int, str]:
    """The stages or levels by their number, as the rules call them."""
    relation, key = LEVEL_COLUMNS[column]
    return {int(str(row[key])): str(row["says"]) for row in load_rules().relations[relation]}


def label_level(column: str, found: Any) -> str:
    """The name of a stage or a level, such as `Need confirmed`; a dash where it is unknown, else its number."""
    if is_missing(found):
        return NONE
    named = list_levels(column)
    return _(named[int(found)]) if int(found) in named else str(int(found))


def label_numbered_level(column: str, found: Any) -> str:
    """The same with its number before it, so that it sorts: `3 · Need confirmed`."""
    return NONE if is_missing(found) else f"{int(found)} · {label_level(column, found)}"
