-- The calendar months of the period and of those it is compared with, cut at the periods' ends.
--
-- grain:        one row per look and month
-- uses:         periods/comparisons
-- look          text    value, previous or last_year
-- month         date    first day of the calendar month
-- first_day     date    first day that counts
-- last_day      date    last day that counts
-- is_unfinished flag    the month was not over on the last day that counts
with recursive spine as (
    select
        look,
        from_on,
        to_on,
        cast(date_trunc('month', from_on) as date) as month
    from comparisons
    where from_on <= to_on
    union all
    select
        look,
        from_on,
        to_on,
        cast(month + interval '1' month as date) as month
    from spine
    where cast(month + interval '1' month as date) <= to_on
)

select
    look,
    month,
    greatest(month, from_on) as first_day,
    least(cast(month + interval '1' month as date) - 1, to_on) as last_day,
    cast(month + interval '1' month as date) - 1 > to_on as is_unfinished
from spine
