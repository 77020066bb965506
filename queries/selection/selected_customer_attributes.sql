-- The customers whom the reader's filters select, with everything that is known of them.
--
-- grain:      one row per customer who passes every filter that is set
-- key:        customer_id
-- uses:       selection/filtered_customers of profile/customer_attributes
-- columns_of: profile/customer_attributes
-- slice       text    the value of the field that splits the result; all where it is not split
select
    a.*,  -- noqa: AM04
    :slice as slice  -- noqa: AL09
from filtered_customers as a
