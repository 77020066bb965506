"""The churn page's charts by month: customers gained and lost, and the churn and win-back rate."""

from functools import partial
from typing import Any

import pandas as pd

from pages.ui import empty_states
from pages.ui.charts import axes, bars, base_chart
from pages.ui.charts.palette import CATEGORIES
from pages.ui.i18n.formatting import format_count, format_month, format_ratio
from pages.ui.i18n.translation import N_, _
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.session import answers
from pages.ui.session.periods import build_month_range, find_highest_row, select_finished_months
from queries import Filters

MOVEMENT_SERIES = {"new": (N_("New"), 1, 0), "won_back": (N_("Won back"), 1, 2), "churned": (N_("Churned"), -1, 1)}


def render_movement(filters: Filters) -> None:
    """New and won-back customers of each month above the line, churned ones below."""
    answer = answers.load_answer("churn/by_month", filters)
    if empty_states.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    fig = base_chart.create_figure()
    names = axes.set_month_axis(fig, frame["month"])
    for series, (label, sign, colour) in MOVEMENT_SERIES.items():
        bars.add_bars(
            fig,
            names,
            [sign * int(count) for count in frame[series]],
            name=_(label),
            unit="count",
            colour=CATEGORIES[colour],
            unfinished=frame["is_unfinished"].tolist(),
            series=series,
            hover_values=base_chart.list_values(frame, series),
        )
    highs, lows = frame["new"] + frame["won_back"], -frame["churned"]
    fig.update_yaxes(**axes.build_value_axis([*highs, *lows], "count"))
    bars.add_series_names(fig, {_(label): CATEGORIES[colour] for label, _sign, colour in MOVEMENT_SERIES.values()})
    show_chart(
        _("Customers gained and lost"),
        _describe_movement(frame),
        fig,
        answer.request,
        key="movement",
        on_pick=partial(_open_movement_list, filters),
    )


def _open_movement_list(filters: Filters, row: dict[str, Any], series: str) -> None:
    """Open the list of the customers whom a bar counts."""
    month = format_month(row["month"])
    if series == "new":
        where = (("cohort", row["month"]), ("months_since", 0))
        list_dialog.open_list(_("New in {month}", month=month), "churn/cohort_customers", filters, where)
    elif series == "won_back":
        days = build_month_range(filters, row["month"], "won_back_on")
        request = answers.QueryRequest("churn/won_back_customers", filters, within=days)
        list_dialog.open_request(_("Won back in {month}", month=month), request)
    else:
        days = build_month_range(filters, row["month"], "churned_on")
        request = answers.QueryRequest("churn/lost_customers", filters, within=days)
        list_dialog.open_request(_("Lost in {month}", month=month), request)


def _describe_movement(frame: pd.DataFrame) -> str:
    """The movement of the last finished month, and that an unfinished one is hatched."""
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
    if not bool(frame["is_unfinished"].iloc[-1]):
        return finding
    return finding + " " + _("{month} is not over yet and hatched.", month=format_month(frame["month"].iloc[-1]))


def render_rates(filters: Filters, target: Any) -> None:
    """Churn rate and win-back rate of each month.

    Args:
        target: The target of the churn rate, drawn as a line; None where there is none.
    """
    answer = answers.load_answer("churn/by_month", filters)
    if answer.empty:
        return
    frame = answer.frame
    fig = base_chart.create_figure(height=230)
    names, unfinished = axes.set_month_axis(fig, frame["month"]), frame["is_unfinished"].tolist()
    last = select_finished_months(frame).iloc[-1]
    upper_column = "churn_ratio" if (last["churn_ratio"] or 0) > (last["win_back_ratio"] or 0) else "win_back_ratio"
    for column, label, colour in (("churn_ratio", _("Churn rate"), 5), ("win_back_ratio", _("Win-back rate"), 2)):
        side = "above" if column == upper_column else "below"
        values = base_chart.list_values(frame, column)
        base_chart.add_line(
            fig, names, values, name=label, unit="ratio", colour=CATEGORIES[colour], unfinished=unfinished, label=side
        )
    base_chart.add_target_line(fig, target, "ratio")
    fig.update_yaxes(**axes.build_value_axis([*frame["churn_ratio"], *frame["win_back_ratio"], target], "ratio"))
    show_chart(_("Churn and win-back rate by month"), _describe_rates(frame), fig, answer.request, key="rates")


def _describe_rates(frame: pd.DataFrame) -> str:
    """The finished month with the highest churn rate."""
    worst = find_highest_row(select_finished_months(frame), "churn_ratio")
    if not worst:
        return _("No month has a churn rate yet: nobody was active at its start.")
    return _(
        "The churn rate was highest in {month}: **{ratio}**, {churned} of {opening} customers.",
        month=format_month(worst["month"]),
        ratio=format_ratio(worst["churn_ratio"]),
        churned=format_count(worst["churned"]),
        opening=format_count(worst["opening"]),
    )
