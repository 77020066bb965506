"""Tables of sales: products, orders, contracts, invoices and loyalty points."""

from data.schema.columns import (
    date_column,
    define_table,
    flag_column,
    integer_column,
    key_column,
    mark_as_key,
    money_column,
    quantity_column,
    text_column,
    timestamp_column,
)

products = define_table(
    "products",
    "What can be bought.",
    key_column("product_id", "the product's number"),
    text_column("name", "its name"),
    text_column("line", "the product line"),
    text_column("category", "the category"),
    text_column("tier", "the price class", one_of=("common", "middle", "premier")),
    money_column("unit_price", "list price of one"),
    money_column("unit_cost", "cost of one"),
)

order_lines = define_table(
    "order_lines",
    "One line of an order. Returns, cancellations and corrections are lines with is_return.",
    key_column("order_id", "the order's number"),
    mark_as_key(integer_column("line", "the line's number within the order")),
    text_column("customer_id", "who bought", to="customers"),
    date_column("ordered_on", "the day of the order"),
    text_column("product_id", "what was bought", to="products"),
    quantity_column("quantity", "how many"),
    money_column("amount", "net amount of the line"),
    money_column("cost", "cost of the goods of the line"),
    flag_column("is_return", "lowers revenue and is never a purchase"),
    text_column("sales_channel", "where it was sold"),
    text_column("employee_id", "who sold it", to="employees"),
    text_column("campaign_id", "the campaign that led to it", to="campaigns"),
    dated="ordered_on",
)

contracts = define_table(
    "contracts",
    "Contracts with a term.",
    key_column("contract_id", "the contract's number"),
    text_column("customer_id", "who signed", to="customers"),
    date_column("starts_on", "first covered day"),
    date_column("ends_on", "last covered day"),
    money_column("amount", "value over the whole term"),
    flag_column("renews", "goes on unless cancelled"),
    dated="starts_on",
)

receivables = define_table(
    "receivables",
    "Invoices and what was paid of them.",
    key_column("invoice_id", "the invoice's number"),
    text_column("customer_id", "who owes", to="customers"),
    date_column("issued_on", "day of the invoice"),
    date_column("due_on", "last day to pay"),
    money_column("amount", "amount of the invoice"),
    money_column("paid_amount", "paid so far"),
    date_column("paid_on", "day of the last payment"),
    dated="issued_on",
)

loyalty_points = define_table(
    "loyalty_points",
    "Points earned, used and lost.",
    key_column("customer_id", "whose points", to="customers"),
    mark_as_key(timestamp_column("at", "when")),
    integer_column("points", "how many points"),
    integer_column("trips", "how many trips"),
    key_column("kind", "what happened", one_of=("earn", "redeem", "expire")),
    dated="at",
)
