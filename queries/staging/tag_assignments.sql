-- The words put on each customer.
--
-- grain:      one row per customer and word
-- customer_id text    the customer
-- tag         text    the word
select
    customer_id,
    tag
from customer_tags
