"""Matrices of counts: rows by columns, each cell a figure with its list behind it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from pages.ui.format import count, missing
from pages.ui.heat import heat_map
from pages.ui.load import Answer
from pages.ui.panel import head, tools
from pages.ui.tables import Picked


def matrix(
    answer: Answer,
    title: str,
    finding: str,
    *,
    key: str,
    down: str,
    across: str,
    name: Callable[[str, object], str],
    corner: str,
    on_pick: Picked,
    reverse: bool = False,
) -> None:
    """Counts of customers by two columns, darker where more."""
    frame = answer.frame
    rows, columns = order(frame, down), order(frame, across)
    rows = rows[::-1] if reverse else rows
    found = {(one[down], one[across]): one["customers"] for one in frame.to_dict("records")}
    most = max([1.0, *(float(size) for size in found.values() if not missing(size))])

    def cell(row: int, column: int) -> tuple[float | None, str, str]:
        size = found.get((rows[row], columns[column]))
        if missing(size):
            return None, "", ""
        said = count(size)
        hover = f"{name(down, rows[row])} → {name(across, columns[column])}: {said}"
        return (float(size) / most if size else None), said, hover

    head(title, finding)
    heat_map(
        [name(down, one) for one in rows], [name(across, one) for one in columns], cell, corner=corner, caption=title
    )
    tools(answer.asked, key=key, on_pick=on_pick)


def order(frame: pd.DataFrame, column: str) -> list[object]:
    """The values of a column in the order in which they first stand there."""
    return list(dict.fromkeys(frame[column].tolist()))
