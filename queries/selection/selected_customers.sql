-- The customers whom the reader's filters select, with the value of the field that splits the result.
--
-- grain:       one row per customer who passes every filter that is set
-- key:         customer_id
-- uses:        selection/filtered_customers, dimensions/customer_slices
-- customer_id  text    the customer's key
-- name         text    the customer's name
-- slice        text    the value of the field that splits the result; all where it is not split
select
    c.customer_id,
    c.name,
    s.slice
from filtered_customers as c
inner join customer_slices as s on c.customer_id = s.customer_id
