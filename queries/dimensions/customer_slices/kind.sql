-- Customers with their kind, for a split by it.
--
-- grain:      one row per customer
-- uses:       staging/customer_records
-- customer_id text    the customer's key
-- slice     text    the kind
select
    customer_id,
    kind as slice
from customer_records
