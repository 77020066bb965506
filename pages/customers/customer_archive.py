"""The card's archive: how complete it is group by group, and what it says."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.customers.customer_head import Shown
from pages.ui import bars, card, charts, form_offers, load, tables
from pages.ui.archive_words import field_name, group_name
from pages.ui.charts import records
from pages.ui.format import count
from pages.ui.palette import ACCENT
from pages.ui.panel import chart
from pages.ui.words import _, listing, paragraph

SHOWN = ("part", "filled", "fields")


def archive(shown: Shown) -> None:
    """Filled fields by group with the way to fill in the rest; the fields themselves fold away."""
    asked = shown.ask("completeness")
    rows = records(load.rows(asked).frame)
    if rows:
        _complete(shown, asked, rows)
    said = records(load.rows(shown.ask("profile")).frame)
    if said:
        with st.expander(_("What the archive says ({count} fields)", count=count(len(said))), key="card_profile"):
            tables.listed([_row(row) for row in said], key="card_profile_rows", alt=_("The archive, field by field"))


def _complete(shown: Shown, asked: load.Asked, rows: list[dict[str, Any]]) -> None:
    filled, fields = sum(int(row["filled"]) for row in rows), sum(int(row["fields"]) for row in rows)
    bare = [group_name(str(row["part"])) for row in rows if not row["filled"]]
    finding = _("**{filled}** of {fields} fields are filled.", filled=count(filled), fields=count(fields))
    finding = paragraph([finding, _("Nothing yet in {groups}.", groups=listing(bare)) if bare else ""])
    notes = [_("{some} of {all}", some=count(row["filled"]), all=count(row["fields"])) for row in rows]
    fig = charts.figure(height=60 + 26 * len(rows))
    bars.lying(
        fig,
        [group_name(str(row["part"])) for row in rows],
        [row["filled_ratio"] for row in rows],
        name=_("Filled"),
        unit="ratio",
        colours=ACCENT,
        notes=notes,
    )
    # A full bar is a full group, however little is filled.
    fig.update_xaxes(range=[0, 1.4])

    def fill(_row: dict[str, Any], _series: str) -> None:
        card.want_form(shown.customer_id)

    chart(
        _("Customer archive"), finding, fig, asked, key="card_archive", on_pick=fill, only=("part", "filled", "fields")
    )
    if filled < fields:
        st.button(
            _("Fill in the missing"),
            key="card_fill",
            icon=":material/edit:",
            on_click=card.want_form,
            args=(shown.customer_id,),
        )


def _row(row: dict[str, Any]) -> dict[str, str]:
    field = str(row["archive_field"])
    return {
        _("Group"): group_name(str(row["part"])),
        _("Field"): field_name(field),
        _("Value"): form_offers.said(field, str(row["archive_value"])),
    }
