"""What became of a survey file, in lines for a terminal."""

from data.commands.load_told import MAX_LISTED, format_row_count
from data.intake.problems import shorten_value
from data.intake.survey.mapping import IGNORE, Question, SurveyMapping
from data.intake.survey.outcome import ImportOutcome


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
