-- Customers with their side, for a split by it.
--
-- grain:      one row per customer
-- uses:       staging/customer_records
-- customer_id text    the customer's key
-- slice     text    the side
select
    customer_id,
    side as slice
from customer_records
