"""The customer is the same as another on record: the two side by side, whose word holds, and which of them stands."""

from __future__ import annotations

from functools import partial

import streamlit as st

from data.entry.joining import JoinResult, find_contested_fields, join_customers
from data.entry.merging import MINE, THEIRS
from data.entry.on_record import StoredCustomer
from pages.customers import customer_joined, customer_other
from pages.customers.customer_alike import OTHER_KEY
from pages.customers.customer_head import CustomerCard
from pages.ui import acting, alike, card, form_storing, load
from pages.ui.archive_words import label_archive_field
from pages.ui.form_offers import label_stored_value
from pages.ui.say import escape_markdown
from pages.ui.words import _

JOIN_FORM_KEYS = (customer_other.TYPED_KEY, OTHER_KEY, "stays", "join_why", "action")


def render_join_form(shown: CustomerCard) -> None:
    """First who the other is; then what both say, and the button."""
    other = customer_other._select_other_customer(shown)
    if not other:
        return
    key, two = partial(acting.build_action_key, shown.customer_id), (shown.customer_id, other)
    records = {one: form_storing.load_current_customer(one) for one in two}
    customer_joined._render_comparison(*records.values())
    stays = st.radio(
        _("Which of them stands for both? The other is archived and leads there."),
        two,
        key=key("stays"),
        format_func=lambda one: escape_markdown(alike.label_stored_customer(records[one])),
    )
    now, goes = (records[one] for one in (two if stays == two[0] else reversed(two)))
    keep = {name: _select_value(now, goes, name, words) for name, words in find_contested_fields(now, goes).items()}
    why = str(st.text_input(_("Why it is the same customer"), key=key("join_why"), live="300ms", max_chars=200) or "")
    st.caption(
        _("Orders, deals, contacts, answers and all else come over. It is one step, and can be taken back whole.")
    )
    st.button(
        _("Join into {customer}", customer=escape_markdown(alike.label_stored_customer(now))),
        type="primary",
        icon=":material/merge:",
        key=key("do_join"),
        on_click=_join_customers,
        args=(shown.customer_id, now, goes, keep, why),
        disabled=not why.strip(),
    )


def _select_value(now: StoredCustomer, goes: StoredCustomer, name: str, words: tuple[str, str]) -> str:
    """Whose word holds in a field in which both say something."""
    told = {
        whose: escape_markdown(label_stored_value(name, word))
        for whose, word in zip((THEIRS, MINE), words, strict=True)
    }
    return str(
        st.radio(
            label_archive_field(name),
            list(told),
            format_func=told.__getitem__,
            horizontal=True,
            key=f"whose_{now.customer_id}_{goes.customer_id}_{name}",
        )
    )


def _join_customers(about: str, now: StoredCustomer, goes: StoredCustomer, keep: dict[str, str], why: str) -> None:
    done: list[JoinResult] = []

    def work() -> str:
        done[:] = [
            join_customers(
                load.get_warehouse(),
                goes.customer_id,
                now.customer_id,
                seen=goes.stamp,
                into_seen=now.stamp,
                because=why,
                keep=keep,
            )
        ]
        return done[0].batch_id

    acting.run_action(about, lambda: customer_joined._describe_join(now, goes, done[0]), work, JOIN_FORM_KEYS)
    if done and about != now.customer_id:
        acting.reassign_result(now.customer_id)
        card.request_card(now.customer_id)
