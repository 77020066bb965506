"""A file that breaks its form is refused with file and line; relations are told apart by folder and name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from queries.catalog import header
from queries.catalog.header import HeaderError, load_source
from queries.composer.plan import QueryPlan
from queries.composer.printer import print_sql

GOOD = """-- A number.
--
-- grain:  one row
-- key:    customer_id
-- uses:   {uses}
-- customer_id text the customer
select r.customer_id from {bare} as r
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of questions in place of the real one."""
    monkeypatch.setattr(header, "QUERY_FOLDER", tmp_path)
    load_source.cache_clear()
    yield tmp_path
    load_source.cache_clear()


def write(folder: Path, name: str, text: str) -> None:
    path = folder / f"{name}.sql"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def relation(value: str, table: str = "customers", uses: str = "") -> str:
    used = f"-- uses:   {uses}\n" if uses else ""
    return (
        f"-- Rows.\n--\n-- grain:  one row per customer\n{used}-- customer_id text the customer\n"
        f"-- origin text where it comes from\nselect customer_id, '{value}' as origin from {table}\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("staging/rows", "staging/row", 5, "neither a file nor a rule"),
        ("staging/rows", "staging/rows, rules/nothing", 5, "neither a file nor a rule"),
        ("staging/rows", "staging/rows, staging/others", 5, "does not read"),
        ("-- uses:   staging/rows\n", "", 6, "`uses:` does not name"),
        ("as r", "as r cross join orders as o", 7, "`uses:` does not name"),
        ("as r", "as r cross join order_lines as o", 7, "only staging/ reads tables"),
        ("key:    customer_id", "key:    customer", 4, "key names customer"),
        ("customer_id text", "customer_id txt", 6, "unknown unit txt"),
        ("-- customer_id text", "-- customer text", 6, "differ in customer"),
        ("grain:  one row\n", "grain:  one row\n-- override: staging/rows by x\n", 4, "relation is relation"),
        ("grain:  one row\n", "grain:  one row\n-- subject: weather\n", 4, "no subject"),
        ("grain:  one row\n", "grain:  one row\n-- ordered_by: customer_id\n", 4, "only a materialized relation"),
        ("grain:  one row\n", "grain:  one row\n-- 12 lines of prose.\n", 4, "neither a note nor a column"),
        ("-- A number.", "-- A number", 1, "full stop"),
        ("select r", "select from r", 7, "cannot be parsed"),
    ],
)
def test_a_mistake_is_refused_with_file_and_line(folder: Path, old: str, new: str, line: int, problem: str) -> None:
    for name in ("rows", "others"):
        write(folder, f"staging/{name}", relation(name))
    text = GOOD.format(uses="staging/rows", bare="rows")
    write(folder, "value/number", text)
    assert load_source("value/number").key == ("customer_id",)
    load_source.cache_clear()
    assert old in text
    write(folder, "value/number", text.replace(old, new))
    with pytest.raises(HeaderError, match=rf"^queries/value/number\.sql:{line}: .*{problem}"):
        load_source("value/number")


def test_relations_of_one_name_in_two_folders_both_stand_in_a_statement(folder: Path) -> None:
    write(folder, "staging/rows", relation("staging"))
    write(folder, "value/steps/rows", relation("value", "rows", uses="staging/rows"))
    write(folder, "churn/steps/rows", relation("churn", "rows", uses="staging/rows"))
    write(
        folder, "churn/steps/middle", relation("middle", "rows", uses="churn/steps/rows").replace("'middle'", "origin")
    )
    write(
        folder,
        "value/both",
        "-- Both.\n--\n-- grain: one row per customer\n-- uses:  value/steps/rows, churn/steps/middle\n"
        "-- own text one\n-- other text two\n"
        "select rows.origin as own, middle.origin as other\n"
        "from rows inner join middle on rows.customer_id = middle.customer_id\n",
    )
    statement = print_sql(QueryPlan("value/both"), "duckdb")
    with_names = [cte.split(" AS (")[0].split()[-1] for cte in statement.text.split("WITH ")[1].split("), ")]
    assert len(set(with_names)) == len(with_names) == 4
    assert statement.tables == {"customers"}
    with duckdb.connect() as connection:
        connection.execute("create table customers as select 'c1' as customer_id")
        assert connection.execute(statement.text).fetchall() == [("value", "churn")]


def test_one_file_cannot_read_two_relations_of_one_name(folder: Path) -> None:
    write(folder, "staging/rows", relation("staging"))
    write(folder, "value/steps/rows", relation("value", "rows", uses="staging/rows"))
    write(folder, "value/number", GOOD.format(uses="staging/rows, value/steps/rows", bare="rows"))
    with pytest.raises(HeaderError, match=r"number\.sql:5: .*have one name"):
        load_source("value/number")
