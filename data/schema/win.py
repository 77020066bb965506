"""How customers are won, kept, reached, and lost."""

from data.schema.columns import day, key, key_of, moment, money, table, text, whole
from data.schema.lists import INTENTIONS, PURPOSES, REASONS, STAGES

opportunities = table(
    "opportunities",
    "A chance to sell.",
    key("opportunity_id", "the opportunity's number"),
    text("customer_id", "the customer; empty while unknown", to="customers"),
    text("owner_id", "who pursues it", to="employees"),
    text("product_id", "what it is about", to="products"),
    day("opened_on", "when it began"),
    whole("stage", "the present stage", one_of=STAGES),
    whole("intention", "how likely the customer is to sign: 1 unlikely to 5 very likely", one_of=INTENTIONS),
    money("expected_amount", "expected amount"),
    day("expected_on", "expected day of signing"),
    text("outcome", "how it ended", one_of=("open", "won", "lost")),
    day("closed_on", "when it ended"),
    money("won_amount", "the amount won"),
    text("loss_reason", "why it was lost"),
    dated="opened_on",
)

stage_events = table(
    "stage_events",
    "An opportunity entered a stage; the other columns as of that moment.",
    key("opportunity_id", "the opportunity", to="opportunities"),
    key_of(whole("stage", "the stage entered", one_of=STAGES)),
    key_of(moment("entered_at", "when")),
    whole("intention", "intention then", one_of=INTENTIONS),
    money("expected_amount", "expected amount then"),
    day("expected_on", "expected day then"),
    dated="entered_at",
)

interactions = table(
    "interactions",
    "A contact with a customer, or an attempt.",
    key("interaction_id", "the contact's number"),
    text("customer_id", "the customer", to="customers"),
    text("employee_id", "who made it", to="employees"),
    moment("at", "when"),
    text("channel", "by which means"),
    text("purpose", "what for", one_of=PURPOSES),
    text("direction", "from us or to us"),
    text("result", "reached, not_reached, refused and others"),
    text("note", "what was said"),
    day("next_on", "when to contact again"),
    dated="at",
)

campaigns = table(
    "campaigns",
    "An effort with a beginning, an end and a budget.",
    key("campaign_id", "the campaign's number"),
    text("name", "its name"),
    text("objective", "what it is to achieve"),
    day("starts_on", "first day"),
    day("ends_on", "last day"),
    money("budget", "planned cost"),
    money("cost", "actual cost"),
    dated="starts_on",
)

campaign_touches = table(
    "campaign_touches",
    "A campaign reached a customer.",
    key("campaign_id", "the campaign", to="campaigns"),
    key("customer_id", "the customer", to="customers"),
    key_of(moment("touched_at", "when")),
    moment("responded_at", "when the customer answered"),
    moment("converted_at", "when the customer bought"),
    dated="touched_at",
)

churn_notes = table(
    "churn_notes",
    "What a leaving customer said.",
    key("customer_id", "the customer", to="customers"),
    key_of(moment("at", "when")),
    text("reason", "why the customer left", one_of=REASONS),
    text("competitor", "where the customer went"),
    text("note", "what was said"),
    dated="at",
)
