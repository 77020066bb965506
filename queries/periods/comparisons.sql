-- The reader's period and the two it is compared with: as many days just before it, and the same days a year earlier.
--
-- grain:     one row per period that lies wholly on record; the reader's own always
-- look       text    value, previous or last_year
-- from_on    date    its first day
-- to_on      date    its last day, at most as_of; before from_on where the period begins later than that
-- opening_on date    the day before its first
-- days       days    how many days it has
with own as (
    select
        cast(:from_on as date) as from_on,
        least(cast(:to_on as date), cast(:as_of as date)) as to_on
),

looks as (
    select
        'value' as look,
        from_on,
        to_on
    from own
    union all
    select
        'previous' as look,
        from_on - cast(date_diff('day', from_on, to_on) + 1 as integer) as from_on,
        from_on - 1 as to_on
    from own
    union all
    select
        'last_year' as look,
        cast(from_on - interval '1' year as date) as from_on,
        cast(to_on - interval '1' year as date) as to_on
    from own
)

select
    look,
    from_on,
    to_on,
    from_on - 1 as opening_on,
    date_diff('day', from_on, to_on) + 1 as days
from looks
where look = 'value' or (from_on >= :first_on and from_on <= to_on)
