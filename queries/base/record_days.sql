-- First and latest day of each kind of fact on record.
--
-- grain:    one row per kind of fact
-- fact      text    purchases, responses, deals, or the table of any other fact
-- first_on  date    first day on record, empty where there is none
-- latest_on date    latest day on record, empty where there is none
select
    'purchases' as fact,
    min(ordered_on) as first_on,
    max(ordered_on) as latest_on
from order_lines
where not coalesce(is_return, false)
union all
select
    'order_lines' as fact,
    min(ordered_on) as first_on,
    max(ordered_on) as latest_on
from order_lines
union all
select
    'responses' as fact,
    min(cast(submitted_at as date)) as first_on,
    max(cast(submitted_at as date)) as latest_on
from survey_responses
union all
select
    'deals' as fact,
    min(least(opened_on, closed_on)) as first_on,
    max(greatest(opened_on, closed_on)) as latest_on
from opportunities
union all
select
    'deals' as fact,
    min(cast(entered_at as date)) as first_on,
    max(cast(entered_at as date)) as latest_on
from stage_events
union all
select
    'deals' as fact,
    min(cast(at as date)) as first_on,
    max(cast(at as date)) as latest_on
from interactions
union all
select
    'contracts' as fact,
    min(starts_on) as first_on,
    max(starts_on) as latest_on
from contracts
union all
select
    'service_cases' as fact,
    min(cast(opened_at as date)) as first_on,
    max(cast(opened_at as date)) as latest_on
from service_cases
