"""The lifecycle page's main chart: customers by state."""

from typing import Any

from pages.ui import bars, charts, guard, lists, load
from pages.ui.format import count, ratio
from pages.ui.headings import value
from pages.ui.palette import ACCENT
from pages.ui.panel import chart
from pages.ui.periods import best
from pages.ui.words import _
from queries import Filters


def states(filters: Filters) -> None:
    """Customers in each state, in the order in which a customer passes through them."""
    answer = load.ask("lifecycle/states", filters)
    if guard.thin(answer, "customers"):
        return
    frame = answer.frame
    labels = [value("state", found) for found in frame["state"]]
    notes = [
        _("{customers} ({ratio})", customers=count(row["customers"]), ratio=ratio(row["customers_ratio"]))
        for row in frame.to_dict("records")
    ]
    fig = charts.figure(height=300)
    bars.lying(
        fig, labels, charts.column(frame, "customers"), name=_("Customers"), unit="count", colours=ACCENT, notes=notes
    )
    top = best(frame, "customers_ratio")
    finding = ""
    if top:
        finding = _(
            "Most customers are in the state **{state}**: {customers}, {ratio} of all.",
            state=value("state", top["state"]),
            customers=count(top["customers"]),
            ratio=ratio(top["customers_ratio"]),
        )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers in the state {state}", state=value("state", row["state"]))
        lists.open_list(title, "lifecycle/customers", filters, (("state", row["state"]),))

    chart(_("Customers by state"), finding, fig, answer.asked, key="states", on_pick=picked)
