"""Labels of survey questions and their items on charts: short, by their wording, with the scale where scales differ."""

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

# What precedes the item in a wording: `Ours: …`, `Please rate your agreement – …`.
BEFORE_COLON = re.compile(r"^(?:[^:：–—]{1,40}[:：]\s*|.{1,120}? [–—-] )(?=\S)")
LINE_WIDTH, MAX_WORDING = 30, 24


def collect_item_wordings(items: pd.DataFrame, role: str) -> dict[str, str]:
    """The wording of each item's question in a role, from item to wording, without what precedes the item.

    Args:
        items: one row per question, with `role`, `item` and `wording`.
        role: the role of the questions.
    """
    questions = items[(items["role"] == role) & items["item"].notna()]
    return {str(row["item"]): BEFORE_COLON.sub("", str(row["wording"])) for row in list_records(questions)}


def label_item(item: Any, wordings: Mapping[str, str]) -> str:
    """The wording of an item; its key with spaces where it has none."""
    return wordings.get(str(item), str(item).replace("_", " "))


def wrap_text(text: str, width: int = LINE_WIDTH, lines: int = 2) -> str:
    """The text in at most so many lines of so many characters, for an axis."""
    return "<br>".join(textwrap.wrap(text, width, max_lines=lines, placeholder="…"))


def shorten_wording(row: Mapping[str, Any]) -> str:
    """The wording of a row's item, cut after `MAX_WORDING` characters."""
    wording = BEFORE_COLON.sub("", str(row["wording"]))
    return wording if len(wording) <= MAX_WORDING else wording[: MAX_WORDING - 1].rstrip() + "…"


def has_several_scales(frame: pd.DataFrame) -> bool:
    """Whether the rows have more than one pair of `scale_min` and `scale_max`, so that no mean makes sense."""
    return len(frame[["scale_min", "scale_max"]].drop_duplicates()) > 1


def format_scale(row: Mapping[str, Any]) -> str:
    """`1–7`."""
    return f"{format_number(float(row['scale_min']))}–{format_number(float(row['scale_max']))}"


def label_dimension_and_scale(row: Mapping[str, Any], with_scale: bool) -> str:
    """The label of a row's dimension, with its scale where asked for."""
    name = _("No dimension") if is_missing(row["dimension"]) else label_value("dimension", row["dimension"])
    return _("{name} ({scale})", name=name, scale=format_scale(row)) if with_scale else name


def number_duplicates(labels: Sequence[str]) -> list[str]:
    """The labels with equal ones numbered, so that two rows do not coincide on an axis."""
    counts: dict[str, int] = {}
    numbered = []
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
        numbered.append(label if counts[label] == 1 else f"{label} ({counts[label]})")
    return numbered


def to_cell_value(value: Any) -> Any:
    """The value as a list behind a figure filters by it; None where it is missing."""
    return None if is_missing(value) else value
