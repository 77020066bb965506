"""The overview's main chart: revenue by month, and what won-back customers brought of it."""

from typing import Any

from pages.ui import axes, bars, charts, guard, lists, load
from pages.ui.format import format_change, format_money, format_month, is_missing
from pages.ui.palette import CATEGORIES
from pages.ui.panel import show_chart
from pages.ui.periods import narrow_to_month
from pages.ui.words import _
from queries import Filters


def render_revenue_trend(filters: Filters, headline: load.Answer) -> None:
    """Revenue by month; the unfinished month is hatched."""
    answer = load.load_answer("overview/revenue_by_month", filters)
    if guard.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    fig = charts.create_figure(height=280)
    names = axes.set_month_axis(fig, frame["month"])
    bars.add_bars(
        fig,
        names,
        charts.list_values(frame, "revenue"),
        name=_("Revenue"),
        unit="money",
        colour=CATEGORIES[0],
        unfinished=frame["is_unfinished"].tolist(),
    )
    fig.update_yaxes(**axes.build_value_axis(charts.list_values(frame, "revenue"), "money"))

    # A month of its own has tiers of its own, so under a filter by tier its list would hold others than the bar.
    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers who bought in {month}", month=format_month(row["month"]))
        lists.open_list(title, "value/customers", narrow_to_month(filters, row["month"]))

    show_chart(
        _("Revenue by month"),
        _describe_revenue(headline),
        fig,
        answer.asked,
        key="revenue_trend",
        on_pick=None if filters.tier else picked,
    )


def _describe_revenue(headline: load.Answer) -> str:
    """Where revenue stands against the days before, in one sentence."""
    rows = headline.frame[headline.frame["metric"] == "revenue"]
    if rows.empty or is_missing(rows.iloc[0]["value"]):
        return _("No revenue is on record in this period.")
    row = rows.iloc[0]
    now, step = format_money(row["value"]), format_change(row["value"], row["previous"], "money")
    if step is None:
        return _("Revenue is **{now}**; the record does not reach back far enough to compare it.", now=now)
    if row["value"] >= row["previous"]:
        return _("Revenue is **{now}**, {step} more than in as many days before.", now=now, step=step)
    return _("Revenue is **{now}**, {step} less than in as many days before.", now=now, step=step)
