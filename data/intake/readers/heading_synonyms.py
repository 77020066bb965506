"""What people call the columns in their files: `headings.toml`, read without regard to case, blanks and brackets."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path


@lru_cache
def _read_synonyms() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))


@lru_cache
def load_column_synonyms(table: str) -> dict[str, tuple[str, ...]]:
    """The columns that people mean by a bare name, the table's own names before those of all tables."""
    found: dict[str, tuple[str, ...]] = {}
    for part in (table, "any"):
        for column, names in _read_synonyms().get(part, {}).items():
            for name in (column, *names):
                found[normalize_heading(name)] = (*found.get(normalize_heading(name), ()), column)
    return found


def get_chinese_name(table: str, column: str) -> str:
    """What the column is called in Chinese."""
    own = _read_synonyms().get(table, {}).get(column) or _read_synonyms()["any"].get(column) or [column]
    return own[0]


def normalize_heading(name: str) -> str:
    """Letters and digits only; what stands in brackets is a remark."""
    return re.sub(r"[\W_]+", "", re.sub(r"[(（\[【].*?[)）\]】]", "", name)).lower()
