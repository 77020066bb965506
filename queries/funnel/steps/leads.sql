-- The chosen customers by the way in which they were found: everybody on record by the period's end, or only who came
-- in the period where the reader set its first day.
--
-- grain:       one row per chosen customer found in time; without a first day on record only where none is asked for
-- key:         customer_id
-- uses:        selection/selected_customers, staging/customer_records, funnel/steps/conversion_dates
-- uses:        funnel/steps/lead_costs, rules/channels
-- slice        text    the value of the field that splits the result
-- channel      text    one of the 14 ways; Other, or Unknown where none is on record
-- customer_id  text    the customer
-- name         text    the customer's name
-- owner        text    who looks after the customer
-- created_on   date    first day on record
-- is_converted flag    bought, won as a deal or signed a contract by as_of
-- converted_on date    the first day of that, empty where not on record
-- cost         money   what campaigns spent on the customer until then; empty where none is on record
select
    c.slice,
    case when r.channel = 'Unknown' then 'Unknown' else coalesce(w.channel, 'Other') end as channel,
    c.customer_id,
    c.name,
    r.owner,
    r.created_on,
    f.converted_on is not null as is_converted,
    nullif(f.converted_on, cast('1900-01-01' as date)) as converted_on,
    k.cost
from selected_customers as c
inner join customer_records as r on c.customer_id = r.customer_id
left join channels as w on r.channel = w.channel
left join conversion_dates as f on c.customer_id = f.customer_id
left join lead_costs as k on c.customer_id = k.customer_id
where
    (r.created_on is null and not :is_from_set)
    or (
        r.created_on <= least(cast(:to_on as date), cast(:as_of as date))
        and (not :is_from_set or r.created_on >= :from_on)
    )
