"""A load: files of one table, read, checked, explained and stored in one transaction, or not at all."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table

from data._engines import driver
from data.intake import batches
from data.intake.admission import refuse_example, table_named
from data.intake.checked import Checked
from data.intake.checking import check
from data.intake.differing import Fates, changes, compare
from data.intake.explaining import explain
from data.intake.files import AS_FOUND, Reading
from data.intake.header import Target
from data.intake.on_record import REJECT, TELL, hold_against_records
from data.intake.problems import Reason
from data.intake.reading import read
from data.intake.remembering import remember_columns
from data.intake.report import Report
from data.intake.session import session
from data.intake.storing import store
from data.warehouse import Warehouse

# What to do about names that are not on record in lists that may have such: keep them as written, or REJECT the rows.
KEEP = "keep"


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
    dry_run: bool = False,
    columns: Mapping[str, str | None] | None = None,
    reading: Reading = AS_FOUND,
    say: Callable[[Reason], str] = str,
    duplicates: str = TELL,
    today: date | None = None,
    unknown: str = REJECT,
) -> list[Report]:
    """Load files into a table, each a batch of its own, all in one transaction; one report per file.

    One bad row stores nothing from any file, unless `reject_rows`. A file that was stored before is passed over.
    `rejects` names the file of rejected rows, and `say` puts their reasons into words. A `dry_run` ends before storing;
    each file is then held against the warehouse as it is now. `columns` says which column a heading means, None that
    it is left out; the others are columns' names. New customers who look like others are told, or rejected
    (`duplicates`). Deals that name somebody who is not on record are rejected, or kept as written (`unknown`).
    Raises CallError for an unknown table, IntakeError, WarehouseError.
    """
    target = table_named(table)
    refuse_example(warehouse, into_example)
    with tempfile.TemporaryDirectory() as scratch, session(warehouse) as connection:
        raw = driver(connection)
        reports = [_report(connection, target, file, dry_run) for file in files]
        fresh = [report for report in reports if report.stored_before is None]
        loads = []
        for number, report in enumerate(fresh):
            rows = read(raw, f"intake_{number}", report.file, Target(target, columns), Path(scratch), reading)
            report.is_unreadable = bool(rows.refused)
            is_read = not rows.refused
            loads.append(
                check(raw, rows, target, unknown == KEEP) if is_read else Checked(rows.name, rows, target, rows.refused)
            )
        writing = connection.begin if dry_run else lambda: warehouse.writing(connection)
        with suppress(_RefusedError), writing() if fresh else nullcontext():
            if not any(report.is_unreadable for report in fresh):
                hold_against_records(raw, loads, fresh, duplicates, today or date.today())
            _store_all(connection, raw, loads, fresh, reject_rows, by)
            if columns is not None and not dry_run:
                for checked in loads:
                    remember_columns(connection, checked.table.name, checked.rows.header, columns, by)
        for report, checked in zip(fresh, loads, strict=True):
            explain(raw, report, checked, columns or {}, rejects, say)
    return reports


def _store_all(
    connection: Connection, raw: Any, loads: list[Checked], reports: list[Report], reject_rows: bool, by: str | None
) -> None:
    if any(report.is_unreadable for report in reports):
        _refuse(reports)
    if not reject_rows and any(checked.problems for checked in loads):
        for report, checked in zip(reports, loads, strict=True):
            if report.is_dry_run:
                _compare(raw, report, checked)
        _refuse(reports)
    for report, checked in zip(reports, loads, strict=True):
        sha256 = batches.fingerprint(report.file)
        if earlier := batches.stored_before(connection, kind := batches.kind_of(report.table), sha256):
            report.was_stored(earlier)
        elif checked.rows.rows_in == checked.bad:
            report.refused = bool(checked.problems)
        elif report.is_dry_run:
            _compare(raw, report, checked)
        else:
            batch = batches.next_number(connection)
            store(raw, checked, _compare(raw, report, checked), batch)
            counts = (checked.rows.rows_in, report.new + report.changed, checked.bad)
            report.batch_id = batches.enter(connection, batch, kind, report.file, sha256, counts, by).batch_id
    if not any(report.batch_id and report.stored_before is None for report in reports):
        raise _RefusedError  # nothing was written, so nothing is counted as a write


def _compare(raw: Any, report: Report, checked: Checked) -> Fates:
    fates = compare(raw, checked)
    report.would(fates, changes(raw, checked, fates))
    return fates


def _refuse(reports: list[Report]) -> None:
    for report in reports:
        report.refused = True
    raise _RefusedError


def _report(connection: Connection, table: Table, file: Path, dry_run: bool) -> Report:
    report = Report(file, table.name, is_dry_run=dry_run)
    try:
        sha256 = batches.fingerprint(file)
    except OSError:
        return report  # reading it will say why
    with connection.begin():
        earlier = batches.stored_before(connection, batches.kind_of(table.name), sha256)
    if earlier is not None:
        report.was_stored(earlier)
    return report
