-- The churn rate at half the window, the window, double the window, and at the window that the purchase gaps propose.
--
-- grain:           one row per window
-- uses:            churn/steps/churn_windows, churn/steps/churn_window_events, periods/months, periods/comparisons
-- variant          text   Variant             half, rule, double, or proposed: the 80th percentile of all gaps between
--                                             purchase days
-- window_days      days   Window              the churn window, half-up to whole days; empty where no customer bought
--                                             on two days
-- opening          count  Opening             active at the start; over several months the sum of the months' openings
-- churned          count  Churned             churn events in the period
-- churn_ratio      ratio  Churn rate          churned / opening; the mean monthly rate where the period is longer than
--                                             the window
-- is_mean_monthly  flag   Mean of the months  the period is longer than the window, so the rate is the mean monthly one
with monthly as (
    select
        w.position,
        w.variant,
        w.window_days,
        m.month,
        row_number() over (partition by w.variant order by m.month) as place,
        coalesce(sum(case when e.day < m.first_day then e.started - e.ended else 0 end), 0) as opening,
        coalesce(sum(case when e.day >= m.first_day then e.ended else 0 end), 0) as churned
    from churn_windows as w
    left join months as m on m.look = 'value'
    left join churn_window_events as e on w.variant = e.variant and m.last_day >= e.day
    group by w.position, w.variant, w.window_days, m.month
),

summed as (
    select
        m.position,
        m.variant,
        m.window_days,
        p.days > m.window_days as is_mean_monthly,
        sum(case when p.days > m.window_days or m.place = 1 then m.opening else 0 end) as opening,
        sum(m.churned) as churned
    from monthly as m
    inner join comparisons as p on p.look = 'value'
    group by m.position, m.variant, m.window_days, p.days
)

select
    variant,
    window_days,
    case when window_days is not null then opening end as opening,
    case when window_days is not null then churned end as churned,
    case when window_days is not null then cast(churned as double) / nullif(opening, 0) end as churn_ratio,
    is_mean_monthly
from summed
order by position
