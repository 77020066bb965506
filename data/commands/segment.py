"""`segment`: filters kept under a name. `audit`: who did what."""

import argparse

import pandas as pd

from data.commands.address import add_url, chosen_warehouse
from data.commands.customers_named import taken_back
from data.commands.table import add_format, show
from data.entry.auditing import audited
from data.entry.segments import drop_segment, save_segment, segments


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser("segment", help="keep customer filters under a name")
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    saving = steps.add_parser("save", help="keep filters under a name")
    saving.add_argument("name", metavar="NAME")
    saving.add_argument("filters", metavar="FILTERS", help="as in a page's address: region=North&kind=enterprise")
    saving.add_argument("--shared", action="store_true", help="others may use it")
    saving.add_argument("--segment", metavar="SEGMENT", help="the number of the one that is to be changed")
    listing = steps.add_parser("list", help="the shared ones and one's own")
    add_format(listing)
    dropping = steps.add_parser("drop", help="forget a segment")
    dropping.add_argument("segment", metavar="SEGMENT", help="its number, as list shows it")
    auditing = commands.add_parser("audit", help="who did what, latest first; may show personal data")
    auditing.add_argument(
        "--of", metavar="KIND", choices=("customer", "segment", "batch"), help="to what kind of thing"
    )
    auditing.add_argument("--id", metavar="NUMBER", help="to which one")
    auditing.add_argument("--limit", metavar="N", type=int, default=20, help="how many (default: 20)")
    add_format(auditing)
    for step, run in ((saving, _save), (listing, _list), (dropping, _drop), (auditing, _audit)):
        add_url(step)
        step.set_defaults(run=run)


def _save(arguments: argparse.Namespace) -> int:
    saved = save_segment(
        chosen_warehouse(arguments),
        arguments.name,
        arguments.filters,
        is_shared=arguments.shared,
        segment_id=arguments.segment,
    )
    print(f"Segment {saved.name} is kept as {saved.segment_id}: {saved.filters}. {taken_back(saved.batch_id)}")
    return 0


def _list(arguments: argparse.Namespace) -> int:
    found = segments(chosen_warehouse(arguments, read_only=True))
    columns = ["segment_id", "name", "owner", "is_shared", "filters"]
    show(pd.DataFrame([[getattr(one, name) for name in columns] for one in found], columns=columns), arguments.format)
    return 0


def _drop(arguments: argparse.Namespace) -> int:
    batch = drop_segment(chosen_warehouse(arguments), arguments.segment)
    print(f"Segment {arguments.segment} is forgotten. {taken_back(batch)}")
    return 0


def _audit(arguments: argparse.Namespace) -> int:
    warehouse = chosen_warehouse(arguments, read_only=True)
    show(audited(warehouse, arguments.of, arguments.id, max(0, arguments.limit)), arguments.format)
    return 0
