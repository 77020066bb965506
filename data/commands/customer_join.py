"""`customer join`: two customers on record who are one."""

import argparse
import json

from data.commands.address import add_url_option, open_command_warehouse
from data.commands.table import add_format_option
from data.entry.changing import KIND
from data.entry.fields import load_fields
from data.entry.joining import JoinResult, find_contested_fields, join_customers
from data.entry.merging import MINE
from data.entry.on_record import load_customer
from data.errors import UsageError
from data.intake.problems import suggest_similar


def add_join_step(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the step to the parser of `customer`."""
    parser = steps.add_parser(
        "join",
        help="let one customer on record stand for another, too",
        description="All that is on record of the customer comes to the one of --into, which also takes over the "
        "fields in which it says nothing. The customer is archived; nobody is deleted.",
    )
    parser.add_argument("customer", metavar="CUSTOMER", help="the customer's number")
    parser.add_argument("--into", metavar="CUSTOMER", required=True, help="the one that stands for both")
    parser.add_argument("--because", metavar="TEXT", required=True, help="why; kept in the audit log")
    parser.add_argument(
        "--mine", metavar="FIELD", action="append", default=[], help="here the word of the first CUSTOMER holds"
    )
    add_format_option(parser)
    add_url_option(parser)
    parser.set_defaults(run=run_join)


def run_join(arguments: argparse.Namespace) -> int:
    """Join them, and say which words stay and what went over. Raises CrmError."""
    known = (KIND, *load_fields())
    for name in arguments.mine:
        if name not in known:
            near = suggest_similar(name, known)
            mend = f"Did you mean {near}?" if near else f"The fields are {', '.join(known)}."
            raise UsageError("{field} is not a field of a customer. {mend}", field=name, mend=mend)
    warehouse = open_command_warehouse(arguments)
    other, now = load_customer(warehouse, arguments.customer), load_customer(warehouse, arguments.into)
    keep = dict.fromkeys(arguments.mine, MINE)
    words = find_contested_fields(now, other)
    joined = join_customers(
        warehouse,
        other.customer_id,
        now.customer_id,
        seen=other.stamp,
        into_seen=now.stamp,
        keep=keep,
        because=arguments.because,
    )
    if arguments.format == "json":
        print(json.dumps(_build_join_json(joined), ensure_ascii=False, indent=2))
        return 0
    for field, (its, others) in words.items():
        print(f"{field}: {its} {'is replaced by' if keep.get(field) == MINE else 'stays, and not'} {others}")
    print("\n".join(describe_join(joined)))
    return 0


def describe_join(joined: JoinResult) -> list[str]:
    """What came of it, line by line."""
    one, other, batch = joined.customer_id, joined.other, joined.batch_id
    lines = [f"Customer {one} stands for {other}, too, which is archived."]
    if joined.went:
        lines.append(f"Rows that came to {one}: {_format_table_counts(joined.went)}.")
    if joined.stay:
        lines.append(f"Rows that stay with {other}, because {one} has the same: {_format_table_counts(joined.stay)}.")
    return [*lines, f"This is batch {batch}. Take it back: python -m data undo {batch}"]


def _format_table_counts(tables: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in tables.items())


def _build_join_json(joined: JoinResult) -> dict[str, object]:
    return {
        "customer_id": joined.customer_id,
        "other": joined.other,
        "batch_id": joined.batch_id,
        "went": joined.went,
        "stay": joined.stay,
    }
