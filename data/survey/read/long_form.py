"""The plain long form, one row for each answer, turned into one row for each response."""

from duckdb import DuckDBPyConnection

from data.errors import IntakeError
from data.intake.problems import EMPTY_QUESTION, Problem
from data.intake.readers.staged_rows import StagedRows
from data.parsing.text_keys import build_text_key
from data.reason import Reason
from data.survey.layouts.long import RESPONSE_METAS, widen_layout
from data.survey.model.columns import Column, DetectedLayout
from data.warehouse.duckdb_queries import count_rows

ANSWERS_SUFFIX = "_answers"
# Between the options of a choose-all question, which the long form has on rows of their own.
OPTION_SEPARATOR = "┋"


def list_surveys(raw: DuckDBPyConnection, rows: StagedRows, detected: DetectedLayout) -> tuple[str, ...]:
    """The surveys that the rows of a long file name, in their order."""
    column = _find_column(detected, "survey")
    if column is None:
        return ()
    text = rows.build_trimmed_sql(f"c{column.position}")
    query = f"select {text} from {rows.name} where {text} is not null group by all order by min(rowid)"
    return tuple(row[0] for row in raw.execute(query).fetchall())


def select_survey(surveys: tuple[str, ...], requested: str | None, file: str) -> str | None:
    """The one of the file's surveys that is wanted. Raises IntakeError where the file leaves it open."""
    for name in surveys:
        if requested is not None and build_text_key(name) == build_text_key(requested):
            return name
    if len(surveys) > 1 and requested is not None:
        raise IntakeError(
            "{file} has answers to {surveys}, and {wanted} is none of them. Name one of these.",
            file=file,
            surveys=", ".join(surveys),
            wanted=requested,
        )
    return surveys[0] if surveys else None


def pivot_responses(
    raw: DuckDBPyConnection, name: str, rows: StagedRows, detected: DetectedLayout, survey: str | None
) -> tuple[StagedRows, DetectedLayout]:
    """One row per response into the table `name`, in the order in which the responses begin.

    Rows belong to one response when its own columns say the same. Where a question comes again within those, it is of
    the next response, but for texts that follow each other: those are the options that one person chose.
    """
    response_columns = [column for column in detected.columns if column.meta in RESPONSE_METAS]
    _create_turns(raw, name, rows, detected, response_columns, survey)
    asked = raw.execute(
        f"select question, max(n) > 1, bool_or(has_both) and count(distinct (score, text)) > count(distinct score) "
        f"from (select *, count(*) over (partition by who, question, turn) as n, score is not null and text is not "
        f'null as has_both from {name}_turns) group by question order by min("#row")'
    ).fetchall()
    columns = [f'first(c{c.position} order by "#row") as c{at}' for at, c in enumerate(response_columns)]
    wordings = []
    for question, is_many, has_remark in asked:
        here = "filter (where question = '" + question.replace("'", "''") + "')"
        value = "coalesce(score, text)"
        one = f"string_agg({value}, '{OPTION_SEPARATOR}' order by \"#row\")" if is_many else f"first({value})"
        for each in [one, "first(text)"] if has_remark else [one]:
            columns.append(f"{each} {here} as c{len(columns)}")
            wordings.append(question)
    raw.execute(
        f'create temp table {name} as select {", ".join(columns)}, min("#line") as "#line", list("#row") as "#rows" '
        f'from {name}_turns group by who, turn order by min("#row")'
    )
    raw.execute(f"drop table {name}_turns")
    wide = widen_layout(detected, wordings)
    header = tuple(column.name for column in wide.columns)
    result = StagedRows(name, rows.path, rows.read_as, header, has_lines=True, blanks=rows.blanks + "\r\n")
    result.count = count_rows(raw, name)
    result.header_problems, result.problems, result.broken = rows.header_problems, rows.problems, rows.broken
    return result, wide


def _create_turns(
    raw: DuckDBPyConnection,
    name: str,
    rows: StagedRows,
    detected: DetectedLayout,
    response_columns: list[Column],
    survey: str | None,
) -> None:
    """Every answer with the response it is of: `who` gave it, and in which of their turns."""

    def cell(meta: str) -> str:
        column = _find_column(detected, meta)
        return rows.build_trimmed_sql(f"c{column.position}") if column else "null::varchar"

    owner = (
        ", ".join(f"coalesce({rows.build_trimmed_sql(f'c{column.position}')}, '')" for column in response_columns)
        or "0"
    )
    own = "".join(f", c{column.position}" for column in response_columns)
    wanted = f"({cell('survey')} = $survey)" if survey is not None else "($survey is null)"
    raw.execute(
        f'create temp table {name}_turns as with answers as (select lines."#row", lines."#line", hash({owner}) as who, '
        f"{cell('question')} as question, {cell('score')} as score, {cell('text')} as text{own} from {rows.name} "
        f'join ({rows.build_line_numbers_sql()}) as lines on lines."#row" = {rows.name}.rowid where {wanted}), '
        "begun as (select *, score is not null or question is distinct from lag(question) over "
        '(partition by who order by "#row") as begins from answers where question is not null) '
        'select * exclude (begins), sum(begins::int) over (partition by who, question order by "#row") as turn '
        "from begun",
        {"survey": survey},
    )
    lost = raw.execute(
        f"select lines.\"#line\", columns(c -> c like 'c%')::varchar from {rows.name} join "
        f"({rows.build_line_numbers_sql()}) as lines "
        f'on lines."#row" = {rows.name}.rowid where {wanted} and {cell("question")} is null '
        f"and coalesce({cell('score')}, {cell('text')}) is not null",
        {"survey": survey},
    ).fetchall()
    for line, *cells in lost:
        rows.broken[line] = [text or "" for text in cells]
        rows.problems.append(Problem(line, "question", None, Reason(EMPTY_QUESTION)))


def _find_column(detected: DetectedLayout, meta: str) -> Column | None:
    return next((column for column in detected.columns if column.meta == meta), None)
