"""The card's chart: what the customer bought month by month."""

from __future__ import annotations

from pages.customers.customer_head import Shown
from pages.ui import axes, bars, charts, load
from pages.ui.choice import months_back
from pages.ui.format import count, money, month
from pages.ui.palette import ACCENT
from pages.ui.panel import chart
from pages.ui.words import _

MONTHS = 24


def value(shown: Shown) -> None:
    """Revenue of the last two years, with the orders behind it."""
    whole = shown.ask("value_by_month").filters
    if whole.as_of is None:
        return
    asked = load.Asked("customers/value_by_month", whole.but(from_on=months_back(whole.as_of, MONTHS - 1)))
    frame = load.rows(asked).frame
    if frame.empty or not (frame["revenue"].astype(float).any() or frame["orders"].astype(int).any()):
        return
    fig = charts.figure(height=240)
    names = axes.month_axis(fig, frame["month"])
    bars.bars(
        fig,
        names,
        charts.column(frame, "revenue"),
        name=_("Revenue"),
        unit="money",
        colour=ACCENT,
        unfinished=charts.column(frame, "is_unfinished"),
    )
    fig.update_yaxes(**axes.ticks(charts.column(frame, "revenue"), "money"))
    best = max(charts.records(frame), key=lambda row: float(row["revenue"]))
    finding = _(
        "**{orders}** orders in {months} months; the best month was {month} with **{revenue}**.",
        orders=count(int(frame["orders"].sum())),
        months=len(frame),
        month=month(best["month"]),
        revenue=money(best["revenue"]),
    )
    chart(_("Value by month"), finding, fig, asked, key="card_value", only=COLUMNS)


COLUMNS = ("month", "orders", "revenue", "contribution", "is_unfinished")
