-- Spells of activity: from a first purchase or a win-back to the day on which silence has lasted too long.
--
-- grain:      one row per customer and spell
-- uses:       base/covers, base/patience
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
        p.window_days,
        sum(
            case
                when v.previous_on is null or date_diff('day', v.previous_on, v.starts_on) > p.window_days then 1
                else 0
            end
        ) over (
            partition by v.customer_id
            order by v.starts_on
            rows between unbounded preceding and current row
        ) as spell
    from covers as v
    cross join patience as p
),

spans as (
    select
        customer_id,
        spell,
        min(starts_on) as starts_on,
        max(last_on) as last_on,
        max(last_on) + max(window_days) + 1 as churned_on
    from marked
    group by customer_id, spell
)

select
    customer_id,
    spell,
    starts_on,
    last_on,
    churned_on,
    lead(starts_on) over (partition by customer_id order by spell) as next_on
from spans
