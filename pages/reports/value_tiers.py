"""The value page's tiers: customers beside revenue, and who moved between tiers."""

from typing import Any

from pages.ui import bars, charts, guard, lists, load
from pages.ui.format import format_count, format_ratio
from pages.ui.headings import label_value
from pages.ui.matrix import show_matrix
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import show_chart
from pages.ui.words import _
from queries import Filters


def render_tiers(filters: Filters) -> None:
    """Each tier's share of the customers beside its share of the revenue."""
    answer = load.load_answer("value/tiers", filters)
    if guard.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    labels = [
        _("{tier} ({customers})", tier=label_value("tier", row["tier"]), customers=format_count(row["customers"]))
        for row in frame.to_dict("records")
    ]
    fig = charts.create_figure(height=260)
    fig.update_layout(barmode="group", bargap=0.3)
    shares = charts.compute_shares(charts.list_values(frame, "customers"))
    for name, values, colour in (
        (_("Share of customers"), shares, PALE),
        (_("Share of revenue"), charts.list_values(frame, "revenue_ratio"), ACCENT),
    ):
        bars.add_horizontal_bars(fig, labels, values, name=name, unit="ratio", colours=colour)
    bars.add_series_names(fig, {_("Share of customers"): PALE, _("Share of revenue"): ACCENT})
    first = frame.iloc[0]
    finding = _(
        "The {customers} customers of the tier **{tier}** bring **{ratio}** of the revenue.",
        customers=format_count(first["customers"]),
        tier=label_value("tier", first["tier"]),
        ratio=format_ratio(first["revenue_ratio"]),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers of the tier {tier}", tier=label_value("tier", row["tier"]))
        lists.open_list(title, "value/tier_customers", filters, (("tier", row["tier"]),))

    show_chart(_("Value tiers"), finding, fig, answer.asked, key="tiers", on_pick=picked)


def render_tier_movement(filters: Filters) -> None:
    """From the tier at the start of the period to the tier at its end."""
    answer = load.load_answer("value/tier_movement", filters)
    if guard.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    stayed = int(frame[frame["from_tier"] == frame["to_tier"]]["customers"].sum())
    finding = _(
        "**{stayed}** customers kept their tier; **{moved}** moved, came or left.",
        stayed=format_count(stayed),
        moved=format_count(int(frame["customers"].sum()) - stayed),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _(
            "From {start} to {end}",
            start=label_value("tier", row["from_tier"]),
            end=label_value("tier", row["to_tier"]),
        )
        where = (("from_tier", row["from_tier"]), ("to_tier", row["to_tier"]))
        lists.open_list(title, "value/tier_movement_customers", filters, where)

    show_matrix(
        answer,
        _("Movement between tiers"),
        finding,
        key="tier_movement",
        down="from_tier",
        across="to_tier",
        name=label_value,
        corner=_("From ↓ to →"),
        on_pick=picked,
    )
