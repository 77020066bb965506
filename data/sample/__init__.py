"""The examples: a made-up company, two companies that exist in real data, and an empty warehouse for one's own."""

from typing import TYPE_CHECKING

import pandas as pd

from data.sample.about import ABOUT, About
from data.sample.cdnow import cdnow
from data.sample.company import company
from data.sample.online_retail import online_retail
from data.sample.store import store_all

if TYPE_CHECKING:
    from data.warehouse import Warehouse

__all__ = ["ABOUT", "About", "build"]


def build(name: str, warehouse: "Warehouse") -> list[str]:
    """Store the example of a name from `ABOUT` into a warehouse with empty tables; returns what there is to say."""
    frames, report = _frames(name)
    if not frames:
        return report
    rows = sum(len(frame) for frame in frames.values())
    # Without a time: the same example is the same rows whenever it is built.
    batch = {"batch_id": name, "kind": "example", "rows_in": rows, "rows_stored": rows, "rows_rejected": 0}
    with warehouse.writing() as connection:
        store_all(connection, {"batches": pd.DataFrame([batch]), **frames})
    return report


def _frames(name: str) -> tuple[dict[str, pd.DataFrame], list[str]]:
    match name:
        case "sample":
            return company()
        case "online_retail":
            return online_retail()
        case "cdnow":
            return cdnow()
    return {}, ["Every table is there and empty"]
