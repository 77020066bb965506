"""How to reach the customer: telephone, e-mail, address."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.entry.fields import fields
from pages.ui import load
from pages.ui.archive_words import field_name
from pages.ui.charts import records
from pages.ui.words import _

LINKS = {"mobile": "tel:", "phone": "tel:", "email": "mailto:"}


def reach(profile: load.Answer) -> None:
    """Every way that is on record, in one line."""
    ways = [row for row in records(profile.frame) if _is_reach(str(row["archive_field"]))]
    if ways:
        told = [_told(str(row["archive_field"]), str(row["archive_value"])) for row in ways]
        st.html('<p class="said reach">' + " · ".join(told) + "</p>")
    else:
        st.caption(_("No telephone, e-mail or address is on record."))


def _told(name: str, value: str) -> str:
    """The way with its name; a click dials the number or begins a letter."""
    begins, said = LINKS.get(fields()[name].check, ""), escape(value)
    link = f'<a href="{begins}{escape("".join(value.split()))}">{said}</a>' if begins else said
    return f"{escape(field_name(name))} {link}"


def _is_reach(name: str) -> bool:
    field = fields().get(name)
    return field is not None and field.is_reach
