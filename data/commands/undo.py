"""`undo`: take a batch back. `batches`: which there are."""

import argparse

from data.commands.options import add_format_option, add_url_option, open_command_warehouse
from data.commands.output import format_row_count, print_frame
from data.ledger.undo import UndoReport, undo


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser(
        "undo",
        help="take a batch back",
        description="Remove what a batch made new and restore what it changed. Rows edited since are kept.",
    )
    parser.add_argument("batch", metavar="BATCH", help="the batch's number, as load printed it")
    add_url_option(parser)
    parser.set_defaults(run=run)
    listing = commands.add_parser("batches", help="list what was loaded, latest first")
    add_format_option(listing)
    add_url_option(listing)
    listing.set_defaults(run=run_batches)


def run(arguments: argparse.Namespace) -> int:
    """Undo it and say what became of its rows. Raises CrmError."""
    print("\n".join(describe_undone(undo(open_command_warehouse(arguments), arguments.batch))))
    return 0


def run_batches(arguments: argparse.Namespace) -> int:
    """List the batches. Raises CrmError."""
    warehouse = open_command_warehouse(arguments, read_only=True)
    batches = warehouse.read(
        'select batch_id, kind, file_name, sha256, rows_in, rows_stored, rows_rejected, "by", "at", undone_at, '
        'undone_by from batches order by "at" desc, try_cast(batch_id as integer) desc',
        {},
    )
    print_frame(batches, arguments.format)
    return 0


def describe_undone(undone: UndoReport) -> list[str]:
    """What became of the batch's rows, line by line."""
    file = f" ({undone.file_name})" if undone.file_name else ""
    lines = [
        f"Batch {undone.batch_id}{file} undone: {format_row_count(undone.reversed)} reversed "
        f"({undone.removed:,} removed, {undone.restored:,} restored), "
        f"{undone.edited_since:,} kept because edited since, {undone.still_needed + undone.unrestorable:,} could not."
    ]
    if undone.still_needed:
        tables = ", ".join(undone.needed_by)
        lines.append(f"{undone.still_needed:,} could not be removed, because rows of {tables} name them.")
    if undone.unrestorable:
        lines.append(f"{undone.unrestorable:,} could not be restored, because they named rows that are gone.")
    if undone.also_reversed:
        lines.append(
            f"{format_row_count(undone.also_reversed)} of batches undone before, kept until now, went with them."
        )
    return lines
