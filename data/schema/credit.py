"""Tables of credit: financial statements and scores."""

from data.schema.columns import (
    date_column,
    define_table,
    integer_column,
    key_column,
    mark_as_key,
    money_column,
    score_column,
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
