-- The day that is looked from, with the 12 months that tiers rank on it.
--
-- grain:       one row
-- look         text    now
-- on_day       date    the day looked from
-- spend_from   date    first day of the 12 months that tiers rank, or of the period where the reader set one
-- spend_to     date    last day of those 12 months
select
    'now' as look,
    cast(:as_of as date) as on_day,
    case when :is_from_set then cast(:from_on as date) else cast(:as_of as date) - 364 end as spend_from,
    case when :is_from_set then least(cast(:to_on as date), cast(:as_of as date)) else cast(:as_of as date) end
        as spend_to
