"""How questions and their items are called on charts: short, by their wording, with the scale where scales differ."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pages.ui.charts.base_chart import list_records
from pages.ui.i18n.formatting import format_number, is_missing
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value

# What stands before the item itself: `Ours: …`, `Please rate your agreement – …`.
BEFORE_COLON = re.compile(r"^(?:[^:：–—]{1,40}[:：]\s*|.{1,120}? [–—-] )(?=\S)")
LINE_WIDTH, MAX_WORDING = 30, 24


def collect_item_wordings(items: pd.DataFrame, role: str) -> dict[str, str]:
    """What each item is called: its question's wording in `role`, without the words that all begin with."""
    mine = items[(items["role"] == role) & items["item"].notna()]
    return {str(row["item"]): BEFORE_COLON.sub("", str(row["wording"])) for row in list_records(mine)}


def label_item(item: Any, words: Mapping[str, str]) -> str:
    """An item in its own words; without them its key, readable."""
    return words.get(str(item), str(item).replace("_", " "))


def wrap_text(text: str, width: int = LINE_WIDTH, lines: int = 2) -> str:
    """The text in a few short lines for an axis."""
    return "<br>".join(textwrap.wrap(text, width, max_lines=lines, placeholder="…"))


def shorten_wording(row: Mapping[str, Any]) -> str:
    """The item's wording, cut where it is long."""
    said = BEFORE_COLON.sub("", str(row["wording"]))
    return said if len(said) <= MAX_WORDING else said[: MAX_WORDING - 1].rstrip() + "…"


def has_several_scales(frame: pd.DataFrame) -> bool:
    """Whether the rows are on scales that must not be averaged."""
    return len(frame[["scale_min", "scale_max"]].drop_duplicates()) > 1


def format_scale(row: Mapping[str, Any]) -> str:
    """`1–7`."""
    return f"{format_number(float(row['scale_min']))}–{format_number(float(row['scale_max']))}"


def label_dimension_and_scale(row: Mapping[str, Any], with_scale: bool) -> str:
    """A dimension's name; with its scale where there are several."""
    name = _("No dimension") if is_missing(row["dimension"]) else label_value("dimension", row["dimension"])
    return _("{name} ({scale})", name=name, scale=format_scale(row)) if with_scale else name


def number_duplicates(labels: Sequence[str]) -> list[str]:
    """The labels, equal ones numbered: two rows of one name must not fall together on an axis."""
    seen: dict[str, int] = {}
    told = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        told.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return told


def to_cell_value(found: Any) -> Any:
    """A value as the way from a figure to its list wants it: nothing is None."""
    return None if is_missing(found) else found
