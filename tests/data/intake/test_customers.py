"""A file of customers goes through the checks of the form, and says who is there already."""

# ruff: noqa: E501  (rows stand on one line)

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.__main__ import main
from data.entry.duplicates.search import DuplicatePair
from data.intake.checks.record_checks import REJECT
from data.intake.checks.report import LoadReport
from data.intake.load.pipeline import load_files
from data.warehouse import Warehouse
from tests.data.files import counts, list_problems, rows, write

Small = Callable[..., Warehouse]
TODAY = date(2026, 6, 1)
NAMES = "select customer_id from customers order by 1"
HEAD = "customer_id,mobile,email,id_number,birth_on\n"


def sent(
    warehouse: Warehouse, folder: Path, table: str, text: str, duplicates: str = "tell", **how: bool
) -> LoadReport:
    return load_files(warehouse, table, [write(folder, "file.csv", text)], duplicates=duplicates, today=TODAY, **how)[0]


@pytest.fixture
def three(small_warehouse: Small) -> Warehouse:
    """Two persons and a firm; what is known of one of them is wrong, and was stored long ago."""
    return small_warehouse(
        customers=[
            {"customer_id": "A", "kind": "individual", "name": "王芳", "city": "上海"},
            {"customer_id": "B", "kind": "individual", "name": "李四", "city": "北京"},
            {"customer_id": "F", "kind": "enterprise", "name": "上海岚岳商贸有限公司", "city": "上海"},
        ],
        customer_identities=[
            {"customer_id": "B", "mobile": "12912345678", "email": "b", "id_number": "99", "birth_on": date(2099, 1, 1)}
        ],
    )


def test_wrong_personal_data_are_rejected_with_the_words_of_the_form(three: Warehouse, tmp_path: Path) -> None:
    text = (
        "A,12912345678,a@b,11010519491231002X,1949-12-30\nF,021-62345678,f@example.com,91110000600037341K,2027-01-01\n"
    )
    report = sent(three, tmp_path, "customer_identities", HEAD + text)
    assert counts(report) == (0, 0, 0, 2)
    assert [
        (line, column, reason.split(".")[0].split(";")[0]) for line, column, _, reason in list_problems(report)
    ] == [
        (2, "mobile", "A mobile number of the mainland begins with 13 to 19"),
        (2, "email", "Behind the @ stands a name with a point in it, like name@example"),
        (2, "id_number", "The day of birth in it is 1949-12-31, and the day of birth given is 1949-12-30"),
        (3, "birth_on", "This day is still to come"),
        (3, "mobile", "A mobile number of the mainland has 11 digits and begins with 1"),
        (3, "id_number", "A digit is wrong: with the others as they are, the last character would be L"),
    ]


def test_right_personal_data_are_stored_as_they_were_sent(three: Warehouse, tmp_path: Path) -> None:
    text = "A,+86 138 1234 5678,王@例子.中国,110105491231002,1949-12-31\nF,+852 9123 4567,f@example.com,91110000600037341L,\n"
    assert counts(sent(three, tmp_path, "customer_identities", HEAD + text)) == (2, 0, 0, 0)
    assert rows(three, "select mobile from customer_identities where customer_id = 'A'") == [("+86 138 1234 5678",)]


def test_what_is_stored_so_already_is_not_complained_about(three: Warehouse, tmp_path: Path) -> None:
    report = sent(three, tmp_path, "customer_identities", HEAD + "B,12912345678,b,99,2099-01-01\n")
    assert counts(report) == (0, 0, 1, 0)
    report = sent(three, tmp_path, "customer_identities", HEAD + "B,12912345679,b,99,2099-01-01\n")
    assert [column for _, column, _, _ in list_problems(report)] == ["mobile"]


def test_a_number_is_held_against_the_day_of_birth_on_record(three: Warehouse, tmp_path: Path) -> None:
    report = sent(three, tmp_path, "customer_identities", "customer_id,id_number\nB,11010519491231002X\n")
    assert "The day of birth in it is 1949-12-31" in list_problems(report)[0][3]


def test_a_person_whose_kind_the_file_does_not_say_may_have_a_persons_number(three: Warehouse, tmp_path: Path) -> None:
    assert sent(three, tmp_path, "customers", "customer_id,name\nP,Ann\n").new == 1
    assert rows(three, "select kind from customers where customer_id = 'P'") == [("enterprise",)]
    assert sent(three, tmp_path, "customer_identities", "customer_id,id_number\nP,11010519491231002X\n").new == 1


def test_no_customer_is_on_record_since_tomorrow(three: Warehouse, tmp_path: Path) -> None:
    text = "customer_id,created_on,verified_on\nX,2026-06-01,2026-06-02\nY,2026-06-02,\n"
    assert [(line, column) for line, column, _, _ in list_problems(sent(three, tmp_path, "customers", text))] == [
        (2, "verified_on"),
        (3, "created_on"),
    ]


def test_new_customers_who_look_like_others_are_told_and_stored(three: Warehouse, tmp_path: Path) -> None:
    text = "customer_id,name,kind,city\nX,嵐嶽商貿（上海）公司,enterprise,Shanghai\nY,王 芳,individual,上海市\nZ,王芳,individual,北京\n"
    report = sent(three, tmp_path, "customers", text)
    assert counts(report) == (3, 0, 0, 0)
    assert report.lookalikes == [
        DuplicatePair("A", "Y", ("name_and_city",)),
        DuplicatePair("F", "X", ("name_and_city",)),
    ]
    again = sent(three, tmp_path, "customers", text.replace("北京", "北京市"))
    assert again.lookalikes == [], "they are on record now, so nobody is new"


def test_rows_that_look_like_others_are_rejected_on_demand(three: Warehouse, tmp_path: Path) -> None:
    text = "customer_id,name,kind,city,referred_by\nX,岚岳商贸公司,,上海,\nY,Else,,上海,X\nV,Twin Ltd,,,\nW,Twin Limited,,,\n"
    report = sent(three, tmp_path, "customers", text, REJECT, reject_rows=True)
    assert [(line, value, reason) for line, _, value, reason in list_problems(report)] == [
        (2, "X", "has the name of customer F in the same city"),
        (3, "X", "is in this file, but its row is rejected, so this one cannot be stored either"),
        (5, "W", "has the name of customer V in the same city"),
    ]
    assert rows(three, NAMES) == [("A",), ("B",), ("F",), ("V",)]


def test_files_of_one_load_are_held_against_each_other(three: Warehouse, tmp_path: Path) -> None:
    files = [
        write(tmp_path, f"{ident}.csv", f"customer_id,name,city\n{ident},{name},上海\n")
        for ident, name in (("M", "Twin GmbH"), ("N", "TWIN gmbh"))
    ]
    first, second = load_files(three, "customers", files, today=TODAY)
    assert (first.lookalikes, second.lookalikes) == ([], [DuplicatePair("M", "N", ("name_and_city",))])


def test_a_mobile_or_address_of_somebody_else_is_told(three: Warehouse, tmp_path: Path) -> None:
    sent(three, tmp_path, "customer_identities", "customer_id,mobile,email\nA,13812345678,Ann@example.com\n")
    text = "customer_id,mobile,email\nF,+86 138-1234-5678,ANN@example.com\n"
    report = sent(three, tmp_path, "customer_identities", text)
    assert report.lookalikes == [DuplicatePair("A", "F", ("mobile", "email"))]


def test_the_command_says_who_looks_like_whom(
    three: Warehouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, "new.csv", "customer_id,name,city\nX,岚岳商贸公司,上海\n")
    url = three.url
    three.close()
    assert main(["load", "customers", str(file), "--dry-run", "--url", url]) == 0
    said = capsys.readouterr().out
    assert "1 new customer looks like others" in said
    assert "X: has the name of customer F in the same city" in said
    assert main(["load", "customers", str(file), "--duplicates", "reject", "--url", url]) == 1
    assert "looks like others" not in capsys.readouterr().out
    assert main(["load", "customers", str(file), "--url", url]) == 0
    capsys.readouterr()
    assert main(["duplicates", "--format", "csv", "--url", url]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "F,上海岚岳商贸有限公司,X,岚岳商贸公司,name_and_city"
    assert main(["duplicates", "--seeded", "--format", "json"]) == 0
    assert '"duplicate: mobile"' in capsys.readouterr().out
