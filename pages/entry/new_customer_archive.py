"""The customer that is being edited: who it is, and putting it away or taking it back into use."""

import streamlit as st

from data.entry.archiving import archive, reopen
from pages.entry.new_customer_alike import card_link
from pages.ui import card, choice, form_storing
from pages.ui.boundary import shown
from pages.ui.form import Form
from pages.ui.load import warehouse
from pages.ui.say import literal, say
from pages.ui.words import _


def standing(form: Form) -> None:
    """Who is edited, whether archived, and the button for the other."""
    record = form_storing.on_record(form.customer_id)
    name = record.draft.values.get("name") or _("no name")
    with st.container(horizontal=True, vertical_alignment="center", key="form_standing"):
        say(_("Editing **{name}** · {customer}", name=name, customer=form.customer_id))
        card_link(_("Open the card"), form.customer_id)
        if record.status == "archived":
            say(_("Archived: {reason}", reason=record.archive_reason or _("no reason given")))
            st.button(
                _("Take back into use"), icon=":material/unarchive:", key="form_reopen", on_click=_reopen, args=(form,)
            )
            return
        with st.popover(_("Archive"), icon=":material/archive:", type="tertiary", key="form_put_away"):
            because = st.text_input(_("Why the customer is archived"), key="form_archive_because", live="300ms")
            st.button(
                _("Archive {name}", name=literal(name)),
                type="primary",
                key="form_archive",
                disabled=not because.strip(),
                on_click=_archive,
                args=(form, because),
            )


def nobody() -> None:
    """The ways on from a number that nobody has."""
    with st.container(horizontal=True, vertical_alignment="center", key="form_nobody"):
        st.page_link(card.PAGE, label=_("Find a customer"), icon=":material/search:", query_params=choice.along())
        st.button(
            _("Enter a new customer"),
            icon=":material/person_add:",
            key="form_begin",
            on_click=choice.keep,
            kwargs={"customer": ""},
        )


def _archive(form: Form, because: str) -> None:
    with shown():
        archive(warehouse(), form.customer_id, because)


def _reopen(form: Form) -> None:
    with shown():
        reopen(warehouse(), form.customer_id)
