"""The overview's main chart: revenue by month, and what won-back customers brought of it."""

from typing import Any

from pages.ui import axes, bars, charts, guard, lists, load
from pages.ui.format import change, missing, money, month
from pages.ui.palette import CATEGORIES
from pages.ui.panel import chart
from pages.ui.periods import month_of
from pages.ui.words import _
from queries import Filters


def revenue(filters: Filters, headline: load.Answer) -> None:
    """Revenue by month; the unfinished month is hatched."""
    answer = load.ask("overview/revenue_by_month", filters)
    if guard.thin(answer, "order_lines"):
        return
    frame = answer.frame
    fig = charts.figure(height=280)
    names = axes.month_axis(fig, frame["month"])
    bars.bars(
        fig,
        names,
        charts.column(frame, "revenue"),
        name=_("Revenue"),
        unit="money",
        colour=CATEGORIES[0],
        unfinished=frame["is_unfinished"].tolist(),
    )
    fig.update_yaxes(**axes.ticks(charts.column(frame, "revenue"), "money"))

    # A month of its own has tiers of its own, so under a filter by tier its list would hold others than the bar.
    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers who bought in {month}", month=month(row["month"]))
        lists.open_list(title, "value/customers", month_of(filters, row["month"]))

    chart(
        _("Revenue by month"),
        finding(headline),
        fig,
        answer.asked,
        key="revenue_trend",
        on_pick=None if filters.tier else picked,
    )


def finding(headline: load.Answer) -> str:
    """Where revenue stands against the days before, in one sentence."""
    rows = headline.frame[headline.frame["metric"] == "revenue"]
    if rows.empty or missing(rows.iloc[0]["value"]):
        return _("No revenue is on record in this period.")
    row = rows.iloc[0]
    now, step = money(row["value"]), change(row["value"], row["previous"], "money")
    if step is None:
        return _("Revenue is **{now}**; the record does not reach back far enough to compare it.", now=now)
    if row["value"] >= row["previous"]:
        return _("Revenue is **{now}**, {step} more than in as many days before.", now=now, step=step)
    return _("Revenue is **{now}**, {step} less than in as many days before.", now=now, step=step)
