"""A survey file sent as a person sends it who touches nothing, and the whole warehouse before and after."""

from __future__ import annotations

from pathlib import Path

from data.intake.readers.file_format import DETECT_OPTIONS, ReadOptions
from data.schema import TABLES, metadata
from data.survey.model.outcome import ImportOutcome, SurveyTarget
from data.survey.read.survey_file import open_survey_file
from data.survey.recognition.mapping_proposal import propose_mapping
from data.survey.review.stored_surveys import load_prior_knowledge
from data.survey.store.survey_import import import_survey_file
from data.warehouse import Warehouse
from tests.data.files import rows


def upload(
    warehouse: Warehouse,
    path: Path,
    name: str = "Visitors",
    *,
    reading: ReadOptions | None = None,
    dry_run: bool = False,
    rejects: Path | None = None,
) -> ImportOutcome:
    """Open a file, take the mapping that is proposed, and store it."""
    file = open_survey_file(path, reading or DETECT_OPTIONS)
    mapping = propose_mapping(file.detected, file.profiles, load_prior_knowledge(warehouse, file, name))
    return import_survey_file(warehouse, file, SurveyTarget(name), mapping, dry_run=dry_run, rejects=rejects)


def balances(outcome: ImportOutcome) -> bool:
    """Every row of the file became one thing, and every accepted response one thing."""
    read = outcome.complete + outcome.partial + outcome.left_out + outcome.rejected
    return outcome.rows_in == read and outcome.new + outcome.changed + outcome.same == outcome.accepted


def every_table(warehouse: Warehouse) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, the program's own as well."""
    return {name: rows(warehouse, f'select * from "{name}" order by all') for name in sorted(metadata.tables)}


def business_tables(warehouse: Warehouse) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the tables that people fill."""
    return {table.name: rows(warehouse, f'select * from "{table.name}" order by all') for table in TABLES}
