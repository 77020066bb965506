"""A header is a promise: form, units, references, and the functions that every engine knows."""

import importlib
import re

import pytest
import sqlglot
from sqlglot import exp

from data.rules import load_rules
from queries import FIELDS, Column, Query, names, read_all
from queries.catalog.fields import CATALOGUE, FILTER_RELATIONS
from queries.catalog.header import QUERY_FOLDER, find_placeholders, load_source
from queries.catalog.header_parser import parse_header
from queries.composer.plan import FILTER_BINDS, QueryPlan
from queries.composer.printer import print_sql

FILES = sorted(path.relative_to(QUERY_FOLDER).with_suffix("").as_posix() for path in QUERY_FOLDER.rglob("*.sql"))
RELATIONS = [file for file in FILES if file not in names()]
KNOWN_BINDS = (
    {"as_of", "first_on", "from_on", "to_on", "is_from_set", "by", "is_narrowed", "with_unknown", "side"}
    | {"customer", "search", "search_number", "filters", "slice"}
    | set(FIELDS)
    | set(load_rules().single)
)
# Who takes a filter's value for something else than to select customers: the population that ranks are computed on, and
# what a search or a customer's own page looks up.
FILTER_READERS = {
    "profile/ranked_population",
    "profile/state_population_by_key",
    "selection/search_matches",
    "customers/search",
}

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


def test_every_file_keeps_the_form_of_a_question_or_relation() -> None:
    read_all()


def test_only_one_relation_applies_the_filters() -> None:
    placeholders = {file: find_placeholders(load_source(file).statement) for file in FILES}
    assert [file for file, names_ in placeholders.items() if "filters" in names_] == ["selection/filtered_customers"]
    assert {name for names_ in placeholders.values() for name in names_} <= KNOWN_BINDS
    for file, names_ in placeholders.items():
        if file not in FILTER_READERS:
            assert not names_ & {*FILTER_BINDS, "side"}, file


@pytest.mark.parametrize("file", FILES)
def test_a_query_uses_only_functions_that_every_engine_answers_alike(file: str) -> None:
    used = {
        (call.name if isinstance(call, exp.Anonymous) else call.sql_name()).lower()
        for call in load_source(file).statement.find_all(exp.Func)
    }
    assert used <= ALLOWED


@pytest.mark.parametrize("engine", ["postgres", "spark"])
def test_every_question_prints_for_the_other_engines_and_parses_there(engine: str) -> None:
    for name in names():
        by = "region" if load_source(name).is_splittable else None
        printed = print_sql(QueryPlan(name, FILTER_BINDS, by), engine)
        columns = [column.name for column in load_source(name).columns if column.name != "slice"]
        assert sqlglot.parse_one(printed.text, read=engine).named_selects == [*([by] if by else []), *columns], name
        assert printed.parameters == set(re.findall(r"(?<![:\w]):(\w+)", printed.text)), name


def test_cells_of_a_column_line_stand_two_blanks_apart_and_a_deep_line_continues_it() -> None:
    header = parse_header(
        "value/sold",
        "-- What was sold.\n"
        "--\n"
        "-- grain:     one row per month\n"
        "-- month      date                 its first day\n"
        "-- revenue    money  Net revenue   the amounts of the month,\n"
        "--                                 returns deducted\n"
        "-- orders     count  Orders        orders\n",
    )
    assert header.columns == [
        (4, Column("month", "date", "its first day")),
        (5, Column("revenue", "money", "the amounts of the month, returns deducted", "Net revenue")),
        (7, Column("orders", "count", "orders", "Orders")),
    ]


def test_every_relation_serves_a_question() -> None:
    used = set(FILTER_RELATIONS)
    for source in map(load_source, FILES):
        used |= {*source.uses, *source.rows_of.values(), *source.overrides.values()}
    used |= {entry.deals for entry in CATALOGUE.values()}
    assert set(RELATIONS) == {name for name in used if name and not name.startswith("rules/")}


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
