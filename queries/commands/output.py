"""Rows for people and for programs: an aligned table, CSV, or JSON without rounding."""

import csv
import json
import sys
from collections.abc import Iterable
from typing import TextIO

import pandas as pd

from data.settings import load_settings
from data.warehouse import open_warehouse
from queries.catalog.header import Source, names
from queries.commands.arguments import Command
from queries.composer.execution import run
from queries.composer.plan import QueryPlan
from queries.composer.printer import print_sql
from queries.composer.request import describe
from queries.composer.resolved_filters import resolve_without_warehouse

PlainValue = str | int | float | bool | None


def print_listing(command: Command) -> None:
    """Every question with its sentence."""
    rows: list[dict[str, PlainValue]] = [{"name": name, "sentence": describe(name).sentence} for name in names()]
    _write_rows(rows, ["name", "sentence"], command.format, sys.stdout)


def print_statement(command: Command) -> None:
    """The SQL of a question for one engine; it needs no warehouse."""
    narrowing, criteria = resolve_without_warehouse(command.filters)
    plan = QueryPlan(command.name, narrowing, command.by, criteria=criteria)
    print(print_sql(plan, command.engine, pretty=True).text)


def print_rows(command: Command) -> None:
    """The rows of a question."""
    warehouse = open_warehouse(command.url or load_settings().warehouse_url, read_only=True)
    frame = run(
        warehouse,
        command.name,
        command.filters,
        command.by,
        command.only,
        command.limit,
        sort=command.sort,
        columns=command.columns,
    )
    header = describe(command.name)
    columns = [str(column) for column in frame.columns]
    plain = [_convert_column(frame[column], _find_unit(header, column)) for column in columns]
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*plain, strict=True)]
    _write_rows(rows, columns, command.format, sys.stdout)


def _find_unit(header: Source, column: str) -> str:
    return next((promised.unit for promised in header.columns if promised.name == column), "text")


def _convert_column(column: pd.Series, unit: str) -> list[PlainValue]:
    """The column's values as JSON knows them: days and moments in ISO form, None where there is none."""
    values: Iterable[object] = column.astype(object).where(column.notna(), None)
    if unit == "date":
        return [None if value is None else pd.Timestamp(str(value)).date().isoformat() for value in values]
    if unit == "time":
        return [None if value is None else pd.Timestamp(str(value)).isoformat() for value in values]
    return [value.item() if hasattr(value, "item") else value for value in values]  # type: ignore[misc]  # others are plain


def _write_rows(rows: list[dict[str, PlainValue]], columns: list[str], output_format: str, out: TextIO) -> None:
    if output_format == "json":
        json.dump(rows, out, ensure_ascii=False, allow_nan=False, indent=1)
        out.write("\n")
    elif output_format == "csv":
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        frame = pd.DataFrame(rows, columns=columns).astype(object)
        text = (
            frame.map(_format_value).to_string(index=False, na_rep="—") if rows else "  ".join(columns) + "\n(no rows)"
        )
        out.write(text + "\n")


def _format_value(value: PlainValue) -> PlainValue:
    return "—" if value is None or value != value else f"{value:,.6g}" if isinstance(value, float) else value
