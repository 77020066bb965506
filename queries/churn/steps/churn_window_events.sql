-- Starts and ends of activity among the chosen customers on each day, for each churn window that is compared.
--
-- grain:   one row per window and day with an event
-- uses:    churn/steps/churn_windows, activity/activity_intervals, selection/selected_customers
-- variant  text    half, rule, double or proposed
-- day      date    the day
-- started  count   customers who became active
-- ended    count   customers who were lost
with own as (
    select
        v.starts_on,
        v.last_on,
        v.previous_on,
        v.next_on
    from activity_intervals as v
    inner join selected_customers as c on v.customer_id = c.customer_id
),

events as (
    select
        w.variant,
        o.starts_on as day,
        1 as started,
        0 as ended
    from own as o
    inner join churn_windows as w
        on o.previous_on is null or date_diff('day', o.previous_on, o.starts_on) > w.window_days
    union all
    select
        w.variant,
        o.last_on + w.window_days + 1 as day,
        0 as started,
        1 as ended
    from own as o
    inner join churn_windows as w on o.next_on is null or date_diff('day', o.last_on, o.next_on) > w.window_days
    where o.last_on + w.window_days + 1 <= :as_of
)

select
    variant,
    day,
    sum(started) as started,
    sum(ended) as ended
from events
group by variant, day
