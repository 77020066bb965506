"""Matrices of customers: two columns against each other, each cell a count with its list behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from pages.ui import empty_states
from pages.ui.charts.heat_map import show_heat_map
from pages.ui.i18n.formatting import format_count, is_missing
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_heading, show_tools
from pages.ui.report.result_table import RowHandler
from pages.ui.session.answers import Answer


def show_matrix(
    answer: Answer,
    title: str,
    finding: str,
    *,
    key: str,
    down: str,
    across: str,
    name: Callable[[str, object], str],
    corner: str,
    on_pick: RowHandler,
    reverse: bool = False,
) -> None:
    """Shows the customers by two columns as a heat map, darker where they are more.

    Args:
        answer: one row per pair of values, with `customers`.
        title: title of the part of the page.
        finding: what the matrix shows, in a sentence.
        key: beginning of the widgets' keys.
        down: the column whose values are the rows.
        across: the column whose values are the columns.
        name: gives the label of a value of a column.
        corner: the head above the heads of the rows.
        on_pick: called with a selected row of the table.
        reverse: whether the rows are shown in reverse order.
    """
    frame = answer.frame
    rows, columns = list_distinct(frame, down), list_distinct(frame, across)
    rows = rows[::-1] if reverse else rows
    counts = {(record[down], record[across]): record["customers"] for record in frame.to_dict("records")}
    highest = max([1.0, *(float(count) for count in counts.values() if not is_missing(count))])

    def describe_cell(row: int, column: int) -> tuple[float | None, str, str]:
        count = counts.get((rows[row], columns[column]))
        if is_missing(count):
            return None, "", ""
        printed = format_count(count)
        hover = f"{name(down, rows[row])} → {name(across, columns[column])}: {printed}"
        return (float(count) / highest if count else None), printed, hover

    show_heading(title, finding)
    show_heat_map(
        [name(down, value) for value in rows],
        [name(across, value) for value in columns],
        describe_cell,
        corner=corner,
        caption=title,
    )
    show_tools(answer.request, key=key, on_pick=on_pick)


def show_movement(
    answer: Answer,
    title: str,
    describe: Callable[[int, int], str],
    *,
    key: str,
    field: str,
    needed_table: str,
    list_question: str,
) -> None:
    """Shows how many customers went from each value of `field` to each other one between two days.

    Args:
        answer: rows with `from_<field>`, `to_<field>` and `customers`, a count.
        describe: gives the finding for the numbers of customers who stayed and who moved.
        needed_table: the table that is named where there are no rows.
        list_question: the question that lists the customers of a cell by the same two columns.
    """
    if empty_states.warn_if_part_empty(answer, needed_table):
        return
    frame, start, end = answer.frame, f"from_{field}", f"to_{field}"
    stayed = int(frame[frame[start] == frame[end]]["customers"].sum())

    def open_rows(row: dict[str, Any], _series: str) -> None:
        ends = {"start": label_value(field, row[start]), "end": label_value(field, row[end])}
        where = ((start, row[start]), (end, row[end]))
        list_dialog.open_list(_("From {start} to {end}", **ends), list_question, answer.request.filters, where)

    show_matrix(
        answer,
        title,
        describe(stayed, int(frame["customers"].sum()) - stayed),
        key=key,
        down=start,
        across=end,
        name=label_value,
        corner=_("From ↓ to →"),
        on_pick=open_rows,
    )


def list_distinct(frame: pd.DataFrame, column: str) -> list[object]:
    """The distinct values of a column in the order of their first rows."""
    return list(dict.fromkeys(frame[column].tolist()))
