"""Opening a warehouse, and every way in which that goes wrong."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, text

from data.errors import (
    LockedError,
    NewerSchemaError,
    OlderSchemaError,
    SettingsError,
    WarehouseError,
)
from data.schema import SCHEMA_VERSION, Migration, metadata
from data.warehouse import Warehouse, connections, create_warehouse, open_warehouse
from tests.examples import ROOT
from tests.rows import fill

HOLD = """
import sys
from data.warehouse import open_warehouse
warehouse = open_warehouse(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


def url_of(file: Path) -> str:
    return f"duckdb:///{file}"


def test_there_is_one_warehouse_per_address(empty_warehouse: Warehouse) -> None:
    assert open_warehouse(empty_warehouse.url) is empty_warehouse


def test_a_closed_warehouse_opens_again(empty_warehouse: Warehouse) -> None:
    fill(empty_warehouse, customers=[{"customer_id": "A"}])
    empty_warehouse.close()
    again = open_warehouse(empty_warehouse.url)
    assert again is not empty_warehouse
    assert again.read("select customer_id from customers", {})["customer_id"].tolist() == ["A"]


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="python -m data init"):
        open_warehouse(url_of(tmp_path / "none.duckdb"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"customer_id,name\nA,B\n", b"SQLite format 3\x00" + bytes(5000), b"x"])
def test_a_file_of_another_kind_is_told_apart(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other.duckdb"
    file.write_bytes(content)
    with pytest.raises(WarehouseError) as error:
        open_warehouse(url_of(file))
    assert str(file) in str(error.value)
    assert file.read_bytes() == content


def test_a_folder_is_no_warehouse(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="is a folder"):
        open_warehouse(url_of(tmp_path))


def test_a_database_of_somebody_else_is_told_apart(tmp_path: Path) -> None:
    import duckdb

    with duckdb.connect(tmp_path / "other.duckdb") as connection:
        connection.execute("create table theirs (n integer)")
    with pytest.raises(WarehouseError, match="none of this program's tables"):
        open_warehouse(url_of(tmp_path / "other.duckdb"))


def test_a_driver_that_is_not_installed_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no driver for oracle"):
        open_warehouse("oracle://anna:secret@host/crm")


def test_a_second_process_is_told_who_holds_the_file(tmp_path: Path, empty_file: Path) -> None:
    file = tmp_path / "held.duckdb"
    shutil.copyfile(empty_file, file)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, url_of(file)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(LockedError) as error:
            open_warehouse(url_of(file))
        with pytest.raises(LockedError):
            open_warehouse(url_of(file), read_only=True)
        holder.stdin.close()
    assert f"process {holder.pid}" in str(error.value)
    assert "stop that one" in str(error.value)
    assert open_warehouse(url_of(file)).tables()


def test_two_processes_may_read_at_once(tmp_path: Path, empty_file: Path) -> None:
    file = tmp_path / "read.duckdb"
    shutil.copyfile(empty_file, file)
    warehouse = open_warehouse(url_of(file), read_only=True)
    asked = f"from data.warehouse import open_warehouse as o; print(o({url_of(file)!r}, True).example)"
    found = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == warehouse.example == "empty"


def test_what_is_open_for_reading_is_not_written(tmp_path: Path, empty_file: Path) -> None:
    file = tmp_path / "read.duckdb"
    shutil.copyfile(empty_file, file)
    warehouse = open_warehouse(url_of(file), read_only=True)
    with pytest.raises(WarehouseError, match="for reading only"):
        fill(warehouse, customers=[{"customer_id": "A"}])


def test_every_write_changes_the_version_and_no_read_does(empty_warehouse: Warehouse) -> None:
    first = empty_warehouse.version
    empty_warehouse.read("select * from customers", {})
    assert empty_warehouse.version == first
    fill(empty_warehouse, customers=[{"customer_id": "A"}])
    assert empty_warehouse.version != first


def test_a_write_that_fails_leaves_nothing_and_keeps_the_version(empty_warehouse: Warehouse) -> None:
    first = empty_warehouse.version
    with pytest.raises(WarehouseError, match="duplicate key"):
        fill(empty_warehouse, customers=[{"customer_id": "A"}, {"customer_id": "A"}])
    assert empty_warehouse.read("select count(*) as n from customers", {})["n"].tolist() == [0]
    assert empty_warehouse.version == first


def test_writers_wait_for_each_other(empty_warehouse: Warehouse) -> None:
    def write(number: int) -> None:
        def work(connection: Connection) -> None:
            connection.execute(text("update customers set name = coalesce(name, '') || 'x' where customer_id = 'A'"))
            connection.execute(insert(metadata.tables["customers"]).values(customer_id=str(number)))

        empty_warehouse.write(work)

    fill(empty_warehouse, customers=[{"customer_id": "A"}])
    writers = [threading.Thread(target=write, args=(number,)) for number in range(12)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = empty_warehouse.read("select count(*) as n, max(name) as name from customers", {})
    assert found.iloc[0].tolist() == [13, "x" * 12]


def set_version(warehouse: Warehouse, version: int) -> None:
    with warehouse.writing() as connection:
        connection.execute(text(f"update app_schema_version set version = {version}"))
    warehouse.close()


def test_a_newer_warehouse_is_refused(empty_warehouse: Warehouse) -> None:
    set_version(empty_warehouse, SCHEMA_VERSION + 1)
    with pytest.raises(NewerSchemaError, match="Update the program"):
        open_warehouse(empty_warehouse.url)


def add_colour(connection: Connection) -> None:
    connection.execute(text("alter table customers add column colour text"))
    connection.execute(text("update customers set colour = 'blue'"))


def fail(connection: Connection) -> None:
    connection.execute(text("alter table customers add column shape text"))
    connection.execute(text("select * from no_such_table"))


STEPS = (Migration(SCHEMA_VERSION + 1, "Customers have a colour", add_colour),)


def test_an_older_warehouse_is_brought_up_to_date_once(empty_warehouse: Warehouse) -> None:
    fill(empty_warehouse, customers=[{"customer_id": "A"}])
    for _ in range(2):
        connections.migrate_schema(empty_warehouse, STEPS, SCHEMA_VERSION + 1)
    assert empty_warehouse.read("select colour from customers", {})["colour"].tolist() == ["blue"]
    versions = empty_warehouse.read("select version from app_schema_version order by 1", {})["version"].tolist()
    assert versions == [SCHEMA_VERSION, SCHEMA_VERSION + 1]


def test_a_step_that_fails_leaves_the_steps_before_it_and_nothing_of_itself(empty_warehouse: Warehouse) -> None:
    steps = (*STEPS, Migration(SCHEMA_VERSION + 2, "Customers have a shape", fail))
    with pytest.raises(WarehouseError):
        connections.migrate_schema(empty_warehouse, steps, SCHEMA_VERSION + 2)
    columns = empty_warehouse.read("select column_name as c from (describe customers)", {})["c"].tolist()
    assert "colour" in columns
    assert "shape" not in columns
    assert empty_warehouse.read("select max(version) as v from app_schema_version", {})["v"].tolist() == [
        SCHEMA_VERSION + 1
    ]


def test_an_older_warehouse_is_not_changed_by_a_reader(tmp_path: Path, empty_file: Path) -> None:
    file = tmp_path / "old.duckdb"
    shutil.copyfile(empty_file, file)
    with pytest.raises(OlderSchemaError, match="python -m data check"):
        connections.migrate_schema(open_warehouse(url_of(file), read_only=True), STEPS, SCHEMA_VERSION + 1)


def test_a_new_warehouse_has_no_example_until_one_is_built(tmp_path: Path) -> None:
    assert create_warehouse(url_of(tmp_path / "new.duckdb")).example is None
