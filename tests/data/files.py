"""Files as people send them, and what became of them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.intake.checks.report import LoadReport
from data.intake.load.pipeline import load_files
from data.schema import BATCH_TABLES
from data.warehouse import Warehouse
from data.warehouse.sql_fragments import quote_names


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with exactly this content; text is UTF-8 without a mark."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def load_text(
    warehouse: Warehouse,
    folder: Path,
    table: str,
    content: str | bytes,
    name: str = "file.csv",
    reject_rows: bool = False,
) -> LoadReport:
    """What became of one file with this content."""
    return load_files(warehouse, table, [write(folder, name, content)], reject_rows=reject_rows)[0]


def counts(report: LoadReport) -> tuple[int, int, int, int]:
    """New, changed, same, rejected."""
    return report.new, report.changed, report.same, report.rejected


def list_problems(report: LoadReport) -> list[tuple[int, str, str | None, str]]:
    """Line, column, value and reason of every problem."""
    return [(problem.line, problem.column, problem.value, str(problem.reason)) for problem in report.problems]


def rows(warehouse: Warehouse, sql: str, **binds: object) -> list[tuple[object, ...]]:
    """Rows of a query, null as None."""
    frame = warehouse.read(sql, binds)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame.itertuples(index=False)]


def everything(warehouse: Warehouse) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all business tables, in the contract's order of columns."""
    return {
        table.name: rows(warehouse, f'select {quote_names(table.columns.keys())} from "{table.name}" order by all')
        for table in BATCH_TABLES
    }
