-- The chosen customers with everything that is known of each, as a table to cut, sort and export.
--
-- grain:      one row per chosen customer, by key
-- key:        customer_id
-- subject:    record
-- uses:       selection/selected_customer_attributes
-- columns_of: profile/customer_attributes
select a.*  -- noqa: AM04
from selected_customer_attributes as a
order by a.customer_id asc
