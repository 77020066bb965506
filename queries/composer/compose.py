"""Composing: from a plan to one statement, the question with every relation that it stands on as one WITH."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlglot import exp

from data.rules import load_rules
from data.schema import metadata
from queries.catalog.header import load_source
from queries.composer.paging import select_rows
from queries.composer.plan import PlannedRelation, QueryPlan, RelationKey, plan_relations
from queries.composer.positional_join import build_positional_join


def build_statement(plan: QueryPlan) -> exp.Query:
    """The statement of a plan: its relations, the question, and which of its rows are wanted in which order."""
    if plan.key and plan.is_paged:
        keys = build_statement(replace(plan, key="", columns=(plan.key,)))
        page = build_statement(replace(plan, key="", is_paged=False))
        return page.where(exp.In(this=exp.column(plan.key, table="result", quoted=True), query=keys.subquery()))
    return select_rows(compose_relations(plan), plan)


def compose_relations(plan: QueryPlan) -> exp.Query:
    """The question's own statement, with the relations that it stands on before it; its slice is named by the split."""
    planned = plan_relations(plan)
    *relations, question = [(relation.key, _build_query(relation, dict(plan.materialized))) for relation in planned]
    names = _name_relations([key for key, _ in relations], [query for _, query in (*relations, question)])
    for relation, (_, query) in zip(planned, (*relations, question), strict=True):
        _rename_tables(query, {bare: names[key] for bare, key in relation.reads.items()})
    statement = question[1]
    _rename_slice_column(statement, plan.by)
    own = statement.args.pop("with_", None)
    ctes = [exp.CTE(this=query, alias=exp.TableAlias(this=exp.to_identifier(names[key]))) for key, query in relations]
    if own is not None:
        ctes += own.expressions
    if ctes:
        is_recursive = own is not None and bool(own.args.get("recursive"))
        statement.set("with_", exp.With(expressions=ctes, recursive=is_recursive))
    return statement


def _build_query(relation: PlannedRelation, tables: Mapping[str, str]) -> exp.Query:
    file, rows = relation.key
    if relation.form == "rule":
        return _build_literal_rows(file.removeprefix("rules/"))
    if relation.form == "table":
        columns = [exp.column(column.name, quoted=True) for column in load_source(file, rows).columns]
        return exp.select(*columns).from_(exp.to_table(tables[file]))
    if relation.form == "joined_tables":
        return build_positional_join(load_source(file, rows), tables)
    assert relation.statement is not None
    return relation.statement


def _build_literal_rows(rule: str) -> exp.Query:
    """A rule that is a table, as a union of literals, which every engine reads; without `says`, a text for people."""
    selects = [
        exp.select(*(exp.alias_(exp.convert(value), column) for column, value in row.items() if column != "says"))
        for row in load_rules().relations[rule]
    ]
    return exp.union(*selects, distinct=False) if len(selects) > 1 else selects[0]


def _name_relations(keys: Iterable[RelationKey], queries: Iterable[exp.Query]) -> dict[RelationKey, str]:
    """A name in the statement for each relation: its own, with its folder where that one is used otherwise."""
    reserved = {cte.alias for query in queries for cte in query.find_all(exp.CTE)} | set(metadata.tables)
    names: dict[RelationKey, str] = {}
    for file, rows in keys:
        bare = file.rpartition("/")[2]
        candidates = (bare, f"{bare}_of_{rows.rpartition('/')[2]}" if rows else file.replace("/", "_"))
        name = next((candidate for candidate in candidates if candidate not in reserved), candidates[-1])
        while name in reserved:
            name += "_"
        reserved.add(name)
        names[file, rows] = name
    return names


def _rename_tables(query: exp.Query, names: Mapping[str, str]) -> None:
    """Gives the relations that the query reads their names in the statement; the old name stays as the alias."""
    changed = {bare: name for bare, name in names.items() if name != bare}
    for table in query.find_all(exp.Table) if changed else []:
        if table.db or table.name not in changed:
            continue
        if not table.alias:
            table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name)))
        table.set("this", exp.to_identifier(changed[table.name]))


def _rename_slice_column(statement: exp.Query, by: str | None) -> None:
    """Names the column by the field that splits, and puts it first; without one it goes."""
    if "slice" not in statement.named_selects:
        return
    rest = [column for column in statement.selects if column.alias_or_name != "slice"]
    slice_column = next(column for column in statement.selects if column.alias_or_name == "slice")
    renamed = [exp.alias_(slice_column.unalias(), by, quoted=True)] if by else []
    statement.set("expressions", renamed + rest)
