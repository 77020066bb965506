"""A survey file into the warehouse: read, checked, matched, compared and stored in one transaction, or not at all."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from data._engines import driver
from data.errors import IntakeError
from data.intake import batches
from data.intake.admission import refuse_example
from data.intake.problems import Reason
from data.intake.session import session
from data.intake.survey import outcome as told
from data.intake.survey.answers import answers_of
from data.intake.survey.beginning import begin
from data.intake.survey.checking import check
from data.intake.survey.mapping import Mapping
from data.intake.survey.mapping_json import refuse_unfit
from data.intake.survey.outcome import Outcome, Step, Survey
from data.intake.survey.registering import find_survey, register
from data.intake.survey.rejecting import write_rejects
from data.intake.survey.remembering import remember_survey
from data.intake.survey.source import SurveyFile, unreadable
from data.intake.survey.staging import Staged, stage
from data.intake.survey.storing import parts, store
from data.intake.survey.weighing import count, days_of, is_known, weigh
from data.warehouse import Warehouse


class _EndError(Exception):
    """Ends the transaction of an import that stores nothing."""


def import_file(
    warehouse: Warehouse,
    file: SurveyFile,
    survey: Survey,
    mapping: Mapping,
    *,
    dry_run: bool = False,
    by: str | None = None,
    into_example: bool = False,
    rejects: Path | None = None,
    say: Callable[[Reason], str] = str,
    progress: Callable[[Step], None] | None = None,
) -> Outcome:
    """Store the good responses of a file; those with a wrong cell are listed, and go into the file `rejects`.

    A `dry_run` ends before storing, and writes rejected rows only where `rejects` names a file for them; `say` puts
    their reasons into words. Raises IntakeError where the file, the mapping or the warehouse refuses all of it.
    """
    refuse_example(warehouse, into_example or dry_run)
    step = progress or (lambda _: None)
    result = Outcome(file.path, survey.name, is_dry_run=dry_run, read_as=file.read_as)
    with tempfile.TemporaryDirectory() as scratch, session(warehouse) as connection:
        raw = driver(connection)
        sha256 = batches.fingerprint(file.path)
        with connection.begin():
            if is_known(connection, find_survey(connection, survey), sha256, result):
                return result
        step(Step(told.READING, 0, 1))
        staged = _staged(raw, file, survey, Path(scratch))
        refuse_unfit(mapping, staged.found)
        step(Step(told.READING, 1, 1))
        step(Step(told.CHECKING, 0, 1))
        _refuse_open_dates(mapping)
        checked = check(raw, staged, mapping)
        count(raw, result, checked)
        step(Step(told.CHECKING, 1, 1))
        writing = connection.begin if dry_run else lambda: warehouse.writing(connection)
        with suppress(_EndError), writing():
            found = find_survey(connection, survey)
            if is_known(connection, found, sha256, result):
                raise _EndError
            fates = weigh(connection, raw, found, checked, result)
            if result.problem_count and (rejects or not dry_run):
                result.rejects_file = write_rejects(raw, checked, file.begun, rejects, say)
            if dry_run or result.refused:
                result.answers = raw.execute(f"select count(*) from ({answers_of(checked)})").fetchone()[0]
                raise _EndError
            batch = batches.next_number(connection)
            register(connection, found, survey, mapping, days_of(raw), batch)
            total = parts(checked)
            step(Step(told.STORING, 0, total))
            result.answers = store(
                raw, found.survey_id, checked, fates, batch, lambda done: step(Step(told.STORING, done, total))
            )
            remember_survey(connection, staged.found, mapping, by or batches.whoever())
            counts = (result.rows_in, result.new + result.changed, result.rejected)
            kind = batches.kind_of_survey(found.survey_id)
            result.batch_id = batches.enter(connection, batch, kind, file.path, sha256, counts, by).batch_id
    return result


def _staged(raw: Any, file: SurveyFile, survey: Survey, scratch: Path) -> Staged:
    text = file.begun.text
    is_there = text is None or text.path == file.path
    begun = file.begun if is_there else replace(file.begun, text=begin(file.path, scratch, file.reading).text)
    staged = stage(raw, "intake_rows", begun, survey=file.survey if len(file.surveys) < 2 else survey.name)
    if staged.rows.refused:
        raise unreadable(file.path, staged.rows.refused[0])
    return staged


def _refuse_open_dates(mapping: Mapping) -> None:
    if mapping.submitted_at and not mapping.date_order:
        raise IntakeError(
            "The dates in {column} can be read with the day or with the month first. Say which: --dates dmy or "
            "--dates mdy.",
            column=", ".join(mapping.submitted_at),
        )
