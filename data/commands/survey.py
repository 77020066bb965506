"""`survey`: the responses that a survey tool exported."""

import argparse
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from data.commands.options import add_url_option, open_command_warehouse
from data.commands.output import MAX_LISTED, format_row_count
from data.errors import IntakeError, UsageError
from data.intake.problems import shorten_value
from data.intake.readers.file_format import ReadOptions
from data.survey.model.mapping import IGNORE, Question, SurveyMapping
from data.survey.model.outcome import ImportOutcome, SurveyTarget
from data.survey.read.survey_file import SurveyFile, open_survey_file
from data.survey.recognition.mapping_proposal import propose_mapping
from data.survey.review.mapping_json import dump_mapping_json, parse_mapping_json
from data.survey.review.stored_surveys import load_prior_knowledge
from data.survey.store.survey_import import import_survey_file
from data.warehouse import Warehouse


def describe_outcome(outcome: ImportOutcome) -> list[str]:
    """What became of the file, line by line."""
    name, survey = outcome.file.name, f"the survey {outcome.survey_name}"
    if before := outcome.stored_before:
        by = f" by {before.by}" if before.by else ""
        return [
            f"{name}: already stored on {before.at:%Y-%m-%d %H:%M}{by} as batch {before.batch_id} of {survey}; nothing "
            f"to do. To store it again, first take that back: python -m data undo {before.batch_id}"
        ]
    lines = [
        f"{name}: {format_row_count(outcome.rows_in)} read ({outcome.read_as}): {outcome.complete:,} complete, "
        f"{outcome.partial:,} partial, {outcome.left_out:,} left out as previews, {outcome.rejected:,} rejected",
        f"Of these {outcome.new:,} new, {outcome.changed:,} changed, {outcome.same:,} same; "
        f"{outcome.unmatched:,} not matched with a customer; {outcome.answers:,} answers",
    ]
    lines += [
        f"  {change.key}, {change.column}: {_format_value(change.old)} → {_format_value(change.new)}"
        for change in outcome.changes[:MAX_LISTED]
    ]
    if outcome.changed_cells > MAX_LISTED:
        lines.append(f"  … and {outcome.changed_cells - MAX_LISTED:,} more changes")
    lines += [f"  {problem}" for problem in outcome.problems[:MAX_LISTED]]
    if outcome.problem_count > MAX_LISTED:
        lines.append(f"  … and {outcome.problem_count - MAX_LISTED:,} more")
    if outcome.rejects_file:
        lines.append(f"The rejected rows with their reasons: {outcome.rejects_file}")
        lines.append("Mend them there and send that file.")
    if outcome.refused:
        lines.append("There is no response that can be stored, so nothing was stored.")
    elif outcome.is_dry_run:
        lines.append(f"This was a trial: nothing was stored in {survey}.")
    else:
        lines.append(
            f"Stored in {survey} ({outcome.survey_id}) as batch {outcome.batch_id}. "
            f"Take it back: python -m data undo {outcome.batch_id}"
        )
    return lines


def describe_mapping(mapping: SurveyMapping) -> list[str]:
    """What the columns mean, as a table."""
    cells = [("question", "role", "scale", "columns", "why")]
    cells += [_format_question(question) for question in mapping.questions]
    widths = [max(len(row[at]) for row in cells) for at in range(4)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]).rstrip()
        for row in cells
    ]
    meta = {
        "response": mapping.response_id or "made of stamp and address",
        "stamp": ", ".join(mapping.submitted_at),
        "complete": mapping.finished.column if mapping.finished else "",
        "left out": mapping.left_out.column if mapping.left_out else "",
        "channel": mapping.channel or "",
        "customer": f"{mapping.people.column} as {mapping.people.by}" if mapping.people else "nobody is matched",
    }
    return [*lines, *(f"{name}: {column}" for name, column in meta.items() if column), ""]


def _format_question(question: Question) -> tuple[str, str, str, str, str]:
    low, high = question.scale_min, question.scale_max
    scale = "" if low is None or high is None or question.role == IGNORE else f"{low:g}–{high:g}"
    columns = shorten_value(", ".join(question.columns), 50)
    return question.question_id, question.role, scale, columns, str(question.reason or "")


def _format_value(value: str | None) -> str:
    return "—" if value is None else shorten_value(value)


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
        mapping = propose_mapping(file.detected, file.profiles, load_prior_knowledge(warehouse, file, survey))
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
