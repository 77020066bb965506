"""Tables of results: headings in words, numbers that sort as numbers, small groups marked, rows to select."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui.i18n import formatting
from pages.ui.i18n.translation import _, get_language
from pages.ui.labels.column_labels import label_column
from pages.ui.labels.funnel_labels import LEVEL_COLUMNS, label_numbered_level
from pages.ui.labels.value_labels import label_value
from pages.ui.report import customer_links
from pages.ui.session.answers import Answer
from pages.ui.session.view_state import get_rule

RowHandler = Callable[[dict[str, Any], str], None]
MONTH_COLUMNS = frozenset({"month", "cohort"})
NUMBER_FORMATS = {
    "money": "%,.2f",
    "count": "%,d",
    "ratio": "%.1f %%",
    "score": "%.1f",
    "days": "%,.0f",
    "hours": "%,.1f",
}


def show_table(
    answer: Answer,
    *,
    key: str,
    columns: Sequence[str] | None = None,
    height: int | None = None,
    on_pick: RowHandler | None = None,
    size_column: str | None = None,
) -> None:
    """Shows the rows of an answer.

    Args:
        answer: the rows.
        key: key of the table.
        columns: the columns that are shown; all where None.
        height: height in pixels of a table of more than ten rows.
        on_pick: called with a selected row; where None, a row with a customer opens the customer's card.
        size_column: the column with the size of each row's group, so that small groups are marked.
    """
    customer_links.open_requested_page()
    names = [str(name) for name in (columns or answer.frame.columns) if name in answer.frame.columns]
    cells = pd.DataFrame({name: format_cells(answer, name) for name in names}, index=answer.frame.index)
    column_config = {name: build_column_config(name, answer.unit(name), answer.request.name) for name in names}
    if size_column and names:
        group_names = cells[names[0]].astype(str).tolist()
        cells[names[0]] = mark_small_groups(cells[names[0]], answer.frame[size_column])
        if cells[names[0]].tolist() != group_names:
            # Streamlit fits a column to most of its rows, and would cut the few that are marked.
            column_config[names[0]]["width"] = 160
    options: dict[str, Any] = {
        "hide_index": True,
        "column_config": column_config,
        "key": key,
        "height": height if height and len(cells) > 10 else "auto",
        "alt": _("Table: {sentence}", sentence=_(answer.request.question.sentence)),
        "placeholder": formatting.NONE,
    }
    if on_pick is None and not set(customer_links.CUSTOMER_COLUMNS) & set(names):
        st.dataframe(cells, **options)
        return
    row_handler = on_pick or _open_card

    def handle_selection() -> None:
        selected = st.session_state[key]["selection"]["rows"]
        if selected:
            row_handler({str(name): value for name, value in answer.frame.iloc[selected[0]].items()}, "")

    st.dataframe(cells, **options, on_select=handle_selection, selection_mode="single-row")


def _open_card(row: dict[str, Any], _series: str) -> None:
    customer_links.request_card(customer_links.find_customer(row))


def show_plain_table(frame: pd.DataFrame, *, key: str) -> None:
    """Shows rows that are no answer to a question, such as those of a check; dtypes decide how columns are written."""
    units = {"M": "date", "i": "count", "f": "count"}
    column_config = {
        name: build_column_config(str(name), units.get(frame[name].dtype.kind, "text")) for name in frame.columns
    }
    st.dataframe(
        frame, hide_index=True, column_config=column_config, key=key, placeholder=formatting.NONE, height="content"
    )


def show_records(rows: Sequence[Mapping[str, Any]], *, key: str, alt: str) -> None:
    """Shows rows that a page built itself, from heading to value; whole numbers are written as numbers."""
    frame = pd.DataFrame(list(rows))
    column_config = {
        name: st.column_config.NumberColumn(name, format=NUMBER_FORMATS["count"])
        if frame[name].dtype.kind == "i"
        else st.column_config.TextColumn(name)
        for name in frame.columns
    }
    st.dataframe(
        frame,
        hide_index=True,
        column_config=column_config,
        key=key,
        placeholder=formatting.NONE,
        height="content",
        alt=alt,
    )


def format_cells(answer: Answer, column: str) -> pd.Series[Any]:
    """A column as a table shows it: texts and flags in words, ratios in percent, other units as they are."""
    unit, values = answer.unit(column), answer.frame[column]
    if unit == "by_row":
        row_units = answer.frame["unit"].astype(str)
        texts = [formatting.format_exact(value, row_unit) for value, row_unit in zip(values, row_units, strict=True)]
        return pd.Series(texts, values.index)
    if column in LEVEL_COLUMNS:
        return pd.Series([label_numbered_level(column, value) for value in values], values.index, dtype=object)
    if unit == "text":
        return pd.Series([label_value(column, value) for value in values], values.index, dtype=object)
    if unit == "flag":
        return pd.Series([formatting.format_flag(value) for value in values], values.index, dtype=object)
    return values.astype("Float64") * 100 if unit == "ratio" else values


def build_column_config(column: str, unit: str, question: str = "") -> Any:
    """The configuration of a column; one with figures of several units is text.

    Args:
        column: name of the column.
        unit: unit of the column.
        question: the question whose answer has the column; '' in tables of no question.
    """
    title = label_column(column, question)
    if unit in NUMBER_FORMATS and column not in LEVEL_COLUMNS:
        return st.column_config.NumberColumn(title, format=NUMBER_FORMATS[unit])
    if unit == "date":
        months = "YYYY年M月" if get_language() == "zh" else "MMM YYYY"
        return st.column_config.DateColumn(title, format=months if column in MONTH_COLUMNS else "YYYY-MM-DD")
    if unit == "time":
        return st.column_config.DatetimeColumn(title, format="YYYY-MM-DD HH:mm")
    return st.column_config.TextColumn(title, alignment="right" if unit == "by_row" else "left")


def mark_small_groups(names: pd.Series[Any], customers: pd.Series[Any]) -> list[str]:
    """The names of groups, with their size where they are small."""
    marked_below = int(get_rule("marked_below"))
    return [
        _("{name} (only {count})", name=name, count=formatting.format_count(size))
        if not formatting.is_missing(size) and size < marked_below
        else str(name)
        for name, size in zip(names, customers, strict=True)
    ]
