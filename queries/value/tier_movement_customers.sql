-- The customers behind each move between value tiers from the start of the period to its end.
--
-- grain:       one row per customer with a tier at either end
-- uses:        profile/customer_tiers, selection/selected_customers
-- slice        text                     the value of the field that splits the result
-- customer_id  text  Customer           the customer
-- name         text  Name               the customer's name
-- from_tier    text  Tier at the start  tier by the 12 months before the period; new without one
-- to_tier      text  Tier at the end    tier by the 12 months to its end; lost without one
select
    c.slice,
    c.customer_id,
    c.name,
    case when o.tier = 'Unknown' then 'new' else o.tier end as from_tier,
    case when e.tier = 'Unknown' then 'lost' else e.tier end as to_tier
from selected_customers as c
inner join customer_tiers as o on c.customer_id = o.customer_id and o.look = 'opening'
inner join customer_tiers as e on c.customer_id = e.customer_id and e.look = 'closing'
where o.tier <> 'Unknown' or e.tier <> 'Unknown'
order by c.customer_id
