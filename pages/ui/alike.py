"""Who on record looks like a customer, and why in words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.entry.duplicates import Lookalike, lookalikes
from data.entry.on_record import Stored, read
from pages.ui import load
from pages.ui.words import N_, _, listing

BECAUSE = {
    "id_number": N_("the same number of an identity document"),
    "mobile": N_("the same mobile"),
    "email": N_("the same e-mail"),
    "name_and_city": N_("the same name in the same city"),
}
# Of a customer on record these are shown also where the other says nothing.
LOOKED_AT = ("name", "city", "mobile", "phone", "email", "address", "id_number", "birth_on", "owner_id")


def because(reasons: Sequence[str]) -> str:
    """Why two are probably one: `the same mobile and the same e-mail`."""
    return listing([_(BECAUSE[why]) for why in reasons if why in BECAUSE])


def on_record(customer_id: str) -> tuple[Lookalike, ...]:
    """Who looks like a customer on record, the most likely first; looked for once in each state of the warehouse."""
    return _found((load.warehouse().url, load.version()), customer_id)


def called(record: Stored) -> str:
    """`Alder Ltd · C00017`."""
    return " · ".join(filter(None, (record.draft.values.get("name", ""), record.customer_id)))


@st.cache_data(max_entries=256, ttl=3600, show_spinner=False)
def _found(key: tuple[str, ...], customer_id: str) -> tuple[Lookalike, ...]:
    house = load.warehouse()
    return tuple(lookalikes(house, read(house, customer_id).draft, but=customer_id))
