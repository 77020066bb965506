"""`load`: files into a table."""

import argparse
import json
from pathlib import Path

from data.commands.address import add_url, chosen_warehouse
from data.commands.reading import add_reading, chosen_reading
from data.errors import CallError
from data.intake import Report, load

SHOWN = 20


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "load",
        help="load files into a table",
        description="Load CSV, TSV, XLSX or Parquet files into a table. Each file becomes a batch that can be undone; "
        "all files are stored together, or none.",
    )
    parser.add_argument("table", metavar="TABLE", help="such as customers, order_lines, targets")
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--reject-rows", action="store_true", help="store the good rows although others are bad")
    parser.add_argument("--rejects", metavar="FILE", type=Path, help="where rejected rows go (default: beside FILE)")
    parser.add_argument("--dry-run", action="store_true", help="say what would be stored, and store nothing")
    parser.add_argument(
        "--map", metavar="JSON", type=Path, help='what the headings mean: {"客户号": "customer_id", "x": null}'
    )
    add_reading(parser)
    parser.add_argument("--into-example", action="store_true", help="load although the warehouse holds an example")
    add_url(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Load and say what became of every file. Raises CrmError."""
    if arguments.rejects and len(arguments.files) > 1:
        raise CallError("--rejects names one file, so load one file at a time with it.")
    reports = load(
        chosen_warehouse(arguments),
        arguments.table,
        arguments.files,
        reject_rows=arguments.reject_rows,
        into_example=arguments.into_example,
        rejects=arguments.rejects,
        dry_run=arguments.dry_run,
        columns=_columns(arguments.map),
        reading=chosen_reading(arguments),
    )
    for report in reports:
        print("\n".join(told(report)))
    return int(any(report.refused for report in reports))


def _columns(file: Path | None) -> dict[str, str | None] | None:
    """The map of a file: a JSON object from headings to columns, null for those that are left out."""
    if file is None:
        return None
    try:
        found = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise CallError("{file} cannot be read as JSON: {told}.", file=file, told=error) from error
    if not isinstance(found, dict) or not all(one is None or isinstance(one, str) for one in found.values()):
        raise CallError('{file} is no map. Write it like {{"客户号": "customer_id", "x": null}}.', file=file)
    return found


def told(report: Report) -> list[str]:
    """What became of a file, line by line."""
    name = report.file.name
    if report.stored_before is not None:
        by = f" by {report.stored_by}" if report.stored_by else ""
        return [
            f"{name}: stored already on {report.stored_before:%Y-%m-%d %H:%M}{by} as batch {report.batch_id}; nothing "
            f"was stored now. To load it again, first take that back: python -m data undo {report.batch_id}"
        ]
    if report.is_unreadable:
        return [f"{name}: cannot be read as rows of {report.table}, so nothing was stored.", *_problems(report)]
    if not report.rows_in:
        return [f"{name}: there are no rows below the header ({report.read_as}); nothing was stored."]
    read = f"{name}: {rows(report.rows_in)} read ({report.read_as})"
    if report.refused and not report.problems:
        return [f"{read}, all good, but nothing was stored because another file was refused."]
    if report.is_dry_run and report.refused and report.new + report.changed + report.same:
        return [
            f"{read}: {_counts(report)}; the bad rows would refuse it without --reject-rows.",
            *_changes(report),
            *_problems(report),
            f"The rejected rows with their reasons: {report.rejects_file}",
        ]
    if report.refused:
        good = report.rows_in - report.rejected
        return [
            f"{read}; {report.rejected:,} cannot be stored, so nothing was stored.",
            *_problems(report),
            f"The rejected rows with their reasons: {report.rejects_file}",
            f"Mend {name} and load it again"
            + (f", or store {rows(good, 'good ')} now with --reject-rows." if good else "."),
        ]
    lines = [f"{read}: {_counts(report)}"]
    if report.is_dry_run:
        lines += [*_changes(report), "Nothing was stored, as --dry-run wishes."]
    else:
        lines.append(f"Stored as batch {report.batch_id}. Take it back: python -m data undo {report.batch_id}")
    if report.problems:
        mend = f"The rejected rows with their reasons: {report.rejects_file}"
        lines += [*_problems(report), mend, "Mend them there and load that file."]
    return lines


def _counts(report: Report) -> str:
    return f"{report.new:,} new, {report.changed:,} changed, {report.same:,} same, {report.rejected:,} rejected"


def _changes(report: Report) -> list[str]:
    lines = [
        f"  {one.key}, {one.column}: {'nothing' if one.old is None else one.old} → "
        f"{'nothing' if one.new is None else one.new}"
        for one in report.changes[:SHOWN]
    ]
    more = report.changed_cells - len(lines)
    return [*lines, f"  … and {more:,} more"] if more > 0 else lines


def rows(count: int, what: str = "") -> str:
    """A number of rows in words."""
    return f"{count:,} {what}row{'s' * (count != 1)}"


def _problems(report: Report) -> list[str]:
    lines = [f"  {problem}" for problem in report.problems[:SHOWN]]
    more = len(report.problems) - SHOWN
    return [*lines, f"  … and {more:,} more"] if more > 0 else lines
