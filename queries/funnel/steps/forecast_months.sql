-- The months to forecast: those of the period, and where it ends on as_of the three after it.
--
-- grain:        one row per month
-- uses:         periods/months
-- month         date    first day of the calendar month
-- month_end     date    its last day
-- first_day     date    first day that counts
-- last_day      date    last day that counts
-- looked_on     date    the day that the forecast looks from: the day before the month, ahead as_of
-- is_ahead      flag    the month lies after as_of
-- is_unfinished flag    the month was not over on the last day looked at
select
    month, cast(month + interval '1' month as date) - 1 as month_end, first_day, last_day, month - 1 as looked_on,
    false as is_ahead, is_unfinished
from months
where look = 'value'
union all
select
    month, cast(month + interval '1' month as date) - 1 as month_end, month as first_day, month as last_day,
    cast(:as_of as date) as looked_on, true as is_ahead, true as is_unfinished
from (
    select cast(date_trunc('month', cast(:as_of as date)) + interval '1' month as date) as month
    union all
    select cast(date_trunc('month', cast(:as_of as date)) + interval '2' month as date) as month
    union all
    select cast(date_trunc('month', cast(:as_of as date)) + interval '3' month as date) as month
) as ahead
where cast(:to_on as date) >= cast(:as_of as date) and cast(:from_on as date) <= cast(:as_of as date)
