-- The reason on record for each churn event of the period: the latest note after the last purchase and before a return.
--
-- grain:      one row per churn event
-- uses:       churn/steps/churn_events, staging/churn_note_records
-- slice       text    the value of the field that splits the result
-- customer_id text    the customer
-- churned_on  date    the day of the event
-- reason      text    the reason, Unknown where none is on record
with notes as (
    select
        e.customer_id,
        e.churned_on,
        n.reason,
        row_number() over (partition by e.customer_id, e.churned_on order by n.at desc, n.reason asc) as recent
    from churn_events as e
    inner join churn_note_records as n
        on
            e.customer_id = n.customer_id
            and cast(n.at as date) between e.last_on and :as_of
            and (e.next_on is null or cast(n.at as date) < e.next_on)
    where n.reason is not null and n.reason <> 'unknown'
)

select
    e.slice,
    e.customer_id,
    e.churned_on,
    coalesce(n.reason, 'Unknown') as reason
from churn_events as e
left join notes as n on e.customer_id = n.customer_id and e.churned_on = n.churned_on and n.recent = 1
