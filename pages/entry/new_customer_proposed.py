"""What the address proposes, taken over with one click, and what makes somebody a prospect."""

import streamlit as st

from pages.ui import form_storing
from pages.ui.archive_words import label_archive_field
from pages.ui.form import CustomerForm
from pages.ui.form_offers import label_stored_value
from pages.ui.say import escape_markdown, show_sentence
from pages.ui.words import _, format_list


def _render_proposals(form: CustomerForm) -> None:
    """Branch, owner and region that customers of the same place have, where the form has none yet."""
    found = {name: text for name, text in form_storing.propose_form_values(form).items() if not form.text(name)}
    if not found:
        return
    with st.container(border=True, key="form_proposed"):
        show_sentence(_("**Proposed, as customers of {place} have it:**", place=_describe_place(form)))
        for name, text in found.items():
            st.button(
                _(
                    "{field}: {value}",
                    field=label_archive_field(name),
                    value=escape_markdown(label_stored_value(name, text)),
                ),
                key=f"propose_{name}",
                icon=":material/add:",
                on_click=form.put,
                args=({name: text},),
            )
        if len(found) > 1:
            st.button(
                _("Take all"),
                key="propose_all",
                icon=":material/done_all:",
                type="tertiary",
                on_click=form.put,
                args=(found,),
            )


def _describe_place(form: CustomerForm) -> str:
    """City and district as they were typed, else the address in which the city was found."""
    return format_list([text for text in (form.text("city"), form.text("district")) if text]) or form.text("address")


def _render_prospect_hint(form: CustomerForm) -> None:
    """A prospect has both a need and the means."""
    need, means = form.text("has_need"), form.text("has_means")
    if need == means == "true":
        st.caption(_("A prospect: there is a need, and they can pay for it."))
    elif "false" in (need, means):
        st.caption(_("No prospect for now: it takes both a need and the means to pay."))
    else:
        st.caption(_("A prospect has both a need that we could meet and the means to pay for it."))
