-- The stage that each opportunity had reached on the days looked at.
--
-- grain:         one row per look and opportunity open on that day
-- uses:          periods/as_of_dates, staging/deal_records, staging/stage_event_records
-- look           text    now, opening or closing
-- opportunity_id text    the opportunity
-- customer_id    text    its customer; empty while unknown
-- stage          count   the latest stage entered by that day; the present one where no entry is on record
with entered as (
    select
        k.look,
        e.opportunity_id,
        e.stage,
        row_number() over (
            partition by k.look, e.opportunity_id
            order by e.entered_at desc, e.stage desc
        ) as recent
    from as_of_dates as k
    inner join stage_event_records as e on cast(e.entered_at as date) <= k.on_day
)

select
    k.look,
    d.opportunity_id,
    d.customer_id,
    coalesce(e.stage, d.stage) as stage
from as_of_dates as k
inner join deal_records as d
    on
        (d.opened_on is null or k.on_day >= d.opened_on)
        and (d.ended_on is null or k.on_day < d.ended_on)
left join entered as e on k.look = e.look and d.opportunity_id = e.opportunity_id and e.recent = 1
