"""The form itself: the kind, the groups that stand open, those that fold away, and beside them who looks alike."""

from dataclasses import replace

import streamlit as st

from data.entry.fields import KINDS, OPEN_GROUPS, ArchiveField, group_fields_of_kind
from pages.entry import new_customer_alike, new_customer_changed, new_customer_persons, new_customer_store
from pages.entry.new_customer_proposed import _render_proposals, _render_prospect_hint
from pages.ui import form_storing, forms
from pages.ui.archive_words import label_archive_group, label_archive_value
from pages.ui.boundary import guard_fragment
from pages.ui.form import CustomerForm
from pages.ui.form_fields import init_widget_state, show_field_error, show_field_rows, show_fill_count
from pages.ui.words import _


@guard_fragment
def render_form(form: CustomerForm, is_open: bool) -> None:
    """Everything between the title and the end of the page; it runs anew after each pause in typing."""
    if "saved" in form.outcome or forms.get_current_form() is not form:
        st.rerun()
    forms.save_form_draft(form)
    wrong = form_storing.list_field_errors(form)
    # What comes and goes has a place of its own: a field that moved would lose the focus and what is being typed.
    with st.container(key="form_top"):
        new_customer_store.render_refusals(form, wrong)
        new_customer_changed.render_edit_conflict(form)
    first, *others = group_fields_of_kind(form.typed.kind).items()
    # What is needed and the button stand first, also for who goes on by keyboard; all the rest comes behind.
    left, right = st.columns([5, 4], gap="medium")
    with left:
        _render_kind(form)
        _render_group(form, *first, wrong, wide=2)
        show_field_error(wrong.get("", ""))
    with right:
        with st.container(key="form_alike"):
            new_customer_alike.render_duplicates(form)
        if is_open:
            new_customer_store.render_store_button(form, wrong)
        with st.container(key="form_places"):
            _render_proposals(form)
    for group, asked in others:
        _render_group(form, group, asked, wrong)
        if group == "ours":
            _render_prospect_hint(form)
    if is_open:
        new_customer_store.render_bottom_store_button(form, wrong)


def _render_kind(form: CustomerForm) -> None:
    key = init_widget_state(form.key("kind"), form.typed.kind)
    st.segmented_control(
        _("Kind"),
        KINDS,
        key=key,
        format_func=lambda kind: label_archive_value("kind", kind),
        required=True,
        on_change=_update_kind,
        args=(form, key),
    )


def _update_kind(form: CustomerForm, key: str) -> None:
    form.typed = replace(form.typed, kind=st.session_state[key])


def _render_group(
    form: CustomerForm, group: str, asked: tuple[ArchiveField, ...], wrong: dict[str, str], wide: int = 3
) -> None:
    if group in OPEN_GROUPS:
        st.header(label_archive_group(group), anchor=False)
        show_field_rows(form, asked, wrong, wide)
        return
    key = form.key(f"group_{group}")
    people = [bool(form.mine.persons)] if group == "principals" else []
    filled = [*(bool(form.text(one.name)) for one in asked), *people]
    show_fill_count(key, sum(filled), len(filled))
    folded = st.expander(label_archive_group(group), key=key, on_change="rerun")
    # What is folded away is not drawn, so that typing in the open part stays quick.
    if folded.open:
        with folded:
            show_field_rows(form, asked, wrong, 2 if any(one.type == "long" for one in asked) else wide)
            if group == "principals":
                new_customer_persons._render_persons(form)
                show_field_error(wrong.get("persons", ""))
