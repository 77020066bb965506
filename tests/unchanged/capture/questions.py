"""Asks every question for fixed choices on the example warehouses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from .lookup import COLUMN, HEADER, find_object, read_attribute
from .rows import digest_rows

EXAMPLES = ("sample", "online_retail", "cdnow")
# The choices that are asked unsplit and for every split: everybody, a field with a period, criteria with a tier.
SPLIT: dict[str, dict[str, dict[str, Any]]] = {
    "everybody": {example: {} for example in EXAMPLES},
    "field and period": {
        "sample": {
            "region": ("East 华东", "North 华北"),
            "from_on": date(2025, 3, 1),
            "to_on": date(2026, 6, 30),
        },
        "online_retail": {
            "region": ("Germany", "France", "EIRE"),
            "from_on": date(2011, 3, 1),
            "to_on": date(2011, 9, 30),
        },
        "cdnow": {"kind": ("individual",), "from_on": date(1997, 4, 1), "to_on": date(1997, 12, 31)},
    },
    "criteria and tier": {
        "sample": {
            "criteria": "orders >= 3 and not silent_days > 400",
            "tier": ("core", "important", "ordinary"),
            "as_of": date(2026, 7, 31),
        },
        "online_retail": {
            "criteria": "orders >= 3 and not silent_days > 400",
            "tier": ("core", "important", "ordinary"),
            "as_of": date(2011, 10, 31),
        },
        "cdnow": {
            "criteria": "orders >= 3 and not silent_days > 400",
            "tier": ("core", "important", "ordinary"),
            "as_of": date(1998, 3, 31),
        },
    },
}
OTHER_RULES = (
    ("returns", "ignore"),
    ("churn_window_days", 60),
    ("rfm_method", "ntile"),
    ("rfm_days", "all"),
    ("tier_measure", "revenue"),
    ("responses", "all"),
    ("funnel_order", "strict"),
    ("satisfaction_step", "month"),
    ("hidden_below", 3),
    ("top_tiers", 2),
    ("call_limit", 20),
    ("loyal_orders", 2),
    ("marked_below", 5),
)
# The choices that are asked unsplit only.
UNSPLIT: dict[str, dict[str, dict[str, Any]]] = {
    "other rules": {example: {"rules": OTHER_RULES} for example in EXAMPLES},
    "contracts": {"sample": {"rules": (("churn_basis", "contracts"),), "as_of": date(2026, 9, 30)}},
    "lifecycle": {example: {"lifecycle": ("loyal", "repeat", "lost")} for example in EXAMPLES},
    "branch, industry and side": {
        "sample": {"branch": ("East 华东",), "industry": ("retail", "Unknown"), "side": ("external", "partner")}
    },
    "owner and channel": {
        "sample": {"owner": ("Felix Oakby", "严安蕾", "Unknown"), "channel": ("internet", "referral", "meeting")}
    },
    "unknown": {"online_retail": {"owner": ("Unknown",)}, "cdnow": {"region": ("Unknown",), "branch": ("Unknown",)}},
    "one customer": {
        "sample": {"customer": ("C00012",)},
        "online_retail": {"customer": ("12583", "14911")},
        "cdnow": {"customer": ("00001", "00004")},
    },
    "search": {"sample": {"search": "Ann"}, "online_retail": {"search": "125"}},
    "written criteria": {
        "sample": {
            "criteria": "(tier in ('core') or nps <= 6 or region like 'S%') and not tag = 'slow payer' "
            "and kind = 'enterprise'"
        }
    },
}
# Other ways to ask the same question, on one example.
WAYS = ("counted", "page", "where")


@dataclass(frozen=True)
class Call:
    """One call of a question; `way` is empty for the whole result."""

    name: str
    example: str
    choice: str
    by: str | None = None
    way: str = ""

    @property
    def key(self) -> str:
        """The call as one text, for the capture."""
        return " · ".join((self.name, self.example, self.choice, self.by or "", self.way))

    def describe(self) -> str:
        """The call in words: question, filters, split."""
        return f"{self.name} on {self.example}, filters: {self.choice} {self.parts()}, split: {self.by or 'none'}" + (
            f", asked as: {self.way}" if self.way else ""
        )

    def parts(self) -> dict[str, str]:
        """The filters, as texts."""
        return {name: str(value) for name, value in choices()[self.choice][self.example].items()}


def call_of(key: str) -> Call:
    """The call that a key stands for."""
    name, example, choice, by, way = key.split(" · ")
    return Call(name, example, choice, by or None, way)


def choices() -> dict[str, dict[str, dict[str, Any]]]:
    """Every choice by its name and example."""
    return SPLIT | UNSPLIT


def list_calls(name: str, splits: Iterable[str]) -> Iterator[Call]:
    """Every call of one question, those of one example and choice one after another."""
    for choice, examples in SPLIT.items():
        for example in examples:
            yield Call(name, example, choice)
            for by in splits:
                yield Call(name, example, choice, by)
    for choice, examples in UNSPLIT.items():
        for example in examples:
            yield Call(name, example, choice)
    for way in WAYS:
        yield Call(name, "sample", "everybody", way=way)


def ask(warehouses: dict[str, Any], call: Call) -> pd.DataFrame | int:
    """The rows of a call, or their number where it counts."""
    run, filters = find_object("run"), find_object("Filters")(**choices()[call.choice][call.example])
    warehouse = warehouses[call.example]
    if call.way == "counted":
        return int(find_object("count")(warehouse, call.name, filters))
    if call.way == "page":
        names = [str(name) for name in run(warehouse, call.name, filters, limit=1).columns]
        return run(
            warehouse,
            call.name,
            filters,
            limit=7,
            offset=3,
            sort=((names[-1], True),),
            columns=(names[0], names[-1]) if len(names) > 1 else (names[0],),
        )
    if call.way == "where":
        found = run(warehouse, call.name, filters)
        return run(warehouse, call.name, filters, where=(_choose_cell(found),))
    return run(warehouse, call.name, filters, by=call.by)


def capture_call(warehouses: dict[str, Any], call: Call) -> dict[str, Any]:
    """What the call gave: digests, or the number of rows, or the error."""
    try:
        found = ask(warehouses, call)
    except Exception as error:  # what a question refuses is behaviour, too
        return {"error": f"{type(error).__name__}: {error}"}
    return {"counted": found} if isinstance(found, int) else digest_rows(found)


def read_headers() -> dict[str, Any]:
    """The header of every question: sentence, grain, splits, and the columns with units and meanings."""
    found = {}
    for name in find_object("names")():
        header = find_object("describe")(name)
        parts = {part: read_attribute(header, part, spellings) for part, spellings in HEADER.items()}
        columns = {
            str(read_attribute(column, "name", COLUMN["name"])): {
                part: str(read_attribute(column, part, spellings)) for part, spellings in COLUMN.items()
            }
            for column in parts.pop("columns")
        }
        found[name] = {part: value if isinstance(value, str) else list(value) for part, value in parts.items()}
        found[name] |= {"columns": columns, "column_order": list(columns)}
    return found


def find_splits(name: str) -> tuple[str, ...]:
    """The fields that the question offers to be split by."""
    return tuple(read_attribute(find_object("describe")(name), "splits", HEADER["splits"]))


def open_examples(folder: Path) -> dict[str, Any]:
    """The example warehouses in a folder, for reading only."""
    opened = find_object("open_warehouse")
    return {example: opened(f"duckdb:///{folder / example}.duckdb?access_mode=read_only") for example in EXAMPLES}


def _choose_cell(found: pd.DataFrame) -> tuple[str, Any]:
    """A cell of the middle row: of the first column of texts, else of the first column."""
    texts = [name for name in found.columns if not pd.api.types.is_numeric_dtype(found[name].dtype)]
    days = [name for name in texts if pd.api.types.is_datetime64_any_dtype(found[name].dtype)]
    name = next((name for name in texts if name not in days), found.columns[0])
    if found.empty:
        return str(name), None
    value = found[name].iloc[len(found) // 2]
    return str(name), None if pd.isna(value) else value.item() if hasattr(value, "item") else value
