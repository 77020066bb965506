"""What is wrong with the responses of a survey file, cell by cell; a response with one wrong cell is rejected."""

from collections.abc import Iterator

from duckdb import DuckDBPyConnection

from data.intake import problems as say
from data.intake.problems import Problem
from data.intake.readers.staged_rows import StagedRows
from data.parsing.grammar import Fault
from data.reason import Reason
from data.survey.checks.answer_lookup import UNPARSABLE, AnswerColumn
from data.survey.checks.answer_parsing import MAX_ANSWER_LENGTH
from data.survey.model.mapping import SurveyMapping
from data.warehouse.duckdb_queries import count_rows, has_rows

READ_ROWS, PROBLEMS, BAD_ROWS = "intake_seen", "intake_problems", "intake_bad"
MAX_RESPONSE_ID_LENGTH = 200


def find_problems(
    raw: DuckDBPyConnection,
    cells: str,
    timestamp_sql: str,
    rows: StagedRows,
    mapping: SurveyMapping,
    sources: list[AnswerColumn],
    reasons: list[Reason],
) -> None:
    """Fill the temporary tables PROBLEMS (`reason` counts in `reasons`, `earlier` is another row) and BAD (rows)."""
    raw.execute(
        f'create temp table {PROBLEMS} ("#row" bigint, place int, name varchar, cell varchar, reason int, '
        "earlier bigint)"
    )
    wrong = {number for (number,) in raw.execute(f"select distinct source from {UNPARSABLE}").fetchall()}
    for source in sources:
        if source.number in wrong:
            where = (
                f"join {UNPARSABLE} as wrong on wrong.cell = seen.{source.cell} where wrong.source = {source.number}"
            )
            _insert_problems(
                raw, f"{cells} as seen {where}", source.number + 10, source.column, source.cell, "wrong.reason"
            )
        if source.is_comment and has_rows(raw, f"{rows.name} where strlen({source.cell}) > {MAX_ANSWER_LENGTH}"):
            where = f"where length({source.cell}) > {MAX_ANSWER_LENGTH}"
            number = _register_reason(reasons, Reason(say.TOO_LONG_CELL, {"most": MAX_ANSWER_LENGTH}))
            _insert_problems(raw, f"{cells} as seen {where}", source.number + 10, source.column, source.cell, number)
    responses = f"(from {READ_ROWS} where not is_left_out) as seen"
    faults = raw.execute(f"select distinct stamp_fault from {responses} where stamp_fault is not null order by 1")
    for (fault,) in faults.fetchall():
        number = _register_reason(reasons, say.explain_fault(Fault(fault), "", is_moment=True))
        where = f"where stamp_fault = '{fault}'"
        _insert_problems(raw, f"{responses} {where}", 2, ", ".join(mapping.submitted_at), timestamp_sql, number)
    if mapping.response_id is not None:
        _find_response_id_problems(raw, responses, mapping.response_id, reasons)
    raw.execute(f'create temp table {BAD_ROWS} as select distinct "#row" from {PROBLEMS}')


def _register_reason(reasons: list[Reason], reason: Reason) -> str:
    reasons.append(reason)
    return str(len(reasons) - 1)


def _insert_problems(
    raw: DuckDBPyConnection, seen: str, place: int, column: str, cell: str, reason: str, earlier_row: str = "null"
) -> None:
    raw.execute(
        f'insert into {PROBLEMS} select seen."#row", {place}, ?, {cell}, {reason}, {earlier_row} from {seen}', [column]
    )


def _find_response_id_problems(raw: DuckDBPyConnection, responses: str, column: str, reasons: list[Reason]) -> None:
    """Responses without a number, with an endless one, or with that of an earlier row."""
    if has_rows(raw, f"{responses} where response_id is null"):
        where = f"{responses} where response_id is null"
        _insert_problems(raw, where, 1, column, "null", _register_reason(reasons, Reason(say.EMPTY_RESPONSE)))
    if has_rows(raw, where := f"{responses} where length(response_id) > {MAX_RESPONSE_ID_LENGTH}"):
        number = _register_reason(reasons, Reason(say.TOO_LONG_CELL, {"most": MAX_RESPONSE_ID_LENGTH}))
        _insert_problems(raw, where, 1, column, "response_id", number)
    repeated = f"select response_id from {responses} where response_id is not null group by all having count(*) > 1"
    raw.execute(f"create temp table intake_repeated as {repeated}")
    if has_rows(raw, "intake_repeated"):
        same = (
            f'(select "#row", response_id, min("#row") over (partition by response_id) as first from {responses} '
            "semi join intake_repeated using (response_id)) as seen"
        )
        _insert_problems(raw, f'{same} where "#row" > first', 0, column, "response_id", "-1", "first")


def list_problems(
    raw: DuckDBPyConnection, rows: StagedRows, reasons: list[Reason], limit: int
) -> tuple[list[Problem], int]:
    """The first problems in the order of the file, and the number of all."""
    count = count_rows(raw, PROBLEMS) + len(rows.problems)
    if not count:
        return [], 0
    found = raw.execute(
        f'with lines as ({rows.build_line_numbers_sql()}) select {PROBLEMS}."#row", lines."#line", name, cell, '
        'reason, others."#line" '
        f'from {PROBLEMS} join lines using ("#row") left join lines as others on others."#row" = earlier '
        f"order by 1, place limit {limit}"
    ).fetchall()
    first = [
        Problem(line, name, cell, _get_reason(reasons, at, earlier), row)
        for row, line, name, cell, at, earlier in found
    ]
    return sorted([*first, *rows.problems], key=lambda problem: problem.line)[:limit], count


def iterate_rejected_rows(
    raw: DuckDBPyConnection, rows: StagedRows, reasons: list[Reason], cells: str, source: str
) -> Iterator[tuple[list[str], list[Problem]]]:
    """The cells of every row of the relation `source` (#row, #line, cells) that is rejected, with its problems."""
    raw.execute(
        f'with lines as ({rows.build_line_numbers_sql()}), told as (select {PROBLEMS}."#row" as row, '
        f'list(struct_pack(name, cell, reason, earlier := others."#line") order by place) as problems from {PROBLEMS} '
        'left join lines as others on others."#row" = earlier group by all) '
        f'select "#line", problems, {cells} from {source} as source join told on told.row = source."#row" '
        'order by "#line"'
    )
    while found := raw.fetchmany(1000):
        for line, problems, *texts in found:
            yield (
                [text or "" for text in texts],
                [
                    Problem(line, one["name"], one["cell"], _get_reason(reasons, one["reason"], one["earlier"]))
                    for one in problems
                ],
            )


def _get_reason(reasons: list[Reason], at: int, earlier: int | None) -> Reason:
    return Reason(say.REPEATED_KEY, {"line": earlier}) if at < 0 else reasons[at]
