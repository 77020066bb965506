-- Of the customers lost in each month, how many came back in time, and after how long.
--
-- grain:                  one row per month of the period
-- uses:                   churn/steps/churn_events, periods/months, selection/slice_values
-- adds_up:                churned, recovered
-- slice                   text                                the value of the field that splits the result
-- month                   date   Month                        first day of the month of the churn events
-- churned                 count  Churned                      churn events in the month
-- recovered               count  Recovered                    those followed by a purchase within 180 days (rule
--                                                             recovered_days)
-- recovered_ratio         ratio  Recovered, share             recovered / churned
-- median_days_asleep      days   Median days asleep           from churn day to win-back day, of the recovered
-- quartile_1_days_asleep  days   First quartile, days asleep  the first quartile of the same
-- quartile_3_days_asleep  days   Third quartile, days asleep  the third quartile of the same
-- is_unfinished           flag   Unfinished                   not all of the month's customers have had that time yet
with asleep as (
    select
        l.slice,
        m.month,
        m.last_day,
        e.customer_id,
        case
            when date_diff('day', e.churned_on, e.next_on) <= :recovered_days
                then cast(date_diff('day', e.churned_on, e.next_on) as double)
        end as days_asleep
    from months as m
    cross join slice_values as l
    left join churn_events as e on l.slice = e.slice and e.churned_on between m.first_day and m.last_day
    where m.look = 'value'
)

select
    slice,
    month,
    count(customer_id) as churned,
    count(days_asleep) as recovered,
    cast(count(days_asleep) as double) / nullif(count(customer_id), 0) as recovered_ratio,
    quantile_cont(days_asleep, 0.5) as median_days_asleep,
    quantile_cont(days_asleep, 0.25) as quartile_1_days_asleep,
    quantile_cont(days_asleep, 0.75) as quartile_3_days_asleep,
    date_diff('day', last_day, cast(:as_of as date)) < :recovered_days as is_unfinished
from asleep
group by slice, month, last_day
order by slice, month
