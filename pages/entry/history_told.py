"""What a batch was: a file with its rows, or an entry with the way to its customer."""

import streamlit as st

from data.intake.history import Batch
from pages.ui import card
from pages.ui.entry_names import customer_of
from pages.ui.format import decimal, moment
from pages.ui.say import say
from pages.ui.table_names import kind_name
from pages.ui.words import _, n_


def told(page: str, one: Batch) -> None:
    """In a sentence."""
    if one.what[0] == "entry":
        _entry(page, one)
    else:
        _file(one)


def _file(one: Batch) -> None:
    say(
        _(
            "**{what}**: {file}, {when}, by {who}. **{rows}** rows read, **{stored}** stored, **{rejected}** rejected.",
            what=kind_name(one),
            file=one.file_name or _("no file"),
            when=moment(one.at),
            who=one.by or _("nobody named"),
            rows=decimal(one.rows_in),
            stored=decimal(one.rows_stored),
            rejected=decimal(one.rows_rejected),
        )
    )


def _entry(page: str, one: Batch) -> None:
    what, when, who = kind_name(one), moment(one.at), one.by or _("nobody named")
    customers = n_("{count} customer", "{count} customers", one.rows_in, count=decimal(one.rows_in))
    stored = n_("{count} row", "{count} rows", one.rows_stored, count=decimal(one.rows_stored))
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
    say(said)
    if (customer := customer_of(one.what[1])) and one.undone_at is None:
        card.go()
        st.button(
            _("Open the customer"), icon=":material/person:", key=f"{page}_card", on_click=card.want, args=(customer,)
        )
