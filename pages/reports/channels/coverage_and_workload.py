"""The channels page's charts of coverage by branch and of workload by employee."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import empty_states
from pages.ui.charts import bars, base_chart
from pages.ui.charts.palette import ACCENT, BAD_FILL, QUIET_LINE
from pages.ui.i18n.formatting import format_count, format_month
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.report.class_bars import ListBehind, show_class_bars
from pages.ui.report.result_table import show_table
from pages.ui.session import answers, view_state
from queries import Filters

MAX_DRAWN = 12
WORKLOAD_COLUMNS = ("employee", "branch", "load", "over_load", "assigned", "reached", "coverage_ratio", "attempts")


def render_branch_coverage(filters: Filters) -> None:
    """Share of the assigned customers who were reached in the month, by branch, highest first."""
    show_class_bars(
        answers.QueryRequest("funnel/branch_coverage", filters),
        title=_("Coverage by branch"),
        field="branch",
        column="coverage_ratio",
        unit="ratio",
        series_name=_("Coverage"),
        key="branch_coverage",
        needed_table="customers",
        describe=lambda frame: _describe_coverage(frame, filters),
        behind=ListBehind(
            "funnel/coverage_customers",
            lambda row: _("Customers of {branch}", branch=label_value("branch", row["branch"])),
        ),
        empty_title=_("Coverage by branch"),
    )


def _describe_coverage(frame: pd.DataFrame, filters: Filters) -> str:
    """How many of the assigned customers were reached in the month, and by how many attempts."""
    return _(
        "In {month}, **{reached}** of {assigned} customers were reached; {attempts} contacts and attempts were made.",
        month=format_month(filters.to_on),
        reached=format_count(int(frame["reached"].sum())),
        assigned=format_count(int(frame["assigned"].sum())),
        attempts=format_count(int(frame["attempts"].sum())),
    )


def render_workload(filters: Filters) -> None:
    """The employees with most customers as bars against the limit, all employees in the table."""
    answer = answers.load_answer("funnel/coverage", filters)
    employees = answer.frame[answer.frame["employee_id"] != ""]
    if answer.empty or employees.empty:
        empty_states.warn_if_part_empty(
            answers.Answer(answer.request, employees.iloc[:0]), "assignments", _("Load by person")
        )
        return
    drawn_rows = answer.frame.iloc[: employees.index[:MAX_DRAWN].max() + 1]
    limit = int(view_state.get_rule("load_limit"))
    colours = [BAD_FILL if is_over else ACCENT for is_over in drawn_rows["over_load"]]
    labels = [label_value("employee", employee) for employee in drawn_rows["employee"]]
    fig = base_chart.create_figure(height=70 + 26 * len(labels))
    bars.add_horizontal_bars(
        fig,
        labels,
        base_chart.list_values(drawn_rows, "load"),
        name=_("Customers looked after"),
        unit="count",
        colours=colours,
    )
    longest = max(limit, int(drawn_rows["load"].max()))
    fig.update_xaxes(range=[0, longest * 1.35])
    fig.add_shape(type="line", yref="paper", x0=limit, x1=limit, y0=0, y1=1, line={"color": QUIET_LINE, "dash": "dot"})
    fig.add_annotation(
        x=limit,
        yref="paper",
        y=1,
        yanchor="bottom",
        text=_("limit {count}", count=format_count(limit)),
        showarrow=False,
    )
    fig.update_layout(margin={"t": 26})

    def open_rows(row: dict[str, Any], _series: str) -> None:
        title = _("Customers of {person}", person=label_value("employee", row["employee"]))
        list_dialog.open_list(title, "funnel/coverage_customers", filters, (("employee_id", row["employee_id"]),))

    show_chart(
        _("Load by person"),
        _describe_workload(employees, limit),
        fig,
        answer.request,
        key="loads",
        on_pick=open_rows,
        columns=WORKLOAD_COLUMNS,
    )
    with st.expander(_("All {count} people", count=format_count(len(employees))), key="screen_people"):
        show_table(answer, key="people", columns=WORKLOAD_COLUMNS, height=420, on_pick=open_rows)


def _describe_workload(employees: pd.DataFrame, limit: int) -> str:
    """How many employees are over the limit; without any, the employee with most customers."""
    over = int(employees["over_load"].sum())
    if over:
        return n_(
            "**{count}** person looks after more than {limit} customers.",
            "**{count}** people look after more than {limit} customers each.",
            over,
            count=format_count(over),
            limit=format_count(limit),
        )
    first = employees.iloc[0]
    return _(
        "Nobody looks after more than {limit} customers; **{person}** has most, {load}.",
        limit=format_count(limit),
        person=label_value("employee", first["employee"]),
        load=format_count(first["load"]),
    )
