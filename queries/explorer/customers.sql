-- The chosen customers with everything that is known of each, as a table to cut, sort and export.
--
-- grain:      one row per chosen customer, by key
-- subject:    record
-- uses:       base/chosen_attributes
-- columns_of: base/customer_attributes
select a.*  -- noqa: AM04
from chosen_attributes as a
order by a.customer_id asc
