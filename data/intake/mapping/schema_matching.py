"""Schema matching: which column of which table a file's headings mean, by name, usual name or similar name."""

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
# How similar a name must be to be proposed.
_MIN_SIMILARITY = 0.78


@dataclass(frozen=True)
class ColumnProposal:
    """The column proposed for a heading and why; `column` None: the heading is left out."""

    heading: str
    column: str | None
    reason: Reason


def list_loadable_columns(table: Table) -> tuple[str, ...]:
    """The columns of a table that a file may fill."""
    return tuple(list_file_columns(table))


def propose_columns(
    headings: Sequence[str], table: Table, confirmed: Mapping[str, str | None] | None = None
) -> list[ColumnProposal]:
    """Proposes a column for each heading, each column at most once.

    The surest comes first: confirmed before, the same name, a usual name, a similar name.

    Args:
        headings: The file's headings.
        table: The table that the file is for.
        confirmed: The column that each heading meant in an earlier file of this layout; None: it was left out.
    """
    columns = list_loadable_columns(table)
    proposals: dict[str, ColumnProposal] = {}

    def propose(heading: str, column: str | None, reason: Reason) -> None:
        used = {proposal.column for proposal in proposals.values()}
        if heading not in proposals and (column is None or (column in columns and column not in used)):
            proposals[heading] = ColumnProposal(heading, column, reason)

    for heading in headings:
        if confirmed is not None and heading in confirmed:
            propose(heading, confirmed[heading], Reason(REMEMBERED))
    columns_by_key = {normalize_heading(column): column for column in columns}
    for heading in headings:
        if normalize_heading(heading) in columns_by_key:
            propose(heading, columns_by_key[normalize_heading(heading)], Reason(SAME_NAME))
    synonyms = load_column_synonyms(table.name)
    for heading in headings:
        for column in synonyms.get(normalize_heading(heading), ()):
            propose(heading, column, Reason(USUAL_NAME))
    for heading in headings:
        used = {proposal.column for proposal in proposals.values()}
        free = [column for column in columns if column not in used]
        closest = difflib.get_close_matches(convert_to_column_name(heading), free, n=1, cutoff=_MIN_SIMILARITY)
        if closest:
            propose(heading, closest[0], Reason(SIMILAR, {"column": closest[0]}))
    return [proposals.get(heading, ColumnProposal(heading, None, Reason(UNKNOWN))) for heading in headings]


def fetch_confirmed_columns(warehouse: Warehouse, table: str, headings: Sequence[str]) -> dict[str, str | None] | None:
    """What the headings of such a file meant when it was stored last; None if there was none."""
    with warehouse.engine.connect() as connection:
        mapping = fetch_mapping(connection, table, fingerprint_layout(table, headings))
    return None if mapping is None else json.loads(mapping)


def rank_tables(headings: Sequence[str]) -> list[str]:
    """The tables from best to worst fit to the headings: more columns found, fewer keys missing."""
    return [table.name for table in sorted(TABLES, key=lambda table: _score_fit(headings, table), reverse=True)]


def find_missing_keys(mapped_columns: Iterable[str | None], table: Table) -> list[str]:
    """The key columns that a file must have and that are not among the mapped ones."""
    mapped = set(mapped_columns)
    return [
        key for key in get_key_columns(table) if key not in mapped and table.columns[key].info.get("default") is None
    ]


def _score_fit(headings: Sequence[str], table: Table) -> tuple[float, float]:
    proposals = [proposal for proposal in propose_columns(headings, table) if proposal.column]
    columns = {proposal.column for proposal in proposals}
    missing = find_missing_keys(columns, table)
    if missing:  # a file of something else that has a telephone number, too
        proposals = [proposal for proposal in proposals if proposal.column in set(table.columns.keys())]
    certainty = sum(1.0 if proposal.reason.template != SIMILAR else 0.5 for proposal in proposals)
    return certainty - 1.5 * len(missing), len(columns) / len(table.columns)


def find_target_table(name: str) -> Table:
    """The table of the contract with this name.

    Raises:
        UsageError: There is none, or no file may be loaded into it; the error names the nearest right one.
    """
    tables = {table.name: table for table in TABLES}
    if name in tables:
        return tables[name]
    if name in metadata.tables:
        raise UsageError("{table} is written by the program itself; no file is loaded into it.", table=name)
    near = suggest_similar(name, tables)
    mend = f"Did you mean {near}?" if near else f"The tables are {', '.join(tables)}."
    raise UsageError("{table} is not a table that files are loaded into. {mend}", table=name, mend=mend)
