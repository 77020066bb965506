-- The first and the latest day on record for each subject; where a subject has no facts, those of any fact.
--
-- grain:     one row per subject
-- uses:      staging/fact_day_ranges
-- subject:   record
-- subject    text  Subject    purchases, responses or deals
-- first_on   date  First day  first day on record
-- latest_on  date  Last day   latest day on record, the day reports look from unless told another
with subjects as (
    select 'purchases' as subject
    union all
    select 'responses' as subject
    union all
    select 'deals' as subject
)

select
    s.subject,
    coalesce(min(case when r.fact = s.subject then r.first_on end), min(r.first_on)) as first_on,
    coalesce(max(case when r.fact = s.subject then r.latest_on end), max(r.latest_on)) as latest_on
from subjects as s
left join fact_day_ranges as r on 1 = 1
group by s.subject
order by s.subject
