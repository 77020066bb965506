-- The days that coverage looks at: the month of the period's last day, or the period where its first day is set.
--
-- grain:   one row
-- from_on  date    first day
-- to_on    date    last day, at most as_of
select
    case
        when :is_from_set then cast(:from_on as date)
        else cast(date_trunc('month', least(cast(:to_on as date), cast(:as_of as date))) as date)
    end as from_on,
    least(cast(:to_on as date), cast(:as_of as date)) as to_on
