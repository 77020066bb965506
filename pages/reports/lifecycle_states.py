"""The lifecycle page's main chart: customers by state."""

from typing import Any

from pages.ui import bars, charts, guard, lists, load
from pages.ui.format import format_count, format_ratio
from pages.ui.headings import label_value
from pages.ui.palette import ACCENT
from pages.ui.panel import show_chart
from pages.ui.periods import find_highest_row
from pages.ui.words import _
from queries import Filters


def render_states(filters: Filters) -> None:
    """Customers in each state, in the order in which a customer passes through them."""
    answer = load.load_answer("lifecycle/states", filters)
    if guard.warn_if_part_empty(answer, "customers"):
        return
    frame = answer.frame
    labels = [label_value("state", found) for found in frame["state"]]
    notes = [
        _("{customers} ({ratio})", customers=format_count(row["customers"]), ratio=format_ratio(row["customers_ratio"]))
        for row in frame.to_dict("records")
    ]
    fig = charts.create_figure(height=300)
    bars.add_horizontal_bars(
        fig,
        labels,
        charts.list_values(frame, "customers"),
        name=_("Customers"),
        unit="count",
        colours=ACCENT,
        notes=notes,
    )
    top = find_highest_row(frame, "customers_ratio")
    finding = ""
    if top:
        finding = _(
            "Most customers are in the state **{state}**: {customers}, {ratio} of all.",
            state=label_value("state", top["state"]),
            customers=format_count(top["customers"]),
            ratio=format_ratio(top["customers_ratio"]),
        )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers in the state {state}", state=label_value("state", row["state"]))
        lists.open_list(title, "lifecycle/customers", filters, (("state", row["state"]),))

    show_chart(_("Customers by state"), finding, fig, answer.asked, key="states", on_pick=picked)
