-- The days on which tiers and states are looked at; a question may put others in their place.
--
-- grain:       one row per look
-- uses:        periods/as_of_dates_of_period
-- look         text    now, opening (the day before the period) or closing (its last day)
-- on_day       date    the day looked from
-- spend_from   date    first day of the 12 months that tiers rank; for now the period where the reader set one
-- spend_to     date    last day of those 12 months
select
    look,
    on_day,
    spend_from,
    spend_to
from as_of_dates_of_period
