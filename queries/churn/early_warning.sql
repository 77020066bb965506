-- Active customers who are silent longer than they usually are, or who order half as often as before.
--
-- grain:            one row per customer, the highest revenue first
-- uses:             churn/steps/purchase_rhythms, selection/selected_customers, activity/daily_sales
-- slice             text                    the value of the field that splits the result
-- customer_id       text   Customer         the customer
-- name              text   Name             the customer's name
-- last_purchase_on  date   Last purchase    the last purchase day; under contract as_of
-- amount            money  Amount           net revenue of the 365 days to as_of
-- warning           text   Warning          silence, fewer_orders, or both
-- silent_days       days   Days silent      from the last purchase to as_of
-- usual_days        days   Usual gap, days  the 80th percentile of the customer's own gaps; judged from 3 purchases on
-- orders            count  Orders           orders in the days of the churn window to as_of
-- orders_before     count  Orders before    orders in as many days before; judged from 4 on
with judged as (
    select
        *,
        coalesce(purchases >= :warning_purchases and silent_days > usual_days, false) as is_silent,
        orders_before >= :warning_orders and orders <= orders_before * (1 - :warning_fall) as is_fewer
    from purchase_rhythms
),

year_revenue as (
    select
        customer_id,
        sum(amount) as amount
    from daily_sales
    where day > cast(:as_of as date) - 365
    group by customer_id
)

select
    c.slice,
    j.customer_id,
    c.name,
    j.last_on as last_purchase_on,
    coalesce(y.amount, 0) as amount,
    case when j.is_silent and j.is_fewer then 'both' when j.is_silent then 'silence' else 'fewer_orders' end as warning,
    j.silent_days,
    j.usual_days,
    j.orders,
    j.orders_before
from judged as j
inner join selected_customers as c on j.customer_id = c.customer_id
left join year_revenue as y on j.customer_id = y.customer_id
where j.is_silent or j.is_fewer
order by amount desc, j.customer_id asc
