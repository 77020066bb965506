"""Customers on record who may be the same as a customer, with the reasons in words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.entry.duplicates.search import Lookalike, find_lookalikes
from data.entry.record.stored_customer import StoredCustomer, load_customer
from pages.ui.i18n.translation import N_, _, format_list
from pages.ui.session import answers

MATCH_REASON_LABELS = {
    "id_number": N_("the same number of an identity document"),
    "mobile": N_("the same mobile"),
    "email": N_("the same e-mail"),
    "name_and_city": N_("the same name in the same city"),
}
# Fields of a customer on record that a comparison shows also where the other has no value.
COMPARED_FIELDS = ("name", "city", "mobile", "phone", "email", "address", "id_number", "birth_on", "owner_id")


def describe_match(reasons: Sequence[str]) -> str:
    """Why two customers are probably the same: `the same mobile, the same e-mail`."""
    return format_list([_(MATCH_REASON_LABELS[reason]) for reason in reasons if reason in MATCH_REASON_LABELS])


def find_recorded_duplicates(customer_id: str) -> tuple[Lookalike, ...]:
    """The customers who look like a customer on record, the most likely first; cached until the data changes."""
    return _fetch_duplicates(answers.build_cache_key(), customer_id)


def label_stored_customer(record: StoredCustomer) -> str:
    """`Alder Ltd · C00017`."""
    return " · ".join(filter(None, (record.draft.values.get("name", ""), record.customer_id)))


@st.cache_data(max_entries=256, ttl=3600, show_spinner=False)
def _fetch_duplicates(key: tuple[str, ...], customer_id: str) -> tuple[Lookalike, ...]:
    warehouse = answers.get_warehouse()
    return tuple(find_lookalikes(warehouse, load_customer(warehouse, customer_id).draft, exclude_id=customer_id))
