-- Of the population only those chosen by their keys: states are told one by one, so nobody else matters to them.
--
-- grain:      one row per customer of the chosen side and key
-- uses:       profile/ranked_population
-- customer_id text    the customer's key
-- is_prospect flag    need and purchasing power are both on record
select
    customer_id,
    is_prospect
from ranked_population
where customer_id <> '' and customer_id in (:customer)
