"""How to reach the customer: telephone, e-mail, address."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.entry.fields import load_fields
from pages.ui import load
from pages.ui.archive_words import label_archive_field
from pages.ui.charts import list_records
from pages.ui.words import _

LINK_PREFIXES = {"mobile": "tel:", "phone": "tel:", "email": "mailto:"}


def _render_contact_details(profile: load.Answer) -> None:
    """Every way that is on record, in one line."""
    ways = [row for row in list_records(profile.frame) if _is_contact_field(str(row["archive_field"]))]
    if ways:
        told = [_format_contact_link(str(row["archive_field"]), str(row["archive_value"])) for row in ways]
        st.html('<p class="said reach">' + " · ".join(told) + "</p>")
    else:
        st.caption(_("No telephone, e-mail or address is on record."))


def _format_contact_link(name: str, value: str) -> str:
    """The way with its name; a click dials the number or begins a letter."""
    begins, said = LINK_PREFIXES.get(load_fields()[name].check, ""), escape(value)
    link = f'<a href="{begins}{escape("".join(value.split()))}">{said}</a>' if begins else said
    return f"{escape(label_archive_field(name))} {link}"


def _is_contact_field(name: str) -> bool:
    field = load_fields().get(name)
    return field is not None and field.is_reach
