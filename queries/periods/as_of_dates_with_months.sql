-- Besides now and both ends of the period also the last day of each of its months.
--
-- grain:       one row per look
-- uses:        periods/as_of_dates_of_period, periods/months
-- look         text    now, opening, closing, or the month by its first day
-- on_day       date    the day looked from
-- spend_from   date    first day of the 12 months that tiers rank
-- spend_to     date    last day of those 12 months
select
    look,
    on_day,
    spend_from,
    spend_to
from as_of_dates_of_period
union all
select
    cast(month as varchar) as look,
    last_day as on_day,
    last_day - 364 as spend_from,
    last_day as spend_to
from months
where look = 'value'
