"""A warehouse or a backup made by an older version becomes one of this version, and nothing of it is lost."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import text

from data.entry.contacts.call_list import remove_from_call_list
from data.ledger.undo import undo
from data.schema import SCHEMA_VERSION
from data.warehouse import Warehouse, create_warehouse, open_warehouse
from data.warehouse.backup import restore_backup, save_backup
from data.warehouse.integrity_checks import check_integrity, is_sound
from tests.data.files import everything, rows
from tests.rows import fill

SHAPE = "select table_name, column_name, data_type, is_nullable from information_schema.columns order by all"
KEYS = "select table_name, constraint_type, constraint_column_names::varchar from duckdb_constraints() order by all"
ADDED = ("app_layouts", "app_drafts", "app_calls")


def of_version_1(warehouse: Warehouse) -> str:
    """Make the warehouse what version 1 of the schema was; returns its address."""
    with warehouse.writing() as connection:
        for table in ADDED:
            connection.execute(text(f"drop table {table}"))
        connection.execute(text("update app_schema_version set version = 1"))
    warehouse.close()
    return warehouse.url


def test_a_file_of_version_1_is_brought_up_to_date_with_all_its_rows(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    fill(empty_warehouse, customers=[{"customer_id": "A", "name": "Ann"}], surveys=[{"survey_id": "S"}])
    before = everything(empty_warehouse)
    old = open_warehouse(of_version_1(empty_warehouse))
    try:
        new = create_warehouse(f"duckdb:///{tmp_path / 'new.duckdb'}")
        assert (rows(old, SHAPE), rows(old, KEYS)) == (rows(new, SHAPE), rows(new, KEYS))
        new.close()
        assert everything(old) == before
        assert rows(old, "select max(version) from app_schema_version") == [(SCHEMA_VERSION,)]
        assert is_sound(check_integrity(old))
    finally:
        old.close()


def test_a_backup_of_version_1_comes_back_into_this_version(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    fill(empty_warehouse, customers=[{"customer_id": "A", "name": "Ann"}])
    save_backup(empty_warehouse, tmp_path / "backup")
    about = json.loads((tmp_path / "backup" / "manifest.json").read_text())
    for table in ADDED:
        del about["rows"][table]
        (tmp_path / "backup" / f"{table}.parquet").unlink()
    (tmp_path / "backup" / "manifest.json").write_text(json.dumps(about | {"schema": 1}))
    back = create_warehouse(f"duckdb:///{tmp_path / 'back.duckdb'}")
    restore_backup(back, tmp_path / "backup")
    assert everything(back) == everything(empty_warehouse)
    assert rows(back, "select max(version) from app_schema_version") == [(SCHEMA_VERSION,)]
    back.close()


CALL = [{"customer_id": "A", "employee_id": "", "because": "renewal"}]
CALLS = "select customer_id, because, batch_id from app_calls"


def test_calls_of_version_3_stay_and_can_be_taken_off_and_put_back(empty_warehouse: Warehouse) -> None:
    fill(empty_warehouse, customers=[{"customer_id": "A", "name": "Ann"}], app_calls=CALL)
    with empty_warehouse.writing() as connection:
        connection.execute(text("alter table app_calls drop column batch_id"))
        connection.execute(text("update app_schema_version set version = 3"))
    empty_warehouse.close()
    old = open_warehouse(empty_warehouse.url)
    try:
        assert rows(old, CALLS) == [("A", "renewal", None)]
        undo(old, remove_from_call_list(old, ["A"]).batch_id)
        assert rows(old, CALLS) == [("A", "renewal", None)]
    finally:
        old.close()


def test_a_backup_of_version_3_comes_back_with_its_calls(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    fill(empty_warehouse, customers=[{"customer_id": "A", "name": "Ann"}], app_calls=CALL)
    with empty_warehouse.writing() as connection:
        connection.execute(text("alter table app_calls drop column batch_id"))
    save_backup(empty_warehouse, tmp_path / "backup")
    manifest = tmp_path / "backup" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"schema": 3}))
    back = create_warehouse(f"duckdb:///{tmp_path / 'back.duckdb'}")
    restore_backup(back, tmp_path / "backup")
    assert rows(back, CALLS) == [("A", "renewal", None)]
    back.close()
