"""Which other customer on record is the same: one who looks alike, or one who is named."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.customers.customer_alike import OTHER_KEY
from pages.customers.customer_head import CustomerCard
from pages.ui import acting, alike, form_offers, form_storing
from pages.ui.say import escape_markdown
from pages.ui.words import _

TYPED_KEY = "other_typed"


def _select_other_customer(shown: CustomerCard) -> str:
    """The number of the other customer; '' while nobody is chosen."""
    key = partial(acting.build_action_key, shown.customer_id)
    likely = {
        one.customer_id: alike.describe_match(one.because) for one in alike.find_recorded_duplicates(shown.customer_id)
    }
    typed = st.text_input(
        _("Name or number of the other customer"), key=key(TYPED_KEY), live="300ms", autocomplete="off"
    )
    found = [one for one in form_offers.find_customers(str(typed or "")) if one != shown.customer_id]
    wanted = st.session_state.get(key(OTHER_KEY))
    options = list(dict.fromkeys([*likely, *found, *([wanted] if wanted else [])]))
    if not options:
        st.caption(_("Nobody by that name or number.") if typed else _("Nobody on record looks alike. Type who it is."))
        return ""
    names = {
        one: escape_markdown(alike.label_stored_customer(form_storing.load_current_customer(one))) for one in options
    }
    return str(
        st.radio(
            _("Which customer is the same?"),
            options,
            index=0 if likely else None,
            key=key(OTHER_KEY),
            format_func=names.__getitem__,
            captions=[likely.get(one, "") for one in options],
        )
        or ""
    )
