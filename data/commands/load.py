"""`load`: files into a table."""

import argparse
import json
from pathlib import Path

from data.commands.options import add_reading_options, add_url_option, open_command_warehouse, parse_reading
from data.commands.output import MAX_LISTED, format_row_count
from data.errors import UsageError
from data.intake.checks.record_checks import REJECT, TELL
from data.intake.checks.report import LoadReport
from data.intake.load.pipeline import KEEP_UNKNOWN, load_files
from data.intake.mapping.vocabulary import load_vocabulary
from data.intake.problems import ORPHAN, SAME_AS_CUSTOMER
from data.reason import Reason


def describe_report(report: LoadReport) -> list[str]:
    """What became of a file, line by line."""
    name = report.file.name
    if earlier := report.stored_before:
        by = f" by {earlier.by}" if earlier.by else ""
        return [
            f"{name}: stored already on {earlier.at:%Y-%m-%d %H:%M}{by} as batch {report.batch_id}; nothing "
            f"was stored now. To load it again, first take that back: python -m data undo {report.batch_id}"
        ]
    if report.is_unreadable:
        return [
            f"{name}: cannot be read as rows of {report.table}, so nothing was stored.",
            *_describe_problems(report),
        ]
    if not report.rows_in:
        return [f"{name}: there are no rows below the header ({report.read_as}); nothing was stored."]
    read = f"{name}: {format_row_count(report.rows_in)} read ({report.read_as})"
    if report.is_refused and not report.problems:
        return [f"{read}, all good, but nothing was stored because another file was refused."]
    return [*_describe_interpretation(report), *_describe_outcome(report, name, read)]


def _describe_outcome(report: LoadReport, name: str, read: str) -> list[str]:
    if report.is_dry_run and report.is_refused and report.new + report.changed + report.same:
        return [
            f"{read}: {_format_counts(report)}; the bad rows would refuse it without --reject-rows.",
            *_describe_changes(report),
            *_describe_problems(report),
            f"The rejected rows with their reasons: {report.rejects_file}",
        ]
    if report.is_refused:
        good = report.rows_in - report.rejected
        return [
            f"{read}; {report.rejected:,} cannot be stored, so nothing was stored.",
            *_describe_problems(report),
            f"The rejected rows with their reasons: {report.rejects_file}",
            f"Mend {name} and load it again"
            + (f", or store {format_row_count(good, 'good ')} now with --reject-rows." if good else "."),
            *_suggest_keeping_names(report),
        ]
    lines = [f"{read}: {_format_counts(report)}"]
    if report.is_dry_run:
        lines += [*_describe_changes(report), "Nothing was stored, as --dry-run wishes."]
    else:
        lines.append(f"Stored as batch {report.batch_id}. Take it back: python -m data undo {report.batch_id}")
    if report.problems:
        mend = f"The rejected rows with their reasons: {report.rejects_file}"
        lines += [*_describe_problems(report), mend, "Mend them there and load that file."]
    return lines


def describe_lookalikes(report: LoadReport, duplicates: str) -> list[str]:
    """Which new customers look like others, line by line, unless their rows were rejected for it."""
    if not report.lookalikes or duplicates == REJECT:
        return []
    lines = [
        f"  {one.second}: {Reason(SAME_AS_CUSTOMER[one.reasons[0]], {'customer': one.first})}"
        for one in report.lookalikes
    ]
    count = len({one.second for one in report.lookalikes})
    more = [f"  … and {len(lines) - MAX_LISTED:,} more"] if len(lines) > MAX_LISTED else []
    begin = (
        f"{count:,} new customer{'s look' if count > 1 else ' looks'} like others (--duplicates reject rejects them):"
    )
    return [begin, *lines[:MAX_LISTED], *more]


def _suggest_keeping_names(report: LoadReport) -> list[str]:
    """The way on where deals name somebody who is not on record."""
    is_named = load_vocabulary(report.table).name_columns and any(
        one.reason.template == ORPHAN for one in report.problems
    )
    return ["Names of whom is not on record are stored as they are written with --unknown keep."] if is_named else []


def _describe_interpretation(report: LoadReport) -> list[str]:
    """What headings, words and names were taken for, where the file does not say it as the table does."""
    called = [f"  {heading} is {column}" for heading, column in report.recognized_headings.items()]
    lines = [*called, *(f"  {one}" for one in report.interpretations)]
    more = [f"  … and {len(lines) - MAX_LISTED:,} more"] if len(lines) > MAX_LISTED else []
    return [f"What {report.file.name} says was taken so:", *lines[:MAX_LISTED], *more] if lines else []


def _format_counts(report: LoadReport) -> str:
    return f"{report.new:,} new, {report.changed:,} changed, {report.same:,} same, {report.rejected:,} rejected"


def _describe_changes(report: LoadReport) -> list[str]:
    lines = [
        f"  {one.key}, {one.column}: {'nothing' if one.old is None else one.old} → "
        f"{'nothing' if one.new is None else one.new}"
        for one in report.changes[:MAX_LISTED]
    ]
    more = report.changed_cells - len(lines)
    return [*lines, f"  … and {more:,} more"] if more > 0 else lines


def _describe_problems(report: LoadReport) -> list[str]:
    lines = [f"  {problem}" for problem in report.problems[:MAX_LISTED]]
    more = len(report.problems) - MAX_LISTED
    return [*lines, f"  … and {more:,} more"] if more > 0 else lines


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
    if arguments.unknown == KEEP_UNKNOWN and not load_vocabulary(arguments.table).name_columns:
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
    return int(any(report.is_refused for report in reports))


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
