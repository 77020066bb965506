"""The end of the form: the button that stores, and on top of the form why nothing was stored."""

import streamlit as st

from pages.ui import form_storing, forms
from pages.ui.form import Form
from pages.ui.say import say
from pages.ui.words import _, n_, paragraph


def refused(form: Form, wrong: dict[str, str]) -> None:
    """What keeps the customer from being stored: the first field that is wrong is named."""
    if why := form.outcome.get("refused"):
        st.error(why, icon=":material/error:")
    if not form.tried or not wrong:
        return
    (field, reason), others = next(iter(wrong.items())), len(wrong) - 1
    more = n_("{count} more field is marked below.", "{count} more fields are marked below.", others, count=others)
    first = form_storing.sentence(field, reason)
    st.error(paragraph([_("Nothing is stored yet."), first, more if others else ""]), icon=":material/error:")


def offered(form: Form) -> None:
    """The button; where the customer looks like another, storing needs a reason."""
    with st.container(key="form_end"):
        if form_storing.alike(form):
            key = f"form_{form.number}_another"
            if key not in st.session_state:
                st.session_state[key] = form.notes.get("another", "")
            st.text_input(
                _("Why this is another customer all the same"), key=key, live="300ms", autocomplete="off",
                on_change=_took, args=(form, key),
            )  # fmt: skip
            st.button(
                _("Save anyway"), type="primary", icon=":material/save:", key="form_store",
                disabled=not form.notes.get("another"), on_click=_store, args=(form,),
            )  # fmt: skip
            say(_("It looks like a customer on record. Open that one, merge into it, or say why it is another."))
            return
        st.button(
            _("Store the changes") if form.customer_id else _("Store customer"), type="primary",
            icon=":material/save:", key="form_store", on_click=_store, args=(form,),
        )  # fmt: skip


def _took(form: Form, key: str) -> None:
    form.notes["another"] = st.session_state[key].strip()


def _store(form: Form) -> None:
    form_storing.store(form)
    if "saved" in form.outcome:
        forms.forget(form)
