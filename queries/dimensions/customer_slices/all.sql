-- Customers undivided.
--
-- grain:      one row per customer
-- uses:       staging/customer_records
-- customer_id text    the customer's key
-- slice     text    all
select
    customer_id,
    'all' as slice
from customer_records
