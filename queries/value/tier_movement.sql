-- Customers by value tier at the start and at the end of the period.
--
-- grain:     one row per pair of tiers, with new in the first and lost in the second; empty pairs included
-- uses:      profile/customer_tiers, selection/selected_customers, selection/slice_values, rules/tiers
-- adds_up:   customers
-- slice      text                      the value of the field that splits the result
-- from_tier  text   Tier at the start  tier by the 12 months before the period; new without one
-- to_tier    text   Tier at the end    tier by the 12 months to its end; lost without one
-- customers  count  Customers          customers who made that move
with pairs as (
    select
        c.slice,
        o.tier as from_tier,
        e.tier as to_tier
    from selected_customers as c
    inner join customer_tiers as o on c.customer_id = o.customer_id and o.look = 'opening'
    inner join customer_tiers as e on c.customer_id = e.customer_id and e.look = 'closing'
),

ends as (
    select tier, position from tiers
    union all
    select 'Unknown' as tier, 1000 as position
)

select
    l.slice,
    case when f.tier = 'Unknown' then 'new' else f.tier end as from_tier,
    case when t.tier = 'Unknown' then 'lost' else t.tier end as to_tier,
    count(p.slice) as customers
from slice_values as l
cross join ends as f
cross join ends as t
left join pairs as p on l.slice = p.slice and f.tier = p.from_tier and t.tier = p.to_tier
where f.tier <> 'Unknown' or t.tier <> 'Unknown'
group by l.slice, f.tier, t.tier, f.position, t.position
order by l.slice, f.position, t.position
