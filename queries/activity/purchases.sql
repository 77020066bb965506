-- Purchases: orders with at least one line that is no return; their amount is the sum of those lines.
--
-- grain:      one row per order and customer
-- uses:       staging/sales_lines, staging/customer_ids
-- order_id    text    the order
-- customer_id text    the customer; empty where unknown or not on record
-- day         date    the order's first day
-- amount      money   sum of the lines that are no returns
with named as (
    select
        order_id,
        customer_id,
        min(day) as day,
        sum(amount) as amount
    from sales_lines
    where not is_return
    group by order_id, customer_id
)

select
    n.order_id,
    coalesce(c.customer_id, '') as customer_id,
    n.day,
    n.amount
from named as n
left join customer_ids as c on n.customer_id = c.customer_id
