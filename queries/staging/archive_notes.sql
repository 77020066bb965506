-- Notes on customers, by section and field of the archive.
--
-- grain:      one row per customer, section and field
-- customer_id text    the customer
-- section     text    the section of the archive
-- field       text    the field
-- value       text    what was noted
select
    customer_id,
    section,
    field,
    value
from customer_profiles
