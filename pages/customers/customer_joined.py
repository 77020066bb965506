"""Two customers side by side before they are joined, and what came over afterwards."""

from __future__ import annotations

from data.entry.fields import fields
from data.entry.joining import Joined
from data.entry.on_record import Stored
from pages.ui import alike
from pages.ui.archive_words import field_name
from pages.ui.form_offers import said
from pages.ui.format import decimal
from pages.ui.sides import sides
from pages.ui.table_names import table_name
from pages.ui.words import _, listing, paragraph


def compared(one: Stored, other: Stored) -> None:
    """Field by field, what both of them or only one says."""
    rows = [
        (field_name("kind"), said("kind", one.draft.kind), said("kind", other.draft.kind)),
        *(
            (field_name(name), said(name, one.draft.values.get(name, "")), said(name, other.draft.values.get(name, "")))
            for name in fields()
            if name in one.draft.values or name in other.draft.values
        ),
    ]
    sides([alike.called(one), alike.called(other)], rows, alt=_("The two customers side by side"))


def told(now: Stored, goes: Stored, joined: Joined) -> str:
    """What became of the two, in sentences."""
    two = {"one": alike.called(now), "other": alike.called(goes)}
    return paragraph(
        [
            _("{one} stands for {other}, too.", **two),
            _("Came over: {rows}.", rows=_counted(joined.went)) if joined.went else "",
            _("Stays there, because the same is here: {rows}.", rows=_counted(joined.stay)) if joined.stay else "",
        ]
    )


def _counted(tables: dict[str, int]) -> str:
    return listing([_("{table} {count}", table=_name(table), count=decimal(count)) for table, count in tables.items()])


def _name(table: str) -> str:
    # What came over of the customers themselves is whom the one had recommended.
    return _("Recommendations") if table == "customers" else table_name(table)
