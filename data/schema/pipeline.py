"""Tables of the pipeline: deals and their stages, contacts, campaigns, and reasons for leaving."""

from data.schema.columns import (
    date_column,
    define_table,
    integer_column,
    key_column,
    mark_as_key,
    money_column,
    text_column,
    timestamp_column,
)
from data.schema.value_lists import CHURN_REASONS, CONTACT_PURPOSES, DEAL_INTENTIONS, DEAL_STAGES

opportunities = define_table(
    "opportunities",
    "A chance to sell.",
    key_column("opportunity_id", "the opportunity's number"),
    text_column("customer_id", "the customer; empty while unknown", to="customers"),
    text_column("owner_id", "who pursues it", to="employees"),
    text_column("product_id", "what it is about", to="products"),
    date_column("opened_on", "when it began"),
    integer_column("stage", "the present stage", one_of=DEAL_STAGES),
    integer_column(
        "intention", "how likely the customer is to sign: 1 unlikely to 5 very likely", one_of=DEAL_INTENTIONS
    ),
    money_column("expected_amount", "expected amount"),
    date_column("expected_on", "expected day of signing"),
    text_column("outcome", "how it ended", one_of=("open", "won", "lost")),
    date_column("closed_on", "when it ended"),
    money_column("won_amount", "the amount won"),
    text_column("loss_reason", "why it was lost"),
    dated="opened_on",
)

stage_events = define_table(
    "stage_events",
    "An opportunity entered a stage; the other columns as of that moment.",
    key_column("opportunity_id", "the opportunity", to="opportunities"),
    mark_as_key(integer_column("stage", "the stage entered", one_of=DEAL_STAGES)),
    mark_as_key(timestamp_column("entered_at", "when")),
    integer_column("intention", "intention then", one_of=DEAL_INTENTIONS),
    money_column("expected_amount", "expected amount then"),
    date_column("expected_on", "expected day then"),
    dated="entered_at",
)

interactions = define_table(
    "interactions",
    "A contact with a customer, or an attempt.",
    key_column("interaction_id", "the contact's number"),
    text_column("customer_id", "the customer", to="customers"),
    text_column("employee_id", "who made it", to="employees"),
    timestamp_column("at", "when"),
    text_column("channel", "by which means"),
    text_column("purpose", "what for", one_of=CONTACT_PURPOSES),
    text_column("direction", "from us or to us"),
    text_column("result", "reached, not_reached, refused and others"),
    text_column("note", "what was said"),
    date_column("next_on", "when to contact again"),
    dated="at",
)

campaigns = define_table(
    "campaigns",
    "An effort with a beginning, an end and a budget.",
    key_column("campaign_id", "the campaign's number"),
    text_column("name", "its name"),
    text_column("objective", "what it is to achieve"),
    date_column("starts_on", "first day"),
    date_column("ends_on", "last day"),
    money_column("budget", "planned cost"),
    money_column("cost", "actual cost"),
    dated="starts_on",
)

campaign_touches = define_table(
    "campaign_touches",
    "A campaign reached a customer.",
    key_column("campaign_id", "the campaign", to="campaigns"),
    key_column("customer_id", "the customer", to="customers"),
    mark_as_key(timestamp_column("touched_at", "when")),
    timestamp_column("responded_at", "when the customer answered"),
    timestamp_column("converted_at", "when the customer bought"),
    dated="touched_at",
)

churn_notes = define_table(
    "churn_notes",
    "What a leaving customer said.",
    key_column("customer_id", "the customer", to="customers"),
    mark_as_key(timestamp_column("at", "when")),
    text_column("reason", "why the customer left", one_of=CHURN_REASONS),
    text_column("competitor", "where the customer went"),
    text_column("note", "what was said"),
    dated="at",
)
