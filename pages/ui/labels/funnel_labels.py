"""Labels of the numbered stages of deals and levels of intention, which the rules file names."""

from __future__ import annotations

from typing import Any

from data.rules import load_rules
from pages.ui.i18n.formatting import NONE, is_missing
from pages.ui.i18n.translation import _

# Columns that hold the number of a stage or level: the rule that names it, and the column of the number there.
LEVEL_COLUMNS = {
    "stage": ("funnel_stages", "stage"),
    "reached_stage": ("funnel_stages", "stage"),
    "intention": ("intention_levels", "intention"),
}


def list_levels(column: str) -> dict[int, str]:
    """The stages or levels of a column, as number → English label."""
    relation, key = LEVEL_COLUMNS[column]
    return {int(str(row[key])): str(row["says"]) for row in load_rules().relations[relation]}


def label_level(column: str, number: Any) -> str:
    """The label of a stage or level: `Need confirmed`; the number where it has none, a dash where it is missing."""
    if is_missing(number):
        return NONE
    labels = list_levels(column)
    return _(labels[int(number)]) if int(number) in labels else str(int(number))


def label_numbered_level(column: str, number: Any) -> str:
    """The label with the number before it, which sorts by the number: `3 · Need confirmed`."""
    return NONE if is_missing(number) else f"{int(number)} · {label_level(column, number)}"
