"""`load`: files into a table."""

import argparse
import json
from pathlib import Path

from data.commands.address import add_url_option, open_command_warehouse
from data.commands.load_told import describe_lookalikes, describe_report
from data.commands.reading import add_reading_options, parse_reading
from data.errors import UsageError
from data.intake import load_files
from data.intake.load import KEEP_UNKNOWN
from data.intake.on_record import REJECT, TELL
from data.intake.words import load_vocabulary


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "load",
        help="load files into a table",
        description="Load CSV, TSV, XLSX or Parquet files into a table. Each file becomes a batch that can be undone; "
        "all files are stored together, or none. A file of customers may have the columns of customer_identities, too "
        "(phone, mobile, email, id_number, birth_on …): both tables are filled in one batch.",
    )
    parser.add_argument("table", metavar="TABLE", help="such as customers, order_lines, targets")
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--reject-rows", action="store_true", help="store the good rows although others are bad")
    parser.add_argument("--rejects", metavar="FILE", type=Path, help="where rejected rows go (default: beside FILE)")
    parser.add_argument("--dry-run", action="store_true", help="say what would be stored, and store nothing")
    parser.add_argument(
        "--map", metavar="JSON", type=Path, help='what the headings mean: {"客户号": "customer_id", "x": null}'
    )
    add_reading_options(parser)
    parser.add_argument(
        "--duplicates",
        choices=(TELL, REJECT),
        default=TELL,
        help="new customers who look like others: say so, or reject their rows (default: tell)",
    )
    parser.add_argument(
        "--unknown",
        choices=(REJECT, KEEP_UNKNOWN),
        default=REJECT,
        help="deals that name an employee, a customer or a product who is not on record: reject their rows, or keep "
        "the name as it is written (default: reject; where none of them is on record at all, names are kept)",
    )
    parser.add_argument("--into-example", action="store_true", help="load although the warehouse holds an example")
    add_url_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Load and say what became of every file. Raises CrmError."""
    if arguments.rejects and len(arguments.files) > 1:
        raise UsageError("--rejects names one file, so load one file at a time with it.")
    if arguments.unknown == KEEP_UNKNOWN and not load_vocabulary(arguments.table).names:
        raise UsageError("--unknown keep is for opportunities only.")
    reports = load_files(
        open_command_warehouse(arguments),
        arguments.table,
        arguments.files,
        reject_rows=arguments.reject_rows,
        into_example=arguments.into_example,
        rejects=arguments.rejects,
        dry_run=arguments.dry_run,
        columns=_load_column_map(arguments.map),
        reading=parse_reading(arguments),
        duplicates=arguments.duplicates,
        unknown=arguments.unknown,
    )
    for report in reports:
        print("\n".join([*describe_report(report), *describe_lookalikes(report, arguments.duplicates)]))
    return int(any(report.refused for report in reports))


def _load_column_map(file: Path | None) -> dict[str, str | None] | None:
    """The map of a file: a JSON object from headings to columns, null for those that are left out."""
    if file is None:
        return None
    try:
        found = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UsageError("{file} cannot be read as JSON: {told}.", file=file, told=error) from error
    if not isinstance(found, dict) or not all(one is None or isinstance(one, str) for one in found.values()):
        raise UsageError('{file} is no map. Write it like {{"客户号": "customer_id", "x": null}}.', file=file)
    return found
