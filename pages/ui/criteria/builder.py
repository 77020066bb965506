"""The condition builder: rows of attribute, comparison and values in groups. Each change applies at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import cast

import streamlit as st

from pages.ui.criteria import row_widgets
from pages.ui.criteria.condition_form import ConditionForm, ConditionGroup, ConditionRow, build_form
from pages.ui.criteria.criteria_description import describe_criteria
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import N_, _
from pages.ui.session import view_state
from pages.ui.session.session_state import get_session

QUANTIFIER_LABELS = {
    "all": N_("All of these hold"),
    "any": N_("Any of these holds"),
    "none": N_("None of these holds"),
    "not_all": N_("Not all of these hold"),
}
SELECT_WIDTH = 260
JOINER_LABELS = {"and": N_("All groups fit"), "or": N_("Any group fits")}


def get_form() -> ConditionForm | None:
    """The form of the expression in force; built anew where something else changed the expression.

    The session holds the form, because unfinished rows are not part of the expression.

    Returns:
        The form, None where no form can show the expression.
    """
    text = view_state.get_filters().criteria
    draft = get_session().criteria
    if draft.text != text:
        draft.form, draft.text = build_form(text), text
    return cast("ConditionForm | None", draft.form)


def apply_form(changed: ConditionForm) -> None:
    """Replaces the form, and puts its finished rows in force as the expression."""
    text = changed.text()
    draft = get_session().criteria
    draft.form, draft.text = changed, text
    view_state.set_filters(view_state.get_filters().with_changes(criteria=text))


def show_builder() -> None:
    """Shows the form, or the expression in words where no form can show it."""
    form = get_form()
    if form is None:
        show_sentence(
            _(
                "In force, as it came by the address: **{condition}**",
                condition=describe_criteria(view_state.get_filters().criteria),
            )
        )
        st.code(view_state.get_filters().criteria, language="sql", wrap_lines=True)
        st.button(_("Begin a new condition"), icon=":material/restart_alt:", key="criteria_anew", on_click=_clear_form)
        return
    if len(form.groups) > 1:
        row_widgets.show_choice(
            _("Customers for whom this is so"),
            "criteria_joiner",
            _translate_options(JOINER_LABELS),
            form.joiner,
            lambda joiner: apply_form(replace(form, joiner=joiner)),
            width=SELECT_WIDTH,
        )
    for index, group in enumerate(form.groups):
        _show_group(form, index, group)
    with st.container(horizontal=True, key="tools_criteria"):
        st.button(
            _("Add a group"),
            icon=":material/add_box:",
            key="criteria_group",
            type="tertiary",
            help=_("Groups hold together by all or any of them: (core or important) and (silent or dissatisfied)."),
            on_click=lambda: apply_form(form.with_group(len(form.groups), ConditionGroup("any"))),
        )
        if form != ConditionForm():
            st.button(
                _("Clear all"), icon=":material/clear_all:", key="criteria_clear", type="tertiary", on_click=_clear_form
            )


def _translate_options(labels: Mapping[str, str]) -> dict[str, str]:
    return {option: _(label) for option, label in labels.items()}


def _clear_form() -> None:
    apply_form(ConditionForm())


def _apply_row(form: ConditionForm, group_index: int, row_index: int, row: ConditionRow | None) -> None:
    apply_form(form.with_row(group_index, row_index, row))


def _show_group(form: ConditionForm, index: int, group: ConditionGroup) -> None:
    with st.container(border=True, key=f"criteria_box_{index}", gap="xsmall"):
        if len(group.rows) > 1 or group.holds in ("none", "not_all"):
            row_widgets.show_choice(
                _("How the rows hold together"),
                f"criteria_holds_{index}",
                _translate_options(QUANTIFIER_LABELS),
                group.holds,
                lambda holds: apply_form(form.with_group(index, replace(group, holds=holds))),
                width=SELECT_WIDTH,
            )
        for row_index, row in enumerate(group.rows):
            row_widgets.show_row(
                f"criteria_{index}_{row_index}",
                row,
                partial(_apply_row, form, index, row_index),
                form == ConditionForm(),
            )
        with st.container(horizontal=True, key=f"tools_criteria_{index}"):
            st.button(
                _("Add a condition"),
                icon=":material/add:",
                key=f"criteria_add_{index}",
                type="tertiary",
                on_click=lambda: apply_form(form.with_row(index, len(group.rows), ConditionRow())),
            )
            if len(form.groups) > 1:
                st.button(
                    _("Remove this group"),
                    icon=":material/delete:",
                    key=f"criteria_drop_{index}",
                    type="tertiary",
                    on_click=lambda: apply_form(form.with_group(index, None)),
                )
