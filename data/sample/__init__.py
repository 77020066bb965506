"""The examples: a made-up company, two companies that exist in real data, and an empty warehouse for one's own."""

from typing import TYPE_CHECKING

import pandas as pd

from data.sample.cdnow import build_cdnow
from data.sample.company import build_company
from data.sample.descriptions import EXAMPLE_DESCRIPTIONS, ExampleDescription
from data.sample.frame_storage import insert_frames
from data.sample.online_retail import build_online_retail

if TYPE_CHECKING:
    from data.warehouse import Warehouse

__all__ = ["EXAMPLE_DESCRIPTIONS", "ExampleDescription", "build_example"]


def build_example(name: str, warehouse: "Warehouse") -> list[str]:
    """Store the example of a name from `ABOUT` into a warehouse with empty tables; returns what there is to say."""
    frames, report = _build_frames(name)
    if not frames:
        return report
    rows = sum(len(frame) for frame in frames.values())
    # Without a time: the same example is the same rows whenever it is built.
    batch = {
        "batch_id": name,
        "kind": "example",
        "origin": "example",
        "rows_in": rows,
        "rows_stored": rows,
        "rows_rejected": 0,
    }
    with warehouse.writing() as connection:
        insert_frames(connection, {"batches": pd.DataFrame([batch]), **frames})
    return report


def _build_frames(name: str) -> tuple[dict[str, pd.DataFrame], list[str]]:
    match name:
        case "sample":
            return build_company()
        case "online_retail":
            return build_online_retail()
        case "cdnow":
            return build_cdnow()
    return {}, ["Every table is there and empty"]
