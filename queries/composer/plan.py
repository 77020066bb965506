"""Planning: what of a call decides the statement's text, and which relations that statement stands on.

A condition of a filter that the reader did not set leaves the statement, and with it every relation that only the
condition needed; so the SQL that a person reads under "How is this computed?" holds what was really asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sqlglot import exp

from queries.catalog.fields import CATALOGUE, FIELDS
from queries.catalog.header import Source, find_placeholders, load_source
from queries.composer.field_sql import build_filter_condition, build_generated_relation, build_slice_column
from queries.filters import OTHER_FILTERS

SortOrder = tuple[tuple[str, bool], ...]
# A file, and the relation put into it in place of its own; '' where it stands as written.
RelationKey = tuple[str, str]

# The filters whose condition goes where they are not set; a field with a default is always set.
FILTER_BINDS = frozenset(name for name in FIELDS if not CATALOGUE[name].default) | (
    frozenset(OTHER_FILTERS) - {"segment"}
)


@dataclass(frozen=True)
class QueryPlan:
    """What of a call decides the statement's text; everything else is a bound value.

    Attributes:
        name: a file below queries/, without its ending.
        narrowing: what narrows the customers: fields, customer, criteria, search.
        by: the field that splits the result; its column is named so and stands first.
        cells: columns that rows must equal, each with whether it must be empty.
        is_void: there is nothing on record, so no row can be true.
        is_paged: only some rows are wanted, by the values row_limit and row_offset.
        is_counted: the number of rows is wanted, not the rows.
        criteria: the condition that the reader's criteria and segments come to, its values as `:names`.
        sort: (column, is_descending) pairs that order the rows before the result's own order does.
        columns: the columns wanted, in that order; all where empty.
        key: where set, the page is far down: rows of this column are sorted first, and only the page's own filled in.
        materialized: (file, table) pairs of materialized relations that are read from a table.
        is_aligned: those of them with a row for every customer have the same customers in the same order.
    """

    name: str
    narrowing: frozenset[str] = frozenset()
    by: str | None = None
    cells: tuple[tuple[str, bool], ...] = ()
    is_void: bool = False
    is_paged: bool = False
    is_counted: bool = False
    criteria: str = ""
    sort: SortOrder = ()
    columns: tuple[str, ...] = ()
    key: str = ""
    materialized: tuple[tuple[str, str], ...] = ()
    is_aligned: bool = False


@dataclass(frozen=True)
class PlannedRelation:
    """One relation of a statement.

    Attributes:
        key: the file and what is put into it.
        form: how its rows are read: by its statement, from its table, from the tables of what it joins, or as the
            literal rows of a rule.
        statement: its SQL with the placeholders of filters and slice filled in, where it is read by it.
        reads: the bare names in the statement → the relations that they mean.
    """

    key: RelationKey
    form: Literal["statement", "table", "joined_tables", "rule"]
    statement: exp.Query | None = None
    reads: Mapping[str, RelationKey] = field(default_factory=dict)


def plan_relations(plan: QueryPlan, *, is_ending_at_materialized: bool = False) -> list[PlannedRelation]:
    """The relations of the plan's statement, deepest first; the question itself stands last.

    Args:
        plan: the call.
        is_ending_at_materialized: a relation that can be materialized counts as a table, whether it is one or not.
    """
    walk = _Walk(plan, load_source(plan.name).overrides, frozenset(dict(plan.materialized)), is_ending_at_materialized)
    question = walk.plan_source((plan.name, ""), load_source(plan.name))
    return [*walk.relations.values(), question]


@dataclass
class _Walk:
    plan: QueryPlan
    overrides: Mapping[str, str]
    tables: frozenset[str]
    is_ending_at_materialized: bool
    relations: dict[RelationKey, PlannedRelation] = field(default_factory=dict)

    def plan_source(self, key: RelationKey, source: Source) -> PlannedRelation:
        """The source with its placeholders filled in; what it reads is added to `relations` before it."""
        statement, uses = self._fill_in(source)
        is_changed = source.from_fields or source.placeholders & {"filters", *FILTER_BINDS}
        read = {table.name for table in statement.find_all(exp.Table)} if is_changed else source.table_names
        reads: dict[str, RelationKey] = {}
        for used, rows in uses:
            bare = used.rpartition("/")[2]
            if bare not in read:
                continue
            reads[bare] = (self.overrides.get(used, used), rows)
            if reads[bare] not in self.relations:
                self.relations[reads[bare]] = self._plan_relation(reads[bare])
        return PlannedRelation(key, "statement", statement, reads)

    def _plan_relation(self, key: RelationKey) -> PlannedRelation:
        file, rows = key
        if file.startswith("rules/"):
            return PlannedRelation(key, "rule")
        source = load_source(file, rows)
        if file in self.tables or (self.is_ending_at_materialized and source.is_materialized):
            return PlannedRelation(key, "table")
        # A join looks up one customer in each table; row by row the tables would be read through.
        is_row_by_row = self.plan.is_aligned and "customer" not in self.plan.narrowing
        if is_row_by_row and source.is_positional and set(source.uses) <= self.tables:
            return PlannedRelation(key, "joined_tables")
        return self.plan_source(key, source)

    def _fill_in(self, source: Source) -> tuple[exp.Query, list[tuple[str, str]]]:
        """The source's statement as this call wants it, and the relations that it may read."""
        plan = self.plan
        if source.from_fields and (generated := build_generated_relation(source.from_fields, plan.by)):
            return generated.query, [(relation, "") for relation in generated.relations]
        uses = [(used, source.rows_of.get(used, "")) for used in source.uses]
        statement = source.statement.copy()
        if unset := source.placeholders & FILTER_BINDS - plan.narrowing:
            _drop_conditions(statement, unset)
        insertions = source.placeholders & {"filters", "slice"}
        for placeholder in list(statement.find_all(exp.Placeholder)) if insertions else []:
            if placeholder.name == "slice":
                placeholder.replace(build_slice_column(*_find_rows(source), plan.by))
            elif placeholder.name == "filters":
                condition, relations = build_filter_condition(*_find_rows(source), plan.narrowing, plan.criteria)
                placeholder.replace(condition)
                uses += [(relation, "") for relation in relations if (relation, "") not in uses]
        return statement, uses


def _find_rows(source: Source) -> tuple[str, frozenset[str]]:
    """The alias of the first relation that the source reads, and that relation's columns."""
    table = next(source.statement.find_all(exp.Table))
    used = next(used for used in source.uses if used.rpartition("/")[2] == table.name)
    columns = load_source(used, source.rows_of.get(used, "")).columns
    return table.alias_or_name, frozenset(column.name for column in columns)


def _drop_conditions(statement: exp.Expr, unset: frozenset[str]) -> None:
    """Leaves out each condition of a WHERE that speaks of a filter which is not set."""
    for where in statement.find_all(exp.Where):
        conditions = list(where.this.flatten()) if isinstance(where.this, exp.And) else [where.this]
        remaining = [part for part in conditions if not find_placeholders(part) & unset]
        if remaining and len(remaining) < len(conditions):
            where.set("this", exp.and_(*remaining, copy=False))
