-- Each customer's activity as one piece: who is active or lost today is told by its end, whatever lay between.
--
-- grain:       one row per customer who was ever active
-- uses:        activity/raw_activity_intervals, periods/inactivity_threshold
-- customer_id  text    the customer
-- starts_on    date    first day of any activity
-- churned_on   date    the day on which silence after the latest one reaches the churn window
select
    v.customer_id,
    min(v.starts_on) as starts_on,
    max(v.last_on) + max(p.window_days) + 1 as churned_on
from raw_activity_intervals as v
cross join inactivity_threshold as p
group by v.customer_id
