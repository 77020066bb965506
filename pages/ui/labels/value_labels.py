"""Labels of the values of closed lists, as `value_labels.toml` writes them down."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from data.schema.customer_archive import load_fields
from pages.ui.i18n.formatting import NONE, is_missing
from pages.ui.i18n.translation import _
from queries.catalog.fields import CATALOGUE

LABELS_FILE = Path(__file__).with_name("value_labels.toml")


@cache
def load_label_lists() -> dict[str, dict[str, str]]:
    """Every list by name, as value → English label.

    Beside those of the file: `field`, the fields of filters; and in `archive_field` the fields of the archive.
    """
    lists: dict[str, dict[str, str]] = {
        name: labels for name, labels in _read_file().items() if name not in ("free", "columns")
    }
    archive_fields = {field.name: field.label for field in load_fields().values()}
    lists["archive_field"] = archive_fields | lists["archive_field"]
    return lists | {"field": {field.name: field.label for field in CATALOGUE.values()}}


@cache
def list_labels(column: str) -> Mapping[str, str]:
    """The closed list that a column holds.

    Args:
        column: a column of a result, or the name of a list in the file.

    Returns:
        English label by value, in the order of the file; empty where the column holds free values.
    """
    lists = load_label_lists()
    names = _read_file()["columns"].get(column, [column])
    return {value: label for name in reversed(names) for value, label in lists.get(name, {}).items()}


def label_value(column: str, value: Any) -> str:
    """The label of a value in the reader's language.

    Args:
        column: the column that holds it; a customer named "new" keeps the name, a tier does not.
        value: the value; missing ones are a dash.

    Returns:
        The label; the value as text where the column's list has none for it.
    """
    if is_missing(value):
        return NONE
    labels = list_labels(column)
    if str(value) in labels:
        return _(labels[str(value)])
    common = load_label_lists()["any"] if labels or column in _read_file()["free"] else {}
    return _(common[str(value)]) if str(value) in common else str(value)


@cache
def _read_file() -> dict[str, Any]:
    return tomllib.loads(LABELS_FILE.read_text(encoding="utf-8"))
