-- What campaigns spent on each customer before the customer became one: a campaign's cost is shared by all it touched.
--
-- grain:      one row per customer touched in time by a campaign whose cost is on record
-- uses:       funnel/steps/conversion_dates, staging/campaign_cost_shares
-- customer_id text    the customer
-- cost        money   the shares of all such campaigns
select
    t.customer_id,
    sum(t.cost) as cost
from campaign_cost_shares as t
left join conversion_dates as f on t.customer_id = f.customer_id
where f.converted_on is null or t.day <= f.converted_on
group by t.customer_id
