"""Tables of results: headings in words, numbers that sort as numbers, small groups marked, rows that open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui.i18n import formatting as written
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
    """The rows; choosing one calls `on_pick` with it; `marked` names the count that makes a group small.

    Without `on_pick` a row that names a customer opens the customer's card.
    """
    customer_links.open_requested_page()
    names = [str(name) for name in (columns or answer.frame.columns) if name in answer.frame.columns]
    words = pd.DataFrame({name: format_cells(answer, name) for name in names}, index=answer.frame.index)
    looks = {name: build_column_config(name, answer.unit(name), answer.request.name) for name in names}
    if size_column and names:
        plain_names = words[names[0]].astype(str).tolist()
        words[names[0]] = mark_small_groups(words[names[0]], answer.frame[size_column])
        if words[names[0]].tolist() != plain_names:
            # A column's width follows most of its rows, and would cut the few that are marked.
            looks[names[0]]["width"] = 160
    alt = _("Table: {sentence}", sentence=_(answer.request.question.sentence))
    shown: dict[str, Any] = {
        "hide_index": True,
        "column_config": looks,
        "key": key,
        "height": height if height and len(words) > 10 else "auto",
        "alt": alt,
        "placeholder": written.NONE,
    }
    if on_pick is None and not set(customer_links.CUSTOMER_COLUMNS) & set(names):
        st.dataframe(words, **shown)
        return
    picked = on_pick or _open_card

    def took() -> None:
        chosen = st.session_state[key]["selection"]["rows"]
        if chosen:
            picked({str(name): found for name, found in answer.frame.iloc[chosen[0]].items()}, "")

    st.dataframe(words, **shown, on_select=took, selection_mode="single-row")


def _open_card(row: dict[str, Any], _series: str) -> None:
    customer_links.request_card(customer_links.find_customer(row))


def show_plain_table(frame: pd.DataFrame, *, key: str) -> None:
    """Rows that answer no question of the warehouse's readers, such as those of a check."""
    kinds = {"M": "date", "i": "count", "f": "count"}
    looks = {name: build_column_config(str(name), kinds.get(frame[name].dtype.kind, "text")) for name in frame.columns}
    st.dataframe(frame, hide_index=True, column_config=looks, key=key, placeholder=written.NONE, height="content")


def show_records(rows: Sequence[Mapping[str, Any]], *, key: str, alt: str) -> None:
    """Rows of the pages' own making, under headings in words; whole numbers are written as numbers."""
    frame = pd.DataFrame(list(rows))
    looks = {
        name: st.column_config.NumberColumn(name, format=NUMBER_FORMATS["count"])
        if frame[name].dtype.kind == "i"
        else st.column_config.TextColumn(name)
        for name in frame.columns
    }
    st.dataframe(
        frame, hide_index=True, column_config=looks, key=key, placeholder=written.NONE, height="content", alt=alt
    )


def format_cells(answer: Answer, column: str) -> pd.Series[Any]:
    """A column as the table shows it: texts in words, shares in percent, everything else as it is."""
    unit, found = answer.unit(column), answer.frame[column]
    if unit == "by_row":
        units = answer.frame["unit"]
        return pd.Series(
            [written.format_exact(one, str(kind)) for one, kind in zip(found, units, strict=True)], found.index
        )
    if column in LEVEL_COLUMNS:
        return pd.Series([label_numbered_level(column, one) for one in found], found.index, dtype=object)
    if unit == "text":
        return pd.Series([label_value(column, one) for one in found], found.index, dtype=object)
    if unit == "flag":
        return pd.Series([written.format_flag(one) for one in found], found.index, dtype=object)
    return found.astype("Float64") * 100 if unit == "ratio" else found


def build_column_config(column: str, unit: str, question: str = "") -> Any:
    """How a column is written; one that holds figures of several units is text.

    Args:
        column: its name.
        unit: its unit.
        question: the question whose result it is part of; '' for tables that no question fills.
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
    """The names of groups, small ones marked with how many they are."""
    below = int(get_rule("marked_below"))
    return [
        _("{name} (only {count})", name=name, count=written.format_count(found))
        if not written.is_missing(found) and found < below
        else str(name)
        for name, found in zip(names, customers, strict=True)
    ]
