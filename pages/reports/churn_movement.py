"""The churn page's main chart: new, won-back and churned customers by month."""

from typing import Any

from pages.ui import axes, bars, charts, guard, lists, load
from pages.ui.format import format_count, format_month
from pages.ui.palette import CATEGORIES
from pages.ui.panel import show_chart
from pages.ui.periods import build_month_range, select_finished_months
from pages.ui.words import N_, _
from queries import Filters

MOVEMENT_SERIES = {"new": (N_("New"), 1, 0), "won_back": (N_("Won back"), 1, 2), "churned": (N_("Churned"), -1, 1)}


def render_movement(filters: Filters) -> None:
    """New and won-back customers above the line, churned ones below."""
    months = load.load_answer("churn/by_month", filters)
    if guard.warn_if_part_empty(months, "order_lines"):
        return
    frame = months.frame
    fig = charts.create_figure()
    names = axes.set_month_axis(fig, frame["month"])
    for series, (label, sign, colour) in MOVEMENT_SERIES.items():
        bars.add_bars(
            fig,
            names,
            [sign * int(found) for found in frame[series]],
            name=_(label),
            unit="count",
            colour=CATEGORIES[colour],
            unfinished=frame["is_unfinished"].tolist(),
            series=series,
            told=charts.list_values(frame, series),
        )
    highs, lows = frame["new"] + frame["won_back"], -frame["churned"]
    fig.update_yaxes(**axes.build_value_axis([*highs, *lows], "count"))
    bars.add_series_names(fig, {_(label): CATEGORIES[colour] for label, _sign, colour in MOVEMENT_SERIES.values()})

    def picked(row: dict[str, Any], series: str) -> None:
        if series == "new":
            where = (("cohort", row["month"]), ("months_since", 0))
            lists.open_list(
                _("New in {month}", month=format_month(row["month"])), "churn/cohort_customers", filters, where
            )
        elif series == "won_back":
            days = build_month_range(filters, row["month"], "won_back_on")
            back = load.QueryRequest("churn/won_back_customers", filters, within=days)
            lists.open_request(_("Won back in {month}", month=format_month(row["month"])), back)
        else:
            days = build_month_range(filters, row["month"], "churned_on")
            lost = load.QueryRequest("churn/lost_customers", filters, within=days)
            lists.open_request(_("Lost in {month}", month=format_month(row["month"])), lost)

    last = select_finished_months(frame).iloc[-1]
    finding = _(
        "In {month}, **{new}** customers were new and **{won_back}** came back, while **{churned}** were lost; "
        "**{closing}** were active at its end.",
        month=format_month(last["month"]),
        new=format_count(last["new"]),
        won_back=format_count(last["won_back"]),
        churned=format_count(last["churned"]),
        closing=format_count(last["closing"]),
    )
    show_chart(
        _("Customers gained and lost"),
        finding + _describe_unfinished_month(frame),
        fig,
        months.asked,
        key="movement",
        on_pick=picked,
    )


def _describe_unfinished_month(frame: Any) -> str:
    """What is said of a last month that is not over."""
    if not bool(frame["is_unfinished"].iloc[-1]):
        return ""
    return " " + _("{month} is not over yet and hatched.", month=format_month(frame["month"].iloc[-1]))
