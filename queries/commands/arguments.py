"""The arguments of `python -m queries`, parsed into a question with its filters."""

import argparse
from dataclasses import dataclass, replace
from datetime import date
from typing import NoReturn

from data.errors import QuestionError
from data.parsing.suggestions import find_closest_word
from data.rules import load_rules
from queries.catalog.fields import FIELDS
from queries.composer.plan import SortOrder
from queries.composer.request import CellCondition, describe
from queries.filters import Filters

FILTER_NAMES = (*FIELDS, "customer", "segment")


@dataclass(frozen=True)
class Command:
    """One call: what to do, which question, for whom, and how to print it."""

    command: str
    name: str = ""
    filters: Filters = Filters()
    by: str | None = None
    only: tuple[CellCondition, ...] = ()
    limit: int | None = None
    format: str = "table"
    engine: str = "duckdb"
    sort: SortOrder = ()
    columns: tuple[str, ...] = ()
    url: str | None = None


class _ArgumentParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise QuestionError("{what}. See python -m queries --help.", what=message[:1].upper() + message[1:])


def parse_arguments(arguments: list[str] | None) -> Command:
    """The call that the arguments are, `sys.argv`'s where None.

    Raises:
        QuestionError: an unknown command, question, filter or column; the sentence names the nearest right one.
        RulesError: an unknown rule.
    """
    options = _build_parser().parse_args(arguments)
    if options.command == "list":
        return Command("list", format=options.format)
    describe(options.name)
    filters = Filters(
        as_of=options.as_of,
        from_on=options.from_on,
        to_on=options.to_on,
        **_parse_customer_filters(options.where),
        rules=_parse_rules(options.rule),
        criteria=" and ".join(f"({text})" for text in options.criteria),
        search=options.search,
    )
    common = Command(options.command, options.name, filters, options.by, url=options.url)
    if options.command == "sql":
        return Command(common.command, common.name, filters, options.by, engine=options.engine)
    only = tuple(_parse_pair(pair, "--only") for pair in options.only)
    columns = tuple(column.strip() for column in options.columns.split(",") if column.strip())
    sort = tuple(_parse_sort(text) for text in options.sort)
    return replace(common, only=only, limit=options.limit, format=options.format, sort=sort, columns=columns)


def _build_parser() -> _ArgumentParser:
    parser = _ArgumentParser(prog="python -m queries", description="Asks the warehouse what the pages show.")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_ArgumentParser)
    listing = commands.add_parser("list", help="every question, with its sentence")
    listing.add_argument("--format", choices=("table", "csv", "json"), default="table")
    run = commands.add_parser("run", help="the rows of a question")
    sql = commands.add_parser("sql", help="the SQL of a question, its values as :names")
    for command in (run, sql):
        command.add_argument("name", metavar="NAME", help="a question, such as churn/by_month")
        command.add_argument(
            "--as-of", type=_parse_day, metavar="DAY", help="the day to look from; the latest on record"
        )
        command.add_argument("--from", type=_parse_day, dest="from_on", metavar="DAY", help="the period's first day")
        command.add_argument("--to", type=_parse_day, dest="to_on", metavar="DAY", help="the period's last day")
        command.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE", help="only these customers")
        command.add_argument("--criteria", action="append", default=[], metavar="TEXT", help="such as: tier = 'core'")
        command.add_argument("--search", default="", metavar="TEXT", help="part of a name, a key, a number, an e-mail")
        command.add_argument("--by", metavar="FIELD", help="split by " + ", ".join(FIELDS) + "; deals also by product")
        command.add_argument("--rule", action="append", default=[], metavar="NAME=VALUE", help="try another rule")
        command.add_argument("--url", help="the warehouse; WAREHOUSE_URL without it")
    run.add_argument("--only", action="append", default=[], metavar="COLUMN=VALUE", help="only rows that equal this")
    run.add_argument("--limit", type=int, metavar="N", help="at most so many rows")
    run.add_argument("--sort", action="append", default=[], metavar="COLUMN[:desc]", help="order the rows by this")
    run.add_argument("--columns", default="", metavar="A,B", help="only these columns, in this order")
    run.add_argument("--format", choices=("table", "csv", "json"), default="table")
    sql.add_argument("--engine", choices=("duckdb", "postgres", "spark"), default="duckdb")
    return parser


def _parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QuestionError("{text} is no day; write it as 2026-10-31.", text=text) from None


def _parse_pair(text: str, option: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise QuestionError("{option} takes name=value, not {text}.", option=option, text=text)
    return name.strip(), value.strip()


def _parse_customer_filters(options: list[str]) -> dict[str, tuple[str, ...]]:
    filters: dict[str, tuple[str, ...]] = {}
    for name, value in (_parse_pair(text, "--where") for text in options):
        if name not in FILTER_NAMES:
            near = find_closest_word(name, FILTER_NAMES)
            raise QuestionError("There is no filter {field}. Did you mean {near}?", field=name, near=near)
        filters[name] = (*filters.get(name, ()), value)
    return filters


def _parse_sort(text: str) -> tuple[str, bool]:
    column, _, direction = text.partition(":")
    if direction not in ("", "asc", "desc"):
        raise QuestionError("--sort takes COLUMN or COLUMN:desc, not {text}.", text=text)
    return column.strip(), direction == "desc"


def _parse_rules(options: list[str]) -> tuple[tuple[str, int | float | str], ...]:
    return tuple(
        (name, load_rules().get_rule(name).read(value))
        for name, value in (_parse_pair(text, "--rule") for text in options)
    )
