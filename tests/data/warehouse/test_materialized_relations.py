"""What is kept in memory beside a warehouse: made once, never stale, never in the way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest

from data.errors import MissingTableError, WarehouseError
from data.warehouse import Warehouse, materialized_relations, open_warehouse

ROWS = "select n as place, :word as word from range(:rows) as t (n)"


def test_the_same_rows_are_made_once_and_other_values_or_data_make_others(empty_warehouse: Warehouse) -> None:
    names = []
    for binds, stamp in (({"word": "a", "rows": 3}, "1"),) * 2 + (
        ({"word": "b", "rows": 3}, "1"),
        ({"word": "a", "rows": 3}, "2"),
    ):
        with empty_warehouse.materialized.materialize(ROWS, binds, stamp) as relation:
            assert (
                list(empty_warehouse.read(f"select word from {relation.qualified_name}", {})["word"])
                == [binds["word"]] * 3
            )
            names.append(relation.qualified_name)
    assert names[0] == names[1]
    assert len(set(names)) == 3


def test_a_warehouse_that_is_open_for_reading_only_keeps_answers_too(empty_file: Path, tmp_path: Path) -> None:
    file = copyfile(empty_file, tmp_path / "read.duckdb")
    before = file.read_bytes()
    warehouse = open_warehouse(f"duckdb:///{file}", read_only=True)
    with warehouse.materialized.materialize(ROWS, {"word": "a", "rows": 2}, "1") as relation:
        assert len(warehouse.read(f"select * from {relation.qualified_name}", {})) == 2
    warehouse.close()
    assert file.read_bytes() == before


def test_kept_tables_are_none_of_the_warehouses_own(empty_warehouse: Warehouse) -> None:
    before = empty_warehouse.tables()
    with empty_warehouse.materialized.materialize(ROWS, {"word": "a", "rows": 2}, "1"):
        assert empty_warehouse.tables() == before


def test_two_who_ask_at_once_wait_for_one_table(empty_warehouse: Warehouse) -> None:
    slow = "select count(*) as found, :word as word from range(30000) as a, range(1000) as b"
    found, start = [], threading.Barrier(4)

    def ask() -> None:
        start.wait()
        with empty_warehouse.materialized.materialize(slow, {"word": "a"}, "1") as relation:
            found.append(
                (
                    relation.qualified_name,
                    int(empty_warehouse.read(f"select found from {relation.qualified_name}", {})["found"][0]),
                )
            )

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert {count for _, count in found} == {30_000_000}
    assert len({name for name, _ in found}) == 1


def test_the_longest_unused_go_first_and_one_in_use_stays(
    empty_warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(materialized_relations, "MAX_TABLES", 3)
    shelf = empty_warehouse.materialized
    with shelf.materialize(ROWS, {"word": "in use", "rows": 1}, "1") as held:
        for word in "abcdefgh":
            with shelf.materialize(ROWS, {"word": word, "rows": 1}, "1"):
                pass
        assert list(empty_warehouse.read(f"select word from {held.qualified_name}", {})["word"]) == ["in use"]
    counting = "select count(*) as n from duckdb_tables() where database_name like 'materialized%'"
    assert int(empty_warehouse.read(counting, {})["n"][0]) == 3


def test_a_statement_that_fails_says_why_and_may_be_tried_again(empty_warehouse: Warehouse) -> None:
    for _ in range(2):
        with (
            pytest.raises(MissingTableError, match="nowhere"),
            empty_warehouse.materialized.materialize("select * from nowhere", {}, "1"),
        ):
            pass
    with empty_warehouse.writing() as connection:
        connection.exec_driver_sql("create table nowhere as select 1 as n")
    with empty_warehouse.materialized.materialize("select * from nowhere", {}, "1") as relation:
        assert len(empty_warehouse.read(f"select * from {relation.qualified_name}", {})) == 1


def test_nothing_is_kept_when_the_warehouse_is_closed(small_warehouse: Callable[..., Warehouse]) -> None:
    warehouse = small_warehouse()
    with warehouse.materialized.materialize(ROWS, {"word": "a", "rows": 1}, "1") as relation:
        pass
    url = warehouse.url
    warehouse.close()
    again = open_warehouse(url)
    with pytest.raises(WarehouseError):
        again.read(f"select * from {relation.qualified_name}", {})
    again.close()


def test_rows_that_may_be_newer_than_their_stamp_are_given_to_nobody_else(empty_warehouse: Warehouse) -> None:
    shelf, binds = empty_warehouse.materialized, {"word": "a", "rows": 2}
    with (
        shelf.materialize(ROWS, binds, "1", is_current=lambda: False) as doubted,
        shelf.materialize(ROWS, binds, "1") as sure,
    ):
        assert doubted.qualified_name != sure.qualified_name
        assert len(empty_warehouse.read(f"select * from {doubted.qualified_name}", {})) == 2, (
            "who asked for them has them"
        )
    with pytest.raises(WarehouseError):
        empty_warehouse.read(f"select * from {doubted.qualified_name}", {})
    with shelf.materialize(ROWS, binds, "1") as again:
        assert again.qualified_name == sure.qualified_name


def test_tables_have_one_order_only_with_the_same_keys_in_the_same_rows(empty_warehouse: Warehouse) -> None:
    def order(sql: str) -> str:
        with empty_warehouse.materialized.materialize(sql, {}, "1", "n") as relation:
            return relation.row_order

    keys = "from range(5000) as t (n) order by n"
    first = order(f"select n, 1 as a {keys}")
    assert order(f"select n, 'other' as b {keys}") == first
    others = {order(f"select n {keys} desc"), order("select n from range(4999) as t (n) order by n"), first}
    assert len(others | {order(f"select n + 1 as n {keys}")}) == 4
