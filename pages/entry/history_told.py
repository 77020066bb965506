"""What a batch was: a file with its rows, or an entry with the way to its customer."""

import streamlit as st

from data.intake.history import Batch
from pages.ui import card
from pages.ui.entry_names import find_entry_customer
from pages.ui.format import format_number, format_timestamp
from pages.ui.say import show_sentence
from pages.ui.table_names import label_batch
from pages.ui.words import _, n_


def _render_batch_summary(page: str, one: Batch) -> None:
    """In a sentence."""
    if one.what[0] == "entry":
        _render_entry_batch(page, one)
    else:
        _render_file_batch(one)


def _render_file_batch(one: Batch) -> None:
    show_sentence(
        _(
            "**{what}**: {file}, {when}, by {who}. **{rows}** rows read, **{stored}** stored, **{rejected}** rejected.",
            what=label_batch(one),
            file=one.file_name or _("no file"),
            when=format_timestamp(one.at),
            who=one.by or _("nobody named"),
            rows=format_number(one.rows_in),
            stored=format_number(one.rows_stored),
            rejected=format_number(one.rows_rejected),
        )
    )


def _render_entry_batch(page: str, one: Batch) -> None:
    what, when, who = label_batch(one), format_timestamp(one.at), one.by or _("nobody named")
    customers = n_("{count} customer", "{count} customers", one.rows_in, count=format_number(one.rows_in))
    stored = n_("{count} row", "{count} rows", one.rows_stored, count=format_number(one.rows_stored))
    if one.rows_in:
        said = _(
            "**{what}**: entered {when} by {who}, for {customers}; **{stored}**.",
            what=what,
            when=when,
            who=who,
            customers=customers,
            stored=stored,
        )
    else:
        said = _("**{what}**: entered {when} by {who}; **{stored}**.", what=what, when=when, who=who, stored=stored)
    show_sentence(said)
    if (customer := find_entry_customer(one.what[1])) and one.undone_at is None:
        card.open_requested_page()
        st.button(
            _("Open the customer"),
            icon=":material/person:",
            key=f"{page}_card",
            on_click=card.request_card,
            args=(customer,),
        )
