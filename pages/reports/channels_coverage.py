"""The channels page's coverage: which share of its customers each branch reached in the month."""

from __future__ import annotations

from typing import Any

from pages.ui import bars, charts, guard, lists, load
from pages.ui.format import count, month
from pages.ui.headings import value
from pages.ui.palette import ACCENT
from pages.ui.panel import chart
from pages.ui.words import _
from queries import Filters


def coverage(filters: Filters) -> None:
    """Branches by the share of their people's customers who were reached, the highest first."""
    answer = load.ask("funnel/branch_coverage", filters)
    if guard.thin(answer, "customers", _("Coverage by branch")):
        return
    frame = answer.frame
    labels = [value("branch", found) for found in frame["branch"]]
    fig = charts.figure(height=60 + 24 * len(labels))
    values = charts.column(frame, "coverage_ratio")
    bars.lying(fig, labels, values, name=_("Coverage"), unit="ratio", colours=ACCENT)
    reached, assigned = int(frame["reached"].sum()), int(frame["assigned"].sum())
    finding = _(
        "In {month}, **{reached}** of {assigned} customers were reached; {attempts} contacts and attempts were made.",
        month=month(filters.to_on),
        reached=count(reached),
        assigned=count(assigned),
        attempts=count(int(frame["attempts"].sum())),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers of {branch}", branch=value("branch", row["branch"]))
        lists.open_list(title, "funnel/coverage_customers", filters, (("branch", row["branch"]),))

    chart(_("Coverage by branch"), finding, fig, answer.asked, key="branch_coverage", on_pick=picked)
