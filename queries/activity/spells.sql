-- Spells of activity: from a first purchase or a win-back to the day on which silence has lasted too long.
--
-- grain:      one row per customer and spell
-- uses:       activity/activity_intervals, periods/inactivity_threshold
-- materialized: yes
-- customer_id text    the customer
-- spell       count   1 for the first, then one more with each win-back
-- starts_on   date    the first purchase day, or the win-back day
-- last_on     date    the last purchase day of the spell
-- churned_on  date    last_on + window + 1; a churn event once that day has come
-- next_on     date    the win-back day that follows, empty where there is none
with marked as (
    select
        v.customer_id,
        v.starts_on,
        v.last_on,
        v.previous_on,
        v.next_on,
        p.window_days,
        v.previous_on is null or date_diff('day', v.previous_on, v.starts_on) > p.window_days as is_start
    from activity_intervals as v
    cross join inactivity_threshold as p
),

ends as (
    -- the ends of spells are told by the first cover of each and by the customer's latest
    select
        customer_id,
        starts_on,
        window_days,
        is_start,
        row_number() over (partition by customer_id order by starts_on) as spell,
        case
            when next_on is null then last_on
            else lead(case when is_start then previous_on else last_on end)
                over (partition by customer_id order by starts_on)
        end as last_on,
        lead(case when is_start then starts_on end) over (partition by customer_id order by starts_on) as next_on
    from marked
    where is_start or next_on is null
)

select
    customer_id,
    spell,
    starts_on,
    last_on,
    last_on + window_days + 1 as churned_on,
    next_on
from ends
where is_start
