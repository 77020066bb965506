"""Merging what was typed into a customer on record: what is empty there is filled, and the rest is chosen."""

import streamlit as st

from data.entry.checking import normalize_draft
from data.entry.merging import find_clashes
from data.entry.on_record import StoredCustomer
from pages.ui import form_storing, forms
from pages.ui.archive_words import label_archive_field
from pages.ui.form import CustomerForm
from pages.ui.form_offers import label_stored_value
from pages.ui.say import escape_markdown
from pages.ui.words import _


def _render_merge_form(form: CustomerForm, record: StoredCustomer) -> None:
    """The button, and when it is open, a choice for each field in which both say something else."""
    number = record.customer_id
    opened = st.expander(_("Merge into it"), icon=":material/merge:", key=f"merge_{number}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.markdown(_("What is empty there is filled with what you typed. Where both say something:"))
        found = find_clashes(record.draft, normalize_draft(form.mine))
        keep = {name: _select_value(record, name, theirs, mine) for name, (theirs, mine) in found.items()}
        because = st.text_input(_("Why it is the same customer"), key=f"why_{number}", live="300ms", autocomplete="off")
        st.button(
            _("Merge into {customer}", customer=escape_markdown(record.draft.values.get("name") or number)),
            type="primary",
            key=f"do_merge_{number}",
            disabled=not because,
            on_click=_merge_into_record,
            args=(form, record, keep, because),
        )


def _select_value(record: StoredCustomer, name: str, theirs: str, mine: str) -> str:
    words = {
        "theirs": _("{value} (on record)", value=escape_markdown(label_stored_value(name, theirs))),
        "mine": _("{value} (typed now)", value=escape_markdown(label_stored_value(name, mine))),
    }
    return str(
        st.radio(
            label_archive_field(name),
            list(words),
            format_func=words.__getitem__,
            key=f"keep_{record.customer_id}_{name}",
            persist_state="session",
        )
    )


def _merge_into_record(form: CustomerForm, record: StoredCustomer, keep: dict[str, str], because: str) -> None:
    form_storing.submit_merge(form, record, keep, because)
    if "saved" in form.outcome:
        form.outcome["merged"] = record
        forms.discard_form_draft(form)
