"""Widgets for the fields of a form, chosen by a field's type, each with its error below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from data.schema.customer_archive import ArchiveField
from pages.ui.forms.customer_form import CustomerForm
from pages.ui.i18n.safe_text import escape_markdown
from pages.ui.i18n.translation import _
from pages.ui.labels import directory
from pages.ui.labels.archive_labels import label_archive_field, label_archive_value

# Pause in typing after which a text reaches the server: short enough for a reload to lose nothing.
PAUSE = "350ms"
INPUT_OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "email": {"type": "email", "validate": "", "placeholder": "", "autocomplete": "off"},
    "mobile": {"type": "phone", "placeholder": "", "autocomplete": "off"},
    "phone": {"type": "phone", "placeholder": "", "autocomplete": "off"},
}
FLAGS = ("true", "false")


def show_field_rows(
    form: CustomerForm, form_fields: Sequence[ArchiveField], errors: Mapping[str, str], per_row: int
) -> None:
    """Shows fields in rows of `per_row`, from left to right, with their errors by name."""
    for start in range(0, len(form_fields), per_row):
        for column, field in zip(st.columns(per_row), form_fields[start : start + per_row], strict=False):
            with column:
                show_field(form, field, errors.get(field.name, ""))


def show_field(form: CustomerForm, field: ArchiveField, error: str = "") -> None:
    """Shows a field's widget with the form's text, and its error."""
    label = label_archive_field(field) + (" *" if field.is_required else "")
    WIDGETS.get(field.type, _show_text_input)(form, field, label)
    show_field_error(error)


def show_field_error(error: str) -> None:
    """Shows the error of the field above; screen readers announce it."""
    if error:
        st.html(f'<p class="wrong" role="alert">{escape(error)}</p>')


def show_fill_count(key: str, filled: int, total: int) -> None:
    """Shows after a group's title how many of its fields are filled.

    CSS does it, because a change of the title itself would close the group.
    """
    text = _("{filled} of {total} filled", filled=filled, total=total)
    st.html(f'<style>.st-key-{key} summary::after {{ content: "{text}"; }}</style>')


def init_widget_state(key: str, initial: Any) -> str:
    """Sets the value of a widget unless it has one, since setting it again would undo what is being typed.

    Returns:
        The key.
    """
    if key not in st.session_state:
        st.session_state[key] = initial
    return key


def store_widget_text(form: CustomerForm, name: str, key: str) -> None:
    """Stores the text of a widget in the form."""
    form.take(name, st.session_state[key] or "")


def _show_text_input(form: CustomerForm, field: ArchiveField, label: str) -> None:
    key = init_widget_state(form.key(field.name), form.text(field.name))
    options = dict(INPUT_OPTIONS.get(field.check, {}))
    if field.type == "day":
        options["placeholder"] = _("year-month-day")
    st.text_input(label, key=key, live=PAUSE, on_change=store_widget_text, args=(form, field.name, key), **options)


def _show_text_area(form: CustomerForm, field: ArchiveField, label: str) -> None:
    key = init_widget_state(form.key(field.name), form.text(field.name))
    st.text_area(label, key=key, height=80, on_change=store_widget_text, args=(form, field.name, key))


def _show_selectbox(
    form: CustomerForm, field: ArchiveField, label: str, options: Sequence[str], format_func: Callable[[str], str]
) -> None:
    current = form.text(field.name)
    key = init_widget_state(form.key(field.name), current or None)
    st.selectbox(
        label,
        list(dict.fromkeys([*options, *([current] if current else [])])),
        index=None,
        key=key,
        format_func=format_func,
        placeholder="",
        on_change=store_widget_text,
        args=(form, field.name, key),
    )


def _show_list_choice(form: CustomerForm, field: ArchiveField, label: str) -> None:
    _show_selectbox(form, field, label, field.choices, lambda value: label_archive_value(field.name, value))


def _show_flag(form: CustomerForm, field: ArchiveField, label: str) -> None:
    labels = {"true": _("yes"), "false": _("no")}
    current = form.text(field.name)
    key = init_widget_state(form.key(field.name), current if current in FLAGS else None)
    st.segmented_control(
        label,
        FLAGS,
        key=key,
        format_func=labels.__getitem__,
        on_change=store_widget_text,
        args=(form, field.name, key),
    )


def _show_directory_choice(form: CustomerForm, field: ArchiveField, label: str) -> None:
    names = directory.load_branch_names() if field.type == "branch" else directory.load_employee_names()
    _show_selectbox(form, field, label, list(names), lambda value: names.get(value, value))


def _show_customer_input(form: CustomerForm, field: ArchiveField, label: str) -> None:
    """A text input for a customer_id, with buttons for the customers whose name or number contains the text."""
    key = init_widget_state(form.key(field.name), form.text(field.name))
    st.text_input(
        label,
        key=key,
        live=PAUSE,
        on_change=store_widget_text,
        args=(form, field.name, key),
        placeholder=_("number or name"),
        autocomplete="off",
    )
    candidates = directory.find_customers(form.text(field.name))
    if form.text(field.name) in candidates:
        st.caption(escape_markdown(candidates[form.text(field.name)]))
        return
    for customer_id, candidate in candidates.items():
        st.button(
            escape_markdown(candidate),
            key=f"{key}_{customer_id}",
            type="tertiary",
            icon=":material/person_check:",
            on_click=form.put,
            args=({field.name: customer_id},),
        )


WIDGETS: Mapping[str, Callable[[CustomerForm, ArchiveField, str], None]] = {
    "long": _show_text_area,
    "choice": _show_list_choice,
    "flag": _show_flag,
    "customer": _show_customer_input,
    "employee": _show_directory_choice,
    "branch": _show_directory_choice,
}
