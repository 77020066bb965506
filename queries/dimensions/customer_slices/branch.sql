-- Customers with their branch, for a split by it.
--
-- grain:      one row per customer
-- uses:       staging/customer_records
-- customer_id text    the customer's key
-- slice     text    the branch
select
    customer_id,
    branch as slice
from customer_records
