"""Matrices of customers: two columns against each other, each cell a count with its list behind it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from pages.ui.charts.heat_map import show_heat_map
from pages.ui.i18n.formatting import format_count, is_missing
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


def list_distinct(frame: pd.DataFrame, column: str) -> list[object]:
    """The distinct values of a column in the order of their first rows."""
    return list(dict.fromkeys(frame[column].tolist()))
