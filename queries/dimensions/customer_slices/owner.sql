-- Customers with their owner, for a split by it.
--
-- grain:      one row per customer
-- uses:       staging/customer_records
-- customer_id text    the customer's key
-- slice     text    the owner
select
    customer_id,
    owner as slice
from customer_records
