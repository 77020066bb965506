"""Owner, tags and call list, changed from the card."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from data.entry.acting import assign, call, tag, untag
from pages.customers.customer_head import Shown
from pages.ui import acting, form_offers, load
from pages.ui.charts import column
from pages.ui.format import missing
from pages.ui.words import _


def owner(shown: Shown) -> None:
    """Who looks after the customer from today on."""
    key = partial(acting.key, shown.customer_id)
    people, held = form_offers.employees(), shown.row["owner_id"]
    chosen = st.selectbox(
        _("Looked after from today on by"), [number for number in people if number != held], index=None,
        key=key("new_owner"), format_func=people.__getitem__, placeholder=_("Choose a person"),
    )  # fmt: skip

    def work() -> str:
        return assign(load.warehouse(), [shown.customer_id], chosen or "", from_on=date.today()).batch_id

    said = _("{name} looks after the customer now.", name=people.get(chosen or "", ""))
    _button(shown, _("Hand over"), said, work, ("new_owner", "action"), disabled=not chosen)


def tags(shown: Shown) -> None:
    """Words to put on the customer, and to take off."""
    key = partial(acting.key, shown.customer_id)
    held = [str(one) for one in column(load.rows(shown.ask("tags")).frame, "tag")]
    word = str(st.text_input(_("New tag"), key=key("tag"), max_chars=60) or "").strip()

    def put() -> str:
        return tag(load.warehouse(), [shown.customer_id], word).batch_id

    _button(shown, _("Put on"), _("The tag {tag} is put on.", tag=word), put, ("tag",), disabled=not word)
    if held:
        off = st.pills(_("On the customer"), held, key=key("untag"))

        def take() -> str:
            return untag(load.warehouse(), [shown.customer_id], off or "").batch_id

        _button(shown, _("Take off"), _("The tag {tag} is taken off.", tag=off), take, ("untag",), disabled=not off)


def call_list(shown: Shown) -> None:
    """From which day the customer is to be called, by whom, and why."""
    key = partial(acting.key, shown.customer_id)
    people = form_offers.employees()
    if missing(shown.row["consent"]) or not shown.row["consent"]:
        st.caption(_("There is no consent to contact on record."))
    left, right = st.columns(2)
    due = left.date_input(_("From which day"), "today", min_value="today", key=key("due"), format="YYYY-MM-DD")
    who = right.selectbox(
        _("Who"), list(people), index=None, key=key("caller"), format_func=people.__getitem__,
        placeholder=_("whoever looks after the customer"),
    )  # fmt: skip
    why = str(st.text_input(_("Why"), key=key("why"), max_chars=200) or "").strip()

    def work() -> str:
        house, day = load.warehouse(), due or date.today()
        return call(house, [shown.customer_id], due_on=day, because=why, employee_id=who or "").batch_id

    said = _("The customer is on the call list.")
    _button(shown, _("Put on the call list"), said, work, ("due", "caller", "why", "action"))


def _button(
    shown: Shown, label: str, said: str, work: acting.Work, done: tuple[str, ...], *, disabled: bool = False
) -> None:
    st.button(
        label, type="primary", icon=":material/save:", key=acting.key(shown.customer_id, f"do_{done[0]}"),
        on_click=acting.act, args=(shown.customer_id, said, work, done), disabled=disabled,
    )  # fmt: skip
