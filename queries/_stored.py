"""Stored relations: those whose header says so are made once for a state of their tables, and then read as tables."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from data.warehouse import Kept, Warehouse
from queries._chosen import Bind
from queries._shape import Shape, compose, stored
from queries._source import source, stands_on

# The relation that holds the reader's filters.
CHOICE = "base/selected_customers"


@contextmanager
def standing_on_tables(warehouse: Warehouse, shape: Shape, binds: Mapping[str, Bind]) -> Iterator[Shape]:
    """The same call, reading its stored relations from tables where the warehouse can keep them.

    The tables stand as long as the context.
    """
    files = stored(shape) if warehouse.shelf.is_there and not shape.is_void else ()
    if not files:
        yield shape
        return
    with ExitStack() as stack:
        tables = {file: stack.enter_context(_table(warehouse, file, shape, binds)) for file in sorted(files)}
        orders = {kept.order for kept in tables.values() if kept.order}
        places = tuple((file, kept.place) for file, kept in tables.items())
        yield replace(shape, kept=places, is_in_order=len(orders) == 1)


@contextmanager
def _table(warehouse: Warehouse, file: str, call: Shape, binds: Mapping[str, Bind]) -> Iterator[Kept]:
    """The table of one relation, which itself may stand on others; one per choice where it is of chosen customers."""
    key = source(file).order
    asked = Shape(file, sort=((key, False),) if key else ())
    if stands_on(file, CHOICE):
        asked = replace(asked, chosen=call.chosen, by=call.by, criteria=call.criteria)
    with standing_on_tables(warehouse, asked, binds) as shape:
        composed = compose(shape, warehouse.dialect)
        values = {bind: value for bind, value in binds.items() if bind in composed.takes}
        version = warehouse.version
        state = warehouse.shelf.marks.of(composed.reads, version)
        with warehouse.shelf.table(composed.text, values, state, key, lambda: warehouse.version == version) as kept:
            yield kept
