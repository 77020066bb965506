"""A chart of horizontal bars, one for each class, where each bar opens the list behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from pages.ui import empty_states
from pages.ui.charts import bars, base_chart
from pages.ui.charts.palette import ACCENT
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.session import answers
from queries import Filters

Row = dict[str, Any]
BAR_HEIGHT, MARGIN_HEIGHT = 24, 60


@dataclass(frozen=True)
class ListBehind:
    """The list that a bar opens.

    Attributes:
        question: the question whose rows are listed, with the filters of the chart.
        title: gives the list's title for the row of the bar.
        where: gives the (column, value) pairs that narrow the list to the class; by default the class itself.
    """

    question: str
    title: Callable[[Row], str]
    where: Callable[[Row], answers.Where] | None = None

    def open(self, filters: Filters, field: str, row: Row, _series: str) -> None:
        """Opens the list for the class that `field` of the row names."""
        where = self.where(row) if self.where else ((field, row[field]),)
        list_dialog.open_list(self.title(row), self.question, filters, where)


def show_class_bars(
    request: answers.QueryRequest,
    *,
    title: str,
    field: str,
    column: str,
    unit: str,
    series_name: str,
    key: str,
    needed_table: str,
    describe: Callable[[pd.DataFrame], str],
    behind: ListBehind,
    format_label: Callable[[Row], str] | None = None,
    format_note: Callable[[Row], str] | None = None,
    choose_colour: Callable[[Row], str] | None = None,
    undrawn: Collection[str] = (),
    height: int | None = None,
    widening: float = 1.0,
    empty_title: str = "",
    table_columns: Sequence[str] | None = None,
) -> None:
    """Shows the bars with their finding, table and download; without rows, which table they need.

    Args:
        request: the question, one row per class in the order in which the bars stand.
        field, column: the columns that name the class and that are drawn, the latter in `unit`.
        describe, format_note: give the finding for all rows, and the text beside a bar; by default its value.
        undrawn: classes that keep their place and note, but have a bar of length zero.
        widening: a factor on the width of the axis, for notes that need more room than their letters say.
        empty_title: the title above the hint where there are no rows.
        table_columns: the columns of the table under the chart; by default all.
    """
    answer = answers.load_rows(request)
    if empty_states.warn_if_part_empty(answer, needed_table, empty_title):
        return
    rows = base_chart.list_records(answer.frame)
    fig = base_chart.create_figure(height=height or MARGIN_HEIGHT + BAR_HEIGHT * len(rows))
    bars.add_horizontal_bars(
        fig,
        [format_label(row) if format_label else label_value(field, row[field]) for row in rows],
        [0 if row[field] in undrawn else row[column] for row in rows],
        name=series_name,
        unit=unit,
        colours=[choose_colour(row) for row in rows] if choose_colour else ACCENT,
        notes=[format_note(row) for row in rows] if format_note else (),
    )
    low, high = fig.layout.xaxis.range
    fig.update_xaxes(range=[low, high * widening])
    on_pick = partial(behind.open, request.filters, field)
    show_chart(title, describe(answer.frame), fig, request, key=key, on_pick=on_pick, columns=table_columns)
