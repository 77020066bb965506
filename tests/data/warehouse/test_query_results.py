"""What the warehouse's reader promises the layers above: values bound by type, columns typed by the question."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pandas as pd
import pytest

from data.errors import MissingTableError, WarehouseError
from data.warehouse import Warehouse
from data.warehouse.parameter_binding import bind_parameters
from tests.rows import fill

CUSTOMERS = [{"customer_id": "A", "region": "North"}, {"customer_id": "B", "region": "South"}, {"customer_id": "C"}]


@pytest.mark.parametrize("form", ["in :regions", "in (:regions)", "in ( :regions )"])
@pytest.mark.parametrize(
    ("regions", "expected"), [(("North",), ["A"]), (("North", "South"), ["A", "B"]), ((), []), (["South"], ["B"])]
)
def test_a_list_selects_its_members_and_an_empty_one_nobody(
    empty_warehouse: Warehouse, form: str, regions: object, expected: list[str]
) -> None:
    fill(empty_warehouse, customers=CUSTOMERS)
    found = empty_warehouse.read(
        f"select customer_id from customers where region {form} order by 1", {"regions": regions}
    )
    assert found["customer_id"].tolist() == expected


def test_an_empty_list_excludes_nobody(empty_warehouse: Warehouse) -> None:
    fill(empty_warehouse, customers=CUSTOMERS)
    found = empty_warehouse.read("select count(*) as n from customers where region not in :none", {"none": ()})
    assert found["n"].tolist() == [3]


def test_single_values_keep_their_type(empty_warehouse: Warehouse) -> None:
    binds = {"d": date(2026, 5, 1), "t": datetime(2026, 5, 1, 12), "n": 3, "x": 1.5, "s": "1", "b": True, "none": None}
    sql = "select " + ", ".join(f"typeof(:{name}) as {name}" for name in binds)
    found = empty_warehouse.read(sql, binds).iloc[0].to_dict()
    assert found["d"] == "DATE"
    assert found["t"] == "TIMESTAMP"
    assert found["s"] == "VARCHAR"
    assert found["x"] == "DOUBLE"
    assert found["b"] == "BOOLEAN"
    assert found["n"] in ("INTEGER", "BIGINT")


def test_members_of_a_list_keep_their_type() -> None:
    days, _ = bind_parameters("d in :days", {"days": (date(2026, 5, 1),)})
    numbers, values = bind_parameters("n in :numbers", {"numbers": [1, 2]})
    assert days == "d in (cast($days_0 as date))"
    assert (numbers, values) == (
        "n in (cast($numbers_0 as bigint), cast($numbers_1 as bigint))",
        {"numbers_0": 1, "numbers_1": 2},
    )


def test_colons_that_are_no_placeholders_are_left_alone(empty_warehouse: Warehouse) -> None:
    sql = """select ':a' as text, '12'::integer as cast, "x:y" as quoted -- :comment
    from (select 1 as "x:y") /* :other */ where :real = 1"""
    assert empty_warehouse.read(sql, {"real": 1}).iloc[0].tolist() == [":a", 12, 1]


def test_a_hostile_value_stays_a_value(empty_warehouse: Warehouse) -> None:
    fill(empty_warehouse, customers=CUSTOMERS)
    hostile = "'; drop table customers; --"
    assert empty_warehouse.read("select * from customers where region in :r", {"r": (hostile,)}).empty
    assert "customers" in empty_warehouse.tables()


def test_a_missing_value_for_a_placeholder_is_an_error(empty_warehouse: Warehouse) -> None:
    with pytest.raises(KeyError, match="who"):
        empty_warehouse.read("select :who", {})


def test_columns_have_the_type_of_the_question_and_not_of_the_rows(empty_warehouse: Warehouse) -> None:
    columns = """n::integer as whole, n::decimal(18, 2) as money, (date '2026-05-01' + n::integer) as day,
        n::double as score, n = 1 as flag, n::varchar as word"""
    full = empty_warehouse.read(f"select {columns} from (values (1), (2)) as t (n)", {})
    gaps = empty_warehouse.read(f"select {columns} from (values (1), (null)) as t (n)", {})
    nulls = empty_warehouse.read(f"select {columns} from (values (null::integer)) as t (n)", {})
    none = empty_warehouse.read(f"select {columns} from (values (1)) as t (n) where false", {})
    plain = ["int64", "float64", "datetime64[us]", "float64", "bool", "str"]
    nullable = ["Int64", "float64", "datetime64[us]", "float64", "boolean", "str"]
    assert [str(kind) for kind in full.dtypes] == plain
    assert [str(kind) for kind in none.dtypes] == plain
    assert [str(kind) for kind in gaps.dtypes] == nullable
    assert [str(kind) for kind in nulls.dtypes] == nullable
    assert gaps.iloc[1].isna().all()


def test_sums_of_whole_numbers_stay_whole(empty_warehouse: Warehouse) -> None:
    found = empty_warehouse.read(
        "select sum(n) as total, sum(n) filter (n > 9) as none from (values (1), (2)) as t (n)", {}
    )
    assert (found["total"].tolist(), str(found["total"].dtype)) == ([3], "int64")
    assert str(found["none"].dtype) == "Int64"
    huge = empty_warehouse.read("select sum(9223372036854775807::bigint) as total from range(3)", {})
    assert huge["total"].tolist() == [pytest.approx(2.7670116110564327e19)]


def test_columns_of_the_same_name_do_not_break_a_result_with_gaps(empty_warehouse: Warehouse) -> None:
    found = empty_warehouse.read("select 1 as a, null::integer as b, 'x' as c", {})
    assert list(found.columns) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("select * from no_such_table", "no_such_table"),
        ("select no_such_column from customers", "no_such_column"),
        ("select c.no_such_column from customers as c", "no_such_column"),
    ],
)
def test_what_is_missing_is_named_with_the_mend(empty_warehouse: Warehouse, sql: str, named: str) -> None:
    with pytest.raises(MissingTableError) as error:
        empty_warehouse.read(sql, {})
    assert named in str(error.value)
    assert "python -m data" in str(error.value)


def test_a_type_that_does_not_fit_is_told_in_a_sentence(empty_warehouse: Warehouse) -> None:
    fill(empty_warehouse, customers=CUSTOMERS)
    with pytest.raises(WarehouseError, match="another type"):
        empty_warehouse.read("select cast(region as integer) from customers", {})


def test_many_readers_read_beside_a_writer(empty_warehouse: Warehouse) -> None:
    fill(empty_warehouse, customers=[{"customer_id": "0"}])

    def counted(_: int) -> int:
        return int(empty_warehouse.read("select count(*) as n from customers", {})["n"].iloc[0])

    with ThreadPoolExecutor(8) as pool:
        reading = pool.map(counted, range(200))
        for number in range(1, 20):
            fill(empty_warehouse, customers=[{"customer_id": str(number)}])
        found = list(reading)
    assert all(1 <= count <= 20 for count in found)
    assert counted(0) == 20


def test_a_frame_is_the_readers_own(empty_warehouse: Warehouse) -> None:
    first = empty_warehouse.read("select 1 as n", {})
    first.loc[0, "n"] = 7
    assert empty_warehouse.read("select 1 as n", {}).equals(pd.DataFrame({"n": [1]}))
