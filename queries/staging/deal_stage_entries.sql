-- The stages that opportunities entered up to as_of; one that was won entered stage 6 on its closing day at the latest.
--
-- grain:         one row per opportunity, stage and moment
-- uses:          staging/deal_records, staging/stage_event_records
-- opportunity_id text    the opportunity
-- stage          count   0 to 7
-- at             time    when; for a closing day its end
-- day            date    the day; empty for one won on an unknown day
-- is_recorded    flag    there is an entry on record, and not only a closing day
with seen as (
    select
        opportunity_id,
        stage,
        entered_at,
        cast(entered_at as date) as day
    from stage_event_records
    where stage between 0 and 7 and cast(entered_at as date) <= cast(:as_of as date)
),

signed as (
    select distinct opportunity_id from seen where stage = 6
)

select
    opportunity_id,
    stage,
    entered_at as at,
    day,
    true as is_recorded
from seen
union all
select
    d.opportunity_id,
    6 as stage,
    cast(coalesce(d.closed_on, cast(:as_of as date)) + 1 as timestamp) as at,
    d.closed_on as day,
    false as is_recorded
from deal_records as d
left join signed as s on d.opportunity_id = s.opportunity_id
where d.outcome = 'won' and d.ended_on <= cast(:as_of as date) and s.opportunity_id is null
