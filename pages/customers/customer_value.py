"""The card's chart: what the customer bought month by month."""

from __future__ import annotations

from pages.customers.customer_head import CustomerCard
from pages.ui import axes, bars, charts, load
from pages.ui.choice import subtract_months
from pages.ui.format import format_count, format_money, format_month
from pages.ui.palette import ACCENT
from pages.ui.panel import show_chart
from pages.ui.words import _

VALUE_MONTHS = 24


def render_value_chart(shown: CustomerCard) -> None:
    """Revenue of the last two years, with the orders behind it."""
    whole = shown.ask("value_by_month").filters
    if whole.as_of is None:
        return
    asked = load.QueryRequest(
        "customers/value_by_month", whole.but(from_on=subtract_months(whole.as_of, VALUE_MONTHS - 1))
    )
    frame = load.load_rows(asked).frame
    if frame.empty or not (frame["revenue"].astype(float).any() or frame["orders"].astype(int).any()):
        return
    fig = charts.create_figure(height=240)
    names = axes.set_month_axis(fig, frame["month"])
    bars.add_bars(
        fig,
        names,
        charts.list_values(frame, "revenue"),
        name=_("Revenue"),
        unit="money",
        colour=ACCENT,
        unfinished=charts.list_values(frame, "is_unfinished"),
    )
    fig.update_yaxes(**axes.build_value_axis(charts.list_values(frame, "revenue"), "money"))
    best = max(charts.list_records(frame), key=lambda row: float(row["revenue"]))
    finding = _(
        "**{orders}** orders in {months} months; the best month was {month} with **{revenue}**.",
        orders=format_count(int(frame["orders"].sum())),
        months=len(frame),
        month=format_month(best["month"]),
        revenue=format_money(best["revenue"]),
    )
    show_chart(_("Value by month"), finding, fig, asked, key="card_value", only=VALUE_COLUMNS)


VALUE_COLUMNS = ("month", "orders", "revenue", "contribution", "is_unfinished")
