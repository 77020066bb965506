-- How far each opportunity had come by as_of, and where it stood then.
--
-- grain:         one row per opportunity
-- uses:          staging/deal_records, staging/deal_stage_entries
-- opportunity_id text    the opportunity
-- reached        count   highest stage ever entered, 1 to 6, won counts as 6; 0 for none; in strict order by the rule
-- stage          count   the latest stage entered; the present one where no entry is on record; empty where unknown
-- entered_on     date    the day of that entry; the opening day where no entry is on record
-- is_recorded    flag    entries are on record
with recursive walk as (
    select
        opportunity_id,
        stage,
        at
    from deal_stage_entries
    where stage = 1 and :funnel_order = 'strict'
    union
    select
        e.opportunity_id,
        e.stage,
        e.at
    from walk as w
    inner join deal_stage_entries as e on w.opportunity_id = e.opportunity_id and e.stage = w.stage + 1 and w.at <= e.at
    where e.stage <= 6
),

strictly as (
    select
        opportunity_id,
        max(stage) as reached
    from walk
    group by opportunity_id
),

latest as (
    select
        opportunity_id,
        stage,
        day,
        max(stage) over (partition by opportunity_id) as highest,
        row_number() over (partition by opportunity_id order by at desc, stage desc) as recent
    from deal_stage_entries
    where is_recorded
)

select
    d.opportunity_id,
    case
        when :funnel_order = 'strict' and l.opportunity_id is not null then coalesce(s.reached, 0)
        when d.outcome = 'won' and d.ended_on <= cast(:as_of as date) then 6
        else least(coalesce(l.highest, d.stage, 0), 6)
    end as reached,
    coalesce(l.stage, d.stage) as stage,
    coalesce(l.day, d.opened_on) as entered_on,
    l.opportunity_id is not null as is_recorded
from deal_records as d
left join latest as l on d.opportunity_id = l.opportunity_id and l.recent = 1
left join strictly as s on d.opportunity_id = s.opportunity_id
