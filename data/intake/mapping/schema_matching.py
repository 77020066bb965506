"""Which column of which table a file's headings mean: by name, by what people call it, by the most similar name."""

import difflib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Table

from data.errors import UsageError
from data.intake.mapping.confirmed_mappings import fetch_mapping, fingerprint_layout
from data.intake.readers.header import convert_to_column_name
from data.intake.readers.heading_synonyms import load_column_synonyms, normalize_heading
from data.parsing.suggestions import suggest_similar
from data.reason import Reason
from data.schema import TABLES, get_key_columns, list_file_columns, metadata
from data.warehouse import Warehouse

REMEMBERED = "as confirmed for this layout before"
SAME_NAME = "has the column's name"
USUAL_NAME = "is a usual name for it"
SIMILAR = "is written much like {column}"
UNKNOWN = "no column of the table has a name like this"
# How similar a name must be to be proposed at all.
_MIN_SIMILARITY = 0.78


@dataclass(frozen=True)
class ColumnProposal:
    """What a heading is thought to mean; no column: it is left out."""

    heading: str
    column: str | None
    reason: Reason


def list_loadable_columns(table: Table) -> tuple[str, ...]:
    """The columns of a table that a file may fill."""
    return tuple(list_file_columns(table))


def propose_columns(
    headings: Sequence[str], table: Table, confirmed: Mapping[str, str | None] | None = None
) -> list[ColumnProposal]:
    """A column for each heading, each column at most once; the surest first: remembered, same name, usual, similar."""
    columns = list_loadable_columns(table)
    found: dict[str, ColumnProposal] = {}

    def take(heading: str, column: str | None, reason: Reason) -> None:
        taken = {one.column for one in found.values()}
        if heading not in found and (column is None or (column in columns and column not in taken)):
            found[heading] = ColumnProposal(heading, column, reason)

    for heading in headings:
        if confirmed is not None and heading in confirmed:
            take(heading, confirmed[heading], Reason(REMEMBERED))
    same = {normalize_heading(column): column for column in columns}
    for heading in headings:
        if normalize_heading(heading) in same:
            take(heading, same[normalize_heading(heading)], Reason(SAME_NAME))
    names = load_column_synonyms(table.name)
    for heading in headings:
        for column in names.get(normalize_heading(heading), ()):
            take(heading, column, Reason(USUAL_NAME))
    for heading in headings:
        free = [column for column in columns if column not in {one.column for one in found.values()}]
        near = difflib.get_close_matches(convert_to_column_name(heading), free, n=1, cutoff=_MIN_SIMILARITY)
        if near:
            take(heading, near[0], Reason(SIMILAR, {"column": near[0]}))
    return [found.get(heading, ColumnProposal(heading, None, Reason(UNKNOWN))) for heading in headings]


def fetch_confirmed_columns(warehouse: Warehouse, table: str, headings: Sequence[str]) -> dict[str, str | None] | None:
    """What the headings of such a file meant when it was stored last; None when there was none."""
    with warehouse.engine.connect() as connection:
        kept = fetch_mapping(connection, table, fingerprint_layout(table, headings))
    return None if kept is None else json.loads(kept)


def rank_tables(headings: Sequence[str]) -> list[str]:
    """The tables in the order in which they fit the headings: columns found, less the keys that are not."""
    return [table.name for table in sorted(TABLES, key=lambda table: _score_fit(headings, table), reverse=True)]


def find_missing_keys(mapped_columns: Iterable[str | None], table: Table) -> list[str]:
    """The columns that must be in a file and are not among those found."""
    have = set(mapped_columns)
    return [key for key in get_key_columns(table) if key not in have and table.columns[key].info.get("default") is None]


def _score_fit(headings: Sequence[str], table: Table) -> tuple[float, float]:
    proposed = [one for one in propose_columns(headings, table) if one.column]
    found = {one.column for one in proposed}
    if find_missing_keys(found, table):  # a file of something else that has a telephone number, too
        proposed = [one for one in proposed if one.column in set(table.columns.keys())]
    sure = sum(1.0 if one.reason.template != SIMILAR else 0.5 for one in proposed)
    return sure - 1.5 * len(find_missing_keys(found, table)), len(found) / len(table.columns)


def find_target_table(name: str) -> Table:
    """The table of the contract with this name. Raises CallError with the nearest right one."""
    tables = {table.name: table for table in TABLES}
    if name in tables:
        return tables[name]
    if name in metadata.tables:
        raise UsageError("{table} is written by the program itself; no file is loaded into it.", table=name)
    near = suggest_similar(name, tables)
    mend = f"Did you mean {near}?" if near else f"The tables are {', '.join(tables)}."
    raise UsageError("{table} is not a table that files are loaded into. {mend}", table=name, mend=mend)
