"""Owner and tags, changed from the card."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from data.entry.contacts.assignments import assign_owner
from data.entry.contacts.call_list import add_to_call_list
from data.entry.contacts.tags import add_tag, remove_tag
from data.entry.customers.archiving import ARCHIVED, archive_customer, reopen_customer
from pages.customers.customer import contact_form, duplicates
from pages.customers.customer.customer_card import CustomerCard
from pages.ui.charts.base_chart import list_values
from pages.ui.forms import quick_actions
from pages.ui.i18n.formatting import is_missing
from pages.ui.i18n.safe_text import escape_markdown
from pages.ui.i18n.translation import N_, _
from pages.ui.labels import directory
from pages.ui.report import customer_links
from pages.ui.session import answers
from pages.ui.uploads import intake_report


def _render_owner_form(customer: CustomerCard) -> None:
    """Who looks after the customer from today on."""
    key = partial(quick_actions.build_action_key, customer.customer_id)
    people, held = directory.load_employee_names(), customer.row["owner_id"]
    chosen = st.selectbox(
        _("Looked after from today on by"),
        [number for number in people if number != held],
        index=None,
        key=key("new_owner"),
        format_func=people.__getitem__,
        placeholder=_("Choose a person"),
    )

    def work() -> str:
        return assign_owner(
            answers.get_warehouse(), [customer.customer_id], chosen or "", from_on=date.today()
        ).batch_id

    said = _("{name} looks after the customer now.", name=people.get(chosen or "", ""))
    _render_action_button(customer, _("Hand over"), said, work, ("new_owner", "action"), disabled=not chosen)


def _render_tag_forms(customer: CustomerCard) -> None:
    """Words to put on the customer, and to take off."""
    key = partial(quick_actions.build_action_key, customer.customer_id)
    held = [str(one) for one in list_values(answers.load_rows(customer.ask("tags")).frame, "tag")]
    word = str(st.text_input(_("New tag"), key=key("tag"), max_chars=60, live="300ms") or "").strip()

    def put() -> str:
        return add_tag(answers.get_warehouse(), [customer.customer_id], word).batch_id

    _render_action_button(
        customer, _("Put on"), _("The tag {tag} is put on.", tag=word), put, ("tag",), disabled=not word
    )
    if held:
        off = st.pills(_("On the customer"), held, key=key("untag"), format_func=escape_markdown)

        def take() -> str:
            return remove_tag(answers.get_warehouse(), [customer.customer_id], off or "").batch_id

        _render_action_button(
            customer, _("Take off"), _("The tag {tag} is taken off.", tag=off), take, ("untag",), disabled=not off
        )


def _render_action_button(
    customer: CustomerCard,
    label: str,
    message: str,
    work: quick_actions.Work,
    reset_keys: tuple[str, ...],
    *,
    disabled: bool = False,
) -> None:
    """The button that does it at once."""
    st.button(
        label,
        type="primary",
        icon=":material/save:",
        key=quick_actions.build_action_key(customer.customer_id, f"do_{reset_keys[0]}"),
        on_click=quick_actions.run_action,
        args=(customer.customer_id, message, work, reset_keys),
        disabled=disabled,
    )


def _is_archived(customer: CustomerCard) -> bool:
    """Whether the customer is archived."""
    return bool(customer.row["status"] == ARCHIVED)


def _render_archive_form(customer: CustomerCard) -> None:
    """One of the two, whichever the customer is not."""
    if _is_archived(customer):
        back = _("{name} is back in use.", name=customer.name)
        _render_action_button(
            customer,
            _("Take back into use"),
            back,
            lambda: reopen_customer(answers.get_warehouse(), customer.customer_id).batch_id,
            ARCHIVE_FORM_KEYS,
        )
        return
    key = quick_actions.build_action_key(customer.customer_id, "away")
    because = st.text_input(_("Why the customer is archived"), key=key, max_chars=200, live="300ms") or ""
    st.caption(_("Nothing is deleted: everything stays on record, and the customer can be taken back into use."))

    def work() -> str:
        return archive_customer(answers.get_warehouse(), customer.customer_id, because).batch_id

    label = _("Archive {name}", name=escape_markdown(customer.name))
    _render_action_button(
        customer,
        label,
        _("{name} is archived.", name=customer.name),
        work,
        ARCHIVE_FORM_KEYS,
        disabled=not because.strip(),
    )


# The reason is emptied and the form closes.
ARCHIVE_FORM_KEYS = ("away", "action")


CALL_FORM_KEYS = ("due", "caller", "why", "action")


def _render_call_form(customer: CustomerCard) -> None:
    """From which day the customer is to be called, by whom, and why."""
    key, people = partial(quick_actions.build_action_key, customer.customer_id), directory.load_employee_names()
    if is_missing(customer.row["consent"]) or not customer.row["consent"]:
        st.caption(_("There is no consent to contact on record."))
    left, right = st.columns(2)
    due = left.date_input(_("From which day"), "today", min_value="today", key=key("due"), format="YYYY-MM-DD")
    who = right.selectbox(
        _("Who"),
        list(people),
        index=None,
        key=key("caller"),
        format_func=people.__getitem__,
        placeholder=_("whoever looks after the customer"),
    )
    why = str(st.text_input(_("Why"), key=key("why"), max_chars=200) or "").strip()

    def work() -> str:
        due_on = due or date.today()
        return add_to_call_list(
            answers.get_warehouse(), [customer.customer_id], due_on=due_on, because=why, employee_id=who or ""
        ).batch_id

    _render_action_button(
        customer, _("Put on the call list"), _("The customer is on the call list."), work, CALL_FORM_KEYS
    )


ACTION_LABELS = {
    "log": N_("Log a contact"),
    "owner": N_("Change owner"),
    "tags": N_("Tags"),
    "call": N_("Call list"),
    "edit": N_("Edit"),
    "join": N_("Same as another customer…"),
    "away": N_("Archive"),
}
ACTION_ICONS = {
    "log": ":material/add_comment:",
    "owner": ":material/person_add:",
    "tags": ":material/sell:",
    "call": ":material/add_call:",
    "edit": ":material/edit:",
    "join": ":material/merge:",
    "away": ":material/archive:",
}


def render_actions(customer: CustomerCard) -> None:
    """What was done last, the actions, and the form of the one that was chosen."""
    quick_actions.show_action_result(customer.customer_id)
    if not intake_report.is_intake_open():
        return
    key = quick_actions.build_action_key(customer.customer_id, "action")
    chosen = st.pills(
        _("Actions"),
        list(ACTION_LABELS),
        format_func=lambda one: _format_action(customer, one),
        key=key,
        label_visibility="collapsed",
        on_change=_open_action,
        args=(customer.customer_id, key),
    )
    parts = {
        "log": contact_form.render_contact_form,
        "owner": _render_owner_form,
        "tags": _render_tag_forms,
        "call": _render_call_form,
        "join": duplicates.render_join_form,
        "away": _render_archive_form,
    }
    if chosen in parts:
        with st.container(border=True, key="card_action"):
            parts[chosen](customer)


def _format_action(customer: CustomerCard, action: str) -> str:
    if action == "away" and _is_archived(customer):
        return f":material/unarchive: {_('Take back into use')}"
    return f"{ACTION_ICONS[action]} {_(ACTION_LABELS[action])}"


def _open_action(customer_id: str, key: str) -> None:
    if st.session_state[key] == "edit":
        st.session_state[key] = None
        customer_links.request_form(customer_id)
