-- What each campaign spent on each customer whom it touched up to as_of: its cost in equal shares.
--
-- grain:      one row per campaign whose cost is on record and customer touched
-- campaign_id text    the campaign
-- customer_id text    the customer
-- day         date    the first day of a touch
-- cost        money   the customer's share of the cost
with touched as (
    select
        campaign_id,
        customer_id,
        cast(min(touched_at) as date) as day
    from campaign_touches
    where cast(touched_at as date) <= :as_of
    group by campaign_id, customer_id
),

shared as (
    select
        t.campaign_id,
        max(k.cost) / count(*) as cost
    from touched as t
    inner join campaigns as k on t.campaign_id = k.campaign_id
    where k.cost is not null
    group by t.campaign_id
)

select
    t.campaign_id,
    t.customer_id,
    t.day,
    s.cost
from touched as t
inner join shared as s on t.campaign_id = s.campaign_id
