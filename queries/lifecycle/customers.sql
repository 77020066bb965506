-- The customers of each lifecycle state at as_of.
--
-- grain:            one row per chosen customer
-- key:              customer_id
-- uses:             profile/customer_states, selection/selected_customers, activity/purchase_days
-- slice             text                  the value of the field that splits the result
-- customer_id       text   Customer       the customer
-- name              text   Name           the customer's name
-- state             text   State          the lifecycle state
-- orders            count  Orders         orders up to as_of
-- last_purchase_on  date   Last purchase  the last purchase day, empty without one
-- amount            money  Amount         amount of all purchases up to as_of
with bought as (
    select
        customer_id,
        sum(orders) as orders,
        max(day) as last_on,
        sum(amount) as amount
    from purchase_days
    group by customer_id
)

select
    c.slice,
    c.customer_id,
    c.name,
    s.state,
    coalesce(b.orders, 0) as orders,
    b.last_on as last_purchase_on,
    coalesce(b.amount, 0) as amount
from selected_customers as c
inner join customer_states as s on c.customer_id = s.customer_id and s.look = 'now'
left join bought as b on c.customer_id = b.customer_id
order by amount desc, c.customer_id asc
