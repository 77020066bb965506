"""The churn page's cohort table: the share of each month's new customers who bought again in each later month."""

from typing import Any

import pandas as pd

from pages.ui import empty_states
from pages.ui.charts.heat_map import show_heat_map
from pages.ui.i18n.formatting import format_count, format_month, format_score, is_missing
from pages.ui.i18n.translation import _
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_heading, show_tools
from pages.ui.session import answers
from queries import Filters

MAX_COHORTS = 24


def render_cohorts(filters: Filters) -> None:
    """The cohorts of the last 24 months as a heat map, each cell with the list behind it."""
    answer = answers.load_answer("churn/cohorts", filters)
    if empty_states.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    cells = {(row["cohort"], int(row["months_since"])): row for row in frame.to_dict("records")}
    cohorts = sorted({cohort for cohort, _since in cells})[-MAX_COHORTS:]
    later = frame[frame["months_since"] > 0].dropna(subset=["active_ratio"])
    month_numbers = range(int(frame["months_since"].max()) + 1)[:MAX_COHORTS]
    highest_share = max([0.01, *(float(row["active_ratio"]) for row in later.to_dict("records"))])

    def build_cell(row: int, column: int) -> tuple[float | None, str, str]:
        cell = cells.get((cohorts[row], month_numbers[column]))
        if cell is None or is_missing(cell["active_ratio"]):
            return None, "", ""
        share = float(cell["active_ratio"])
        hover = _(
            "{active} of {customers} customers bought {since} months later",
            active=format_count(cell["active"]),
            customers=format_count(cell["customers"]),
            since=month_numbers[column],
        )
        if not month_numbers[column]:
            return None, format_count(cell["customers"]), hover
        return share / highest_share, format_score(share * 100), hover

    def is_unfinished(row: int, column: int) -> bool:
        cell = cells.get((cohorts[row], month_numbers[column]))
        return cell is not None and bool(cell["is_unfinished"])

    def open_rows(row: dict[str, Any], _series: str) -> None:
        title = _(
            "First bought in {month}, bought {since} months later",
            month=format_month(row["cohort"]),
            since=row["months_since"],
        )
        where = (("cohort", row["cohort"]), ("months_since", int(row["months_since"])))
        list_dialog.open_list(title, "churn/cohort_customers", filters, where)

    title = _("Cohorts: who buys again")
    show_heading(title, _describe_cohorts(frame))
    names = [format_month(cohort) for cohort in cohorts]
    columns = [_("Customers"), *(str(since) for since in month_numbers[1:])]
    show_heat_map(names, columns, build_cell, corner=_("% after months"), caption=title, faded=is_unfinished)
    show_tools(answer.request, key="cohorts", on_pick=open_rows)


def _describe_cohorts(frame: pd.DataFrame) -> str:
    """How many customers bought again in the month after their first, over all cohorts with such a month."""
    after = frame[(frame["months_since"] == 1) & ~frame["is_unfinished"].astype(bool)]
    customers, active = after["customers"].sum(), after["active"].sum()
    if not customers:
        return _("No cohort has seen a full month after its first yet.")
    return _(
        "Of **{customers}** customers whose first purchase lies at least a month back, **{active}** bought again "
        "in the following month.",
        customers=format_count(customers),
        active=format_count(active),
    )
