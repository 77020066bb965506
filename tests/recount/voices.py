"""Satisfaction and open deals of a period, recounted."""

from __future__ import annotations

import pandas as pd

from tests.recount import days
from tests.recount.facts import Facts


def answers(facts: Facts, role: str, first: int, last: int, customers: set[str] | None, complete: bool) -> pd.DataFrame:
    """Scores given in the days to questions of one role; with customers only theirs, else anonymous ones too."""
    given = facts.table("survey_answers", "survey_id", "response_id", "question_id", "score")
    asked = facts.table("survey_questions", "survey_id", "question_id", "role", "scale_min", "scale_max")
    responses = facts.table(
        "survey_responses", "survey_id", "response_id", "customer_id", "submitted_at", "is_complete"
    )
    rows = given.merge(asked[asked["role"] == role], on=["survey_id", "question_id"])
    rows = rows.merge(responses, on=["survey_id", "response_id"]).dropna(subset=["score", "submitted_at"])
    if complete:
        rows = rows[rows["is_complete"].astype("boolean").fillna(False)]
    rows = rows[days.numbers(rows["submitted_at"]).between(first, last)]
    if customers is not None:
        rows = rows[rows["customer_id"].isin(customers)]
    return rows


def satisfied(rows: pd.DataFrame) -> tuple[int, int]:
    """Satisfied answers and answers: top two of 5 or 7 points, 8 and more of 10 or 11."""
    points = rows["scale_max"] - rows["scale_min"] + 1
    least = pd.Series(8.0, index=rows.index).where(points.isin([10, 11]), rows["scale_max"] - 1)
    assert points.isin([5, 7, 10, 11]).all()
    return int((rows["score"] >= least).sum()), len(rows)


def promoters_less_detractors(rows: pd.DataFrame) -> tuple[int, int]:
    """9 and 10 less 0 to 6, and all answers."""
    return int((rows["score"] >= 9).sum()) - int((rows["score"] <= 6).sum()), len(rows)


def open_amount(facts: Facts, day: int, customers: set[str] | None) -> float:
    """Expected amount of the opportunities open at the end of the day."""
    deals = facts.table("opportunities", "customer_id", "opened_on", "closed_on", "outcome", "expected_amount")
    if customers is not None:
        deals = deals[deals["customer_id"].isin(customers)]
    opened, closed = days.numbers(deals["opened_on"]), days.numbers(deals["closed_on"])
    ended = (closed <= day) | (closed.isna() & deals["outcome"].isin(["won", "lost"]))
    is_open = (opened.isna() | (opened <= day)) & ~ended
    return round(float(deals.loc[is_open, "expected_amount"].astype("float64").sum()), 2)
