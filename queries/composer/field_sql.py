"""SQL made of the entries of fields.toml: the condition of a filter, the slices of a split, the options."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import sqlglot
from sqlglot import exp

from queries.catalog.fields import (
    CATALOGUE,
    CRITERIA_PARTS,
    CRITERIA_RELATION,
    DEAL_FIELDS,
    FIELDS,
    SEARCH_RELATION,
    UNKNOWN,
    Field,
)

# A condition, and the relations that it reads.
Condition = tuple[exp.Expr, tuple[str, ...]]


class GeneratedRelation(NamedTuple):
    """A statement made of fields.toml, and the relations that it reads."""

    query: exp.Query
    relations: tuple[str, ...]


def build_filter_condition(alias: str, columns: Collection[str], narrowing: frozenset[str], criteria: str) -> Condition:
    """The condition that stands for `:filters`: every filter in force, for a row of customers.

    Args:
        alias: the name of the row in the statement.
        columns: the row's columns; a field that is among them is compared in place, others are looked up by customer_id
            in the field's relation.
        narrowing: the filters that are set: fields, customer, criteria, search.
        criteria: the condition on a row `a` of profile/customer_attributes that criteria come to.
    """
    conditions: list[str] = []
    relations: list[str] = []
    in_force = [CATALOGUE[name] for name in FIELDS if name in narrowing or CATALOGUE[name].default]
    for entry in in_force:
        if entry.name in columns:
            conditions.append(_compare_field(entry, alias, entry.name))
        else:
            lookup = " and ".join([*_list_row_conditions(entry, "f"), _compare_field(entry, "f", entry.column)])
            relation = _get_bare_name(entry.relation)
            conditions.append(f"{alias}.customer_id in (select f.customer_id from {relation} as f where {lookup})")
            relations.append(entry.relation)
        relations += [entry.within] if entry.within else []
    if "customer" in narrowing:
        conditions.append(f"{alias}.customer_id in (:customer)")
    if "search" in narrowing:
        relations.append(SEARCH_RELATION)
        conditions.append(
            f"{alias}.customer_id in (select f.customer_id from {_get_bare_name(SEARCH_RELATION)} as f "
            "where f.searched = :search)"
        )
    parsed: list[exp.Expr] = [sqlglot.condition(text, dialect="duckdb") for text in conditions]
    if criteria:
        condition, criteria_relations = _build_criteria_condition(alias, columns, criteria)
        parsed.append(condition)
        relations += criteria_relations
    return exp.and_(*parsed), tuple(dict.fromkeys(relations))


def _compare_field(entry: Field, alias: str, column: str) -> str:
    """The condition that the row has one of the field's values; a value may also be written as its key."""
    is_listed = f"{alias}.{column} in (:{entry.name})"
    if entry.within:
        hierarchy = _get_bare_name(entry.within)
        return (
            f"(({alias}.{column} = '{UNKNOWN}' and {is_listed}) or {alias}.{entry.key} in (select f.{entry.key} "
            f"from {hierarchy} as f where f.member in (:{entry.name}) or f.member_id in (:{entry.name})))"
        )
    return f"({is_listed} or {alias}.{entry.key} in (:{entry.name}))" if entry.key else is_listed


def _list_row_conditions(entry: Field, alias: str) -> list[str]:
    return [f"{alias}.{column} = '{value}'" for column, value in entry.only.items()]


def _build_criteria_condition(alias: str, columns: Collection[str], criteria: str) -> Condition:
    condition = exp.paren(sqlglot.parse_one(criteria, read="duckdb"))
    speaks_of = {column.name for column in condition.find_all(exp.Column) if column.table == "a"}
    if speaks_of <= set(columns):
        for column in condition.find_all(exp.Column):
            if column.table == "a":
                column.set("table", exp.to_identifier(alias))
        return condition, CRITERIA_PARTS
    attributes = exp.select("a.customer_id").from_(f"{_get_bare_name(CRITERIA_RELATION)} as a").where(condition)
    return exp.In(this=exp.column("customer_id", alias), query=attributes.subquery()), (
        CRITERIA_RELATION,
        *CRITERIA_PARTS,
    )


def build_slice_column(alias: str, columns: Collection[str], by: str | None) -> exp.Expr:
    """The expression that stands for `:slice`: the row's value of the field that splits, `all` where none does."""
    return exp.column(by, alias) if by in FIELDS and by in columns else exp.Literal.string("all")


def build_generated_relation(generator: str, by: str | None) -> GeneratedRelation | None:
    """What fields.toml puts in place of a relation's own statement; None where that stands as it is written.

    Args:
        generator: the note `from_fields` of the relation: customer_slices, deal_slices or values.
        by: the field that splits the result.
    """
    if generator == "customer_slices" and by in FIELDS:
        return _build_customer_slices(CATALOGUE[by])
    if generator == "deal_slices" and by in DEAL_FIELDS:
        relation = CATALOGUE[by].deals
        query = exp.select("opportunity_id", f"{by} as slice").from_(_get_bare_name(relation))
        return GeneratedRelation(query, (relation,))
    return _build_values() if generator == "values" else None


def _build_customer_slices(entry: Field) -> GeneratedRelation:
    query = exp.select("customer_id", f"{entry.column} as slice").from_(_get_bare_name(entry.relation))
    conditions = [f"{column} = '{value}'" for column, value in entry.only.items()]
    return GeneratedRelation(query.where(*conditions) if conditions else query, (entry.relation,))


def _build_values() -> GeneratedRelation:
    """Rows of (field, key, value, customer_id): every customer with each value, the rows of a rule without one."""
    selects: list[str] = []
    relations: list[str] = []
    for entry in (CATALOGUE[name] for name in FIELDS):
        if entry.options.startswith("rules/"):
            relations.append(entry.options)
            selects.append(
                f"select '{entry.name}' as field, {entry.column} as key, {entry.column} as value, "
                f"cast(null as varchar) as customer_id from {_get_bare_name(entry.options)}"
            )
            continue
        relations.append(entry.relation)
        rows, value = f"{_get_bare_name(entry.relation)} as c", f"c.{entry.column}"
        key = f"coalesce(c.{entry.key}, '{UNKNOWN}')" if entry.key else value
        if entry.within:
            relations.append(entry.within)
            rows += f" left join {_get_bare_name(entry.within)} as f on c.{entry.key} = f.{entry.key}"
            key, value = f"coalesce(f.member_id, '{UNKNOWN}')", f"coalesce(f.member, '{UNKNOWN}')"
        conditions = _list_row_conditions(entry, "c")
        where = f" where {' and '.join(conditions)}" if conditions else ""
        selects.append(
            f"select '{entry.name}' as field, {key} as key, {value} as value, c.customer_id from {rows}{where}"
        )
    query = sqlglot.parse_one(" union all ".join(selects), read="duckdb")
    assert isinstance(query, exp.Query)
    return GeneratedRelation(query, tuple(dict.fromkeys(relations)))


def _get_bare_name(relation: str) -> str:
    return relation.rpartition("/")[2]
