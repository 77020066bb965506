"""The customer that is being edited: who it is, and putting it away or taking it back into use."""

import streamlit as st

from data.entry.archiving import archive_customer, reopen_customer
from pages.entry.new_customer_alike import show_card_link
from pages.ui import card, choice, form_storing
from pages.ui.boundary import show_errors
from pages.ui.form import CustomerForm
from pages.ui.load import get_warehouse
from pages.ui.say import escape_markdown, show_sentence
from pages.ui.words import _


def render_customer_status(form: CustomerForm) -> None:
    """Who is edited, whether archived, and the button for the other."""
    record = form_storing.load_current_customer(form.customer_id)
    name = record.draft.values.get("name") or _("no name")
    with st.container(horizontal=True, vertical_alignment="center", key="form_standing"):
        show_sentence(_("Editing **{name}** · {customer}", name=name, customer=form.customer_id))
        show_card_link(_("Open the card"), form.customer_id)
        if record.status == "archived":
            show_sentence(_("Archived: {reason}", reason=record.archive_reason or _("no reason given")))
            st.button(
                _("Take back into use"),
                icon=":material/unarchive:",
                key="form_reopen",
                on_click=_reopen_customer,
                args=(form,),
            )
            return
        with st.popover(_("Archive"), icon=":material/archive:", type="tertiary", key="form_put_away"):
            because = st.text_input(_("Why the customer is archived"), key="form_archive_because", live="300ms")
            st.button(
                _("Archive {name}", name=escape_markdown(name)),
                type="primary",
                key="form_archive",
                disabled=not because.strip(),
                on_click=_archive_customer,
                args=(form, because),
            )


def render_unknown_customer() -> None:
    """The ways on from a number that nobody has."""
    with st.container(horizontal=True, vertical_alignment="center", key="form_nobody"):
        st.page_link(
            card.CARD_PAGE,
            label=_("Find a customer"),
            icon=":material/search:",
            query_params=choice.build_link_address(),
        )
        st.button(
            _("Enter a new customer"),
            icon=":material/person_add:",
            key="form_begin",
            on_click=choice.set_page_parameters,
            kwargs={"customer": ""},
        )


def _archive_customer(form: CustomerForm, because: str) -> None:
    with show_errors():
        archive_customer(get_warehouse(), form.customer_id, because)


def _reopen_customer(form: CustomerForm) -> None:
    with show_errors():
        reopen_customer(get_warehouse(), form.customer_id)
