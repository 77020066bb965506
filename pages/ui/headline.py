"""The executive's figures, from the rows of the headline to the numbers on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pages.ui import load
from pages.ui.chance import is_too_few
from pages.ui.charts import list_records
from pages.ui.format import format_count
from pages.ui.headings import label_value
from pages.ui.numbers import Metric
from pages.ui.words import _, n_

SURVEY_METRICS = frozenset({"satisfied_ratio", "nps"})
METRIC_FIELDS = ("value", "numerator", "denominator", "previous", "last_year", "target", "note")


def build_metrics(answer: load.Answer, names: Sequence[str], is_mean_monthly: bool = False) -> list[Metric]:
    """The named figures; the churn rate is called what it is where the period is longer than the churn window."""
    found = {str(row["metric"]): hide_small_survey(row) for row in list_records(answer.frame)}
    labels = {"churn_ratio": _("Mean monthly churn rate")} if is_mean_monthly else {}
    return [
        Metric(
            name,
            labels.get(name, label_value("metric", name)),
            str(found[name]["unit"]),
            asked=answer.asked,
            **{part: found[name][part] for part in METRIC_FIELDS if part in found[name]},
        )
        for name in names
        if name in found
    ]


def hide_small_survey(row: dict[str, Any]) -> dict[str, Any]:
    """The figure of a survey without its value where fewer answered than may be shown."""
    if str(row["metric"]) not in SURVEY_METRICS or not is_too_few(row["denominator"]):
        return row
    size = row["denominator"]
    note = n_("hidden: only {count} answer", "hidden: only {count} answers", float(size), count=format_count(size))
    return row | dict.fromkeys(("value", "numerator", "denominator", "previous", "last_year")) | {"note": note}
