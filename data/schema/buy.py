"""What customers buy, sign and owe."""

from data.schema.columns import amount, day, flag, key, key_of, moment, money, table, text, whole

products = table(
    "products",
    "What can be bought.",
    key("product_id", "the product's number"),
    text("name", "its name"),
    text("line", "the product line"),
    text("category", "the category"),
    text("tier", "the price class", one_of=("common", "middle", "premier")),
    money("unit_price", "list price of one"),
    money("unit_cost", "cost of one"),
)

order_lines = table(
    "order_lines",
    "One line of an order. Returns, cancellations and corrections are lines with is_return.",
    key("order_id", "the order's number"),
    key_of(whole("line", "the line's number within the order")),
    text("customer_id", "who bought", to="customers"),
    day("ordered_on", "the day of the order"),
    text("product_id", "what was bought", to="products"),
    amount("quantity", "how many"),
    money("amount", "net amount of the line"),
    money("cost", "cost of the goods of the line"),
    flag("is_return", "lowers revenue and is never a purchase"),
    text("sales_channel", "where it was sold"),
    text("employee_id", "who sold it", to="employees"),
    text("campaign_id", "the campaign that led to it", to="campaigns"),
    dated="ordered_on",
)

contracts = table(
    "contracts",
    "Contracts with a term.",
    key("contract_id", "the contract's number"),
    text("customer_id", "who signed", to="customers"),
    day("starts_on", "first covered day"),
    day("ends_on", "last covered day"),
    money("amount", "value over the whole term"),
    flag("renews", "goes on unless cancelled"),
    dated="starts_on",
)

receivables = table(
    "receivables",
    "Invoices and what was paid of them.",
    key("invoice_id", "the invoice's number"),
    text("customer_id", "who owes", to="customers"),
    day("issued_on", "day of the invoice"),
    day("due_on", "last day to pay"),
    money("amount", "amount of the invoice"),
    money("paid_amount", "paid so far"),
    day("paid_on", "day of the last payment"),
    dated="issued_on",
)

loyalty_points = table(
    "loyalty_points",
    "Points earned, used and lost.",
    key("customer_id", "whose points", to="customers"),
    key_of(moment("at", "when")),
    whole("points", "how many points"),
    whole("trips", "how many trips"),
    key("kind", "what happened", one_of=("earn", "redeem", "expire")),
    dated="at",
)
