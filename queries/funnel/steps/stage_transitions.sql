-- Opportunities that entered a stage and, on that day or later, the next one.
--
-- grain:         one row per opportunity and stage with both days on record
-- uses:          staging/deal_stage_entries
-- opportunity_id text    the opportunity
-- stage          count   1 to 5
-- entered_on     date    the day of its first entry into the stage
-- next_on        date    the day of its first entry after that into the next stage
-- days           days    from the one to the other
with firsts as (
    select
        opportunity_id,
        stage,
        min(at) as at,
        min(day) as day
    from deal_stage_entries
    where stage between 1 and 5 and day is not null
    group by opportunity_id, stage
)

select
    f.opportunity_id,
    f.stage,
    f.day as entered_on,
    min(e.day) as next_on,
    date_diff('day', f.day, min(e.day)) as days
from firsts as f
inner join deal_stage_entries as e on f.opportunity_id = e.opportunity_id and e.stage = f.stage + 1 and f.at <= e.at
where e.day is not null
group by f.opportunity_id, f.stage, f.day
