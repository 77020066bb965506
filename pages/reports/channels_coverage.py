"""The channels page's coverage: which share of its customers each branch reached in the month."""

from __future__ import annotations

from typing import Any

from pages.ui import bars, charts, guard, lists, load
from pages.ui.format import format_count, format_month
from pages.ui.headings import label_value
from pages.ui.palette import ACCENT
from pages.ui.panel import show_chart
from pages.ui.words import _
from queries import Filters


def render_branch_coverage(filters: Filters) -> None:
    """Branches by the share of their people's customers who were reached, the highest first."""
    answer = load.load_answer("funnel/branch_coverage", filters)
    if guard.warn_if_part_empty(answer, "customers", _("Coverage by branch")):
        return
    frame = answer.frame
    labels = [label_value("branch", found) for found in frame["branch"]]
    fig = charts.create_figure(height=60 + 24 * len(labels))
    values = charts.list_values(frame, "coverage_ratio")
    bars.add_horizontal_bars(fig, labels, values, name=_("Coverage"), unit="ratio", colours=ACCENT)
    reached, assigned = int(frame["reached"].sum()), int(frame["assigned"].sum())
    finding = _(
        "In {month}, **{reached}** of {assigned} customers were reached; {attempts} contacts and attempts were made.",
        month=format_month(filters.to_on),
        reached=format_count(reached),
        assigned=format_count(assigned),
        attempts=format_count(int(frame["attempts"].sum())),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers of {branch}", branch=label_value("branch", row["branch"]))
        lists.open_list(title, "funnel/coverage_customers", filters, (("branch", row["branch"]),))

    show_chart(_("Coverage by branch"), finding, fig, answer.asked, key="branch_coverage", on_pick=picked)
