"""Targets, saved segments, and the tables that only the application writes: batches, audit log, change log, drafts."""

from sqlalchemy import Column, Integer

from data.schema.columns import (
    date_column,
    define_own_table,
    define_table,
    flag_column,
    key_column,
    mark_as_key,
    row_count_column,
    score_column,
    text_column,
    timestamp_column,
)

targets = define_table(
    "targets",
    "What is to be reached.",
    key_column("metric", "the metric's name, as in the headline"),
    mark_as_key(date_column("period_start", "first day from which the value holds")),
    score_column("value", "the value to reach"),
    dated="period_start",
)

saved_segments = define_table(
    "saved_segments",
    "Filters kept under a name.",
    key_column("segment_id", "the segment's number"),
    text_column("name", "its name"),
    text_column("owner", "who saved it"),
    text_column("filters", "the filters as they stand in an address"),
    flag_column("is_shared", "others may use it"),
)

batches = define_own_table(
    "batches",
    "Every write: a file, a form, an example.",
    key_column("batch_id", "the batch's number"),
    text_column("kind", "load TABLE, or how else the rows came"),
    text_column("file_name", "the file's name"),
    text_column("sha256", "the file's fingerprint"),
    row_count_column("rows_in", "rows read"),
    row_count_column("rows_stored", "rows new or changed"),
    row_count_column("rows_rejected", "rows refused"),
    text_column("by", "who"),
    timestamp_column("at", "when"),
    timestamp_column("undone_at", "when it was undone"),
    text_column("undone_by", "who undid it"),
    text_column("origin", "how the rows came: load, survey, entry or example"),
    text_column("action", "what an entry did: customer, edit, join, tag …; null for other origins"),
    text_column("object", "what it is about: the table, survey, customer, tag, employee, purpose or segment"),
    text_column("joined_id", "the customer that a join archived"),
)

audit_log = define_own_table(
    "audit_log",
    "What was done, append-only.",
    timestamp_column("at", "when"),
    text_column("who", "who"),
    text_column("role", "in which role"),
    text_column("action", "what"),
    text_column("object", "to what kind of thing"),
    text_column("object_id", "to which one"),
    text_column("before", "how it was"),
    text_column("after", "how it is"),
    row_count_column("rows", "how many rows"),
)

app_schema_version = define_own_table(
    "app_schema_version",
    "Which shape the warehouse has: one row per step taken, the highest counts.",
    Column("version", Integer, primary_key=True, autoincrement=False, comment="the version"),
    timestamp_column("at", "since when"),
)

app_settings = define_own_table(
    "app_settings",
    "What the warehouse says about itself: example, attribution, data version.",
    key_column("key", "the name"),
    text_column("value", "the value"),
)

app_changes = define_own_table(
    "app_changes",
    "How a row was before a batch changed it; undo reads it. Rows that a batch made new need no entry.",
    text_column("batch_id", "the batch that changed the row"),
    text_column("table_name", "the row's table"),
    text_column("before", "the whole row before, a JSON object of texts"),
    text_column("moved_to", "where a removed row went: another customer, or '' for nowhere; null for a changed row"),
)

app_layouts = define_own_table(
    "app_layouts",
    "What the columns of a file meant when somebody confirmed it; proposed when such a file comes again.",
    key_column("kind", "survey, or the table that the file was loaded into"),
    key_column("layout", "a hash of the layout's name and the header"),
    text_column("mapping", "what each column means, as JSON"),
    text_column("by", "who confirmed it"),
    timestamp_column("at", "when"),
)

app_drafts = define_own_table(
    "app_drafts",
    "What somebody typed into a form and has not stored yet.",
    key_column("draft_id", "the draft's number, which cannot be guessed"),
    text_column("page", "the form it belongs to"),
    text_column("content", "what was typed, as JSON"),
    text_column("by", "who typed it"),
    timestamp_column("at", "when it was last changed"),
)

app_calls = define_own_table(
    "app_calls",
    "Customers put on somebody's call list by hand; taken off when they were reached.",
    key_column("customer_id", "whom to call", to="customers"),
    key_column("employee_id", "who is to call; empty for whoever looks after the customer"),
    date_column("due_on", "from which day"),
    text_column("because", "why"),
    text_column("by", "who put the customer there"),
    timestamp_column("at", "when"),
    text_column("batch_id", "the batch that put the customer there, or changed the call last"),
)
