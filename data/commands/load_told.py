"""What became of a loaded file, line by line."""

from data.intake import Reason, Report
from data.intake.on_record import REJECT
from data.intake.problems import ORPHAN, SAME_AS
from data.intake.words import words_of

SHOWN = 20


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
    return [*_taken(report), *_fate(report, name, read)]


def _fate(report: Report, name: str, read: str) -> list[str]:
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
            *_unknown(report),
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


def lookalikes(report: Report, duplicates: str) -> list[str]:
    """Which new customers look like others, line by line, unless their rows were rejected for it."""
    if not report.lookalikes or duplicates == REJECT:
        return []
    lines = [f"  {one.second}: {Reason(SAME_AS[one.because[0]], {'customer': one.first})}" for one in report.lookalikes]
    count = len({one.second for one in report.lookalikes})
    more = [f"  … and {len(lines) - SHOWN:,} more"] if len(lines) > SHOWN else []
    begin = (
        f"{count:,} new customer{'s look' if count > 1 else ' looks'} like others (--duplicates reject rejects them):"
    )
    return [begin, *lines[:SHOWN], *more]


def _unknown(report: Report) -> list[str]:
    """The way on where deals name somebody who is not on record."""
    is_named = words_of(report.table).names and any(one.reason.template == ORPHAN for one in report.problems)
    return ["Names of whom is not on record are stored as they are written with --unknown keep."] if is_named else []


def _taken(report: Report) -> list[str]:
    """What headings, words and names were taken for, where the file does not say it as the table does."""
    called = [f"  {heading} is {column}" for heading, column in report.called.items()]
    lines = [*called, *(f"  {one}" for one in report.understood)]
    more = [f"  … and {len(lines) - SHOWN:,} more"] if len(lines) > SHOWN else []
    return [f"What {report.file.name} says was taken so:", *lines[:SHOWN], *more] if lines else []


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
