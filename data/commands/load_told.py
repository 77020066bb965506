"""What became of a loaded file, line by line."""

from data.intake import LoadReport, Reason
from data.intake.on_record import REJECT
from data.intake.problems import ORPHAN, SAME_AS_CUSTOMER
from data.intake.words import load_vocabulary

MAX_LISTED = 20


def describe_report(report: LoadReport) -> list[str]:
    """What became of a file, line by line."""
    name = report.file.name
    if report.stored_before is not None:
        by = f" by {report.stored_by}" if report.stored_by else ""
        return [
            f"{name}: stored already on {report.stored_before:%Y-%m-%d %H:%M}{by} as batch {report.batch_id}; nothing "
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
    if report.refused and not report.problems:
        return [f"{read}, all good, but nothing was stored because another file was refused."]
    return [*_describe_interpretation(report), *_describe_outcome(report, name, read)]


def _describe_outcome(report: LoadReport, name: str, read: str) -> list[str]:
    if report.is_dry_run and report.refused and report.new + report.changed + report.same:
        return [
            f"{read}: {_format_counts(report)}; the bad rows would refuse it without --reject-rows.",
            *_describe_changes(report),
            *_describe_problems(report),
            f"The rejected rows with their reasons: {report.rejects_file}",
        ]
    if report.refused:
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
        f"  {one.second}: {Reason(SAME_AS_CUSTOMER[one.because[0]], {'customer': one.first})}"
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
    is_named = load_vocabulary(report.table).names and any(one.reason.template == ORPHAN for one in report.problems)
    return ["Names of whom is not on record are stored as they are written with --unknown keep."] if is_named else []


def _describe_interpretation(report: LoadReport) -> list[str]:
    """What headings, words and names were taken for, where the file does not say it as the table does."""
    called = [f"  {heading} is {column}" for heading, column in report.called.items()]
    lines = [*called, *(f"  {one}" for one in report.understood)]
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


def format_row_count(count: int, what: str = "") -> str:
    """A number of rows in words."""
    return f"{count:,} {what}row{'s' * (count != 1)}"


def _describe_problems(report: LoadReport) -> list[str]:
    lines = [f"  {problem}" for problem in report.problems[:MAX_LISTED]]
    more = len(report.problems) - MAX_LISTED
    return [*lines, f"  … and {more:,} more"] if more > 0 else lines
