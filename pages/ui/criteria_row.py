"""One row of the condition builder: which attribute, how it is compared, and with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.ui import criteria_values
from pages.ui.criteria import FLAGS, PIECES, WORDS, Row, choices
from pages.ui.headings import EXPLORER, heading
from pages.ui.words import N_, _, language
from queries.criteria import Attribute, attribute, attributes

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
SAYING = {
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
SAYING_DAYS = {
    "at_least": N_("on this day or later"),
    "above": N_("after"),
    "at_most": N_("on this day or earlier"),
    "below": N_("before"),
    "equals": N_("on this day"),
}
# The tag is no column of the attributes' relation, so its meaning is named here for the translators.
MEANINGS = (N_("one of the words put on the customer"),)
DATED = ("date", "time")

Taken = Callable[[Row | None], None]


def row(key: str, held: Row, taken: Taken, is_lone: bool) -> None:
    """The row's widgets; `taken` gets the row as it is after a change, None when it is removed; the last one stays."""
    about = attribute(held.attribute) if held.attribute else None
    with st.container(key=f"row_{key}"):
        what, how, values, gone = st.columns([5, 4, 6, 1], vertical_alignment="center")
        with what:
            names = {one.name: named(one) for one in attributes()}
            picked(
                _("Attribute"),
                f"{key}_what",
                names,
                held.attribute or None,
                lambda name: taken(begun(name)),
                placeholder=_("Choose an attribute"),
                help_=_(about.meaning) if about else None,
            )
        if about:
            with how:
                told = SAYING | SAYING_DAYS if about.unit in DATED else SAYING
                says = [*choices(about), *([held.says] if held.says == "within" else [])]
                picked(
                    _("Comparison"),
                    f"{key}_how",
                    {one: _(told[one]) for one in says},
                    held.says,
                    lambda says: taken(said(held, says)),
                )
            with values:
                criteria_values.values(f"{key}_values@{language()}", about, held, taken)
        with gone:
            if held == Row() and is_lone:
                return
            st.button(
                "",
                icon=":material/close:",
                key=f"{key}_gone",
                type="tertiary",
                help=_("Remove this condition"),
                on_click=lambda: taken(None),
            )


def named(about: Attribute) -> str:
    """`Buying · Revenue`."""
    return _("{group} · {name}", group=_(GROUPS[about.group]), name=heading(about.name, EXPLORER))


def begun(name: str) -> Row:
    """A row on an attribute that was just chosen, with its usual comparison."""
    return Row(name, choices(attribute(name))[0])


def said(held: Row, says: str) -> Row:
    """The row with another comparison; values that fit it stay."""
    of_a_kind = next((kind for kind in (WORDS, PIECES) if says in kind), ())
    if of_a_kind:
        return Row(held.attribute, says, held.values if held.says in of_a_kind else ())
    if says in ("empty", "filled", *FLAGS):
        return Row(held.attribute, says)
    return Row(held.attribute, says, held.values if says == "between" else held.values[:1])


def picked(
    label: str,
    key: str,
    options: Mapping[str, str],
    held: str | None,
    taken: Callable[[str], None],
    placeholder: str | None = None,
    help_: str | None = None,
    width: Any = "stretch",
) -> None:
    """One of some options, by the words that they have."""
    widget = f"{key}@{language()}"
    st.session_state[widget] = held
    st.selectbox(
        label,
        list(options),
        key=widget,
        format_func=lambda one: options[one],
        placeholder=placeholder,
        help=help_,
        label_visibility="collapsed",
        on_change=lambda: _told(widget, taken),
        width=width,
    )


def _told(widget: str, taken: Callable[[str], None]) -> None:
    if st.session_state[widget] is not None:
        taken(st.session_state[widget])
