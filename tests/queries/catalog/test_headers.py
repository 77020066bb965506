"""A header is a promise: form, units, references, and the functions that every engine knows."""

import importlib
import re

import pytest
import sqlglot
from sqlglot import exp

from data.rules import load_rules
from queries import FIELDS, Query, names, read_all
from queries.catalog.fields import CATALOGUE, FILTER_RELATIONS
from queries.catalog.header import QUERY_FOLDER, find_placeholders, load_source
from queries.composer.compose import build_statement
from queries.composer.plan import FILTER_BINDS, QueryPlan
from queries.composer.printer import write_sql

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


def test_questions_use_only_functions_that_every_engine_answers_alike() -> None:
    for file in FILES:
        used = {
            (call.name if isinstance(call, exp.Anonymous) else call.sql_name()).lower()
            for call in load_source(file).statement.find_all(exp.Func)
        }
        assert used <= ALLOWED, file


@pytest.fixture(scope="module")
def statements() -> dict[str, exp.Query]:
    """Every question with all filters, split by region where it can be split."""
    splits = {name: "region" if load_source(name).is_splittable else None for name in names()}
    return {name: build_statement(QueryPlan(name, FILTER_BINDS, by)) for name, by in splits.items()}


@pytest.mark.parametrize("engine", ["postgres", "spark"])
def test_every_question_prints_for_the_other_engines_and_parses_there(
    statements: dict[str, exp.Query], engine: str
) -> None:
    for name, statement in statements.items():
        text = write_sql(statement.copy(), engine)
        assert sqlglot.parse_one(text, read=engine).named_selects == statement.named_selects, name
        columns = [column.name for column in load_source(name).columns if column.name != "slice"]
        assert statement.named_selects == [*(["region"] if load_source(name).is_splittable else []), *columns], name
        assert find_placeholders(statement) == set(re.findall(r"(?<![:\w]):(\w+)", text)), name


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
