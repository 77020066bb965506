"""Which other customer on record is the same: one who looks alike, or one who is named."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.customers.customer_alike import OTHER
from pages.customers.customer_head import Shown
from pages.ui import acting, alike, form_offers, form_storing
from pages.ui.say import literal
from pages.ui.words import _

TYPED = "other_typed"


def chosen(shown: Shown) -> str:
    """The number of the other customer; '' while nobody is chosen."""
    key = partial(acting.key, shown.customer_id)
    likely = {one.customer_id: alike.because(one.because) for one in alike.on_record(shown.customer_id)}
    typed = st.text_input(_("Name or number of the other customer"), key=key(TYPED), live="300ms", autocomplete="off")
    found = [one for one in form_offers.customers(str(typed or "")) if one != shown.customer_id]
    wanted = st.session_state.get(key(OTHER))
    options = list(dict.fromkeys([*likely, *found, *([wanted] if wanted else [])]))
    if not options:
        st.caption(_("Nobody by that name or number.") if typed else _("Nobody on record looks alike. Type who it is."))
        return ""
    names = {one: literal(alike.called(form_storing.on_record(one))) for one in options}
    return str(
        st.radio(
            _("Which customer is the same?"),
            options,
            index=0 if likely else None,
            key=key(OTHER),
            format_func=names.__getitem__,
            captions=[likely.get(one, "") for one in options],
        )
        or ""
    )
