-- The customers whose states are told: the population, unless a question puts fewer in its place.
--
-- grain:      one row per customer of the chosen side
-- uses:       profile/ranked_population
-- customer_id text    the customer's key
-- is_prospect flag    need and purchasing power are both on record
select
    customer_id,
    is_prospect
from ranked_population
