"""Stored relations: those whose header says so are made once for a state of their tables, and then read as tables."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from data.warehouse import Warehouse
from queries._chosen import Bind
from queries._shape import Shape, compose, stored


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
        tables = [(file, stack.enter_context(_table(warehouse, file, binds))) for file in sorted(files)]
        yield replace(shape, kept=tuple(tables))


@contextmanager
def _table(warehouse: Warehouse, file: str, binds: Mapping[str, Bind]) -> Iterator[str]:
    """The table of one relation, which itself may stand on others."""
    with standing_on_tables(warehouse, Shape(file), binds) as shape:
        composed = compose(shape, warehouse.dialect)
        values = {bind: value for bind, value in binds.items() if bind in composed.takes}
        state = warehouse.shelf.marks.of(composed.reads, warehouse.version)
        with warehouse.shelf.table(composed.text, values, state) as name:
            yield name
