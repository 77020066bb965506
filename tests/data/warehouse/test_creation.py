"""A warehouse comes to be wholly or not at all, and is saved and brought back equal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.commands.init import build_warehouse
from data.errors import IntakeError, NewerSchemaError, StorageError, WarehouseError
from data.ledger.undo import undo
from data.schema import metadata
from data.warehouse import Warehouse, create_warehouse, creation, open_warehouse
from data.warehouse.backup import restore_backup, save_backup
from tests.data.files import counts, everything, load_text, rows, write
from tests.examples import ROOT
from tests.rows import fill


def url_of(file: Path) -> str:
    return f"duckdb:///{file}"


def test_an_empty_warehouse_has_every_table_and_says_so(tmp_path: Path) -> None:
    build_warehouse(url_of(tmp_path / "new" / "mine.duckdb"), "empty")
    warehouse = open_warehouse(url_of(tmp_path / "new" / "mine.duckdb"))
    assert warehouse.tables() == set(metadata.tables)
    assert warehouse.example == "empty"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["mine.duckdb"]


def test_what_is_there_is_not_touched(empty_warehouse: Warehouse) -> None:
    fill(empty_warehouse, customers=[{"customer_id": "A"}])
    with pytest.raises(WarehouseError, match="There is a warehouse already"):
        build_warehouse(empty_warehouse.url, "sample")
    assert rows(empty_warehouse, "select customer_id from customers") == [("A",)]


def test_an_empty_file_is_nothing(tmp_path: Path) -> None:
    build_warehouse(url_of(write(tmp_path, "mine.duckdb", "")), "empty")
    assert open_warehouse(url_of(tmp_path / "mine.duckdb")).tables()


def test_a_build_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str, warehouse: Warehouse) -> list[str]:
        fill(warehouse, customers=[{"customer_id": name}])
        raise WarehouseError("The disk is full.")

    monkeypatch.setattr("data.sample.build_example", fail)
    with pytest.raises(WarehouseError, match="disk is full"):
        build_warehouse(url_of(tmp_path / "mine.duckdb"), "cdnow")
    assert list(tmp_path.iterdir()) == []


def test_a_build_that_is_killed_leaves_no_warehouse_and_the_next_sweeps_up(tmp_path: Path) -> None:
    file = tmp_path / "mine.duckdb"
    program = (
        "import time, data.sample\n"
        "data.sample.build_example = lambda name, warehouse: print('building', flush=True) or time.sleep(60)\n"
        "from data.commands.init import build_warehouse\n"
        f"build_warehouse({url_of(file)!r}, 'cdnow')\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == b"building\n"
        builder.kill()
    assert not file.exists()
    assert len(list(tmp_path.iterdir())) >= 1
    build_warehouse(url_of(file), "empty")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.duckdb"]


def test_of_two_builds_at_once_one_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.duckdb"

    def overtaken(name: str, warehouse: Warehouse) -> list[str]:
        file.write_bytes(b"the other's")
        return []

    monkeypatch.setattr("data.sample.build_example", overtaken)
    with pytest.raises(WarehouseError, match="by another process"):
        build_warehouse(url_of(file), "cdnow")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("mine.duckdb", b"the other's")]


def test_where_nothing_may_be_written_it_is_told(tmp_path: Path) -> None:
    file = write(tmp_path, "file", "x")
    with pytest.raises((StorageError, WarehouseError)) as error:
        build_warehouse(url_of(file / "mine.duckdb"), "empty")
    assert str(file) in str(error.value)


LOAD = """
import sys
from pathlib import Path
from data.intake import load
from data.warehouse import open_warehouse
warehouse = open_warehouse(sys.argv[1])
print("loading", flush=True)
load(warehouse, "customers", [Path(sys.argv[2])])
print("stored", flush=True)
"""


@pytest.mark.parametrize("wait", [0.05, 0.2, 0.4])
def test_a_load_that_is_killed_stores_all_or_nothing(tmp_path: Path, wait: float) -> None:
    url = url_of(tmp_path / "mine.duckdb")
    create_warehouse(url).close()
    file = write(tmp_path, "c.csv", "customer_id,name\n" + "".join(f"C{number},x\n" for number in range(60_000)))
    with subprocess.Popen([sys.executable, "-c", LOAD, url, str(file)], cwd=ROOT, stdout=subprocess.PIPE) as loader:
        assert loader.stdout is not None
        assert loader.stdout.readline() == b"loading\n"
        time.sleep(wait)
        os.kill(loader.pid, signal.SIGKILL)
        stored = loader.stdout.read() == b"stored\n"
    warehouse = open_warehouse(url)
    found = rows(warehouse, "select (select count(*) from customers), (select count(*) from batches)")[0]
    assert found in ([(60_000, 1)] if stored else [(0, 0), (60_000, 1)])


def test_a_backup_brings_everything_back_and_undo_still_works(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    load_text(
        empty_warehouse, tmp_path, "customers", "customer_id,name,created_on,has_need\nA,王小明,2026-05-01,yes\nB,,,\n"
    )
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Ann\nC,'\n", "b.csv")
    load_text(empty_warehouse, tmp_path, "order_lines", "order_id,line,amount\n1,1,9999999999999999.99\n")
    assert sum(save_backup(empty_warehouse, tmp_path / "it's: a backup").values()) > 0
    lines = build_warehouse(url_of(tmp_path / "back.duckdb"), "sample", tmp_path / "it's: a backup")
    assert "customers: 3 rows" in lines
    back = open_warehouse(url_of(tmp_path / "back.duckdb"))
    for table in metadata.tables:
        ask = f'select * from "{table}" order by all'
        if table == "app_settings":
            ask = "select * from app_settings where key <> 'data_version' order by all"
        if table != "app_schema_version":
            assert rows(back, ask) == rows(empty_warehouse, ask), table
    assert back.example == empty_warehouse.example
    types = "select table_name, column_name, data_type, is_nullable from information_schema.columns order by all"
    assert rows(back, types) == rows(empty_warehouse, types)
    undo(back, "2")
    undo(empty_warehouse, "2")
    assert everything(back) == everything(empty_warehouse)
    assert counts(load_text(back, tmp_path, "customers", "customer_id,name\nA,Ann\nC,'\n", "b.csv")) == (1, 1, 0, 0)


def test_every_table_of_the_sample_comes_back_equal(sample: Warehouse, tmp_path: Path) -> None:
    save_backup(sample, tmp_path / "backup")
    build_warehouse(url_of(tmp_path / "back.duckdb"), "empty", tmp_path / "backup")
    back = open_warehouse(url_of(tmp_path / "back.duckdb"))
    for table in metadata.tables.values():
        if not table.name.startswith("app_"):
            hashed = f'select count(*) as n, sum(hash(t)) as h from "{table.name}" as t'
            assert rows(back, hashed) == rows(sample, hashed), table.name


def test_a_backup_goes_into_a_new_folder_only(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    write(tmp_path, "mine.txt", "x")
    with pytest.raises(StorageError, match="is not empty"):
        save_backup(empty_warehouse, tmp_path)


def damaged(folder: Path, how: str) -> None:
    if how == "no manifest":
        (folder / "manifest.json").unlink()
    elif how == "no table":
        (folder / "customers.parquet").unlink()
    elif how == "broken table":
        (folder / "customers.parquet").write_bytes(b"PAR1")
    else:
        about = json.loads((folder / "manifest.json").read_text())
        about["rows"]["customers"] = 7
        (folder / "manifest.json").write_text(json.dumps(about))


@pytest.mark.parametrize("how", ["no manifest", "no table", "broken table", "other rows"])
def test_a_damaged_backup_is_refused_and_leaves_nothing(empty_warehouse: Warehouse, tmp_path: Path, how: str) -> None:
    save_backup(empty_warehouse, tmp_path / "backup")
    damaged(tmp_path / "backup", how)
    (tmp_path / "place").mkdir()
    with pytest.raises((IntakeError, WarehouseError)):
        build_warehouse(url_of(tmp_path / "place" / "back.duckdb"), "empty", tmp_path / "backup")
    assert list((tmp_path / "place").iterdir()) == []


def test_a_backup_of_a_newer_program_is_refused(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    save_backup(empty_warehouse, tmp_path / "backup")
    about = json.loads((tmp_path / "backup" / "manifest.json").read_text())
    (tmp_path / "backup" / "manifest.json").write_text(json.dumps(about | {"schema": about["schema"] + 1}))
    with pytest.raises(NewerSchemaError):
        restore_backup(empty_warehouse, tmp_path / "backup")


def test_an_example_is_known_by_its_name(empty_warehouse: Warehouse) -> None:
    assert creation.find_existing_example(empty_warehouse.url) == "empty"
    assert creation.has_tables(empty_warehouse.url)
