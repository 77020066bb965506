"""Tables of service: cases and what happened to them."""

from data.schema.columns import (
    define_table,
    key_column,
    mark_as_key,
    text_column,
    timestamp_column,
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
