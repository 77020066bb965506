"""A load: files of one table, read, checked, explained and stored in one transaction, or not at all."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import duckdb
from sqlalchemy import Connection, Table

from data._engines import driver, running_error
from data.errors import IntakeError
from data.intake import batches
from data.intake.admission import refuse_example, table_named
from data.intake.checking import Checked, check
from data.intake.orphans import reject_orphans
from data.intake.reading import read
from data.intake.rejects import write_rejects
from data.intake.report import Report
from data.intake.storing import store
from data.warehouse import Warehouse


class _RefusedError(Exception):
    """Ends the transaction of a load that stores nothing."""


def load(
    warehouse: Warehouse,
    table: str,
    files: Sequence[Path],
    *,
    reject_rows: bool = False,
    into_example: bool = False,
    rejects: Path | None = None,
    by: str | None = None,
) -> list[Report]:
    """Load files into a table, each a batch of its own, all in one transaction; one report per file.

    One bad row stores nothing from any file, unless `reject_rows`. A file that was stored before is passed over.
    `rejects` names the file of rejected rows. Raises CallError for an unknown table,
    IntakeError when a file cannot be read or the warehouse holds an example, and WarehouseError.
    """
    target = table_named(table)
    refuse_example(warehouse, into_example)
    with tempfile.TemporaryDirectory() as scratch, _connection(warehouse) as connection:
        raw = driver(connection)
        reports = [_report(connection, target, file) for file in files]
        fresh = [report for report in reports if report.stored_before is None]
        loads = []
        for number, report in enumerate(fresh):
            rows = read(raw, f"intake_{number}", report.file, target, Path(scratch))
            report.is_unreadable = bool(rows.refused)
            loads.append(Checked(rows.name, rows, target, rows.refused) if rows.refused else check(raw, rows, target))
        with suppress(_RefusedError), warehouse.writing(connection) if fresh else nullcontext():
            _store_all(connection, raw, loads, fresh, reject_rows, by)
        for report, checked in zip(fresh, loads, strict=True):
            _explain(raw, report, checked, rejects)
    return reports


def _store_all(
    connection: Connection, raw: Any, loads: list[Checked], reports: list[Report], reject_rows: bool, by: str | None
) -> None:
    if any(report.is_unreadable for report in reports):
        _refuse(reports)
    if loads:
        reject_orphans(raw, loads)
    if not reject_rows and any(checked.problems for checked in loads):
        _refuse(reports)
    for report, checked in zip(reports, loads, strict=True):
        sha256 = batches.fingerprint(report.file)
        if earlier := batches.stored_before(connection, report.table, sha256):
            report.stored_before, report.batch_id = earlier.at, earlier.batch_id
            continue
        if checked.rows.rows_in == len(checked.rejected) + len(checked.rows.broken):
            report.refused = bool(checked.problems)
            continue
        batch = batches.next_number(connection)
        stored = store(raw, checked, batch)
        report.new, report.changed, report.same = stored.new, stored.changed, stored.same
        report.rejected = len(checked.rejected) + len(checked.rows.broken)
        counts = (checked.rows.rows_in, stored.new + stored.changed, report.rejected)
        report.batch_id = batches.enter(connection, batch, report.table, report.file, sha256, counts, by).batch_id


def _refuse(reports: list[Report]) -> None:
    for report in reports:
        report.refused = True
    raise _RefusedError


def _explain(raw: Any, report: Report, checked: Checked, rejects: Path | None) -> None:
    report.read_as = checked.rows.read_as
    report.rows_in = checked.rows.rows_in
    report.problems = sorted(checked.problems, key=lambda problem: problem.line)
    report.rejected = len(checked.rejected) + len(checked.rows.broken)
    if report.problems and not report.is_unreadable and report.stored_before is None:
        try:
            report.rejects_file = write_rejects(raw, checked, rejects)
        except OSError as error:
            told = error.strerror or str(error)
            raise IntakeError(
                "The file of rejected rows cannot be written: {told}. Name another with --rejects.", told=told
            ) from error


def _report(connection: Connection, table: Table, file: Path) -> Report:
    try:
        sha256 = batches.fingerprint(file)
    except OSError:
        return Report(file, table.name)  # reading it will say why
    with connection.begin():
        earlier = batches.stored_before(connection, table.name, sha256)
    if earlier is None:
        return Report(file, table.name)
    return Report(file, table.name, stored_before=earlier.at, batch_id=earlier.batch_id)


@contextmanager
def _connection(warehouse: Warehouse) -> Iterator[Connection]:
    """A connection whose temporary tables are gone afterwards, for the pool gives it to others."""
    with warehouse.engine.connect() as connection:
        raw = driver(connection)
        try:
            yield connection
        except duckdb.Error as error:
            raise running_error(error) from error
        finally:
            connection.rollback()
            left = raw.execute("select table_name from duckdb_tables() where temporary and table_name like 'intake%'")
            for (name,) in left.fetchall():
                raw.execute(f'drop table "{name}"')
