"""What people call the columns in their files: `headings.toml`, read without regard to case, blanks and brackets."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path


@lru_cache
def _names() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))


@lru_cache
def usual(table: str) -> dict[str, tuple[str, ...]]:
    """The columns that people mean by a bare name, the table's own names before those of all tables."""
    found: dict[str, tuple[str, ...]] = {}
    for part in (table, "any"):
        for column, names in _names().get(part, {}).items():
            for name in (column, *names):
                found[bare(name)] = (*found.get(bare(name), ()), column)
    return found


def usual_name(table: str, column: str) -> str:
    """What the column is called in Chinese."""
    own = _names().get(table, {}).get(column) or _names()["any"].get(column) or [column]
    return own[0]


def bare(name: str) -> str:
    """Letters and digits only; what stands in brackets is a remark."""
    return re.sub(r"[\W_]+", "", re.sub(r"[(（\[【].*?[)）\]】]", "", name)).lower()
