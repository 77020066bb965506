-- What campaigns spent on each customer before the customer became one: a campaign's cost is shared by all it touched.
--
-- grain:      one row per customer touched in time by a campaign whose cost is on record
-- uses:       funnel/steps/conversion_dates
-- customer_id text    the customer
-- cost        money   the shares of all such campaigns
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
    t.customer_id,
    sum(s.cost) as cost
from touched as t
inner join shared as s on t.campaign_id = s.campaign_id
left join conversion_dates as f on t.customer_id = f.customer_id
where f.converted_on is null or t.day <= f.converted_on
group by t.customer_id
