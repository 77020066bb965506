-- What keeps a customer active: each purchase day, or each time under contract, with the silence after it.
--
-- grain:       one row per customer and purchase day, or unbroken time under contract (rule churn_basis)
-- uses:        activity/raw_activity_intervals
-- materialized: yes
-- customer_id  text    the customer
-- starts_on    date    first day of it
-- last_on      date    last day of it
-- previous_on  date    last day of the one before, empty for the first
-- next_on      date    first day of the one after, empty for the last
select
    customer_id,
    starts_on,
    last_on,
    lag(last_on) over (partition by customer_id order by starts_on) as previous_on,
    lead(starts_on) over (partition by customer_id order by starts_on) as next_on
from raw_activity_intervals
