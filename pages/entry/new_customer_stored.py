"""After storing: what was stored, and the ways on."""

import streamlit as st

from data.entry.changing import diff_drafts
from data.intake import undo
from pages.entry.new_customer_alike import show_card_link
from pages.ui import form_storing, forms
from pages.ui.archive_words import label_archive_field
from pages.ui.form import CustomerForm
from pages.ui.form_offers import label_stored_value
from pages.ui.load import get_warehouse
from pages.ui.say import escape_markdown
from pages.ui.sides import show_comparison_table
from pages.ui.undone import describe_undo
from pages.ui.words import _


def render_stored_customer(form: CustomerForm) -> None:
    """What is on record now, and the buttons: to the card, to another customer, and back."""
    saved = form.outcome["saved"]
    record = form_storing.load_current_customer(saved.customer_id)
    name = record.draft.values.get("name", "")
    st.success(_describe_stored(form, name, saved.customer_id), icon=":material/check_circle:")
    with st.container(horizontal=True, vertical_alignment="center", key="form_on"):
        show_card_link(_("Open the card"), saved.customer_id)
        st.button(
            _("Enter another"), icon=":material/person_add:", key="form_next", on_click=forms.close_form, args=(form,)
        )
        if saved.batch_id:
            st.button(_("Undo"), icon=":material/undo:", key="form_undo", on_click=_undo_storing, args=(form,))
    before = form.outcome["merged"].draft if "merged" in form.outcome else form.base
    if before is None:
        rows = [
            (label_archive_field(field), label_stored_value(field, text)) for field, text in record.draft.values.items()
        ]
        rows += [(_("Contact person"), person.name) for person in record.draft.persons]
        show_comparison_table([_("On record now")], rows, alt=_("The customer as stored"))
    elif found := diff_drafts(before, record.draft):
        differing = [
            (label_archive_field(field), label_stored_value(field, old), label_stored_value(field, new))
            for field, (old, new) in found.items()
        ]
        show_comparison_table([_("Before"), _("On record now")], differing, alt=_("What was changed"))


def _describe_stored(form: CustomerForm, name: str, customer_id: str) -> str:
    parts = {"name": escape_markdown(name), "customer": escape_markdown(customer_id)}
    if not form.outcome["saved"].batch_id:
        return _("Nothing had to be stored: {name}, {customer}, has all of it already.", **parts)
    if "merged" in form.outcome:
        return _("Merged into {name}, {customer}.", **parts)
    if form.customer_id:
        return _("The changes of {name}, {customer}, are stored.", **parts)
    return _("{name} is stored as {customer}.", **parts)


def _undo_storing(form: CustomerForm) -> None:
    form.outcome = {"undone": undo(get_warehouse(), form.outcome["saved"].batch_id)}
    form.tried = False


def render_undo_outcome(form: CustomerForm) -> None:
    """What became of the rows that were taken back, above the form that is open again."""
    if "undone" in form.outcome:
        rows = "\n".join(f"- {line}" for line in describe_undo(form.outcome["undone"]))
        st.success(_("Taken back. What you typed is still here.") + "\n\n" + rows, icon=":material/undo:")
