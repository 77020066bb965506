"""The answers of checked responses, as rows."""

from data.survey.checks.answer_lookup import PARSED
from data.survey.checks.response_checks import CheckedResponses

NO_ANSWERS_QUERY = (
    "select ''::varchar as response_id, '' as question_id, '' as option, null::double as score, null::varchar as text "
    "where false"
)


def build_answers_query(checked: CheckedResponses, condition: str = "") -> str:
    """The SQL query of all answers of good responses: response_id, question_id, option, score, text.

    `only` is a join or condition behind the relation `good`. The answers of one response stand together, for a column
    whose values repeat takes half the time to store.
    """
    if not checked.answer_columns:
        return NO_ANSWERS_QUERY
    comments = {
        source.number: quote_literal(source.question.question_id)
        for source in checked.answer_columns
        if source.is_comment
    }
    numbers = ", ".join(str(source.number) for source in checked.answer_columns)
    cells = ", ".join(
        f"({checked.build_comment_sql(source)})" if source.is_comment else source.cell
        for source in checked.answer_columns
    )
    asked = (
        f"(select good.response_id, unnest([{numbers}]) as source, unnest([{cells}]) as cell "
        f"from {checked.cells} as good {condition}) as asked"
    )
    on = "read.source = asked.source and read.cell = asked.cell"
    if not comments:
        return f"select response_id, question_id, option, score, text from {asked} join {PARSED} as read on {on}"
    listed = ", ".join(map(str, comments))
    names = " ".join(f"when {number} then {name}" for number, name in comments.items())
    return (
        f"select response_id, coalesce(question_id, case asked.source {names} end) as question_id, "
        "coalesce(option, '') as option, score, "
        f"case when asked.source in ({listed}) then asked.cell else text end as text "
        f"from {asked} left join {PARSED} as read on {on} "
        f"where asked.cell is not null and (read.source is not null or asked.source in ({listed}))"
    )


def quote_literal(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
