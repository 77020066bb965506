"""The churn page's main chart: new, won-back and churned customers by month."""

from typing import Any

from pages.ui import axes, bars, charts, guard, lists, load
from pages.ui.format import count, month
from pages.ui.palette import CATEGORIES
from pages.ui.panel import chart
from pages.ui.periods import finished, month_within
from pages.ui.words import N_, _
from queries import Filters

SERIES = {"new": (N_("New"), 1, 0), "won_back": (N_("Won back"), 1, 2), "churned": (N_("Churned"), -1, 1)}


def movement(filters: Filters) -> None:
    """New and won-back customers above the line, churned ones below."""
    months = load.ask("churn/by_month", filters)
    if guard.thin(months, "order_lines"):
        return
    frame = months.frame
    fig = charts.figure()
    names = axes.month_axis(fig, frame["month"])
    for series, (label, sign, colour) in SERIES.items():
        bars.bars(
            fig,
            names,
            [sign * int(found) for found in frame[series]],
            name=_(label),
            unit="count",
            colour=CATEGORIES[colour],
            unfinished=frame["is_unfinished"].tolist(),
            series=series,
            told=charts.column(frame, series),
        )
    highs, lows = frame["new"] + frame["won_back"], -frame["churned"]
    fig.update_yaxes(**axes.ticks([*highs, *lows], "count"))
    bars.above(fig, {_(label): CATEGORIES[colour] for label, _sign, colour in SERIES.values()})

    def picked(row: dict[str, Any], series: str) -> None:
        if series == "new":
            where = (("cohort", row["month"]), ("months_since", 0))
            lists.open_list(_("New in {month}", month=month(row["month"])), "churn/cohort_customers", filters, where)
        elif series == "won_back":
            days = month_within(filters, row["month"], "won_back_on")
            back = load.Asked("churn/won_back_customers", filters, within=days)
            lists.open_asked(_("Won back in {month}", month=month(row["month"])), back)
        else:
            days = month_within(filters, row["month"], "churned_on")
            lost = load.Asked("churn/lost_customers", filters, within=days)
            lists.open_asked(_("Lost in {month}", month=month(row["month"])), lost)

    last = finished(frame).iloc[-1]
    finding = _(
        "In {month}, **{new}** customers were new and **{won_back}** came back, while **{churned}** were lost; "
        "**{closing}** were active at its end.",
        month=month(last["month"]),
        new=count(last["new"]),
        won_back=count(last["won_back"]),
        churned=count(last["churned"]),
        closing=count(last["closing"]),
    )
    chart(
        _("Customers gained and lost"), finding + unfinished(frame), fig, months.asked, key="movement", on_pick=picked
    )


def unfinished(frame: Any) -> str:
    """What is said of a last month that is not over."""
    if not bool(frame["is_unfinished"].iloc[-1]):
        return ""
    return " " + _("{month} is not over yet and hatched.", month=month(frame["month"].iloc[-1]))
