"""Random surveys for the property tests: waves that share questions or not, blanks, partial and undated responses."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from tests.recount.random_companies import day

Row = dict[str, Any]
SCALES = {"five": (1, 5), "seven": (1, 7), "ten": (1, 10), "eleven": (0, 10), "three": (1, 3), "none": (None, None)}
# Role, wording, item, dimension, scale: equal wordings in other letters and blanks are one question.
ASKED = [
    ("csat", "How satisfied are you?", None, None, "five"),
    ("csat", "how  satisfied are You?", None, None, "five"),
    ("csat", "How satisfied are you?", None, None, "ten"),
    ("csat", None, None, None, "none"),
    ("nps", "Would you recommend us?", None, None, "eleven"),
    ("effort", "Was it easy?", "ease", None, "seven"),
    ("servqual_expectation", "They arrive in time", "time", "reliability", "seven"),
    ("servqual_adequate", "In time, just acceptable", "time", "reliability", "seven"),
    ("servqual_perception", "You arrive in time", "time", "reliability", "seven"),
    ("servqual_perception", "You arrive in time", "time", "reliability", "five"),
    ("servqual_expectation", "They are right", "right", "reliability", "seven"),
    ("servqual_perception", "You are right", "right", "reliability", "seven"),
    ("servqual_expectation", "They are kind", None, "empathy", "seven"),
    ("servqual_perception", "You are kind", None, "empathy", "seven"),
    ("importance", "In time matters", "time", "reliability", "five"),
    ("importance", "In time matters", "time", "reliability", "three"),
    ("acsi_overall", "Overall", None, None, "ten"),
    ("acsi_expectation", "Against expectations", None, None, "ten"),
    ("acsi_ideal", "Against the ideal", None, None, "ten"),
    ("acsi_ideal", "Against the ideal", None, None, "five"),
    ("rating", "The goods", "goods", "product", "five"),
    ("rating", "The people", "people", "personnel", "ten"),
    ("rating", "The price", "price", "money", "five"),
    ("rating", "Worth it", None, "value", "five"),
    ("rating", "Fair", None, "value", "three"),
    ("kano_functional", "If it is blue", "blue", None, "five"),
    ("kano_dysfunctional", "If it is not blue", "blue", None, "five"),
    ("kano_functional", "If it is red", "red", None, "five"),
    ("kano_dysfunctional", "If it is not red", "red", None, "five"),
    ("choice", "Where did you buy?", None, None, "none"),
    ("comment", "Anything else?", None, None, "none"),
]


@st.composite
def questionnaires(draw: st.DrawFn, survey: str) -> list[Row]:
    """Some of the questions, with points or without."""
    resolved = draw(st.lists(st.sampled_from(range(len(ASKED))), min_size=1, max_size=14, unique=True))
    found = []
    for place, number in enumerate(resolved):
        role, wording, item, dimension, scale = ASKED[number]
        least, most = SCALES[scale]
        found.append(
            {
                "survey_id": survey,
                "question_id": f"q{number}",
                "position": draw(st.sampled_from([place, None])),
                "wording": wording,
                "role": role,
                "item": item,
                "dimension": dimension,
                "scale_min": least,
                "scale_max": most,
                "weight": draw(st.sampled_from([None, None, 10.0, 30.0])),
            }
        )
    return found


@st.composite
def given_answers(draw: st.DrawFn, keys: Row, question: Row) -> list[Row]:
    """What one response says to one question: a score, a text, chosen options, a blank row, or nothing."""
    blank = keys | {"question_id": question["question_id"], "option": "", "score": None, "text": None}
    if draw(st.sampled_from([False, False, False, True])):
        return draw(st.sampled_from([[], [blank]]))
    if question["role"] == "choice":
        options = draw(st.sets(st.sampled_from(["shop", "web", "telephone"]), max_size=3))
        whole = [blank | {"option": option, "text": option} for option in sorted(options)]
        return draw(st.sampled_from([whole, [blank | {"text": "shop"}]]))
    if question["role"] == "comment":
        return [blank | {"text": draw(st.sampled_from(["good", "N/A", "=1+1", "  ", ""]))}]
    least, most = question["scale_min"], question["scale_max"]
    score = draw(st.integers(1 if least is None else least, 5 if most is None else most))
    return [blank | {"score": float(score)}]


@st.composite
def opinions(draw: st.DrawFn, customers: list[str], window: int) -> dict[str, list[Row]]:
    """Surveys with their questions, responses and answers."""
    tables: dict[str, list[Row]] = {
        name: [] for name in ("surveys", "survey_questions", "survey_responses", "survey_answers")
    }
    some_day = st.integers(0, 6 * window + 30)
    for survey in draw(st.sampled_from([["s1"], ["s1", "s2"], ["s1", "s2", "s3"]])):
        opened = draw(st.none() | some_day)
        closed = None if opened is None else draw(st.none() | st.just(opened + 9))
        if draw(st.sampled_from([True, True, True, False])):
            tables["surveys"].append(
                {
                    "survey_id": survey,
                    "name": draw(st.sampled_from([None, f"Wave {survey}"])),
                    "opened_on": None if opened is None else day(opened),
                    "closed_on": None if closed is None else day(closed),
                    "invited": draw(st.sampled_from([None, 0, 40])),
                }
            )
        asked = draw(questionnaires(survey))
        tables["survey_questions"] += asked
        for number in range(draw(st.integers(0, 6))):
            keys = {"survey_id": survey, "response_id": f"r{number}"}
            sent = draw(st.none() | some_day)
            tables["survey_responses"].append(
                keys
                | {
                    "customer_id": draw(st.sampled_from([None, "nobody", *customers])),
                    "submitted_at": None if sent is None else dt.datetime.combine(day(sent), dt.time(9, number)),
                    "is_complete": draw(st.sampled_from([True, True, True, False, None])),
                }
            )
            for question in asked:
                tables["survey_answers"] += draw(given_answers(keys, question))
    return tables


CHOICES = [
    (),
    (("satisfaction_step", "month"), ("returns", "ignore")),
    (("responses", "all"), ("acsi_ideal_weight", 2.5)),
    (("before_churn_days", 12), ("top_tiers", 3), ("silent_detractor_days", 5)),
    (("churn_basis", "contracts"), ("before_churn_days", 30)),
]
