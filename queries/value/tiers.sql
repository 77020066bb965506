-- Customers, revenue and contribution per value tier, highest tier first.
--
-- grain:         one row per tier, empty ones included; Unknown where revenue has no known customer
-- uses:          value/steps/tier_spend, selection/slice_values, rules/tiers
-- adds_up:       customers, revenue, contribution
-- slice          text                     the value of the field that splits the result
-- tier           text   Value tier        the tier's name in the rules file
-- customers      count  Customers         customers with a purchase or a return in the 12 months to as_of, or in the
--                                         period if set
-- revenue        money  Revenue           their net revenue in those days
-- contribution   money  Contribution      revenue less the cost of goods on record; cost to serve is not recorded
-- revenue_ratio  ratio  Share of revenue  revenue / revenue of all tiers
with tier_list as (
    select
        tier,
        position
    from tiers
    union all
    select
        'Unknown' as tier,
        1000 as position
)

select
    l.slice,
    t.tier,
    count(case when s.customer_id <> '' then 1 end) as customers,
    coalesce(sum(s.revenue), 0) as revenue,
    coalesce(sum(s.contribution), 0) as contribution,
    cast(coalesce(sum(s.revenue), 0) as double)
    / nullif(sum(sum(s.revenue)) over (partition by l.slice), 0) as revenue_ratio
from (
    select slice from slice_values
    union
    select slice from tier_spend
) as l
cross join tier_list as t
left join tier_spend as s on l.slice = s.slice and t.tier = s.tier
group by l.slice, t.tier, t.position
having t.position < 1000 or count(s.customer_id) > 0
order by l.slice, t.position
