"""Whom the customer looks like: what was typed beside what is on record, and the ways out."""

import streamlit as st

from data.entry.checking import plain
from data.entry.duplicates import Lookalike
from data.entry.fields import fields
from data.entry.on_record import Stored
from pages.entry import new_customer_merge
from pages.ui import card, choice, form_storing
from pages.ui.alike import LOOKED_AT, because
from pages.ui.archive_words import field_name
from pages.ui.form import BEGUN, Form
from pages.ui.form_offers import said
from pages.ui.say import say
from pages.ui.sides import sides
from pages.ui.words import _

AT_ONCE = 3


def shown(form: Form) -> None:
    """Each of them, the most likely first."""
    found = form_storing.alike(form)
    if not found:
        return
    st.header(_("Is it one of these?"), anchor=False)
    for one in found[:AT_ONCE]:
        with st.container(border=True, key=f"alike_{one.customer_id}"):
            _one(form, one, form_storing.on_record(one.customer_id))
    if len(found) > AT_ONCE:
        st.caption(_("{count} more look alike too.", count=len(found) - AT_ONCE))


def _one(form: Form, one: Lookalike, record: Stored) -> None:
    name = record.draft.values.get("name", "")
    who = _("**{name}** · {customer}", name=name, customer=one.customer_id)
    say(_("{customer} · archived", customer=who) if record.status == "archived" else who)
    say(_("Has {what}.", what=because(one.because)))
    typed, there = plain(form.mine).values, record.draft.values
    rows = [
        (field_name(name), said(name, typed.get(name, "")), said(name, there.get(name, "")))
        for name in fields()
        if _is_told(name, typed.get(name, ""), there.get(name, ""))
    ]
    sides([_("Typed now"), _("On record")], rows, alt=_("What was typed beside what is on record"))
    with st.container(horizontal=True, key=f"ways_{one.customer_id}"):
        card_link(_("Open that one"), one.customer_id)
    new_customer_merge.offered(form, record)


def _is_told(name: str, typed: str, there: str) -> bool:
    return bool(typed and BEGUN.get(name) != typed or name in LOOKED_AT and there)


def card_link(name: str, customer_id: str) -> None:
    """To the customer's card; the form stays as it is, one step back."""
    st.page_link(card.PAGE, label=name, icon=":material/badge:", query_params=choice.along(customer=customer_id))
