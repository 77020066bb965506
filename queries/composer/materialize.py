"""Stored relations: those whose header says so are made once for a state of their tables, and then read as tables."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from data.warehouse import Warehouse
from data.warehouse.materialized_relations import MaterializedRelation
from queries.catalog.header import has_dependency, load_source
from queries.composer.plan import QueryPlan, find_materialized
from queries.composer.printer import print_sql
from queries.composer.resolved_filters import BindValue

# The relation that holds the reader's filters.
SELECTION_RELATION = "selection/selected_customers"


@contextmanager
def use_materialized_tables(
    warehouse: Warehouse, plan: QueryPlan, binds: Mapping[str, BindValue]
) -> Iterator[QueryPlan]:
    """The same call, reading its stored relations from tables where the warehouse can keep them.

    The tables stand as long as the context.
    """
    files = find_materialized(plan) if warehouse.materialized.is_available and not plan.is_void else ()
    if not files:
        yield plan
        return
    with ExitStack() as stack:
        tables = {
            file: stack.enter_context(_materialize_relation(warehouse, file, plan, binds)) for file in sorted(files)
        }
        orders = {kept.row_order for kept in tables.values() if kept.row_order}
        places = tuple((file, kept.qualified_name) for file, kept in tables.items())
        yield replace(plan, materialized=places, is_aligned=len(orders) == 1)


@contextmanager
def _materialize_relation(
    warehouse: Warehouse, file: str, plan: QueryPlan, binds: Mapping[str, BindValue]
) -> Iterator[MaterializedRelation]:
    """The table of one relation, which itself may stand on others; one per choice where it is of chosen customers."""
    key = load_source(file).order
    asked = QueryPlan(file, sort=((key, False),) if key else ())
    if has_dependency(file, SELECTION_RELATION):
        asked = replace(asked, narrowing=plan.narrowing, by=plan.by, criteria=plan.criteria)
    with use_materialized_tables(warehouse, asked, binds) as shape:
        composed = print_sql(shape, warehouse.dialect)
        values = {bind: value for bind, value in binds.items() if bind in composed.parameters}
        version = warehouse.version
        state = warehouse.materialized.fingerprints.combine(composed.tables, version)
        with warehouse.materialized.materialize(
            composed.text, values, state, key, lambda: warehouse.version == version
        ) as kept:
            yield kept
