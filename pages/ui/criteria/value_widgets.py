"""What an attribute is compared with: values from the data with their customers, numbers with their unit, days."""

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


def show_values(widget: str, about: Attribute, row: ConditionRow, on_change: RowCallback) -> None:
    """The widgets for the values that the row's comparison takes, if it takes any."""
    if row.says in WHOLE_TEXT_COMPARISONS:
        _show_multiselect(widget, about, row, on_change)
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
        for place, side in enumerate(st.columns(2)):
            with side:
                _show_single_value(f"{widget}_{place}", about, row, place, on_change)
    elif row.says not in ("empty", "filled", *FLAG_VALUES):
        _show_single_value(widget, about, row, 0, on_change)


def load_value_counts(name: str) -> dict[str, int]:
    """The values that customers have of an attribute, the most frequent first, with how many have each."""
    now = view_state.get_effective_filters()
    days = Filters(as_of=now.as_of, from_on=now.from_on, to_on=now.to_on, side=now.side, rules=now.rules)
    found = answers.load_answer("explorer/values", days).frame
    mine = found[found["attribute"] == name]
    return dict(zip(mine["value"].astype(str), mine["customers"].astype(int), strict=True))


def _show_multiselect(widget: str, about: Attribute, row: ConditionRow, on_change: RowCallback) -> None:
    chosen = [str(one) for one in row.values]
    sizes: dict[str, Any] = {} if about.name in FREE_TEXT_ATTRIBUTES else load_value_counts(about.name)
    options = dict.fromkeys([*(about.allowed_values or sizes), *sizes, *chosen])
    st.session_state[widget] = chosen
    st.multiselect(
        _("Values"),
        list(options),
        key=widget,
        format_func=partial(_label_option, about.name, sizes),
        placeholder=_("Choose values"),
        label_visibility="collapsed",
        accept_new_options=not about.allowed_values and not sizes,
        on_change=lambda: on_change(_replace_values(row, st.session_state[widget])),
    )


def _label_option(name: str, sizes: dict[str, Any], one: str) -> str:
    size = sizes.get(one)
    return (
        label_value(name, one)
        if is_missing(size)
        else _("{name} ({count})", name=label_value(name, one), count=format_count(size))
    )


def _show_single_value(widget: str, about: Attribute, row: ConditionRow, place: int, on_change: RowCallback) -> None:
    found: Any = row.values[place] if len(row.values) > place else None
    share = 100 if about.unit == "ratio" else 1

    def took() -> None:
        got = st.session_state[widget]
        both: list[Value | None] = [*row.values, None, None][: 2 if row.says == "between" else 1]
        both[place] = got if got is None or about.unit in DAY_UNITS else _to_number(got / share)
        on_change(_replace_values(row, both))

    if about.unit in DAY_UNITS:
        st.session_state[widget] = None if found is None else to_date(found)
        st.date_input(
            _("Day"),
            value=None,
            min_value=address.EARLIEST,
            max_value=address.LATEST,
            key=widget,
            format="YYYY-MM-DD",
            label_visibility="collapsed",
            on_change=took,
        )
        return
    if about.name in LEVEL_COLUMNS and found in (None, *list_levels(about.name)):
        st.session_state[widget] = found
        st.selectbox(
            _("Value"),
            list(list_levels(about.name)),
            index=None,
            key=widget,
            format_func=partial(label_numbered_level, about.name),
            placeholder=_("Choose values"),
            label_visibility="collapsed",
            on_change=took,
        )
        return
    st.session_state[widget] = None if found is None else float(found) * share
    st.number_input(
        _("Number"),
        value=None,
        key=widget,
        step=1.0,
        format="%0.10g",
        placeholder=_(UNITS.get(about.unit, "0")),
        label_visibility="collapsed",
        on_change=took,
    )


def _to_number(found: float) -> int | float:
    return int(found) if float(found).is_integer() else float(found)


def _replace_values(row: ConditionRow, values: list[Value | None]) -> ConditionRow:
    return ConditionRow(row.attribute, row.says, tuple(values))
