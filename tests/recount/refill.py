"""Random companies: the same literal rows into a warehouse and into the frames of the recount."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.schema import metadata
from data.warehouse import Warehouse
from tests.recount.facts import Facts

Tables = dict[str, list[dict[str, Any]]]


def refill(warehouse: Warehouse, tables: Tables) -> Facts:
    """Only these rows, and the frames that the recount counts them from."""
    with warehouse.writing() as connection:
        for name, rows in tables.items():
            table = metadata.tables[name]
            connection.execute(table.delete())
            if rows:
                columns = dict.fromkeys(table.columns.keys())
                connection.execute(table.insert(), [columns | row for row in rows])
    return Facts({name: pd.DataFrame(rows) for name, rows in tables.items()})
