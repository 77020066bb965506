"""The churn page's first charts: new, won back and churned customers by month, and the two rates."""

from typing import Any

from pages.ui import charts, guard, lists, load
from pages.ui.format import count, month, ratio
from pages.ui.palette import CATEGORIES
from pages.ui.panel import chart
from pages.ui.periods import best, finished, month_of
from pages.ui.words import N_, _
from queries import Filters

SERIES = {"new": (N_("New"), 1, 0), "won_back": (N_("Won back"), 1, 2), "churned": (N_("Churned"), -1, 1)}


def movement(filters: Filters) -> None:
    """New and won-back customers above the line, churned ones below."""
    months = load.ask("churn/by_month", filters)
    if guard.thin(months, "order_lines"):
        return
    frame = months.frame
    names = [month(found) for found in frame["month"]]
    fig = charts.figure(legend=True)
    for series, (label, sign, colour) in SERIES.items():
        charts.bars(
            fig, names, [sign * found for found in charts.numbers(charts.column(frame, series)) if found is not None],
            name=_(label), unit="count", colour=CATEGORIES[colour], unfinished=frame["is_unfinished"].tolist(),
            series=series, told=charts.column(frame, series),
        )  # fmt: skip
    highs, lows = frame["new"] + frame["won_back"], -frame["churned"]
    fig.update_yaxes(**charts.ticks([*highs, *lows], "count"))

    def picked(row: dict[str, Any], series: str) -> None:
        narrowed = month_of(filters, row["month"])
        if series == "new":
            where = (("cohort", row["month"]), ("months_since", 0))
            lists.open_list(_("New in {month}", month=month(row["month"])), "churn/cohort_customers", filters, where)
        elif series == "won_back":
            lists.open_list(_("Won back in {month}", month=month(row["month"])), "churn/won_back_customers", narrowed)
        else:
            lists.open_list(_("Lost in {month}", month=month(row["month"])), "churn/lost_customers", narrowed)

    last = finished(frame).iloc[-1]
    finding = _(
        "In {month}, **{new}** customers were new and **{won_back}** came back, while **{churned}** were lost; "
        "**{closing}** were active at its end.",
        month=month(last["month"]), new=count(last["new"]), won_back=count(last["won_back"]),
        churned=count(last["churned"]), closing=count(last["closing"]),
    )  # fmt: skip
    chart(_("Customers gained and lost"), finding + unfinished(frame), fig, months.asked, key="movement", on_pick=picked)


def rates(filters: Filters) -> None:
    """Churn rate and win-back rate of each month."""
    months = load.ask("churn/by_month", filters)
    if months.empty:
        return
    frame = months.frame
    names = [month(found) for found in frame["month"]]
    fig = charts.figure(height=230)
    drawn = (("churn_ratio", _("Churn rate"), CATEGORIES[5]), ("win_back_ratio", _("Win-back rate"), CATEGORIES[2]))
    for column, label, colour in drawn:
        charts.line(fig, names, charts.column(frame, column), name=label, unit="ratio", colour=colour)
    fig.update_yaxes(**charts.ticks([*frame["churn_ratio"], *frame["win_back_ratio"]], "ratio"))
    worst = best(finished(frame), "churn_ratio")
    finding = _("No month has a churn rate yet: nobody was active at its start.")
    if worst:
        finding = _(
            "The churn rate was highest in {month}: **{ratio}**, {churned} of {opening} customers.",
            month=month(worst["month"]), ratio=ratio(worst["churn_ratio"]), churned=count(worst["churned"]),
            opening=count(worst["opening"]),
        )  # fmt: skip
    chart(_("Churn and win-back rate by month"), finding, fig, months.asked, key="rates")


def unfinished(frame: Any) -> str:
    """What is said of a last month that is not over."""
    if not bool(frame["is_unfinished"].iloc[-1]):
        return ""
    return " " + _("{month} is not over yet and hatched.", month=month(frame["month"].iloc[-1]))
