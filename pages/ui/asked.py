"""How questions and their items are called on charts: short, by their wording, with the scale where scales differ."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pages.ui.charts import records
from pages.ui.format import decimal, missing
from pages.ui.headings import value
from pages.ui.words import _

# What stands before the item itself: `Ours: …`, `Please rate your agreement – …`.
BEFORE_COLON = re.compile(r"^(?:[^:：–—]{1,40}[:：]\s*|.{1,120}? [–—-] )(?=\S)")
LONGEST, SHORTEST = 30, 24


def wordings(items: pd.DataFrame, role: str) -> dict[str, str]:
    """What each item is called: its question's wording in `role`, without the words that all begin with."""
    mine = items[(items["role"] == role) & items["item"].notna()]
    return {str(row["item"]): BEFORE_COLON.sub("", str(row["wording"])) for row in records(mine)}


def item_label(item: Any, words: Mapping[str, str]) -> str:
    """An item in its own words; without them its key, readable."""
    return words.get(str(item), str(item).replace("_", " "))


def wrapped(text: str, width: int = LONGEST, lines: int = 2) -> str:
    """The text in a few short lines for an axis."""
    return "<br>".join(textwrap.wrap(text, width, max_lines=lines, placeholder="…"))


def short(row: Mapping[str, Any]) -> str:
    """The item's wording, cut where it is long."""
    said = BEFORE_COLON.sub("", str(row["wording"]))
    return said if len(said) <= SHORTEST else said[: SHORTEST - 1].rstrip() + "…"


def several_scales(frame: pd.DataFrame) -> bool:
    """Whether the rows are on scales that must not be averaged."""
    return len(frame[["scale_min", "scale_max"]].drop_duplicates()) > 1


def scale(row: Mapping[str, Any]) -> str:
    """`1–7`."""
    return f"{decimal(float(row['scale_min']))}–{decimal(float(row['scale_max']))}"


def dimension_label(row: Mapping[str, Any], with_scale: bool) -> str:
    """A dimension's name; with its scale where there are several."""
    name = _("No dimension") if missing(row["dimension"]) else value("dimension", row["dimension"])
    return _("{name} ({scale})", name=name, scale=scale(row)) if with_scale else name


def told_apart(labels: Sequence[str]) -> list[str]:
    """The labels, equal ones numbered: two rows of one name must not fall together on an axis."""
    seen: dict[str, int] = {}
    told = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        told.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return told


def cell(found: Any) -> Any:
    """A value as the way from a figure to its list wants it: nothing is None."""
    return None if missing(found) else found
