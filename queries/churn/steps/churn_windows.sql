-- The churn windows to compare: half, the rule's own, double, and the one that the gaps between purchases propose.
--
-- grain:      one row per variant
-- uses:       periods/inactivity_threshold, activity/activity_gaps, selection/selected_customers
-- position    count   1 to 4
-- variant     text    half, rule, double or proposed
-- window_days days    whole days, half-up; proposed is empty where no customer came twice
with proposal as (
    select quantile_cont(cast(g.gap_days as double), :window_percentile) as gap_days
    from activity_gaps as g
    inner join selected_customers as c on g.customer_id = c.customer_id
)

select
    1 as position,
    'half' as variant,
    cast(floor(window_days / 2.0 + 0.5) as integer) as window_days
from inactivity_threshold
union all
select
    2 as position,
    'rule' as variant,
    window_days
from inactivity_threshold
union all
select
    3 as position,
    'double' as variant,
    window_days * 2 as window_days
from inactivity_threshold
union all
select
    4 as position,
    'proposed' as variant,
    cast(floor(gap_days + 0.5) as integer) as window_days
from proposal
