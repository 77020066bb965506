"""Merging what was typed into a customer on record: what is empty there is filled, and the rest is chosen."""

import streamlit as st

from data.entry.checking import plain
from data.entry.merging import clashes
from data.entry.on_record import Stored
from pages.ui import form_storing, forms
from pages.ui.archive_words import field_name
from pages.ui.form import Form
from pages.ui.form_offers import said
from pages.ui.say import literal
from pages.ui.words import _


def offered(form: Form, record: Stored) -> None:
    """The button, and when it is open, a choice for each field in which both say something else."""
    number = record.customer_id
    opened = st.expander(_("Merge into it"), icon=":material/merge:", key=f"merge_{number}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.markdown(_("What is empty there is filled with what you typed. Where both say something:"))
        found = clashes(record.draft, plain(form.mine))
        keep = {name: _kept(record, name, theirs, mine) for name, (theirs, mine) in found.items()}
        because = st.text_input(_("Why it is the same customer"), key=f"why_{number}", live="300ms", autocomplete="off")
        st.button(
            _("Merge into {customer}", customer=literal(record.draft.values.get("name") or number)),
            type="primary",
            key=f"do_merge_{number}",
            disabled=not because,
            on_click=_merge,
            args=(form, record, keep, because),
        )


def _kept(record: Stored, name: str, theirs: str, mine: str) -> str:
    words = {
        "theirs": _("{value} (on record)", value=literal(said(name, theirs))),
        "mine": _("{value} (typed now)", value=literal(said(name, mine))),
    }
    return str(
        st.radio(
            field_name(name),
            list(words),
            format_func=words.__getitem__,
            key=f"keep_{record.customer_id}_{name}",
            persist_state="session",
        )
    )


def _merge(form: Form, record: Stored, keep: dict[str, str], because: str) -> None:
    form_storing.merge_into(form, record, keep, because)
    if "saved" in form.outcome:
        form.outcome["merged"] = record
        forms.forget(form)
