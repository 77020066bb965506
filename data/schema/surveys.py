"""Tables of surveys: questionnaires, their questions, responses and answers."""

from data.schema.columns import (
    date_column,
    define_table,
    flag_column,
    integer_column,
    key_column,
    score_column,
    text_column,
    timestamp_column,
)
from data.schema.value_lists import CUSTOMER_VALUE_DIMENSIONS, EQUITY_DIMENSIONS, QUESTION_ROLES, SERVQUAL_DIMENSIONS

surveys = define_table(
    "surveys",
    "A questionnaire and its wave.",
    key_column("survey_id", "the survey's number"),
    text_column("name", "its name"),
    date_column("opened_on", "first day"),
    date_column("closed_on", "last day"),
    integer_column("invited", "how many were asked; empty when unknown"),
    dated="opened_on",
)

survey_questions = define_table(
    "survey_questions",
    "A question of a survey and what its answers measure.",
    key_column("survey_id", "the survey", to="surveys"),
    key_column("question_id", "the question's number"),
    integer_column("position", "place in the questionnaire"),
    text_column("wording", "the question as asked"),
    text_column("role", "what it measures", one_of=QUESTION_ROLES),
    text_column(
        "dimension", "of which dimension", one_of=SERVQUAL_DIMENSIONS + EQUITY_DIMENSIONS + CUSTOMER_VALUE_DIMENSIONS
    ),
    text_column("item", "pairs expectation with perception, functional with dysfunctional"),
    score_column("scale_min", "lowest possible score"),
    score_column("scale_max", "highest possible score"),
    score_column("weight", "weight; points out of 100 where given"),
)

survey_responses = define_table(
    "survey_responses",
    "One returned questionnaire.",
    key_column("survey_id", "the survey", to="surveys"),
    key_column("response_id", "the tool's own number, or a hash of stamp, address and occurrence"),
    text_column("customer_id", "who answered; empty when unknown", to="customers"),
    timestamp_column("submitted_at", "when it was sent"),
    text_column("channel", "how it was sent"),
    flag_column("is_complete", "answered to the end"),
    dated="submitted_at",
)

survey_answers = define_table(
    "survey_answers",
    "One answer. Unique over survey, response, question and option, held by the intake and the check.",
    text_column("survey_id", "the survey", to="surveys"),
    text_column("response_id", "the response", to="survey_responses"),
    text_column("question_id", "the question", to="survey_questions"),
    text_column("option", "the option chosen of a choose-all question, else empty and never null", default=""),
    score_column("score", "the answer as a number"),
    text_column("text", "the answer as text"),
    unique=("survey_id", "response_id", "question_id", "option"),
)
