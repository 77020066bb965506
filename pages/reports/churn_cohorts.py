"""The churn page's cohort table: of those who first bought in a month, how many bought again in each month after."""

from typing import Any

from pages.ui import guard, lists, load
from pages.ui.format import count, missing, month, score
from pages.ui.heat import heat_map
from pages.ui.panel import head, tools
from pages.ui.words import _
from queries import Filters

MOST = 24


def cohorts(filters: Filters) -> None:
    """Share of each cohort that bought again, month by month."""
    answer = load.ask("churn/cohorts", filters)
    if guard.thin(answer, "order_lines"):
        return
    frame = answer.frame
    cells = {(row["cohort"], int(row["months_since"])): row for row in frame.to_dict("records")}
    firsts = sorted({cohort for cohort, _since in cells})[-MOST:]
    later = frame[(frame["months_since"] > 0)].dropna(subset=["active_ratio"])
    sinces = range(int(frame["months_since"].max()) + 1)[:MOST]
    most = max([0.01, *(float(row["active_ratio"]) for row in later.to_dict("records"))])

    def cell(row: int, column: int) -> tuple[float | None, str, str]:
        found = cells.get((firsts[row], sinces[column]))
        if found is None or missing(found["active_ratio"]):
            return None, "", ""
        share = float(found["active_ratio"])
        told = _(
            "{active} of {customers} customers bought {since} months later",
            active=count(found["active"]),
            customers=count(found["customers"]),
            since=sinces[column],
        )
        if not sinces[column]:
            return None, count(found["customers"]), told
        return share / most, score(share * 100), told

    def faded(row: int, column: int) -> bool:
        found = cells.get((firsts[row], sinces[column]))
        return found is not None and bool(found["is_unfinished"])

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _(
            "First bought in {month}, bought {since} months later",
            month=month(row["cohort"]),
            since=row["months_since"],
        )
        where = (("cohort", row["cohort"]), ("months_since", int(row["months_since"])))
        lists.open_list(title, "churn/cohort_customers", filters, where)

    title = _("Cohorts: who buys again")
    head(title, finding(frame))
    names = [month(one) for one in firsts]
    columns = [_("Customers"), *(str(since) for since in sinces[1:])]
    heat_map(names, columns, cell, corner=_("% after months"), caption=title, faded=faded)
    tools(answer.asked, key="cohorts", on_pick=picked)


def finding(frame: Any) -> str:
    """How many buy again in the month after the first one, over all cohorts that had one."""
    after = frame[(frame["months_since"] == 1) & ~frame["is_unfinished"].astype(bool)]
    customers, active = after["customers"].sum(), after["active"].sum()
    if not customers:
        return _("No cohort has seen a full month after its first yet.")
    return _(
        "Of **{customers}** customers whose first purchase lies at least a month back, **{active}** bought again "
        "in the following month.",
        customers=count(customers),
        active=count(active),
    )
