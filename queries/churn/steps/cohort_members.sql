-- The chosen customers whose first purchase falls in the period, by its month.
--
-- grain:      one row per customer
-- uses:       activity/purchase_days, selection/selected_customers, periods/comparisons
-- customer_id text    the customer
-- slice     text    the value of the field that splits the result
-- cohort      date    first day of the month of the first purchase
-- first_on    date    the day of the first purchase
select
    d.customer_id,
    c.slice,
    cast(date_trunc('month', min(d.day)) as date) as cohort,
    min(d.day) as first_on
from purchase_days as d
inner join selected_customers as c on d.customer_id = c.customer_id
inner join comparisons as p on p.look = 'value'
group by d.customer_id, c.slice, p.from_on, p.to_on
having min(d.day) between p.from_on and p.to_on
