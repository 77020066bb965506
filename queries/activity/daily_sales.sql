-- What each customer bought and gave back on each day.
--
-- grain:      one row per customer as the orders name them and day with any sale or return
-- uses:       staging/sales_lines, staging/customer_ids
-- materialized: yes
-- customer_id text    the customer; empty where unknown or not on record
-- day         date    the calendar day
-- amount      money   net revenue
-- margin      money   net revenue less the cost of goods on record
-- costed      money   net revenue of the lines with a cost on record
with named as (
    select
        customer_id,
        day,
        sum(amount) as amount,
        sum(margin) as margin,
        sum(case when has_cost then amount else 0 end) as costed
    from sales_lines
    group by customer_id, day
)

select
    coalesce(c.customer_id, '') as customer_id,
    n.day,
    n.amount,
    n.margin,
    n.costed
from named as n
left join customer_ids as c on n.customer_id = c.customer_id
