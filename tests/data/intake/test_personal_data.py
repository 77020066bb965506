"""A file of customers may carry their personal data, too: both are checked, stored and taken back together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.__main__ import main
from data.entry.customers.editing import edit_customer
from data.entry.duplicates.search import DuplicatePair
from data.entry.record.draft import Draft
from data.entry.record.stored_customer import load_customer
from data.intake.checks.record_checks import REJECT
from data.intake.checks.report import LoadReport
from data.intake.load.pipeline import load_files
from data.ledger.undo import undo
from data.warehouse import Warehouse
from data.warehouse.integrity_checks import check_integrity, is_sound
from tests.data.files import counts, everything, list_problems, rows, write
from tests.data.fuzzing import NOTHING_KEPT
from tests.rows import fill

Small = Callable[..., Warehouse]
TODAY = date(2026, 6, 1)
HEAD = "customer_id,name,kind,city,mobile,email,id_number,birth_on\n"
ANN = "A,Ann,individual,Rome,138 1234 5678,ann@example.com,11010519491231002X,1949-12-31\n"
FIRM = "F,Firm,enterprise,Oslo,,firm@example.com,91110000600037341L,\n"
BARE = "B,Bo,individual,Bonn,,,,\n"
WHOLE = (
    "select customer_id, name, city, mobile, email, birth_on::varchar from customers left join customer_identities "
    "using (customer_id) order by 1"
)


def sent(
    warehouse: Warehouse, folder: Path, text: str, name: str = "file.csv", duplicates: str = "tell", **how: bool
) -> LoadReport:
    return load_files(warehouse, "customers", [write(folder, name, text)], duplicates=duplicates, today=TODAY, **how)[0]


def change(warehouse: Warehouse, customer: str, **values: str) -> str:
    now = load_customer(warehouse, customer)
    mine = Draft(now.draft.kind, now.draft.with_values(**values).values, now.draft.persons)
    return edit_customer(
        warehouse, customer, mine, expected_fingerprint=now.fingerprint, base=now.draft, today=TODAY
    ).batch_id


def test_one_file_fills_both_tables_in_one_batch(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    report = sent(empty_warehouse, tmp_path, HEAD + ANN + FIRM + BARE)
    assert (counts(report), report.batch_id) == ((3, 0, 0, 0), "1")
    assert rows(empty_warehouse, WHOLE) == [
        ("A", "Ann", "Rome", "138 1234 5678", "ann@example.com", "1949-12-31"),
        ("B", "Bo", "Bonn", None, None, None),
        ("F", "Firm", "Oslo", None, "firm@example.com", None),
    ]
    stored = "select customer_id, batch_id from customer_identities order by 1"
    assert rows(empty_warehouse, stored) == [("A", "1"), ("F", "1")], "of B the file says nothing personal"
    book = "select kind, rows_in, rows_stored, rows_rejected from batches"
    assert rows(empty_warehouse, book) == [("load customers", 3, 3, 0)]
    assert sent(empty_warehouse, tmp_path, HEAD + ANN + FIRM + BARE, "again.csv").stored_before is not None
    assert is_sound(check_integrity(empty_warehouse))


def test_every_personal_column_may_stand_in_a_file_of_customers(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    cells = {"phone": "010-1", "fax": "010-2", "address": "High St 1", "employer": "Firm", "job_title": "clerk"}
    sent(
        empty_warehouse,
        tmp_path,
        f"job_title,{','.join(list(cells)[:-1])},customer_id\nclerk,010-1,010-2,High St 1,Firm,A\n",
    )
    assert rows(empty_warehouse, f"select {', '.join(cells)} from customer_identities") == [tuple(cells.values())]


@pytest.mark.parametrize(
    ("wrong", "column", "value"),
    [
        ("X,Xu,individual,Rome,12912345678,,,", "mobile", "12912345678"),
        ("X,Xu,individual,Rome,,x@y,,", "email", "x@y"),
        ("X,Xu,individual,Rome,,,110105194912310021,", "id_number", "110105194912310021"),
        ("X,Xu,individual,Rome,,,11010519491231002X,1949-12-30", "id_number", "11010519491231002X"),
        ("X,Xu,individual,Rome,,,,2027-01-01", "birth_on", "2027-01-01"),
        ("X,Xu,individual,Rome,,,,yesterday", "birth_on", "yesterday"),
        ("X,Xu,person,Rome,13812345670,,,", "kind", "person"),
        (",Xu,individual,Rome,13812345670,,,", "customer_id", None),
        ("F,Xu,individual,Rome,13812345670,,,", "customer_id", "F"),
    ],
)
def test_a_row_with_something_wrong_in_either_part_is_stored_in_neither(
    empty_warehouse: Warehouse, tmp_path: Path, wrong: str, column: str, value: str | None
) -> None:
    start = everything(empty_warehouse)
    report = sent(empty_warehouse, tmp_path, HEAD + FIRM + wrong + "\n")
    assert (report.is_refused, [problem[:3] for problem in list_problems(report)]) == (True, [(3, column, value)])
    assert everything(empty_warehouse) == start
    report = sent(empty_warehouse, tmp_path, HEAD + FIRM + wrong + "\n", reject_rows=True)
    assert counts(report) == (1, 0, 0, 1)
    for table in ("customers", "customer_identities"):
        assert rows(empty_warehouse, f"select customer_id from {table}") == [("F",)]
    # The file of rejected rows, mended, goes in as it is.
    assert report.rejects_file is not None
    cells = report.rejects_file.read_text(encoding="utf-8-sig").splitlines()
    assert cells[1].startswith(wrong + ",")
    mended = f"{cells[0]}\n{cells[1].replace(wrong, 'X,Xu,individual,Rome,13812345670,,,')}\n"
    assert counts(sent(empty_warehouse, tmp_path, mended, "mended.csv")) == (1, 0, 0, 0)
    assert ("X", "13812345670") in rows(empty_warehouse, "select customer_id, mobile from customer_identities")


def test_a_firms_number_is_checked_by_the_kind_of_the_same_row(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    text = HEAD + FIRM.replace("enterprise", "individual")
    assert [column for _, column, _, _ in list_problems(sent(empty_warehouse, tmp_path, text))] == ["id_number"]
    assert (
        sent(empty_warehouse, tmp_path, "customer_id,id_number\nF,91110000600037341L\nA,11010519491231002X\n").new == 2
    )


def test_a_row_is_changed_where_either_part_is_and_each_change_is_listed(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    sent(empty_warehouse, tmp_path, HEAD + ANN + FIRM + BARE)
    text = (
        HEAD + ANN.replace("138 ", "139 ") + FIRM.replace("Oslo", "Bergen") + BARE.replace("Bonn,", "Ulm,13712345678")
    )
    for dry in (True, False):
        report = sent(empty_warehouse, tmp_path, text + "C,Cy,individual,,,,,\n", "b.csv", dry_run=dry)
        assert (counts(report), report.changed_cells) == ((1, 3, 0, 0), 4)
        assert [(one.key, one.column, one.old, one.new) for one in report.changes] == [
            ("A", "mobile", "138 1234 5678", "139 1234 5678"),
            ("F", "city", "Oslo", "Bergen"),
            ("B", "city", "Bonn", "Ulm"),
            ("B", "mobile", None, "13712345678"),
        ]
    owners = "select customer_id, customers.batch_id, other.batch_id from customers left join customer_identities as other using (customer_id) order by 1"  # noqa: E501
    assert rows(empty_warehouse, owners) == [("A", "1", "2"), ("B", "2", "2"), ("C", "2", None), ("F", "2", "1")]
    assert rows(empty_warehouse, "select rows_stored from batches order by batch_id") == [(3,), (4,)]


def test_a_row_is_the_same_where_both_parts_are(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    sent(empty_warehouse, tmp_path, HEAD + ANN + BARE)
    report = sent(empty_warehouse, tmp_path, HEAD + BARE + ANN + FIRM, "b.csv")
    assert counts(report) == (1, 0, 2, 0)


def test_an_empty_cell_empties_and_an_absent_column_keeps_personal_data(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    sent(empty_warehouse, tmp_path, HEAD + ANN + BARE)
    report = sent(empty_warehouse, tmp_path, "customer_id,mobile\nA,\nB,\n", "b.csv")
    assert counts(report) == (0, 1, 1, 0)
    assert rows(empty_warehouse, "select customer_id, mobile, email from customer_identities") == [
        ("A", None, "ann@example.com")
    ]


def test_a_file_without_personal_columns_leaves_personal_data_alone(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    sent(empty_warehouse, tmp_path, HEAD + ANN)
    before = rows(empty_warehouse, "select * from customer_identities")
    assert counts(sent(empty_warehouse, tmp_path, "customer_id,name\nA,Anna\nD,Di\n", "b.csv")) == (1, 1, 0, 0)
    assert rows(empty_warehouse, "select * from customer_identities") == before


def test_undo_takes_both_parts_back(small_warehouse: Small, tmp_path: Path) -> None:
    warehouse = small_warehouse(
        customers=[{"customer_id": "A", "name": "Old"}, {"customer_id": "B", "name": "Bo"}],
        customer_identities=[{"customer_id": "A", "mobile": "call the office"}],
    )
    before = everything(warehouse)
    assert counts(sent(warehouse, tmp_path, HEAD + ANN + FIRM + BARE.replace(",,,,", ",13712345678,,,"))) == (
        1,
        2,
        0,
        0,
    )
    undone = undo(warehouse, "1")
    assert (undone.removed, undone.restored, undone.edited_since, undone.still_needed) == (3, 3, 0, 0)
    assert everything(warehouse) == before


@pytest.mark.parametrize(
    ("field", "value", "edited", "stays"),
    [
        ("city", "Bari", {"customers": 1}, 1),
        # Whoever saves the form has looked at the customer, and the day of that is noted with the customer.
        ("mobile", "13712345678", {"customers": 1, "customer_identities": 1}, 0),
    ],
)
def test_undo_keeps_a_customer_whole_who_was_edited_since(
    empty_warehouse: Warehouse, tmp_path: Path, field: str, value: str, edited: dict[str, int], stays: int
) -> None:
    sent(empty_warehouse, tmp_path, HEAD + ANN + FIRM)
    batch = change(empty_warehouse, "A", **{field: value})
    stored_before = load_customer(empty_warehouse, "A")
    undone = undo(empty_warehouse, "1")
    assert (undone.removed, undone.restored, undone.edited_since, undone.still_needed) == (2, 0, len(edited), stays)
    assert undone.edited_by_table == edited
    assert load_customer(empty_warehouse, "A") == stored_before
    assert rows(empty_warehouse, "select customer_id from customers") == [("A",)]
    last = undo(empty_warehouse, batch)
    assert last.reversed + last.also_reversed == 2
    assert rows(empty_warehouse, WHOLE) == []


def test_new_customers_are_held_against_others_by_all_that_the_file_says_of_them(
    small_warehouse: Small, tmp_path: Path
) -> None:
    warehouse = small_warehouse(
        customers=[
            {"customer_id": "A", "kind": "individual", "name": "Ann Ray", "city": "Rome"},
            {"customer_id": "K", "kind": "individual", "name": "Kim Lo"},
            {"customer_id": "N", "kind": "individual", "name": "Nell Oh"},
        ],
        customer_identities=[{"customer_id": "A", "mobile": "13812345678", "email": "ann@example.com"}],
    )
    text = (
        "M,Mia,individual,,+86 138-1234-5678,,,\n"
        "E,Eve,individual,,,ANN@example.com,,\n"
        "P,Pia,individual,,,,11010519491231002X,\n"
        "Q,Quin,individual,,,,110105491231002,\n"
        "C,Ann RAY,individual,rome,,,,1980-01-01\n"
        "K,Kim Lo,individual,,13812345678,,,\n"
        "R,Rob,individual,,13912345678,,,\n"
        "N,Nell Oh,individual,,13912345678,,,\n"
    )
    report = sent(warehouse, tmp_path, HEAD + text, dry_run=True)
    assert counts(report) == (6, 2, 0, 0)
    assert {(pair.first, pair.second, pair.reasons) for pair in report.lookalikes} == {
        ("A", "M", ("mobile",)),
        ("A", "E", ("email",)),
        ("P", "Q", ("id_number",)),
        ("A", "C", ("name_and_city",)),
        ("A", "K", ("mobile",)),
        ("K", "M", ("mobile",)),
        ("N", "R", ("mobile",)),
    }
    report = sent(warehouse, tmp_path, HEAD + text, duplicates=REJECT, reject_rows=True)
    assert [value for _, _, value, _ in list_problems(report)] == ["M", "E", "Q", "C", "K", "R"]
    assert counts(report) == (1, 1, 0, 6)
    assert rows(warehouse, "select customer_id from customer_identities order by 1") == [("A",), ("N",), ("P",)]


def test_two_people_of_one_name_are_told_apart_by_the_days_of_birth_in_the_file(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    text = "customer_id,name,kind,city,birth_on\nA,Ann Ray,individual,Rome,1980-01-01\nB,Ann Ray,individual,Rome,{}\n"
    assert sent(empty_warehouse, tmp_path, text.format("1981-01-01"), dry_run=True).lookalikes == []
    assert sent(empty_warehouse, tmp_path, text.format(""), dry_run=True).lookalikes == [
        DuplicatePair("A", "B", ("name_and_city",))
    ]


def test_files_with_and_without_personal_data_go_in_together(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    files = [
        write(tmp_path, name, text)
        for name, text in (
            ("a.csv", HEAD + ANN),
            ("b.csv", "customer_id,name\nA,Anna\nC,Cy\n"),
            ("c.csv", "customer_id,mobile\nA,13712345678\nD,138-1234-5678\nE,\n"),
        )
    ]
    reports = load_files(empty_warehouse, "customers", files, today=TODAY)
    assert [counts(report) for report in reports] == [(1, 0, 0, 0), (1, 1, 0, 0), (2, 1, 0, 0)]
    assert [report.lookalikes for report in reports] == [[], [], [DuplicatePair("A", "D", ("mobile",))]]
    for batch in ("2", "1", "3"):
        undo(empty_warehouse, batch)
    assert everything(empty_warehouse) == {name: [] for name in everything(empty_warehouse)}


def test_a_row_whose_referrer_is_rejected_for_a_mobile_is_rejected_too(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    text = "customer_id,referred_by,mobile\nA,,1\nB,A,13812345678\nC,,13912345678\n"
    report = sent(empty_warehouse, tmp_path, text, reject_rows=True)
    assert [(line, column) for line, column, _, _ in list_problems(report)] == [(2, "mobile"), (3, "referred_by")]
    assert rows(empty_warehouse, "select customer_id from customer_identities") == [("C",)]


def test_the_command_takes_the_file_as_it_is(
    empty_warehouse: Warehouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = empty_warehouse.url
    empty_warehouse.close()
    file = write(tmp_path, "c.csv", HEAD + ANN + "\n" + BARE + ",,,,,,,\n")
    assert main(["load", "customers", str(file), "--url", url]) == 0
    assert "2 rows read" in (said := capsys.readouterr().out)
    assert "2 new, 0 changed, 0 same, 0 rejected" in said
    assert (
        main(
            [
                "load",
                "customers",
                str(write(tmp_path, "d.csv", HEAD + ANN.replace("138", "139"))),
                "--dry-run",
                "--url",
                url,
            ]
        )
        == 0
    )  # noqa: E501
    assert "  A, mobile: 138 1234 5678 → 139 1234 5678" in capsys.readouterr().out
    assert main(["load", "customers", str(write(tmp_path, "e.csv", "customer_id,moblie\nA,1\n")), "--url", url]) == 1
    assert "Did you mean mobile?" in capsys.readouterr().out
    assert main(["undo", "1", "--url", url]) == 0
    assert "3 rows reversed (3 removed, 0 restored)" in capsys.readouterr().out


NAMES = st.sampled_from(["", "Ann", "Bo"])
MOBILES = st.sampled_from(["", "13812345678", "13912345678", "1"])
FILES = st.lists(
    st.tuples(
        st.sampled_from(["name,mobile,email", "name", "mobile,email"]),
        st.lists(
            st.tuples(st.sampled_from("ABCDE"), NAMES, MOBILES, st.sampled_from(["", "a@example.com"])), max_size=5
        ),
    ),
    min_size=1,
    max_size=4,
)


@settings(NOTHING_KEPT, max_examples=4)
@given(files=FILES, order=st.randoms(use_true_random=False))
def test_every_row_is_one_of_four_and_undo_in_any_order_leaves_what_was_there(
    empty_warehouse: Warehouse, tmp_path: Path, files: list[tuple[str, list[tuple[str, ...]]]], order: object
) -> None:
    with empty_warehouse.writing() as connection:
        for table in ("customer_identities", "customers", "app_changes", "batches"):
            connection.exec_driver_sql(f"delete from {table}")
    fill(empty_warehouse, customers=[{"customer_id": "A", "name": "Ann"}, {"customer_id": "D"}])
    fill(empty_warehouse, customer_identities=[{"customer_id": "D", "mobile": "1"}])
    before = everything(empty_warehouse)
    batches = []
    for number, (head, lines) in enumerate(files):
        column_index = {name: place for place, name in enumerate(("customer_id", "name", "mobile", "email"))}
        names = ["customer_id", *head.split(",")]
        text = "".join(",".join(line[column_index[name]] for name in names) + "\n" for line in lines)
        was = {row[0]: row for row in rows(empty_warehouse, WHOLE)}
        report = sent(empty_warehouse, tmp_path, f"{','.join(names)}\n{text}", f"{number}.csv", reject_rows=True)
        now = {row[0]: row for row in rows(empty_warehouse, WHOLE)}
        if report.batch_id is not None and report.stored_before is None:
            assert sum(counts(report)) == report.rows_in == len(lines)
            assert report.new == len(now.keys() - was.keys())
            assert report.changed == sum(now[one] != was[one] for one in was)
            batches.append(report.batch_id)
    assert is_sound(check_integrity(empty_warehouse))
    order.shuffle(batches)  # type: ignore[attr-defined]
    for batch in batches:
        undo(empty_warehouse, batch)
    assert everything(empty_warehouse) == before
