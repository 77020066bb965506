"""The customer is the same as another on record: the two side by side, whose word holds, and which of them stands."""

from __future__ import annotations

from functools import partial

import streamlit as st

from data.entry.joining import Joined, contested, join
from data.entry.merging import MINE, THEIRS
from data.entry.on_record import Stored
from pages.customers import customer_joined, customer_other
from pages.customers.customer_alike import OTHER
from pages.customers.customer_head import Shown
from pages.ui import acting, alike, card, form_storing, load
from pages.ui.archive_words import field_name
from pages.ui.form_offers import said
from pages.ui.say import literal
from pages.ui.words import _

PARTS = (customer_other.TYPED, OTHER, "stays", "join_why", "action")


def same(shown: Shown) -> None:
    """First who the other is; then what both say, and the button."""
    other = customer_other.chosen(shown)
    if not other:
        return
    key, two = partial(acting.key, shown.customer_id), (shown.customer_id, other)
    records = {one: form_storing.on_record(one) for one in two}
    customer_joined.compared(*records.values())
    stays = st.radio(
        _("Which of them stands for both? The other is archived and leads there."),
        two,
        key=key("stays"),
        format_func=lambda one: literal(alike.called(records[one])),
    )
    now, goes = (records[one] for one in (two if stays == two[0] else reversed(two)))
    keep = {name: _kept(now, goes, name, words) for name, words in contested(now, goes).items()}
    why = str(st.text_input(_("Why it is the same customer"), key=key("join_why"), live="300ms", max_chars=200) or "")
    st.caption(
        _("Orders, deals, contacts, answers and all else come over. It is one step, and can be taken back whole.")
    )
    st.button(
        _("Join into {customer}", customer=literal(alike.called(now))),
        type="primary",
        icon=":material/merge:",
        key=key("do_join"),
        on_click=_join,
        args=(shown.customer_id, now, goes, keep, why),
        disabled=not why.strip(),
    )


def _kept(now: Stored, goes: Stored, name: str, words: tuple[str, str]) -> str:
    """Whose word holds in a field in which both say something."""
    told = {whose: literal(said(name, word)) for whose, word in zip((THEIRS, MINE), words, strict=True)}
    return str(
        st.radio(
            field_name(name),
            list(told),
            format_func=told.__getitem__,
            horizontal=True,
            key=f"whose_{now.customer_id}_{goes.customer_id}_{name}",
        )
    )


def _join(about: str, now: Stored, goes: Stored, keep: dict[str, str], why: str) -> None:
    done: list[Joined] = []

    def work() -> str:
        done[:] = [
            join(
                load.warehouse(),
                goes.customer_id,
                now.customer_id,
                seen=goes.stamp,
                into_seen=now.stamp,
                because=why,
                keep=keep,
            )
        ]
        return done[0].batch_id

    acting.act(about, lambda: customer_joined.told(now, goes, done[0]), work, PARTS)
    if done and about != now.customer_id:
        acting.hand_on(now.customer_id)
        card.want(now.customer_id)
