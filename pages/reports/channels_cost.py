"""The channels page's cost: what a new customer costs by the way of finding it, where that is on record."""

from __future__ import annotations

from pages.ui import bars, charts, load
from pages.ui.format import format_money
from pages.ui.headings import label_value
from pages.ui.palette import ACCENT
from pages.ui.panel import show_chart, show_heading
from pages.ui.words import _
from queries import Filters


def render_acquisition_cost(filters: Filters) -> None:
    """Cost of a new customer by way; where no cost is on record it is said why."""
    answer = load.load_answer("funnel/channels", filters)
    title = _("Cost per new customer")
    known = answer.frame.dropna(subset=["cost_per_new_customer"])
    if answer.empty:
        return
    if known.empty:
        show_heading(
            title,
            _(
                "What a new customer costs is not on record: no campaign with a cost reached these leads before "
                "they became customers."
            ),
        )
        return
    labels = [label_value("channel", found) for found in answer.frame["channel"]]
    values = charts.list_values(answer.frame, "cost_per_new_customer")
    fig = charts.create_figure(height=60 + 26 * len(labels))
    bars.add_horizontal_bars(fig, labels, values, name=title, unit="money", colours=ACCENT)
    top = known.sort_values("cost_per_new_customer").iloc[0]
    said = _(
        "**{channel}** brings new customers at the lowest cost on record, {cost} each.",
        channel=label_value("channel", top["channel"]),
        cost=format_money(top["cost_per_new_customer"]),
    )
    show_chart(title, said, fig, answer.asked, key="way_cost")
