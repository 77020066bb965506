-- Customers with their industry, for a split by it.
--
-- grain:      one row per customer
-- uses:       staging/customer_records
-- customer_id text    the customer's key
-- slice     text    the industry
select
    customer_id,
    industry as slice
from customer_records
