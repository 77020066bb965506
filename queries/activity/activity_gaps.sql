-- The silences between one purchase day (or time under contract) of a customer and the next.
--
-- grain:      one row per silence that ended by as_of
-- uses:       activity/activity_intervals
-- customer_id text    the customer
-- starts_on   date    the last day before the silence
-- gap_days    days    days until the next
select
    customer_id,
    last_on as starts_on,
    date_diff('day', last_on, next_on) as gap_days
from activity_intervals
where next_on is not null
