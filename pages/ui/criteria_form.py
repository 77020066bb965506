"""The condition builder: rows of attribute, comparison and values in groups; each change narrows the choice at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import cast

import streamlit as st

from pages.ui import choice, criteria_row
from pages.ui.criteria import Form, Row, Rows
from pages.ui.criteria_read import read
from pages.ui.criteria_words import in_words
from pages.ui.say import say
from pages.ui.words import N_, _

HOLDING = {
    "all": N_("All of these hold"),
    "any": N_("Any of these holds"),
    "none": N_("None of these holds"),
    "not_all": N_("Not all of these hold"),
}
WIDE = 260
JOINING = {"and": N_("All groups fit"), "or": N_("Any group fits")}


def form() -> Form | None:
    """The form as it stands; built anew where the expression was changed by other means, None where no form shows it.

    Rows that are not finished say nothing yet, so the form holds more than the expression, and is kept beside it.
    """
    text = choice.chosen().criteria
    if st.session_state.get("criteria_written") != text or "criteria_form" not in st.session_state:
        st.session_state["criteria_form"], st.session_state["criteria_written"] = read(text), text
    return cast("Form | None", st.session_state["criteria_form"])


def change(changed: Form) -> None:
    """Takes the changed form; what of it is finished becomes the reader's choice."""
    text = changed.text()
    st.session_state["criteria_form"], st.session_state["criteria_written"] = changed, text
    choice.choose(choice.chosen().but(criteria=text))


def builder() -> None:
    """The form, or the expression in words where it has more depth than a form."""
    held = form()
    if held is None:
        say(_("In force, as it came by the address: **{condition}**", condition=in_words(choice.chosen().criteria)))
        st.code(choice.chosen().criteria, language="sql", wrap_lines=True)
        st.button(_("Begin a new condition"), icon=":material/restart_alt:", key="criteria_anew", on_click=_clear)
        return
    if len(held.groups) > 1:
        criteria_row.picked(
            _("Customers for whom this is so"),
            "criteria_joiner",
            _told(JOINING),
            held.joiner,
            lambda joiner: change(replace(held, joiner=joiner)),
            width=WIDE,
        )
    for place, group in enumerate(held.groups):
        _group(held, place, group)
    with st.container(horizontal=True, key="tools_criteria"):
        st.button(
            _("Add a group"),
            icon=":material/add_box:",
            key="criteria_group",
            type="tertiary",
            help=_("Groups hold together by all or any of them: (core or important) and (silent or dissatisfied)."),
            on_click=lambda: change(held.with_group(len(held.groups), Rows("any"))),
        )
        if held != Form():
            st.button(
                _("Clear all"), icon=":material/clear_all:", key="criteria_clear", type="tertiary", on_click=_clear
            )


def _told(words: Mapping[str, str]) -> dict[str, str]:
    return {name: _(one) for name, one in words.items()}


def _clear() -> None:
    change(Form())


def _changed(held: Form, place: int, number: int, changed: Row | None) -> None:
    change(held.with_row(place, number, changed))


def _group(held: Form, place: int, group: Rows) -> None:
    with st.container(border=True, key=f"criteria_box_{place}", gap="xsmall"):
        if len(group.rows) > 1 or group.holds in ("none", "not_all"):
            criteria_row.picked(
                _("How the rows hold together"),
                f"criteria_holds_{place}",
                _told(HOLDING),
                group.holds,
                lambda holds: change(held.with_group(place, replace(group, holds=holds))),
                width=WIDE,
            )
        for number, row in enumerate(group.rows):
            criteria_row.row(
                f"criteria_{place}_{number}",
                row,
                partial(_changed, held, place, number),
                held == Form(),
            )
        with st.container(horizontal=True, key=f"tools_criteria_{place}"):
            st.button(
                _("Add a condition"),
                icon=":material/add:",
                key=f"criteria_add_{place}",
                type="tertiary",
                on_click=lambda: change(held.with_row(place, len(group.rows), Row())),
            )
            if len(held.groups) > 1:
                st.button(
                    _("Remove this group"),
                    icon=":material/delete:",
                    key=f"criteria_drop_{place}",
                    type="tertiary",
                    on_click=lambda: change(held.with_group(place, None)),
                )
