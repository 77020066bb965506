"""The churn page's two supporting parts: what another window would say, and how many of the lost come back."""

from typing import Any

import streamlit as st

from pages.ui import axes, bars, charts, choice, guard, lists, load
from pages.ui.format import count, days, missing, month, ratio
from pages.ui.headings import value
from pages.ui.palette import ACCENT
from pages.ui.panel import chart
from pages.ui.periods import best, month_within
from pages.ui.words import _
from queries import Filters


def side_by_side(filters: Filters) -> None:
    """The two parts beside each other."""
    left, right = st.columns(2, gap="medium")
    with left:
        windows(filters)
    with right:
        recovery(filters)


def windows(filters: Filters) -> None:
    """The churn rate at other windows; choosing one looks through it."""
    answer = load.ask("churn/sensitivity", filters)
    frame = answer.frame.dropna(subset=["window_days"]).reset_index(drop=True)
    if guard.thin(load.Answer(answer.asked, frame), "order_lines"):
        return
    labels = [
        _("{days} ({variant})", days=days(row["window_days"]), variant=value("variant", row["variant"]))
        for row in frame.to_dict("records")
    ]
    fig = charts.figure(height=210)
    bars.lying(fig, labels, charts.column(frame, "churn_ratio"), name=_("Churn rate"), unit="ratio", colours=ACCENT)
    proposed = frame[frame["variant"] == "proposed"]["window_days"]
    finding = _("No customer bought on two days yet, so no window can be proposed.")
    if len(proposed) and not missing(proposed.iloc[0]):
        finding = _(
            "Four in five gaps between purchases are **{days}** or shorter: a customer silent for longer is unusual.",
            days=days(proposed.iloc[0]),
        )

    def picked(row: dict[str, Any], _series: str) -> None:
        choice.choose(choice.chosen().rule("churn_window_days", int(row["window_days"])))

    chart(_("What another window would say"), finding, fig, answer.asked, key="windows", on_pick=picked)


def recovery(filters: Filters) -> None:
    """Of those lost in a month, how many came back in time."""
    answer = load.ask("churn/recovery", filters)
    if guard.thin(answer, "order_lines"):
        return
    frame = answer.frame
    fig = charts.figure(height=210)
    names = axes.month_axis(fig, frame["month"])
    bars.bars(
        fig,
        names,
        charts.column(frame, "recovered_ratio"),
        name=_("Recovered"),
        unit="ratio",
        colour=ACCENT,
        unfinished=frame["is_unfinished"].tolist(),
    )
    fig.update_yaxes(**axes.ticks(charts.column(frame, "recovered_ratio"), "ratio"))
    top = best(frame, "recovered_ratio")
    finding = _("Nobody has been lost in these months.")
    if top:
        finding = _(
            "Of the {churned} lost in {month}, **{recovered}** came back in time, **{ratio}**; "
            "hatched months still run.",
            churned=count(top["churned"]),
            month=month(top["month"]),
            recovered=count(top["recovered"]),
            ratio=ratio(top["recovered_ratio"]),
        )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Lost in {month}", month=month(row["month"]))
        days = month_within(filters, row["month"], "churned_on")
        lists.open_asked(title, load.Asked("churn/lost_customers", filters, within=days))

    chart(_("Recovered after being lost"), finding, fig, answer.asked, key="recovery", on_pick=picked)
