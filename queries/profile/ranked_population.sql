-- The customers whom ranks and states are computed on: external ones, unless the reader widens the side.
--
-- grain:      one row per customer of the chosen side
-- uses:       staging/customer_records
-- customer_id text    the customer's key
-- is_prospect flag    need and purchasing power are both on record
select
    customer_id,
    is_prospect
from customer_records
where side in (:side)
