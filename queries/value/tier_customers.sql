-- The customers of each value tier, the highest contribution first.
--
-- grain:        one row per customer with a purchase or return in the days that tiers rank
-- uses:         value/steps/tier_spend
-- slice         text                 the value of the field that splits the result
-- customer_id   text   Customer      the customer
-- name          text   Name          the customer's name
-- tier          text   Value tier    the tier at as_of
-- revenue       money  Revenue       net revenue in those days
-- contribution  money  Contribution  revenue less the cost of goods on record
select
    slice,
    customer_id,
    name,
    tier,
    revenue,
    contribution
from tier_spend
where customer_id <> ''
order by contribution desc, customer_id asc
