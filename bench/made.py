"""Made-up companies to measure on: each is made once, as it takes a while, and kept in build/bench."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from data.warehouse import create_warehouse, open_warehouse

FOLDER = Path("build/bench")


def made(name: str, tables: Mapping[str, str]) -> Path:
    """The company's file, up to date; `tables` are the queries that give the rows of each table."""
    file = FOLDER / f"{name}.duckdb"
    if not file.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        begun = file.with_suffix(".begun")
        begun.unlink(missing_ok=True)
        warehouse = create_warehouse(f"duckdb:///{begun}")
        with warehouse.writing() as connection:
            for table, rows in tables.items():
                connection.exec_driver_sql(f"insert into {table} by name {rows}")
        warehouse.close()
        begun.rename(file)
    open_warehouse(f"duckdb:///{file}").close()  # brings what an older version made up to date
    return file
