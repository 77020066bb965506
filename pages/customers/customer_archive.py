"""The card's archive: how complete it is group by group, and what it says."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.customers.customer_head import CustomerCard
from pages.ui import bars, card, charts, form_offers, load, tables
from pages.ui.archive_words import label_archive_field, label_archive_group
from pages.ui.charts import list_records
from pages.ui.format import format_count
from pages.ui.palette import ACCENT
from pages.ui.panel import show_chart
from pages.ui.words import _, format_list, join_sentences

COMPLETENESS_COLUMNS = ("part", "filled", "fields")


def render_archive(shown: CustomerCard) -> None:
    """Filled fields by group with the way to fill in the rest; the fields themselves fold away."""
    asked = shown.ask("completeness")
    rows = list_records(load.load_rows(asked).frame)
    if rows:
        _render_completeness(shown, asked, rows)
    said = list_records(load.load_rows(shown.ask("profile")).frame)
    if said:
        with st.expander(
            _("What the archive says ({count} fields)", count=format_count(len(said))), key="card_profile"
        ):
            tables.show_records(
                [_build_archive_row(row) for row in said], key="card_profile_rows", alt=_("The archive, field by field")
            )


def _render_completeness(shown: CustomerCard, asked: load.QueryRequest, rows: list[dict[str, Any]]) -> None:
    filled, fields = sum(int(row["filled"]) for row in rows), sum(int(row["fields"]) for row in rows)
    bare = [label_archive_group(str(row["part"])) for row in rows if not row["filled"]]
    finding = _("**{filled}** of {fields} fields are filled.", filled=format_count(filled), fields=format_count(fields))
    finding = join_sentences([finding, _("Nothing yet in {groups}.", groups=format_list(bare)) if bare else ""])
    notes = [_("{some} of {all}", some=format_count(row["filled"]), all=format_count(row["fields"])) for row in rows]
    fig = charts.create_figure(height=60 + 26 * len(rows))
    bars.add_horizontal_bars(
        fig,
        [label_archive_group(str(row["part"])) for row in rows],
        [row["filled_ratio"] for row in rows],
        name=_("Filled"),
        unit="ratio",
        colours=ACCENT,
        notes=notes,
    )
    # A full bar is a full group, however little is filled.
    fig.update_xaxes(range=[0, 1.4])

    def fill(_row: dict[str, Any], _series: str) -> None:
        card.request_form(shown.customer_id)

    show_chart(
        _("Customer archive"), finding, fig, asked, key="card_archive", on_pick=fill, only=("part", "filled", "fields")
    )
    if filled < fields:
        st.button(
            _("Fill in the missing"),
            key="card_fill",
            icon=":material/edit:",
            on_click=card.request_form,
            args=(shown.customer_id,),
        )


def _build_archive_row(row: dict[str, Any]) -> dict[str, str]:
    field = str(row["archive_field"])
    return {
        _("Group"): label_archive_group(str(row["part"])),
        _("Field"): label_archive_field(field),
        _("Value"): form_offers.label_stored_value(field, str(row["archive_value"])),
    }
