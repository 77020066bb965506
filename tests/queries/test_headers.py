"""A header is a promise: form, units, references, and the functions that every engine knows."""

import importlib
import re
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from data.rules import load_rules
from data.schema import metadata
from queries import FIELDS, Column, Query, names
from queries.catalog import header
from queries.catalog.header import FACT_SUBJECTS, QUERY_FOLDER, UNITS, load_source
from queries.composer.compose import FILTER_BINDS, find_placeholders
from queries.composer.plan import QueryPlan
from queries.composer.printer import print_sql
from queries.filters import DEAL_FIELDS

FILES = sorted(path.relative_to(QUERY_FOLDER).with_suffix("").as_posix() for path in QUERY_FOLDER.rglob("*.sql"))
RELATIONS = [file for file in FILES if file not in names()]
PHYSICAL = set(metadata.tables)
KNOWN_BINDS = (
    {"as_of", "first_on", "from_on", "to_on", "is_from_set", "by", "is_narrowed", "with_unknown", "side"}
    | {"customer", "criteria", "search", "search_number"}
    | set(FIELDS)
    | set(load_rules().single)
)

# What every engine answers alike; sqlglot prints the rest without a warning.
ALLOWED = {
    *(
        "abs",
        "cast",
        "coalesce",
        "count",
        "date_diff",
        "datediff",
        "floor",
        "greatest",
        "least",
        "max",
        "min",
        "nullif",
    ),
    *("ntile", "percentile_cont", "quantile_cont", "rank", "row_number", "sum", "timestamp_trunc", "date_trunc"),
    *("lag", "lead", "case", "and", "or", "if"),
    *("avg", "sqrt", "lower", "replace", "chr", "str_position", "translate", "length", "substring"),
}


@pytest.mark.parametrize("file", FILES)
def test_a_header_says_sentence_grain_and_columns_with_known_units(file: str) -> None:
    promise = load_source(file)
    assert promise.sentence.endswith(".")
    assert promise.grain
    assert [column.unit for column in promise.columns if column.unit not in UNITS] == []
    assert [column.name for column in promise.columns] == promise.statement.named_selects
    assert set(promise.adds_up) <= {column.name for column in promise.columns}
    assert promise.subject in (*FACT_SUBJECTS, "record")


@pytest.mark.parametrize("file", FILES)
def test_a_file_uses_exactly_what_its_header_names(file: str) -> None:
    promise = load_source(file)
    own = {cte.alias for cte in promise.statement.find_all(exp.CTE)}
    spoken = {table.name for table in promise.statement.find_all(exp.Table)} - own
    named = {used.rpartition("/")[2] for used in promise.uses}
    physical = spoken - named
    assert named <= spoken, "the header names a relation that the query does not read"
    if file.startswith("staging/"):
        assert physical <= PHYSICAL
    else:
        assert physical == set(), "only staging/ names physical tables"
    assert not own & (named | PHYSICAL), "a CTE hides a relation of the same name"


@pytest.mark.parametrize("file", FILES)
def test_only_one_file_applies_the_customer_filters(file: str) -> None:
    taken = find_placeholders(load_source(file).statement)
    assert taken <= KNOWN_BINDS
    if (
        file
        not in (
            "selection/selected_customers",
            "selection/selected_customer_attributes",  # the same over one wide table; test_explorer holds the two to each other
            "profile/ranked_population",
            "selection/search_matches",
            "profile/state_population_by_key",
            "customers/search",
        )
    ):
        assert not taken & {*FILTER_BINDS, "side"}


@pytest.mark.parametrize("file", FILES)
def test_a_query_uses_only_functions_that_every_engine_answers_alike(file: str) -> None:
    used = {
        (call.name if isinstance(call, exp.Anonymous) else call.sql_name()).lower()
        for call in load_source(file).statement.find_all(exp.Func)
    }
    assert used <= ALLOWED


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("engine", ["postgres", "spark"])
def test_every_question_prints_for_the_other_engines_and_parses_there(name: str, engine: str) -> None:
    by = "region" if load_source(name).is_splittable else None
    everything = print_sql(QueryPlan(name, FILTER_BINDS, by), engine, pretty=True)
    columns = [column.name for column in load_source(name).columns if column.name != "slice"]
    assert sqlglot.parse_one(everything.text, read=engine).named_selects == [*([by] if by else []), *columns]
    assert everything.parameters == set(re.findall(r"(?<![:\w]):(\w+)", everything.text))


def test_cells_of_a_column_line_stand_two_blanks_apart_and_a_deep_line_continues_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "labelled.sql").write_text(
        "-- What was sold.\n"
        "--\n"
        "-- grain:     one row per month\n"
        "-- month      date                 its first day\n"
        "-- revenue    money  Net revenue   the amounts of the month,\n"
        "--                                 returns deducted\n"
        "select month, revenue from daily_sales\n"
    )
    monkeypatch.setattr(header, "QUERY_FOLDER", tmp_path)
    assert load_source.__wrapped__("labelled").columns == (
        Column("month", "date", "its first day"),
        Column("revenue", "money", "the amounts of the month, returns deducted", "Net revenue"),
    )


def test_every_relation_serves_a_question() -> None:
    used = {used for file in FILES for used in (*load_source(file).uses, *load_source(file).overrides.values())}
    slices = {f"dimensions/customer_slices/{field}" for field in (*FIELDS, "all")}
    slices |= {f"dimensions/deal_slices/{field}" for field in (*DEAL_FIELDS, "customer")}
    families = {"dimensions/customer_slices", "dimensions/deal_slices"}
    assert set(RELATIONS) == {name for name in used if name and not name.startswith("rules/")} - families | slices


def test_every_question_has_its_door_and_every_door_its_question() -> None:
    doors = [
        door.name
        for folder in sorted({name.split("/")[0] for name in names()})
        for door in vars(importlib.import_module(f"queries.{folder}")).values()
        if isinstance(door, Query)
    ]
    assert sorted(doors) == sorted(names())


def test_the_folders_of_questions_have_no_other_python() -> None:
    folders = {name.split("/")[0] for name in names()}
    assert [
        path for folder in folders for path in (QUERY_FOLDER / folder).rglob("*.py") if path.name != "__init__.py"
    ] == []
