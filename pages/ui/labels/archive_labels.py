"""Labels of the customer archive: its groups, its fields, and the values of fields with a list."""

from __future__ import annotations

from data.schema.customer_archive import ArchiveField
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value, list_labels


def label_archive_group(group: str) -> str:
    """The label of a group of the archive."""
    return label_value("part", group)


def label_archive_field(field: ArchiveField | str) -> str:
    """The label of a field of the archive, or of a part of the customer that is no field: kind, persons, status."""
    return label_value("archive_field", field.name if isinstance(field, ArchiveField) else field)


def label_archive_value(field: str, value: str) -> str:
    """The label of a value of a field with a list; every other value unchanged."""
    labels = list_labels(field)
    return _(labels[value]) if value in labels else value
