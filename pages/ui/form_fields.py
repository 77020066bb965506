"""One field of a form by its type, with what is wrong beneath it; nothing here knows any field by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from data.entry.fields import Field
from pages.ui import form_offers
from pages.ui.archive_words import field_name, value_name
from pages.ui.form import Form
from pages.ui.say import literal
from pages.ui.words import _

# What is typed reaches the server after this pause, so that a reload loses nothing and no error comes too early.
PAUSE = "350ms"
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "email": {"type": "email", "validate": "", "placeholder": "", "autocomplete": "off"},
    "mobile": {"type": "phone", "placeholder": "", "autocomplete": "off"},
    "phone": {"type": "phone", "placeholder": "", "autocomplete": "off"},
}
FLAGS = ("true", "false")


def rows(form: Form, asked: Sequence[Field], wrong: Mapping[str, str], wide: int) -> None:
    """Fields in rows of so many, read and reached from left to right."""
    for start in range(0, len(asked), wide):
        for column, one in zip(st.columns(wide), asked[start : start + wide], strict=False):
            with column:
                drawn(form, one, wrong.get(one.name, ""))


def drawn(form: Form, one: Field, wrong: str = "") -> None:
    """The field's widget, filled with what was typed before."""
    label = field_name(one) + (" *" if one.is_required else "")
    DRAWS.get(one.type, _text)(form, one, label)
    complaint(wrong)


def complaint(wrong: str) -> None:
    """What is wrong with the field above; read aloud as soon as it stands there."""
    if wrong:
        st.html(f'<p class="wrong" role="alert">{escape(wrong)}</p>')


def counted(key: str, filled: int, total: int) -> None:
    """Writes behind a group's title how much of it is filled; the title itself must not change while it is open."""
    said = _("{filled} of {total} filled", filled=filled, total=total)
    st.html(f'<style>.st-key-{key} summary::after {{ content: "{said}"; }}</style>')


def begun(key: str, held: Any) -> str:
    """The widget's key; its value is set only once, since setting it again would undo what is being typed."""
    if key not in st.session_state:
        st.session_state[key] = held
    return key


def took(form: Form, name: str, key: str) -> None:
    """Takes over what a widget holds."""
    form.take(name, st.session_state[key] or "")


def _text(form: Form, one: Field, label: str) -> None:
    key = begun(form.key(one.name), form.text(one.name))
    looks = dict(LOOKS.get(one.check, {}))
    if one.type == "day":
        looks["placeholder"] = _("year-month-day")
    st.text_input(label, key=key, live=PAUSE, on_change=took, args=(form, one.name, key), **looks)


def _long(form: Form, one: Field, label: str) -> None:
    key = begun(form.key(one.name), form.text(one.name))
    st.text_area(label, key=key, height=80, on_change=took, args=(form, one.name, key))


def _chosen(form: Form, one: Field, label: str, options: Sequence[str], name: Callable[[str], str]) -> None:
    held = form.text(one.name)
    key = begun(form.key(one.name), held or None)
    st.selectbox(
        label,
        list(dict.fromkeys([*options, *([held] if held else [])])),
        index=None,
        key=key,
        format_func=name,
        placeholder="",
        on_change=took,
        args=(form, one.name, key),
    )


def _choice(form: Form, one: Field, label: str) -> None:
    _chosen(form, one, label, one.among, lambda found: value_name(one.name, found))


def _flag(form: Form, one: Field, label: str) -> None:
    words = {"true": _("yes"), "false": _("no")}
    held = form.text(one.name)
    key = begun(form.key(one.name), held if held in FLAGS else None)
    st.segmented_control(
        label,
        FLAGS,
        key=key,
        format_func=words.__getitem__,
        on_change=took,
        args=(form, one.name, key),
    )


def _listed(form: Form, one: Field, label: str) -> None:
    offered = form_offers.branches() if one.type == "branch" else form_offers.employees()
    _chosen(form, one, label, list(offered), lambda found: offered.get(found, found))


def _customer(form: Form, one: Field, label: str) -> None:
    """Typed as a number, or found by a part of the name."""
    key = begun(form.key(one.name), form.text(one.name))
    st.text_input(
        label,
        key=key,
        live=PAUSE,
        on_change=took,
        args=(form, one.name, key),
        placeholder=_("number or name"),
        autocomplete="off",
    )
    found = form_offers.customers(form.text(one.name))
    if form.text(one.name) in found:
        st.caption(literal(found[form.text(one.name)]))
        return
    for customer_id, told in found.items():
        st.button(
            literal(told),
            key=f"{key}_{customer_id}",
            type="tertiary",
            icon=":material/person_check:",
            on_click=form.put,
            args=({one.name: customer_id},),
        )


DRAWS: Mapping[str, Callable[[Form, Field, str], None]] = {
    "long": _long,
    "choice": _choice,
    "flag": _flag,
    "customer": _customer,
    "employee": _listed,
    "branch": _listed,
}
