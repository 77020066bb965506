"""Somebody else changed the customer in the meantime: what they changed, and whose word counts."""

from dataclasses import replace

import streamlit as st

from data.entry.changing import Difference
from data.errors import ChangedError
from pages.ui import form_storing, forms
from pages.ui.archive_words import field_name
from pages.ui.form import Form
from pages.ui.form_offers import said
from pages.ui.say import literal
from pages.ui.sides import sides
from pages.ui.words import _


def shown(form: Form) -> None:
    """Field by field, with a choice where both changed the same one."""
    error = form.outcome.get("changed")
    if not isinstance(error, ChangedError):
        return
    with st.container(border=True, key="form_changed"):
        st.warning(
            _("Somebody else changed this customer while you were typing. Nothing of yours is lost or stored yet."),
            icon=":material/group:",
        )
        rows = [
            (
                field_name(one.field),
                said(one.field, one.base),
                said(one.field, one.now),
                said(one.field, one.mine) if is_contested(one) else _("as it is now"),
            )
            for one in error.differences
        ]
        titles = [_("As you found it"), _("As it is now"), _("As you want it")]
        sides(titles, rows, alt=_("What somebody else changed, beside what you typed"))
        theirs = {one.field for one in error.differences if is_contested(one) and _is_theirs(form, one)}
        st.button(
            _("Store with these choices"),
            type="primary",
            icon=":material/save:",
            key="form_store_changed",
            on_click=_store,
            args=(form, error, theirs),
        )


def is_contested(one: Difference) -> bool:
    """Whether both changed the field, and not to the same."""
    return one.mine not in (one.base, one.now)


def _is_theirs(form: Form, one: Difference) -> bool:
    words = {
        "mine": _("{value} (mine)", value=literal(said(one.field, one.mine)) or _("empty")),
        "theirs": _("{value} (theirs)", value=literal(said(one.field, one.now)) or _("empty")),
    }
    chosen = st.radio(
        field_name(one.field),
        list(words),
        format_func=words.__getitem__,
        key=f"whose_{form.number}_{one.field}",
        horizontal=True,
        persist_state="session",
    )
    return bool(chosen == "theirs")


def _store(form: Form, error: ChangedError, theirs: set[str]) -> None:
    """Takes over what is there now where it is not one's own, and stores upon it."""
    upon = error.both
    now = {name: error.now.draft.values.get(name, "") for name in theirs}
    upon = replace(upon.but(**now), persons=error.now.draft.persons if "persons" in theirs else upon.persons)
    form.take_over(upon, error.now.draft, error.now.stamp)
    form_storing.store(form)
    if "saved" in form.outcome:
        forms.forget(form)
