"""Warehouses for tests: empty, of literal rows, and the examples."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from data.warehouse import Warehouse, open_warehouse
from tests.examples import example_file
from tests.rows import fill

# Whoever runs the tests may have a warehouse of their own in use. The tests never see it.
os.environ.pop("WAREHOUSE_URL", None)


@pytest.fixture(scope="session")
def empty_file() -> Path:
    """A DuckDB file with every table and no row, to copy from."""
    return example_file("empty")


@pytest.fixture
def empty_warehouse(empty_file: Path, tmp_path: Path) -> Iterator[Warehouse]:
    """A warehouse of its own for this test, with every table and no row."""
    warehouse = open_warehouse(f"duckdb:///{shutil.copyfile(empty_file, tmp_path / 'empty.duckdb')}")
    yield warehouse
    warehouse.close()


@pytest.fixture
def small_warehouse(empty_warehouse: Warehouse) -> Callable[..., Warehouse]:
    """Call it with rows, table by table: `small_warehouse(customers=[{...}], order_lines=[{...}])`."""

    def of(**tables: Iterable[Mapping[str, object]]) -> Warehouse:
        return fill(empty_warehouse, **tables)

    return of


@pytest.fixture(scope="session")
def sample() -> Warehouse:
    """The made-up company, read-only."""
    return read_only(example_file("sample"))


@pytest.fixture(scope="session")
def online_retail() -> Warehouse:
    """One real year of a wholesaler's invoices, read-only."""
    return read_only(example_file("online_retail"))


@pytest.fixture(scope="session")
def cdnow() -> Warehouse:
    """Real purchases of 23,570 customers over 18 months, read-only."""
    return read_only(example_file("cdnow"))


def read_only(file: Path) -> Warehouse:
    return open_warehouse(f"duckdb:///{file}?access_mode=read_only")
