"""One row of the condition builder: its attribute, its comparison and its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.ui.criteria import value_widgets
from pages.ui.criteria.condition_form import (
    FLAG_VALUES,
    PART_TEXT_COMPARISONS,
    WHOLE_TEXT_COMPARISONS,
    ConditionRow,
    list_comparisons,
)
from pages.ui.i18n.translation import N_, _, get_language
from queries.criteria.attributes import Attribute, find_attribute, list_attributes

GROUPS = {
    "record": N_("Profile"),
    "buying": N_("Buying"),
    "opinion": N_("Saying"),
    "deal": N_("Deals"),
    "contact": N_("Contact"),
    "contract": N_("Contract"),
    "account": N_("Accounts"),
    "score": N_("Scores"),
}
COMPARISON_LABELS = {
    "is": N_("is"),
    "is_not": N_("is not"),
    "within": N_("is, with what is below it"),
    "contains": N_("contains"),
    "contains_not": N_("does not contain"),
    "at_least": N_("at least"),
    "above": N_("above"),
    "at_most": N_("at most"),
    "below": N_("below"),
    "between": N_("between"),
    "equals": N_("exactly"),
    "yes": N_("yes"),
    "no": N_("no"),
    "empty": N_("is empty"),
    "filled": N_("is known"),
}
DAY_COMPARISON_LABELS = {
    "at_least": N_("on this day or later"),
    "above": N_("after"),
    "at_most": N_("on this day or earlier"),
    "below": N_("before"),
    "equals": N_("on this day"),
}
# The tag is no column of a question, so translators find its meaning here.
MEANINGS = (N_("one of the words put on the customer"),)
DAY_UNITS = ("date", "time")

RowCallback = Callable[[ConditionRow | None], None]


def show_row(key: str, row: ConditionRow, on_change: RowCallback, is_only_row: bool) -> None:
    """Shows the widgets of a row.

    Args:
        key: beginning of the widgets' keys.
        row: the row.
        on_change: called with the changed row, or with None to remove it.
        is_only_row: whether the form has no other row; an empty one is then not removed.
    """
    attribute = find_attribute(row.attribute) if row.attribute else None
    with st.container(key=f"row_{key}"):
        attribute_column, comparison_column, value_column, remove_column = st.columns(
            [5, 4, 6, 1], vertical_alignment="center"
        )
        with attribute_column:
            show_choice(
                _("Attribute"),
                f"{key}_what",
                {known.name: label_attribute(known) for known in list_attributes()},
                row.attribute or None,
                lambda name: on_change(create_row(name)),
                placeholder=_("Choose an attribute"),
                help_=_(attribute.meaning) if attribute else None,
            )
        if attribute:
            with comparison_column:
                _show_comparison(key, attribute, row, on_change)
            with value_column:
                value_widgets.show_values(f"{key}_values@{get_language()}", attribute, row, on_change)
        with remove_column:
            if row == ConditionRow() and is_only_row:
                return
            st.button(
                "",
                icon=":material/close:",
                key=f"{key}_gone",
                type="tertiary",
                help=_("Remove this condition"),
                on_click=lambda: on_change(None),
            )


def _show_comparison(key: str, attribute: Attribute, row: ConditionRow, on_change: RowCallback) -> None:
    labels = COMPARISON_LABELS | DAY_COMPARISON_LABELS if attribute.unit in DAY_UNITS else COMPARISON_LABELS
    # Only an address brings this comparison.
    comparisons = [*list_comparisons(attribute), *([row.says] if row.says == "within" else [])]
    show_choice(
        _("Comparison"),
        f"{key}_how",
        {comparison: _(labels[comparison]) for comparison in comparisons},
        row.says,
        lambda comparison: on_change(change_comparison(row, comparison)),
    )


def label_attribute(attribute: Attribute) -> str:
    """`Buying · Revenue`."""
    return _("{group} · {name}", group=_(GROUPS[attribute.group]), name=_(attribute.label))


def create_row(name: str) -> ConditionRow:
    """An unfinished row on an attribute, with the attribute's usual comparison."""
    return ConditionRow(name, list_comparisons(find_attribute(name))[0])


def change_comparison(row: ConditionRow, comparison: str) -> ConditionRow:
    """The row with another comparison, and with those of its values that fit it."""
    same_kind = next((kind for kind in (WHOLE_TEXT_COMPARISONS, PART_TEXT_COMPARISONS) if comparison in kind), ())
    if same_kind:
        return ConditionRow(row.attribute, comparison, row.values if row.says in same_kind else ())
    if comparison in ("empty", "filled", *FLAG_VALUES):
        return ConditionRow(row.attribute, comparison)
    return ConditionRow(row.attribute, comparison, row.values if comparison == "between" else row.values[:1])


def show_choice(
    label: str,
    key: str,
    options: Mapping[str, str],
    selected: str | None,
    on_change: Callable[[str], None],
    placeholder: str | None = None,
    help_: str | None = None,
    width: Any = "stretch",
) -> None:
    """Shows a select box.

    Args:
        label: label for screen readers.
        key: beginning of the widget's key; each language has a widget of its own.
        options: from option to the words that it has.
        selected: the selected option, None for none.
        on_change: called with the option that the reader selected.
        placeholder: what stands in the box while no option is selected.
        help_: tooltip.
        width: width of the widget, as Streamlit takes it.
    """
    widget = f"{key}@{get_language()}"
    st.session_state[widget] = selected
    st.selectbox(
        label,
        list(options),
        key=widget,
        format_func=options.__getitem__,
        placeholder=placeholder,
        help=help_,
        label_visibility="collapsed",
        on_change=lambda: _notify_choice(widget, on_change),
        width=width,
    )


def _notify_choice(widget: str, on_change: Callable[[str], None]) -> None:
    if st.session_state[widget] is not None:
        on_change(st.session_state[widget])
