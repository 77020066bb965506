"""One field of a form by its type, with what is wrong beneath it; nothing here knows any field by name."""

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

# What is typed reaches the server after this pause, so that a reload loses nothing and no error comes too early.
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
    """Fields in rows of so many, read and reached from left to right."""
    for start in range(0, len(form_fields), per_row):
        for column, one in zip(st.columns(per_row), form_fields[start : start + per_row], strict=False):
            with column:
                show_field(form, one, errors.get(one.name, ""))


def show_field(form: CustomerForm, field: ArchiveField, error: str = "") -> None:
    """The field's widget, filled with what was typed before."""
    label = label_archive_field(field) + (" *" if field.is_required else "")
    WIDGETS.get(field.type, _show_text_input)(form, field, label)
    show_field_error(error)


def show_field_error(error: str) -> None:
    """What is wrong with the field above; read aloud as soon as it stands there."""
    if error:
        st.html(f'<p class="wrong" role="alert">{escape(error)}</p>')


def show_fill_count(key: str, filled: int, total: int) -> None:
    """Writes behind a group's title how much of it is filled; the title itself must not change while it is open."""
    said = _("{filled} of {total} filled", filled=filled, total=total)
    st.html(f'<style>.st-key-{key} summary::after {{ content: "{said}"; }}</style>')


def init_widget_state(key: str, initial: Any) -> str:
    """The widget's key; its value is set only once, since setting it again would undo what is being typed."""
    if key not in st.session_state:
        st.session_state[key] = initial
    return key


def store_widget_text(form: CustomerForm, name: str, key: str) -> None:
    """Takes over what a widget holds."""
    form.take(name, st.session_state[key] or "")


def _show_text_input(form: CustomerForm, field: ArchiveField, label: str) -> None:
    key = init_widget_state(form.key(field.name), form.text(field.name))
    looks = dict(INPUT_OPTIONS.get(field.check, {}))
    if field.type == "day":
        looks["placeholder"] = _("year-month-day")
    st.text_input(label, key=key, live=PAUSE, on_change=store_widget_text, args=(form, field.name, key), **looks)


def _show_text_area(form: CustomerForm, field: ArchiveField, label: str) -> None:
    key = init_widget_state(form.key(field.name), form.text(field.name))
    st.text_area(label, key=key, height=80, on_change=store_widget_text, args=(form, field.name, key))


def _show_selectbox(
    form: CustomerForm, field: ArchiveField, label: str, options: Sequence[str], name: Callable[[str], str]
) -> None:
    held = form.text(field.name)
    key = init_widget_state(form.key(field.name), held or None)
    st.selectbox(
        label,
        list(dict.fromkeys([*options, *([held] if held else [])])),
        index=None,
        key=key,
        format_func=name,
        placeholder="",
        on_change=store_widget_text,
        args=(form, field.name, key),
    )


def _show_list_choice(form: CustomerForm, field: ArchiveField, label: str) -> None:
    _show_selectbox(form, field, label, field.choices, lambda found: label_archive_value(field.name, found))


def _show_flag(form: CustomerForm, field: ArchiveField, label: str) -> None:
    words = {"true": _("yes"), "false": _("no")}
    held = form.text(field.name)
    key = init_widget_state(form.key(field.name), held if held in FLAGS else None)
    st.segmented_control(
        label,
        FLAGS,
        key=key,
        format_func=words.__getitem__,
        on_change=store_widget_text,
        args=(form, field.name, key),
    )


def _show_directory_choice(form: CustomerForm, field: ArchiveField, label: str) -> None:
    offered = directory.load_branch_names() if field.type == "branch" else directory.load_employee_names()
    _show_selectbox(form, field, label, list(offered), lambda found: offered.get(found, found))


def _show_customer_input(form: CustomerForm, field: ArchiveField, label: str) -> None:
    """Typed as a number, or found by a part of the name."""
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
    found = directory.find_customers(form.text(field.name))
    if form.text(field.name) in found:
        st.caption(escape_markdown(found[form.text(field.name)]))
        return
    for customer_id, told in found.items():
        st.button(
            escape_markdown(told),
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
