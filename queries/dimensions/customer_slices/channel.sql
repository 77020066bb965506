-- Customers with their channel, for a split by it.
--
-- grain:      one row per customer
-- uses:       staging/customer_records
-- customer_id text    the customer's key
-- slice     text    the channel
select
    customer_id,
    channel as slice
from customer_records
