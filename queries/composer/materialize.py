"""Materializing: relations whose header says so are computed once for a state of their tables, then read as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import lru_cache

from data.warehouse import Warehouse
from data.warehouse.materialized_relations import MaterializedRelation
from queries.catalog.header import has_dependency, load_source
from queries.composer.plan import QueryPlan, plan_relations
from queries.composer.printer import print_sql
from queries.composer.resolved_filters import BindValue

# The relation that applies the reader's filters.
SELECTION_RELATION = "selection/filtered_customers"


@lru_cache(maxsize=2048)
def find_materialized(plan: QueryPlan) -> frozenset[str]:
    """The relations that the plan reads from tables, without those that only they stand on."""
    if load_source(plan.name).overrides:  # they change the relations above them, and tables are made without them
        return frozenset()
    planned = plan_relations(plan, is_ending_at_materialized=True)
    return frozenset(relation.key[0] for relation in planned if relation.form == "table")


@contextmanager
def use_materialized_tables(
    warehouse: Warehouse, plan: QueryPlan, binds: Mapping[str, BindValue]
) -> Iterator[QueryPlan]:
    """The same plan, reading relations from tables where the warehouse can hold them; they exist within the context."""
    files = find_materialized(plan) if warehouse.materialized.is_available and not plan.is_void else ()
    if not files:
        yield plan
        return
    with ExitStack() as stack:
        tables = {
            file: stack.enter_context(_materialize_relation(warehouse, file, plan, binds)) for file in sorted(files)
        }
        row_orders = {table.row_order for table in tables.values() if table.row_order}
        names = tuple((file, table.qualified_name) for file, table in tables.items())
        yield replace(plan, materialized=names, is_aligned=len(row_orders) == 1)


@contextmanager
def _materialize_relation(
    warehouse: Warehouse, file: str, plan: QueryPlan, binds: Mapping[str, BindValue]
) -> Iterator[MaterializedRelation]:
    """The table of one relation, which may read others; one per filter set where it depends on the filters."""
    key = load_source(file).ordered_by
    relation_plan = QueryPlan(file, sort=((key, False),) if key else ())
    if has_dependency(file, SELECTION_RELATION):
        relation_plan = replace(relation_plan, narrowing=plan.narrowing, by=plan.by, criteria=plan.criteria)
    with use_materialized_tables(warehouse, relation_plan, binds) as resolved_plan:
        composed = print_sql(resolved_plan, warehouse.dialect)
        values = {bind: value for bind, value in binds.items() if bind in composed.parameters}
        version = warehouse.version
        fingerprint = warehouse.materialized.fingerprints.combine(composed.tables, version)
        with warehouse.materialized.materialize(
            composed.text, values, fingerprint, key, lambda: warehouse.version == version
        ) as table:
            yield table
