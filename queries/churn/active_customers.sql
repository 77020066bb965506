-- The customers who are active on the last day of the period, the longest silent first.
--
-- grain:            one row per customer
-- uses:             activity/spells, activity/activity_intervals, selection/selected_customers, periods/comparisons
-- slice             text                 the value of the field that splits the result
-- customer_id       text  Customer       the customer
-- name              text  Name           the customer's name
-- active_since      date  Active since   first purchase day of the present spell
-- last_purchase_on  date  Last purchase  last purchase day by then; under contract the last day of the period
-- silent_days       days  Days silent    from that day to the last day of the period; none while under contract
with latest as (
    select
        v.customer_id,
        max(v.last_on) as last_on
    from activity_intervals as v
    inner join comparisons as p on p.look = 'value' and v.starts_on <= p.to_on
    group by v.customer_id
)

select
    c.slice,
    s.customer_id,
    c.name,
    s.starts_on as active_since,
    least(l.last_on, p.to_on) as last_purchase_on,
    date_diff('day', least(l.last_on, p.to_on), p.to_on) as silent_days
from spells as s
inner join comparisons as p
    on
        p.look = 'value'
        and p.from_on <= p.to_on
        and s.starts_on <= p.to_on
        and s.churned_on > p.to_on
inner join selected_customers as c on s.customer_id = c.customer_id
inner join latest as l on s.customer_id = l.customer_id
order by silent_days desc, s.customer_id asc
