"""Responses and answers into the warehouse: new ones inserted, changed ones rewritten whole, so that undo has them."""

from collections.abc import Callable
from typing import Any

from data.intake.storing import adopt, keep_before
from data.intake.survey.answers import answers_of, quoted
from data.intake.survey.checking import Checked
from data.intake.survey.differing import ANSWERS, CHANGED, OLD, Fates, told_columns
from data.intake.survey.people import RESPONSES
from data.schema import metadata

PART = 1_000_000
_responses, _answers = metadata.tables["survey_responses"], metadata.tables["survey_answers"]


def store(raw: Any, survey_id: str, checked: Checked, fates: Fates, batch: str, step: Callable[[int], None]) -> int:
    """Store the good responses under the batch's number, in the connection's transaction; how many answers they have.

    `step` is told after each part how many were stored.
    """
    survey = quoted(survey_id)
    new = f"anti join {OLD} as known on known.response_id = good.response_id" if fates.changed + fates.same else ""
    _insert_responses(raw, survey, new, batch)
    stored = 0
    total = parts(checked)
    for part in range(total):
        within = f'{new} where good."#row" between {part * PART} and {(part + 1) * PART - 1}'
        rows = answers_of(checked, within)
        stored += raw.execute(
            "insert into survey_answers (survey_id, response_id, question_id, option, score, text, batch_id) "
            f"select {survey}, response_id, question_id, option, score, text, ? from ({rows})",
            [batch],
        ).fetchone()[0]
        step(part + 1)
    if fates.changed:
        _rewrite(raw, survey, checked, batch)
    if fates.same:
        _adopt(raw, survey, batch)
    return int(stored) + fates.answers


def parts(checked: Checked) -> int:
    """In how many parts the answers are stored, so that somebody who waits sees it go on."""
    return -(-checked.staged.rows.count // PART)


def _insert_responses(raw: Any, survey: str, new: str, batch: str) -> None:
    raw.execute(
        "insert into survey_responses "
        "(survey_id, response_id, customer_id, submitted_at, channel, is_complete, batch_id) "
        f"select {survey}, good.response_id, good.customer_id, good.submitted_at, good.channel, good.is_complete, ? "
        f"from {RESPONSES} as good {new}",
        [batch],
    )


def _rewrite(raw: Any, survey: str, checked: Checked, batch: str) -> None:
    """A changed response and all its answers become this batch's. An answer that is gone stays as a blank one."""
    mine = f"survey_id = {survey} and response_id in (select response_id from {CHANGED})"
    keep_before(raw, _responses, f"select rowid from survey_responses where {mine}", batch)
    changes = ", ".join(f"{name} = new.{name}" for name in told_columns(checked))
    raw.execute(
        f"update survey_responses as old set {changes}, batch_id = ? from {OLD} as new "
        f"where old.survey_id = {survey} and old.response_id = new.response_id "
        f"and old.response_id in (select response_id from {CHANGED})",
        [batch],
    )
    keep_before(raw, _answers, f"select rowid from survey_answers where {mine}", batch)
    asked = ", ".join({quoted(source.question.question_id) for source in checked.sources}) or "''"
    raw.execute(
        "create temp table intake_rewritten as select old.rowid as number, "
        f"case when question_id in ({asked}) then new.score else old.score end as score, "
        f"case when question_id in ({asked}) then new.text else old.text end as text "
        f"from survey_answers as old left join {ANSWERS} as new using (response_id, question_id, option) where {mine}"
    )
    raw.execute(
        "update survey_answers as old set score = new.score, text = new.text, batch_id = ? "
        "from intake_rewritten as new where old.rowid = new.number",
        [batch],
    )
    raw.execute(
        "insert into survey_answers (survey_id, response_id, question_id, option, score, text, batch_id) "
        f"select {survey}, response_id, question_id, option, score, text, ? from {ANSWERS} as new "
        f"semi join {CHANGED} using (response_id) anti join (select response_id, question_id, option from "
        f"survey_answers where {mine}) as old using (response_id, question_id, option)",
        [batch],
    )


def _adopt(raw: Any, survey: str, batch: str) -> None:
    """Same responses that a batch undone before had to leave are this batch's from now on."""
    same = f"(select {survey} as survey_id, response_id from {OLD} anti join {CHANGED} using (response_id))"
    adopt(raw, _responses, f"{same} as new", batch)
    adopt(
        raw,
        _answers,
        f"(select answers.* from survey_answers as answers semi join {same} using (survey_id, response_id)) as new",
        batch,
    )
