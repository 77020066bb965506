"""Literal rows for tests: given these rows, expect these rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.schema import metadata
from data.warehouse import Warehouse

# What the load stores in these columns when a file leaves them out.
STORED_WHEN_ABSENT: dict[str, dict[str, object]] = {
    "customers": {"side": "external", "kind": "enterprise"},
    "order_lines": {"is_return": False, "line": 1},
}


def fill(warehouse: Warehouse, **tables: Iterable[Mapping[str, object]]) -> Warehouse:
    """Store the rows of each named table and give the warehouse back.

    A row names the columns it cares about; the others are null, but for `side`, `kind`, `is_return` and `line`, which
    become what a load makes of them. A column that the table does not have is an error, so no test can misspell one.
    """
    with warehouse.writing() as connection:
        for name, rows in tables.items():
            table = metadata.tables[name]
            nothing = dict.fromkeys(table.columns.keys()) | STORED_WHEN_ABSENT.get(name, {})
            complete = [{**nothing, **row} for row in rows]
            for row in complete:
                unknown = row.keys() - nothing.keys()
                assert not unknown, f"{name} has no column {sorted(unknown)}"
            if complete:
                connection.execute(table.insert(), complete)
    return warehouse
