"""Two frames as lists of plain values, so that a difference can be read."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Any

import pandas as pd

from queries import describe


def plain(value: Any) -> Any:
    """Dates, whole numbers, floats, texts and None, whatever library they came from."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float):
        rounded = round(value, 9)
        return int(rounded) if rounded.is_integer() else float(f"{rounded:.9g}")
    return value


def rows(frame: pd.DataFrame, columns: Sequence[str], in_order: bool = False) -> list[tuple[Any, ...]]:
    """The rows as tuples of plain values, in a fixed order unless their own order matters."""
    found = [tuple(plain(v) for v in row) for row in frame.reindex(columns=list(columns)).itertuples(index=False)]
    return found if in_order else sorted(found, key=lambda row: tuple((v is None, str(type(v)), v) for v in row))


def assert_same(
    asked: pd.DataFrame, recounted: pd.DataFrame, columns: Sequence[str], context: object = "", in_order: bool = False
) -> None:
    """Fail with the rows that only one side has."""
    missing = [column for column in columns if column not in asked.columns]
    assert not missing, f"the result lacks {missing}"
    left, right = rows(asked, columns, in_order), rows(recounted, columns, in_order)
    if left != right:
        only_left, only_right = [r for r in left if r not in right], [r for r in right if r not in left]
        raise AssertionError(
            f"{context}\n{tuple(columns)}\nonly the query ({len(left)} rows): {only_left[:8]}\n"
            f"only the recount ({len(right)} rows): {only_right[:8]}"
        )


# Counted columns that are places in an order and no amounts.
STEPS = ("months_since", "stage", "intention")


def keys_of(name: str) -> list[str]:
    """What tells a row from the others: the texts, days, scores and steps that stand before the columns that add up."""
    known = describe(name)
    before = takewhile(lambda column: column.name not in known.adds_up, known.columns)
    rest = [c.name for c in before if c.unit in ("text", "date", "score") or c.name in STEPS]
    return [key for key in rest if key != "slice"]
