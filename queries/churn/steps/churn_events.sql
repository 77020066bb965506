-- The churn events of the period, with the last purchase before and the return after, where there was one.
--
-- grain:       one row per churn event of a chosen customer
-- uses:        activity/spells, selection/selected_customers, periods/comparisons
-- slice        text    the value of the field that splits the result
-- customer_id  text    the customer
-- name         text    the customer's name
-- churned_on   date    the day the silence grew too long
-- last_on      date    the last purchase day before it
-- next_on      date    the win-back day, empty while there is none
select
    c.slice,
    s.customer_id,
    c.name,
    s.churned_on,
    s.last_on,
    s.next_on
from spells as s
inner join selected_customers as c on s.customer_id = c.customer_id
inner join comparisons as p on p.look = 'value' and s.churned_on between p.from_on and p.to_on
