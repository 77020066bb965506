"""Whom the customer looks like: what was typed beside what is on record, and the ways out."""

import streamlit as st

from data.entry.checking import normalize_draft
from data.entry.duplicates import Lookalike
from data.entry.fields import load_fields
from data.entry.on_record import StoredCustomer
from pages.entry import new_customer_merge
from pages.ui import card, choice, form_storing
from pages.ui.alike import COMPARED_FIELDS, describe_match
from pages.ui.archive_words import label_archive_field
from pages.ui.form import INITIAL_VALUES, CustomerForm
from pages.ui.form_offers import label_stored_value
from pages.ui.say import show_sentence
from pages.ui.sides import show_comparison_table
from pages.ui.words import _

MAX_SHOWN = 3


def render_duplicates(form: CustomerForm) -> None:
    """Each of them, the most likely first."""
    found = form_storing.find_form_duplicates(form)
    if not found:
        return
    st.header(_("Is it one of these?"), anchor=False)
    for one in found[:MAX_SHOWN]:
        with st.container(border=True, key=f"alike_{one.customer_id}"):
            _render_duplicate(form, one, form_storing.load_current_customer(one.customer_id))
    if len(found) > MAX_SHOWN:
        st.caption(_("{count} more look alike too.", count=len(found) - MAX_SHOWN))


def _render_duplicate(form: CustomerForm, one: Lookalike, record: StoredCustomer) -> None:
    name = record.draft.values.get("name", "")
    who = _("**{name}** · {customer}", name=name, customer=one.customer_id)
    show_sentence(_("{customer} · archived", customer=who) if record.status == "archived" else who)
    show_sentence(_("Has {what}.", what=describe_match(one.because)))
    typed, there = normalize_draft(form.mine).values, record.draft.values
    rows = [
        (
            label_archive_field(name),
            label_stored_value(name, typed.get(name, "")),
            label_stored_value(name, there.get(name, "")),
        )
        for name in load_fields()
        if _is_compared(name, typed.get(name, ""), there.get(name, ""))
    ]
    show_comparison_table([_("Typed now"), _("On record")], rows, alt=_("What was typed beside what is on record"))
    with st.container(horizontal=True, key=f"ways_{one.customer_id}"):
        show_card_link(_("Open that one"), one.customer_id)
    new_customer_merge._render_merge_form(form, record)


def _is_compared(name: str, typed: str, there: str) -> bool:
    return bool(typed and INITIAL_VALUES.get(name) != typed or name in COMPARED_FIELDS and there)


def show_card_link(name: str, customer_id: str) -> None:
    """To the customer's card; the form stays as it is, one step back."""
    st.page_link(
        card.CARD_PAGE,
        label=name,
        icon=":material/badge:",
        query_params=choice.build_link_address(customer=customer_id),
    )
