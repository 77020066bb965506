"""`segment`: filters kept under a name. `audit`: who did what."""

import argparse

import pandas as pd

from data.commands.options import add_format_option, add_url_option, open_command_warehouse
from data.commands.output import format_undo_hint, print_frame
from data.entry.segments import delete_segment, load_segments, save_segment
from data.ledger.audit_log import fetch_audit_log


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
    add_format_option(listing)
    dropping = steps.add_parser("drop", help="forget a segment")
    dropping.add_argument("segment", metavar="SEGMENT", help="its number, as list shows it")
    auditing = commands.add_parser("audit", help="who did what, latest first; may show personal data")
    auditing.add_argument(
        "--of", metavar="KIND", choices=("customer", "segment", "batch"), help="to what kind of thing"
    )
    auditing.add_argument("--id", metavar="NUMBER", help="to which one")
    auditing.add_argument("--limit", metavar="N", type=int, default=20, help="how many (default: 20)")
    add_format_option(auditing)
    for step, run in ((saving, _run_save), (listing, _run_list), (dropping, _run_drop), (auditing, _run_audit)):
        add_url_option(step)
        step.set_defaults(run=run)


def _run_save(arguments: argparse.Namespace) -> int:
    saved = save_segment(
        open_command_warehouse(arguments),
        arguments.name,
        arguments.filters,
        is_shared=arguments.shared,
        segment_id=arguments.segment,
    )
    print(f"Segment {saved.name} is kept as {saved.segment_id}: {saved.filters}. {format_undo_hint(saved.batch_id)}")
    return 0


def _run_list(arguments: argparse.Namespace) -> int:
    found = load_segments(open_command_warehouse(arguments, read_only=True))
    columns = ["segment_id", "name", "owner", "is_shared", "filters"]
    print_frame(
        pd.DataFrame([[getattr(one, name) for name in columns] for one in found], columns=columns), arguments.format
    )
    return 0


def _run_drop(arguments: argparse.Namespace) -> int:
    batch = delete_segment(open_command_warehouse(arguments), arguments.segment)
    print(f"Segment {arguments.segment} is forgotten. {format_undo_hint(batch)}")
    return 0


def _run_audit(arguments: argparse.Namespace) -> int:
    warehouse = open_command_warehouse(arguments, read_only=True)
    print_frame(fetch_audit_log(warehouse, arguments.of, arguments.id, max(0, arguments.limit)), arguments.format)
    return 0
