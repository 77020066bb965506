-- First and latest day of each kind of fact on record.
--
-- grain:    one row per kind of fact
-- uses:     staging/response_records
-- fact      text    purchases, responses, deals, or the table of any other fact
-- first_on  date    first day on record, empty where there is none
-- latest_on date    latest day on record, empty where there is none
with days as (
    select 'purchases' as fact, ordered_on as day from order_lines where not coalesce(is_return, false)
    union all
    select 'order_lines' as fact, ordered_on as day from order_lines
    union all
    select 'responses' as fact, day from response_records
    union all
    select 'deals' as fact, opened_on as day from opportunities
    union all
    select 'deals' as fact, closed_on as day from opportunities
    union all
    select 'deals' as fact, cast(entered_at as date) as day from stage_events
    union all
    select 'deals' as fact, cast(at as date) as day from interactions
    union all
    select 'contracts' as fact, starts_on as day from contracts
    union all
    select 'receivables' as fact, issued_on as day from receivables
    union all
    select 'loyalty_points' as fact, cast(at as date) as day from loyalty_points
    union all
    select 'campaign_touches' as fact, cast(touched_at as date) as day from campaign_touches
    union all
    select 'churn_notes' as fact, cast(at as date) as day from churn_notes
    union all
    select 'service_cases' as fact, cast(opened_at as date) as day from service_cases
)

select
    fact,
    min(day) as first_on,
    max(day) as latest_on
from days
group by fact
