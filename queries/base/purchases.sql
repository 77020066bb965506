-- Purchases: orders with at least one line that is no return; their amount is the sum of those lines.
--
-- grain:      one row per order and customer
-- uses:       base/sales
-- order_id    text    the order
-- customer_id text    the customer; empty where unknown
-- day         date    the order's first day
-- amount      money   sum of the lines that are no returns
select
    order_id,
    customer_id,
    min(day) as day,
    sum(amount) as amount
from sales
where not is_return
group by order_id, customer_id
