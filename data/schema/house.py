"""What the business wants, what happened here, and the application's own tables."""

from sqlalchemy import Column, Integer

from data.schema.columns import day, flag, key, key_of, moment, own_table, rows, score, table, text

targets = table(
    "targets",
    "What is to be reached.",
    key("metric", "the metric's name, as in the headline"),
    key_of(day("period_start", "first day from which the value holds")),
    score("value", "the value to reach"),
    dated="period_start",
)

saved_segments = table(
    "saved_segments",
    "Filters kept under a name.",
    key("segment_id", "the segment's number"),
    text("name", "its name"),
    text("owner", "who saved it"),
    text("filters", "the filters as they stand in an address"),
    flag("is_shared", "others may use it"),
)

batches = own_table(
    "batches",
    "Every write: a file, a form, an example.",
    key("batch_id", "the batch's number"),
    text("kind", "load TABLE, or how else the rows came"),
    text("file_name", "the file's name"),
    text("sha256", "the file's fingerprint"),
    rows("rows_in", "rows read"),
    rows("rows_stored", "rows new or changed"),
    rows("rows_rejected", "rows refused"),
    text("by", "who"),
    moment("at", "when"),
    moment("undone_at", "when it was undone"),
    text("undone_by", "who undid it"),
)

audit_log = own_table(
    "audit_log",
    "What was done, append-only.",
    moment("at", "when"),
    text("who", "who"),
    text("role", "in which role"),
    text("action", "what"),
    text("object", "to what kind of thing"),
    text("object_id", "to which one"),
    text("before", "how it was"),
    text("after", "how it is"),
    rows("rows", "how many rows"),
)

app_schema_version = own_table(
    "app_schema_version",
    "Which shape the warehouse has: one row per step taken, the highest counts.",
    Column("version", Integer, primary_key=True, autoincrement=False, comment="the version"),
    moment("at", "since when"),
)

app_settings = own_table(
    "app_settings",
    "What the warehouse says about itself: example, attribution, data version.",
    key("key", "the name"),
    text("value", "the value"),
)

app_changes = own_table(
    "app_changes",
    "How a row was before a batch changed it; undo reads it. Rows that a batch made new need no entry.",
    text("batch_id", "the batch that changed the row"),
    text("table_name", "the row's table"),
    text("before", "the whole row before, a JSON object of texts"),
)

app_layouts = own_table(
    "app_layouts",
    "What the columns of a file meant when somebody confirmed it; proposed when such a file comes again.",
    key("kind", "survey, or the table that the file was loaded into"),
    key("layout", "a hash of the layout's name and the header"),
    text("mapping", "what each column means, as JSON"),
    text("by", "who confirmed it"),
    moment("at", "when"),
)

app_drafts = own_table(
    "app_drafts",
    "What somebody typed into a form and has not stored yet.",
    key("draft_id", "the draft's number, which cannot be guessed"),
    text("page", "the form it belongs to"),
    text("content", "what was typed, as JSON"),
    text("by", "who typed it"),
    moment("at", "when it was last changed"),
)

app_calls = own_table(
    "app_calls",
    "Customers put on somebody's call list by hand; taken off when they were reached.",
    key("customer_id", "whom to call", to="customers"),
    key("employee_id", "who is to call; empty for whoever looks after the customer"),
    day("due_on", "from which day"),
    text("because", "why"),
    text("by", "who put the customer there"),
    moment("at", "when"),
    text("batch_id", "the batch that put the customer there, or changed the call last"),
)
