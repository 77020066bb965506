"""A survey's rows, so many answers of each kind, for pages on what customers say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

Rows = list[dict[str, Any]]
Tables = dict[str, Rows]


def survey(key: str, name: str, opened: datetime, *, invited: int | None = None) -> Tables:
    """A survey of twenty days without questions."""
    closed = opened + timedelta(days=20)
    return {
        "surveys": [
            {"survey_id": key, "name": name, "opened_on": opened.date(), "closed_on": closed.date(), "invited": invited}
        ]
    }


def question(
    key: str, number: str, wording: str, role: str, low: int | None = None, high: int | None = None, **more: Any
) -> Tables:
    """One question; its place is its number's."""
    row = {
        "survey_id": key,
        "question_id": number,
        "wording": wording,
        "role": role,
        "scale_min": low,
        "scale_max": high,
        **more,
    }
    return {"survey_questions": [row]}


def responses(
    key: str, opened: datetime, answers: Sequence[Mapping[str, Any]], customers: Sequence[str | None] = ()
) -> Tables:
    """One response for each mapping of question to score (a number) or text, an hour apart."""
    rows: Tables = {"survey_responses": [], "survey_answers": []}
    for place, given in enumerate(answers):
        number = f"{key}-{place}"
        who = customers[place] if place < len(customers) else None
        rows["survey_responses"].append(
            {
                "survey_id": key,
                "response_id": number,
                "customer_id": who,
                "is_complete": True,
                "submitted_at": opened + timedelta(hours=place),
            }
        )
        for asked, found in given.items():
            said = {"text": found} if isinstance(found, str) else {"score": found}
            rows["survey_answers"].append(
                {"survey_id": key, "response_id": number, "question_id": asked, "option": "", **said}
            )
    return rows


def together(*parts: Tables, **more: Iterable[dict[str, Any]]) -> Tables:
    """All rows, table by table."""
    rows: Tables = {}
    for part in (*parts, {name: list(found) for name, found in more.items()}):
        for name, found in part.items():
            rows.setdefault(name, []).extend(found)
    return rows


def wave(
    key: str,
    opened: datetime,
    good: int,
    bad: int,
    *,
    wording: str = "How satisfied are you?",
    high: int = 5,
    customers: Sequence[str | None] = (),
) -> Tables:
    """A survey with one question on satisfaction: so many answers of the best score, so many of the lowest."""
    answers = [{"csat": high}] * good + [{"csat": 1}] * bad
    return together(
        survey(key, key, opened, invited=100),
        question(key, "csat", wording, "csat", 1, high, position=1),
        responses(key, opened, answers, customers),
    )
