-- How many orders each customer had placed by the days looked at.
--
-- grain:          one row per look and customer of the population with a purchase by then
-- uses:           profile/state_population, periods/as_of_dates, activity/purchase_days
-- look            text    now, opening or closing
-- customer_id     text    the customer
-- orders          count   orders up to that day
-- orders_in_year  count   those of the 365 days up to it
with own as (
    select
        customer_id,
        day,
        orders
    from purchase_days
    where customer_id in (select p.customer_id from state_population as p)
)

select
    k.look,
    d.customer_id,
    sum(d.orders) as orders,
    sum(case when d.day > k.on_day - 365 then d.orders else 0 end) as orders_in_year
from as_of_dates as k
inner join own as d on k.on_day >= d.day
group by k.look, d.customer_id
