"""The page New customer, which also edits one: validated while typing, compared with records, stored, undone."""

import streamlit as st

from data.entry.customers.archiving import archive_customer, reopen_customer
from data.entry.drafts import delete_draft, load_own_drafts
from data.intake.problems import shorten_value
from data.ledger.write_access import check_writable
from pages.entry.new_customer import entry_form, storing
from pages.entry.new_customer.duplicates import show_card_link
from pages.ui.forms import open_forms, submission
from pages.ui.forms.customer_form import CustomerForm, restore_form
from pages.ui.i18n.formatting import format_time_ago
from pages.ui.i18n.safe_text import escape_markdown, show_sentence
from pages.ui.i18n.translation import _, join_sentences, translate_message
from pages.ui.report import customer_links
from pages.ui.session import view_state
from pages.ui.session.answers import get_warehouse
from pages.ui.session.error_boundary import show_errors
from pages.ui.session.session_state import get_session

MAX_DRAFTS = 5


def render_customer_status(form: CustomerForm) -> None:
    """Which customer is edited, and the button that archives it or takes it back into use."""
    record = submission.load_current_customer(form.customer_id)
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
            reason = st.text_input(_("Why the customer is archived"), key="form_archive_because", live="300ms")
            st.button(
                _("Archive {name}", name=escape_markdown(name)),
                type="primary",
                key="form_archive",
                disabled=not reason.strip(),
                on_click=_archive_customer,
                args=(form, reason),
            )


def render_unknown_customer() -> None:
    """The ways on from a customer id that is not on record."""
    with st.container(horizontal=True, vertical_alignment="center", key="form_nobody"):
        st.page_link(
            customer_links.CARD_PAGE,
            label=_("Find a customer"),
            icon=":material/search:",
            query_params=view_state.build_link_address(),
        )
        st.button(
            _("Enter a new customer"),
            icon=":material/person_add:",
            key="form_begin",
            on_click=view_state.set_page_parameters,
            kwargs={"customer": ""},
        )


def _archive_customer(form: CustomerForm, reason: str) -> None:
    with show_errors():
        archive_customer(get_warehouse(), form.customer_id, reason)


def _reopen_customer(form: CustomerForm) -> None:
    with show_errors():
        reopen_customer(get_warehouse(), form.customer_id)


def render_unfinished_drafts(form: CustomerForm) -> None:
    """The unfinished drafts of the same customer, latest first, while the form is untouched."""
    if not form.is_untouched:
        return
    drafts = [
        draft
        for draft in load_own_drafts(get_warehouse(), open_forms.PAGE)
        if not open_forms.is_open_in_session(draft.draft_id)
    ]
    forms = [(draft, restore_form(0, draft.content)) for draft in drafts]
    forms = [(draft, draft_form) for draft, draft_form in forms if draft_form.customer_id == form.customer_id][
        :MAX_DRAFTS
    ]
    if not forms:
        return
    with st.container(border=True, key="form_unfinished"):
        st.markdown(_("**Not finished yet:**"))
        for draft, draft_form in forms:
            with st.container(horizontal=True, vertical_alignment="center", key=f"unfinished_{draft.draft_id}"):
                name = escape_markdown(shorten_value(draft_form.text("name"), 40)) or _("no name yet")
                st.button(
                    _("Continue: {name}, {when}", name=name, when=format_time_ago(draft.at)),
                    icon=":material/edit:",
                    key=f"continue_{draft.draft_id}",
                    on_click=_open_draft,
                    args=(draft.draft_id,),
                )
                st.button(
                    _("Discard"),
                    icon=":material/delete:",
                    type="tertiary",
                    key=f"discard_{draft.draft_id}",
                    on_click=delete_draft,
                    args=(get_warehouse(), draft.draft_id),
                )


def _open_draft(draft_id: str) -> None:
    view_state.set_page_parameters(draft=draft_id)


if get_session().view.previous_page != open_forms.PAGE:
    open_forms.close_stored_forms()
form = None
with show_errors():
    form = open_forms.get_current_form()
if form is None:
    render_unknown_customer()
elif "saved" in form.outcome:
    storing.render_stored_customer(form)
else:
    if form.customer_id:
        render_customer_status(form)
    else:
        show_sentence(_("Only the name, the kind and one way to reach the customer are needed. What you type is kept."))
    is_open = not (closed := check_writable(get_warehouse()))
    if closed:
        st.info(
            join_sentences([translate_message(closed), _("What you type stays in this window and cannot be stored.")]),
            icon=":material/lock:",
        )
    render_unfinished_drafts(form)
    open_forms.inject_form_script()
    storing.render_undo_outcome(form)
    entry_form.render_form(form, is_open)
