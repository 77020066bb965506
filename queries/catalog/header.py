"""A `.sql` file as the composer sees it: its promise (the header) and its statement (parsed)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from queries.catalog.expansion import expand_each, expand_stars
from queries.catalog.fields import CATALOGUE, DEAL_FIELDS, FIELDS, FILTER_RELATIONS
from queries.catalog.header_checks import UNITS, check_columns, check_header, check_statement
from queries.catalog.header_parser import Column, Header, HeaderError, parse_header

__all__ = [
    "UNITS",
    "Column",
    "HeaderError",
    "Source",
    "find_placeholders",
    "has_dependency",
    "load_source",
    "names",
    "read_all",
]

QUERY_FOLDER = Path(__file__).parents[1]
# The folders of relations that questions of several subjects stand on; each uses only those before it.
RELATION_ROOMS = ("staging", "periods", "activity", "profile", "dimensions", "selection")


@dataclass(frozen=True)
class Source:
    """One question's or relation's file.

    Attributes:
        name: the file below queries/, without its ending.
        sentence: what it answers.
        grain: what one row is, in words.
        uses: the relations it reads, by folder and name.
        subject: the facts whose latest day is the default of as_of.
        adds_up: columns whose rows sum to the whole in a split by a customer field.
        columns: the columns promised, in order.
        statement: the parsed SQL; callers copy it before they change it.
        key: columns that tell its rows apart; empty where the header names none.
        columns_of: relations whose columns it passes on after its own: `relation.*` stands for them.
        overrides: relation → the one that takes its place below this question.
        rows_of: used relation → the relation that is put into it in place of its own (`uses: a of b`).
        is_materialized: it may be read from a table that is cached until the data change.
        ordered_by: the column in whose order that table has one row for every customer; '' elsewhere.
        is_positional: the tables of what it joins may be joined row by row.
        from_fields: what the composer puts in place of its statement, made of fields.toml; '' elsewhere.
    """

    name: str
    sentence: str
    grain: str
    uses: tuple[str, ...]
    subject: str
    adds_up: tuple[str, ...]
    columns: tuple[Column, ...]
    statement: exp.Query
    key: tuple[str, ...] = ()
    columns_of: tuple[str, ...] = ()
    overrides: Mapping[str, str] = field(default_factory=dict)
    rows_of: Mapping[str, str] = field(default_factory=dict)
    is_materialized: bool = False
    ordered_by: str = ""
    is_positional: bool = False
    from_fields: str = ""

    @cached_property
    def placeholders(self) -> frozenset[str]:
        """The names of the values and insertions that the statement takes."""
        return find_placeholders(self.statement)

    @cached_property
    def table_names(self) -> frozenset[str]:
        """The bare names of what the statement reads, its own CTEs among them."""
        return frozenset(table.name for table in self.statement.find_all(exp.Table))

    @property
    def is_splittable(self) -> bool:
        """Whether the result carries the slice that `--by` fills."""
        return "slice" in self.statement.named_selects

    @property
    def split_fields(self) -> tuple[str, ...]:
        """The fields by which the result can be split: those of customers, for opportunities also the product."""
        if not self.is_splittable:
            return ()
        has_deals = has_dependency(self.name, "dimensions/deal_slices")
        return tuple(dict.fromkeys((*FIELDS, *DEAL_FIELDS))) if has_deals else FIELDS

    def column(self, name: str) -> Column:
        """The promised column of this name; raises StopIteration when the header has none."""
        return next(column for column in self.columns if column.name == name)


def names() -> tuple[str, ...]:
    """Every question that can be asked, sorted; relations of the rooms below them are not questions."""
    files = (path.relative_to(QUERY_FOLDER).with_suffix("").as_posix() for path in QUERY_FOLDER.glob("*/*.sql"))
    return tuple(sorted(name for name in files if name.split("/")[0] not in RELATION_ROOMS))


def read_all() -> None:
    """Reads and checks every file, so that no reader waits for it.

    Raises:
        HeaderError: a file breaks its form.
        ValueError: fields.toml names a relation or column that is not there.
    """
    for path in QUERY_FOLDER.rglob("*.sql"):
        load_source(path.relative_to(QUERY_FOLDER).with_suffix("").as_posix())
    for entry in CATALOGUE.values():
        _check_field(entry.name, entry.relation, {entry.column, *entry.only} | ({entry.key} if entry.key else set()))
        _check_field(entry.name, entry.within, {entry.key, "member_id", "member"})
        _check_field(entry.name, entry.deals, {"opportunity_id", entry.name})


def _check_field(name: str, relation: str, columns: set[str]) -> None:
    if not relation:
        return
    if not (QUERY_FOLDER / f"{relation}.sql").is_file():
        raise ValueError(f"fields.toml [{name}]: there is no relation {relation}")
    if missing := columns - {column.name for column in load_source(relation).columns}:
        raise ValueError(f"fields.toml [{name}]: {relation} has no column {sorted(missing)[0]}")


@cache
def load_source(name: str, rows: str = "") -> Source:
    """The file of that name, read and parsed once.

    Args:
        name: a file below queries/, without its ending.
        rows: a relation that is put in the place of the one that the file uses; the file passes on all its columns.

    Raises:
        HeaderError: the file breaks its form; the sentence says file and line.
    """
    if rows:
        return _put_rows(load_source(name), load_source(rows))
    text = (QUERY_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    header = parse_header(name, text)
    check_header(header, QUERY_FOLDER)
    statement = _parse_statement(header, text)
    check_statement(header, statement, text)
    columns = [column for _, column in header.columns]
    columns_of = header.list_items("columns_of")
    expand_stars(statement, columns, [load_source(part).columns for part in columns_of])
    check_columns(header, [column.name for column in columns], statement.named_selects, text)
    if each := header.list_items("each"):
        expand_each(statement, each)
    used = [item.partition(" of ") for item in header.list_items("uses")]
    return Source(
        name=name,
        sentence=header.sentence,
        grain=header.get_note("grain"),
        uses=tuple(relation for relation, _, _ in used),
        subject=header.get_note("subject") or "purchases",
        adds_up=header.list_items("adds_up"),
        columns=tuple(columns),
        statement=statement,
        key=header.list_items("key"),
        columns_of=columns_of,
        overrides=dict(_split_override(item) for item in header.list_items("override")),
        rows_of={relation: rows for relation, _, rows in used if rows},
        is_materialized="materialized" in header.notes,
        ordered_by=header.get_note("ordered_by"),
        is_positional="positional" in header.notes,
        from_fields=header.get_note("from_fields"),
    )


def _parse_statement(header: Header, text: str) -> exp.Query:
    try:
        statement = sqlglot.parse_one(text, read="duckdb")
    except SqlglotError as error:
        details: dict[str, Any] = next(iter(getattr(error, "errors", [])), {})
        problem = details.get("description") or str(error)
        raise HeaderError(header.name, details.get("line") or 1, f"the SQL cannot be parsed: {problem}") from error
    if not isinstance(statement, exp.Query):
        raise HeaderError(header.name, len(text.splitlines()), "the file is not a query")
    for node in statement.walk():
        node.comments = None
    statement.comments = [f" {header.sentence} "]
    return statement


def _split_override(item: str) -> tuple[str, str]:
    replaced, _, replacement = item.partition(" is ")
    return replaced, replacement


def _put_rows(source: Source, rows: Source) -> Source:
    """The source over the rows of another relation than its own, with all their columns."""
    if len(source.uses) != 1 or not isinstance(source.statement, exp.Select):
        raise ValueError(f"queries/{source.name}.sql uses more than one relation, so none can take its place")
    statement = source.statement.copy()
    own_name = source.uses[0].rpartition("/")[2]
    table = next(table for table in statement.find_all(exp.Table) if table.name == own_name)
    alias = table.alias_or_name
    table.replace(exp.alias_(exp.to_table(rows.name.rpartition("/")[2]), alias, table=True))
    statement.set("expressions", [exp.column(column.name, alias) for column in rows.columns])
    return replace(source, uses=(rows.name,), columns=rows.columns, statement=statement)


def find_placeholders(statement: exp.Expr) -> frozenset[str]:
    """The names of the values that the statement takes."""
    return frozenset(placeholder.name for placeholder in statement.find_all(exp.Placeholder))


@cache
def has_dependency(name: str, relation: str) -> bool:
    """Whether the file uses the relation, or a file that it uses does."""
    source = load_source(name)
    below = {*source.uses, *source.rows_of.values()}
    if "filters" in source.placeholders:
        below |= FILTER_RELATIONS
    return any(used == relation or has_dependency(used, relation) for used in below if not used.startswith("rules/"))
