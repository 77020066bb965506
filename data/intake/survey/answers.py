"""The answers of checked responses, as rows."""

from typing import Any

from data.intake.survey.checking import Checked
from data.intake.survey.dictionary import READ, Source


def answers_of(checked: Checked, source: Source, only: str = "") -> str:
    """The SQL query of all answers in one column: response_id, question_id, option, score, text."""
    question = quoted(source.question.question_id)
    if source.is_comment:
        text = checked.comment(source)
        return (
            f"select response_id, {question} as question_id, '' as option, null::double as score, {text} as text "
            f"from {checked.good} as good {only} where ({text}) is not null"
        )
    return (
        f"select response_id, {question} as question_id, read.option, read.score, read.text "
        f"from {checked.good} as good join {READ} as read "
        f"on read.source = {source.number} and read.cell = good.{source.cell} {only}"
    )


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def count_answers(raw: Any, checked: Checked) -> int:
    """How many answers there are in all good responses."""
    return sum(
        raw.execute(f"select count(*) from ({answers_of(checked, source)})").fetchone()[0] for source in checked.sources
    )
