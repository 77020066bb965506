"""The forms that somebody has open in this session, and the draft in the warehouse that each of them is kept in."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import streamlit as st

from data.entry.drafts import kept_draft
from data.errors import CrmError
from data.intake.admission import why_closed
from pages.ui import choice, load
from pages.ui.form import Form, filled_again
from pages.ui.form_kept import Keeper, latest
from pages.ui.form_storing import on_record
from pages.ui.words import _

PAGE = "new-customer"
SCRIPT = Path(__file__).with_name("form.js")


def watch() -> None:
    """Has the browser send what is typed before it can be lost."""
    st.html(f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>", unsafe_allow_javascript=True)


def current() -> Form:
    """The form that the address names, by draft or by customer, else the new customer that was begun here.

    Raises EntryError when the address names a customer who is not on record.
    """
    draft, customer = (next(iter(choice.own(name)), "") for name in ("draft", "customer"))
    if draft:
        if held := _held_by_draft(draft):
            return held
        if kept := kept_draft(load.warehouse(), draft):
            content = latest(draft, kept.content)
            form = _opened(filled_again(_next(), content))
            _keepers()[form.number] = Keeper(load.warehouse(), PAGE, draft, content)
            return form
        st.warning(_("This draft is not here any more: it was stored or discarded."), icon=":material/link_off:")
        choice.keep(draft="")
    open_ones = [form for form in _forms().values() if form.customer_id == customer]
    if open_ones:
        return open_ones[-1]
    if not customer:
        return _opened(Form(_next()))
    found = on_record(customer)
    return _opened(Form(_next(), customer, found.stamp, found.draft, found.draft))


def keep(form: Form) -> None:
    """Has what was typed kept in the warehouse, and the draft's number written into the address."""
    keeper = _keepers().get(form.number)
    if keeper is None:
        if form.is_untouched or why_closed(load.warehouse()):
            return
        keeper = _keepers()[form.number] = Keeper(load.warehouse(), PAGE)
    if form.is_untouched:
        forget(form)
        _write_address("")
        return
    keeper.keep(form.to_json())
    # Only once: who steps back to the address without the draft is not pushed forward again.
    if keeper.draft_id and not keeper.is_in_address:
        keeper.is_in_address = True
        _write_address(keeper.draft_id)


def _write_address(draft_id: str) -> None:
    """Has the draft in the address at once: a form runs anew without the frame, which would write it."""
    choice.keep(draft=draft_id)
    st.session_state.pop("touched")
    st.query_params.from_dict(
        choice.along(**{name: choice.own(name)[0] for name in ("customer", "draft") if choice.own(name)})
    )
    st.session_state["written"] = choice.written(choice.chosen())


def leave(form: Form) -> None:
    """Lets go of a form; its draft stays among the unfinished ones."""
    _forms().pop(form.number, None)
    _keepers().pop(form.number, None)
    choice.keep(draft="", customer="")


def forget(form: Form) -> None:
    """Discards the draft of a form that was stored or is not wanted; the form itself stays open."""
    if keeper := _keepers().pop(form.number, None):
        keeper.drop()
    choice.keep(draft="")


def leave_stored() -> None:
    """Lets go of the forms that are done, as when somebody comes back to the page."""
    for form in [form for form in _forms().values() if "saved" in form.outcome]:
        _forms().pop(form.number)


def is_open_here(draft_id: str) -> bool:
    """Whether a draft is being typed in this session."""
    return _held_by_draft(draft_id) is not None


def why_not_kept(form: Form) -> CrmError | None:
    """Why what is typed is not kept in the warehouse, None where it is."""
    keeper = _keepers().get(form.number)
    return keeper.refused if keeper else None


def is_apart(form: Form) -> bool:
    """Whether the draft was typed into in another window too, so that what is typed here is another one by now."""
    keeper = _keepers().get(form.number)
    return bool(keeper and keeper.left)


def _held_by_draft(draft_id: str) -> Form | None:
    number = next((number for number, keeper in _keepers().items() if keeper.is_of(draft_id)), None)
    return _forms().get(number) if number is not None else None


def _opened(form: Form) -> Form:
    _forms()[form.number] = form
    return form


def _forms() -> dict[int, Form]:
    return cast(dict[int, Form], st.session_state.setdefault("forms", {}))


def _keepers() -> dict[int, Keeper]:
    return cast(dict[int, Keeper], st.session_state.setdefault("forms_kept", {}))


def _next() -> int:
    number = int(st.session_state.get("forms_opened", 0)) + 1
    st.session_state["forms_opened"] = number
    return number
