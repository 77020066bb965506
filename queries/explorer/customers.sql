-- The chosen customers with everything that is known of each, as a table to cut, sort and export.
--
-- grain:      one row per chosen customer, by key
-- uses:       base/selected_customers, base/customer_attributes
-- columns_of: base/customer_attributes
-- slice       text    the value of the field that splits the result
select
    c.slice,
    a.*  -- noqa: AM04
from selected_customers as c
inner join customer_attributes as a on c.customer_id = a.customer_id
order by a.customer_id asc
