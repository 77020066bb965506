"""Widgets for the values of a row: values from the data with their customers, numbers, levels, days."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from pages.ui.criteria.condition_form import (
    FLAG_VALUES,
    FREE_TEXT_ATTRIBUTES,
    PART_TEXT_COMPARISONS,
    WHOLE_TEXT_COMPARISONS,
    ConditionRow,
)
from pages.ui.i18n.formatting import format_count, is_missing, to_date
from pages.ui.i18n.translation import N_, _
from pages.ui.labels.funnel_labels import LEVEL_COLUMNS, label_numbered_level, list_levels
from pages.ui.labels.value_labels import label_value
from pages.ui.session import address, answers, view_state
from queries import Filters
from queries.criteria.attributes import Attribute
from queries.criteria.expression import Value

UNITS = {"days": N_("days"), "hours": N_("hours"), "ratio": N_("%"), "money": N_("amount"), "count": N_("number")}
DAY_UNITS = ("date", "time")

RowCallback = Callable[[ConditionRow], None]


def show_values(widget: str, attribute: Attribute, row: ConditionRow, on_change: RowCallback) -> None:
    """Shows the widgets for the values that a row's comparison takes, if it takes any.

    Args:
        widget: beginning of the widgets' keys.
        attribute: the attribute of the row.
        row: the row.
        on_change: called with the changed row.
    """
    if row.says in WHOLE_TEXT_COMPARISONS:
        _show_multiselect(widget, attribute, row, on_change)
    elif row.says in PART_TEXT_COMPARISONS:
        st.session_state[widget] = str(row.values[0]) if row.values else ""
        st.text_input(
            _("Value"),
            key=widget,
            placeholder=_("a piece of the text"),
            label_visibility="collapsed",
            on_change=lambda: on_change(_replace_values(row, [st.session_state[widget].strip() or None])),
        )
    elif row.says == "between":
        for index, column in enumerate(st.columns(2)):
            with column:
                _show_single_value(f"{widget}_{index}", attribute, row, index, on_change)
    elif row.says not in ("empty", "filled", *FLAG_VALUES):
        _show_single_value(widget, attribute, row, 0, on_change)


def load_value_counts(name: str) -> dict[str, int]:
    """The number of customers by value of an attribute, the most frequent value first.

    Of the filters in force only days, sides and rules apply.
    """
    filters = view_state.get_effective_filters()
    wide_filters = Filters(
        as_of=filters.as_of, from_on=filters.from_on, to_on=filters.to_on, side=filters.side, rules=filters.rules
    )
    counts = answers.load_answer("explorer/values", wide_filters).frame
    counts = counts[counts["attribute"] == name]
    return dict(zip(counts["value"].astype(str), counts["customers"].astype(int), strict=True))


def _show_multiselect(widget: str, attribute: Attribute, row: ConditionRow, on_change: RowCallback) -> None:
    selected = [str(value) for value in row.values]
    counts: dict[str, Any] = {} if attribute.name in FREE_TEXT_ATTRIBUTES else load_value_counts(attribute.name)
    options = dict.fromkeys([*(attribute.allowed_values or counts), *counts, *selected])
    st.session_state[widget] = selected
    st.multiselect(
        _("Values"),
        list(options),
        key=widget,
        format_func=partial(_label_option, attribute.name, counts),
        placeholder=_("Choose values"),
        label_visibility="collapsed",
        accept_new_options=not attribute.allowed_values and not counts,
        on_change=lambda: on_change(_replace_values(row, st.session_state[widget])),
    )


def _label_option(name: str, counts: dict[str, Any], value: str) -> str:
    count = counts.get(value)
    if is_missing(count):
        return label_value(name, value)
    return _("{name} ({count})", name=label_value(name, value), count=format_count(count))


def _show_single_value(
    widget: str, attribute: Attribute, row: ConditionRow, index: int, on_change: RowCallback
) -> None:
    value: Any = row.values[index] if len(row.values) > index else None
    # Ratios are entered in percent.
    scale = 100 if attribute.unit == "ratio" else 1

    def handle_change() -> None:
        entered = st.session_state[widget]
        values: list[Value | None] = [*row.values, None, None][: 2 if row.says == "between" else 1]
        values[index] = entered if entered is None or attribute.unit in DAY_UNITS else _to_number(entered / scale)
        on_change(_replace_values(row, values))

    if attribute.unit in DAY_UNITS:
        st.session_state[widget] = None if value is None else to_date(value)
        st.date_input(
            _("Day"),
            value=None,
            min_value=address.EARLIEST,
            max_value=address.LATEST,
            key=widget,
            format="YYYY-MM-DD",
            label_visibility="collapsed",
            on_change=handle_change,
        )
        return
    if attribute.name in LEVEL_COLUMNS and value in (None, *list_levels(attribute.name)):
        st.session_state[widget] = value
        st.selectbox(
            _("Value"),
            list(list_levels(attribute.name)),
            index=None,
            key=widget,
            format_func=partial(label_numbered_level, attribute.name),
            placeholder=_("Choose values"),
            label_visibility="collapsed",
            on_change=handle_change,
        )
        return
    st.session_state[widget] = None if value is None else float(value) * scale
    st.number_input(
        _("Number"),
        value=None,
        key=widget,
        step=1.0,
        format="%0.10g",
        placeholder=_(UNITS.get(attribute.unit, "0")),
        label_visibility="collapsed",
        on_change=handle_change,
    )


def _to_number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else float(value)


def _replace_values(row: ConditionRow, values: list[Value | None]) -> ConditionRow:
    return ConditionRow(row.attribute, row.says, tuple(values))
