"""What tests of random companies share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from data.warehouse import Warehouse, open_warehouse


@pytest.fixture(scope="module")
def ledger(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """One warehouse whose tables are filled anew for every example."""
    file = copyfile(empty_file, tmp_path_factory.mktemp("ledger") / "ledger.duckdb")
    warehouse = open_warehouse(f"duckdb:///{file}")
    yield warehouse
    warehouse.close()
