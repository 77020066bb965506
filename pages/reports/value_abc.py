"""The value page's ABC classes."""

from typing import Any

from pages.ui import bars, charts, guard, lists, load
from pages.ui.format import count, money
from pages.ui.headings import value
from pages.ui.palette import ACCENT
from pages.ui.panel import chart
from pages.ui.words import _
from queries import Filters


def classes(filters: Filters) -> None:
    """Customers of each class; the classes split them by the revenue they add up to."""
    answer = load.ask("value/abc", filters)
    if guard.thin(answer, "order_lines"):
        return
    frame = answer.frame
    labels = [value("class", found) for found in frame["class"]]
    notes = [
        _("{customers} customers, {revenue}", customers=count(row["customers"]), revenue=money(row["revenue"]))
        for row in frame.to_dict("records")
    ]
    fig = charts.figure(height=210)
    bars.lying(
        fig, labels, charts.column(frame, "customers"), name=_("Customers"), unit="count", colours=ACCENT, notes=notes
    )
    first = frame.iloc[0]
    finding = _(
        "**{customers}** customers of class {name} carry the business: they bring {revenue}.",
        customers=count(first["customers"]),
        name=value("class", first["class"]),
        revenue=money(first["revenue"]),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers of class {name}", name=value("class", row["class"]))
        lists.open_list(title, "value/customers", filters, (("class", row["class"]),))

    chart(_("ABC classes"), finding, fig, answer.asked, key="abc", on_pick=picked)
