"""The card's actions: owner, tags, call list, archive, and the way to the other forms."""

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

# The widgets that a form empties when it is stored; `action` closes the form.
ARCHIVE_FORM_KEYS = ("away", "action")
CALL_FORM_KEYS = ("due", "caller", "why", "action")
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


def _render_owner_form(customer: CustomerCard) -> None:
    """The form that assigns a new owner from today on."""
    key = partial(quick_actions.build_action_key, customer.customer_id)
    people, owner_id = directory.load_employee_names(), customer.row["owner_id"]
    new_owner = st.selectbox(
        _("Looked after from today on by"),
        [employee_id for employee_id in people if employee_id != owner_id],
        index=None,
        key=key("new_owner"),
        format_func=people.__getitem__,
        placeholder=_("Choose a person"),
    )

    def assign_new_owner() -> str:
        return assign_owner(
            answers.get_warehouse(), [customer.customer_id], new_owner or "", from_on=date.today()
        ).batch_id

    message = _("{name} looks after the customer now.", name=people.get(new_owner or "", ""))
    _render_action_button(
        customer, _("Hand over"), message, assign_new_owner, ("new_owner", "action"), disabled=not new_owner
    )


def _render_tag_forms(customer: CustomerCard) -> None:
    """The forms that add a tag and remove one."""
    key = partial(quick_actions.build_action_key, customer.customer_id)
    tags = [str(tag) for tag in list_values(answers.load_rows(customer.ask("tags")).frame, "tag")]
    new_tag = str(st.text_input(_("New tag"), key=key("tag"), max_chars=60, live="300ms") or "").strip()

    def put_tag_on() -> str:
        return add_tag(answers.get_warehouse(), [customer.customer_id], new_tag).batch_id

    _render_action_button(
        customer, _("Put on"), _("The tag {tag} is put on.", tag=new_tag), put_tag_on, ("tag",), disabled=not new_tag
    )
    if tags:
        removed_tag = st.pills(_("On the customer"), tags, key=key("untag"), format_func=escape_markdown)

        def take_tag_off() -> str:
            return remove_tag(answers.get_warehouse(), [customer.customer_id], removed_tag or "").batch_id

        _render_action_button(
            customer,
            _("Take off"),
            _("The tag {tag} is taken off.", tag=removed_tag),
            take_tag_off,
            ("untag",),
            disabled=not removed_tag,
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
    """The button that runs `work` at once and shows `message`; the widgets `reset_keys` are emptied."""
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
    """The form that archives the customer, or the button that takes an archived one back into use."""
    if _is_archived(customer):
        message = _("{name} is back in use.", name=customer.name)
        _render_action_button(
            customer,
            _("Take back into use"),
            message,
            lambda: reopen_customer(answers.get_warehouse(), customer.customer_id).batch_id,
            ARCHIVE_FORM_KEYS,
        )
        return
    key = quick_actions.build_action_key(customer.customer_id, "away")
    reason = st.text_input(_("Why the customer is archived"), key=key, max_chars=200, live="300ms") or ""
    st.caption(_("Nothing is deleted: everything stays on record, and the customer can be taken back into use."))

    def archive() -> str:
        return archive_customer(answers.get_warehouse(), customer.customer_id, reason).batch_id

    label = _("Archive {name}", name=escape_markdown(customer.name))
    _render_action_button(
        customer,
        label,
        _("{name} is archived.", name=customer.name),
        archive,
        ARCHIVE_FORM_KEYS,
        disabled=not reason.strip(),
    )


def _render_call_form(customer: CustomerCard) -> None:
    """The form that puts the customer on the call list."""
    key, people = partial(quick_actions.build_action_key, customer.customer_id), directory.load_employee_names()
    if is_missing(customer.row["consent"]) or not customer.row["consent"]:
        st.caption(_("There is no consent to contact on record."))
    left, right = st.columns(2)
    first_day = left.date_input(_("From which day"), "today", min_value="today", key=key("due"), format="YYYY-MM-DD")
    caller = right.selectbox(
        _("Who"),
        list(people),
        index=None,
        key=key("caller"),
        format_func=people.__getitem__,
        placeholder=_("whoever looks after the customer"),
    )
    reason = str(st.text_input(_("Why"), key=key("why"), max_chars=200) or "").strip()

    def put_on_call_list() -> str:
        due_on = first_day or date.today()
        return add_to_call_list(
            answers.get_warehouse(), [customer.customer_id], due_on=due_on, because=reason, employee_id=caller or ""
        ).batch_id

    _render_action_button(
        customer, _("Put on the call list"), _("The customer is on the call list."), put_on_call_list, CALL_FORM_KEYS
    )


def render_actions(customer: CustomerCard) -> None:
    """The result of the last action, the actions, and the form of the selected one."""
    quick_actions.show_action_result(customer.customer_id)
    if not intake_report.is_intake_open():
        return
    key = quick_actions.build_action_key(customer.customer_id, "action")
    selected = st.pills(
        _("Actions"),
        list(ACTION_LABELS),
        format_func=lambda action: _format_action(customer, action),
        key=key,
        label_visibility="collapsed",
        on_change=_open_action,
        args=(customer.customer_id, key),
    )
    forms = {
        "log": contact_form.render_contact_form,
        "owner": _render_owner_form,
        "tags": _render_tag_forms,
        "call": _render_call_form,
        "join": duplicates.render_join_form,
        "away": _render_archive_form,
    }
    if selected in forms:
        with st.container(border=True, key="card_action"):
            forms[selected](customer)


def _format_action(customer: CustomerCard, action: str) -> str:
    if action == "away" and _is_archived(customer):
        return f":material/unarchive: {_('Take back into use')}"
    return f"{ACTION_ICONS[action]} {_(ACTION_LABELS[action])}"


def _open_action(customer_id: str, key: str) -> None:
    if st.session_state[key] == "edit":
        st.session_state[key] = None
        customer_links.request_form(customer_id)
