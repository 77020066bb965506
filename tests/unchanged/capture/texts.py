"""Texts and values as two trees can be compared by them: without what differs in every run."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from .rows import DIGITS, NEXT_TO_NOTHING

_MASKS = (
    (re.compile(r"\b[0-9a-f]{64}\b"), "<sha256>"),
    (re.compile(r"\bS[0-9a-f]{12}\b"), "<segment>"),
    (re.compile(r"(draft=|\bdraft\b\W+)[\w-]{20,24}"), r"\1<draft>"),
)
# Sentences for people may be worded anew; in the JSON of data commands they stand under these names.
PROSE = {"reason", "sentence", "why", "message"}
_NUMBER = re.compile(r"(?<![\w<])\d+(?:,\d{3})*(?:\.\d+)?")


def mask(text: str) -> str:
    """The text with the tree's folder, and the random numbers of segments, drafts and files, replaced by their kind."""
    here = Path.cwd()
    text = text.replace(str(here), "<tree>").replace(str(here.parent), "<work>")
    for pattern, name in _MASKS:
        text = pattern.sub(name, text)
    return text


def mask_value(value: Any, prose: Collection[str] = ()) -> Any:
    """The same for every text in a value of JSON; floats are rounded, sentences under a name of `prose` left out."""
    if isinstance(value, dict):
        return {
            mask(name): "<text>" if name in prose and part else mask_value(part, prose) for name, part in value.items()
        }
    if isinstance(value, list):
        return [mask_value(part, prose) for part in value]
    if isinstance(value, float):
        return round_number(value)
    return mask(value) if isinstance(value, str) else value


def round_number(value: float) -> float:
    """The number with 9 significant digits; what is next to nothing is 0."""
    return 0.0 if abs(value) < NEXT_TO_NOTHING else float(f"{value:.{DIGITS}g}")


def round_cell(text: str) -> str:
    """The same for a number as a text; any other text is masked."""
    try:
        return str(round_number(float(text))) if "." in text else mask(text)
    except ValueError:
        return mask(text)


def list_numbers(text: str) -> list[str]:
    """The numbers in a text, sorted: what is left of it when it is worded anew."""
    return sorted(_NUMBER.findall(text))


def digest_value(value: Any) -> str:
    """A digest of a value of JSON, its numbers rounded to 9 significant digits."""
    text = json.dumps(mask_value(value), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:20]
