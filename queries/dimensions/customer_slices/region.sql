-- Customers with their region, for a split by it.
--
-- grain:      one row per customer
-- uses:       staging/customer_records
-- customer_id text    the customer's key
-- slice     text    the region
select
    customer_id,
    region as slice
from customer_records
