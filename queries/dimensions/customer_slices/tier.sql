-- Customers with their value tier, for a split by it.
--
-- grain:      one row per customer
-- uses:       profile/customer_tiers
-- customer_id text    the customer's key
-- slice     text    the tier at as_of, Unknown without a purchase in the window
select
    customer_id,
    tier as slice
from customer_tiers
where look = 'now'
