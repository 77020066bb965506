-- Customers undivided.
--
-- grain:      one row per customer
-- uses:       base/customer_records
-- customer_id text    the customer's key
-- slice     text    all
select
    customer_id,
    'all' as slice
from customer_records
