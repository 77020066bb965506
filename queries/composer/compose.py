"""From a question's name to one statement: its file, and every relation it stands on, as one WITH.

A condition of a filter that the reader did not set leaves the statement, and with it every relation that only the
condition needed; so the SQL that a person reads under "How is this computed?" holds what was really asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlglot
from sqlglot import exp

from data.rules import RuleValue, load_rules
from queries.catalog.fields import find_slice_file
from queries.catalog.header import Source, load_source
from queries.composer.positional_join import build_positional_join
from queries.filters import FIELDS, OTHER_FILTERS

MaterializedTables = tuple[tuple[str, str], ...]

# The side is always set: external customers, unless the reader says otherwise.
FILTER_BINDS = (frozenset(FIELDS) - {"side"}) | (frozenset(OTHER_FILTERS) - {"segment"})
# What the expression of a reader's criteria may stand on beside the attributes themselves.
CRITERIA_RELATIONS = ("staging/tag_assignments", "staging/branch_hierarchy")


def compose_statement(
    name: str,
    narrowing: frozenset[str],
    by: str | None,
    criteria: str = "",
    materialized: MaterializedTables = (),
    is_aligned: bool = False,
) -> exp.Query:
    """The question's statement with every relation it stands on.

    Args:
        name: a file below queries/, without its ending.
        chosen: what narrows the customers: fields, customer, criteria, search.
        by: the customer field that splits the result.
        criteria: the condition on a row `a` of profile/customer_attributes that stands for `:criteria`.
        kept: (file, table) pairs of stored relations to read from a table.
        is_in_order: those with a row for every customer have the same customers in the same order.
    """
    # Of one customer alone a join looks up a row in each table; laid side by side they are read through.
    is_laid = is_aligned and "customer" not in narrowing
    composer = _Composer(
        narrowing, by, criteria, load_source(name).overrides, dict(materialized), is_positional=is_laid
    )
    statement = composer.collect(load_source(name))
    rename_slice_column(statement, by)
    own = statement.args.pop("with_", None)
    ctes = [_build_cte(relation, body) for relation, body in composer.relations.items()]
    if own is not None:
        ctes += own.expressions
    if ctes:
        recursive = own is not None and bool(own.args.get("recursive"))
        statement.set("with_", exp.With(expressions=ctes, recursive=recursive))
    return statement


def find_materialized_relations(name: str, narrowing: frozenset[str], by: str | None, criteria: str) -> frozenset[str]:
    """The stored relations that the question stands on, without those that only they stand on."""
    asked = load_source(name)
    if asked.overrides:  # what takes a relation's place changes the ones above it, and tables are kept without that
        return frozenset()
    composer = _Composer(narrowing, by, criteria, asked.overrides, is_collecting=True)
    composer.collect(asked)
    return frozenset(composer.found_materialized)


def find_placeholders(statement: exp.Expr) -> frozenset[str]:
    """The names of the values that the statement takes."""
    return frozenset(placeholder.name for placeholder in statement.find_all(exp.Placeholder))


@dataclass
class _Composer:
    """One composition; `relations` fills up with what the statement stands on, deepest first."""

    narrowing: frozenset[str]
    by: str | None
    criteria: str
    overrides: Mapping[str, str]
    materialized: dict[str, str] = field(default_factory=dict)
    is_positional: bool = False
    is_collecting: bool = False
    found_materialized: set[str] = field(default_factory=set)
    relations: dict[str, exp.Query] = field(default_factory=dict)

    def collect(self, query_source: Source) -> exp.Query:
        """The question's own statement; the relations below it are added to `relations`."""
        statement = query_source.statement.copy()
        _drop_conditions(statement, FILTER_BINDS - self.narrowing)
        uses = query_source.uses
        if self.criteria and "criteria" in find_placeholders(statement):
            self._insert_criteria(statement)
            uses += CRITERIA_RELATIONS
        spoken = {table.name for table in statement.find_all(exp.Table)}
        for used in uses:
            folder, _, relation = used.rpartition("/")
            if relation not in spoken or relation in self.relations:
                continue
            if folder == "rules":
                self.relations[relation] = _build_literal_rows(load_rules().relations[relation])
                continue
            self.relations[relation] = self._build_relation(find_slice_file(self.overrides.get(used, used), self.by))
        return statement

    def _build_relation(self, file: str) -> exp.Query:
        if file in self.materialized:
            columns = [exp.column(column.name, quoted=True) for column in load_source(file).columns]
            return exp.select(*columns).from_(exp.to_table(self.materialized[file]))
        if self.is_collecting and load_source(file).is_materialized:
            self.found_materialized.add(file)
            return exp.select("*")
        if (
            self.is_positional
            and load_source(file).is_positional
            and set(load_source(file).uses) <= set(self.materialized)
        ):
            return build_positional_join(load_source(file), self.materialized)
        return self.collect(load_source(file))

    def _insert_criteria(self, statement: exp.Query) -> None:
        for place in list(statement.find_all(exp.Placeholder)):
            if place.name == "criteria":
                place.replace(exp.paren(sqlglot.parse_one(self.criteria, read="duckdb")))


def _drop_conditions(statement: exp.Query, unset: frozenset[str]) -> None:
    """Leaves out each condition of a WHERE that speaks of a filter field which is not set."""
    for where in statement.find_all(exp.Where):
        conditions = list(where.this.flatten()) if isinstance(where.this, exp.And) else [where.this]
        kept = [part for part in conditions if not find_placeholders(part) & unset]
        if kept and len(kept) < len(conditions):
            where.set("this", exp.and_(*kept, copy=False))


def _build_cte(relation: str, body: exp.Query) -> exp.CTE:
    return exp.CTE(this=body, alias=exp.TableAlias(this=exp.to_identifier(relation)))


def _build_literal_rows(rows: tuple[dict[str, RuleValue], ...]) -> exp.Query:
    """A rule that is a table, as a union of literals, which every engine reads; what it says is for people only."""
    selects = [
        exp.select(*(exp.alias_(exp.convert(value), column) for column, value in row.items() if column != "says"))
        for row in rows
    ]
    return exp.union(*selects, distinct=False) if len(selects) > 1 else selects[0]


def rename_slice_column(statement: exp.Query, by: str | None) -> None:
    """Names the column by the field that splits, and puts it first; without one it goes."""
    if "slice" not in statement.named_selects:
        return
    rest = [column for column in statement.selects if column.alias_or_name != "slice"]
    whole = next(column for column in statement.selects if column.alias_or_name == "slice")
    named = [exp.alias_(whole.unalias(), by, quoted=True)] if by else []
    statement.set("expressions", named + rest)
