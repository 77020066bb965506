"""The value page's tiers: customers beside revenue, and who moved between tiers."""

from typing import Any

from pages.ui import bars, charts, guard, lists, load
from pages.ui.format import count, ratio
from pages.ui.headings import value
from pages.ui.matrix import matrix
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import chart
from pages.ui.words import _
from queries import Filters


def tiers(filters: Filters) -> None:
    """Each tier's share of the customers beside its share of the revenue."""
    answer = load.ask("value/tiers", filters)
    if guard.thin(answer, "order_lines"):
        return
    frame = answer.frame
    labels = [
        _("{tier} ({customers})", tier=value("tier", row["tier"]), customers=count(row["customers"]))
        for row in frame.to_dict("records")
    ]
    fig = charts.figure(height=260)
    fig.update_layout(barmode="group", bargap=0.3)
    shares = charts.shares(charts.column(frame, "customers"))
    for name, values, colour in (
        (_("Share of customers"), shares, PALE),
        (_("Share of revenue"), charts.column(frame, "revenue_ratio"), ACCENT),
    ):
        bars.lying(fig, labels, values, name=name, unit="ratio", colours=colour)
    bars.above(fig, {_("Share of customers"): PALE, _("Share of revenue"): ACCENT})
    first = frame.iloc[0]
    finding = _(
        "The {customers} customers of the tier **{tier}** bring **{ratio}** of the revenue.",
        customers=count(first["customers"]),
        tier=value("tier", first["tier"]),
        ratio=ratio(first["revenue_ratio"]),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers of the tier {tier}", tier=value("tier", row["tier"]))
        lists.open_list(title, "value/tier_customers", filters, (("tier", row["tier"]),))

    chart(_("Value tiers"), finding, fig, answer.asked, key="tiers", on_pick=picked)


def movement(filters: Filters) -> None:
    """From the tier at the start of the period to the tier at its end."""
    answer = load.ask("value/tier_movement", filters)
    if guard.thin(answer, "order_lines"):
        return
    frame = answer.frame
    stayed = int(frame[frame["from_tier"] == frame["to_tier"]]["customers"].sum())
    finding = _(
        "**{stayed}** customers kept their tier; **{moved}** moved, came or left.",
        stayed=count(stayed),
        moved=count(int(frame["customers"].sum()) - stayed),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("From {start} to {end}", start=value("tier", row["from_tier"]), end=value("tier", row["to_tier"]))
        where = (("from_tier", row["from_tier"]), ("to_tier", row["to_tier"]))
        lists.open_list(title, "value/tier_movement_customers", filters, where)

    matrix(
        answer,
        _("Movement between tiers"),
        finding,
        key="tier_movement",
        down="from_tier",
        across="to_tier",
        name=value,
        corner=_("From ↓ to →"),
        on_pick=picked,
    )
