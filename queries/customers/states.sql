-- The customer's lifecycle state at the end of each month.
--
-- grain:         one row per customer and month of the period
-- uses:          profile/customer_states, periods/months, selection/selected_customers
-- override:      periods/as_of_dates is periods/as_of_dates_with_months
-- override:      profile/state_population is profile/state_population_by_key
-- customer_id    text  Customer    the customer
-- month          date  Month       first day of the month
-- state          text  State       the lifecycle state on its last day that counts
-- is_unfinished  flag  Unfinished  the month was not over on that day
select
    c.customer_id,
    m.month,
    s.state,
    m.is_unfinished
from months as m
inner join customer_states as s on m.look = 'value' and s.look = cast(m.month as varchar)
inner join selected_customers as c on s.customer_id = c.customer_id
order by c.customer_id asc, month asc
