-- The customers with a purchase or a return in the period, the highest revenue first.
--
-- grain:        one row per customer
-- uses:         value/steps/period_spend, value/steps/abc_classes, activity/order_days, periods/comparisons
-- slice         text                  the value of the field that splits the result
-- customer_id   text   Customer       the customer
-- name          text   Name           the customer's name
-- class         text   Class          A, B, C or none
-- orders        count  Orders         orders in the period
-- revenue       money  Revenue        net revenue in the period
-- contribution  money  Contribution   revenue less the cost of goods on record
-- last_on       date   Last purchase  latest purchase in the period, empty where only returns fall in it
with bought as (
    select
        b.customer_id,
        sum(b.orders) as orders,
        max(b.day) as last_on
    from order_days as b
    inner join comparisons as p on p.look = 'value' and b.day between p.from_on and p.to_on
    group by b.customer_id
)

select
    s.slice,
    s.customer_id,
    s.name,
    a.class,
    coalesce(b.orders, 0) as orders,
    s.revenue,
    s.contribution,
    b.last_on
from period_spend as s
inner join abc_classes as a on s.customer_id = a.customer_id
left join bought as b on s.customer_id = b.customer_id
order by s.revenue desc, s.customer_id asc
