"""Owner and tags, changed from the card."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from data.entry.assigning import assign_owner
from data.entry.tagging import add_tag, remove_tag
from pages.customers.customer_head import CustomerCard
from pages.ui import acting, form_offers, load
from pages.ui.charts import list_values
from pages.ui.say import escape_markdown
from pages.ui.words import _


def _render_owner_form(shown: CustomerCard) -> None:
    """Who looks after the customer from today on."""
    key = partial(acting.build_action_key, shown.customer_id)
    people, held = form_offers.load_employee_names(), shown.row["owner_id"]
    chosen = st.selectbox(
        _("Looked after from today on by"),
        [number for number in people if number != held],
        index=None,
        key=key("new_owner"),
        format_func=people.__getitem__,
        placeholder=_("Choose a person"),
    )

    def work() -> str:
        return assign_owner(load.get_warehouse(), [shown.customer_id], chosen or "", from_on=date.today()).batch_id

    said = _("{name} looks after the customer now.", name=people.get(chosen or "", ""))
    _render_action_button(shown, _("Hand over"), said, work, ("new_owner", "action"), disabled=not chosen)


def _render_tag_forms(shown: CustomerCard) -> None:
    """Words to put on the customer, and to take off."""
    key = partial(acting.build_action_key, shown.customer_id)
    held = [str(one) for one in list_values(load.load_rows(shown.ask("tags")).frame, "tag")]
    word = str(st.text_input(_("New tag"), key=key("tag"), max_chars=60, live="300ms") or "").strip()

    def put() -> str:
        return add_tag(load.get_warehouse(), [shown.customer_id], word).batch_id

    _render_action_button(shown, _("Put on"), _("The tag {tag} is put on.", tag=word), put, ("tag",), disabled=not word)
    if held:
        off = st.pills(_("On the customer"), held, key=key("untag"), format_func=escape_markdown)

        def take() -> str:
            return remove_tag(load.get_warehouse(), [shown.customer_id], off or "").batch_id

        _render_action_button(
            shown, _("Take off"), _("The tag {tag} is taken off.", tag=off), take, ("untag",), disabled=not off
        )


def _render_action_button(
    shown: CustomerCard, label: str, said: str, work: acting.Work, done: tuple[str, ...], *, disabled: bool = False
) -> None:
    """The button that does it at once."""
    st.button(
        label,
        type="primary",
        icon=":material/save:",
        key=acting.build_action_key(shown.customer_id, f"do_{done[0]}"),
        on_click=acting.run_action,
        args=(shown.customer_id, said, work, done),
        disabled=disabled,
    )
