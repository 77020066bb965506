"""The call list's numbers to dial: personal data, asked for the customers in sight only."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.ui import load
from pages.ui.charts import list_records
from pages.ui.words import _
from queries import Filters

ALL_SIDES = ("external", "internal", "partner")


def _load_phone_numbers(customer_ids: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The numbers to dial of each customer, the mobile first."""
    whom = Filters(customer=customer_ids, side=ALL_SIDES)
    found: dict[str, tuple[str, ...]] = {}
    for field in ("mobile", "phone"):
        for row in list_records(load.load_answer("customers/profile", whom, None, (("archive_field", field),)).frame):
            found[row["customer_id"]] = (*found.get(row["customer_id"], ()), str(row["archive_value"]))
    return found


def _render_phone_links(numbers: tuple[str, ...], told: str, is_tried: bool) -> None:
    """The numbers as links that a telephone dials, when the customer was spoken to last, and whether tried today."""
    links = [f'<a href="tel:{escape("".join(one.split()))}">{escape(one)}</a>' for one in numbers]
    pieces = [
        *(links or [escape(_("no number on record"))]),
        escape(told),
        escape(_("tried today")) if is_tried else "",
    ]
    st.html(f'<p class="dial">{" · ".join(one for one in pieces if one)}</p>')
