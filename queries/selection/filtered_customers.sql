-- The customers who pass every filter that is set; the one place where the reader's filters are applied.
--
-- grain:       one row per customer who passes
-- key:         customer_id
-- uses:        staging/customer_records
-- customer_id  text    the customer's key
-- name         text    the customer's name
select
    a.customer_id,
    a.name
from customer_records as a
where :filters
