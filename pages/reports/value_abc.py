"""The value page's ABC classes."""

from typing import Any

from pages.ui import bars, charts, guard, lists, load
from pages.ui.format import format_count, format_money
from pages.ui.headings import label_value
from pages.ui.palette import ACCENT
from pages.ui.panel import show_chart
from pages.ui.words import _
from queries import Filters


def render_abc_classes(filters: Filters) -> None:
    """Customers of each class; the classes split them by the revenue they add up to."""
    answer = load.load_answer("value/abc", filters)
    if guard.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    labels = [label_value("class", found) for found in frame["class"]]
    notes = [
        _(
            "{customers} customers, {revenue}",
            customers=format_count(row["customers"]),
            revenue=format_money(row["revenue"]),
        )
        for row in frame.to_dict("records")
    ]
    fig = charts.create_figure(height=210)
    bars.add_horizontal_bars(
        fig,
        labels,
        charts.list_values(frame, "customers"),
        name=_("Customers"),
        unit="count",
        colours=ACCENT,
        notes=notes,
    )
    first = frame.iloc[0]
    finding = _(
        "**{customers}** customers of class {name} carry the business: they bring {revenue}.",
        customers=format_count(first["customers"]),
        name=label_value("class", first["class"]),
        revenue=format_money(first["revenue"]),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers of class {name}", name=label_value("class", row["class"]))
        lists.open_list(title, "value/customers", filters, (("class", row["class"]),))

    show_chart(_("ABC classes"), finding, fig, answer.asked, key="abc", on_pick=picked)
