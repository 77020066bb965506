"""`duplicates`: customers who are probably one, in a warehouse or in a trial of the search."""

import argparse
import sys

import pandas as pd

from data.commands.options import add_url_option, open_command_warehouse
from data.commands.output import print_frame
from data.entry.duplicates.search import find_pairs
from data.sample.seeded_duplicates.evaluation import MAX_FALSE_SHARE, MIN_FOUND_SHARE, SearchEvaluation, evaluate_search
from data.warehouse import Warehouse


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "duplicates",
        help="list customers who are probably one",
        description="List pairs of customers with the same identity number, mobile, e-mail address, or name and city. "
        "With --seeded: plant 500 duplicates and 500 look-alikes among 10,000 customers of a warehouse of its own, and "
        "say how many are found. Exit code 1 below 95 % found or above 1 % false alarms.",
    )
    parser.add_argument("--seeded", action="store_true", help="try the search on planted duplicates")
    parser.add_argument("--seed", type=int, default=1, help="which plot of --seeded (default: 1)")
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table", help="default: table")
    add_url_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the pairs, or the outcome of the trial. Raises CrmError."""
    if not arguments.seeded:
        found = load_named_pairs(open_command_warehouse(arguments, read_only=True))
        _print_pairs(found, arguments.format)
        if arguments.format == "table" and len(found):
            print("\nJoin two of them: python -m data customer join SECOND --into FIRST --because TEXT")
        return 0
    tried = evaluate_search(arguments.seed)
    _print_pairs(summarize_evaluation(tried), arguments.format)
    if arguments.format == "table":
        print(
            f"\n{tried.customers:,} customers. Found {tried.found_share:.1%} of {tried.planted.total():,} duplicates "
            f"(at least {MIN_FOUND_SHARE:.0%}); {tried.false_share:.1%} of the alarms are false (at most "
            f"{MAX_FALSE_SHARE:.0%})."
        )
    return 0 if tried.is_passed else 1


def load_named_pairs(warehouse: Warehouse) -> pd.DataFrame:
    """The pairs of a warehouse, strongest first: first, first_name, second, second_name, because."""
    found = pd.DataFrame(
        [(pair.first, pair.second, ", ".join(pair.reasons)) for pair in find_pairs(warehouse)],
        columns=["first", "second", "because"],
        dtype=str,
    )
    ids = tuple(dict.fromkeys((*found["first"], *found["second"])))
    known = warehouse.read("select customer_id, name from customers where customer_id in :ids", {"ids": ids})
    names = dict(zip(known["customer_id"], known["name"], strict=True))
    found.insert(1, "first_name", found["first"].map(names))
    found.insert(3, "second_name", found["second"].map(names))
    return found


def summarize_evaluation(tried: SearchEvaluation) -> pd.DataFrame:
    """What was planted, how many, and how many of them were reported as one: planted, customers, reported, share."""
    rows = [(f"duplicate: {way}", count, tried.found[way]) for way, count in tried.planted.items()]
    rows += [(f"look-alike: {way}", count, tried.mistaken[way]) for way, count in tried.lookalikes.items()]
    frame = pd.DataFrame(rows, columns=["planted", "customers", "reported"])
    frame["share"] = (frame["reported"] / frame["customers"]).map("{:.1%}".format)
    others = pd.DataFrame([("nobody: all others", None, tried.other_false_alarms, "")], columns=frame.columns)
    return pd.concat([frame.astype(object), others.astype(object)], ignore_index=True)


def _print_pairs(frame: pd.DataFrame, form: str) -> None:
    if form == "csv":
        frame.to_csv(sys.stdout, index=False)
    else:
        print_frame(frame, form)
