"""What staff type in the tests of entries, and what the warehouse then says."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from data.entry.record.draft import Draft, Person
from data.schema import BATCH_TABLES
from data.warehouse import Warehouse
from tests.data.files import rows

T = TypeVar("T")
TODAY = date(2026, 10, 31)
EMPLOYEES = [{"employee_id": "E1", "name": "Wang"}, {"employee_id": "E2", "name": "Li"}]


def person(number: int = 1, **values: str) -> Draft:
    """A person whom nothing but the number tells from another."""
    told = {"name": f"Person {number}", "email": f"user{number:03}@example.com"}
    return Draft("individual", told).with_values(**values)


def firm(number: int = 1, persons: tuple[Person, ...] = (), **values: str) -> Draft:
    """An enterprise with people at it."""
    told = {"name": f"Firm {number}", "email": f"firm{number:03}@example.com"}
    return Draft("enterprise", told, persons).with_values(**values)


def business(warehouse: Warehouse) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the business's tables that have any."""
    found = {table.name: rows(warehouse, f'select * from "{table.name}" order by all') for table in BATCH_TABLES}
    return {name: there for name, there in found.items() if there}


def at_once(*works: Callable[[], T]) -> list[T | Exception]:
    """What several people get who do something at the same moment."""
    barrier = threading.Barrier(len(works))
    found: list[T | Exception] = []

    def do(work: Callable[[], T]) -> None:
        barrier.wait()
        try:
            found.append(work())
        except Exception as error:
            found.append(error)

    threads = [threading.Thread(target=do, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
