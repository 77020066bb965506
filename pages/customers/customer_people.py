"""The card's people: those at the customer, and who recommended whom."""

from __future__ import annotations

import streamlit as st

from pages.customers.customer_head import CustomerCard
from pages.customers.customer_part import _render_short_list
from pages.ui.words import _


def render_people(shown: CustomerCard) -> None:
    """Persons on the left, recommendations on the right."""
    left, right = st.columns(2)
    with left:
        _render_short_list(
            _("People at the customer"),
            shown.ask("persons"),
            key="card_persons",
            only=("person", "person_role"),
            none=_("Nobody is on record. People can be added by editing."),
        )
    with right:
        _render_short_list(
            _("Recommendations"),
            shown.ask("referrals"),
            key="card_referrals",
            only=("referral", "other_name", "other_since", "other_id"),
            none=_("No recommendation is on record, neither by whom nor to whom."),
        )
