"""Customers that were begun and not stored, each with the way to go on and the way to let it go."""

import streamlit as st

from data.entry.drafts import delete_draft, load_own_drafts
from data.intake.problems import shorten_value
from pages.ui import choice, forms
from pages.ui.ago import format_time_ago
from pages.ui.form import CustomerForm, restore_form
from pages.ui.load import get_warehouse
from pages.ui.say import escape_markdown
from pages.ui.words import _

MAX_DRAFTS = 5


def render_unfinished_drafts(form: CustomerForm) -> None:
    """The drafts of this page, the latest first, while the form itself is still empty."""
    if not form.is_untouched:
        return
    found = [one for one in load_own_drafts(get_warehouse(), forms.PAGE) if not forms.is_open_in_session(one.draft_id)]
    about = [(one, restore_form(0, one.content)) for one in found]
    about = [(one, held) for one, held in about if held.customer_id == form.customer_id][:MAX_DRAFTS]
    if not about:
        return
    with st.container(border=True, key="form_unfinished"):
        st.markdown(_("**Not finished yet:**"))
        for one, held in about:
            with st.container(horizontal=True, vertical_alignment="center", key=f"unfinished_{one.draft_id}"):
                name = escape_markdown(shorten_value(held.text("name"), 40)) or _("no name yet")
                st.button(
                    _("Continue: {name}, {when}", name=name, when=format_time_ago(one.at)),
                    icon=":material/edit:",
                    key=f"continue_{one.draft_id}",
                    on_click=_open_draft,
                    args=(one.draft_id,),
                )
                st.button(
                    _("Discard"),
                    icon=":material/delete:",
                    type="tertiary",
                    key=f"discard_{one.draft_id}",
                    on_click=delete_draft,
                    args=(get_warehouse(), one.draft_id),
                )


def _open_draft(draft_id: str) -> None:
    choice.set_page_parameters(draft=draft_id)
