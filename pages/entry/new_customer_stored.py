"""After storing: what was stored, and the ways on."""

import streamlit as st

from data.entry.changing import changed
from data.intake import undo
from pages.entry.new_customer_alike import card_link
from pages.ui import form_storing, forms
from pages.ui.archive_words import field_name
from pages.ui.form import Form
from pages.ui.form_offers import said
from pages.ui.load import warehouse
from pages.ui.say import literal
from pages.ui.sides import sides
from pages.ui.undone import sentences
from pages.ui.words import _


def told(form: Form) -> None:
    """What is on record now, and the buttons: to the card, to another customer, and back."""
    saved = form.outcome["saved"]
    record = form_storing.on_record(saved.customer_id)
    name = record.draft.values.get("name", "")
    st.success(_sentence(form, name, saved.customer_id), icon=":material/check_circle:")
    with st.container(horizontal=True, vertical_alignment="center", key="form_on"):
        card_link(_("Open the card"), saved.customer_id)
        st.button(_("Enter another"), icon=":material/person_add:", key="form_next", on_click=forms.leave, args=(form,))
        if saved.batch_id:
            st.button(_("Undo"), icon=":material/undo:", key="form_undo", on_click=_undo, args=(form,))
    before = form.outcome["merged"].draft if "merged" in form.outcome else form.base
    if before is None:
        rows = [(field_name(field), said(field, text)) for field, text in record.draft.values.items()]
        rows += [(_("Contact person"), person.name) for person in record.draft.persons]
        sides([_("On record now")], rows, alt=_("The customer as stored"))
    elif found := changed(before, record.draft):
        differing = [(field_name(field), said(field, old), said(field, new)) for field, (old, new) in found.items()]
        sides([_("Before"), _("On record now")], differing, alt=_("What was changed"))


def _sentence(form: Form, name: str, customer_id: str) -> str:
    parts = {"name": literal(name), "customer": literal(customer_id)}
    if not form.outcome["saved"].batch_id:
        return _("Nothing had to be stored: {name}, {customer}, has all of it already.", **parts)
    if "merged" in form.outcome:
        return _("Merged into {name}, {customer}.", **parts)
    if form.customer_id:
        return _("The changes of {name}, {customer}, are stored.", **parts)
    return _("{name} is stored as {customer}.", **parts)


def _undo(form: Form) -> None:
    form.outcome = {"undone": undo(warehouse(), form.outcome["saved"].batch_id)}
    form.tried = False


def taken_back(form: Form) -> None:
    """What became of the rows that were taken back, above the form that is open again."""
    if "undone" in form.outcome:
        rows = "\n".join(f"- {line}" for line in sentences(form.outcome["undone"]))
        st.success(_("Taken back. What you typed is still here.") + "\n\n" + rows, icon=":material/undo:")
