-- The chosen customers, and unless a filter leaves Unknown out the unknown one, so that sums lose nothing.
--
-- grain:      one row per chosen customer, and at most one with an empty key
-- uses:       selection/selected_customers
-- customer_id text    the customer's key; empty for facts without a known customer
-- name        text    the customer's name
-- slice     text    the value of the field that splits the result
select
    customer_id,
    name,
    slice
from selected_customers
union all
select
    '' as customer_id,
    'Unknown' as name,
    case when :by = '' then 'all' else 'Unknown' end as slice
where :with_unknown
