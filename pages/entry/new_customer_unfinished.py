"""Customers that were begun and not stored, each with the way to go on and the way to let it go."""

import streamlit as st

from data.entry.drafts import drop_draft, kept_drafts
from data.intake.problems import shortened
from pages.ui import choice, forms
from pages.ui.ago import ago
from pages.ui.form import Form, filled_again
from pages.ui.load import warehouse
from pages.ui.say import literal
from pages.ui.words import _

LISTED = 5


def offered(form: Form) -> None:
    """The drafts of this page, the latest first, while the form itself is still empty."""
    if not form.is_untouched:
        return
    found = [one for one in kept_drafts(warehouse(), forms.PAGE) if not forms.is_open_here(one.draft_id)]
    about = [(one, filled_again(0, one.content)) for one in found]
    about = [(one, held) for one, held in about if held.customer_id == form.customer_id][:LISTED]
    if not about:
        return
    with st.container(border=True, key="form_unfinished"):
        st.markdown(_("**Not finished yet:**"))
        for one, held in about:
            with st.container(horizontal=True, vertical_alignment="center", key=f"unfinished_{one.draft_id}"):
                name = literal(shortened(held.text("name"), 40)) or _("no name yet")
                st.button(
                    _("Continue: {name}, {when}", name=name, when=ago(one.at)),
                    icon=":material/edit:",
                    key=f"continue_{one.draft_id}",
                    on_click=_continue,
                    args=(one.draft_id,),
                )
                st.button(
                    _("Discard"),
                    icon=":material/delete:",
                    type="tertiary",
                    key=f"discard_{one.draft_id}",
                    on_click=drop_draft,
                    args=(warehouse(), one.draft_id),
                )


def _continue(draft_id: str) -> None:
    choice.keep(draft=draft_id)
