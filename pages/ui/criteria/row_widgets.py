"""One row of the condition builder: which attribute, how it is compared, and with what."""

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
# The tag is no column of the attributes' relation, so its meaning is named here for the translators.
MEANINGS = (N_("one of the words put on the customer"),)
DAY_UNITS = ("date", "time")

RowCallback = Callable[[ConditionRow | None], None]


def show_row(key: str, held: ConditionRow, on_change: RowCallback, is_only_row: bool) -> None:
    """The row's widgets; `taken` gets the row as it is after a change, None when it is removed; the last one stays."""
    about = find_attribute(held.attribute) if held.attribute else None
    with st.container(key=f"row_{key}"):
        what, how, values, gone = st.columns([5, 4, 6, 1], vertical_alignment="center")
        with what:
            names = {one.name: label_attribute(one) for one in list_attributes()}
            show_choice(
                _("Attribute"),
                f"{key}_what",
                names,
                held.attribute or None,
                lambda name: on_change(create_row(name)),
                placeholder=_("Choose an attribute"),
                help_=_(about.meaning) if about else None,
            )
        if about:
            with how:
                told = COMPARISON_LABELS | DAY_COMPARISON_LABELS if about.unit in DAY_UNITS else COMPARISON_LABELS
                says = [*list_comparisons(about), *([held.says] if held.says == "within" else [])]
                show_choice(
                    _("Comparison"),
                    f"{key}_how",
                    {one: _(told[one]) for one in says},
                    held.says,
                    lambda says: on_change(change_comparison(held, says)),
                )
            with values:
                value_widgets.show_values(f"{key}_values@{get_language()}", about, held, on_change)
        with gone:
            if held == ConditionRow() and is_only_row:
                return
            st.button(
                "",
                icon=":material/close:",
                key=f"{key}_gone",
                type="tertiary",
                help=_("Remove this condition"),
                on_click=lambda: on_change(None),
            )


def label_attribute(about: Attribute) -> str:
    """`Buying · Revenue`."""
    return _("{group} · {name}", group=_(GROUPS[about.group]), name=_(about.label))


def create_row(name: str) -> ConditionRow:
    """A row on an attribute that was just chosen, with its usual comparison."""
    return ConditionRow(name, list_comparisons(find_attribute(name))[0])


def change_comparison(row: ConditionRow, comparison: str) -> ConditionRow:
    """The row with another comparison; values that fit it stay."""
    of_a_kind = next((kind for kind in (WHOLE_TEXT_COMPARISONS, PART_TEXT_COMPARISONS) if comparison in kind), ())
    if of_a_kind:
        return ConditionRow(row.attribute, comparison, row.values if row.says in of_a_kind else ())
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
    """One of some options, by the words that they have."""
    widget = f"{key}@{get_language()}"
    st.session_state[widget] = selected
    st.selectbox(
        label,
        list(options),
        key=widget,
        format_func=lambda one: options[one],
        placeholder=placeholder,
        help=help_,
        label_visibility="collapsed",
        on_change=lambda: _notify_choice(widget, on_change),
        width=width,
    )


def _notify_choice(widget: str, on_change: Callable[[str], None]) -> None:
    if st.session_state[widget] is not None:
        on_change(st.session_state[widget])
