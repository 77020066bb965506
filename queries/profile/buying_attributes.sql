-- What each customer bought, and how that ranks among all.
--
-- grain:          one row per customer on record
-- key:            customer_id
-- uses:           profile/customer_tiers, profile/customer_states, profile/rfm_customer_segments
-- uses:           profile/yearly_spend, staging/customer_ids
-- materialized:   yes
-- ordered_by:     customer_id
-- override:       periods/as_of_dates is periods/as_of_date_now, activity/spells is activity/merged_spells
-- customer_id     text                             the customer's key
-- tier            text   Value tier                value tier
-- lifecycle       text   Lifecycle                 lifecycle state
-- rfm_segment     text   RFM segment               the name that the rules file gives to the scores R and F
-- r               score  R                         recency, 1 to 5, 5 the most recent
-- f               score  F                         frequency, 1 to 5, 5 the most orders
-- m               score  M                         revenue, 1 to 5, 5 the most
-- first_on        date   First purchase            first purchase
-- last_on         date   Last purchase             last purchase
-- silent_days     days   Days silent               from the last purchase to as_of
-- all_orders      count  Orders so far             orders up to as_of
-- orders          count  Orders                    orders in the 12 months that tiers rank
-- revenue         money  Revenue                   net revenue in those 12 months
-- contribution    money  Contribution              revenue less the cost of goods on record
-- margin_ratio    ratio  Margin                    contribution ÷ revenue of the lines with a cost on record, empty
--                                                  without them
-- revenue_before  money  Revenue, the year before  net revenue in as many days before
select
    c.customer_id,
    coalesce(t.tier, 'Unknown') as tier,
    coalesce(l.state, 'Unknown') as lifecycle,
    coalesce(s.segment, 'Unknown') as rfm_segment,
    s.r, s.f, s.m,
    y.first_on, y.last_on,
    date_diff('day', y.last_on, cast(:as_of as date)) as silent_days,
    coalesce(y.all_orders, 0) as all_orders,
    coalesce(y.orders, 0) as orders,
    coalesce(y.revenue, 0) as revenue,
    coalesce(y.contribution, 0) as contribution,
    cast(y.contribution - y.revenue + y.costed as double) / nullif(y.costed, 0) as margin_ratio,
    coalesce(y.revenue_before, 0) as revenue_before
from customer_ids as c
left join customer_tiers as t on t.look = 'now' and c.customer_id = t.customer_id
left join customer_states as l on l.look = 'now' and c.customer_id = l.customer_id
left join rfm_customer_segments as s on c.customer_id = s.customer_id
left join yearly_spend as y on c.customer_id = y.customer_id
