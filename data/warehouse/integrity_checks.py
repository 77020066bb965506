"""Is the warehouse sound? Rows, freshness, orphans, duplicates and values outside their lists, per table."""

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


def check_integrity(warehouse: Warehouse) -> pd.DataFrame:
    """One row per table of the contract.

    Columns: table, rows, latest (the day of its newest row), orphans (rows that name a row which is not there),
    duplicates (rows beyond the first of a key), out_of_list (values that their column may not have), and missing (what
    the table lacks of the contract, as text). Numbers of a missing table are 0.
    """
    there = _load_columns(warehouse)
    rows = []
    for table in TABLES:
        lacking = [column for column in table.columns.keys() if column not in there.get(table.name, set())]  # noqa: SIM118
        if table.name not in there or lacking:
            missing = ", ".join(lacking) if table.name in there else "the table"
            rows.append(pd.DataFrame([{"table": table.name, **_EMPTY_COUNTS, "missing": missing}]))
        else:
            rows.append(warehouse.read(_build_check_sql(table.name), {}).assign(missing=None))
    found = pd.concat([row.astype(_COUNT_TYPES) for row in rows], ignore_index=True)
    return found.astype({"missing": "str"})


def is_sound(result: pd.DataFrame) -> bool:
    """Whether a check found nothing wrong."""
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
    found = warehouse.read("select table_name, column_name from information_schema.columns", {})
    return {str(name): set(part) for name, part in found.groupby("table_name")["column_name"]}


def _build_check_sql(name: str) -> str:
    """The whole check of one table in one statement, so that its numbers fit each other."""
    latest = f'cast(max("{DATE_COLUMNS[name]}") as date)' if name in DATE_COLUMNS else "cast(null as date)"
    table = metadata.tables[name]
    named = ", ".join(f'"{key}"' for key in get_key_columns(table))
    # A primary key holds by itself.
    repeated = (
        f'(select count(*) from "{name}") - (select count(*) from (select distinct {named} from "{name}") as once)'
    )
    duplicates = repeated if table.info.get("unique") else "0"
    return (
        f"select '{name}' as \"table\", count(*) as rows, {latest} as latest, {_build_orphans_sql(name)} as orphans, "
        f'{duplicates} as duplicates, {_build_unlisted_values_sql(name)} as out_of_list from "{name}"'
    )


def _build_orphans_sql(name: str) -> str:
    counts = []
    for (source, column), target in REFERENCES.items():
        if source == name:
            match = " and ".join(f'there."{key}" = here."{own}"' for own, key in get_reference_columns(source, column))
            lost = f'here."{column}" is not null and not exists (select 1 from "{target}" as there where {match})'
            counts.append(f'(select count(*) from "{name}" as here where {lost})')
    return " + ".join(counts) or "0"


def _build_unlisted_values_sql(name: str) -> str:
    counts = [
        f'count(*) filter (where "{column}" not in ({", ".join(map(repr, among))}))'
        for (table, column), among in PERMITTED_VALUES.items()
        if table == name
    ]
    return " + ".join(counts) or "0"
