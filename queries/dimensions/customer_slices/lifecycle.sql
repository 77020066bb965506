-- Customers with their lifecycle state, for a split by it.
--
-- grain:      one row per customer
-- uses:       profile/customer_states
-- customer_id text    the customer's key
-- slice     text    the state at as_of
select
    customer_id,
    state as slice
from customer_states
where look = 'now'
