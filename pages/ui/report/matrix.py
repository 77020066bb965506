"""Matrices of counts: rows by columns, each cell a figure with its list behind it."""

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
    """Counts of customers by two columns, darker where more."""
    frame = answer.frame
    rows, columns = list_distinct(frame, down), list_distinct(frame, across)
    rows = rows[::-1] if reverse else rows
    found = {(one[down], one[across]): one["customers"] for one in frame.to_dict("records")}
    most = max([1.0, *(float(size) for size in found.values() if not is_missing(size))])

    def cell(row: int, column: int) -> tuple[float | None, str, str]:
        size = found.get((rows[row], columns[column]))
        if is_missing(size):
            return None, "", ""
        said = format_count(size)
        hover = f"{name(down, rows[row])} → {name(across, columns[column])}: {said}"
        return (float(size) / most if size else None), said, hover

    show_heading(title, finding)
    show_heat_map(
        [name(down, one) for one in rows], [name(across, one) for one in columns], cell, corner=corner, caption=title
    )
    show_tools(answer.request, key=key, on_pick=on_pick)


def list_distinct(frame: pd.DataFrame, column: str) -> list[object]:
    """The values of a column in the order in which they first stand there."""
    return list(dict.fromkeys(frame[column].tolist()))
