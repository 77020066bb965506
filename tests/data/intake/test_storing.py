"""What a load makes of rows that are there already, and how it is taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import IntakeError
from data.intake.load.pipeline import load_files
from data.ledger import bulk_delete
from data.ledger.undo import undo
from data.warehouse import Warehouse
from data.warehouse.integrity_checks import check_integrity, is_sound
from tests.data.files import counts, everything, load_text, rows, write
from tests.rows import fill

NAMES = "select customer_id, name, city from customers order by 1"


def test_rows_are_new_changed_or_the_same(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name,city\nA,Ann,Rome\nB,Bo,Oslo\nC,,\n")
    report = load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Ann\nB,Bob\nC,\nD,Di\n", "b.csv")
    assert counts(report) == (1, 1, 2, 0)
    assert rows(empty_warehouse, NAMES) == [
        ("A", "Ann", "Rome"),
        ("B", "Bob", "Oslo"),
        ("C", None, None),
        ("D", "Di", None),
    ]


def test_an_empty_cell_empties_and_an_absent_column_keeps(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name,city,side\nA,Ann,Rome,partner\n")
    report = load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,\n", "b.csv")
    assert counts(report) == (0, 1, 0, 0)
    assert rows(empty_warehouse, "select name, city, side from customers") == [(None, "Rome", "partner")]


def test_side_and_kind_are_filled_when_absent_or_empty(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    load_text(empty_warehouse, tmp_path, "customers", "customer_id\nA\n")
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,side,kind\nB,,\nC,internal,individual\n", "b.csv")
    assert rows(empty_warehouse, "select customer_id, side, kind from customers order by 1") == [
        ("A", "external", "enterprise"),
        ("B", "external", "enterprise"),
        ("C", "internal", "individual"),
    ]


def test_an_answer_without_an_option_is_one_answer_however_often_it_is_sent(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    fill(
        empty_warehouse,
        surveys=[{"survey_id": "S"}],
        survey_questions=[{"survey_id": "S", "question_id": "Q"}],
        survey_responses=[{"survey_id": "S", "response_id": "R"}],
    )
    header = "survey_id,response_id,question_id"
    load_text(empty_warehouse, tmp_path, "survey_answers", f"{header},score\nS,R,Q,5\n")
    again = load_text(
        empty_warehouse, tmp_path, "survey_answers", f"{header},option,score\nS,R,Q,,5\nS,R,Q,b,1\n", "b.csv"
    )
    changed = load_text(empty_warehouse, tmp_path, "survey_answers", f"{header},score\nS,R,Q,4\n", "c.csv")
    assert (counts(again), counts(changed)) == ((1, 0, 1, 0), (0, 1, 0, 0))
    found = rows(empty_warehouse, "select option, score from survey_answers order by 1")
    assert found == [("", 4.0), ("b", 1.0)]


def test_a_second_load_of_the_same_file_stores_nothing(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    first = load_text(empty_warehouse, tmp_path, "customers", "customer_id\nA\n")
    before, version = everything(empty_warehouse), empty_warehouse.version
    second = load_text(empty_warehouse, tmp_path, "customers", "customer_id\nA\n", "another name.csv")
    assert second.stored_before is not None
    assert (second.batch_id, counts(second)) == (first.batch_id, (0, 0, 0, 0))
    assert everything(empty_warehouse) == before
    assert empty_warehouse.version == version
    assert len(rows(empty_warehouse, "select * from batches")) == 1


def test_the_same_file_twice_in_one_load_is_stored_once(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    files = [write(tmp_path, name, "customer_id\nA\n") for name in ("a.csv", "b.csv")]
    first, second = load_files(empty_warehouse, "customers", files)
    assert (first.new, second.new, second.batch_id) == (1, 0, first.batch_id)
    assert second.stored_before is not None


def test_the_same_file_into_another_table_is_another_load(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    load_text(empty_warehouse, tmp_path, "customers", "customer_id\nA\n")
    assert load_text(empty_warehouse, tmp_path, "customer_identities", "customer_id\nA\n").new == 1


def test_a_later_file_of_a_load_changes_what_an_earlier_one_stored(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    files = [write(tmp_path, f"{name}.csv", f"customer_id,name\nA,{name}\n") for name in ("Ann", "Anna")]
    reports = load_files(empty_warehouse, "customers", files)
    assert [counts(report) for report in reports] == [(1, 0, 0, 0), (0, 1, 0, 0)]
    assert [report.batch_id for report in reports] == ["1", "2"]
    undo(empty_warehouse, "2")
    assert rows(empty_warehouse, NAMES) == [("A", "Ann", None)]


def test_the_batch_book_says_who_stored_what(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    path = write(tmp_path, "c.csv", "customer_id,kind\nA,\nB,wrong\nC,\n")
    report = load_files(empty_warehouse, "customers", [path], reject_rows=True, by="anna")[0]
    book = 'select kind, file_name, rows_in, rows_stored, rows_rejected, "by", undone_at from batches'
    assert rows(empty_warehouse, book) == [("load customers", "c.csv", 3, 2, 1, "anna", None)]
    assert rows(empty_warehouse, "select distinct batch_id from customers") == [(report.batch_id,)]


def test_undo_removes_what_was_new_and_restores_what_was_changed(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    header = "order_id,line,ordered_on,quantity,amount,is_return"
    load_text(
        empty_warehouse, tmp_path, "order_lines", f"{header}\n1,1,2026-05-01,0.125,9999999999999999.99,true\n1,2,,,,\n"
    )
    before = everything(empty_warehouse)
    content = f"{header}\n1,1,2027-01-01,7,-3.33,false\n1,2,,,,\n1,3,2026-05-02,1,1,\n"
    batch = load_text(empty_warehouse, tmp_path, "order_lines", content, "b.csv").batch_id
    assert batch is not None
    undone = undo(empty_warehouse, batch, by="anna")
    assert (undone.removed, undone.restored, undone.edited_since, undone.still_needed) == (1, 1, 0, 0)
    assert everything(empty_warehouse) == before
    found = rows(empty_warehouse, f"select undone_by, undone_at is not null from batches where batch_id = '{batch}'")
    assert found == [("anna", True)]


def test_a_file_whose_batch_was_undone_is_stored_again(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    for _ in range(3):
        report = load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Ann\n")
        assert (report.new, report.stored_before) == (1, None)
        assert report.batch_id is not None
        undo(empty_warehouse, report.batch_id)
        assert rows(empty_warehouse, NAMES) == []


def test_undo_keeps_what_was_edited_since(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Ann\nB,Bo\n")
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Anna\n", "b.csv")
    undone = undo(empty_warehouse, "1")
    assert (undone.reversed, undone.edited_since) == (1, 1)
    assert rows(empty_warehouse, NAMES) == [("A", "Anna", None)]
    assert undo(empty_warehouse, "2").reversed == 1
    assert rows(empty_warehouse, NAMES) == []


def test_undo_keeps_what_others_name_and_says_so(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    content = "customer_id,referred_by\nA,\nB,A\nC,B\nD,D\nE,D\n"
    load_text(empty_warehouse, tmp_path, "customers", content)
    load_text(empty_warehouse, tmp_path, "order_lines", "order_id,line,customer_id\n1,1,B\n")
    undone = undo(empty_warehouse, "1")
    assert (undone.removed, undone.still_needed, sorted(undone.needed_by)) == (3, 2, ["customers", "order_lines"])
    assert rows(empty_warehouse, "select customer_id from customers order by 1") == [("A",), ("B",)]
    assert is_sound(check_integrity(empty_warehouse))


def test_what_an_undo_had_to_keep_goes_when_nothing_names_it_any_more(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    load_text(empty_warehouse, tmp_path, "customers", "customer_id\nA\nB\n")
    load_text(empty_warehouse, tmp_path, "order_lines", "order_id,line,customer_id\n1,1,B\n")
    assert undo(empty_warehouse, "1").still_needed == 1
    assert undo(empty_warehouse, "2").also_reversed == 1
    assert rows(empty_warehouse, NAMES) == []


def test_what_an_undo_had_to_keep_stays_when_its_file_is_sent_again(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    fill(empty_warehouse, customers=[{"customer_id": "A", "name": "x"}])
    before = everything(empty_warehouse)
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Ann\nB,Bo\n")
    load_text(empty_warehouse, tmp_path, "order_lines", "order_id,line,customer_id\n1,1,B\n")
    undo(empty_warehouse, "1")
    again = load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Ann\nB,Bo\n")
    assert (again.batch_id, counts(again)) == ("3", (0, 1, 1, 0))
    undo(empty_warehouse, "2")
    assert rows(empty_warehouse, NAMES) == [("A", "Ann", None), ("B", "Bo", None)]
    undo(empty_warehouse, "3")
    assert everything(empty_warehouse) == before


def test_undo_does_not_restore_a_row_that_named_one_that_is_gone(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    load_text(empty_warehouse, tmp_path, "employees", "employee_id\nE\n")
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,owner_id\nA,E\n")
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,owner_id\nA,\n", "b.csv")
    assert undo(empty_warehouse, "1").removed == 1
    undone = undo(empty_warehouse, "3")
    assert (undone.restored, undone.unrestorable) == (0, 1)
    assert is_sound(check_integrity(empty_warehouse))


@pytest.mark.parametrize("batch", ["99", "", "'; drop table customers"])
def test_an_unknown_batch_is_told(empty_warehouse: Warehouse, batch: str) -> None:
    with pytest.raises(IntakeError, match="There is no batch"):
        undo(empty_warehouse, batch)


def test_a_batch_is_undone_once(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    load_text(empty_warehouse, tmp_path, "customers", "customer_id\nA\n")
    undo(empty_warehouse, "1")
    with pytest.raises(IntakeError, match="was undone already, on 20"):
        undo(empty_warehouse, "1")


def test_undo_of_many_rows_ends_like_undo_of_few(
    empty_warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many rows go by making the table anew; what stays must stay the same, its key included."""
    fill(empty_warehouse, order_lines=[{"order_id": "0", "line": 1, "ordered_on": date(2026, 5, 1), "amount": 5}])
    before = everything(empty_warehouse)
    load_text(
        empty_warehouse, tmp_path, "order_lines", "order_id,line\n" + "".join(f"1,{line}\n" for line in range(100))
    )
    monkeypatch.setattr(bulk_delete, "REBUILD_THRESHOLD", 10)
    assert undo(empty_warehouse, "1").removed == 100
    assert everything(empty_warehouse) == before
    again = load_text(empty_warehouse, tmp_path, "order_lines", "order_id,line,amount\n0,1,5\n1,1,5\n", "b.csv")
    assert counts(again) == (1, 0, 1, 0)
    keys = (
        "select count(*) from duckdb_constraints() where table_name = 'order_lines' and constraint_type = 'PRIMARY KEY'"
    )
    assert rows(empty_warehouse, keys) == [(1,)]


CELLS = st.sampled_from(["", "x", "y"])
FILES = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from("ABCDE"),
            CELLS,
            st.sampled_from(["", "individual", "wrong"]),
            st.sampled_from(["", "A", "B", "Z"]),
        )
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=FILES, order=st.randoms(use_true_random=False))
def test_every_row_is_accounted_for_and_undo_in_any_order_leaves_what_was_there(
    empty_warehouse: Warehouse, tmp_path: Path, files: list[list[tuple[str, ...]]], order: object
) -> None:
    with empty_warehouse.writing() as connection:
        for table in ("customers", "app_changes", "batches"):
            connection.exec_driver_sql(f"delete from {table}")
    fill(empty_warehouse, customers=[{"customer_id": "A", "name": "x"}, {"customer_id": "D", "kind": "individual"}])
    before = everything(empty_warehouse)
    batches = []
    for number, lines in enumerate(files):
        content = "customer_id,name,kind,referred_by\n" + "".join(",".join(line) + "\n" for line in lines)
        report = load_text(empty_warehouse, tmp_path, "customers", content, f"{number}.csv", reject_rows=True)
        if report.stored_before is None:
            assert report.rows_in == len(lines)
        if report.batch_id is not None and report.stored_before is None:
            assert sum(counts(report)) == report.rows_in
            batches.append(report.batch_id)
        assert is_sound(check_integrity(empty_warehouse))
    order.shuffle(batches)  # type: ignore[attr-defined]
    undone = [undo(empty_warehouse, batch) for batch in batches]
    assert everything(empty_warehouse) == before
    assert all(one.reversed + one.edited_since + one.still_needed + one.unrestorable >= 0 for one in undone)
    assert is_sound(check_integrity(empty_warehouse))
