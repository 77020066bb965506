"""The churn page's cohort table: of those who first bought in a month, how many bought again in each month after."""

from typing import Any

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
    """Share of each cohort that bought again, month by month."""
    answer = answers.load_answer("churn/cohorts", filters)
    if empty_states.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    cells = {(row["cohort"], int(row["months_since"])): row for row in frame.to_dict("records")}
    firsts = sorted({cohort for cohort, _since in cells})[-MAX_COHORTS:]
    later = frame[(frame["months_since"] > 0)].dropna(subset=["active_ratio"])
    sinces = range(int(frame["months_since"].max()) + 1)[:MAX_COHORTS]
    most = max([0.01, *(float(row["active_ratio"]) for row in later.to_dict("records"))])

    def cell(row: int, column: int) -> tuple[float | None, str, str]:
        found = cells.get((firsts[row], sinces[column]))
        if found is None or is_missing(found["active_ratio"]):
            return None, "", ""
        share = float(found["active_ratio"])
        told = _(
            "{active} of {customers} customers bought {since} months later",
            active=format_count(found["active"]),
            customers=format_count(found["customers"]),
            since=sinces[column],
        )
        if not sinces[column]:
            return None, format_count(found["customers"]), told
        return share / most, format_score(share * 100), told

    def faded(row: int, column: int) -> bool:
        found = cells.get((firsts[row], sinces[column]))
        return found is not None and bool(found["is_unfinished"])

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _(
            "First bought in {month}, bought {since} months later",
            month=format_month(row["cohort"]),
            since=row["months_since"],
        )
        where = (("cohort", row["cohort"]), ("months_since", int(row["months_since"])))
        list_dialog.open_list(title, "churn/cohort_customers", filters, where)

    title = _("Cohorts: who buys again")
    show_heading(title, _describe_cohorts(frame))
    names = [format_month(one) for one in firsts]
    columns = [_("Customers"), *(str(since) for since in sinces[1:])]
    show_heat_map(names, columns, cell, corner=_("% after months"), caption=title, faded=faded)
    show_tools(answer.request, key="cohorts", on_pick=picked)


def _describe_cohorts(frame: Any) -> str:
    """How many buy again in the month after the first one, over all cohorts that had one."""
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
