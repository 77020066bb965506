"""A warehouse or a backup made by an older version becomes one of this version, and nothing of it is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from data.entry.contacts.call_list import remove_from_call_list
from data.entry.customers.joining import join_customers
from data.entry.record.stored_customer import load_customer
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
ADDED_COLUMNS = (
    *("customers.joined_into", "app_changes.moved_to"),
    *("batches.origin", "batches.action", "batches.object", "batches.joined_id"),
)


def drop_added_columns(warehouse: Warehouse) -> None:
    with warehouse.writing() as connection:
        for table, column in (name.split(".") for name in ADDED_COLUMNS):
            connection.execute(text(f'alter table {table} drop column "{column}"'))


def of_version_4(warehouse: Warehouse, version: int = 4) -> str:
    """Make the warehouse what version 4 of the schema was; returns its address."""
    with warehouse.writing() as connection:
        # What moved_to says stood in the row before, which had no joined_into.
        connection.execute(
            text(
                "update app_changes set before = json_merge_patch(before, case when moved_to is null "
                "then json_object('joined_into', null) else json_object('moved_to', moved_to) end)::varchar"
            )
        )
    drop_added_columns(warehouse)
    with warehouse.writing() as connection:
        connection.execute(text(f"update app_schema_version set version = {version}"))
    warehouse.close()
    return warehouse.url


def of_version_1(warehouse: Warehouse) -> str:
    """Make the warehouse what version 1 of the schema was; returns its address."""
    with warehouse.writing() as connection:
        for table in ADDED:
            connection.execute(text(f"drop table {table}"))
    return of_version_4(warehouse, version=1)


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


JOIN_NOTE = '{"joined_into": "C3", "joined": "C1", "because": "met", "went": {}, "stay": {}}'
HAND_NOTE = '{"status": "archived", "because": "the same customer as C3 \\"joined_into\\": \\"C3\\""}'
SENTENCES_OF_VERSION_4: dict[str, list[dict[str, object]]] = {
    "customers": [
        {"customer_id": "C1", "status": "archived", "archive_reason": "the same customer as C3"},
        {"customer_id": "C2", "status": "archived", "archive_reason": "the same customer as C3"},
        {"customer_id": "C3"},
        {"customer_id": "by hand", "status": "archived", "archive_reason": "the same customer as C3"},
        {"customer_id": "lost", "status": "archived", "archive_reason": "the same customer as C99999"},
        {"customer_id": "itself", "status": "archived", "archive_reason": "the same customer as itself"},
        {"customer_id": "open", "status": "active", "archive_reason": "the same customer as C3"},
        {"customer_id": "moved", "status": "archived", "archive_reason": "moved away"},
    ],
    # C2 came with a file that said so: the log knows nothing of it.
    "audit_log": [
        {"object": "customer", "object_id": "C1", "action": "archive", "after": JOIN_NOTE},
        {"object": "customer", "object_id": "by hand", "action": "archive", "after": HAND_NOTE},
    ],
    "batches": [
        {"batch_id": str(number), "kind": kind}
        for number, kind in enumerate(
            (
                *("example", "load customers", "survey S 1", "entry customer C1", "entry join C1 into C3"),
                *("entry tag slow payer", "entry assign", "entry drop the region  North", "load by hand", "else"),
            )
        )
    ],
    "app_changes": [
        {"batch_id": "5", "table_name": "customer_tags", "before": '{"customer_id":"C1","tag":"VIP"}'},
        {"batch_id": "5", "table_name": "app_calls", "before": '{"customer_id":"C1","moved_to":""}'},
        {"batch_id": "4", "table_name": "assignments", "before": '{"customer_id":"C1","moved_to":"C3"}'},
        {"batch_id": "4", "table_name": "interactions", "before": '{"note":"\\"moved_to\\":"}'},
        *(
            {
                "batch_id": "9",
                "table_name": "customers",
                "before": f'{{"customer_id":"{customer}","status":"{status}","archive_reason":"{reason}"}}',
            }
            for customer, status, reason in (
                ("C1", "archived", "the same customer as C3"),
                ("C1", "archived", "moved away"),
                ("C2", "active", "the same customer as C3"),
                ("by hand", "archived", "the same customer as C3"),
                ("lost", "archived", "the same customer as C99999"),
            )
        ),
    ],
}
EXPECTED_JOINS = [("C1", "C3"), ("C2", "C3")]
EXPECTED_BATCHES = [
    ("0", "example", None, None, None),
    ("1", "load", None, "customers", None),
    ("2", "survey", None, "S 1", None),
    ("3", "entry", "customer", "C1", None),
    ("4", "entry", "join", "C3", "C1"),
    ("5", "entry", "tag", "slow payer", None),
    ("6", "entry", "assign", None, None),
    ("7", "entry", "drop", "the region  North", None),
    ("8", "load", None, "by hand", None),
    ("9", "else", None, None, None),
]
EXPECTED_MOVES = [("app_calls", ""), ("assignments", "C3"), ("customer_tags", "")]
EXPECTED_PRIOR_JOINS = [("C1", "C3")]


def read_columns_for_sentences(warehouse: Warehouse) -> list[list[tuple[object, ...]]]:
    queries = (
        "select customer_id, joined_into from customers where joined_into is not null order by all",
        'select batch_id, origin, "action", "object", joined_id from batches order by all',
        "select table_name, moved_to from app_changes where moved_to is not null order by all",
        "select before ->> 'customer_id', before ->> 'joined_into' from app_changes "
        "where before ->> 'joined_into' is not null",
    )
    return [rows(warehouse, query) for query in queries]


def test_what_version_4_said_in_sentences_stands_in_columns(empty_warehouse: Warehouse) -> None:
    reasons = "select customer_id, archive_reason from customers order by all"
    kinds = "select batch_id, kind from batches order by all"
    fill(empty_warehouse, **SENTENCES_OF_VERSION_4)
    before = rows(empty_warehouse, reasons), rows(empty_warehouse, kinds)
    old = open_warehouse(of_version_4(empty_warehouse))
    try:
        assert read_columns_for_sentences(old) == [
            EXPECTED_JOINS,
            EXPECTED_BATCHES,
            EXPECTED_MOVES,
            EXPECTED_PRIOR_JOINS,
        ]
        assert (rows(old, reasons), rows(old, kinds)) == before
        assert is_sound(check_integrity(old))
    finally:
        old.close()


def test_a_backup_of_version_4_comes_back_with_the_columns_filled(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    fill(empty_warehouse, **SENTENCES_OF_VERSION_4)
    drop_added_columns(empty_warehouse)
    save_backup(empty_warehouse, tmp_path / "backup")
    manifest = tmp_path / "backup" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"schema": 4}))
    back = create_warehouse(f"duckdb:///{tmp_path / 'back.duckdb'}")
    restore_backup(back, tmp_path / "backup")
    found = read_columns_for_sentences(back)
    back.close()
    assert found == [EXPECTED_JOINS, EXPECTED_BATCHES, EXPECTED_MOVES, EXPECTED_PRIOR_JOINS]


def test_a_backup_carries_the_columns(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    fill(
        empty_warehouse,
        customers=[{"customer_id": "A"}, {"customer_id": "B", "status": "archived", "joined_into": "A"}],
        batches=[{"batch_id": "1", "origin": "entry", "action": "join", "object": "A", "joined_id": "B"}],
        app_changes=[{"batch_id": "1", "table_name": "customer_tags", "before": "{}", "moved_to": "A"}],
    )
    save_backup(empty_warehouse, tmp_path / "backup")
    back = create_warehouse(f"duckdb:///{tmp_path / 'back.duckdb'}")
    restore_backup(back, tmp_path / "backup")
    found = read_columns_for_sentences(back)
    back.close()
    assert found == [[("B", "A")], [("1", "entry", "join", "A", "B")], [("customer_tags", "A")], []]


def join(warehouse: Warehouse, customer: str, into: str) -> str:
    stamps = [load_customer(warehouse, one).fingerprint for one in (customer, into)]
    return join_customers(
        warehouse, customer, into, expected_fingerprint=stamps[0], into_fingerprint=stamps[1], because="met both"
    ).batch_id


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_joins_of_version_4_are_taken_back_in_any_order(empty_warehouse: Warehouse, order: tuple[int, int]) -> None:
    fill(
        empty_warehouse,
        customers=[{"customer_id": customer, "name": customer} for customer in "ABC"],
        customer_tags=[{"customer_id": "B", "tag": "VIP"}],
        app_calls=[{"customer_id": "B", "employee_id": "", "because": "renewal"}],
    )
    before = everything(empty_warehouse)
    batches = [join(empty_warehouse, "B", "A"), join(empty_warehouse, "A", "C")]
    old = open_warehouse(of_version_4(empty_warehouse))
    try:
        assert rows(old, "select customer_id, joined_into from customers order by all") == [
            ("A", "C"),
            ("B", "C"),
            ("C", None),
        ]
        undo(old, batches[order[0]])
        undo(old, batches[order[1]])
        assert everything(old) == before
    finally:
        old.close()


def test_undoing_the_second_of_two_joins_of_version_4_leaves_the_first(empty_warehouse: Warehouse) -> None:
    fill(empty_warehouse, customers=[{"customer_id": customer, "name": customer} for customer in "ABC"])
    join(empty_warehouse, "B", "A")
    last = join(empty_warehouse, "A", "C")
    old = open_warehouse(of_version_4(empty_warehouse))
    try:
        undo(old, last)
        assert [load_customer(old, customer).joined_into for customer in "ABC"] == ["", "A", ""]
    finally:
        old.close()
