-- The day on which each customer became one: by a purchase, a won deal or a contract, whichever came first.
--
-- grain:       one row per customer who did by as_of
-- uses:        activity/purchase_days, staging/started_contracts, staging/deal_records
-- customer_id  text    the customer
-- converted_on date    the day; the distant past where none is on record
with days as (
    select customer_id, day from purchase_days
    union all
    select customer_id, starts_on as day from started_contracts where ends_on is null or ends_on >= starts_on
    union all
    select recorded_customer_id as customer_id, coalesce(closed_on, opened_on, cast('1900-01-01' as date)) as day
    from deal_records
    where recorded_outcome = 'won'
)

select
    customer_id,
    min(day) as converted_on
from days
where customer_id is not null and day <= :as_of
group by customer_id
