"""`survey`: the responses that a survey tool exported."""

import argparse
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from data.commands.address import add_url_option, open_command_warehouse
from data.commands.load_told import MAX_LISTED
from data.commands.survey_told import describe_mapping, describe_outcome
from data.errors import IntakeError, UsageError
from data.intake.files import ReadOptions
from data.intake.survey.importing import import_survey_file
from data.intake.survey.mapping import SurveyMapping
from data.intake.survey.mapping_json import dump_mapping_json, parse_mapping_json
from data.intake.survey.outcome import ImportOutcome, SurveyTarget
from data.intake.survey.proposing import propose_mapping
from data.intake.survey.recalling import load_prior_knowledge
from data.intake.survey.source import SurveyFile, open_survey_file
from data.warehouse import Warehouse

_DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|", "pipe": "|"}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "survey",
        help="store what a survey tool exported",
        description="Recognise the tool's layout, match respondents to customers, and store responses and answers as a "
        "batch that can be undone. Without --map the proposed map is applied and printed.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="CSV, TSV or XLSX")
    parser.add_argument("--survey", metavar="NAME", required=True, help="its name or number; made when it is new")
    parser.add_argument("--map", metavar="FILE", type=Path, help="what the columns mean, as --save-map wrote it")
    parser.add_argument("--save-map", metavar="FILE", type=Path, help="write the map that was applied")
    parser.add_argument("--dry-run", action="store_true", help="say what would be stored, and store nothing")
    parser.add_argument(
        "--opened", metavar="DAY", type=_parse_day, help="first day of the survey (default: of its answers)"
    )
    parser.add_argument(
        "--closed", metavar="DAY", type=_parse_day, help="last day of the survey (default: of its answers)"
    )
    parser.add_argument("--invited", metavar="N", type=int, help="how many were asked")
    parser.add_argument("--dates", choices=("dmy", "mdy"), help="whether the day or the month comes first")
    parser.add_argument("--encoding", metavar="NAME", help="such as utf-8, gb18030 (default: found)")
    parser.add_argument("--delimiter", metavar="CHARACTER", type=_parse_delimiter, help="or tab (default: found)")
    parser.add_argument("--sheet", metavar="NAME", help="of a workbook (default: the first that is not empty)")
    parser.add_argument("--rejects", metavar="FILE", type=Path, help="where rejected rows go (default: beside FILE)")
    parser.add_argument("--into-example", action="store_true", help="store although the warehouse holds an example")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")
    add_url_option(parser)
    parser.set_defaults(run=run)


def _parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day. Write it like 2026-05-31.") from None


def _parse_delimiter(text: str) -> str:
    found = _DELIMITERS.get(text.lower(), text)
    if len(found) != 1:
        raise argparse.ArgumentTypeError(f"{text} is not one character. Name one, or tab.")
    return found


def run(arguments: argparse.Namespace) -> int:
    """Store the file and say what became of it. Raises CrmError."""
    if arguments.invited is not None and arguments.invited < 0:
        raise UsageError("--invited is a number of people, so it cannot be less than none.")
    warehouse = open_command_warehouse(arguments)
    survey = SurveyTarget(arguments.survey, None, arguments.opened, arguments.closed, arguments.invited)
    reading = ReadOptions(arguments.encoding, arguments.delimiter, arguments.sheet)
    file = open_survey_file(arguments.file, reading, arguments.survey)
    mapping = _resolve_mapping(warehouse, file, survey, arguments)
    outcome = import_survey_file(
        warehouse,
        file,
        survey,
        mapping,
        dry_run=arguments.dry_run,
        into_example=arguments.into_example,
        rejects=arguments.rejects,
    )
    if arguments.format == "json":
        print(json.dumps(build_summary(outcome, mapping), ensure_ascii=False, indent=2))
    else:
        if arguments.map is None and outcome.stored_before is None:
            print("\n".join(describe_mapping(mapping)))
        print("\n".join(describe_outcome(outcome)))
    return int(outcome.refused)


def _resolve_mapping(
    warehouse: Warehouse, file: SurveyFile, survey: SurveyTarget, arguments: argparse.Namespace
) -> SurveyMapping:
    if arguments.map is None:
        mapping = propose_mapping(file.found, file.profiles, load_prior_knowledge(warehouse, file, survey))
    else:
        try:
            mapping = parse_mapping_json(arguments.map.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeError) as error:
            raise IntakeError("The map {file} cannot be read: {told}.", file=arguments.map, told=error) from error
    if arguments.dates:
        mapping = replace(mapping, date_order=arguments.dates)
    if arguments.save_map:
        try:
            arguments.save_map.write_text(dump_mapping_json(mapping), encoding="utf-8")
        except OSError as error:
            raise IntakeError(
                "The map {file} cannot be written: {told}.", file=arguments.save_map, told=error
            ) from error
    return mapping


def build_summary(outcome: ImportOutcome, mapping: SurveyMapping) -> dict[str, Any]:
    """What became of the file, for programs."""
    names = ("survey_id", "batch_id", "complete", "partial", "new", "changed", "same", "rejected", "unmatched")
    more = ("left_out", "rows_in", "answers", "changed_cells")
    before = outcome.stored_before
    return {
        **{name: getattr(outcome, name) for name in (*names, *more)},
        "dry_run": outcome.is_dry_run,
        "stored_before": before and {"at": before.at.isoformat(), "by": before.by, "batch_id": before.batch_id},
        "rejects_file": outcome.rejects_file and str(outcome.rejects_file),
        "problems": [
            {"line": one.line, "column": one.column, "value": one.value, "reason": str(one.reason)}
            for one in outcome.problems[:MAX_LISTED]
        ],
        "map": json.loads(dump_mapping_json(mapping)),
    }
