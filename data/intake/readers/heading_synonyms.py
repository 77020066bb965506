"""Usual names of columns in files, as `headings.toml` lists them; case, blanks and brackets do not matter."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from data.parsing.text_keys import build_letter_key


@lru_cache
def _read_synonyms() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))


@lru_cache
def load_column_synonyms(table: str) -> dict[str, tuple[str, ...]]:
    """The columns that people mean by a heading, by its key; the table's own names come before those of all tables."""
    columns: dict[str, tuple[str, ...]] = {}
    for part in (table, "any"):
        for column, names in _read_synonyms().get(part, {}).items():
            for key in map(normalize_heading, (column, *names)):
                columns[key] = (*columns.get(key, ()), column)
    return columns


def get_chinese_name(table: str, column: str) -> str:
    """What the column is called in Chinese."""
    names = _read_synonyms().get(table, {}).get(column) or _read_synonyms()["any"].get(column) or [column]
    return names[0]


def normalize_heading(name: str) -> str:
    """The key of a heading: its letters and digits; what stands in brackets is a remark."""
    return build_letter_key(re.sub(r"[(（\[【].*?[)）\]】]", "", name))
