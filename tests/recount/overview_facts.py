"""Satisfaction and open deals of a period, recounted."""

from __future__ import annotations

import pandas as pd

from tests.recount import days
from tests.recount.facts import Facts


def belonging(rows: pd.DataFrame, customers: set[str], with_nobody: bool) -> pd.DataFrame:
    """Rows of the customers; those of nobody known belong to them too, until a filter asks for what is known."""
    mine = rows["customer_id"].isin(customers)
    return rows[mine | rows["customer_id"].isna() if with_nobody else mine]


def answers(facts: Facts, role: str, first: int, last: int, complete: bool) -> pd.DataFrame:
    """Scores given in the days to questions of one role."""
    given = facts.table("survey_answers", "survey_id", "response_id", "question_id", "score")
    asked = facts.table("survey_questions", "survey_id", "question_id", "role", "scale_min", "scale_max")
    rows = given.merge(asked[asked["role"] == role], on=["survey_id", "question_id"])
    rows = rows.merge(facts.responses, on=["survey_id", "response_id"]).dropna(subset=["score", "day"])
    if complete:
        rows = rows[rows["is_complete"]]
    return rows[rows["day"].between(first, last)]


def satisfied(rows: pd.DataFrame) -> tuple[int, int]:
    """Satisfied answers and answers: top two of 5 or 7 points, 8 and more of 10 or 11."""
    points = rows["scale_max"] - rows["scale_min"] + 1
    least = pd.Series(8.0, index=rows.index).where(points.isin([10, 11]), rows["scale_max"] - 1)
    assert points.isin([5, 7, 10, 11]).all()
    return int((rows["score"] >= least).sum()), len(rows)


def promoters_less_detractors(rows: pd.DataFrame) -> tuple[int, int]:
    """9 and 10 less 0 to 6, and all answers."""
    return int((rows["score"] >= 9).sum()) - int((rows["score"] <= 6).sum()), len(rows)


def open_deals(facts: Facts, day: int) -> pd.DataFrame:
    """Opportunities open at the end of the day."""
    columns = ["opportunity_id", "customer_id", "opened_on", "closed_on", "outcome", "expected_amount"]
    deals = facts.table("opportunities", *columns)
    opened, closed = days.numbers(deals["opened_on"]), days.numbers(deals["closed_on"])
    ended = (closed <= day) | (closed.isna() & deals["outcome"].isin(["won", "lost"]))
    is_open = (opened.isna() | (opened <= day)) & ~ended
    return deals[is_open]
