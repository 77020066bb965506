"""Which responses are new, changed and the same as in the warehouse, and the changes cell by cell."""

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from data.intake.checks.diff import CellChange
from data.survey.checks.answer_query import NO_ANSWERS_QUERY, build_answers_query, quote_literal
from data.survey.checks.customer_matching import RESPONSES
from data.survey.checks.response_checks import CheckedResponses
from data.warehouse.duckdb_queries import count_rows

PART_ROWS = 250_000
STORED, NEW_ANSWERS, CELLS, CHANGED = "intake_old", "intake_new_answers", "intake_cells", "intake_changed"


@dataclass(frozen=True)
class ResponseChanges:
    """How many responses are new, changed and the same; OLD are those that are stored.

    CHANGED are some of them, with their ANSWERS as they shall be.
    """

    new: int
    changed: int = 0
    same: int = 0
    cells: int = 0
    answers: int = 0
    """Of those that are stored already."""


def list_mapped_columns(checked: CheckedResponses) -> list[str]:
    """The columns of a response that the file says; the others keep their values."""
    mapping = checked.mapping
    said = {"customer_id": mapping.people, "submitted_at": mapping.submitted_at, "channel": mapping.channel}
    return [*(name for name, column in said.items() if column), "is_complete"]


def compare_responses(raw: DuckDBPyConnection, survey_id: str, checked: CheckedResponses) -> ResponseChanges:
    """Hold the good responses against the warehouse, in the connection's transaction."""
    survey = quote_literal(survey_id)
    columns = list_mapped_columns(checked)
    fields = ", ".join(f"old.{name} as old_{name}" for name in columns)
    raw.execute(
        f"create temp table {STORED} as select new.*, {fields} from {RESPONSES} as new "
        f"join survey_responses as old on old.survey_id = {survey} and old.response_id = new.response_id"
    )
    total = count_rows(raw, RESPONSES)
    stored = count_rows(raw, STORED)
    if not stored:
        return ResponseChanges(total)
    _create_cells_table(raw, columns)
    # Part by part, for all answers of a long file at once, old and new, take more memory than there may be.
    raw.execute(f"create temp table {NEW_ANSWERS} as {NO_ANSWERS_QUERY}")
    answers = 0
    for begin in range(0, checked.staged.rows.count, PART_ROWS):
        part = f'(select * from {STORED} where "#row" between {begin} and {begin + PART_ROWS - 1})'
        answers += _insert_changed_answers(raw, survey, part, checked)
    raw.execute(f"create temp table {CHANGED} as select distinct response_id from {CELLS}")
    changed = count_rows(raw, CHANGED)
    cells = count_rows(raw, CELLS)
    return ResponseChanges(total - stored, changed, stored - changed, cells, answers)


def _create_cells_table(raw: DuckDBPyConnection, columns: list[str]) -> None:
    """The temporary table CELLS: response, question, option (or column of the response), old and new value."""
    parts = [
        f"select response_id, '' as question_id, '{name}' as option, old_{name}::varchar as old, "
        f"{name}::varchar as new from {STORED} where old_{name} is distinct from {name}"
        for name in columns
    ]
    raw.execute(f"create temp table {CELLS} as {' union all '.join(parts)}")


def _insert_changed_answers(raw: DuckDBPyConnection, survey: str, part: str, checked: CheckedResponses) -> int:
    """Add the changed answers of a part of the stored responses to CELLS; returns how many answers the file has."""
    asked = ", ".join({quote_literal(source.question.question_id) for source in checked.answer_columns}) or "''"
    number = "case when {0}.score = trunc({0}.score) then {0}.score::bigint::varchar else {0}.score::varchar end"
    value = f"coalesce({{0}}.text, {number})"
    only = f"semi join {part} as known on known.response_id = good.response_id"
    raw.execute(f"create or replace temp table intake_part as {build_answers_query(checked, only)}")
    raw.execute(
        f"insert into {CELLS} "
        f"select response_id, question_id, option, {value.format('old')} as old, {value.format('new')} as new "
        "from (select response_id, question_id, option, score, text from survey_answers semi join "
        f"{part} as known using (response_id) where survey_id = {survey} and question_id in ({asked}) "
        "and (score is not null or text is not null)) as old full join intake_part as new "
        "using (response_id, question_id, option) "
        "where old.score is distinct from new.score or old.text is distinct from new.text"
    )
    raw.execute(f"insert into {NEW_ANSWERS} select * from intake_part semi join {CELLS} using (response_id)")
    return int(count_rows(raw, "intake_part"))


def list_changes(
    raw: DuckDBPyConnection, diff: ResponseChanges, checked: CheckedResponses, limit: int
) -> list[CellChange]:
    """The first changes, in the order of the file and of the questions."""
    if not diff.changed:
        return []
    questions = {question.question_id: question.wording for question in checked.mapping.questions}
    order = {question_id: place for place, question_id in enumerate(questions)}
    found = raw.execute(
        f'select response_id, question_id, option, "old", "new" from {CELLS} join {STORED} using (response_id) '
        f'order by "#row", question_id, option limit {limit}'
    ).fetchall()
    listed = [
        (response, order.get(question, -1), question, option, old, new)
        for response, question, option, old, new in found
    ]
    place = {response: at for at, response in enumerate(dict.fromkeys(row[0] for row in listed))}
    listed.sort(key=lambda row: (place[row[0]], row[1]))
    return [
        CellChange(response, _join_wording(questions.get(question, ""), option), old, new)
        for response, _, question, option, old, new in listed
    ]


def _join_wording(wording: str, option: str) -> str:
    return f"{wording} – {option}" if wording and option else wording or option
