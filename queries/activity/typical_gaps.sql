-- How long each customer's silences usually are.
--
-- grain:       one row per customer with a silence that ended by as_of
-- uses:        activity/activity_gaps
-- customer_id  text    the customer
-- usual_days   days    the 80th percentile of the customer's gaps (rule warning_percentile)
select
    customer_id,
    quantile_cont(cast(gap_days as double), :warning_percentile) as usual_days
from activity_gaps
group by customer_id
