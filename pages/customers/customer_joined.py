"""Two customers side by side before they are joined, and what came over afterwards."""

from __future__ import annotations

from data.entry.fields import load_fields
from data.entry.joining import JoinResult
from data.entry.on_record import StoredCustomer
from pages.ui import alike
from pages.ui.archive_words import label_archive_field
from pages.ui.form_offers import label_stored_value
from pages.ui.format import format_number
from pages.ui.sides import show_comparison_table
from pages.ui.table_names import label_table
from pages.ui.words import _, format_list, join_sentences


def _render_comparison(one: StoredCustomer, other: StoredCustomer) -> None:
    """Field by field, what both of them or only one says."""
    rows = [
        (
            label_archive_field("kind"),
            label_stored_value("kind", one.draft.kind),
            label_stored_value("kind", other.draft.kind),
        ),
        *(
            (
                label_archive_field(name),
                label_stored_value(name, one.draft.values.get(name, "")),
                label_stored_value(name, other.draft.values.get(name, "")),
            )
            for name in load_fields()
            if name in one.draft.values or name in other.draft.values
        ),
    ]
    show_comparison_table(
        [alike.label_stored_customer(one), alike.label_stored_customer(other)],
        rows,
        alt=_("The two customers side by side"),
    )


def _describe_join(now: StoredCustomer, goes: StoredCustomer, joined: JoinResult) -> str:
    """What became of the two, in sentences."""
    two = {"one": alike.label_stored_customer(now), "other": alike.label_stored_customer(goes)}
    return join_sentences(
        [
            _("{one} stands for {other}, too.", **two),
            _("Came over: {rows}.", rows=_format_row_counts(joined.went)) if joined.went else "",
            _("Stays there, because the same is here: {rows}.", rows=_format_row_counts(joined.stay))
            if joined.stay
            else "",
        ]
    )


def _format_row_counts(tables: dict[str, int]) -> str:
    return format_list(
        [
            _("{table} {count}", table=_format_table_name(table), count=format_number(count))
            for table, count in tables.items()
        ]
    )


def _format_table_name(table: str) -> str:
    # What came over of the customers themselves is whom the one had recommended.
    return _("Recommendations") if table == "customers" else label_table(table)
