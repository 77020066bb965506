"""What customers say: surveys, service cases, and what their books say."""

from data.schema.columns import day, flag, key, key_of, moment, money, score, table, text, whole
from data.schema.lists import DELIVERED_DIMENSIONS, EQUITY_DIMENSIONS, QUESTION_ROLES, SERVQUAL_DIMENSIONS

surveys = table(
    "surveys",
    "A questionnaire and its wave.",
    key("survey_id", "the survey's number"),
    text("name", "its name"),
    day("opened_on", "first day"),
    day("closed_on", "last day"),
    whole("invited", "how many were asked; empty when unknown"),
    dated="opened_on",
)

survey_questions = table(
    "survey_questions",
    "A question of a survey and what its answers measure.",
    key("survey_id", "the survey", to="surveys"),
    key("question_id", "the question's number"),
    whole("position", "place in the questionnaire"),
    text("wording", "the question as asked"),
    text("role", "what it measures", one_of=QUESTION_ROLES),
    text("dimension", "of which dimension", one_of=SERVQUAL_DIMENSIONS + EQUITY_DIMENSIONS + DELIVERED_DIMENSIONS),
    text("item", "pairs expectation with perception, functional with dysfunctional"),
    score("scale_min", "lowest possible score"),
    score("scale_max", "highest possible score"),
    score("weight", "weight; points out of 100 where given"),
)

survey_responses = table(
    "survey_responses",
    "One returned questionnaire.",
    key("survey_id", "the survey", to="surveys"),
    key("response_id", "the tool's own number, or a hash of stamp, address and occurrence"),
    text("customer_id", "who answered; empty when unknown", to="customers"),
    moment("submitted_at", "when it was sent"),
    text("channel", "how it was sent"),
    flag("is_complete", "answered to the end"),
    dated="submitted_at",
)

survey_answers = table(
    "survey_answers",
    "One answer. Unique over survey, response, question and option, held by the intake and the check.",
    text("survey_id", "the survey", to="surveys"),
    text("response_id", "the response", to="survey_responses"),
    text("question_id", "the question", to="survey_questions"),
    text("option", "the option chosen of a choose-all question, else empty and never null", default=""),
    score("score", "the answer as a number"),
    text("text", "the answer as text"),
    unique=("survey_id", "response_id", "question_id", "option"),
)

service_cases = table(
    "service_cases",
    "A question, wish or complaint.",
    key("case_id", "the case's number"),
    text("customer_id", "the customer", to="customers"),
    text("kind", "what kind of case"),
    text("category", "what it is about"),
    text("level", "how serious it is"),
    text("phase", "before, during or after the sale", one_of=("pre_sale", "in_sale", "after_sale")),
    text("intake", "how it reached us"),
    text("cause", "what caused it"),
    text("behaviour", "how the customer was", one_of=("demanding", "confused", "agitated", "unknown")),
    moment("opened_at", "when it reached us"),
    moment("first_response_at", "when we first answered"),
    moment("promised_at", "until when an answer was promised"),
    moment("resolved_at", "when it was solved"),
    moment("closed_at", "when it was closed"),
    text("owner_id", "who handles it", to="employees"),
    dated="opened_at",
)

case_events = table(
    "case_events",
    "What happened in a case.",
    key("case_id", "the case", to="service_cases"),
    key_of(moment("at", "when")),
    key("event", "what happened"),
    text("to_employee_id", "to whom it was handed", to="employees"),
    dated="at",
)

financial_statements = table(
    "financial_statements",
    "A customer's books of one year.",
    key("customer_id", "the customer", to="customers"),
    key_of(whole("year", "the year")),
    money("current_assets", "current assets"),
    money("inventory", "inventory"),
    money("current_liabilities", "current liabilities"),
    money("total_assets", "total assets"),
    money("total_liabilities", "total liabilities"),
    money("revenue", "revenue"),
    money("profit", "profit"),
)

credit_scores = table(
    "credit_scores",
    "A customer's creditworthiness, factor by factor.",
    key("customer_id", "the customer", to="customers"),
    key_of(day("scored_on", "when")),
    key("model", "by which model"),
    key("factor", "which factor"),
    score("score", "the score"),
    dated="scored_on",
)
