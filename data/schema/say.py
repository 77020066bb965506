"""What customers say: surveys, service cases, and what their books say."""

from data.schema.columns import (
    date_column,
    define_table,
    flag_column,
    integer_column,
    key_column,
    mark_as_key,
    money_column,
    score_column,
    text_column,
    timestamp_column,
)
from data.schema.lists import CUSTOMER_VALUE_DIMENSIONS, EQUITY_DIMENSIONS, QUESTION_ROLES, SERVQUAL_DIMENSIONS

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

service_cases = define_table(
    "service_cases",
    "A question, wish or complaint.",
    key_column("case_id", "the case's number"),
    text_column("customer_id", "the customer", to="customers"),
    text_column("kind", "what kind of case"),
    text_column("category", "what it is about"),
    text_column("level", "how serious it is"),
    text_column("phase", "before, during or after the sale", one_of=("pre_sale", "in_sale", "after_sale")),
    text_column("intake", "how it reached us"),
    text_column("cause", "what caused it"),
    text_column("behaviour", "how the customer was", one_of=("demanding", "confused", "agitated", "unknown")),
    timestamp_column("opened_at", "when it reached us"),
    timestamp_column("first_response_at", "when we first answered"),
    timestamp_column("promised_at", "until when an answer was promised"),
    timestamp_column("resolved_at", "when it was solved"),
    timestamp_column("closed_at", "when it was closed"),
    text_column("owner_id", "who handles it", to="employees"),
    dated="opened_at",
)

case_events = define_table(
    "case_events",
    "What happened in a case.",
    key_column("case_id", "the case", to="service_cases"),
    mark_as_key(timestamp_column("at", "when")),
    key_column("event", "what happened"),
    text_column("to_employee_id", "to whom it was handed", to="employees"),
    dated="at",
)

financial_statements = define_table(
    "financial_statements",
    "A customer's books of one year.",
    key_column("customer_id", "the customer", to="customers"),
    mark_as_key(integer_column("year", "the year")),
    money_column("current_assets", "current assets"),
    money_column("inventory", "inventory"),
    money_column("current_liabilities", "current liabilities"),
    money_column("total_assets", "total assets"),
    money_column("total_liabilities", "total liabilities"),
    money_column("revenue", "revenue"),
    money_column("profit", "profit"),
)

credit_scores = define_table(
    "credit_scores",
    "A customer's creditworthiness, factor by factor.",
    key_column("customer_id", "the customer", to="customers"),
    mark_as_key(date_column("scored_on", "when")),
    key_column("model", "by which model"),
    key_column("factor", "which factor"),
    score_column("score", "the score"),
    dated="scored_on",
)
