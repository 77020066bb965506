-- Now, and both ends of the period.
--
-- grain:       one row per look
-- uses:        periods/as_of_date_now
-- look         text    now, opening (the day before the period) or closing (its last day)
-- on_day       date    the day looked from
-- spend_from   date    first day of the 12 months that tiers rank; for now the period where the reader set one
-- spend_to     date    last day of those 12 months
select
    look,
    on_day,
    spend_from,
    spend_to
from as_of_date_now
union all
select
    'opening' as look,
    cast(:from_on as date) - 1 as on_day,
    cast(:from_on as date) - 365 as spend_from,
    cast(:from_on as date) - 1 as spend_to
union all
select
    'closing' as look,
    least(cast(:to_on as date), cast(:as_of as date)) as on_day,
    least(cast(:to_on as date), cast(:as_of as date)) - 364 as spend_from,
    least(cast(:to_on as date), cast(:as_of as date)) as spend_to
