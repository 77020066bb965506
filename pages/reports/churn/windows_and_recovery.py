"""The churn page's churn rate at other windows, and beside it the share of lost customers who came back."""

from typing import Any

import streamlit as st

from pages.ui import empty_states
from pages.ui.charts import axes, bars, base_chart
from pages.ui.charts.palette import ACCENT
from pages.ui.i18n.formatting import format_count, format_days, format_month, format_ratio, is_missing
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.session import answers, view_state
from pages.ui.session.periods import build_month_range, find_highest_row
from queries import Filters


def render_windows_and_recovery(filters: Filters) -> None:
    """The two charts side by side."""
    left, right = st.columns(2, gap="medium")
    with left:
        _render_windows(filters)
    with right:
        _render_recovery(filters)


def _render_windows(filters: Filters) -> None:
    """The churn rate at other windows; choosing a bar sets the rule to its window."""
    answer = answers.load_answer("churn/sensitivity", filters)
    frame = answer.frame.dropna(subset=["window_days"]).reset_index(drop=True)
    if empty_states.warn_if_part_empty(answers.Answer(answer.request, frame), "order_lines"):
        return
    labels = [
        _("{days} ({variant})", days=format_days(row["window_days"]), variant=label_value("variant", row["variant"]))
        for row in frame.to_dict("records")
    ]
    fig = base_chart.create_figure(height=210)
    bars.add_horizontal_bars(
        fig, labels, base_chart.list_values(frame, "churn_ratio"), name=_("Churn rate"), unit="ratio", colours=ACCENT
    )
    proposed = frame[frame["variant"] == "proposed"]["window_days"]
    finding = _("No customer bought on two days yet, so no window can be proposed.")
    if len(proposed) and not is_missing(proposed.iloc[0]):
        finding = _(
            "Four in five gaps between purchases are **{days}** or shorter: a customer silent for longer is unusual.",
            days=format_days(proposed.iloc[0]),
        )

    def apply_window(row: dict[str, Any], _series: str) -> None:
        view_state.set_filters(view_state.get_filters().with_rule("churn_window_days", int(row["window_days"])))

    show_chart(_("What another window would say"), finding, fig, answer.request, key="windows", on_pick=apply_window)


def _render_recovery(filters: Filters) -> None:
    """The share of the customers lost in each month who came back within the recovery window."""
    answer = answers.load_answer("churn/recovery", filters)
    if empty_states.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    fig = base_chart.create_figure(height=210)
    names = axes.set_month_axis(fig, frame["month"])
    bars.add_bars(
        fig,
        names,
        base_chart.list_values(frame, "recovered_ratio"),
        name=_("Recovered"),
        unit="ratio",
        colour=ACCENT,
        unfinished=frame["is_unfinished"].tolist(),
    )
    fig.update_yaxes(**axes.build_value_axis(base_chart.list_values(frame, "recovered_ratio"), "ratio"))
    top = find_highest_row(frame, "recovered_ratio")
    finding = _("Nobody has been lost in these months.")
    if top:
        finding = _(
            "Of the {churned} lost in {month}, **{recovered}** came back in time, **{ratio}**; "
            "hatched months still run.",
            churned=format_count(top["churned"]),
            month=format_month(top["month"]),
            recovered=format_count(top["recovered"]),
            ratio=format_ratio(top["recovered_ratio"]),
        )

    def open_rows(row: dict[str, Any], _series: str) -> None:
        title = _("Lost in {month}", month=format_month(row["month"]))
        days = build_month_range(filters, row["month"], "churned_on")
        list_dialog.open_request(title, answers.QueryRequest("churn/lost_customers", filters, within=days))

    show_chart(_("Recovered after being lost"), finding, fig, answer.request, key="recovery", on_pick=open_rows)
