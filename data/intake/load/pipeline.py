"""A load: files of one table are read, checked and stored in one transaction, or none of them is."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection
from sqlalchemy import Connection, Table

from data.errors import IntakeError
from data.intake.checks.cell_checks import check_rows
from data.intake.checks.checked_rows import CheckedRows
from data.intake.checks.diff import RowChanges, diff_rows, list_cell_changes
from data.intake.checks.record_checks import REJECT, TELL, check_against_records
from data.intake.checks.report import LoadReport
from data.intake.load.rejects_file import write_rejects_file
from data.intake.load.upsert import upsert_rows
from data.intake.mapping.confirmed_mappings import save_column_mapping
from data.intake.mapping.schema_matching import find_target_table
from data.intake.readers.file_format import DETECT_OPTIONS, ReadOptions
from data.intake.readers.header import TargetTable
from data.intake.readers.staging import stage_file
from data.ledger import batches
from data.ledger.staging_session import open_staging_session
from data.ledger.write_access import validate_load_target
from data.reason import Reason
from data.warehouse import Warehouse
from data.warehouse.engines import get_duckdb_connection

# What to do about names that are not on record, in columns that may have such: store them, or REJECT the rows.
KEEP_UNKNOWN = "keep"


class _LoadRefusedError(Exception):
    """Ends the transaction of a load that stores nothing."""


def load_files(
    warehouse: Warehouse,
    table: str,
    files: Sequence[Path],
    *,
    reject_rows: bool = False,
    into_example: bool = False,
    rejects: Path | None = None,
    by: str | None = None,
    dry_run: bool = False,
    columns: Mapping[str, str | None] | None = None,
    reading: ReadOptions = DETECT_OPTIONS,
    translate: Callable[[Reason], str] = str,
    duplicates: str = TELL,
    today: date | None = None,
    unknown: str = REJECT,
) -> list[LoadReport]:
    """Loads files into a table, each a batch of its own, all in one transaction.

    A file that was stored before is not read again.

    Args:
        warehouse: Where the files are stored.
        table: The table's name.
        files: The files.
        reject_rows: Store the valid rows although others have problems. Else one bad row stores nothing from any file.
        into_example: Store also into a warehouse that holds an example.
        rejects: Where to write the rejected rows; beside the file if None.
        by: Who loads them; the user of the process if None.
        dry_run: Only compare each file with the warehouse as it is now.
        columns: The column that a heading means, None to leave it out; other headings mean the column of their name.
        reading: How the files are read where they shall not say it themselves.
        translate: Says the reasons in the file of rejected rows in another language.
        duplicates: Whether new customers who look like others are reported (TELL) or rejected (REJECT).
        today: The present day; no personal data is of a later one.
        unknown: Whether deals that name somebody who is not on record are rejected (REJECT) or stored as written
            (KEEP_UNKNOWN).

    Returns:
        One report per file.

    Raises:
        UsageError: The table is unknown.
        IntakeError: A file cannot be read, or the file of rejected rows not written.
        WarehouseError: Nothing can be stored here.
    """
    target = find_target_table(table)
    validate_load_target(warehouse, into_example)
    with tempfile.TemporaryDirectory() as scratch, open_staging_session(warehouse) as connection:
        raw = get_duckdb_connection(connection)
        reports = [_start_report(connection, target, file, dry_run) for file in files]
        fresh = [report for report in reports if report.stored_before is None]
        loads = []
        for number, report in enumerate(fresh):
            rows = stage_file(
                raw, f"intake_{number}", report.file, TargetTable(target, columns), Path(scratch), reading
            )
            report.is_unreadable = bool(rows.header_problems)
            loads.append(
                CheckedRows(rows.name, rows, target, rows.header_problems)
                if report.is_unreadable
                else check_rows(raw, rows, target, unknown == KEEP_UNKNOWN)
            )
        writing = connection.begin if dry_run else lambda: warehouse.writing(connection)
        with suppress(_LoadRefusedError), writing() if fresh else nullcontext():
            if not any(report.is_unreadable for report in fresh):
                check_against_records(raw, loads, fresh, duplicates, today or date.today())
            _store_files(connection, raw, loads, fresh, reject_rows, by)
            if columns is not None and not dry_run:
                for checked in loads:
                    save_column_mapping(connection, checked.table.name, checked.rows.header, columns, by)
        for report, checked in zip(fresh, loads, strict=True):
            _complete_report(raw, report, checked, columns or {}, rejects, translate)
    return reports


def _store_files(
    connection: Connection,
    raw: DuckDBPyConnection,
    loads: list[CheckedRows],
    reports: list[LoadReport],
    reject_rows: bool,
    by: str | None,
) -> None:
    if any(report.is_unreadable for report in reports):
        _refuse_all(reports)
    if not reject_rows and any(checked.problems for checked in loads):
        for report, checked in zip(reports, loads, strict=True):
            if report.is_dry_run:
                _record_diff(raw, report, checked)
        _refuse_all(reports)
    for report, checked in zip(reports, loads, strict=True):
        sha256 = batches.hash_file(report.file)
        if earlier := batches.find_stored_batch(
            connection, kind := batches.BatchKind(batches.LOAD, report.table), sha256
        ):
            report.record_stored_before(earlier)
        elif checked.rows.rows_in == checked.rejected_count:
            report.is_refused = bool(checked.problems)
        elif report.is_dry_run:
            _record_diff(raw, report, checked)
        else:
            batch = batches.compute_next_batch_id(connection)
            upsert_rows(raw, checked, _record_diff(raw, report, checked), batch)
            counts = (checked.rows.rows_in, report.new + report.changed, checked.rejected_count)
            report.batch_id = batches.insert_batch(connection, batch, kind, report.file, sha256, counts, by).batch_id
    if not any(report.batch_id and report.stored_before is None for report in reports):
        raise _LoadRefusedError  # Nothing was written, so nothing is counted as a write.


def _record_diff(raw: DuckDBPyConnection, report: LoadReport, checked: CheckedRows) -> RowChanges:
    changes = diff_rows(raw, checked)
    report.record_changes(changes, list_cell_changes(raw, checked, changes))
    return changes


def _refuse_all(reports: list[LoadReport]) -> None:
    for report in reports:
        report.is_refused = True
    raise _LoadRefusedError


def _start_report(connection: Connection, table: Table, file: Path, dry_run: bool) -> LoadReport:
    report = LoadReport(file, table.name, is_dry_run=dry_run)
    try:
        sha256 = batches.hash_file(file)
    except OSError:
        return report  # Reading it will raise the reason.
    with connection.begin():
        earlier = batches.find_stored_batch(connection, batches.BatchKind(batches.LOAD, table.name), sha256)
    if earlier is not None:
        report.record_stored_before(earlier)
    return report


def _complete_report(
    raw: DuckDBPyConnection,
    report: LoadReport,
    checked: CheckedRows,
    confirmed_columns: Mapping[str, str | None],
    rejects: Path | None,
    translate: Callable[[Reason], str],
) -> None:
    """Put into the report what was found, and write the rejected rows.

    Raises:
        IntakeError: The file of rejected rows cannot be written.
    """
    rows = checked.rows
    report.read_as, report.rows_in = rows.read_as, rows.rows_in
    pairs = zip(rows.header, rows.columns, strict=False)
    report.recognized_headings = {
        heading: name
        for heading, name in pairs
        if name in rows.list_renamed_headings() and heading not in confirmed_columns
    }
    report.interpretations = checked.interpretations
    report.problems = sorted(checked.problems, key=lambda problem: problem.line)
    report.rejected = checked.rejected_count
    if report.problems and not report.is_unreadable and report.stored_before is None:
        try:
            report.rejects_file = write_rejects_file(raw, checked, rejects, translate)
        except OSError as error:
            reason = error.strerror or str(error)
            raise IntakeError(
                "The file of rejected rows cannot be written: {told}. Name another with --rejects.", told=reason
            ) from error
