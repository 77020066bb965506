"""The forms that are open in this session, and the draft in the warehouse that each is written to."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import streamlit as st

from data.entry.drafts import load_draft
from data.errors import CrmError
from data.ledger.write_access import check_writable
from pages.ui.forms.customer_form import CustomerForm, restore_form
from pages.ui.forms.draft_writer import DraftWriter, get_latest_content
from pages.ui.forms.submission import load_current_customer
from pages.ui.i18n.translation import _
from pages.ui.session import answers, view_state
from pages.ui.session.session_state import get_session

PAGE = "new-customer"
SCRIPT = Path(__file__).with_name("form.js")


def inject_form_script() -> None:
    """Adds the script that makes the browser send what is typed before the page is left."""
    st.html(f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>", unsafe_allow_javascript=True)


def get_current_form() -> CustomerForm:
    """The form of the draft or the customer that the address names, else that of a new customer.

    Raises:
        EntryError: the address names a customer who is not on record.
    """
    draft_id, customer_id = (next(iter(view_state.get_page_parameter(name)), "") for name in ("draft", "customer"))
    if draft_id:
        if form := _find_form_by_draft(draft_id):
            return form
        if draft := load_draft(answers.get_warehouse(), draft_id):
            content = get_latest_content(draft_id, draft.content)
            form = _register_form(restore_form(_take_next_number(), content))
            _get_draft_writers()[form.number] = DraftWriter(answers.get_warehouse(), PAGE, draft_id, content)
            return form
        st.warning(_("This draft is not here any more: it was stored or discarded."), icon=":material/link_off:")
        view_state.set_page_parameters(draft="")
    open_forms = [form for form in _get_forms().values() if form.customer_id == customer_id]
    if open_forms:
        return open_forms[-1]
    if not customer_id:
        return _register_form(CustomerForm(_take_next_number()))
    stored = load_current_customer(customer_id)
    return _register_form(
        CustomerForm(_take_next_number(), customer_id, stored.fingerprint, stored.draft, stored.draft)
    )


def save_form_draft(form: CustomerForm) -> None:
    """Writes what was typed into the warehouse, and the draft's id into the address."""
    writer = _get_draft_writers().get(form.number)
    if writer is None:
        if form.is_untouched or check_writable(answers.get_warehouse()):
            return
        writer = _get_draft_writers()[form.number] = DraftWriter(answers.get_warehouse(), PAGE)
    if form.is_untouched:
        discard_form_draft(form)
        _write_draft_address("")
        return
    writer.keep(form.to_json())
    # Only once, or the back button could not reach the address without the draft.
    if writer.draft_id and not writer.is_in_address:
        writer.is_in_address = True
        _write_draft_address(writer.draft_id)


def _write_draft_address(draft_id: str) -> None:
    """Writes the draft into the address now, since a form reruns without the frame, which writes it otherwise."""
    view_state.set_page_parameters(draft=draft_id)
    get_session().view.is_changed = False
    st.query_params.from_dict(
        view_state.build_link_address(
            **{
                name: view_state.get_page_parameter(name)[0]
                for name in ("customer", "draft")
                if view_state.get_page_parameter(name)
            }
        )
    )
    get_session().view.published_address = view_state.build_page_address(view_state.get_filters())


def close_form(form: CustomerForm) -> None:
    """Closes a form; its draft stays among the unfinished ones."""
    _get_forms().pop(form.number, None)
    _get_draft_writers().pop(form.number, None)
    view_state.set_page_parameters(draft="", customer="")


def discard_form_draft(form: CustomerForm) -> None:
    """Deletes the draft of a form; the form itself stays open."""
    if writer := _get_draft_writers().pop(form.number, None):
        writer.drop()
    view_state.set_page_parameters(draft="")


def close_stored_forms() -> None:
    """Closes the forms whose customer was stored."""
    for form in [form for form in _get_forms().values() if "saved" in form.outcome]:
        _get_forms().pop(form.number)


def is_open_in_session(draft_id: str) -> bool:
    """Whether a form of this session writes the draft."""
    return _find_form_by_draft(draft_id) is not None


def get_draft_error(form: CustomerForm) -> CrmError | None:
    """The error that prevents the draft of a form from being written; None where there is none."""
    writer = _get_draft_writers().get(form.number)
    return writer.refused if writer else None


def is_edited_elsewhere(form: CustomerForm) -> bool:
    """Whether another window writes the draft that this form began with, so that this form has a draft of its own."""
    writer = _get_draft_writers().get(form.number)
    return bool(writer and writer.left)


def _find_form_by_draft(draft_id: str) -> CustomerForm | None:
    number = next((number for number, writer in _get_draft_writers().items() if writer.is_writing(draft_id)), None)
    return _get_forms().get(number) if number is not None else None


def _register_form(form: CustomerForm) -> CustomerForm:
    _get_forms()[form.number] = form
    return form


def _get_forms() -> dict[int, CustomerForm]:
    return cast(dict[int, CustomerForm], get_session().forms.by_number)


def _get_draft_writers() -> dict[int, DraftWriter]:
    return cast(dict[int, DraftWriter], get_session().forms.writers)


def _take_next_number() -> int:
    forms = get_session().forms
    forms.last_number += 1
    return forms.last_number
