"""The forms that somebody has open in this session, and the draft in the warehouse that each of them is kept in."""

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
    """Has the browser send what is typed before it can be lost."""
    st.html(f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>", unsafe_allow_javascript=True)


def get_current_form() -> CustomerForm:
    """The form that the address names, by draft or by customer, else the new customer that was begun here.

    Raises EntryError when the address names a customer who is not on record.
    """
    draft, customer = (next(iter(view_state.get_page_parameter(name)), "") for name in ("draft", "customer"))
    if draft:
        if held := _find_form_by_draft(draft):
            return held
        if kept := load_draft(answers.get_warehouse(), draft):
            content = get_latest_content(draft, kept.content)
            form = _register_form(restore_form(_take_next_number(), content))
            _get_draft_writers()[form.number] = DraftWriter(answers.get_warehouse(), PAGE, draft, content)
            return form
        st.warning(_("This draft is not here any more: it was stored or discarded."), icon=":material/link_off:")
        view_state.set_page_parameters(draft="")
    open_ones = [form for form in _get_forms().values() if form.customer_id == customer]
    if open_ones:
        return open_ones[-1]
    if not customer:
        return _register_form(CustomerForm(_take_next_number()))
    found = load_current_customer(customer)
    return _register_form(CustomerForm(_take_next_number(), customer, found.fingerprint, found.draft, found.draft))


def save_form_draft(form: CustomerForm) -> None:
    """Has what was typed kept in the warehouse, and the draft's number written into the address."""
    keeper = _get_draft_writers().get(form.number)
    if keeper is None:
        if form.is_untouched or check_writable(answers.get_warehouse()):
            return
        keeper = _get_draft_writers()[form.number] = DraftWriter(answers.get_warehouse(), PAGE)
    if form.is_untouched:
        discard_form_draft(form)
        _write_draft_address("")
        return
    keeper.keep(form.to_json())
    # Only once: who steps back to the address without the draft is not pushed forward again.
    if keeper.draft_id and not keeper.is_in_address:
        keeper.is_in_address = True
        _write_draft_address(keeper.draft_id)


def _write_draft_address(draft_id: str) -> None:
    """Has the draft in the address at once: a form runs anew without the frame, which would write it."""
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
    """Lets go of a form; its draft stays among the unfinished ones."""
    _get_forms().pop(form.number, None)
    _get_draft_writers().pop(form.number, None)
    view_state.set_page_parameters(draft="", customer="")


def discard_form_draft(form: CustomerForm) -> None:
    """Discards the draft of a form that was stored or is not wanted; the form itself stays open."""
    if keeper := _get_draft_writers().pop(form.number, None):
        keeper.drop()
    view_state.set_page_parameters(draft="")


def close_stored_forms() -> None:
    """Lets go of the forms that are done, as when somebody comes back to the page."""
    for form in [form for form in _get_forms().values() if "saved" in form.outcome]:
        _get_forms().pop(form.number)


def is_open_in_session(draft_id: str) -> bool:
    """Whether a draft is being typed in this session."""
    return _find_form_by_draft(draft_id) is not None


def get_draft_error(form: CustomerForm) -> CrmError | None:
    """Why what is typed is not kept in the warehouse, None where it is."""
    keeper = _get_draft_writers().get(form.number)
    return keeper.refused if keeper else None


def is_edited_elsewhere(form: CustomerForm) -> bool:
    """Whether the draft was typed into in another window too, so that what is typed here is another one by now."""
    keeper = _get_draft_writers().get(form.number)
    return bool(keeper and keeper.left)


def _find_form_by_draft(draft_id: str) -> CustomerForm | None:
    number = next((number for number, keeper in _get_draft_writers().items() if keeper.is_writing(draft_id)), None)
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
