"""The form itself: the kind, the groups that stand open, those that fold away, and beside them who looks alike."""

from dataclasses import replace

import streamlit as st

from data.entry.fields import KINDS, OPEN, Field, groups_of
from pages.entry import new_customer_alike, new_customer_changed, new_customer_persons, new_customer_store
from pages.entry.new_customer_proposed import hinted, proposed
from pages.ui import form_storing, forms
from pages.ui.archive_words import group_name, value_name
from pages.ui.boundary import fragment
from pages.ui.form import Form
from pages.ui.form_fields import begun, complaint, counted, rows
from pages.ui.words import _


@fragment
def filled_in(form: Form, is_open: bool) -> None:
    """Everything between the title and the end of the page; it runs anew after each pause in typing."""
    if "saved" in form.outcome or forms.current() is not form:
        st.rerun()
    forms.keep(form)
    wrong = form_storing.wrong(form)
    # What comes and goes has a place of its own: a field that moved would lose the focus and what is being typed.
    with st.container(key="form_top"):
        new_customer_store.refused(form, wrong)
        new_customer_changed.shown(form)
    first, *others = groups_of(form.typed.kind).items()
    # What is needed and the button stand first, also for who goes on by keyboard; all the rest comes behind.
    left, right = st.columns([5, 4], gap="medium")
    with left:
        _kind(form)
        _group(form, *first, wrong, wide=2)
        complaint(wrong.get("", ""))
    with right:
        with st.container(key="form_alike"):
            new_customer_alike.shown(form)
        if is_open:
            new_customer_store.offered(form, wrong)
        with st.container(key="form_places"):
            proposed(form)
    for group, asked in others:
        _group(form, group, asked, wrong)
        if group == "ours":
            hinted(form)
    if is_open:
        new_customer_store.again(form, wrong)


def _kind(form: Form) -> None:
    key = begun(form.key("kind"), form.typed.kind)
    st.segmented_control(
        _("Kind"),
        KINDS,
        key=key,
        format_func=lambda kind: value_name("kind", kind),
        required=True,
        on_change=_took_kind,
        args=(form, key),
    )


def _took_kind(form: Form, key: str) -> None:
    form.typed = replace(form.typed, kind=st.session_state[key])


def _group(form: Form, group: str, asked: tuple[Field, ...], wrong: dict[str, str], wide: int = 3) -> None:
    if group in OPEN:
        st.header(group_name(group), anchor=False)
        rows(form, asked, wrong, wide)
        return
    key = form.key(f"group_{group}")
    people = [bool(form.mine.persons)] if group == "principals" else []
    filled = [*(bool(form.text(one.name)) for one in asked), *people]
    counted(key, sum(filled), len(filled))
    folded = st.expander(group_name(group), key=key, on_change="rerun")
    # What is folded away is not drawn, so that typing in the open part stays quick.
    if folded.open:
        with folded:
            rows(form, asked, wrong, 2 if any(one.type == "long" for one in asked) else wide)
            if group == "principals":
                new_customer_persons.asked(form)
                complaint(wrong.get("persons", ""))
