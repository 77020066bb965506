"""The executive's figures, from the rows of the headline to the numbers on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pages.ui import load
from pages.ui.chance import too_few
from pages.ui.charts import records
from pages.ui.format import count
from pages.ui.headings import value
from pages.ui.numbers import Number
from pages.ui.words import _, n_

SAID = frozenset({"satisfied_ratio", "nps"})
PARTS = ("value", "numerator", "denominator", "previous", "last_year", "target", "note")


def from_headline(answer: load.Answer, names: Sequence[str], is_mean_monthly: bool = False) -> list[Number]:
    """The named figures; the churn rate is called what it is where the period is longer than the churn window."""
    found = {str(row["metric"]): hidden_where_few(row) for row in records(answer.frame)}
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


def hidden_where_few(row: dict[str, Any]) -> dict[str, Any]:
    """The figure of a survey without its value where fewer answered than may be shown."""
    if str(row["metric"]) not in SAID or not too_few(row["denominator"]):
        return row
    size = row["denominator"]
    note = n_("hidden: only {count} answer", "hidden: only {count} answers", float(size), count=count(size))
    return row | dict.fromkeys(("value", "numerator", "denominator", "previous", "last_year")) | {"note": note}
