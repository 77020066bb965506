-- Customers with the value of the field that splits the result; all where it is not split by a field of customers.
--
-- grain:       one row per customer
-- key:         customer_id
-- uses:        staging/customer_records
-- from_fields: customer_slices
-- customer_id  text    the customer's key
-- slice        text    the customer's value of the field
select
    customer_id,
    'all' as slice
from customer_records
