-- When each customer last bought, and what the 365 days to as_of brought.
--
-- grain:      one row per customer with a purchase or return
-- uses:       activity/daily_sales, activity/purchase_days
-- customer_id text    the customer
-- last_on     date    the last purchase day, empty without a purchase
-- amount      money   net revenue of the 365 days to as_of
with bought as (
    select
        customer_id,
        max(day) as last_on
    from purchase_days
    group by customer_id
)

select
    s.customer_id,
    b.last_on,
    coalesce(sum(case when s.day > cast(:as_of as date) - 365 then s.amount end), 0) as amount
from daily_sales as s
left join bought as b on s.customer_id = b.customer_id
group by s.customer_id, b.last_on
