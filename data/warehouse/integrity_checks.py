"""Integrity checks of the warehouse: rows, freshness, orphans, duplicates and unlisted values, per table."""

import pandas as pd

from data.schema import (
    DATE_COLUMNS,
    PERMITTED_VALUES,
    REFERENCES,
    TABLES,
    get_key_columns,
    get_reference_columns,
    metadata,
)
from data.warehouse.connections import Warehouse
from data.warehouse.sql_fragments import quote_names


def check_integrity(warehouse: Warehouse) -> pd.DataFrame:
    """Check every table of the contract.

    Returns:
        One row per table with columns table (text), rows (count), latest (the latest day of its column DATE_COLUMNS),
        orphans (count of references to rows that are not there), duplicates (count of rows beyond the first of a key),
        out_of_list (count of values that are not permitted) and missing (the columns it lacks, or "the table", as
        text). The counts of a table that lacks something are 0.
    """
    existing_columns = _load_columns(warehouse)
    rows = []
    for table in TABLES:
        existing = existing_columns.get(table.name, set())
        lacking = [name for name in table.columns.keys() if name not in existing]  # noqa: SIM118
        if lacking:
            missing = ", ".join(lacking) if existing else "the table"
            rows.append(pd.DataFrame([{"table": table.name, **_EMPTY_COUNTS, "missing": missing}]))
        else:
            rows.append(warehouse.read(_build_check_sql(table.name), {}).assign(missing=None))
    result = pd.concat([row.astype(_COUNT_TYPES) for row in rows], ignore_index=True)
    return result.astype({"missing": "str"})


def is_sound(result: pd.DataFrame) -> bool:
    """Whether a result of `check_integrity` has no orphan, duplicate, unlisted value or missing column."""
    return bool(
        result["missing"].isna().all() and not result[["orphans", "duplicates", "out_of_list"]].to_numpy().any()
    )


_EMPTY_COUNTS = {"rows": 0, "latest": pd.NaT, "orphans": 0, "duplicates": 0, "out_of_list": 0}
_COUNT_TYPES = {
    "rows": "int64",
    "latest": "datetime64[us]",
    "orphans": "int64",
    "duplicates": "int64",
    "out_of_list": "int64",
}


def _load_columns(warehouse: Warehouse) -> dict[str, set[str]]:
    columns = warehouse.read("select table_name, column_name from information_schema.columns", {})
    return {str(table): set(names) for table, names in columns.groupby("table_name")["column_name"]}


def _build_check_sql(name: str) -> str:
    """The check of one table in one statement, so that its numbers are of one moment."""
    latest = f'cast(max("{DATE_COLUMNS[name]}") as date)' if name in DATE_COLUMNS else "cast(null as date)"
    table = metadata.tables[name]
    # The database enforces a primary key by itself.
    duplicates = "0"
    if table.info.get("unique"):
        distinct_keys = f'select distinct {quote_names(get_key_columns(table))} from "{name}"'
        duplicates = f'(select count(*) from "{name}") - (select count(*) from ({distinct_keys}) as keys)'
    return (
        f"select '{name}' as \"table\", count(*) as rows, {latest} as latest, {_build_orphans_sql(name)} as orphans, "
        f'{duplicates} as duplicates, {_build_unlisted_values_sql(name)} as out_of_list from "{name}"'
    )


def _build_orphans_sql(name: str) -> str:
    counts = []
    for (source, column), target in REFERENCES.items():
        if source == name:
            match = " and ".join(f'there."{key}" = here."{own}"' for own, key in get_reference_columns(source, column))
            orphaned = f'here."{column}" is not null and not exists (select 1 from "{target}" as there where {match})'
            counts.append(f'(select count(*) from "{name}" as here where {orphaned})')
    return " + ".join(counts) or "0"


def _build_unlisted_values_sql(name: str) -> str:
    counts = [
        f'count(*) filter (where "{column}" not in ({", ".join(map(repr, among))}))'
        for (table, column), among in PERMITTED_VALUES.items()
        if table == name
    ]
    return " + ".join(counts) or "0"
