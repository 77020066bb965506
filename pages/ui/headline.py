"""The executive's figures, from the rows of the headline to the numbers on a page."""

from __future__ import annotations

from collections.abc import Sequence

from pages.ui import load
from pages.ui.headings import value
from pages.ui.numbers import Number
from pages.ui.words import _

PARTS = ("value", "numerator", "denominator", "previous", "last_year", "target")


def from_headline(answer: load.Answer, names: Sequence[str], is_mean_monthly: bool = False) -> list[Number]:
    """The named figures; the churn rate is called what it is where the period is longer than the churn window."""
    found = {str(row["metric"]): row for row in answer.frame.to_dict("records")}
    labels = {"churn_ratio": _("Mean monthly churn rate")} if is_mean_monthly else {}
    return [
        Number(
            name,
            labels.get(name, value("metric", name)),
            str(found[name]["unit"]),
            asked=answer.asked,
            **{part: found[name][part] for part in PARTS if part in found[name]},
        )
        for name in names
        if name in found
    ]
