-- Customers active at both ends of each month, and who came, came back and left in it.
--
-- grain:       one row per look, slice and month
-- uses:        periods/months, churn/steps/daily_activity, selection/slice_values
-- look         text    value, previous or last_year
-- slice      text    the value of the field that splits the result
-- month        date    first day of the calendar month
-- first_day    date    first day that counts
-- last_day     date    last day that counts
-- opening      count   active at the end of the day before
-- new          count   first purchase ever
-- won_back     count   win-back events
-- churned      count   churn events
-- closing      count   active at the end of the last day that counts
-- lost_opening count   lost at the end of the day before
-- is_unfinished flag   the month was not over on its last day that counts
with counts as (
    select
        m.look,
        l.slice,
        m.month,
        m.first_day,
        m.last_day,
        m.is_unfinished,
        coalesce(sum(case when d.day < m.first_day then d.new else 0 end), 0) as met,
        coalesce(sum(case when d.day < m.first_day then d.new + d.won_back - d.churned else 0 end), 0) as opening,
        coalesce(sum(case when d.day >= m.first_day then d.new else 0 end), 0) as new,
        coalesce(sum(case when d.day >= m.first_day then d.won_back else 0 end), 0) as won_back,
        coalesce(sum(case when d.day >= m.first_day then d.churned else 0 end), 0) as churned
    from months as m
    cross join slice_values as l
    left join daily_activity as d on l.slice = d.slice and m.last_day >= d.day
    group by m.look, l.slice, m.month, m.first_day, m.last_day, m.is_unfinished
)

select
    look,
    slice,
    month,
    first_day,
    last_day,
    opening,
    new,
    won_back,
    churned,
    opening + new + won_back - churned as closing,
    met - opening as lost_opening,
    is_unfinished
from counts
